import { linesOf, wordsOf } from "./lists.ts";
import { fold } from "./normalise.ts";
import type { Word } from "./words.ts";

/** As written, and without accents ("åsa", "asa"). A text is only stripped of accents that Swedish does not have, so that "mål" is not "Mal". */
const spellings = (...lists: readonly string[]): ReadonlySet<string> =>
  new Set(wordsOf(...lists).flatMap((word) => [word, fold(word)]));

export const given = spellings("given-names-swedish", "given-names-world", "given-names-more");
const surnames = spellings("surnames-swedish", "surnames-world", "surnames-more");
export const wordsToo = spellings("words-too", "words-first");
const wordsFirst = new Set(wordsOf("words-first"));
const harmless = new Set(wordsOf("institutions", "places"));
const placeNames = new Set(wordsOf("places"));
const morePlaces = new Set(wordsOf("places-more"));
const moreHarmless = new Set(wordsOf("institutions-more"));
const swedishActs = new Set(wordsOf("acts-swedish"));
const acts = new Set([...swedishActs, ...wordsOf("acts-english")]);
const petNames = new Set(wordsOf("pet-names"));
const english = new Set(wordsOf("english-names"));
export const common: ReadonlySet<string> = new Set([...wordsOf("common-words"), ...acts]);

/** Endings that only surnames have: Eriksson, Lindqvist, Popescu, Shevchenko, Hodžić, Mohammadzadeh. */
const SURNAME_ENDING = /^.{3,}(?:sson|qvist|escu|enko|chuk|ov[iı]c|evic|zadeh)$/;
/** Swedish surnames are put together from two words of nature: Lindhagen, Ekstrand, Sjögren. */
const NATURE =
  /^(?:ahl|alm|asp|berg|björk?|blom|bäck|ceder|dahl|edel|ek|eng|fager|fors|frid|gran|grön|gyllen|hag|hall|hammar|hass?el|hed|hell|hjelm|hög|kron|lager|lilje|lind|ljung|lund|löf|löv|malm|nord|ny|näs|palm|ro?sen|ry|rönn|sand|silfver|sjö|skog|sten|strand|ström|sund|svan|söder|tall|thor|torn|väst|wester|wall?en|åker|ö|öster)(?:s|e)?(?:berg|blad|blom|bom|borg|bäck|crantz|dal|dahl|fors|gren|hagen|hjelm|holm|hult|kvist|lind|ling|löf|löv|mark|skog|skiöld|sköld|sten|stedt|strand|ström|vall|wall|vik)$/;
/** Endings of Swedish public bodies, with or without the article and the genitive. */
const BODY_ENDING =
  /.{2}(?:rättsskydd|myndighet|verk|styrelse|tjänst|nämnd|jour|klinik|mottagning|förvaltning|rätt|byrå|polis|kommun|skola|enhet|team|linje|nätverk|plattform|program|centrum|kyrka|domstol|kansli|akademi|råd|fond|förening|stiftelse|förbund|missionen|region|avdelning|sektion|byråer|ambassad|konsulat|församling|rotel|sjukhus|apotek|kammare|konvention|förordning|direktiv|lag|balk)(?:en|et|n|t|erna|arna|a)?s?$/;

const accents = (word: string): string => (/[^a-zåäö]/.test(word) ? fold(word) : word);

/** Looks a word up as it stands, without foreign accents, and without a genitive s. */
const lookUp = (set: ReadonlySet<string>, lower: string): string | undefined => {
  if (set.has(lower)) return lower;
  const bare = accents(lower);
  const stem = lower.endsWith("s") && lower.length > 4 ? lower.slice(0, -1) : lower;
  return [bare, stem, accents(stem)].find((form) => set.has(form));
};
const holds = (set: ReadonlySet<string>, lower: string): boolean =>
  set.has(lower) || (lower.endsWith("s") && set.has(lower.slice(0, -1)));

type Kind = {
  readonly given: boolean;
  readonly surname: boolean;
  /** Also an ordinary word: proves nothing in lower case. */
  readonly word: boolean;
  /** Also an ordinary word first in a sentence. */
  readonly wordFirst: boolean;
  /** An agency, a place, a day: a capital that tells nothing. */
  readonly harmless: boolean;
  /** A place and a name: which of them, only what stands around it says. */
  readonly place: boolean;
};
export type Known = Word & Kind;

const kindOf = ({ lower }: Word): Kind => {
  const givenForm = lookUp(given, lower);
  const surnameForm = lookUp(surnames, lower);
  const pet = holds(petNames, lower);
  const form = givenForm ?? surnameForm;
  const place = holds(morePlaces, lower) || holds(placeNames, lower);
  const tells = holds(harmless, lower) || BODY_ENDING.test(lower);
  return {
    given: givenForm !== undefined || pet,
    surname: surnameForm !== undefined || SURNAME_ENDING.test(accents(lower)),
    word: pet || (form !== undefined && (wordsToo.has(form) || wordsToo.has(lower))),
    wordFirst: wordsFirst.has(lower),
    harmless: tells || (form === undefined && (place || holds(moreHarmless, lower))),
    place,
  };
};
export const known = (words: readonly Word[]): readonly Known[] =>
  words.map((word) => ({ ...word, ...kindOf(word) }));

const ofTwo = new Set(linesOf("places-of-two"));
export const isPlaceOfTwo = (first: string, second: string): boolean =>
  ofTwo.has(`${first} ${second}`);
export const isPlace = (lower: string): boolean => placeNames.has(lower);
/** A verb of what people do, in the present or the past. */
export const isAct = (lower: string): boolean => acts.has(lower);
export const isSwedishAct = (lower: string): boolean => swedishActs.has(lower);
/** "Blessing", "Precious": among Swedish words a name. */
export const isEnglishName = (lower: string): boolean => english.has(lower);
/** "Lindhagen": said of nobody but a family or a place. */
export const isOfNature = (lower: string): boolean => NATURE.test(lower);
