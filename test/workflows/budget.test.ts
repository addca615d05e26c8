// The year's money: what fits, what does not, who is told what.
import { describe, expect, it } from "vitest";
import { budget } from "../../workflows/nsp/budget.ts";
import { given, keysIn, peopleWith, register, row, type Story } from "../support/given.ts";

const by = { sender: "nsp", instance: "A" } as never;
const world = {
  people: peopleWith([], {
    ...register,
    programme: { agency: "plattformen" as never, budgets: [{ year: "2026", kronor: 100_000 }] },
  }),
};
const opened = (): Story =>
  given(budget, [], world).done("open", { platform: "plattformen", year: "2026" }, "configuration");
const said = (key: string, stage: string, kronor: number, year = "2026") => ({
  key,
  stage,
  kronor,
  year,
  platform: "plattformen",
});

describe("the year's budget", () => {
  it("takes what fits to the last crown, and refuses what does not", () => {
    const most = opened().done("book", said("a:1", "granted", 90_000), by);
    most.when("book", said("b:1", "reserved", 10_001), by).refused("nsp.budget.full");
    const full = most.done("book", said("b:1", "reserved", 10_000), by);
    full.when("book", said("c:1", "reserved", 1), by).refused("nsp.budget.full");
    // The same again is the same, not more.
    full.when("book", said("b:1", "reserved", 10_000), by).then({ type: "booked" });
    const free = full.done("book", said("b:1", "released", 10_000), by);
    free.when("book", said("c:1", "reserved", 10_000), by).then({ type: "booked" });
    // What was granted 90,000 used half of it.
    full
      .done("book", said("a:1", "reported", 45_000), by)
      .when("book", said("c:1", "reserved", 45_000), by)
      .then({ type: "booked" });
  });
  it("without a sum nothing is too much: the officers decide", () => {
    const none = given(budget, [], world).done(
      "book",
      said("a:1", "reserved", 10_000_000, "2031"),
      by,
    );
    expect(keysIn(none.panel("show", "plattformen-nsp"))).toContain("nsp.budget.noSum");
  });
  it("officers see parts of it, the national unit sums, and nobody else anything", () => {
    const s = opened()
      .done("book", said("a:1", "granted", 60_000), by)
      .done("book", said("b:1", "reserved", 10_000), by);
    const officers = JSON.stringify(s.panel("show", "plattformen-nsp"));
    expect(officers).not.toMatch(/60000|10000|30000/);
    expect([...officers.matchAll(/"code":"(\w+)"/g)].map(([, code]) => code)).toEqual([
      "some",
      "more",
      "none",
      "half",
    ]);
    const sums = JSON.stringify(s.panel("show", "nspm-samordnare"));
    expect([...sums.matchAll(/"n":(\d+)/g)].map(([, n]) => Number(n))).toEqual([
      10_000, 60_000, 0, 30_000,
    ]);
    for (const nobody of [
      "noomi-kontakt",
      "noomi-chef",
      "regionkoordinator-1",
      "dataskydd-malmo",
      "drift-malmo",
    ]) {
      expect(s.panel("show", nobody), nobody).toBeUndefined();
      expect(s.panel("years", nobody), nobody).toBeUndefined();
    }
    expect(s.view.readers.map((each) => ("member" in each ? each.member : "")).sort()).toEqual([
      "nspm-ersattare",
      "nspm-samordnare",
      "plattformen-ersattare",
      "plattformen-nsp",
    ]);
    expect(s.posts).toEqual({});
  });
  it("stands for each year that the configuration knows, the newest first in the list", () => {
    expect(budget.standing?.(world.people)).toEqual([
      expect.objectContaining({
        instance: "budget-plattformen-2026",
        command: "open",
        values: { platform: "plattformen", year: "2026" },
      }),
    ]);
    const rows = ["2026", "2027"].map((title) => ({
      ...row(`budget-plattformen-${title}`, {}),
      title: title as never,
    }));
    const years = given(budget, [], { ...world, rows: { years: rows } }).panel(
      "years",
      "nspm-samordnare",
    );
    expect([...JSON.stringify(years).matchAll(/"text":"(\d+)"/g)].map(([, year]) => year)).toEqual([
      "2027",
      "2026",
    ]);
  });
  it("is told by applications alone", () => {
    for (const nobody of ["noomi-kontakt", "plattformen-nsp", "clock"])
      opened()
        .when("book", said("a:1", "granted", 1), nobody)
        .denied();
  });
});
