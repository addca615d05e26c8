// A reference of a case or a referral that somebody has written into a text.

/** Of a case or a referral: in a text that others read too, it would tell them that there is one. */
const reference =
  /(?<![\p{L}\p{N}])(?:[A-Z]{2,5}-(?=[0-9A-Z-]{0,6}[A-Z])[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{2}|H-(?=[0-9]{0,5}[A-Z])[0-9A-HJKMNP-TV-Z]{6})(?![\p{L}\p{N}])/iu;
/** Whether a text holds such a reference. */
export const namesCase = (text: string | undefined): boolean => text !== undefined && reference.test(text);
