// Names that were typed so that a search does not find them: "L4ila", "Ch@rlotte", "K*milla", "E-v-a".
import { ask, type Finding } from "./finding.ts";
import { given } from "./lexicon.ts";
import { isOrdinary, likeness } from "./likeness.ts";
import { fold } from "./normalise.ts";

const SIGNS = new Map(
  [..."0134567899@€$!£¢+"].map((sign, at): [string, string] => [
    sign,
    "oieasgtbggaesilct".charAt(at),
  ]),
);
/** What may stand for any letter. */
const ANY = /[*|#_%^~]/;
const LETTERS = [..."abcdefghijklmnopqrstuvwxyzåäö"];

/** A word with a sign or a digit among its letters, not at its end, and no address on the net. */
const TOKEN = /(?<![\p{L}\p{N}@._/-])[\p{L}\d@€$£¢+!*|#%^~]{3,24}(?![\p{L}\p{N}@]|\.\p{L})/gu;
const AMONG = /\p{L}[\d@€$£¢+!*|#%^~]{1,2}\p{L}|^[\d@€$£¢!*|]\p{L}{2}/u;
/** "50mg", "3tr": a number and its unit. */
const MEASURE = /^\d+\p{L}{1,3}$|^\p{L}{1,3}\d+\p{L}?$/u;

const undisguised = (token: string): string =>
  [...token].map((sign) => SIGNS.get(sign) ?? sign).join("");
const spellings = (token: string): readonly string[] => {
  const plain = undisguised(token.replace(/!+$/, ""));
  const forms = [plain, undisguised(token.replaceAll("1", "l"))];
  const wild = ANY.exec(plain);
  // In small letters a star is grammar: "hen*s".
  if (wild === null || !/^\p{Lu}/u.test(token)) return forms;
  return LETTERS.map((letter) => plain.replace(wild[0], letter));
};

const isName = (lower: string): boolean => lower.length > 2 && given.has(lower);

const isDisguised = (token: string): boolean => {
  if (MEASURE.test(token) || (token.match(/\p{L}/gu) ?? []).length < 2) return false;
  const lowers = spellings(token).map((form) => form.toLowerCase());
  if (
    lowers.some(
      (lower) =>
        isName(lower) || isName(fold(lower)) || (lower.endsWith("s") && isName(lower.slice(0, -1))),
    )
  )
    return true;
  // "@here" is no disguise: where no list has the name, the sign must stand between two letters.
  const lower = lowers[0] ?? "";
  return (
    /^\p{L}[^\s]*\p{Ll}/u.test(token) &&
    /^\p{L}{4,}$/u.test(lower) &&
    !isOrdinary(lower) &&
    likeness(lower) > 0
  );
};

/** Three letters apart, a capital first. Four are asked about whatever they spell. */
const APART = /(?<![\p{L}\d][ ._*-]?)(\p{L})([ ._*-]{1,3})(\p{L})\2(\p{L})(?![\p{L}\d])/gu;

/** How many words like these are looked at; a text of nothing else is asked about by then. */
const most = 200;

export const findDisguised = (text: string): Finding => {
  let looked = 0;
  for (const [token] of text.matchAll(TOKEN)) {
    if (!AMONG.test(token)) continue;
    looked += 1;
    if (looked > most || isDisguised(token)) return ask("name");
  }
  for (const [, a = "", , b = "", c = ""] of text.matchAll(APART))
    if (isName(`${a}${b}${c}`.toLowerCase())) return ask("name");
  return undefined;
};
