/** Places that everybody may name: they tell nothing about a person by themselves. From general knowledge of geography. */
export const PLACES = `
sverige sweden danmark denmark norge norway finland tyskland germany polen poland rumänien romania bulgarien bulgaria nigeria thailand vietnam ukraina ukraine ryssland russia syrien syria irak iraq
iran eritrea etiopien ethiopia somalia afghanistan marocko morocco filippinerna philippines kina china mongoliet mongolia colombia brasilien brazil venezuela spanien spain italien italy frankrike france
nederländerna netherlands belgien belgium england storbritannien britain kingdom united usa kanada grekland greece turkiet turkey albanien albania serbien bosnien kosovo moldavien moldova ungern hungary lettland litauen
estland latvia lithuania estonia indien india pakistan bangladesh ghana gambia uganda kenya sudan egypten libyen libya europa europe afrika africa asien asia norden schengen schweiz switzerland
stockholm stockholms göteborg göteborgs malmö malmös uppsala västerås örebro linköping helsingborg jönköping norrköping lund umeå gävle borås södertälje eskilstuna halmstad växjö karlstad sundsvall östersund
trollhättan luleå kristianstad kalmar falun skövde karlskrona skellefteå uddevalla varberg landskrona nyköping motala trelleborg lidköping alingsås sandviken borlänge kungälv enköping hässleholm ängelholm ystad
eslöv lomma staffanstorp burlöv kävlinge svedala vellinge skurup sjöbo tomelilla simrishamn hörby höör osby bromölla åstorp bjuv klippan perstorp örkelljunga båstad höganäs svalöv bromölla karlshamn ronneby sölvesborg
olofström ljungby alvesta älmhult tingsryd uppvidinge lessebo markaryd oskarshamn västervik nybro emmaboda torsås mönsterås högsby hultsfred vimmerby borgholm mörbylånga kiruna gällivare boden piteå haparanda
visby gotland skåne skånes blekinge kronoberg kronobergs kalmar småland halland östergötland västergötland dalarna värmland norrland jämtland västernorrland västerbotten norrbotten södermanland västmanland uppland
sörmland rosengård hyllie limhamn möllevången triangeln fosie kirseberg husie bunkeflo oxie hisingen angered bergsjön rinkeby tensta solna sundbyberg huddinge botkyrka haninge nacka täby sollentuna järfälla
köpenhamn copenhagen oslo helsingfors helsinki berlin hamburg warszawa bukarest bucharest lagos abuja bangkok hanoi kiev kyiv lviv moskva damaskus bagdad asmara mogadishu kabul teheran casablanca manila bryssel genève
wien london rom madrid bogotá riga vilnius tallinn budapest tirana istanbul syd norr söder öster väster öresund
`;

/**
 * The Swedish municipalities and their parts, mostly in the south; countries, nationalities and languages in Swedish and English; towns and regions of the countries that
 * the services meet most. Those that are names too ("Nora", "Sofia") are places only where a place stands (context.ts).
 */
export const MORE_PLACES = `
ale aneby arboga arjeplog arvidsjaur arvika askersund avesta bengtsfors berg bjurholm bollebygd bollnäs boxholm bräcke dals ed danderyd degerfors
dorotea eda ekerö eksjö essunga fagersta falkenberg falköping filipstad finspång flen forshaga färgelanda gagnef gislaved gnesta gnosjö grums grästorp
gullspång götene habo hagfors hallsberg hallstahammar hammarö heby hedemora herrljunga hjo hofors hudiksvall hylte håbo hällefors härjedalen härnösand
härryda jokkmokk kalix karlsborg karlskoga katrineholm kil kinda knivsta kramfors kristinehamn krokom kumla kungsbacka kungsör köping laholm laxå
lekeberg leksand lerum lidingö lilla edet lindesberg ljusdal ljusnarsberg ludvika lycksele lysekil malung sälen malå mariestad mellerud mjölby mora
mullsjö munkedal munkfors mölndal nora norberg nordanstig nordmaling norrtälje norsjö nykvarn nynäshamn nässjö ockelbo orsa orust ovanåker oxelösund
pajala partille ragunda robertsfors rättvik sala salem sigtuna skara skinnskatteberg smedjebacken sollefteå sorsele sotenäs stenungsund storfors
storuman strängnäs strömstad strömsund sunne surahammar svenljunga säffle säter sävsjö söderhamn söderköping tanum tibro tidaholm tierp timrå tjörn
torsby tranemo tranås trosa tyresö töreboda ulricehamn upplands vadstena vaggeryd valdemarsvik vallentuna vansbro vara vaxholm vetlanda vilhelmina
vindeln vingåker vårgårda vänersborg vännäs värmdö värnamo ydre åmål ånge åre årjäng åsele åtvidaberg älvdalen älvkarleby älvsbyn öckerö ödeshög
örnsköldsvik österåker östhammar överkalix övertorneå broby vänga götaland svealand sydsverige mellansverige skåneland österlen bohuslän dalsland
gästrikland hälsingland medelpad ångermanland lappland närke öland västsverige norrlands mälardalen bergslagen sydöstra nordvästra sydvästra nordöstra
stor storgöteborg göinge bjäre kullen söderslätt lundaslätten arlöv åkarp hjärup bjärred löddeköpinge furulund dösjebro teckomatorp marieholm löberöd
harlösa veberöd dalby genarp södra sandby hofterup barsebäck häljarp glumslöv ödåkra rydebäck påarp mörarp bårslöv gantofta kattarp allerum viken
domsten laröd hittarp jonstorp nyhamnsläge mölle arild farhult strandbaden vejbystrand skäldervik munka hjärnarp förslöv grevie torekov östra karup
hallandsåsen billesholm ekeby gunnarstorp kågeröd röstånga ljungbyhed stidsvig kvidinge hyllinge nyvång fagerhult tyringe vinslöv vittsjö bjärnum
sösdala tormestorp hästveda ballingslöv glimåkra sibbhult knislinge lönsboda degeberga åhus tollarp vä fjälkinge yngsjö hammar everöd arkelstorp näsum
gualöv nymölla kivik brösarp gärsnäs borrby hammenhög skillinge vitaby smedstorp brantevik lövestad vollsjö blentarp åsum sövde köpingebro svarte
nybrostrand löderup kåseberga glemmingebro rydsgård skivarp abbekås anderslöv alstad gislöv smygehamn beddingestrand klagstorp höllviken skanör
falsterbo ljunghusen kämpinge hököpinge arrie håslöv klågerup bara sturup tygelsjö bunkeflostrand kvarnby sibbarp slottsstaden värnhem sofielund seved
lindängen almgården kroksbäck holma söderkulla nydala augustenborg sorgenfri rörsjöstaden västra hamnen hermodsdal segevång toftanäs dockan fridhem
ribersborg slottsparken pildammsparken stortorget lilltorg möllan folkets park dalaplan drottninghög dalhem fredriksdal planteringen slottshöjden råå
ramlösa tågaborg rosengården adolfsberg berga närlunda linero gunnesbo norra fäladen klostergården nöbbelöv brunnshög gamlegården näsby charlottesborg
österäng vilan hammarslund mellby backa hjällbo hammarkullen lövgärdet gårdsten biskopsgården frölunda majorna haga linnéstaden gamlestaden kortedala
lindholmen kviberg kungsmässan järva kista husby akalla skärholmen fruängen hägersten farsta vällingby hässelby spånga alby fittja hallunda norsborg
flemingsberg skogås jordbro handen hallonbergen hagsätra rågsved bagarmossen skarpnäck årsta gullmarsplan södermalm östermalm kungsholmen vasastan
norrmalm gamla stan hornstull skanstull slussen sergels centralplan cityterminalen märsta skavsta bromma älvsjö västberga marsta nyhem araby dalbo
teleborg hovshaga söderport norrliden funkabo lindsdal smedby rosenfors råslätt öxnehaga österängen huskvarna vätterstad andersberg gustavsfält
söndrum vallås getinge oskarström harplinge slöinge ullared tvååker veddige åsa station särö onsala vallda frillesås fjärås skummeslövsstrand
mellbystrand våxtorp knäred veinge asarum svängsta mörrum hällaryd mällby pukavik gammalstorp nättraby rödeby jämjö lyckeby holmsjö fågelmara torhamn
sturkö hasslö aspö kallinge bräkne hoby johannishus listerby bäckaryd lammhult rottne braås åseda lenhovda norrhult kosta hovmantorp ryd väckelsång
urshult linneryd torpsbruk moheda grimslöv vislanda delary diö strömsnäsbruk traryd timsfors lagan lidhult hamneda ryssby annerstad bolmsö nissafors
smålandsstenar anderstorp hillerstorp burseryd reftele bredaryd forsheda rydaholm bor landsbro ekenässjön kvillsfors myresjö holsbybrunn mariannelund
bodafors forserum malmbäck anneberg vrigstad rörvik stockaryd hjälmseryd påryd rinkabyholm trekanten läckeby blomstermåla timmernabben ålem ruda
fågelfors målilla silverdalen virserum mörlunda storebro vi gullringen ankarsrum gamleby loftahammar överum blackstad figeholm kristdala färjestaden
algutsrum degerhamn köpingsvik löttorp byxelkrok boda vissefjärda lindås långasjö eriksmåla orrefors flygsfors bergkvara söderåkra algeriet algeria
andorra angola antigua argentina armenien armenia australien australia azerbajdzjan azerbaijan bahamas bahrain barbados belarus belize benin bhutan
bolivia bosnia botswana brunei burkina faso burma burundi cambodia cameroon canada centralafrikanska chile cypern cyprus czechia djibouti dominica
dominikanska dominican ecuador ekvatorialguinea elfenbenskusten ivory egypt emirates förenade arabemiraten eswatini fiji gabon georgien georgia
grenada guatemala guinea bissau guyana haiti honduras hongkong hong iceland indonesien indonesia ireland irland island israel jamaica japan jemen
yemen jordanien jordan kambodja kamerun kap verde kazakstan kazakhstan kirgizistan kyrgyzstan kiribati komorerna kongo congo korea sydkorea nordkorea
kroatien croatia kuba cuba kuwait laos lesotho libanon lebanon liberia liechtenstein luxemburg luxembourg madagaskar makedonien nordmakedonien
macedonia malawi malaysia maldiverna maldives mali malta mauretanien mauritania mauritius mexiko mexico monaco montenegro moçambique mozambique
myanmar namibia nauru nepal nicaragua niger nordirland oman palestina palestine panama paraguay peru portugal qatar rwanda salomonöarna samoa
saudiarabien saudi arabia senegal seychellerna sierra leone singapore skottland scotland slovakien slovakia slovenien slovenia sri lanka surinam
swaziland sydafrika sydsudan tadzjikistan tajikistan taiwan tanzania tchad chad tjeckien togo tonga trinidad tobago tunisien tunisia turkmenistan
tuvalu uruguay uzbekistan vanuatu vatikanstaten wales zambia zimbabwe österrike austria östtimor färöarna grönland balkan baltikum karibien
latinamerika sydamerika nordamerika centralamerika mellanöstern maghreb kaukasus skandinavien scandinavia kurdistan transnistrien tjetjenien krim
donbas sahara sahel aten athens thessaloniki kreta lesbos samos kos rhodos patras pireus lampedusa sicilien sicily palermo catania neapel naples roma
milano milan turin torino genua bologna verona venedig venice florens florence bari castel volturno sardinien kalabrien ceuta melilla malaga málaga
barcelona valencia sevilla bilbao alicante almeria murcia tenerife gran canaria kanarieöarna mallorca ibiza lissabon lisbon porto paris marseille lyon
lille calais nice toulouse strasbourg brussels antwerpen antwerp gent amsterdam rotterdam haag utrecht eindhoven manchester birmingham liverpool leeds
glasgow edinburgh dublin belfast cardiff bristol sheffield münchen munich köln cologne frankfurt düsseldorf dortmund essen bremen hannover leipzig
dresden stuttgart nürnberg kiel lübeck rostock travemünde puttgarden sassnitz flensburg zürich zurich geneva basel bern vienna graz salzburg linz prag
prague brno ostrava bratislava košice kosice debrecen miskolc szeged pécs nyíregyháza győr warsaw krakow kraków gdansk gdańsk gdynia łódź lodz poznań
poznan wroclaw wrocław szczecin świnoujście swinoujscie katowice lublin białystok rzeszów bydgoszcz kaunas klaipeda klaipėda panevėžys šiauliai
daugavpils liepaja liepāja ventspils jelgava tartu narva pärnu åbo turku tammerfors tampere uleåborg oulu vasa esbo vanda mariehamn bergen trondheim
stavanger kristiansand drammen fredrikstad tromsø bodø aarhus århus odense aalborg esbjerg helsingør helsingör roskilde rødby bornholm rønne jylland
själland fyn reykjavik cluj napoca timișoara timisoara iași iasi constanța craiova brașov brasov galați galati ploiești ploiesti brăila braila oradea
bacău bacau pitești pitesti sibiu arad târgu mureș mures jiu baia mare buzău buzau botoșani botosani suceava piatra neamț neamt focșani focsani
drobeta turnu severin satu slatina călărași calarasi giurgiu tulcea slobozia alexandria bistrița bistrita deva hunedoara reșița resita zalău zalau
vaslui bârlad barlad maramureș transilvanien transylvania ialomița teleorman olt dolj gorj dâmbovița prahova chișinău chisinau bălți balti tiraspol
sofia plovdiv varna burgas ruse rousse stara zagora pleven sliven dobrich shumen pernik haskovo yambol pazardzhik blagoevgrad veliko tarnovo vratsa
gabrovo asenovgrad vidin kazanlak kyustendil montana kardzhali lovech targovishte silistra razgrad smolyan nova kavarna stolipinovo skopje tetovo
kumanovo bitola ohrid durrës durres shkodër shkodra vlorë elbasan korçë pristina priština prizren peja gjakova mitrovica ferizaj gjilan belgrad
belgrade novi sad niš nis kragujevac subotica sarajevo mostar tuzla banja luka zenica bihać prijedor zagreb split rijeka osijek ljubljana maribor
podgorica kharkiv charkiv odessa odesa dnipro donetsk luhansk zaporizhzhia zaporizjzja mariupol mykolajiv mykolaiv cherson kherson chernihiv poltava
sumy zhytomyr vinnytsia cherkasy chernivtsi ternopil rivne lutsk uzhhorod ivano frankivsk kramatorsk kryvyi rih bucha irpin krementjuk minsk brest
grodno gomel moscow petersburg kaliningrad murmansk novosibirsk rostov krasnodar groznyj grozny makhachkala tbilisi batumi kutaisi rustavi jerevan
yerevan baku tasjkent tashkent samarkand bukhara buchara andijan namangan fergana almaty astana bishkek osh dusjanbe dushanbe asjchabad ulaanbaatar
darkhan erdenet ankara izmir antalya adana gaziantep diyarbakır diyarbakir mersin konya bursa van mardin batman urfa sanliurfa hatay antakya bodrum
edirne damascus aleppo homs hama latakia idlib raqqa raqqah deir ez zor hasakah qamishli kobane kobani afrin daraa tartus beirut tripoli sidon tyre
amman irbid zarqa gaza jerusalem ramallah nablus hebron haifa baghdad mosul basra erbil arbil sulaymaniyah sulaimaniya kirkuk duhok dohuk najaf
karbala falluja ramadi sinjar tehran mashhad isfahan shiraz tabriz karaj ahvaz qom urmia kermanshah sanandaj herat kandahar mazar sharif kunduz
jalalabad ghazni bamiyan islamabad karachi lahore rawalpindi faisalabad peshawar quetta multan sialkot gujrat dhaka chittagong sylhet delhi mumbai
bombay kolkata calcutta chennai bangalore bengaluru hyderabad punjab gujarat kerala goa kathmandu pokhara biratnagar colombo kandy thimphu dubai abu
dhabi sharjah doha riyadh jeddah mecka mecca medina muscat manama sanaa aden kairo cairo giza khartoum omdurman darfur tunis sousse sfax alger algiers
oran rabat marrakech marrakesh fes fez tanger tangier agadir meknes tetouan benghazi misrata sabha kufra zuwara sabratha bani walid agadez niamey
zinder keren massawa assab mendefera dekemhare addis abeba ababa dire dawa mekelle gondar bahir dar hawassa jimma harar tigray amhara oromia oromo
hargeisa bosaso kismayo garowe galkayo baidoa puntland somaliland nairobi mombasa kisumu nakuru eldoret dadaab kakuma kampala entebbe gulu jinja
mbarara kigali bujumbura kinshasa goma bukavu lubumbashi salaam zanzibar arusha dodoma lusaka ndola harare bulawayo lilongwe blantyre maputo beira
luanda johannesburg pretoria durban cape town kapstaden windhoek gaborone antananarivo douala yaounde yaoundé bamenda libreville brazzaville ibadan
kano kaduna port harcourt enugu onitsha asaba warri sapele auchi ekpoma uromi owerri aba calabar uyo jos ilorin abeokuta akure ado ekiti maiduguri
sokoto edo delta ogun oyo ondo imo anambra abia rivers bayelsa borno upper sakponba ikpoba accra kumasi tamale takoradi coast tema lomé lome cotonou
novo abidjan bouaké ouagadougou bamako kayes gao timbuktu dakar touba thiès banjul serekunda brikama bakau conakry nzérékoré freetown bo kenema makeni
monrovia praia nouakchott pattaya phuket chiang mai rai isan isaan khon kaen udon thani ubon ratchathani korat nakhon ratchasima buriram surin sisaket
roi et nong khai chaiyaphum loei kalasin mukdahan yasothon hat yai hua hin krabi samui saigon ho minh haiphong hai phong da nang hue nghe an nghệ ha
tinh quang binh ninh vinh can tho phnom penh siem reap vientiane yangon rangoon mandalay kuala lumpur penang jakarta bali surabaya medan cebu davao
iloilo quezon luzon mindanao visayas beijing peking shanghai guangzhou shenzhen fujian fuzhou wenzhou zhejiang macau taipei seoul busan pyongyang
tokyo osaka kyoto sydney melbourne brisbane perth auckland bogota medellín medellin cali barranquilla cartagena pereira cúcuta cucuta bucaramanga
manizales caracas maracaibo quito guayaquil lima cusco arequipa paz santa cruz cochabamba asunción asuncion montevideo buenos aires córdoba santiago
valparaíso brasília brasilia são sao paulo rio janeiro salvador fortaleza recife alegre belo horizonte manaus belém goiânia curitiba havanna havana
santo domingo kingston au prince managua tegucigalpa san josé tijuana ciudad juárez guadalajara monterrey cancún washington york los angeles chicago
boston miami houston toronto montreal vancouver ottawa texas kalifornien california florida afghansk afghanska albansk albanska amerikansk amerikanska
arabisk arabiska armeniska baltiska bosniska brasiliansk brasilianska brittisk brittiska bulgarisk bulgariska colombiansk colombianska dansk danska
eritreansk eritreanska estnisk estniska etiopisk etiopiska europeisk europeiska filippinsk filippinska finsk finska fransk franska gambiansk
gambianska georgisk georgiska ghanansk ghananska grekisk grekiska indisk indiska irakisk irakiska iransk iranska italiensk italienska japansk japanska
kinesisk kinesiska kosovansk kroatiska kurdisk kurdiska lettisk lettiska litauisk litauiska makedonska marockansk marockanska moldavisk moldaviska
mongolisk mongoliska nepalesisk nigeriansk nigerianska nordisk norsk norska pakistansk pakistanska palestinsk palestinska persisk persiska polsk
polska portugisisk portugisiska romsk romska rumänsk rumänska rysk ryska serbisk serbiska slovakisk somalisk somaliska spansk spanska svensk syrisk
syriska thailändsk thailändska tjeckisk turkisk turkiska tysk tyska ugandisk ukrainsk ukrainska ungersk ungerska uzbekisk uzbekiska vietnamesisk
vietnamesiska vitrysk afghan african algerian american angolan argentinian arab armenian asian australian austrian azerbaijani baltic bangladeshi
belarusian belgian brazilian british burmese cambodian cameroonian canadian chilean christian colombian congolese croatian cuban cypriot czech danish
dutch ecuadorian egyptian english eritrean estonian ethiopian european filipina filipino finnish french gambian georgian german ghanaian greek guinean
hungarian icelandic indian indonesian iranian iraqi irish israeli italian ivorian jamaican japanese jordanian kazakh kenyan korean kosovan kurdish
kuwaiti kyrgyz lao latin latvian lebanese liberian libyan lithuanian macedonian malaysian malian mexican moldovan mongolian montenegrin moroccan
nepalese nepali nicaraguan nigerian nordic norwegian orthodox pakistani palestinian paraguayan persian peruvian polish portuguese romani russian
rwandan scandinavian scottish senegalese serbian slovak slovenian spanish sudanese swiss syrian taiwanese tajik tanzanian thai tunisian turkish
turkmen ugandan ukrainian uzbek venezuelan vietnamese welsh zambian muslim muslims christians jewish catholic nigerians romanians bulgarians swedes
amharic amhariska arabic bengali bini cantonese creole dari esan ewe farsi fula fulani hausa hebrew hindi igbo kantonesiska kirundi kikuyu kinyarwanda
kurmanji krio lingala luganda malinke mandarin mandinka mandinga nepalesiska papiamento pashto patois pidgin pulaar punjabi quechua romanes sinhala
somali sorani swahili tagalog tamil telugu tigrinya tigrinja tigre turkmeniska twi urdu uyghur wolof yoruba kalderash lovari arli serbokroatiska
singalesiska bengaliska hebreiska kinyarwandiska gothenburg scania malmo lapland jutland zealand
`;

/** Places of two words of which one is somebody's name too. */
export const PLACES_OF_TWO = `
sierra leone, santa cruz, san josé, san jose, el salvador, santo domingo, addis abeba, addis ababa, hong kong, sri lanka, burkina faso, costa rica, porto alegre, porto novo, buenos aires, são paulo,
sao paulo, abu dhabi, san marino, san francisco, santa fe, new york, novi sad, banja luka, frankfurt main, la paz, ho chi, chi minh, da nang, hai phong, khon kaen, udon thani, nong khai, chiang mai, chiang rai,
cluj napoca, baia mare, satu mare, stara zagora, veliko tarnovo, benin city, port harcourt, dire dawa, bahir dar, cape coast, castel volturno, gran canaria, las palmas, maria ungdom, maria mottagning, lilla edet,
upplands väsby, upplands bro, gamla stan, folkets park, sergels torg, lilla torg, stora torget, saint petersburg, white river, prince edward, st petersburg, diyar bakir, mazar sharif
`;
