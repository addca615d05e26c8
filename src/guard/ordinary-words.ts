/**
 * Words that are names and also something else. Written by comparing the name lists with a Swedish and an English
 * spelling dictionary, then by hand: "anna" is a verb in a dictionary and a name in every sentence that people write.
 */

/** In lower case these are read as words. With a capital they are names, also first in a sentence. */
export const WORDS_TOO = `
linda klara saga tuva nova lova juni liv gull inga valborg rita maj lina lilja lo merit mina runa svala vilja ängla ängel per bo björn stig axel jack
tim urban sten knut inge dag alf kaj ode orm sam tiger vide viking berg lind björk ström falk ek lund palm öst svärd strand stål stolt stark skog rask
nord mörk malm lönn lager kvist käll hjort hammar hall gren grip gran glad glans gard fält frisk fors flink fjäll blom blixt blad bäck asp alm ana
gift grace nosa kola sade musa lek hoa son tam tung van tu roman alla jihad lama rim ruta maka gul sultan german rosa flor min lin ting pop stan nita
annan fall ly lam ha ton al egal el dela hu han peng ding du ren fan khan islam akter green finn porn lan loan jun toma balan lima may rose gun ally
love my max tor tore dick mart odd hag ion angel blessing precious joy faith mercy patience happiness comfort peace queen princess shade wanna ploy
chi dung hang hue hung long tan fares said sham bile salad cherry fang gang bold obi bah sow tang dang do ho shire barre he ma song dong ye pan sheikh
butt brown white young king hill hope destiny success glory charity beauty favour gift victory lei na an le li lu su so to vu vo ly da de di mo mei
mark will bill art gene dean cruz sol luz angel noi nid nan fon lek nok lan mai man nam nga ove eze thu tai hai khan koc kara kaya bela bon bin kia
kian bah lala gul dat hien dinh minh tia era sun wu xu yu fu gao cai dias mata grant ingen mercado jan lev rex jan lev osa åse ösa tea ted dina minnas
klass mans liden trams trans tram salami karl muse class linden holmen samer holm lupus pavlova caisson frisson tonårsson
ade alpha amber andras anemona angelic april ara araba archer armen arroyo artan arton ask askar aura bailey barker begum belen bell beloved benson
bente berry bijoux bild bilge bishop bk black blanco blend bora botan brar bright brodd butler bång candela carter cerna chance chevalier cliff cook
cox crystal dahlia dale dawn delger delight demet diamond dignity ditte diva divina divine divna dolma earl eda eren essa exalt excel favoured ferrer
finan firat fortune foster fox frid friday friendship friman frost fröjd gem genesis gentian gentiana gentle giga ginger gladness godsent goodness
gracious gray greatness guler göta hamlet handan happy hart hassel heaven helpful hoan holiness honesty honey honor honour hopp horn hulkar humble
hunt hunter immaculate innocent itua jay jewel justice kaiser kaplan khanna kindness kiss klang klint knight koen kolar korkor kote kristen krum kuba
kuban lamb lance landing lane liberty lies lily lovely lovelyn luck lucky lycka mac magyar majesty maks malla mani marine marsh martini marvellous
marvelous mason matos matt medet merciful mighty mila miracle modig molla monday mora musat måne nigar nma norrman page palma paradise parker parn
perfect phi pinto piret pleasure pola poppy porter potter praise price prince progress promise prosper prosperity rama raman redemption reden rein
rice rock roma ros rosen rostas royal royalty rustan sadet sagar salvation saturday sharp shepherd sierra sincere sincerity sine sjö sky slav snygg
sommar sopa sos splendor splendour star stein stjärna stone storm strid sue summer sunday sunny sunshine sweet sweetness sylla tenderness testimony
timmerman tjäder treasure triumph tro trust trygg turner ulv unique unity uran vinge vinter violet virtue ward wealth whitehead willow winter wisdom
wolf wood woods worship örn firas ville finns tom vita bror class holmen
`;

/** Even with a capital first in a sentence these are read as words ("Mina ärenden", "Bo kvar till fredag"), unless they do what people do. */
export const WORDS_FIRST = `
mina min klara inga lova bo my alla sade sten lo hall gren fall gård lina lek mana rita stark strand grip gran glad glans fält frisk fors nord ström mörk stolt skog källa gift
may long song young white green brown king hill ping hang he do so said hope success glory charity beauty faith mercy patience joy peace precious happiness comfort grace favour blessing queen
princess an le to van man tu la al el ha ho ren roman german rose maj juni august dag vide vilja tung toma islam annan pop berg lund lind max love ally penny mark will maka sina du lima loan
gul egal dela son sol liv saga urban stig kaj kassa maka musa jihad tiger viking frank sparre blad blom blad asp alm ek palm björk isberg tid tida na ma an le li so da de di
nova öst sam hand long shade long bold gift ton ly ding pan fan son aster akter sultan mars rask flink lager kvist borg brink sköld svärd hjort falk ruta egen mo
back dina sina art bill gene even noi salad ploy wanna
alpha angelic archer ask barker bell beloved berry bild bishop black bright brodd butler carpenter carter chance christian cook cooper corona crystal
dahlia dale delight destiny diamond dignity diva divine eld endurance exalt excel favoured fisher flora fortune foster fox freeman frid friday
friendship frost fröjd gem genesis gentle ginger gladness godsent goodluck goodness gracious gray greatness guld happy hart hassel heaven helpful
himmel hjälte holiness holly honesty honey honor honour hopp humble hunt hunter hägg immaculate innocent jewel justice kaiser kindness klang klint
knight lamb lance landing lane liberty lilja lily ljus lovely lovelyn luck lucky lycka majesty marine marvellous marvelous mason merciful mighty mike
miracle modig molly monday måne natt newton obedience page paradise parker pascha pat perfect pierce pleasure poppy porter potter praise price prince
progress promise prosper prosperity prudence redemption rice rock ros royal royalty rönn salvation sandy saturday serenity sharp shepherd silver
sincere sincerity sky skytte sommar splendor splendour star stjärna stone storm strid summer sunday sunny sunshine sweet sweetness syd tenderness
testimony thankgod tjäder treasure triumph tro trust trygg tucker turner ulv unique unity vinge vinter violet virtue vår wade ward warren wealth west
whitehead winter wisdom wolf wood woods worship ängel ville finns rosen valborg han hon hen rejoice angel dawn autumn april june candy sugar cherry
holmen bror class jade
`;

/** What somebody is called at home, and a word. Not among the given names, which tell how names look. */
export const PET_NAMES = `
lillan lillis prinsessan gumman lillgumman snuttan pyret plutten raringen busan tussan nallen musen stumpan gullet pysen knodden trollet solstrålen
`;

/** English words that are names: before a Swedish verb they are nothing else. */
export const ENGLISH_NAMES = `
amber angel april autumn beauty beloved blessing bright candy charity cherry comfort crystal daisy dawn delight destiny diamond dignity divine
endurance excel faith favour favoured fortune friday friendship gentle gift ginger gladness glory goodluck goodness grace gracious happiness happy
hazel heather helpful holiness honesty honey honor honour hope humble innocent ivy jasmine jewel joy june justice kindness liberty lily love lovely
loveth luck lucky majesty mark marvellous marvelous may melody merciful mercy mighty miracle monday obedience paradise patience peace pearl perfect
pleasure poppy praise precious prince princess progress promise prosper prosperity prudence queen redemption rejoice rose royal royalty ruby salvation
saturday serenity sincere sky skye splendour star storm success sugar summer sunday sunshine sweet testimony thankgod treasure triumph trust unity
victory violet virtue wealth will winter wisdom worship
`;
