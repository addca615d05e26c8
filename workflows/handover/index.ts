// Handing over: one case or all of mine, taken by the other. Until then everything stays where it is.
import {
  type Action,
  type Block,
  count,
  form,
  type InstanceId,
  type Instant,
  type MemberId,
  type Phrase,
  type Span,
} from "../../src/rules/ui.ts";
import {
  type Access,
  type Actor,
  type CommandOf,
  clock,
  memberOf,
  type Needs,
  type Post,
  type Refusal,
  type Row,
  refuse,
  type Timer,
  type View,
  type World,
  workflow,
} from "../../src/rules/workflow.ts";

/** A transaction holds sixteen instances: this one and fifteen cases. */
const atOnce = 15;
const mostCases = 200;

type Step = "offered" | "accepted" | "declined" | "withdrawn";
export type State =
  | { readonly step: "new" }
  | {
      readonly step: Step;
      readonly from: MemberId;
      readonly to: MemberId;
      readonly cases: readonly InstanceId[];
      readonly moved: readonly InstanceId[];
      readonly portion: readonly InstanceId[];
      readonly at: Instant;
      readonly remindAt?: Instant;
      readonly reminders: number;
      readonly portions: number;
    };
type Event =
  | {
      readonly type: "offered";
      readonly from: MemberId;
      readonly to: MemberId;
      readonly cases: readonly InstanceId[];
      readonly at: Instant;
      readonly remindAt: Instant;
    }
  | { readonly type: "accepted"; readonly moved: readonly InstanceId[]; readonly left: readonly InstanceId[] }
  | { readonly type: "declined" | "withdrawn" }
  | { readonly type: "reminded"; readonly remindAt?: Instant };

const works: Access<State> = (_state, actor, world) => {
  const member = memberOf(actor);
  return member !== undefined && world.people.works(member);
};
const receiver: Access<State> = (state, actor) => state.step !== "new" && memberOf(actor)?.id === state.to;
const sender: Access<State> = (state, actor) => state.step !== "new" && memberOf(actor)?.id === state.from;
const nothing = form({ key: "handover.none" }, { key: "handover.none" }, {});
const commands = {
  offer: {
    access: works,
    words: "handover.words",
    help: "handover.help",
    form: form(
      { key: "handover.title" },
      { key: "handover.submit" },
      {
        scope: { kind: "token", optional: true, label: { key: "handover.none" } },
        ref: { kind: "token", optional: true, label: { key: "handover.none" } },
        to: { kind: "member", label: { key: "handover.to" }, hint: { key: "handover.hint" } },
      },
    ),
    prefill: (_state: State, _world: World, actor: Actor) => ({ to: memberOf(actor)?.deputy }),
    choices: (_state: State, world: World, actor: Actor) => {
      const member = memberOf(actor);
      return { to: member === undefined ? [] : world.people.colleagues(member.agency, member.id) };
    },
  },
  accept: { access: receiver, form: nothing },
  decline: { access: receiver, form: nothing },
  withdraw: { access: sender, form: nothing },
  remind: { access: clock, form: nothing },
} as const;
type Command = CommandOf<typeof commands>;
type C = keyof typeof commands;

const accept = (state: Exclude<State, { step: "new" }>, world: World): readonly Event[] | Refusal => {
  const rows = world.rows("cases");
  // What has meanwhile been closed or moved is left out: nobody takes over what the other no longer has.
  const still = state.cases.filter((id) =>
    rows.some(
      (row) =>
        row.instance === id &&
        row.summary.open &&
        row.summary.holder &&
        "member" in row.summary.holder &&
        row.summary.holder.member === state.from,
    ),
  );
  if (still.length === 0) return refuse("handover.nothingLeft");
  return [{ type: "accepted", moved: still.slice(0, atOnce), left: still.slice(atOnce) }];
};
const decide = (state: State, command: Command, world: World): readonly Event[] | Refusal => {
  const me = memberOf(command.by);
  if (command.type === "offer") {
    if (state.step !== "new" || !me) return refuse("core.already");
    const rows = world.rows("mine");
    if (rows.length === 0) return refuse(command.values.scope === "one" ? "handover.notYours" : "handover.none.left");
    return [
      {
        type: "offered",
        from: me.id,
        to: command.values.to,
        cases: rows.map((row) => row.instance),
        at: command.at,
        remindAt: world.calendar.addWorkdays(command.at, 1, "09:00"),
      },
    ];
  }
  if (state.step === "new") return command.type === "remind" ? [] : refuse("core.absent");
  switch (command.type) {
    case "remind":
      return state.step !== "offered"
        ? []
        : [{ type: "reminded", ...(state.reminders < 1 && { remindAt: world.calendar.addWorkdays(command.at, 1, "09:00") }) }];
    case "accept":
      return state.step === "offered" ? accept(state, world) : refuse(`handover.is.${state.step}`);
    case "decline":
      return state.step === "offered" ? [{ type: "declined" }] : refuse(`handover.is.${state.step}`);
    case "withdraw":
      return state.step === "offered" ? [{ type: "withdrawn" }] : refuse(`handover.is.${state.step}`);
  }
};
const needs = (state: State, command: Command): Needs => {
  const me = memberOf(command.by);
  if (command.type === "offer" && me) {
    const one = command.values.scope === "one" && command.values.ref !== undefined ? { ref: command.values.ref } : {};
    return { mine: { workflow: "case", open: true, holders: [`m:${me.id}`], for: me, limit: mostCases, ...one } };
  }
  return command.type === "accept" && state.step !== "new" ? { cases: { workflow: "case", instances: state.cases, limit: mostCases } } : {};
};
const evolve = (state: State, event: Event): State => {
  if (event.type === "offered")
    return {
      step: "offered",
      from: event.from,
      to: event.to,
      cases: event.cases,
      moved: [],
      portion: [],
      at: event.at,
      remindAt: event.remindAt,
      reminders: 0,
      portions: 0,
    };
  if (state.step === "new") return state;
  const { remindAt: _old, ...rest } = state;
  switch (event.type) {
    case "accepted":
      return {
        ...state,
        step: event.left.length === 0 ? "accepted" : "offered",
        portion: event.moved,
        moved: [...state.moved, ...event.moved],
        cases: event.left,
        portions: state.portions + 1,
      };
    case "declined":
    case "withdrawn":
      return { ...rest, step: event.type };
    case "reminded":
      return { ...rest, reminders: state.reminders + 1, ...(event.remindAt && { remindAt: event.remindAt }) };
  }
};

/** In the order of their references: the order of their days would tell their risk. */
const names = (rows: readonly Row[]): Block<Span, C>[] =>
  [...rows]
    .sort((a, b) => ((a.summary.ref ?? "") < (b.summary.ref ?? "") ? -1 : 1))
    .slice(0, 20)
    .map((row) => ({
      kind: "text",
      text: [
        ...(row.summary.ref ? [{ ref: row.summary.ref }] : []),
        ...(row.summary.words ? [{ key: "handover.dot" } as const, { words: row.summary.words }] : []),
      ],
    }));
/** References stand here only while there is something to answer: afterwards the cases speak for themselves, and can be erased. */
const senderTitle = (state: Exclude<State, { step: "new" }>): Phrase => {
  const who = { member: state.to };
  // After a first portion a no is not a no to all: what was taken stays taken.
  if (state.step === "declined" && state.moved.length > 0)
    return { key: "handover.sender.declinedRest", with: { who, moved: count(state.moved), rest: count(state.cases) } };
  return { key: `handover.sender.${state.step}`, with: { cases: count(state.step === "offered" ? state.cases : state.moved), who } };
};
const posts = (state: Exclude<State, { step: "new" }>, world: World): readonly Post<C>[] => {
  const rows = world.rows("cases");
  const offered = state.step === "offered";
  const many = { cases: count(offered ? state.cases : state.moved) };
  const accepts: Action<C>[] = [
    { command: "accept", label: { key: "handover.accept" }, style: "primary" },
    { command: "decline", label: { key: "handover.decline" } },
  ];
  const toReceiver: Post<C> = {
    key: `offer:${state.to}`,
    to: { member: state.to },
    message: {
      title: { key: `handover.receiver.${state.step}`, with: { ...many, who: { member: state.from } } },
      notice: "handover.notice",
      body: offered ? names(rows) : [],
      actions: offered ? accepts : [],
    },
  };
  const note: Block<Span, C>[] = offered
    ? [
        {
          kind: "text",
          text: [{ key: state.reminders > 0 ? "handover.noAnswer" : "handover.stillYours" }],
          tone: state.reminders > 0 ? "warning" : "quiet",
        },
      ]
    : [];
  const toSender: Post<C> = {
    key: `sent:${state.from}`,
    to: { member: state.from },
    message: {
      title: senderTitle(state),
      notice: "handover.notice",
      body: offered ? [...names(rows), ...note] : [],
      actions: offered ? [{ command: "withdraw", label: { key: "handover.withdraw" } }] : [],
    },
  };
  const reminders = Array.from(
    { length: offered ? state.reminders : 0 },
    (_, i): Post<C> => ({
      key: `remind:${i}:${state.to}`,
      to: { member: state.to },
      message: {
        title: { key: "handover.reminder" },
        notice: "handover.notice",
        body: [{ kind: "text", text: [{ key: "handover.waiting", with: { who: { member: state.from } } }] }],
        actions: accepts,
      },
    }),
  );
  return [toReceiver, toSender, ...reminders];
};
const view = (state: State, world: World): View<C> => {
  if (state.step === "new") return { posts: [], timers: [], tells: [], readers: [], summary: { open: false } };
  const timers: Timer<C>[] =
    state.step === "offered" && state.remindAt ? [{ key: `remind:${state.reminders}`, at: state.remindAt, command: "remind" }] : [];
  const tells = state.portion.map((instance) => ({
    key: `take:${instance}`,
    workflow: "case",
    instance,
    command: "take",
    values: { from: state.from, to: state.to },
  }));
  return {
    posts: posts(state, world),
    timers,
    tells,
    readers: [{ member: state.from }, { member: state.to }],
    summary: { open: state.step === "offered", holder: { member: state.to } },
  };
};

export const handover = workflow<State, Event>()({
  name: "handover",
  start: "offer",
  initial: { step: "new" },
  commands,
  needs,
  decide,
  evolve,
  viewNeeds: (state): Needs =>
    state.step === "new"
      ? {}
      : { cases: { workflow: "case", instances: state.step === "offered" ? state.cases : state.moved, limit: mostCases } },
  view,
  panels: {},
  declassified: {},
});
