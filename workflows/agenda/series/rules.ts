// What may happen to a series of meetings: planned once, it makes one meeting after the other.

import {
  type Asked,
  commandsOn,
  type Decided,
  decideBy,
  taking,
} from "../../../src/rules/command.ts";
import { nextToday } from "../../../src/rules/conference.ts";
import {
  agencies,
  choice,
  date,
  dayFault,
  nothing,
  shows,
  span,
} from "../../../src/rules/fields.ts";
import { type Folds, fold } from "../../../src/rules/fold.ts";
import { text } from "../../../src/rules/say.ts";
import {
  type AgencyId,
  form,
  type InstanceId,
  type Instant,
  type MemberId,
  type Open,
} from "../../../src/rules/ui.ts";
import {
  type Access,
  memberOf,
  refuse,
  senderOf,
  type World,
} from "../../../src/rules/workflow.ts";
import * as codes from "../codes.ts";
import { attends, convenes, hasContact } from "../rules.ts";
import { seriesSignals } from "../signals.ts";
import { dayAfter, nextSlot, type Slot } from "./recurrence.ts";

/** A meeting that is prepared or held, as the series knows it. */
type Occasion = {
  readonly instance: InstanceId;
  readonly slot: Slot;
  readonly from: Instant;
  readonly until: Instant;
  readonly chair: MemberId;
  readonly notes: MemberId;
  readonly since: Instant;
};
/** What a meeting has left over. The series knows where it lies, never what it is: a series is not erased. */
type Portion = { readonly from: InstanceId; readonly portion: number };
type Plan = {
  readonly template: Open<codes.Template>;
  readonly rhythm: Open<codes.Rhythm>;
  readonly time: Open<string>;
  readonly minutes: Open<string>;
  readonly first: string;
  readonly convener: AgencyId;
  readonly invited: readonly AgencyId[];
  readonly rotate: boolean;
  readonly by: MemberId;
  readonly at: Instant;
};
export type Series = Plan & {
  readonly step: "running" | "ended";
  /** When the last agenda was collected: what is new since then is new at the next meeting. */
  readonly since: Instant;
  /** The meeting that takes new items; none between two occasions of a series without a rhythm. */
  readonly upcoming?: InstanceId;
  readonly occasions: readonly Occasion[];
  /** Waits for the next meeting when none is planned. */
  readonly queue: readonly Portion[];
  /** To which meeting they go: at once what waited, and of one meeting together, because one command may tell only so much. */
  readonly passed: readonly {
    readonly from: InstanceId;
    readonly portions: readonly number[];
    readonly to: InstanceId;
  }[];
};
export type State = { readonly step: "new" } | Series;
export type Event =
  | ({ readonly type: "planned" } & Plan)
  | ({ readonly type: "prepared" } & Occasion)
  | { readonly type: "closedList"; readonly instance: InstanceId; readonly since: Instant }
  | ({ readonly type: "queued" } & Portion)
  | ({ readonly type: "passedOn"; readonly to: InstanceId } & Portion)
  | { readonly type: "ended"; readonly at: Instant };

export const isSeries = (state: State): state is Series => state.step !== "new";
const anew: Access<State> = (state, actor, world) =>
  !isSeries(state) && attends(memberOf(actor), world);
/** Whoever works where the series was planned; when that agency has left the register, anybody invited: somebody must be able to end it. */
const convener: Access<State> = (state, actor, world) => {
  const member = memberOf(actor);
  return (
    invited(state, actor, world) &&
    isSeries(state) &&
    member !== undefined &&
    convenes(member.agency, state.convener, world)
  );
};
export const invited: Access<State> = (state, actor, world) => {
  const member = memberOf(actor);
  return (
    isSeries(state) &&
    member !== undefined &&
    attends(member, world) &&
    state.invited.includes(member.agency)
  );
};

/** More round one table is no meeting. [design] */
const mostInvited = 30;
/** Chair and note-taker go round among those invited; the convener begins. NMT is chaired by whoever convenes it: only its note-taker goes round. */
const seats = (
  plan: Plan,
  slot: Slot,
  world: World,
): { readonly chair: MemberId; readonly notes: MemberId } => {
  const contacts = plan.invited.map((id) => world.people.answers(id, slot.day));
  // One person may answer for two agencies.
  const people = [...new Set(contacts)]
    .filter((id) => id !== undefined)
    .filter((id) => attends(world.people.members.get(id), world));
  const turn = plan.rotate ? slot.n : 0;
  const at = (i: number): MemberId => people[i % people.length] ?? plan.by;
  // Whoever planned it, unless that person has left, or has left that agency.
  const planner = world.people.members.get(plan.by);
  const chairGoesRound = plan.rotate && plan.template !== "nmt_kvartal";
  const chair =
    chairGoesRound || !attends(planner, world) || planner.agency !== plan.convener
      ? at(chairGoesRound ? turn : 0)
      : plan.by;
  // The same person twice would be two seats and one pair of hands.
  const notes = [1, 2].map((i) => at(turn + i)).find((id) => id !== chair) ?? chair;
  return { chair, notes };
};
const prepare = (
  plan: Plan,
  slot: Slot,
  since: Instant,
  world: World,
  time = plan.time,
): Event => ({
  type: "prepared",
  instance: world.fresh.other,
  slot,
  ...span(slot.day, time, Number(plan.minutes), world.calendar),
  ...seats(plan, slot, world),
  since,
});

const occasion = {
  day: date("A", "series.plan.day"),
  time: choice("A", "time", codes.times, "series.plan.time"),
} as const;
const planFields = {
  template: choice("A", "meeting", codes.templates, "series.plan.template"),
  ...occasion,
  rhythm: choice("A", "rhythm", codes.rhythms, "series.plan.rhythm"),
  invited: agencies("series.plan.invited"),
  minutes: choice("A", "minutes", codes.lengths, "series.plan.minutes", { more: true }),
  rotate: choice("A", "yesNo", codes.yesNo, "series.plan.rotate", {
    hint: "series.plan.rotateHint",
    more: true,
  }),
} as const;
const plan = (
  state: State,
  { values, by, at }: Asked<typeof planFields>,
  world: World,
): Decided<Event> => {
  const member = memberOf(by);
  const { day, invited: asked, rotate, ...rest } = values;
  if (isSeries(state)) return refuse("core.already");
  if (!member) return refuse("core.denied");
  const others = asked.filter((id) => id !== member.agency && world.people.agencies.has(id));
  if (others.length === 0) return refuse("series.plan.nobody", "invited");
  if (others.length > mostInvited) return refuse("series.plan.many", "invited");
  const fault = dayFault(day, rest.time, at, world.calendar);
  if (fault) return refuse(fault, "day");
  const planned: Plan = {
    ...rest,
    first: day,
    convener: member.agency,
    invited: [member.agency, ...others],
    rotate: rotate === "yes",
    by: member.id,
    at,
  };
  return [{ type: "planned", ...planned }, prepare(planned, { n: 0, day }, at, world)];
};
/**
 * The one after it, if the rhythm has one; the series has ended, or has none: nothing. A meeting that was moved past the next one's day leaves that one out:
 * nobody can prepare what has been.
 */
const following = (
  state: Series,
  closed: Occasion,
  since: Instant,
  at: Instant,
  world: World,
): readonly Event[] => {
  if (state.step === "ended") return [];
  const slot = nextSlot(
    state.first,
    state.rhythm,
    closed.slot.n,
    dayAfter(world.calendar.day(at)),
    world.calendar,
  );
  return slot ? [prepare(state, slot, since, world)] : [];
};
const closeList = (
  state: Series,
  by: InstanceId,
  since: Instant,
  at: Instant,
  world: World,
): readonly Event[] => {
  const occasion = state.occasions.find(({ instance }) => instance === by);
  if (!occasion || state.upcoming !== by) return [];
  return [
    { type: "closedList", instance: by, since },
    ...following(state, occasion, since, at, world),
  ];
};
const keep = (state: Series, portion: Portion): readonly Event[] => [
  state.upcoming === undefined
    ? { type: "queued", ...portion }
    : { type: "passedOn", to: state.upcoming, ...portion },
];
const again = (
  state: Series,
  { values: { day, time }, at }: Asked<typeof occasion>,
  world: World,
): Decided<Event> => {
  if (state.upcoming || state.step === "ended") return refuse("series.again.already");
  const fault = dayFault(day, time, at, world.calendar);
  if (fault) return refuse(fault, "day");
  const last = state.occasions.at(-1);
  return [prepare(state, { n: (last?.slot.n ?? -1) + 1, day }, state.since, world, time)];
};
const { command, live } = commandsOn<State, Series, Event>(isSeries);
const takes = taking<State, Event>()(seriesSignals);
const showIt = shows("show");
export const commands = {
  plan: command({
    access: anew,
    words: "series.plan.words",
    help: "series.plan.help",
    form: form("series.plan.title", "series.plan.submit", planFields, [
      text("series.plan.intro", "quiet"),
    ]),
    prefill: (_state, world, _actor, at, given) => ({
      template: "noomi_syd_avstamning",
      day: world.calendar.day(world.calendar.addWorkdays(at, 5, "09:00")),
      // A conference that is called for today begins as soon as it can.
      time: (given.day === world.calendar.day(at) && nextToday(at, world)) || "09:00",
      rhythm: "biweekly",
      minutes: "60",
      rotate: "yes",
    }),
    choices: (_state, world, actor) => ({
      invited: [...world.people.agencies.keys()].filter(
        (id) => id !== memberOf(actor)?.agency && hasContact(id as AgencyId, world),
      ),
    }),
    after: showIt,
    decide: plan,
  }),
  /** Another occasion of a series without a rhythm. */
  again: command({
    access: convener,
    form: form("series.again.title", "series.again.submit", occasion),
    prefill: (state) => (isSeries(state) ? { time: state.time } : {}),
    ready: (state) =>
      isSeries(state) && state.step === "running" && !state.upcoming
        ? undefined
        : refuse("series.again.already"),
    after: showIt,
    decide: live(again),
  }),
  end: command({
    access: convener,
    form: nothing,
    ready: (state) =>
      isSeries(state) && state.step === "running" ? undefined : refuse("series.isEnded"),
    after: showIt,
    decide: live((state, { at }) =>
      state.step === "ended" ? refuse("series.isEnded") : [{ type: "ended", at }],
    ),
  }),
  closeList: takes.closeList(
    live((state, { values: { since }, by, at }, world) => {
      const teller = senderOf(by);
      return teller === undefined ? [] : closeList(state, teller, since, at, world);
    }),
  ),
  keep: takes.keep(
    live((state, { values: { portion }, by }) => {
      const teller = senderOf(by);
      return teller === undefined ? [] : keep(state, { from: teller, portion });
    }),
  ),
} as const;
export const decide = decideBy<State, Event>(commands);
/** The latest are enough: only the one that is prepared is asked about again. */
const keptOccasions = 20;
type Later = Exclude<Event, { readonly type: "planned" }>;
const prepared = (
  state: Series,
  { type: _type, ...occasion }: Extract<Event, { type: "prepared" }>,
): Series => {
  const waiting = Map.groupBy(state.queue, ({ from }) => from);
  const gone = [...waiting].map(([from, each]) => ({
    from,
    portions: each.map(({ portion }) => portion),
    to: occasion.instance,
  }));
  const occasions = [...state.occasions, occasion].slice(-keptOccasions);
  return {
    ...state,
    upcoming: occasion.instance,
    queue: [],
    passed: [...state.passed, ...gone],
    occasions,
  };
};
const folds: Folds<Series, Later> = {
  prepared,
  closedList: ({ upcoming: _upcoming, ...state }, { since }) => ({ ...state, since }),
  queued: (state, { from, portion }) => ({ ...state, queue: [...state.queue, { from, portion }] }),
  passedOn: (state, { from, portion, to }) => ({
    ...state,
    passed: [...state.passed, { from, portions: [portion], to }],
  }),
  ended: (state) => ({ ...state, step: "ended" }),
};
export const evolve = (state: State, event: Event): State => {
  if (event.type !== "planned") return isSeries(state) ? fold(folds, state, event) : state;
  const { type: _type, ...plan } = event;
  return { ...plan, step: "running", since: event.at, occasions: [], queue: [], passed: [] };
};
