export const sv = {
  "people.heading": "Du och din verksamhet",
  "people.away.words": "borta, bortrest, ledig, semester",
  "people.away.help": "Berätta att du är borta, så tar din ersättare över påminnelserna",
  "people.away.title": "Borta",
  "people.away.submit": "Spara",
  "people.away.until": "Tillbaka i tjänst",
  "people.away.hint": "Den dag du är i tjänst igen. Till dess går dina lägeskollar till din ersättare.",
  "people.away.noDeputy":
    "Du har ingen ersättare inlagd, så ingen skulle få dina lägeskollar. Be er Stafettansvariga lägga in en. Inget har sparats.",
  "people.away.past": "Välj en senare dag än i dag. Du är borta fram till den dagen.",
  "people.away.long": "Det är mer än 120 dagar bort. Lämna över dina ärenden i stället.",
  "people.home.words": "tillbaka, här igen",
  "people.home.help": "Berätta att du är tillbaka",
  "people.home.title": "Tillbaka",
  "people.home.submit": "Jag är tillbaka",
  "people.home.notAway": "Du står inte som borta.",
  "people.note.words": "läget i dag, meddelande, passmeddelande",
  "people.note.help": "Säg hur det är hos er i dag: det syns i vem-listan",
  "people.note.title": "Läget hos er i dag",
  "people.note.submit": "Visa i dag",
  "people.note.what": "Hur är det hos er i dag?",
  "dayNote.fewer": "färre i tjänst än vanligt",
  "dayNote.urgentOnly": "bara det som är akut",
  "dayNote.laterToday": "svarar senare i dag",
  "dayNote.closedMorning": "stängt på förmiddagen",
  "dayNote.closedAfternoon": "stängt på eftermiddagen",
  "dayNote.closedToday": "stängt",
  "dayNote.asUsual": "som vanligt",
  "people.awayPost.title": "Du är ersättare",
  "people.awayPost.notice": "Du är ersättare. Öppna Stafett.",
  "people.awayPost.body": "{who} är borta till {until}. Till dess kommer lägeskollarna till dig.",
  "people.welcome.title": "Välkommen tillbaka",
  "people.welcome.notice": "Välkommen tillbaka. Öppna Stafett.",
  "people.welcome.body":
    "{open, plural, =0 {Du har inga öppna ärenden.} one {Du har ett öppet ärende.} other {Du har # öppna ärenden.}} {late, plural, =0 {Ingen lägeskoll är försenad.} one {En lägeskoll är försenad.} other {# lägeskollar är försenade.}}",
  "people.welcome.mine": "Visa mina ärenden",
  "people.unreachable.title": "Ett meddelande kom inte fram",
  "people.unreachable.notice": "Ett meddelande kom inte fram. Öppna Stafett.",
  "people.unreachable.member":
    "Stafett når inte {who}. Ersättaren får meddelandena så länge. Kontrollera att kontot finns kvar och att Stafett inte är avstängt.",
  "people.unreachable.other":
    "Stafett når inte {who} som vanligt. Meddelandena går till {platform} så länge. Kontrollera att kontot finns kvar och att Stafett inte är avstängt.",
  "people.unreachable.space": "Stafett kan inte skriva i en av kanalerna. Kontrollera att Stafett är inbjuden där.",
  "people.nobody.title": "Ingen är i tjänst hos {agency}",
  "people.nobody.notice": "En verksamhet står utan någon i tjänst. Öppna Stafett.",
  "people.nobody.body":
    "Från och med {day} är alla som svarar för {agency} borta. Det som kommer dit går till den som leder verksamheten, som också är borta. Ring och fråga vem som tar vid.",
  "people.erased.title": "{cases, plural, one {Ett ärende är raderat} other {# ärenden är raderade}} av den som sköter driften",
  "people.erased.notice": "Något i Stafett är raderat. Öppna Stafett.",
  "people.erased.body":
    "{cases, plural, one {Ett ärende som var ditt, eller din verksamhets, raderades} other {# ärenden som var dina, eller din verksamhets, raderades}} {day}. Det går inte att få tillbaka, och ingen referens leder dit längre. Har ni det inte i egen dokumentation, eller undrar du varför: fråga den som sköter driften.",
  "people.seal.title": "Dagens försegling, {day}",
  "people.seal.notice": "Dagens försegling har kommit.",
  "people.seal.line": "{day} {seal}",
  "people.seal.body":
    "Raden täcker {journals, plural, one {en journal} other {# journaler}} och {showings, plural, one {en rad} other {# rader}} om vem som har sett vad, och säger inget om vad som står där. Spara den. Ändras något i efterhand visar stafett verify --seal det.",
  "people.export.title": "Ett utdrag hos {agency}",
  "people.export.notice": "Ett utdrag har tagits ur Stafett.",
  "people.export.member":
    "Den som sköter driften tog {day} ut det som Stafett har om en person hos {agency}. Det står också i loggen. Fråga driften vem som bad om det.",
  "people.export.agency":
    "Den som sköter driften tog {day} ut det som Stafett har hos {agency}. Det står också i loggen. Fråga driften vem som bad om det.",
  "people.trouble.title": "Det här gick inte, {day}",
  "people.trouble.notice": "Något i Stafett behöver ses över.",
  "people.trouble.body":
    "Meddelanden som inte har gått fram: {failed}. Påminnelser som stannade: {parked}. Utskick utan besked: {doubted}. Det som väntar går ut så snart det går. Brådskar det, ring dem det gäller.",
  "people.trouble.unheard":
    "Stafett har inte hört Slack: {unheard, plural, one {en gång} other {# gånger}} i minst två minuter. Det som görs där kommer då inte fram, men påminnelser går ut som vanligt. Är SLACK_APP_TOKEN rätt, och är Socket Mode påslaget?",
  "people.ring.words": "akut, ring, ring nu, 112, socialjour, socialjouren, orosanmälan",
  "people.ring.help": "Någon är i fara, eller det brådskar: vem du ringer nu",
  "people.ring.title": "Ring nu",
  "people.ring.child":
    "Gäller det ett barn? En orosanmälan görs till socialtjänsten där barnet bor eller befinner sig. Bråttom: där barnet är nu. Den väntar inte på samtycke.",
  "people.municipalities.title": "Socialtjänst och socialjour",
  "people.who.closedUntil": "Stängt. Öppnar {at}.",
  "people.who.today.heading": "I tjänst nu, {at}",
  "people.who.words": "vem, tjänst, i tjänst, nummer, katalog",
  "people.who.help": "Vem som är i tjänst i dag, och vilket nummer som gäller",
  "people.who.title": "Vem är i tjänst?",
  "people.who.number": "{name}",
  "people.who.function": "{function} (i dag {member})",
  "people.who.phone": "Telefon",
  "people.who.open": "Öppet nu, {from}–{to}.",
  "people.who.duty": " I tjänst: {who}.",
  "people.who.onCall": "Socialjour {municipality}",
  "people.who.today": " I dag: {note}.",
  "shown.people.ring": "Ring nu",
  "shown.people.municipalities": "Socialtjänst och socialjour",
  "shown.people.who": "Vem är i tjänst?",
} as const;

type Texts = typeof sv;
declare module "../../src/rules/ui.ts" {
  interface Phrases extends Texts {}
}
