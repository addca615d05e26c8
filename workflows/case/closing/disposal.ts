// Disposal (gallring): on which day each agency that shares a closed case is done with it, and when it is erased by itself.
import { daysKeptBy } from "../../../src/rules/kept.ts";
import type { AgencyId, Instant, MemberId } from "../../../src/rules/ui.ts";
import { type Agency, agencyOf, leadOn } from "../../../src/rules/who.ts";
import {
  type Needs,
  neutralBy,
  plus,
  type Signal,
  type Timer,
  type World,
} from "../../../src/rules/workflow.ts";
import { disposalTells } from "../../disposal/signals.ts";
import { unsentDrafts } from "../naming/unsent.ts";
import type { Case, Event } from "../state.ts";

const dayMs = 86_400_000;
/** The lead hears of it so long before. [design] */
const warnedDays = 7;
/** When the agency's days have passed since the case was closed; undefined: it is open. */
const dayOf = (agency: Agency | undefined, { closed }: Case): Instant | undefined =>
  closed && plus(closed.at, daysKeptBy("case", agency, agency?.retentionDays ?? 90) * dayMs);
/** Other agencies that read it. */
const guests = ({ parts }: Case): readonly AgencyId[] =>
  parts.filter(({ state }) => state === "in").map(({ agency }) => agency);
/** From then on its lead may erase it: the latest day of those that share it. */
export const erasableFrom = (state: Case, world: World): Instant | undefined =>
  [state.agency, ...guests(state)]
    .flatMap((id) => dayOf(agencyOf(id, world), state) ?? [])
    .sort()
    .at(-1);
/** Somebody at the agency has decided about disposal, and the configuration says who and when. */
const hasDecided = (agency: Agency | undefined): boolean =>
  agency !== undefined && !agency.missing.includes("disposalDecision");
/** Morning of the workday after: a clock that fires at night or on a day off helps nobody. */
const morningAfter = (at: Instant, world: World): Instant =>
  world.calendar.addWorkdays(at, 1, "09:00");

type Step =
  | { readonly what: "readingEnds"; readonly agency: AgencyId }
  | { readonly what: "warns" }
  | { readonly what: "erases" };
type Due = Step & { readonly at: Instant };
/** The lead hears of it first. Filed late, or decided late, it is there for as many days as the lead was promised. `at`: the morning on which it could be erased. */
const ending = (filedOn: Instant, said: Case["disposal"], at: Instant): Due => {
  if (said) return { what: "erases", at: said.erasesAt > at ? said.erasesAt : at };
  const warns = plus(at, -warnedDays * dayMs);
  return { what: "warns", at: warns < filedOn ? filedOn : warns };
};
/**
 * What the clock does to a closed case, in order. A guest stops reading on its own day; so does its owner, where the case is filed and a guest's day is later.
 * It is erased by itself on the latest day, where it is filed and each of them has decided.
 */
const dues = (state: Case, world: World): readonly Due[] => {
  const { agency, filedOn, disposal } = state;
  const latest = erasableFrom(state, world);
  if (state.step !== "closed" || latest === undefined) return [];
  const others = guests(state);
  const decided = (id: AgencyId): boolean => hasDecided(agencyOf(id, world));
  const erases = filedOn !== undefined && [agency, ...others].every(decided);
  const ends = (id: AgencyId): readonly Due[] => {
    const at = dayOf(agencyOf(id, world), state);
    // With the last of them the case itself goes.
    const isLast = erases && at === latest;
    return at && !isLast && decided(id)
      ? [{ what: "readingEnds", agency: id, at: morningAfter(at, world) }]
      : [];
  };
  // Without the others' decisions it stays, and somebody must be there who can erase it.
  const owners = erases && !state.readingEnded && others.length > 0 ? ends(agency) : [];
  return [
    ...others.flatMap(ends),
    ...owners,
    ...(erases ? [ending(filedOn, disposal, morningAfter(latest, world))] : []),
  ].toSorted((a, b) => (a.at < b.at ? -1 : 1));
};
export const disposalTimers = (state: Case, world: World): readonly Timer<"dispose">[] => {
  const [next] = dues(state, world);
  return next ? [{ key: `dispose:${next.what}:${next.at}`, at: next.at, command: "dispose" }] : [];
};
/** The lead, or who stands in; nobody where the agency reads it no more, and could do nothing. */
const warnedAt = (
  { agency, readingEnded }: Case,
  at: Instant,
  world: World,
): MemberId | undefined =>
  readingEnded ? undefined : leadOn(agencyOf(agency, world), world.calendar.day(at), world);
/** What a person has asked of the agency, and is not over: until then the case is there. */
export const runningNeeds = ({ requests = [] }: Case): Needs =>
  requests.length > 0
    ? { running: { workflow: "rights", instances: requests, open: true, limit: 1 } }
    : {};
const warned = (state: Case, at: Instant, world: World): Event => {
  const [to, day] = [warnedAt(state, at, world), erasesOn(state, world)];
  const earliest = morningAfter(plus(at, (warnedDays - 1) * dayMs), world);
  return {
    type: "disposalSaid",
    at,
    erasesAt: day && day > earliest ? day : earliest,
    ...(to && { to }),
  };
};
const eventsOf = (due: Due, state: Case, at: Instant, world: World): readonly Event[] => {
  switch (due.what) {
    case "readingEnds":
      return [{ type: "readingEnded", at, agency: due.agency }];
    case "warns":
      return [warned(state, at, world)];
    case "erases":
      if (world.rows("running").length > 0) return [warned(state, at, world)];
      return [{ type: "eraseAsked", at, eraseBy: neutralBy(at), ...unsentDrafts(world) }];
  }
};
export const disposed = (state: Case, at: Instant, world: World): readonly Event[] =>
  dues(state, world)
    .filter((due) => due.at <= at)
    .flatMap((due) => eventsOf(due, state, at, world));
/** The day on which it is erased by itself; undefined: it is not. */
export const erasesOn = (state: Case, world: World): Instant | undefined => {
  const [next] = dues(state, world).filter(({ what }) => what === "erases" || what === "warns");
  if (next === undefined) return undefined;
  const latest = erasableFrom(state, world);
  return state.disposal?.erasesAt ?? (latest && morningAfter(latest, world));
};
/** Each time that kinds of the case were erased while it goes on: that it was done, and never which kinds. */
export const partsDisposedTells = ({ taken = [], agency }: Case): readonly Signal[] =>
  taken.flatMap(({ into }) =>
    disposalTells({ kind: "case", agencies: [agency], why: "part" }, `part:${into}`),
  );
/** That one more case is gone, and why. */
export const disposedTells = (state: Case): readonly Signal[] => {
  const why = state.byOperator ? "operator" : state.byRequest ? "request" : undefined;
  return disposalTells({
    kind: "case",
    agencies: [state.agency],
    beside: guests(state),
    ...(why && { why }),
  });
};
