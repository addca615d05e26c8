export const sv = {
  "day.title": "Dagens lägeskollar",
  "day.allDone": "Dagens lägeskollar är gjorda",
  "day.notice": "Du har lägeskollar att göra i dag. Öppna Stafett.",
  "day.calm": "Kontakt i dag, inget nytt",
  "day.noContact": "Ingen kontakt i dag",
  "day.acute": "En hel lägeskoll behövs.",
  "day.ring": "Ring nu",
  "day.changed": "Något har ändrats",
  "day.done": " – klart",
  "day.late": "Listan kommer sent, för Stafett har stått stilla.",
  "day.more": "Det finns fler. Öppna Mina ärenden för att se alla.",
  "day.apart": "Det som är försenat står i en egen lista.",
  "day.overdue.title": "{cases, plural, one {En lägeskoll är försenad} other {Lägeskollar som inte är gjorda}}",
  "day.overdue.done": "{cases, plural, one {Lägeskollen är gjord} other {Lägeskollarna är gjorda}}",
  "day.overdue.notice": "Lägeskollar är försenade. Öppna Stafett.",
  "day.overdue.noticeOne": "En lägeskoll är försenad. Öppna Stafett.",
  "day.overdue.holder": "Gör {cases, plural, one {den} other {dem}} nu eller lämna över till din ersättare.",
  "day.overdue.deputy": "Den ansvariga har inte hunnit. Du är ersättare: nu ligger {cases, plural, one {den} other {de}} hos dig.",
  "day.overdue.lead":
    "Varken den ansvariga eller ersättaren har gjort {cases, plural, one {den. Nu ligger den} other {dem. Nu ligger de}} hos dig.",
  "day.overdue.coordinator": "Verksamheten har inte gjort {cases, plural, one {lägeskollen} other {lägeskollarna}}. Ring dem.",
  "day.overdue.passedOn": "Nu ligger den hos {who}.",
  "day.overdue.late": "Påminnelsen kommer sent, för Stafett har stått stilla.",
  "day.overdue.more": "Det finns fler. Öppna Försenade för att se alla.",
  "day.overdue.all": "Försenade",
  "day.overdue.closed": "Försenade lägeskollar",
  "day.overdue.closedBody": "Det som inte är gjort står i en nyare lista eller under Försenade.",
  "day.closed": "Listan för {day}",
  "day.closedBody": "Det som inte blev gjort finns i dagens lista eller i Mina ärenden.",
  "day.weekend.title": "Vem har ärendena medan ni är lediga?",
  "day.weekend.done": "Det är klart vem som har ärendena",
  "day.weekend.notice": "Helgen närmar sig. Öppna Stafett.",
  "day.weekend.answer": "Svara",
  "day.weekend.over": "De dagarna har passerat.",
  "day.open": "Öppna",
  "day.undo": "Ångra",
  "day.mine": "Mina ärenden",
} as const;

type Texts = typeof sv;
declare module "../../src/rules/ui.ts" {
  interface Phrases extends Texts {}
}
