// The pages of somebody who signed in at an organisation: a form when the hour is over, another issuer in the configuration, and what comes from the issuer's server.
import { expect, test } from "vitest";
import type { Inbox, PinnedIssuer } from "../../adapters/inbox.ts";
import type { Incoming } from "../../adapters/port.ts";
import { createWebAdapter } from "../../adapters/web/index.ts";
import { accountOf } from "../../adapters/web/sign-in/oidc/claims.ts";
import { tagOf } from "../../adapters/web/sign-in/oidc/issuers.ts";
import { createSessions } from "../../adapters/web/sign-in/sessions.ts";
import { openSignIn } from "../../adapters/web/signing.ts";
import { boundCipher } from "../../src/engine/encryption.ts";
import { form } from "../contract/samples.ts";
import { openLiar } from "../support/lying-issuer.ts";
import { manualClock } from "../support/manual-clock.ts";
import { client, clientKeys, code } from "../support/organisation.ts";
import { nobodyOutside } from "../support/outside.ts";
import { minute, origin, recordsOn } from "../support/sign-in.ts";

const anna = "noomi/annaannaanna1";
const cipher = boundCipher(new Uint8Array(32).fill(7), "web", 32);
const rig = async () => {
  const liar = await openLiar();
  // The issuer's clock is the machine's.
  const clock = manualClock(Date.now());
  const { records } = recordsOn(clock);
  const asked: Incoming[] = [];
  const pinned: { now: PinnedIssuer | undefined } = {
    now: { agency: "noomi", code, issuer: liar.url, client },
  };
  const inbox: Inbox = {
    asking: (work) => work(),
    who: async (identity) => ({
      member: identity,
      name: "A",
      agency: "Noomi",
      language: "sv",
      syncedKeys: true,
      ...(pinned.now && { issuer: pinned.now }),
      spaces: [],
    }),
    issuers: async () => (pinned.now ? [pinned.now] : []),
    mine: async () => ({ posts: [], more: false }),
    space: async () => undefined,
    changes: async () => new Map(),
  };
  const organisations = { keys: clientKeys, secrets: new Map<string, string>() };
  const given = {
    inbox,
    outside: nobodyOutside,
    fact: () => undefined,
    keyAdded: async () => undefined,
    clock,
  };
  const adapter = createWebAdapter({
    ...given,
    handle: async (incoming) => {
      asked.push(incoming);
      return { kind: "form", form: form() };
    },
    proves: () => false,
    cipher,
    freshKey: () => "f:abc:DEF",
    signIn: (drawing, script) =>
      openSignIn(
        { ...given, codeUsed: async () => false, origin, records, script, organisations },
        drawing,
      ),
  });
  const sessions = createSessions(records, clock);
  const cookies = new Map<string, string>();
  const visit = async (
    path: string,
    body?: URLSearchParams,
    more: Readonly<Record<string, string>> = {},
  ): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { cookie, origin, "sec-fetch-site": "same-origin", ...more };
    const answer = await adapter.pages?.visit(
      new Request(origin + path, body ? { method: "POST", headers, body } : { headers }),
    );
    for (const set of answer?.headers.getSetCookie() ?? []) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      cookies.set(name, value);
    }
    return answer ?? new Response(null, { status: 599 });
  };
  const organisation = {
    tag: tagOf(pinned.now as PinnedIssuer),
    checkBy: clock.now() + 10 * minute,
  };
  const { cookie } = await sessions.begin(anna, null, null, {
    provenAt: clock.now(),
    organisation,
  });
  cookies.set("__Host-stafett", /=([^;]*)/.exec(cookie)?.[1] ?? "");
  const account = accountOf(liar.url, "a1b2c3");
  await records.add(
    "account",
    account,
    anna,
    JSON.stringify({ identity: anna, addedAt: 0 }),
    Number.MAX_SAFE_INTEGER,
  );
  return { liar, clock, pinned, asked, cookies, visit };
};
const hiddenIn = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? "";

test("a form that is sent when the hour is over goes over the issuer, which asks nobody, and stands there as it was", async () => {
  const { liar, clock, asked, visit } = await rig();
  const html = await (await visit("/form/case/checkIn")).text();
  const kept = {
    csrf: hiddenIn(html, "csrf"),
    k: hiddenIn(html, "k"),
    hidden: hiddenIn(html, "hidden"),
  };
  clock.advance(11 * minute);
  const sent = await visit(
    "/form/case/checkIn",
    new URLSearchParams({ ...kept, "f.line": "det som jag skrev", do: "submit" }),
  );
  expect([sent.status, sent.headers.get("location")]).toEqual([
    303,
    `/step-up?next=${encodeURIComponent("/form/case/checkIn?draft=1")}`,
  ]);
  expect(asked.map(({ ask }) => ask.kind)).toEqual(["redraw"]);
  const page = await visit(sent.headers.get("location") ?? "");
  const url = /^0;url=(.+)$/.exec(page.headers.get("refresh") ?? "")?.[1] ?? "";
  expect([page.status, new URL(url).searchParams.get("prompt")]).toEqual([200, "none"]);
  const back = await visit(liar.leads(url), undefined, { "sec-fetch-site": "cross-site" });
  expect([back.status, back.headers.get("location")]).toEqual([303, "/form/case/checkIn?draft=1"]);
  expect((await visit("/form/case/checkIn?draft=1")).status).toBe(200);
  expect(asked.at(-1)?.ask).toMatchObject({
    kind: "redraw",
    values: { line: "det som jag skrev" },
  });
});
test("when the hour is over nothing is shown, to a script neither", async () => {
  const { clock, visit } = await rig();
  expect((await visit("/")).status).toBe(200);
  clock.advance(11 * minute);
  expect((await visit("/")).headers.get("location")).toBe(
    `/step-up?next=${encodeURIComponent("/")}`,
  );
  for (const path of ["/events", "/"])
    expect((await visit(path, undefined, { "stafett-live": "1" })).status).toBe(401);
});
test("another issuer in the configuration, or none, ends the session with the next request", async () => {
  for (const change of [
    { issuer: "https://login.example.se" },
    { acr: "loa3" },
    { client: "another" },
    undefined,
  ]) {
    const { pinned, visit } = await rig();
    pinned.now = change && pinned.now && { ...pinned.now, ...change };
    expect((await visit("/")).headers.get("location")).toBe(
      `/sign-in?next=${encodeURIComponent("/")}`,
    );
    pinned.now = pinned.now && { ...pinned.now };
    expect((await visit("/sessions")).status).toBe(303);
  }
});
test("what the issuer's server sends comes in without an origin, and nothing else does", async () => {
  const { liar, visit } = await rig();
  const foreign = { "sec-fetch-site": "cross-site", origin: "https://evil.example" };
  expect(
    (await visit("/sign-in/back-channel", new URLSearchParams({ logout_token: "x" }), foreign))
      .status,
  ).toBe(400);
  expect(
    (
      await visit(
        "/sign-in/back-channel",
        new URLSearchParams({ logout_token: await liar.logoutToken() }),
        foreign,
      )
    ).status,
  ).toBe(200);
  for (const path of [
    "/sign-in/organisation",
    "/step-up/organisation",
    "/sign-in/back-channel/x",
    "/press",
  ])
    expect((await visit(path, new URLSearchParams({ code }), foreign)).status).toBe(403);
});
