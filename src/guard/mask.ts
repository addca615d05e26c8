/**
 * What may stand in a text although it is made of digits: references, dates, clock times and numbers that everybody may ring.
 * They are replaced by letters, so that they end a run of digits instead of joining one.
 */
import { linesOf } from "./lists.ts";

const PUBLIC_NUMBERS = linesOf("public-numbers");

/** Whatever is neither letter nor digit may stand between two digits of one number, up to six characters. */
export const GAP = "[^\\p{L}\\p{N}]{0,6}";

const ALONE_BEFORE = `(?<!\\p{N}${GAP})`;
const ALONE_AFTER = `(?!${GAP}\\p{N})`;
const DAY = "(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])";
/** Years of work, not of birth: whoever was born from 2024 on is at most an infant, and blocked in every other form. */
const ISO_DATE = `(?<!\\d)20(?:2[4-9]|3\\d)-${DAY}(?!\\d)`;
const CLOCK = "(?:[01]?\\d|2[0-4])[:.][0-5]\\d";
const COLON_CLOCK = "(?:[01]?\\d|2[0-4]):[0-5]\\d";
const FIVE_MINUTES = "(?:[01]?\\d|2[0-4])\\.[0-5][05]";

const REFERENCE =
  /(?<![\p{L}\p{N}])[A-ZÅÄÖ]{2,4}-(?=[0-9A-Z-]{0,6}[A-Z])[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{2}(?![\p{L}\p{N}])/giu;
const SHORT_REFERENCE =
  /(?<![\p{L}\p{N}])[HDÅ]-(?=[0-9A-Z]{0,5}[A-Z])(?=[A-Z]{0,5}\d)[0-9A-HJKMNP-TV-Z]{6}(?![\p{L}\p{N}])/giu;

const spaced = (digits: string): string => [...digits].join("(?: - |[- ])?");
const publicForms = PUBLIC_NUMBERS.flatMap((digits) => [
  spaced(digits),
  ...(digits.startsWith("0") ? [`\\+46 ?(?:\\(0\\))?${spaced(digits.slice(1))}`] : []),
]);
/** A comma or a bracket ends a number here; anything else beside it that leads to one digit more ends the exception. */
const CLOSE_GAP = "[^\\p{L}\\p{N},;()\\n]{0,6}";
const PUBLIC_FORM = `(?:${publicForms.join("|")})`;
/** With digits on both sides, whatever stands between, it may be the middle of another number that was broken over lines. */
const BETWEEN_DIGITS = `(?<=\\p{N}${GAP}${PUBLIC_FORM})(?=${GAP}\\p{N})`;
/** Nor at its end: seven digits and three more are an identity number. */
const AFTER_MANY = `(?<!(?:\\p{N}${GAP}){6})`;
const PUBLIC = new RegExp(
  `(?<!\\p{N}${CLOSE_GAP})(?<!\\+)${AFTER_MANY}${PUBLIC_FORM}(?!${CLOSE_GAP}\\p{N})(?!${BETWEEN_DIGITS})`,
  "gu",
);
/** A list of them is taken from its beginning: what stood behind one is alone when that is gone. */
const mostPublic = 12;

const MASKS: readonly RegExp[] = [
  new RegExp(`${REFERENCE.source}(?!${GAP}\\d)`, "giu"),
  new RegExp(`${SHORT_REFERENCE.source}(?!${GAP}\\d)`, "giu"),
  new RegExp(
    `${ISO_DATE}(?:[T, ]{1,2}(?:kl\\.? ?)?(?:${COLON_CLOCK}(?::[0-5]\\d)?|${FIVE_MINUTES})(?:Z| ?- ?${CLOCK}(?!${GAP}\\d))?(?!\\d|(?:${GAP}\\d){6}))`,
    "gu",
  ),
  new RegExp(`${ISO_DATE}(?:${GAP}${ISO_DATE}){0,40}(?!(?:${GAP}\\d){4})`, "gu"),
  PUBLIC,
  new RegExp(
    `${ALONE_BEFORE}(?:[1-9]|[12]\\d|3[01])[/.](?:1[0-2]|0?[1-9]) ?[-/. ]?20(?:2[4-9]|3\\d)${ALONE_AFTER}`,
    "gu",
  ),
  new RegExp(
    `${ALONE_BEFORE}(?:${COLON_CLOCK}|${CLOCK} ?- ?${CLOCK})(?: ?- ?${CLOCK})?${ALONE_AFTER}`,
    "gu",
  ),
  new RegExp(
    `${ALONE_BEFORE}20(?:1[5-9]|2\\d|3\\d) ?[-/] ?20(?:1[5-9]|2\\d|3\\d)${ALONE_AFTER}`,
    "gu",
  ),
];

export const maskReferences = (text: string): string =>
  text.replace(REFERENCE, "ref").replace(SHORT_REFERENCE, "ref");

/** An O or an l between digits is a digit that was typed in a hurry, or hidden. */
const fixDigits = (text: string): string =>
  text
    .replace(/(?<=\d[-+ .]?)[oO](?=[-+ .]?[\doO])/gu, "0")
    .replace(/(?<=\d[-+ .]?)[lI|](?=[-+ .]?[\dlI|])/gu, "1");

const replaced = (text: string, pattern: RegExp): string => {
  const rounds = pattern === PUBLIC ? mostPublic : 1;
  let masked = text;
  for (let round = 0, before = ""; round < rounds && masked !== before; round++) {
    before = masked;
    masked = masked.replace(pattern, "x");
  }
  return masked;
};
export const maskNumbers = (text: string): string => fixDigits(MASKS.reduce(replaced, text));
