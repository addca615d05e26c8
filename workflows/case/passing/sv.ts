export const sv = {
  "case.consent.words": "samtycke, registrera samtycke",
  "case.consent.help": "Registrera ett samtycke i ett ärende",
  "case.consent.title": "Registrera samtycke",
  "case.consent.submit": "Spara samtycket",
  "case.consent.intro": "Ett nej sparas lika noga som ett ja. Papper och bilder hör inte hemma här.",
  "case.consent.kind": "Vad gäller samtycket?",
  "case.consent.agency": "Till vilken verksamhet?",
  "case.consent.agencyHint": "Behövs när någon ska få veta något. Ett samtycke gäller en mottagare i taget.",
  "case.consent.given": "Svar",
  "case.consent.form": "Hur gavs svaret?",
  "case.consent.interpreter": "Med tolk?",
  "case.consent.informed": "Personen har fått veta",
  "case.consent.validTo": "Gäller till och med",
  "case.consent.whom": "Välj vilken verksamhet samtycket gäller.",
  "case.consent.many": "Det finns redan många samtycken i ärendet. Inget har sparats.",
  "case.consent.gone": "Samtycket är redan återtaget.",
  "case.consent.heading": "Samtycken",
  "case.consent.general": "Utan mottagare",
  "case.consent.on": "Registrerat {day}",
  "case.consent.withdrawnOn": "Återtaget {day}",
  "case.consent.review": "Ett samtycke går snart ut",
  "case.consent.reviewBody": "Prata med personen om samtycket ska gälla längre. Det som redan pågår påverkas inte.",
  "case.revoke.title": "Samtycket är återtaget",
  "case.revoke.submit": "Stoppa delningen",
  "case.revoke.how": "Hur togs det tillbaka?",
  "case.revoke.intro": "Hänvisningar som vilar på samtycket stoppas genast, och mottagaren får veta det.",
  "case.share.heading": "Hänvisningar",
  "case.share.closed": "Ärendet är inte öppet. Inget har delats.",
  "case.share.many": "Verksamheten kan redan se många hänvisningar i ärendet. Ta tillbaka någon först. Inget har delats.",
  "case.share.noConsent":
    "Det finns inget giltigt samtycke för den mottagaren och det ändamålet. Registrera samtycket först. Inget har delats.",
  "case.close.referral": "En hänvisning är inte avslutad. Bekräfta den eller ta tillbaka den först.",
  "case.chain.referred": "Hänvisning till {agency}",
  "case.chain.accepted": "{agency} har tackat ja till hänvisningen",
  "case.chain.handedOver": "Uppgifterna har kommit fram till {agency}",
} as const;

type Texts = typeof sv;
declare module "../../../src/rules/ui.ts" {
  interface Phrases extends Texts {}
}
