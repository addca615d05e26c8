// The list of the connector's keys: asked for when it must be, and not as often as somebody likes.
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { Keys, kidIn } from "../../adapters/teams/keys.ts";
import { type Door, openDoor } from "../support/teams-door.ts";

let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());
const asked = (): number => door.cloud.calls.filter(({ method }) => method === "keys").length;
const url = (): string =>
  door.cloud.urls().openIdMetadataUrl.replace("openidconfiguration", "keys");

test("a hundred tokens with a hundred unknown keys cost one question, and the known key goes on working", async () => {
  await door.knocks(door.says("mina"));
  const before = asked();
  const all = await Promise.all(
    Array.from({ length: 100 }, (_, i) => door.knocks(door.says("mina"), { kid: `unknown-${i}` })),
  );
  expect(new Set(all.map(({ status }) => status))).toEqual(new Set([401]));
  expect(asked() - before).toBeLessThanOrEqual(1);
  expect((await door.knocks(door.says("mina"))).status).toBe(200);
  expect(door.asked).toHaveLength(2);
});

describe("the list", () => {
  const keys = () => {
    const at = { ms: 0 };
    return { at, keys: new Keys(url(), () => at.ms) };
  };
  const renamed = (): void => {
    const known = door.cloud.core.keys;
    const { kid } = known;
    known.kid = "stand-in-2";
    onTestFinished(() => {
      known.kid = kid;
    });
  };
  test("is asked for once by many at the same time", async () => {
    const { keys: list } = keys();
    const before = asked();
    expect(await Promise.all(Array.from({ length: 20 }, () => list.knows("stand-in-1")))).toEqual(
      Array(20).fill(true),
    );
    expect(asked() - before).toBe(1);
  });
  test("is asked for again after a minute, and then a new key is known", async () => {
    const { at, keys: list } = keys();
    expect(await list.knows("stand-in-1")).toBe(true);
    renamed();
    at.ms = 59_000;
    expect(await list.knows("stand-in-2")).toBe(false);
    at.ms = 60_000;
    expect(await list.knows("stand-in-2")).toBe(true);
    expect(await list.knows("stand-in-1")).toBe(false);
  });
  test("that cannot be had is no answer, is asked for again at once, and Teams may send again", async () => {
    const { keys: list } = keys();
    door.cloud.faults.next({ kind: "503", method: "keys" });
    await expect(list.knows("stand-in-1")).rejects.toThrow("503");
    expect(await list.knows("stand-in-1")).toBe(true);
    const fresh = await openDoor();
    onTestFinished(() => fresh.close());
    fresh.cloud.faults.next({ kind: "500", method: "keys" });
    const said = fresh.says("mina");
    expect([await fresh.knocks(said), fresh.asked.length]).toEqual([{ status: 503, text: "" }, 0]);
    expect(fresh.facts).toEqual([{ event: "teams.keys" }]);
    expect([(await fresh.knocks(said)).status, fresh.asked.length]).toEqual([200, 1]);
  });
});

test.each<[string, string | undefined]>([
  ["no header", undefined],
  ["no token", "Bearer "],
  ["no JSON", "Bearer abc.e30.x"],
  ["no name", `Bearer ${Buffer.from('{"alg":"RS256"}').toString("base64url")}.e30.x`],
  ["a name that is no text", `Bearer ${Buffer.from('{"kid":["a"]}').toString("base64url")}.e30.x`],
])("there is no key in %s", (_what, header) => {
  expect(kidIn(header)).toBeUndefined();
});
