// Languages by their ISO 639 codes: two letters where there are two, else three. One list for what services speak and for what a person needs.

/** Swedish, and the twenty that are asked for most; then the others that interpreters in Sweden are booked for, as Swedish sorts their names. [design] */
export const languages = [
  ...(["sv", "en", "ar", "bg", "es", "fa", "fr", "lt", "pl", "pt", "ro", "ru", "so", "sq", "sr", "th"] as const),
  ...(["ti", "tr", "uk", "vi", "zh"] as const),
  ...(["am", "hy", "az", "be", "bn", "bs", "my", "da", "bin", "et", "fi", "ka", "el", "ha", "he", "hi"] as const),
  ...(["ig", "id", "it", "ja", "yue", "kk", "km", "rw", "ky", "rn", "ko", "hr", "kmr", "lo", "lv", "ln"] as const),
  ...(["mk", "ms", "mn", "nl", "ne", "no", "om", "ps", "pa", "rom", "sk", "sl", "ckb", "swl", "sw", "tg"] as const),
  ...(["tl", "ta", "te", "cs", "tk", "de", "ug", "hu", "ur", "uz", "wo", "yo"] as const),
] as const;
/** What a person may need: `mis` is the standard's own code for a language that it has none for here. */
export const needed = [...languages, "mis"] as const;
export type Language = (typeof needed)[number];
