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
const shown = (act: Act): string =>
  typeof act === "object" && "main" in act ? `**${act.main}**` : actName(act);

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

/** One cell a column: situation, turn, until, silence, who may. */
type Cells = readonly string[];
const cellsOf = (name: string, row: Row): Cells => {
  const may = Object.entries(row.may)
    .filter(([, acts]) => acts.length > 0)
    .map(([side, acts]) => `${side}: ${acts.map(shown).join(", ")}`)
    .join("; ");
  const clock = "by" in row ? [row.by.name, row.silent.name] : [row.why, ""];
  return [name, String(row.ball ?? row.turn), ...clock, may];
};
/** A sentence that the row above has too is a ditto mark; one word is short enough to be repeated. */
const line = (cells: Cells, above: Cells = []): string =>
  `| ${cells.map((cell, n) => (cell === above[n] && cell.includes(" ") ? "″" : cell)).join(" | ")} |`;
/** A row with nothing but its reason: nobody has the turn, and nobody can do anything. */
const isOver = (row: Row): row is Row & { readonly why: string } =>
  "why" in row && Object.values(row.may).flat().length === 0;
/** Markdown: situation, whose turn, until when or why nobody is waited for, what silence does, who may what. The primary button is bold. Situations in which nothing can be done stand in a line below, their reasons in the code; a track is named where there are several. */
const describeStages = ({ table }: AnyStages): string => {
  const tracks = Object.entries(table.tracks);
  const named = (track: string, name: string): string =>
    tracks.length > 1 ? `${track}: ${name}` : name;
  const all = tracks.flatMap(([track, { rows }]) =>
    Object.entries(rows).map(([name, row]) => [named(track, name), row] as const),
  );
  const over = all.flatMap(([name, row]) => (isOver(row) ? [`_${name}_`] : []));
  const cells = all.filter(([, row]) => !isOver(row)).map(([name, row]) => cellsOf(name, row));
  return [
    "| situation | turn | until | silence | may |",
    "| --- | --- | --- | --- | --- |",
    ...cells.map((row, n) => line(row, cells[n - 1])),
    ...(over.length > 0 ? ["", `Over: ${over.join(", ")}.`] : []),
  ].join("\n");
};
