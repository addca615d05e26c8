// No stored value claims what no press and no field said: one tap keeps how things were judged, and no field begins with an answer that nobody gave.
import fc from "fast-check";
import { expect, test } from "vitest";
import { calendar } from "../../src/calendar/index.ts";
import { reveal } from "../../src/rules/ui.ts";
import { risks, safeties } from "../../workflows/case/codes.ts";
import type { Case } from "../../workflows/case/model.ts";
import { workflows } from "../../workflows/index.ts";
import { beginnings } from "./beginnings.ts";
import { must } from "./checks.ts";
import { begin, moves, play, runs, starts } from "./plays.ts";
import { type Instance, instant, type Simulator } from "./simulator.ts";
import { Play } from "./staged-play.ts";

/** An answer that says that there is none. */
const noAnswers = ["unknown", "notAssessed", "notAsked"];
/** Settings, and not what is true of anybody, each with its reason. */
const settings: Readonly<Record<string, string>> = {
  "case.open.quiet":
    "Loud unless somebody says otherwise: it decides where the case may be spoken of.",
  "case.consent.groups": "The least that can be passed on; more is chosen.",
  "case.consent.kind": "Asked for in a draft: it is about telling that receiver.",
  "case.consent.purpose": "A draft's service, where it is none of the purposes.",
  "referral.draft.groups": "The least that can be passed on; more is chosen.",
  "nsp.apply.from":
    "What is asked for, and nothing that is true of anybody: from the next workday. It is shown before it is sent.",
  "nsp.apply.to": "As above: four weeks.",
  "nsp.extend.to": "As above.",
};
/** On which local days something has happened in it: that is no claim. */
const daysIn = (state: unknown): readonly string[] =>
  [...said(state).matchAll(/"(\d{4}-\d\d-\d\dT[\d:.]+Z)"/g)].map(([, at]) =>
    calendar.day(at as never),
  );
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
            if (
              value === undefined ||
              `${workflow.name}.${command}.${name}` in settings ||
              noAnswers.includes(String(value))
            )
              continue;
            if (field.kind === "date" && daysIn(state).includes(String(value))) continue;
            must(
              said(state).includes(JSON.stringify(value)),
              `${workflow.name}.${command} begins with ${name}, and nobody has said it`,
            );
          }
        }
};

test.each(beginnings)(
  "no field of class B begins with an answer that nobody gave: $name",
  ({ sim }) => claims(sim()),
);
test("no field of class B begins with an answer that nobody gave", () => {
  fc.assert(
    fc.property(starts, moves(40), (start, list) => {
      const sim = begin(start);
      for (const move of list) play(sim, move);
      claims(sim);
    }),
    runs(40),
  );
});

/** How it was judged before: by nobody yet, or as one of these. */
const judged = ["never", ...safeties.filter((safety) => safety !== "red")] as const;
const taps = { calm: "yes", noContact: "no" } as const;
const tapped = Object.keys(taps).flatMap((tap) =>
  risks.flatMap((risk) => judged.map((safety) => `${tap}, risk ${risk}, ${safety}`)),
);
/** What one tap has done: nothing is said anew but whether there was contact. The name of what was tried; undefined: it was none. */
const tap = (was: Case | undefined, { state, facts }: Instance): string | undefined => {
  const is = state as Case;
  const last = facts.at(-1) as { readonly type: string; readonly next?: unknown } | undefined;
  if (was === undefined || was === is || last?.type !== "checkedIn" || last.next !== undefined)
    return undefined;
  must(
    said(is.latest?.safety) === said(was.latest?.safety ?? "notAssessed"),
    "one tap says how safe it is",
  );
  must(said(is.risk) === said(was.risk) && is.latest?.domains === undefined, "one tap judges");
  const by = Object.entries(taps).find(([, contact]) => said(is.latest?.contact) === said(contact));
  must(by !== undefined, "one tap says neither contact nor none");
  return `${by?.[0]}, risk ${reveal(was.risk)}, ${was.latest ? reveal(was.latest.safety) : "never"}`;
};
const stateOf = (sim: Simulator): Case | undefined => sim.of("case")[0]?.state as Case | undefined;

test.each(tapped)("one tap says contact or none, and keeps the rest as it was: %s", (what) => {
  const [command, risk, safety] = what.split(", ") as [string, string, string];
  const play = new Play().open(risk.replace("risk ", ""));
  if (safety !== "never") play.checkIn({ safety, domains: ["housing"], agenda: "yes" });
  const was = stateOf(play.sim);
  play.does(command);
  expect(tap(was, play.sim.of("case")[0] as Instance)).toBe(what);
});

test("and so it is whatever else has happened", () => {
  let tried = 0;
  fc.assert(
    fc.property(starts, moves(60), (start, list) => {
      const sim = begin(start);
      const before = new Map<string, Case>();
      for (const move of list) {
        for (const { id, state } of sim.of("case")) before.set(id, state as Case);
        play(sim, move);
        for (const one of sim.of("case"))
          if (tap(before.get(one.id), one) !== undefined) tried += 1;
      }
    }),
    runs(60),
  );
  // In one play of ten somebody taps, whichever plays are drawn.
  expect(tried).toBeGreaterThanOrEqual(runs(6).numRuns);
});
