// The agenda builds itself: what those invited have in common and have not finished.
import type { AgencyId } from "../../src/rules/ui.ts";
import { memberOf, type Needs, type Refusal, type Row, refuse, type World } from "../../src/rules/workflow.ts";
import type { Command, Of } from "./commands.ts";
import type { About, Agenda, Collected, Event, State, Unfinished, Wish } from "./model.ts";
import { headingsOf, wishedFor } from "./points.ts";
import { isAgenda } from "./rules.ts";

/** More than this nobody goes through in one meeting: each of what is collected, and of what people put there. Beyond it, the earliest due come first. [design] */
export const mostItems = 200;
/** A meeting about everything that was never finished is none: the rest stays in the lists of actions. [design] */
const mostActions = 200;

/** Worth raising at a meeting, and not quiet. */
export const isRaisable = (row: Row): boolean => row.summary.flags?.includes("raisable") === true;
/** What those invited share and what is worth raising; the rest stays unread. */
const collecting = (state: Agenda, at: Of<"build">["at"]): Needs => {
  const shared = state.invited;
  // What is collected is a picture of one moment: somebody who checks in meanwhile is not in the way, nor is the collecting in theirs.
  const snapshot = true;
  const common = { open: true, shared, snapshot, limit: mostItems } as const;
  const own = headingsOf(state);
  return {
    unfinished: { workflow: "action", of: state.series, open: true, snapshot, limit: mostActions },
    impossible: { workflow: "action", of: state.series, open: false, closedSince: state.since, raised: at, snapshot, limit: mostActions },
    questions: { workflow: "capacity", ...common },
    ...(own.includes("cases") && {
      raised: { workflow: "case", raised: at, ...common },
      recent: { workflow: "case", openedSince: state.since, ...common },
    }),
    ...(own.includes("referrals") && { referrals: { workflow: "referral", raised: at, ...common } }),
  };
};
const casesOf = (state: Agenda): readonly About["instance"][] =>
  state.items.flatMap(({ about }) => (about?.workflow === "case" ? [about.instance] : []));
/** A case that has become quiet, was closed or erased since it was put there is on no agenda that is sent or held. */
export const fallen = (state: Agenda, world: World): readonly Event[] => {
  const still = new Set(world.rows("still").flatMap((row) => (isRaisable(row) ? [row.instance] : [])));
  return state.items.flatMap(({ id, about, state: is }): Event[] =>
    is === "waiting" && about?.workflow === "case" && !still.has(about.instance) ? [{ type: "itemWithdrawn", item: id }] : [],
  );
};
/** What a command must know of other instances: what is collected, and whether the member may read what the command is about. */
export const needs = (state: State, command: Command): Needs => {
  if (!isAgenda(state)) return {};
  switch (command.type) {
    case "build":
    case "collect":
      return collecting(state, command.at);
    case "close":
    case "send":
    case "start":
      return { still: { workflow: "case", instances: casesOf(state), limit: state.items.length } };
    case "addCase": {
      const member = memberOf(command.by);
      return member ? { kase: { workflow: "case", instances: [command.values.kase], for: member, limit: 1 } } : {};
    }
    default: {
      // Whoever records something about a case or a referral may read it, now.
      const member = memberOf(command.by);
      const abouts = aboutsOf(state, command);
      const [first] = abouts;
      return first && member
        ? { about: { workflow: first.workflow, instances: abouts.map((each) => each.instance), for: member, limit: abouts.length } }
        : {};
    }
  }
};
const pointed = ["decide", "act", "park", "carry", "next", "takeBack", "time", "order", "correct"];
/** The cases and referrals that a command is about, through the points and items that it names. */
const aboutsOf = (state: Agenda, command: Command): readonly About[] => {
  if (!pointed.includes(command.type)) return [];
  const { point, item, before, decision } = command.values as Partial<Record<"point" | "item" | "before" | "decision", string>>;
  const ids = [point, item, before, state.decided.find(({ n }) => String(n) === decision)?.point];
  return state.items.flatMap((each) => (each.about && ids.includes(each.id) ? [each.about] : []));
};
/**
 * What one may not read, one may not record anything about, nor learn that it is there: it is answered like something that does not exist. Only the point
 * that the meeting is at is known to everybody.
 */
export const closedTo = (state: Agenda, command: Command, world: World): Refusal | undefined => {
  // The meeting goes on for everybody; and at another point than this one the press changes nothing.
  if (command.type === "next") return undefined;
  const abouts = aboutsOf(state, command);
  if (abouts.every(({ instance }) => world.rows("about").some((row) => row.instance === instance))) return undefined;
  const { point } = command.values as { point?: string };
  if (point === undefined) return refuse("agenda.item.gone");
  return refuse(state.now === point ? "agenda.closedSession" : "agenda.movedOn");
};

const isImpossible = (row: Row): boolean => row.summary.flags?.includes("impossible") === true;
const unfinished = (world: World): readonly Unfinished[] => {
  const of = (rows: readonly Row[], impossible: boolean): Unfinished[] =>
    rows.flatMap((row) => (row.summary.ref ? [{ instance: row.instance, ref: row.summary.ref, impossible }] : []));
  return [...of(world.rows("unfinished"), false), ...of(world.rows("impossible").filter(isImpossible), true)];
};
/** In the order of random ids, which tells nothing. */
const inNoOrder = (a: Row, b: Row): number => (a.instance < b.instance ? -1 : 1);
const once = (rows: readonly Row[]): readonly Row[] =>
  [...new Map(rows.map((row) => [row.instance, row])).values()].sort(inNoOrder).slice(0, mostItems);
const wishOf = (
  row: Row,
  under: Wish["under"],
  workflow: About["workflow"],
  by: Wish["by"],
): readonly (Wish & { readonly about: About })[] =>
  row.summary.ref ? [{ under, about: { workflow, instance: row.instance, ref: row.summary.ref }, by, carried: 0 }] : [];

/** Collected anew: what was collected before is replaced. */
export const build = (state: Agenda, at: Of<"build">["at"], world: World): readonly Event[] => {
  const cases = once([...world.rows("raised"), ...world.rows("recent")].filter(isRaisable));
  const collected: Collected = { at, actions: unfinished(world), questions: world.rows("questions").length };
  const known = wishedFor(state);
  const about = [
    ...cases.flatMap((row) => wishOf(row, "cases", "case", state.chair)),
    ...once(world.rows("referrals")).flatMap((row) => wishOf(row, "referrals", "referral", state.chair)),
  ].filter((wish) => !known.has(wish.about.instance));
  return [{ type: "built", collected, about }];
};
/** Those invited who have put nothing on the agenda yet. */
export const silent = (state: Agenda, day: string, world: World): readonly AgencyId[] =>
  state.invited.filter((id) => !state.contributed.includes(id) && world.people.answers(id, day) !== undefined);
