// One instance tells another within one transaction: all of it happens, or nothing.
import { describe, expect, test } from "vitest";
import { tell, toMember } from "../support/puppet.ts";
import { type SmallCore, small } from "../support/small-core.ts";

const several = async (c: SmallCore, n: number): Promise<string[]> => {
  const ids: string[] = [];
  for (let i = 0; i < n; i++) ids.push(await c.begin());
  return ids;
};
const versions = (c: SmallCore, ids: readonly string[]) =>
  ids.map((id) => c.sql("select version from instances where instance = ?", id)[0]?.version);

describe("tells", () => {
  test("run in the teller's transaction, in one commit", async () => {
    const c = await small();
    const [teller = "", one = "", two = ""] = await several(c, 3);
    expect(await c.pull(teller, { tells: [tell("x", one), tell("y", two)] })).toMatchObject({
      kind: "ok",
    });
    expect([(await c.state(one)).told, (await c.state(two)).told]).toEqual([[teller], [teller]]);
  });
  test("a key that was told is never told again", async () => {
    const c = await small();
    const [teller = "", one = ""] = await several(c, 2);
    const tells = [tell("x", one)];
    await c.pull(teller, { tells });
    await c.pull(teller, { tells, posts: [toMember("a", "anna", "hej")] });
    await c.pull(teller, { tells: [] });
    await c.pull(teller, { tells });
    expect((await c.state(one)).told).toEqual([teller]);
    expect(await c.timers(teller)).toMatchObject([{ key: "signal:x", state: "told" }]);
  });
  test.each([
    ["a refusal", "refuses tells"],
    ["no right to tell", "closed to tells"],
  ])("%s of one refuses all", async (_why, flag) => {
    const c = await small();
    const [teller = "", one = "", two = ""] = await several(c, 3);
    await c.pull(two, { flags: [flag] });
    const before = versions(c, [teller, one, two]);
    const done = await c.pull(teller, {
      tells: [tell("x", one), tell("y", two)],
      posts: [toMember("a", "anna", "hej")],
    });
    expect(done).toMatchObject({
      kind: "refused",
      refusal: { refused: { key: "core.changedMeanwhile" } },
    });
    expect(versions(c, [teller, one, two])).toEqual(before);
    expect(await c.posts(teller)).toEqual([]);
    c.engine.transact.instances.forget(one);
    expect((await c.state(one)).told).toEqual([]);
  });
  test("a command that the other does not have refuses all", async () => {
    const c = await small();
    const [teller = "", one = ""] = await several(c, 2);
    expect(await c.pull(teller, { tells: [tell("x", one, "fly")] })).toMatchObject({
      kind: "refused",
    });
  });
  test("two tells to one instance are both in it", async () => {
    const c = await small();
    const [teller = "", one = ""] = await several(c, 2);
    await c.pull(teller, { tells: [tell("x", one), tell("y", one)] });
    c.engine.transact.instances.forget(one);
    expect((await c.state(one)).told).toEqual([teller, teller]);
    expect(versions(c, [one])).toEqual([3]);
  });
  test("at most sixty-four instances in one transaction; more is a mistake of the rules and saves nothing", async () => {
    const c = await small();
    const [teller = "", ...others] = await several(c, 65);
    await expect(
      c.pull(teller, { tells: others.map((id, i) => tell(`x${i}`, id)) }),
    ).rejects.toThrow(/64 instances/);
    expect(versions(c, [teller])).toEqual([1]);
    expect(
      await c.pull(teller, { tells: others.slice(0, 63).map((id, i) => tell(`x${i}`, id)) }),
    ).toMatchObject({ kind: "ok" });
  });
  test("at most 256 tells in one transaction, also where they are of few instances", async () => {
    const c = await small();
    const [teller = "", one = ""] = await several(c, 2);
    const tells = Array.from({ length: 257 }, (_, i) => tell(`x${i}`, one));
    await expect(c.pull(teller, { tells })).rejects.toThrow("256 times");
    expect(versions(c, [teller, one])).toEqual([1, 1]);
    expect(await c.pull(teller, { tells: tells.slice(0, 256) })).toMatchObject({ kind: "ok" });
    expect((await c.state(one)).told).toHaveLength(256);
  });
  test("a conflict in one that is told decides all of it again", async () => {
    const c = await small();
    const [teller = "", one = ""] = await several(c, 2);
    // Somebody else has moved on; what this process remembers of it is old.
    const other = c.another();
    await c.state(one);
    await other.transact.run({
      workflow: "puppet",
      instance: one as never,
      command: "pull",
      values: { wanted: {} },
      by: "configuration",
    });
    expect(await c.pull(teller, { tells: [tell("x", one)] })).toMatchObject({ kind: "ok" });
    c.engine.transact.instances.forget(one);
    expect((await c.state(one)).told).toEqual([teller]);
    expect(versions(c, [teller, one])).toEqual([2, 3]);
  });
  test("a chain: the told one tells on", async () => {
    const c = await small();
    const [teller = "", one = "", two = ""] = await several(c, 3);
    // `one` already wants to tell, but its tell was refused then: two did not listen.
    await c.pull(two, { flags: ["refuses tells"] });
    expect(await c.pull(one, { tells: [tell("on", two)] })).toMatchObject({ kind: "refused" });
    await c.pull(two, {});
    await c.pull(one, { tells: [tell("on", two)] });
    await c.pull(teller, { tells: [tell("x", one)] });
    expect([(await c.state(one)).told, (await c.state(two)).told]).toEqual([[teller], [one]]);
  });
});
