// Whether a word that no list has is rather a name or rather a word. Nothing here proves anything: it is asked only of a word that stands where a name would.
import { ENDINGS } from "./beside-words.ts";
import { common, given, wordsToo } from "./lexicon.ts";
import { fold } from "./normalise.ts";
import { wordSet } from "./words.ts";

/** "Stormen", "lyckan": what is a name without its article is a word with it. */
const DEFINITE = wordSet("n en et t");
const longestEnding = 6;
const longestWord = 40;

/** A word of the lists as it stands or with an ending: "kuratorns", "bokningen". */
const isInflected = (word: string): boolean => {
  if (common.has(word)) return true;
  for (let cut = 1; cut <= longestEnding && word.length - cut >= 3; cut += 1) {
    if (!ENDINGS.has(word.slice(-cut))) continue;
    const stem = word.slice(0, -cut);
    if (DEFINITE.has(word.slice(-cut)) && wordsToo.has(stem)) return true;
    if (common.has(stem) || (stem.length > 3 && (common.has(`${stem}a`) || common.has(`${stem}e`))))
      return true;
  }
  return false;
};

/** Or put together from two of them, as Swedish does: "tolkbokning", "vårdnadstvist". */
export const isOrdinary = (lower: string): boolean => {
  if (lower.length > longestWord || isInflected(lower)) return true;
  for (let cut = 3; cut <= lower.length - 4; cut += 1) {
    if (!isInflected(lower.slice(cut))) continue;
    const first = lower.slice(0, cut);
    if (
      common.has(first) ||
      (first.length > 3 && (common.has(first.slice(0, -1)) || common.has(`${first}a`)))
    )
      return true;
  }
  return false;
};

/** What only words end in, Swedish or English. */
const WORD_ENDING =
  /(?:ningen|heten|ionen|eten|skapen|isten|aren|arens|ören|andet|eriet|mentet|itet|tion|ning|het|else|elsen|skap|dom|domen|isk|iskt|lig|ligt|ande|ende|ing|ings|ness|ments?|tions?|able|ible|ful|ously|ally|ly|ists?|ism|ers|ised|ized|ened)$/;

const trigrams = function* (word: string): Generator<string> {
  const padded = `^^${word}$`;
  for (let at = 0; at + 2 < padded.length; at += 1) yield padded.slice(at, at + 3);
};
const SIGNS = 28;
/** Keeps what was never seen from deciding alone. */
const UNSEEN = 0.3;

/** How probable each sign is after the two before it. */
const chances = (words: Iterable<string>): ((three: string) => number) => {
  const threes = new Map<string, number>();
  const twos = new Map<string, number>();
  for (const word of new Set(
    [...words].map((one) => fold(one).replace(/[^a-z]/g, "")).filter((one) => one.length > 2),
  ))
    for (const three of trigrams(word)) {
      threes.set(three, (threes.get(three) ?? 0) + 1);
      twos.set(three.slice(0, 2), (twos.get(three.slice(0, 2)) ?? 0) + 1);
    }
  return (three) =>
    Math.log(
      ((threes.get(three) ?? 0) + UNSEEN) / ((twos.get(three.slice(0, 2)) ?? 0) + UNSEEN * SIGNS),
    );
};

let learnt:
  | { readonly name: (three: string) => number; readonly word: (three: string) => number }
  | undefined;

/** Above zero where the signs follow each other as in given names, below it as in Swedish and English words; learnt from the lists, once. */
export const likeness = (lower: string): number => {
  learnt ??= { name: chances(given), word: chances(common) };
  const plain = fold(lower.slice(0, longestWord)).replace(/[^a-z]/g, "");
  if (plain.length < 3) return -1;
  let sum = 0;
  for (const three of trigrams(plain)) sum += learnt.name(three) - learnt.word(three);
  return sum / (plain.length + 1);
};

/** A name that is typed with one letter too many, twice, or in the place of its neighbour: "Emmma", "Ahmned", "Krsitina". */
const isMistyped = (lower: string): boolean => {
  if (lower.length < 5 || lower.length > 20) return false;
  for (let at = 0; at < lower.length; at += 1) {
    const less = lower.slice(0, at) + lower.slice(at + 1);
    if (less.length >= 4 && given.has(less)) return true;
    const turned =
      lower.slice(0, at) + lower.charAt(at + 1) + lower.charAt(at) + lower.slice(at + 2);
    if (given.has(turned)) return true;
  }
  return false;
};

/** A word that no list has and that may be somebody's name; `least` says how much it must look like one. */
export const mayBeName = (lower: string, least: number): boolean =>
  lower.length > 2 &&
  !WORD_ENDING.test(lower) &&
  !isOrdinary(lower) &&
  (likeness(lower) > least || isMistyped(lower));
