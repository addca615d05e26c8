// An issuer that lies in its tokens, and browsers that bring back what is not theirs: what is refused, in which words, and what is written nowhere.
import { describe, expect, test } from "vitest";
import { alfa, binds, goes, opened, refusedIn } from "../support/lied-to.ts";
import { type Lies, openLiar } from "../support/lying-issuer.ts";
import { client, code, ledTo, onwardsIn, organisationWorld } from "../support/organisation.ts";
import { origin } from "../support/sign-in.ts";
import { browserIn, codeFor } from "../support/sign-in-browser.ts";

describe("a token", () => {
  const wrongs: Readonly<Record<string, readonly [Lies, string]>> = {
    "for another client": [{ claims: { aud: "another" } }, "refused"],
    "for two, and meant for the other": [
      { claims: { aud: ["another", client], azp: "another" } },
      "refused",
    ],
    "of another nonce": [{ claims: { nonce: "another" } }, "refused"],
    "without a nonce": [{ claims: { nonce: undefined } }, "refused"],
    "of another issuer": [{ claims: { iss: "https://evil.example" } }, "refused"],
    "signed by a key that the issuer does not publish": [{ signs: "forged" }, "refused"],
    "that nobody has signed": [{ signs: "unsigned" }, "refused"],
    "without a subject": [{ claims: { sub: undefined } }, "refused"],
    "with a subject that is longer than any": [{ claims: { sub: "a".repeat(256) } }, "refused"],
    "with a subject that is no text": [{ claims: { sub: 7 } }, "refused"],
    "of a clock an hour behind": [{ aheadS: -3_600 }, "clock"],
    "that has ended": [{ claims: { exp: 1 } }, "clock"],
    "that is not valid yet": [{ claims: { nbf: 4_000_000_000 } }, "clock"],
    "of another level": [{ claims: { acr: "loa2" } }, "level"],
    "of a level in another form": [{ claims: { acr: ["loa3"] } }, "level"],
  };
  test.each(Object.keys(wrongs))("%s is refused", async (name) => {
    const [lies, why] = wrongs[name] ?? [{}, ""];
    const { world, liar } = await opened({ claims: { acr: "loa3" } }, { acr: "loa3" });
    await binds(world, liar);
    const said = { claims: { acr: "loa3", ...lies.claims } };
    Object.assign(liar.lies, lies, said);
    expect(await refusedIn(await goes(world, liar), world)).toBe(why);
    expect(world.facts).toEqual([{ event: "web.organisationRefused", purpose: "sign-in", why }]);
  });
  test("of a clock a second or two off is taken", async () => {
    const { world, liar, lies } = await opened();
    await binds(world, liar);
    for (const aheadS of [-2, 2]) {
      lies.aheadS = aheadS;
      expect((await goes(world, liar)).headers.get("location")).toBe("/me");
    }
  });
  const numbers: readonly Readonly<Record<string, unknown>>[] = [
    { sub: "191212121212" },
    { sub: "19121212-1212" },
    { sub: "121212-1212" },
    { sub: "121212+1212" },
    { sub: "SE191212121212" },
    { personalNumber: 191212721212 },
    { address: { of: [{ birth: ["20121212 1212"] }] } },
    { "191212121212": true },
  ];
  test.each(numbers)(
    "with what looks like a personal identity number is refused, and nothing of it is kept: %j",
    async (claims) => {
      const { world, liar, lies } = await opened();
      await binds(world, liar);
      lies.claims = claims;
      expect(await refusedIn(await goes(world, liar), world)).toBe("number");
      const again = browserIn(world);
      await again.post("/enrol/options", { code: await codeFor(world) });
      const bound = await again.get(
        liar.leads(await onwardsIn(await again.send("/enrol/organisation", {}))),
      );
      expect(ledTo(bound)).toEqual(["/enrol/organisation", "number"]);
      expect(world.facts.map(({ why }) => why)).toEqual(["number", "number"]);
    },
  );
  test.each([
    { sub: "0f8fad5b-d9cb-469f-a165-70867728950e" },
    { sub: "HMk9s-1234567890-x" },
    { sub: "SE2321000016-4567" },
    { jti: "1765000000000" },
  ])("with an id that is none is taken: %j", async (claims) => {
    const { world, liar } = await opened({ claims });
    await binds(world, liar);
    expect((await goes(world, liar)).headers.get("location")).toBe("/me");
  });
});

describe("what the browser brings back", () => {
  test.each<readonly [string, Readonly<Record<string, string>>, string]>([
    ["names another issuer", { iss: "https://evil.example" }, "refused"],
    ["names none, of an issuer that always does", { iss: "" }, "refused"],
    ["is of another state", { state: "x".repeat(43) }, "refused"],
    ["has no code", { code: "" }, "refused"],
    ["is a no of the person's", { code: "", error: "access_denied" }, "cancelled"],
    ["is the issuer's own trouble", { code: "", error: "temporarily_unavailable" }, "away"],
    ["is a word that nobody knows", { code: "", error: "<script>" }, "refused"],
  ])("%s: refused", async (_what, said, why) => {
    const { world, liar } = await opened();
    await binds(world, liar);
    expect(await refusedIn(await goes(world, liar, said), world)).toBe(why);
  });
  test("once is nothing a second time, also where the issuer would take it again", async () => {
    const { world, liar } = await opened();
    await binds(world, liar);
    const browser = browserIn(world);
    const path = liar.leads(
      await onwardsIn(await browser.send("/sign-in/organisation", { code, next: "/me" })),
    );
    const cookie = browser.cookies.get("__Host-stafett-organisation") ?? "";
    expect((await browser.get(path)).headers.get("location")).toBe("/me");
    browser.cookies.set("__Host-stafett-organisation", cookie);
    expect(ledTo(await browser.get(path))).toEqual(["/sign-in", "refused"]);
  });
  test("from one issuer is nothing at the other: an answer at another's address, or a code of the other's", async () => {
    const world = organisationWorld();
    const [honest, evil] = [
      await openLiar({ metadata: { authorization_response_iss_parameter_supported: false } }),
      await openLiar(),
    ];
    world.pin("alfa", ["web:anna"], alfa(honest.url));
    world.pin("beta", ["web:bo"], { code: "BETABETA", issuer: evil.url, client });
    await binds(world, honest);
    const browser = browserIn(world);
    // The browser thinks that it goes to the evil one, which leads it on to the honest one with an address of its own.
    const from = await onwardsIn(
      await browser.send("/sign-in/organisation", { code: "BETABETA", next: "/" }),
    );
    const path = honest.leads(from, { iss: "" });
    evil.state.asked.splice(0);
    expect(ledTo(await browser.get(path))).toEqual(["/sign-in", "refused"]);
    const to = new URL(
      await onwardsIn(await browserIn(world).send("/sign-in/organisation", { code, next: "/" })),
    );
    const second = browserIn(world);
    const mixed = new URL(
      await onwardsIn(await second.send("/sign-in/organisation", { code: "BETABETA", next: "/" })),
    );
    const swapped = evil
      .leads(mixed.href)
      .replace(
        mixed.searchParams.get("redirect_uri")?.slice(origin.length) ?? "?",
        to.searchParams.get("redirect_uri")?.slice(origin.length) ?? "?",
      );
    evil.state.asked.splice(0);
    expect(ledTo(await second.get(swapped))).toEqual(["/sign-in", "refused"]);
    // Nothing was told to the evil one.
    expect(evil.state.asked).toEqual([]);
  });
  test("by an account of another agency's issuer is nobody, also where the subject is the same", async () => {
    const world = organisationWorld();
    const [one, other] = [await openLiar(), await openLiar()];
    world.pin("alfa", ["web:anna"], alfa(one.url));
    world.pin("beta", ["web:bo"], { code: "BETABETA", issuer: other.url, client });
    await binds(world, one);
    const browser = browserIn(world);
    const page = await browser.send("/sign-in/organisation", { code: "BETABETA", next: "/" });
    expect(ledTo(await browser.get(other.leads(await onwardsIn(page))))).toEqual([
      "/sign-in",
      "unbound",
    ]);
  });
  test("by the code of an agency that asks for less, at the same issuer, opens nothing of one that asks for more", async () => {
    const { world, liar } = await opened({ claims: { acr: "loa3" } }, { acr: "loa3" });
    await binds(world, liar);
    world.pin("beta", ["web:bo"], { code: "BETABETA", issuer: liar.url, client });
    Object.assign(liar.lies, { claims: { acr: "loa1" } });
    const browser = browserIn(world);
    const page = await browser.send("/sign-in/organisation", { code: "BETABETA", next: "/" });
    expect(ledTo(await browser.get(liar.leads(await onwardsIn(page))))).toEqual([
      "/sign-in",
      "refused",
    ]);
  });
});
