/**
 * Given names beside those of swedish-names.ts and world-names.ts, group by group: Romanian, Bulgarian, Ukrainian, Russian, Nigerian, Ghanaian and Gambian,
 * Somali, Eritrean and Ethiopian, Arabic, Persian, Kurdish and Turkish, Albanian, Serbo-Croat, Polish, Baltic, Thai, Vietnamese, Filipino, Chinese, Mongolian,
 * South Asian, Hungarian, Georgian, Uzbek to Azerbaijani, Czech, Spanish and Portuguese, East African, Assyrian, English, West European, Nordic, and words that are names.
 * They come from general knowledge of naming; public statistics of names hold the same. No register and no list was copied.
 */
export const MORE_GIVEN = `
nelu gelu gica ghita sandu relu lica nicu dorel aurel aurelian aurica aurelia emilian eugen eusebiu fanel fane flavius flavia florica florinel gavril
gabi gigel grigore haralambie horatiu horia iacob ilarion ilinca iosif ionica ionel iordache iulia iustin iustina jean laurentiu leontin liana luca
lucica madalin marcel marcu maricica marilena marinela marioara matei melania mircea miruna mirel mitica monalisa narcisa neculai nechita nicolaie
niculina nicusor octavia olimpia olteanu oliviu oprea otilia pantelimon petre petrica petronela petrisor rares remus rodica romica romulus rozalia
ruxanda sabin sabina sabrina safta saveta septimiu serban severin silviu sidonia smaranda sonia spiridon stan stanca stelian stela steliana speranta
teofil teodosia toader toma traian tudora tudorel valeriu valerian valerica vali vicentiu victoras victorita vladut voichita voicu vasilica virgil
virginia zaharia zamfira zenovia zoe constanta costache costica crenguta cosmina cornel corneliu cristi cristinel cristiana cezar cezara calin calina
catinca casandra danut dacian daciana daiana damian dani despina didina dinu doina doinita dominic domnica dora doru dorin dragomir draga dumitra edi
elisabeta emanuela ene filofteia florea floarea floricica fanica adi adelin adelina agripina alex alexa alin alis amalia anamaria andrada anemona
aneta angheluta anghel anisoara antoaneta antonia antoniu apostol aristide arina arsenie artemis atena augustin augustina avram axinte basarab
beniamin brindusa brandusa bujor cami camil carmina
aleksandar alexandar anelia angelina asya atanas atanaska bilyana biserka bistra blagoy blagovest blagovesta bogdana bogomil bonka borislav borislava
boryana bozhidar bozhidara chavdar cvetan cvetelina cvetomir danail darina delyan denitsa deyan dilyana dimo dimka dimcho dobrin dobromir dobri
dorothea doychin eftim elka elitsa emanuil emiliya evtim galya gancho genadi genoveva gero getsa ginka gocho grozdan grozdana hristina hristiyan
hristofor ilian iliana iliyan iliyana ilko iskra iskren ivailo ivaylo ivelina ivanina ivo ivona joana kaloyan kamelia kamen kostadin kostadinka
krasimira kristiyan kristiana krum lazar lilyana lachezar lyuben lyubka lyubomira lyuba malina marin mariyana milan milcho milka milko mincho
miroslava mladen momchil nayden naum nedelcho nedyalka nedyalko neli nevena nikoleta nikol nino ognyana ogi orlin panayot paraskeva paskal pavlina
penka pencho penyo petko petka petrana petranka polya radko radost radostina radoslava rangel raya rayna rosen rositza roza rumena rusi rusalia ruzha
sashka sasho sava savina sevda sevdalin siana simeon slav slavcho slavi slavyana slavka snezha snezhanka sotir spas spaska stanimir stanimira stanka
stanko stefka stefani stiliyan stoyanka svilen svetlin svetoslava tanyo temenuzhka teofana tinka todorka tsanko tsenka tsonka tsvetan tsveta tsvetanka
tsvetomira valya valko vania varban vasilena vasilka velichka velichko velislava velko venelin veneta venera venko ventsislava vesela veselin veselina
veselka vihra vladislava vladimira vlado yanaki yanitsa yanka yanko yasen yavor yoana yordana yoanna yuliyan zara zdravka zhivka zhivko zhana zheni
zhelyazko zlatin zlatko zlatina zornica ruslana aliona anzhelika anatoliy andriy arsen bohdana boryslav danyil danila davyd evgeniya evheniia fedir
hennadiy hlib hryhoriy iaroslav ilona illia illya ivanna karyna klavdiya kostiantyn kseniya kseniia lesia levko lidiia liliia liliya liubov liuda
lyuda luda lubov marharyta margaryta maryana maryna mariya matviy milana miroslav myroslav myron nadiya natalka nataliya nazariy nelia nelya ninel
oleksiy oleksii olesia orest rostyslav ruzhena serhiy snizhana solomiya svyatoslav sviatoslav taisiia taisiya tetyana tymofiy tymofii tymur uliana
vadym valentyn valeriia valeriy vasylyna vasylisa vika viktoriya vita vitalina vitaliy vlada vladyslava volodia vsevolod yaroslava yaryna yeva yehor
yevhenia yelyzaveta yelizaveta yulya yuriy yustyna zinayida zoia zoryana
aleksey alyosha alisa albina anya anfisa arseny bella elizaveta evgeniy fedor filipp georgy gleb innokenty ksusha leonti lilia liza luba ludmila lusya
matvei mila mikhaila nastya nelli nika petr rimma rodion roma rostislav rufina seryozha sofya sonya stas tonya valera vasilisa vasiliy violetta vitali
vova yakov yevgenia zina
abieyuwa abiola abisola abosede adaora adanna adaugo ade adebisi adebola adebowale adedayo adedoyin adegoke adejoke adekunle adeleke adenike adeniyi
adeola adeolu adepeju aderonke adesola adesuyi adetokunbo adetola adewale adeyinka adunni afolabi afolake agatha agbonkonkon agbons aghatise aghogho
ahunna aiguobasimwin aigbe aikhomu airen aituaje ajibola ajoke akin akinola akinwale akpan akunna alaba alero amadi amaka amarachukwu amaechi
amenaghawon amenawon anayo aniekan anthonia anuli anulika anwuli arinola asabe asemota ashake asuquo atinuke augusta awele ayobami ayodeji ayokunle
ayomide ayoola azuka azubuike babajide babatope babs bamidele banke benedicta biodun bisi bisola bissi bolanle bolatito boma bose bosede boluwatife
bright bukky bukunmi bunmi chiagozie chiamaka chibuike chibuzor chibuzo chidera chidiebere chiebuka chiemeka chigozie chijioke chika chikamso
chikaodili chikezie chikodi chima chimamanda chimaobi chimezie chinaza chinasa chinecherem chinelo chinenye chinomso chinonso chinonye chinyelu
chinyere chisom chizoba chizobam chuka chukwuebuka chukwuma chukwunonso damilola damilare daberechi davina deborah dele divine dolapo doris dorcas
ebere eberechi ebehireme ebhodaghe ebose ebun ebunoluwa edafe edeki edewede edna edugie efe efemena efetobore egbe ehi ehigie ehinomen ehis ehizele
ehizogie ejike ejiro ejehi eki ekaette ekene ekiuwa ekpen ekua eloho elo elohor emamuzo emike emwanta emwinghare enadeghe endurance enehizena enitan
eniola enoma enoghayin enosakhare enobong erhun ese eseoghene esiri esosa etim eunice ewere ezinne ezeji ezinwa fatimah feyikemi feyisayo fola
folasade folashade foluke folusho friday fumilayo funmi funmilayo funmilola funmilade funsho genevieve gifty godfrey godspower godstime godwin
goodluck goodness ibinabo ibironke ibiyemi idara idemudia idia idowu ifechukwude ifedayo ifedolapo ifeyinwa ifeatu ifunanya igho ighodaro igbinosa
igbinedion ijeoma ikechukwu ikponmwosa ikpea imade imafidon imaobong imuetinyan iniobong innocent inneh ireti iriagbonse isioma isi isimeme itoro itua
iyabo iyamu iyawe iyare iyore izehi izogie jachinma jadesola jideofor jide joshua jumoke jumai kadijat kadiri kaosara karimot kelechukwu kemi kemisola
keturah kikelomo kikiope kolade kolapo kolawole kosi kosiso ladi ladidi lape latifat lawretta lateef lizzy loveline lucky lukman mabel mabinty maduka
magdalene mercyline mfon mike miracle mojisola mojoyin monday morayo morenike morounkeji motunrayo moyosore mubarak mudiaga musibau mutiat nafiu nduka
ndidi nene nengi ngozika nkem nkemdilim nkiru nkiruka nkoyo nma nne nnenna nonso nonye nosakhare nosakhere nwakaego nwamaka nwando nwanneka nyerovwo
nzube obehi obiageli obiajulu obichukwu obinze obiora obosa ochanya ochuko oddy odafe odaro odegua odi odion odosa ofure ogbemudia ogechukwu
oghenekaro ogheneovo oghogho oghosa ohiole ohioze ohue okechukwu okechi okezie okoro okoye olabisi oladele oladimeji oladipo olaide olaitan olajumoke
olalekan olamide olanike olanrewaju olaoluwa olasunkanmi olawale olayemi olayinka ololade olubunmi oluchukwu oludayo olufemi olufunke olufunmilayo
olugbenga oluremi olusegun olusola olutayo oluwabukola oluwadamilare oluwafemi oluwafunmilayo oluwakemi oluwapelumi oluwasegun oluwatimilehin
oluwatosin oluwatoyin oluyemi oma omamuyovwi omasan ometere omo omobolanle omolade omolara omolola omonigho omoregie omorede omorodion omosefe
omosigho omotayo omotola omotunde omotoyosi omowunmi omozusi onome onovughe onyebuchi onyedika onyekachi onyekwere onyinye onyinyechi ori orobosa
oreoluwa osabuohien osadebamwen osadolor osaferh osagumwenro osahon osahenrumwen osaigbovo osakpolor osakue osamede osamudia osamuyi osariemen
osarenren osarenkhoe osarhieme osaru osarumen osarumwense osasenaga osasere osasogie osaswe osatohanmwen osaugie osawaru osaze osazee osazuwa
osemudiamen osemwengie osinachi ositadinma osuyi otas otasowie otibhor ovie oviemuno oyebola oyelola oyinda oyindamola oyinkan oyiza ozioma ozoemena
omoruyi peju pelumi philomena priscilla queenet queeneth rabiatu rasheedat remi rofiat roli ronke rotimi rukayat rukevwe salamatu salewa shola shehu
silifat simbiat simisola solape somto somtochukwu soba sunday sunny suzan tamuno tamunobelema tejumade teju temi temidayo temilade temilola temitayo
temitope testimony timi titilayo titilola tochukwu tokunbo tomi toju tosan tosin treasure tunji ubong uchechi uchechukwu udo udeme udoka ufuoma ugo
ugochi ugonna ugonwa ujunwa ukamaka uloma unoma ume uwa uwaila uwaifo uwagboe uwamose uwase uyi uyinmwen uzoma uzoamaka uzochi wunmi wuraola yakub
yewande yomi zikora zinachukwu zuwaira zainabu
abla abban abiba aboagye achiaa adjoa adjei adomah afia afua afi agyei agyeiwaa ajara akos akousa akorfa akoto akpene akuba akuvi akwasi amadu
amankwah ameyaa aminatu amoah ampofo anima antwiwaa araba asantewaa asare asibi asieduaa attaa awurama ayorkor baaba baah barikisu boakye boatemaa
cudjoe dede dela dzifa ebo edem elikem enyonam esinam fiifi kafui kakra kobina komla korkor korsah kuukua kwabena kwadwo kwamena kwasi kwesi kweku
lebene mansa mawuli mawusi mawunyo naana nana nii oforiwaa panyin sefakor selasi selorm senam serwaa serwah sitsofe yaa yaaba yayra abdoulaye aissatou
alieu alhagie alpha amie amadou assan assane babacar baboucarr bakary ballo bassirou binetou boubacar cheikh coumba dembo demba diaraye djeneba
djenebou dodou essa fatim fatoumata fatumata fatmata fodé fode foday gibril haddy hadja hawanatu isata isatu isha jainaba jatou jeneba jenaba kaba
kaddy kadi kadie kadija kadijatu kebba kekuta kumba lamine landing madi malang malick mariatou mbalu mbaye memuna mohamadou momodou musu musukebba
muhammed ndey ndeye nyima nyimasata oumou ousainou ousman penda pateh ramatu ramatoulaye rohey rugiatu saffie saidou saikou salimatu salif salimata
samba sambou sarjo satang sedia sekou seynabou sira sirra sorie sulayman sunkary tamba tenneh tijan tejan yankuba yankouba yaya yusupha aba zeinabu
abdikarim abdinasir abdiqani abdirahim abdirashid abdirizak abdisalam abdiweli ahlaam aisho amran anab anisa asad ashwaq awale awo ayanle barni
barkhad canab caasho calas cali casha daahir dahabo degmo diini dualeh duale edil falis farhan farhia farxiya faiza fahma faadumo farduus filsan
fowzia fawzia garaad gedi geedi hafsa hamsa hanad haweya hawo hibaaq hooyo hoodo idiris idman ifra igal ikraan ilwad istar jamaal jamilo jawahir kaafi
kaltun khadar khalif kinsi koshin luula mahamed magool malyun mumina muno muse mustaf nadifa nasteho nuur qadan qalinle qamar qorane rahmo raho roble
rowda ruun ruqiya sado sadia saciid sagal shamsa sirad suado suldan taysir timiro ubax weris xalimo xuseen yonis yuusuf
abebe abebech abera aberash abrham adanech adhanet adiam afewerki afeworki akberet alem alemayehu alemitu alemnesh alemtsehay alganesh almaz amdom
amlesom aregash asefa askalu asmarom asmeret astier ataklti awot ayelech ayele ayenew azeb azmera bahta belaynesh betelhem bethel beti beyene bezawit
birhan birhane birhanu birikti biruk binyam brhane brikti burtukan daniat dahlak danait debesay dehab derartu dinknesh efrata elelta elshaday emebet
esayas estifanos etenesh eyerusalem ezana fikadu fikirte fikre fikru filimon finan fitsum fisseha frehiwot freweyni fre furtuna gebrehiwot gelila
getachew getahun girmay goitom habte habtom habtamu hadas hadish hailemariam hailu hermon hewan hiwet hosanna isaias isaac jerusalem kalkidan kalab
kebedech kibreab kidist kidan kflom kokob kudus letekidan liya mahlet mahder makda maekele mearg medhin mekdelawit mekdes melake meles meleat mebrat
mehret menelik mengesha mengisteab merhawit meseret mesele meskerem mihret mikiele misgana mulugeta mulualem naomi natsnet nardos neghisti nebiat
nebyat negasi negassi nigisti nuru ogbazghi okbay petros rediet sebhat seble sehin selamawit selemawit semhar semret senayt sendek seyoum sielom
simret solome sosina tadele tadesse tamrat tarekegn teklu teodros terhas tesfa tesfai tewelde tewodros tihut trhas tsedale tsega tsegay tsegereda
tsion tsinat wegahta weini weyni winti wintana wubit yafet yakob yared yemisrach yergalem yeshi yebio yonatan yosief zekarias zerihun zerezghi zula
aaliyah aamir abd abdelhamid abdelilah abdelkarim abdellah abdellatif abdelmajid abdelmalek abdelrahim abderrahmane abdessamad abdo abdou adham adel
adnan afaf afnan aasiya aida ayat ayah ayham aysha bachir badria bahaa basel basem basil basim basma basmala batoul chadi chaima charbel dania dareen
doha duha dunia emad fadia fahd fairouz farouk faten fathi fathia fatine fatoum fawaz fawzi fayez fayrouz feras fuad ghadeer ghaith ghassan ghufran
hadeel hadil hafida haifa hakim hamada hamdan hamida hanaa hanadi hania haneen harun hasna hasnae hassna haya hayder hayfa hazar hazem hoda houria
houssam hussam ibtisam ibtissam ihsan iqbal israa issam jabir jaafar jad jasim jihan jinan joud joumana judi jumana juman kasim kawtar kawthar khaoula
khitam khouloud kinan lamis lara layan layal leen lilas luma maisa maissa majd majed majida malika marouane mayssa meriem merouane mays milad miral
mirna moncef moussa mouad muhannad mujahid muntaha mutaz nadine nadir nagham nagi nahed nahla najlaa narjis nashwa naseem nassim nawar nawras nayef
nazek nazha nermin nibal nidal noha nohad nouhaila nourhan nuha nur oday odai omnia othman ouafa ouarda oussama raad radwa rafat rafik rajaa rajab
rakan rama ramadan ramia ramy ranim rasheed rasool rayan razan reham rihab rihana riyad roua rouba rouaa roula rouqaya rowan ruaa rula ruqaya ruqayya
saadia sabeen sabrin sabrine safaa safwan saif sajida salam salama saleem saleh salha salwa samara samiha sayed shaden shadia shaimaa shahad shahed
shayma shereen sherif sherine shifa shorouk sinan siwar souhaila suhad suhail suhair suham sukaina sulaiman sumaia sundus taleb talal tamim tasneem
taha tahani tahrir thabet thaer tuqa turki ubaid umm usama wafaa wajdi wiam wisam yaman yasir yassin yazan younis yunus zahia zain zaina zeyad zoubida
zubeida
abdulghani afsaneh afshin amin amirali ara ardalan arezou arezo asal asef asghar azin azita bahareh behnaz behzad daryoush delaram delara donya elmira
elnaaz erfan esmaeil faezeh fahimeh farahnaz faramarz faranak farbod fardin faridoon farima farnaz farokh farshad fateme ferdows firoozeh forouzan
gholam ghazaleh golnar golshan hadis hamidreza hashem hedieh hediyeh homayoun hormoz hosein jaleh jalil kamyar kazem khadijeh khatereh kiana kimia
kiarash laleh maedeh mahbubeh mahdieh mahtab mahvash malihe mani marzieh marziyeh mehri mehrnoosh mehrzad melika minoo mostafa morvarid naghmeh naghi
nahal nargis nastaran nava nazila neda nematullah niki nooshin noushin pantea pardis pari parviz pegah peyvand pooneh pourya puya raha rahil reihaneh
robabeh romina roshanak rozita saeedeh sajjad sakineh sanam sareh sattar sepehr shahab shahnaz shahriar shahrokh shaghayegh shideh shokoufeh sirous
siyamak somayeh sogand soudabeh tahereh tahmineh tara toktam yaghoub yeganeh zari zeynab abdulhamid ahmadullah ajmal bahara baryalai basira benafsha
bibi breshna dawood ehsanullah enayatullah esmatullah faheem farishta farkhunda fazila freba froozan gulalai gulsum hafizullah hamayoun haseeb hosna
hosnia humaira jawed khalida lailoma maliha malala masooda mohibullah mujib najeeb nazifa negina qudsia roqia safiullah sediqullah shabana shafiqa
shafiullah sharifa sohaila tahira torpekai wazhma zahida zarghona zarmina zubair
agit ahmet alican amed ararat ardelan aras arjin asli asiye aso avan avesta avîn aysegul ayşegül aysel aysun azize banaz baris barış bawer bayram
begüm begum behice bengi beritan berfin berfîn berkay berk berna beyza bilge binevs birgul bishar botan bulent bülent burak burcu busra büşra canan
candan cansu cemile cengiz ceylan cihan cigdem çiğdem dastan darin dawan dawen defne demet deniz derya devin dilber dilek diljin dilovan dilsad
dilshad dîlan dogan doruk duygu ebru ece ecem eda ekin ekrem elîf emel emin emrah emre engin ercan erdal erdem eren ergin erkan erol ersin esin esma
evîn evrim eylem eylul eyüp fadime fahriye faruk fatoş feride ferhat fidan figen filiz firat fuat funda gizem gokhan gökhan gönül gonca gülay gulay
gulbahar gülcan gulcan gulizar güler gulistan gülşen gülsüm gunes güneş gunay hacer hacı halil halime halit hamdiye hamit haleem handan hasret hatun
havin hawar hayriye hazal hejar hêlîn hemin heval hezha hezan hîwa hozan hülya ilayda ilkay ipek irem irfan ismet isil ışıl jale jîn jin jînda kadir
kadriye kamuran kani kazim kerem kerim kezban koray kovan kubra kübra kurdo lale lawand levent lilav lorin lokman mahir mahmut manolya mazlum medet
medine mehtap mekki melek melike meral mert mesut metin mevlut mîna miran mukaddes muzaffer naime nazan nazli nebahat necati necla nergiz nevin nevroz
nihal nihat niyaz nigar nilay nilgun nilgün nilufer nilüfer noreen nuran nuray nurcan nuri nurten okan oktay olcay omer ömer onur ozan ozge özge özgür
ozgur pelin perihan peri perwin pervin pinar pınar polat rahsan ramazan rebwar rebaz recep rezhin ridvan rojan rojbin rojhat roj rojava ronahi ronî
roni rozerin rukiye rustem sabahat sabri sadet safiye sahin sait sakine saliha salih sanem sebahat sedat sefa selcuk selçuk selda semra senay şenay
serap serdar serdest serhat serpil sevgi sevil sevim sevinc seyhan sezen sezer sheren şilan şîlan shivan siar sibel sidar sinem sirin sivan solin
solmaz songul songül sorgul suat sukran şükran sule şule suleyman tahir taner tansu tolga tugba tuğba tuncay turgut turan turkan tülay tulay tülin
ufuk ugur uğur umut ümit umit ummu ümmü umran vedat veli vian viyan volkan xelat yagmur yağmur yasemin yasar yaşar yeliz yelda yeşim yesim yildiz
yuksel zeki zekiye zelal zehra zerrin zîlan zinar zuhal zübeyde zuleyha
adea adem adhurim afërdita aferdita afrim agnesa agon agron albana albion albulena alban alketa altin altina anduela anila antigona arbana arber arbër
arbnora ardian ardiana ardit argjend arian ariana arianit armend armela artan arton arsim aurora avni avdyl azem bajram bardh bardha bashkim behar
bekim besa besart besarta besian besim besmir betim blend blerim blerina blerta blerton bora brikena bukurie bujar burbuqe dafina dardan dardana dea
diellza diell donika donjeta driton durim egzon egzona elda elma elona elvana enis enkeleda erblin erblina ermal ermira erjon erion eriona eroll erza
etleva faton fatbardha fatbardh fatjon fatlind fatlinda fatlum fatmira fatos ferdane festim fisnik fitim fitore flamur flora florent florije gazmend
genta gentian gentiana gëzim gjergj gjon gjyle gjyzele gresa hajrije hasime hyrije ibadete idriz igballe ilir iliriana ilirjana jehona jeta jeton
jetmir jetmira kaltrina kaltrin kastriot klea klodiana klodian kreshnik kujtim kushtrim labinot leonora leutrim lejla lendita leonita leotrim lindita
lirie liridona lirim lorik lulzim lule majlinda marigona marsela medina mergim mimoza miranda mirlinda mirjan muharrem muhamet naim nazmije nderim
nevrije nexhmije njomza orges pajtim petrit pranvera qendresa qendrim qamile rezarta rexhep rina rinor rovena rrezarta rron sabrije sadije sanije
saranda sabit selvije selvete shaban shefki shefqet shehide shkurte shkumbin shpend shpetim shqipe shqiponja skender sokol suela sevdije tefta tringa
uran uresa valbona valdete valmir valon valton vesa vjollca vlora xhavit xheneta yll yllka ylli zamira zef zejnep zymer
adis adisa admir admira ajla ajna aldin aldina aleksa alen almir almira almina amar amer amra andjela anđela andjelka anka ante antonija armina arnela
asja asmir azra biljana bojan bojana boban boro branimir branislav branka branko bozica božica bozidar brankica dalibor damir daliborka dalila damjan
danica danijel danijela danka darija darko davor davorka dejana dijana dino divna djordje đorđe djurdja dobrila dragana dragica dragoslav drazen
dražen dunja dusan dušan dusanka dušanka dzenan dženan dzenana dzenita dženita edin edina edita elmedina elmir elvedin elvir elvisa emir enes enisa
enver ermin ermina esad fahrudin fikret fikreta gorana gordana gospava haris hatidza hrvoje ilija ivana ivica ivka jadranka jagoda jasenka jasminka
jasna jela jelica jelisaveta josip josipa jovan jovana jovanka jozo jurica kata kosta kristijan krunoslav lela lidija ljilja ljiljana ljubica ljubisa
ljubomir ljubo ljupka marica marija marijan marijana marinko mateja matej mato meho melisa mensur mersiha merima mersad mevlida mihajlo milenko milija
milijana milkica miljana milivoj milivoje miljan miloš milovan milun milutin minela miroljub mirjana mirko mirnes mirsada mirza momir momcilo muamer
muhamed munevera munira muris natasa nataša nebojsa nebojša nedeljka nedeljko nedim nedzad nedžad nemanja nermina nihad nikolina ninoslav nives nusret
ognjen olivera pavle pero predrag radana radenko radmila radica radislav radmilo radojka radomir radovan rajko ramiza ranka ranko rasim ratko rifet
rozalija ruzica ružica safet safeta samra sanela sanin sanja sasa saša savo sead seada selmir semir senada senka sinisa siniša slavko slavoljub
slavisa slobodan slobodanka smilja snežana snjezana snježana spomenka srdjan srđan srecko sretko srna stana stanoje stevan stevo stipe stjepan stojan
stojanka suada sulejman suvada svetislav tatjana tihana tijana tomislav tomo vasilije vedad vedran vedrana velibor veljko velimir verica vesna
vidosava vinko visnja višnja vitomir vjekoslav vladan vladica vlasta vojislav vuk vukasin zarko žarko zdenka zdenko zejna zeljka željka željko zijad
zivko zlatica zora zorana zorica zorka zumra zvezdana zvonimir zvonko stojna
adrianna agata aldona aleksander anastazja ania antoni arek arkadiusz asia bartek basia bernadeta blazej błażej bogumil bogumila bogusława boguslawa
bolek boleslaw bożena bronislaw bronislawa cecylia celina cezary czeslaw czesława czeslawa dagmara darek dominika edyta elwira elżbieta feliks
franciszek franciszka genowefa gosia grażyna grzesiek henryka hubert ignacy iga irena ireneusz irmina iwo iza jadzia janek jarek jasiek jola jozefa
józefa judyta julita jurek kacper kaja kajetan kaludia kazik kazimiera klaudia klementyna kornelia krystian krysia krzysiek kuba lechoslaw leokadia
liliana liwia lucja łucja lucjan ludwik ludwika maciek maks malwina marcelina marianna mariola marlena marysia marzena matylda mieczyslaw michalina
mieczysław mieszko mikolaj mikołaj milosz miłosz miroslawa mirka nikodem norbert oktawia olek oliwia oliwier otylia patryk piotrek pola przemek
przemysław roksana romuald róża seweryn slawek sławek stanislawa stanisława sylwester szczepan tadek tomek tymek tymon tymoteusz ula wacław waclaw
waldek wiesław wieslawa wiesława wiktoria wincenty wiola wladyslaw władysław wladyslawa władysława wlodzimierz włodzimierz wojtek zbyszek zdzisław
zenon zosia zuzia zyta żaneta zaneta
agnė agnese aigars aija aiga ainars aivars aivaras albertas algirdas algis alise alvydas ance andris andrius andzelika anete antanas antra arturs
arturas arvydas arunas arūnas arvids astra ausra aušra aurelija aurimas austeja austėja baiba benas birute birutė brigita brone bronius daina dainius
daiva daiga dagnija dalius darta dārta deividas donata donatas dovile dovilė edgaras edgars egidijus egils egle eglė eimantas elina elīna elita elza
emils evalds evija evita gabija gabriele gatis gediminas gintaras gintare gintarė gintars ginta giedre giedrė giedrius gita grazina guna gundega
guntars guntis gunita gunta henrikas ieva ilmars ilva ilze imants inara ināra indre indrė inese ingrida inguna ingus inita intars ints irita ivars
iveta jadvyga janis jānis jekabs jolita juozas jurate jūratė jurgis jurgita jurijs justas justina kaspars kastytis katrina kazimieras kazys kestutis
kęstutis kristaps kristīne kristers laima laimonas laimutė laimis laimdota lasma lāsma lauris lauma lienite liene liga līga ligita liina linards
liudas livija loreta lolita madara maira mairis mantas mara māra marcis mareks maris māris marite martins mārtiņš martynas milda mindaugas modestas
monta nerijus neringa nijole nijolė nikolajs normunds oskars pauls paulius peteris pēteris petras raimonda raimonds raimondas raitis ramune ramunė
ramunas rasa raivis rasma reinis renars renate rihards rimantas roberts rokas rolands romualdas rūta sandis santa sanita sarmite sarmīte saulius saule
sigita sigitas sigute sigutė silva silvija skaidrite skaidrīte skirmante snieguole solvita stasys svajunas tadas taisija ugne ugnė uldis uģis ugis
vaida vaidas vaidotas valdas valdis valentinas vidas vija vilija vilnis viktorija viktors vineta vincas virginija virginijus vitalija vitalijs vitolds
vizma vladas vytautas vytas zane žanna zita zigmunds zigmas zydrunas žydrūnas zivile živilė aivo anu ants erki heli helju indrek janar jaak jaan jaana
jaanus joosep juhan juta jüri kadri kaarel kaido kalev kairi kairit karmen kersti kerttu kristel kristjan kristo krista kulli külli laine leelo liis
liisi lembit liivi maarika maarja maie mairi malle margus marju meelis merike merle mihkel moonika märt neeme olev peeter piret priit raivo rein riina
sirje siiri siim taavi tiit tonu tõnu toomas triin tuuli ulle ülle ulvi urmas urve veiko veljo viivi viljar villu virge
achara amnuay amornrat amphai ananya angkana anocha anongnat anuchit anucha apichat apiradee apassara areeya areerat arporn arthit aroon athit atchara
attapon benjamas benjawan bongkoch boonchai boonlert boonrod boonsri boonsong boonyarat bualuang buakaew bunma buppha chaiya chaiyaporn chalerm
chalermchai chaluay chamnan chanapa chanthana chanpen chantira chanya chaowanee charoen charunee chatchai chayanee chompoo chonlada chonthicha
chuleeporn chumpol chutima dararat darika decha denpoom duangchai duangdao duangkamon duangporn ekachai fongsanan hathai hathairat issara issaree
itsara jaidee janpen jaruwan jarunee jeerawan jiranan jirapa jitlada jomkwan jutamas juthamas juthatip kaew kaewta kamolwan kamolrat kamolchanok
kampanat kanchana kanda kannikar kanlaya kanjana kanokporn kanokrat karnchana kasem kesinee ketsara khanitta khwanchai khwanjai kittiya kittipong
klinpratoom kobkul kochakorn komsan krisana kritsada kulthida kwan kwanchai kwanjai laddawan lalita lamyai lamduan lawan malisa maliwan mali maneerat
manop maytinee mayurachat mongkol montri monthira mukda nang nantana napat napassorn naphat naruemon narong narumol natcha natchaya nathaporn natnicha
natthaya nattanan nattapong natthida nattawut nattida nipa nipaporn nisa nisachon nitaya niphon nongnuch nongluck nongyao nuchanat nuchjarin
nuengruthai nujaree nuan nual oam oraphan orawan ornanong ornchuma oy pakawadee pakpoom panadda panpilai panya parichat parinya pasinee pat patchara
patcharaporn patcharin pattama pattara pattaraporn pattranit pathumwan pavinee penpak pennapa penporn petcharat phanphen phassakorn phensri pheeraphat
phimphan phonphan phornphan phongsak phuwadol pimchan pimjai pimpaporn pisit piyanut piyaporn piyarat piyawan piyachat pongsak pornchai pornpan
pornpimol ponthip pornnapa pornsri porntip prachya praiwan praphan prapai prapaporn prapa prasit prasong prateep pratuang pratum prayong prayoon
preeda preeyaporn preeyanuch punyisa puangpet rachanee radchada rapeepan rasamee ratchanee ratchada ratchaneekorn rattanaporn rattanawadee raweewan
rawiwan renu rin ruangrit rujira rungarun rungnapha rungrat rungtiwa rutchada saichon saifon sajee sakda sakorn samart samorn samran sangduen sangwan
sanan sanit saranya sarawut sasikan sasiprapa sasithorn sasiwimol sawitree sawat seksan shutima sinee sirilak sirima sirinapa sirinat sirinthip
siripat siriphon sirirat siriwat sirorat somboon somchit somjai somjit somkiat somkid sommai somnuek sompop sompoch somruedee somrudee somsri somwang
somying sopa sophaphan sopida sopha sornchai srisuda suchada suchart suchin sudaporn sudjai sukanya suksan suksom sulaiporn sumalee sunan sunantha
sunee sunthorn supachai supannee supansa supawadee suphan suphansa suphaphon supin suporn suprani supreeya surachai surapong surasak surat suree
sureeporn suriya suriyan suthida sutthida suwanna suwannee suwit suwimon tanaporn tanawat tassanee taweesak teerapat teerawat thanakorn thanatcha
thanida thanya thanyarat thapanee thawee thawat theerapong thip thipphawan thitima thitiporn thongdee thongsuk thawanrat udom udomporn ubon ubolrat
urairat usa usanee utumporn varaporn vichai vimol waen waewta wallapa walaiporn wanchai wandee wanlapa wannapa wannee wannisa wantana waraporn warin
warunee wassana watchara watcharee wichai wichian wilaiporn wilaiwan wilasinee winai wipada wipawan wiroj wirat wisut wiwan wongduan worawut yaowalak
yaowapa yaowarat yenjai yingluck yupa yupin yuphin yuwadee
bach bich canh cao chien chinh cong cuc dai dang danh diem dieu doan dong du duy gia giap hau hoan huu khai khiem khoi khuong khuyen kieu ky lam lanh
le loc loi luc luong luyen ly manh mau nghi nghia ngoan nguyet nha nhan nhien nhu ninh phu phung phuoc quy quyet sau sinh suong tai tang tay thach
thang thien thiet thoa thoai thom thuan thuc tinh toai tri trong truc tuoi tuong vu vui
abegail adelaida aileen aiza ailyn amelita angelita anabelle annabelle annaliza analiza apolinario ariel arlyn arvin babylyn beng benjie bernardo
boyet carmelita carmencita charito charmaine cherryl cherelyn chona christy cielo clarita consolacion corazon crisanta cristeta cynthia daisy dalisay
daryl dely dexter dindo dionisia domingo dory edelyn edgardo eliza elvie emelita emelyn emerita emmalyn erlinda erwin esmeralda estrella fely
feliciano filomena flordeliza florencia florida gemma genalyn geraldine geralyn gilbert gina glenda gracia grazielle greg gretchen haydee herminia
hernani honey honeylyn imee isagani ivy jackielou jamaica janice jasper jay jayson jeanelyn jenalyn jenelyn jennelyn jeric jessa jessamae jhoanna
jhonny jhonalyn jinky joan joemar jolina jomar jonel josephine jovy joyce juanita juanito julieta ladylyn lanie larry leni leonila lerma letty liezl
liezel ligaya lilibeth lito luisita lucila luningning luzviminda lyn lyka mae maila mailyn maricar maribel maribeth marichu marilyn marissa maritess
marjorie marlon marlyn marvin marycris mayette melanie melody merly minda mirasol myla myra myrna nanette nelson neneng nerissa nida nieves nilda
nimfa noemi nona normita norlyn orlando pacita perla perlita pinky presentacion purificacion quennie rachelle ramil raymond raymund reden regie
remedios renato rhoda richelle ricky rizalina rizza rochelle rodelio roderick ronald roselyn roseann roxanne ruby rudy ruel salvacion sheryl shirley
susana susie tarcila tessie tintin trinidad vangie vergie vicky victorino violy virgie vivencia wenifreda wilfredo winnie yolly zenaida
aihua aimin aiping baozhu biyu bingbing changming chenguang chunhua chunmei chunyan chunli cuiping cuihua dandan daiyu dawei defu fangfang fenfang
feng fengying fuhua guang guangming guilan guiying guizhen guofeng guoliang guoping guoqiang haiyan haiyang haitao hongmei hongyan hongwei huan
huifang huilan huiling huimin huiying jiahui jiali jiaqi jiawei jiajia jianfeng jianing jianjun jianming jianping jingjing jingyi jinhua jinlan jinmei
jinping jinsong jiping jiang junfeng junjie kaili lanfen lanying laoban lele liang lifang lihong lijuan liling limei limin liming liping liqin liqing
lirong lixia liying lingling longwei lulu meifang meifeng meijuan meilan meixiang meixia meiying meizhen mengyao mingming mingxia minghua mingyu
minmin ningning peipei peng pingping qiaolian qiaoyun qinghua qingling qiong qiuyue qiuju renfang ronghua rui ruolan ruyi shanshan shaohua shihan
shilin shufang shufen shuhua shulan shumin shuping shuqin shuxian shuying shuyi shuzhen siyu songhua suqin suzhen taohua tianyu tingting weihua weijun
weimin weiming weiping weiwei wenbin wenhua wenjie wenjing wenjuan wenli wenqing wenting wenwen xiangyu xianmei xiaobo xiaodan xiaodong xiaofang
xiaofei xiaofeng xiaohong xiaohua xiaohui xiaojie xiaojing xiaojuan xiaojun xiaolan xiaolin xiaoling xiaolong xiaomei xiaomin xiaoping xiaoqing
xiaowei xiaoxia xiaoxin xiaoyan xiaoying xiaoyu xiaozhen xinyi xingyi xiuhua xiujuan xiulan xiuli xiumei xiumin xiuqin xiuyun xiuzhen xiuzhi xueqin
yanhong yanhua yanli yanling yanmei yanping yanyan yaling yating yazhu yifan yihan yijun yilin yiming yingjie yingying yiyi yonggang yonghong yongmei
yuanyuan yuehua yueying yufang yufen yuhan yuhua yulan yuling yumei yunxia yuping yuqin yutong yuying yuzhen yuzhu zedong zhenhua zhenzhen zhiqiang
zhiying zhonghua zixuan altan altangerel amarsanaa anar anudari anujin ariunaa ariunbold ariunzaya badamkhand bataa batbold batchuluun baterdene
batjargal batkhuyag batmunkh batnasan batsaikhan battulga batsukh bayar bayarsaikhan bilguun boldbaatar bolormaa bolortuya burmaa byambaa byambasuren
chimeg chinbat choijin chuluun chuluuntsetseg davaadorj davaajargal delger delgermaa dolgor dolgormaa dorj dulamsuren dulmaa enkhbat enkhbayar
enkhbold enkhjargal enkhmaa enkhtaivan enkhtsetseg enkhzul erdene erdenebat erdenechimeg erdenetuya ganbaatar ganbat gansukh ganzorig ganchimeg
gantulga gerel gerelmaa gerelsaikhan gerelt jargal jargalmaa jargalsaikhan khaliun khash khongor khongorzul khulan khuslen lkhagva lkhagvasuren
lkhagvajargal maral mandukhai mandakh mönkhbat munkhbat munkhjargal munkhtsetseg munkhtuya munkhzul myagmar namuun narangerel narantsetseg narantuya
naranbaatar nandin nergui nomin nominjin norov nyamdavaa nyamaa odgerel odontuya odval odtsetseg oyun oyunbileg oyungerel oyunaa oyuntsetseg
oyuntungalag otgon otgontsetseg purev purevdorj purevjav puntsag sainbayar saikhan saruul sarantsetseg sarnai sarangerel solongo sodnom suvd temuujin
temuulen tengis tsend tsendsuren tsetseg tsetsegmaa tsogt tsolmon tsermaa togtokh tumur tuul tuguldur tungalag ulaanaa undral undrakh uranchimeg urnaa
urtnasan uuganbayar uyanga yanjmaa zaya zayabaatar zolboo zolzaya
aarav aarti abdur abhishek aditi aditya ajay ajit akash akhil akshay alok amandeep amardeep amarjit amita amol amrit amrita anand anju ankit ankita
ankur anuja anup anupama anuradha anurag arati archana aravind arun aruna arvind ashish ashok ashwini avinash ayesha balbir baldev balwinder bharat
bharati bhavna bhavya bhupinder bibek bijay bikash bimal bimala binita binod bishnu chaitanya chandan chandra chandrika chetan chhaya daljit damini
deepika deepti devi devika dhananjay dhiraj dilip dinesh dipak dipesh dipika divya durga farhana ganesh ganga gaurav gauri geeta geetha gopal gopi
govind gulshan gurdeep gurpreet gurmeet gurjit gurvinder hari harish harjinder harjit harpreet hasina hemant hemlata himanshu indira indra ishaan
ishwar jagdeep jagdish jagjit jahanara janaki jannatul jasbir jasmeet jaspreet jaswinder jaya jayanti jayesh jaylakshmi jitendra jyoti jyotsna kajal
kalpana kalyani kamala kamla kamlesh kanchan karan karuna kaushalya kaveri kavya khushboo kiran kishor komal krishna kuldeep kulwinder kumari kusum
lakhwinder latha laxman laxmi leela madan madhav madhavi madhu madhuri mahesh mahmuda malati malini mamata mandeep mandip mangal manisha manish manju
manjit manjula manoj manpreet maitri meena meenakshi meera meghna minu mohan mohini mohit monira moushumi mukesh mukta nabin naresh narayan narendra
nasreen naveen navjot navneet neelam neeraj neeta nidhi nikhil nilam nilesh nirmal nirmala nirupama nisha nitesh nitin nitu padma pallavi pankaj
paramjit parminder parvati parveen pawan payal pinki poonam prabha prabhu pradeep pradip prakash pramila pramod pranav prasad prashant pratibha pratik
pravin preeti preethi prem prerana priti priyanka puja punam puneet puran purnima pushpa rabin rachana radha radhika raghav raja rajan rajani rajendra
rajeev rajiv rajinder rajkumar rajni raju rajwinder rakesh rakhi raman rameshwar ramila ranjan ranjit ranjana ranju rashmi ravi ravindra reena rehana
rekha renuka resham reshma ritu rohan rohit rohini roshan roshni rukhsana rukmini rupa rupali rupesh sabita sabitri sachin sagar sahil saira sajal
samina samjhana sandeep sandhya sangeeta sangita sanjana sanjeev sanjit santosh sapna sarala saraswati sarbjit sarita saroj saroja satish satnam
satwinder saurav savita savitri seema shaheen shaila shakti shalini shanta shanti sharada sharda sharmila sharmin shashi sheela shilpa shital shobha
shreya shubham shweta shyam siddharth simran sita sneha somnath sonal sonali soniya srijana subash subhash subarna sudha sudhir sudip sujan sujata
sujit sukhdev sukhjit sukhwinder suman sumit sumitra sunitha suraj surendra surinder surjit sushil sushila sushma swapna swati tanveer tanvi taslima
tej thakur tulsi uday uma umesh upendra urmila usha uttam vandana varsha varun vasanth vibha vidya vijaya vikas vimala vimal vinay vineet vinita vinod
vipin vishal vishnu vivek yadav yamuna yash yashoda yogesh yuvraj zakir dawa pasang phurba mingma lhamo dolma tashi tenzin pema sonam tsering kamana
sarmila asmita anisha binu bindu janardan keshav nabina nanu pabitra prativa rojina sirjana yangji abida adeel afshan akhtar amjad aneela anwar arshad
aslam atif ayaz azhar bilqis fariha farooq fauzia fozia haider hameeda hina humera iffat iftikhar inayat irum ishrat jamshed javaid javed kaleem
kausar khurram maheen mehwish mohsin mubashir mudassar mumtaz muneeb naeem naheed nazia nighat nosheen qaiser rafiq raheela rashida razia rehman
riffat rizwan rizwana robina sabiha sadaf sajid saqib shabbir shafqat shagufta shahbaz shahid shahzad shaista shakeel shamim shehnaz sobia sughra
sumaira sumera tehmina uzma waheed waqar waseem zafar zahid zeeshan zubeda mst kulsum momena morsheda rasheda rehena rokeya shahana shilpi sufia
sumaiya lipi mousumi champa chandni kamrul mizanur mosharraf mahbub nazrul rafiqul saiful shafiqul zahirul
ágnes ákos anasztazia andras andrás aniko anikó annamaria aranka áron attila balazs balázs balint bálint barna bela béla bence bernadett betti
boglarka boglárka borbala borbála brigitta csaba csilla dalma dávid denes dénes dezso dezső dóra dorottya eniko enikő ernő erno erzsebet erzsébet
eszter éva fanni ferenc flóra fruzsina gabor gábor gergely gergo gergő geza géza gizella gyongyi gyöngyi gyorgy györgy gyula hajnalka ibolya ildiko
ildikó imre istvan istván ivett izabella janka janos jános jazmin jeno jenő jolan jolán jozsef józsef julianna kalman kálmán karoly károly katalin
kati katinka klára krisztian krisztián krisztina kristof lajos laszlo lászló lenke levente lorinc lőrinc magdolna marcell márta marton márton matyas
mátyás mihaly mihály miklos miklós mónika nandor nándor noémi nóra orsolya péter piroska reka réka renáta rozsa rózsa sandor sándor sarolta szabolcs
szabina szandra szilard szilárd szilvia szonja tamas tamás tibor timea tímea tünde vanda viktória vilmos virag virág vivien zoltan zoltán zsanett
zselyke zsofia zsófia zsofi zsolt zsombor zsuzsa zsuzsanna zsuzsi akaki aleko anano anzor archil avtandil badri beka beso besik bidzina dali daviti
davit dimitri ekaterine eliso elene elguja eteri giga giorgi givi gocha goga grigol guram gvantsa iago ia irakli izolda jaba jemal kakha kakhaber keti
ketevan kety khatia khatuna koba kote lado lali lamara lasha levan lia lamzira maia malkhaz mamuka manana merab mikheil mzia mziuri nanuli nani natela
natia nato nestan nikoloz nodar nugzar nutsa otar paata pikria ramaz rati revaz rezo rusudan salome sandro shalva shorena sophiko sopo sulkhan tako
tamaz tamar tamta tamuna tamila tato teimuraz teona temur tengiz teo tinatin tornike tsiala tsira tsitsino vaja vakhtang vano vazha zaal zaza ziala
zurab zviad abdulla abdullo abror adiba adolat akmal alisher anora anvar azizbek azamat bahodir bahrom barno bekzod behruz botir bobur charos davron
davlat dildora dilafruz dilbar dilfuza dilmurod dilnora dilorom dilrabo dilshod dilsoz donyor durdona elyor ergash farangiz farkhod farrukh feruza
firdavs firuza furkat gavhar guli gulbahor gulchehra gulmira gulnora gulnoza gulsanam gulsora hilola hulkar ibrohim ikrom ilhom ilyos iroda islom
ismoil jahongir jamoliddin jasur javlon jakhongir kamola kamoliddin khurshida khurshid komil laylo lutfiya mahliyo malohat manzura mashhura mavluda
mahbuba maftuna mirzo mohira mokhira mukaddas muhabbat muhammadjon muzaffar nasiba nasrulla navruz nigina nigora nodir nodira nozima nurbek
nurmuhammad odil odina olim oybek oydin oygul ozoda otabek oysha parvina qodir rakhima rano ravshan rayhon robiya ruxshona sabohat sadoqat sanjar
sardor sarvinoz saodat sevara sevinch shahlo shahnoza shakhlo shakhnoza sharofat shavkat sherzod shodiya shohida shohruh shoira shukrona sitora sobir
surayyo tolib tohir umida umid umrzoq yulduz zebo zebiniso zilola ziyoda zohid zukhra zulfiya zulfizar aibek aidai aidana aigerim aisulu aizada akylai
akmaral aliya almagul altynai anara ardak asel asem askar assel aybek ayana ayzhan bakyt bakhytgul baurzhan begimai bermet bolat burul cholpon
cholponai daniyar dinara dauren erlan ermek gulnar gulnaz gulzat gulzhan jamilya jazgul jyldyz kairat kanykei karlygash kuban kunduz kymbat maksat
mairam makpal meerim merim mirlan moldir nazgul nazira nurgul nurzhan nurjan nursultan nurzat olzhas raushan saltanat samal samat sanzhar serik shynar
symbat talant talgat temir tolkun ulan yerlan zhanar zhazira zhibek zhuldyz ani anahit anush araksya arev arevik armen armine armenuhi arpi arpine
artak artashes asatur ashot astghik avetik azniv gagik garik gayane gevorg gohar grigor gurgen hakob hamlet harutyun hasmik hayk hovhannes hovik
hrachya hripsime karapet karine knarik lala levon lilit lusine margarit marine meri mher mikayel narek narine nazeli nune nvard ofelya onik ruzan
samvel sargis satenik sedrak serob siranush sirarpi sona sos sevak syuzanna taguhi tatevik tigran tsovinar vahagn vahan vahe vardan varduhi vigen
yervand zaruhi afaq altay aygun aynur aytan bahruz elchin elgun elnara elnur elshad eldar gunel heydar ilaha ilgar ilkin intigam jala javid konul
mahammad matanat mehriban nargiz natavan orkhan parvana rahim rashad rovshan sevinj tural turana ulviyya vusal vugar yegana zaur zumrud
alena alžběta andrej barbora blažena bohumil božena bohuslav ctirad drahomira eliska eliška frantisek františek hedvika honza jarka jarmila jaromir
jaroslav jaroslava jindřich jindrich jiri jiří jirina jiřina jitka juraj karel katerina kateřina kristyna kristýna kveta květa ladislav lenka libor
libuse libuše lubos lucie ludek lukáš markéta marketa martina matěj milada miloslav nadezda ondrej ondřej otakar pavla premysl radek radim richard
romana ruzena růžena sarka šárka slavomir stepanka svatava tana tereza tomáš vaclav václav viera vojtech vojtěch zdena zdenek zdeněk zuzana zuzka
jerneja metka mojca matjaz neza nejc petja primoz spela tadej ursa ziga
abelardo adán adriana adrián agustina alba aldana aldo alejandra alessandra alexis alfonso alfredo alondra alonso álvaro amparo anabel analia andreina
andrés angie anibal antonella araceli armando arturo augusto aura azucena beatriz belen belén berenice brayan brenda briseida bruno camila camilo
candela candelaria caridad carla carlota celeste celia césar cindy claudio clemencia concepcion constanza cristobal dagoberto danna dario dayana
dayanara debora deisy delfina edilma edison eduarda efrain elba eliana elisa eloisa elvia emiliano estefany estela eugenio evangelina evelin fabiana
fabio fabiola facundo federico franco genesis gilberto giovanna giselle gladis gregorio griselda heidy héctor heriberto hernan horacio humberto ilda
inés isidro itzel ivonne jacinto jacqueline jairo janeth jefferson jeimy jeronimo jesús jhoana jhonatan joaquín johana josé josefa josue juanjo
katherine katerin kelly kenia keyla lautaro leidy leonel leonor leydi lisandro lizbeth lizeth lorenzo lucero lucía luciano lucrecia luisana lyda
magali magaly maicol marcia marco marcos mariano maricarmen marisa maritza marleny matías mayerly mayra melany micaela moises mónica montserrat nayeli
nelly nidia noelia nohemi nubia nuria octavio omaira osvaldo pablo paloma pamela paolo patricio reina rigoberto rocío roque rosalba rosaura rosmery
rubén samanta santos saul sebastián silvana sofía sol stefany tania teofilo ulises vanesa vanina verónica vicente viridiana wendy xiomara yahaira
yamila yamile yamilet yaneth yanira yaritza yasmina yeimy yenny yennifer yeraldin yessica yesica yulieth yulisa yuleidy yuly yurani zaira zoraida
zulema zuleima zulma adalberto adilson adriano aline amadeu ananda anderson anelise antônio aparecida aristides bárbara bruna cássia cassia célia
cicera cintia cleide cleidiane cleonice cristiane cristiano damiana davi débora deise denise dirceu djalma edilene edineia edson elaine eliane
elielson elisangela elizete emanuelle erivaldo evaldo everton fabiano fabricio flávia flavio francielle geovana geraldo gilmar gilson giovana gisele
gislaine graziela guilherme heitor helio henrique iara ivone izabel jair janaina janaína jaqueline jéssica joelma joice josiane josilene josué juliano
jussara keila lais laís letícia lidiane lívia lucimar lúcia luiz luiza luzia maicon maiara maísa manoel márcia márcio marcio margarete marilene
marinalva mariza matheus mateus mauro mayara micheli moacir mônica monique natália nathalia neide neusa nilza odair osmar otavio patrícia poliana
raissa raimunda raimundo regiane reginaldo renan roberta robson rogerio rogério romário rosangela rosângela roseli rosilene rosimeire sebastiana
severina severino sidnei silene silmara simone solange sônia suelen sueli suely tais taís taiane talita telma teresinha thaynara thamires thayna
valdemir valdir valdirene vanderlei vânia viviane vitor vitória wallace wanderson wellington weslley zilda
achieng adhiambo adongo aciro akello akinyi akoth alinafe amondi amope anyango apio apiyo asiimwe atieno auma awino babirye baraka benta birungi bosco
byaruhanga chausiku chebet chepkemoi cherono chiku dembe dieudonne esperance espoir furaha gakuru gaudence githinji habimana hadija immaculee irakoze
ishimwe jelimo jepkosgei jepchirchir juma kagendo kamau kamikazi kariuki katusiime kayitesi keza kibet kimani kipchoge kirabo kiprono kobusinge
kwizera kyomuhendo lubega makena mbabazi mbali mugisha mugo muhoza mukami mukamana murugi musoke mutesi mutua muthoni mwajuma mwanaisha mwangi mwikali
nabirye nabukenya nakato nalubega namono namukasa nakanwagi nakimuli nakku nakitto nalule nambi namusoke nanjala nankya nansubuga nasimiyu natukunda
ndayisaba neema nekesa ngendo niyonsaba niyonzima njambi njeri njoki njoroge nkunda nshuti nyaguthii nyambura nyakio nyokabi ochieng odhiambo okello
okoth omondi onyango opio otieno ouma owino rehema rukundo sanyu shukuru simba subira tumaini tumusiime tushabe twesigye ujana umutesi umutoni
uwamahoro uwera uwimana uwineza wairimu waithira wambui wamboi wangari wangui wanja wanjala wanjiku wanjiru wanza wafula wekesa zawadi zuhura zuri
bahati beya bijoux chance clarisse dieumerci elikia espérance fiston gloire guylaine kabibi kapinga kasongo kitoko landu lukusa makasi malu mbombo
mbuyi mpia mujinga mukeba mwamba nadege ngalula nkulu nsimba nzuzi ornella plamedi rosette tshala tshilanda tumba eyenga ngono mballa ngo nfor neba
enow ayuk bih ngwa achu atem abongwa clovis delphine marie-claire adele aurelie carine christelle chantal claudine clementine edwige estelle flore
francine germaine hortense hyacinthe huguette jocelyne laetitia laure leonie lucienne marcelline odette odile pascaline prudence rosine sidonie sylvie
veronique yolande
ashur ashor atour atra attra ator babylonia banipal elishwa edessa hadad ishtar isho khoshaba lamasu madlen mariamna nahrin nahir narsai nineb nineva
ninos ninorta ninva ninve nuhara ogin oshana rabel ramina ramsin sabriya sankhiro sargon shamiran shamoun shlemon shmuni sharbel simele tiglat urhoy
yonan younan zenobia
abigail aaron abbey abby aidan alana alfie alison allison alyssa amber amy andrew anthony april archie aubrey austin barry beatrix becky belinda ben
bernard bernice beth bethany beverly billy blake bob bobby bradley brett brianna bridget britney brooke bruce bryan bryce caitlin callum calvin
cameron candace carly carol carolyn carrie casey cassandra catherine chad charlene chelsea chloe chris christie christopher claire clare cliff clive
clifford cody colin colleen connor corey courtney craig crystal curtis dale damon danielle danny daphne darcy darlene darren darryl dave dawn dean
deanna debbie debra deirdre delilah demi derek derrick desiree desmond diane dolly donald donna doreen dorothy doug duncan dustin dwayne dwight dylan
earl eileen eleanor elijah ellie eric erin ernest ethan eugene evan ezra faye felicity fiona frances francesca francis franklin fred frederick gail
gareth garry gavin gene geoff geoffrey georgia georgina gerald gerard gillian ginger glen gordon graeme graham gregory gwen hailey hannah harold
harrison harvey hayley hazel heather heidi herbert hilary hollie holly howard hugh ian imogen isaiah jackie jackson jade jake jamie janet jared jayden
jeff jenna jeremy jill jillian joann joanne jodie jodi jordan joseph josh judy kara kate katelyn kathleen kathryn kathy katie katy kayla kayleigh
keira keith kelsey kelvin ken kendra kerry kieran kimberley kirsten kirsty kristen krystal kyle kylie lacey lance latisha latoya lauren laurence
lawrence leanne lee leroy leslie lewis lexi lindsay lindsey liz lizzie lloyd logan lois lorraine louis lucille lucy luke luther lynda lynn lynne
mackenzie madison maggie mandy marc margaret marsha marshall maryann matt matthew maureen maurice maxine megan mel meredith mervyn mickey mildred
miles millie mitchell mollie muriel nathan nathaniel neil nick nicky nicola nigel nolan norman ollie oprah owen paige patsy patty pauline pearl peggy
penelope percy perry pete phil philip phillip phoebe phyllis polly preston quentin quincy rachael rachel randall randy rebekah reggie reginald rhonda
rhys rick riley rob robbie robyn rodney rory rosalind rosanne rosemary rosie rupert russell sadie sandy savannah scarlett sean seb selina shane shania
shannon shaun shauna shawn sheena shelby shelley shelly sheldon sherry shona sidney sienna skye spencer stacey stacy stanley stephen steve steven
stewart stuart sue summer suzie sybil sydney sylvester tabitha tammy tamsin tanisha tasha taylor teddy terence terri terry tessa theodore theresa
tiffany toby todd tom toni tracey tracy travis trevor tricia trina trisha trudy tyler tyrone tyson valerie vernon vicki vince vivienne wade warren
wayne wesley whitney wilfred willa willie willow winifred winston zac zachary
adelheid alois angelika anke annegret antje bastian bernd bettina brigitte christa christoph detlef dieter dietmar dirk eberhard edeltraud elfriede
elke erich ewald florian franziska friedrich gerlinde gottfried guenter gunter günter günther hannelore hans-peter hartmut heike heiko heiner heinrich
heinz helmut hermann herta hildegard horst ilse ingo irmgard jochen johannes jorg jörg juergen jürgen julius jutta karlheinz katharina kathrin leopold
liesel liselotte lothar ludwig lutz marlies matthias philipp rainer reiner reinhard rudi sabine siegfried silke steffi stephan svenja thorsten traudl
ulrich ulrike uwe veit verena volker waltraud werner wilfried wolfgang adeline agathe aimee alain alexandre alphonse amandine amelie amélie anais
anaïs andré andree angelique anne-marie antoine antoinette armand arnaud aude aurélie aurore axelle baptiste bastien benoit benoît bertrand blandine
camille capucine cecile cécile céline chloé christiane christophe claude claudette clement clément clemence clémence coralie corinne cyril damien
didier dominique élise elodie élodie emile émile emilie émilie emmanuel emmanuelle éric etienne étienne eugénie fabien fabienne fabrice fernand franck
francoise françoise frederic frédéric gael gaelle gaëlle geneviève georges gérard germain gilles ginette guillaume gustave hélène henri henriette
herve hervé hugues jacques jean-claude jean-luc jean-pierre jeanine jeanne jeannine jérôme joelle joëlle josette julien juliette justine laurent léa
léon lionel loic loïc lucien ludovic lydie manon margaux marguerite marie-laure marielle marion marthe martine mathieu mathilde matthieu maxime
mélanie michel michele michèle mireille myriam noemie noémie ophelie oriane pascal pascale patrice paulette perrine philippe pierrette raphael raphaël
raymonde regine régine rémi remy renaud renée rodolphe romain roxane sandrine severine séverine solene stephane stéphane sylvain tanguy théo thérèse
thibault thierry valérie véronique virginie xavier yann yannick yves achille alessandro alessia alessio alfio amedeo angelo annalisa annunziata
antonietta antonino arianna benedetta benedetto carlo carlotta carmela carmelo carmine caterina chiara cinzia concetta corrado costanza cosimo daniele
davide domenica domenico donatella donato edoardo elisabetta emanuele enrica enrico enzo ettore fabrizio fausto federica ferdinando filippo fiorella
francesco fulvio gaetano gaia gennaro giacomo giada gianfranco gianluca gianni gianpaolo gigi gino giorgia giorgio giovanni girolamo giulia giuliana
giuliano giulio giuseppe giuseppina giusy graziella grazia guglielmo guido ignazio ilaria immacolata ivano jacopo letizia lorenza lucio ludovica luigi
luigia maddalena marcella marcello margherita mariagrazia mariarosa mariella massimiliano massimo mattia maura maurizio michela mirella nicoletta
nunzia orazio orietta orsola ottavia ottavio palma pasquale patrizia piera pierluigi piero pierpaolo pietro pino raffaela raffaele raffaella renzo
riccardo rinaldo rocco romano rosaria rosetta rossana rossella ruggero salvatore samuele saverio savino sebastiano serena silvano silvio stefano
tiziana tiziano tommaso ubaldo umberto valentino valerio vincenza vincenzo vito vittoria vittorio agapi aikaterini alekos alexandros alexios alkis
anastasios angeliki antonis apostolos argyris aris aspasia athanasia athanasios athina charalambos christos chrysa chrysoula dimitra dimitrios
dimitris dionysis eftychia efi eirini eleftheria eleftherios eleni elpida evangelia evangelos fani filippos foteini fotini fotis georgios giannis
giorgos haralampos harris iakovos ilias ioanna ioannis irini kalliopi kleanthis konstantina konstantinos kosmas kostas kostis kyriaki kyriakos lambros
lefteris leonidas magdalini manolis marios markos matina michalis miltos nefeli nikolaos nikos olympia panagiota panagiotis panos pantelis paraskevi
pavlos pelagia polyxeni popi sakis savvas sotiris sotiria spiros spyridoula spyros stavros stavroula stathis stefanos stelios stratos takis tasos
tasoula thanasis thanos thalia thekla themis theodora theodoros theofilos thodoris vaios vaggelis vangelis vasia vasiliki vasilis vassiliki vassilis
vaso voula xanthi xenia yannis yiannis yiorgos yorgos zoi aafke anneke annelies anouk arie arjan bart bram carolien cees corine daan els femke floris
frits geert gerrit guus hanneke heleen hendrik henk hennie huub ineke jaap jacco jan-willem janneke jantje jeroen jochem joost joris jos jurgen kees
klaas koen leendert lieke lies liesbeth lotte maarten maaike machteld marieke marijke marjolein mark marloes menno michiel mieke nienke niels pieter
rik rinus roel ruud saskia sanne sietske sjaak sjoerd stijn teun thijs tineke truus twan wessel wieke willem wim wout wouter aage aksel anne-mette
asger bente birgitte birthe bjarne dorte dorthe ditte ejner esben flemming frederik frode gitte grethe helle ib ingelise jeppe jette jørgen jytte
katrine kirstine kjeld knud laurits lene lise-lotte mads maiken malene malthe merete morten nikolaj oluf peder pernille poul rikke rie søren stine
svend sine tonny torben trine troels ulrikke vibeke villads amund anne-lise anniken arild arnfinn asbjorn asbjørn aslaug astri atle audun bjorg bjørg
bjørn brit brynjar dagfinn egil eirik eivind espen even eyvind finn-erik froydis frøydis gard geir grete gunnhild guro guttorm haakon håkon halvor
hallgeir hege herdis hilde hildegunn iver ingebjorg ingebjørg ingunn jorunn jostein kari karianne ketil kjersti kjetil kolbjorn magne magnhild marte
oddbjørn oddvar oddveig oystein øystein øyvind randi reidun roald ronnaug sigrun sindre sissel sjur snorre solfrid steinar stian svein svanhild synne
sølvi terje torbjørn torgeir torgunn torhild torill toril torstein torunn trond trude turid unni vegard vigdis wenche aapo aarne aaro aatos aila airi
aki anna-liisa annikki annukka antero ari armas arto arttu asko atte auli auvo eeli eelis eemeli eero eetu eeva eine elli elsi emmi ensio erja erkki
esa esko essi eveliina hannele hannu harri heini helinä helmi henna iida iina iiris iiro ilari ilkka ilpo ilta inka inkeri irmeli isto jaakko jani
jarkko jarmo jenni joni joona jorma jouko jouni juha juho jyrki kaija kalervo karri katariina katri kauko kimmo kirsi kyllikki lassi lauri leea leevi
maiju maire malla manu marjo marjukka marjut markku martta mauno mauri miia mika mikko mirja mirjami mirva niilo niina niko noora nuutti oili olli
onni oona osmo paavo pentti perttu pertti petri petteri piia päivikki raita rauha rauni reino riikka risto saana saara saija sakari salla sanni sari
seppo sini sisko soila sointu suvi taisto taru tatu teemu teija teppo terhi tero tiia toini tommi torsti touko tuija tuire tuomas tuomo tuovi tyyne
tytti urho urpo vappu veera veikko venla vieno viljami virva voitto väinö
agaton aldor alfons alvin ambjörn annalena annicka annica anna-britta anna-greta anna-lisa anna-sara anna-stina ann-helen ann-katrin ann-margret bill
boel bror britt-inger britt-marie calle carl-erik carl-magnus caspian catharina eli ella-marie elis elsy engla fredrika frej gun-marie göta hans-erik
hilma iben ida-maria inez inga-maj inge-marie ingvald isa jan-åke jennie jenny-ann jessika jonatan jonte jöran kenth lars-olof linn-marie linda-marie
lisen loviza ludde majvi malena margita maria-lena mariell marie-louise matz mileon milian moltas morris myran märtha nilsson olov pehr rustan sigvald
sofi sten-åke sylve terese tommie torkel tryggve uffe verona villemo vivi-ann wictor älva
heaven rock art ulv ask frid björk dahlia lily poppy violet vinter sommar wisdom honesty pleasure promise justice progress perfect praise marvellous
marvelous sunshine trust gladness kindness saturday prince happy beloved delight fortune friendship gentle godsent greatness helpful holiness humble
lovely lovelyn luck majesty merciful mighty obedience paradise prosper prosperity redemption salvation serenity sincere sincerity splendor splendour
sweet sweetness tenderness thankgod triumph unity unique virtue wealth worship star sky stjärna storm ros lycka hopp tro frid frost måne gem jewel
diamond diva angelic honour honor gracious royal royalty dignity excel exalt favoured immaculate liberty
`;
