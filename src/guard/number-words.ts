const countFrom = (start: number, step: number, words: string): [string, number][] =>
  words.split(" ").map((word, i) => [word, start + i * step]);

const SMALL = new Map([
  ...countFrom(
    0,
    1,
    "noll ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton",
  ),
  ...countFrom(
    0,
    1,
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
  ),
  ...countFrom(19, 1, "nittonhundra tjugohundra"),
]);
const TENS = new Map([
  ...countFrom(20, 10, "tjugo trettio fyrtio femtio sextio sjuttio åttio nittio"),
  ...countFrom(20, 10, "twenty thirty forty fifty sixty seventy eighty ninety"),
]);

const UNITS = [...SMALL].filter(([, value]) => value > 0 && value < 10);
const ALL = new Map<string, string>(
  [...SMALL, ...TENS].map(([word, value]) => [word, String(value)]),
);
for (const [ten, value] of TENS)
  for (const [unit, more] of UNITS)
    for (const gap of ["", " ", "-"]) ALL.set(ten + gap + unit, String(value + more));

/** Longest first, so that "åttioett" is not read as "åttio". */
const WORDS = [...ALL.keys()].sort((a, b) => b.length - a.length).join("|");
const NUMBER_WORD = new RegExp(
  `(?<![\\p{L}\\p{M}])(?:nittonhundra(?=\\p{L})|nineteen hundred )?(?:${WORDS})(?![\\p{L}\\p{M}])`,
  "giu",
);

/** "femtiofem fem, tolv": a comma that only parts what is said one after the other; and "dubbel fem". */
const PAUSE = /(?<=\d), (?=\d)/gu;
const DOUBLE = /(?<!\p{L})(?:dubbel|dubbla|double) (\d)(?!\d)/giu;
/** "åttioett tolv arton" becomes "81 12 18"; what was no number word stays. */
export const withDigits = (text: string): string => {
  const read = text.replace(NUMBER_WORD, (words) => {
    const lower = words.toLowerCase();
    const century = /^(?:nittonhundra(?=\p{L})|nineteen hundred )/u.exec(lower)?.[0] ?? "";
    return (century === "" ? "" : "19") + (ALL.get(lower.slice(century.length)) ?? "");
  });
  return read === text ? text : read.replace(DOUBLE, "$1$1").replace(PAUSE, " ");
};
