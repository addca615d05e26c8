// A table of situations as a page shows it.
export type Act = string | { readonly main: string } | { readonly danger: string } | { readonly quiet: string };
type May = Readonly<Record<string, readonly Act[]>>;
type Row = { readonly turn: string; readonly ball?: string; readonly may: May } & (
  | { readonly by: { readonly name: string }; readonly silent: { readonly name: string; readonly command: string } }
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
  typeof act === "string" ? act : "main" in act ? act.main : "danger" in act ? act.danger : act.quiet;
const shown = (act: Act): string => (typeof act === "object" && "main" in act ? `**${act.main}**` : actName(act));

/** Markdown: situation, whose turn, until when, what silence does, who may what. The primary button is bold. */
export const describeStages = ({ table }: AnyStages): string => {
  const lines = Object.entries(table.tracks).flatMap(([track, { rows }]) =>
    Object.entries(rows).map(([name, row]) => {
      const may = Object.entries(row.may)
        .filter(([, acts]) => acts.length > 0)
        .map(([side, acts]) => `${side}: ${acts.map(shown).join(", ")}`)
        .join("; ");
      const turn = String(row.ball ?? row.turn);
      const clock = "by" in row ? [row.by.name, row.silent.name] : [row.why, ""];
      return `| ${track} | ${name} | ${turn} | ${clock[0]} | ${clock[1]} | ${may} |`;
    }),
  );
  return [
    "| track | situation | turn | until, or why nobody is waited for | silence | who may |",
    "| --- | --- | --- | --- | --- | --- |",
    ...lines,
  ].join("\n");
};
