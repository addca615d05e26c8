// What the words around it say about a word with a capital: that it is a place, or part of what an authority or a law is called.
import * as lists from "./beside-words.ts";
import { isAct, isPlaceOfTwo, type Known } from "./lexicon.ts";
import { isOrdinary } from "./likeness.ts";

const LIST = /^(?:, ?| (?:och|eller|and|or|samt|&) | ?\/ ?)$/;

type Near = Known & { readonly allowed: boolean };
const isSpace = (gap: string): boolean => gap.length > 0 && gap.length <= 2 && gap.trim() === "";
const between = (text: string, left: Known, right: Known): string =>
  right.at - left.end > 6 ? "\0" : text.slice(left.end, right.at);

/** A capital that no list of names has, or one that is a place as well. */
const isOpen = (word: Near): boolean =>
  word.shape !== "lower" && (word.place || !(word.given || word.surname));
/** "i Wanjirus lägenhet" is at somebody's. */
const owns = (word: Near, next: Near | undefined): boolean =>
  !word.place && word.lower.endsWith("s") && next?.shape === "lower";

const stands = (text: string, words: readonly Near[], at: number): boolean => {
  const word = words[at]!;
  const [before, after] = [words[at - 1], words[at + 1]];
  if (
    after !== undefined &&
    lists.BODY_LOWER.has(after.lower) &&
    isSpace(between(text, word, after))
  )
    return true;
  if (before === undefined || !isSpace(between(text, before, word))) return false;
  if (lists.FEASTS.has(word.lower)) return lists.WHEN.has(before.lower);
  if (lists.INSIDE.has(before.lower))
    return !lists.AFTER_NOT.has(words[at - 2]?.lower ?? "") && !owns(word, after);
  if (!lists.WAYS.has(before.lower) || owns(word, after)) return false;
  return words
    .slice(Math.max(0, at - 4), at - 1)
    .some(({ lower, place, harmless }) => lists.TRAVEL.has(lower) || (place && harmless));
};

/** "LO-TCO Rättsskydd", "Basic Information": an ordinary word with a capital beside what is known. */
const isTitled = (text: string, words: readonly Near[], at: number): boolean => {
  const [before, word] = [words[at - 1], words[at]!];
  if (
    before === undefined ||
    before.shape === "lower" ||
    word.shape !== "capital" ||
    word.given ||
    word.surname
  )
    return false;
  return before.harmless && isSpace(between(text, before, word)) && isOrdinary(word.lower);
};

const follows = (
  text: string,
  words: readonly Near[],
  at: number,
  told: ReadonlySet<number>,
): boolean => {
  const word = words[at]!;
  const [before, second] = [words[at - 1], words[at - 2]];
  if (before === undefined) return false;
  // "Porto Alegre", "Uganda, Kongo", "Aten och Patras"
  if (
    told.has(at - 1) &&
    (isSpace(between(text, before, word)) || LIST.test(between(text, before, word)))
  )
    return true;
  return (
    told.has(at - 2) &&
    lists.LIST_WORDS.has(before.lower) &&
    LIST.test(text.slice(second?.end, word.at).slice(0, 12))
  );
};

/** "Alexa-högtalaren", "rut-avdrag": a compound of ordinary words; "Anna-mamman" is said of somebody. */
const isThing = (lower: string): boolean =>
  lists.THINGS.has(lower) ||
  (lower.length > 4 &&
    isOrdinary(lower) &&
    !lists.PERSONS.has(lower) &&
    !lists.OWNED.has(lower) &&
    !lists.INITIALS_AFTER_PERSON.has(lower));
/** "rutinen Frida", "Frida-rutinen", "Sankt Lukas", "before 3 May": a name of no person. Where somebody does something, it is one all the same: "kursen Maria går". */
export const namesThing = (text: string, words: readonly Near[], at: number): boolean => {
  const [before, word, after] = [words[at - 1], words[at]!, words[at + 1]];
  if (
    after !== undefined &&
    between(text, word, after) === "-" &&
    after.shape === "lower" &&
    isThing(after.lower)
  )
    return true;
  if (
    lists.SHORT_DAYS.has(word.lower) &&
    before !== undefined &&
    lists.BEFORE_DAYS.has(before.lower)
  )
    return true;
  if (word.shape === "lower") return false;
  if (/(?<!\p{L})S:ta? $/u.test(text.slice(Math.max(0, word.at - 6), word.at))) return true;
  if (
    word.lower === "may" &&
    /(?<!\p{L})(?:\d{1,2}(?:st|nd|rd|th)?|by|before|until|since|early|late|mid|in|of|end of)[ -]$/iu.test(
      text.slice(0, word.at),
    )
  )
    return true;
  if (word.lower === "may" && /^ \d{1,2}(?!\d)/.test(text.slice(word.end))) return true;
  if (before === undefined || !isSpace(between(text, before, word))) return false;
  if (lists.SAINTS.has(before.lower)) return before.shape !== "lower";
  return (
    lists.THINGS.has(before.lower) &&
    !(after !== undefined && (isAct(after.lower) || after.surname))
  );
};

/** Positions of the words that are places or parts of a body's name where they stand. */
export const told = (text: string, words: readonly Near[]): ReadonlySet<number> => {
  const found = new Set<number>();
  words.forEach((word, at) => {
    const [before, after] = [words[at - 1]?.lower ?? "", words[at + 1]?.lower ?? ""];
    if (isPlaceOfTwo(word.lower, after)) found.add(at).add(at + 1);
    if (before === "lex" || (word.lower === "per" && lists.PER.has(after))) found.add(at);
    if (!isOpen(word) && !lists.FEASTS.has(word.lower)) return;
    if (stands(text, words, at) || isTitled(text, words, at) || follows(text, words, at, found))
      found.add(at);
  });
  // Backwards from the noun at its end, over words with a capital that are no names.
  words.forEach((word, end) => {
    if (word.shape === "lower" || !lists.BODY.has(word.lower)) return;
    for (let at = end - 1; at >= 0 && at > end - 5; at -= 1) {
      const one = words[at]!;
      const small = lists.SMALL.has(one.lower);
      if (
        !isSpace(between(text, one, words[at + 1]!)) ||
        !(small || isOpen(one) || one.harmless || one.wordFirst)
      )
        break;
      if (!small) found.add(at);
    }
    // And onwards: "the Board of Health and Welfare", "the Convention Against Trafficking".
    for (let at = end + 1; at < words.length && at < end + 6; at += 1) {
      const one = words[at]!;
      if (!isSpace(between(text, words[at - 1]!, one)) || one.given || one.surname) break;
      if (one.shape !== "lower") found.add(at);
      else if (!lists.SMALL.has(one.lower)) break;
    }
  });
  return found;
};
