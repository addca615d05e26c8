/**
 * Swedish and English words that notes are made of: those of Stafett's own texts, and as many again from general knowledge of the two languages. Against them a word is
 * told from a name that no list has (likeness.ts), and a compound by its parts.
 */
export const COMMON_WORDS = `
eden heder hedern bar nanny nail tip
abort aborten about above abroad absent absolut absolute abuse abused accept acceptance access accident accidents accommodation accompanied account
accounts acknowledged acknowledges across act action actions activities activity actor actors acts acute adapter adapters add added addicted address
adds admin administers administrator administrators adopt adopted adoption adopts adress adressen adult adults adversarial affär affärer afraid after
afterwards aftonen again against age agency agenda agendas agent aggressiv ago agree agreement ahead aim airline airport akt akten aktuell aktör
aktörer akut akuten akutmottagning alarm alcohol aldrig alert alerts align alive alkohol all alla allergi allergisk allmän allmänna allow allowed
allows allt alltid allvar allvarlig allvarligt almost alone along alphabet already also alt alternativ alternative although always ambassad ambulance
ambulans amning among amounts anchors and andra anew ange angry angående anhörig anhöriga ankommer ankomst anledning anmälan anmälas anmält annan
annans annars annat annons annonsen annonser announced announces anonym anonymous anonymt another ansikte ansiktet ansträngd anställd anställda
anställning ansvarar ansvaret ansvarig ansvariga answer ansöka ansökan anteckna antecknar antecknas antecknat anteckningar anteckningarna använda
anxious any anybody anything anytime anyway anywhere apart apartment apartments apotek app appeal application apply appointment appointments approval
approve approved approves apps april arbeta arbete arbetet arbetsdag arbetsdagar arbetsgivare arbetsgivaren arbetslös arbetsplats arbetsytan archived
are arg args argument argumentet arguments arithmetic arm armen around arrested arrival arrive arrow arrows art ashamed aside ask asker asking asleep
assess assessed assessment assign assistance association associations astma asyl asylum att attachment attacked attempt attend attendance audience
auditor augusti aunt authentication author authority authorization autumn avbröts avdelning avgörande avhopp avliden avläst avresa avrest avsked
avslag avslagit avsluta avslutad avslutades avslutat avstängd avsändaren avtal avtalet avviken avvikit awake away babies baby back backed background
backup backups badly badrum bakad bakom ballong bandage bank banken bankgiro bankkonto bara bare barn barnbidrag barnen barnet barnets barnflicka
barnmorska barnmorskan barnstol barnvagn barnvakt basbehov base bases basic basis bathroom bb bear beaten because become bed bedroom bedömde bedömer
bedömning bedömningen been before begin beginning begins begun begärt behandling behandlingen behaviour behind behov behövs being bekant bekanta
bekräfta bekräftat belong belongs below bench benefits ber beredskap berg berodde beroende beror berör berörda beside besides besked beskrivning
beslut besluta beslutat beslutet best beställa bestämma besvär besök besöket betala betalat betalning betalt between betyder betänketid bevis beyond
bibliotek bidrag bifogad bifogas bil bilar bilbarnstol bild bilda bilden bilder bilen biljett biljetten bills binary birth birthday bistånd biträde
bits bjuda bjuds björk bland blank blanks bleeding blivit block blocked blocks blod blodprov blodtryck blood blå blåmärke blåmärken blåsig blåst
blödning blöjor bo board boards body boende boenden boendet boj bok bokad bokat bokning bold bondgård booked booking bord bordell border born bort
borta bortförd bortgift borttagen bostad bostaden bot both bots bottom bounded box boyfriend boyfriends bra branch breach break breakfast bred bredvid
brev brevet briefly bring bro broadcasts broder broken bror brorson brother brothers brott brottet browser browsers bruise bruises brukaren brygga
bryta brådskande brådskar bråk bråttom bröd bröder bröst bud bug build builder building builds built bulle bulvan bundle bundled bundles burned bursts
bus business buss bussen busskort busy but button buttons buy by byggarbetsplats bygge bygget byn byt byta byte bytes bytt byxor bänk bära bärplockare
bärplockning bäst bättre båda både båt börja börjat böter cache caches café calendar call callbacks caller callers calling calm can cancel cancels
cancer capacity capital capitals car card cards care careful carrier carry case cases caseworker cash caught cause cell cells centralen centralstation
centrum certain certifierade chain chained chair chaired chance change changed changes channel channels chans character characters charge charged
charger chat chats chatt chatten chaufför chauffören cheap cheated check checked checks chef chefen child childcare children choice choices choklad
choose chooses chose chosen church cipher cirka citizenship city civil claim clarification class clean cleaner cleaning clear click clicks client
clients clinic clock clocks close closed closes closing clothes cloud clouds club clumsy coach coat code coded codes coffee cold colleague colleagues
collect collected collection column columns combination come coming command commands commas comment comments commit commits committed common
communication company comparable compare compared compares compatibility compel compensation compile compiled compiler compiles complaint complete
compliance components computed computer computes concept concepts concern concerned concerns condition conference confidential confidentiality
configuration confirm confirmation connected connecting connection connections connector connectors connects consent consents contact contain
container containing contains content contract control controlled controller convenes convenience conversation conversations cook cookie cooking
cooperate cooperating cooperation coordinates coordination coordinator coordinators copy core cores corner correct corrected correction corruption
cost costs cough counsel counselling counsellor count counted counterpart counting country counts county courier court cousin cover covers crash
create crime criminal cross cry crying curious current custody customer customers cut cuts cykel cykelhjälm dag dagar dagarna dagen dagens daglig
dagligen dagordning dagordningar dagordningen dags dam damage damaged damen danger dangerous dare dashed data database databasen databases date dates
dator datorn datum datumet daughter daughters day days dead deadline deadlines debt debts decide decided decides decision decisions declarations
declare declared declares decline default defaults define dela delad delade delar delas delayed delen delete deleted deletion deletions deliver
delivered delivers delningen delta deltagande deltagandet dem den denna dental dentist deny department dependency deprecated depressed depression
deprimerad deputy deras derived describe description descriptions desk dess dessa dessutom destroyed destroys det detail details detained detaljer
developer development develops diabetes diabetiker diakon diakonen dialog dialogs dictionary dietist diff differ difference differences different
differently differs dig digest digit digital digits dimensions dimmig din dina dinner direct direction directory discharged discovery discussed disk
diskare disposal distressed disturb disturbs dit ditt divided divorce djup djur doc docs doctor doctors document documentation documented documents
doing dokumentation dokumenterade dokumenterat dollar dollars domain domare domaren domen domstol done door dop dormant dos dosen dotter dottern
double doubled doubles doubt down download downtime dozen drabbad drabbats draft drafts drake draw drawing drawn draws dream drifted driften drink
drinking drizzle droger dropped drops drug drugs drunk dröjer dubbel due duk dump duplicate durable dusch duty dygn dygnet dyr där därefter därför
därifrån då dålig dåligt död döda dölja döma dömd döpte dörr dörren each early east eat eating echo echoes edges edit edited editors edits effects
efter efternamn eftervård efteråt egen egentligen eget egna eight either eka ekonomi ekonomin ekonomisk eksem eld elements elev eleven elever eller
else elsewhere embassy embedded emergency emot employer employers employment empty enabled encrypt encrypted encrypting encryption end enda endast
ended endorsements ends engelska engine enhet enheten enhetschef enkel enkelt enligt enough enrum ens ensam ensamkommande entered enters entitled
enumeration environment ephemeral epilepsi equal equality erase erased erases erasure erasures erbjuda erbjudande erbjuden error errors ersättare
ersättaren ersättning ersättningen ert escalates escalation escape eskort eskortsida etiopisk ett euro even evening evenings event events ever every
everybody everything everywhere eves evicted evidence evolve exact exactly exam examined example exception exceptions exchanged exclusive excuse
excused exhausted exist exists exit exits exmaken exmannen expect expecting expelled expensive expire expired expires expiry explicit exploitation
exploited export exports express expression extends extension extensions extra eyes fabrik face facket fact factory facts fader fail failed failing
fails fake fakta fallet false falsk falska families familj familjehem familjen familjens familjer family fanns far fara farbror farfar farlig farligt
farm farmor fast faster fastställa father fattas fattig fault faults fear feature feber feberfri februari fee feeds fel felaktig female fence fenced
fences fetch fetched fetching few fewer fiancé field fields fifteen fifth fifths fifty fight figure figures fikon file filed filen files fill filled
filling fills film filmade filt filtar filtered final finally find finding fine finger fingerprints finish finna finnas finns fira firades firar firas
fire fired fires first fisk fit fits five fixed fjorton fjäder fjärde flags flat flats flatters fler flera flest flicka flickan flickans flickor
flickorna flight flights floor floors flu flush flyg flyget flygplats flygplatsen flykt flyktade flyktingar flytande flytt flytta flyttad flyttat
flytten fold folded folder folders folds follow followed following follows fonts food foot for force forced foreign forged forger forget forgotten
form format former forms fortfarande fortsatt fortsätta forty forward forwards fot foto fotografi four fraction fram framework framför framgår framkom
framtid framtiden framöver fredag fredags free freed frees freezes frequent fresh fri fria friday friend friendly friends frightened frisk frist
frisör frisörsalong frivillig frivilligt from front frozen fru frukost frukt frun främmande främst fråga frågan frågat frågor från frånvaro fuktig
full fullmakt function functions fundera funding fungera fungerar funkar funktion furniture further future fylls fyr fyra fyrkantig fysisk fått födda
födelsedag följa följas för föra förbi förbud förde fördel före förekommer föreligger föreläggande föreningen företag företaget förfalskad förhinder
förhör förhörd förhöret förhörs förklara förkyld förlora förlossning förlossningen förman förmannen förmiddag förnya förnyas förr förra förrgår förrän
försenad försenade försenat försent förskola förskolan första förståelse förstör förstörd försvarare försvunnen försök försöka försörjning fört
förtroende förtroendet förtvivlad förtydligande förundersökningen förut förvar förvara förväntan förälder föräldrar föräldrarna gaffel gamla gammal
garbage gardin gata gatan ge genast gender genitive genom genomföra genomfört genomgång genomgångna get getting gift gifta giftermål giltig giltigt
girl girlfriend girls gissar giv give given giver givet gjord gjordes gjort gjuten glad glance glas glasses glasögon glömma glömt goal god goda
godkänd godkänna godkännande godkännas godkänt going golv golvet gone good goods grace grad gran grannar grannarna granne grannen granska granskar
granskat granskning granted graphs grav grave gravid graviditet graviditetstest great grew grind gripen gripits group grouped groups grov grow grows
grund grunden grupp gruppen gryta gräns gränsen gränspolisen gränsvakt gråta grön guard guarded guardian guarding guess guesser guest guests guided
guld gurka gymnasiet gälla gällde gäller gäng gänget gärna gäst gäster gävor gå gång gången gånger gård gården gått gåva gåvor gömd gömt göra göras
görs habit haft hair hala half halka hallick hallicken halsduk halsen halsont halv halva hamn hamnat hamnen hand handduk handed handen handing handled
handles handling handlingar handläggare handläggaren handläggning handover hands hann happen happened happens happy harassed hard harm harmed hash
hassel haste hatet hav have head headache header headers heading heads headset health heap hear hearing heart heavy hedersvåld hel hela held helg
helgdag helgen heller help helping helst helt hem hemgift hemhjälp hemlig hemlighet hemligt hemlös hemma hemmet hemresa hemresan hemsk hemtjänst henne
hennes henom her here herr herself hidden hide hiding high him himlen himself hinner hint his history hittad hittat hjälp hjälpa hjälpen hjälpt hold
holder holders holds hole holes holiday holidays home homeless hometown hon honom hook hop hope hopp hoppa hoppet hos hospital host hosta hostel hot
hotad hotat hotbild hotel hotell hotellet hotet hour hourly hours house housekeeping housing how however http https hud human hund hundra hundred
hundredths hungrig hungry hunnit hur hurry hurt hus husband husbands husbil husbilen huset husvagn huvud huvudet huvudman huvudvärk hylla hyra hyran
hyreskontrakt hyresvärd hyresvärden häktad häktet hälsa hälsan hämta hämtad hämtning hända hände händer hänt hänvisa hänvisade hänvisning hänvisningar
hänvisningen här härbärge härbärget härifrån häromdagen hål håll hålla hår hård hårt hög höga höger högst högt höra hörd hört höst hösten ibland icons
idag idea ideas identify identitet identity idle ids ifred igen ignored ignores igår ihop ihåg ikväll ill illa illamående illegal imam immediately
imorgon imorse impact imperative impersonate implementation import important imports impossible inbjudan inbjuden inblandad inblandade inbox inbunden
incident incidenter incidents included increased independent index indexed industry infant infection infekterad infektion inflammerad inflyttad info
information informed informerad inga ingen inget ingång initial injured inkommer inkomst inkorg inköp inlagd inlämnad inlämnat inlåst inlåsta innan
inne innebär innehåller innermost inom input inramad insats insatsen insatser inserts inside insider inspektion inspektör inspektörer install
installation installations installed installer installerat installing installs instance instances instant instants instead inställd inställningarna
inställt insurance inte interactivity interest interested interface international internship interpolated interpreter interpreters interval interview
intervju intill into intresserad intyg intyget invalid invariants invented investigation invid invitation invitations invite invited invites invoke
invänta islam isolated issue issued issues istället item items its itself ja jacka jackor jag jakt januari jeans job jobb jobba jobbet jobs join joins
journal journalen journals journey jourtelefon judge judged judges juli juni jurist juristen just jämt jättebra jätteorolig jättetrött kaffe kafé kaka
kalendern kalla kallad kallas kallelse kamrat kanal kanalen kanalerna kanna kanot kanske kapad kaplan kassa kasta kastrull katalog katt kedja keep
keps key keyboard keys kicked kidnappad kids killar kille killed killen kind kinds kissa kitchen kjol klar klara klart klient klienten klientens
klienter klienterna klippa klocka klockan klubb klubben klänning knapp knapparna knappen knappt knife kniv know knowing knowledge known knä kock
kocken kod koden kolla kollega kollegan kollegor komma kommissarie kommun kommunen kommuner kommunikation kompis kompisar kompisen kondom kondomer
konduktör konsekvensbedömning kontakt kontakta kontaktad kontakten kontaktperson kontaktuppgift kontant kontanter kontantkort konto kontor kontoret
kontorstid kontot kontrakt kontroll kontrollerad koordinator koordinatorn koordinera koordinerar kopia kopior kopp koppleri korg kort korta kortet
kostar kostnad kostnaden kostym kotte kraft krans krav kravet krig kriget kriminell kris kronor kropp kroppen kruka krånglar kud kuddar kudde kula
kund kunder kunderna kundkrets kunna kurator kuratorn kurs kusin kusinen kvar kvartal kvinna kvinnan kvinnans kvinnlig kvinnor kvinnorna kvitto kväll
kvällar kvällarna kvällen kvällsmat kyckling kyrka kyrkan kyssa känd känna kännas känns känt kära kärlek kålrot kö kök köket köksbord könsstympning
köp köpare köparen köpesumma köpt köra körkort kött la label labels labour lack ladda laddare lades lag lagen lager lampa land landet landlady
landlord lands landsman lane lanes language languages large larm larma larmet last lasts late lately later latest latter laundry lav law lawyer
lawyers layout lead leads leak leaked leaks learn learns lease least leave leaving ledd ledig lediga ledigt ledsen leftovers legal legat legitimation
lei lek lekplatsen leksak leksaker lektion lektioner length lengths less lessons let leta letter letters lev leva library lie life lift light lik like
likely liknar lila lilla lillasyster lillebror limit limited limiting limits limpa lind line lines link links list lista listan listed listen listener
listeners lists lite liten little liv live livet living ljug ljum load loaded loads loan local lock logged logistic logoped logs lokal lokalen long
longer look looking loop lose loses lot loud lov lovat low lower luggage lugn lugna lugnt lunch lura lurad lying lykta läge lägenhet lägenheten läget
lägg lägga läkarbesök läkare läkaren läkartid lämna lämnas lämnat länge längre länk lärare läraren läsa läsas läsning läst lätt läxor låda låga lån
låna lånat lång långt lås låsa låst låsta låt löfte löften lök lön lönekrav lönen lördag lösa lösning löst machine madam madame mage magen magont mail
mailat main maintained maj maka makan makarna make maken male malformed malicious malware mamma mamman mammans man manager manifest manlig mannen
mannens manner many map mapp mapped mark markdown marked marking marks marriage married mars massage massagesalong massageställe massör mast master
mat maten matkasse matkort matpengar matt matta matter matters mattress max maybe meal meals mean means meant meanwhile measure measured measurement
measures med medan medborgare meddela meddelade meddelande meddelandena meddelandet meddelar meddelat medföljande median medians medical medication
medicin medicine medicinen medium meet meeting meetings megabytes mejl mejla mellan mellanmål melon member members memory men mend mended mending
mening mens mensskydd mental mentions menu menus mer message messages mest metadata meter method microseconds middag middle midwife mig migrated
migration migrän military miljö million millisecond milliseconds min mina mind minderårig mindre mine minnas minnesanteckningar minor minors minskat
minst minsta minut minute minuter minutes miscarriage miss misshandel misshandlad missing missnöjd misstänkt misstänkta mistake mistaken mistakes
mistyped mitt mjuk mjölk mobil mobile mobilen modal modals mode model moder modern modet module modulo moment moments money month months mood mor
morbror more morfar morgon morgonen mormor morning morot morse mossa most moster mostern mostly mot mother mothers motparten mottagaren move moving
much multiples mum municipality muntligt mussla mycket myndighet myndigheter myndigheterna människa människohandel människor människorov märke märken
mätare mätaren må mål måla målet målsägande månad månaden månader måndag måndagen många mörkt mössa mötas möte möten mötet möttes nagelsalong
nagelstudio nails naira name named names namn narkotika narrowly national nationality native natt natten nattetid nattjour nattpersonal near nearly
necessary necklace nedan nedlagd need neighbour neighbours neither nej nekad nekat nephew ner nere nervous nervös net network networks neutral new
newer news newspaper next nice nicknames niece night nightmares nights nine nivå nobody node nog noise none noon nor normal north not note noted notes
nothing notice noticed notices notification notifications noun nouns november now nowhere nu nuisance number numbered numbers nummer numrera numret
nurse ny nya nyckel nyckeln nycklar nycklarna nyfödd nyligen nymålad nyputsad nyss nytt nämndeman när nära närmar närvarande närvaro närvaron näst
nästa nätet nätter nätterna nå någon någonsin någonting något några nål nöd nödvändigt nöjd nöt oath oavsett obegripligt object obligation occur och
också oenighet off offer offers office officer officers offices official offret offset offsets ofrivilligt ofta often ogift ok okej oklart oktober
okänd olaglig old older olika olycka ombett ombud omedelbart omhändertagen omkring område området omvärld once ond onda one ones oneself ongoing
online only onsdag ont opaque open opening opens operation operations operator operators operera opinion option optional options ord orden order
ordförande ordföranden ordinary ordnad ordnas ordnat ordningsvakt organ organisation organisations organizational origin orkat ormbunke oro orolig
oroliga orosanmälan orphan orsak oskadd oskyldig oss ost osäker osäkert other others otherwise otrogen otrygg our ours out outbox outcome outlive
outlives outlook output outreach outside oval ovan ovanför ovanpå over overdose overdue overnight overrides overtakes overwrites overwritten own owner
p-piller pack package packages padded padding page pages pain pains pall panel panels panic panna paper papers pappa pappan papper papperslös pappren
par paragraph paragraphs parameter parents park parked parkering parkeringen parsed parses part partner partnern partners parts party pass passed
passen passerat passes passet passing passport passports past pasta paste pastor path paths patient patienten pattern pausa pauses pay paying payload
payloads payment peka pending pengar pengarna penicillin penna pension people per percent percentile perhaps period permission permissions permit
perpetrator perrong person personal personalen personen personer personerna personligt personnummer persons personuppgifter phone phones photo
photograph photos phrases physical pick picked picks picture pictures piece pimp pimpen pins pixels pjäs place placed placement placerad placering
placeringen places plain plan plane planen planera planerad planeras planerat planned planning plate plates platform platforms plats platsen platser
play played playground plays please plocka plurals plågad plåster plötsligt point points poisoned pojkar pojke pojken pojkens pojkvän pojkvännen
polerad police policy polis polisanmäla polisanmälan polisen pool poor porr port portal porten portion portions position positions possible post
postal posted posten postpone postponed posts pounds power praktik prata pratat pratats precis preferred pregnancy pregnant preliminary prepared
prepares presence present presents press pressed pressing pressure preview price prickig prima primary prints pris prison privacy private probably
problem problems procent process processing processor program programmers programs project projektet promise pronomen proof property proposal
prosecution prosecutor prostitution protect protecting protection protects protocol proud prov prove provided provider provision provisions
provresultat provsvar provtagen provtagning proxy präst prästen pseudonymous psychiatry psychologist psykiatri psykisk psykiskt psykolog psykologen
psykos public published pull puls punkt punkten punkter punkterna pure purjo purpose pushed pushing puts på pågick pågår påminn påminnelse påverkad
påverkas quality quarter query question questioned questions queue quickly quiet quite radera raderas raderat raid raise raised rak ramp randig random
rape raped rare rarer rast rastplats rate rates rather ratio ratios reach reachable read reader readers reading ready real realised really reason
reasons receipt receive receiver receives recently recept receptet reception receptionen recipient recital recorded recovered recovering recruiter
recurrence recurring reda redaction redan redo refer reference references referens referensen referral referrals referred reflection refs refugee
refusal refusals regime region regional regionen regionkoordinator regions register registered registration registrerat registry regler regn regnar
regression regular rekryterare rektor rektorn relations relative relatives released releases relieved religion rem remain remains remember remind
reminded reminder reminders remiss remissen remitterad removal ren renderer rent reopen repairing repeat repeated repeats repetition reply report
reporter reports repository request required resa resan resande resebyrå resent reset resetting residence residency resident resolved responsibility
responsible rest restaurang restaurangbransch restaurangen restaurant rested resten resting rests result resultat results resurs resväska retention
return reverse review revision revoke revoked rhythm rich ride rides right rights riktigt ring ringa rings ris rises rising risk riskbedömning risken
risks ro road rock roddbåt rok role rolig rolled room rooms root rosa rostad roster rotate rotation round rounded rounds route routine rova row rows
rubrik rubriken rule rules rulle rum rummen rummet run rund rung rungs running runt rutan rutig rutin ryckte rygg ryggen ryggont ryktas rymt ryska
räcker rädd rädda rädsla räkna räknare räkning räkningar rätt rätta rättade rättegång rättegången rättelsen rätten rättigheterna råd rådman rån rånad
röd rönn röntgen rör röst rösta sad safe safer safety saft sak saken saker saknad saknas salary sallad salon salong salongen salva sambo sambon same
samma sammanbrott samordnare sample samples samtal samtalet samtalskontakt samtalsterapeut samtycke samtycket samtyckt sann sanning save saved saves
say saying scanner scared schampo schema school scope scopes screen screenshot screenshots script scripts sealed sealing search searched seat second
seconds secrecy secret secrets section sections secure sedan sedd see seen seizure sekreterare sekreteraren sekretess seldom sell selling sen sena
senare senast senaste send sender sending sentence sentenced sentences separate separated september sequences serien series serious server service
services ses session set sett setting settings settle settled settles seven several sex sexton sexual sexuell sexuellt sfi shaking shall shape shaped
shapes share she sheets shell shelter shelters shift shipped ships shoes shop shopping short shortcut shortly show shower showing showings shown
shrink sick sida sidan side sides siffra siffror sig sight sign signature signatures signing signs silence silent silver similar simkort simulated sin
sina since single sist sista sister sisters sit sitt sittande situation situations six sixteen sixth size sizes sju sjuk sjuka sjukgymnast sjukhus
sjukhuset sjukskriven sjuksköterska sjukvård själv själva självmord skada skadad skadestånd skador skapa sked skicka skickad skickas skickat skild
skilda skilja skiljas skilsmässa skilsmässan skin skinn skip skips skjut skjuta sko skolan skolans skolor skor skov skratt skrika skriva skriven
skrivit skrovlig skuld skulden skulder skuldslaveri skura skydd skydda skyddad skyddade skyddat skygg skyldig skäl skärmbild skärsår skål skön sköter
skötte slag slagen slagit slagsmål slash sleep sleeping slice slippa slow slower slows slut sluta slutat släkt släkting släktingar slängde släppa
släpps släppt slät smal small smaller smittad smittspårning smoke smuggla smugglad smugglare smugglaren smuggled smuggler smuggling smuts smyga smärta
smärtor snabb snabbt snart snatteri snooze snäcka snäll snö social socialarbetare socialjour socialjouren socialsekreterare socialtjänsten socket
soffa soffan sol solig solved som some somebody someone something sometimes somewhere sommar sommaren son sonen soon sooner soppa sorg sorry sort
sorted sound source south sova sovit sovrum space spaces spara sparas sparat spare sparka sparkad speak speaking speciell spelled spelling spend
spetsig spiral spite spjälsäng split spoken spole spouse spread sprida spring springa sprungit sprut spruta sprutor spång spår spåra spårad stable
stad staden stadig stafett staff staffed stage staged stages stale stand standard standing stanna stannat starkt start starta startade startar state
stated statement statements states station stationen statistics statistiken status statute statutes stay staying steg sten step steps stig still
stilla stitches stol stolen stomach stop stoppade stoppar stoppas stor stora storage store storebror stored stores storm stort story straff straight
stranden strange stranger strax streaming streams street streets strength stress stressad stressade strict stricter string strings stripped
strippklubb strips strong struck strumpor ströms student studera study stuga stugan stund style styles städ städa städare städbolag städfirma
städföretag städning ställ ställa ställde ställer stället ställning ställs ställt stämma stämmer ständigt stänga stängd stängt stående stått stöd
stödet stödja stödlinje stödperson stödsamtal stödtelefon stöld stölder stör större störst största stövel submissions submit such suffice sufficient
sugardejting suicidal suitcase sum summary summed summer summons sums sunday sunt support supported sure surfplatta surname surnames surprise
surrogacy survive survived survives suspect suspected suspended suspicion svag svagt sval svamp svar svara svarat svaren svaret svart svensk svenska
svika svimning svärfader svärfar svärmor svår svårt swap swapped swaps swedish switch switched syfte syn synlig synliga syns syskon syskonen system
systemd syster systern säck säg säga sägs säker säkerhetskopia säkert säkra sälja säng sängen särskilt sätt sättas sådan såld sålt sår såret söder
söka sökt sömn söndag sönder ta tab table tables tablett tabletter tabs tack tacka tackat tag tagen taget tagit tak take taken taking tala talat talk
talking tall tallrik tandborste tandkräm tandläkare tandläkaren tandvärk tandvård tanke tap taps target targeted targets tas tatuering taught tax taxi
te team teamet tears tecken teeth telefon telefonen telefoner telefonnummer telephone tell telling template temporary ten tenancy tenant tens tense
tent terapeut terapeuten terminal terminates terms test testa tested tests text texten than thank thanks that the their theirs them themselves then
there therefore these they thing things third thirty this those thousand thousands thread threads threat threatening threats three through throw
thrown throws thursday ticket tickets tid tiden tidig tidigare tidigt tidsfrist tidsfristen tidsfrister tier tiers tigga tiggare tiggeri till tillbaka
tillfälle tillfällig tillfälligt tillgång tillhör tillräckligt tills tillsammans tillstånd tillståndet tillsyn tillåtelse time timer timers times
timmar timme timmen tio tired tisdag title titles titta tjej tjejen tjejer tjejerna tjock tjugo tjänst toalett toaletten today together togs token
tokens tolerates tolk tolken tolkning tolv tom tomorrow tomt tonight too tools tooth top torg torget torr torsdag torsk torskar torture tortyr total
touch touched touches town toys trace track tracks traffic trafficked trafficker traffickers trafficking trafik train training trait transaction
transactions transfer transferred translator transport transportör trappa trappan trasig trauma traumatised travel tre treat treated treatment tredje
trettio trial trigger trip tro tron trosor trots trouble truck true trust truth try tryck trygg trygga tryggheten tryggt trying träff träffa träffat
träna tråd trådar tröja tröjor trött trötta tuesday tullen tulltjänsteman tumör tung tunga tungt tunn tur turist turkos turn turns tvinga tvingad
tvingats tvungen tvärt tvätt två tvål tvångsarbete tvångsgifte tvångsäktenskap twelve twenty twice two tyckt tydlig tydligt tyngd type typed types
typos tyska tyst tysta täcke tänder tänka tänkt täta tåg tågbiljett tåget tårta ugly ulcer ultraljud ultrasound unable unbounded uncle uncommon under
underage underkläder underlag underscores underskrift undersköterska understand undersökning undersöks undo unemployed unexpected ung unga ungdom
ungdomar unge unhappy unharmed union unique unknown unless unlocked unpaid unread unsafe unseen unsure until unwell update updated updates upgrade
upkeep upload upp uppdateras uppdrag uppe uppehållstillstånd uppföljning uppgift uppgiften uppgifter uppgifterna upphävt upphör upplysning uppringd
upprättad upprörd uppskjuten uppskov uppsökande uppsökarna upptagen upset urgency urgent urin ursäkt usage use usel user uses usual usually ut utan
utanför utbetalt ute utfärdat utgånget utkast utkastet utkik utland utlandet utlämnad utmattad utnyttja utnyttjad utnyttjar utreda utredare utredning
utredningen utrymme utrymmet utsatt utsatta utslag uttryck utvisad utvisning vacancy vaccin vad vakna vakt vakten vaktmästare val vald valet valid
value values van vanlig vanliga vanligt vann vantar vante vara varandra varav vardag vardagar vardera varför variable variables varit varje varken
varm varma varna varning varsam vart vaska vatten vecka veckan veckor ved vem ven verb verbs verify verkade verkar verklig verkligen verksamhet
verksamheten verksamheter verkställighet version versions very veta vetat vi via victim victims vid vidare video view views vigda vikt viktig viktigt
vila vilja vilka vilken vilket village villig vilse vimpel vin vinter vinterjacka vintern vinterskor violence violent virtual visa visas visat visible
visit visiting visum vit vita vital vitaminer vittna vittne vittnet voice volontär volontären voluntary volunteer vore vred vredet vräks vräkt
vulnerable vuxen vuxna väder vädret väg vägen väggen väktare väl väldigt välja välkommen välling vän väninna väninnan vänligen vännen vänner vänta
väntas värd värdefull värden värk värktablett värktabletter värmare värmer värre värvare väska väskan växlar våga våld våldet våldtagen våldtäkt
våning vår våra vård vårdcentral vården vårdnad vårdnaden vårdnadshavare våren vårt wage wages wait waiting wake wakes walk wall want wanting
warehouse warm warns washed watch watched water way ways weak weaken wear web webbkamera webbläsare wedding week weekday weekend weekends weekly weeks
weigh weight well were west what whatever when whenever where whereabouts wherever whether which while who whoever whole wholly whom whose why wide
width wife willing window wins winter wire wish wished with withdraw withdrawal withdrawn withdraws within without witness woman women won wonder word
worded wording wordings words work workday workdays worker workers workflow workflows working workplace workspace workspaces world worried worry worse
worth worthless wounds wrapped wrapper wraps write writer writing written wrong wrongly year years yes yesterday yet yngre you young your yours
yourself yrkar yrsel yta yttre zero zip zone zones ägare ägaren äktenskap äldre äldsta än ändamålet ändra ändrad ändrade ändrar ändrat ändå ännu
ärende ärenden ärendena ärendet ärlig ärr ätit även åka åklagare åkt ålder åldern ångest år åra åren åtal åtalad åtalas åter återbesök återkommande
återta återtagen återtaget återvända återvändande åtgärd åtgärden åtgärder åtta öga ögon ögondroppar ögonen öppen öppet öppna öppnat örfil öron öster
över överdos överens överenskommelse överfall överfallen övergiven övergrepp överklagade överklagan överklagar överlämnad överlämning översättning
övertid övre övrig övriga övrigt
`;

/** What people do, in the present and the past: before these a name stands first in a sentence. "Have", "be" and the like are among them, which things do too. */
export const ACTS_IN_SWEDISH = `
accepterade accepterar ammade anade andas anförtrodde anklagade anklagar ankom anlände anmälde anmäler anser ansåg ansöker ansökte antyder antydde
anvisades använde använder arbetade arbetar attackerade avböjde avböjer avbokade avbokar avbröt avhöll avled avlider avrådde avskyr avslöjade
avslutade avstod avstår avvaktar avvaktade avvek avviker avvisade avvisar bad badade badar bar beder beter betedde befann befinner begick begär
begärde behåller behöll behövde behöver beklagar beklagade bekräftade bekräftar berättade berättar beskrev beskriver beskyller beslutade beslutar
beslöt bestrider bestred bestämde bestämmer bestämt besöker besökte betalade betalar betvivlar betonade betonar bjöd bjuder blev blir blöder blödde
bodde bokade bokar bor borde brottades brukade brukar bråkade bråkar bryr bröt bugade byggde bytte byter bär bör började börjar cyklade cyklar dansade
dansar deltar deltog diskade diskar dog dolde dricker drack driver drev drog drar drogades drömde drömmer duschade duschar döljer dömdes dör erbjuder
erbjöd erbjöds erkände erkänner ertappades fastnade festade fick fingrade fiskar flyr flydde flyttade flyttar flyttades flyttas flyger flög fnissade
fortsatte fortsätter framförde framhåller framhöll fruktar fruktade fryser frös frågade frågar funderar funderade fyller fyllde får födde föder född
föll faller följde följer förbereder fördes föredrar föreslog föreslår förflyttades förföljde förföljer förförde förhördes förklarade förklarar
förlorade förlorar förlåter förlät förmedlade förmedlar förnekade förnekar försvann försvinner försökte försöker förstod förstår förtalade förvarnade
förväntar gav ger gick går gifte gifter gillade gillar gjorde gör glömde glömmer gnäller godkände grät gråter greps grep griper gungar gömde gömmer
handlade handlar hade halkade hamnade hamnar hatar hatade har hetsade hittade hittades hittar hjälpte hjälper hojtade hoppade hoppar hoppas hoppades
hostar hostade hotade hotar hungrar hyr hyrde håller höll hånade hälsade hälsar hämtade hämtar hämtades hämtas hänger hängde hävdar hävdade hör hörde
hörs hördes häktades häktas identifierade identifierades informerades insjuknade insisterade insisterar instämmer intygade intygar intervjuades
ignorerar jobbade jobbar kallade kallar kan kastade kastar klagade klagar klarade klarar klädde klär klättrade knackade kollade kollar kom kommer
kommenterade kontaktade kontaktar kontrollerade kontrollerar kramade kramar kräktes kräks krävde kräver kunde kvarstår kysste känner kände kör körde
köpte köper lagade lagar larmade larmar leder ledde lekte leker ler letade letar lever levde lider ligger låg litade litar ljuger ljög log lovade
lovar lurade lurar lurades lutade lyder lyfter lyssnade lyssnar lyckades lyckas låste låser låtsas lånade lånar lägger lade lämnade lämnar lämnades
längtade längtar lär lärde läser läste lät låter löper mailade mailar medgav medger medverkar medverkade mejlade mejlar menade menar missade missar
misshandlade misshandlas misshandlades misstänker misstänkte misstänks minns mindes misstror mår mådde måste möter mötte nekade nekar nickade noterade
nämnde nämner når nådde nås oroar oroade orkade orkar ordnade ordnar packade packar passade passar pekade pekar placerades placeras planerade planerar
plågas plockade plockar pluggar polisanmälde praktiserar pratade pratar presenterade promenerar protesterade protesterar pryglades påminde påminner
påpekade påpekar påstod påstår påträffades rapporterade rekryterade rekryteras rekryterades reser reste ringde ringer riskerar rullade rymde rymmer
råkade råkar räddade räddades räddar räknade räknar röker rökte röjde rörde sa sade sagt saknade saknar samarbetar satt satte sitter se ser serverar
servade sjukanmälde sjukskrevs sjunger själ skadade skadades skakade skakar skapade skickade skickar skickades skilde skiljer skojade skola skolkade
skolkar ska skall skrattade skrattar skrek skriker skrev skriver skulle skyller skyllde skyddar skäller skällde skäms skämdes skär slapp slipper slog
slår slutade slutar släppte släpper släpptes smet smiter smsade smsar smugglade smugglades smög snarkar snattade snattar somnade somnar sov sover
sparade sparar sparkade sparkar spelade spelar sprang springer spydde spärrade stal stannade stannar stjäl stack sticker stod står stickade storgrät
stortrivs strejkar studerade studerar städade städar stängde stöttar stöttade svarade svarar sväljer svek sviker svimmade svor svär svälter såg såras
sårade såldes säljs säljer sålde säger sätter sökte söker tackade tackar talade talar tar tog tiger teg tiggde tigger tillbringade tillåter tittade
tittar tipsade tjatar tjatade tjänade tjänar tolkade tolkar torterades tror trodde trivs trivdes tränade tränar träffade träffar träffas träffades
tvekade tvekar tvingade tvingades tvingas tvingar tvättade tvättar tvivlar tycker tyckte tänker tänkte tål umgås umgicks undersöktes undrade undrar
undvek undviker uppgav uppger upplever upplevde upprepade uppskattade uppskattar upptäckte ursäktade uteblev utebliver utnyttjade utnyttjades
utnyttjas utreds utsattes utsätts utvisades utvisas vaknade vaknar vaktade vaktar valde var varnade varnar vill ville vilade vilar visade visar visste
vet vittnade vittnar vågade vågar våldtogs vårdades vårdas väcker väckte vägrade vägrar väljer vände vänder väntade väntar väser växte växer yttrade
åkte åker ångrade ångrar åt äter återkom återkommer återvände återvänder äger ägde älskade älskar ämnade ämnar är öppnade öppnar önskar önskade
övergav överlevde överlever överlämnades övernattade övernattar övertalade hyser duger kramas smsas krossade ringt kommit messade messar hörsammade
bönföll slickade utsågs vittnat följs placerats skrivs greppade
`;
export const ACTS_IN_ENGLISH = `
accepted accuses admits admitted agreed agrees answered answers apologised apologized appeared appears applied arrived arrives asked asks attended
avoids became becomes began begged begs believed believes borrowed bought breastfeeds brings broke brought called calls came cancelled cannot claimed
claims cleaned cleans comes complained complains confirmed confirms confided contacted cooks cooperated cooperates could cried cries declined demanded
demands denied denies depends described describes did died disappeared disclosed does doubts dreams drank drinks drove drives earned earns eats ate
escaped escapes expected expects explained explains feared fears feels felt fell finds finished fled flew forgot forgets found gave gets gives goes
got greeted had has hates hated heard hears helped helps hid hides hit hits hoped hopes hurts insisted insists is joined jumped keeps kept knew knows
lacks laughed learned leaves left lent lets liked likes listens lied lies lived lives locked looked looks lost loves loved made makes may mentioned
messaged met meets might missed misses moved moves must needed needs never nodded offered opened ordered owes owed owns packed paid pays phoned plans
prefers prays prayed promised promises put quit ran rang reached reads recalled received recognised recognises recognized refused refuses regrets
rejected remembers remembered rented replied reported requested requests returned returns runs rushed said sat saw says screamed seemed seems sees
sells sent sends shared shares should shouted shows showed signed sings sits skipped sleeps slept smiled smokes smiles sobbed sold speaks spends spent
spoke stands started starts stayed stays stole stood stopped stops studies suffered suffers suggested suspects takes talked talks tells testified
testifies texted texts thanked thinks thought threatened threatens threw told took translated travelled travels tried tries trusts trusted turned
understood understands used visited visits waits waited walks walked wanted wants warned was watches wears wept went whispered will wishes withdrew
wonders woke works worked worries would writes wrote yelled collects recruits recruited controls beats beat filmed films
`;
