// The situations of an action. docs/domain.md shows them.
import { type Due, stages, type Wait } from "../../src/rules/stages.ts";
import type { World } from "../../src/rules/workflow.ts";
import { type Doing, isAction, type State } from "./model.ts";

/** From the third reminder on every other workday. [design] */
const everyDays = 2;
const remindAt = (state: Doing, world: World) => {
  // What lies before it was given, or given anew, is no reminder.
  const since = state.reminded.at(-1) ?? state.since;
  const onDay = world.calendar.addWorkdays(world.calendar.wall(state.due, "00:00"), 0, "09:00");
  const before = world.calendar.beforeDay(state.due, 1, "09:00");
  return (
    [before, onDay].find((each) => each > since) ??
    world.calendar.addWorkdays(since, everyDays, "09:00")
  );
};
const by: Due<State> = {
  name: "the workday before and the day itself, 09:00; then every other workday",
  at: (state, world) => (isAction(state) ? remindAt(state, world) : undefined),
};
const waiting = {
  turn: "owner",
  sees: ["reader"],
  by,
  silent: { name: "its owner is reminded; once it is late, the lead too", command: "remind" },
} as const;

/** What comes from a case is for those who work cases. */
const attending = ({ guide }: Doing) => (guide ? {} : { attends: true as const });
type Situation = Doing["step"] | "forgotten";
type Acts = "begin" | "finish" | "cannot" | "change" | "withdraw" | "reopen" | "remind";
const over = { turn: "nobody", sees: ["reader"], may: { owner: ["reopen"] } } as const;
export const table = stages<State, Acts, "owner" | "giver" | "reader">()({
  sides: {
    /** The owner's colleagues too: whoever is there when the owner is not. */
    owner: (state) => (isAction(state) ? { agency: state.agency, ...attending(state) } : {}),
    /** Who asked for it, as long as that person may still read it: not from another agency. */
    giver: (state) =>
      isAction(state) ? { agency: state.readers, person: state.by, ...attending(state) } : {},
    /** Of an agency that was there when it was given. */
    reader: (state) => (isAction(state) ? { agency: state.readers, ...attending(state) } : {}),
  },
  tracks: {
    doing: {
      waits: (state): readonly Wait<Situation>[] =>
        isAction(state)
          ? [
              {
                row: state.eraseBy ? "forgotten" : state.step,
                round: String(state.moves),
                escalationLevel: state.reminded.length,
              },
            ]
          : [],
      rows: {
        open: {
          ...waiting,
          may: {
            owner: [{ main: "finish" }, "begin", "cannot", "change", { danger: "withdraw" }],
            giver: ["change", { danger: "withdraw" }],
          },
        },
        begun: {
          ...waiting,
          may: {
            owner: [{ main: "finish" }, "cannot", "change", { danger: "withdraw" }],
            giver: ["change", { danger: "withdraw" }],
          },
        },
        done: { ...over, why: "It is done." },
        impossible: { ...over, why: "The next meeting hears of it." },
        withdrawn: { ...over, why: "It is no longer needed." },
        forgotten: { ...over, why: "It is about to be erased, and not taken up again.", may: {} },
      },
    },
  },
  anytime: {},
  labels: {
    finish: "action.finish",
    begin: "action.begin",
    cannot: "action.cannot.title",
    change: "action.change.title",
    withdraw: "action.withdraw",
    reopen: "action.reopen",
  },
  sure: { withdraw: "action.withdraw.sure" },
});
