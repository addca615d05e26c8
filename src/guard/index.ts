import { findCalled } from "./called.ts";
import { findAddresses, findPhones } from "./contact.ts";
import { ask, blocked, type Finding, strongest } from "./finding.ts";
import { findIdentityNumbers, findLooseIdentityNumbers } from "./identity-numbers.ts";
import { common, known } from "./lexicon.ts";
import { maskNumbers, maskReferences } from "./mask.ts";
import { normalise } from "./normalise.ts";
import { withDigits } from "./number-words.ts";
import { findPapers } from "./papers.ts";
import { findNames } from "./people.ts";
import { type GuardTerms, NO_TERMS, wordsNamed } from "./terms.ts";
import { findPositions, findPostalCodes, findStreets, findTravel } from "./whereabouts.ts";
import { wordsOf } from "./words.ts";

export type { RuleId } from "./finding.ts";
export { type GuardTerms, guardTerms } from "./terms.ts";

/** Which rule spoke and how sure it is; never the text, nor where in it. */
type Verdict = { readonly kind: "clean" } | NonNullable<Finding>;

/** Four letters apart, or forty in one word: nobody writes so to be read. */
const SPELLED_OUT = /(?<!\p{L})\p{L}(?:[ ._*/|·~+-]{1,3}\p{L}(?!\p{L})){3}/u;
const TOO_LONG_A_WORD = /[\p{L}\p{N}+/=]{40}/u;

/** A note is a line or two. Beyond this nobody reads it, and some single characters become eighteen when they are normalised. */
const MAX_LENGTH = 10_000;

function* findNumbers(text: string): Generator<Finding> {
  yield* findIdentityNumbers(text);
  yield* findPapers(text);
  yield* findPhones(text);
  yield* findPostalCodes(text);
  yield* findPositions(text);
  yield* findTravel(text);
  yield* findLooseIdentityNumbers(text);
}

function* findAll(raw: string, terms: GuardTerms): Generator<Finding> {
  const { text, disguised, parted, foreign } = normalise(raw);
  if (disguised || text.length > MAX_LENGTH) {
    yield blocked("hidden");
    return;
  }
  yield* findAddresses(text);
  const numbers = maskNumbers(text);
  yield* findNumbers(numbers);
  const spelled = maskNumbers(withDigits(text));
  if (spelled !== numbers) yield* findNumbers(spelled);

  const prose = maskReferences(text);
  const words = wordsOf(prose);
  yield* findStreets(prose, words);
  if (
    wordsNamed(
      prose.match(/\p{L}+|\p{N}+/gu)?.map((word) => ({ text: word })) ?? [],
      terms.shelters,
      terms.longest,
    ).size > 0
  )
    yield blocked("shelter");
  const read = known(words);
  yield findCalled(prose, read);
  yield findNames(prose, read, wordsNamed(words, terms.allowed, terms.longest));
  if (foreign) yield ask("name");
  if (parted || SPELLED_OUT.test(prose) || TOO_LONG_A_WORD.test(prose)) yield ask("hidden");
}

/**
 * Looks for whatever could tell who a person is. Pure: nothing is stored, logged or thrown.
 * "ask" is for what a person must decide: "can somebody recognise the person?"
 */
export const guard = (text: string, terms: GuardTerms = NO_TERMS): Verdict =>
  strongest(findAll(text, terms)) ?? { kind: "clean" };
/** Whether a text names a town, a municipality or a county; an ordinary word in lower case ("vara", "berg") is none. */
export const namesPlace = (raw: string): boolean =>
  known(wordsOf(normalise(raw).text)).some(
    ({ place, word, wordFirst, lower, shape }) =>
      place && (shape !== "lower" || !(word || wordFirst || common.has(lower))),
  );
