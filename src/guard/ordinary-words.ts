/**
 * Words that are names and also something else. Written by comparing the name lists with a Swedish and an English
 * spelling dictionary, then by hand: "anna" is a verb in a dictionary and a name in every sentence that people write.
 */

/** In lower case these are read as words. With a capital they are names, also first in a sentence. */
export const WORDS_TOO = `
linda linnéa barbro klara saga tuva tilde iris nova lova juni ester tindra liv gull inga viola valborg rita maj lina hanne lilja linnea lo merit mina penny
runa svala vilja ängla ängel per bo sven björn stig axel frank frans jack tim urban sten pär putte knut kåre jarl inge dag alf kaj ode orm sam tiger vide viking
lindström bergström berg lind bergman björk nordström ström sandström falk ek sandgren lund palm öst ågren svärd strand stål stolt stark sparre skog skoog sköld
sjögren rosén rask quist nord mörk malm lönn lager kvist kron kling källman käll isberg hägg hult hjort hermelin hammar hall gren grip gran glad glans gard fält
frisk fors flink fjäll fager ekblad brink borg blom blixt blad björkman backman bäckman bäck asp alm florin ana gift grace nosa kola sade musa lek hoa son tam tung van
yen yến tu vira roman maxim alla jihad dana hala hind lama rim aster ruta kassa jama maka samsam gul sultan mana mitra sina german rosa flor nestor rodel min lin
ting pop stan marin nita annan fall ly lam ha ton al egal el dela hu han peng ding du ren fan khan islam akter green helen moa alva linn alma vilda elna enar
allan finn oden ron linder becker berger ada tida porn lan lien loan toan tuan viet huda muna samar baran lana dara eden hana genet aden ladan sima saman vida pilar
norma jun toma balan varga nur lima tian may rose gun fanny edit ally love my sally martin victor max august charlie harry tor tore tony sonny sölve rune pål owe
ole mårten eddy dick berth balder abbe hardy hemming joey mart odd thörn sterner nelson hag ion angel blessing precious joy faith mercy patience happiness comfort peace
queen princess bola shade wale yaw wanna ploy chi dung hang hue hung long tan fares said sham bile salad amine hector cherry rhea romeo fang yang ping gang ling yuan
bold obi bah sow tang dang do ho shire barre he ma song dong ye pan sheikh butt smith brown miller white walker young king wright hill hope destiny success glory
charity beauty favour gift victory lei na an le li lu su so to vu vo ly da de di mo mei tao juan ada lea john jon mark will bill art gene jean dean cruz sol luz angel mercedes
noi nid nan fon lek nok noor lan luan mai man nam nga ove isa toto kim lee eze eman dima bao giang thu tai
hai khan koc kara kaya gin bela bon bin kia kian bah lala gul dat hien lien dinh minh tia era rana reem rani raj sun wu xu yu fu gao cai
jia pena rios reyes santos costa torres flores rivera castro castillo moreno guerra rocha dias silva pereira harb haddad malek malik wali nader
fabian sabri saba soto mata mattis noa nike neo grant bengan kent roland norman ingen jason sorin lula lamin modou teame
serban lacson domingo pascual mercado salvador scott hagen haugen berge borg mattila niemi laine petersen rahman
jan lev rex jan lev noa osa åse ösa tea ted dina minnas klass mans liden trams trans tram salami karl muse class linden rejoice sander holmen samer holm lupus pavlova caisson frisson tonårsson nisse
`;

/** Even with a capital first in a sentence these are read as words ("Mina ärenden", "Bo kvar till fredag"). */
export const WORDS_FIRST = `
mina min klara inga lova bo my alla sade sten lo hall gren fall gård lina lek mana rita stark strand grip gran glad glans fält frisk fors nord ström mörk stolt skog källa gift
may long song young white green brown king hill ping hang he do so said hope success glory charity beauty faith mercy patience joy peace precious happiness comfort grace favour blessing queen
princess an le to van man tu la al el ha ho ren roman german rose maj juni august dag vide vilja tung toma islam annan pop berg lund lind max love ally penny mark will maka sina du lima loan
gul egal dela son sol liv saga urban stig kaj kassa maka musa jihad tiger viking frank sparre blad blom blad asp alm ek palm björk isberg tid tida na ma an le li so da de di
nova öst sam hand long shade long bold gift ton ly ding pan fan son aster akter sultan mars rask flink lager kvist borg brink sköld svärd hjort falk ruta egen mo
back dina sina art bill gene even noi salad ploy wanna
`;

/** Words with a capital inside a sentence that tell nothing about a person. */
export const INSTITUTIONS = `
stafett stafettansvariga slack teams microsoft noomi evonhuset evonhusets mika mikamottagningen kast region syd nord väst öst mitt stockholm bergslagen hela människan plattformen civila sverige
nspm nsp nmt mmm jämy åmp iom ivo imy osl lvu lss brb gdpr dpo eu fn unhcr unicef un lst hvb bup bvc sip sdk digg msb skr sfs sou utll fass jämställdhetsmyndigheten
polisen polismyndigheten åklagarmyndigheten åklagaren migrationsverket skatteverket arbetsmiljöverket tullverket länsstyrelsen länsstyrelserna socialtjänsten socialtjänst socialnämnden socialförvaltningen
socialjouren socialstyrelsen försäkringskassan kronofogden arbetsförmedlingen brottsoffermyndigheten brottsofferjouren kvinnojouren tjejjouren mansjouren domstolsverket tingsrätten hovrätten
förvaltningsrätten migrationsdomstolen kriminalvården kustbevakningen riksdagen regeringen regeringskansliet justitiedepartementet kommunen regionen röda korset rädda barnen frälsningsarmén
stadsmissionen talita rosenlundsstödet safe selfcare roks unizon terrafem ecpat bris röda paraplyet fair play kvinnofridslinjen barnahus rättsmedicinalverket
skyddat boende manual misstanke människohandel lägeskoll avstämning avstämningsmöte nationella nationellt nationell stödprogrammet metodstödsteam återvändandeprogrammet europol interpol europarådet
osce frontex european commission council europe human trafficking red cross save children salvation army police migration agency board county administrative social services swedish gender equality
authority environment prosecution tax customs hotline national support programme platform coordinator coordinators regional municipality city court district administrative lawyer ngo monday tuesday wednesday thursday
friday saturday sunday january february march april june july august september october november december i i'm ok pm am tv pdf sms id zoom word excel outlook webex signal skype google
måndag tisdag onsdag torsdag fredag lördag söndag januari februari mars maj juni juli augusti oktober jul påsk midsommar nyår pingst kristi himmelsfärd ramadan eid
svenska engelska swedish english romanian bulgarian nigerian thai vietnamese ukrainian russian polish arabic tigrinya somali dari persian spanish chinese french german turkish albanian
freda patriark case meeting referral agenda plan bosnian serbian romani nordic nordiska stad city kommuns län universitetssjukhus sjukhus vårdcentralen vårdcentral akutmottagningen barnmorskemottagningen
arlanda landvetter kastrup sturup centralstation centralstationen öresundsbron öresundståg pågatåg sj västtrafik skånetrafiken sl swish bankid kivra
`;

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
