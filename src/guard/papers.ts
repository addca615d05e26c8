import { ask, asking, blocked, blocking, type Finding, matches, type Patterns } from "./finding.ts";
import { luhn } from "./identity-numbers.ts";

const IBAN =
  /(?<![\p{L}\d])[a-z]{2}\d{2}(?:[ -]?[a-z0-9]{4}){2,7}(?:[ -]?[a-z0-9]{1,3})?(?![\p{L}\d])/giu;
const MIN_IBAN_DIGITS = 10;
const CARD = /(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)/gu;
const CARD_GROUPS = /(?<!\d)\d{4}([ -])\d{4}\1\d{4}\1\d{4}(?!\d)/u;
const DIGITS = "\\d(?:[ ,.-]{0,2}\\d)";

const BANK: readonly Patterns[] = [
  blocking("bankAccount", [
    new RegExp(
      `(?<!\\p{L})(?:bankgiro|plusgiro|postgiro|bg|pg)[-. :]{0,3}(?:nr|nummer)?[. :]{0,3}${DIGITS}{3,9}`,
      "iu",
    ),
    new RegExp(
      `(?<!\\p{L})(?:konto|kontonr|kontonummer|account|account number|account no|clearing|clearingnr|clearingnummer|bankkonto)[. :]{0,3}${DIGITS}{3,15}`,
      "iu",
    ),
    /(?<!\d)\d{4}(?:-\d)?[ ,-]{1,3}\d{3}[ .]?\d{3}[ .]?\d{1,4}(?:-\d)?(?!\d)/u,
  ]),
  asking("bankAccount", [
    /(?<![\d-])(?!(?:19|20)\d\d-(?:19|20)\d\d)\d{3,4}-\d{4}(?![\d-]| ?(?:kr|kronor|sek|eur|euro|€|usd|dollar|lei|per)(?!\p{L}))/iu,
    /(?<![\d-])\d{1,3} ?\d{2} ?\d{2}-\d(?![\d-])/u,
  ]),
];

const PASSPORT: readonly Patterns[] = [
  blocking("passport", [
    /(?<!\p{L})(?:id-? ?(?:card|kort|kortet)|residence (?:card|permit)|uppehållskort(?:et)?|körkort(?:et|snr|snummer)?|driving licen[cs]e|(?:nationellt )?id-?nr)[ .:#]{1,3}(?:nr|nummer|no|number|är|is)?[ .:#]{0,3}(?=(?:[A-Z]{0,3} ?\d|\d))[A-Z]{0,3} ?\d(?:[ -]?[A-Z\d]){4,12}(?![\p{L}\d])/iu,
    /(?<!\p{L})(?:pass|passnr|passnummer|passet|passport|passport no|passport number|id-?kort|id-?handling|travel document)[. :#]{1,3}(?:nr|nummer|no|number|är|is)?[. :#]{0,3}(?=[A-Z]{0,3}\d)[A-Z0-9]{6,12}(?![\p{L}\d])/iu,
    /(?<![\p{L}\d-])[A-Z]{1,3} ?\d{6,9}(?![\p{L}\d-])/iu,
  ]),
];

/** Police, prosecutors, courts, registries, in the forms they print. */
const CASES: readonly Patterns[] = [
  blocking("caseNumber", [
    /(?<![\p{L}\d])(?:\d{4}-)?K-?\d{4,8}-\d{2}(?!\d)/iu,
    /(?<![\p{L}\d])(?:AM|K|B|T|Ä|F|Ö|PMT|PMÄ|UM|M)[- ]?\d{1,7}-\d{2}(?![\d-])/u,
    /(?<!\p{L})(?:dnr|diarienr|diarienummer|målnr|målnummer|mål|ärendenr|ärendenummer|k-?nr|k-?nummer|b-?nummer|case no|case number|akt|aktnr|beteckning)[. :#]{1,3}(?:nr|nummer|no)?[. :#]{0,3}(?!\d{1,2}(?!\d|[-/.]))[A-ZÅÄÖ]{0,5}[- ]?\d[\d/.-]{2,20}/iu,
  ]),
  asking("caseNumber", [
    /(?<![\p{L}\d])[A-ZÅÄÖ]{2,6}[- ]20\d\d[-/]\d{1,6}(?!\d|-)/u,
    // What an office numbers for itself, and what is a law, is nobody's case.
    /(?<!(?:verifikat|verifikation|faktura|fakturan|invoice|kvitto|direktiv|directive|regulation|förordning|sfs|prop|proposition|sou|ds|skr|bet|eu)\.? )(?<![\d.-])20\d\d[-/](?!20\d\d(?!\d))\d{3,7}(?![\d:]|-\d)/iu,
  ]),
];

const MIGRATION: readonly Patterns[] = [
  blocking("migrationNumber", [
    /(?<!\p{L})(?:lma|lma-?kort|lma-?nr|lma-?nummer|dossier|dossiernr|dossiernummer|dossier number|beteckningsnummer|ankomstnummer|migrationsnummer)[- .:#]{1,3}(?:nr|nummer|no)?[- .:#]{0,3}\d(?:[ -]?\d){3,11}/iu,
    /(?<![\p{L}\d-])\d{2}-\d{3} ?\d{3}(?![\d-]| ?kr)/u,
  ]),
];
const BARE = /(?<![\p{L}\d.,-])\d{7,9}(?![\p{L}\d]|[.,-]\d| ?(?:kr|sek|kronor|euro))/giu;
/** Left to the rule about dates of birth. */
const DATE = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/;

export function* findPapers(text: string): Generator<Finding> {
  for (const [iban] of text.matchAll(IBAN))
    if (iban.slice(0, 20).replace(/\D/g, "").length >= MIN_IBAN_DIGITS) yield blocked("iban");
  if (CARD_GROUPS.test(text)) yield blocked("card");
  for (const [card] of text.matchAll(CARD))
    if (luhn(card.replace(/\D/g, ""))) yield blocked("card");
  yield* matches(text, MIGRATION);
  yield* matches(text, CASES);
  yield* matches(text, PASSPORT);
  yield* matches(text, BANK);
  for (const [number] of text.matchAll(BARE)) if (!DATE.test(number)) yield ask("migrationNumber");
}
