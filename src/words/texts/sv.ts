// The core's own sentences in Swedish. Workflows bring theirs.

export const sv = {
  "core.close": "Stäng",
  "core.cancel": "Avbryt",
  "core.more": "Mer",
  "core.list.more": "Visa fler",
  "core.list.before": "Visa de föregående",
  "core.list.shown": "Här visas {from}–{until}.",
  "core.list.cut": "Det finns fler än de {most} som listan går igenom. Resten når du med sin referens.",
  "core.none": "–",
  "core.dot": " · ",
  "core.someone": "någon som inte längre är med",
  "core.shelter": "boende",
  "core.few": "färre än 5",
  "core.erased": "Avslutat och raderat.",
  "core.gone": "Visas inte längre här.",
  "core.notice": "Du har något att titta på i Stafett.",
  "core.refusedTitle": "Det gick inte",
  "core.stranger": "Stafett känner inte igen dig här. Be din verksamhets Stafettansvariga att lägga till dig. Inget har sparats.",
  "core.absent": "Det finns inget ärende med den referensen som du har tillgång till. Inget har sparats.",
  "core.mistyped": "Referensen stämmer inte: något tecken har blivit fel. Jämför med referensen i din lista och skriv den igen.",
  "core.denied": "Din roll kan inte göra det här i Stafett. Inget har sparats. Skriv hjälp, så ser du vad du kan göra.",
  "core.deniedHere": "Det här är någon annans uppgift. Inget har sparats. Öppna det igen, så ser du vad du kan göra.",
  "core.late": "Stafett hinner inte med just nu. Det du gjorde har inte sparats. Försök igen om en stund, och ring om det är bråttom.",
  "core.unknownTitle": "Inte klart än",
  "core.unknown": "Det är inte klart än om det sparades. Stafett skriver till dig så snart det är avgjort. Är det bråttom: ring.",
  "core.toldSaved": "Det du gjorde {at} är sparat.",
  "core.toldNotSaved": "Det du gjorde {at} sparades inte. Gör det en gång till.",
  "core.tooMuch": "Det blev mycket på en gång. Inget har sparats den här gången. Vänta en minut och gör om det. Är det akut: ring 112.",
  "core.notSaved": "Stafett kunde inte spara. Inget har ändrats. Försök igen om en stund, och ring om det är bråttom.",
  "core.changedMeanwhile":
    "Något har ändrats sedan du öppnade det här. Det du gjorde har inte sparats. Öppna det igen så ser du hur det är nu.",
  "core.expired": "Det tog för lång tid att öppna. Inget har sparats. Försök igen.",
  "core.stale": "Formuläret är för gammalt. Inget har sparats. Öppna det på nytt.",
  "core.ring.number": "{name}",
  "core.ring.missing": "Numret saknas. Ring 114 14, vid fara 112.",
  "core.ring.social": "Socialtjänsten, {municipality}",
  "core.ring.onCall": "Socialjouren, {municipality}",
  "core.ring.municipalities": "Fler kommuner",
  "core.ring.more": "Vem är i tjänst?",
  "core.readFrom": "Läses tidigast {at}.",
  "core.ring.nobody": "Ingen är i tjänst hos {agency} till {until}.",
  "core.ring.nobodyYours": "Ingen hos er är i tjänst till {until}. Ring socialjouren.",
  "core.already": "Det är redan gjort. Inget har ändrats den här gången.",
  "core.required": "Välj ett alternativ.",
  "core.requiredDay": "Välj en dag.",
  "core.requiredLine": "Skriv något.",
  "core.badChoice": "Det valet finns inte. Välj i listan.",
  "core.badPhone": "Så ser inget telefonnummer ut. Skriv siffror, mellanslag och bindestreck.",
  "core.badAccount": "Ett konto ser ut som T…/U… i Slack, eller som klientorganisation/objekt-id i Teams.",
  "core.badDate": "Det datumet finns inte. Välj en dag i kalendern.",
  "core.tooLong": "Texten är för lång. Skriv högst {most} tecken.",
  "core.sure": "Jag har läst texten igen. Ingen kan kännas igen.",
  "core.guardAsk": "Kan någon kännas igen på det här? Det ser ut att kunna vara ett namn. Ändra texten, eller bekräfta nedan.",
  "core.guardIdentity":
    "Det här liknar ett personnummer. Stafett sparade inget, men texten kan finnas kvar i {platform}. Ta bort den och följ er incidentrutin.",
  "core.guardContact":
    "Det här liknar en kontaktuppgift. Stafett sparade inget, men texten kan finnas kvar i {platform}. Ta bort den och följ er incidentrutin.",
  "core.guardNumber":
    "Det här liknar ett nummer som kan peka ut någon. Stafett sparade inget, men texten kan finnas kvar i {platform}. Ta bort den och följ er incidentrutin.",
  "core.guardPlace":
    "Det här liknar en adress eller en plats. Stafett sparade inget, men texten kan finnas kvar i {platform}. Ta bort den och följ er incidentrutin.",
  "core.guardName":
    "Det här liknar ett namn. Stafett sparade inget, men texten kan finnas kvar i {platform}. Ta bort den och följ er incidentrutin.",
  "core.guardSearch":
    "Det här söker Stafett inte på: det kan peka ut en person eller en plats. Inget har sparats. Sök på insats, län eller språk i stället.",
  "core.unknownWords": "Stafett förstod inte. Inget har sparats. Skriv {start} hjälp så ser du vad du kan göra.",
  "core.pickTitle": "Vilket ärende?",
  "core.pickNone": "Du har inga öppna ärenden att välja bland.",
  "core.pickThis": "Välj",
  "core.helpTitle": "Det här kan du göra",
  "core.helpIntro":
    "Skriv {start} och något av orden nedan, eller använd knapparna. Skriv aldrig namn, personnummer, adress eller telefonnummer.",
  "core.helpWords": "hjälp, hjalp, help",
  "core.homeWords": "hem, start",
  "core.emptyWords": "öppna",
  "core.helpOpen": "Öppna",
  "core.emergency":
    "Akut fara: ring 112. Bråttom: polisen 114 14, socialtjänsten (kontorstid) eller socialjouren (övrig tid). Stafett larmar ingen.",
  "core.done": "Klart.",
  "core.filesNowhere":
    "Filerna går inte att hämta: Stafett har ingen adress som din webbläsare kan öppna. Be den som sköter driften av Stafett att ange en.",
  "core.fileUnknownTitle": "Länken gäller inte",
  "core.fileUnknown":
    "Länken är inte hel, eller så har du inte tillgång till filen längre. Inget har ändrats. Öppna rutan i Slack eller Teams på nytt och hämta filen därifrån.",
  "core.fileExpiredTitle": "Länken har gått ut",
  "core.fileExpired":
    "En länk gäller i tio minuter, så att ingen annan hinner använda den. Inget har ändrats. Öppna rutan i Slack eller Teams på nytt, så får du en ny länk.",
  "core.fileFailedTitle": "Filen gick inte att skapa",
  "core.fileFailed": "Inget har ändrats. Försök igen om en stund. Hjälper det inte, be den som sköter driften av Stafett att titta på det.",
} as const;

export type CoreTexts = typeof sv;
declare module "../../rules/ui.ts" {
  interface Phrases extends CoreTexts {}
}
