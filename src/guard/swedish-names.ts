/** Given names carried in Sweden, most common first by feel, written from memory; see docs/guard.md. Matched folded and in any case. */
export const SWEDISH_GIVEN = `
anna eva maria karin kristina lena sara kerstin emma ingrid marie malin jenny birgitta ulla annika monica susanne linda hanna elin johanna sofia carina
katarina inger ida helena marianne annette julia åsa camilla anita gunilla linnéa amanda elisabeth margareta christina siv barbro ann-marie anneli berit
jessica therese ulrika angelica louise frida maja madeleine charlotte caroline cecilia pia ellen josefin josefine matilda emelie rebecca britt agneta yvonne
gun alice klara ebba wilma moa alva ella elsa astrid saga freja vera signe stina tuva tilde tilda nellie lovisa isabelle ines iris agnes olivia lilly
molly felicia nova ronja selma leah leia lova juni edith ester majken märta greta sigrid stella luna livia cornelia hilda hedda lykke svea tyra celine
alicia tindra melissa nathalie natalie emilia elvira thea tea minna joline siri elise liv lisa lotta lottie lise annelie ann-christin ann-sofie birgit
britta brita gunvor gunborg gudrun gerd gerda gullan gull-britt irene iréne irma inga inga-lill inga-britt ingegerd ingeborg ingela ingalill ingmarie
ewa vivianne viveka vivi veronica viktoria victoria viola valborg vanja ulla-britt tove tora tina theresia teresa tanja sylvia synnöve svetlana suzanne
sussie sonja solveig sofie siw sigbritt sandra rut ruth rosita rosemarie rose-marie ritva rita rigmor petra pernilla paulina patricia nina nora nadja
mona mirjam miriam mimmi mikaela michaela mia mariann margit margot margareth marita marina mariana marika margaretha mari majvor maj-britt majlis magdalena
lovis lisbeth lisbet lina linn lillemor lilian lillian lena-marie laila kristin kristine kicki kim karolina karoline kajsa katja katrin jonna johanne
jeanette jeanette jannike janina jane isabella isabel ingvor helga helen heléne helene harriet hanne gunnel gun-britt gunn gittan gisela gabriella fanny
evelina eva-lena eva-britt elvy ellinor elinor eleonora eleonor eivor edit dagny dagmar daniella daniela cristina connie clara christine christin carola
carin cathrine catrin catarina cajsa bodil beatrice beata axelina ann-mari ann-louise ann-charlotte ann-britt anna-lena anna-karin anna-maria anki
angela andrea amelia aina agda alma albertina alexandra ally alida aili aino asta annie anny anja anette ann anne annelise annmarie arja
gunhild hjördis hillevi hedvig henrietta hermine hildur hulda ingar iselin jasmine jasmin joanna jorun judit judith julie kaisa karen karla karolin
kerstin kira kristiane lea leila lilja linnea lo lone lorena lydia lykke madde maggan magda maj maja malou maria-louise marit marlene marta martha
matilde maud may melinda mely merja merit mette milla mina minea mira my märit nanna nanny nea neea nicole nike nikita noelle noomi naemi novalie ofelia
olga oda ottilia penny petronella petronilla philippa ragna ragnhild rakel rebecka regina rosanna runa sally samira sanna seija selena serafina sherin
signhild simona sirkka sissela siv solbritt soile solvig sophia sophie stephanie susanna susan susann svala sylva tekla teresia tess thelma therése
thyra tiina tora tove tyra ulla-karin ulrica ursula vega vendela vilda vilja vilma vilhelmina viola virpi wendela wilhelmina yasmine ylva yrsa yvette
åse åslög ängla ängel ösa öivor östen ebbe elly elna elsie embla enya erika erica ethel eufemia eugenia filippa florence frideborg gabrielle
lars mikael anders johan karl per nils erik jan peter carl daniel fredrik hans andreas stefan mats bengt marcus mattias magnus bo thomas tomas ulf
leif sven alexander björn niklas patrik gustav oskar oscar lennart emil göran simon håkan christer david anton robert martin christian kent joakim
roger jonas jakob jacob viktor victor linus tommy joel lukas lucas roland ingemar tobias jimmy stig rickard kjell filip rolf kenneth henrik
axel roberth albin arne max sebastian elias hugo kurt ola rikard dan olof jörgen jan-erik jens jesper john johnny jonathan josef kennet robin
william kevin liam noah oliver alfred arvid august adam benjamin charlie edvin eddie elton elliot elliott frank frans folke gabriel gustaf harry
henry isak ivar ivan jack julian kasper konrad leo leon leonard loui louie love ludvig malte matteo melker melvin melwin mio milo milton nicolas nils-erik noel
olle otto samuel sigge sixten svante ted theo theodor tage thor tor ture valter vidar viggo vilgot vilhelm vincent walter wilhelm wille wilmer
valdemar ville vilmer tim timothy tristan uno urban verner vilmar yngve åke östen örjan öyvind tord torbjörn torgny torsten tore tony tomasz torvald
sture sune styrbjörn svante sverker staffan stellan sten stefan sonny sören sölve sivert sigvard sigurd sigfrid seth ruben rune runo rudolf ronny ronnie
roy rasmus ragnar ragnvald reine reinhold rolf-erik ralf ralph pär pål petter per-olof per-erik per-arne pontus patric paul ove owe osvald ossian
orvar ole olav olaf nisse nikolaus nicklas niclas mårten måns morgan mikkel michael micael mattis matts mathias martti markus manfred lars-erik lars-göran
lasse kalle putte pelle bosse kjelle janne danne micke jocke fredde nicke tobbe sebbe olle palle lelle steffe bibbi lollo bettan
klas claes clas claus clarence christoffer kristoffer kristofer kristian krister krister kuno knut kåre karsten karl-erik karl-gustav karl-johan
jöns jonny jon jim jesse jerry jerker jarl jari jens janne jan-olof james isac ingvar inge ilmari hjalmar hilmer hilding herman helmer helge
henning henric hasse harald hannes gösta göte göthe gunnar gunne gottfrid glenn gert gerhard george georg gerry fritz fritiof fredric franz felix
evert evald eskil erland erling ernst erhard enar emanuel elvin elof elmer einar eilert egon edward edvard eddy douglas dick dennis denny dag
conny conrad charles casper carsten carl-johan carl-gustaf börje birger bertil bertram bernt bernhard berndt berth bert bengt-åke bengt-olof benny
baltsar balder arnold arthur artur aron arne-erik aril anton antti allan alf algot albert albert alve alvar agne adrian adolf abel abbe
edgar eino esbjörn esaias ebbe efraim eje elvis emrik fabian ferdinand finn fingal freddie freddy gillis gideon gotthard greger gustavo halvar halvard
harley heikki holger hampus hardy hartvig heine hemming ibbe isidor ismael jerome joar joachim jocke joe joey josua justus jukka jussi juhani kaj kai kaleb
keijo kenny kettil klaus lage lambert leander lennox levi lowe lorentz loke love luka lucas malcolm marko marius mart matheo mauritz max maximilian
melchior mickel miguel mille mogens natanael nathanael neo nemo nicholas nikolai nikola noa noak odd oden ode olavi olivier ingmar orm patrick pekka pierre
preben rafael raimo raine raoul rauno rene rené reidar reijo rex riku roine ron ross rufus rurik sakarias salomon sam sami samson sander santeri scott selim
sigmund silas sivard sven-erik sven-åke sven-olof tapio tapani tarmo teodor thore thure tiger timo timmy tjalve toivo totte troy truls trygve tyko ulrik
vallentin valentin vendel verner vide viking vilho wiggo wilgot wiktor xander yngvar ymer zacharias zack zebastian zion zlatan
stefanie pirjo pirkko marjatta marja tuula tuulikki kaarina eila eija päivi leena liisa sinikka raija raili anneli hilkka irja kirsti maarit maija mervi minna
outi paula riitta ritva satu seija sirpa taina tarja terttu
`;

/** Surnames carried in Sweden. Generated -son forms (any listed man's name + s + son) are recognised by rule, not listed. */
export const SWEDISH_SURNAMES = `
andersson johansson karlsson nilsson eriksson larsson olsson persson svensson gustafsson pettersson jonsson jansson hansson bengtsson jönsson
carlsson petersson lindberg magnusson gustavsson olofsson lindström lindgren axelsson lundberg jakobsson berggren bergström lundgren berg
fredriksson sandberg mattsson forsberg henriksson sjöberg ali lindqvist mohamed danielsson engström håkansson eklund lundin lind bergman
fransson johnsson gunnarsson wallin holm jensen björk nyström lundqvist bergqvist arvidsson holmberg nyberg samuelsson isaksson holmgren
mårtensson söderberg nyman blomqvist lundström nordström claesson ahmed mohammed viklund eliasson hermansson sundberg berglund ström åberg
ekström hassan hedlund jacobsson martinsson sandström dahlberg abrahamsson hellström lindholm andreasson josefsson öberg falk ek norberg
strömberg åkesson sundström månsson hansen åström göransson hermansson ivarsson lindblom sandgren eklöf dahl lund dahlgren dahlström dahlin
palm palmgren palmqvist nordin norén norin norling nordgren nordlund nordqvist nordberg östlund östberg östman österberg öhman öhrn öst åkerman åkerlund
åkerström ågren åhlund åhman åslund wikström wiklund wiberg widén widmark wik westman westerlund westerberg westin wester wessman werner wennberg
wennerström wedin wahlström wahlgren wahlberg wahl vesterlund vestin vestergren vikström viberg ulfsson törnqvist törnblom thorsson thörn
thunberg thulin thorén thelin tegnér sörensen söderström söderlund söderqvist söderholm sundin sundqvist sundgren sundell sundman sundblad
svärd svanström svanberg svahn strömgren strömqvist strömbäck strand strandberg stenberg stenström stenqvist stenman stål ståhl stolt sterner
sternberg steen stefansson stark sparre sonesson skoog skog sköld sjöström sjögren sjöstrand sjölund sjölander sjödin sjöholm sjöblom sigurdsson
selin segerström schröder sandin sandell sandelin sandqvist sandlund salomonsson sahlin sahlberg rydén rydberg rydell ryberg rundqvist rosén
rosenberg rosengren rosenqvist roslund roos robertsson ringström richardsson rehn reimers ranstam rask ramström ramberg quist pålsson pihl persdotter
pehrson paulsson pauli palmér ottosson oskarsson oscarsson olausson olander ohlsson ohlin ohlson nyqvist nylund nylén nylander nygren nygård
nordenskiöld nordahl nord nätterlund nelson näslund mörk möller mårdh moberg modin molin moström morin mellberg melin malmström malmqvist
malmgren malmberg malm magnell lönn lönnqvist lönnberg löfgren löfqvist löfstedt löf löfström lööf lövgren lövström ljungberg ljunggren ljungqvist
ljung lindahl lindén lindell linder linde lindeberg lindfors lindelöf lindvall lindskog lindroth lindmark lindhe liljeqvist liljegren lilja
lidström lidén levin leijon leander larsén landin landström lagerqvist lagergren lagerström lager kvist kullberg krantz kronberg kron krook kling
klingberg kjellberg kjellgren kjellin kjellström kjell källström källman källgren kristiansson kristoffersson karlberg karlström käll kvarnström
jörgensen jonasson joelsson jernberg jarl ivarsson isberg ingvarsson ingemarsson hägg häggström hägglund högberg höglund hörnström höög hultgren
hultman hult hultberg hugosson hörnfeldt holst holmqvist holmström holmlund holmén holm hjort hjelm hjalmarsson hjertén hermelin helin helgesson
hellgren hellberg hellman hellqvist hellsing hedin hedman hedberg hedström hedqvist hedén hedblom haraldsson hammar hammarström hammarberg hallberg
hallgren hallström halldin hall hallén hagström hagberg hagman haglund hagelin hag grönlund grönberg grönqvist gren grip granqvist granström granlund
granberg grahn gran göthberg glad glans gilljam gerhardsson gerdin gard gabrielsson fält fält frisk friberg fridh fredriksson fredin franzén franzen
fors forslund forsman forsgren forssell forsell folkesson flodin flink fjellström fjäll filipsson fernström fernlund fagerström fagerberg fager
erlandsson erlingsson ericson ericsson enqvist englund engman engberg engqvist engdahl emanuelsson elmqvist ekman ekberg ekdahl ekelund ekblad
ekholm edström edlund edman edvardsson edberg dufva drugge djerf dahlman dahlqvist dahlén davidsson damberg danielson daun cronqvist cronholm
christensen christiansson christoffersson cederholm cedergren cederberg cederlund cederström carlén carlström carlberg byström byqvist burman bülow
brodin broström brolin broberg bratt brandt brännström brink boström borg borgström borglund bolin bohlin boman bodin bodén blomberg blomgren blomstrand
blom blixt blad björkman björklund björkqvist björnsson björling birgersson bjurström bjelke bjarnason bernhardsson bergvall bergsten bergstrand bergh
berglind bergdahl berger bergendahl bengtson beckman becker backman backlund backström bäckström bäckman bäcklund bäck axén asplund aspegren asp
arvidson aronsson arnesson appelgren antonsson annerstedt ankarcrona alm almqvist almgren almström almberg albinsson albertsson alfredsson ahlström
ahlberg ahlgren ahlqvist ahlin ahl adolfsson adamsson abelsson korhonen virtanen mäkinen nieminen mäkelä hämäläinen laine heikkinen koskinen
järvinen lehtonen lehtinen saarinen niemi heikkilä kinnunen salonen turunen salo laitinen tuominen rantanen karjalainen jokinen mattila savolainen lahtinen
petersen pedersen nielsen olsen larsen kristensen rasmussen jørgensen madsen thomsen christiansen johnsen berge haugen hagen eriksen andersen knudsen
`;
