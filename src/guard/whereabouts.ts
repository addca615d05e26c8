import { ask, asking, blocked, blocking, type Finding, matches, type Patterns } from "./finding.ts";
import { isPlace } from "./lexicon.ts";
import { findPlates } from "./plates.ts";
import type { Word } from "./words.ts";

/** Endings that only streets have, and endings that other words share ("handlingsplan 2" is no street). */
const STREET =
  /.{2}(?:gatan|gata|vägen|gränd|gränden|torg|torget|allén|allé|stigen|esplanaden|kajen|backen|brinken|slingan|liden|stråket|terrassen|promenaden|leden)$/;
const STREET_IF_CAPITAL =
  /.{2}(?:väg|platsen|plan|gården|gård|ringen|svängen|ängen|kullen|höjden|bron|parken|hamnen|kroken|vreten|vången|området)$/;
/** "Lilla Torg 1", "Gyllins allé 3". */
const STREET_WORD = /^(?:torg|gränd|allé|väg|gata|plats|plan|backe|stig|kaj)$/;
const NO_STREET =
  /^(?:järnvägen|motorvägen|riksvägen|omvägen|genvägen|samarbetsvägen|rättsvägen|handläggningsvägen|telefonvägen|mellanvägen|.*(?:s|vård|ande|kris|projekt|stöd|praktik|boende|barn|jour|akut)(?:plan|platsen|området))$/;
/** In small letters and without a number it is a street where somebody lives, or that a shop or a bus stop shows the way to. */
const LIVED =
  /(?<!\p{L})(?:bor|bodde|bott|lägenhet(?:en)?|lgh|port(?:en|uppgång)?|trappuppgång(?:en)?|hyr|hyrde|adress(?:en)?|bredvid|ovanför|ovanpå|mitt ?emot|granne|hörnet|lives|living|flat|apartment|next to|above|opposite)(?!\p{L})/iu;
const NO_NAME =
  /^(?:huvud|gå|tvär|bak|bi|in|ut|mitt|affärs|gång|cykel|skol|bil|gräns|park|by)(?:gatan|gata|vägen|torget|stigen|allén)$/;
const HOUSE_NUMBER = /^[ ,]{1,2}(?:nr\.? ?)?\d{1,4}(?!\d|[.:]\d| ?(?:kr|st|dagar|veckor|%))/iu;

const STREET_PLACE: ReadonlySet<string> = new Set(["på", "vid", "i", "av", "on", "at", "near"]);

export function* findStreets(text: string, words: readonly Word[]): Generator<Finding> {
  for (const [i, word] of words.entries()) {
    if (
      STREET_WORD.test(word.lower) &&
      i > 0 &&
      words[i - 1]!.shape !== "lower" &&
      word.at - words[i - 1]!.end <= 2 &&
      HOUSE_NUMBER.test(text.slice(word.end, word.end + 12))
    )
      yield blocked("street");
    const capital = word.shape !== "lower";
    if (
      NO_STREET.test(word.lower) ||
      !(STREET.test(word.lower) || (capital && STREET_IF_CAPITAL.test(word.lower)))
    )
      continue;
    if (HOUSE_NUMBER.test(text.slice(word.end, word.end + 12))) yield blocked("street");
    else if (capital && !word.first && STREET.test(word.lower)) yield ask("street");
    else if (
      STREET.test(word.lower) &&
      !NO_NAME.test(word.lower) &&
      STREET_PLACE.has(words[i - 1]?.lower ?? "") &&
      LIVED.test(text)
    )
      yield ask("street");
  }
  yield* matches(text, STREETS);
}

/** "St" without a full stop only with its capital: "12 nya st" is how many there are of something. */
const ENGLISH_STREET =
  "(?:street|st\\.|(?-i:St)|road|rd\\.?|avenue|ave\\.?|lane|drive|boulevard|blvd|square|court|way|close|terrace)";
const STREETS: readonly Patterns[] = [
  blocking("street", [
    new RegExp(
      `(?<!\\d)\\d{1,5}[A-Za-z]?,? (?:\\p{Lu}[\\p{L}']{1,30} ){1,3}${ENGLISH_STREET}(?!\\p{L})`,
      "iu",
    ),
    /(?<!\p{L})c\/o(?!\p{L})/iu,
    // A class of a school is twenty children.
    /(?<!\p{L})\p{L}{3,30}skolans?(?!\p{L}).{0,12}?(?<!\p{L})(?:kl|klass)\.? ?\d ?[a-e](?![\p{L}\d])/iu,
    /(?<!\p{L})(?:lgh|lägenhet|lägenhetsnummer|portkod|apartment|apt|flat|door code)(?: ?nr)?[.: ]{1,3}\d{1,5}/iu,
    /(?<!\p{L})(?:box|postbox|p\.o\. box) \d{2,6}(?!\d)/iu,
    /(?<!\p{L})(?:storgatan|kungsgatan|drottninggatan|järnvägsgatan|parkvägen)[ ,]{1,2}\d/iu,
  ]),
];

const POSTAL = /(?<![\d-])(?:(?:SE|S)-?)?[1-9]\d{2} ?\d{2} {1,2}(\p{L}{2,30})/gu;
const POSTAL_NAMED = /(?<!\p{L})(?:postnr|postnummer|postal code|zip)[.: ]{0,3}\d{3} ?\d{2}/iu;
const POSTAL_PREFIXED = /(?<![\p{L}\d])SE?-[1-9]\d{2} ?\d{2}(?!\d)/u;

export function* findPostalCodes(text: string): Generator<Finding> {
  for (const [, place = ""] of text.matchAll(POSTAL))
    if (/^\p{Lu}/u.test(place) || isPlace(place.toLowerCase())) yield blocked("postalCode");
  if (POSTAL_NAMED.test(text) || POSTAL_PREFIXED.test(text)) yield blocked("postalCode");
}

const DEGREES = "-?\\d{1,3}[.,]";
const COORDINATES: readonly Patterns[] = [
  blocking("coordinates", [
    new RegExp(
      `(?<![\\d.])${DEGREES}\\d{4,}°? ?[NSEWÖV]?[,; /]{1,3}(?:lon|lng|long)?[:= ]{0,2}${DEGREES}\\d{4,}`,
      "iu",
    ),
    new RegExp(`(?<![\\d.])${DEGREES}\\d{2,}°? ?[NS][,; /]{0,3}${DEGREES}\\d{2,}°? ?[EWÖV]`, "iu"),
    /(?<!\d)\d{1,3} ?° ?\d{1,2}(?:[.,]\d{1,5})? ?['′’]/u,
    /(?<!\p{L})(?:lat|latitud|latitude|lon|longitud|longitude|koordinat|koordinater|gps|coordinates)[.:= ]{1,3}-?\d{1,7}[.,]?\d{0,8}/iu,
    /(?<!\d)6\d{6}[,; ]{1,3}(?:[3-9]\d{5}|1\d{6})(?!\d)/u,
    /(?<![\p{L}\d])[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}(?![\p{L}\d])/iu,
  ]),
];

const WHAT3WORDS: readonly Patterns[] = [
  blocking("what3words", [
    /\/\/\/ ?\p{L}{2,30}[.·]\p{L}{2,30}[.·]\p{L}{2,30}/u,
    /(?<!\p{L})(?:w3w|what3words|what 3 words)[.: ]{0,3}\p{L}{2,30}[. ]\p{L}{2,30}/iu,
  ]),
  asking("what3words", [
    /(?<![\p{L}\d./@-])\p{Ll}{3,30}\.\p{Ll}{3,30}\.\p{Ll}{3,30}(?![\p{L}\d/@-]|\.\p{L})/u,
  ]),
];

/** Airlines that fly to Sweden or from the countries of origin; a free pair of letters would stop too much. */
const AIRLINES =
  "SK|DY|D8|FR|W6|W4|W9|LH|KL|AF|BA|TK|PC|QR|EK|EY|ET|LO|AY|U2|EW|OS|LX|TG|RO|FB|PS|SU|VN|CX|SN|A3|BT|WF|IB|VY|TP|AZ|MS|RJ|AT|H4|J2|JU|OU|WZ|XQ|DK|DX|GF|IR|CA|MU|CZ|PR|AV|LA|UA|AA|DL|AC";
const FLIGHTS: readonly Patterns[] = [
  blocking("flight", [
    new RegExp(
      `(?<![\\p{L}\\d-])(?:${AIRLINES})(?:\\d{3,4}| (?!20[2-3]\\d)\\d{3,4})(?![\\p{L}\\d-])`,
      "u",
    ),
    new RegExp(`(?<![\\p{L}\\d-])(?!kl)(?:${AIRLINES})\\d{3,4}(?![\\p{L}\\d-])`, "iu"),
    /(?<!\p{L})(?:flyg|flight|flyget|flygnr|flygnummer|flight no|avgång|tåg|train|buss) ?(?:nr|nummer|no)?[.: ]{1,3}(?:[A-Z]{2}|[A-Z]\d|\d[A-Z]) ?\d{1,4}(?!\d)/iu,
  ]),
];

export function* findPositions(text: string): Generator<Finding> {
  yield* matches(text, COORDINATES);
  yield* matches(text, WHAT3WORDS);
}

export function* findTravel(text: string): Generator<Finding> {
  yield* matches(text, FLIGHTS);
  yield* findPlates(text);
}
