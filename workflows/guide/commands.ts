// What can be done with the guide of a case: a tap an item. What is not yet done becomes an action of somebody's.
import {
  type Decided,
  decideBy,
  needsBy,
  type Said as Signalled,
  staged,
  taking,
} from "../../src/rules/command.ts";
import { carrying, choice, date, isFar, nothing, shows, token } from "../../src/rules/fields.ts";
import { anyWorker } from "../../src/rules/relation.ts";
import { text } from "../../src/rules/say.ts";
import {
  type AgencyId,
  form,
  type Holder,
  type InstanceId,
  type Instant,
  type MemberId,
  type Open,
  reveal,
  type Sealed,
  seal,
} from "../../src/rules/ui.ts";
import { agencyOf, leadOn } from "../../src/rules/who.ts";
import {
  clock,
  type Member,
  memberOf,
  neutralBy,
  refuse,
  senderOf,
  type World,
} from "../../src/rules/workflow.ts";
import {
  type Actor,
  actors,
  answers,
  type Item,
  itemOf,
  items,
  type Said,
  whyNots,
} from "./codes.ts";
import {
  type Answer,
  type Event,
  type Facts,
  type Given,
  type Guide,
  hasGone,
  isGuide,
  type State,
} from "./model.ts";
import { actorOf, mayAnswer, otherOf, snapshot } from "./seeing.ts";
import { guideSignals } from "./signals.ts";
import { act, button, byClock, byPerson, command, isKept, live, table } from "./table.ts";

/** As long as somebody has for it, unless they change the day. [design] */
const soonDays = 5;
/** The one who says so, where it is theirs; whoever takes part and is its actor; else those whose case it is. */
const ownerOf = (
  item: Item,
  state: Guide,
  by: Member,
  at: Instant,
  world: World,
): { readonly agency: AgencyId; readonly owner: Holder } => {
  if (by.agency !== state.agency) return { agency: by.agency, owner: { member: by.id } };
  const other = otherOf(item, state, world);
  const works = other ? world.people.colleagues(other) : [];
  const to =
    works.find((id) => other && id === world.people.answers(other, world.calendar.day(at))) ??
    works[0];
  return other && to
    ? { agency: other, owner: { member: to } }
    : { agency: state.agency, owner: state.holder };
};
const give = (item: Item, state: Guide, by: Member, at: Instant, world: World): Given => {
  const old = state.given[item];
  const due = world.calendar.day(world.calendar.addWorkdays(at, soonDays, "09:00")) as Open<string>;
  return {
    id: old?.id ?? world.fresh.instance,
    n: (old?.n ?? 0) + 1,
    due,
    by: by.id,
    is: "given",
    ...ownerOf(item, state, by, at, world),
  };
};
const itemFor = (token: unknown): Item | undefined => items.find((each) => each === token);
type Also = { readonly actor?: Sealed<Actor>; readonly day?: Sealed<string> };
const answer = (
  state: Guide,
  token: string,
  said: Said,
  also: Also,
  at: Instant,
  by: Member,
  world: World,
): Decided<Event> => {
  const item = itemFor(token);
  if (item === undefined || !mayAnswer(item, by.agency, state, world))
    return refuse("guide.notYours");
  const old = state.answers[item];
  const waits = state.given[item]?.is === "given";
  // Two may press at once: the second is told that it stands already.
  if (also.day === undefined && old && reveal(old.said) === said && (said !== "notYet" || waits))
    return refuse("guide.already");
  const actor = also.actor ?? old?.actor;
  const now: Answer = {
    said: seal(said),
    day: also.day ?? seal(world.calendar.day(at)),
    at,
    by: by.id,
    ...(actor && { actor }),
  };
  const asked = { ...state, answers: { ...state.answers, [item]: now } };
  return [
    {
      type: "answered",
      at,
      item,
      answer: now,
      ...(said === "notYet" && !waits && { given: give(item, asked, by, at, world) }),
    },
  ];
};
const after = (_state: State, { item }: Readonly<Record<string, unknown>>) => {
  const found = itemFor(item);
  return { panel: found ? `step${itemOf(found).step}` : "show" };
};
/** One tap: who does it is known, and the day is today. */
const tap = (said: Said) =>
  act({
    form: carrying({ item: token() }),
    after,
    decide: byPerson((state, { values: { item }, at }, by, world) =>
      answer(state, item, said, {}, at, by, world),
    ),
  });
const detailFields = {
  item: token(),
  said: choice("B", "guideSaid", answers, "guide.detail.said"),
  actor: choice("B", "guideActor", actors, "guide.detail.actor"),
  day: date("B", "guide.detail.day"),
} as const;

/** One transaction holds sixteen instances: actions are told in portions. */
const atOnce = 8;
/** What somebody has who takes part no more, or what is asked about elsewhere now; of one that is being erased, all. */
export const toSweep = (state: Guide): readonly Item[] => {
  const there = [state.agency, ...state.parts.map((part) => part.agency)];
  const along = hasGone(state) ? state.went?.shown.items.map(({ item }) => item) : undefined;
  return items.filter((item) => {
    const { is, agency } = state.given[item] ?? {};
    if (is === undefined || agency === undefined) return false;
    if (state.step === "erasing") return is !== "dropped";
    return is === "given" && (along ? along.includes(item) : !there.includes(agency));
  });
};
const known = (state: Guide, asked: Signalled<Facts>): readonly Event[] => {
  const { moved, ref, words, ...facts } = asked.values;
  const parts = facts.parts.map((part) => {
    const same = (each: Guide["parts"][number]) =>
      each.since === part.since && String(reveal(each.reach)) === String(reveal(part.reach));
    const old = state.parts.find((each) => each.agency === part.agency && same(each));
    return { ...part, shown: old?.shown ?? snapshot(state, reveal(part.reach), asked.at) };
  });
  const { at } = asked;
  const went = moved &&
    !state.went && {
      into: moved.into,
      to: moved.to,
      shown: snapshot(state, reveal(moved.reach), at),
    };
  const called = ref !== state.ref && { ref, words };
  return [
    { type: "known", at, ...facts, parts, ...called },
    ...(went ? [{ type: "went" as const, at, ...went }] : []),
  ];
};
/** A case that has been taken over says so to a guide that is not there yet: it begins, and what was shared comes along. */
const know = (state: State, asked: Signalled<Facts>): Decided<Event> => {
  if (isKept(state)) return known(state, asked);
  const kase = senderOf(asked.by);
  if (isGuide(state) || kase === undefined) return refuse("core.absent");
  const { open: _open, parts: _parts, moved: _moved, ...first } = asked.values;
  return [{ type: "begun", kase, at: asked.at, ...first }];
};
/** Its action is done, or will not be: whoever said so there need not say it here. */
const actionEnded = (
  state: Guide,
  asked: Signalled<{ readonly how: string; readonly by: MemberId }>,
  world: World,
): readonly Event[] => {
  const action = senderOf(asked.by);
  const { how, by } = asked.values;
  const item = items.find(
    (each) => state.given[each]?.id === action && state.given[each]?.is === "given",
  );
  if (item === undefined) return [];
  if (how !== "done") return [{ type: "actionEnded", at: asked.at, item }];
  const { actor } = state.answers[item] ?? {};
  const now: Answer = {
    said: seal("done"),
    day: seal(world.calendar.day(asked.at)),
    at: asked.at,
    by,
    ...(actor && { actor }),
  };
  return [{ type: "answered", at: asked.at, item, answer: now }];
};
/** The holder first, then the deputy, then the lead, whoever stands in for them that day. */
const remind = (state: Guide, at: Instant, world: World): readonly Event[] => {
  if (state.step !== "open") return [];
  const n = (state.reminded.at(-1)?.n ?? 0) + 1;
  const agency = agencyOf(state.agency, world);
  const day = world.calendar.day(at);
  const first = world.people.inCharge(
    n === 1 ? state.holder : { member: state.deputy },
    state.agency,
    day,
  );
  const to = n > 2 ? (leadOn(agency, day, world) ?? agency?.lead ?? first) : first;
  return [{ type: "reminded", at, n, ...(to && { to }) }];
};

const takes = taking<State, Event>()(guideSignals);
export const commands = staged(table)({
  begin: command({
    access: (state, actor, world) => state.step === "new" && anyWorker(state, actor, world),
    form: form("guide.begin", "guide.begin", { kase: token() }),
    after: shows("show"),
    decideNeeds: (_state, { values: { kase }, by }) => {
      const own = memberOf(by);
      const id = kase as unknown as InstanceId;
      if (!own) return {};
      return {
        kase: { workflow: "case", instances: [id], for: own, limit: 1 },
        there: { workflow: "guide", of: id, for: own, limit: 1 },
      };
    },
    decide: (state, { by, at }, world) => {
      const [row] = world.rows("kase");
      const { ref, words, agency, holder, deputy, open } = row?.summary ?? {};
      if (state.step !== "new" || world.rows("there").length > 0) return refuse("guide.there");
      if (
        !row ||
        !open ||
        !ref ||
        !words ||
        !holder ||
        !deputy ||
        !agency ||
        agency !== memberOf(by)?.agency
      )
        return refuse("guide.noCase");
      return [{ type: "begun", kase: row.instance, ref, words, agency, holder, deputy, at }];
    },
  }),
  done: tap("done"),
  na: tap("na"),
  notYet: tap("notYet"),
  detail: act({
    form: form("guide.detail.title", "guide.detail.submit", detailFields),
    prefill: (state, world, _actor, _at, { item: token }) => {
      const item = itemFor(token);
      const old = isGuide(state) && item && state.answers[item];
      return old ? { said: old.said, day: old.day, actor: actorOf(item, state, world) } : {};
    },
    after,
    decide: byPerson((state, { values: { item, said, ...also }, at }, by, world) =>
      isFar(reveal(also.day), at)
        ? refuse("guide.far", "day")
        : answer(state, item, reveal(said), also, at, by, world),
    ),
  }),
  toNsp: act({
    form: form(
      "guide.nsp.title",
      "guide.nsp.submit",
      { why: choice("B", "whyNot", whyNots, "guide.nsp.why") },
      [text("guide.nsp.intro", "quiet")],
    ),
    prefill: (state) => (isGuide(state) ? { why: state.why } : {}),
    after: shows("show"),
    decide: byPerson((_state, { values: { why }, at }, { id: by }) => [
      { type: "saidWhy", why, at, by },
    ]),
  }),
  seen: button((_state, at, { id: by }) => [{ type: "seen", at, by }], { after: shows("show") }),
  remind: byClock((state, { at }, world) => remind(state, at, world)),
  know: takes.know(know),
  carry: takes.carry(
    live((state, { values, at }) => (state.came ? [] : [{ type: "came", at, ...values }])),
  ),
  forget: takes.forget(
    live((_state, { at }) => [{ type: "forgotten", at, eraseBy: neutralBy(at) }]),
  ),
  actionEnded: takes.actionEnded((state, asked, world) =>
    isGuide(state) ? actionEnded(state, asked, world) : [],
  ),
  sweep: command({
    access: clock,
    form: nothing,
    decide: (state, { at }) =>
      isGuide(state) && toSweep(state).length > 0
        ? [{ type: "swept", at, items: toSweep(state).slice(0, atOnce) }]
        : [],
  }),
});
export const decide = decideBy<State, Event>(commands);
export const needs = needsBy<State, Event>(commands);
