/** Given names of people from the countries that Swedish support services meet most, by group; romanised in the common ways. */
export const WORLD_GIVEN = `
andrei alexandru mihai ionut ion ioan vasile gheorghe florin constantin nicolae marian adrian cristian bogdan razvan radu dumitru stefan marius catalin
cosmin ciprian daniel gabriel george liviu lucian octavian ovidiu petru sorin tiberiu tudor valentin viorel vlad costel costin iulian dragos darius
elena ioana andreea mihaela alexandra ana-maria cristina daniela gabriela georgiana ileana irina iuliana larisa lavinia loredana luminita madalina
mariana mirela monica nicoleta oana raluca ramona roxana ruxandra simona sorina stefania teodora valentina violeta viorica denisa diana bianca adina
adela alina ancuta anca camelia carmen claudia corina crina delia dorina ecaterina estera florentina ionela izabela laura lacramioara lenuta ligia
georgi ivan dimitar nikolay nikolai petar hristo todor vasil stoyan angel krasimir plamen rumen svetoslav yordan asen boyko emil kiril lyubomir mihail
mitko ognyan radoslav stanislav tihomir valeri ventsislav zdravko desislava gergana iva ivanka kalina maya milena nadezhda petya polina rositsa ralitsa
silviya snezhana stanislava svetla teodora tsvetelina tsvetana vanya velina yana yordanka zlatka zornitsa radka rumyana dimitrina donka galina
blessing precious loveth rejoice destiny hope success glory charity beauty vivian juliet juliana sandra gladys evelyn joy faith mercy patience favour gift happiness comfort peace grace queen princess osas osaro osagie osaretin osayande efosa eghosa
osamudiamen aisosa itohan isoken ivie omosede osarugue edosa nosa esohe eseosa adesuwa amenze etinosa iyobosa chidi chinedu chinwe chioma chidinma chukwuemeka
chukwudi emeka obinna ifeanyi ifeoma ikenna kelechi kenechukwu nkechi nneka nnamdi ngozi obioma oge oluchi onyeka uche uchenna ugochukwu adaeze adaobi ada amara
amarachi ebuka ebele ogechi oluwaseun oluwatobi oluwaseyi oluwadamilola seun tunde babatunde bola bolaji bukola dapo dayo femi folake funke gbenga kehinde taiwo
kayode kola kunle lanre lola modupe olumide segun seyi sade shade tayo titi tobi tope toyin wale yemi yemisi yetunde yinka ayodele ayo abimbola adebayo
aisha amina fatima halima hauwa hadiza ibrahim idris ismaila kabiru maryam musa nafisa rabi sadiq safiya sani suleiman usman yakubu yusuf zainab kwame kofi
kwaku yaw akua abena ama esi efua adwoa akosua kojo ekow mamadou ousmane fatou aminata awa binta bintou ebrima lamin modou isatou mariama kadiatou fanta oumar
somchai somsak sombat sompong somporn sunisa siriporn supaporn suda sudarat saowanee siriwan sirikit pornthip pranee prasert preecha pimchanok pim
pensri pawinee patcharee panida orathai ornuma nittaya nonglak nuttaporn natthaporn nattaya naree napaporn mayuree manee malee malai lamai kanya
kanokwan kannika kulap kamonwan jintana jiraporn duangjai darunee chanida chalida busaba boonmee anong anchalee apinya arunee aree ampai wipa wilai
wanida wanna wanphen vilaiwan uraiwan urai thidarat thanaporn thongchai tipawan tida rattana rungnapa ratree porn noi lek nok ploy fon nan nid kittisak
nguyen thi anh bao binh chau chi cuong dao diep dinh duc dung duong duyen giang hai hang hanh hien hieu hoa hoai hoang hong hue hung huong huy huyen khanh khoa
kien lan lien linh loan long luan mai minh my nam nga ngan ngoc nhi nhung oanh phong phuc phuong quan quang quoc quyen quynh son tam tan thanh thao thinh thuy
thuong tien toan trang trinh trung truong tuan tung tuyen tuyet uyen van viet vinh vuong xuan yen yến khang kiet dat hoàng nhat thu tu hao hien ngan trâm tram
oleksandr oleksandra olena oksana iryna tetiana nataliia natalia natalya yuliia yulia liudmyla lyudmyla svitlana halyna mariia kateryna anastasiia anastasia
viktoriia daria dariia sofiia solomiia zlata polina alina yana inna larysa lesya nadiia valentyna vira volodymyr serhii sergiy sergii andrii mykola vasyl
mykhailo dmytro dmytrii ihor yurii oleh bohdan taras ivan petro roman ruslan maksym denys artem vladyslav yaroslav viacheslav vitalii pavlo stepan ostap nazar
hryhorii anatolii kyrylo danylo yevhen yevheniia myroslava zoya ulyana khrystyna olha orysia
aleksandr aleksandra aleksei alexei alexey anatoly andrey anton arkady artyom boris denis dmitri dmitry dmitriy eduard evgeni evgeny yevgeny fyodor gennady
grigory igor ilya kirill konstantin leonid lev maksim maxim mikhail nikita oleg pavel pyotr roman ruslan semyon sergei sergey stanislav timofey timur
vadim valery vasily viktor vitaly vladimir vladislav vyacheslav yaroslav yegor yevgeni yuri zakhar alla alyona anastasiya antonina anzhela darya ekaterina
yekaterina evgenia galina inessa irina karina kristina ksenia ksenya larisa lidia lidiya lyubov lyudmila marina nadia nadya nadezhda natasha nina oksana olesya
olga polina raisa snezhana svetlana taisia tamara tatiana tatyana ulyana valentina valeria valeriya varvara vera veronika yelena zhanna zinaida dasha masha sasha
katya kolya misha pasha sveta tanya vanya volodya zhenya aigul ainura gulnara dilnoza nargiza madina zarina jamshid rustam bakhtiyar nurlan ulugbek
agnieszka aleksandra alicja barbara beata bozena danuta dorota elzbieta ewa ewelina grazyna halina hanna iwona izabela jadwiga janina joanna jolanta justyna
kamila karolina kasia katarzyna kinga krystyna lucyna magda magdalena magorzata małgorzata malgorzata marta martyna monika natalia olga patrycja paulina renata sylwia teresa
urszula wanda weronika wioletta zofia zuzanna adam andrzej artur bartosz bartlomiej bartłomiej boguslaw dariusz dawid dominik grzegorz henryk jacek jakub jan janusz
jaroslaw jerzy jozef józef kamil karol kazimierz krzysztof leszek lukasz łukasz maciej marcin marek mariusz mateusz michal michał miroslaw pawel paweł piotr przemyslaw radoslaw rafal
rafał robert ryszard sebastian slawomir sławomir stanislaw stanisław szymon tadeusz tomasz waldemar wieslaw witold wojciech zbigniew zdzislaw zygmunt jarosław mirosław
ahmad ahmed mohammad mohammed mohamed mohamad muhammad mahmoud mahmud mustafa ali hassan hasan hussein husein hussain hossein abdullah abdallah abdul abdulrahman abdelrahman
abdulkarim abdirahman abdulaziz omar umar khaled khalid ibrahim ismail ismael youssef yousef yusef yousif yosef amir ammar anas ayman aziz bashar bassam bilal
fadi fahad faisal farid faris fares firas hadi haidar haitham hamid hamza hani haroun hatem hisham ihab imad iyad issa jaber jamal jamil jihad kamal karim kareem
kassem qasim laith louay luay maher majid malik mansour marwan mazen moaz mohannad munir murad nabil nader nadim nasser nizar nour noor osama osman qusay ra'ed raed rami
ramzi rashid riad ryad saad sabah saddam said saeed salah salem salim salman samer sami samir sara sharif tarek tariq tareq wael walid waleed wassim wissam yahya yaser yasser zaid
zakaria ziad zuhair abeer abir ahlam aisha aya aicha alaa amal amani amina amira asma aseel bayan bushra dalal dalia dana dima dina doaa eman iman esraa fadwa farah fatema fatemeh
fatima fatin fatma ghada hala hanan hanin hayat hiba heba hind huda inas inaam intisar jamila jana jawaher karima khadija khadijah lamia lama latifa layla leila leyla
lina lubna lujain maha mais malak manal maram mariam maryam marwa may maysa mona muna nada nadia naima najat najla najwa nawal nesrin nisreen noura nura ola rabab rabia
rahaf rana rania raghad rasha rawan reem rim riham rima rola ruba safa sahar salma samah samar samia samira sanaa sawsan shahd shaima shatha sherin sahra siham suad suha sumaya
susan tasnim wafa warda widad yara yasmin yasmeen yusra zahra zainab zaynab zeinab zena zeina zubaida
azad baran berivan bahar bahoz delal dilan dilara evin ferhad hêvî hevi hiwa jiyan jian karwan kawa kurdistan lana narin nazdar newroz rebin rojda rojin rezan ronak sazan shilan sherzad
shno sipan sirwan soran xezal zana zilan zin aram arin avin aryan awat bestoon bnar dara diyar hawre helin
abraham abrehet aman amanuel aster awet bereket berhane berhe biniam bisrat daniel dawit desta eden efrem ermias eyob feven filmon fiyori freweini fthi ghebre ghirmay gebre haben
haile hana helen henok hermela hiwot kibrom kidane kiros lemlem letebrhan lula luam luwam mebrahtu medhanie mehari mekonnen melat merhawi mesfin meron michael mikal mikias milkyas mussie
nahom natnael negash okubay rahel rahwa robel ruta saba samrawit selam semere senait sham shewit simon solomon teame tedros tekle temesgen tesfay tesfaye tesfalem tewolde tigist timnit tirhas
tsehay tsige weldu winta yemane yohana yohannes yonas yordanos yodit zebib zeray zewdi abeba abel bethlehem birtukan genet girma hirut kassa kebede marta mulu
abdi abdirahman abdullahi abshir abdifatah abdikadir aden adan ahmednur asha ayaan ayan bashir bile cabdi caasha cawil deeqa deqa dahir duniyo ebyan fadumo faduma faisa fartun fardowsa fatuma
farah fowsia guled habiba habibo halimo hamdi hawa hibaq hibo hodan hodo ibado idil idris ifrah igbal ikran ilhan ilyas isra istahil jama khadra kowsar ladan leyla liban luul
maryan mahad mahdi maida maka muna mumin mohamud mukhtar mulki nasra nasteexo nimo nimco omar osman qali ruqiyo rahma rooda roda saado sacdiyo sahra said safia salad samatar samsam saynab
shamso sharmarke shukri siham siyad sucdi sumaya suleqa ubah warsame xasan xaawo yaasiin yasin yasmiin yurub zakariye zamzam cabdulaahi maxamed axmed
abbas abdulhadi ahmadzai ainullah akbar amanullah asadullah aziza azizullah belqis besmellah ehsan elham enayat farhad fariba farida farzana fawad fereshteh freshta fahim ghulam gul gulsom habib habibullah hafiz
hamidullah haroon hashmat homa homayun jawad jawid kamila karima khalil khatera laila latif mahboba mahnaz malalai marzia masood masoud masuma mina mirwais mojtaba morteza mursal najib najibullah naqibullah narges
nasima nasir nasrin nazanin nilofar nilufar noorullah omid palwasha parisa parwana parwin qais rahima rahimullah rahmatullah ramin reza roya rohullah rustam sabera sakina saleha samiullah sediqa shabnam shafiq shaima shahla
shakila shekiba shirin shukria shugufa sima sohrab soraya storai sultan taher tamana wahid wahida wali yama zabihullah zahir zakia zaki zalmai zarghuna zohra
ahmadreza alireza amirhossein anahita arash ardeshir arezoo arman armin arya ashkan atefeh azadeh azar babak bahman bahram banafsheh behnam behrouz bijan dariush darya davood ebrahim elaheh elnaz esmail farshid farzad farzaneh
fatemeh fereydoun firouz forough ghazal golnaz hamed hamideh hassan hengameh homeira hooman houshang iman iraj javad kamran kambiz katayoun kaveh keyvan khosrow kian kianoush kourosh ladan leili mahdi mahin mahmood mahsa mahshid majid
mana mandana manijeh marjan maryam masoumeh massoud mehdi mehran mehrdad mehrnaz mina mitra mohsen mojgan monireh morteza mozhgan nahid naser nasim navid nazanin negar negin niloofar nima niloufar omid parastoo parvaneh parvin payam pejman peyman
pooya pouya pouria ramin rasoul reyhaneh reza roozbeh rostam roxana sadegh saeid saghar sahar saman samaneh sanaz sara sepideh setareh shadi shahin shahram shahrzad shayan shervin shima shirin shiva shohreh siamak siavash simin sina soheil soheila
soroush taraneh vahid vida yalda yasaman younes zahra ziba zohreh
abdelaziz abdelkader abderrahim abdelhak achraf adil amine anass ayoub aziza badr bouchra brahim chaimae driss fadoua fatiha fatima-zahra fouad ghizlane hafid hajar hakima hamid hanane hicham houda ikram ilham imane jalal jaouad kaoutar khadija
khalid lahcen latifa loubna mehdi meryem mohcine mounir mourad mouna mustapha nabila naima najat nezha nadia omaima othmane oumaima rachid rachida rajae redouane saida said salima sanae siham smail soufiane soukaina souad tarik yassine younes youness
youssra zakaria zineb zouhair zohra
jose maria juan luis carlos miguel angel jesus pedro manuel francisco fernando jorge roberto ricardo eduardo alejandro antonio diego andres sergio rafael raul javier enrique hector oscar cesar victor hugo mario alberto guillermo gustavo
jaime ramon ruben salvador santiago sebastian mateo matias nicolas felipe esteban emilio ernesto rodrigo ramiro marcelo mauricio julio joaquin ignacio gonzalo gerardo german freddy edgar edwin alvaro agustin adolfo wilson walter wilmer yeison jhon
guadalupe juana margarita rosa rosario luz gloria martha ana blanca carmen carolina catalina cecilia consuelo dolores elena esperanza estefania esther fernanda flor francisca gabriela graciela ines isabel jimena josefina juliana laura leticia lorena lourdes
lucia luisa luciana manuela marcela marisol mariela mercedes milagros miriam monica natalia norma olga paola patricia paula pilar raquel rebeca rocio rosalia rosana sandra silvia sofia soledad teresa valeria vanessa veronica victoria violeta viviana ximena
yadira yamileth yolanda yesenia yuliana daiane fernanda joao joão paulo thiago tiago caio leandro leonardo luana larissa leticia mariana priscila rafaela renata tatiane thaís vitoria wagner jorgelina
analyn annalyn angelica arlene bernadette cherry cheryl cristy divina evangeline florabel girlie grace imelda jennylyn jocelyn jonalyn jovelyn josie lorna maricel maricris marites marivic marilou merlinda michelle mylene nenita rowena rosalinda rosalie rosemarie
rhea ronalyn sheila shiela teresita arnel benigno bongbong crisanto danilo dante efren ferdinand jejomar joselito jun-jun junjun melchor nestor noel reynaldo rodel rodolfo rogelio rolando romeo ronaldo virgilio
wei fang na xiuying min jing lili qiang lei jun yang yong yan jie juan tao chao xia ming ping gang ling guihua hui hua hong jianguo jianhua jiahao jiayi li lihua lin meiling mei meihua qing rong shan shu ting xiang xiaoming xiaoli xiao xin xue xuemei yan yi ying
yu yuan yue yun zhen zhiwei zihan ziyi haoran yuxin yuchen zhang baatar bayarmaa batbayar bold enkhtuya ganbold otgonbayar oyuun oyunchimeg tuya altantsetseg
priya anjali deepa kavita lakshmi neha pooja rani sunita amit anil arjun deepak rahul raj rajesh ramesh sanjay sunil suresh vijay vikram fatema nusrat rahman shahida tahmina asif imran kashif nadeem naveed shazia sidra sana saima bushra rubina
mary james john elizabeth jennifer jessica ashley emily sarah samantha michelle amanda melissa stephanie kimberly laura nancy karen betty helen ruth sharon jason jeffrey brian kevin ryan gary timothy edward justin brandon
besnik bledar elira ardita arben agim drita edona fatmir flutura gezim liridon luljeta mirjeta shpresa teuta valmira vjosa xhevahire zana amela emina senad mirsad jasmina dragan zoran milica jelena marko milos nenad slavica snezana zeljko goran dejan
mehmet ayse ayşe emine hatice huseyin hüseyin murat ozlem özlem zeynep elif fatih hakan kemal meltem merve orhan selin serkan yusuf esra gul gülsen hulya cemal
`;

/** Surnames from the same countries. */
export const WORLD_SURNAMES = `
popescu ionescu popa pop radu dumitru stan stoica gheorghe matei ciobanu rusu constantin marin serban lazar florea moldovan munteanu dobre toma ilie nistor ungureanu barbu diaconu cristea mocanu nita sandu dinu tudor voicu balan
manole oprea neagu dragomir anghel ionita enache iancu lupu constantinescu georgescu dumitrescu vasilescu stanescu marinescu petrescu mihai mihalache preda cojocaru craciun rotaru covaci lakatos varga muntean suciu crisan moldoveanu
ivanov ivanova georgiev georgieva dimitrov dimitrova petrov petrova nikolov nikolova hristov hristova stoyanov stoyanova todorov todorova iliev ilieva vasilev vasileva atanasov atanasova petkov petkova angelov angelova marinov marinova
yordanov yordanova kolev koleva mihaylov mihaylova stefanov stefanova asenov asenova kostov kostova aleksandrov aleksandrova mitkov mitkova
okafor okoye okeke okonkwo eze nwosu nwachukwu obi okoro okonjo chukwu chukwuma ibe igwe nnadi nwankwo uzor onyeka onuoha adeyemi adebayo adeleke adeniyi adewale afolabi ajayi akande akinola alabi ayodele babatunde balogun ogunleye
oladipo olatunji olawale oyelaran salami sowande bello danjuma abubakar ibrahim mohammed musa sani usman yakubu igbinedion osagie omoregie idahosa igbinosa osaghae aigbe imafidon ehigiator obaseki osunde edosomwan uwaifo omorogbe iyamu okunbor
aghedo ogbeide ighodaro ehiosun mensah owusu asante boateng appiah osei agyeman amoah annan addo opoku ofori diallo bah sow barry camara conteh sesay kamara bangura koroma jallow ceesay touray jobe njie sanneh diop ndiaye fall traore coulibaly keita toure konate cisse
srisuk saetang sae-tang saelim saengthong suwan suwannarat chaiyasit chaiyaporn charoen wongsa wongsawat wongchai boonmee boonsri phromma phommachan somboon sombat thongdee thongchai thongsuk rattanakul srisai kaewkham kaewmanee chantharat intharat
nguyen tran le pham huynh hoang phan vu vo dang bui do ho ngo duong ly dinh truong doan trinh lam mai dao luu cao ha luong phung ton vuong
shevchenko kovalenko bondarenko tkachenko kravchenko koval kovalchuk shevchuk melnyk polishchuk oliynyk lysenko marchenko moroz savchenko rudenko petrenko klymenko pavlenko kravchuk ponomarenko vasylenko tkachuk ivanenko boyko bondar lytvynenko
hrytsenko sydorenko zakharchenko romanenko kostenko goncharenko tymoshenko zelenska zelensky
smirnov smirnova kuznetsov kuznetsova popov popova sokolov sokolova lebedev lebedeva kozlov kozlova novikov novikova morozov morozova volkov volkova alekseev alekseeva egorov egorova pavlov pavlova semenov semenova golubev golubeva vinogradov vinogradova
bogdanov bogdanova vorobyov fedorov fedorova mikhailov mikhailova belyaev tarasov tarasova belov belova komarov orlov orlova kiselev makarov makarova andreev andreeva kovalev kovaleva zaytsev zaitseva romanov romanova sergeev sergeeva
nowak kowalski kowalska wisniewski wisniewska wojcik wójcik kowalczyk kaminski kaminska lewandowski lewandowska zielinski zielinska szymanski szymanska wozniak woźniak dabrowski dabrowska kozlowski kozlowska jankowski jankowska mazur kwiatkowski kwiatkowska
wojciechowski krawczyk kaczmarek piotrowski piotrowska grabowski grabowska zajac zając pawlowski pawlowska michalski michalska krol król wieczorek jablonski wrobel wróbel nowakowski majewski majewska olszewski stepien malinowski jaworski dudek adamczyk pawlak gorski nowicki sikora
al-ahmad alahmad al-hassan alhassan al-masri almasri al-ali alali khalil khoury haddad hamdan hammoud harb hariri issa jaber kassem kanaan mansour masri najjar nasser nassar qasim rahman rahim saleh salman sabbagh sharif shaheen suleiman sulaiman tahan
zidan zaidan zeidan youssef yousef ismail ibrahim ahmad mahmoud mustafa abbas abdullah abdallah abbas aziz daher darwish fares farah hamad hussein hassan jabbar jasim jassim karim kadhim kareem khalaf majeed mohsen nouri rashid sadiq saeed salih shukri taha yassin
yaseen zaki al-jabouri aljabouri al-saadi alsaadi al-obaidi alobaidi barzani talabani shamoun yousif hanna gabriel malki toma aziz georgis
tesfay tesfaye tekle haile gebre ghebre gebremedhin gebremariam gebreselassie ghebreyesus habte habtom kidane kiflom berhane woldu weldemichael weldegebriel yohannes zerai mengistu bekele tadesse alemu abebe asfaw girma kebede desta negassi araya asmerom
abdi abdulle abdullahi aden ahmed ali dahir duale egal elmi farah gedi gure guled hersi hirsi hassan hussein ibrahim isse jama jimale mohamud mohamed muse nur omar osman roble samatar shire siyad warsame yusuf abdirahman abukar barre
ahmadi mohammadi hosseini hussaini rezai rezaei karimi rahimi rahmani sharifi noori nouri nazari haidari heydari jafari mohseni mousavi musavi sadat sultani soltani yousufi yosufi akbari amiri azizi faizi ghafari habibi haidari hakimi hashemi hashimi ibrahimi
kazemi kazimi mirzai mirzaei naseri nasiri nabizada omari popal qaderi qasemi rasuli rezayi safi salehi samadi sediqi stanekzai wardak yaqubi zadran zahiri zamani ahmadzai
ahmadian abedini ansari asadi asgari bagheri bahrami ebrahimi esmaeili farahani fathi ghasemi ghorbani heidari jalali javadi kamali khodadadi khosravi lotfi mahmoudi maleki moradi mohammadzadeh najafi norouzi parsa pahlavi rostami sadeghi shirazi taheri tavakoli yazdani
zare zarei tehrani kermani
alaoui benali bennani benjelloun berrada boukhari chaoui chraibi el-amrani elamrani amrani el-idrissi idrissi elidrissi fassi filali haddaoui hajji kabbaj lahlou mansouri naciri ouazzani saidi sabri tazi touzani zerouali ziani bouzid belkacem benaissa
garcia garcía martinez martínez rodriguez rodríguez lopez lópez hernandez hernández gonzalez gonzález perez pérez sanchez sánchez ramirez ramírez torres flores rivera gomez gómez diaz díaz reyes cruz morales ortiz gutierrez gutiérrez chavez chávez ramos ruiz
alvarez álvarez mendoza vasquez vásquez castillo jimenez jiménez moreno romero herrera medina aguilar garza castro guzman guzmán vargas fernandez fernández mendez méndez munoz muñoz salazar soto delgado pena peña rios ríos contreras silva santos oliveira souza sousa
lima pereira costa ferreira ribeiro carvalho almeida lopes soares vieira barbosa rocha dias nascimento araujo araújo cardoso teixeira quispe mamani rojas espinoza cordova zambrano cedeno restrepo ospina cardona velez acosta suarez suárez bautista dela-cruz villanueva
aquino mercado pascual salvador tolentino valdez villanueva santiago domingo dizon manalo magsaysay macaraeg lacson panganiban dimaculangan macapagal
wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie han tang feng yu dong xiao cheng cao yuan deng xu fu shen zeng peng lu su jiang cai jia ding wei xue ye yan pan du dai xia zhong tian ren fan fang shi yao tan
singh kumar sharma patel gupta khan hussain begum chowdhury rahman islam akter sheikh shaikh malik butt iqbal mahmood qureshi
smith johnson williams brown jones miller davis wilson taylor thomas jackson white harris martin thompson robinson clark lewis walker young allen king wright hill scott green adams baker nelson
hoxha krasniqi gashi berisha shala bytyqi morina kastrati thaqi rexhepi osmani hodzic hodžić kovacevic kovačević jovanovic jovanović petrovic petrović nikolic nikolić markovic marković djordjevic stojanovic ilic pavlovic begic
yilmaz yılmaz kaya demir celik çelik sahin şahin yildiz yıldız ozturk öztürk aydin aydın arslan dogan doğan kilic kılıç aslan cetin çetin kara koc koç kurt ozkan özkan
`;
