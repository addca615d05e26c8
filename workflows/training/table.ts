// The situations of an occasion of training. docs/domain.md shows them.
import { dueOn, quiet, stages, type Wait } from "../../src/rules/stages.ts";
import type { Instant } from "../../src/rules/ui.ts";
import type { World } from "../../src/rules/workflow.ts";
import { isTraining, type State, type Training } from "./model.ts";

/** When the sign-up closes. */
export const closesAt = (
  { closes, from }: Pick<Training, "closes" | "from">,
  { calendar }: World,
): Instant =>
  closes === "0" ? from : calendar.beforeDay(calendar.day(from), Number(closes), "17:00");
/** A machine asks nobody in the evening. */
const office = { days: [1, 2, 3, 4, 5], from: "07:00", to: "18:00" } as const;
const due = dueOn<State, Training>(isTraining);
/** Asked each workday so often, then each week. [design] */
const often = 3;

type Acts =
  | "join"
  | "leave"
  | "move"
  | "materials"
  | "cancel"
  | "close"
  | "hold"
  | "report"
  | "more"
  | "fewer"
  | "remind";
export const table = stages<State, Acts, "guests" | "organiser">()({
  sides: {
    /** Every member of every agency that is connected. */
    guests: (_state, _wait, { people }) => {
      const agency = [...people.agencies.values()].map(({ id }) => id);
      const others = [...people.members.values()]
        .filter((member) => !people.attends(member))
        .map(({ id }) => id);
      // Whoever only audits or operates takes part in nothing else, and may learn all the same.
      return [
        { agency, attends: true },
        { agency, person: others, anybody: true },
      ];
    },
    organiser: (state) => (isTraining(state) ? { agency: state.agency } : {}),
  },
  tracks: {
    occasion: {
      waits: (state): readonly Wait<Training["step"]>[] =>
        isTraining(state)
          ? [
              {
                row: state.step,
                round: String(state.sequence),
                escalationLevel: state.asked.length,
              },
            ]
          : [],
      rows: {
        open: {
          turn: "guests",
          by: due("the day that was chosen, 17:00; on the same day when it begins", closesAt),
          silent: { name: "the sign-up closes", command: "close" },
          may: {
            guests: [{ main: "join" }, { quiet: "leave" }],
            organiser: ["move", "materials", { danger: "cancel" }],
          },
        },
        closed: {
          turn: "organiser",
          by: due("when it is over", ({ until }, { calendar }) =>
            calendar.nextOffice(until, office),
          ),
          silent: {
            name: "the planner is asked how many came, the participants for an evaluation",
            command: "hold",
          },
          may: {
            guests: [{ quiet: "leave" }],
            organiser: ["move", "materials", { danger: "cancel" }],
          },
        },
        held: {
          turn: "organiser",
          by: due(
            "each workday, 09:00, three times; then every 5 workdays",
            ({ asked, until }, { calendar }) =>
              calendar.addWorkdays(
                asked.at(-1)?.at ?? until,
                asked.length > often ? 5 : 1,
                "09:00",
              ),
          ),
          silent: { name: "the planner, then the lead", command: "remind" },
          may: { organiser: [...quiet("report", "more", "fewer"), "materials"] },
        },
        done: {
          turn: "nobody",
          why: "Kept for two years.",
          may: { organiser: ["materials"] },
        },
        cancelled: { turn: "nobody", why: "It is called off.", may: {} },
        forgotten: { turn: "nobody", sees: [], why: "It is being erased.", may: {} },
      },
    },
  },
  anytime: {},
  labels: {
    join: "training.join",
    move: "training.move.title",
    materials: "training.materials.title",
    cancel: "training.cancel",
  },
  sure: { cancel: "training.cancel.sure" },
});
