// No stored value claims what no press and no field said: one tap keeps how things were judged, and no field begins with an answer that nobody gave.
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Case } from "../../workflows/case/model.ts";
import { workflows } from "../../workflows/index.ts";
import { must } from "./checks.ts";
import { begin, moves, play, runs, starts } from "./plays.ts";
import { instant, type Simulator } from "./simulator.ts";

/** An answer that says that there is none. */
const noAnswers = ["unknown", "notAssessed", "notAsked"];
/** Settings, and not what is true of anybody, each with its reason. */
const settings: Readonly<Record<string, string>> = {
  "case.open.quiet": "Loud unless somebody says otherwise: it decides where the case may be spoken of.",
  "case.consent.groups": "The least that can be passed on; more is chosen.",
  "case.consent.kind": "Asked for in a draft: it is about telling that receiver.",
  "case.consent.purpose": "A draft's service, where it is none of the purposes.",
  "referral.draft.groups": "The least that can be passed on; more is chosen.",
};
const said = (state: unknown): string => JSON.stringify(state);
const claims = (sim: Simulator): void => {
  for (const workflow of workflows)
    for (const one of [undefined, ...sim.of(workflow.name)])
      for (const [command, spec] of Object.entries(workflow.commands))
        for (const member of sim.people.members.values()) {
          const state = one?.state ?? workflow.initial;
          if (!spec.prefill || !spec.access(state, { member }, sim.world({}))) continue;
          const known = spec.prefill(state, sim.world({}), { member }, instant(sim.now), {});
          for (const [name, field] of Object.entries(spec.form.fields)) {
            if (!("secrecy" in field) || field.secrecy !== "B") continue;
            const value = known[name];
            if (value === undefined || `${workflow.name}.${command}.${name}` in settings || noAnswers.includes(String(value))) continue;
            must(said(state).includes(JSON.stringify(value)), `${workflow.name}.${command} begins with ${name}, and nobody has said it`);
          }
        }
};

test("no field of class B begins with an answer that nobody gave", () => {
  fc.assert(
    fc.property(starts, moves(40), (start, list) => {
      const sim = begin(start);
      for (const move of list) play(sim, move);
      claims(sim);
    }),
    runs(40),
  );
}, 60_000);

test("one tap says contact or none, and keeps the rest as it was", () => {
  let taps = 0;
  fc.assert(
    fc.property(starts, moves(60), (start, list) => {
      const sim = begin(start);
      const before = new Map<string, Case>();
      for (const move of list) {
        for (const { id, state } of sim.of("case")) before.set(id, state as Case);
        play(sim, move);
        for (const { id, state, facts } of sim.of("case")) {
          const [was, is] = [before.get(id), state as Case];
          const last = facts.at(-1) as { type: string; latest?: Case["latest"]; next?: unknown } | undefined;
          if (was === undefined || was === is || last?.type !== "checkedIn" || last.next !== undefined) continue;
          taps += 1;
          must(said(is.latest?.safety) === said(was.latest?.safety ?? "notAssessed"), "one tap says how safe it is");
          must(said(is.risk) === said(was.risk) && is.latest?.domains === undefined, "one tap judges");
        }
      }
    }),
    runs(60),
  );
  expect(taps).toBeGreaterThan(20);
}, 60_000);
