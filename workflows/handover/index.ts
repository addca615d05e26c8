// Handing over: one case or all of mine, taken by the other. Until then everything stays where it is.
import { dm, press, t, text } from "../../src/rules/say.ts";
import { stages, type Wait } from "../../src/rules/stages.ts";
import { type Block, count, form, type InstanceId, type Instant, type MemberId, type Phrase, type Span } from "../../src/rules/ui.ts";
import {
  type Access,
  type Asked,
  command as anyCommand,
  type CommandOf,
  clock,
  type Decided,
  decideBy,
  memberOf,
  type Needs,
  type Post,
  type Row,
  refuse,
  type View,
  type World,
  workflow,
} from "../../src/rules/workflow.ts";

/** A transaction holds sixteen instances: this one and fifteen cases. */
const atOnce = 15;
const mostCases = 200;

type Step = "offered" | "accepted" | "declined" | "withdrawn";
type State =
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

type Live = Exclude<State, { step: "new" }>;
const isLive = (state: State): state is Live => state.step !== "new";
const works: Access<State> = (_state, actor, world) => {
  const member = memberOf(actor);
  return member !== undefined && world.people.works(member);
};
const at = (side: "from" | "to") => (state: State, _wait: unknown, world: World) => {
  if (!isLive(state)) return {};
  // A colleague's case is a colleague's to take: whoever has gone elsewhere since takes nothing along.
  const agency = world.people.members.get(state.from)?.agency;
  return agency === undefined ? {} : { agency, person: state[side] };
};
export const table = stages<State, "accept" | "decline" | "withdraw" | "remind", "sender" | "receiver">()({
  sides: { sender: at("from"), receiver: at("to") },
  tracks: {
    offer: {
      waits: (state): readonly Wait<Step>[] => (isLive(state) ? [{ row: state.step, round: "offer", rungs: state.reminders }] : []),
      rows: {
        offered: {
          turn: "receiver",
          by: { name: "the next workday, 09:00", at: (state) => (isLive(state) ? state.remindAt : undefined) },
          silent: { name: "reminded twice; everything stays with the sender", command: "remind" },
          may: { receiver: [{ main: "accept" }, "decline"], sender: ["withdraw"] },
        },
        accepted: { turn: "nobody", why: "The cases speak for themselves.", may: {} },
        declined: { turn: "nobody", why: "Everything is where it was.", may: {} },
        withdrawn: { turn: "nobody", why: "Everything is where it was.", may: {} },
      },
    },
  },
  anytime: {},
  labels: { accept: "handover.accept", decline: "handover.decline", withdraw: "handover.withdraw" },
});
const command = anyCommand<State, Event>();
const live =
  (decide: (state: Live, at: Instant, world: World) => Decided<Event>) =>
  (state: State, { at }: { readonly at: Instant }, world: World): Decided<Event> =>
    isLive(state) ? decide(state, at, world) : refuse("core.absent");
const nothing = form({ key: "handover.none" }, { key: "handover.none" }, {});
const offerFields = {
  scope: { kind: "token", optional: true, label: { key: "handover.none" } },
  ref: { kind: "token", optional: true, label: { key: "handover.none" } },
  to: { kind: "member", label: { key: "handover.to" }, hint: { key: "handover.hint" } },
} as const;
const offer = (state: State, { values, by, at }: Asked<typeof offerFields>, world: World): Decided<Event> => {
  const me = memberOf(by);
  if (state.step !== "new" || !me) return refuse("core.already");
  const rows = world.rows("mine");
  if (rows.length === 0) return refuse(values.scope === "one" ? "handover.notYours" : "handover.none.left");
  const remindAt = world.calendar.addWorkdays(at, 1, "09:00");
  return [{ type: "offered", from: me.id, to: values.to, cases: rows.map((row) => row.instance), at, remindAt }];
};
const accept = (state: Live, world: World): Decided<Event> => {
  const rows = new Map(world.rows("cases").map((row) => [row.instance, row.summary]));
  // What has meanwhile been closed or moved is left out: nobody takes over what the other no longer has.
  const still = state.cases.filter((id) => {
    const { open, holder } = rows.get(id) ?? {};
    return open === true && holder !== undefined && "member" in holder && holder.member === state.from;
  });
  if (still.length === 0) return refuse("handover.nothingLeft");
  return [{ type: "accepted", moved: still.slice(0, atOnce), left: still.slice(atOnce) }];
};
const remind = (state: Live, at: Instant, world: World): readonly Event[] =>
  state.step !== "offered"
    ? []
    : [{ type: "reminded", ...(state.reminders < 1 && { remindAt: world.calendar.addWorkdays(at, 1, "09:00") }) }];
const commands = {
  offer: command({
    access: works,
    words: "handover.words",
    help: "handover.help",
    form: form({ key: "handover.title" }, { key: "handover.submit" }, offerFields),
    prefill: (_state, _world, actor) => ({ to: memberOf(actor)?.deputy }),
    choices: (_state, world, actor) => {
      const member = memberOf(actor);
      return { to: member === undefined ? [] : world.people.colleagues(member.agency, member.id) };
    },
    decide: offer,
  }),
  accept: command({ access: table.access("accept"), form: nothing, decide: live((state, _at, world) => accept(state, world)) }),
  decline: command({ access: table.access("decline"), form: nothing, decide: live(() => [{ type: "declined" }]) }),
  withdraw: command({ access: table.access("withdraw"), form: nothing, decide: live(() => [{ type: "withdrawn" }]) }),
  remind: command({ access: clock, form: nothing, decide: (state, { at }, world) => (isLive(state) ? remind(state, at, world) : []) }),
} as const;
type Command = CommandOf<typeof commands>;
type C = keyof typeof commands & string;
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
const senderTitle = (state: Live): Phrase => {
  const who = { member: state.to };
  // After a first portion a no is not a no to all: what was taken stays taken.
  if (state.step === "declined" && state.moved.length > 0)
    return { key: "handover.sender.declinedRest", with: { who, moved: count(state.moved), rest: count(state.cases) } };
  return { key: `handover.sender.${state.step}`, with: { cases: count(state.step === "offered" ? state.cases : state.moved), who } };
};
const posts = (state: Live, world: World): readonly Post<C>[] => {
  const rows = world.rows("cases");
  const offered = state.step === "offered";
  const many = { cases: count(offered ? state.cases : state.moved) };
  const accepts = [press("accept", "handover.accept", { style: "primary" }), press("decline", "handover.decline")];
  const late = state.reminders > 0;
  const toReceiver = dm("offer", state.to, {
    title: t(`handover.receiver.${state.step}`, { ...many, who: { member: state.from } }),
    notice: "handover.notice",
    body: offered ? names(rows) : [],
    actions: offered ? accepts : [],
  });
  const toSender = dm("sent", state.from, {
    title: senderTitle(state),
    notice: "handover.notice",
    body: offered ? [...names(rows), text(late ? "handover.noAnswer" : "handover.stillYours", late ? "warning" : "quiet")] : [],
    actions: [offered && press("withdraw", "handover.withdraw")],
  });
  const reminders = Array.from({ length: offered ? state.reminders : 0 }, (_, i) =>
    dm(`remind:${i}`, state.to, {
      title: "handover.reminder",
      notice: "handover.notice",
      body: [text(t("handover.waiting", { who: { member: state.from } }))],
      actions: accepts,
    }),
  );
  // References go to those who may read them: whoever has gone elsewhere since is told no more.
  const stays = (id: MemberId): boolean => world.people.agencyOf({ member: id }) === world.people.agencyOf({ member: state.from });
  return [...toReceiver, ...toSender, ...reminders.flat()].filter(({ to }) => !("member" in to) || stays(to.member));
};
const view = (state: State, world: World): View<C> => {
  if (state.step === "new") return { posts: [], timers: [], tells: [], readers: [], summary: { open: false } };
  const tells = state.portion.map((instance) => ({
    key: `take:${instance}`,
    workflow: "case",
    instance,
    command: "take",
    values: { from: state.from, to: state.to },
  }));
  return {
    posts: posts(state, world),
    timers: table.timers(state, world),
    tells,
    readers: table.readers(state, world),
    // Whoever offered it has left the register: what was theirs is the deputy's already, and nobody can answer.
    summary: { open: state.step === "offered" && world.people.members.has(state.from), holder: { member: state.to } },
  };
};

export const handover = workflow<State, Event>()({
  name: "handover",
  start: "offer",
  initial: { step: "new" },
  commands,
  needs,
  decide: decideBy<State, Event>(commands),
  evolve,
  denied: (state) => (state.step === "new" || state.step === "offered" ? undefined : refuse(`handover.is.${state.step}`)),
  viewNeeds: (state): Needs =>
    state.step === "new"
      ? {}
      : { cases: { workflow: "case", instances: state.step === "offered" ? state.cases : state.moved, limit: mostCases } },
  view,
  panels: {},
  declassified: {},
});
