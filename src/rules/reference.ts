// What somebody has written into a text and others could follow: a reference of a case or a referral, an address on the net.

/** Of a case or a referral: in a text that others read too, it would tell them that there is one. */
const reference =
  /(?<![\p{L}\p{N}])(?:[A-Z]{2,5}-(?=[0-9A-Z-]{0,6}[A-Z])[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{2}|H-(?=[0-9]{0,5}[A-Z])[0-9A-HJKMNP-TV-Z]{6})(?![\p{L}\p{N}])/iu;
/** Whether a text holds such a reference. */
export const namesCase = (text: string | undefined): boolean =>
  text !== undefined && reference.test(text);
/** Of a page or of mail: a client makes a link of it, with or without `https://`. "t.ex." and "kl. 8.30" are none. */
const address =
  /[a-z][a-z\d+.-]{1,20}:\/\/|(?<!\p{L})(?:mailto|tel|sms|data|javascript):|(?<![\p{L}\p{N}])www\.|[^\s@]@[^\s@]+\.\p{L}{2}|[\p{L}\p{N}-]{2}\.(?:se|nu|com|org|net|eu|info|no|dk|fi|de|uk|io|me|app|dev|biz|xyz|site|online)(?![\p{L}\p{N}])/iu;
/** Whether a text holds such an address. */
export const namesAddress = (text: string | undefined): boolean =>
  text !== undefined && address.test(text.normalize("NFKC"));
