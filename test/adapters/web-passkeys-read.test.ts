// What a browser sends in the place of a key's answer: malformed, cut off, too long. All of it is refused quietly.
import { describe, expect, test } from "vitest";
import { Authenticator } from "../support/authenticator.ts";
import { browser, enrol, enrolOptions, opened } from "../support/passkeys.ts";
import { origin } from "../support/sign-in.ts";

describe("what is no answer of a key", () => {
  const key = new Authenticator(origin);
  const good = key.get({ challenge: Buffer.alloc(32, 1).toString("base64url") });
  const client = (text: string) => ({
    ...good,
    response: { ...good.response, clientDataJSON: Buffer.from(text).toString("base64url") },
  });
  const made = key.create({
    challenge: "x",
    user: { id: "u", name: "", displayName: "" },
    rp: { name: "" },
    pubKeyCredParams: [],
  });
  test.each<readonly [string, unknown]>([
    ["nothing", undefined],
    ["null", null],
    ["a text", "credential"],
    ["a list", [good]],
    ["an empty object", {}],
    ["without an answer", { ...good, response: undefined }],
    ["a number for an id", { ...good, id: 7 }],
    ["an id that is no base64url", { ...good, id: "a+b/c=" }],
    ["an id that is too long", { ...good, id: "a".repeat(1_365), rawId: "a".repeat(1_365) }],
    ["another type", { ...good, type: "password" }],
    ["client data that are no JSON", client("{")],
    ["client data that lie too deep", client("[".repeat(200))],
    [
      "client data of too many parts",
      client(JSON.stringify({ type: "webauthn.get", challenge: "x", more: Array(50).fill(1) })),
    ],
    ["client data without a challenge", client('{"type":"webauthn.get"}')],
    [
      "client data that are too long",
      client(JSON.stringify({ type: "webauthn.get", challenge: "x", more: "y".repeat(4_096) })),
    ],
    [
      "a signature that is too long",
      { ...good, response: { ...good.response, signature: "a".repeat(4_097) } },
    ],
    [
      "a handle that is too long",
      { ...good, response: { ...good.response, userHandle: "a".repeat(101) } },
    ],
    [
      "a handle that is an object",
      { ...good, response: { ...good.response, userHandle: { toString: "x" } } },
    ],
  ])("is refused quietly at every step: %s", async (_what, sent) => {
    const all = opened();
    expect(await all.passkeys.signIn(browser, sent)).toEqual({ refused: "malformed" });
    expect(await all.passkeys.stepUp("web:anna", browser, sent)).toEqual({ refused: "malformed" });
    expect(await all.passkeys.enrol("web:anna", browser, sent, true)).toEqual({
      refused: "malformed",
    });
  });
  test.each<readonly [string, string]>([
    ["no CBOR", Buffer.from("not cbor").toString("base64url")],
    ["cut off", made.response.attestationObject.slice(0, 60)],
    ["nested without an end", Buffer.alloc(6_000, 0x81).toString("base64url")],
  ])("an attestation that is %s is refused quietly", async (_what, attestationObject) => {
    const all = opened();
    const answer = new Authenticator(origin).create(await enrolOptions(all));
    const sent = { ...answer, response: { ...answer.response, attestationObject } };
    expect(await all.passkeys.enrol("web:anna", browser, sent, true)).toEqual({
      refused: "unverified",
    });
  });
  test("an attestation that is too long is refused before it is read", async () => {
    const all = opened();
    const answer = new Authenticator(origin).create(await enrolOptions(all));
    const sent = {
      ...answer,
      response: { ...answer.response, attestationObject: "o".repeat(8_193) },
    };
    expect(await all.passkeys.enrol("web:anna", browser, sent, true)).toEqual({
      refused: "malformed",
    });
  });
  test("data of a key that are cut off, or have something at their end, are refused quietly", async () => {
    const all = opened();
    const enrolled = await enrol(all);
    for (const change of [(data: string) => data.slice(0, 20), (data: string) => `${data}AAAA`]) {
      const answer = enrolled.get(await all.passkeys.signInOptions(browser));
      const sent = {
        ...answer,
        response: {
          ...answer.response,
          authenticatorData: change(answer.response.authenticatorData),
        },
      };
      expect(await all.passkeys.signIn(browser, sent)).toEqual({ refused: "unverified" });
    }
  });
});
