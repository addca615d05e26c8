// The table and the picture of docs/architecture.md say what the layout allows and what the source does. UPDATE_DOCS=1 writes them.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { colours, drawn, houseSvg, houseTable, waysOf } from "./support/house.ts";
import { rooms } from "./support/layout.ts";
import { filesIn, parseSource, readSource, root } from "./support/source.ts";

const ways = waysOf(
  ["src", "workflows", "adapters", "playground"]
    .flatMap((folder) => filesIn(folder, [".ts", ".tsx"]))
    .map(readSource),
);
const [page, picture] = ["docs/architecture.md", "docs/house.svg"].map((file) =>
  join(root, file),
) as [string, string];
const between = /(?<=<!-- the table: [^\n]*-->\n\n)[\s\S]*?(?=\n\n<!-- end of the table -->)/;

if (process.env.UPDATE_DOCS) {
  const text = readFileSync(page, "utf8");
  writeFileSync(page, text.replace(between, houseTable));
  writeFileSync(picture, houseSvg(ways));
}

describe("docs/architecture.md", () => {
  it("shows the table of the layout", () => {
    expect(between.exec(readFileSync(page, "utf8"))?.[0]).toBe(houseTable());
  });
  it("shows the house as it is built", () => {
    expect(readFileSync(picture, "utf8")).toBe(houseSvg(ways));
  });
});

describe("the house", () => {
  it("has a room for every arrow's ends, and every arrow goes down", () => {
    expect(ways.length).toBeGreaterThan(30);
    expect(
      ways
        .filter(({ from, to }) => from.floor <= to.floor)
        .map(({ from, to }) => `${from.name} → ${to.name}`),
    ).toEqual([]);
  });
  it("has no two rooms in one place", () => {
    const half = ({ wide = 1 }: (typeof rooms)[number]): number => (wide - 1) / 2 + 0.4;
    const meet = rooms.flatMap((a, n) =>
      rooms
        .slice(n + 1)
        .filter((b) => a.floor === b.floor && Math.abs(a.column - b.column) < half(a) + half(b))
        .map((b) => `${a.name}, ${b.name}`),
    );
    expect(meet).toEqual([]);
  });
  it("leaves out an arrow only where others lead there", () => {
    const leads = (from: unknown, to: unknown): boolean =>
      drawn(ways).some((way) => way.from === from && (way.to === to || leads(way.to, to)));
    expect(ways.filter(({ from, to }) => !leads(from, to))).toEqual([]);
    expect(drawn(ways).length).toBeLessThan(ways.length);
  });
  it("tells an import of types from one of values", () => {
    const source = (text: string) => parseSource("src/engine/x.ts", text);
    const types = 'import type { Store } from "../store/port.ts";';
    expect(waysOf([source(types)]).map(({ typeOnly }) => typeOnly)).toEqual([true]);
    expect(
      waysOf([source(`${types} import { openSqlite } from "../store/sqlite.ts"; ${types}`)]).map(
        ({ typeOnly }) => typeOnly,
      ),
    ).toEqual([false]);
  });
  it("can be read on a light and on a dark page", () => {
    const channel = (hex: string): number => {
      const part = Number.parseInt(hex, 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    };
    const luminance = (colour: string): number =>
      0.2126 * channel(colour.slice(1, 3)) +
      0.7152 * channel(colour.slice(3, 5)) +
      0.0722 * channel(colour.slice(5, 7));
    const contrast = (a: string, b: string): number => {
      const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
      return (high + 0.05) / (low + 0.05);
    };
    for (const { paper, ink, room, play, line } of Object.values(colours))
      for (const [on, what] of [
        [room, ink],
        [play, ink],
        [paper, line],
        [paper, ink],
      ] as const)
        expect(contrast(on, what)).toBeGreaterThanOrEqual(4.5);
  });
});
