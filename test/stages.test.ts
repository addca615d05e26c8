// The tables of situations: complete, without a row that nobody leaves, and as docs/domain.md shows them.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { clock } from "../src/rules/workflow.ts";
import { tables, workflows } from "../workflows/index.ts";
import { root } from "./support/source.ts";
import { type AnyStages, actName, describeStages } from "./support/stages.ts";

const page = join(root, "docs/domain.md");
const all = Object.entries(tables) as unknown as [string, AnyStages][];
const rowsOf = (stages: AnyStages) => Object.values(stages.table.tracks).flatMap(({ rows }) => Object.entries(rows));
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
      ([command, { access }]) => access !== clock && command !== workflow?.start && workflow?.signals?.names.includes(command) !== true,
    );
    const acts = actsOf(stages);
    expect(person.map(([command]) => command).filter((command) => !acts.has(command))).toEqual([]);
    expect([...acts].filter((command) => !(command in (workflow?.commands ?? {})))).toEqual([]);
  });
  it("draws a button for each that is not marked as having its place elsewhere", () => {
    const drawn = rowsOf(stages).flatMap(([, row]) =>
      Object.values(row.may)
        .flat()
        .filter((act) => typeof act === "string" || !("quiet" in act))
        .map((act) => actName(act)),
    );
    expect([...new Set(drawn)].filter((command) => stages.table.labels[command] === undefined)).toEqual([]);
  });
  it("has a clock of the clock's where somebody is waited for, and says why where nobody is", () => {
    for (const [row, what] of rowsOf(stages)) {
      if ("by" in what) expect(workflow?.commands[what.silent.command]?.access, row).toBe(clock);
      else expect(what.why.length, row).toBeGreaterThan(10);
    }
  });
  it("stands in docs/domain.md as it is", () => {
    const text = readFileSync(page, "utf8");
    const [head, tail] = [`<!-- ${name}: made by test/stages.test.ts -->`, `<!-- end of ${name} -->`];
    const block = `${head}\n\n${describeStages(stages)}\n\n${tail}`;
    const between = text.slice(text.indexOf(head), text.indexOf(tail) + tail.length);
    if (process.env.UPDATE_DOCS)
      writeFileSync(
        page,
        text.replace(between, () => block),
      );
    // How wide the columns are drawn is the formatter's.
    else expect(flat(between)).toBe(flat(block));
  });
});
