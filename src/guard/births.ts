// A day of birth in fewer signs than a date: "f 14/3-92", "(92-03-14)", "14 mars 2009", "fyller 17 den 3 april".

const MONTH = "(?:0[1-9]|1[0-2])";
const DAY = "(?:0[1-9]|[12]\\d|3[01])";
const ANY_DAY = "(?:0?[1-9]|[12]\\d|3[01])";
const ANY_MONTH = "(?:0?[1-9]|1[0-2])";
const NAMED_MONTH =
  "(?:jan(?:uari|uary)?|feb(?:ruari|ruary)?|mar(?:s|ch)?|apr(?:il)?|maj|may|jun[ie]?|jul[iy]?|aug(?:usti|ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
/** Years in which nobody of these services works any more, or did not yet: those of birth. */
const OLD_YEAR = "(?:19[3-9]\\d|20[01]\\d|202[0-3])";
const OLD_SHORT = "(?:[4-9]\\d|[01]\\d|2[0-3])";
/** Of the numbers that a day may be told from: not the middle of a longer one. */
const ALONE = "(?<![\\d]|\\d[ ./-])";
const BIRTHS: readonly RegExp[] = [
  // "f 2009", "f. 920314", "f 14/3-92"
  new RegExp(
    `(?<![\\p{L}\\d])f\\.? ?(?:${OLD_YEAR}(?!\\d)|${OLD_SHORT}${MONTH}${DAY}(?!\\d)|${OLD_SHORT}[-./]${ANY_MONTH}[-./]${ANY_DAY}(?!\\d)|${ANY_DAY}[/.] ?${ANY_MONTH}[ -]{1,2}(?:\\d\\d)?\\d\\d(?!\\d))`,
    "iu",
  ),
  // "92-03-14", and with spaces where no year of work can be meant
  new RegExp(`${ALONE}${OLD_SHORT}-${MONTH}-${DAY}(?!\\d|[ -]\\d)`, "u"),
  new RegExp(`${ALONE}[4-9]\\d ${MONTH} ${DAY}(?!\\d|[ -]\\d)`, "u"),
  // "14/3-92", "14/3 2009", "14.3.1992"
  new RegExp(`${ALONE}${ANY_DAY}\\/ ?${ANY_MONTH} ?-(?:[4-9]\\d|[01]\\d)(?![\\d/:.])`, "u"),
  new RegExp(
    `${ALONE}${ANY_DAY}(?:\\/|\\.)${ANY_MONTH}(?:[ -]{1,2}|\\.|\\/)${OLD_YEAR}(?!\\d)`,
    "u",
  ),
  // "fyller 17 den 3 april", "3 april fyller hon år", "turns 17 on 3 April"
  new RegExp(
    `(?<!\\p{L})(?:fyller|fyllde|turns|turned)(?! i | på | in )(?!\\p{L}).{0,20}?(?<!\\d)${ANY_DAY}(?::?e|:?a|st|nd|rd|th)?(?: (?:of )?${NAMED_MONTH}|\\/${ANY_MONTH})(?!\\p{L}|\\d)`,
    "iu",
  ),
  new RegExp(
    `(?<!\\d)${ANY_DAY}(?::?e|:?a|st|nd|rd|th)?(?: (?:of )?${NAMED_MONTH}|\\/${ANY_MONTH})(?: \\d{4})?,? (?:då |så |när )?(?:fyller|fyllde)(?! i | på )(?!\\p{L})`,
    "iu",
  ),
  new RegExp(
    `(?<!\\p{L})(?:birthday|födelsedag)(?:en)?(?: is| är|:)?(?: on)?(?: the| den)? ${ANY_DAY}(?!\\d)`,
    "iu",
  ),
];

/** "14 mars 2009". */
const IN_WORDS = new RegExp(
  `${ALONE}${ANY_DAY}(?::?e|:?a|st|nd|rd|th)? (?:of )?${NAMED_MONTH}\\.?,? ${OLD_YEAR}(?!\\d)`,
  "giu",
);
/** What is signed, decided or adopted on a day. */
const OF_LAW =
  /(?:lag|lagen|förordning|förordningen|balken|dom|domen|beslut|beslutet|konvention|konventionen|direktiv|direktivet|protokoll|protokollet|avtal|avtalet|act|convention|directive|regulation|judgment|decision|protocol|treaty|law|antogs|antagen|undertecknades|undertecknad|trädde|kraft|adopted|signed|force)(?!\p{L})[^.!?]{0,30}$/iu;
const tellsDay = (text: string): boolean =>
  [...text.matchAll(IN_WORDS)].some(({ index }) => !OF_LAW.test(text.slice(0, index)));

/** Whether somebody's day of birth, or its year behind an "f", stands in it. */
export const tellsBirth = (text: string): boolean =>
  BIRTHS.some((pattern) => pattern.test(text)) || tellsDay(text);
