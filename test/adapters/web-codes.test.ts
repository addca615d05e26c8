// Enrolment codes: whose they are, how often one may be tried, and that a refusal says nothing, in words or in time.
import { describe, expect, test } from "vitest";
import type { CodeAsk } from "../../adapters/outside.ts";
import { createCodes } from "../../adapters/web/sign-in/codes.ts";
import { awaitedClock, minute, moving, recordsOn, start } from "../support/sign-in.ts";

const asks = (instance: string): CodeAsk => ({ workflow: "enrolling", instance, command: "used" });
const opened = () => {
  const clock = awaitedClock();
  const { records } = recordsOn(clock);
  const approved = new Set<string>();
  const redeem = async ({ instance }: CodeAsk): Promise<boolean> => approved.delete(instance);
  const codes = createCodes({ records, clock, redeem });
  const use = (text: string, address?: string) => moving(clock, codes.use(text, address));
  return { clock, records, codes, use, approved, redeem };
};
type All = ReturnType<typeof opened>;
type Wanted = Parameters<All["codes"]["issue"]>[1];
const issue = async (
  { codes }: All,
  identity = "web:anna",
  wanted: Wanted = {},
): Promise<string> => {
  const code = await codes.issue(identity, wanted);
  if (code === undefined) throw new Error("no code");
  return code;
};
/** Another code of the same attempt. */
const wrong = (code: string): string => code.slice(0, 7) + (code.endsWith("A") ? "B" : "A");

describe("a code", () => {
  test("has eight signs that nobody mishears or misreads, each as likely", async () => {
    const all = opened();
    const seen = new Set<string>();
    for (let n = 0; n < 60; n++) for (const sign of await issue(all)) seen.add(sign);
    expect([...seen].sort().join("")).toBe("23456789ABCDEFGHJKMNPQRSTWXYZ");
    expect(await issue(all)).toHaveLength(8);
  });
  test("works once, however it is typed", async () => {
    const all = opened();
    const code = await issue(all, "web:anna", { lost: true });
    expect(await all.use(` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `)).toEqual({
      identity: "web:anna",
      lost: true,
    });
    expect(await all.use(code)).toBeUndefined();
  });
  test("works for one of twenty who have it", async () => {
    const all = opened();
    const code = await issue(all);
    const results = await moving(
      all.clock,
      Promise.all(Array.from({ length: 20 }, () => all.codes.use(code, undefined))),
    );
    expect(results.filter(Boolean)).toHaveLength(1);
  });
  test("is over after a quarter of an hour", async () => {
    const all = opened();
    const [early, late] = [await issue(all), await issue(all, "web:bo")];
    all.clock.set(start + 15 * minute - 1);
    expect(await all.use(early)).toBeDefined();
    all.clock.set(start + 15 * minute);
    expect(await all.use(late)).toBeUndefined();
  });
  test("ends when another is issued for the same member", async () => {
    const all = opened();
    const [old, fresh] = [await issue(all), await issue(all)];
    expect([await all.use(old), await all.use(fresh)]).toEqual([
      undefined,
      { identity: "web:anna", lost: false },
    ]);
  });
  test("is the same for the same work, until another is issued or its time is over", async () => {
    const all = opened();
    const wanted = { ask: asks("K1"), until: start + minute };
    const code = await issue(all, "web:anna", wanted);
    expect([await issue(all, "web:anna", wanted), await issue(all, "web:anna", wanted)]).toEqual([
      code,
      code,
    ]);
    expect(await issue(all, "web:anna", { ask: asks("K2") })).not.toBe(code);
    all.clock.set(start + minute);
    expect(await all.codes.issue("web:anna", wanted)).toBeUndefined();
  });
});

describe("a store in which somebody is always quicker", () => {
  const quicker = (all: All, change: Partial<typeof all.records>) =>
    createCodes({ records: { ...all.records, ...change }, clock: all.clock, redeem: all.redeem });
  test("gives no code after twenty draws", async () => {
    let draws = 0;
    const add = async (): Promise<boolean> => {
      draws += 1;
      return false;
    };
    expect([await quicker(opened(), { add }).issue("web:anna"), draws]).toEqual([undefined, 20]);
  });
  test("takes no try after ten rounds", async () => {
    const all = opened();
    const code = await issue(all);
    let rounds = 0;
    const change = async (): Promise<boolean> => {
      rounds += 1;
      return false;
    };
    expect([
      await moving(all.clock, quicker(all, { change }).use(code, undefined)),
      rounds,
    ]).toEqual([undefined, 10]);
  });
});

describe("a code of work that a second person approves", () => {
  test("is worth nothing before, and works once after", async () => {
    const all = opened();
    const code = await issue(all, "web:anna", { ask: asks("K1") });
    expect([await all.use(code), await all.use(code)]).toEqual([undefined, undefined]);
    all.approved.add("K1");
    expect([await all.use(code), await all.use(code)]).toEqual([
      { identity: "web:anna", lost: false },
      undefined,
    ]);
  });
  test("works for one of twenty, of whom the work takes one", async () => {
    const all = opened();
    const code = await issue(all, "web:anna", { ask: asks("K1") });
    all.approved.add("K1");
    const results = await moving(
      all.clock,
      Promise.all(Array.from({ length: 4 }, () => all.codes.use(code, undefined))),
    );
    expect(results.filter(Boolean)).toHaveLength(1);
  });
  test("counts the tries before the yes: the fifth was the last", async () => {
    const all = opened();
    const code = await issue(all, "web:anna", { ask: asks("K1") });
    for (let n = 0; n < 5; n++) await all.use(code);
    all.approved.add("K1");
    expect(await all.use(code)).toBeUndefined();
  });
});

describe("wrong tries", () => {
  test("kill a code after five, also for the right one, from every address", async () => {
    const all = opened();
    const code = await issue(all);
    for (let n = 0; n < 5; n++) expect(await all.use(wrong(code), `192.0.2.${n}`)).toBeUndefined();
    expect(await all.use(code, "198.51.100.1")).toBeUndefined();
  });
  test("are four at most for a code that still works", async () => {
    const all = opened();
    const code = await issue(all);
    for (let n = 0; n < 4; n++) await all.use(wrong(code));
    expect(await all.use(code)).toBeDefined();
  });
  test("of twenty at once are five: the right one comes too late", async () => {
    const all = opened();
    const code = await issue(all);
    await moving(
      all.clock,
      Promise.all(Array.from({ length: 20 }, () => all.codes.use(wrong(code), undefined))),
    );
    expect(JSON.parse((await all.records.of("code", "web:anna"))[0]?.body ?? "").tries).toBe(5);
    expect(await all.use(code)).toBeUndefined();
  });
  test("from one address end that address's tries for a quarter of an hour, whichever codes were meant", async () => {
    const all = opened();
    for (let n = 0; n < 5; n++)
      expect(await all.use(`2222222${n + 2}`, "192.0.2.1")).toBeUndefined();
    const code = await issue(all);
    expect(await all.use(code, "192.0.2.1")).toBeUndefined();
    expect(await all.use(code, "192.0.2.2")).toBeDefined();
    all.clock.advance(15 * minute);
    expect(await all.use(await issue(all), "192.0.2.1")).toBeDefined();
  });
  test("from one IPv6 network end that network's tries", async () => {
    const all = opened();
    for (let n = 0; n < 5; n++)
      expect(await all.use(`2222222${n + 2}`, `2001:db8:0:1::${n}`)).toBeUndefined();
    const code = await issue(all);
    expect(await all.use(code, "2001:db8:0:1:ffff::9")).toBeUndefined();
    expect(await all.use(code, "2001:db8:0:2::9")).toBeDefined();
  });
  test("are forgotten for an address where somebody was right", async () => {
    const all = opened();
    for (let n = 0; n < 4; n++) await all.use("22222222", "192.0.2.1");
    expect(await all.use(await issue(all), "192.0.2.1")).toBeDefined();
    for (let n = 0; n < 4; n++) await all.use("22222222", "192.0.2.1");
    expect(await all.use(await issue(all), "192.0.2.1")).toBeDefined();
  });
});

describe("a refusal", () => {
  test("comes after the same time, whatever its reason; what is right comes at once", async () => {
    const all = opened();
    const code = await issue(all);
    const over = await issue(all, "web:bo");
    const unapproved = await issue(all, "web:second", { ask: asks("K1") });
    const took = async (text: string, address?: string): Promise<number> => {
      const from = all.clock.now();
      await all.use(text, address);
      return all.clock.now() - from;
    };
    expect(await took(code)).toBe(0);
    for (let n = 0; n < 5; n++) await all.use(wrong(over), "192.0.2.1");
    const reasons = {
      used: code,
      wrong: wrong(unapproved),
      unapproved,
      over,
      unknown: "22222222",
      short: "22",
      none: "",
      long: "A".repeat(10_000),
    };
    const times = await Promise.all(
      Object.entries(reasons).map(async ([why, text]) => [why, text] as const),
    );
    for (const [why, text] of times) expect([why, await took(text)]).toEqual([why, 500]);
    expect(await took("22222222", "192.0.2.1")).toBe(500);
  });
});
