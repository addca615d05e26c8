// The situations of an application for support. docs/domain.md §9 is printed from here.
import { dueOn, quiet, stages, type Wait } from "../../src/rules/stages.ts";
import { type Application, isApplication, type State, type Step } from "./model.ts";
import { beginsAt, officers, periodDue, workdaysOn } from "./rules.ts";

const due = dueOn<State, Application>(isApplication);
/** A draft that nobody sends. [design] */
const draftDays = 7;
const [decideDays, secondDays, answerDays, closeDays] = [3, 2, 5, 5];
const officersRemind = { name: "an officer is reminded, each in turn", command: "remind" } as const;
const applicantsRemind = {
  name: "the applicant is reminded, then the lead",
  command: "remind",
} as const;
const over = { turn: "nobody", may: {} } as const;
const back = [{ danger: "withdraw" }] as const;

type Acts = "send" | "edit" | "discard" | "withdraw" | "revoke" | "answer" | "report" | "extend";
type Decides = "ask" | "grant" | "refuse" | "confirm" | "object" | "close";
export const table = stages<
  State,
  Acts | Decides | "expire" | "remind" | "begin",
  "applicant" | "keeper" | "officer" | "second"
>()({
  sides: {
    applicant: (state) => (isApplication(state) ? { agency: state.agency } : {}),
    /** Where no case keeps the consent, it is taken back here. */
    keeper: (state) => (isApplication(state) && !state.kase ? { agency: state.agency } : {}),
    /** Never of the applicant's own agency. */
    officer: (state, _wait, world) => (isApplication(state) ? officers(state, world) : {}),
    second: (state, _wait, world) =>
      isApplication(state) && state.proposal ? officers(state, world, state.proposal.by) : {},
  },
  tracks: {
    way: {
      waits: (state): readonly Wait<Step>[] =>
        isApplication(state)
          ? [{ row: state.step, round: String(state.round), escalationLevel: state.silence.length }]
          : [],
      rows: {
        draft: {
          turn: "applicant",
          sees: ["applicant"],
          by: due(`${draftDays} days`, ({ since }, { calendar }) =>
            calendar.addDays(since, draftDays, "09:00"),
          ),
          silent: { name: "thrown away", command: "expire" },
          may: { applicant: [{ main: "send" }, "edit", { danger: "discard" }] },
        },
        sent: {
          turn: "officer",
          by: due(`${decideDays} workdays, 09:00, and again`, workdaysOn(decideDays)),
          silent: officersRemind,
          may: {
            officer: [{ main: "grant" }, "ask", "refuse"],
            applicant: back,
            keeper: [{ danger: "revoke" }],
          },
        },
        question: {
          turn: "applicant",
          by: due(`${answerDays} workdays, 09:00, and again`, workdaysOn(answerDays)),
          silent: applicantsRemind,
          may: {
            applicant: [{ main: "answer" }, ...back],
            keeper: [{ danger: "revoke" }],
            officer: ["refuse"],
          },
        },
        proposed: {
          turn: "second",
          by: due(`${secondDays} workdays, 09:00, and again`, workdaysOn(secondDays)),
          silent: officersRemind,
          may: {
            second: quiet("confirm"),
            officer: ["object"],
            applicant: back,
            keeper: [{ danger: "revoke" }],
          },
        },
        coming: {
          turn: "applicant",
          by: due("the first day of the period, 09:00", beginsAt),
          silent: { name: "it is ongoing", command: "begin" },
          may: { applicant: ["report"], keeper: [{ danger: "revoke" }] },
        },
        ongoing: {
          turn: "applicant",
          by: due(
            "14, 7 and 2 days before the period ends and the day after, 09:00; then every 5 workdays",
            periodDue,
          ),
          silent: applicantsRemind,
          may: { applicant: [{ main: "report" }, "extend"], keeper: [{ danger: "revoke" }] },
        },
        reported: {
          turn: "officer",
          by: due(`${closeDays} workdays, 09:00, and again`, workdaysOn(closeDays)),
          silent: officersRemind,
          may: { officer: [{ main: "close" }], applicant: ["report"] },
        },
        closed: { ...over, why: "It has been accounted for." },
        refused: { ...over, why: "It was decided; another application is another one." },
        withdrawn: { ...over, sees: ["applicant"], why: "Nothing more is shared." },
        discarded: { ...over, sees: [], why: "It is being erased." },
      },
    },
  },
  anytime: {},
  labels: {
    // What nobody has agreed to is not sent: there is no button.
    send: (state) => (isApplication(state) && state.agreed ? { key: "nsp.send" } : undefined),
    edit: "nsp.edit.title",
    discard: "nsp.discard",
    withdraw: "nsp.withdraw",
    revoke: "nsp.revoke",
    answer: "nsp.answer.title",
    report: "nsp.report.title",
    extend: "nsp.extend.title",
    ask: "nsp.ask.title",
    grant: "nsp.grant.title",
    refuse: "nsp.refuse.title",
    object: "nsp.object",
    close: "nsp.close",
  },
  sure: { discard: "nsp.discard.sure", withdraw: "nsp.withdraw.sure", revoke: "nsp.revoke.sure" },
});
