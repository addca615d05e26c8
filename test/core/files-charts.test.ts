// Charts as files: every figure stands in words beside its mark and in the picture's name; colours can be told from the ground and from each other.
import { crc32 } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { loadSolver } from "../../src/figures/solver.ts";
import { drawSvg } from "../../src/files/drawing.ts";
import type { WordedDrawing } from "../../src/files/paper.ts";
import { paintPng } from "../../src/files/picture.ts";
import { approved, fileOf, proposed, svgOf } from "../support/charts.ts";
import { hostile } from "../support/minutes.ts";
import { contrast } from "../support/themes.ts";

beforeAll(loadSolver);
const point = (label: string, value: number | null) => ({
  label,
  value,
  figure: value === null ? "visas inte" : `${value}`,
});
const drawing = (
  shape: WordedDrawing["shape"],
  points: WordedDrawing["groups"][number]["points"],
): WordedDrawing => ({
  shape,
  language: "sv",
  title: "Rubrik",
  notes: ["En rad under."],
  groups: [{ name: "Grupp", points }],
});
const bars = drawSvg(
  drawing("bars", [point("Alla", 20), point("Ett", 12), point("Två", 8), point("Tre", null)]),
);
const trend = drawSvg(
  drawing("trend", [point("2024", 8), point("2025", 10), point("2026", null), point("2027", 9)]),
);
const overYears = {
  ...drawing("years", []),
  legend: "Streckat: visas inte.",
  groups: [
    { name: "2024", points: [point("Ett", 12), point("Två", null)] },
    { name: "2025", points: [], none: "inte publicerad" },
    { name: "2026", points: [point("Ett", 24), point("Två", 0)] },
  ],
};
const years = drawSvg(overYears);
const textsIn = (svg: string): readonly string[] =>
  [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text = ""]) => text);
type Mark = {
  readonly x: number;
  readonly y: number;
  readonly wide: number;
  readonly fill: string;
};
const marksIn = (svg: string): readonly Mark[] =>
  [
    ...svg.matchAll(
      /<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="[\d.]+" fill="([^"]+)"/g,
    ),
  ].map(([, x, y, wide, fill = ""]) => ({ x: Number(x), y: Number(y), wide: Number(wide), fill }));
/** WCAG 2.2, success criterion 1.4.11: what must be seen to understand a picture. */
const leastOfMarks = 3;

describe.each([
  ["bars", bars],
  ["trend", trend],
  ["years", years],
])("%s", (_name, svg) => {
  it("have colours that can be told from the ground, and letters that can be read", () => {
    const [ground] = marksIn(svg);
    expect(ground?.fill).toBe("#ffffff");
    const colours = new Set(
      [...svg.matchAll(/(?:fill|stroke)="(#[0-9a-f]{6})"/g)].map(([, colour = ""]) => colour),
    );
    colours.delete("#ffffff");
    expect(colours.size).toBeGreaterThan(1);
    for (const colour of colours)
      expect(contrast(colour as never, "#ffffff" as never)).toBeGreaterThanOrEqual(leastOfMarks);
    const [, letters = ""] = /<svg [^>]*fill="(#[0-9a-f]{6})"/.exec(svg) ?? [];
    expect(contrast(letters as never, "#ffffff" as never)).toBeGreaterThanOrEqual(7);
  });
  it("name what is held back beside a mark of its own, and say every figure in the picture's name", () => {
    expect(textsIn(svg)).toContain("visas inte");
    expect(svg).toContain('fill="url(#held)"');
    expect(svg).toMatch(/<svg [^>]*lang="sv" role="img" aria-labelledby="title said"/);
    const [, said = ""] = /<desc id="said">([^<]*)<\/desc>/.exec(svg) ?? [];
    const words = textsIn(svg).filter((text) => text !== "Rubrik");
    for (const text of words) expect(said).toContain(text);
  });
});
it("a bar and the bar beside it, the sum and its parts, can be told from each other", () => {
  const filled = marksIn(bars).filter(({ fill, wide }) => fill.startsWith("#") && wide < 400);
  const kinds = [...new Set(filled.map(({ fill }) => fill))];
  expect(kinds).toHaveLength(2);
  expect(contrast(kinds[0] as never, kinds[1] as never)).toBeGreaterThanOrEqual(leastOfMarks);
});
it("bars are as long as their figures are large, and their figures stand at their ends", () => {
  const [, all, one, two] = marksIn(bars);
  expect((one?.wide ?? 0) / (all?.wide ?? 1)).toBeCloseTo(12 / 20, 5);
  expect((two?.wide ?? 0) / (all?.wide ?? 1)).toBeCloseTo(8 / 20, 5);
  const at = /<text x="([\d.]+)" [^>]*>12<\/text>/.exec(bars)?.[1];
  expect(Number(at)).toBeCloseTo((one?.x ?? 0) + (one?.wide ?? 0) + 6, 5);
});
it("a figure of nothing has no bar, and stands where one would begin", () => {
  const marks = (value: number | null) =>
    marksIn(drawSvg(drawing("bars", [point("Alla", 20), point("Ett", value)]))).length;
  expect([marks(0), marks(1), marks(null)]).toEqual([2, 3, 3]);
  const svg = drawSvg(drawing("bars", [point("Alla", 20), point("Ett", 0)]));
  const [first, none] = [
    marksIn(svg)[1]?.x ?? 0,
    Number(/<text x="([\d.]+)" [^>]*>0<\/text>/.exec(svg)?.[1]),
  ];
  expect(none).toBe(first + 6);
});
it("no line is drawn through a year that is not shown", () => {
  const [, path = ""] = /<path d="(M[^"]*)" fill="none"/.exec(trend) ?? [];
  expect(path.match(/M/g)).toHaveLength(2);
  expect(path.match(/L/g)).toHaveLength(1);
  expect(trend.match(/<circle /g)).toHaveLength(3);
});
describe("little charts of the years", () => {
  const filled = marksIn(years).filter(({ fill, wide }) => fill.startsWith("#") && wide < 400);
  it("are on one scale, and a year without the table is a gap that says so", () => {
    expect(filled).toHaveLength(2);
    expect((filled[1]?.wide ?? 0) / (filled[0]?.wide ?? 1)).toBeCloseTo(2, 5);
    expect(textsIn(years)).toContain("inte publicerad");
    expect(years.match(/<desc id="said">([^<]*)/)?.[1]).toContain("2025: inte publicerad.");
  });
  it("have one hatched mark for what is held back and one for the legend that says why", () => {
    expect(marksIn(years).filter(({ fill }) => fill === "url(#held)")).toHaveLength(2);
    expect(textsIn(years)).toContain("Streckat: visas inte.");
  });
  it("lie within the picture, six of them too", () => {
    const six = drawSvg({ ...overYears, groups: [...overYears.groups, ...overYears.groups] });
    const [, wide = "0", high = "0"] = /viewBox="0 0 (\d+) ([\d.]+)"/.exec(six) ?? [];
    for (const { x, wide: own } of marksIn(six)) expect(x + own).toBeLessThanOrEqual(Number(wide));
    for (const [, y = "0"] of six.matchAll(/<text x="[\d.]+" y="([\d.]+)"/g))
      expect(Number(y)).toBeLessThan(Number(high));
  });
});
it("a text stays a text", () => {
  const svg = drawSvg({
    ...drawing("bars", [point(hostile, 5)]),
    title: hostile,
    notes: [hostile],
  });
  expect(svg).not.toContain("<b>");
  expect(svg.replaceAll(/&(?:amp|lt|gt|quot);/g, "")).not.toMatch(/&/);
});
describe("as a picture", () => {
  it("says in words what it shows, in the language that it is in, and every part of the file is whole", async () => {
    const file = Buffer.from(
      await paintPng(drawing("bars", [point("Åländska öar", 5), point("Två", null)])),
    );
    const chunks: { readonly name: string; readonly data: Buffer }[] = [];
    for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at)) {
      const end = at + 8 + file.readUInt32BE(at);
      expect(file.readUInt32BE(end)).toBe(crc32(file.subarray(at + 4, end)));
      chunks.push({
        name: file.toString("latin1", at + 4, at + 8),
        data: file.subarray(at + 8, end),
      });
    }
    expect([chunks[0]?.name, chunks.at(-1)?.name]).toEqual(["IHDR", "IEND"]);
    const texts = chunks
      .filter(({ name }) => name === "iTXt")
      .map(({ data }) => data.toString("utf8").split("\0"));
    expect(texts).toEqual([
      ["Title", "", "", "sv", "", "Rubrik"],
      ["Description", "", "", "sv", "", "Grupp: Åländska öar 5, Två visas inte. En rad under."],
    ]);
  });
  it("has two dots for each of the drawing's, and the letters are painted where there is no font", async () => {
    const [one, other] = await Promise.all([
      paintPng(drawing("bars", [point("Åländska öar", 5)])),
      paintPng(drawing("bars", [point("Ålandska öar", 5)])),
    ]);
    expect([...one.slice(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    expect(new DataView(one.buffer).getUint32(16)).toBe(880);
    expect(Buffer.from(one).equals(other)).toBe(false);
  });
});
describe("of a released year", () => {
  it("in both languages", async () => {
    const year = approved(proposed(["citizenships"]));
    const [sv, en] = [
      await svgOf(year, "svg-citizenships"),
      await svgOf(year, "svg-citizenships", "en"),
    ];
    expect(textsIn(sv)).toEqual(
      expect.arrayContaining(["Ändamål och medborgarskap, 2026", "Alla", "48", "visas inte"]),
    );
    expect(textsIn(en)).toEqual(
      expect.arrayContaining(["Purpose and citizenship, 2026", "All", "48", "not shown"]),
    );
    expect((await fileOf(year, "png-citizenships")).byteLength).toBeGreaterThan(5_000);
  });
});
