import { fold } from "./normalise.ts";
import type { Word } from "./words.ts";

/** Names from the configuration. Kept as hashes, so that a dump of the process or a careless log line does not list shelters. */
export type GuardTerms = {
  readonly shelters: ReadonlySet<number>;
  readonly allowed: ReadonlySet<number>;
  readonly longest: number;
};

/** cyrb53: 53 bits, quick and pure. It hides a name from a glance, not from somebody who guesses names. */
const hash = (text: string): number => {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
};

/** Spaces and hyphens are dropped: "Sol-rosen", "sol rosen" and "Solrosen" are one name. */
const key = (name: string): string => fold(name).replace(/[^\p{L}\p{N}]/gu, "");
const hashes = (names: readonly string[]): ReadonlySet<number> =>
  new Set(
    names
      .map(key)
      .filter((name) => name !== "")
      .map(hash),
  );

/** More words than this no name of an agency has; it bounds the work per word. */
const MAX_WORDS_IN_NAME = 8;
const MAX_LETTERS_IN_NAME = 80;

export const NO_TERMS: GuardTerms = { shelters: new Set(), allowed: new Set(), longest: 0 };

/**
 * @param shelterNames blocked wherever they stand
 * @param allowedNames agencies and services that may stand in a text although they look like names of people
 */
export const guardTerms = (
  shelterNames: readonly string[],
  allowedNames: readonly string[] = [],
): GuardTerms => {
  const sizes = [...shelterNames, ...allowedNames].map(
    (name) => (name.match(/\p{L}+|\p{N}+/gu) ?? []).length,
  );
  return {
    shelters: hashes(shelterNames),
    allowed: hashes(allowedNames),
    longest: Math.min(MAX_WORDS_IN_NAME, Math.max(0, ...sizes) + 2),
  };
};

/** Positions of the words that belong to one of the names. */
export const wordsNamed = (
  words: readonly Pick<Word, "text">[],
  names: ReadonlySet<number>,
  longest: number,
): ReadonlySet<number> => {
  const found = new Set<number>();
  if (names.size === 0) return found;
  const keys = words.map(({ text }) => key(text));
  keys.forEach((_, start) => {
    let joined = "";
    for (
      let size = 1;
      size <= longest && start + size <= keys.length && joined.length <= MAX_LETTERS_IN_NAME;
      size += 1
    ) {
      joined += keys[start + size - 1];
      const genitive = joined.endsWith("s") && names.has(hash(joined.slice(0, -1)));
      if (genitive || names.has(hash(joined)))
        for (let i = start; i < start + size; i += 1) found.add(i);
    }
  });
  return found;
};
