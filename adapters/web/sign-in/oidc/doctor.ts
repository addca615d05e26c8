// What `stafett doctor` asks of the issuers that agencies have: what can be tried of a sign-in without a person.
import { ask, type Finding, found, unseen } from "../../../finding.ts";
import type { PinnedIssuer } from "../../../inbox.ts";
import type { Examined } from "../../../platform.ts";
import type { ClientKeys } from "./client-key.ts";
import { redirectOf, whyOf } from "./flow.ts";
import { boundedFetch, discover, type Reached } from "./issuers.ts";

/** The sentences that it needs, each of one agency's issuer. A `…Mend` says what helps. */
export type IssuerWords = {
  readonly notNow: string;
  issuer(agency: string): string;
  issuerUnreached(why: string): string;
  readonly issuerNone: string;
  issuerOther(itself: string): string;
  readonly issuerNoKey: string;
  issuerKeys(agency: string): string;
  readonly issuerKeysMend: string;
  issuerClient(agency: string): string;
  issuerClientMend(keys: string, why: string): string;
  issuerBack(agency: string): string;
  issuerBackMend(address: string): string;
  issuerLevel(agency: string): string;
  readonly issuerLevelMend: string;
  issuerLogout(agency: string, tells: boolean, address: string): string;
  issuerClock(agency: string, seconds: number): string;
  readonly issuerClockMend: string;
};
type Asked = {
  readonly origin: string;
  readonly issuers: readonly PinnedIssuer[];
  readonly keys: ClientKeys | undefined;
  readonly secrets: ReadonlyMap<string, string>;
  readonly words: IssuerWords;
};
type Open = Extract<Reached, { config: unknown }>;
/** Tokens hold for a few minutes, and a difference of seconds is taken. */
const mostAheadMs = 5_000;

/** What it calls itself may be shown where it has the form of an address. */
const isAddress = (text: unknown): text is string =>
  typeof text === "string" && /^https?:\/\/[\w.:/~-]{1,250}$/.test(text);
/** Of the metadata as they lie: the library has no words for what is wrong with them. */
const metadataFinding = async ({ words, secrets, keys }: Asked, to: PinnedIssuer) => {
  const answer = await ask(`${to.issuer.replace(/\/$/, "")}/.well-known/openid-configuration`);
  const what = words.issuer(to.agency);
  if (typeof answer === "string")
    return { finding: found(what, words.issuerUnreached(answer)), aheadMs: undefined };
  const { status, body, aheadMs } = answer;
  const itself = body.issuer;
  const mend =
    status !== 200
      ? words.issuerNone
      : isAddress(itself)
        ? words.issuerOther(itself)
        : words.issuerNone;
  if (status !== 200 || itself !== to.issuer) return { finding: found(what, mend), aheadMs };
  const isKeyed = keys !== undefined || secrets.has(to.agency);
  return { finding: found(what, isKeyed ? undefined : words.issuerNoKey), aheadMs };
};
const keysFinding = async (
  { words }: Asked,
  { agency }: PinnedIssuer,
  { metadata }: Open,
): Promise<Finding> => {
  const answer = await ask(String(metadata.jwks_uri));
  const keys: unknown = typeof answer === "string" || answer.status !== 200 ? [] : answer.body.keys;
  return found(
    words.issuerKeys(agency),
    Array.isArray(keys) && keys.length > 0 ? undefined : words.issuerKeysMend,
  );
};
/** A code that nobody was given: an issuer that knows the client says no to the code, and one that does not says no to us. */
const clientFinding = async (
  { words, origin }: Asked,
  to: PinnedIssuer,
  { library, config, metadata }: Open,
): Promise<Finding> => {
  const url = new URL(redirectOf(origin, to));
  url.search = new URLSearchParams({
    code: "stafett-doctor",
    state: "doctor",
    iss: metadata.issuer,
  }).toString();
  const what = words.issuerClient(to.agency);
  try {
    await library.authorizationCodeGrant(config, url, {
      expectedState: "doctor",
      pkceCodeVerifier: library.randomPKCECodeVerifier(),
    });
    return unseen(what, words.notNow);
  } catch (error) {
    const why = whyOf(error);
    const said =
      error instanceof library.ResponseBodyError
        ? error.error
        : why === "setup"
          ? "invalid_client"
          : why;
    const isKnown = said === "invalid_grant";
    return found(
      what,
      isKnown
        ? undefined
        : words.issuerClientMend(
            `${origin}/sign-in/keys`,
            /^[a-z_]{1,40}$/.test(said) ? said : "?",
          ),
    );
  }
};
/** Asked without a person, an issuer that knows our address leads back there with a no. */
const backFinding = async (
  { words, origin }: Asked,
  to: PinnedIssuer,
  { library, config }: Open,
): Promise<Finding> => {
  const redirect = redirectOf(origin, to);
  const [what, mend] = [words.issuerBack(to.agency), words.issuerBackMend(redirect)];
  const challenge = await library.calculatePKCECodeChallenge(library.randomPKCECodeVerifier());
  const url = library.buildAuthorizationUrl(config, {
    redirect_uri: redirect,
    scope: "openid",
    state: "doctor",
    nonce: library.randomNonce(),
    prompt: "none",
    code_challenge: challenge,
    code_challenge_method: "S256",
  });
  try {
    const { status, headers } = await boundedFetch(url.href, {
      signal: AbortSignal.timeout(10_000),
    });
    if (headers.get("location")?.startsWith(`${redirect}?`)) return found(what, undefined);
    return status >= 400 ? found(what, mend) : unseen(what, mend);
  } catch {
    return unseen(what, words.notNow);
  }
};
const levelFinding = (
  { words }: Asked,
  { agency, acr }: PinnedIssuer,
  { metadata }: Open,
): readonly Finding[] => {
  const { acr_values_supported: levels } = metadata;
  if (acr === undefined) return [];
  const isNot = Array.isArray(levels) && !levels.includes(acr);
  return [found(words.issuerLevel(agency), isNot ? words.issuerLevelMend : undefined)];
};
const clockFinding = (
  { words }: Asked,
  { agency }: PinnedIssuer,
  aheadMs: number | undefined,
): Finding => {
  if (aheadMs === undefined) return unseen(words.issuerClock(agency, 0), words.notNow);
  return found(
    words.issuerClock(agency, Math.round(aheadMs / 1_000)),
    Math.abs(aheadMs) > mostAheadMs ? words.issuerClockMend : undefined,
  );
};
const lookAt = async (asked: Asked, to: PinnedIssuer): Promise<readonly Finding[]> => {
  const { words, origin, keys, secrets } = asked;
  const { finding, aheadMs } = await metadataFinding(asked, to);
  if (finding.how !== "good") return [finding];
  const reached = await discover(
    { keys, secrets, clock: { now: Date.now }, fact: () => undefined },
    to,
  );
  if ("refused" in reached) return [found(words.issuer(to.agency), words.issuerNone)];
  const logout = words.issuerLogout(
    to.agency,
    reached.metadata.backchannel_logout_supported === true,
    `${origin}/sign-in/back-channel`,
  );
  return [
    finding,
    await keysFinding(asked, to, reached),
    await clientFinding(asked, to, reached),
    await backFinding(asked, to, reached),
    ...levelFinding(asked, to, reached),
    found(logout, undefined),
    clockFinding(asked, to, aheadMs),
  ];
};
/** One issuer after another. Never rejects. */
export const examineIssuers = async (asked: Asked): Promise<Examined> => {
  const all: Finding[] = [];
  for (const to of asked.issuers) all.push(...(await lookAt(asked, to)));
  return { findings: all };
};
