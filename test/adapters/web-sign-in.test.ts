// The sign-in pages as a browser meets them: from a code by telephone to a session, and what each route refuses.
import { describe, expect, test } from "vitest";
import en from "../../adapters/web/texts/sign-in.en.json" with { type: "json" };
import sv from "../../adapters/web/texts/sign-in.sv.json" with { type: "json" };
import { Authenticator } from "../support/authenticator.ts";
import { minute, origin, signingIn, start } from "../support/sign-in.ts";
import {
  type Browser,
  browserIn,
  codeFor,
  csrfIn,
  enrolled,
  signedIn,
  signIn,
} from "../support/sign-in-browser.ts";

describe("somebody with a code", () => {
  test("adds a key, signs in with it, and comes where they wanted", async () => {
    const world = signingIn();
    const browser = browserIn(world);
    expect(await (await browser.get("/enrol")).text()).toContain("Lägg till nyckel");
    const key = await enrolled(world, browser);
    expect(world.told).toEqual(["enrolled web:anna"]);
    expect(await (await browser.get("/sign-in?enrolled=1")).text()).toContain("Nyckeln är klar");
    const answer = await signIn(browser, key, "/panel/case/show");
    expect([answer.status, await answer.json()]).toEqual([200, { to: "/panel/case/show" }]);
    expect([...browser.cookies.keys()]).toEqual(["__Host-stafett"]);
    expect((await browser.get("/sign-in?next=/me")).headers.get("location")).toBe("/me");
    expect(await (await browser.get("/sessions")).text()).toContain("Firefox på Linux");
  });
  test("may try the key again in the same browser, and gets one key for one code", async () => {
    const world = signingIn();
    const browser = browserIn(world);
    const first = await (
      await browser.post("/enrol/options", { code: await codeFor(world) })
    ).json();
    const failed = await browser.post("/enrol", {
      credential: new Authenticator(origin).create(first, { unverified: true }),
    });
    expect([failed.status, await failed.json()]).toEqual([
      403,
      { said: "Nyckeln kunde inte läggas till. Försök igen." },
    ]);
    const options = [
      await (await browser.post("/enrol/options")).json(),
      await (await browser.post("/enrol/options")).json(),
    ];
    const both = await Promise.all(
      options.map((one) =>
        browser.post("/enrol", { credential: new Authenticator(origin).create(one) }),
      ),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 403]);
    expect(await world.passkeys.list("web:anna")).toHaveLength(1);
    expect((await browser.post("/enrol/options")).status).toBe(403);
  });
  test("cannot take the enrolment to another browser", async () => {
    const world = signingIn();
    const [browser, other] = [browserIn(world), browserIn(world)];
    const options = await (
      await browser.post("/enrol/options", { code: await codeFor(world) })
    ).json();
    await other.post("/sign-in/options");
    const answer = await other.post("/enrol", {
      credential: new Authenticator(origin).create(options),
    });
    expect([answer.status, await answer.json()]).toEqual([
      403,
      { said: "Koden går inte att använda. Kontrollera den, eller be om en ny." },
    ]);
  });
  test("gets a new secret with the code: somebody who knew this browser's old one has nothing of it", async () => {
    const world = signingIn();
    const [browser, other] = [browserIn(world), browserIn(world)];
    await other.post("/sign-in/options");
    const known = other.cookies.get("__Host-stafett-before") ?? "";
    browser.cookies.set("__Host-stafett-before", known);
    await browser.post("/enrol/options", { code: await codeFor(world) });
    expect(browser.cookies.get("__Host-stafett-before")).not.toBe(known);
    expect((await other.post("/enrol/options")).status).toBe(403);
  });
  test("is told in words where the agency takes no copied keys", async () => {
    const world = signingIn();
    const browser = browserIn(world);
    const options = await (
      await browser.post("/enrol/options", { code: await codeFor(world, "web:bo") })
    ).json();
    const answer = await browser.post("/enrol", {
      credential: new Authenticator(origin, { synced: true }).create(options),
    });
    expect(((await answer.json()) as { said: string }).said).toContain("kopieras mellan enheter");
  });
  test("that was given because a key is lost: the old ones end with its use, with their sessions", async () => {
    const { world, browser, key } = await signedIn();
    const code = await codeFor(world, "web:anna", true);
    expect((await browser.get("/sessions")).status).toBe(200);
    expect((await browserIn(world, "192.0.2.7").post("/enrol/options", { code })).status).toBe(200);
    expect(world.told).toEqual(["enrolled web:anna", "lost web:anna"]);
    expect((await browser.get("/sessions")).headers.get("location")).toBe(
      "/sign-in?next=%2Fsessions",
    );
    expect((await signIn(browser, key)).status).toBe(403);
  });
  test("of work that a second person approves is worth nothing before, and something once after", async () => {
    const world = signingIn();
    const code = await world.issueCode("web:anna", {
      ask: { workflow: "enrolling", instance: "K1", command: "used" },
    });
    const statuses = async () => (await browserIn(world).post("/enrol/options", { code })).status;
    expect([await statuses(), await statuses()]).toEqual([403, 403]);
    world.approved.add("K1");
    expect([await statuses(), await statuses()]).toEqual([200, 403]);
  });
});

describe("keys that two have said are lost", () => {
  const lose = (world: ReturnType<typeof signingIn>): void => {
    const anna = world.members.get("web:anna");
    if (anna) world.members.set("web:anna", { ...anna, lostAt: world.clock.now() });
  };
  test("end with the next request of their person, with their sessions, once: a key that was added since stays", async () => {
    const { world, browser, key } = await signedIn();
    lose(world);
    expect((await browser.get("/sessions")).headers.get("location")).toBe(
      "/sign-in?next=%2Fsessions",
    );
    expect((await signIn(browser, key)).status).toBe(403);
    const again = await enrolled(world, browser);
    expect((await signIn(browser, again)).status).toBe(200);
    expect((await browser.get("/sessions")).status).toBe(200);
    expect(world.told).toEqual(["enrolled web:anna", "lost web:anna", "enrolled web:anna"]);
  });
  test("sign in nobody, also where no page was asked for since", async () => {
    const { world, key } = await signedIn();
    lose(world);
    expect((await signIn(browserIn(world, "192.0.2.9"), key)).status).toBe(403);
  });
  test("do not take the key that the new code leads to", async () => {
    const { world } = await signedIn();
    lose(world);
    const browser = browserIn(world, "192.0.2.9");
    const key = await enrolled(world, browser);
    expect((await signIn(browser, key)).status).toBe(200);
  });
});

describe("a session's own pages", () => {
  const formOf = async (browser: Browser): Promise<string> =>
    csrfIn(await (await browser.get("/sessions")).text());
  test("sign out with a form of the session alone; the cookie is worth nothing, and nothing is left in the browser", async () => {
    const { browser } = await signedIn();
    const kept = browser.cookies.get("__Host-stafett") ?? "";
    for (const csrf of ["", "x", kept])
      expect((await browser.send("/sign-out", { csrf })).status).toBe(403);
    const answer = await browser.send("/sign-out", { csrf: await formOf(browser) });
    expect([answer.status, answer.headers.get("location")]).toEqual([
      303,
      "/sign-in?ended=signed-out",
    ]);
    expect(answer.headers.get("clear-site-data")).toBe('"cache", "storage"');
    expect(browser.cookies.size).toBe(0);
    browser.cookies.set("__Host-stafett", kept);
    expect(await (await browser.get("/sign-in")).text()).toContain("Du har loggat ut");
  });
  test("end another session, and not one of somebody else", async () => {
    const { world, browser, key } = await signedIn();
    const [other, theirs] = [browserIn(world), browserIn(world)];
    await signIn(other, key);
    await signIn(theirs, await enrolled(world, theirs, "web:bo"));
    const csrf = await formOf(browser);
    const [foreign] = await world.sessions.list("web:bo");
    await browser.send("/sessions/end", { csrf, session: foreign?.publicId ?? "" });
    expect((await theirs.get("/sessions")).status).toBe(200);
    const read = await world.sessions.read(`__Host-stafett=${other.cookies.get("__Host-stafett")}`);
    const ended = await browser.send("/sessions/end", {
      csrf,
      session: read.kind === "open" ? read.session.publicId : "",
    });
    expect(ended.headers.get("location")).toBe("/sessions");
    expect([
      (await other.get("/sessions")).status,
      (await browser.get("/sessions")).status,
    ]).toEqual([303, 200]);
  });
  test("end all of them", async () => {
    const { world, browser, key } = await signedIn();
    const other = browserIn(world);
    await signIn(other, key);
    await browser.send("/sessions/end", { csrf: await formOf(browser), all: "1" });
    expect([
      (await other.get("/sessions")).status,
      (await browser.get("/sessions")).status,
    ]).toEqual([303, 303]);
  });
  test("step up with this person's key: the token is new, and so is the form token", async () => {
    const { world, browser, key } = await signedIn();
    world.clock.advance(20 * minute);
    const before = browser.cookies.get("__Host-stafett");
    const csrf = csrfIn(await (await browser.get("/step-up?next=/panel/case/share")).text());
    const options = await (await browser.post("/step-up/options", { csrf })).json();
    const answer = await browser.post("/step-up", {
      csrf,
      credential: key.get(options),
      next: "/panel/case/share",
    });
    expect(await answer.json()).toEqual({ to: "/panel/case/share" });
    expect(browser.cookies.get("__Host-stafett")).not.toBe(before);
    const read = await world.sessions.read(
      `__Host-stafett=${browser.cookies.get("__Host-stafett")}`,
    );
    expect(read).toMatchObject({ session: { state: "active", isFresh: true } });
    expect((await browser.post("/step-up/options", { csrf })).status).toBe(403);
  });
  test("step nobody up without the form token, without a session, or with somebody else's key", async () => {
    const { world, browser } = await signedIn();
    const csrf = await formOf(browser);
    for (const wrong of ["", "x", undefined, 7])
      expect((await browser.post("/step-up/options", { csrf: wrong })).status).toBe(403);
    expect((await browserIn(world).post("/step-up/options", { csrf })).status).toBe(403);
    const theirs = await enrolled(world, browserIn(world), "web:bo");
    const options = await (await browser.post("/step-up/options", { csrf })).json();
    const before = browser.cookies.get("__Host-stafett");
    expect((await browser.post("/step-up", { csrf, credential: theirs.get(options) })).status).toBe(
      403,
    );
    expect(browser.cookies.get("__Host-stafett")).toBe(before);
  });
});

test("the texts of both languages have the same keys, in the same order, and none is empty", () => {
  expect(Object.keys(en)).toEqual(Object.keys(sv));
  for (const text of [...Object.values(sv), ...Object.values(en)])
    expect(text.trim()).toMatch(/^[^!<>&]+$/);
});
describe("a page", () => {
  test("is kept nowhere, runs only our script, stands in nobody's frame, and markup of a script goes through one policy", async () => {
    const { headers } = await browserIn(signingIn()).get("/sign-in");
    expect(headers.get("content-security-policy")).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types stafett",
    );
    expect([
      headers.get("cache-control"),
      headers.get("referrer-policy"),
      headers.get("x-content-type-options"),
    ]).toEqual(["no-store", "no-referrer", "nosniff"]);
  });
  test("says why there is no session any more, in four sentences, and reflects nothing", async () => {
    const { world, browser } = await signedIn();
    await world.restored();
    expect(await (await browser.get("/sign-in")).text()).toContain("alla inloggningar avslutades");
    world.clock.set(start + 601 * minute);
    expect(await (await browser.get("/sign-in")).text()).toContain("gått ut efter tio timmar");
    const html = await (
      await browser.get("/sign-in?ended=%3Cb%3E&next=%22%3E%3Cscript%3E&x=%3Cimg%3E")
    ).text();
    for (const sign of ["<b>", "<img", '"><script>']) expect(html).not.toContain(sign);
  });
  test("is in the browser's language where it is ours, and else in Swedish", async () => {
    const world = signingIn();
    const titles = await Promise.all(
      ["en-GB,sv;q=0.5", "sv", "de,en;q=0.5", "fr", ""].map(async (language) =>
        (await browserIn(world, "a", language).get("/sign-in")).text(),
      ),
    );
    expect(titles.map((html) => /<html lang="(\w+)">/.exec(html)?.[1])).toEqual([
      "en",
      "sv",
      "en",
      "sv",
      "sv",
    ]);
  });
  test("names no agency and nobody", async () => {
    const html = await (await browserIn(signingIn()).get("/sign-in")).text();
    for (const word of ["alfa", ">anna", "web:"]) expect(html).not.toContain(word);
  });
});
test("a copy that is restored keeps keys, and ends everything that they opened", async () => {
  const { world, browser, key } = await signedIn();
  const code = await codeFor(world);
  await world.restored();
  expect((await browser.get("/sessions")).status).toBe(303);
  expect((await browser.post("/enrol/options", { code })).status).toBe(403);
  expect((await signIn(browser, key)).status).toBe(200);
});
