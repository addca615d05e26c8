// Issuers of OpenID Connect as the configuration pins them: discovered when they are first needed or in the background, and a failure is a value.
import type { ClientAuth, Configuration, ServerMetadata } from "openid-client";
import type { PinnedIssuer } from "../../../inbox.ts";
import { readUpTo } from "../bounded.ts";
import { hashed } from "../tokens.ts";
import type { Why } from "./claims.ts";
import { type Algorithm, type ClientKeys, signingKey } from "./client-key.ts";

/** Loaded by those who use it: an installation without an issuer has none of it in memory. */
export type Library = typeof import("openid-client");
type Open = {
  readonly library: Library;
  readonly config: Configuration;
  readonly metadata: ServerMetadata;
};
export type Reached = Open | { readonly refused: Why };
export type IssuersGiven = {
  readonly clock: { now(): number };
  readonly keys: ClientKeys | undefined;
  /** By agency, where its issuer takes no key. */
  readonly secrets: ReadonlyMap<string, string>;
  readonly fact: (fact: Readonly<Record<string, string | number>>) => void;
  /** How long one answer of an issuer may take; undefined: as usual. */
  readonly patienceMs?: number;
};

/** Names the pinned issuer in addresses and sessions, and says nothing of the agency: another level, client or issuer is another tag. */
export const tagOf = ({
  issuer,
  client,
  acr = "",
}: Pick<PinnedIssuer, "issuer" | "client" | "acr">): string =>
  hashed(JSON.stringify([issuer, client, acr])).slice(0, 22);

/** A person waits meanwhile. The library's own is 30 s. */
const usualPatienceMs = 10_000;
/** Seconds: clocks that are kept by NTP differ by less. */
const tolerance = 5;
/** Endpoints and algorithms change seldom; keys are asked for anew when one is unknown. */
const keptMs = 3_600_000;
/** An issuer that was away a moment ago is not asked again by each who comes. */
const againMs = 10_000;
/** Of one answer. The largest (keys with certificates) stay below. */
const mostBytes = 300_000;

/** What an issuer answers, cut off where it is too large. `HTTPS_PROXY` holds where Node is told to obey it (NODE_USE_ENV_PROXY). */
export const boundedFetch = async (url: string, options: object): Promise<Response> => {
  const response = await fetch(url, { ...options, redirect: "manual" });
  const bytes = await readUpTo(response.body, mostBytes);
  if (!bytes) throw new Error("too large");
  const { status, headers } = response;
  return new Response(bytes.byteLength === 0 ? null : bytes, { status, headers });
};
/** Only this computer may do without TLS, as for `WEB_ORIGIN`. */
export const isHere = (issuer: string): boolean =>
  URL.parse(issuer)?.protocol === "http:" && URL.parse(issuer)?.hostname === "localhost";

/** How an issuer lets a client say who it is; absent means what OpenID Connect Discovery gives as the default. */
const methodsOf = ({
  token_endpoint_auth_methods_supported: methods,
}: ServerMetadata): readonly string[] => methods ?? ["client_secret_basic"];
/** The algorithm of our assertion, out of those that the issuer takes; undefined: it takes none of ours. */
const algorithmFor = (
  keys: ClientKeys,
  { token_endpoint_auth_signing_alg_values_supported: taken }: ServerMetadata,
): Algorithm | undefined =>
  keys[0].algorithms.find((one) => taken === undefined || taken.includes(one));
const authFor = async (
  library: Library,
  { keys, secrets }: IssuersGiven,
  pinned: PinnedIssuer,
  metadata: ServerMetadata,
): Promise<ClientAuth | undefined> => {
  const secret = secrets.get(pinned.agency);
  if (secret !== undefined)
    return methodsOf(metadata).includes("client_secret_basic")
      ? library.ClientSecretBasic(secret)
      : library.ClientSecretPost(secret);
  const algorithm = keys && algorithmFor(keys, metadata);
  return keys && algorithm && library.PrivateKeyJwt(await signingKey(keys, algorithm));
};
/** Asks one issuer what it is. Never throws. */
export const discover = async (given: IssuersGiven, pinned: PinnedIssuer): Promise<Reached> => {
  const library = await import("openid-client");
  const timeout = (given.patienceMs ?? usualPatienceMs) / 1_000;
  const local = isHere(pinned.issuer) ? [library.allowInsecureRequests] : [];
  try {
    const found = await library.discovery(
      new URL(pinned.issuer),
      pinned.client,
      undefined,
      library.None(),
      {
        timeout,
        execute: local,
        [library.customFetch]: boundedFetch,
      },
    );
    const metadata = found.serverMetadata();
    // To the letter: the library takes a slash more or less, and some issuers' placeholders, for the same.
    if (metadata.issuer !== pinned.issuer) return { refused: "setup" };
    const auth = await authFor(library, given, pinned, metadata);
    if (!auth) return { refused: "setup" };
    const config = new library.Configuration(
      metadata,
      pinned.client,
      { [library.clockTolerance]: tolerance },
      auth,
    );
    config.timeout = timeout;
    config[library.customFetch] = boundedFetch;
    for (const more of [...local, library.enableNonRepudiationChecks]) more(config);
    // Throws where browsers would be led to an address without TLS.
    library.buildAuthorizationUrl(config, {});
    return { library, config, metadata };
  } catch {
    // Its error quotes what was answered.
    return { refused: "away" };
  }
};

type Known = { readonly at: number; readonly reached: Promise<Reached>; last?: Open };
export type Issuers = ReturnType<typeof createIssuers>;
/** All that were asked for, each discovered by one at a time. */
export const createIssuers = (given: IssuersGiven) => {
  const known = new Map<string, Known>();
  const ask = (pinned: PinnedIssuer, last: Open | undefined): Known => {
    const reached = discover(given, pinned);
    const one: Known = { at: given.clock.now(), reached, ...(last && { last }) };
    known.set(keyOf(pinned), one);
    void reached.then((found) => {
      if ("config" in found) one.last = found;
      else given.fact({ event: "web.issuerAway", agency: pinned.agency, why: found.refused });
    });
    return one;
  };
  const keyOf = ({ agency, issuer, client }: PinnedIssuer): string =>
    JSON.stringify([agency, issuer, client]);
  return {
    /** What it is, or why it cannot be used just now. One that was known stays in use while it is asked anew. */
    of: async (pinned: PinnedIssuer): Promise<Reached> => {
      const one = known.get(keyOf(pinned));
      const age = one ? Math.abs(given.clock.now() - one.at) : Number.POSITIVE_INFINITY;
      const isDue = age >= (one?.last ? keptMs : againMs);
      const now = !one || isDue ? ask(pinned, one?.last) : one;
      return now.last ?? (await now.reached);
    },
  };
};
