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
  "day.closed": "Listan för {day}",
  "day.closedBody": "Det som inte blev gjort finns i dagens lista eller i Mina ärenden.",
  "day.weekend.title": "Vem har ärendena medan ni är lediga?",
  "day.weekend.done": "Det är klart vem som har ärendena",
  "day.weekend.notice": "Helgen närmar sig. Öppna Stafett.",
  "day.weekend.answer": "Svara",
  "day.weekend.over": "De dagarna har varit.",
  "day.open": "Öppna",
  "day.undo": "Ångra",
  "day.mine": "Mina ärenden",
} as const;

type Texts = typeof sv;
declare module "../../src/rules/ui.ts" {
  interface Phrases extends Texts {}
}
