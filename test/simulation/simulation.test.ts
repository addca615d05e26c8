// The simulation itself: the same seed is the same season to the byte, what it once found stays mended, and what is wrong is found.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { drawsOf } from "./draws.ts";
import { type Plan, planOf } from "./plan.ts";
import { kindOf } from "./shrink.ts";
import { sizes } from "./sizes.ts";
import { play } from "./year.ts";

const folder = new URL("./found/", import.meta.url);
type Found = { readonly fault: string; readonly plan: Plan };
const readFound = (name: string): Found =>
  JSON.parse(readFileSync(new URL(name, folder), "utf8")) as Found;
const found = readdirSync(folder).filter((name) => name.endsWith(".json"));
/** A season takes as long as its days. While somebody waits the short ones are played again, on a build machine (`STAFETT_RUNS`) all of them. */
const isShort = ({ plan }: Found): boolean => plan.end - plan.start < 21 * 86_400_000;
const isPlayed = (name: string): boolean =>
  process.env.STAFETT_RUNS !== undefined || isShort(readFound(name));

describe("a simulated season", () => {
  test("is good, and the same to the byte when it is played again", async () => {
    const plan = planOf("a fortnight", 14);
    const [first, second] = [await play(plan), await play(plan)];
    expect(first.faults).toEqual([]);
    expect(first.stats.acknowledged).toBeGreaterThan(3);
    expect(second).toEqual(first);
  });
  test("of three processes is the same to the byte, too", async () => {
    const plan = { ...planOf("three", 8), processes: 3 };
    const [first, second] = [await play(plan), await play(plan)];
    expect(first.faults).toEqual([]);
    expect(second).toEqual(first);
  });
  test("in which more is due on a day than a page, a pool or a cache holds, is good too", async () => {
    const { bounds } = sizes.large;
    const { faults, stats } = await play({ ...planOf("large", 6), size: "large" });
    expect(faults).toEqual([]);
    for (const most of Object.values(bounds)) expect(stats.fired).toBeGreaterThan(most);
  });
  test("of another seed is another", () => {
    expect(drawsOf("a").next()).not.toBe(drawsOf("b").next());
    expect(planOf("a", 14).happenings).not.toEqual(planOf("b", 14).happenings);
    expect(planOf("a", 14)).toEqual(planOf("a", 14));
  });
  for (const name of found)
    test.skipIf(!isPlayed(name))(`${name} stays mended`, async () => {
      const { fault, plan } = readFound(name);
      const { faults } = await play(plan);
      expect(faults.map(kindOf)).not.toContain(fault);
    });
});
