// The situations of a meeting. docs/domain.md shows them.
import { dueOn, quiet, stages, type Wait } from "../../src/rules/stages.ts";
import type { Instant, MemberId, Phrase } from "../../src/rules/ui.ts";
import type { Access, World } from "../../src/rules/workflow.ts";
import { present } from "./after.ts";
import type { Agenda, State, Step } from "./model.ts";
import { adding, headingsOf } from "./points.ts";
import { convenes, isAgenda } from "./rules.ts";

/** It is asked about and closed the day before. [design] */
const closeDays = 1;
const [morning, afternoon] = ["09:00", "15:00"];
const due = dueOn<State, Agenda>(isAgenda);
const dayBefore = (state: Agenda, wall: string, world: World): Instant | undefined => {
  const at = world.calendar.beforeDay(world.calendar.day(state.from), closeDays, wall);
  return at > state.changedAt ? at : undefined;
};
const closing = due(
  "the workday before, 15:00; at short notice when it begins",
  (m, world) => dayBefore(m, afternoon, world) ?? m.from,
);
// At short notice nobody is reminded.
const reminding = due("the workday before, 09:00", (m, world) => dayBefore(m, morning, world));
const held = due("the workday after, 09:00; then every other workday", (m, world) => {
  const last = m.openAt.at(-1);
  const [from, days] = last === undefined || last < m.until ? [m.until, 1] : [last, 2];
  return world.calendar.addWorkdays(from, days, morning);
});
const approving = due("5 workdays, 15:00; then every other workday", (m, world) => {
  const last = m.lateAt.at(-1);
  return last === undefined ? m.approveBy : world.calendar.addWorkdays(last, 2, morning);
});
const notHeld = {
  name: "its chair is told that it was not held, or not ended",
  command: "stillOpen",
} as const;

type Before =
  | "add"
  | "addCase"
  | "order"
  | "time"
  | "takeBack"
  | "collect"
  | "send"
  | "move"
  | "cancel"
  | "seat";
type During =
  | "start"
  | "takeChair"
  | "attend"
  | "excuse"
  | "presence"
  | "next"
  | "previous"
  | "park"
  | "carry"
  | "decide"
  | "act"
  | "finish";
type After = "approve" | "fault" | "correct" | "adopt" | "document";
type Acts = Before | During | After | "close" | "remind" | "stillOpen" | "late";
const noting = quiet("presence", "decide", "act");

const openHeading = (state: State): boolean => isAgenda(state) && adding(state) === "add";
const hasCases = (state: State): boolean => isAgenda(state) && headingsOf(state).includes("cases");
/** What comes too late for an agenda that has been sent is on the next one. */
const next: Phrase = { key: "agenda.add.next" };
/** A member, their deputy, the deputy's deputy. */
const withDeputies = (
  id: MemberId | undefined,
  world: World,
  known: readonly MemberId[] = [],
): readonly MemberId[] =>
  id === undefined || known.includes(id)
    ? known
    : withDeputies(world.people.members.get(id)?.deputy, world, [...known, id]);
const one = <R extends string>(row: R, state: Agenda, rungs: number): readonly Wait<R>[] => [
  { row, round: String(state.sequence), escalationLevel: rungs },
];

export const table = stages<State, Acts, "invited" | "lead" | "there">()({
  sides: {
    invited: (state) => (isAgenda(state) ? { agency: state.invited, attends: true } : {}),
    /** Of those invited: chair and note-taker, those who stand in for them, and whoever works where the meeting was planned. */
    lead: (state, _wait, world) => {
      if (!isAgenda(state)) return {};
      const seats = [state.chair, state.notes].flatMap((id) => withDeputies(id, world));
      const planners = state.invited.filter((id) => convenes(id, state.convener, world));
      return [
        { agency: state.invited, person: seats, attends: true },
        { agency: planners, attends: true },
      ];
    },
    there: (state) => (isAgenda(state) ? { agency: present(state), attends: true } : {}),
  },
  tracks: {
    meeting: {
      waits: (state): readonly Wait<Step>[] =>
        isAgenda(state)
          ? one(
              state.step,
              state,
              state.step === "review" ? state.lateAt.length : state.openAt.length,
            )
          : [],
      rows: {
        draft: {
          turn: "lead",
          sees: ["invited"],
          by: closing,
          silent: { name: "it is sent as it is", command: "close" },
          may: {
            invited: [
              { main: "add" },
              "addCase",
              "attend",
              "excuse",
              ...quiet("order", "time", "takeBack", "collect", "start"),
            ],
            lead: ["send", "move", "seat", { danger: "cancel" }],
          },
        },
        sent: {
          turn: "lead",
          sees: ["invited"],
          by: held,
          silent: notHeld,
          may: {
            invited: ["attend", "excuse", "add", "addCase", ...quiet("start")],
            lead: ["move", "seat", { danger: "cancel" }],
          },
        },
        running: {
          turn: "lead",
          sees: ["invited"],
          by: held,
          silent: notHeld,
          may: {
            // Whoever is there writes.
            invited: [
              ...quiet(
                "start",
                "takeChair",
                "attend",
                "excuse",
                "next",
                "previous",
                "park",
                "carry",
                "finish",
                "add",
                "addCase",
              ),
              ...noting,
            ],
            lead: quiet("seat"),
          },
        },
        review: {
          turn: "there",
          sees: ["invited"],
          by: approving,
          silent: { name: "chair and note-taker are told who has not approved", command: "late" },
          may: {
            invited: quiet("approve", "fault"),
            lead: [...noting, ...quiet("correct", "adopt")],
          },
        },
        approved: {
          turn: "nobody",
          sees: ["invited"],
          why: "Kept for 90 days, while the agencies present file the notes.",
          may: { invited: quiet("document") },
        },
        cancelled: { turn: "nobody", sees: ["invited"], why: "It is called off.", may: {} },
      },
    },
    /** What the others want to talk about. */
    wishes: {
      waits: (state): readonly Wait<"asking" | "asked">[] =>
        isAgenda(state) && state.step === "draft"
          ? one(state.reminded ? "asked" : "asking", state, 0)
          : [],
      rows: {
        asking: {
          turn: "invited",
          sees: ["invited"],
          by: reminding,
          silent: { name: "those without an item are reminded, once", command: "remind" },
          may: {},
        },
        asked: { turn: "nobody", sees: ["invited"], why: "They have been reminded.", may: {} },
      },
    },
  },
  anytime: {},
  labels: {
    add: (state) =>
      openHeading(state) ? (state.step === "sent" ? next : { key: "agenda.add.title" }) : undefined,
    addCase: (state) => {
      if (state.step === "sent") return openHeading(state) ? undefined : next;
      return hasCases(state) ? { key: "agenda.addCase.title" } : undefined;
    },
    attend: "agenda.attend.before",
    excuse: "agenda.excuse",
    send: "agenda.send",
    move: "agenda.move.title",
    seat: "agenda.seat.title",
    cancel: "agenda.cancel.title",
  },
  sure: { cancel: "agenda.cancel.sure" },
});
/** Whoever may look, at one of these steps. */
export const readsAt =
  (...steps: readonly Step[]): Access<State> =>
  (state, actor, world) =>
    isAgenda(state) && steps.includes(state.step) && table.reads(state, actor, world);
