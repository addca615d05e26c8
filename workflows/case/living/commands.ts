// How a case begins, what the clock does, and how an operator takes it away.

import { staged } from "../../../src/rules/command.ts";
import { notReady } from "../../../src/rules/relation.ts";
import { text } from "../../../src/rules/say.ts";
import { form, type Instant } from "../../../src/rules/ui.ts";
import { memberOf, plus, type World } from "../../../src/rules/workflow.ts";
import { byClock, command, isCase, takes } from "../live.ts";
import { draftNeeds, unsentDrafts } from "../naming/unsent.ts";
import { colleaguesOf, me, ownOf } from "../parts.ts";
import { isForgotten } from "../passing/evolve.ts";
import { mayOpen } from "../rules.ts";
import type { Event, State } from "../state.ts";
import { table } from "../table.ts";
import { askAgain, askedWeekend, discussed, miss, remind } from "./by-clock.ts";
import { open, openBeside, openCall, openFields } from "./opening.ts";

/** Wherever it has come to; repeated until all its referrals are told. `withinMs`: how long its posts have to become neutral. */
const eraseNow = (state: State, withinMs: number, at: Instant, world: World): readonly Event[] => {
  if (!isCase(state)) return [];
  const eraseBy = plus(at, withinMs);
  if (state.step !== "erasing")
    return [{ type: "eraseAsked", at, eraseBy, operator: true, ...unsentDrafts(world) }];
  return isForgotten(state) && state.eraseBy !== undefined && state.eraseBy <= eraseBy
    ? []
    : [{ type: "forgotMore", eraseBy }];
};

export const living = staged(table)({
  open: command({
    access: mayOpen,
    words: "case.open.words",
    help: "case.open.help",
    often: true,
    ready: (_state, world, actor) => notReady(ownOf(actor), world),
    form: form("case.open.title", "case.open.submit", openFields, [text("case.never", "warning")]),
    prefill: (_state, _world, actor) => ({
      deputy: memberOf(actor)?.deputy,
      child: "unknown",
      risk: "notAssessed",
      quiet: "no",
    }),
    choices: (_state, world, actor) => ({ deputy: colleaguesOf(actor, world, me(actor)) }),
    // A child, or nobody knows.
    after: (_state, { child, moreChildren, moreUnknown }) => ({
      panel:
        child !== "no" || moreChildren !== undefined || moreUnknown !== undefined
          ? "childOpened"
          : "opened",
    }),
    decide: open,
  }),
  openBeside: takes.openBeside(openBeside),
  openCall: takes.openCall(openCall),
  eraseNow: takes.eraseNow(
    (state, { values: { withinMs }, at }, world) => eraseNow(state, withinMs, at, world),
    {
      decideNeeds: (state: State) => (isCase(state) ? draftNeeds(state) : {}),
    },
  ),
  miss: byClock(miss),
  remind: byClock(remind),
  askWeekend: byClock(askedWeekend),
  endCover: byClock((state, { at }) =>
    state.cover && state.cover.until <= at ? [{ type: "coverEnded" }] : [],
  ),
  askAgain: byClock(askAgain),
  discussed: takes.discussed(discussed),
});
