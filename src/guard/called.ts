import { ask, blocked, type Finding, strongest } from "./finding.ts";
import { type Kind, kindOf } from "./lexicon.ts";
import { type Word, wordSet } from "./words.ts";

const CALLED = wordSet(`
heter hette kallas kallar kallades kallad döpt döptes namn namnet förnamn förnamnet efternamn efternamnet smeknamn named called name nickname alias
aka surname
`);
const BETWEEN = wordSet("sig för är is nog egentligen också numera till i was by as förnamn efternamn me her him själv");
const PERSON = wordSet(`
hon han hen de jag she he they i kvinnan mannen flickan pojken tjejen killen barnet personen klienten dottern sonen mamman pappan brukaren girl woman
boy man client child her his hennes hans person system systern brodern maken pojkvännen gärningsmannen hallicken
`);
/** Ordinary words after "called" and the like, which are not a name: "hon kallas till möte", "vad heter det", "she called the police". */
const NOT_A_NAME = wordSet(`
det den detta inte vad som på av in till att och hon han hen du ni ett en något någonting annat så the a an to in for off it back that this police me
us not what and or on at out today yesterday med här där vi saknas får ska skall of finns ej
`);
const ASKED = wordSet("vad what hur how who vem");

/** Only words of which "called" is said of a person, or which name the name. */
const STRONG = wordSet("heter hette named alias aka smeknamn nickname döpt döptes");

/** "Hon kallas till möte": only a listed or capitalised word is a name after these. */
const SUMMONED = wordSet("till i");

/** A name follows at once; a full stop or a new line begins something else. */
const NEAR = /^[^.!?\n]{0,5}$/;

const calledAt = (text: string, words: readonly (Word & Kind)[], at: number): Finding => {
  let next = at + 1;
  while (next < words.length && next < at + 4 && BETWEEN.has(words[next]!.lower)) next += 1;
  const name = words[next];
  const verb = words[at]!;
  if (name === undefined || NOT_A_NAME.has(name.lower) || name.harmless) return undefined;
  if (!NEAR.test(text.slice(words[next - 1]!.end, Math.min(name.at, words[next - 1]!.end + 8)))) return undefined;
  const before = words.slice(Math.max(0, at - 3), at).map((word) => word.lower);
  const isName = name.shape !== "lower" || ((name.given || name.surname) && !name.word);
  if (isName) return blocked("calledName");
  if (before.some((word) => ASKED.has(word))) return undefined;
  const person = before.some((word) => PERSON.has(word)) && !SUMMONED.has(words[next - 1]!.lower);
  if (verb.lower === "called" || verb.lower === "name" || verb.lower === "namn" || verb.lower === "namnet") {
    const passive = before.at(-1) === "is" || before.at(-1) === "was" || words[at + 1]?.lower === "is" || words[at + 1]?.lower === "är";
    return person && passive ? blocked("calledName") : undefined;
  }
  if (person) return blocked("calledName");
  return STRONG.has(verb.lower) ? ask("calledName") : undefined;
};

export const findCalled = (text: string, words: readonly Word[]): Finding => {
  const read = words.map((word) => ({ ...word, ...kindOf(word) }));
  return strongest(read.map((word, i) => (CALLED.has(word.lower) ? calledAt(text, read, i) : undefined)));
};
