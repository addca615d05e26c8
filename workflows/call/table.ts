// The situations of a call. docs/domain.md shows them.
import { dueOn, quiet, stages, type Wait } from "../../src/rules/stages.ts";
import type { AgencyId, Instant, MemberId } from "../../src/rules/ui.ts";
import { agencyOf, takesCalls } from "../../src/rules/who.ts";
import type { World } from "../../src/rules/workflow.ts";
import { asks, type Call, isCall, isUnheld, type Question, type State } from "./model.ts";

const due = dueOn<State, Call>(isCall);
/** An office hour for each: whoever is there, the deputy; then the lead, every workday. */
export const dueAt = ({ passed, reminded }: Call, world: World): Instant | undefined => {
  const hours = agencyOf(passed?.to, world)?.hours;
  if (!passed || !hours) return undefined;
  const last = reminded.at(-1);
  if (last && last.n > 1) return world.calendar.nextOffice(world.calendar.addWorkdays(last.at, 1, "09:00"), hours);
  return world.calendar.addOfficeHours(last?.at ?? passed.at, 1, hours);
};
/** Those of an agency who take calls. */
const takersIn = (agency: AgencyId, { people }: World): readonly MemberId[] =>
  [...people.members.values()].filter((member) => member.agency === agency && takesCalls(member)).map(({ id }) => id);

type Answers = "over" | "childYes" | "childNo" | "childUnknown" | "county" | "caller" | "need" | "back" | "hangUp";
type Passing = "passConsent" | "passHarm" | "passDuty" | "until" | "carry" | "takeBack" | "accept";
type Acts = Answers | Passing | "lapse" | "remind" | "tellTaker" | "forget";
type Row = Question | "unheld" | "passed" | "taken" | "closed" | "forgotten";
const rowOf = (state: Call): Row => {
  if (state.step === "asking") return asks(state);
  return state.step === "passed" && isUnheld(state) ? "unheld" : state.step;
};
const waits = (state: State): readonly Wait<Row>[] =>
  isCall(state) ? [{ row: rowOf(state), round: state.step === "asking" ? "asking" : "passed", rungs: state.reminded.at(-1)?.n ?? 0 }] : [];
/** Only whoever took it, and those who take calls there. */
const asking = {
  turn: "taker",
  sees: ["taker"],
  by: due("the next workday, 09:00", ({ at }, world) => world.calendar.addWorkdays(at, 1, "09:00")),
  silent: { name: "it is closed as broken off, and counted", command: "lapse" },
} as const;
const waiting = {
  turn: "coordinator",
  by: due("1 office hour; 1 more; then each workday", (state, world) => dueAt(state, world)),
  silent: { name: "the deputy, then the lead; whoever took the call is told to phone", command: "remind" },
} as const;
export const table = stages<State, Acts, "taker" | "coordinator">()({
  sides: {
    taker: (state, _wait, world) => (isCall(state) ? { agency: state.agency, person: takersIn(state.agency, world), attends: true } : {}),
    coordinator: (state) => (isCall(state) && state.passed ? { agency: state.passed.to } : {}),
  },
  tracks: {
    call: {
      waits,
      rows: {
        over: { ...asking, may: { taker: [...quiet("over"), "hangUp"] } },
        child: { ...asking, may: { taker: [...quiet("childYes", "childNo", "childUnknown"), "hangUp"] } },
        county: { ...asking, may: { taker: [...quiet("county"), "back", "hangUp"] } },
        caller: { ...asking, may: { taker: [...quiet("caller"), "back", "hangUp"] } },
        need: { ...asking, may: { taker: [...quiet("need", "passConsent", "passHarm", "passDuty"), "back", "hangUp"] } },
        unheld: {
          ...waiting,
          may: { coordinator: [{ main: "accept" }], taker: [...quiet("until", "over", "carry"), { danger: "takeBack" }] },
        },
        passed: { ...waiting, may: { coordinator: [{ main: "accept" }], taker: [...quiet("carry"), { danger: "takeBack" }] } },
        taken: { turn: "nobody", why: "A coordinator has it, as a case.", may: {} },
        closed: { turn: "nobody", sees: ["taker"], why: "It is closed and counted.", may: {} },
        forgotten: { turn: "nobody", sees: [], why: "It is being erased.", may: {} },
      },
    },
  },
  anytime: {},
  labels: { accept: "call.accept", takeBack: "call.takeBack", back: "call.back", hangUp: "call.hangUp" },
  sure: { takeBack: "call.takeBack.sure" },
});
