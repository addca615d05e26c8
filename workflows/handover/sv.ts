export const sv = {
  "handover.heading": "Lämna över",
  "handover.words": "lämna över, lämna över alla, överlämna",
  "handover.help": "Lämna över alla dina ärenden, till exempel inför ledighet",
  "handover.title": "Lämna över",
  "handover.submit": "Fråga",
  "handover.to": "Till",
  "handover.hint": "Ansvaret ligger kvar hos dig tills den andra har tagit emot.",
  "handover.notYours": "Det ärendet är inte ditt att lämna över. Inget har ändrats.",
  "handover.none.left": "Du har inga ärenden att lämna över.",
  "handover.nothingLeft": "Det finns inget kvar att ta emot: ärendena har avslutats eller fått en annan ansvarig.",
  "handover.is.offered": "Frågan är redan ställd.",
  "handover.is.accepted": "Ärendena är redan mottagna.",
  "handover.is.declined": "Frågan är redan besvarad med nej.",
  "handover.is.withdrawn": "Frågan är återtagen. Inget har ändrats.",
  "handover.notice": "Det gäller en överlämning. Öppna Stafett.",
  "handover.receiver.offered": "{who} vill lämna över {cases, plural, one {ett ärende} other {# ärenden}} till dig",
  "handover.receiver.accepted": "Du har tagit emot {cases, plural, one {ett ärende} other {# ärenden}} från {who}",
  "handover.receiver.declined": "Du tackade nej till {who}",
  "handover.receiver.withdrawn": "{who} har tagit tillbaka frågan",
  "handover.sender.offered": "Du har frågat {who} om {cases, plural, one {ett ärende} other {# ärenden}}",
  "handover.sender.accepted": "{who} har tagit emot {cases, plural, one {ett ärende} other {# ärenden}}",
  "handover.sender.declinedRest":
    "{who} har tagit emot {moved, plural, one {ett ärende} other {# ärenden}} men kan inte ta emot resten ({rest}). De ligger kvar hos dig.",
  "handover.sender.declined": "{who} kan inte ta emot. Ansvaret ligger kvar hos dig.",
  "handover.sender.withdrawn": "Du har tagit tillbaka frågan till {who}",
  "handover.more": "Du har fler ärenden än så. De är kvar hos dig tills du lämnar över dem också.",
  "handover.stillYours": "Tills vidare ligger ansvaret kvar hos dig.",
  "handover.noAnswer": "Mottagaren har inte svarat. Ansvaret ligger kvar hos dig. Ring, eller fråga någon annan.",
  "handover.reminder": "En överlämning väntar på dig",
  "handover.waiting": "{who} väntar på ditt svar.",
  "handover.acute": "En hel lägeskoll behövs.",
  "handover.ring": "Ring nu",
  "handover.accept": "Ta emot",
  "handover.decline": "Jag kan inte",
  "handover.withdraw": "Ta tillbaka frågan",
} as const;

type Texts = typeof sv;
declare module "../../src/rules/ui.ts" {
  interface Phrases extends Texts {}
}
