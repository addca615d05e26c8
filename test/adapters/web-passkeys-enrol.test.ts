// Enrolling a passkey: once, for one person in one browser, without certificates, and five at most.
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { Authenticator, type Cbor } from "../support/authenticator.ts";
import {
  another,
  browser,
  enrol,
  enrolOptions,
  opened,
  proven,
  signIn,
} from "../support/passkeys.ts";
import { origin } from "../support/sign-in.ts";

describe("an enrolment", () => {
  test("is taken once, for the person and in the browser that it was asked for", async () => {
    const all = opened();
    const key = new Authenticator(origin);
    const answer = key.create(await enrolOptions(all));
    expect(await all.passkeys.enrol("web:anna", another, answer, true)).toEqual({
      refused: "challenge",
    });
    expect(await all.passkeys.enrol("web:anna", browser, answer, true)).toHaveProperty("added");
    expect(await all.passkeys.enrol("web:anna", browser, answer, true)).toEqual({
      refused: "challenge",
    });
    const theirs = new Authenticator(origin).create(await enrolOptions(all));
    expect(await all.passkeys.enrol("web:bo", browser, theirs, true)).toEqual({
      refused: "challenge",
    });
  });
  test("of a key that somebody has already is refused, and stays theirs", async () => {
    const all = opened();
    const key = await enrol(all);
    expect(
      await all.passkeys.enrol(
        "web:bo",
        browser,
        key.create(await enrolOptions(all, "web:bo")),
        true,
      ),
    ).toEqual({ refused: "taken" });
    const [kept] = await all.records.of("passkey", "web:anna");
    expect(JSON.parse(kept?.body ?? "").identity).toBe("web:anna");
  });
  test("of a key that can be copied is refused where that is not allowed", async () => {
    const all = opened();
    const key = new Authenticator(origin, { synced: true });
    expect(
      await all.passkeys.enrol("web:anna", browser, key.create(await enrolOptions(all)), false),
    ).toEqual({ refused: "synced" });
    expect(
      await all.passkeys.enrol("web:anna", browser, key.create(await enrolOptions(all)), true),
    ).toHaveProperty("added");
  });
  test("with a chain of certificates is refused before anything is read of it, and nobody is asked", async () => {
    const asked = vi.spyOn(globalThis, "fetch");
    onTestFinished(() => asked.mockRestore());
    const all = opened();
    const chain = new Map<string, Cbor>([
      ["x5c", [Buffer.from("no certificate")]],
      ["alg", -7],
      ["sig", Buffer.alloc(70)],
    ]);
    for (const fmt of ["packed", "tpm", "android-key", "fido-u2f", "apple", "android-safetynet"]) {
      const answer = new Authenticator(origin).create(await enrolOptions(all), {
        attestation: { fmt, attStmt: chain },
      });
      expect([fmt, await all.passkeys.enrol("web:anna", browser, answer, true)]).toEqual([
        fmt,
        { refused: "attestation" },
      ]);
    }
    expect(asked).not.toHaveBeenCalled();
  });
  test("signed by the key itself is taken, as browsers let it through; signed by another it is not", async () => {
    const all = opened();
    const key = new Authenticator(origin);
    const forged = new Authenticator(origin).create(await enrolOptions(all), {
      signedBy: "another",
    });
    expect(await all.passkeys.enrol("web:anna", browser, forged, true)).toEqual({
      refused: "unverified",
    });
    expect(
      await all.passkeys.enrol(
        "web:anna",
        browser,
        key.create(await enrolOptions(all), { signedBy: "itself" }),
        true,
      ),
    ).toHaveProperty("added");
    expect(await signIn(all, key)).toEqual(proven("web:anna"));
  });
  test("gives one person five keys; a sixth is refused when it is asked for and when it comes", async () => {
    const all = opened();
    const waiting = await Promise.all(Array.from({ length: 7 }, () => enrolOptions(all)));
    const results = [];
    for (const options of waiting.slice(0, 6))
      results.push(
        await all.passkeys.enrol(
          "web:anna",
          browser,
          new Authenticator(origin).create(options),
          true,
        ),
      );
    expect(results.slice(0, 5).every((one) => "added" in one)).toBe(true);
    expect(results[5]).toEqual({ refused: "full" });
    expect(await all.passkeys.enrolOptions("web:anna", "Anna", browser)).toBe("full");
    expect(await all.passkeys.list("web:anna")).toHaveLength(5);
  });
  test("of ten at once gives five keys at most", async () => {
    const all = opened();
    const waiting = await Promise.all(Array.from({ length: 10 }, () => enrolOptions(all)));
    await Promise.all(
      waiting.map((options) =>
        all.passkeys.enrol("web:anna", browser, new Authenticator(origin).create(options), true),
      ),
    );
    expect((await all.passkeys.list("web:anna")).length).toBeLessThanOrEqual(5);
  });
});
