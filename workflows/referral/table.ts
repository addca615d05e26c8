// The situations of a referral: who may what in each, who has the turn, until when. docs/domain.md §6 is printed from here.
import { dueOn, quiet, stages, type Wait } from "../../src/rules/stages.ts";
import type { Phrase, PlainKey } from "../../src/rules/ui.ts";
import type { World } from "../../src/rules/workflow.ts";
import { senderSoonAt } from "./answering/travel.ts";
import type { Referral, State } from "./model.ts";
import {
  closedFor,
  hasMoved,
  isReferral,
  isReturn,
  isStay,
  needsCall,
  returnLacks,
  roundOf,
  secondFor,
  secondIsAsked,
  since,
  soonFrom,
} from "./rules.ts";

/** A step, but for a draft, by what it lacks, and for what is accepted, by who has handed over. */
type Situation =
  | Referral["step"]
  | "draftAcute"
  | "draftAsked"
  | "draftReturn"
  | "draftStopped"
  | "acceptedGiven"
  | "acceptedTaken"
  | "notOurs"
  | "stopped"
  | "stayStopped"
  | "settled";
const draftSituation = (state: Referral): Situation => {
  if (needsCall(state)) return "draftAcute";
  const lacks = returnLacks(state);
  if (lacks) return lacks === "assessment" ? "draftReturn" : "draftStopped";
  return secondIsAsked(state) ? "draftAsked" : "draft";
};
const situation = (state: Referral): Situation => {
  if (state.step === "draft") return draftSituation(state);
  if (state.step === "withdrawn" && state.settleBy && !state.settled)
    return isStay(state) ? "stayStopped" : "stopped";
  if (state.step === "declined" && state.settled) return "settled";
  if (state.step === "astray" && state.astray?.side === "receiver" && !state.settled)
    return "notOurs";
  if (state.step !== "accepted") return state.step;
  return state.handed.sender
    ? "acceptedGiven"
    : state.handed.receiver
      ? "acceptedTaken"
      : "accepted";
};
const way = (state: State): readonly Wait<Situation>[] => {
  if (!isReferral(state)) return [];
  // One of two has handed over: another stretch of waiting, without another step.
  const half = state.step === "accepted" ? Object.keys(state.handed).join("") : "";
  const round = state.step === "draft" ? "draft" : `${state.sends}.${roundOf(state)}${half}`;
  return [{ row: situation(state), round, escalationLevel: state.silence.at(-1)?.step ?? 0 }];
};
const second = (state: State): readonly Wait<"before" | "after" | "over">[] => {
  if (!isReferral(state) || !state.second || state.second.decided || state.step === "discarded")
    return [];
  const { when, askedAt, late, again } = state.second;
  return [
    {
      row: closedFor.includes(state.step) ? "over" : when,
      round: again ?? askedAt,
      escalationLevel: late ? 1 : 0,
    },
  ];
};

const due = dueOn<State, Referral>(isReferral);
const opened = due(
  "acute 1 hour, urgent 4 hours, normal 1 workday, planned 3 workdays",
  (r) => r.nextSilenceAt,
);
const answered = due(
  "acute 4 hours, urgent 8 hours, normal 3 workdays, planned 10, or the day wished for",
  (r) => r.nextSilenceAt,
);
const silent = {
  name: "the receiver's deputy, its lead, then each workday; the sender is told to phone",
  command: "silent",
} as const;
/** A draft that nobody sends. [design] */
const draftDays = 7;
const draft = {
  turn: "sender",
  sees: ["sender"],
  by: due(`${draftDays} days`, (r, world) =>
    world.calendar.addDays(r.draftedAt, draftDays, "09:00"),
  ),
  silent: { name: "thrown away", command: "expire" },
} as const;
/** The sender's way back, wherever it is. */
const back = ["withdraw", "mistake", "astray"] as const;
/** Of a return also when the person travels. */
const goesOn = ["travel", ...back] as const;
const reminded = {
  name: "the person with the turn, their lead, then again",
  command: "silent",
} as const;
const workdays = (n: number) => (r: Referral, world: World) =>
  world.calendar.addWorkdays(since(r), n, "09:00");
const senderSoon = due(
  "urgent or a journey 2 office hours, else the next workday, 09:00",
  senderSoonAt,
);
const receiverSoon = due("urgent 2 office hours, else the next workday, 09:00", (r, world) =>
  soonFrom(r, r.outside ? r.from : r.facts.to, world),
);
/** How often it is asked whether something still goes on, or rests. [design] */
const monthDays = 20;
const monthly = due(`${monthDays} workdays`, workdays(monthDays));
const [acted, asks] = [{ silent: reminded }, { silent: reminded, by: senderSoon }] as const;
const stopped = {
  turn: "sender",
  sees: ["sender"],
  by: due(
    "the same day at high risk, before a journey, else the next workday, 15:00",
    (r, world) => (r.silence.length === 0 ? r.settleBy : workdays(1)(r, world)),
  ),
  silent: reminded,
} as const;
/** Stands in a panel of its own. */
const linking = quiet("makeLink", "endLink");
const settling = [{ main: "settle" }, "mistake", "astray"] as const;
const secondBy = due(
  `24 hours, when the office is open; then every ${monthDays} workdays`,
  ({ second: asked }, world) => {
    const told = asked?.again ?? asked?.late;
    return told ? world.calendar.addWorkdays(told, monthDays, "09:00") : asked?.due;
  },
);

const asked = {
  turn: "second",
  sees: ["sender"],
  by: secondBy,
  silent: { name: "the lead is told", command: "reviewLate" },
  may: { second: [{ quiet: "approve" }, { quiet: "object" }] },
} as const;

/** What another agency has taken over is not taken back by the old one. */
const unlessMoved = (key: PlainKey) => (state: State) =>
  isReferral(state) && hasMoved(state) ? undefined : { key };
const labels = {
  called: "referral.called",
  assess: (state) => ({
    key: isReferral(state) && state.assessed ? "referral.assess.again" : "referral.assess.title",
  }),
  send: (state) =>
    isReferral(state) && secondFor(state.facts) === "before" && !state.second?.decided?.yes
      ? { key: "referral.second.askIt" }
      : { key: "referral.send" },
  edit: "referral.edit.title",
  discard: "referral.discard",
  approve: "referral.second.yes",
  object: "referral.second.noButton",
  receive: "referral.receive",
  accept: "referral.accept.title",
  ask: "referral.ask.title",
  answer: "referral.answer.title",
  decline: "referral.decline.title",
  handOver: "referral.handOver.title",
  takeOver: "referral.takeOver",
  start: "referral.start",
  rest: "referral.rest.title",
  finish: "referral.finish.title",
  fail: "referral.fail.title",
  confirm: "referral.confirm",
  withdraw: unlessMoved("referral.withdraw.title"),
  mistake: unlessMoved("referral.mistake.title"),
  travel: (state) =>
    isReferral(state) && isReturn(state) ? { key: "referral.travel.title" } : undefined,
  astray: unlessMoved("referral.astray.title"),
  /** Of an agency outside the sender says it. */
  notOurs: (state) =>
    isReferral(state) && state.outside ? undefined : { key: "referral.notOurs.title" },
  settle: (state) => ({
    key:
      isReferral(state) && ["declined", "astray"].includes(state.step)
        ? "referral.settle.declined"
        : "referral.settle",
  }),
  reopen: (state) =>
    isReferral(state) && isReturn(state) ? undefined : { key: "referral.reopen.title" },
} as const satisfies Readonly<Record<string, PlainKey | ((state: State) => Phrase | undefined)>>;
type Acts =
  | keyof typeof labels
  | "makeLink"
  | "endLink"
  | "take"
  | "stays"
  | "movedOut"
  | "deleted"
  | "expire"
  | "silent"
  | "begin"
  | "reviewLate";

export const table = stages<State, Acts, "sender" | "receiver" | "second" | "caller">()({
  sides: {
    receiver: (state) =>
      isReferral(state)
        ? { agency: state.facts.to, ...(state.outside && { actsFor: "sender" as const }) }
        : {},
    sender: (state) => (isReferral(state) ? { agency: state.from } : {}),
    /** The sender, where nobody at the receiver has Stafett: a link can stand instead of a call. */
    caller: (state) => (isReferral(state) && state.outside ? { agency: state.from } : {}),
    /** Another person at the sender: never one who wrote it. */
    second: (state) =>
      isReferral(state) ? { agency: state.from, not: [state.by, ...(state.authors ?? [])] } : {},
  },
  tracks: {
    way: {
      waits: way,
      rows: {
        draftAcute: { ...draft, may: { sender: [{ main: "called" }, "edit", "discard"] } },
        draft: { ...draft, may: { sender: [{ main: "send" }, "edit", "discard"] } },
        draftAsked: { ...draft, ball: "second", may: { sender: ["edit", "discard"] } },
        /** A return: looked at before anything is sent; where asylum is in question it goes no further. */
        draftReturn: { ...draft, may: { sender: [{ main: "assess" }, "edit", "discard"] } },
        draftStopped: { ...draft, may: { sender: ["assess", "edit", "discard"] } },
        sent: {
          turn: "receiver",
          by: opened,
          silent,
          may: {
            receiver: [{ main: "receive" }, "decline", "notOurs"],
            sender: back,
            caller: linking,
          },
        },
        received: {
          turn: "receiver",
          by: answered,
          silent,
          may: {
            receiver: [{ main: "accept" }, { quiet: "take" }, "ask", "decline", "notOurs"],
            sender: back,
            caller: linking,
          },
        },
        question: {
          turn: "sender",
          ...asks,
          may: { receiver: ["decline", "notOurs"], sender: [{ main: "answer" }, ...back] },
        },
        /** Said by a link, which moves nothing: the sender calls back a number that the directory has, and takes it down. */
        offered: {
          turn: "sender",
          ...asks,
          may: { receiver: [{ main: "accept" }, "decline"], sender: back },
        },
        accepted: {
          turn: "sender",
          ...asks,
          may: {
            receiver: [{ main: "takeOver" }, "fail", "notOurs", "travel"],
            sender: [{ main: "handOver" }, ...goesOn],
          },
        },
        acceptedGiven: {
          turn: "receiver",
          ...acted,
          by: receiverSoon,
          may: { receiver: [{ main: "takeOver" }, "fail", "notOurs", "travel"], sender: goesOn },
        },
        acceptedTaken: {
          turn: "sender",
          ...asks,
          may: {
            receiver: ["fail", "notOurs", "travel"],
            sender: [{ main: "handOver" }, ...goesOn],
          },
        },
        handedOver: {
          turn: "receiver",
          by: due("the next workday, 09:00", (r, world) =>
            world.calendar.addWorkdays(r.moments.at(-1)?.at ?? r.draftedAt, 1, "09:00"),
          ),
          silent: { name: "it is ongoing", command: "begin" },
          may: { receiver: [{ main: "start" }, "rest", "travel"], sender: goesOn },
        },
        ongoing: {
          turn: "receiver",
          ...acted,
          by: monthly,
          may: { receiver: [{ main: "finish" }, "rest", "fail", "travel"], sender: goesOn },
        },
        dormant: {
          turn: "receiver",
          ...acted,
          by: monthly,
          may: { receiver: [{ main: "start" }, "travel"], sender: goesOn },
        },
        done: {
          turn: "sender",
          ...acted,
          by: due("3 workdays, 09:00", workdays(3)),
          may: { sender: [{ main: "confirm" }, ...back] },
        },
        failed: { turn: "sender", ...asks, may: { sender: [{ main: "reopen" }, ...back] } },
        declined: {
          turn: "sender",
          by: due("the next workday, 09:00, twice; then every 20 workdays", (r, world) =>
            workdays(r.silence.length < 2 ? 1 : monthDays)(r, world),
          ),
          silent: reminded,
          may: { sender: ["settle", "mistake", "astray"] },
        },
        settled: {
          turn: "nobody",
          why: "The sender has taken another way.",
          may: { sender: ["mistake", "astray"] },
        },
        /** In the middle of something that went on: both make sure, and nothing more is passed on. */
        stopped: { ...stopped, may: { sender: settling } },
        stayStopped: {
          ...stopped,
          may: { sender: settling, receiver: quiet("stays", "movedOut"), caller: linking },
        },
        confirmed: {
          turn: "nobody",
          why: "The loop is closed.",
          may: { sender: ["reopen", "mistake", "astray"] },
        },
        withdrawn: {
          turn: "nobody",
          why: "It is over.",
          sees: ["sender"],
          may: { sender: ["mistake", "astray"] },
        },
        mistaken: { turn: "nobody", why: "It is out of sight.", sees: ["sender"], may: {} },
        /** The receiver says that it was not meant for them: the sender has it. */
        notOurs: {
          turn: "sender",
          sees: ["sender"],
          ...asks,
          may: { sender: [{ main: "settle" }], receiver: quiet("deleted") },
        },
        astray: {
          turn: "nobody",
          why: "Its incident goes on; an association still confirms deletion.",
          sees: ["sender"],
          may: { receiver: quiet("deleted") },
        },
        discarded: { turn: "nobody", why: "It is thrown away.", sees: [], may: {} },
      },
    },
    /** Somebody else must decide too: before it is sent, or (danger to life) afterwards. */
    second: {
      waits: second,
      rows: {
        before: asked,
        after: asked,
        over: {
          turn: "nobody",
          why: "A review can still be noted.",
          sees: ["sender"],
          may: { second: [{ quiet: "approve" }, { quiet: "object" }] },
        },
      },
    },
  },
  /** Whoever presses on a message that is older than what has happened since sees what is there. */
  anytime: { receiver: [{ quiet: "receive" }] },
  labels,
  sure: { astray: "referral.astray.sure", notOurs: "referral.notOurs.sure" },
});
/** Who is shown as having the turn. One who phones for an agency outside is the sender. */
export const turnOf = (state: State) => {
  const ball = table.ball(state);
  return ball === "caller" ? "sender" : ball;
};
