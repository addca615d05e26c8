// An issuer that is slow, away, or not what it should be, and whose keys change.
import { describe, expect, test } from "vitest";
import { createAccounts } from "../../adapters/web/sign-in/oidc/accounts.ts";
import { createIssuers } from "../../adapters/web/sign-in/oidc/issuers.ts";
import { createRechecks } from "../../adapters/web/sign-in/oidc/recheck.ts";
import { binds, goes, opened, refusedIn } from "../support/lied-to.ts";
import type { Lies } from "../support/lying-issuer.ts";
import { clientKeys, code, ledTo, onwardsIn, sessionOf } from "../support/organisation.ts";
import { issuerKey } from "../support/served.ts";
import { minute } from "../support/sign-in.ts";
import { browserIn, csrfIn } from "../support/sign-in-browser.ts";

describe("an issuer", () => {
  test("whose keys change is believed by the new ones, once they are asked for anew", async () => {
    const { world, liar } = await opened();
    await binds(world, liar);
    const [old] = liar.state.keys;
    liar.state.keys.unshift(await issuerKey("two"));
    world.clock.advance(2 * minute);
    expect((await goes(world, liar)).headers.get("location")).toBe("/me");
    // The old one is not published any more.
    liar.state.keys.splice(1);
    world.clock.advance(6 * minute);
    expect((await goes(world, liar)).headers.get("location")).toBe("/me");
    if (old) liar.state.keys.splice(0, 1, old);
    expect((await goes(world, liar)).headers.get("location")).toBe(
      "/sign-in?next=%2Fme&said=refused",
    );
  });
  test("that is away or slow is said in a sentence, keeps nobody else out, and is asked again", async () => {
    const { world, liar, lies } = await opened({ hangs: true }, {}, 200);
    const from = Date.now();
    expect(ledTo(await goes(world, liar))).toEqual(["/sign-in", "away"]);
    expect(Date.now() - from).toBeLessThan(1_000);
    expect(await (await browserIn(world).get("/sign-in?said=away")).text()).toContain(
      "svarar inte just nu",
    );
    expect(world.facts[0]).toEqual({ event: "web.issuerAway", agency: "alfa", why: "away" });
    lies.hangs = false;
    const asked = liar.state.asked.length;
    await goes(world, liar);
    // Not by each who comes.
    expect(liar.state.asked.length).toBe(asked);
    world.clock.advance(11_000);
    expect((await goes(world, liar)).headers.get("location")).toBe(
      "/sign-in?next=%2Fme&said=unbound",
    );
  });
  test("that is away when the program starts is asked in the background, by one at a time", async () => {
    const { world, liar } = await opened();
    await Promise.all([world.organisations?.warm(), world.organisations?.warm()]);
    expect(liar.state.asked).toEqual(["GET /.well-known/openid-configuration"]);
    await goes(world, liar);
    expect(liar.state.asked.filter((one) => one.includes("configuration"))).toHaveLength(1);
  });
  test("that goes away between the way there and the way back: away, and the person can try again", async () => {
    const { world, liar, lies } = await opened();
    await binds(world, liar);
    const browser = browserIn(world);
    const path = liar.leads(
      await onwardsIn(await browser.send("/sign-in/organisation", { code, next: "/me" })),
    );
    lies.hangs = true;
    expect(ledTo(await browser.get(path))).toEqual(["/sign-in", "away"]);
  });
  test.each<readonly [string, Lies, string]>([
    ["says that it is another one", { metadata: { issuer: "https://evil.example" } }, "away"],
    ["does not say who it is", { metadata: { issuer: undefined } }, "away"],
    [
      "takes no way that we have to say who we are",
      { metadata: { token_endpoint_auth_signing_alg_values_supported: ["HS256"] } },
      "setup",
    ],
    [
      "leads to an address without TLS elsewhere",
      { metadata: { authorization_endpoint: "ftp://evil.example/" } },
      "away",
    ],
    ["says more than it can have to say", { metadata: { more: "x".repeat(400_000) } }, "away"],
  ])("that %s is not used", async (_what, lies, why) => {
    const { world, liar } = await opened(lies);
    expect(ledTo(await goes(world, liar))).toEqual(["/sign-in", why]);
    expect(world.facts[0]).toEqual({ event: "web.issuerAway", agency: "alfa", why });
  });
  test.each<readonly [string, Lies["token"], string]>([
    [
      "does not know us",
      { status: 401, body: '{"error":"invalid_client","error_description":"19121212-1212"}' },
      "setup",
    ],
    ["knows no such code", { status: 400, body: '{"error":"invalid_grant"}' }, "refused"],
    ["has trouble of its own", { status: 500, body: "<html>a1b2c3</html>" }, "away"],
    [
      "answers with more than anybody can have to say",
      { status: 200, body: `"${"x".repeat(400_000)}"` },
      "away",
    ],
    [
      "answers with no token",
      { status: 200, body: '{"access_token":"x","token_type":"Bearer"}' },
      "refused",
    ],
  ])("that %s: refused, and its words are written nowhere", async (_what, token, why) => {
    const { world, liar, lies } = await opened();
    await binds(world, liar);
    if (token) lies.token = token;
    expect(await refusedIn(await goes(world, liar), world)).toBe(why);
  });
  test("that writes a slash more than the configuration is not used: names are compared to the letter", async () => {
    const { world, liar, lies } = await opened();
    lies.metadata = { issuer: `${liar.url}/` };
    expect(ledTo(await goes(world, liar))).toEqual(["/sign-in", "setup"]);
  });
  test("that does not ask anew proves nothing of now", async () => {
    const { world, liar, lies } = await opened();
    const browser = await binds(world, liar);
    lies.claims = { auth_time: Math.floor(Date.now() / 1_000) - 6 * 60 };
    const csrf = csrfIn(await (await browser.get("/step-up?next=/me")).text());
    const page = await browser.send("/step-up/organisation", { csrf, next: "/me" });
    const url = await onwardsIn(page);
    expect([
      new URL(url).searchParams.get("prompt"),
      new URL(url).searchParams.get("max_age"),
    ]).toEqual(["login", "240"]);
    expect(ledTo(await browser.get(liar.leads(url)))).toEqual(["/step-up", "old"]);
    lies.claims = { auth_time: undefined };
    const second = await onwardsIn(
      await browser.send("/step-up/organisation", { csrf, next: "/me" }),
    );
    expect(ledTo(await browser.get(liar.leads(second)))[0]).toBe("/step-up");
    world.clock.advance(5 * minute);
    expect((await sessionOf(world, browser)).isFresh).toBe(false);
  });
  test("that says of a time to come that somebody signed in then: now is the latest", async () => {
    const { world, liar } = await opened({ claims: { auth_time: 4_000_000_000 } });
    const browser = await binds(world, liar);
    world.clock.advance(6 * minute);
    expect((await sessionOf(world, browser)).isFresh).toBe(false);
  });
  test("whose refresh gives somebody else's account is not believed", async () => {
    const { world, liar, lies } = await opened({ refresh: "token" });
    const browser = await binds(world, liar);
    lies.claims = { sub: "another", nonce: undefined };
    for (let passed = 0; passed < 60; passed += 5) {
      world.clock.advance(5 * minute);
      await world.sessions.read(`__Host-stafett=${browser.cookies.get("__Host-stafett")}`, true);
      await browser.get("/sessions");
      await world.organisations?.settled();
    }
    expect((await sessionOf(world, browser)).state).toBe("quiet");
    expect(world.facts).toEqual([
      { event: "web.organisationRefused", purpose: "recheck", why: "refused" },
    ]);
  });
  test("gave a token for asking again: it is used after a step-up too, and goes with the session, however that ends", async () => {
    const { world, liar } = await opened({ refresh: "token", claims: { sid: "sid-1" } });
    const kept = async (): Promise<readonly string[]> =>
      (await world.records.of("standing", "web:anna")).map(({ body }) => JSON.parse(body).refresh);
    const browser = await binds(world, liar);
    expect(await kept()).toEqual(["token"]);
    const csrf = csrfIn(await (await browser.get("/step-up?next=/me")).text());
    const url = await onwardsIn(await browser.send("/step-up/organisation", { csrf, next: "/me" }));
    expect((await browser.get(liar.leads(url))).headers.get("location")).toBe("/me");
    expect(await kept()).toEqual(["token"]);
    await browser.send("/sign-out", {
      csrf: csrfIn(await (await browser.get("/sessions")).text()),
    });
    expect(await kept()).toEqual([]);
    await goes(world, liar, {}, browser);
    expect(await kept()).toEqual(["token"]);
    await world.sessions.endAll("web:anna");
    expect(await kept()).toEqual([]);
  });
  test("is asked with a token by one of several processes", async () => {
    const { world, liar, lies } = await opened({ refresh: "token" });
    const browser = await binds(world, liar);
    lies.claims = { nonce: undefined };
    world.clock.advance(50 * minute);
    const { clock, records, sessions, facts } = world;
    const fact = (one: (typeof facts)[number]): void => void facts.push(one);
    const [pinned] = world.pinned;
    const session = await sessionOf(world, browser);
    const processes = [0, 1].map(() => {
      const issuers = createIssuers({ clock, keys: clientKeys, secrets: new Map(), fact });
      return createRechecks({
        records,
        clock,
        issuers,
        accounts: createAccounts(records, clock, sessions),
        sessions,
        fact,
      });
    });
    liar.state.asked.splice(0);
    for (const one of processes) if (pinned) one.inPassing(session, pinned);
    await Promise.all(processes.map((one) => one.settled()));
    expect(liar.state.asked.filter((one) => one === "POST /token")).toHaveLength(1);
    expect([(await sessionOf(world, browser)).organisation?.checkBy, facts]).toEqual([
      clock.now() + 60 * minute,
      [],
    ]);
  });
  test("that is away while the hour ends is asked once a minute, and the session goes on when it is back in time", async () => {
    const { world, liar, lies } = await opened({ refresh: "token" }, {}, 200);
    const browser = await binds(world, liar);
    const works = async (minutes: number): Promise<void> => {
      for (let passed = 0; passed < minutes; passed++) {
        world.clock.advance(minute);
        await world.sessions.read(`__Host-stafett=${browser.cookies.get("__Host-stafett")}`, true);
        await browser.get("/sessions");
        await world.organisations?.settled();
      }
    };
    lies.claims = { nonce: undefined };
    lies.token = { status: 503, body: '{"error":"temporarily_unavailable"}' };
    await works(50);
    expect(world.facts.at(-1)).toEqual({
      event: "web.organisationRefused",
      purpose: "recheck",
      why: "away",
    });
    delete lies.token;
    await works(1);
    await works(20);
    expect((await sessionOf(world, browser)).state).toBe("active");
  });
});
