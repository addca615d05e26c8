import { fold } from "./normalise.ts";
import { INSTITUTIONS, PLACES, WORDS_FIRST, WORDS_TOO } from "./ordinary-words.ts";
import { SWEDISH_GIVEN, SWEDISH_SURNAMES } from "./swedish-names.ts";
import type { Word } from "./words.ts";
import { WORLD_GIVEN, WORLD_SURNAMES } from "./world-names.ts";

const split = (...lists: readonly string[]): string[] => lists.flatMap((list) => list.trim().split(/[\s-]+/));

/** As written, and without accents ("åsa", "asa"). A text is only stripped of accents that Swedish does not have, so that "mål" is not "Mal". */
const spellings = (...lists: readonly string[]): ReadonlySet<string> => new Set(split(...lists).flatMap((word) => [word, fold(word)]));

const given = spellings(SWEDISH_GIVEN, WORLD_GIVEN);
const surnames = spellings(SWEDISH_SURNAMES, WORLD_SURNAMES);
const wordsToo = spellings(WORDS_TOO, WORDS_FIRST);
const wordsFirst = new Set(split(WORDS_FIRST));
const harmless = new Set(split(INSTITUTIONS, PLACES));
const placeNames = new Set(split(PLACES));

/** Endings that only surnames have: Eriksson, Lindqvist, Popescu, Shevchenko, Hodžić, Mohammadzadeh. */
const SURNAME_ENDING = /^.{3,}(?:sson|qvist|escu|enko|chuk|ov[iı]c|evic|zadeh)$/;
/** Endings of Swedish public bodies, with or without the article and the genitive. */
const BODY_ENDING =
  /.{2}(?:myndighet|verk|styrelse|tjänst|nämnd|jour|klinik|mottagning|förvaltning|rätt|byrå|polis|kommun|skola|enhet|team|linje|nätverk|plattform|program|centrum|kyrka|domstol|kansli|akademi|råd|fond|förening|stiftelse|förbund|missionen|region|avdelning|sektion|byråer)(?:en|et|n|t|erna|arna|a)?s?$/;

const accents = (word: string): string => (/[^a-zåäö]/.test(word) ? fold(word) : word);

/** Looks a word up as it stands, without foreign accents, and without a genitive s. */
const lookUp = (set: ReadonlySet<string>, lower: string): string | undefined => {
  const bare = accents(lower);
  const stem = lower.endsWith("s") && lower.length > 4 ? lower.slice(0, -1) : lower;
  return [lower, bare, stem, accents(stem)].find((form) => set.has(form));
};

export type Kind = {
  readonly given: boolean;
  readonly surname: boolean;
  /** Also an ordinary word: proves nothing in lower case. */
  readonly word: boolean;
  /** Also an ordinary word first in a sentence. */
  readonly wordFirst: boolean;
  /** An agency, a place, a day: a capital that tells nothing. */
  readonly harmless: boolean;
};

export const kindOf = ({ lower }: Word): Kind => {
  const givenForm = lookUp(given, lower);
  const surnameForm = lookUp(surnames, lower);
  const form = givenForm ?? surnameForm;
  return {
    given: givenForm !== undefined,
    surname: surnameForm !== undefined || SURNAME_ENDING.test(accents(lower)),
    word: form !== undefined && (wordsToo.has(form) || wordsToo.has(lower)),
    wordFirst: wordsFirst.has(lower),
    harmless: harmless.has(lower) || (lower.endsWith("s") && harmless.has(lower.slice(0, -1))) || BODY_ENDING.test(lower),
  };
};

export const isPlace = (lower: string): boolean => placeNames.has(lower);
