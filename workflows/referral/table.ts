// The situations of a referral: who may what in each, who has the turn, until when. docs/domain.md §6 is printed from here.
import { dueOn, stages, type Wait } from "../../src/rules/stages.ts";
import type { Phrase, PhraseKey } from "../../src/rules/ui.ts";
import type { Referral, State } from "./model.ts";
import { closedFor, isReferral, needsCall, roundOf, secondFor, secondIsAsked } from "./rules.ts";

/** A step, but for a draft, by what it lacks, and for what is accepted, by who has handed over. */
type Situation = Referral["step"] | "draftAcute" | "draftAsked" | "acceptedGiven" | "acceptedTaken";
const situation = (state: Referral): Situation => {
  if (state.step === "draft") return needsCall(state) ? "draftAcute" : secondIsAsked(state) ? "draftAsked" : "draft";
  if (state.step !== "accepted") return state.step;
  return state.handed.sender ? "acceptedGiven" : state.handed.receiver ? "acceptedTaken" : "accepted";
};
const way = (state: State): readonly Wait<Situation>[] => {
  if (!isReferral(state)) return [];
  const round = state.step === "draft" ? "draft" : `${state.sends}.${roundOf(state)}`;
  return [{ row: situation(state), round, rungs: state.silence.at(-1)?.step ?? 0 }];
};
const second = (state: State): readonly Wait<"before" | "after" | "over">[] => {
  if (!isReferral(state) || !state.second || state.second.decided || state.step === "discarded") return [];
  const { when, askedAt, late } = state.second;
  return [{ row: closedFor.includes(state.step) ? "over" : when, round: askedAt, rungs: late ? 1 : 0 }];
};

const due = dueOn<State, Referral>(isReferral);
const opened = due("acute 1 hour, urgent 4 hours, normal 1 workday, planned 3 workdays", (r) => r.nextSilenceAt);
const answered = due("acute 4 hours, urgent 8 hours, normal 3 workdays, planned 10, or the day wished for", (r) => r.nextSilenceAt);
const silent = { name: "the receiver's deputy, its lead, then each workday; the sender is told to phone", command: "silent" } as const;
/** A draft that nobody sends. [design] */
const draftDays = 7;
const draft = {
  turn: "sender",
  sees: ["sender"],
  by: due(`${draftDays} days`, (r, world) => world.calendar.addDays(r.draftedAt, draftDays, "09:00")),
  silent: { name: "thrown away", command: "expire" },
} as const;
/** The sender's way back, wherever it is. */
const back = ["withdraw", "mistake"] as const;
const noClock = "No clock yet: the message and the list are all that reminds.";
const secondBy = due("24 hours, when the office is open", (r) => (r.second?.late ? undefined : r.second?.due));

const asked = {
  turn: "second",
  sees: ["sender"],
  by: secondBy,
  silent: { name: "the lead is told, once", command: "reviewLate" },
  may: { second: [{ quiet: "approve" }, { quiet: "object" }] },
} as const;

const labels = {
  called: "referral.called",
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
  withdraw: "referral.withdraw.title",
  mistake: "referral.mistake.title",
  reopen: "referral.reopen.title",
} as const satisfies Readonly<Record<string, PhraseKey | ((state: State) => Phrase)>>;
type Acts = keyof typeof labels | "expire" | "silent" | "begin" | "reviewLate";

export const table = stages<State, Acts, "sender" | "receiver" | "second">()({
  sides: {
    receiver: (state) => (isReferral(state) ? { agency: state.facts.to, ...(state.outside && { actsFor: "sender" as const }) } : {}),
    sender: (state) => (isReferral(state) ? { agency: state.from } : {}),
    /** Another person at the sender: never one who wrote it. */
    second: (state) => (isReferral(state) ? { agency: state.from, not: [state.by, ...(state.authors ?? [])] } : {}),
  },
  tracks: {
    way: {
      waits: way,
      rows: {
        draftAcute: { ...draft, may: { sender: [{ main: "called" }, "edit", "discard"] } },
        draft: { ...draft, may: { sender: [{ main: "send" }, "edit", "discard"] } },
        draftAsked: { ...draft, ball: "second", may: { sender: ["edit", "discard"] } },
        sent: { turn: "receiver", by: opened, silent, may: { receiver: [{ main: "receive" }, "decline"], sender: back } },
        received: { turn: "receiver", by: answered, silent, may: { receiver: [{ main: "accept" }, "ask", "decline"], sender: back } },
        question: { turn: "nobody", ball: "sender", why: noClock, may: { receiver: ["decline"], sender: [{ main: "answer" }, ...back] } },
        accepted: {
          turn: "nobody",
          ball: "sender",
          why: noClock,
          may: { receiver: [{ main: "takeOver" }, "fail"], sender: [{ main: "handOver" }, ...back] },
        },
        acceptedGiven: { turn: "nobody", ball: "receiver", why: noClock, may: { receiver: [{ main: "takeOver" }, "fail"], sender: back } },
        acceptedTaken: {
          turn: "nobody",
          ball: "sender",
          why: noClock,
          may: { receiver: ["fail"], sender: [{ main: "handOver" }, ...back] },
        },
        handedOver: {
          turn: "receiver",
          by: due("the next workday, 09:00", (r, world) => world.calendar.addWorkdays(r.moments.at(-1)?.at ?? r.draftedAt, 1, "09:00")),
          silent: { name: "it is ongoing", command: "begin" },
          may: { receiver: [{ main: "start" }, "rest"], sender: back },
        },
        ongoing: { turn: "nobody", ball: "receiver", why: noClock, may: { receiver: [{ main: "finish" }, "rest", "fail"], sender: back } },
        dormant: { turn: "nobody", ball: "receiver", why: noClock, may: { receiver: [{ main: "start" }], sender: back } },
        done: { turn: "nobody", ball: "sender", why: noClock, may: { sender: [{ main: "confirm" }, ...back] } },
        failed: { turn: "nobody", ball: "sender", why: noClock, may: { sender: [{ main: "reopen" }, ...back] } },
        declined: { turn: "nobody", ball: "sender", why: "The way on is a new draft.", may: { sender: ["mistake"] } },
        confirmed: { turn: "nobody", why: "The loop is closed.", may: { sender: ["reopen", "mistake"] } },
        withdrawn: { turn: "nobody", why: "It is over.", sees: ["sender"], may: { sender: ["mistake"] } },
        mistaken: { turn: "nobody", why: "It is out of sight.", sees: ["sender"], may: {} },
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
          why: "It is over; that it was looked at can still be noted.",
          sees: ["sender"],
          may: { second: [{ quiet: "approve" }, { quiet: "object" }] },
        },
      },
    },
  },
  /** Whoever presses on a message that is older than what has happened since sees what is there. */
  anytime: { receiver: [{ quiet: "receive" }] },
  labels,
});
