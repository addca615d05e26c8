/** Letters that look like Latin ones but do not decompose to them. Cyrillic and Greek first, then Latin's own strokes. */
const PAIRS = [
  ["авеёкмнорстухіїјѕԁԛԝ", "abeekmhopctyxiijsdqw"],
  ["αβεικνορτυχ", "abeikvoptux"],
  ["ıłøđðəɑɡʟɴᴀᴇɪᴏʀ", "iloddaaglnaeior"],
] as const;
const LOOKALIKES = new Map([
  ...PAIRS.flatMap(([strange, latin]) =>
    [...strange].map((letter, i): [string, string] => [letter, latin[i] ?? letter]),
  ),
  ["ß", "ss"],
  ["æ", "ae"],
  ["œ", "oe"],
  ["þ", "th"],
]);

/** Direction overrides and tag characters have no use in a short note but to make a text look like another one. */
const DISGUISE = /[\u202A-\u202E\u2066-\u2069\u{E0000}-\u{E007F}\uE000-\uF8FF]/u;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}|\p{Cf}|\p{Cc}|\u2800/gu;
const PARTED = /\p{Script=Latin}[\u200B-\u200D\u2060\uFEFF]{1,9}\p{Script=Latin}/u;
/** What is drawn over a digit: the frame of a key, a stroke. */
const DRAWN_OVER = /(?<=\d)(?:\p{M}){1,9}/gu;
/** ❶ ➀ ➊: three runs of ten. */
const CIRCLED = /[\u2776-\u2793]/gu;
const DIGIT = /\p{Nd}/u;

/** Decimal digits stand in runs of ten in Unicode, in order; the few longer runs are multiples of ten. */
const digitValue = (digit: string): string => {
  const code = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (before < 60 && DIGIT.test(String.fromCodePoint(code - before - 1))) before += 1;
  return String(before % 10);
};

const lookalike = (letter: string): string => {
  const lower = letter.toLowerCase();
  const latin = LOOKALIKES.get(lower);
  if (latin === undefined) return letter;
  return lower === letter ? latin : latin.toUpperCase();
};

type Normalised = {
  readonly text: string;
  /** Something in the text was made not to be seen. */
  readonly disguised: boolean;
  /** Somewhere a letter was parted from the next by a sign that nobody sees; a soft hyphen comes from a page and means nothing. */
  readonly parted: boolean;
  /** Letters that no name list here can be read against. */
  readonly foreign: boolean;
};

export const normalise = (raw: string): Normalised => {
  const compatible = raw.normalize("NFKC");
  const text = compatible
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]/g, (c) => (c === "\t" ? " " : "\n"))
    .replace(/\n/g, "\u241E")
    .replace(INVISIBLE, "")
    .replace(/\u241E/g, "\n")
    .replace(/\p{Zs}/gu, " ")
    .replace(/[\p{Pd}\u2212\u2043\u02D7\u2796\u23AF]/gu, "-")
    .replace(/[^\P{Nd}0-9]/gu, digitValue)
    .replace(CIRCLED, (digit) => String(((digit.codePointAt(0)! - 0x2775) % 10) % 10))
    .replace(DRAWN_OVER, "")
    .replace(
      /[\u0370-\u058F\u0180-\u02AF\u1D00-\u1D7F\u00C6\u00D0\u00D8\u00DE\u00DF\u00E6\u00F0\u00F8\u00FE\u0100-\u017F]/gu,
      lookalike,
    );
  return {
    text,
    disguised: DISGUISE.test(raw),
    parted: PARTED.test(raw),
    foreign: /[^\P{L}\p{Script=Latin}]/u.test(compatible),
  };
};

/** One spelling for comparing: lower case, no accents. "Åsa" and "asa" become the same; see `NameSet` for when that is wanted. */
export const fold = (word: string): string => {
  const lower = word.toLowerCase();
  // Most words: three passes that change nothing cost more than a look.
  if (/^[a-z0-9]*$/.test(lower)) return lower;
  return lower
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]/gu, lookalike);
};
