/** Surnames beside those of swedish-names.ts and world-names.ts, in the order of more-given-names.ts; from general knowledge of naming; public statistics of names hold the same. No register and no list was copied. */
export const MORE_SURNAMES = `
albu ardelean badea baltag bejan boboc bogdan bratu bucur buzatu calin candea caramitru ceausescu chiriac chirita ciocan codreanu coman cosma costea
costin cretu croitoru damian david dinca dumitrascu ene fieraru filip fodor gavrila gheorghiu ghita goga grigoras grigore grosu iacob ichim ignat ion
iordache ispas istrate jianu luca lungu macovei man manea marcu marica mazilu mihaila mincu miron mirea moise moraru muresan musat nastase neacsu
neagoe nechita necula nedelcu negru nica nicolae niculae oancea olar olaru olteanu oprisan pana pantea parvu pascu patru pavel petre pintea pirvu
plesa popovici rosca rosu savu sima simion sirbu stanciu stefan stoian szabo tanase toader trandafir trifan trif tudose turcu ursu vaduva vasile
vasilache velea visan vlad vlaicu voinea zaharia zamfir lacatus rostas caldarar ciurar lingurar caldararu
andonov antonov antonova bakalov borisov borisova boyanov boyadzhiev chakarov chavdarov danailov danev daskalov delchev denev dimov dimova dimchev
dimcheva dinev dobrev dobreva donchev donev doychev draganov draganova filipov filipova ganchev ganev genov genova gochev grigorov grozev hadzhiev
ivanovski yankov yankova kaloyanov karaivanov kamenov kirilov kirilova kirov kirova kostadinov krastev krasteva krumov lazarov lazarova lyubenov
manolov markov markova miladinov milanov milchev mitev miteva mitov mladenov mladenova nankov naydenov naydenova nedelchev nenov paskalev panayotov
penchev penev peneva radev radeva radkov radoslavov radulov rangelov rusev ruseva russev rusinov savov simeonov simeonova slavov slavova spasov
spasova stamatov stanchev stanev staneva stankov stankova stoev stoichkov tanev tonchev tonev topalov toshev trifonov tsankov tsonev tsvetanov
tsvetkov valchev valev velev velichkov velikov velkov ventsislavov vladimirov vladov yanev yaneva zahariev zhekov zhelev zlatev zlatanov angelovski
dimitrievski jovanovski kostovski nikolovski petrovski ristovski stojanovski stojanovska trajkovski trajkovska
andriychuk antonenko babenko bandura baranov bezruchko bilyk bilous boiko bondarchuk borysenko burlaka chernenko chornyi danylchuk derkach didenko
diachenko dovzhenko dubenko dudnyk dyachuk fedorchuk fomenko gavrylenko gonchar goncharuk halushko havryliuk herasymenko honchar honcharenko
hordiyenko horbunov hrebenyuk hrynko hryhorenko humeniuk ilchenko ishchenko ivanchenko ivaniuk kachur karpenko karpov kharchenko khmelnytskyi kobzar
kolesnyk kolomiiets kondratiuk korniienko korolenko korol kostiuk kovalov kozak kravets kryvenko kucher kucherenko kulish kushnir kuzmenko kuzmin
lytvyn levchenko lukianenko makarenko maksymenko marchuk martynenko martyniuk matviienko mazurenko melnychuk mironenko mykhailenko mykytenko nazarenko
nesterenko oliinyk onyshchenko onopriienko ostapchuk palamarchuk panasenko panchenko paliy pavliuk petryk pidhornyi prokopenko prykhodko pylypenko
radchenko romaniuk romanchuk rudyk savchuk semenenko semenchenko serdiuk shapoval shvets shulha symonenko skrypnyk slobodian smyrnov sokolenko soroka
stepanenko stetsenko stefaniuk sukhenko tarasenko tereshchenko timoshenko tkach trach tretiak tsymbal tymchenko vasylchenko vasyliev verbytskyi
voitenko voronin vovk yakovenko yaremchuk yarmolenko yatsenko yefimenko yermolenko yeshchenko yurchenko yushchenko zaitsev zaporozhets zhuk zhuravel
zinchenko zubenko abramov afanasyev akimov aksyonov alexandrov andreyev arkhipov artemyev bolshakov bykov chernov davydov denisov dmitriev dorofeev
efimov ermakov filatov filippov fomin frolov galkin gavrilov gerasimov gorbachev gorbunov grigoriev grishin guryev gusev ignatiev ilyin isaev
kalashnikov kalinin kazakov kharitonov klimov kolesnikov kondratiev konovalov koroleva korolev kotov krylov krylova kudryavtsev kulikov lazarev leonov
loginov maksimov martynov maslov matveev mironov nazarov nesterov nikitin nikolaev nikolaeva osipov panov polyakov ryabov saveliev semyonov
shcherbakov sidorov sobolev solovyov solovyova sorokin stepanov suvorov tikhonov timofeev titov tretyakov utkin vasiliev vasilieva vlasov voronov
yakovlev yegorov zakharov zhukov zhuravlev zimin zubkov zuev
abah abiodun achebe adamu adegbite adekoya adelakun ademola adeniran adeoti aderibigbe adesanya adesina adeyemo agbaje agbo agho agu aibangbee
aigbogun aigbokhan ajibade akhigbe akindele akintola akinwande akpan akpobome aliu aliyu amadi amayo anozie animashaun anyanwu arinze ariyo asemota
asuquo atiku awolowo azikiwe babangida babalola bakare bankole chukwuemeka dada ebhodaghe edebiri edegbe edeoghon edosa efe effiong egbe egharevba
eguavoen ekeh ekhator ekong ekpo ekwueme elumelu emeka enabulele enahoro enofe enogieru erhabor erhunmwunse erediauwa esezobor etim evbuomwan eweka
ezeh ezeani ezekwesili fagbemi famuyiwa fashola folarin gbadamosi ibeh ibironke idehen igbinigie igbinoba igiebor igiehon iguodala ihejirika ikechukwu
ikpea ikpeama imade imasuen inneh irabor iroegbu isibor ise isiaka itua iyayi iyare iyoha izedonmwen izevbizua jegede jimoh kalu lawal lawani madu
maduka madueke mbah mbakwe momoh ndukwe nduka njoku nnaji nnamani nwadike nwafor nwagwu nwaeze nweke nwobi nwokedi obasi obasogie obasohan obasuyi
obiora obioha odeh odia odiase odigie odinaka odion odili odukoya ofoegbu ogbebor ogbemudia ogbomo ogbonna ogbonnaya ogbu oghogho ogiamien ogieva
ogundipe ogunbiyi ogunlana ohanian ohiomah okechukwu okereke okezie okojie okoli okorie okosun okpara okundaye okungbowa okunrobo okunola okwuosa
olaniyan oluwole omage omobude omokaro omokhua omogiate omonuwa omorodion omoregbe omoruyi omosigho omozusi omozuwa onaghise onwudiwe onwuka onyeama
onyekachi onyema opara orji orhue osadebe osagiede osahon osakwe osarenkhoe osaro osayande osazuwa osemwegie osemwenkhae osemwingie osifo osinbajo
osunbor otasowie oti oviawe ovbiagele owie owolabi oyedepo oyewole ozigbo raji sanni sanusi shittu sowole soyinka tijani tinubu uche udeh udeze udoh
ugbo uguru ugwu ukaegbu umeh umoh umoru usen usifoh utomi uwadiae uwagboe uwumarogie uzoma uzoh
acheampong acquah adomako adu adjei afriyie agyapong agyei akoto amankwah ampofo amponsah anane ankomah ansah antwi arthur asamoah asare asiedu
asiamah atakora ayew baffour baidoo bediako boadi boakye boamah bonsu danquah danso darko debrah dogbe donkor duah essien fordjour frimpong gyamfi
gyan kuffour kumi kwarteng kyei ntim nkansah nyarko obeng ofosu oppong poku prempeh quaye quansah quartey sackey sarfo sarpong takyi tetteh twum
yeboah baldeh bojang cham colley darboe dibba drammeh fofana gassama jammeh janneh jarju jatta jawara jobarteh joof kandeh kanteh kanyi kujabi manneh
marong mansaray mbaye mboge mballow njai nyang sanyang sarr sawaneh secka sey sillah sisay sonko sowe susso tamba trawally turay bundu dumbuya kallon
kargbo kabba sankoh conte condé bangoura cissé dembele diarra diouf faye gueye kone sagna sissoko sylla
addow afrah aideed ainanshe dirie gutale hared jibril kahin khalif mahamud mumin abraha afewerki alemayehu amare asfaha asefa asmelash belay bereket
bogale debretsion demissie fekadu fessehaye gebremeskel gebremichael gebreyesus gebru ghebremedhin ghirmay habtemariam hagos haileab haileselassie
hailemichael hailu kahsay kifle legesse mehari mekonnen mesfin mulugeta negash okbazghi okbamichael petros sebhatu selassie seyoum tafesse tekeste
teklay teshome tesfamariam tesfamichael teferi tewelde tsegay weldu woldemariam woldemichael wolde yemane zemichael zewde
abadi abboud abdelaziz abdo abdulrahman aboud akrami alavi alawi alami alhussein alkhatib alwan amari amini arabi asaad ashour askari ayoub azadi
azimi baccouche badawi bakir bakri bakkali barakat barzanji bayat bouazza bouchareb boutros chaker chami daoud dawood deeb diab eskandari fadel fadl
fakhri faraj farhan fawzi fayad fazeli ghaffari ghanem ghani ghannam gholami golzar haddou haidar halabi hamadi hamid hamidi hamoud hassani hatami
haydari hejazi hijazi homsi houssein husseini jabbour jabri jalil jamali jamshidi jawad kabbani kabir kamal keshavarz khadem khader khaled khalidi
khatib khoshaba lamrani maalouf madani mahdavi mahdi mahmud majidi makki masoud mousa moussa moussaoui nabavi naderi naeem naji nasr nasseri nawaz
nejad nikzad obeid othman ouali qader qadir qasem rahmati rajabi rashidi rasouli razavi saad saadi said salah salameh salem salim salimi samaan sayed
sayegh shahin shahbazi shahidi shakeri shami shamsi shehadeh shinwari soleimani tahiri talebi tamimi tawfik turki vaziri wahidi yacoub yaqoubi yousefi
younes zahir zaman zein ziadeh zouabi stanikzai popalzai noorzai sahak sharifzada alizada alizadeh hakimzada sultanzada akar akbas akbaş akbulut akin
akkaya aktas aktaş alkan altun altin altintas arikan ates ateş avci avcı aydogan aydoğan ayhan balci balcı baran basaran baydar bayram bilgin bingol
bingöl bozkurt bulut cakir çakır cakmak candan ceylan cicek çiçek coskun coşkun dag dagdelen demirci demirel deniz dincer durmaz durmus ekinci elmas
erdem erdogan erdoğan eren ergun erkan ertas ertürk ersoy gok gul gül guler gultekin gunes günes güngör güzel isik ışık ince kaplan karabulut karaca
karadag karakas karaman karatas karatay kartal kayar keles keser kirmizi kocak koçak korkmaz kose köse kucuk kurtulus mutlu oguz oğuz oksuz orhan
ozdemir özdemir ozer özer ozen ozgur ozkaya ozyurt pala polat sarı sari savas sezer simsek şimşek sonmez sönmez soylu tasci tekin topal toprak tosun
tunc tunç turan ulus ulusoy uysal unal ünal varol yalcin yalçın yaman yavuz yazici yazıcı yesil yildirim yıldırım yuksel yüksel zengin akgul bozan
taskin
avdiu azemi bajrami beqiri bislimi bytyci dauti demaj dervishi fazliu ferizi gjoka gjoni haliti halili hajdari haxhiu hasani hoti hyseni imeri islami
ismaili jashari kelmendi kola kurti lleshi limani llapashtica leka maliqi marku mehmeti mehmedi murati musliu muriqi neziri ndreca nikolla osmanaj
pllana prifti qerimi rama ramadani rushiti sadiku salihu selimi shabani shehu shkodra sokoli spahiu sulejmani syla thaçi topalli vata veliu xhaferi
xhemaili zeka zeneli zeqiri adamovic adzic babic babić bajric bosnjak bosnić bozic božić budimir cosic ćosić cvetkovic delic delić djokic djordjević
djuric đurić dragic dzafic filipovic gavric gojkovic grbic grubisic halilovic halilović hadzic hasanovic hasanović horvat horvath husic ibrahimovic
ilić ivanovic ivkovic jankovic janković josipovic jovic jozic jukic juric kadic karadzic karic katic knezevic knežević kos kostic kostić kovac kovač
kralj krstic lazic lazić lekic lukic lukić mandic maric marić matic matić mehic mehmedovic memic mihajlovic milic milić milosevic milošević miljkovic
mitrovic mujic muratovic nedic novak novakovic omerovic pantic pavic pavlović pejic peric perić perkovic popovic popović radic radić radovanovic rakic
ristic ristić salihovic savic savić simic simić smajic smajlovic spasic stanic stankovic stefanovic stevanovic stojic stojkovic subotic suljic tadic
todorovic tomic tomić tosic vasic vasić vidovic vrdoljak vucic vučić vujic vukic vukovic vuković zekic zivkovic zivanovic zoric adamska andrzejewski
baranowski bednarz bednarek bielecki blaszczyk borkowski borowski brzezinski cieslak czarnecki czerwinski dąbrowski domanski duda fijalkowski gajewski
glowacki górski jakubowski jasinski kaczmarczyk kaczor kalinowski kamiński kania kasprzak kaczynski kolodziej konieczny kowalik kozłowski krajewski
kubiak kucharski kurek lis lisowski maciejewski makowski marciniak markowski mazurek michalak mikolajczyk mroz mróz nowacki ostrowski pietrzak
przybylski rutkowski sadowski sawicki sikorski sobczak sokolowski szczepanski szewczyk szymański szymczak tomaszewski urban urbanski walczak
wasilewski wilk wiśniewski witkowski wlodarczyk wroblewski wysocki zalewski zawadzki zieliński ziolkowski adamonis balciunas balčiūnas baranauskas
berzins bērziņš bernotas butkus cernauskas dambrauskas eglitis grigas grybauskaite jankauskas jankauskaite jansons kalnins kalniņš kalnina kazlauskas
kazlauskiene kovalevskis krastins krumins kruminš lapins liepa liepins lukosius mazeika mikalauskas navickas ozols ozolina ozoliņa paulauskas
petersons petrauskas petraitis pocius rimkus rozitis sakalauskas simkus stankevicius stankevičius urbonas vaitkus vasiliauskas vitols zarins zukauskas
žukauskas zvirbulis kukk kuusk ilves pärn parn raud rebane saar sepp tamm tammik vaher kuznecovs ivanovs andrassy balogh bartha bodnar bognar boros
budai csonka dobos farkas fazekas fekete feher fehér hegedus hegedűs horváth illes juhasz juhász kelemen kerekes kiss kocsis kolompar kolompár kovacs
kovács lukacs magyar meszaros mészáros molnar molnár nagy nemeth németh olah oláh orban orbán orsos orsós papp pasztor pataki pinter rac rácz simon
sipos soos szabó szalai szekely szekeres szilagyi szucs szűcs takacs takács toth tóth torok török veres vincze vörös voros abashidze beridze bolkvadze
chkheidze dolidze gelashvili giorgadze gogoladze gvelesiani japaridze kapanadze kvaratskhelia lomidze maisuradze mamedov meladze mchedlishvili nozadze
shengelia tabatadze tsiklauri abdullaev abdullaeva abdurahmonov akhmedov alimov alimova ergashev ergasheva hamidov ismoilov jurayev karimov karimova
khodjaev mahmudov mirzaev mirzayeva normatov qodirov rahimov rahimova rakhimov rakhmonov rashidov rustamov saidov sharipov tashkentov toshmatov
tursunov umarov usmonov usmanov yuldashev yusupov yusupova ziyoev abdykadyrov asanov bekov isakov mamatov sadykov toktogulov akhmetov bekturganov
nurlanov omarov seitkali suleimenov zhumabayev abrahamyan avagyan babayan galstyan gevorgyan ghazaryan grigoryan hakobyan harutyunyan hovhannisyan
karapetyan khachatryan manukyan martirosyan minasyan mkrtchyan petrosyan poghosyan sargsyan simonyan stepanyan vardanyan aliyev aliyeva guliyev
hasanov huseynov ismayilov mammadov mammadova quliyev cerny černý cerna dvorak dvořák fiala hajek hájek havel horak horák hruby jelinek kolar kolář
kopecky kral kratochvil krejci kucera kučera kovar marek maly nemec němec novotna novotny novotný pokorny pospisil prochazka procházka ruzicka růžička
sedlak sedlák simek svoboda svobodova vesely zeman novakova horvathova kovacova balaz balog baloghova mikulas onderka tancos
chaiwong chanthara charoensuk duangjai inthavong jaidee kaewkla khamdee khamsing khunthong klinhom meechai namwong nakhon panyawong phetchara
phongphan pimthong prasert promma saisuk sangthong somjit suksai sukjai wattana wattanakul yodrak chau khuat khuong kieu lai mac nghiem ninh nong phi
quach quang thach thieu trang abad alcantara alonzo alvarado arellano baluyot baltazar bernal bernardo borja buenaventura cabrera calderon cardenas
castaneda concepcion corpuz cortez cunanan dacanay dayrit delosreyes delossantos dimayuga enriquez esguerra espiritu estrada evangelista fajardo
ferrer francisco galang galvez gatchalian gonzales guevarra ilagan javier legaspi lozada lumibao magbanua magno malonzo mangubat manansala marasigan
mariano miranda montemayor natividad navarro nepomuceno ocampo ortega pacheco padilla palma pangilinan pascua pineda punzalan quinto quizon rosales
roxas sabado salonga samonte sarmiento sison soliman soriano sumulong trinidad tuazon umali velasco velasquez vergara villareal zamora bai chang cui
geng gu guan hao jin kang kong lei liao long lv mao meng niu ouyang qian qin qiu shao tao xiang xiong yue acharya adhikari agarwal ahluwalia ahuja
arora aryal babu bajwa banerjee baral basnet bhandari bhardwaj bhatia bhatt bhattacharya bhattarai biswas bista bk bohara brar budhathoki chand
chatterjee chaudhary chauhan chettri chopra dahal das dasgupta desai deshmukh devkota dhakal dhaliwal dhillon dhungana dixit dubey gaikwad gandhi garg
gautam ghale ghimire ghosh giri gopal grewal gurung iyer jadhav jain jha joshi kadam kafle kapoor karki kaur khadka khanal khanna khatri khatun
koirala krishnan kulkarni lama limbu maharjan malhotra mallick mandal manandhar mehra mehta menon mishra mitra mukherjee nair narang nath neupane ojha
pandey pandit parajuli patil pillai pokharel poudel pradhan prajapati raghavan rai rajput rana rao rathore raut reddy regmi rijal roy sahoo saini saha
sah sandhu sanghera sapkota sarkar sethi shah shetty shrestha sidhu sinha sodhi srivastava subedi subramaniam tamang thakur thapa tiwari tripathi
tuladhar upadhyay verma yadav akram alam anwar arif arshad ashraf aslam awan ayub bashir bibi bukhari chaudhry farooq haider hameed haq hashmi ishaq
javed kazmi khalid khattak khokhar lodhi mehmood memon minhas mirza mughal mumtaz nadeem naqvi niazi qadri raja raza rehman rizvi shafiq shahzad
siddiqui tariq yousaf zafar zaidi bhuiyan haque hasan hossain howlader jahan miah molla mondal sarker siddique talukder uddin
acevedo aguirre agudelo alarcon alfaro arango arce arias arroyo avila avendano barrera barrios batista becerra bedoya benitez bermudez betancur
betancourt blanco bolivar bonilla buitrago bustamante caballero cabral caceres camacho campos cano carrasco carrillo carvajal castano castaño
castellanos ceballos cespedes cifuentes cordero cordoba correa cortes cuellar dominguez duarte duque echeverri escobar espinosa figueroa fonseca
franco fuentes galindo gallego garces garzon gil giraldo guerrero henao hidalgo holguin hoyos hurtado ibarra jaramillo juarez lara leon lemos lozano
lugo macias maldonado marquez márquez marulanda mejia mejía melo meza molina montes montoya mora moran mosquera murillo narvaez navas nieto nunez
núñez ochoa ojeda orozco osorio pabon palacios pardo parra patino patiño paz pinto pinzon posada prieto quintero quiroga rengifo rico rincon riquelme
rivas roldan roman rosario rozo rubio rueda salcedo salgado salinas sanabria sandoval santana sepulveda serrano sierra solano solis tapia tellez toro
trujillo urrego uribe valderrama valencia vallejo vanegas varela vega vélez vera villalobos villegas yepes zapata zarate zuluaga zuniga alves amaral
andrade assis azevedo barros bastos bezerra borges braga brito carneiro cavalcante coelho cordeiro correia cunha esteves faria farias fernandes ferraz
figueiredo freire freitas furtado gomes gonçalves goncalves guimarães guimaraes leal leite macedo machado magalhaes maia marques martins matos
medeiros mendes menezes monteiro moraes morais moura neves nogueira novaes nunes paiva pessoa pinheiro pires pontes queiroz reis rezende rodrigues
sales sampaio saraiva siqueira tavares toledo vasconcelos vaz viana xavier
achieng akello auma barasa chege kamau kariuki karanja kibaki kimani kimathi kinyua kiplagat kiptoo koech macharia maina mbugua muchiri mugo muriuki
musyoka mutua mutiso mwangi mwaura ndegwa ndungu ngugi njoroge nyambura ochieng odhiambo ogutu okello okoth omondi onyango opiyo otieno ouma oyugi
wafula waweru wekesa bukenya kasozi kato kiggundu lubega lule mugabi mugisha mukasa musoke museveni namukasa nsubuga okot opio sserunkuma ssali
ssempijja wasswa habimana hakizimana mukamana ndayishimiye nkurunziza niyonzima nsengiyumva uwimana kabila kasongo ilunga kalala kabongo lukaku
lumumba makiese mbuyi mukendi mulumba mwamba ngoy nkulu tshibangu tshimanga chanda chirwa mwale phiri sakala tembo zulu moyo ncube ndlovu sibanda
chikwanha mutasa khumalo dlamini mokoena nkosi mbeki zuma eto mbarga ngono abega etoundi fotso kamga nguema tchoumi alexander anderson archer
armstrong arnold atkinson austin bailey barker barnes barnett barrett bates beckett bell bennett berry bishop black blake bowen bradley brady brooks
bryant buckley burgess burke burns burton butler byrne campbell carlson carpenter carr carroll carter chambers chapman clarke cole coleman collins
connor cook cooper cox craig crawford cunningham curtis daniels davidson davies dawson dean dixon doyle duncan dunn edwards elliott ellis evans
farrell ferguson fisher fitzgerald fleming fletcher foster fowler fox francis fraser freeman gardner gibbs gibson gilbert gordon graham grant gray
gregory griffin griffiths hamilton hammond hardy harper harrison hart harvey hawkins hayes henderson henry hewitt hicks higgins hodges holland
holloway holmes hopkins houston howard howe hudson hughes hunt hunter hutchinson ingram jacobs james jarvis jenkins jennings johnston jordan kane
kelly kemp kennedy kerr knight lamb lambert lane lawrence lawson lee leonard lloyd lowe lynch macdonald mackenzie marsh marshall mason matthews
maxwell mccarthy mccoy mcdonald mckenzie mclean mills mitchell montgomery moore morgan morris morrison murphy murray myers neal newman newton nichols
nicholson norris obrien oconnor odonnell oneill osborne owens page parker parry parsons patterson payne pearce pearson perkins perry peters phillips
pierce poole porter potter powell price pritchard quinn ramsey randall reed reeves reid reynolds rhodes rice richards richardson riley robbins roberts
robertson rogers rowe russell ryan sanders saunders sharp shaw shepherd simmons simpson sinclair slater spencer stanley steele stephens stephenson
stevens stevenson stewart stokes stone sullivan sutton thornton todd townsend tucker turner vaughan wade wallace walsh walters ward warner warren
watkins watson watts webb webster wells weston wheeler whitaker whitehead whitmore wilkins wilkinson williamson willis winter wood woods woodward
wyatt yates bauer baumann bergmann böhm braun busch dietrich engel fischer frank friedrich fuchs günther haas hahn hartmann hoffmann hofmann horn
huber jung kaiser keller klein koch köhler könig kraus krause krüger kuhn kühn lange lehmann lorenz ludwig maier martens mayer meier meyer müller
neumann otto pfeiffer pohl richter roth sauer schäfer schmid schmidt schmitt schmitz schneider scholz schreiber schubert schulte schulz schulze
schumacher schuster schwarz seidel sommer stein vogel vogt voigt wagner walter weber weiss winkler wolf wolff ziegler zimmermann bernard blanchard
bouvier boyer chevalier denis dubois dufour dumas dupont durand faure fontaine fournier garnier gauthier gautier gerard girard giraud guerin lacroix
laurent leclerc lefebvre lefevre legrand leroux leroy mathieu mercier meunier michel moreau morel moulin nicolas noel perrin petit picard renard
richard rivière robert roussel rousseau roux vincent bianchi bruno caruso colombo conti deluca esposito ferrara ferrari ferraro fontana galli gallo
gatti giordano greco grasso leone lombardi longo mancini marchetti mariani marini marino martini mazza messina monti morelli moretti orlando palmieri
parisi pellegrini piras ricci rinaldi rizzo romano rossetti rossi ruggiero russo sanna santoro serra silvestri sorrentino valentini vitale vitali
papadopoulos papadakis papageorgiou georgiou dimitriou nikolaidis ioannou konstantinou pappas vlachos
ackesson ahlman ahlstrand alexandersson alexanderson alfvén almlöf alvarsson ambjörnsson anderberg andrén apelqvist arnell aronson asklund askling
augustsson bejerot benson bentsson berghult bergholm bergquist berntsson bertilsson bild björck blomquist bohman boqvist borgman bornström brattström
bremer brodd brodén broman brorsson bruhn bruun bruce brundin bylund bång börjesson carlgren cederqvist christensson clausson corneliusson dahlstrand
degerman domeij drougge dyberg eckerman edin edvinsson ehn ehrling ejdervik ekegren ekengren ekroth ekstrand ekstedt elfström elmgren elofsson
emilsson engvall enström ernstsson evaldsson fagerlund falkenberg feldt fogelberg fridén fridlund friman frisell fröberg fröjd fröling granath
gustafson gyllenhammar gyllensten götesson halldén hallin hamberg hammargren hasselgren hassel hedenström helander henningsson hermanson hillgren
hjelmqvist hjerpe hjorth hofverberg holgersson holmstedt hultin hultqvist häggblom häggkvist högström ingelsson isacsson israelsson janson jeppsson
johannesson jungberg junggren juhlin jörgensson kalin karlén karlgren kellgren kihlberg kihlström kindberg kindstrand kjellman klang klasson klint
knutsson kristensson kullman källberg lagerberg lagerlöf lagerstedt landberg landén landgren lannerstedt laurell leijonhufvud lennartsson lewin
lidberg lidman liljeberg liljedahl liljekvist lindblad lindeborg linderoth lindh lindhagen lindkvist lindman lindner lindquist lindstedt lindstrand
linnarsson ljungdahl ljungman ljungström lorentzon lorentz lorin lovén ludvigsson lundahl lundblad lundborg lundell lundén lundh lundholm lundkvist
lundman lundmark lundquist lundstedt löfberg löfquist löfstrand löfving malmborg malmkvist malmsten markström mattisson matsson melander mellgren
mellqvist michaelsson mickelsson modig molander mossberg munther mörck nero nestorsson nicklasson niklasson nordén nordenberg nordfeldt nordholm
nordkvist nordlander nordmark nordquist nordstrand norell norgren norlander norlin norman norrby norrgård norrman norström nydahl nyholm nykvist
nyquist nässén odell odelberg oldenburg olin palmberg pilström påhlsson rahm rasmusson regnell rehnberg reinholdsson renberg ringqvist risberg
rehnström rolf rolfsson roosvald rosander rosberg rosell rosenblad rosendahl rosenlund rosenström rosenstam rothman rudberg rudolfsson rundberg
rydgren rydholm rydin rydman ryman rydström rydqvist rönnberg rönnqvist sahlgren sahlström salander sandahl sandén sandkvist sandstedt sandvik
segerberg selander sellström setterberg setterlund setterqvist sigfridsson simonsson sjö sjöbäck sjödahl sjökvist sjölin sjöquist sjöqvist sjösten
sjöstedt sjöstrom skarin skoglund skogsberg skytt skytte smedberg snygg solberg stenmark stensson stenlund stenvall stenbeck stigsson stjernberg
stjernström stolpe strandell strandman strandvik strid stridh strandqvist strömblad strömstedt stålberg ståhlberg sundelin sundkvist sundquist
sundstedt svantesson svedberg svedin svedlund svedman svenson söderblom södergren söderlind söderling söderman tallberg tengblad tengvall teodorsson
thelander thor thorell thoresson thornberg thorsell thorsén thorstensson thyberg tillman timmerman tjernberg tjäder tobiasson torell torstensson
torssell tornberg trygg tranberg traneus tufvesson tunberg turesson tverin törnberg törngren törnkvist törnvall uddenberg ullberg ullman ulvsson unger
vallin vallgren vahlberg valfridsson vedin vikander viktorsson vilhelmsson vinberg vinblad vinge vinter virdung wadman wahlin wahlqvist wahlstedt
waldenström wallberg wallén wallenberg wallentin wallgren wallman wallmark wallner wallström weiland welander wendel wennerberg wennergren wennerlund
wennström westberg westergren westerholm westermark westling westlund westerman widell widegren wickman wickström wikander wikberg wiking wikman
wilhelmsson wilhelmson windahl winberg winqvist wirén witt wretman wrede wållgren zachrisson zackrisson zander zetterberg zettergren zetterlund
zetterqvist zetterström åhlén åhlin åkerberg åkerblom ångström åsberg åstrand ödman öhlund öhrström öjerholm öman örn örtengren östergren östergård
östling östensson österlund österman
`;
