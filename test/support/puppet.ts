// A workflow with strings: what its view wants is what the last `pull` said. For tests of the core, which knows no workflow by name.
import { projection } from "../../src/rules/projection.ts";
import { from, signals } from "../../src/rules/signal.ts";
import {
  type Block,
  form,
  type InstanceId,
  type Instant,
  type Message,
  type Open,
  type Phrase,
} from "../../src/rules/ui.ts";
import {
  type Access,
  type Actor,
  type Audience,
  type CommandOf,
  type Needs,
  type Post,
  type Query,
  refuse,
  type Signal,
  type Timer,
  type View,
  type World,
  workflow,
} from "../../src/rules/workflow.ts";

export type Wanted = {
  readonly posts?: readonly Post[];
  readonly timers?: readonly Timer<"tick">[];
  readonly tells?: readonly Signal[];
  readonly readers?: readonly Audience[];
  readonly flags?: readonly string[];
  readonly open?: boolean;
  readonly erase?: Instant;
  /** A post to whoever is on duty for this member, with the person in its key, as the rules of the people say. */
  readonly onDuty?: string;
  /** A post that counts the open instances it may know of. */
  readonly counts?: boolean;
  readonly broken?: boolean;
};
export type Tick = { readonly mode: string; readonly at: string; readonly dueAt: string };
export type PuppetState = {
  readonly step: "new" | "on";
  readonly by?: string;
  readonly ref?: string;
  readonly level?: string;
  readonly wanted: Wanted;
  readonly count: number;
  readonly seen: number;
  readonly lines: readonly string[];
  readonly ticks: readonly Tick[];
  readonly told: readonly string[];
};
type Event =
  | { readonly type: "began"; readonly by: string; readonly ref: string; readonly level: string }
  | { readonly type: "pulled"; readonly wanted: Wanted }
  | { readonly type: "bumped"; readonly seen: number }
  | { readonly type: "said"; readonly lines: readonly string[] }
  | { readonly type: "ticked"; readonly tick: Tick }
  | { readonly type: "told"; readonly by: string };

const puppetProjection = projection<{ readonly marks: readonly string[] }>("puppet");
const label = { label: { key: "core.more" } } as const;
const title: Phrase = { key: "core.done" };
const memberOf = (actor: Actor): string | undefined =>
  typeof actor === "object" && "member" in actor ? actor.member.id : undefined;
const anybody: Access<PuppetState> = (_state, actor) => memberOf(actor) !== undefined;
const mine: Access<PuppetState> = (state, actor) =>
  state.step === "on" && memberOf(actor) === state.by;
const core: Access<PuppetState> = (_state, actor) => actor === "configuration";
const clock: Access<PuppetState> = (_state, actor) => actor === "clock";
const tellers: Access<PuppetState> = (state, actor) =>
  typeof actor === "object" &&
  "sender" in actor &&
  !state.wanted.flags?.includes("closed to tells");
const nothing = form(title, title, {});

const commands = {
  begin: {
    access: anybody,
    form: form(title, title, {
      level: {
        kind: "choice",
        secrecy: "B",
        of: "risk",
        options: ["high", "medium", "low"],
        ...label,
      },
    }),
    after: () => ({ panel: "one" }),
  },
  pull: { access: core, form: nothing },
  bump: {
    access: mine,
    form: form(title, title, { round: { kind: "token", optional: true, ...label } }),
  },
  refused: { access: mine, form: nothing },
  say: {
    access: mine,
    form: form(title, title, {
      line: { kind: "line", secrecy: "A", maxChars: 80, ...label },
      level: {
        kind: "choice",
        secrecy: "B",
        of: "risk",
        options: ["high", "medium", "low"],
        optional: true,
        ...label,
      },
      other: { kind: "line", secrecy: "A", maxChars: 80, optional: true, more: true, ...label },
      high: {
        kind: "date",
        secrecy: "B",
        optional: true,
        when: (values) => values.level === "high",
        ...label,
      },
    }),
  },
  look: { access: mine, form: nothing },
  tick: { access: clock, form: nothing },
  take: { access: tellers, form: nothing },
} as const;
type Command = CommandOf<typeof commands>;
const payloadOf = <T>(command: { readonly values: unknown }): T => command.values as T;

const tick = (command: Command): readonly Event[] | ReturnType<typeof refuse> => {
  const { of: mode = "ok", dueAt } = payloadOf<{ of?: string; dueAt: string }>(command);
  if (mode === "throw") throw new RangeError("a rule with a mistake");
  if (mode === "refuse") return refuse("core.denied");
  return mode === "nothing" ? [] : [{ type: "ticked", tick: { mode, at: command.at, dueAt } }];
};
const decide = (state: PuppetState, command: Command, world: World) => {
  switch (command.type) {
    case "begin":
      return [
        {
          type: "began",
          by: memberOf(command.by) ?? "",
          ref: world.fresh.ref("SYD") as string,
          level: String(command.values.level),
        },
      ] as const;
    case "pull":
      return [{ type: "pulled", wanted: payloadOf<{ wanted: Wanted }>(command).wanted }] as const;
    case "bump":
      return [{ type: "bumped", seen: world.rows("others").length }] as const;
    case "refused":
      return refuse("core.already");
    case "say":
      return [
        {
          type: "said",
          lines: [command.values.line, command.values.other].filter((line) => line !== undefined),
        },
      ] as const;
    case "look":
      return [
        {
          type: "bumped",
          seen: world
            .rows("others")
            .filter((row) => puppetProjection.of(row).marks?.includes("marked")).length,
        },
      ] as const;
    case "tick":
      return tick(command);
    case "take":
      if (state.wanted.flags?.includes("refuses tells")) return refuse("core.changedMeanwhile");
      return [
        {
          type: "told",
          by: typeof command.by === "object" && "sender" in command.by ? command.by.instance : "",
        },
      ] as const;
  }
};
const evolve = (state: PuppetState, event: Event): PuppetState => {
  switch (event.type) {
    case "began":
      return { ...state, step: "on", by: event.by, ref: event.ref, level: event.level };
    case "pulled":
      return { ...state, step: "on", by: state.by ?? "anna", wanted: event.wanted };
    case "bumped":
      return { ...state, count: state.count + 1, seen: event.seen };
    case "said":
      return { ...state, lines: [...state.lines, ...event.lines] };
    case "ticked":
      return { ...state, ticks: [...state.ticks, event.tick] };
    case "told":
      return { ...state, told: [...state.told, event.by] };
  }
};

export const message = (text: string, more: Partial<Message> = {}): Message => ({
  title,
  notice: "core.notice",
  body: [{ kind: "text", text: [{ text: text as Open<string> }] } satisfies Block],
  ...more,
});
export const toMember = (
  key: string,
  member: string,
  text: string,
  more: Partial<Message> = {},
): Post => ({
  key,
  to: { member: member as never },
  urgency: "atOnce",
  message: message(text, more),
});
export const toSpace = (key: string, space: string, text: string): Post => ({
  key,
  to: { space: space as never },
  message: message(text),
});
export const timer = (key: string, iso: string, mode = "ok"): Timer<"tick"> => ({
  key,
  at: new Date(iso).toISOString() as Instant,
  command: "tick",
  values: { of: mode as Open<string> },
});
export const tell = (key: string, instance: string, command = "take"): Signal =>
  signals("puppet", { [command]: from("puppet") }).to[command]?.(
    instance as InstanceId,
    key,
  ) as Signal;

const all: Query = { workflow: "puppet", limit: 50 };
const needs = (_state: PuppetState, command: Command): Needs =>
  command.type === "look" ? { others: all } : {};
const view = (state: PuppetState, world: World): View<keyof typeof commands> => {
  const { wanted } = state;
  if (wanted.broken) throw new TypeError("a view with a mistake");
  const person =
    wanted.onDuty === undefined
      ? undefined
      : world.people.onDuty({ member: wanted.onDuty as never }, "2026-11-25");
  const posts = [
    ...(wanted.posts ?? []),
    ...(person ? [toMember(`duty:${person}`, person, "på tur")] : []),
    ...(wanted.counts ? [toMember("counts", "anna", `öppna ${world.rows("all").length}`)] : []),
  ];
  return {
    posts: (posts as Post[]).map((post) => ({ toAnyone: true as const, ...post })) as never,
    timers: wanted.timers ?? [],
    signals: wanted.tells ?? [],
    readers: wanted.readers ?? [{ agency: "alfa" as never }],
    summary: {
      open: wanted.open ?? true,
      ...(state.ref !== undefined && { ref: state.ref as never }),
      ...(wanted.flags && puppetProjection.says({ marks: wanted.flags })),
    },
    ...(wanted.erase && { erase: wanted.erase }),
  };
};

export const puppet = workflow<PuppetState, Event>()({
  name: "puppet",
  start: "begin",
  initial: { step: "new", wanted: {}, count: 0, seen: 0, lines: [], ticks: [], told: [] },
  commands,
  needs,
  decide,
  evolve,
  viewNeeds: (state): Needs => (state.wanted.counts ? { all } : {}),
  view,
  panels: {
    one: {
      about: "one",
      access: mine,
      show: (state) => ({
        title,
        body: [{ kind: "text", text: [{ code: state.level as never, of: "risk" }] }],
      }),
    },
    all: { about: "all", access: anybody, show: () => ({ title, body: [] }) },
    leads: {
      about: "all",
      access: (_state, actor) => memberOf(actor) === "chef",
      show: () => ({ title, body: [] }),
    },
  },
  declassified: {},
});
