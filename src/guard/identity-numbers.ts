import { tellsBirth } from "./births.ts";
import { ask, blocked, type Finding } from "./finding.ts";
import { GAP } from "./mask.ts";

const MONTH = "(?:0[1-9]|1[0-2])";
const DAY = "(?:0[1-9]|[12]\\d|3[01])";
/** A coordination number adds 60 to the day. */
const ANY_DAY = "(?:0[1-9]|[12]\\d|3[01]|6[1-9]|[78]\\d|9[01])";

/** Century, year, month, day and four digits in their groups, whatever stands between; the typing of an identity number. */
const GROUPED = new RegExp(
  `(?<!\\d)(?:(?:18|19|20)${GAP})?\\d\\d${GAP}${MONTH}${GAP}(${ANY_DAY})${GAP}\\d\\d${GAP}\\d\\d(?!\\d)`,
  "u",
);
/** The last four replaced by letters (a reserve number of a region) or struck out. */
const WITH_LETTERS = new RegExp(
  `(?<!\\d)(?:18|19|20)?\\d\\d-?${MONTH}-?${ANY_DAY}[-+ ]{0,3}(?!kl)(?=[A-Z0-9]{0,3}[A-Z])(?=[A-Z0-9]{0,3}\\d)[A-Z0-9]{4}(?![\\p{L}\\d])`,
  "iu",
);
const STRUCK_OUT = new RegExp(
  `(?<!\\d)(?:18|19|20)?\\d\\d-?${MONTH}-?${ANY_DAY}[-+ ]{1,3}(?:[x*#?_]{4}|[t][fnm]\\d\\d)(?![\\p{L}\\d])`,
  "iu",
);
/** "fyra sista är 9861", "slutar på 9920", "last four 9899": the rest is known to those who write. */
const LAST_FOUR =
  /(?<!\p{L})(?:sista(?: fyra| 4)?|(?:fyra|4) sista|slutsiffror(?:na)?|kontrollsiffror(?:na)?|last (?:four|4)|final (?:four|4))(?: siffror(?:na)?| siffrorna| digits| nummer| numbers)?.{0,12}\d{2} ?\d{2}(?!\d)|(?<!\p{L})(?:slutar|slutade|slutande|ends?|ending)(?: (?:på|med|in|on|with)) ?:? ?\d{4}(?!\d|[.:]\d| ?(?:kr|kronor|sek|euro))/iu;
const T_NUMBER = /(?<!\p{L})(?:t|reserv)-?(?:nr|nummer)[.: ]{0,3}[A-Z0-9-]{4,}/iu;

const BIRTH_DATE = new RegExp(
  `(?<![\\d-])(?:(?:19|20)\\d\\d-${MONTH}-${DAY}|(?:19|20)\\d\\d${MONTH}${DAY}|\\d\\d${MONTH}${DAY})(?!\\d|[-.]\\d)`,
  "gu",
);
const BORN =
  /(?<!\p{L})(?:född|fodd|föddes|födelsedatum|födelsedag|born|dob|birth ?date|date of birth)(?!\p{L}).{0,24}?\d{2}/iu;

/** Working dates written short ("261125") are not dates of birth; older ones are taken for it. */
const isWorkingDate = (date: string): boolean => {
  const digits = date.replace(/\D/g, "");
  const year = digits.length === 8 ? Number(digits.slice(0, 4)) : 2000 + Number(digits.slice(0, 2));
  return year >= 2024 && year <= 2039;
};

const luhn = (digits: string): boolean => {
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
};

const SHORT_SHAPE = new RegExp(`^\\d\\d${MONTH}${ANY_DAY}\\d{4}$`);
const LONG_SHAPE = new RegExp(`^(?:18|19|20)\\d\\d${MONTH}${ANY_DAY}\\d{4}$`);
const shaped = (digits: string): boolean => SHORT_SHAPE.test(digits) || LONG_SHAPE.test(digits);
const ruleOf = (digits: string): "coordinationNumber" | "personalIdentityNumber" =>
  Number(digits.slice(-6, -4)) > 60 ? "coordinationNumber" : "personalIdentityNumber";

const RUN = new RegExp(`\\d(?:${GAP}\\d)*`, "gu");

/** Any ten digits in a row that have the shape, in a longer run with whatever stood beside them. */
const inRun = (digits: string): Finding => {
  if ((digits.length === 10 || digits.length === 12) && shaped(digits))
    return blocked(ruleOf(digits));
  let finding: Finding;
  for (let i = 0; i + 10 <= digits.length; i += 1) {
    const ten = digits.slice(i, i + 10);
    if (!SHORT_SHAPE.test(ten)) continue;
    if (luhn(ten)) return blocked(ruleOf(ten));
    finding ??= ask(ruleOf(ten));
  }
  return finding;
};

export function* findIdentityNumbers(text: string): Generator<Finding> {
  const grouped = GROUPED.exec(text);
  if (grouped !== null)
    yield blocked(Number(grouped[1]) > 60 ? "coordinationNumber" : "personalIdentityNumber");
  if (WITH_LETTERS.test(text) || STRUCK_OUT.test(text) || T_NUMBER.test(text))
    yield blocked("reserveNumber");
  if (LAST_FOUR.test(text)) yield blocked("personalIdentityNumber");
}

/** After the phone rules: a phone number may by chance hold the shape. */
export function* findLooseIdentityNumbers(text: string): Generator<Finding> {
  for (const run of text.matchAll(RUN)) yield inRun(run[0].replace(/\D/gu, ""));
  if (BORN.test(text) || tellsBirth(text)) yield ask("personalIdentityNumber");
  for (const date of text.matchAll(BIRTH_DATE))
    if (!isWorkingDate(date[0])) yield ask("personalIdentityNumber");
}

export { luhn };
