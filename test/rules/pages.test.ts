// A list goes on where a screen ends.
import { describe, expect, test } from "vitest";
import { askedRows, pageOf } from "../../src/rules/pages.ts";
import { text } from "../../src/rules/say.ts";
import type { Action } from "../../src/rules/ui.ts";
import { fromRow, namedFrom, type Viewer } from "../../src/rules/workflow.ts";

const none = text("core.more");
const rows = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i);
const looks = (n: number, from?: number) => {
  const viewer = {
    member: {} as never,
    now: "2026-11-24T08:00:00.000Z",
    ...(from !== undefined && { from }),
  } as unknown as Viewer;
  const blocks = pageOf(
    rows(n),
    { most: 20, viewer, panel: "mine" },
    { one: (i) => ({ row: i }), none: none as never },
  );
  const ways = blocks.flatMap((block) => (block as { actions?: readonly Action[] }).actions ?? []);
  return {
    rows: blocks.flatMap((block) => ("row" in block ? [block.row] : [])),
    ways: ways.map((way) => ("panel" in way ? [way.label.key, way.panel] : [])),
    says: JSON.stringify(blocks),
  };
};

describe("a page of a list", () => {
  test("is the whole list where that is short, and leads nowhere", () => {
    expect(looks(20)).toMatchObject({ rows: rows(20), ways: [] });
    expect(looks(20).says).not.toContain("core.list.shown");
  });
  test("leads to the rest, and from there back, until every row has been seen once", () => {
    const seen: number[] = [];
    let from: number | undefined;
    for (let i = 0; i < 10; i += 1) {
      const page = looks(47, from);
      seen.push(...page.rows.filter((row) => row !== undefined));
      const next = page.ways.find(([label]) => label === "core.list.more")?.[1];
      if (next === undefined) break;
      from = fromRow(next).from;
    }
    expect(seen).toEqual(rows(47));
    expect(looks(47, 20).ways).toEqual([
      ["core.list.before", "mine"],
      ["core.list.more", "mine~40"],
    ]);
    expect(looks(47, 40).ways).toEqual([["core.list.before", "mine~20"]]);
  });
  test("shows all at once below where it goes on, and not where the rows say it themselves", () => {
    const shown = (n: number, from?: number): unknown[] => {
      const viewer = { from } as Viewer;
      const overview = (all: readonly number[]) => ({ all: all.length });
      return pageOf<number, object>(
        rows(n),
        { most: 20, viewer, panel: "mine" },
        { one: (row) => ({ row }), none, overview },
      ).slice(-1);
    };
    expect([shown(20), shown(21), shown(21, 20), shown(0)]).toEqual([
      [{ row: 19 }],
      [{ all: 21 }],
      [{ all: 21 }],
      [none],
    ]);
  });
  test("begins anew when what it showed has gone, and says so when nothing is left", () => {
    expect(looks(15, 20).rows).toEqual(rows(15));
    expect(looks(0, 20).says).toBe(JSON.stringify([none]));
  });
  test("asks for one row more than it shows: no more is read than is needed to know that there are others", () => {
    expect(askedRows({} as Viewer, 20)).toBe(21);
    expect(askedRows({ from: 40 } as Viewer, 20)).toBe(61);
  });
});
describe("the name of a panel from a row on", () => {
  test("is written and read alike; every other name means itself", () => {
    expect(fromRow(namedFrom("mine", 20))).toEqual({ panel: "mine", from: 20 });
    expect(namedFrom("mine", 0)).toBe("mine");
    for (const name of [
      "mine",
      "mine~",
      "mine~0",
      "mine~-1",
      "mine~20000",
      "mine~1e3",
      "~20",
      "mine~ 20",
      "",
    ])
      expect(fromRow(name)).toEqual({ panel: name });
  });
});
