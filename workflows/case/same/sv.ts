// Vad människor läser om två ärenden som gäller samma person.
export const sv = {
  "case.same.words": "samma person",
  "case.same.help": "Ange att ett ärende hos er gäller samma person",
  "case.same.title": "Samma person",
  "case.same.submit": "Fråga",
  "case.same.intro":
    "Att ange det är att dela en uppgift. De som har ärendet får läsa att ni har ett ärende om samma person, men inte vilket, och svarar ja eller nej. Är du osäker: fråga inte.",
  "case.same.which": "Vilket av era ärenden?",
  "case.same.purpose": "Vad ska det hjälpa till med?",
  "case.same.none": "Ni har inget öppet ärende som du får läsa. Inget har delats.",
  "case.same.notOwn": "Det ärendet är inte öppet hos er, eller inte ett du får läsa. Inget har delats. Välj ett av era öppna ärenden.",
  "case.same.already": "Ärendet har redan en sådan fråga eller koppling med den verksamheten. Inget nytt har delats. Ta bort den först.",
  "case.same.many": "Ärendet är redan kopplat till två andra. Inget har delats. Koppla isär något först.",
  "case.same.against":
    "Personen har sagt nej till den verksamheten, eller till en av samma slag. Det nejet gäller här. Inget har delats. Prata med personen först.",
  "case.same.gone":
    "Frågan är besvarad eller borttagen, eller så är ärendena isärkopplade. Inget har ändrats. Öppna ärendet så ser du hur det är nu.",
  "case.same.notice": "Det gäller ett ärende. Öppna Stafett.",
  "case.same.asked": "Gäller två ärenden samma person?",
  "case.same.asks": "{agency} anger att ett av deras ärenden gäller samma person som i {ref}",
  "case.same.asksHow": "Stafett vet inte om det stämmer. Ett svar är också att dela, så det behöver en grund.",
  "case.same.answer": "Svara",
  "case.same.question": "Är det samma person?",
  "case.same.answerIntro":
    "Svaret, ja eller nej, är en uppgift om personen. Ett felaktigt ja kan stoppa någons påminnelser. Är du osäker: svara inte än. Ring dem.",
  "case.same.aside": "Lägg åt sidan",
  "case.same.takeBack": "Ta tillbaka frågan",
  "case.same.undo": "Koppla isär",
  "case.same.undoIntro":
    "Den andra verksamheten får veta det. Nej som följde med gäller inte här längre, och ett avslut som väntar går tillbaka till öppet.",
  "case.same.answered": "Svar om samma person",
  "case.same.answeredBody": "{agency} har svarat. Öppna ärendet så ser du vad.",
  "case.same.over": "Ärendena är inte kopplade längre",
  "case.same.overBody": "Kopplingen eller frågan med {agency} är borttagen. Ert ärende är som förut.",
  "case.same.wanted": "Kontakt behövs innan den andra kan avsluta",
  "case.same.wantedBody": "{agency} vill avsluta sitt ärende om samma person. Deras påminnelser går vidare tills ni har noterat kontakt.",
  "case.same.heard": "Den andra verksamheten har haft kontakt.",
  "case.same.back": "Ärendet är öppet igen",
  "case.same.backBody":
    "Avslutet väntade på kontakt hos {agency}, och det går inte att vänta på längre. Lägeskollarna går vidare. Avsluta igen om det ska avslutas.",
  "case.same.closing":
    "Ärendet avslutas när {agencies} har haft kontakt med samma person. Till dess är det öppet, och lägeskollarna går vidare.",
  "case.same.is.asking": "Vi har frågat {agency} om samma person. De har inte svarat än.",
  "case.same.is.same": "{agency} har också ett ärende om samma person",
  "case.same.is.different": "{agency}: det är inte samma person",
  "case.same.is.over": "{agency}: inte kopplade längre",
  "case.same.noTo": "Ett nej som gäller här också: {agencies}",
} as const;

type Texts = typeof sv;
declare module "../../../src/rules/ui.ts" {
  interface Phrases extends Texts {}
}
