// The situations of a method question. docs/domain.md shows them.
import { dueOn, stages, type Wait } from "../../src/rules/stages.ts";
import type { Instant } from "../../src/rules/ui.ts";
import type { World } from "../../src/rules/workflow.ts";
import type { Pace } from "./codes.ts";
import { isQuestion, type Question, type State } from "./model.ts";

/** docs/domain.md §11. [design] */
const [urgentHours, ackDays, answerDays, closeDays] = [4, 1, { normal: 5, urgent: 1 }, 10] as const;
/** After closing: docs/domain.md §0.3. [design] */
export const keptDays = 30;
const due = dueOn<State, Question>(isQuestion);
const nextDay = ({ silence, since }: Question, world: World): Instant =>
  world.calendar.addWorkdays(silence.at(-1)?.at ?? since, 1, "09:00");
/** Opened, in the receiver's office hours where it is urgent; then each workday. */
const openedBy = (state: Question, world: World): Instant => {
  const hours = world.people.agencies.get(state.to)?.hours;
  if (state.silence.length > 0) return nextDay(state, world);
  return state.pace === "urgent" && hours
    ? world.calendar.addOfficeHours(state.since, urgentHours, hours)
    : world.calendar.addWorkdays(state.since, ackDays, "15:00");
};
export const answerBy = ({ askedAt, pace }: Question, world: World): Instant =>
  world.calendar.addWorkdays(askedAt, answerDays[pace as Pace], "15:00");
/** Opened when the answer was late already: there is still a day to give one. */
const answeredBy = (state: Question, world: World): Instant => {
  const by = answerBy(state, world);
  return state.silence.length === 0 && by > state.since ? by : nextDay(state, world);
};
const waits = (state: State): readonly Wait<Question["step"]>[] =>
  isQuestion(state)
    ? [
        {
          row: state.step,
          round: String(state.moves),
          escalationLevel: state.silence.at(-1)?.n ?? 0,
        },
      ]
    : [];

const silent = {
  name: "the receiver's deputy, its lead, then each workday; the asker is told",
  command: "remind",
} as const;
type Acts =
  | "receive"
  | "decline"
  | "answer"
  | "redirect"
  | "withdraw"
  | "close"
  | "rewrite"
  | "remind"
  | "end"
  | "forget";
export const table = stages<State, Acts, "asker" | "receiver" | "second">()({
  sides: {
    asker: (state) => (isQuestion(state) ? { agency: state.agency, attends: true } : {}),
    receiver: (state) => (isQuestion(state) ? { agency: state.to, attends: true } : {}),
    /** Somebody at one of the two, never one who answered: two people have read what everybody finds. Once. */
    second: (state) =>
      isQuestion(state) && state.answer && !state.common
        ? { agency: [state.agency, state.to], not: state.authors, attends: true }
        : {},
  },
  tracks: {
    question: {
      waits,
      rows: {
        asked: {
          turn: "receiver",
          by: due(`${ackDays} workday, 15:00; urgent ${urgentHours} office hours`, openedBy),
          silent,
          may: {
            receiver: [{ main: "receive" }, "answer", "decline"],
            asker: ["redirect", { danger: "withdraw" }],
          },
        },
        received: {
          turn: "receiver",
          by: due(`${answerDays.normal} workdays, 15:00; urgent ${answerDays.urgent}`, answeredBy),
          silent: {
            ...silent,
            name: "its holder, the deputy, the lead, then each workday; the asker is told",
          },
          may: {
            receiver: [{ main: "answer" }, "decline"],
            asker: ["redirect", { danger: "withdraw" }],
          },
        },
        returned: {
          turn: "asker",
          sees: ["asker"],
          by: due("the next workday, 09:00; then each", nextDay),
          silent: { name: "the asker, the deputy, then the lead", command: "remind" },
          may: { asker: [{ main: "redirect" }, { danger: "withdraw" }] },
        },
        answered: {
          turn: "asker",
          by: due(`${closeDays} workdays`, (state, world) =>
            world.calendar.addWorkdays(state.since, closeDays, "09:00"),
          ),
          silent: { name: "it is closed: the answer stands", command: "end" },
          may: { asker: [{ main: "close" }], receiver: ["answer"], second: ["rewrite"] },
        },
        closed: {
          turn: "nobody",
          why: `Erased after ${keptDays} days; until then it can become a common question.`,
          may: { second: ["rewrite"] },
        },
        forgotten: { turn: "nobody", why: "It is being erased.", sees: [], may: {} },
      },
    },
  },
  anytime: {},
  labels: {
    receive: "method.receive",
    decline: "method.decline",
    answer: (state) => ({
      key: isQuestion(state) && state.answer ? "method.correct" : "method.answer.title",
    }),
    redirect: "method.redirect.title",
    withdraw: "method.withdraw",
    close: "method.close",
    rewrite: "method.rewrite.title",
  },
  sure: { withdraw: "method.withdraw.sure" },
});
