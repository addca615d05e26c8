// Code lists of the directory; wordings stand in the catalogues.
import { services } from "../../src/rules/services.ts";
import type { Open, Phrase, PhraseKey } from "../../src/rules/ui.ts";

export const groups = ["women", "men", "everyone", "withChildren", "labour", "sexual", "euCitizens", "thirdCountry"] as const;
export const languages = [
  ...(["sv", "en", "ar", "bg", "es", "fa", "fr", "lt", "pl", "pt", "ro"] as const),
  ...(["ru", "so", "sq", "sr", "th", "ti", "tr", "uk", "vi", "zh"] as const),
] as const;
/** `region`: all of the agency's own. The counties are named here as their names are written, without what a keyboard may lack. */
export const areas = [
  ...(["region", "hela-landet", "blekinge", "dalarna", "gavleborg", "gotland", "halland", "jamtland", "jonkoping", "kalmar"] as const),
  ...(["kronoberg", "norrbotten", "skane", "stockholm", "sodermanland", "uppsala", "varmland", "vasterbotten"] as const),
  ...(["vasternorrland", "vastmanland", "vastra-gotaland", "orebro", "ostergotland"] as const),
] as const;
export const ages = ["12", "15", "16", "17", "18", "20", "25", "29", "64"] as const;
export const statuses = ["active", "temporarily-closed"] as const;
export const weekdays = ["1", "2", "3", "4", "5", "6", "7"] as const;
export const hours = [
  ...(["06:00", "07:00", "07:30", "08:00", "08:30", "09:00", "10:00", "11:00", "12:00", "13:00"] as const),
  ...(["14:00", "15:00", "16:00", "16:30", "17:00", "18:00", "19:00", "20:00"] as const),
] as const;

/** Without case and accents: keyboards vary. */
export const plain = (words: string): string => words.toLowerCase().normalize("NFD").replaceAll(/\p{M}/gu, "");
const slug = (name: string): string => plain(name).trim().replaceAll(/\s+/g, "-");
/** The code of an area that the configuration writes with its name; undefined: a region, a municipality. */
export const areaCode = (name: string): string | undefined => (areas as readonly string[]).find((code) => code === slug(name));

const known: Readonly<Record<string, readonly string[]>> = { service: services, language: languages, targetGroup: groups, area: areas };
/** A code in words; one that the catalogue does not have, as the configuration writes it. */
export const worded = (of: "service" | "language" | "targetGroup" | "area", code: string): Phrase | { readonly text: Open<string> } =>
  known[of]?.includes(code) ? { key: `${of}.${code}` as PhraseKey } : { text: code.replaceAll("_", " ") as Open<string> };

/** Other words under which somebody looks for it, in both languages; compared, never shown. */
export const alsoCalled: Readonly<Record<string, readonly string[]>> = {
  skyddat_boende: ["skyddat", "boende", "boplats", "sheltered", "housing", "shelter", "protected", "accommodation"],
  akut_vard: ["akut", "vard", "sjukvard", "urgent", "care", "health", "emergency", "medical"],
  trauma_psyk: ["care", "traumavard", "trauma", "psykiatri", "terapi", "psykolog", "treatment", "psychiatry", "therapy"],
  malsagandebitrade: ["injured-party", "malsagandebitrade", "advokat", "jurist", "counsel", "injured", "party", "lawyer", "legal"],
  juridik_migration: ["matters", "juridik", "migration", "asyl", "jurist", "law", "legal", "asylum"],
  skadestand_ersattning: ["skadestand", "ersattning", "brottsskada", "damages", "compensation"],
  betanketid_ansokan: ["ansokan", "om", "betanketid", "application", "for", "a", "reflection", "period"],
  ekonomiskt_bistand: ["ekonomiskt", "bistand", "forsorjningsstod", "pengar", "financial", "support", "assistance", "money"],
  tolk: ["tolk", "oversattning", "interpreter", "interpreting", "translation"],
  sfi_svenska: ["lessons", "svenska", "sfi", "sprak", "kurs", "swedish", "for", "immigrants", "language", "course"],
  arbete_praktik: ["internship", "arbete", "praktik", "jobb", "work", "placement", "job"],
  klader_basbehov: ["klader", "basbehov", "mat", "hygien", "clothes", "basic", "needs", "food"],
  foraldrastod_barn: [
    "stod",
    "till",
    "barn",
    "och",
    "foraldrar",
    "foraldrastod",
    "familj",
    "support",
    "for",
    "children",
    "and",
    "parents",
    "family",
  ],
  fack_lonekrav: ["trade", "fackligt", "stod", "lonekrav", "fack", "lon", "union", "help", "claims", "for", "wages", "support", "pay"],
  atervandande_AMP: ["tryggt", "atervandande", "resa", "hem", "safe", "return"],
  polisanmalan_stod: ["stod", "vid", "polisanmalan", "anmalan", "polis", "support", "with", "police", "report", "reporting", "to", "the"],
  metodstod: ["metodstod", "radgivning", "method", "support", "advice"],
  annat: ["annat", "ovrigt", "other", "else", "something"],
  SocialCare: ["socialt", "stod", "stodsamtal", "kurator", "social", "support", "care", "counselling"],
  women: ["kvinnor", "kvinna", "women", "woman"],
  men: ["man", "men"],
  everyone: ["alla", "everyone", "all"],
  withChildren: ["med", "barn", "familj", "with", "children", "family"],
  labour: ["arbete", "tvangsarbete", "arbetskraft", "labour", "exploited", "in", "work", "exploitation", "utnyttjade", "i"],
  sexual: ["prostitution", "sexuell", "sexual", "exploitation", "utnyttjade", "i", "sexuellt", "exploited", "sexually"],
  euCitizens: ["eu", "medborgare", "citizens", "eu-medborgare"],
  thirdCountry: [
    "fran",
    "land",
    "utanfor",
    "eu",
    "from",
    "outside",
    "the",
    "tredjeland",
    "tredjelandsmedborgare",
    "third",
    "country",
    "third-country",
    "nationals",
  ],
  sv: ["svenska", "swedish"],
  en: ["engelska", "english"],
  ar: ["arabiska", "arabic"],
  bg: ["bulgariska", "bulgarian"],
  es: ["spanska", "spanish"],
  fa: ["persiska", "dari", "farsi", "persian"],
  fr: ["franska", "french"],
  lt: ["litauiska", "lithuanian"],
  pl: ["polska", "polish"],
  pt: ["portugisiska", "portuguese"],
  ro: ["rumanska", "romanian"],
  ru: ["ryska", "russian"],
  so: ["somaliska", "somali"],
  sq: ["albanska", "albanian"],
  sr: ["serbiska", "serbian", "bosniska", "kroatiska"],
  th: ["thailandska", "thai"],
  ti: ["tigrinja", "tigrinska", "tigrinya"],
  tr: ["turkiska", "turkish"],
  uk: ["ukrainska", "ukrainian"],
  vi: ["vietnamesiska", "vietnamese"],
  zh: ["kinesiska", "chinese"],
};
