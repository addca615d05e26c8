// Who has a case now, and what came of its newest obligation: one rule each, from which card, panel, messages, lists and Hem are drawn.
import { hasAt, personAt, standsFor, type Turn } from "../../src/rules/escalation.ts";
import { onDay, t } from "../../src/rules/say.ts";
import type { Instant, MemberId, Phrase, Span } from "../../src/rules/ui.ts";
import type { World } from "../../src/rules/workflow.ts";
import type { Came } from "../day/model.ts";
import { isAcute } from "./live.ts";
import { personOn, turnOn } from "./rules.ts";
import type { Case } from "./state.ts";

/** The step of the ladder that the case is on. Somebody who got the case since has it, whatever step it was on before. */
export const turnNow = (state: Case, world: World): Turn | undefined => {
  const newest = state.missed.at(-1);
  if (newest === undefined) return undefined;
  const moved = state.chain.findLast(({ what }) => what === "moved");
  return moved !== undefined && moved.at > newest.at
    ? turnOn("holder", state, world.calendar.day(moved.at), world)
    : turnOn(newest.rung, state, world.calendar.day(newest.at), world);
};
/**
 * Who had it before the newest move, and in whose list of a morning it may still stand: the list came on that day or on the workday before,
 * and the case may have moved more than once since.
 */
export const hadBefore = ({ chain }: Case, world: World): readonly MemberId[] => {
  const steps = chain.filter(({ what }) => what === "moved" || what === "opened");
  const newest = steps.at(-1);
  if (newest?.what !== "moved") return [];
  const day = world.calendar.day(newest.at);
  const came = world.calendar.beforeDay(day, 1, "00:00");
  const had = steps.slice(0, -1).filter((_, i) => (steps[i + 1]?.at ?? "") >= came);
  const people = had.flatMap(({ who }) =>
    [day, world.calendar.day(came)].map((each) => world.people.onDuty(who, each)),
  );
  return [...new Set(people.filter((id) => id !== undefined))];
};
/** Whom the newest step of the ladder is told to. */
export const toldNow = (state: Case, world: World): MemberId | undefined => {
  const turn = state.step === "open" ? turnNow(state, world) : undefined;
  return turn && personAt(turn, state, world);
};
/** Whom the case is with instead of its holder: the person on its step of the ladder, or the stand-in where nobody is there for the holder when it is due. */
export const personNow = (state: Case, world: World): MemberId | undefined => {
  if (state.step !== "open") return undefined;
  const turn = turnNow(state, world);
  if (turn) return hasAt(turn, state, world);
  const day = world.calendar.day(state.due);
  return standsFor(state, day, world) === undefined
    ? personOn("holder", state, day, world)
    : undefined;
};
/** Who has it now, as every surface says it. */
export const hasItNow = (state: Case, world: World): Span => {
  const member = personNow(state, world);
  return member === undefined ? state.holder : { member };
};
/** Its holder is there, and somebody else has it. */
export const hasElsewhere = (state: Case, world: World): boolean => {
  const has = personNow(state, world);
  const own = standsFor(state, world.calendar.day(state.due), world);
  return has !== undefined && own !== undefined && has !== own;
};

/** What came of the newest obligation. Acute danger stands above how it was said: nothing is done before a full check-in. */
export const cameOf = (state: Case): Came => {
  if (isAcute(state)) return { what: "acute" };
  return state.pastEnded === "postponed"
    ? { what: "postponed", until: state.due }
    : { what: "done" };
};
/** The receipt for an answer of these minutes. */
export const receiptOf = (at: Instant, came: Came): Phrase =>
  came.what === "postponed"
    ? t("case.miss.postponed", { day: onDay(came.until) })
    : t("case.mine.done", { at: { date: at, as: "time" } });
