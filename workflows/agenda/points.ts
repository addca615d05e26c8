// The order of a meeting: standing items in theirs, and under each what belongs there.
import type { InstanceId, Open } from "../../src/rules/ui.ts";
import {
  caseDecisions,
  decisions,
  type Heading,
  headings,
  openHeadings,
  standing,
  type Template,
} from "./codes.ts";
import type { Agenda, Item, State } from "./model.ts";

/** Where the meeting can be: a standing item without items of its own, or an item. */
export type Point = { readonly id: Open<string>; readonly heading: Heading; readonly item?: Item };

/** The id of the point that a standing item without items of its own is. */
export const headingId = (heading: Heading): Open<string> => `h:${heading}` as Open<string>;
/** The standing items of this kind of meeting, in their order. */
export const headingsOf = (state: Agenda): readonly Heading[] => {
  const own = standing[state.template as Template];
  return headings.filter((heading) => own.includes(heading));
};
/** What can be put on the agenda: a conference has no heading for anything but cases. */
export const adding = (state: Agenda): "add" | "addCase" =>
  headingsOf(state).some((heading) => (openHeadings as readonly Heading[]).includes(heading))
    ? "add"
    : "addCase";
/** What stands under a heading, done or not, in its order. */
export const itemsUnder = (state: Agenda, heading: Heading): readonly Item[] =>
  state.items.filter((item) => item.under === heading && item.state !== "withdrawn");
/** Cases and referrals that people have put on the agenda. What was only collected gives way to them. */
export const wishedFor = (state: Agenda): ReadonlySet<InstanceId> =>
  new Set(
    state.items.flatMap(({ collected, state: is, about }) =>
      about && !collected && is !== "withdrawn" ? [about.instance] : [],
    ),
  );
/** Everybody invited reads what is recorded there. */
export const isOpenPoint = (state: Agenda, point: string): boolean =>
  state.items.find(({ id }) => id === point)?.about === undefined;
/** Every point in order, also those that are done. */
export const points = (state: Agenda): readonly Point[] =>
  headingsOf(state).flatMap((heading): Point[] => {
    const items = itemsUnder(state, heading);
    return items.length === 0
      ? [{ id: headingId(heading), heading }]
      : items.map((item) => ({ id: item.id, heading, item }));
  });
/** Nothing stands there: nobody has put an item, nothing was collected, nothing was given. What only the register knows always stands. */
const isBare = (state: Agenda, { heading, item }: Point): boolean => {
  if (item) return false;
  switch (heading) {
    case "outlook":
      return true;
    case "method":
      return (state.collected?.methods ?? []).length === 0;
    case "training":
      return (state.collected?.trainings ?? []).length === 0;
    case "actions":
      return (state.collected?.actions ?? []).length === 0;
    case "newActions":
      return state.acted.length === 0;
    // The card in a space would tell whether there is a case or a referral.
    case "cases":
    case "referrals":
    case "opening":
    case "presence":
    case "previous":
    case "capacity":
    case "nextMeeting":
      return false;
  }
};
const isWaiting = (state: Agenda, point: Point): boolean =>
  point.item === undefined ? !state.behind.includes(point.id) : point.item.state === "waiting";
/** What comes after: the next that waits, then what came too late for its place, then what was parked. undefined: nothing is left. */
export const following = (state: Agenda, point: string | undefined): Point | undefined => {
  const all = points(state);
  const at = all.findIndex(({ id }) => id === point);
  return (
    [...all.slice(at + 1), ...all].find((each) => isWaiting(state, each)) ??
    all.find(({ item }) => item?.state === "parked")
  );
};
const leaving = (state: Agenda, id: Open<string>): Agenda =>
  state.items.some((item) => item.id === id)
    ? {
        ...state,
        items: state.items.map((item) => (item.id === id ? { ...item, state: "done" } : item)),
      }
    : { ...state, behind: [...state.behind, id] };
/** Standing items under which nothing stands, between a point and the next that has something: they are passed over in the same step. */
export const passedOver = (state: Agenda, point: Open<string>): readonly Open<string>[] => {
  const over: Open<string>[] = [];
  let [left, last] = [leaving(state, point), point];
  for (let next = following(left, last); next && isBare(left, next); next = following(left, last)) {
    last = next.id;
    over.push(last);
    left = leaving(left, last);
  }
  return over;
};
/** Those that were passed over on the way to where the meeting is. */
export const passedHere = (state: Agenda): readonly Heading[] => {
  const all = points(state);
  const at = all.findIndex(({ id }) => id === state.now);
  const before = all.slice(0, Math.max(at, 0));
  const last = before.findLastIndex((each) => !isBare(state, each));
  return before.slice(last + 1).map(({ heading }) => heading);
};
/** What can be decided: at a meeting that has no cases nothing about one. */
export const decisionsAt = (state: State) => ({
  code: decisions.filter(
    (code) =>
      state.step === "new" || headingsOf(state).includes("cases") || !caseDecisions.includes(code),
  ),
});
/** The point before this one to which the meeting can go back: what was put off to the next meeting has left this one. */
export const beforeThis = (state: Agenda): Point | undefined => {
  const all = points(state);
  const at = all.findIndex(({ id }) => id === state.now);
  return all
    .slice(0, at < 0 ? all.length : at)
    .findLast((each) => each.item?.state !== "carried" && !isBare(state, each));
};
/** Where the meeting is; undefined before it, after it, and when all has been gone through. */
export const pointNow = (state: Agenda): Point | undefined =>
  state.now === undefined ? undefined : points(state).find(({ id }) => id === state.now);
/** `3` of `12`, by standing item: how many cases there are cannot be counted from it. */
export const placeOf = (
  state: Agenda,
  heading: Heading,
): { readonly now: readonly Heading[]; readonly all: readonly Heading[] } => {
  const all = headingsOf(state);
  return { now: all.slice(0, all.indexOf(heading) + 1), all };
};
