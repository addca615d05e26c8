// Sessions that began at an organisation: a step-up, the hour, a sign-out there, moving over, and what a binding is worth.
import { describe, expect, test } from "vitest";
import {
  binds,
  bound,
  goesOn,
  isIn,
  ledTo,
  onwardsIn,
  personIn,
  sessionOf,
  signsIn,
  stepsUp,
  withIssuer,
} from "../support/organisation.ts";
import { minute, origin } from "../support/sign-in.ts";
import { browserIn, codeFor, csrfIn, enrolled, signIn } from "../support/sign-in-browser.ts";

describe("a step-up", () => {
  test("asks the person anew at the issuer, and the form goes on where it was", async () => {
    const { world, both } = await bound();
    const before = both.browser.cookies.get("__Host-stafett");
    world.clock.advance(6 * minute);
    expect((await sessionOf(world, both.browser)).isFresh).toBe(false);
    const answer = await stepsUp(both, "/form/case/share/abc?draft=1");
    expect([answer.status, answer.headers.get("location")]).toEqual([
      303,
      "/form/case/share/abc?draft=1",
    ]);
    expect(both.browser.cookies.get("__Host-stafett")).not.toBe(before);
    expect((await sessionOf(world, both.browser)).isFresh).toBe(true);
  });
  test("is fresh from when the issuer asked, and an old sign-in there is none", async () => {
    const { world, both } = await bound();
    world.clock.advance(30 * minute);
    await signsIn(both);
    expect((await sessionOf(world, both.browser)).isFresh).toBe(false);
  });
  test("by somebody else's account, without the form's token, or without a session comes to nothing", async () => {
    const { world, both, who } = await bound();
    who.sub = "another";
    both.there.cookies.clear();
    expect(ledTo(await stepsUp(both, "/me"))).toEqual(["/step-up", "refused"]);
    for (const csrf of ["", "x"])
      expect(
        (await both.browser.send("/step-up/organisation", { csrf, next: "/" })).headers.get(
          "location",
        ),
      ).toBe("/sign-in");
    expect(
      (await browserIn(world).send("/step-up/organisation", { csrf: "x" })).headers.get("location"),
    ).toBe("/sign-in");
  });
});

describe("the hour", () => {
  test("is over without a word of the issuer's: it is asked without the person, who goes on where they were", async () => {
    const { world, both } = await bound();
    for (let minutes = 0; minutes < 60; minutes += 10) {
      world.clock.advance(10 * minute);
      await world.sessions.read(
        `__Host-stafett=${both.browser.cookies.get("__Host-stafett")}`,
        true,
      );
    }
    expect((await sessionOf(world, both.browser)).state).toBe("quiet");
    const page = await both.browser.get("/step-up?next=/spaces/x");
    expect(new URL(await onwardsIn(page)).searchParams.get("prompt")).toBe("none");
    expect((await goesOn(both, page)).headers.get("location")).toBe("/spaces/x");
    expect(await sessionOf(world, both.browser)).toMatchObject({ state: "active", isFresh: false });
  });
  test("is over, and the person is not signed in there any more: they are asked", async () => {
    const { world, both } = await bound();
    for (let minutes = 0; minutes < 60; minutes += 10) {
      world.clock.advance(10 * minute);
      await world.sessions.read(
        `__Host-stafett=${both.browser.cookies.get("__Host-stafett")}`,
        true,
      );
    }
    both.there.cookies.clear();
    expect(ledTo(await goesOn(both, await both.browser.get("/step-up?next=/me")))).toEqual([
      "/step-up",
      "asked",
    ]);
    expect((await sessionOf(world, both.browser)).state).toBe("quiet");
    const csrf = csrfIn(await (await both.browser.get("/step-up?next=/me&said=asked")).text());
    const answer = await goesOn(
      both,
      await both.browser.send("/step-up/organisation", { csrf, next: "/me" }),
    );
    expect(answer.headers.get("location")).toBe("/me");
    expect((await sessionOf(world, both.browser)).state).toBe("active");
  });
  test("that is asked for one person does nothing for another who has signed in at the same browser meanwhile", async () => {
    const { world, both } = await bound();
    const key = await enrolled(world, browserIn(world), "web:bo");
    world.clock.advance(14 * minute);
    for (let minutes = 14; minutes < 60; minutes += 10) {
      await world.sessions.read(
        `__Host-stafett=${both.browser.cookies.get("__Host-stafett")}`,
        true,
      );
      world.clock.advance(10 * minute);
    }
    const path = await both.there.goes(
      await onwardsIn(await both.browser.get("/step-up?next=/me")),
      origin,
    );
    await signIn(both.browser, key);
    expect(ledTo(await both.browser.get(path))).toEqual(["/step-up", "refused"]);
    expect(await sessionOf(world, both.browser)).toMatchObject({
      identity: "web:bo",
      state: "active",
    });
  });
  /** Somebody works on, and looks at a page each ten minutes. */
  const works = async (
    world: Awaited<ReturnType<typeof bound>>["world"],
    browser: ReturnType<typeof browserIn>,
    minutes: number,
  ) => {
    for (let passed = 0; passed < minutes; passed += 5) {
      world.clock.advance(5 * minute);
      await world.sessions.read(`__Host-stafett=${browser.cookies.get("__Host-stafett")}`, true);
      await browser.get("/sessions");
      await world.organisations?.settled();
    }
  };
  test("begins anew by the issuer's refresh token, with nobody asked", async () => {
    const { world, both } = await bound({ refreshes: true });
    await works(world, both.browser, 180);
    expect([(await sessionOf(world, both.browser)).state, world.facts]).toEqual(["active", []]);
  });
  test("ends what somebody has who left the organisation: nothing is shown, and no way leads in", async () => {
    const { world, both, who } = await bound({ refreshes: true });
    who.has = false;
    both.there.cookies.clear();
    await works(world, both.browser, 60);
    expect(world.facts).toEqual([
      { event: "web.organisationRefused", purpose: "recheck", why: "refused" },
    ]);
    expect((await sessionOf(world, both.browser)).state).toBe("quiet");
    expect(ledTo(await goesOn(both, await both.browser.get("/step-up?next=/me")))).toEqual([
      "/step-up",
      "asked",
    ]);
    const csrf = csrfIn(await (await both.browser.get("/step-up?next=/me&said=asked")).text());
    expect(
      ledTo(
        await goesOn(both, await both.browser.send("/step-up/organisation", { csrf, next: "/me" })),
      ),
    ).toEqual(["/step-up", "cancelled"]);
    expect((await sessionOf(world, both.browser)).state).toBe("quiet");
  });
});

describe("what the issuer tells by itself", () => {
  test("that somebody signed out there ends their session here at once", async () => {
    const { world, both, issuer } = await bound();
    const page = await (await both.there.ask(new URL(`${issuer.url}/session/end`))).text();
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)?.[1] ?? "";
    await both.there.ask(new URL(`${issuer.url}/session/end/confirm`), {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ xsrf, logout: "yes" }).toString(),
    });
    expect(await isIn(both.browser)).toBe(false);
    expect(await (await both.browser.get("/sign-in")).text()).toContain(
      "avslutades från en annan enhet",
    );
    expect(world.facts).toEqual([]);
  });
});

describe("moving over", () => {
  test("from a key: the account is connected by a code, the key ends with its sessions, and the person is the same", async () => {
    const { world } = await withIssuer();
    const pin = world.pinned[0];
    world.pin("alfa", ["web:anna"], undefined);
    const before = browserIn(world);
    const key = await enrolled(world, before);
    await signIn(before, key);
    if (pin) world.pin("alfa", ["web:anna"], pin);
    expect(await isIn(before)).toBe(true);
    const both = personIn(world);
    await binds(world, both);
    expect([
      await isIn(both.browser),
      await isIn(before),
      (await signIn(before, key)).status,
    ]).toEqual([true, false, 403]);
    expect((await sessionOf(world, both.browser)).identity).toBe("web:anna");
    expect(world.told).toEqual(["enrolled web:anna", "enrolled web:anna"]);
  });
  test("to another issuer: sessions and bindings of the old one are worth nothing, and a code connects the new account", async () => {
    const { world, both } = await bound();
    const [old] = world.pinned;
    await withIssuer({}, world);
    expect(await isIn(both.browser)).toBe(false);
    expect(ledTo(await signsIn(personIn(world)))).toEqual(["/sign-in", "unbound"]);
    const after = personIn(world);
    await binds(world, after);
    expect(await isIn(after.browser)).toBe(true);
    if (old) world.pin("alfa", ["web:anna"], old);
    expect(await isIn(after.browser)).toBe(false);
    expect(ledTo(await signsIn(personIn(world)))).toEqual(["/sign-in", "unbound"]);
  });
  test("of the agency to another level ends what began below it", async () => {
    const { world, both } = await bound();
    const [pin] = world.pinned;
    if (pin) world.pin("alfa", ["web:anna"], { ...pin, acr: "loa3" });
    expect(await isIn(both.browser)).toBe(false);
  });
});

describe("a binding", () => {
  test("is one code's, one account's and one person's", async () => {
    const { world } = await bound();
    const pin = world.pinned[0];
    if (!pin) throw new Error("not pinned");
    world.members.set("web:bo", {
      id: "bo",
      name: "bo",
      agency: "alfa",
      language: "sv",
      syncedKeys: true,
      issuer: pin,
    });
    expect(ledTo(await binds(world, personIn(world), "web:bo"))).toEqual([
      "/enrol/organisation",
      "taken",
    ]);
    const { browser } = personIn(world);
    expect((await browser.send("/enrol/organisation", {})).headers.get("location")).toBe(
      "/enrol/organisation?said=refused",
    );
  });
  test("cannot be made twice by one code", async () => {
    const { world } = await withIssuer();
    const both = personIn(world);
    await both.browser.post("/enrol/options", { code: await codeFor(world) });
    const pages = [
      await both.browser.send("/enrol/organisation", {}),
      await both.browser.send("/enrol/organisation", {}),
    ];
    const paths = [];
    for (const page of pages) paths.push(await both.there.goes(await onwardsIn(page), origin));
    const cookie = both.browser.cookies.get("__Host-stafett-organisation") ?? "";
    expect((await both.browser.get(paths[0] ?? "")).headers.get("location")).toBe("/");
    both.browser.cookies.set("__Host-stafett-organisation", cookie);
    expect(ledTo(await both.browser.get(paths[1] ?? ""))).toEqual([
      "/enrol/organisation",
      "refused",
    ]);
  });
  test("takes no key of somebody whose agency has an issuer", async () => {
    const { world } = await withIssuer();
    const { browser } = personIn(world);
    expect(
      await (await browser.post("/enrol/options", { code: await codeFor(world) })).json(),
    ).toEqual({ to: "/enrol/organisation" });
    expect((await browser.post("/enrol", { credential: {} })).status).toBe(403);
  });
  test("ends where a key is lost, with its sessions", async () => {
    const { world, both } = await bound();
    const code = await codeFor(world, "web:anna", true);
    expect(await isIn(both.browser)).toBe(true);
    expect((await browserIn(world, "192.0.2.7").post("/enrol/options", { code })).status).toBe(200);
    expect(await isIn(both.browser)).toBe(false);
    expect(ledTo(await signsIn(personIn(world)))).toEqual(["/sign-in", "unbound"]);
  });
  test("of somebody whom the register has no longer opens nothing, and ends their sessions", async () => {
    const { world, both } = await bound();
    world.members.delete("web:anna");
    expect(ledTo(await signsIn(personIn(world)))).toEqual(["/sign-in", "refused"]);
    expect(await isIn(both.browser)).toBe(false);
  });
  test("stays when a copy is restored, and everything that it opened ends", async () => {
    const { world, both } = await bound();
    await world.restored();
    expect(await isIn(both.browser)).toBe(false);
    expect((await signsIn(personIn(world))).headers.get("location")).toBe("/");
  });
});
