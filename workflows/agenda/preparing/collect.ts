// The agenda builds itself: what those invited have in common and have not finished.

import { bandsBy } from "../../../src/figures/band.ts";
import { upTo } from "../../../src/rules/pages.ts";
import { type AgencyId, type Instant, type Open, reveal, seal } from "../../../src/rules/ui.ts";
import type { Needs, Row, World } from "../../../src/rules/workflow.ts";
import { actionProjection } from "../../action/projection.ts";
import { caseProjection } from "../../case/projection.ts";
import { methodProjection } from "../../method/projection.ts";
import type { About, Agenda, Collected, Event, State, Unfinished, Wish } from "../model.ts";
import { headingsOf, wishedFor } from "../points.ts";
import { isAgenda } from "../rules.ts";

/** More than this nobody goes through in one meeting: each of what is collected, and of what people put there. Beyond it, the earliest due come first. [design] */
export const mostItems = 200;
/** Of actions that are open, of those that ended and of trainings. A meeting about everything is none: beyond it the agenda says that there are more. [design] */
const mostCollected = 200;

/** Worth raising at a meeting, and not quiet. */
export const isRaisable = (row: Row): boolean => caseProjection.of(row).raisable !== undefined;
/** What those invited share and what is worth raising; the rest stays unread. */
export const collecting = (state: State, { at }: { readonly at: Instant }): Needs => {
  if (!isAgenda(state)) return {};
  const shared = state.invited;
  // What is collected is a picture of one moment: somebody who checks in meanwhile is not in the way, nor is the collecting in theirs.
  const snapshot = true;
  const common = { open: true, shared, snapshot, limit: mostItems } as const;
  const own = headingsOf(state);
  const limit = mostCollected + 1;
  return {
    unfinished: { workflow: "action", of: state.series, open: true, snapshot, limit },
    impossible: {
      workflow: "action",
      of: state.series,
      open: false,
      closedSince: state.since,
      raised: at,
      snapshot,
      limit,
    },
    questions: { workflow: "capacity", ...common },
    ...(own.includes("training") && {
      trainings: { workflow: "training", open: true, snapshot, limit },
    }),
    ...(own.includes("cases") && {
      raised: { workflow: "case", raised: at, ...common },
      recent: { workflow: "case", openedSince: state.since, openedUntil: at, ...common },
    }),
    ...(own.includes("method") && {
      methods: { workflow: "method", raised: at, ...common },
      // NMT is asked through whoever convenes it.
      ...(state.template === "nmt_kvartal" && {
        convened: {
          workflow: "method",
          raised: at,
          open: true,
          agency: state.convener,
          snapshot,
          limit: mostItems,
        },
      }),
    }),
    ...(own.includes("referrals") && {
      referrals: { workflow: "referral", raised: at, ...common },
    }),
  };
};
/** The cases on it, as they are now. */
export const still = (state: State): Needs => {
  const items = isAgenda(state) ? state.items : [];
  const cases = items.flatMap(({ about }) => (about?.workflow === "case" ? [about.instance] : []));
  return { still: { workflow: "case", instances: cases, limit: items.length } };
};
/** A case that has become quiet, was closed or erased since it was put there is on no agenda that is sent or held. */
export const fallen = (state: Agenda, world: World): readonly Event[] => {
  const still = new Set(
    world.rows("still").flatMap((row) => (isRaisable(row) ? [row.instance] : [])),
  );
  return state.items.flatMap(({ id, about, state: is }): Event[] =>
    is === "waiting" && about?.workflow === "case" && !still.has(about.instance)
      ? [{ type: "itemWithdrawn", item: id }]
      : [],
  );
};
const isImpossible = (row: Row): boolean => actionProjection.of(row).step === "impossible";
const unfinished = (open: readonly Row[], ended: readonly Row[]): readonly Unfinished[] => {
  const of = (rows: readonly Row[], impossible: boolean): Unfinished[] =>
    rows.flatMap((row) =>
      row.summary.ref ? [{ instance: row.instance, ref: row.summary.ref, impossible }] : [],
    );
  return [...of(open, false), ...of(ended.filter(isImpossible), true)];
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
  row.summary.ref
    ? [{ under, about: { workflow, instance: row.instance, ref: row.summary.ref }, by, carried: 0 }]
    : [];

const methods = (world: World): Pick<Collected, "methods"> => {
  const found = once([...world.rows("methods"), ...world.rows("convened")]);
  return found.length === 0
    ? {}
    : {
        methods: found.flatMap((row) => {
          const { theme } = methodProjection.of(row);
          return theme ? [{ instance: row.instance, theme }] : [];
        }),
      };
};

/** Collected anew: what was collected before is replaced. */
export const build = (state: Agenda, at: Instant, world: World): readonly Event[] => {
  const cases = once([...world.rows("raised"), ...world.rows("recent")].filter(isRaisable));
  const read = (name: string) => upTo(world.rows(name), mostCollected);
  const [open, ended, occasions] = [read("unfinished"), read("impossible"), read("trainings")];
  const more = (open.cut || ended.cut || occasions.cut) && { more: true as const };
  const ahead = occasions.rows.filter(
    ({ summary: { dueAt } }) => dueAt !== undefined && dueAt > state.from,
  );
  const trainings = ahead.length > 0 && { trainings: ahead.map(({ instance }) => instance) };
  // Collected anew, the same count is told in the same way.
  const secret = state.collected?.secret ?? seal(world.fresh.instance as string);
  const bandOf = bandsBy(reveal(secret));
  const questions = bandOf("questions", world.rows("questions").length) as Open<number>;
  const collected: Collected = {
    at,
    actions: unfinished(open.rows, ended.rows),
    questions,
    secret,
    ...methods(world),
    ...trainings,
    ...more,
  };
  const known = wishedFor(state);
  const about = [
    ...cases.flatMap((row) => wishOf(row, "cases", "case", state.chair)),
    ...once(world.rows("referrals")).flatMap((row) =>
      wishOf(row, "referrals", "referral", state.chair),
    ),
  ].filter((wish) => !known.has(wish.about.instance));
  return [{ type: "built", collected, about }];
};
/** Those invited who have put nothing on the agenda yet. */
export const silent = (state: Agenda, day: string, world: World): readonly AgencyId[] =>
  state.invited.filter(
    (id) => !state.contributed.includes(id) && world.people.answers(id, day) !== undefined,
  );
