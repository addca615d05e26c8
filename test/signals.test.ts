// Signals between workflows: everybody named exists, a sender can make what it is named for, and rings are those that the page explains.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { workflows } from "../workflows/index.ts";
import { between, rings, signalTable, unknownSenders } from "./support/signal-graph.ts";
import { filesIn, readSource, root } from "./support/source.ts";

const page = join(root, "docs/architecture.md");
const shown = /(?<=<!-- the signals: [^\n]*-->\n\n)[\s\S]*?(?=\n\n<!-- end of the signals -->)/;
const plain = (table: string): string => table.replaceAll(/ +/g, " ").replaceAll(/-{3,}/g, "---");
if (process.env.UPDATE_DOCS)
  writeFileSync(page, readFileSync(page, "utf8").replace(shown, signalTable));

/** Each ring, and why its two directions stay. */
const explained: Readonly<Record<string, string>> = {
  "action, case, guide, handover, nsp, referral, rights":
    "A case tells what rests on it that it is gone, renamed or quiet; they tell it what becomes of what was shared. Each is written in one transaction, so neither can be asked later.",
  "agenda, series":
    "A series begins each meeting, and a meeting tells it what is left over: one does not know when the other will need it.",
  "evaluation, training, veil":
    "An evaluation and what hides its answers are erased apart, and their sums come back once.",
  "release, statistics": "A year asks each region once, and each answers once.",
};

describe("signals", () => {
  it("come from workflows that exist, or from the core", () => {
    expect(between.length).toBeGreaterThan(30);
    expect(unknownSenders()).toEqual([]);
  });
  it("are each taken by a command that nobody else may give", () => {
    for (const { name, signals, commands } of workflows)
      for (const signal of signals?.names ?? []) {
        const stranger = { sender: "nobody", instance: "X" } as never;
        expect(
          commands[signal]?.access({} as never, stranger, {} as never),
          `${name}.${signal}`,
        ).toBe(false);
      }
  });
  it("are sent by a workflow that imports them", () => {
    const files = filesIn("workflows", [".ts"]).map(readSource);
    const folderOf = (path: string): string => path.split("/")[1] ?? "";
    const imports = new Set(
      files.flatMap(({ path, imports: all }) =>
        all
          .filter(({ to, typeOnly }) => to.endsWith("/signals.ts") && !typeOnly)
          .map(({ to }) => `${folderOf(path)} → ${folderOf(to)}`),
      ),
    );
    const lists = filesIn("workflows", [".ts"]).filter((path) => path.endsWith("/signals.ts"));
    const folders = lists.flatMap((path) =>
      [...readFileSync(join(root, path), "utf8").matchAll(/ signals\("(\w+)"/g)].map(
        ([, name = ""]) => [name, folderOf(path)] as const,
      ),
    );
    const folder = (name: string): string => new Map(folders).get(name) ?? name;
    const wanted = new Set(between.map(({ from, to }) => `${folder(from)} → ${folder(to)}`));
    expect([...wanted].filter((way) => !imports.has(way))).toEqual([]);
  });
  it("go round in no ring but those that are explained", () => {
    expect(rings()).toEqual(Object.keys(explained).sort());
  });
  it("stand in docs/architecture.md", () => {
    expect(plain(shown.exec(readFileSync(page, "utf8"))?.[0] ?? "")).toBe(plain(signalTable()));
  });
});
