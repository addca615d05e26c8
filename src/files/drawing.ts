// Figures → SVG. Every mark has its words beside it, so that nobody needs colours; the whole is one picture whose name says every figure, so that nobody needs to see it.
import { scaleLinear, scalePoint } from "d3-scale";
import { line } from "d3-shape";
import { never } from "../rules/workflow.ts";
import type { WordedDrawing } from "./paper.ts";

/** Each against white, and a group's sum against its parts, at least 3 to 1 (WCAG 2.2, 1.4.11); letters more. */
const inks = {
  ground: "#ffffff",
  letters: "#1f1f1f",
  sum: "#0f2f52",
  part: "#d1700a",
  rule: "#767676",
} as const;
/** The font that a picture is painted with; whoever reads the drawing has it, or another. */
export const font = "Source Sans 3";
/** A telephone's width and a little: there it is hardly made smaller. */
const width = 440;
const edge = 16;
const [indent, barLeft, barRight, barHeight, lineHeight] = [28, 190, width - 92, 14, 18] as const;
const [trendHeight, held] = [64, { width: 26, height: barHeight }] as const;
/** Of two charts beside each other. */
const column = (width - 3 * edge) / 2;
/** Of an average letter, in parts of its size. */
const letterWidth = 0.5;

type Group = WordedDrawing["groups"][number];
type Point = Group["points"][number];
type Look = {
  readonly size?: number;
  readonly bold?: boolean;
  readonly anchor?: "start" | "middle";
};
const escaped = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
const wrapped = (text: string, room: number, size: number): readonly string[] => {
  const most = Math.floor(room / (size * letterWidth));
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < most)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
};
const letters = (
  x: number,
  y: number,
  text: string,
  { size = 14, bold = false, anchor = "start" }: Look = {},
): string =>
  `<text x="${x}" y="${y}" font-size="${size}"${bold ? ' font-weight="600"' : ""}${anchor === "start" ? "" : ` text-anchor="${anchor}"`}>${escaped(text)}</text>`;
const box = (x: number, y: number, wide: number, high: number, fill: string): string =>
  `<rect x="${x}" y="${y}" width="${wide}" height="${high}" ${fill}/>`;
const heldBack = (x: number, y: number): string =>
  box(
    x,
    y,
    held.width,
    held.height,
    `fill="url(#held)" stroke="${inks.letters}" stroke-dasharray="3 2"`,
  );
/** A telephone lays a drawing out as if it were a desk's page, and makes that smaller: there it has to be as wide as the page. */
const fitted =
  "<style>svg:root{max-width:100%;height:auto}@media (hover:none){svg:root{width:100%}}</style>";
/** Grows downwards. */
class Page {
  readonly parts: string[] = [];
  y: number = edge;
  lines(text: string, x: number, { size = 14, bold = false }: Look = {}): void {
    for (const each of wrapped(text, width - x - edge, size)) {
      this.y += Math.round(size * 1.3);
      this.parts.push(letters(x, this.y, each, { size, bold }));
    }
  }
}
const most = (groups: readonly Group[]): number =>
  Math.max(1, ...groups.flatMap(({ points }) => points.map(({ value }) => value ?? 0)));

const bars = (page: Page, groups: readonly Group[]): void => {
  const long = scaleLinear([0, most(groups)], [0, barRight - barLeft]);
  const bar = ({ label, value, figure }: Point, at: number): void => {
    const left = at === 0 ? edge : indent;
    const lines = wrapped(label, barLeft - left - 8, 14);
    const top = page.y + 4;
    // Nothing is drawn of nothing: the figure is where its bar would begin.
    const wide = value === null ? held.width : value === 0 ? 0 : Math.max(2, long(value));
    page.parts.push(
      ...lines.map((each, n) => letters(left, top + barHeight - 2 + n * lineHeight, each)),
      ...(value === null
        ? [heldBack(barLeft, top)]
        : wide === 0
          ? []
          : [box(barLeft, top, wide, barHeight, `fill="${at === 0 ? inks.sum : inks.part}"`)]),
      letters(barLeft + wide + 6, top + barHeight - 2, figure),
    );
    page.y += 4 + lines.length * lineHeight;
  };
  for (const { name, points } of groups) {
    page.y += 8;
    page.lines(name, edge, { size: 15, bold: true });
    page.y += 4;
    points.forEach(bar);
  }
};
const trend = (page: Page, groups: readonly Group[]): void => {
  const high = scaleLinear([0, most(groups)], [trendHeight, 0]);
  for (const { name, points } of groups) {
    page.y += 10;
    page.lines(name, edge, { size: 15, bold: true });
    const top = page.y + 24;
    // On the same scale as the others, without the room that it would not use.
    const tall = Math.max(held.height, trendHeight - high(most([{ name, points }])));
    const across = scalePoint(
      points.map(({ label }) => label),
      [edge + 30, width - edge - 30],
    );
    const x = ({ label }: Point): number => across(label) ?? edge;
    const y = ({ value }: Point): number => top + tall - trendHeight + high(value ?? 0);
    const path = line<Point>(x, y).defined(({ value }) => value !== null)(points);
    page.parts.push(
      `<path d="M${edge} ${top + tall}H${width - edge}" stroke="${inks.rule}"/>`,
      `<path d="${path ?? ""}" fill="none" stroke="${inks.sum}" stroke-width="2.5"/>`,
      ...points.flatMap((point) => [
        point.value === null
          ? heldBack(x(point) - held.width / 2, top + tall - held.height)
          : `<circle cx="${x(point)}" cy="${y(point)}" r="4" fill="${inks.sum}"/>`,
        letters(
          x(point),
          (point.value === null ? top + tall - held.height : y(point)) - 9,
          point.figure,
          { anchor: "middle" },
        ),
        letters(x(point), top + tall + 17, point.label, { anchor: "middle" }),
      ]),
    );
    page.y = top + tall + 22;
  }
};
/** One little chart, `x` from the left: under each label its bar. Returns where it ends. */
const year = (
  page: Page,
  { name, none, points }: Group,
  x: number,
  long: (value: number) => number,
): number => {
  let y = page.y + 22;
  page.parts.push(letters(x, y, name, { size: 15, bold: true }));
  y += 6;
  if (none !== undefined)
    page.parts.push(
      box(x, y, column, 44, `fill="none" stroke="${inks.rule}" stroke-dasharray="3 3"`),
      letters(x + column / 2, y + 27, none, { size: 13, anchor: "middle" }),
    );
  for (const { label, value, figure } of points) {
    for (const each of wrapped(label, column, 13)) {
      y += 16;
      page.parts.push(letters(x, y, each, { size: 13 }));
    }
    const wide = value === null ? held.width : value === 0 ? 0 : Math.max(2, long(value));
    const mark =
      value === null ? heldBack(x, y + 5) : box(x, y + 5, wide, barHeight, `fill="${inks.part}"`);
    page.parts.push(
      ...(wide === 0 ? [] : [mark]),
      letters(wide === 0 ? x : x + wide + 6, y + 17, figure, { size: 13 }),
    );
    y += 23;
  }
  return none === undefined ? y : y + 44;
};
/** Two beside each other: so they are as wide as a telephone. */
const years = (page: Page, groups: readonly Group[]): void => {
  const long = scaleLinear([0, most(groups)], [0, column - 76]);
  for (let at = 0; at < groups.length; at += 2) {
    const ends = groups
      .slice(at, at + 2)
      .map((group, n) => year(page, group, edge + n * (column + edge), long));
    page.y = Math.max(...ends) + 6;
  }
};
const explained = (page: Page, legend: string): void => {
  page.y += 8;
  page.parts.push(heldBack(edge, page.y + 3));
  page.lines(legend, edge + held.width + 8, { size: 13 });
};
/** Everything that is drawn, as sentences. */
export const saidOf = ({ mark, groups, legend, notes }: WordedDrawing): string =>
  [
    ...(mark === undefined ? [] : [`${mark}.`]),
    ...groups.map(
      ({ name, none, points }) =>
        `${name}: ${none ?? points.map(({ label, figure }) => `${label} ${figure}`).join(", ")}.`,
    ),
    ...(legend === undefined ? [] : [legend]),
    ...notes,
  ].join(" ");

/** The whole file. */
export const drawSvg = (drawing: WordedDrawing): string => {
  const { shape, mark, title, notes, legend, groups, language } = drawing;
  const page = new Page();
  if (mark !== undefined) page.lines(mark, edge, { size: 13, bold: true });
  page.lines(title, edge, { size: 19, bold: true });
  switch (shape) {
    case "bars":
      bars(page, groups);
      break;
    case "trend":
      trend(page, groups);
      break;
    case "years":
      years(page, groups);
      break;
    default:
      never(shape, "files.drawing");
  }
  if (legend !== undefined) explained(page, legend);
  page.y += 10;
  for (const note of notes) page.lines(note, edge, { size: 13 });
  const height = page.y + edge;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" lang="${language}" role="img" aria-labelledby="title said" font-family="'${font}', 'Segoe UI', Arial, sans-serif" fill="${inks.letters}">`,
    `<title id="title">${escaped(title)}</title><desc id="said">${escaped(saidOf(drawing))}</desc>`,
    `<defs><pattern id="held" width="6" height="6" patternUnits="userSpaceOnUse"><path d="M-1 7L7 -1" stroke="${inks.letters}"/></pattern></defs>`,
    fitted,
    // Its name has said it all: nobody hears it once more, piece by piece.
    '<g aria-hidden="true">',
    box(0, 0, width, height, `fill="${inks.ground}"`),
    ...page.parts,
    "</g></svg>\n",
  ].join("\n");
};
