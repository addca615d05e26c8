// Signing in at one's own organisation, at a real issuer on loopback: from a code by telephone to a session, a step-up, and back after an hour.
import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  binds,
  bound,
  clientKeys,
  code,
  isIn,
  ledTo,
  onwardsIn,
  organisationWorld,
  person,
  personIn,
  signsIn,
  withIssuer,
} from "../support/organisation.ts";
import { minute, origin } from "../support/sign-in.ts";
import { browserIn } from "../support/sign-in-browser.ts";

describe("somebody of an organisation with a sign-in of its own", () => {
  test("connects the account by a code, is told of it, and signs in with it from then on", async () => {
    const { world } = await withIssuer();
    const both = personIn(world);
    const answer = await binds(world, both);
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/"]);
    expect(world.told).toEqual(["enrolled web:anna"]);
    expect(await isIn(both.browser)).toBe(true);
    const another = personIn(world);
    const signed = await signsIn(another, "/panel/case/show");
    expect([signed.status, signed.headers.get("location"), world.facts]).toEqual([
      303,
      "/panel/case/show",
      [],
    ]);
    expect(await isIn(another.browser)).toBe(true);
    expect([...another.browser.cookies.keys()]).toEqual(["__Host-stafett"]);
  });
  test("is asked for by PKCE, state and nonce, for no more than who they are, and the address that one comes back to is ours", async () => {
    const { world, issuer } = await withIssuer({ acr: "loa3", acrs: ["loa3"] });
    const url = new URL(
      await onwardsIn(
        await personIn(world).browser.send("/sign-in/organisation", { code, next: "/" }),
      ),
    );
    expect([url.origin, url.searchParams.get("scope"), url.searchParams.get("acr_values")]).toEqual(
      [issuer.url, "openid", "loa3"],
    );
    expect(url.searchParams.get("code_challenge_method")).toBe("S256");
    for (const name of ["state", "nonce", "code_challenge"])
      expect(url.searchParams.get(name)).toMatch(/^[\w-]{43}$/);
    expect(url.searchParams.get("redirect_uri")).toMatch(
      /^https:\/\/stafett\.example\.se\/sign-in\/back\/[\w-]{22}$/,
    );
  });
  test("is told that the account is not connected, and nobody is signed in", async () => {
    const { world } = await withIssuer();
    const both = personIn(world);
    expect(ledTo(await signsIn(both))).toEqual(["/sign-in", "unbound"]);
    expect(await isIn(both.browser)).toBe(false);
    expect(world.facts).toEqual([
      { event: "web.organisationRefused", purpose: "sign-in", why: "unbound" },
    ]);
    expect(await (await both.browser.get("/sign-in?said=unbound")).text()).toContain(
      "är inte kopplat till Stafett",
    );
  });
  test("signs in with a secret where the issuer takes no key", async () => {
    const secret = "a secret of the client's".replaceAll(" ", "-");
    const world = organisationWorld({ secrets: new Map([["alfa", secret]]) });
    const { both } = await bound(
      { client: { token_endpoint_auth_method: "client_secret_basic", client_secret: secret } },
      world,
    );
    expect(await isIn(both.browser)).toBe(true);
  });
  test("says no there, and can try again", async () => {
    const { world, who } = await withIssuer();
    who.has = false;
    expect(ledTo(await signsIn(personIn(world)))).toEqual(["/sign-in", "cancelled"]);
  });
});
describe("the level of assurance", () => {
  test("that the agency asks for is taken", async () => {
    const { both } = await bound({
      acr: "loa3",
      acrs: ["loa2", "loa3"],
      person: person({ acr: "loa3" }),
    });
    expect(await isIn(both.browser)).toBe(true);
  });
  test("below it, or none, is refused in words", async () => {
    const { world, who, both } = await bound({
      acr: "loa3",
      acrs: ["loa2", "loa3"],
      person: person({ acr: "loa3" }),
    });
    for (const acr of ["loa2", undefined]) {
      Object.assign(who, { acr });
      expect(ledTo(await signsIn(personIn(world)))).toEqual(["/sign-in", "level"]);
    }
    expect(await (await both.browser.get("/step-up?said=level")).text()).toContain(
      "lägre säkerhetsnivå",
    );
  });
});

describe("a way to the issuer", () => {
  test("that somebody else's browser comes back on leads to nothing, and still serves the browser that began it", async () => {
    const { world } = await bound();
    const [both, thief] = [personIn(world), browserIn(world)];
    const path = await both.there.goes(
      await onwardsIn(await both.browser.send("/sign-in/organisation", { code, next: "/" })),
      origin,
    );
    expect(ledTo(await thief.get(path))).toEqual(["/sign-in", "refused"]);
    await thief.send("/sign-in/organisation", { code, next: "/" });
    expect(ledTo(await thief.get(path))).toEqual(["/sign-in", "refused"]);
    expect((await both.browser.get(path)).headers.get("location")).toBe("/");
  });
  test("serves once", async () => {
    const { world } = await bound();
    const both = personIn(world);
    const path = await both.there.goes(
      await onwardsIn(await both.browser.send("/sign-in/organisation", { code, next: "/" })),
      origin,
    );
    const cookie = both.browser.cookies.get("__Host-stafett-organisation") ?? "";
    expect((await both.browser.get(path)).headers.get("location")).toBe("/");
    both.browser.cookies.set("__Host-stafett-organisation", cookie);
    expect(ledTo(await both.browser.get(path))).toEqual(["/sign-in", "refused"]);
  });
  test("of another state, after a quarter of an hour, or when a copy was restored leads to nothing", async () => {
    const { world } = await bound();
    const comes = async (between: (path: string) => Promise<string> | string) => {
      const both = personIn(world);
      const path = await both.there.goes(
        await onwardsIn(await both.browser.send("/sign-in/organisation", { code, next: "/" })),
        origin,
      );
      return ledTo(await both.browser.get(await between(path)));
    };
    expect(await comes((path) => path.replace(/state=[\w-]{3}/, "state=xyz"))).toEqual([
      "/sign-in",
      "refused",
    ]);
    expect(await comes((path) => `${path}&x=${"x".repeat(8_000)}`)).toEqual([
      "/sign-in",
      "refused",
    ]);
    expect(await comes((path) => path.replace(/code=[\w-]{3}/, "code=xyz"))).toEqual([
      "/sign-in",
      "refused",
    ]);
    expect(await comes((path) => path.replace(/back\/[\w-]{3}/, "back/xyz"))).toEqual([
      "/sign-in",
      "refused",
    ]);
    const late = await comes((path) => {
      world.clock.advance(16 * minute);
      return path;
    });
    expect(late).toEqual(["/sign-in", "refused"]);
    const restored = await comes(async (path) => {
      await world.restored();
      return path;
    });
    expect(restored).toEqual(["/sign-in", "refused"]);
  });
  test("goes where one wanted only if that is a page of ours", async () => {
    const { world } = await bound();
    for (const next of ["//evil.example", "https://evil.example/", "/sign-out"])
      expect((await signsIn(personIn(world), next)).headers.get("location")).toBe("/");
  });
  test("begins from our own page alone", async () => {
    const { world } = await bound();
    const { browser } = personIn(world);
    for (const headers of [{ "sec-fetch-site": "cross-site" }, { "sec-fetch-site": "none" }])
      expect(
        (await browser.send("/sign-in/organisation", { code, next: "/" }, headers)).status,
      ).toBe(403);
  });
});

describe("a sign-in code", () => {
  test("that is unknown, empty, or longer than any: the same words after the same time", async () => {
    const { world } = await withIssuer();
    const answers: unknown[] = [];
    for (const typed of [
      "BETABETA",
      "",
      "x",
      code.slice(1),
      `${code}A`,
      "A".repeat(1_000),
      "<b>",
    ]) {
      const from = world.clock.now();
      const answer = await browserIn(world).send("/sign-in/organisation", {
        code: typed,
        next: "/",
      });
      answers.push([
        answer.status,
        answer.headers.get("location"),
        world.clock.now() - from,
        answer.headers.getSetCookie(),
      ]);
    }
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(answers[0]).toEqual([303, "/sign-in?next=%2F&said=unknown", 500, []]);
  });
  test("is taken as it is typed from hearing", async () => {
    const { world } = await bound();
    expect((await signsIn(personIn(world), "/", "alfa-al fa")).headers.get("location")).toBe("/");
  });
  test("is asked for only where some agency has an issuer, and the page names none", async () => {
    const { world } = await withIssuer();
    const page = await (await browserIn(world).get("/sign-in?said=%3Cb%3E")).text();
    expect(page).toContain("Inloggningskod");
    for (const word of ["alfa", code, "localhost", "<b>"]) expect(page).not.toContain(word);
    world.pin("alfa", ["web:anna"], undefined);
    expect(await (await browserIn(world).get("/sign-in")).text()).not.toContain("Inloggningskod");
  });
});

test("our keys are published without their private half", async () => {
  const { world } = await withIssuer();
  const answer = await browserIn(world).get("/sign-in/keys");
  expect(await answer.json()).toEqual({
    keys: [
      {
        kty: "EC",
        crv: "P-256",
        x: expect.any(String),
        y: expect.any(String),
        kid: clientKeys[0].kid,
        use: "sig",
      },
    ],
  });
});

test("both libraries are loaded when an issuer is first needed, and by nobody else", () => {
  const files = globSync("adapters/**/*.ts");
  expect(files.length).toBeGreaterThan(80);
  const lines = files.flatMap((file) => readFileSync(file, "utf8").split("\n"));
  const named = lines.filter((line) => /["'](?:openid-client|jose)["']/.test(line));
  expect(named.length).toBeGreaterThan(3);
  for (const line of named) expect(line).toMatch(/^import type |import\("/);
});
