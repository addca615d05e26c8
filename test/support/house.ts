// The house in a table and in a picture: what layout.ts allows, and what the source does. Both stand in docs/architecture.md, and test/house.test.ts compares.
import { type Room, roomOf, rooms } from "./layout.ts";
import { packages } from "./packages.ts";
import type { Source } from "./source.ts";

export type Way = { readonly from: Room; readonly to: Room; readonly typeOnly: boolean };

/** The arrows between rooms that the source has, each once; `typeOnly` where every import of it is. */
export const waysOf = (sources: readonly Source[]): Way[] => {
  const found = new Map<string, Way>();
  for (const { from, to, typeOnly } of sources.flatMap((source) => source.imports)) {
    const [a, b] = [roomOf(from), roomOf(to)];
    if (!a || !b || a === b) continue;
    const key = `${a.name} → ${b.name}`;
    found.set(key, { from: a, to: b, typeOnly: typeOnly && found.get(key)?.typeOnly !== false });
  }
  return [...found.values()];
};
/** Without the arrows that lead where others lead already: with them nobody could read the picture. The rooms must form no ring. */
export const drawn = (ways: readonly Way[]): Way[] => {
  const leads = (from: Room, to: Room): boolean =>
    ways.some((way) => way.from === from && (way.to === to || leads(way.to, to)));
  return ways.filter(
    ({ from, to }) => !ways.some((way) => way.from === from && way.to !== to && leads(way.to, to)),
  );
};

const tick = (text: string): string => `\`${text}\``;
/** `^src\/app\/` → `src/app/`. */
const placeOf = ({ holds }: Room): string =>
  holds.source
    .replace(/[\\^$]/g, "")
    .replace("(w+)", "*")
    .replace(/\(\?:(.*?)\)/, (_, names: string) => `{${names.replaceAll("|", ",")}}`);
const packagesOf = (room: Room): string[] =>
  Object.keys(packages).filter(
    (name) =>
      !name.startsWith("node:") &&
      packages[name]?.some(
        (place) => roomOf(place.endsWith("/") ? `${place}x/x.ts` : place) === room,
      ),
  );
const rowOf = (room: Room): string[] => {
  const others = room.may.filter(
    ({ to }) => roomOf(to.endsWith("/") ? `${to.replace("{1}", "x")}x.ts` : to) !== room,
  );
  const list = (typed: boolean): string =>
    others.flatMap(({ to, types = false }) => (types === typed ? [tick(to)] : [])).join(", ");
  return [
    room.name,
    tick(placeOf(room)),
    list(false),
    list(true),
    packagesOf(room).map(tick).join(", "),
  ].map((cell) => cell || "–");
};
/** Which room may import what, beside itself, as a table in Markdown. */
export const houseTable = (): string => {
  const table = [["room", "holds", "may import", "types only", "packages"], ...rooms.map(rowOf)];
  const widths =
    table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  const line = (cells: readonly string[], filler = " "): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0, filler)).join(" | ")} |`;
  const [head = [], ...rows] = table;
  return [line(head), line(Array(head.length).fill(""), "-"), ...rows.map((row) => line(row))].join(
    "\n",
  );
};

/** Every pair that stands on each other, for light and for dark pages. The test asks 4.5:1 of them (WCAG 2.2, 1.4.3). */
export const colours = {
  light: { paper: "#ffffff", ink: "#16202a", room: "#e6eef7", play: "#faeedb", line: "#3f5870" },
  dark: { paper: "#12181f", ink: "#f0f4f8", room: "#24384c", play: "#4a3a1e", line: "#a9bccf" },
} as const;
type Palette = (typeof colours)[keyof typeof colours];

/** In the picture's own units. On a telephone of 390 pixels its letters are 10 pixels high. */
const [columnWidth, floorHeight, roomWidth, roomHeight, margin] = [160, 102, 126, 66, 16];
const [letter, line] = [18, 19];
const top = Math.max(...rooms.map(({ floor }) => floor));
const edges = rooms.flatMap(({ column, wide = 1 }) => [
  column - (wide - 1) / 2,
  column + (wide - 1) / 2,
]);
const [width, height] = [
  Math.round((Math.max(...edges) - Math.min(...edges)) * columnWidth + roomWidth + 2 * margin),
  (top + 1) * floorHeight - (floorHeight - roomHeight) + 2 * margin,
];

type Box = { readonly x: number; readonly y: number; readonly w: number };
const boxOf = ({ column, floor, wide = 1 }: Room): Box => {
  const w = (wide - 1) * columnWidth + roomWidth;
  return {
    x: Math.round((column - Math.min(...edges)) * columnWidth + margin + roomWidth / 2 - w / 2),
    y: (top - floor) * floorHeight + margin,
    w,
  };
};
/** `playground: the page` stands in two lines, a long name in as many as it needs. */
const linesOf = (name: string, w: number): string[] => {
  const fits = Math.floor(w / (letter * 0.56));
  const lines: string[] = [];
  for (const word of name.split(" ")) {
    const last = lines.at(-1);
    if (last === undefined || last.endsWith(":") || last.length + 1 + word.length > fits)
      lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
};
const roomSvg = (room: Room): string => {
  const { x, y, w } = boxOf(room);
  const words = linesOf(room.name, w);
  const first = y + roomHeight / 2 - ((words.length - 1) * line) / 2 + letter * 0.35;
  const text = words
    .map((word, n) => `<text x="${x + w / 2}" y="${Math.round(first + n * line)}">${word}</text>`)
    .join("");
  const kind = room.name.startsWith("playground") ? "play" : "room";
  return `<rect class="${kind}" x="${x}" y="${y}" width="${w}" height="${roomHeight}" rx="7"/>${text}`;
};
/** Where an arrow leaves or enters: side by side in the order of the other ends, so that they do not cross at the wall. */
const doorOf = (room: Room, other: Room, others: readonly Room[]): number => {
  const { x, w } = boxOf(room);
  const middle = (each: Room): number => boxOf(each).x + boxOf(each).w / 2;
  const sorted = [...new Set(others)].sort((a, b) => middle(a) - middle(b) || b.floor - a.floor);
  // A wide room has a door above or below each of its neighbours.
  if ((room.wide ?? 1) > 1) return Math.min(Math.max(middle(other), x + letter), x + w - letter);
  return Math.round(x + (w * (sorted.indexOf(other) + 1)) / (sorted.length + 1));
};
const arrowSvg = ({ from, to, typeOnly }: Way, ways: readonly Way[]): string => {
  const out = ways.flatMap((way) => (way.from === from ? [way.to] : []));
  const into = ways.flatMap((way) => (way.to === to ? [way.from] : []));
  const [x1, y1] = [doorOf(from, to, out), boxOf(from).y + roomHeight];
  const [x2, y2] = [doorOf(to, from, into), boxOf(to).y - 2];
  return `<path class="arrow${typeOnly ? " types" : ""}" d="M${x1} ${y1}L${x2} ${y2}" marker-end="url(#tip)"/>`;
};
const style = ({ paper, ink, room, play, line }: Palette): string =>
  `.paper{fill:${paper}}.room{fill:${room};stroke:${line}}.play{fill:${play};stroke:${line};stroke-dasharray:2 3}text{fill:${ink}}.arrow{stroke:${line}}.tip{fill:${line}}`;
/** The rooms on their floors with the arrows between them, as SVG. The same source gives the same text. */
export const houseSvg = (ways: readonly Way[]): string => {
  const arrows = drawn(ways);
  const told = [...Map.groupBy(arrows, ({ from }) => from)].map(
    ([from, out]) =>
      `${from.name} imports ${out.map(({ to, typeOnly }) => `${to.name}${typeOnly ? " (types)" : ""}`).join(", ")}`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title desc" font-family="system-ui, sans-serif" font-size="${letter}">
<title id="title">The rooms of the house, and which imports which</title>
<desc id="desc">${told.join(". ")}.</desc>
<style>text{text-anchor:middle}.room,.play{stroke-width:1.5}.arrow{fill:none;stroke-width:1.5}.types{stroke-dasharray:6 5}${style(colours.light)}@media (prefers-color-scheme:dark){${style(colours.dark)}}</style>
<defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto"><path class="tip" d="M0 0L10 5L0 10z"/></marker></defs>
<rect class="paper" width="${width}" height="${height}" rx="10"/>
${[...arrows.map((way) => arrowSvg(way, arrows)), ...rooms.map(roomSvg)].join("\n")}
</svg>
`;
};
