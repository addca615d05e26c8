// An event that shows in no row but its own is told by that one: which workflows have such, of class B.
import fc from "fast-check";
import { expect, test } from "vitest";
import { dayOf, nextDue, type SetTimer } from "../../src/engine/applied.ts";
import { clearOf } from "../../src/engine/blind.ts";
import { consentTo } from "../support/consent-to.ts";
import { begin, moves, play, runs, starts } from "./plays.ts";
import type { Instance, Simulator, Watch } from "./simulator.ts";

type Written = Parameters<NonNullable<Watch["written"]>>[0];
const dueDay = ({ timers }: Instance): number | undefined => {
  const set = [...timers].filter((each): each is [string, SetTimer] => each[1].state === "set");
  const at = nextDue(new Map(set));
  return at === undefined ? undefined : dayOf(at);
};
/** All that lies beside its journal, and says something without a key. */
const rows = (one: Instance): string => {
  const posts = [...one.posts].map(
    ([key, { content, gone }]: [string, { content?: string; gone: boolean }]) => [
      key,
      content,
      gone,
    ],
  );
  const clear = clearOf(one.view.summary, (_, text) => text);
  return JSON.stringify([posts, clear, one.readers.toSorted(), dueDay(one), one.view.erase]);
};
const asksClassB = ({ workflow }: Instance, command: string): boolean =>
  Object.values(workflow.commands[command]?.form.fields ?? {}).some(
    (field) => "secrecy" in field && field.secrecy === "B",
  );
const isSilent = ({ before, after, events }: Written): boolean =>
  before !== undefined &&
  events.length > 0 &&
  before.facts.length > 0 &&
  rows(before) === rows(after);

/** Why nothing is told by that there is such a row. */
const declared: Readonly<Record<string, string>> = {
  "agenda.decide": "one for each point that a meeting has talked of, whatever was decided",
  "agenda.correct": "a decision is corrected, whatever it was",
  "agenda.fault": "somebody says that a decision is wrong, whatever it was",
};

/** One that each play has: which others are drawn changes with the list of workflows. */
const consents = (sim: Simulator): void => {
  const [id, holder] = [sim.of("case")[0]?.id, sim.people.members.get("noomi-kontakt" as never)];
  const values = consentTo({ agency: "boende-syd", purpose: "annat", groups: ["behov"] });
  const order = {
    workflow: "case",
    instance: id,
    command: "consent",
    values,
    by: { member: holder as never },
  };
  expect(sim.run(order)).toBe("ok");
};

test("a command that asks for class B, and shows nowhere, is one of a workflow that packs its events", () => {
  const [silent, packed] = [new Set<string>(), new Set<string>()];
  const written = (one: Written): void => {
    const { workflow } = one.after;
    if (!asksClassB(one.after, one.order.command) || !isSilent(one)) return;
    (workflow.packs ? packed : silent).add(`${workflow.name}.${one.order.command}`);
  };
  const { numRuns, seed } = runs(40);
  for (const [start, list] of fc.sample(fc.tuple(starts, moves(60)), {
    numRuns,
    ...(seed !== undefined && { seed }),
  })) {
    const sim = begin(start, { written });
    consents(sim);
    for (const move of list) play(sim, move);
  }
  expect(packed).toContain("case.consent");
  expect([...silent].filter((each) => !Object.hasOwn(declared, each))).toEqual([]);
});
