// A table of situations as a page shows it.
export type Act =
  | string
  | { readonly main: string }
  | { readonly danger: string }
  | { readonly quiet: string };
type May = Readonly<Record<string, readonly Act[]>>;
type Row = { readonly turn: string; readonly ball?: string; readonly may: May } & (
  | {
      readonly by: { readonly name: string };
      readonly silent: { readonly name: string; readonly command: string };
    }
  | { readonly why: string }
);
/** A table without the types of its workflow. */
export type AnyStages = {
  readonly table: {
    readonly tracks: Readonly<Record<string, { readonly rows: Readonly<Record<string, Row>> }>>;
    readonly anytime: May;
    readonly labels: Readonly<Record<string, unknown>>;
  };
};
export const actName = (act: Act): string =>
  typeof act === "string"
    ? act
    : "main" in act
      ? act.main
      : "danger" in act
        ? act.danger
        : act.quiet;

const [marks, ends] = [
  (name: string): string => `<!-- ${name}: made by test/stages.test.ts -->`,
  (name: string): string => `<!-- end of ${name} -->`,
];
/** The marked table of a workflow in a page, with its marks; undefined: the page has none. */
export const tableIn = (page: string, name: string): string | undefined => {
  const [from, end] = [page.indexOf(marks(name)), page.indexOf(ends(name))];
  return from === -1 || end === -1 ? undefined : page.slice(from, end + ends(name).length);
};
/** The table as it stands between its marks. */
export const marked = (name: string, stages: AnyStages): string =>
  `${marks(name)}\n\n${describeStages(stages)}\n\n${ends(name)}`;
/** The page with the workflow's table in the place of the one that it has; of a workflow without one, after the last table. Throws where the page has no table. */
export const withTable = (page: string, name: string, stages: AnyStages): string => {
  const now = tableIn(page, name);
  if (now !== undefined) return page.replace(now, () => marked(name, stages));
  const last = [...page.matchAll(/^<!-- end of \w+ -->$/gm)].at(-1);
  if (!last) throw new Error("the page has no table after which another could stand");
  const at = last.index + last[0].length;
  return `${page.slice(0, at)}\n\n${marked(name, stages)}${page.slice(at)}`;
};

/** Somebody is waited for, or shown as having the turn. */
const isWaiting = (row: Row): boolean => "by" in row || row.ball !== undefined;
/** One cell a column: turn, until or why the clock waits for nobody, silence. */
type Cells = readonly string[];
const cellsOf = (row: Row): Cells => [
  String(row.ball ?? row.turn),
  ...("by" in row ? [row.by.name, row.silent.name] : [row.why, ""]),
];
/** A sentence that the line above has too is a ditto mark; one word is short enough to be repeated. */
const line = (cells: Cells, above: Cells = []): string =>
  `| ${cells.map((cell, n) => (cell === above[n] && cell.includes(" ") ? "″" : cell)).join(" | ")} |`;
/** A single line is a sentence. */
const printed = (lines: readonly Cells[]): string => {
  const [only = []] = lines;
  if (lines.length === 1) return `_${only[0]}_: ${only[1]}, ${only[2]}. Silence: ${only[3]}.`;
  return [
    "| situation | turn | until | silence |",
    "| --- | --- | --- | --- |",
    ...lines.map((cells, n) => line(cells, lines[n - 1])),
  ].join("\n");
};
/** Markdown: situations, whose turn, until when, what silence does; a track is named where there are several. Situations that differ in none of this share a line. Below: those in which nobody has the turn. Their reasons, and who may what, are in the code. */
const describeStages = ({ table }: AnyStages): string => {
  const tracks = Object.entries(table.tracks);
  const named = (track: string, names: readonly string[]): string =>
    `${tracks.length > 1 ? `${track}: ` : ""}${names.join(", ")}`;
  const lines = tracks.flatMap(([track, { rows }]) => {
    const waiting = Object.entries(rows).filter(([, row]) => isWaiting(row));
    const alike = Map.groupBy(waiting, ([, row]) => cellsOf(row).join("|"));
    return [...alike.values()].flatMap((group) =>
      group.slice(0, 1).map(([, row]) => [
        named(
          track,
          group.map(([name]) => name),
        ),
        ...cellsOf(row),
      ]),
    );
  });
  const rest = tracks.flatMap(([track, { rows }]) => {
    const names = Object.entries(rows).flatMap(([name, row]) => (isWaiting(row) ? [] : [name]));
    return names.length > 0 ? [`_${named(track, names)}_`] : [];
  });
  return [
    ...(lines.length > 0 ? [printed(lines)] : []),
    ...(rest.length > 0 ? [`Nobody: ${rest.join("; ")}.`] : []),
  ].join("\n\n");
};
