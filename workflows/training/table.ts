// The situations of an occasion of training. docs/domain.md shows them.
import { dueOn, quiet, stages, type Wait } from "../../src/rules/stages.ts";
import type { AgencyId, Instant } from "../../src/rules/ui.ts";
import type { World } from "../../src/rules/workflow.ts";
import { isTraining, type State, type Training } from "./model.ts";

/** When the sign-up closes. */
export const closesAt = ({ closes, from }: Pick<Training, "closes" | "from">, { calendar }: World): Instant =>
  closes === "0" ? from : calendar.beforeDay(calendar.day(from), Number(closes), "17:00");
/** A machine asks nobody in the evening. */
const office = { days: [1, 2, 3, 4, 5], from: "07:00", to: "18:00" } as const;
const due = dueOn<State, Training>(isTraining);
/** Asked each workday so often, then each week. [design] */
const often = 3;
const everybody = ({ people }: World): readonly AgencyId[] => [...people.agencies.values()].map(({ id }) => id);
/** Whoever only audits or operates takes part in nothing else, and may learn all the same. */
const anybody = (world: World, person?: Training["guests"]) => ({
  agency: everybody(world),
  person: person ?? [...world.people.members.values()].filter((member) => !world.people.attends(member)).map(({ id }) => id),
  anybody: true as const,
});

type Acts = "join" | "leave" | "move" | "cancel" | "close" | "hold" | "report" | "more" | "fewer" | "remind" | "rate";
export const table = stages<State, Acts, "guests" | "organiser" | "seated">()({
  sides: {
    /** Every member of every agency that is connected. */
    guests: (_state, _wait, world) => [{ agency: everybody(world), attends: true }, anybody(world)],
    organiser: (state) => (isTraining(state) ? { agency: state.agency } : {}),
    seated: (state, _wait, world) => (isTraining(state) ? anybody(world, state.guests) : {}),
  },
  tracks: {
    occasion: {
      waits: (state): readonly Wait<Training["step"]>[] =>
        isTraining(state) ? [{ row: state.step, round: String(state.sequence), rungs: state.asked.length }] : [],
      rows: {
        open: {
          turn: "guests",
          sees: ["guests", "organiser"],
          by: due("the day that was chosen, 17:00; on the same day when it begins", closesAt),
          silent: { name: "the sign-up closes", command: "close" },
          may: { guests: [{ main: "join" }, { quiet: "leave" }], organiser: ["move", { danger: "cancel" }] },
        },
        closed: {
          turn: "organiser",
          sees: ["guests", "organiser"],
          by: due("when it is over", ({ until }, { calendar }) => calendar.nextOffice(until, office)),
          silent: { name: "whoever planned it is asked how many came, and those who were there what they thought of it", command: "hold" },
          may: { guests: [{ quiet: "leave" }], organiser: ["move", { danger: "cancel" }] },
        },
        held: {
          turn: "organiser",
          sees: ["guests", "organiser"],
          by: due("each workday, 09:00, three times; then every 5 workdays", ({ asked, until }, { calendar }) =>
            calendar.addWorkdays(asked.at(-1)?.at ?? until, asked.length > often ? 5 : 1, "09:00"),
          ),
          silent: { name: "whoever planned it, then the lead", command: "remind" },
          may: { organiser: quiet("report", "more", "fewer") },
        },
        done: { turn: "nobody", sees: ["guests", "organiser"], why: "It has been held, and kept for two years.", may: {} },
        cancelled: { turn: "nobody", sees: ["guests", "organiser"], why: "It is called off.", may: {} },
        forgotten: { turn: "nobody", sees: [], why: "It is being erased.", may: {} },
      },
    },
    evaluation: {
      waits: (state): readonly Wait<"asking" | "over">[] =>
        isTraining(state) && state.evaluation && !state.eraseBy
          ? [{ row: state.evaluation.asks ? "over" : "asking", round: "evaluation", rungs: 0 }]
          : [],
      rows: {
        asking: {
          turn: "nobody",
          sees: ["seated"],
          why: "Nobody has to answer: after five workdays it is counted, or thrown away when fewer than five have.",
          may: { seated: [{ quiet: "rate" }] },
        },
        over: { turn: "nobody", sees: ["seated"], why: "It has been counted, or thrown away.", may: {} },
      },
    },
  },
  anytime: {},
  labels: { join: "training.join", move: "training.move.title", cancel: "training.cancel" },
  sure: { cancel: "training.cancel.sure" },
});
