// One or two letters in place of a name: "A.S.", "flickan L.", "träff med M S".
import * as lists from "./beside-words.ts";
import { ask, asking, type Finding, matches, type Patterns } from "./finding.ts";
import { isAct, isSwedishAct, type Known } from "./lexicon.ts";

/** Not what a number, a colour or a list has behind it: "till A1", "alternativ B". */
const AFTER =
  /^(?:\.(?: ?\p{Ll}|,|$)| (?:i går|igår|i dag|idag|imorgon|i morgon|i natt|på|kl|om|att|och|som|inför|har|är|yesterday|today|tomorrow|at|on|about|and|who|has|is)(?!\p{L})|\.?$)/u;

/** "A. Svensson" and the initials "A.S.", "E.L-M.", "A N". */
const INITIALS: readonly Patterns[] = [
  asking("name", [
    /(?<!\p{L})\p{Lu}\. ?(\p{Lu}\p{Ll}{1,30})/u,
    /(?<![\p{L}.])\p{Lu}\. ?\p{Lu}\.(?!\p{L})/u,
    /(?<![\p{L}.])\p{Lu}\. ?\p{Lu}(?:[.-] ?\p{Lu}){0,2}(?![\p{L}\d])/u,
    /(?<![\p{L}\d.'’-])(?!I )\p{Lu}[ -](?!I)\p{Lu}(?![\p{L}\d]| ?\d|[-/:]\p{L})/u,
  ]),
];
/** "I" is a word in both languages, "A" and "X" are in what is no person. */
const NO_INITIAL = /^[IÅÖX]$/;
const COUNTED =
  /^(?:avd|plan|rum|hus|grupp|klass|alternativ|alt|steg|punkt|del|fas|typ|block|ward)$/;
const BESIDE = /^\.? (?:och|and) (?:hennes|hans|barn|her|his|two|två)/u;

const stands = (text: string, words: readonly Known[], at: number): boolean => {
  const [before, word, next] = [words[at - 1], words[at]!, words[at + 1]];
  if (
    word.shape === "lower" ||
    word.text.length > 3 ||
    /^[\d-]/.test(text.slice(word.end, word.end + 1))
  )
    return false;
  const single = word.text.length === 1;
  const near = before !== undefined && word.at - before.end <= 2;
  if (
    near &&
    lists.INITIALS_AFTER_PERSON.has(before.lower) &&
    /^[ ,:(]{1,2}$/.test(text.slice(before.end, word.at))
  )
    return word.text !== "I" && (single || !word.harmless);
  if (word.text.length === 2 && word.shape === "capitals" && !word.harmless && next !== undefined)
    return text.slice(word.end, next.at) === " " && lists.OF_BODIES.has(next.lower);
  if (!single) return false;
  if (near && lists.INITIALS_AFTER.has(before.lower) && word.text !== "I")
    return AFTER.test(text.slice(word.end, word.end + 12));
  if (
    !word.first ||
    NO_INITIAL.test(word.text) ||
    next === undefined ||
    COUNTED.test(before?.lower ?? "")
  )
    return false;
  if (BESIDE.test(text.slice(word.end, word.end + 16))) return true;
  return (
    /^\.? $/.test(text.slice(word.end, next.at).slice(0, 3)) &&
    (word.text === "A" ? isSwedishAct : isAct)(next.lower)
  );
};

export const findInitials = (text: string, words: readonly Known[]): Finding => {
  // Where every letter is a capital, none of them says anything.
  if (!/\p{Ll}/u.test(text)) return undefined;
  for (const found of matches(text, INITIALS)) return found;
  return words.some((_, at) => stands(text, words, at)) ? ask("name") : undefined;
};
