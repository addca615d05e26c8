// Confusable skeleton of a name (Unicode TR39): two names that people take for each other have the same one.
import unhomoglyph from "unhomoglyph";

/** What nobody sees, or sees without reading it as a part of a name: blanks, dots, dashes, zero-width characters. Marks stay: "å" is not "a". */
const unread = /[^\p{L}\p{N}\p{M}]|\p{Default_Ignorable_Code_Point}/gu;
const mapped = (text: string): string => unhomoglyph(text.normalize("NFKD")).normalize("NFKD");

/**
 * Only for comparing, such as `rnalrnö` of "Malmö". The skeleton is taken before and after the fold of case: a Cyrillic capital looks like a Latin one where the
 * small letters do not. TR39 has "I" like "l" and the fold has "I" like "i": all three are one here.
 */
export const skeleton = (name: string): string =>
  mapped(mapped(name.replace(unread, "")).replace(unread, "").toLowerCase()).replaceAll(
    /[iı]/g,
    "l",
  );
