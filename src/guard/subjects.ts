// Names that no capital gives away: first in a sentence, where every word has one, and in lower case. What stands around the word says whether it is somebody's.
import * as lists from "./beside-words.ts";
import { ask, type Finding } from "./finding.ts";
import { common, isAct, isEnglishName, isOfNature, isSwedishAct, type Known } from "./lexicon.ts";
import { isOrdinary, mayBeName } from "./likeness.ts";

export type Read = Known & { readonly allowed: boolean };

const listed = (word: Read): boolean => word.given || word.surname || isEnglishName(word.lower);
/** In a text of capitals only, each of them may be one. */
const shouted = (word: Read): boolean =>
  word.text.length > 1 && word.text === word.text.toUpperCase();
const capital = (word: Read): boolean => word.shape !== "lower" || shouted(word);
const isNext = (text: string, left: Read, right: Read | undefined): right is Read =>
  right !== undefined &&
  right.at - left.end <= 3 &&
  /^[ \n]{1,3}$/.test(text.slice(left.end, right.at));

/** How much an unlisted word must look like a name: less where more speaks for it. */
const least = { strong: -0.15, weak: 0.1, lower: 0.3, definite: 0.4 } as const;
/** What has the article at its end, or is of many, in Swedish. */
const DEFINITE = /(?:en|et|an|na|or|er|ar)$/;

const isPersons = (text: string, words: readonly Read[], at: number): boolean => {
  const next = words[at];
  if (next === undefined || !isNext(text, words[at - 1]!, next)) return false;
  const verb = words[at - 1]!;
  if (
    /^ (?:bara |only |just )?\d{1,2} (?:år|years|yrs|och|and)/.test(
      text.slice(verb.end, verb.end + 16),
    )
  )
    return true;
  const second = words[at + 1];
  if (lists.BECAME.has(verb.lower) && /(?:ad|ats|ed)$/.test(next.lower)) return true;
  if (lists.DENIED.has(verb.lower) && next.lower === "not") return true;
  if (lists.ARTICLES.has(next.lower))
    return second !== undefined && lists.PERSONS.has(second.lower);
  if (!lists.NOT_YET.has(next.lower)) return lists.OF_PEOPLE.has(next.lower);
  if (second === undefined || !isNext(text, next, second)) return true;
  return lists.OF_PEOPLE.has(second.lower) || isAct(second.lower) || second.lower.endsWith("it");
};

/** Before a verb: "Wanjiru tvättar", "Blessing har fått", "liridona gråter". */
const acts = (text: string, words: readonly Read[], at: number): Finding => {
  const [word, next] = [words[at]!, words[at + 1]];
  if (!isNext(text, word, next) || !isAct(next.lower)) return undefined;
  const strong = !lists.WEAK.has(next.lower);
  if (listed(word) || lists.DAYS.has(word.lower)) {
    if (!capital(word) && word.word && common.has(word.lower)) return undefined;
    if (isEnglishName(word.lower) && isSwedishAct(next.lower)) return ask("name");
    const shown = capital(word) ? !lists.OF_ALL.has(next.lower) : strong;
    return shown || (!lists.DAYS.has(word.lower) && isPersons(text, words, at + 2))
      ? ask("name")
      : undefined;
  }
  if (!capital(word))
    return mayBeName(word.lower, strong ? least.weak : least.lower) ? ask("name") : undefined;
  const sure = strong || isPersons(text, words, at + 2);
  return mayBeName(
    word.lower,
    sure ? least.strong : DEFINITE.test(word.lower) ? least.definite : least.weak,
  )
    ? ask("name")
    : undefined;
};

/** "Berg på utredningsroteln återkommer": at a place where people work. */
const worksAt = (text: string, words: readonly Read[], at: number, third: Read): boolean => {
  const rest = words
    .slice(at + 3, at + 6)
    .filter((one) => !/[.,;:!?]/.test(text.slice(third.end, one.at)));
  const body = third.harmless || lists.AT_WORK.has(third.lower);
  return words[at]!.wordFirst
    ? body && rest.some(({ lower }) => isAct(lower))
    : body || rest.some(({ lower }) => isAct(lower) && !lists.WEAK.has(lower));
};
/** "Vilja och hennes syster", "Hamidas barn", "Ola, 16 år", and what a place of work says. */
const owns = (text: string, words: readonly Read[], at: number): Finding => {
  const [word, next, third] = [words[at]!, words[at + 1], words[at + 2]];
  const loose = listed(word) ? capital(word) || !word.word : mayBeName(word.lower, least.weak);
  if (/^, ?\d{1,2} ?(?:år|years|y\.?o|,)/i.test(text.slice(word.end, word.end + 12)))
    return loose ? ask("name") : undefined;
  if (/^['’]s /.test(text.slice(word.end, word.end + 3)) && third !== undefined && capital(word))
    return loose || (!isOrdinary(word.lower) && lists.OWNED.has(third.lower))
      ? ask("name")
      : undefined;
  if (!isNext(text, word, next)) return undefined;
  if (word.lower.endsWith("s") && lists.OWNED.has(next.lower)) {
    const stem = word.lower.slice(0, -1);
    return loose || (!isOrdinary(stem) && mayBeName(stem, least.weak)) ? ask("name") : undefined;
  }
  if (third === undefined) return undefined;
  if (lists.AND.has(next.lower) && lists.WITH.has(third.lower))
    return loose ? ask("name") : undefined;
  if (!capital(word) || !lists.WHERE.has(next.lower) || !(loose || isOfNature(word.lower)))
    return undefined;
  return worksAt(text, words, at, third) ? ask("name") : undefined;
};

/** "RING TILL ZORICA", "Säg till HOPE": in capitals, where a name would stand. */
const called = (text: string, words: readonly Read[], at: number): Finding => {
  const [before, word, next] = [words[at - 1], words[at]!, words[at + 1]];
  const slot =
    (before !== undefined && lists.TO_WHOM.has(before.lower) && isNext(text, before, word)) ||
    (isNext(text, word, next) && shouted(next) && isAct(next.lower));
  const name = isEnglishName(word.lower) || (word.given && !common.has(word.lower));
  if (slot && name) return ask("name");
  return word.text.length > (slot ? 2 : 4) &&
    !listed(word) &&
    mayBeName(word.lower, slot ? least.weak : least.definite)
    ? ask("name")
    : undefined;
};

/** "pratade med besarta", "exet stefano väntar": a word that no list has, where in lower case a name would stand. */
const met = (text: string, words: readonly Read[], at: number): Finding => {
  const [before, word] = [words[at - 1], words[at]!];
  if (shouted(word)) return called(text, words, at);
  if (before === undefined || capital(word) || word.text.length < 3) return undefined;
  if (/^, $/.test(text.slice(before.end, word.at)))
    return acts(text, words, at) ?? owns(text, words, at);
  if (!isNext(text, before, word)) return undefined;
  if (isEnglishName(word.lower))
    return lists.MET_IN_SWEDISH.has(before.lower) ? ask("name") : undefined;
  if (lists.CLAUSE.has(before.lower) && acts(text, words, at) !== undefined) return ask("name");
  const surely =
    lists.MET_SURELY.has(before.lower) ||
    (/^(?:med|with)$/.test(before.lower) && lists.MET_WITH.has(words[at - 2]?.lower ?? ""));
  if (surely && word.given && word.word && !common.has(word.lower)) return ask("name");
  if (listed(word) || word.text.length < 4) return undefined;
  if (lists.TO_WHOM.has(before.lower) && mayBeName(word.lower, least.lower)) return ask("name");
  const next = words[at + 1];
  const does = isNext(text, word, next) && isAct(next.lower);
  return does && mayBeName(word.lower, lists.WEAK.has(next.lower) ? least.definite : least.lower)
    ? ask("name")
    : undefined;
};

export const findSubject = (text: string, words: readonly Read[], at: number): Finding => {
  const word = words[at]!;
  if (
    word.allowed ||
    (word.harmless && !lists.DAYS.has(word.lower)) ||
    word.text.length < 2 ||
    lists.PRONOUNS.has(word.lower)
  )
    return undefined;
  if (!word.first) return met(text, words, at);
  if (lists.DAYS.has(word.lower)) return acts(text, words, at);
  return acts(text, words, at) ?? owns(text, words, at);
};
