/**
 * Words that say what stands beside them: that somebody acts, is met, owns or is owed something, or that a place or a body is named. Lists and nothing else; what they
 * are for stands where they are used.
 */
import { wordSet } from "./words.ts";

/** What things do as well as people; after these something must be said that is said of people only. */
export const WEAK = wordSet(`
har hade är var blev blir får fick ska skulle kan kunde måste bör borde kom kommer går gick står stod gör gjorde ger gav ligger låg finns tar tog håller höll visar visade gäller hör hörs börjar började slutar slutade
behöver behövde fortsätter fortsatte hänger faller föll kräver krävde passar når för leder ledde lär drar drog skadades säljs bryter bröt spelar hjälper hjälpte löper räknas väntar kvarstår trivs för la
säger sätter satte ökar hamnar hamnade vill ville låser läser fyller driver drev hörde växer stannar flyttas flyttades placeras avslutade upplevs kör
has had is was will would can could may might must should does did needs needed becomes became seems seemed appears appeared looks looked feels felt
starts started stops stopped stays stayed ends helps helped works worked leads runs ran means shows showed says turned hit hits requires depends answers answered
`);

/** After these a bare noun stands too, that has the spelling of a name: "Hopp finns", "Patience is needed". */
export const OF_ALL = wordSet(`
är var blir blev finns fanns ger gav kan kunde gör gjorde ska skulle måste bör behövs krävs får fick väntas räcker hjälper går gick faller föll gäller kostar
is was will would can could may might must should has had means helps matters gives gave makes made pays brings keeps comes seems ends starts
`);

/** Said of people after "har", "är", "has", "is" and the like, at once or behind "inte". */
export const OF_PEOPLE = wordSet(`
rädd orolig ledsen trygg säker otrygg gravid sjuk trött hungrig arg ensam född gift skild häktad gripen anhållen misstänkt dömd placerad avviken försvunnen hemma tillbaka hemlös utsatt okej ok allergisk missnöjd
nervös deprimerad självmordsbenägen påverkad full myndig minderårig papperslös medveten beredd villig klar tyst lugn glad nöjd stressad skyldig kär singel vuxen arbetslös sjukskriven inlagd utskriven ute
hans hennes deras min vår din här där till mamma pappa mor far syster bror kusin moster farbror flickvän pojkvän son dotter tolk klient kund vittne offer flykting
ont svårt lätt feber ångest epilepsi diabetes huvudvärk mardrömmar barn pojkvän familj skulder pass fått gått sagt tagit blivit varit flyttat åkt rymt slutat börjat lämnat bytt berättat ringt skrivit försökt
träffat sovit ätit gråtit bott jobbat arbetat skickat hört sett tänkt bestämt ändrat ljugit lovat vågat orkat velat kunnat behövt haft gjort kommit hämtat betalat sålt köpt lånat hotat slagit hittat fyllt
bett fyller kvar inte aldrig alltid också nu redan precis fortfarande ännu bara själv bråttom utsatts hotats tvingats placerats förhörts gripits häktats utvisats misshandlats bokat tackat avslutat överklagat
åka resa hem prata berätta flytta stanna sova komma gå träffa ringa anmäla vittna söka få vara bli ha börja sluta hämtas höras hämta ta skriva hälsa ensam dit hit förbi
afraid scared worried pregnant missing ill sick tired married safe alone home back okay fine hungry angry sad here there eaten sleeping crying not never also now still already just been left moved told asked said got gone
signed stopped started become taken given seen heard her his their my our willing ready able going staying living working trying waiting doing two three in at been unwell upset calm
`);

export const PERSONS = wordSet(`
one girl woman man mother father sister brother victim witness client friend person student child boy cook wife husband minor patient teenager adult suspect cousin daughter son nurse cleaner driver kvinna man flicka pojke
tjej kille klient mamma barn tonåring vän vittne student kund chef förare kusin syster bror
`);

/** Words of kin, of what one owns and of what one is owed: before them stands whose they are. */
export const OWNED = wordSet(`
barn barnen son söner dotter döttrar mamma pappa mor far mormor morfar farmor farfar syster bror syskon lillebror lillasyster storebror storasyster man fru make maka sambo kusin moster faster morbror farbror
pojkvän flickvän vän väninna kompis familj släkting släktingar föräldrar ex exman kille tjej chef hyresvärd advokat god gode tolk läkare kontaktperson handläggare telefon mobil nummer pass id kort bankkort
konto pengar lön skuld skulder väska kläder saker nycklar nyckel rum lägenhet adress hyra säng journal ansökan asylansökan ärende fall akt tid läkartid tandläkartid förhör vittnesmål berättelse historia
underskrift samtycke beslut överklagande uppehållstillstånd tillstånd bistånd ersättning namn födelsedag graviditet hälsa situation läge säkerhet röst bil dator bild bilder foton flyg resa hemresa biljett
intyg remiss plats placering boende skola utbildning praktik arbetsgivare kund kunder mående ångest sår skador plan asylintervju intervju kalender möte
child children daughter daughters mother father sister brother husband wife boyfriend girlfriend partner cousin uncle aunt family friend friends baby boss landlord lawyer doctor interpreter phone number passport
papers bag clothes keys room flat address rent bed file case appeal decision permit application statement story interview appointment flight ticket debt money wages salary job health situation safety voice
school plan signature consent birthday certificate name testimony hearing documents statements luggage madam
`);

export const AT_WORK = wordSet(`
enheten jouren boendet polisen skolan kontoret avdelningen mottagningen gruppen kommunen regionen stationen kliniken sjukhuset soc facket roteln teamet kyrkan byrån rotel hvb härbärget
reception hospital school church office station shelter work
`);

/** Behind these in lower case follows whom one met. */
export const TO_WHOM = wordSet(`
med hos till för om åt av från såg ser sett träffade träffat träffa träffar mötte möta möter ringde ringt ring ringa ringer nå nådde når hämta hämtade hämtar hjälpte hjälpa hjälpt fråga frågade frågat besökte
följde följt bad bett hälsa skjutsa skjutsade tror hörde hört kontakta kontaktade mamman pappan systern brodern kusinen sonen dottern maken makan mannen kvinnan flickan pojken klienten klient brukaren exet kollegan
ge ger gav gett ta tar tog tagit körde kör köra kört skjutsat hjälper lämna lämnade lämnat placera placerade flytta flyttade intervjua intervjuade påminn påminna påminde informera informerade meddela meddelade
sms smsa smsade messa messade mejla mejlade mailade mailat tröstade väckte väcka stötta stöttar samtal uppföljning hembesök läkartid tandläkartid tid möte träff besök kontakt avstämning förhör plats boende nummer
vittnet offret patienten barnet tjejerna chef boss
vännen väninnan pojkvännen flickvännen sambon chefen tolken mormor farmor moster faster farbror morbror syster bror kompisen tjejen killen hyresvärden
with for to from by about called call met meet saw see told tell asked ask visited helped help client girl boy woman man husband wife boyfriend girlfriend brother sister mother father cousin friend uncle aunt
give gave gives take took takes bring brought drove drive send sent remind reminded visits interviewed moved placed contacted text texted thank thanked meeting appointment interview
w bf gf m ang named
`);

export const TRAVEL = wordSet(`
reste rest rester reser resa resan resor flög flyga flyg flyget flew fly flight buss bussen bus tåg tåget train avrest avreste åkte åker färja färjan ferry biljett biljetter ticket tickets travelled
travels travel road vägen route hemresa hemresan återresa återresan utvisad utvisas deported utvisning transport från from via ursprungligen originally född uppvuxen bosatt bosätta flytta flyttar
flyttade move moved located based kom kommer came comes bor lives tågade norr söder öster väster north south east west utanför språket kustvägen familj släkt medborgare citizen region regionen
`);

/** What bodies and laws are called by in the end: "Safe Havens Shelter", "the Aliens Act". */
export const BODY = wordSet(`
act code convention protocol directive regulation embassy consulate ministry shelter shelters hospital clinic church mosque centre center foundation committee court agency board council institute university
school college society network union association trust charity house hostel project programme program airport station police municipality county hotel street law bill treaty hotell hotellet kliniken
`);

export const BODY_LOWER = wordSet(`
kommun kommuns stad stads län läns församling tingsrätt tingsrätts vårdcentral vårdcentralen apotek apoteket skola förskola sjukhus lasarett kyrka bibliotek station flygplats centrum universitet polis
socialtjänst socialjour kvinnojour tjejjour hamn region domkyrka gymnasium folkhögskola förvaltning city
`);

export const INITIALS_AFTER_PERSON = wordSet(`
flickan flicka pojken pojke kvinnan kvinna mannen man klienten klient klienter brukaren brukare barnet dottern dotter sonen son mamman mamma pappan pappa modern fadern systern syster brodern bror maken makan
sambon tjejen killen personen patienten vittnet offret målsäganden gärningsmannen misstänkt misstänkte hyresvärden pojkvännen kusinen vännen väninnan placerade
client girl boy woman man patient mother father daughter son sister brother husband wife boyfriend suspect witness victim person ms mr mrs miss fru herr
`);

export const INITIALS_AFTER = wordSet(`
med hos för om av åt till från träffade träffat mötte ringde ringt ring såg kring angående ang gäller upp m t fr
with to for from about by met saw called call told ask asked regarding re
`);

/** What a body does and no office: two capitals before it are somebody's. */
export const OF_BODIES = wordSet(`
mår mådde sover sov somnade vaknade gråter grät äter åt dricker drack duschar duschade fryser frös blöder blödde spyr kräks röker rökte skrattar skrattade saknar
saknade längtar längtade litar litade vågar vågade orkar orkade rymde rymmer sjunger dansar skäms ljuger bor bodde flyttade födde föddes
sleeps slept cries cried eats ate drinks drank smokes smoked misses trusts trusted lives lived ran hides hid
`);

/** What is given people's names, and does nothing itself. */
export const THINGS = wordSet(`
rutinen rutin metoden metod modellen modell projektet projekt programmet program manualen manual utbildningen stiftelsen föreningen kvinnojouren tjejjouren
ungdomsmottagningen handboken verktyget systemet appen mallen listan stormen kyrkan skolan
`);
/** "på fre", "ej fre", "ons o tor": days, which are names as well. */
export const SHORT_DAYS = wordSet("mån tis ons tor tors fre lör sön");
export const BEFORE_DAYS = wordSet(
  "på ej inte o och el eller till från mån tis ons tor tors fre lör sön nästa denna varje efter innan före senast nu",
);
export const SAINTS = wordSet("sankt sankta st saint santa");

export const CALLED = wordSet(`
heter hette hetat kallas kallar kallades kallad döpt döptes namn namnet förnamn förnamnet efternamn efternamnet smeknamn named called name nickname alias
aka surname aliaset öknamn öknamnet täcknamn täcknamnet kodnamn kodnamnet artistnamn artistnamnet arbetsnamn gatunamn pseudonym codename pseudonym
`);

export const CALLED_PERSON = wordSet(`
hon han hen de jag she he they i kvinnan mannen flickan pojken tjejen killen barnet personen klienten dottern sonen mamman pappan brukaren girl woman
boy man client child her his hennes hans person system systern brodern maken pojkvännen gärningsmannen hallicken
`);

/** Ordinary words after "called" and the like, which are not a name: "hon kallas till möte", "vad heter det", "she called the police". */
export const NOT_A_NAME = wordSet(`
det den detta inte vad som på av in till att och hon han hen du ni ett en något någonting annat så the a an to in for off it back that this police me
us not what and or on at out today yesterday med här där vi saknas får ska skall of finns ej
`);

export const ARTICLES = wordSet(`
a an the en ett den
`);

/** No name, whatever list has one that is spelled so. */
export const PRONOUNS = wordSet(`
han hon hen de du vi ni jag man en ett den det min mina din dina sin sina he she they we you i it alla båda andra själv så nu då där sen no do to be as so in on an and
`);

export const NOT_YET = wordSet(`
inte aldrig också nu redan ofta nog fortfarande ännu bara not never also now still already just always
`);

/** Behind "och", what belongs to somebody. */
export const WITH = wordSet(`
hennes hans hon han barnet barnen sonen dottern mamman pappan systern brodern familjen bebisen her his the she he baby two three två tre
`);

export const AND = wordSet(`
och and samt o m w with med
`);

export const WHERE = wordSet(`
på från hos vid at from with i
`);

export const MET_IN_SWEDISH = wordSet(`
med hos åt av träffade mötte ringde såg hämtade och
`);

/** Behind these even what is also a word is somebody: "ge aster pengar". */
export const MET_SURELY = wordSet(`
hos träffade träffat mötte ringde ringt skjutsade ge ger gav gett fråga frågade hälsa tröstade påminn
`);

/** "pratade med björn": what one does with people. */
export const MET_WITH = wordSet(`
pratade pratat pratar prata samtal möte möten träff kontakt talade talat tala bor bo bodde åkte ringt träffas träffats spoke speak talked talk meeting met lives lived interview
`);

export const CLAUSE = wordSet(`
att som när om där innan eftersom medan sen sedan så men och that when because if while but and because then before after where how vart var hur
`);

export const DAYS = wordSet(`
monday tuesday wednesday thursday friday saturday sunday april june august maj juni
`);

export const BECAME = wordSet(`
blev blir är var was got
`);

export const DENIED = wordSet(`
will can could would does did has had should must
`);

export const INSIDE = wordSet(`
i in inom inside utanför outside near nära kring runt vid
`);

export const WAYS = wordSet(`
från from till to via mot towards through genom över på om at of av city
`);

export const AFTER_NOT = wordSet(`
kär förtjust intresserad believe believes confided confides love interested trusts
`);

/** Names of days that are names of people too. */
export const FEASTS = wordSet(`
lucia valborg staffan may april june august maj juni sunday
`);

export const WHEN = wordSet(`
på till efter före runt kring inför vid under sedan och i in on before after since until by early late mid next last this from to of during between
`);

export const PER = wordSet(`
person telefon vecka dag dygn natt månad år timme kund kväll gång mejl mail post brev phone week day night month
`);

export const LIST_WORDS = wordSet(`
och eller and or samt
`);

export const SMALL = wordSet(`
of the and for on against to
`);

export const CALLED_BETWEEN = wordSet(`
sig för är is nog egentligen också numera till i was by as förnamn efternamn me her him själv
`);

export const CALLED_ASKED = wordSet(`
vad what hur how who vem
`);

/** Only words of which "called" is said of a person, or which name the name. */
export const CALLED_SURELY = wordSet(`
heter hette named alias aka smeknamn nickname döpt döptes aliaset öknamn öknamnet täcknamn kodnamn artistnamn gatunamn pseudonym codename
`);

/** "Hon kallas till möte": only a listed or capitalised word is a name after these. */
export const CALLED_TO = wordSet(`
till i
`);

/** Three letters before digits that are no number plate. */
export const NO_PLATE = wordSet(`
rum sal dag kap nmt nsp mmm osl brb sol lss hsl lou sfs sou lma tel prop art nej och kod ref jan feb mar apr jun jul aug sep okt nov dec syd
sek eur pol max kbt ptl god fas sid
`);

/** Between a given name and a surname: "Maria da Silva", "Ahmed al Hassan". */
export const PARTICLES = wordSet(`
da de del della dos das di la las los van von der den af av al el bin ibn ben bint abu abou thi st o e y mac mc
`);

export const TITLES = wordSet("fru herr fröken mr mrs ms miss dr doktor imam pastor");

/** What Swedish and English words end in, beside their stem. */
export const ENDINGS = wordSet(`
s n en et t a ar er or na arna erna orna ens ets arnas ernas ed ing ings ly de ade ades te at ad d r ande are aren arens ning ningen ingen het heten sk ska skt ig iga igt lig liga ligt
`);
