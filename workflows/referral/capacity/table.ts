// The situations of a question about a place: the question grows old by itself, and each agency that was asked may answer until it has.
import { dueOn, quiet, stages, type Wait } from "../../../src/rules/stages.ts";
import type { Instant } from "../../../src/rules/ui.ts";
import type { World } from "../../../src/rules/workflow.ts";
import { isQuestion, type Question, type State } from "./model.ts";

/** What nobody can use any more is not kept. [design] */
const keptDays = 7;
const question = (state: State): readonly Wait<"asked" | "closed" | "gone">[] =>
  isQuestion(state)
    ? [{ row: state.eraseBy ? "gone" : state.step, round: state.until, escalationLevel: 0 }]
    : [];
/** `outside`: nobody there has Stafett, and the asker phones. */
type Answering = "open" | "outside" | "unheard" | "outsideUnheard" | "given" | "over";
const answerOf = (state: Question, of: Question["asked"][number]): Answering => {
  if (state.step !== "asked" || state.eraseBy) return "over";
  if (state.given.some(({ agency }) => agency === of)) return "given";
  const isSilent = state.silent?.some(({ agency }) => agency === of);
  if (state.outside?.includes(of)) return isSilent ? "outsideUnheard" : "outside";
  return isSilent ? "unheard" : "open";
};
const answers = (state: State): readonly Wait<Answering>[] =>
  isQuestion(state)
    ? state.asked.map((of) => ({
        row: answerOf(state, of),
        of,
        round: state.at,
        escalationLevel: 0,
      }))
    : [];
/** Office hours of the asked until the asker is told to phone. [design] */
const heardHours = { akut: 1, skyndsam: 2, normal: 4, planerad: 8 } as const;
const heardBy = ({ at, urgency }: Question, world: World, { of }: Wait): Instant | undefined => {
  const hours = world.people.agencies.get(of ?? "")?.hours;
  return (
    hours &&
    world.calendar.addOfficeHours(at, heardHours[urgency as keyof typeof heardHours], hours)
  );
};
const may = { asked: ["place", "waitlist", "full", "assess"] } as const;
const due = dueOn<State, Question>(isQuestion);
/** When the asker's office is open, so that they read that it is old. */
export const closesAt = ({ agency, until }: Question, world: World): Instant => {
  const hours = world.people.agencies.get(agency)?.hours;
  return hours ? (world.calendar.nextOffice(until, hours) as Instant) : until;
};
const heard = due("acute 1 hour, urgent 2, normal 4, planned 8 office hours of theirs", heardBy);

type Acts =
  | "makeLink"
  | "endLink"
  | "place"
  | "waitlist"
  | "full"
  | "assess"
  | "age"
  | "forget"
  | "unheard";
export const table = stages<State, Acts, "asker" | "asked">()({
  sides: {
    asker: (state) => (isQuestion(state) ? { agency: state.agency } : {}),
    asked: (state, { of }) =>
      isQuestion(state) ? { agency: state.asked.filter((each) => each === of) } : {},
  },
  tracks: {
    question: {
      waits: question,
      rows: {
        asked: {
          turn: "asked",
          sees: ["asker"],
          by: due("24 hours after the newest answer, when the asker's office is open", closesAt),
          silent: { name: "the question is old", command: "age" },
          may: { asker: quiet("makeLink", "endLink") },
        },
        closed: {
          turn: "asker",
          sees: ["asker"],
          by: due(`${keptDays} days`, ({ until }, world) =>
            world.calendar.addDays(until, keptDays, "09:00"),
          ),
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
          turn: "asked",
          sees: ["asked"],
          by: heard,
          silent: {
            name: "one reminder; the asker is told to phone",
            command: "unheard",
          },
          may,
        },
        unheard: {
          turn: "nobody",
          ball: "asked",
          why: "They were reminded, the asker was told to phone; the question is old within a day.",
          sees: ["asked"],
          may,
        },
        /** Somebody who comes to work there in the meantime answers as the others do. */
        outside: {
          turn: "asker",
          sees: ["asked"],
          by: heard,
          silent: { name: "the asker is told to phone", command: "unheard" },
          may,
        },
        outsideUnheard: {
          turn: "nobody",
          ball: "asker",
          why: "The asker was told to phone; the question is old within a day.",
          sees: ["asked"],
          may,
        },
        given: {
          turn: "nobody",
          why: "They may answer anew.",
          sees: ["asked"],
          may,
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
