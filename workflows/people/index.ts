// Members, agencies, rosters, who is away, who cannot be reached. Seeded from the configuration.
import {
  command as anyCommand,
  commandsOn,
  type Decided,
  decideBy,
  needsBy,
  taking,
} from "../../src/rules/command.ts";
import { choice, date } from "../../src/rules/fields.ts";
import {
  count,
  form,
  type InstanceId,
  type Instant,
  type MemberId,
  type Open,
} from "../../src/rules/ui.ts";
import { holderText } from "../../src/rules/who.ts";
import {
  type Access,
  memberOf,
  type Needs,
  type People,
  refuse,
  senderOf,
  type Timer,
  type View,
  type World,
  workflow,
} from "../../src/rules/workflow.ts";
import { changedBetween } from "./changed.ts";
import { dayNotes } from "./codes.ts";
import { municipalitiesPanel, ringPanel, whoPanel } from "./directory.ts";
import { dutyCommands } from "./giving.ts";
import { addressKey } from "./indexed.ts";
import { together } from "./joined.ts";
import { withKept } from "./kept.ts";
import { suspendCommand } from "./overseeing.ts";
import { posts } from "./posts.ts";
import { changeBetween, stillChange } from "./reconfigured.ts";
import { peopleSignals, type Reached } from "./signals.ts";
import { type Event, evolve, initial, known, type State } from "./state.ts";
import { read as readWho } from "./who.ts";

export type { Register } from "./state.ts";
/** People, ready to be asked: of the register with what agencies keep of themselves. */
export const read = (state: State): People =>
  readWho({ ...state, register: withKept(together(state.register, state.joined), state.kept) });
/** There is one register. */
export const peopleInstance = "people" as InstanceId;
/** Longer than this is not away, it is another work. */
const longestAwayDays = 120;
const dayMs = 86_400_000;

/** Which workflow folds who is who, and how it is read: what the engine needs to know of it. */
export const who = {
  workflow: "people",
  instance: peopleInstance,
  read: (state: unknown): People => read(state as State),
  revision: (state: unknown): number => (state as State).revision,
  changed: changedBetween,
} as const;

const anybody: Access<State> = (_state, actor) => memberOf(actor) !== undefined;
const leads: Access<State> = (_state, actor) =>
  memberOf(actor)?.roles.some((role) => role === "lead" || role === "coordinator") === true;

const away = (member: MemberId, until: string, at: Instant, world: World): Decided<Event> => {
  const today = world.calendar.day(at);
  if (until <= today) return refuse("people.away.past", "until");
  if (Date.parse(until) - Date.parse(today) > longestAwayDays * dayMs)
    return refuse("people.away.long", "until");
  return [{ type: "wentAway", member, from: today, until }];
};
/** Who is away and is meant; undefined: nobody is. */
const awayAs = (state: State, of: string | undefined): MemberId | undefined =>
  (Object.keys(state.away) as MemberId[]).find((each) => each === of);
/** undefined: they are not away. */
const back = (
  state: State,
  member: MemberId | undefined,
  at: Instant,
  world: World,
): readonly Event[] | undefined => {
  const until = member && state.away[member]?.until;
  if (member === undefined || until === undefined) return undefined;
  const rows = world.rows("mine");
  const late = rows.filter(({ summary: { dueAt } }) => dueAt !== undefined && dueAt < at);
  return [{ type: "cameBack", member, until, open: count(rows), late: count(late) }];
};

/** A delivery may have failed to an address that has left the configuration since: it is marked all the same. */
const lost = (state: State, { platform, address }: Reached, world: World): readonly Event[] => {
  const like = world.people.addressesLike(platform, address).map(addressKey);
  const keys =
    like.length > 0 || address.endsWith("/*") ? like : [addressKey({ platform, id: address })];
  return [...new Set(keys)]
    .filter((key) => !state.unreachable.includes(key))
    .map((key) => ({ type: "becameUnreachable", address: key }));
};
const found = (state: State, { platform, address }: Reached, world: World): readonly Event[] => {
  const like = world.people.addressesLike(platform, address).map(addressKey);
  return state.unreachable
    .filter((key) => like.includes(key))
    .map((key) => ({ type: "becameReachable", address: key }));
};

const command = anyCommand<State, Event>();
const takes = taking<State, Event>()(peopleSignals);
const { byClock } = commandsOn<State, State, Event>((state): state is State => state !== undefined);
const casesOf = (who: MemberId | undefined): Needs =>
  who === undefined
    ? {}
    : {
        mine: { workflow: "case", holders: [holderText({ member: who })], open: true, limit: 500 },
      };
const commands = {
  ...dutyCommands,
  suspend: suspendCommand,
  configure: takes.configure((state, { values: said }) => {
    if (state.revision === 0 && "register" in said)
      return [{ type: "configured", register: said.register }];
    const change =
      "register" in said
        ? changeBetween(state.register, said.register)
        : stillChange(state.register, said.change);
    return change ? [{ type: "reconfigured", change }] : [];
  }),
  unreachable: takes.unreachable((state, { values }, world) => lost(state, values, world)),
  reachable: takes.reachable((state, { values }, world) => found(state, values, world)),
  back: byClock(
    (state, { values: { of }, at }, world) => back(state, awayAs(state, of), at, world) ?? [],
    {
      decideNeeds: (state, { values: { of } }) => casesOf(awayAs(state, of)),
    },
  ),
  trouble: takes.trouble((_state, { values: { kind }, at }, world) => [
    { type: "troubled", day: world.calendar.day(at), kind },
  ]),
  keyAdded: takes.keyAdded((_state, { values: { platform, address }, at }, world) => {
    const member = world.people.who(platform, address);
    return member ? [{ type: "keyAdded", member: member.id, day: world.calendar.day(at) }] : [];
  }),
  keysLost: takes.keysLost((_state, { values: { member, at } }, world) => [
    { type: "keysLost", member, at, day: world.calendar.day(at) },
  ]),
  exported: takes.exported((_state, { values, at }, world) => [
    { type: "exported", day: world.calendar.day(at), ...values },
  ]),
  left: takes.left((state, { values: { member, agency, day } }) => {
    const isThere =
      known(state).members.some((each) => each.id === member && each.agency === agency) &&
      !state.gone?.[member];
    return isThere ? [{ type: "memberLeft", member, agency, day }] : [];
  }),
  stays: takes.stays((state, { values: { member } }) => {
    const left = state.gone?.[member];
    // What an operator has suspended only the configuration lifts.
    return left && left.suspendedBy === undefined ? [{ type: "memberBack", member }] : [];
  }),
  joined: takes.joined((state, { values: news, by }) => {
    const instance = senderOf(by);
    if (instance === undefined) return [];
    if (news.type === "agencyInvited") return [{ ...news, instance }];
    // Nobody speaks for another agency.
    return state.joined?.[news.agency]?.instance === instance ? [news] : [];
  }),
  sealed: takes.sealed((_state, { values }) => [{ type: "sealed", ...values }]),
  caseErased: takes.caseErased((_state, { values: { to }, at }, world) => [
    { type: "caseErased", day: world.calendar.day(at), to },
  ]),
  keepService: takes.keepService((_state, { values, by }) => {
    const instance = senderOf(by);
    return instance ? [{ ...values, type: "serviceKept", instance }] : [];
  }),
  keepEntry: takes.keepEntry((_state, { values, by }) => {
    const instance = senderOf(by);
    return instance ? [{ ...values, type: "entryKept", instance }] : [];
  }),
  away: command({
    access: anybody,
    words: "people.away.words",
    help: "people.away.help",
    form: form("people.away.title", "people.away.submit", {
      until: date("A", "people.away.until", { hint: "people.away.hint" }),
    }),
    ready: (_state, _world, actor) =>
      memberOf(actor) && memberOf(actor)?.deputy === undefined
        ? refuse("people.away.noDeputy")
        : undefined,
    decide: (_state, { values, by, at }, world) => {
      const me = memberOf(by);
      return me ? away(me.id, values.until, at, world) : [];
    },
  }),
  home: command({
    access: anybody,
    words: "people.home.words",
    help: "people.home.help",
    form: form("people.home.title", "people.home.submit", {}),
    ready: (state, _world, actor) => {
      const me = memberOf(actor)?.id;
      return me !== undefined && state.away[me] ? undefined : refuse("people.home.notAway");
    },
    decideNeeds: (_state, { by }) => casesOf(memberOf(by)?.id),
    decide: (state, { by, at }, world) =>
      back(state, memberOf(by)?.id, at, world) ?? refuse("people.home.notAway"),
  }),
  note: command({
    access: leads,
    words: "people.note.words",
    help: "people.note.help",
    form: form("people.note.title", "people.note.submit", {
      code: choice("A", "dayNote", dayNotes, "people.note.what"),
    }),
    decide: (_state, { values: { code }, by, at }, world) => {
      const agency = memberOf(by)?.agency;
      return agency === undefined
        ? []
        : [{ type: "noted", agency, day: world.calendar.day(at), code }];
    },
  }),
} as const;
type C = keyof typeof commands;
const view = (state: State, world: World): View<C> => ({
  posts: posts(state, world),
  timers: Object.entries(state.away).map(
    ([member, away]): Timer<C> => ({
      key: `back:${member}:${away.until}`,
      at: world.calendar.addDays(world.calendar.wall(away.until, "00:00"), 0, "08:00"),
      command: "back",
      values: { of: member as Open<string> },
    }),
  ),
  signals: [],
  readers: [],
  summary: { open: true },
});

export const people = workflow<State, Event>()({
  name: "people",
  classA: "all",
  heading: "people.heading",
  start: "configure",
  single: peopleInstance,
  initial,
  commands,
  signals: peopleSignals,
  needs: needsBy<State, Event>(commands),
  decide: decideBy<State, Event>(commands),
  evolve,
  view,
  panels: {
    ring: {
      about: "all",
      access: anybody,
      words: "people.ring.words",
      leads: "people.ring.leads",
      help: "people.ring.help",
      often: true,
      urgent: true,
      show: ringPanel,
    },
    municipalities: { about: "all", access: anybody, show: municipalitiesPanel },
    who: {
      about: "all",
      access: anybody,
      words: "people.who.words",
      leads: "people.who.leads",
      help: "people.who.help",
      often: true,
      show: whoPanel,
    },
  },
  declassified: {
    late: "How many check-ins are late when somebody returns follows from their day, and that from risk; it goes to their holder alone.",
  },
});
