// The situations of a question about a duty. docs/domain.md shows them.
import { dueOn, stages, type Wait } from "../../src/rules/stages.ts";
import type { Instant } from "../../src/rules/ui.ts";
import { agencyOf } from "../../src/rules/who.ts";
import type { World } from "../../src/rules/workflow.ts";
import { isSwap, type State, type Swap, waitedFor } from "./model.ts";

/** After the day. docs/domain.md §0.3. [design] */
export const keptDays = 30;
/** While the asker can still find somebody: the workday before, and where that is over, as long before as there is. */
const answerBy = ({ day, at }: Swap, { calendar }: World): Instant =>
  [
    calendar.beforeDay(day, 1, "09:00"),
    calendar.beforeDay(day, 1, "15:00"),
    calendar.beforeDay(day, 0, "08:00"),
  ].find((each) => each > at) ?? calendar.addWorkdays(at, 1, "09:00");
/** Somebody else has got the day since, without this question. */
export const isMoved = (state: Swap, { people }: World): boolean =>
  people.exception(state.duty, state.day) !== state.over;

type Acts = "take" | "decline" | "withdraw" | "lapse";
type Side = "asked" | "asker" | "colleague";
export const table = stages<State, Acts, Side>()({
  sides: {
    asked: (state) =>
      isSwap(state) ? { agency: state.agency, person: waitedFor(state), attends: true } : {},
    /** Whoever has the duty, whoever asked for them, and the lead. */
    asker: (state, _wait, world) =>
      isSwap(state)
        ? {
            agency: state.agency,
            person: [state.from, state.by, agencyOf(state.agency, world)?.lead].filter(
              (id) => id !== undefined,
            ),
            attends: true,
          }
        : {},
    /** Who has which day is no secret among those who work together. */
    colleague: (state) => (isSwap(state) ? { agency: state.agency, attends: true } : {}),
  },
  tracks: {
    swap: {
      waits: (state): readonly Wait<Swap["step"]>[] =>
        isSwap(state) ? [{ row: state.step, round: "asked", escalationLevel: 0 }] : [],
      rows: {
        asked: {
          turn: "asked",
          by: dueOn<State, Swap>(isSwap)(
            "the workday before the duty, 09:00; asked later, 15:00 or the day itself, 08:00",
            answerBy,
          ),
          silent: { name: "the asker is told, and keeps the duty", command: "lapse" },
          may: { asked: [{ main: "take" }, "decline"], asker: [{ danger: "withdraw" }] },
        },
        unanswered: {
          turn: "nobody",
          why: "The asker keeps the duty; a late yes holds until the day is over.",
          may: { asked: [{ main: "take" }, "decline"], asker: [{ danger: "withdraw" }] },
        },
        taken: { turn: "nobody", why: "The exception holds, for that day alone.", may: {} },
        declined: {
          turn: "nobody",
          why: "Nobody can; the asker has been told, and keeps the duty.",
          may: {},
        },
        withdrawn: { turn: "nobody", why: "It is no longer needed.", may: {} },
        over: { turn: "nobody", why: "The day has been.", may: {} },
        forgotten: { turn: "nobody", why: "It is being erased.", sees: [], may: {} },
      },
    },
  },
  anytime: {},
  labels: { take: "roster.take", decline: "roster.decline", withdraw: "roster.withdraw" },
  sure: { withdraw: "roster.withdraw.sure" },
});
