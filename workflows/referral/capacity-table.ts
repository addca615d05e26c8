// The situations of a question about a place: the question grows old by itself, and each agency that was asked may answer until it has.
import { dueOn, stages, type Wait } from "../../src/rules/stages.ts";
import type { Instant } from "../../src/rules/ui.ts";
import { isQuestion, type Question, type State } from "./capacity-model.ts";

/** What nobody can use any more is not kept. [design] */
const keptDays = 7;
const question = (state: State): readonly Wait<"asked" | "closed" | "gone">[] =>
  isQuestion(state) ? [{ row: state.eraseBy ? "gone" : state.step, round: state.until, rungs: 0 }] : [];
const answers = (state: State): readonly Wait<"open" | "over">[] =>
  isQuestion(state)
    ? state.asked.map((of) => ({ row: state.step === "asked" && !state.eraseBy ? "open" : "over", of, round: state.at, rungs: 0 }))
    : [];
const due = dueOn<State, Question>(isQuestion);

type Acts = "place" | "waitlist" | "full" | "assess" | "age" | "forget";
export const table = stages<State, Acts, "asker" | "asked">()({
  sides: {
    asker: (state) => (isQuestion(state) ? { agency: state.agency } : {}),
    asked: (_state, { of }) => (of === undefined ? {} : { agency: of as never }),
  },
  tracks: {
    question: {
      waits: question,
      rows: {
        asked: {
          turn: "asked",
          sees: ["asker"],
          by: due("24 hours after the newest answer, when the asker's office is open", ({ agency, until }, world) => {
            const hours = world.people.agencies.get(agency)?.hours;
            return hours ? (world.calendar.nextOffice(until, hours) as Instant) : until;
          }),
          silent: { name: "the question is old", command: "age" },
          may: {},
        },
        closed: {
          turn: "asker",
          sees: ["asker"],
          by: due(`${keptDays} days`, ({ until }, world) => world.calendar.addDays(until, keptDays, "09:00")),
          silent: { name: "erased", command: "forget" },
          may: {},
        },
        gone: { turn: "nobody", why: "It is erased.", sees: ["asker"], may: {} },
      },
    },
    answers: {
      waits: answers,
      rows: {
        open: {
          turn: "nobody",
          ball: "asked",
          why: "No clock yet: nobody is reminded of a question about a place.",
          sees: ["asked"],
          may: { asked: ["place", "waitlist", "full", "assess"] },
        },
        over: { turn: "nobody", why: "The question is old.", sees: ["asked"], may: {} },
      },
    },
  },
  anytime: {},
  labels: {
    place: "capacity.answer.place",
    waitlist: "capacity.answer.waitlist",
    full: "capacity.answer.full",
    assess: "capacity.answer.assess",
  },
});
