// Sessions of the web: tokens, what is kept of them, when they end and what is said then.
import { describe, expect, test } from "vitest";
import { browserOf } from "../../adapters/web/sign-in/browser.ts";
import {
  createSessions,
  isCsrfOf,
  noCookie,
  type Session,
} from "../../adapters/web/sign-in/sessions.ts";
import { manualClock } from "../support/manual-clock.ts";
import { minute, recordsOn, start } from "../support/sign-in.ts";

const chrome =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
const opened = () => {
  const clock = manualClock(start + 12_345);
  const on = recordsOn(clock);
  return { clock, ...on, sessions: createSessions(on.records, clock) };
};
/** The `Cookie` header of a browser that was sent this. */
const sent = (setCookie: string): string => `theme=dark; ${setCookie.split(";")[0]}`;
const begin = async (
  { sessions }: Pick<ReturnType<typeof opened>, "sessions">,
  identity = "web:anna",
): Promise<string> => sent((await sessions.begin(identity, chrome, null)).cookie);
const open = async (
  { sessions }: Pick<ReturnType<typeof opened>, "sessions">,
  cookie: string,
): Promise<Session> => {
  const read = await sessions.read(cookie);
  if (read.kind === "ended") throw new Error(read.why);
  return read.session;
};

describe("a session", () => {
  test("has a cookie of this host alone, which no script reads and which ends with the browser", async () => {
    const { cookie } = await opened().sessions.begin("web:anna", chrome, null);
    expect(cookie).toMatch(
      /^__Host-stafett=[0-9a-z]{1,8}\.[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax$/,
    );
    expect(noCookie).toBe("__Host-stafett=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0");
  });
  test("keeps neither its token nor a time finer than a minute", async () => {
    const all = opened();
    const token = (await begin(all)).split(".")[1] ?? "";
    const [kept] = await all.records.of("session", "web:anna");
    expect(JSON.stringify(kept)).not.toContain(token);
    expect(JSON.parse(kept?.body ?? "")).toMatchObject({
      createdAt: start,
      seenAt: start,
      provenAt: start,
    });
    expect(Object.keys(JSON.parse(kept?.body ?? "")).sort()).toEqual([
      "browser",
      "createdAt",
      "identity",
      "provenAt",
      "publicId",
      "seenAt",
    ]);
  });
  test("is open for a browser with the cookie, and for none with part of it, another or none", async () => {
    const all = opened();
    const cookie = await begin(all);
    expect(await open(all, cookie)).toMatchObject({
      identity: "web:anna",
      state: "active",
      isFresh: true,
    });
    const changed = cookie.slice(0, -1) + (cookie.endsWith("A") ? "B" : "A");
    const others = [
      null,
      "",
      changed,
      cookie.slice(0, -1),
      cookie.replace("__Host-", ""),
      `x${"a".repeat(20_000)}; ${cookie}`,
    ];
    for (const other of others) expect((await all.sessions.read(other)).kind).toBe("ended");
    for (const other of [null, "", cookie.slice(0, -1)])
      expect(await all.sessions.read(other)).toMatchObject({ why: "unknown" });
  });
  test("has a new token at each sign-in, and ends the one that this browser had", async () => {
    const all = opened();
    const first = await begin(all);
    const second = sent((await all.sessions.begin("web:anna", chrome, first)).cookie);
    expect(second).not.toBe(first);
    expect(await all.sessions.read(first)).toEqual({ kind: "ended", why: "signed-out" });
    expect(await all.sessions.list("web:anna")).toHaveLength(1);
  });
});

describe("time", () => {
  test("makes a session quiet after a quarter of an hour without activity, and a touch does not wake it", async () => {
    const all = opened();
    const cookie = await begin(all);
    all.clock.set(start + 15 * minute - 1);
    expect((await open(all, cookie)).state).toBe("active");
    all.clock.set(start + 15 * minute);
    expect((await open(all, cookie)).state).toBe("quiet");
    await all.sessions.read(cookie, true);
    expect((await open(all, cookie)).state).toBe("quiet");
  });
  test("is counted anew by a touch, which writes once a minute and never for what was only read", async () => {
    const all = opened();
    const cookie = await begin(all);
    const before = all.writes();
    for (let n = 0; n < 5; n++) await all.sessions.read(cookie, true);
    await open(all, cookie);
    expect(all.writes()).toBe(before);
    all.clock.set(start + 14 * minute + 30_000);
    for (let n = 0; n < 5; n++) await all.sessions.read(cookie, true);
    expect(all.writes()).toBe(before + 1);
    all.clock.set(start + 28 * minute);
    expect(await open(all, cookie)).toMatchObject({
      state: "active",
      seenAt: start + 14 * minute,
      quietAt: start + 29 * minute,
    });
  });
  test("ends a session after ten hours, whatever was done, also when it was stepped up", async () => {
    const all = opened();
    let cookie = await begin(all);
    for (let at = start; at < start + 600 * minute; at += 10 * minute) {
      all.clock.set(at);
      await all.sessions.read(cookie, true);
    }
    cookie = sent((await all.sessions.stepUp(cookie, "web:anna"))?.cookie ?? "");
    all.clock.set(start + 600 * minute - 1);
    expect(await open(all, cookie)).toMatchObject({ endsAt: start + 600 * minute });
    all.clock.set(start + 600 * minute);
    expect(await all.sessions.read(cookie)).toEqual({ kind: "ended", why: "idle" });
    expect(await all.sessions.list("web:anna")).toEqual([]);
  });
  test("lets a proof of the key grow old in five minutes", async () => {
    const all = opened();
    const cookie = await begin(all);
    all.clock.set(start + 5 * minute - 1);
    expect((await open(all, cookie)).isFresh).toBe(true);
    all.clock.set(start + 5 * minute);
    expect((await open(all, cookie)).isFresh).toBe(false);
  });
});

describe("a step-up", () => {
  test("renews token, form token and binding, wakes the session, and the old cookie is worth nothing", async () => {
    const all = opened();
    const cookie = await begin(all);
    const before = await open(all, cookie);
    all.clock.set(start + 40 * minute);
    const next = await all.sessions.stepUp(cookie, "web:anna");
    expect(next?.session).toMatchObject({
      state: "active",
      isFresh: true,
      publicId: before.publicId,
      createdAt: start,
    });
    expect([next?.session.csrf === before.csrf, next?.session.binding === before.binding]).toEqual([
      false,
      false,
    ]);
    expect(await all.sessions.read(cookie)).toEqual({ kind: "ended", why: "unknown" });
    expect(await all.sessions.list("web:anna")).toHaveLength(1);
  });
  test("is refused for another person, and leaves the session as it was", async () => {
    const all = opened();
    const cookie = await begin(all);
    expect(await all.sessions.stepUp(cookie, "web:bo")).toBeUndefined();
    expect((await open(all, cookie)).identity).toBe("web:anna");
  });
  test("of two at once gives one session", async () => {
    const all = opened();
    const cookie = await begin(all);
    const both = await Promise.all([
      all.sessions.stepUp(cookie, "web:anna"),
      all.sessions.stepUp(cookie, "web:anna"),
    ]);
    expect(both.filter(Boolean)).toHaveLength(1);
    expect(await all.sessions.list("web:anna")).toHaveLength(1);
  });
  test.each(["add", "take"] as const)(
    "does not outlive that everything of the person is ended meanwhile: before it can %s",
    async (step) => {
      const all = opened();
      const cookie = await begin(all);
      const meanwhile = <Given extends readonly unknown[], T>(
        work: (...given: Given) => Promise<T>,
      ) => {
        return async (...given: Given): Promise<T> => {
          await all.sessions.endAll("web:anna");
          return work(...given);
        };
      };
      const slow = createSessions(
        {
          ...all.records,
          [step]: meanwhile(all.records[step] as (...given: unknown[]) => Promise<unknown>),
        },
        all.clock,
      );
      expect(await slow.stepUp(cookie, "web:anna")).toBeUndefined();
      expect(await all.sessions.list("web:anna")).toEqual([]);
    },
  );
});

describe("an end", () => {
  test("says which of the four it is, for as long as the session could have lasted", async () => {
    const all = opened();
    const [out, other, restored] = [await begin(all), await begin(all), await begin(all, "web:bo")];
    await all.sessions.end(out);
    await all.sessions.endAll("web:anna");
    await all.restored();
    all.clock.set(start + 599 * minute);
    const whys = await Promise.all(
      [out, other, restored].map((cookie) => all.sessions.read(cookie)),
    );
    expect(whys).toEqual(
      ["signed-out", "elsewhere", "restart"].map((why) => ({ kind: "ended", why })),
    );
    all.clock.set(start + 600 * minute);
    for (const cookie of [out, other, restored])
      expect(await all.sessions.read(cookie)).toEqual({ kind: "ended", why: "idle" });
  });
  test("of one session leaves the others, and of another person's does nothing", async () => {
    const all = opened();
    const [one, two, theirs] = [await begin(all), await begin(all), await begin(all, "web:bo")];
    const { publicId } = await open(all, two);
    expect(await all.sessions.endOne("web:bo", publicId)).toBe(false);
    expect(await all.sessions.endOne("web:anna", publicId)).toBe(true);
    expect(await all.sessions.endOne("web:anna", publicId)).toBe(false);
    expect(await all.sessions.read(two)).toEqual({ kind: "ended", why: "elsewhere" });
    for (const cookie of [one, theirs]) expect((await all.sessions.read(cookie)).kind).toBe("open");
  });
  test("of all ends what other processes have, too", async () => {
    const all = opened();
    const cookie = await begin(all);
    const elsewhere = createSessions(all.records, all.clock);
    expect((await elsewhere.read(cookie)).kind).toBe("open");
    await all.sessions.endAll("web:anna");
    expect((await elsewhere.read(cookie)).kind).toBe("ended");
  });
});

describe("a list of sessions", () => {
  test("names them by nothing that opens one, the newest first", async () => {
    const all = opened();
    const cookie = await begin(all);
    all.clock.set(start + 3 * minute);
    await begin(all);
    const listed = await all.sessions.list("web:anna");
    expect(listed.map(({ createdAt }) => createdAt)).toEqual([start + 3 * minute, start]);
    expect(listed[0]?.browser).toEqual({ family: "Chrome", system: "Windows" });
    for (const one of listed) expect(cookie).not.toContain(one.publicId);
  });
  test("has twenty at most: one beyond ends the one that ends first", async () => {
    const all = opened();
    const cookies: string[] = [];
    for (let n = 0; n < 21; n++) {
      all.clock.set(start + n * minute);
      cookies.push(await begin(all));
    }
    expect(await all.sessions.list("web:anna")).toHaveLength(20);
    expect(await all.sessions.read(cookies[0] ?? "")).toEqual({ kind: "ended", why: "elsewhere" });
    expect((await all.sessions.read(cookies[1] ?? "")).kind).toBe("open");
  });
});

test("a form token is its session's own", async () => {
  const all = opened();
  const [one, two] = [await open(all, await begin(all)), await open(all, await begin(all))];
  expect([
    isCsrfOf(one, one.csrf),
    isCsrfOf(one, two.csrf),
    isCsrfOf(one, ""),
    isCsrfOf(one, one.binding),
  ]).toEqual([true, false, false, false]);
});
test.each([
  [chrome, { family: "Chrome", system: "Windows" }],
  [
    "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0",
    { family: "Firefox", system: "Linux" },
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1",
    { family: "Safari", system: "iOS" },
  ],
  [`${chrome} Edg/140.0.0.0`, { family: "Edge", system: "Windows" }],
  [
    "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36",
    { family: "Chrome", system: "Android" },
  ],
  ["<script>alert(1)</script>", {}],
  [`${"x".repeat(512)} Firefox/1`, {}],
  [null, {}],
])("a browser is known by family and system: %s", (text, browser) => {
  expect(browserOf(text)).toEqual(browser);
});
