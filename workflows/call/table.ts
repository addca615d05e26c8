// The situations of a call. docs/domain.md shows them.
import { dueOn, quiet, stages, type Wait } from "../../src/rules/stages.ts";
import type { Instant, MemberId } from "../../src/rules/ui.ts";
import { agencyOf, takesCalls } from "../../src/rules/who.ts";
import type { World } from "../../src/rules/workflow.ts";
import { asks, type Call, isCall, isUnheld, type State } from "./model.ts";

const due = dueOn<State, Call>(isCall);
/** An office hour for each: whoever is there, the deputy; then the lead, every workday. */
export const dueAt = ({ passed, reminded }: Call, world: World): Instant | undefined => {
  const hours = agencyOf(passed?.to, world)?.hours;
  const last = reminded.at(-1);
  if (!passed || !hours) return undefined;
  if (last && last.n > 1)
    return world.calendar.nextOffice(world.calendar.addWorkdays(last.at, 1, "09:00"), hours);
  return world.calendar.addOfficeHours(last?.at ?? passed.at, 1, hours);
};

type Answers =
  | "over"
  | "place"
  | "language"
  | "childYes"
  | "childNo"
  | "childUnknown"
  | "county"
  | "caller"
  | "need"
  | "back"
  | "hangUp";
type Passing =
  | "gaveNumber"
  | "unreached"
  | "passConsent"
  | "passHarm"
  | "passDuty"
  | "passOwn"
  | "passOther"
  | "approve"
  | "object"
  | "until"
  | "carry"
  | "takeBack"
  | "accept";
type Row = ReturnType<typeof asks> | "unheld" | "nobodys" | Exclude<Call["step"], "asking">;
const rowOf = (state: Call): Row => {
  if (state.step === "asking") return asks(state);
  if (state.step !== "passed" || !isUnheld(state)) return state.step;
  return state.until === "nobody" ? "nobodys" : "unheld";
};
const waits = (state: State): readonly Wait<Row>[] =>
  isCall(state)
    ? [
        {
          row: rowOf(state),
          round: state.step === "asking" ? "asked" : "passed",
          escalationLevel: state.reminded.at(-1)?.n ?? 0,
        },
      ]
    : [];
const asking = {
  turn: "taker",
  by: due("the next workday, 09:00", ({ at }, world) => world.calendar.addWorkdays(at, 1, "09:00")),
  silent: { name: "closed as broken off, and counted", command: "lapse" },
} as const;
const waiting = {
  turn: "coordinator",
  by: due("1 office hour; 1 more; then each workday", (state, world) => dueAt(state, world)),
  silent: {
    name: "the deputy, then the lead; the call-taker is told to phone",
    command: "remind",
  },
} as const;
const coordinator = [{ main: "accept" }] as const;
/** Only whoever took it, those who take calls there, and their lead: somebody must see it. */
export const takersOf = ({ agency }: Call, { people }: World): readonly MemberId[] => {
  const lead = people.agencies.get(agency)?.lead;
  const there = people.staff(agency).filter((member) => people.attends(member));
  return there.filter((member) => takesCalls(member) || member.id === lead).map(({ id }) => id);
};
const taker = (state: State, _wait: Wait, world: World) =>
  isCall(state)
    ? ({ agency: state.agency, person: takersOf(state, world), attends: true } as const)
    : {};
export const table = stages<
  State,
  Answers | Passing | "lapse" | "remind",
  "taker" | "second" | "coordinator"
>()({
  sides: {
    taker,
    /** One of them who did not take it. */
    second: (state, wait, world) => ({
      ...taker(state, wait, world),
      ...(isCall(state) && { not: [state.by] }),
    }),
    coordinator: (state) => (isCall(state) && state.passed ? { agency: state.passed.to } : {}),
  },
  tracks: {
    call: {
      waits,
      rows: {
        over: { ...asking, may: { taker: [...quiet("over", "place"), "hangUp"] } },
        child: {
          ...asking,
          may: { taker: [...quiet("childYes", "childNo", "childUnknown"), "hangUp"] },
        },
        county: { ...asking, may: { taker: [...quiet("county"), "back", "hangUp"] } },
        caller: { ...asking, may: { taker: [...quiet("caller"), "language", "back", "hangUp"] } },
        need: {
          ...asking,
          may: {
            taker: [
              ...quiet(
                "need",
                "gaveNumber",
                "unreached",
                "passConsent",
                "passHarm",
                "passDuty",
                "passOwn",
                "passOther",
              ),
              "language",
              "back",
              "hangUp",
            ],
          },
        },
        second: {
          ...asking,
          turn: "second",
          silent: {
            ...asking.silent,
            name: "closed; the call-taker is told that nobody decided",
          },
          may: { second: [{ main: "approve" }, "object"], taker: ["back"] },
        },
        unheld: {
          ...waiting,
          may: {
            coordinator,
            taker: [...quiet("until", "carry"), "language", { danger: "takeBack" }],
          },
        },
        nobodys: {
          ...waiting,
          may: {
            coordinator,
            taker: [
              ...quiet("until", "over", "place", "carry"),
              "language",
              { danger: "takeBack" },
            ],
          },
        },
        passed: {
          ...waiting,
          may: { coordinator, taker: [...quiet("carry"), "language", { danger: "takeBack" }] },
        },
        taken: { turn: "nobody", why: "A coordinator has it, as a case.", may: {} },
        closed: { turn: "nobody", why: "It is closed and counted.", may: {} },
        forgotten: { turn: "nobody", sees: [], why: "It is being erased.", may: {} },
      },
    },
  },
  anytime: {},
  labels: {
    approve: "call.second.yes",
    object: "call.second.no",
    accept: "call.accept",
    takeBack: "call.takeBack",
    language: "call.language",
    back: "call.back",
    hangUp: "call.hangUp",
  },
  sure: { takeBack: "call.takeBack.sure" },
});
