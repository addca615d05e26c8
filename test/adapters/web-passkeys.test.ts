// Passkeys against a key in software: what is asked of it, and each way in which an answer may be wrong.
import { describe, expect, test } from "vitest";
import { createPasskeys } from "../../adapters/web/sign-in/passkeys.ts";
import { Authenticator, type Lie } from "../support/authenticator.ts";
import {
  another,
  browser,
  enrol,
  enrolOptions,
  opened,
  proven,
  signIn,
} from "../support/passkeys.ts";
import { minute, origin, start } from "../support/sign-in.ts";

describe("what is asked of a key", () => {
  test("at the enrolment: one that can be found without a name, that verifies its user, by our name and no attestation", async () => {
    const all = opened("https://stafett.example.se:8443/");
    await enrol(opened(), undefined);
    const options = await enrolOptions(all);
    expect(options).toMatchObject({
      rp: { id: "stafett.example.se" },
      attestation: "none",
      authenticatorSelection: {
        residentKey: "required",
        requireResidentKey: true,
        userVerification: "required",
      },
      user: { name: "Anna" },
      excludeCredentials: [],
    });
    expect(options.user.id).toMatch(/^[\w-]{43}$/);
    expect((await enrolOptions(all)).user.id).toBe(options.user.id);
    expect((await enrolOptions(all, "web:bo")).user.id).not.toBe(options.user.id);
  });
  test("at the sign-in: that it verifies its user, and nobody's key by name", async () => {
    const all = opened();
    await enrol(all);
    expect(await all.passkeys.signInOptions(browser)).toMatchObject({
      rpId: "stafett.example.se",
      userVerification: "required",
    });
    expect((await all.passkeys.signInOptions(browser)).allowCredentials ?? []).toEqual([]);
  });
  test("at a step-up: one of the person's own; at another enrolment none that is there", async () => {
    const all = opened();
    const key = await enrol(all);
    await enrol(all, new Authenticator(origin), "web:bo");
    expect(
      (await all.passkeys.stepUpOptions("web:anna", browser)).allowCredentials?.map(({ id }) => id),
    ).toEqual([key.id]);
    expect((await enrolOptions(all)).excludeCredentials?.map(({ id }) => id)).toEqual([key.id]);
  });
});

describe("an honest key", () => {
  test("is enrolled, signs in and steps up, as often as it is asked", async () => {
    const all = opened();
    const key = await enrol(all);
    for (let n = 0; n < 3; n++) expect(await signIn(all, key)).toEqual(proven("web:anna"));
    const options = await all.passkeys.stepUpOptions("web:anna", browser);
    expect(await all.passkeys.stepUp("web:anna", browser, key.get(options))).toEqual(
      proven("web:anna"),
    );
    expect(all.facts).toEqual([]);
  });
  test("that was asked for by its id need not say whose it is; at the sign-in it must", async () => {
    const all = opened();
    const key = await enrol(all);
    const options = await all.passkeys.stepUpOptions("web:anna", browser);
    expect(
      await all.passkeys.stepUp("web:anna", browser, key.get(options, { userHandle: undefined })),
    ).toEqual(proven("web:anna"));
    expect(await signIn(all, key, { userHandle: undefined })).toEqual({ refused: "unknown" });
  });
  test("without a counter signs in again and again", async () => {
    const all = opened();
    const key = await enrol(all, new Authenticator(origin, { synced: true, counts: false }));
    for (let n = 0; n < 2; n++) expect(await signIn(all, key)).toEqual(proven("web:anna", true));
  });
  test("leaves no AAGUID, no attestation and no moment behind", async () => {
    const all = opened();
    await enrol(all);
    const [kept] = await all.records.of("passkey", "web:anna");
    const stored = JSON.parse(kept?.body ?? "");
    expect(Object.keys(stored).sort()).toEqual([
      "addedAt",
      "counter",
      "handle",
      "identity",
      "key",
      "publicId",
      "synced",
    ]);
    expect(stored.addedAt).toBe(start);
    expect(kept?.body).not.toContain(Buffer.alloc(16, 7).toString("base64url").slice(0, 20));
  });
});

/** Each is refused at both steps. */
const lies: readonly (readonly [string, Lie, string])[] = [
  ["that nobody has verified themself for", { unverified: true }, "unverified"],
  ["that nobody has touched", { absent: true }, "unverified"],
  ["of another page", { origin: "https://stafett.example.com" }, "unverified"],
  ["of the same page without TLS", { origin: "http://stafett.example.se" }, "unverified"],
  ["of another host of the domain", { origin: "https://evil.stafett.example.se" }, "unverified"],
  ["for another name", { rpId: "example.se" }, "unverified"],
  [
    "to a challenge that nobody has made",
    { challenge: Buffer.alloc(32).toString("base64url") },
    "challenge",
  ],
  ["that was made for something else", { type: "payment.get" }, "malformed"],
  ["in a frame of somebody else", { crossOrigin: true }, "malformed"],
  ["below somebody else's page", { topOrigin: "https://evil.example" }, "malformed"],
];
describe.each(lies)("an answer %s", (_what, lie, why) => {
  test("enrols nothing", async () => {
    const all = opened();
    const key = new Authenticator(origin);
    expect(
      await all.passkeys.enrol("web:anna", browser, key.create(await enrolOptions(all), lie), true),
    ).toEqual({ refused: why });
    expect(await all.passkeys.list("web:anna")).toEqual([]);
  });
  test("signs nobody in, and steps nobody up", async () => {
    const all = opened();
    const key = await enrol(all);
    expect(await signIn(all, key, lie)).toEqual({ refused: why });
    const options = await all.passkeys.stepUpOptions("web:anna", browser);
    expect(await all.passkeys.stepUp("web:anna", browser, key.get(options, lie))).toEqual({
      refused: why,
    });
    expect(all.facts.map(({ why: said }) => said)).toEqual([why, why]);
  });
});

describe("an assertion", () => {
  test("signed by another key is refused, and says nothing of a copy", async () => {
    const all = opened();
    const key = await enrol(all);
    await signIn(all, key);
    expect(await signIn(all, key, { forged: true })).toEqual({ refused: "unverified" });
    expect(await signIn(all, key, { forged: true, counter: 1 })).toEqual({ refused: "unverified" });
    expect(all.facts.filter(({ event }) => event === "web.passkeyCounter")).toEqual([]);
  });
  test("is taken once", async () => {
    const all = opened();
    const key = await enrol(all);
    const answer = key.get(await all.passkeys.signInOptions(browser));
    expect(await all.passkeys.signIn(browser, answer)).toEqual(proven("web:anna"));
    expect(await all.passkeys.signIn(browser, answer)).toEqual({ refused: "challenge" });
  });
  test("is taken by one of twenty that bring it at once", async () => {
    const all = opened();
    const key = await enrol(all);
    const answer = key.get(await all.passkeys.signInOptions(browser));
    const results = await Promise.all(
      Array.from({ length: 20 }, () => all.passkeys.signIn(browser, answer)),
    );
    expect(results.filter((one) => "identity" in one)).toHaveLength(1);
  });
  test("has used up its challenge also where it was wrong", async () => {
    const all = opened();
    const key = await enrol(all);
    const options = await all.passkeys.signInOptions(browser);
    expect(await all.passkeys.signIn(browser, key.get(options, { forged: true }))).toEqual({
      refused: "unverified",
    });
    expect(await all.passkeys.signIn(browser, key.get(options))).toEqual({ refused: "challenge" });
  });
  test("is refused in another browser than asked, and that browser can still use it", async () => {
    const all = opened();
    const key = await enrol(all);
    const answer = key.get(await all.passkeys.signInOptions(browser));
    expect(await all.passkeys.signIn(another, answer)).toEqual({ refused: "challenge" });
    expect(await all.passkeys.signIn(browser, answer)).toEqual(proven("web:anna"));
  });
  test("is refused for another purpose than asked: a sign-in steps nobody up, and the other way round", async () => {
    const all = opened();
    const key = await enrol(all);
    const forSignIn = key.get(await all.passkeys.signInOptions(browser));
    expect(await all.passkeys.stepUp("web:anna", browser, forSignIn)).toEqual({
      refused: "challenge",
    });
    const forStepUp = key.get(await all.passkeys.stepUpOptions("web:anna", browser));
    expect(await all.passkeys.signIn(browser, forStepUp)).toEqual({ refused: "challenge" });
    const { challenge } = await enrolOptions(all);
    expect(await all.passkeys.stepUp("web:anna", browser, key.get({ challenge }))).toEqual({
      refused: "challenge",
    });
  });
  test("is over five minutes after it was asked for", async () => {
    const all = opened();
    const key = await enrol(all);
    const [early, late] = [
      await all.passkeys.signInOptions(browser),
      await all.passkeys.signInOptions(browser),
    ];
    all.clock.advance(5 * minute - 1);
    expect(await all.passkeys.signIn(browser, key.get(early))).toEqual(proven("web:anna"));
    all.clock.advance(1);
    expect(await all.passkeys.signIn(browser, key.get(late))).toEqual({ refused: "challenge" });
  });
  test("of a key that nobody has enrolled, of somebody else's, or with somebody else's handle is refused", async () => {
    const all = opened();
    const key = await enrol(all);
    const theirs = await enrol(all, new Authenticator(origin), "web:bo");
    expect(await signIn(all, new Authenticator(origin), { userHandle: "x" })).toEqual({
      refused: "unknown",
    });
    const options = await all.passkeys.stepUpOptions("web:anna", browser);
    expect(await all.passkeys.stepUp("web:anna", browser, theirs.get(options))).toEqual({
      refused: "unknown",
    });
    const handle = (await enrolOptions(all, "web:bo")).user.id;
    expect(await signIn(all, key, { userHandle: handle })).toEqual({ refused: "unknown" });
  });
  test("of one person's step-up is refused for another's", async () => {
    const all = opened();
    const key = await enrol(all);
    const options = await all.passkeys.stepUpOptions("web:anna", browser);
    expect(await all.passkeys.stepUp("web:bo", browser, key.get(options))).toEqual({
      refused: "challenge",
    });
  });
  test.each([
    ["stays", (last: number) => last],
    ["goes back", (last: number) => last - 1],
    ["begins anew", () => 0],
  ])("whose counter %s is refused, and is a fact without a name", async (_what, counter) => {
    const all = opened();
    const key = await enrol(all);
    await signIn(all, key, { counter: 7 });
    expect(await signIn(all, key, { counter: counter(7) })).toEqual({ refused: "counter" });
    expect(all.facts).toEqual([
      { event: "web.passkeyCounter" },
      { event: "web.passkeyRefused", purpose: "sign-in", why: "counter" },
    ]);
    expect(await signIn(all, key, { counter: 8 })).toEqual(proven("web:anna"));
  });
  test("of a copy that signs in at the same moment with the same count is taken once", async () => {
    const all = opened();
    const key = await enrol(all);
    const asked = await Promise.all([1, 2].map(() => all.passkeys.signInOptions(browser)));
    const results = await Promise.all(
      asked.map((options) => all.passkeys.signIn(browser, key.get(options, { counter: 9 }))),
    );
    expect(results.filter((one) => "identity" in one)).toHaveLength(1);
  });
  test("whose count cannot be noted in three tries is refused, and is no sign of a copy", async () => {
    const all = opened();
    const key = await enrol(all);
    let tries = 0;
    const change = async (): Promise<boolean> => {
      tries += 1;
      return false;
    };
    const records = { ...all.records, change };
    const slow = createPasskeys({
      records,
      clock: all.clock,
      origin,
      fact: (fact) => void all.facts.push(fact),
    });
    expect([await slow.signIn(browser, key.get(await slow.signInOptions(browser))), tries]).toEqual(
      [{ refused: "counter" }, 3],
    );
    expect(all.facts.filter(({ event }) => event === "web.passkeyCounter")).toEqual([]);
  });
  test("of a key that says suddenly that it can be copied is refused", async () => {
    const all = opened();
    const key = await enrol(all);
    expect(await signIn(all, key, { synced: true })).toEqual({ refused: "unverified" });
  });
});

describe("the list of keys", () => {
  test("names them by nothing that signs in", async () => {
    const all = opened();
    const key = await enrol(all);
    const [listed] = await all.passkeys.list("web:anna");
    expect(listed).toEqual({
      publicId: expect.stringMatching(/^[\w-]{22}$/),
      synced: false,
      addedAt: start,
    });
    expect(JSON.stringify(listed)).not.toContain(key.id);
  });
  test("loses a key at once, with what was asked of it, and never the last one", async () => {
    const all = opened();
    const [first, second] = [await enrol(all), await enrol(all)];
    const asked = await all.passkeys.stepUpOptions("web:anna", browser);
    const [one] = await all.passkeys.list("web:anna");
    expect(await all.passkeys.remove("web:bo", one?.publicId ?? "")).toBe("absent");
    expect(await all.passkeys.remove("web:anna", one?.publicId ?? "")).toBe("removed");
    const results = await Promise.all([first, second].map((key) => signIn(all, key)));
    expect(results.filter((result) => "refused" in result)).toEqual([{ refused: "unknown" }]);
    for (const key of [first, second])
      expect(await all.passkeys.stepUp("web:anna", browser, key.get(asked))).toHaveProperty(
        "refused",
        "challenge",
      );
    const [last] = await all.passkeys.list("web:anna");
    const before = all.writes();
    expect(await all.passkeys.remove("web:anna", last?.publicId ?? "")).toBe("last");
    expect(all.writes()).toBe(before);
    expect(await all.passkeys.list("web:anna")).toHaveLength(1);
  });
  test("keeps one where two remove each other's last", async () => {
    const all = opened();
    await enrol(all);
    await enrol(all);
    const listed = await all.passkeys.list("web:anna");
    await Promise.all(listed.map(({ publicId }) => all.passkeys.remove("web:anna", publicId)));
    expect((await all.passkeys.list("web:anna")).length).toBeGreaterThan(0);
  });
  test("is empty where a key was lost", async () => {
    const all = opened();
    const key = await enrol(all);
    await all.passkeys.removeAll("web:anna");
    expect(await all.passkeys.list("web:anna")).toEqual([]);
    expect(await all.passkeys.has(key.id)).toBe(false);
    expect(await signIn(all, key)).toEqual({ refused: "unknown" });
  });
});

test("no fact has anything but words of the code", async () => {
  const all = opened();
  const key = await enrol(all);
  for (const [, lie] of lies) await signIn(all, key, lie);
  await signIn(all, key, { counter: 0 });
  expect(all.facts.length).toBeGreaterThan(lies.length);
  for (const fact of all.facts)
    for (const value of Object.values(fact)) expect(value).toMatch(/^[a-z][a-zA-Z.-]{1,30}$/);
});
