import { ask, blocked, blocking, type Finding, matches, type Patterns } from "./finding.ts";
import { isOrdinary } from "./likeness.ts";

const PHONE = /(?<![\p{L}\d])(?:\+|00)?\(?\d(?:[ ().-]{0,3}\d){6,14}(?!\d)/gu;
const NAMED_PHONE =
  /(?<!\p{L})(?:tel|telefon|telefonnr|telefonnummer|mobil|mobilnr|mobilnummer|phone|number|nummer|nr|ring|sms|whatsapp|signal|viber|swish)[.: ]{1,3}(?:på |to )?\+?\d(?:[ -]?\d){5,14}(?!\d)/iu;

const AREA_SLASH = /(?<!\d)0\d{1,3}\/\d(?:[ -]?\d){4,8}(?!\d)/u;

export function* findPhones(text: string): Generator<Finding> {
  for (const match of text.matchAll(PHONE)) {
    const written = match[0].replace(/[ ().-]/g, "").replace(/^(\+|00)460/, "$146");
    const digits = written.replace("+", "");
    const international =
      written.startsWith("+") || (written.startsWith("00") && digits.length >= 10);
    const national = written.startsWith("0") && digits.length >= 8 && digits.length <= 11;
    if (international || national) yield blocked("phone");
  }
  if (NAMED_PHONE.test(text) || AREA_SLASH.test(text)) yield blocked("phone");
}

const DOMAIN = "(?:se|com|nu|org|net|eu|info|ru|ua|pl|ro|bg|de|uk|fi|no|dk|io|me|ng|vn|th)";
const AT =
  "(?:\\(at\\)|\\[at\\]|\\{at\\}|<at>| at |\\(a\\)|\\[a\\]|\\(@\\)|snabel-?a|\\(snabel-?a\\)|snabela)";
const DOT = "(?:\\.|\\(dot\\)|\\[dot\\]|\\(punkt\\)|\\[punkt\\]|dot|punkt)";

const EMAIL: readonly Patterns[] = [
  blocking("email", [
    /[\p{L}\p{N}._%+-] {0,2}@ {0,2}[\p{L}\p{N}-]{1,63} {0,2}\. {0,2}\p{L}{2}/u,
    new RegExp(
      `[\\p{L}\\p{N}] {0,2}${AT} {0,2}[\\p{L}\\p{N}-]{1,63} {0,2}${DOT} {0,2}${DOMAIN}(?!\\p{L})`,
      "iu",
    ),
    /[\p{L}\p{N}] {0,2}(?:\(at\)|\[at\]|\(a\)|snabel-?a) {0,2}[\p{L}\p{N}-]{2,}/iu,
    /(?<!\p{L})(?:gmail|hotmail|outlook|yahoo|icloud|proton(?:mail)?|live|telia)(?:\.| punkt | dot )(?:com|se|ru|me)(?!\p{L})/iu,
  ]),
];

const SOCIAL_HOST =
  /(?<![\p{L}\d])(?:facebook\.com|fb\.(?:com|me|watch)|m\.me|messenger\.com|instagram\.com|instagr\.am|tiktok\.com|snapchat\.com|t\.me|telegram\.me|wa\.me|whatsapp\.com|linkedin\.com|lnkd\.in|twitter\.com|x\.com|vk\.com|ok\.ru|youtube\.com|youtu\.be|onlyfans\.com|threads\.net|discord\.(?:gg|com)|signal\.me|line\.me|viber\.com|weibo\.com|zalo\.me|reddit\.com|pinterest\.com|tinder\.com|badoo\.com|linktr\.ee|fansly\.com|rosasidan\.[a-z]{2,3}|realescort\.[a-z]{2,3}|sugardaters\.[a-z]{2,3})/iu;
const MAP_HOST =
  /(?<![\p{L}\d])(?:maps\.app\.goo\.gl|goo\.gl\/maps|google\.[a-z]{2,3}\/maps|maps\.google\.|openstreetmap\.org|osm\.org\/go|hitta\.se|eniro\.se|maps\.apple\.com|what3words\.com|w3w\.co|ratsit\.se|merinfo\.se|birthday\.se|mrkoll\.se)/iu;
const PLATFORM =
  "(?:facebook|fb|instagram|insta|ig|tiktok|snapchat|snap|telegram|whatsapp|messenger|linkedin|twitter|kik|wechat|viber|onlyfans|discord|skype|steam|roblox|vinted|tinder|badoo|grindr|imo|zalo|wickr|threema|twitch|reddit|tradera|signal|youtube|vk|bigo|yubo|omegle|fortnite|minecraft|psn|xbox)";

const SOCIAL: readonly Patterns[] = [
  blocking("socialProfile", [
    SOCIAL_HOST,
    new RegExp(
      `(?<!\\p{L})${PLATFORM}(?: ?(?:id|konto|namn|användare|användarnamn|account|user|username|profil|profile|handle))?(?: ?[:=] ?| (?:heter|är|is) )@?[\\p{L}\\p{N}._-]{3,}`,
      "iu",
    ),
    new RegExp(
      `(?<!\\p{L})${PLATFORM}(?:-?(?:kontot?|profilen?|account))? (?:(?:as|som|under|user|användaren?) )?(?=[\\p{L}\\d.-]{0,30}[_.\\d])\\p{L}[\\p{L}\\d._-]{2,30}[\\p{L}\\d_]`,
      "iu",
    ),
    /(?<!\p{L})(?:användarnamn|username|user name|nickname|handle|profilnamn)(?: ?[:=] ?| (?:är|is) )[\p{L}\p{N}._-]{3,}/iu,
  ]),
];
/** "finns på snap som lillagumman": any word, where an account would be named; and "miss.kitty99 på telegram". */
const AS_ACCOUNT = new RegExp(
  `(?<!\\p{L})${PLATFORM}(?:-?kontot?)?,? (?:som|as|under(?: namnet)?|med namnet) (\\p{L}{5,30})(?=[.,!?;)]|$)`,
  "giu",
);
const ACCOUNT_ON = new RegExp(
  `(?<![\\p{L}\\d._-])(?=[\\p{L}\\d._]{0,30}(?:\\p{L}\\d|\\p{L}[._][\\p{L}\\d]))(?=[\\d._]{0,30}\\p{L}[\\d._]{0,9}\\p{L})\\p{L}[\\p{L}\\d._]{3,30} (?:på|on) ${PLATFORM}(?!\\p{L})`,
  "iu",
);
/** "wolfie_9801", "dark_prince": nobody writes prose so. */
const UNDERSCORED =
  /(?<![\p{L}\p{N}_./@-])\p{L}[\p{L}\d]{1,20}_{1,3}[\p{L}\d][\p{L}\d_.]{1,24}(?![\p{L}\d])/u;
const HANDLE =
  /(?<![\p{L}\p{N}._<])@(?!(?:here|channel|everyone|kanal|alla|stafett)(?![\p{L}\p{N}._]))[\p{L}\p{N}_](?:[\p{L}\p{N}._]{1,40})/iu;

/** Sites of authorities and networks that are told to everybody; their addresses name no person. */
const PUBLIC_SITES =
  /^(?:[a-z0-9-]{1,40}\.){0,2}(?:nmtsverige|jamstalldhetsmyndigheten|polisen|migrationsverket|skatteverket|socialstyrelsen|lansstyrelsen|malmo|skane|1177|av|tullverket|aklagare|domstol|imy|ivo|brottsoffermyndigheten|manskligarattigheter|platformcivilsweden|regeringen|riksdagen|forsakringskassan|folkhalsomyndigheten|helamanniskan|noomi)\.se(?:[/?#:]|$)/iu;
const LINK = new RegExp(
  `(?:https?:\\/\\/|www\\.)?(?<![\\p{L}\\p{N}@.-])((?:[\\p{L}\\p{N}-]{1,63}\\.){1,5}${DOMAIN}(?![\\p{L}\\p{N}])[^\\s]{0,200})`,
  "giu",
);
const SCHEME =
  /(?<!\p{L})(?:https?|ftp|tel|sms|mailto|skype|tg|whatsapp|geo):(?:\/\/)?[^\s]{1,200}/giu;

export function* findAddresses(text: string): Generator<Finding> {
  yield* matches(text, EMAIL);
  yield* matches(text, SOCIAL);
  if (MAP_HOST.test(text)) yield blocked("coordinates");
  if (HANDLE.test(text)) yield blocked("socialProfile");
  for (const [, account = ""] of text.matchAll(AS_ACCOUNT))
    if (!isOrdinary(account.toLowerCase())) yield ask("socialProfile");
  if (ACCOUNT_ON.test(text)) yield ask("socialProfile");
  if (UNDERSCORED.test(text)) yield ask("socialProfile");
  for (const [link] of text.matchAll(SCHEME))
    if (!PUBLIC_SITES.test(link.replace(/^https?:\/\/(?:www\.)?/iu, ""))) yield ask("url");
  for (const match of text.matchAll(LINK))
    if (!PUBLIC_SITES.test((match[1] ?? "").replace(/^www\./iu, ""))) yield ask("url");
}
