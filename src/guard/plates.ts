import { NO_PLATE } from "./beside-words.ts";
import { ask, blocked, type Finding } from "./finding.ts";

/** Letters on Swedish plates are never I, Q, V, Å, Ä or Ö. Acronyms of the trade are no plates. */
const PLATE = /(?<![\p{L}\d-])([A-HJ-PR-UW-Z]{3})(?: |-)?\d{2}[\dA-HJ-PR-UW-Z](?![\p{L}\d-])/gu;
const PLATE_LOWER = /(?<![\p{L}\d-])([a-hj-pr-uw-z]{3})\d{2}[\da-hj-pr-uw-z](?![\p{L}\d-])/gu;
const NAMED =
  /(?<!\p{L})(?:reg|regnr|reg\.? ?nr|registreringsnummer|registreringsskylt|skylt|skylten|plate|bil|bilen|car)[.: ]{1,3}(?:nr|nummer|med|is|är)?[.: ]{0,2}\p{L}{2,3}[ -]?\d{2,4}\p{L}{0,2}(?![\p{L}\d])/iu;
/** A plate may say anything: "skylt KUNGEN1", "plate BIGBOSS". */
const PERSONAL =
  /(?<!\p{L})(?:[Ss]kylt(?:en|ar|arna)?|[Pp]lates?|[Pp]låt(?:en|ar|arna)?|[Rr]eg\.? ?(?:nr|nummer|number)?|[Rr]egistreringsskylt(?:en)?|[Rr]egistration)[.: ]{1,3}(?:(?:med|is|är|lyder|says|texten|nr|number)[ :]{1,2})?["”“']?(?=[A-ZÅÄÖ0-9 -]{0,8}[A-ZÅÄÖ])[A-ZÅÄÖ0-9]{2,8}(?![\p{L}\d])/u;
/** What is said where somebody writes down a plate from elsewhere. */
const OF_CARS =
  /(?<!\p{L})(?:\p{L}{0,12}(?:bil|bilen|bilar|skylt|skylten|skyltar|plåt|plåten|plåtar|buss|bussen|van|vanen|husvagn|husvagnen|släp|lastbil|taxi|moped|mopeden)|reg|regnr|registrerad|registrerat|car|cars|van|truck|lorry|plate|plates|registered|registration|driver|chauffören|parkerad|parked|volvo|bmw|audi|mercedes|ford|toyota|opel|skoda|škoda|passat|golf|transporter|sprinter|vw|volkswagen|dacia|renault|fiat|minibus)(?!\p{L})/iu;
/**
 * A for a letter, 9 for a digit, as Romanian, Bulgarian, Ukrainian, Polish, German, Danish, Norwegian, British, French, Italian, Dutch, Spanish, Czech, Baltic, Serbian,
 * Turkish and Russian plates have them. A space or a hyphen may stand between groups.
 */
const ELSEWHERE = `
A99AAA A999AAA AA99AAA AA999AAA A9999AA AA9999AA AA999AA AA99999 AA9999 AA9999A AA999A9 AAA9999 AAA99999 AAA99AA AAA9A99 A9999 A99999 AAA999 9999AAA 999AAA 9A99999 99A9999 99AA999 99AA9999 99AAA99
99AAA999 A999AA99 A999AA999 AA99AA9999 AA9A999 99999AA 9AAA9 99AAA9
`
  .trim()
  .split(/\s+/)
  .map((shape) =>
    (shape.match(/A+|9+/g) ?? [])
      .map((group) => `${group.startsWith("A") ? "[A-ZÄÖÜ]" : "\\d"}{${group.length}}`)
      .join("[ -]?"),
  )
  .join("|");
const FOREIGN = new RegExp(
  `(?<![\\p{L}\\d-])(?:${ELSEWHERE}|[A-ZÄÖÜ]{1,3}[ -][A-Z]{1,2}[ -]?\\d{1,4})(?![\\p{L}\\d-])`,
  "u",
);

export function* findPlates(text: string): Generator<Finding> {
  for (const pattern of [PLATE, PLATE_LOWER])
    for (const [, letters = ""] of text.matchAll(pattern))
      if (!NO_PLATE.has(letters.toLowerCase())) yield blocked("plate");
  if (NAMED.test(text)) yield blocked("plate");
  if (PERSONAL.test(text) || (OF_CARS.test(text) && FOREIGN.test(text))) yield ask("plate");
}
