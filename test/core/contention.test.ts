// Many who want the same thing at once: a queue, and not a race.
import { describe, expect, test, vi } from "vitest";
import type { Store, Unit } from "../../src/store/port.ts";
import { tell } from "../support/puppet.ts";
import { type SmallCore, small } from "../support/small-core.ts";

/** A store whose every commit takes a tenth of a second by the watch, and a few turns of the event loop. */
const slowly = (counted: { commits: number }) => (store: Store) => ({
  ...store,
  journal: {
    ...store.journal,
    commit: async (unit: Unit) => {
      counted.commits += 1;
      const committed = await store.journal.commit(unit);
      const was = performance.now();
      vi.spyOn(performance, "now").mockReturnValue(was + 100);
      await new Promise(setImmediate);
      return committed;
    },
  },
});
const slow = async (): Promise<{ c: SmallCore; counted: { commits: number } }> => {
  const counted = { commits: 0 };
  return { c: await small({ wrap: slowly(counted) }), counted };
};
const callers = 32;
/** One after the other. */
const several = async (c: SmallCore, many: number): Promise<readonly string[]> => {
  const ids: string[] = [];
  while (ids.length < many) ids.push(await c.begin());
  return ids;
};

describe("thirty-two at once that all write a second instance in common, where each commit takes a tenth of a second", () => {
  test("are all saved, each once, with two decisions each at most, in the order in which they came", async () => {
    const { c, counted } = await slow();
    const common = await c.begin();
    const own = await several(c, callers);
    counted.commits = 0;
    const all = await Promise.all(own.map((id) => c.pull(id, { tells: [tell("t", common)] })));
    vi.restoreAllMocks();
    expect(all.map(({ kind }) => kind)).toEqual(own.map(() => "ok"));
    expect((await c.state(common)).told).toEqual(own);
    // Nobody asks the store in vain.
    expect(counted.commits).toBe(callers);
  });
  test("keep nobody who comes later from being heard, nor does a stream of others keep one of them waiting for ever", async () => {
    const { c } = await slow();
    const common = await c.begin();
    const own = await several(c, callers);
    const ended: number[] = [];
    // Each comes when the one before has met somebody: the first is never behind more than those who came before.
    const all = own.map(async (id, n) => {
      for (let turn = 0; turn < n; turn++) await new Promise(setImmediate);
      const done = await c.pull(id, { tells: [tell("t", common)] });
      ended.push(n);
      return done.kind;
    });
    const kinds = await Promise.all(all);
    vi.restoreAllMocks();
    expect(new Set(kinds)).toEqual(new Set(["ok"]));
    expect(ended).toEqual([...ended].sort((a, b) => a - b));
  });
});

describe("who reads what others write", () => {
  test("decides again when it holds what it has read: it counts what is there", async () => {
    const { c } = await slow();
    const ids = await several(c, 8);
    const looks = ids.map((id, n) => c.press("anna", `slack:look:${n}`, id, "look"));
    const bumps = ids.map((id, n) => c.press("anna", `slack:bump:${n}`, id, "bump"));
    const all = await Promise.all([...looks, ...bumps]);
    vi.restoreAllMocks();
    expect(all.map(({ kind }) => kind)).toEqual(all.map(() => "done"));
    for (const id of ids) expect((await c.state(id)).count).toBe(2);
  });
});

describe("random plays", () => {
  const random = (seed: number) => {
    let state = seed;
    return (below: number): number => {
      state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
      return Math.floor((state / 4_294_967_296) * below);
    };
  };
  test.each(Array.from({ length: 6 }, (_, seed) => seed))(
    "in which each tells several others end, all of them (%i)",
    async (seed) => {
      const { c } = await slow();
      const draw = random(seed + 1);
      const ids = await several(c, 6);
      const plays = Array.from({ length: 40 }, (_, n) => {
        const from = ids[draw(ids.length)] ?? "";
        const to = ids.filter((id) => id !== from && draw(2) === 0);
        return { from, to, tells: to.map((id, k) => tell(`t${n}:${k}`, id)) };
      });
      const all = await Promise.all(plays.map(({ from, tells }) => c.pull(from, { tells })));
      vi.restoreAllMocks();
      expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(["ok"]));
      for (const id of ids) {
        const told = (await c.state(id)).told;
        expect(told).toHaveLength(plays.filter(({ to }) => to.includes(id)).length);
      }
    },
  );
});
