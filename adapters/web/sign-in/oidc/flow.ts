// One way to an issuer and back: authorization code with PKCE, state and nonce, bound to the browser that began it, used up by the first answer.
import type { Configuration } from "openid-client";
import type { PinnedIssuer } from "../../../inbox.ts";
import type { Records } from "../../../records.ts";
import { cookieIn, freshToken, hashed, hostCookie } from "../tokens.ts";
import { type Claims, type Proven, readClaims, type Why } from "./claims.ts";
import { type Issuers, type Library, tagOf } from "./issuers.ts";

/** Sent along on the way back, which begins at the issuer's site: `Strict` would not come. */
const cookieName = "__Host-stafett-organisation";
const wayMs = 15 * 60_000;
const secretOf = (request: Request): string | undefined =>
  /^[\w-]{43}$/.exec(cookieIn(request.headers.get("cookie"), cookieName) ?? "")?.[0];
/** Taken away with the first answer. */
export const noWay = hostCookie(cookieName, "", "Lax", 0);
/** Seconds. A proof is fresh for five minutes, as one of a key, and is kept by its begun minute: an older one would be asked for again at once. */
const freshS = 4 * 60;

/** What is proved, and where one goes on. `binding`: the secret of the browser that a code has opened the enrolment for. */
export type Aim =
  | { readonly purpose: "sign-in"; readonly next: string }
  | { readonly purpose: "bind"; readonly identity: string; readonly binding: string }
  | { readonly purpose: "step-up" | "recheck"; readonly identity: string; readonly next: string };
/** `aim` is undefined where nothing of ours is answered: another browser, a replay, nothing that was asked. */
export type Outcome =
  | {
      readonly aim: Aim;
      readonly pinned: PinnedIssuer;
      readonly proven: Proven;
      readonly refresh: string | undefined;
    }
  | { readonly aim?: Aim; readonly refused: Why };
type Kept = {
  readonly aim: Aim;
  readonly agency: string;
  readonly tag: string;
  readonly nonce: string;
  readonly verifier: string;
};

/** A 401 by the scheme of HTTP. */
const challenged = "OAUTH_WWW_AUTHENTICATE_CHALLENGE";
const timestamp = "OAUTH_JWT_TIMESTAMP_CHECK_FAILED";
/** Answers of an issuer that could only go on with the person. */
const wouldAsk: ReadonlySet<string> = new Set([
  "login_required",
  "interaction_required",
  "consent_required",
  "account_selection_required",
]);
/** A server's trouble of its own: the library gives the answer as the cause. */
const isTrouble = (code: string | undefined, cause: unknown): boolean =>
  code === "OAUTH_RESPONSE_IS_NOT_CONFORM" && cause instanceof Response && cause.status >= 500;
/** Why the library has thrown: by its codes alone, its texts quote what was sent. */
export const whyOf = (error: unknown): Why => {
  const {
    code,
    error: said,
    cause,
  } = error as {
    code?: string;
    error?: string;
    cause?: { claim?: string; cause?: { claim?: string } };
  };
  if (said === "access_denied") return "cancelled";
  if (said !== undefined && wouldAsk.has(said)) return "asked";
  if (said === "invalid_client" || said === "unauthorized_client" || code === challenged)
    return "setup";
  if (said === "temporarily_unavailable" || said === "server_error") return "away";
  if (isTrouble(code, cause)) return "away";
  if (code === timestamp)
    return (cause?.claim ?? cause?.cause?.claim) === "auth_time" ? "old" : "clock";
  return code === "OAUTH_TIMEOUT" || error instanceof TypeError || code === undefined
    ? "away"
    : "refused";
};

type Given = {
  readonly records: Records;
  readonly clock: { now(): number };
  readonly origin: string;
  readonly pinned: () => Promise<readonly PinnedIssuer[]>;
  readonly issuers: Issuers;
};
/** Longer than what any issuer sends back. */
const mostSearch = 8_000;
const nameOf = (secret: string, state: string): string =>
  hashed(JSON.stringify(["way", secret, state]));
/** An address of its own for each issuer: an answer of one is never taken for another's, also where the issuer does not name itself in it. Another level needs no other. */
export const redirectOf = (
  origin: string,
  { issuer, client }: Pick<PinnedIssuer, "issuer" | "client">,
): string => `${origin}/sign-in/back/${tagOf({ issuer, client })}`;
const askedFor = ({ purpose }: Aim): Readonly<Record<string, string>> => {
  // Both: there are issuers that take one of them for a wish.
  if (purpose === "step-up") return { prompt: "login", max_age: String(freshS) };
  return purpose === "recheck" ? { prompt: "none" } : {};
};

const redeemed = async (
  library: Library,
  config: Configuration,
  url: URL,
  state: string,
  { aim, nonce, verifier }: Kept,
) => {
  try {
    return await library.authorizationCodeGrant(config, url, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
      ...(aim.purpose === "step-up" && { maxAge: freshS }),
    });
  } catch (error) {
    return { refused: whyOf(error) };
  }
};
const taken = async (
  records: Records,
  request: Request,
  state: string,
): Promise<Kept | undefined> => {
  const secret = secretOf(request);
  const text = secret && (await records.take("way", nameOf(secret, state)));
  return text ? (JSON.parse(text) as Kept) : undefined;
};
/** What came back. The first answer uses it up, also one that is refused. */
const ended = async (
  { records, origin, pinned, issuers }: Given,
  request: Request,
): Promise<Outcome> => {
  const at = new URL(request.url);
  const state = at.searchParams.get("state") ?? "";
  const kept = at.search.length > mostSearch ? undefined : await taken(records, request, state);
  if (!kept) return { refused: "refused" };
  const { aim } = kept;
  const to = (await pinned()).find((one) => one.agency === kept.agency && tagOf(one) === kept.tag);
  // Pinned elsewhere meanwhile, or another issuer's address.
  if (!to || at.pathname !== new URL(redirectOf(origin, to)).pathname)
    return { aim, refused: "refused" };
  const reached = await issuers.of(to);
  if ("refused" in reached) return { aim, refused: reached.refused };
  // From the configuration: behind a proxy that ends TLS the request does not know its own address.
  const url = new URL(redirectOf(origin, to) + at.search);
  const tokens = await redeemed(reached.library, reached.config, url, state, kept);
  if ("refused" in tokens) return { aim, refused: tokens.refused as Why };
  const proven = readClaims((tokens.claims() ?? {}) as Claims, to.issuer, to.acr);
  return "refused" in proven
    ? { aim, ...proven }
    : { aim, pinned: to, proven, refresh: tokens.refresh_token };
};
export const createWays = (given: Given) => ({
  /** Where the browser goes, with the cookie that ties the answer to it; or why it goes nowhere. */
  begin: async (
    request: Request,
    to: PinnedIssuer,
    aim: Aim,
  ): Promise<{ readonly url: string; readonly cookie: string } | { readonly refused: Why }> => {
    const reached = await given.issuers.of(to);
    if ("refused" in reached) return reached;
    const { library, config } = reached;
    const secret = secretOf(request) ?? freshToken();
    const [state, nonce, verifier] = [freshToken(), freshToken(), freshToken()];
    const kept: Kept = { aim, agency: to.agency, tag: tagOf(to), nonce, verifier };
    const until = given.clock.now() + wayMs;
    await given.records.add("way", nameOf(secret, state), "", JSON.stringify(kept), until);
    const url = library.buildAuthorizationUrl(config, {
      redirect_uri: redirectOf(given.origin, to),
      scope: "openid",
      state,
      nonce,
      code_challenge: await library.calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256",
      ...(to.acr !== undefined && { acr_values: to.acr }),
      ...askedFor(aim),
    });
    return { url: url.href, cookie: hostCookie(cookieName, secret, "Lax", wayMs / 1_000) };
  },
  end: (request: Request): Promise<Outcome> => ended(given, request),
});
