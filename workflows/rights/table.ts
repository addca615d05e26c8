// State table of a request of a person. docs/domain.md shows it.
import { commandsOn } from "../../src/rules/command.ts";
import { dueOn, quiet, stages, type Wait } from "../../src/rules/stages.ts";
import { decidersFor, heardDays, leadsOf, rungAt } from "./clock.ts";
import {
  type Event,
  isKept,
  isRequest,
  type Request,
  type State,
  taskOf,
  unheardOf,
} from "./model.ts";

/** Two years after it is over. docs/domain.md §0.3. [design] */
export const keptDays = 730;
const due = dueOn<State, Request>(isRequest);
const byLastDay = due(
  "10 and 3 days before its last day; when it is late, each 5 workdays",
  (state, world) => rungAt(state, world),
);
const silent = {
  name: "the person in charge, then the lead, then both",
  command: "remind",
} as const;
const heard = due("5 workdays", ({ told }, { calendar }, wait) => {
  const at = told.find(({ agency }) => agency === wait.of)?.at;
  return at && calendar.addWorkdays(at, heardDays, "09:00");
});
const request = (state: State): readonly Wait<Request["step"]>[] =>
  isRequest(state)
    ? [{ row: state.step, round: state.longer ? "longer" : "first", escalationLevel: state.rung }]
    : [];
const recipients = (state: State): readonly Wait<"told" | "outside" | "unheard">[] =>
  isKept(state)
    ? unheardOf(state).map(({ agency, at, to, again }) => ({
        row: again ? "unheard" : to ? "told" : "outside",
        of: agency,
        round: at,
        escalationLevel: 0,
      }))
    : [];

type Acts =
  | "answer"
  | "prolong"
  | "withdraw"
  | "approve"
  | "sendBack"
  | "giveOut"
  | "correct"
  | "inform"
  | "erase"
  | "eraseKinds"
  | "confirmErase"
  | "keepCase"
  | "seen"
  | "phoned"
  | "remind"
  | "askAgain";
export const table = stages<State, Acts, "agency" | "decider" | "lead" | "second" | "recipient">()({
  sides: {
    agency: (state) => (isKept(state) ? { agency: state.agency } : {}),
    /** Says yes to what another proposed. */
    decider: (state, _wait, world) =>
      isKept(state) && state.proposal
        ? { agency: state.agency, person: decidersFor(state.agency, state.proposal.by, world) }
        : {},
    lead: (state, _wait, world) =>
      isKept(state) ? { agency: state.agency, person: leadsOf(state.agency, world) } : {},
    /** Nobody confirms an erasure that they asked for. */
    second: (state) =>
      isKept(state) && state.erasing ? { agency: state.agency, not: [state.erasing.by] } : {},
    /** No reader: it is told one sentence, and answers it. */
    recipient: (state, wait) =>
      isKept(state)
        ? {
            agency: state.told
              .filter(({ agency }) => agency === wait.of)
              .map(({ agency }) => agency),
          }
        : {},
  },
  tracks: {
    request: {
      waits: request,
      rows: {
        running: {
          turn: "agency",
          sees: ["agency"],
          by: byLastDay,
          silent,
          may: { agency: [{ main: "answer" }, "prolong", "withdraw"] },
        },
        proposed: {
          turn: "decider",
          sees: ["agency"],
          by: byLastDay,
          silent,
          may: { decider: [{ main: "approve" }, "sendBack"], agency: ["prolong", "withdraw"] },
        },
        decided: {
          turn: "agency",
          sees: ["agency"],
          by: byLastDay,
          silent,
          may: {
            agency: [...quiet("giveOut"), "correct", "inform"],
            lead: ["erase", "eraseKinds"],
          },
        },
        confirming: {
          turn: "second",
          sees: ["agency"],
          by: byLastDay,
          silent,
          may: { second: [{ danger: "confirmErase" }], agency: ["inform", "keepCase"] },
        },
        over: {
          turn: "nobody",
          sees: ["agency"],
          why: "It is answered, or the person took it back.",
          may: {},
        },
        forgotten: { turn: "nobody", sees: [], why: "It is being erased.", may: {} },
      },
    },
    /** Agencies that are told of a correction or an erasure. */
    recipient: {
      waits: recipients,
      rows: {
        told: {
          turn: "recipient",
          sees: [],
          by: heard,
          silent: {
            name: "the contact of that day is asked too; the person in charge is told to phone",
            command: "askAgain",
          },
          may: { recipient: quiet("seen"), agency: quiet("phoned") },
        },
        outside: {
          turn: "agency",
          sees: [],
          by: heard,
          silent: {
            name: "the person in charge is told to phone",
            command: "askAgain",
          },
          may: { agency: quiet("phoned") },
        },
        unheard: {
          turn: "nobody",
          ball: "recipient",
          sees: [],
          why: "The person in charge has been told to phone.",
          may: { recipient: quiet("seen"), agency: quiet("phoned") },
        },
      },
    },
  },
  anytime: {},
  labels: {
    answer: "rights.answer.title",
    prolong: (state) =>
      isRequest(state) && !state.longer ? { key: "rights.prolong.title" } : undefined,
    withdraw: "rights.withdraw.title",
    approve: "rights.approve",
    sendBack: "rights.sendBack",
    correct: (state) =>
      isRequest(state) && taskOf(state) === "correct" ? { key: "rights.correct.title" } : undefined,
    inform: (state) =>
      isRequest(state) && !state.informed ? { key: "rights.inform.title" } : undefined,
    erase: (state) =>
      isRequest(state) && taskOf(state) === "erase" ? { key: "rights.erase.title" } : undefined,
    eraseKinds: (state) =>
      isRequest(state) && taskOf(state) === "eraseKinds"
        ? { key: "rights.eraseKinds.title" }
        : undefined,
    confirmErase: "rights.confirm.title",
    keepCase: "rights.keepCase",
  },
});
export const { command, act, button, byClock, byPerson } = commandsOn<State, Request, Event>(
  isKept,
);
