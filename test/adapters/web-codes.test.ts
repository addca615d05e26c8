// Enrolment codes: who may issue and approve one, how often one may be tried, and that a refusal says nothing, in words or in time.
import { describe, expect, test } from "vitest";
import { createCodes } from "../../adapters/web/sign-in/codes.ts";
import { awaitedClock, minute, moving, recordsOn, start } from "../support/sign-in.ts";

const people = new Map([
  ["web:anna", "anna"],
  ["teams:anna", "anna"],
  ["web:bo", "bo"],
  ["web:lead", "lead"],
  ["slack:lead", "lead"],
  ["web:second", "second"],
]);
const opened = () => {
  const clock = awaitedClock();
  const { records } = recordsOn(clock);
  const codes = createCodes({ records, clock, personOf: async (identity) => people.get(identity) });
  const use = (text: string, address?: string) => moving(clock, codes.use(text, address));
  return { clock, records, codes, use };
};
type All = ReturnType<typeof opened>;
const issue = async ({ codes }: All, identity = "web:anna", lost = false): Promise<string> => {
  const issued = await codes.issue(identity, "web:lead", lost);
  if ("refused" in issued) throw new Error(issued.refused);
  return issued.code;
};
const approved = async (all: All, identity = "web:anna", lost = false): Promise<string> => {
  const code = await issue(all, identity, lost);
  expect(await all.codes.approve(identity, "web:second")).toEqual({ identity, lost });
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
  test("works once, however it is typed, when a second person has approved", async () => {
    const all = opened();
    const code = await approved(all, "web:anna", true);
    expect(await all.use(` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `)).toEqual({ identity: "web:anna", lost: true });
    expect(await all.use(code)).toBeUndefined();
  });
  test("works for one of twenty who have it", async () => {
    const all = opened();
    const code = await approved(all);
    const results = await moving(all.clock, Promise.all(Array.from({ length: 20 }, () => all.codes.use(code, undefined))));
    expect(results.filter(Boolean)).toHaveLength(1);
  });
  test("is over after a quarter of an hour", async () => {
    const all = opened();
    const [early, late] = [await approved(all), await approved(all, "web:bo")];
    all.clock.set(start + 15 * minute - 1);
    expect(await all.use(early)).toBeDefined();
    all.clock.set(start + 15 * minute);
    expect(await all.use(late)).toBeUndefined();
  });
  test("ends when another is issued for the same member", async () => {
    const all = opened();
    const [old, fresh] = [await approved(all), await approved(all)];
    expect([await all.use(old), await all.use(fresh)]).toEqual([undefined, { identity: "web:anna", lost: false }]);
  });
  test("is kept as a hash, which is another for the same code", async () => {
    const all = opened();
    const code = await issue(all);
    const [kept] = await all.records.of("code", "web:anna");
    expect(kept?.id).toBe(code.slice(0, 3));
    expect(kept?.body).not.toContain(code.slice(3));
    expect(JSON.parse(kept?.body ?? "").salt).toMatch(/^[\w-]{43}$/);
  });
});

describe("a store in which somebody is always quicker", () => {
  const quicker = (all: All, change: Partial<typeof all.records>) =>
    createCodes({ records: { ...all.records, ...change }, clock: all.clock, personOf: async (identity) => people.get(identity) });
  test("gives no code after twenty draws", async () => {
    let draws = 0;
    const add = async (): Promise<boolean> => {
      draws += 1;
      return false;
    };
    expect([await quicker(opened(), { add }).issue("web:anna", "web:lead"), draws]).toEqual([{ refused: "full" }, 20]);
  });
  test("takes no try after ten rounds", async () => {
    const all = opened();
    const code = await approved(all);
    let rounds = 0;
    const change = async (): Promise<boolean> => {
      rounds += 1;
      return false;
    };
    expect([await moving(all.clock, quicker(all, { change }).use(code, undefined)), rounds]).toEqual([undefined, 10]);
  });
});

describe("two persons", () => {
  test("are needed: before the second one's press the code is worth nothing, and no try is counted", async () => {
    const all = opened();
    const code = await issue(all);
    for (let n = 0; n < 7; n++) expect(await all.use(code)).toBeUndefined();
    await all.codes.approve("web:anna", "web:second");
    expect(await all.use(code)).toBeDefined();
  });
  test.each([
    ["who issued it", "web:lead"],
    ["who issued it, by another of their addresses", "slack:lead"],
    ["the member", "web:anna"],
    ["the member, by another of their addresses", "teams:anna"],
  ])("are not the same: it is not approved by %s", async (_who, by) => {
    const all = opened();
    const code = await issue(all);
    expect(await all.codes.approve("web:anna", by)).toEqual({ refused: "same" });
    expect(await all.use(code)).toBeUndefined();
  });
  test("are known ones, and nobody issues a code for themself", async () => {
    const { codes } = opened();
    expect(await codes.issue("web:anna", "web:stranger")).toEqual({ refused: "stranger" });
    expect(await codes.issue("web:stranger", "web:lead")).toEqual({ refused: "stranger" });
    expect(await codes.issue("slack:lead", "web:lead")).toEqual({ refused: "same" });
    expect(await codes.approve("web:anna", "web:second")).toEqual({ refused: "none" });
    await codes.issue("web:anna", "web:lead");
    expect(await codes.approve("web:anna", "web:stranger")).toEqual({ refused: "stranger" });
  });
});

describe("wrong tries", () => {
  test("kill a code after five, also for the right one, from every address", async () => {
    const all = opened();
    const code = await approved(all);
    for (let n = 0; n < 5; n++) expect(await all.use(wrong(code), `192.0.2.${n}`)).toBeUndefined();
    expect(await all.use(code, "198.51.100.1")).toBeUndefined();
  });
  test("are four at most for a code that still works", async () => {
    const all = opened();
    const code = await approved(all);
    for (let n = 0; n < 4; n++) await all.use(wrong(code));
    expect(await all.use(code)).toBeDefined();
  });
  test("of twenty at once are five: the right one comes too late", async () => {
    const all = opened();
    const code = await approved(all);
    await moving(all.clock, Promise.all(Array.from({ length: 20 }, () => all.codes.use(wrong(code), undefined))));
    expect(JSON.parse((await all.records.of("code", "web:anna"))[0]?.body ?? "").tries).toBe(5);
    expect(await all.use(code)).toBeUndefined();
  });
  test("from one address end that address's tries for a quarter of an hour, whichever codes were meant", async () => {
    const all = opened();
    for (let n = 0; n < 5; n++) expect(await all.use(`2222222${n + 2}`, "192.0.2.1")).toBeUndefined();
    const code = await approved(all);
    expect(await all.use(code, "192.0.2.1")).toBeUndefined();
    expect(await all.use(code, "192.0.2.2")).toBeDefined();
    all.clock.advance(15 * minute);
    expect(await all.use(await approved(all), "192.0.2.1")).toBeDefined();
  });
  test("are forgotten for an address where somebody was right", async () => {
    const all = opened();
    for (let n = 0; n < 4; n++) await all.use("22222222", "192.0.2.1");
    expect(await all.use(await approved(all), "192.0.2.1")).toBeDefined();
    for (let n = 0; n < 4; n++) await all.use("22222222", "192.0.2.1");
    expect(await all.use(await approved(all), "192.0.2.1")).toBeDefined();
  });
});

describe("a refusal", () => {
  test("comes after the same time, whatever its reason; what is right comes at once", async () => {
    const all = opened();
    const code = await approved(all);
    const over = await approved(all, "web:bo");
    const unapproved = await issue(all, "web:second");
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
    const times = await Promise.all(Object.entries(reasons).map(async ([why, text]) => [why, text] as const));
    for (const [why, text] of times) expect([why, await took(text)]).toEqual([why, 500]);
    expect(await took("22222222", "192.0.2.1")).toBe(500);
  });
});
