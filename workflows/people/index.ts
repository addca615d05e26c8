// Members, agencies, rosters, who is away, who cannot be reached. Seeded from the configuration.
import { date, line, nothing } from "../../src/rules/fields.ts";
import { count, form, type InstanceId, type MemberId, type Open } from "../../src/rules/ui.ts";
import { holderText } from "../../src/rules/who.ts";
import {
  type Access,
  type Actor,
  type CommandOf,
  clock,
  configuration,
  memberOf,
  type Needs,
  type Platform,
  payloadOf,
  type Refusal,
  refuse,
  type Timer,
  type View,
  type World,
  workflow,
} from "../../src/rules/workflow.ts";
import { whoPanel } from "./directory.ts";
import { posts } from "./posts.ts";
import { addressKey, type Event, evolve, initial, type Register, read, type State, type Trouble } from "./state.ts";

export { type Register, read } from "./state.ts";
/** There is one register. */
export const peopleInstance = "people" as InstanceId;
/** Longer than this is not away, it is another work. */
const longestAwayDays = 120;
const dayMs = 86_400_000;

const anybody: Access<State> = (_state, actor) => memberOf(actor) !== undefined;
const leads: Access<State> = (_state, actor) => memberOf(actor)?.roles.some((role) => role === "lead" || role === "coordinator") === true;

const byCore = {
  configure: { access: configuration, form: nothing },
  unreachable: { access: clock, form: nothing },
  reachable: { access: clock, form: nothing },
  back: { access: clock, form: nothing },
  trouble: { access: clock, form: nothing },
} as const;
type Told = keyof typeof byCore;
const commands = {
  ...byCore,
  away: {
    access: anybody,
    words: "people.away.words",
    help: "people.away.help",
    form: form("people.away.title", "people.away.submit", { until: date("A", "people.away.until", { hint: "people.away.hint" }) }),
    ready: (_state: State, _world: World, actor: Actor) =>
      memberOf(actor) && memberOf(actor)?.deputy === undefined ? refuse("people.away.noDeputy") : undefined,
  },
  home: {
    access: anybody,
    words: "people.home.words",
    help: "people.home.help",
    form: form("people.home.title", "people.home.submit", {}),
  },
  note: {
    access: leads,
    words: "people.note.words",
    help: "people.note.help",
    form: form("people.note.title", "people.note.submit", { text: line(140, "people.note.text", { hint: "people.note.hint" }) }),
  },
} as const;
type Command = CommandOf<typeof commands>;

const decideAway = (member: MemberId, until: string, at: Command["at"], world: World): readonly Event[] | Refusal => {
  const today = world.calendar.day(at);
  if (until <= today) return refuse("people.away.past", "until");
  if (Date.parse(until) - Date.parse(today) > longestAwayDays * dayMs) return refuse("people.away.long", "until");
  return [{ type: "wentAway", member, from: today, until }];
};
const cameBack = (member: MemberId, until: string, world: World, at: string): readonly Event[] => {
  const rows = world.rows("mine");
  const late = rows.filter((row) => row.summary.dueAt !== undefined && row.summary.dueAt < at);
  return [{ type: "cameBack", member, until, open: count(rows), late: count(late) }];
};

/** A delivery may have failed to an address that has left the configuration since: it is marked all the same. */
const lost = (state: State, command: Command, world: World) => {
  const { platform, address } = payloadOf<{ platform: Platform; address: string }>(command);
  const like = world.people.addressesLike(platform, address).map(addressKey);
  const keys = like.length > 0 || address.endsWith("/*") ? like : [addressKey({ platform, id: address })];
  return [...new Set(keys)]
    .filter((key) => !state.unreachable.includes(key))
    .map((key) => ({ type: "becameUnreachable", address: key }) as const);
};
const found = (state: State, command: Command, world: World) => {
  const { platform, address } = payloadOf<{ platform: Platform; address: string }>(command);
  const like = world.people.addressesLike(platform, address).map(addressKey);
  return state.unreachable.filter((key) => like.includes(key)).map((key) => ({ type: "becameReachable", address: key }) as const);
};
/** What the core says. Nothing of it is refused. */
const told = (state: State, command: Extract<Command, { readonly type: Told }>, world: World): readonly Event[] => {
  switch (command.type) {
    case "configure": {
      const { register } = payloadOf<{ register: Register }>(command);
      return JSON.stringify(register) === JSON.stringify(state.register) ? [] : [{ type: "configured", register }];
    }
    case "unreachable":
      return lost(state, command, world);
    case "reachable":
      return found(state, command, world);
    case "trouble":
      return [{ type: "troubled", day: world.calendar.day(command.at), kind: payloadOf<{ kind: keyof Trouble }>(command).kind }];
    case "back": {
      const { member: who } = payloadOf<{ member: MemberId }>(command);
      const away = state.away[who];
      return away ? cameBack(who, away.until, world, command.at) : [];
    }
  }
};
const isTold = (command: Command): command is Extract<Command, { readonly type: Told }> => command.type in byCore;
const decide = (state: State, command: Command, world: World): readonly Event[] | Refusal => {
  if (isTold(command)) return told(state, command, world);
  const by = memberOf(command.by);
  switch (command.type) {
    case "home": {
      const away = by && state.away[by.id];
      return by && away ? cameBack(by.id, away.until, world, command.at) : refuse("people.home.notAway");
    }
    case "away":
      return by ? decideAway(by.id, command.values.until, command.at, world) : [];
    case "note":
      return by ? [{ type: "noted", agency: by.agency, day: world.calendar.day(command.at), text: command.values.text }] : [];
  }
};
const needs = (_state: State, command: Command): Needs => {
  const { member: away } = command.type === "back" ? payloadOf<{ member?: MemberId }>(command) : {};
  const who = command.type === "home" ? memberOf(command.by)?.id : away;
  return who === undefined ? {} : { mine: { workflow: "case", holders: [holderText({ member: who })], open: true, limit: 500 } };
};

type C = keyof typeof commands;
const view = (state: State, world: World): View<C> => ({
  posts: posts(state, world),
  timers: Object.entries(state.away).map(
    ([member, away]): Timer<C> => ({
      key: `back:${member}:${away.until}`,
      at: world.calendar.addDays(world.calendar.wall(away.until, "00:00"), 0, "08:00"),
      command: "back",
      values: { member: member as Open<string> },
    }),
  ),
  tells: [],
  readers: [],
  summary: { open: true },
});

export const people = workflow<State, Event>()({
  name: "people",
  start: "configure",
  single: peopleInstance,
  initial,
  commands,
  needs,
  decide,
  evolve,
  view,
  panels: {
    who: {
      about: "all",
      access: anybody,
      words: "people.who.words",
      help: "people.who.help",
      show: (state, viewer, world) => whoPanel(state, viewer, world),
    },
  },
  declassified: {
    late: "How many check-ins are late when somebody returns follows from their day, and that from risk; it goes to their holder alone.",
  },
});
void read;
