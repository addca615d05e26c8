// Back-channel logout: a token of the issuer's own, verified as OpenID Connect Back-Channel Logout 1.0 §2.6 asks.
import type { PinnedIssuer } from "../../../inbox.ts";
import { readJson } from "../../../json.ts";
import type { Records } from "../../../records.ts";
import { hashed } from "../tokens.ts";
import { accountOf, sidOf } from "./claims.ts";
import { boundedFetch, type Issuers, isHere } from "./issuers.ts";

const event = "http://schemas.openid.net/event/backchannel-logout";
/** Issuers send it at once, and again for some minutes where nobody answered. Seconds. */
const oldestS = 10 * 60;
const tolerance = 5;
/** A token has a dozen claims. */
const [mostChars, mostParts] = [8_000, 200];
/** Every asymmetric one: a secret of ours signs nothing here. */
const algorithms = [
  "RS256",
  "RS384",
  "RS512",
  "PS256",
  "PS384",
  "PS512",
  "ES256",
  "ES384",
  "ES512",
  "EdDSA",
  "Ed25519",
];
type Claims = Readonly<Record<string, unknown>>;
const claimsIn = (token: string): Claims | undefined => {
  const part = /^[\w-]+\.([\w-]+)\.[\w-]+$/.exec(token)?.[1];
  const read =
    part === undefined
      ? undefined
      : readJson(Buffer.from(part, "base64url").toString("utf8"), mostParts);
  return typeof read === "object" && read !== null ? (read as Claims) : undefined;
};
const isText = (value: unknown): value is string =>
  typeof value === "string" && value !== "" && value.length <= 255;
/** What the signature does not say. */
const isLogout = ({ events, nonce, sub, sid, jti, iat }: Claims): boolean => {
  const told =
    typeof events === "object" && events !== null ? (events as Claims)[event] : undefined;
  const named =
    (sub === undefined || isText(sub)) &&
    (sid === undefined || isText(sid)) &&
    (isText(sub) || isText(sid));
  return (
    typeof told === "object" &&
    told !== null &&
    nonce === undefined &&
    named &&
    isText(jti) &&
    typeof iat === "number"
  );
};
/** Of the tokens that a logout may be, and not an ID token or another's. */
const types: ReadonlySet<string> = new Set(["logout+jwt", "application/logout+jwt", "jwt"]);

type Given = {
  readonly records: Records;
  readonly clock: { now(): number };
  readonly pinned: () => Promise<readonly PinnedIssuer[]>;
  readonly issuers: Issuers;
};
type LogOut = { readonly account: string | undefined; readonly sid: string | undefined };
/** Whom a token names that is the issuer's; undefined: it was there before. */
const named = async (
  { records, clock }: Given,
  issuer: string,
  claims: Claims,
): Promise<LogOut | undefined> => {
  const { sub, sid, jti } = claims as Readonly<Record<string, string | undefined>>;
  const once = hashed(JSON.stringify([issuer, jti]));
  return (await records.add("logged-out", once, "", "1", clock.now() + 2 * oldestS * 1_000))
    ? { account: sub && accountOf(issuer, sub), sid: sid && sidOf(issuer, sid) }
    : undefined;
};
export const createLogouts = (given: Given) => {
  const { clock, pinned, issuers } = given;
  /** Keys of each issuer, asked for anew where one is unknown; not more often than the library lets. */
  const keys = new Map<string, ReturnType<typeof import("jose").createRemoteJWKSet>>();
  const verified = async (token: string, to: PinnedIssuer): Promise<Claims | undefined> => {
    const [jose, reached] = await Promise.all([import("jose"), issuers.of(to)]);
    const at = "refused" in reached ? undefined : reached.metadata.jwks_uri;
    if (at === undefined || !(URL.parse(at)?.protocol === "https:" || isHere(to.issuer)))
      return undefined;
    const set =
      keys.get(at) ??
      jose.createRemoteJWKSet(new URL(at), {
        cooldownDuration: 5_000,
        [jose.customFetch]: boundedFetch,
      });
    keys.set(at, set);
    try {
      const { payload, protectedHeader } = await jose.jwtVerify(token, set, {
        issuer: to.issuer,
        audience: to.client,
        algorithms,
        clockTolerance: tolerance,
        maxTokenAge: oldestS,
        currentDate: new Date(clock.now()),
      });
      const { typ } = protectedHeader;
      return typ === undefined || types.has(typ.toLowerCase()) ? payload : undefined;
    } catch {
      return undefined;
    }
  };
  return {
    /** Whom it names; undefined: it is not the issuer's, not for us, too old, no logout, or was there before. */
    read: async (token: string): Promise<LogOut | undefined> => {
      const said = token.length > mostChars ? undefined : claimsIn(token);
      if (!said || !isLogout(said)) return undefined;
      // Nobody is asked for keys but an issuer of the configuration. Two agencies may share one, with a client each.
      for (const to of (await pinned()).filter(({ issuer }) => issuer === said.iss)) {
        const claims = await verified(token, to);
        if (claims) return named(given, to.issuer, claims);
      }
      return undefined;
    },
  };
};
