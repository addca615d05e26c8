// Recorded journals fold to the state that was recorded with them.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import type { AnyWorkflow } from "../../src/rules/workflow.ts";
import shapes from "../../workflows/events.json" with { type: "json" };
import { workflows } from "../../workflows/index.ts";
import { addJournals } from "../support/journal-file.ts";
import { record } from "../support/recorder.ts";
import type { Journal } from "../support/recorder-hand.ts";
import { temporary } from "../support/small-core.ts";

/**
 * `STAFETT_RECORD=journals npx vitest run test/contract/journals.test.ts` writes the file of each workflow that has none of this version, and rewrites none: to
 * record a workflow anew, remove its file first. From 0.2.0 on the files of a released version are kept as they are.
 */
const folder = new URL("../fixtures/journals/", import.meta.url);
const version = (
  JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
    version: string;
  }
).version;
if (process.env.STAFETT_RECORD === "journals") {
  const all = await record();
  for (const { name } of workflows) {
    const mine = all.filter((journal) => journal.workflow === name);
    addJournals(new URL(`${name}-${version}.json`, folder), mine);
  }
}

const journals: readonly (Journal & { readonly file: string })[] = readdirSync(folder).flatMap(
  (file) =>
    (JSON.parse(readFileSync(new URL(file, folder), "utf8")) as Journal[]).map((journal) => ({
      ...journal,
      file,
    })),
);
const of = (name: string): AnyWorkflow => {
  const found = workflows.find((w) => w.name === name);
  if (!found) throw new Error(`no workflow ${name}: its journals can no longer be read`);
  return found;
};
/** A rule that changes what it was given would change the past. */
const frozen = <T>(value: T): T => {
  if (typeof value === "object" && value !== null) {
    for (const inner of Object.values(value)) frozen(inner);
    Object.freeze(value);
  }
  return value;
};
const fold = (w: AnyWorkflow, events: Journal["events"]): unknown =>
  events.reduce<unknown>((state, event) => frozen(w.evolve(state, frozen(event))), w.initial);

/** The types of a workflow's events, as `workflows/events.json` has them. */
const declared = (name: string): string[] => Object.keys(shapes.events[name] ?? {});

test("recording adds the file of a workflow that has none, and never rewrites another's", () => {
  const [old, added] = ["old", "added"].map((name) =>
    pathToFileURL(join(temporary(), `${name}.json`)),
  ) as [URL, URL];
  writeFileSync(old, "as it was recorded");
  for (const file of [old, added]) addJournals(file, [{ workflow: "case" }]);
  expect([readFileSync(old, "utf8"), JSON.parse(readFileSync(added, "utf8"))]).toEqual([
    "as it was recorded",
    [{ workflow: "case" }],
  ]);
});

describe.each(workflows.map((w) => w.name))("journals of %s", (name) => {
  const mine = journals.filter((journal) => journal.workflow === name);
  test("were recorded, with every kind of event that is written today", () => {
    const known = new Set(mine.flatMap((journal) => journal.events.map((event) => event.type)));
    expect(declared(name).filter((type) => !known.has(type))).toEqual([]);
  });
  test.each(mine.map((journal) => [`${journal.file} ${journal.instance}`, journal] as const))(
    "fold: %s",
    (_file, journal) => {
      // Later versions may know more of a state; what was true then must still be.
      expect(JSON.parse(JSON.stringify(fold(of(name), journal.events)))).toMatchObject(
        journal.state as object,
      );
    },
  );
  test("fold at every step to something whose view can be made", () => {
    for (const { events } of mine) {
      let state: unknown = of(name).initial;
      for (const event of events) {
        state = of(name).evolve(state, event);
        expect(JSON.parse(JSON.stringify(state))).toEqual(
          JSON.parse(JSON.stringify(frozen(state))),
        );
      }
    }
  });
});
