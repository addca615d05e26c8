import * as lists from "./beside-words.ts";
import { ask, blocked, type Finding, strongest } from "./finding.ts";
import type { Known } from "./lexicon.ts";

/** A name follows at once; a full stop or a new line begins something else. */
const NEAR = /^[^.!?\n]{0,5}$/;

const calledAt = (text: string, words: readonly Known[], at: number): Finding => {
  let next = at + 1;
  while (next < words.length && next < at + 4 && lists.CALLED_BETWEEN.has(words[next]!.lower))
    next += 1;
  const name = words[next];
  const verb = words[at]!;
  if (name === undefined || lists.NOT_A_NAME.has(name.lower) || name.harmless) return undefined;
  if (!NEAR.test(text.slice(words[next - 1]!.end, Math.min(name.at, words[next - 1]!.end + 8))))
    return undefined;
  const before = words.slice(Math.max(0, at - 3), at).map((word) => word.lower);
  const isName = name.shape !== "lower" || ((name.given || name.surname) && !name.word);
  if (isName) return blocked("calledName");
  if (before.some((word) => lists.CALLED_ASKED.has(word))) return undefined;
  const person =
    before.some((word) => lists.CALLED_PERSON.has(word)) &&
    !lists.CALLED_TO.has(words[next - 1]!.lower);
  if (
    verb.lower === "called" ||
    verb.lower === "name" ||
    verb.lower === "namn" ||
    verb.lower === "namnet"
  ) {
    const passive =
      before.at(-1) === "is" ||
      before.at(-1) === "was" ||
      words[at + 1]?.lower === "is" ||
      words[at + 1]?.lower === "är";
    return person && passive ? blocked("calledName") : undefined;
  }
  if (person) return blocked("calledName");
  return lists.CALLED_SURELY.has(verb.lower) ? ask("calledName") : undefined;
};

export const findCalled = (text: string, words: readonly Known[]): Finding =>
  strongest(
    words.map((word, i) => (lists.CALLED.has(word.lower) ? calledAt(text, words, i) : undefined)),
  );
