// The situations of a code for a key. docs/domain.md shows them.
import { dueOn, stages, type Wait } from "../../src/rules/stages.ts";
import { isKey, type Key, type State } from "./model.ts";

/** docs/domain.md §0.3. [design] */
export const keptDays = 30;
const minutes = 15;
/** As long as somebody is on the telephone. */
export const validMs = minutes * 60_000;
const inTime = {
  by: dueOn<State, Key>(isKey)(`${minutes} minutes`, ({ until }) => until),
  silent: { name: "the code is over; the asker is told", command: "lapse" },
} as const;

type Acts = "approve" | "decline" | "withdraw" | "lapse";
export const table = stages<State, Acts, "second" | "asker">()({
  sides: {
    second: (state) =>
      isKey(state)
        ? { agency: state.agency, person: state.to, attends: true, not: [state.by, state.member] }
        : {},
    asker: (state) =>
      isKey(state) ? { agency: state.agency, person: state.by, attends: true } : {},
  },
  tracks: {
    key: {
      waits: (state): readonly Wait<Key["step"]>[] =>
        isKey(state) ? [{ row: state.step, round: state.step, escalationLevel: 0 }] : [],
      rows: {
        asked: {
          turn: "second",
          ...inTime,
          may: { second: [{ main: "approve" }, "decline"], asker: [{ danger: "withdraw" }] },
        },
        approved: {
          turn: "asker",
          ...inTime,
          may: { second: [{ danger: "decline" }], asker: [{ danger: "withdraw" }] },
        },
        used: {
          turn: "nobody",
          why: "The member has added a key, or can for a quarter of an hour in that browser.",
          may: {},
        },
        declined: {
          turn: "nobody",
          why: "A second person has said no: the code is worth nothing.",
          may: {},
        },
        withdrawn: {
          turn: "nobody",
          why: "It is no longer needed: the code is worth nothing.",
          may: {},
        },
        over: { turn: "nobody", why: "The quarter of an hour is over.", may: {} },
        forgotten: { turn: "nobody", why: "It is being erased.", sees: [], may: {} },
      },
    },
  },
  anytime: {},
  labels: {
    approve: "enrolling.approve",
    decline: (state) => ({
      key: isKey(state) && state.approved ? "enrolling.undo" : "enrolling.decline",
    }),
    withdraw: "enrolling.withdraw",
  },
  sure: { withdraw: "enrolling.withdraw.sure", decline: "enrolling.decline.sure" },
});
