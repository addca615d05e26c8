/** A list of words is kept as one string: short to read, short to compare. */
export const wordSet = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

export type Word = {
  readonly text: string;
  readonly lower: string;
  readonly at: number;
  readonly end: number;
  readonly first: boolean;
  /** "lower" also for a text written all in capitals, where a capital says nothing. */
  readonly shape: "lower" | "capital" | "capitals";
};

const SENTENCE_START = /(?:^|[.!?:;\n•·*"”“«»'’()[\]{}>|/]|\p{S}|\d[.)]|(?:^|\n) {0,8}-)\s*$/u;
/** How far back a sentence start is looked for; a constant, so that many spaces cost no more than few. */
const LOOK_BACK = 12;

const shapeOf = (word: string, shouting: boolean): Word["shape"] => {
  if (/\p{Ll}\p{Lu}/u.test(word)) return "lower";
  if (shouting || !/^\p{Lu}/u.test(word)) return "lower";
  return word.length > 1 && word === word.toUpperCase() ? "capitals" : "capital";
};

const isFirst = (text: string, at: number): boolean => {
  const before = text.slice(Math.max(0, at - LOOK_BACK), at);
  return at <= LOOK_BACK
    ? SENTENCE_START.test(before)
    : SENTENCE_START.test(before) && before.trim() !== "";
};

/** Words of letters; "AnnaSvensson" and "anna_svensson" are two words each. */
export const wordsOf = (text: string): Word[] => {
  const shouting = text.length > 6 && !/\p{Ll}/u.test(text);
  const words: Word[] = [];
  for (const match of text.matchAll(
    /(?<!\p{L})(?:UtlL|JäMy|\p{Lu}\p{Ll}\p{Lu}{1,3}(?!\p{L})|\p{Lu}{2,6}s)(?!\p{L})|\p{Lu}?[\p{Ll}\p{Lo}\p{Lm}\p{M}]+|\p{Lu}+(?!\p{Ll})|\p{L}/gu,
  )) {
    const word = match[0];
    const at = match.index;
    words.push({
      text: word,
      lower: word.toLowerCase(),
      at,
      end: at + word.length,
      first: isFirst(text, at),
      shape: shapeOf(word, shouting),
    });
  }
  return words;
};

/** What stands between two words when they read as one name: spaces, a hyphen, one dot or underscore, or nothing. */
export const joins = (text: string, left: Word, right: Word): boolean =>
  right.at - left.end <= 3 && /^(?:\s{0,3}|[-._+]| - )$/u.test(text.slice(left.end, right.at));
