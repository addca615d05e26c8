// Sealed texts: opened by nobody but the one for whom they were sealed, as what they were sealed for.
import { expect, test } from "vitest";
import { Seals } from "../../adapters/web/seals.ts";
import { boundCipher } from "../../src/engine/encryption.ts";

const cipherOf = (fill: number) => boundCipher(new Uint8Array(32).fill(fill), "web", 32);
const seals = new Seals(cipherOf(1));

test("a text comes back to its person, as what it was, and is in no sign of the sealed one", () => {
  const sealed = seals.seal("id", "noomi/a", "I0000A");
  expect(sealed).toMatch(/^[\w-]+$/);
  expect(sealed).not.toContain("I0000A");
  expect(seals.open("id", "noomi/a", sealed)).toBe("I0000A");
  expect(seals.seal("id", "noomi/a", "I0000A")).not.toBe(sealed);
});
test("for another person, as another kind, under another key, changed by one sign or cut it opens nothing", () => {
  const sealed = seals.seal("key", "noomi/a", "f:1:2");
  expect(seals.open("key", "noomi/b", sealed)).toBeUndefined();
  expect(seals.open("page", "noomi/a", sealed)).toBeUndefined();
  expect(new Seals(cipherOf(2)).open("key", "noomi/a", sealed)).toBeUndefined();
  const at = Math.floor(sealed.length / 2);
  const changed = `${sealed.slice(0, at)}${sealed[at] === "A" ? "B" : "A"}${sealed.slice(at + 1)}`;
  for (const forged of [
    changed,
    sealed.slice(0, -4),
    "",
    "x",
    `${sealed}=`,
    `${sealed}%00`,
    undefined,
  ])
    expect(seals.open("key", "noomi/a", forged)).toBeUndefined();
});
test("what is longer than anything that is sealed here is not decrypted", () => {
  let decrypted = 0;
  const counting = new Seals({
    encrypt: (_, text) => Buffer.from(text).toString("base64url"),
    decrypt: (_, sealed) => {
      decrypted++;
      return Buffer.from(sealed, "base64url").toString();
    },
  });
  // 20,000 signs of base64 are 15,000 bytes.
  const most = counting.seal("page", "noomi/a", "x".repeat(15_000));
  expect([most.length, counting.open("page", "noomi/a", most)?.length, decrypted]).toEqual([
    20_000, 15_000, 1,
  ]);
  const over = counting.seal("page", "noomi/a", "x".repeat(15_001));
  expect([counting.open("page", "noomi/a", over), decrypted]).toEqual([undefined, 1]);
});
