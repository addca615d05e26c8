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

/** Authorities, associations, unions, health care, companies, laws and their abbreviations, medicines, feasts. Those that are names too are left to the names. */
export const MORE_INSTITUTIONS = `
authorities agencies embassy embassies consulate ministry department directorate inspectorate courts parliament government prosecutor ombudsman
councils office unit team shelter shelters hostel clinic hospital church parish mosque centre center foundation association network union institute
university school college academy airport station harbour terminal ambassaden konsulatet justitieombudsmannen diskrimineringsombudsmannen
barnombudsmannen åklagarkammaren rikspolisstyrelsen gränspolisen operativa avdelningen säkerhetspolisen säpo ekobrottsmyndigheten domstolen hovrätt
kammarrätten kammarrätt högsta inspektionen folkhälsomyndigheten läkemedelsverket skolverket specialpedagogiska skolinspektionen spsm csn
pensionsmyndigheten boverket trafikverket transportstyrelsen lantmäteriet bolagsverket konsumentverket konsumentombudsmannen sida utrikesdepartementet
socialdepartementet arbetsmarknadsdepartementet statens institutionsstyrelse sis kommunförbundet sobona arbetsgivarverket rättshjälpsmyndigheten
kriminalvårdens frivården häktet anstalten swedavia byggnads kommunal handels unionen hotell restaurangfacket hrf seko transport livs metall ifmetall
vision akademikerförbundet ssr lo tco saco fastighets elektrikerna målarna pappers gs st jusek caritas diakonia erikshjälpen amnesty civil rights
defenders rfsl rfsu rfsls transammans ungdomsmottagningen ungdomsmottagningens storasyster tjejzonen tjejjourer unga fryshuset maskrosbarn
insamlingsstiftelsen childhood barnens rätt barnrättsbyrån tryggare läkare världen utan gränser doctors without borders medicins du monde rosengrenska
kyrkan kyrkans equmeniakyrkan pingstkyrkan sjömanskyrkan islamic relief muslimska halvmånen ria crossroads convictus räddningsmissionen göteborgs
skåne hjälpmedel noaks ark positiva gruppen posithiva hiv lafa mikamottagningarna pegasus novahuset elsa spiralprojektet ellencentret dayspring 1000
möjligheter lundkvinnojour alla kvinnors hus linnamottagningen somaya nätverk nödbron varken hora eller kuvad gapf tris never forget pela fadime
brottsofferjourer supportgruppen kriscentrum manscentrum altruisten dialoga sos alarm alarmcentralen alma centers vårdguiden akademiska sahlgrenska
karolinska danderyds huddinge skånes sus blekingesjukhuset hallands lasarett lasarettet akutpsyk psykakuten kvinnokliniken gynakuten barnakuten
närakuten beroendecentrum maria ungdom habiliteringen vuxenpsykiatrin barnpsykiatrin mödravården barnhälsovården tandvården folktandvården eurojust
euaa easo odihr coe greta cedaw ilo unodc unfpa undp who icmpd la strada international nations united convention protocol palermo schengen dublin
istanbul lanzarote warsaw geneva hague budapest global alliance traffic women polaris anti slavery hope for justice stop unseen ecre picum cenpri
kofviv naptip hotel scandic radisson ibis elite clarion quality formule ikea ica coop willys lidl hemköp netto apoteket kronans doz systembolaget
pressbyrån mcdonalds burger espresso house starbucks circle preem okq8 shell foodora wolt uber bolt taxi flixbus nettbuss vy snälltåget pågatågen
skånetrafikens stena line ttlines finnlines polferries viking silja tallink ryanair wizz norwegian sas lufthansa western moneygram swedbank
handelsbanken nordea seb länsförsäkringar banken forex revolut klarna freja frejaeid facebook instagram whatsapp telegram snapchat tiktok messenger
maps gmail blocket tradera vinted tinder badoo onlyfans youtube twitter discord roblox netflix iphone samsung android huawei volvo saab bmw audi
mercedes toyota opel ford skoda škoda kia hyundai nissan peugeot renault citroen fiat vw volkswagen passat golf transporter sprinter dacia logan
duster lifecare treserva procapita combine cosmic melior pascal takecare windows mac act acts aliens code penal chapter section article articles
paragraph directive regulation ordinance treaty law laws statute bill supreme appeal appeals labour care young persons instrument rule rules
constitution criminal procedure secrecy public access information discrimination protection lvm lpt lrv lma lis fl fpl rb fb sol sof tf yl rf ekmr
ecthr barnkonventionen istanbulkonventionen europakonventionen palermoprotokollet warszawakonventionen genèvekonventionen dublinförordningen
dataskyddsförordningen brottsbalken rättegångsbalken föräldrabalken socialtjänstlagen utlänningslagen förvaltningslagen äktenskapsbalken
skadeståndslagen polislagen passlagen lex sarah abbé bobbe miranda dublinfall dsa ai polisdatalagen brottsdatalagen arbetsmiljölagen
utstationeringslagen visselblåsarlagen massflyktsdirektivet offerdirektivet människohandelsdirektivet sanktionsdirektivet fup åm jo jk dom fr kr mig
mia mib migd åkl su ro lul ks vc sil soc fk af skv mv kvv buf ifo ssih sfi komvux kaa soff lapt nptd trr tbv abf bpsd audit dudit asi ptsd adhd add
autism aids hcv std sti tbc pcr ct mr mrt ekg eeg bmi bt vp avi kub ivp ivf pep prep pp kk bb bm bmm mvc neo iva kava pava akm alvedon ipren panodil
citodon treo bamyl voltaren diklofenak ibuprofen naproxen paracetamol tramadol oxycontin oxynorm oxikodon morfin dolcontin kodein fentanyl metadon
subutex suboxone buprenorfin naloxon nalokson antabus campral naltrexon stesolid diazepam sobril oxazepam oxascand alprazolam xanor iktorivil rivotril
klonazepam imovane zopiklon zopiclone stilnoct zolpidem propavan propiomazin atarax hydroxizin lergigan prometazin theralen melatonin circadin lyrica
pregabalin gabapentin sertralin zoloft fluoxetin prozac citalopram cipramil escitalopram cipralex venlafaxin efexor duloxetin cymbalta mirtazapin
mirtazapine remeron mianserin voxra bupropion anafranil klomipramin amitriptylin saroten quetiapin seroquel olanzapin zyprexa risperidon risperdal
haldol haloperidol abilify aripiprazol litium lithionit concerta ritalin metylfenidat medikinet strattera elvanse amfetamin kokain heroin cannabis
marijuana spice mdma ecstasy ketamin khat kat rohypnol flunitrazepam ghb lamotrigin levetiracetam keppra ergenyl valproat tegretol karbamazepin
levaxin levotyroxin insulin metformin novorapid lantus ozempic victoza ventoline ventolin bricanyl symbicort pulmicort seretide airomir montelukast
cortison kortison prednisolon betapred penicillin kåvepenin amoxicillin heracillin flukloxacillin doxycyklin doxyferm azitromycin erytromycin
ciprofloxacin metronidazol flagyl nitrofurantoin furadantin selexid trimetoprim bactrim fluconazol diflucan daktacort canesten aciklovir valaciklovir
truvada descovy biktarvy dolutegravir isentress rifampicin isoniazid ethambutol malarone lariam omeprazol losec nexium esomeprazol gaviscon novalucol
loperamid imodium postafen laktulos movicol cilaxoral microlax folsyra folacin ferrosulfat duroferon niferex behepan vitamin magnesium kalcium omega
enalapril ramipril losartan candesartan amlodipin metoprolol bisoprolol propranolol furosemid impugan atorvastatin simvastatin waran eliquis xarelto
trombyl aspirin klexane fragmin cyklokapron zyx cetirizin loratadin desloratadin aerius clarityn tavegyl epipen norlevo ellaone dalacin nexplanon implanon
mirena kyleena jaydess depo provera neovletta prionelle cerazette desogestrel nuvaring mifegyne mifepriston cytotec misoprostol gardasil hepatit
engerix twinrix boostrix comirnaty pfizer moderna influensa narcan nasonex otrivin nezeril bafucin strepsils desitin locobase canoderm fenuril inotyol
alvesol salubrin zinkpasta christmas easter diwali navruz newroz pentecost advent påskafton långfredagen annandagen juldagen julafton nyårsafton
nyårsdagen trettondagen valborg midsommarafton allhelgona lucia halloween hanukka jom kippur islam kristen muslim buddhist hindu katolik ortodox juju
voodoo ayelala sir madam dear hello hi hej god tack obs ps nb fyi asap urgent note re cc world mon tue tues wed thu thur thurs fri sat mån tis ons
tors fre lör sön apr sept okt sek eur usd gbp ron lei bgn leva ngn naira pln zloty thb baht uah hryvnia dollar dollars pounds euros kronor euro xmas
victim survivors haven havens welfare health
`;

/**
 * Numbers of public services, without what stands between the digits. Source for the two hotlines: nmtsverige.se; the others are national short numbers, help lines
 * and switchboards, from memory.
 */
export const PUBLIC_NUMBERS = `
112 11313 11414 1177 116000 116006 116016 116111 116117 116123 90101
118000 118100 118118 020390000 020354040 020505050 020521010 020808080 020667788 020555666 020844448 020840000 020819100 020341316 020222233 020852000 020112100 020100200 020415000
0771141400 0771235235 0771567567 0771524524 0771416416 0771505010 0771505050 0771737300 0771276000 0771776776 0771503503 0771520520 0771670670 0771757575 0771777777
0104566700 0107309000 0105625000 0102241000 0102231000 0102235760 0313929000 0752473000 090708200 040341000 0313650000 0850800508 0443093000 087021680 08303020 084429930
`;
