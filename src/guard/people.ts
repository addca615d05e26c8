import { PARTICLES, TITLES } from "./beside-words.ts";
import { namesThing, told } from "./context.ts";
import { findDisguised } from "./disguised.ts";
import { ask, blocked, type Finding, strongest } from "./finding.ts";
import { findInitials } from "./initials.ts";
import type { Known } from "./lexicon.ts";
import { findSubject, type Read } from "./subjects.ts";
import { joins } from "./words.ts";

const capital = (word: Read): boolean =>
  word.shape === "capital" ||
  (word.shape === "capitals" && !word.word && (word.given || word.surname || word.text.length > 6));
const listed = (word: Read): boolean => word.given || word.surname;
const neutral = (word: Read): boolean => word.allowed || word.harmless;

/** A word that somebody would read as a name where it stands. */
const reads = (word: Read): boolean =>
  capital(word) ? !(word.first && word.wordFirst) : !word.word;

const capitalPair = (a: Read, b: Read): Finding => {
  if (a.given && (reads(a) || b.surname) && (!neutral(b) || (b.surname && !b.allowed)))
    return blocked("name");
  if (a.surname && b.given && !a.wordFirst && !neutral(a) && !neutral(b)) return blocked("name");
  if (b.surname && !neutral(b) && !neutral(a)) return a.first ? ask("name") : blocked("name");
  return undefined;
};

const anyCasePair = (a: Read, b: Read): Finding => {
  const names = (a.given && b.surname) || (a.surname && b.given) || (a.given && b.given);
  if (!names || neutral(a) || neutral(b) || a.wordFirst) return undefined;
  if (!a.word && !b.word && !b.wordFirst) return blocked("name");
  return a.word && b.word ? undefined : ask("name");
};

const pair = (text: string, words: readonly Read[], at: number): Finding => {
  const a = words[at]!;
  let next = at + 1;
  while (
    next < words.length &&
    next < at + 4 &&
    PARTICLES.has(words[next]!.lower) &&
    joins(text, words[next - 1]!, words[next]!)
  )
    next += 1;
  const b = words[next];
  if (b === undefined || !joins(text, words[next - 1]!, b)) return undefined;
  if (a.given && b.given && text.slice(a.end, b.at) === "-") return undefined;
  if (
    capital(a) &&
    capital(b) &&
    b.text.length > 1 &&
    (!b.first || text.slice(a.end, b.at).trim() !== "")
  )
    return capitalPair(a, b);
  if (TITLES.has(a.lower) && capital(b) && !neutral(b)) return blocked("name");
  if (capital(a) && a.given && reads(a) && b.text.length === 1 && capital(b) && b.lower !== "i")
    return blocked("name");
  return anyCasePair(a, b);
};

const lone = (word: Read): Finding => {
  if (neutral(word)) return undefined;
  if (listed(word)) {
    if (capital(word)) return reads(word) ? ask("name") : undefined;
    return !word.word && word.shape === "lower" && word.text.length > 2 ? ask("name") : undefined;
  }
  if (word.first) return undefined;
  return capital(word) && word.text.length > 1 ? ask("name") : undefined;
};

/** "A. Svensson" and "Svensson, Anna". */
const punctuated = (text: string, words: readonly Read[]): Finding => {
  for (let i = 1; i < words.length; i += 1) {
    const a = words[i - 1]!;
    const b = words[i]!;
    const gap = text.slice(a.end, Math.min(b.at, a.end + 3));
    if (!listed(b) || neutral(b) || !capital(b)) continue;
    if (/^, ?$/.test(gap) && a.surname && !a.given && b.given && capital(a)) return blocked("name");
    if (/^\. ?$/.test(gap) && a.text.length === 1 && a.shape === "capital" && b.surname)
      return blocked("name");
  }
  return undefined;
};

export const findNames = (
  text: string,
  known: readonly Known[],
  allowed: ReadonlySet<number>,
): Finding => {
  const near: Read[] = known.map((word, i) => ({ ...word, allowed: allowed.has(i) }));
  const innocent = told(text, near);
  const read = near.map((word, i) => {
    if (namesThing(text, near, i)) return { ...word, allowed: true };
    return innocent.has(i) ? { ...word, harmless: true } : word;
  });
  const each = function* (): Generator<Finding> {
    yield punctuated(text, read);
    for (let i = 0; i < read.length; i += 1) {
      yield pair(text, read, i);
      yield lone(read[i]!);
      yield findSubject(text, read, i);
    }
    yield findInitials(text, read);
    yield findDisguised(text);
  };
  return strongest(each());
};
