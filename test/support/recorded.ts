// What the recorded journals have passed through, folded with today's rules: a state for every workflow, and rows for what it asks for.
import { readdirSync, readFileSync } from "node:fs";
import type { AccessRows, AnyWorkflow, Needs, Row, World } from "../../src/rules/workflow.ts";
import { workflows } from "../../workflows/index.ts";
import { worldOf } from "./given.ts";
import type { Journal } from "./recorder-hand.ts";

const folder = new URL("../fixtures/journals/", import.meta.url);
const journals: readonly Journal[] = readdirSync(folder).flatMap((file) =>
  JSON.parse(readFileSync(new URL(file, folder), "utf8")),
);

/** Every state that the recorded journals have passed through, the empty one first. */
export const statesOf = (w: AnyWorkflow): readonly unknown[] => {
  const states: unknown[] = [w.initial];
  for (const journal of journals.filter((j) => j.workflow === w.name)) {
    let state: unknown = w.initial;
    for (const event of journal.events) {
      state = w.evolve(state, event);
      states.push(state);
    }
  }
  return states;
};
/** The instances of the journals as they are when their events are folded today. */
const rowsOf = (w: AnyWorkflow): readonly Row[] =>
  journals
    .filter((j) => j.workflow === w.name)
    .map((j) => ({
      id: j.instance,
      state: j.events.reduce<unknown>((state, event) => w.evolve(state, event), w.initial),
    }))
    .map(({ id, state }) => {
      const title = w.title?.(state);
      return {
        instance: id as never,
        workflow: w.name,
        summary: w.view(state, worldOf()).summary,
        ...(title !== undefined && { title }),
      };
    });
const allRows: ReadonlyMap<string, readonly Row[]> = new Map(
  workflows.map((w) => [w.name, rowsOf(w)]),
);
const at = "2026-11-25T09:00:00.000Z" as never;
const log: AccessRows = {
  next: 7,
  rows: [
    {
      at,
      member: "socialtjansten-malmo-handlaggare" as never,
      agency: "socialtjansten-malmo" as never,
      workflow: "case",
      panel: "show",
      ref: "SYD-0001-00" as never,
    },
    { at, left: "erased" },
    { at, left: "sealed" },
  ],
};
/** A panel gets all that there are of what it asks for; whoever names nothing gets cases. */
export const worldWith = (needs?: Needs): World => ({
  ...worldOf(),
  rows: (name) => {
    const need = needs?.[name];
    if (needs === undefined) return allRows.get("case") ?? [];
    const rows = need && "workflow" in need ? (allRows.get(need.workflow) ?? []) : [];
    return need && "titles" in need && need.titles
      ? rows
      : rows.map(({ title: _title, ...row }) => row);
  },
  accessLog: (name) => (needs && name in needs ? log : { rows: [] }),
});
