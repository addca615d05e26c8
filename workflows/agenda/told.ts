// What a series, another meeting and the clock say to a meeting. The clock is never refused: nothing to do is no events.
import type { Instant } from "../../src/rules/ui.ts";
import { neutralBy, refuse, senderOf, type World } from "../../src/rules/workflow.ts";
import { cancelled, missingDocuments } from "./after.ts";
import { byClock, live, takes } from "./live.ts";
import type { Agenda, Event } from "./model.ts";
import { build, collecting, fallen, silent, still } from "./preparing/collect.ts";
import { isAgenda } from "./rules.ts";
import { dayAfter } from "./series/recurrence.ts";

/** An agency that has not taken the notes into its own records is asked again, and they are kept until then. [design] */
const askAgainDays = 30;
const remind = (
  state: Agenda,
  { at }: { readonly at: Instant },
  world: World,
): readonly Event[] => {
  const today = world.calendar.day(at);
  const tomorrow = dayAfter(today) === world.calendar.day(state.from);
  // After a stop: nobody is asked to prepare what has begun.
  return state.step === "draft" && at < state.from
    ? [{ type: "reminded", at, tomorrow, agencies: silent(state, today, world) }]
    : [];
};
const forget = (
  state: Agenda,
  { at }: { readonly at: Instant },
  world: World,
): readonly Event[] => {
  if (state.step !== "approved" && state.step !== "cancelled") return [];
  // Nobody waits for ever for an agency that is no longer there.
  const missing =
    state.step === "approved" &&
    missingDocuments(state).some((id) => world.people.agencies.has(id));
  return missing
    ? [{ type: "forgetLater", forgetAt: world.calendar.addDays(at, askAgainDays, "09:00") }]
    : [{ type: "forgotten", eraseBy: neutralBy(at) }];
};
export const toldTo = {
  begin: takes.begin((state, { values: plan, by, at }, world) => {
    const series = senderOf(by);
    if (isAgenda(state)) return [];
    return series === undefined
      ? refuse("core.denied")
      : [{ type: "begun", at, ...plan, series, number: world.fresh.number("D") }];
  }),
  receive: takes.receive(live((_state, { values: { wishes } }) => [{ type: "received", wishes }])),
  handOn: takes.handOn((state, { values: { portions, to } }) => {
    // One that is erased has nothing to hand on any more, and is in nobody's way.
    if (!isAgenda(state) || state.eraseBy) return [];
    const known = portions.filter((portion) => state.kept[portion]);
    return known.length === 0 ? [] : [{ type: "handedOn", portions: known, to }];
  }),
  callOff: takes.callOff(
    live((state, { at }) => (state.step === "draft" ? [cancelled(state, at, state.chair)] : [])),
  ),
  build: byClock(
    (state, { at }, world) => (state.step === "draft" ? build(state, at, world) : []),
    { decideNeeds: collecting },
  ),
  remind: byClock(remind),
  dayCame: byClock((state, { at }, world) =>
    (state.step === "draft" || state.step === "sent") &&
    world.calendar.day(at) === world.calendar.day(state.from)
      ? [{ type: "dayCame" }]
      : [],
  ),
  close: byClock(
    (state, { at }, world) =>
      state.step === "draft" ? [...fallen(state, world), { type: "sent", at }] : [],
    {
      decideNeeds: still,
    },
  ),
  late: byClock((state, { at }) => (state.step === "review" ? [{ type: "late", at }] : [])),
  stillOpen: byClock((state, { at }) =>
    state.step === "sent" || state.step === "running" ? [{ type: "stillOpen", at }] : [],
  ),
  forget: byClock(forget),
} as const;
