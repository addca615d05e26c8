// A form that idle time overtook: it goes on where it was, for its person alone, once.

import { expect, test } from "vitest";
import type { Inbox } from "../../adapters/inbox.ts";
import type { Incoming } from "../../adapters/port.ts";
import { createWebAdapter } from "../../adapters/web/index.ts";
import { Seals } from "../../adapters/web/seals.ts";
import { ownPath } from "../../adapters/web/sign-in/answers.ts";
import { createSessions } from "../../adapters/web/sign-in/sessions.ts";
import { openSignIn } from "../../adapters/web/signing.ts";
import { boundCipher } from "../../src/engine/encryption.ts";
import { form } from "../contract/samples.ts";
import { manualClock } from "../support/manual-clock.ts";
import { nobodyOutside } from "../support/outside.ts";
import { minute, origin, recordsOn, start } from "../support/sign-in.ts";

const [anna, bo] = ["noomi/annaannaanna1", "noomi/bobobobobobo2"];
const cipher = boundCipher(new Uint8Array(32).fill(7), "web", 32);
const rig = () => {
  const clock = manualClock(start);
  const { records } = recordsOn(clock);
  const asked: Incoming[] = [];
  const inbox: Inbox = {
    asking: (work) => work(),
    who: async (identity) => ({
      member: identity,
      name: "A",
      agency: "Noomi",
      language: "sv",
      syncedKeys: true,
      spaces: [],
    }),
    issuers: async () => [],
    mine: async () => ({ posts: [], more: false }),
    space: async () => undefined,
    changes: async () => new Map(),
  };
  const given = {
    inbox,
    outside: nobodyOutside,
    fact: () => undefined,
    keyAdded: async () => undefined,
    codeUsed: async () => false,
    clock,
  };
  const adapter = createWebAdapter({
    ...given,
    handle: async (incoming) => {
      asked.push(incoming);
      return { kind: "form", form: form() };
    },
    proves: (_workflow, command) => command === "erase",
    cipher,
    freshKey: () => "f:abc:DEF",
    signIn: (drawing, script) => openSignIn({ ...given, origin, records, script }, drawing),
  });
  const sessions = createSessions(records, clock);
  const begins = async (identity: string): Promise<string> =>
    pair((await sessions.begin(identity, null, null)).cookie);
  const visit = async (
    path: string,
    cookies: readonly string[],
    body?: URLSearchParams,
  ): Promise<Response> => {
    const headers = { cookie: cookies.join("; "), origin, "sec-fetch-site": "same-origin" };
    const request = new Request(
      origin + path,
      body ? { method: "POST", headers, body } : { headers },
    );
    return (await adapter.pages?.visit(request)) ?? new Response(null, { status: 599 });
  };
  return { clock, sessions, asked, begins, visit };
};
const pair = (cookie: string): string => cookie.split(";")[0] ?? "";
const hiddenIn = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? "";
const typedIn = async (
  { visit }: ReturnType<typeof rig>,
  cookie: string,
  line = "det som jag skrev",
  command = "checkIn",
): Promise<URLSearchParams> => {
  const html = await (await visit(`/form/case/${command}`, [cookie])).text();
  const kept = {
    csrf: hiddenIn(html, "csrf"),
    k: hiddenIn(html, "k"),
    hidden: hiddenIn(html, "hidden"),
  };
  return new URLSearchParams({ ...kept, "f.line": line, do: "submit" });
};

test("after a quarter of an hour the key is asked for, and then the form stands as it was; a second time it is the empty one", async () => {
  const r = rig();
  const cookie = await r.begins(anna);
  const typed = await typedIn(r, cookie);
  r.clock.advance(16 * minute);
  const sent = await r.visit("/form/case/checkIn", [cookie], typed);
  expect([sent.status, sent.headers.get("location")]).toEqual([
    303,
    `/step-up?next=${encodeURIComponent("/form/case/checkIn?draft=1")}`,
  ]);
  expect(r.asked.map(({ ask }) => ask.kind)).toEqual(["redraw"]);
  const draft = pair(
    sent.headers.getSetCookie().find((each) => each.startsWith("__Host-stafett-draft")) ?? "",
  );
  const renewed = pair((await r.sessions.stepUp(cookie, anna))?.cookie ?? "");
  expect((await r.visit("/form/case/checkIn?draft=1", [renewed, draft])).status).toBe(200);
  expect(r.asked.at(-1)?.ask).toMatchObject({
    kind: "redraw",
    command: "checkIn",
    values: { line: "det som jag skrev" },
    hidden: { round: "3" },
  });
  await r.visit("/form/case/checkIn?draft=1", [renewed, draft]);
  expect(r.asked.at(-1)?.ask).toMatchObject({ kind: "redraw", values: {}, hidden: {} });
});
test("somebody else who signs in at the same browser sees nothing of it, and after half an hour nobody does", async () => {
  for (const [who, later] of [
    [bo, 0],
    [anna, 31 * minute],
  ] as const) {
    const r = rig();
    const cookie = await r.begins(anna);
    const typed = await typedIn(r, cookie);
    r.clock.advance(16 * minute);
    const sent = await r.visit("/form/case/checkIn", [cookie], typed);
    const draft = pair(sent.headers.getSetCookie()[0] ?? "");
    r.clock.advance(later);
    await r.visit("/form/case/checkIn?draft=1", [await r.begins(who), draft]);
    expect(r.asked.at(-1)?.ask).toMatchObject({ kind: "redraw", values: {}, hidden: {} });
  }
});
test("who never had a session leaves nothing, and neither does a form larger than any", async () => {
  const r = rig();
  const cookie = await r.begins(anna);
  const typed = await typedIn(r, cookie);
  const strange = await r.visit("/form/case/checkIn", [], typed);
  expect([strange.headers.get("location"), strange.headers.getSetCookie()]).toEqual([
    `/sign-in?next=${encodeURIComponent("/")}`,
    [],
  ]);
  const long = await typedIn(r, cookie, "x".repeat(60_001));
  r.clock.advance(16 * minute);
  const sent = await r.visit("/form/case/checkIn", [cookie], long);
  expect([sent.headers.get("location"), sent.headers.getSetCookie()]).toEqual([
    `/step-up?next=${encodeURIComponent("/")}`,
    [],
  ]);
});

test("what asks for a step-up asks for the key when it is older than five minutes, and then the form stands as it was", async () => {
  const r = rig();
  const cookie = await r.begins(anna);
  const typed = await typedIn(r, cookie, "av misstag", "erase");
  expect((await r.visit("/form/case/erase", [cookie], typed)).status).toBe(200);
  expect(r.asked.at(-1)?.ask.kind).toBe("submit");
  r.clock.advance(6 * minute);
  // What does not ask for it goes on.
  expect((await r.visit("/form/case/checkIn", [cookie], await typedIn(r, cookie))).status).toBe(
    200,
  );
  const sent = await r.visit("/form/case/erase", [cookie], typed);
  expect([sent.status, sent.headers.get("location")]).toEqual([
    303,
    `/step-up?next=${encodeURIComponent("/form/case/erase?draft=1")}`,
  ]);
  expect(r.asked.filter(({ ask }) => ask.kind === "submit")).toHaveLength(2);
  const draft = pair(sent.headers.getSetCookie()[0] ?? "");
  const renewed = pair((await r.sessions.stepUp(cookie, anna))?.cookie ?? "");
  const page = await (await r.visit("/form/case/erase?draft=1", [renewed, draft])).text();
  expect(r.asked.at(-1)?.ask).toMatchObject({
    kind: "redraw",
    command: "erase",
    values: { line: "av misstag" },
  });
  const again = new URLSearchParams({
    csrf: hiddenIn(page, "csrf"),
    k: hiddenIn(page, "k"),
    hidden: hiddenIn(page, "hidden"),
    do: "submit",
  });
  expect((await r.visit("/form/case/erase", [renewed], again)).status).toBe(200);
  expect(r.asked.at(-1)?.ask.kind).toBe("submit");
});
test("a button that asks for a step-up leads through it to its form, which nobody pressed before", async () => {
  const r = rig();
  const cookie = await r.begins(anna);
  const page = await typedIn(r, cookie);
  r.clock.advance(6 * minute);
  const seals = new Seals(cipher);
  const press = seals.seal(
    "page",
    anna,
    JSON.stringify({ workflow: "case", instance: "I1", command: "erase", values: { round: "7" } }),
  );
  const body = new URLSearchParams({ csrf: page.get("csrf") ?? "", k: page.get("k") ?? "", press });
  const before = r.asked.length;
  const sent = await r.visit("/press", [cookie], body);
  expect(r.asked).toHaveLength(before);
  const to = new URL(sent.headers.get("location") ?? "", origin);
  const next = to.searchParams.get("next") ?? "";
  expect([to.pathname, ownPath(next)]).toEqual(["/step-up", next]);
  expect(next).toMatch(/^\/form\/case\/erase\/[\w-]+\?v=[\w-]+$/);
  const renewed = pair((await r.sessions.stepUp(cookie, anna))?.cookie ?? "");
  expect((await r.visit(next, [renewed])).status).toBe(200);
  expect(r.asked.at(-1)?.ask).toMatchObject({
    kind: "redraw",
    instance: "I1",
    command: "erase",
    hidden: { round: "7" },
  });
});
