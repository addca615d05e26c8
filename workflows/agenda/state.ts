// What has happened to one meeting, and what is true because of it.

import { type Folds, fold } from "../../src/rules/fold.ts";
import type { Open } from "../../src/rules/ui.ts";
import { goingOn, isLeft } from "./after.ts";
import type { Agenda, Decision, Event, Item, Presence, State, Wish } from "./model.ts";
import { following, headingId, points, wishedFor } from "./points.ts";

export const initial: State = { step: "new" };

const closedMark = "c:";
type Only<T extends Event["type"]> = Extract<Event, { readonly type: T }>;
const numberOf = (id: string): number => Number(id.slice(closedMark.length));
/**
 * What is closed to some is numbered apart (`c:1`), anew with each collecting: buttons that everybody is shown carry the numbers of the rest, and gaps in
 * those would say how many there are.
 */
const itemsOf = (
  wishes: readonly Wish[],
  known: readonly Item[],
  from: number,
  collected: boolean,
): readonly Item[] => {
  let open = from;
  let closed = Math.max(0, ...known.filter((item) => item.about).map((item) => numberOf(item.id)));
  return wishes.map((wish) => {
    const id = wish.about ? `${closedMark}${++closed}` : String(++open);
    return { ...wish, id: id as Open<string>, collected, state: "waiting" };
  });
};
const openOf = (wishes: readonly Wish[]): number =>
  wishes.filter(({ about }) => about === undefined).length;
/** A case that two people wished for stands there once. */
const distinct = (wishes: readonly Wish[]): readonly Wish[] =>
  wishes.filter(
    ({ about }, i) =>
      about === undefined ||
      wishes.findIndex((each) => each.about?.instance === about.instance) === i,
  );
const begun = (e: Only<"begun">): Agenda => {
  const { type: _type, at, ...rest } = e;
  return {
    ...rest,
    step: "draft",
    sequence: 0,
    changedAt: at,
    items: [],
    count: 0,
    contributed: [],
    presence: [],
    behind: [],
    decided: [],
    acted: [],
    discussed: [],
    kept: [],
    handed: [],
    approved: [],
    faults: [],
    lateAt: [],
    openAt: [],
    documented: [],
  };
};
const more = (state: Agenda, wishes: readonly Wish[], collected = false): Agenda => ({
  ...state,
  items: [...state.items, ...itemsOf(wishes, state.items, state.count, collected)],
  count: state.count + openOf(wishes),
});
/** What is carried over about a case that was collected as well stands there once. */
const received = (state: Agenda, wishes: readonly Wish[]): Agenda => {
  const known = wishedFor(state);
  const fresh = distinct(wishes).filter(
    (wish) => wish.about === undefined || !known.has(wish.about.instance),
  );
  const about = new Set(fresh.map((wish) => wish.about?.instance));
  return more(
    {
      ...state,
      items: state.items.filter((item) => !item.collected || !about.has(item.about?.instance)),
    },
    fresh,
  );
};
const patched = (state: Agenda, id: string, patch: Partial<Item>): Agenda => ({
  ...state,
  items: state.items.map((item) => (item.id === id ? { ...item, ...patch } : item)),
});
/** What was collected before is replaced; what people have put there stays. */
const built = (state: Agenda, e: Only<"built">): Agenda => ({
  ...more({ ...state, items: state.items.filter((item) => !item.collected) }, e.about, true),
  collected: e.collected,
});
const ordered = (state: Agenda, e: Only<"ordered">): Agenda => {
  const item = state.items.find(({ id }) => id === e.item);
  if (!item) return state;
  const rest = state.items.filter(({ id }) => id !== e.item);
  const at = rest.findIndex(({ id }) => id === e.before);
  return { ...state, items: [...rest.slice(0, at), item, ...rest.slice(at)] };
};
const noted = (state: Agenda, { agency, state: is, members }: Only<"presenceNoted">): Agenda => {
  if (is === "absent")
    return { ...state, presence: state.presence.filter((each) => each.agency !== agency) };
  const own: Presence = { agency, state: is, members };
  const at = state.presence.findIndex((each) => each.agency === agency);
  return { ...state, presence: at < 0 ? [...state.presence, own] : state.presence.with(at, own) };
};
/** The notes are other notes now: whoever approved them, or found something wrong, is asked again. */
const anew = (state: Agenda, at: Agenda["from"]): Agenda => ({
  ...state,
  corrected: { n: (state.corrected?.n ?? 0) + 1, at },
  approved: [],
  faults: [],
});
const at = (state: Agenda, now: Agenda["now"]): Agenda => {
  const { now: _now, ...rest } = state;
  return now === undefined ? rest : { ...rest, now };
};
/** Who said that they come is not there because of that. */
const started = (state: Agenda, e: Only<"started">): Agenda =>
  at(
    {
      ...state,
      step: "running",
      startedAt: e.at,
      presence: state.presence.filter((each) => each.state === "excused"),
    },
    points(state)[0]?.id,
  );
/** An item that comes while its standing item is gone through, or after the last point, is where the meeting is. */
const added = (state: Agenda, e: Only<"added">): Agenda => {
  const next = {
    ...more(state, [e.wish]),
    contributed: [...new Set([...state.contributed, e.agency])],
  };
  const here =
    state.step === "running" && (state.now === undefined || state.now === headingId(e.wish.under));
  return here ? at(next, next.items.at(-1)?.id) : next;
};
const wentOn = (state: Agenda, e: Only<"wentOn">): Agenda => {
  const item = state.items.find(({ id }) => id === e.point);
  const left = item ? patched(state, item.id, { state: e.how }) : state;
  const about = e.how === "done" && item?.about?.workflow === "case" ? [item.about.instance] : [];
  const kept = e.how === "carried" && item ? [[goingOn(item)]] : [];
  const behind = [...(item ? left.behind : [...left.behind, e.point]), ...(e.over ?? [])];
  const discussed = [...new Set([...left.discussed, ...about])];
  const next = { ...left, behind, discussed, kept: [...left.kept, ...kept] };
  return at(next, following(next, e.over?.at(-1) ?? e.point)?.id);
};
/** What was done there stays; it is talked about again. */
const wentBack = (state: Agenda, to: Open<string>): Agenda =>
  at(
    { ...patched(state, to, { state: "waiting" }), behind: state.behind.filter((id) => id !== to) },
    to,
  );
const kept = (state: Agenda, wishes: readonly Wish[]): Agenda =>
  wishes.length === 0 ? state : { ...state, kept: [...state.kept, wishes] };
const passedOn = (state: Agenda, wishes: readonly Wish[]): Agenda => {
  const items = state.items.map((item): Item => {
    if (item.state !== "waiting" && item.state !== "parked") return item;
    return { ...item, state: isLeft(state, item) ? "carried" : "done" };
  });
  return kept({ ...state, items }, wishes);
};
const finished = (state: Agenda, e: Only<"finished">): Agenda =>
  at(
    passedOn({ ...state, step: "review", finishedAt: e.at, approveBy: e.approveBy }, e.wishes),
    undefined,
  );
const recorded = <D extends Decision>(
  { text: _old, ...rest }: D,
  { code, text }: Only<"corrected">,
) => ({
  ...rest,
  code,
  ...(text && { text }),
});
/** Each event to what it makes of the state. */
const folds: Folds<Agenda, Exclude<Event, { readonly type: "begun" }>> = {
  received: (state, event) => received(state, event.wishes),
  added: (state, event) => added(state, event),
  redacted: (state) => state,
  handedOn: (state, event) => ({
    ...state,
    handed: [...state.handed, { portions: event.portions, to: event.to }],
  }),
  kept: (state, event) => kept(state, event.wishes),
  ordered: (state, event) => ordered(state, event),
  timed: (state, event) => patched(state, event.item, { minutes: event.minutes }),
  itemWithdrawn: (state, event) => patched(state, event.item, { state: "withdrawn" }),
  built: (state, event) => built(state, event),
  reminded: (state, event) => ({
    ...state,
    reminded: { at: event.at, tomorrow: event.tomorrow, agencies: event.agencies },
  }),
  sent: (state) => ({ ...state, step: "sent" }),
  moved: (state, event) => {
    // Who could or could not come was said of another time, and those who are silent are asked before the new one.
    const { reminded: _reminded, today: _today, ...rest } = state;
    return {
      ...rest,
      from: event.from,
      until: event.until,
      sequence: state.sequence + 1,
      changedAt: event.at,
      presence: [],
    };
  },
  cancelled: (state, event) =>
    passedOn(
      { ...state, step: "cancelled", sequence: state.sequence + 1, changedAt: event.at },
      event.wishes,
    ),
  seated: (state, event) => ({ ...state, chair: event.chair, notes: event.notes }),
  started: (state, event) => started(state, event),
  presenceNoted: (state, event) => noted(state, event),
  wentOn: (state, event) => wentOn(state, event),
  wentBack: (state, event) => wentBack(state, event.to),
  dayCame: (state) => ({ ...state, today: true }),
  decided: (state, event) => {
    const { type: _type, ...decision } = event;
    return { ...state, decided: [...state.decided, decision] };
  },
  acted: (state, event) => {
    const { type: _type, ...acted } = event;
    return { ...state, acted: [...state.acted, acted] };
  },
  finished: (state, event) => finished(state, event),
  corrected: (state, event) =>
    anew(
      {
        ...state,
        decided: state.decided.map((old) => (old.n === event.n ? recorded(old, event) : old)),
      },
      event.at,
    ),
  amended: (state, event) => anew(state, event.at),
  approved: (state, event) => ({
    ...state,
    approved: [...state.approved, { agency: event.agency, by: event.by, at: event.at }],
    faults: state.faults.filter(({ agency }) => agency !== event.agency),
  }),
  faulted: (state, event) => ({
    ...state,
    faults: [
      ...state.faults.filter(({ agency }) => agency !== event.agency),
      { agency: event.agency, what: event.what, at: event.at },
    ],
    approved: state.approved.filter(({ agency }) => agency !== event.agency),
  }),
  late: (state, event) => ({ ...state, lateAt: [...state.lateAt, event.at] }),
  stillOpen: (state, event) => ({ ...state, openAt: [...state.openAt, event.at] }),
  adopted: (state, event) => ({
    ...state,
    step: "approved",
    adoptedAt: event.at,
    forgetAt: event.forgetAt,
  }),
  documented: (state, event) => ({ ...state, documented: [...state.documented, event.agency] }),
  forgetLater: (state, event) => ({ ...state, forgetAt: event.forgetAt }),
  forgotten: (state, event) => ({ ...state, eraseBy: event.eraseBy }),
};
export const evolve = (state: State, event: Event): State => {
  if (event.type === "begun") return begun(event);
  return state.step === "new" ? state : fold(folds, state, event);
};
