// Members, agencies, rosters, who is away, who cannot be reached. Seeded from the configuration.
import {
  type Action,
  type Block,
  count,
  form,
  type InstanceId,
  type MemberId,
  type Open,
  type Phrase,
  type Span,
} from "../../src/rules/ui.ts";
import {
  type Access,
  type Actor,
  type CommandOf,
  clock,
  configuration,
  type Member,
  memberOf,
  type Needs,
  type Platform,
  type Post,
  payloadOf,
  refuse,
  type Timer,
  type View,
  type World,
  workflow,
} from "../../src/rules/workflow.ts";
import { whoPanel } from "./directory.ts";
import { addressKey, type Event, evolve, initial, type Register, read, type State, type Trouble } from "./state.ts";

export { type Register, read } from "./state.ts";
/** There is one register. */
export const peopleInstance = "people" as InstanceId;
/** Longer than this is not away, it is another work. */
const longestAwayDays = 120;
const dayMs = 86_400_000;

const anybody: Access<State> = (_state, actor) => memberOf(actor) !== undefined;
const leads: Access<State> = (_state, actor) => memberOf(actor)?.roles.some((role) => role === "lead" || role === "coordinator") === true;
const nothing = form({ key: "people.none" }, { key: "people.none" }, {});

const commands = {
  configure: { access: configuration, form: nothing },
  unreachable: { access: clock, form: nothing },
  reachable: { access: clock, form: nothing },
  back: { access: clock, form: nothing },
  trouble: { access: clock, form: nothing },
  away: {
    access: anybody,
    words: "people.away.words",
    help: "people.away.help",
    form: form(
      { key: "people.away.title" },
      { key: "people.away.submit" },
      { until: { kind: "date", secrecy: "A", label: { key: "people.away.until" }, hint: { key: "people.away.hint" } } },
    ),
    ready: (_state: State, _world: World, actor: Actor) =>
      memberOf(actor) && memberOf(actor)?.deputy === undefined ? refuse("people.away.noDeputy") : undefined,
  },
  home: {
    access: anybody,
    words: "people.home.words",
    help: "people.home.help",
    form: form({ key: "people.home.title" }, { key: "people.home.submit" }, {}),
  },
  note: {
    access: leads,
    words: "people.note.words",
    help: "people.note.help",
    form: form(
      { key: "people.note.title" },
      { key: "people.note.submit" },
      { text: { kind: "line", secrecy: "A", maxChars: 140, label: { key: "people.note.text" }, hint: { key: "people.note.hint" } } },
    ),
  },
} as const;
type Command = CommandOf<typeof commands>;

const decideAway = (member: MemberId, until: string, at: Command["at"], world: World) => {
  const today = world.calendar.day(at);
  if (until <= today) return refuse("people.away.past", "until");
  if (Date.parse(until) - Date.parse(today) > longestAwayDays * dayMs) return refuse("people.away.long", "until");
  return [{ type: "wentAway", member, from: today, until } as const];
};
const cameBack = (member: MemberId, until: string, world: World, at: string) => {
  const rows = world.rows("mine");
  const late = rows.filter((row) => row.summary.dueAt !== undefined && row.summary.dueAt < at);
  return [{ type: "cameBack", member, until, open: count(rows), late: count(late) } as const];
};

const decide = (state: State, command: Command, world: World) => {
  const by = typeof command.by === "object" && "member" in command.by ? command.by.member : undefined;
  switch (command.type) {
    case "configure": {
      const { register } = payloadOf<{ register: Register }>(command);
      return JSON.stringify(register) === JSON.stringify(state.register) ? [] : [{ type: "configured", register } as const];
    }
    case "unreachable": {
      const { platform, address } = payloadOf<{ platform: Platform; address: string }>(command);
      const like = world.people.addressesLike(platform, address).map(addressKey);
      // A delivery may have failed to an address that has left the configuration since: it is marked all the same.
      const keys = like.length > 0 || address.endsWith("/*") ? like : [addressKey({ platform, id: address })];
      return [...new Set(keys)]
        .filter((key) => !state.unreachable.includes(key))
        .map((key) => ({ type: "becameUnreachable", address: key }) as const);
    }
    case "reachable": {
      const { platform, address } = payloadOf<{ platform: Platform; address: string }>(command);
      const like = world.people.addressesLike(platform, address).map(addressKey);
      return state.unreachable.filter((key) => like.includes(key)).map((key) => ({ type: "becameReachable", address: key }) as const);
    }
    case "trouble":
      return [{ type: "troubled", day: world.calendar.day(command.at), kind: payloadOf<{ kind: keyof Trouble }>(command).kind } as const];
    case "back": {
      const { member } = payloadOf<{ member: MemberId }>(command);
      const away = state.away[member];
      return away ? cameBack(member, away.until, world, command.at) : [];
    }
    case "home": {
      const away = by && state.away[by.id];
      return by && away ? cameBack(by.id, away.until, world, command.at) : refuse("people.home.notAway");
    }
    case "away":
      return by ? decideAway(by.id, command.values.until, command.at, world) : [];
    case "note":
      return by ? [{ type: "noted", agency: by.agency, day: world.calendar.day(command.at), text: command.values.text } as const] : [];
  }
};
const needs = (_state: State, command: Command): Needs => {
  const member =
    command.type === "back"
      ? payloadOf<{ member: MemberId }>(command).member
      : command.type === "home" && typeof command.by === "object" && "member" in command.by
        ? command.by.member.id
        : undefined;
  return member === undefined ? {} : { mine: { workflow: "case", holders: [`m:${member}`], open: true, limit: 500 } };
};

const awayPosts = (state: State, world: World): Post<keyof typeof commands>[] =>
  Object.entries(state.away).flatMap(([id, away]) => {
    const deputy = world.people.onDuty({ member: id as MemberId }, away.from);
    if (deputy === undefined || deputy === id) return [];
    const body: Block<Span, never>[] = [
      {
        kind: "text",
        text: [
          {
            key: "people.awayPost.body",
            with: { who: { member: id as MemberId }, until: { date: world.calendar.wall(away.until, "08:00"), as: "day" } },
          },
        ],
      },
    ];
    return [
      {
        key: `away:${id}:${away.from}:${deputy}`,
        to: { member: deputy },
        message: { title: { key: "people.awayPost.title" }, notice: "people.awayPost.notice", body },
      },
    ];
  });
const welcomePosts = (state: State): Post<keyof typeof commands>[] =>
  Object.entries(state.welcome).map(([id, welcome]) => {
    const mine: Action<keyof typeof commands> = {
      label: { key: "people.welcome.mine" },
      panel: "mine",
      on: { workflow: "case" },
      style: "primary",
    };
    const body: Block<Span, never>[] = [
      { kind: "text", text: [{ key: "people.welcome.body", with: { open: welcome.open, late: welcome.late } }] },
    ];
    return {
      key: `welcome:${id}:${welcome.until}`,
      to: { member: id as MemberId },
      message: { title: { key: "people.welcome.title" }, notice: "people.welcome.notice", body, actions: [mine] },
    };
  });
const platformNames = { slack: { key: "core.slack" }, teams: { key: "core.teams" } } as const;
/** Where the messages go meanwhile: to the person's other platform, or to the deputy. */
const whatThen = (member: Member, world: World): Phrase => {
  const who = { member: member.id };
  const other = member.addresses.find((address) => !world.people.isUnreachable(address));
  return other
    ? { key: "people.unreachable.other", with: { who, platform: platformNames[other.platform] } }
    : { key: "people.unreachable.member", with: { who } };
};
/** Somebody must see that somebody cannot be reached: the lead of the agency, and the operator. */
const unreachablePosts = (state: State, world: World): Post<keyof typeof commands>[] =>
  state.unreachable.flatMap((key): Post<keyof typeof commands>[] => {
    const [platform, id = ""] = key.split("|") as ["slack" | "teams", string];
    const member = world.people.who(platform, id);
    const lead = member && world.people.agencies.get(member.agency)?.lead;
    const title = { key: "people.unreachable.title" } as const;
    const notice = "people.unreachable.notice" as const;
    const body: Block<Span, never>[] = [
      {
        kind: "text",
        text: [member ? whatThen(member, world) : { key: "people.unreachable.space" }],
      },
    ];
    const posts: Post<keyof typeof commands>[] = [];
    if (world.people.operators !== undefined)
      posts.push({ key: `unreachable:${key}`, to: { space: world.people.operators }, message: { title, notice, body } });
    if (lead !== undefined && lead !== member?.id)
      posts.push({ key: `unreachable:${key}:${lead}`, to: { member: lead }, message: { title, notice, body } });
    return posts;
  });

/** One message a day in the operators' space, counted up: somebody must see that something could not be done. */
const troublePosts = (state: State, world: World): Post<keyof typeof commands>[] => {
  const { operators } = world.people;
  if (operators === undefined) return [];
  return Object.entries(state.trouble).map(([day, trouble]) => ({
    key: `trouble:${day}`,
    to: { space: operators },
    message: {
      title: { key: "people.trouble.title", with: { day: { date: world.calendar.wall(day, "12:00"), as: "day" } } },
      notice: "people.trouble.notice",
      body: [
        {
          kind: "text",
          text: [{ key: "people.trouble.body", with: { failed: trouble.failed, parked: trouble.parked, doubted: trouble.doubted } }],
        },
      ],
    },
  }));
};

const view = (state: State, world: World): View<keyof typeof commands> => ({
  posts: [...awayPosts(state, world), ...welcomePosts(state), ...unreachablePosts(state, world), ...troublePosts(state, world)],
  timers: Object.entries(state.away).map(
    ([member, away]): Timer<keyof typeof commands> => ({
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
