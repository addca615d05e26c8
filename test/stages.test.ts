// The tables of situations: complete, without a row that nobody leaves, and as docs/domain.md shows them.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { clock } from "../src/rules/workflow.ts";
import { tables, workflows } from "../workflows/index.ts";
import { root } from "./support/source.ts";
import { type AnyStages, actName, marked, tableIn, withTable } from "./support/stages.ts";

const page = join(root, "docs/domain.md");
const all = Object.entries(tables) as unknown as [string, AnyStages][];
const rowsOf = (stages: AnyStages) =>
  Object.values(stages.table.tracks).flatMap(({ rows }) => Object.entries(rows));
const actsOf = (stages: AnyStages): ReadonlySet<string> =>
  new Set(
    [...rowsOf(stages).map(([, row]) => row.may), stages.table.anytime].flatMap((may) =>
      Object.values(may as Readonly<Record<string, readonly never[]>>)
        .flat()
        .map(actName),
    ),
  );

const flat = (text: string): string => text.replaceAll(/ +/g, " ").replaceAll(/-{2,}/g, "-");

describe.each(all)("%s", (name, stages) => {
  const workflow = workflows.find((each) => each.name === name);
  it("has every command of a person in a row, beside the one that begins it", () => {
    const person = Object.entries(workflow?.commands ?? {}).filter(
      ([command, { access }]) =>
        access !== clock &&
        command !== workflow?.start &&
        workflow?.signals?.names.includes(command) !== true,
    );
    // Somebody without an account is on no side: the link that stands says who may.
    const { answer, opened, failed } = workflow?.byLink ?? {};
    const byLink = [answer, opened, failed];
    const acts = actsOf(stages);
    expect(
      person
        .map(([command]) => command)
        .filter((command) => !acts.has(command) && !byLink.includes(command)),
    ).toEqual([]);
    expect([...acts].filter((command) => !(command in (workflow?.commands ?? {})))).toEqual([]);
  });
  it("draws a button for each that is not marked as having its place elsewhere", () => {
    const drawn = rowsOf(stages).flatMap(([, row]) =>
      Object.values(row.may)
        .flat()
        .filter((act) => typeof act === "string" || !("quiet" in act))
        .map((act) => actName(act)),
    );
    expect(
      [...new Set(drawn)].filter((command) => stages.table.labels[command] === undefined),
    ).toEqual([]);
  });
  it("has a clock of the clock's where somebody is waited for, and says why where nobody is", () => {
    for (const [row, what] of rowsOf(stages)) {
      if ("by" in what) expect(workflow?.commands[what.silent.command]?.access, row).toBe(clock);
      else expect(what.why.length, row).toBeGreaterThan(10);
    }
  });
  it("stands in docs/domain.md as it is", () => {
    const text = readFileSync(page, "utf8");
    if (process.env.UPDATE_DOCS) writeFileSync(page, withTable(text, name, stages));
    // How wide the columns are drawn is the formatter's.
    else expect(flat(tableIn(text, name) ?? "")).toBe(flat(marked(name, stages)));
  });
});

describe("a page with tables", () => {
  const [[name, stages], [other, others]] = all as [(typeof all)[number], (typeof all)[number]];
  const last = "<!-- end of last -->";
  const page = `# Rules\n\n${marked(name, stages)}\n\nSome words.\n\n${last}\n\nMore words.\n`;
  it("gets a new workflow's table after its last one, and keeps every line that it had", () => {
    const after = withTable(page, other, others);
    expect(after).toBe(page.replace(last, () => `${last}\n\n${marked(other, others)}`));
    expect(withTable(after, other, others)).toBe(after);
  });
  it("gets a table that has changed in the place of the old one", () => {
    const old = page.replace("| --- |", "| --- | --- |");
    expect(withTable(old, name, stages)).toBe(page);
  });
  it("says that a workflow has no table, and not that the page is one", () => {
    expect([tableIn(page, other), tableIn(page, name)]).toEqual([undefined, marked(name, stages)]);
    expect(() => withTable("# Rules\n", other, others)).toThrow("no table");
  });
});
