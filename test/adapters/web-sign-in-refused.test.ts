// What the sign-in pages refuse: in the same words, after the same time, and without saying anything of what was sent.
import { describe, expect, test } from "vitest";
import { Authenticator } from "../support/authenticator.ts";
import { moving, origin, signingIn } from "../support/sign-in.ts";
import { browserIn, enrolled, signedIn, signIn } from "../support/sign-in-browser.ts";

describe("a refusal", () => {
  const wrongs = {
    forged: { forged: true },
    "of somebody unknown": { userHandle: "x" },
    unverified: { unverified: true },
    "to another challenge": { challenge: "x" },
  } as const;
  test("reads the same and takes the same time, whatever was wrong, and says nothing of what was sent", async () => {
    const world = signingIn();
    const browser = browserIn(world);
    const key = await enrolled(world, browser);
    const answers: unknown[] = [];
    const send = async (credential: unknown): Promise<void> => {
      const from = world.clock.now();
      const answer = await browser.post("/sign-in", { credential, next: "/" });
      answers.push([
        answer.status,
        await answer.text(),
        world.clock.now() - from,
        answer.headers.getSetCookie(),
      ]);
    };
    for (const lie of Object.values(wrongs))
      await send(key.get(await (await browser.post("/sign-in/options")).json(), lie));
    for (const malformed of [undefined, "x", { id: "<b>" }]) await send(malformed);
    expect(answers).toHaveLength(7);
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(answers[0]).toEqual([
      403,
      expect.stringContaining("Det gick inte att logga in"),
      500,
      [],
    ]);
  });
  test("of a person whom the register no longer has, at the sign-in and in an open session", async () => {
    const { world, browser, key } = await signedIn();
    const other = browserIn(world);
    world.members.delete("web:anna");
    expect((await signIn(other, key)).status).toBe(403);
    expect((await browser.get("/sessions")).status).toBe(303);
    expect(await world.sessions.list("web:anna")).toEqual([]);
    expect(await (await browser.get("/sign-in")).text()).toContain(
      "avslutades från en annan enhet",
    );
    expect(world.facts.at(-1)).toEqual({
      event: "web.passkeyRefused",
      purpose: "sign-in",
      why: "stranger",
    });
  });
  test("of a copied key, from when the agency takes none", async () => {
    const world = signingIn();
    const browser = browserIn(world);
    const key = await enrolled(
      world,
      browser,
      "web:anna",
      new Authenticator(origin, { synced: true, counts: false }),
    );
    expect((await signIn(browser, key)).status).toBe(200);
    const anna = world.members.get("web:anna");
    if (anna) world.members.set("web:anna", { ...anna, syncedKeys: false });
    expect((await signIn(browser, key)).status).toBe(403);
  });
  test.each<readonly [string, Readonly<Record<string, string>>, number]>([
    ["another site", { "sec-fetch-site": "cross-site", origin: "https://evil.example" }, 403],
    [
      "another host of the domain",
      { "sec-fetch-site": "same-site", origin: "https://x.example.se" },
      403,
    ],
    ["a link or a bookmark", { "sec-fetch-site": "none" }, 403],
    [
      "our page and somebody else's origin",
      { "sec-fetch-site": "same-origin", origin: "https://evil.example" },
      403,
    ],
    ["our page, without a referrer", { "sec-fetch-site": "same-origin", origin: "null" }, 200],
    ["our page", { "sec-fetch-site": "same-origin", origin }, 200],
  ])("of what comes from elsewhere: %s", async (_where, headers, status) => {
    expect((await browserIn(signingIn()).post("/sign-in/options", {}, headers)).status).toBe(
      status,
    );
  });
  test("of what does not say where it comes from", async () => {
    const world = signingIn();
    const ask = (headers: Record<string, string>) =>
      world.visit(
        new Request(`${origin}/sign-in/options`, { method: "POST", headers, body: "{}" }),
      );
    expect((await ask({}))?.status).toBe(403);
    expect((await ask({ origin: "https://evil.example" }))?.status).toBe(403);
    expect((await ask({ origin }))?.status).toBe(200);
  });
  test("of too many, for each address and not for the next one", async () => {
    const world = signingIn({ perMinute: 3, allPerMinute: 100 });
    const [one, other] = [browserIn(world, "192.0.2.1"), browserIn(world, "192.0.2.2")];
    const statuses = [];
    for (let n = 0; n < 4; n++) statuses.push((await one.post("/sign-in/options")).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect((await one.get("/sign-in")).status).toBe(200);
    expect((await other.post("/sign-in/options")).status).toBe(200);
  });
  test.each<readonly [string, string | Uint8Array<ArrayBuffer>, string]>([
    ["no JSON", "{", "application/json"],
    ["a list", "[]", "application/json"],
    [
      "too large",
      JSON.stringify({ code: "x", credential: "x".repeat(32_768) }),
      "application/json",
    ],
    [
      "of too many parts",
      JSON.stringify({ code: "x", credential: Array(202).fill(1) }),
      "application/json",
    ],
    [
      "no text",
      Uint8Array.from([...Buffer.from('{"code":"'), 0xff, ...Buffer.from('"}')]),
      "application/json",
    ],
    ["a form", "code=x", "application/x-www-form-urlencoded"],
    [
      "a plain text, which a form of another site can send",
      JSON.stringify({ code: "x" }),
      "text/plain",
    ],
  ])("of a body that is %s: it is not read", async (_what, body, type) => {
    const world = signingIn();
    const sent = async (path: string): Promise<number | undefined> => {
      const headers = { "sec-fetch-site": "same-origin", "content-type": type };
      return (
        await moving(
          world.clock,
          world.visit(new Request(`${origin}${path}`, { method: "POST", headers, body })),
        )
      )?.status;
    };
    expect([await sent("/enrol/options"), await sent("/enrol"), await sent("/sign-in")]).toEqual([
      400, 403, 403,
    ]);
  });
  test("of a code that nobody has is another one: the largest body is read", async () => {
    const body = {
      code: "x",
      credential: "x".repeat(32_768 - JSON.stringify({ code: "x", credential: "" }).length),
    };
    expect((await browserIn(signingIn()).post("/enrol/options", body)).status).toBe(403);
    expect(
      (
        await browserIn(signingIn()).post("/enrol/options", {
          ...body,
          credential: `${body.credential}x`,
        })
      ).status,
    ).toBe(400);
  });
  test("of a method that a page does not have; of another address nothing is said", async () => {
    const world = signingIn();
    expect(
      (await world.visit(new Request(`${origin}/sign-in`, { method: "DELETE" })))?.status,
    ).toBe(405);
    expect((await world.visit(new Request(`${origin}/sign-out`)))?.status).toBe(405);
    for (const path of ["/", "/sign-in/", "/sign-in/x", "/constructor", "/__proto__"])
      expect(await world.visit(new Request(`${origin}${path}`))).toBeUndefined();
  });
});

describe("where one comes afterwards", () => {
  test.each([
    ["/panel/case/show/abc", "/panel/case/show/abc"],
    ["/sessions", "/sessions"],
    ["//evil.example", "/"],
    ["/\\evil.example", "/"],
    ["/%2f%2fevil.example", "/"],
    ["https://evil.example/", "/"],
    ["javascript:alert(1)", "/"],
    ["/panel/../sign-out", "/"],
    ["/sign-out", "/"],
    ["/sign-in?next=/x", "/"],
    ["/panel/case\r\nset-cookie: a=b", "/"],
    [`/panel/${"a".repeat(1_018)}`, "/"],
    ['/panel/"><script>', "/"],
  ])("%s leads to %s", async (wanted, to) => {
    const { browser, key } = await signedIn();
    expect(
      (await browser.get(`/sign-in?next=${encodeURIComponent(wanted)}`)).headers.get("location"),
    ).toBe(to);
    expect(await (await signIn(browser, key, wanted)).json()).toEqual({ to });
  });
  test.each([7, null, ["/sessions"], { toString: "/sessions" }])(
    "what is no text leads to the first page: %j",
    async (wanted) => {
      const { browser, key } = await signedIn();
      expect(await (await signIn(browser, key, wanted)).json()).toEqual({ to: "/" });
    },
  );
});
