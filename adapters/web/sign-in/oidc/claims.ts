// What an ID token says, as far as it is used: the account, the level of assurance, when somebody signed in. What looks like a personal identity number is refused.
import { hashed } from "../tokens.ts";

/** Why an organisation's sign-in leads to no session; a sentence for each. No text of the issuer's is kept. */
export type Why =
  | "away" // The issuer does not answer, or with something else than OpenID Connect.
  | "setup" // It does not take us: client, key, redirect address.
  | "cancelled" // The person said no there.
  | "asked" // It would have to ask the person, and was told not to.
  | "level" // Another level of assurance than the agency asks for.
  | "old" // The person was not asked anew.
  | "clock" // Its clock and ours differ.
  | "number" // A claim looks like a personal identity number.
  | "unbound" // The account belongs to nobody here.
  | "refused"; // Everything else: forged, replayed, another browser, another issuer.

/** `account`: a hash over issuer and subject. `authAt`: epoch ms. */
export type Proven = { readonly account: string; readonly sid?: string; readonly authAt?: number };
export type Claims = Readonly<Record<string, unknown>>;

/** Over both, so that no two issuers can name the same account. The subject itself is kept nowhere. */
export const accountOf = (issuer: string, subject: string): string =>
  hashed(JSON.stringify([issuer, subject]));
/** A session of the issuer's, for its logout. */
export const sidOf = (issuer: string, sid: string): string =>
  hashed(JSON.stringify(["sid", issuer, sid]));

/** Month, and a day to which a coordination number adds 60. */
const born = "(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01]|6[1-9]|[78]\\d|9[01])";
/** Twelve digits with the century wherever they are; ten only as a word of their own: a random id of letters and digits can hold ten by chance. */
const numbers = new RegExp(
  `(?<!\\d)(?:18|19|20)\\d\\d${born}[-+ ]?\\d{4}(?!\\d)|(?<![\\p{L}\\d])\\d\\d${born}[-+ ]?\\d{4}(?![\\p{L}\\d])`,
  "u",
);
/** Instants in seconds can have the form of one. */
const instants: ReadonlySet<string> = new Set(["iat", "exp", "nbf", "auth_time", "updated_at"]);
const mostDeep = 8;
const looksPersonal = (value: unknown, deep: number): boolean => {
  if (typeof value === "string" || typeof value === "number") return numbers.test(String(value));
  if (typeof value !== "object" || value === null) return false;
  // Deeper than anybody nests claims: not looked through, so not taken.
  return (
    deep >= mostDeep ||
    Object.entries(value).some(([key, each]) => numbers.test(key) || looksPersonal(each, deep + 1))
  );
};
/** Whether any claim, the subject included, has the form of a Swedish personal identity or coordination number. */
const tellsIdentityNumber = (claims: Claims): boolean =>
  looksPersonal(
    Object.fromEntries(Object.entries(claims).filter(([name]) => !instants.has(name))),
    0,
  );

/** OpenID Connect: 255 characters of ASCII at most. Of a `sid` nothing is said; it is no longer. */
const mostChars = 255;
const isName = (value: unknown): value is string =>
  typeof value === "string" && value !== "" && value.length <= mostChars;
/** Reads claims whose signature, issuer, audience, times and nonce are verified. `acr`: the level that the agency asks for. */
export const readClaims = (
  claims: Claims,
  issuer: string,
  acr: string | undefined,
): Proven | { readonly refused: Why } => {
  if (tellsIdentityNumber(claims)) return { refused: "number" };
  if (!isName(claims.sub)) return { refused: "refused" };
  if (acr !== undefined && claims.acr !== acr) return { refused: "level" };
  return {
    account: accountOf(issuer, claims.sub),
    ...(isName(claims.sid) && { sid: sidOf(issuer, claims.sid) }),
    ...(typeof claims.auth_time === "number" && { authAt: claims.auth_time * 1_000 }),
  };
};
