// The situations of a guide. docs/domain.md §10 shows them.
import { commandsOn } from "../../src/rules/command.ts";
import { dueOn, quiet, stages, type Wait } from "../../src/rules/stages.ts";
import { type Event, type Guide, isGuide, type State } from "./model.ts";

/** How often somebody is asked to look at it. [design] */
const lookDays = 20;
type Acts = "done" | "na" | "notYet" | "detail" | "toNsp" | "seen" | "remind";
const answering = quiet("done", "na", "notYet");
export const table = stages<State, Acts, "owner" | "in">()({
  sides: {
    owner: (state) => (isGuide(state) ? { agency: state.agency } : {}),
    /** Takes part in the case: of the items it sees those of which it is the actor. */
    in: (state) => (isGuide(state) ? { agency: state.parts.map(({ agency }) => agency) } : {}),
  },
  tracks: {
    guide: {
      waits: (state): readonly Wait<Guide["step"]>[] =>
        isGuide(state)
          ? [
              {
                row: state.step,
                round: state.seenAt,
                escalationLevel: state.reminded.at(-1)?.n ?? 0,
              },
            ]
          : [],
      rows: {
        open: {
          turn: "owner",
          by: dueOn<State, Guide>(isGuide)(
            `${lookDays} workdays after the last look, 09:00`,
            ({ seenAt, reminded }, world) =>
              world.calendar.addWorkdays(reminded.at(-1)?.at ?? seenAt, lookDays, "09:00"),
          ),
          silent: { name: "its holder, the deputy, then the lead", command: "remind" },
          may: {
            owner: [{ main: "seen" }, ...answering, ...quiet("detail", "toNsp")],
            in: answering,
          },
        },
        closed: { turn: "nobody", why: "Its case is closed.", may: {} },
        erasing: { turn: "nobody", why: "It is being erased, with its case.", sees: [], may: {} },
      },
    },
  },
  anytime: {},
  labels: { seen: "guide.seen" },
});
/** Not while it is being erased. */
export const isKept = (state: State): state is Guide => isGuide(state) && state.step !== "erasing";
export const { command, act, button, byClock, byPerson, live } = commandsOn<State, Guide, Event>(
  isKept,
);
