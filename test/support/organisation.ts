// Signing in at an organisation, in tests: a world whose clock is everybody's, and a browser that goes there and back.
import { generateKeyPairSync } from "node:crypto";
import { expect, onTestFinished, vi } from "vitest";
import type { PinnedIssuer } from "../../adapters/inbox.ts";
import {
  type ClientKeys,
  jwksOf,
  readClientKeys,
} from "../../adapters/web/sign-in/oidc/client-key.ts";
import { redirectOf } from "../../adapters/web/sign-in/oidc/flow.ts";
import { type IssuerOptions, issuerBrowser, openIssuer, type Person } from "./issuer.ts";
import { origin, signingIn, start } from "./sign-in.ts";
import { type Browser, browserIn, codeFor, csrfIn } from "./sign-in-browser.ts";

export const pemOf = (type: "ec" | "rsa" = "ec"): string => {
  const { privateKey } =
    type === "ec"
      ? generateKeyPairSync("ec", { namedCurve: "P-256" })
      : generateKeyPairSync("rsa", { modulusLength: 2_048 });
  return privateKey.export({ type: "pkcs8", format: "pem" }).toString();
};
const keysOf = (pem: string): ClientKeys => {
  const read = readClientKeys(pem);
  if (!read) throw new Error("no key");
  return read;
};
export const clientKeys = keysOf(pemOf());
export const [code, client] = ["ALFAALFA", "stafett"];
/** The clock of the program, of its library and of the issuer are one. */
const oneClock = (): void => {
  vi.useFakeTimers({ toFake: ["Date"], now: start });
  onTestFinished(() => void vi.useRealTimers());
};
type More = { readonly secrets?: ReadonlyMap<string, string>; readonly patienceMs?: number };
/** Everything of signing in, with issuers that a test pins. `anna` is of the agency `alfa`, `bo` of `beta`. */
export const organisationWorld = ({ secrets = new Map(), patienceMs = 2_000 }: More = {}) => {
  oneClock();
  const pinned: PinnedIssuer[] = [];
  const organisations = { keys: clientKeys, secrets, patienceMs, issuers: async () => pinned };
  const world = signingIn(undefined, undefined, organisations);
  const { set } = world.clock;
  const both = (ms: number): void => {
    set(ms);
    vi.setSystemTime(world.clock.now());
  };
  Object.assign(world.clock, { set: both, advance: (ms: number) => both(world.clock.now() + ms) });
  /** The agency's issuer from now on; undefined: it has none. */
  const pin = (
    agency: string,
    identities: readonly string[],
    issuer: Omit<PinnedIssuer, "agency"> | undefined,
  ): void => {
    const at = pinned.findIndex((one) => one.agency === agency);
    if (at >= 0) pinned.splice(at, 1);
    if (issuer) pinned.push({ agency, ...issuer });
    for (const identity of identities) {
      const { issuer: _before, ...member } = world.members.get(identity) ?? {
        id: identity,
        name: identity,
        agency,
        language: "sv",
        syncedKeys: true,
      };
      world.members.set(identity, {
        ...member,
        agency,
        ...(issuer && { issuer: { agency, ...issuer } }),
      });
    }
  };
  return { ...world, pinned, pin };
};
export type OrganisationWorld = ReturnType<typeof organisationWorld>;
export const person = (more: Partial<Person> = {}): Person => ({
  sub: "a1b2c3",
  has: true,
  ...more,
});

type Opened = Partial<IssuerOptions> & {
  readonly acr?: string;
  readonly person?: Person;
  readonly pinnedAs?: Partial<PinnedIssuer>;
};
/** A world in which `anna` is of an organisation whose issuer is a real one. */
export const withIssuer = async (
  { acr, person: who = person(), ...options }: Opened = {},
  world = organisationWorld(),
) => {
  // Its redirect address holds a name that is made of its own address: the client is told both.
  const isKeyed = options.client?.client_secret === undefined;
  const told: { redirect_uris: string[] } & Record<string, unknown> = {
    client_id: client,
    ...(isKeyed && { jwks: jwksOf(clientKeys) }),
    redirect_uris: [],
    backchannel_logout_uri: `${origin}/sign-in/back-channel`,
    ...options.client,
  };
  const sends = async (url: URL, { body }: RequestInit): Promise<Response> => {
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const answer = await world.visit(
      new Request(url, { method: "POST", headers, body: String(body) }),
      "203.0.113.9",
    );
    return answer ?? new Response(null, { status: 404 });
  };
  const issuer = await openIssuer({ sends, ...options, client: told }, who, (url) => {
    const pin = { agency: "alfa", code, issuer: url, client, ...(acr !== undefined && { acr }) };
    told.redirect_uris.push(redirectOf(origin, pin));
    world.pin("alfa", ["web:anna"], pin);
  });
  return { world, issuer, who };
};
/** What a page of ours leads to by itself; it is a page, or the browser would not go. */
export const onwardsIn = async (response: Response): Promise<string> => {
  expect([response.status, response.headers.get("location")]).toEqual([200, null]);
  return /^0;url=(.+)$/.exec(response.headers.get("refresh") ?? "")?.[1] ?? "";
};
export const personIn = (world: OrganisationWorld, address = "192.0.2.1") => ({
  browser: browserIn(world, address),
  there: issuerBrowser(),
});
type Both = ReturnType<typeof personIn>;
/** There and back. The answer of the address that the issuer leads back to. */
export const goesOn = async ({ browser, there }: Both, page: Response): Promise<Response> =>
  browser.get(await there.goes(await onwardsIn(page), origin));
/** A code by telephone, and the account at the organisation. */
export const binds = async (
  world: OrganisationWorld,
  both: Both,
  identity = "web:anna",
): Promise<Response> => {
  const said = await both.browser.post("/enrol/options", { code: await codeFor(world, identity) });
  expect(await said.json()).toEqual({ to: "/enrol/organisation" });
  return goesOn(both, await both.browser.send("/enrol/organisation", {}));
};
export const signsIn = async (both: Both, next = "/", typed = code): Promise<Response> =>
  goesOn(both, await both.browser.send("/sign-in/organisation", { code: typed, next }));
export const stepsUp = async (both: Both, next = "/"): Promise<Response> => {
  const csrf = csrfIn(
    await (await both.browser.get(`/step-up?next=${encodeURIComponent(next)}`)).text(),
  );
  return goesOn(both, await both.browser.send("/step-up/organisation", { csrf, next }));
};
export const isIn = async (browser: Browser): Promise<boolean> =>
  (await browser.get("/sessions")).status === 200;
export const sessionOf = async (world: OrganisationWorld, browser: Browser) => {
  const read = await world.sessions.read(`__Host-stafett=${browser.cookies.get("__Host-stafett")}`);
  if (read.kind === "ended") throw new Error(read.why);
  return read.session;
};
/** Where somebody is led, and what is said there: `["/sign-in", "unbound"]`. */
export const ledTo = (response: Response): readonly [string, string | null] => {
  const at = new URL(response.headers.get("location") ?? "", origin);
  return [at.pathname, at.searchParams.get("said")];
};
/** Somebody who has connected the account and is signed in. */
export const bound = async (options: Opened = {}, world = organisationWorld()) => {
  const all = await withIssuer(options, world);
  const both = personIn(world);
  expect((await binds(world, both)).headers.get("location")).toBe("/");
  return { ...all, both };
};
