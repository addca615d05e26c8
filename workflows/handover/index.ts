// Handing over: one case or all of mine, taken by the other. Until then everything stays where it is.
import {
  type Asked,
  commandsOn,
  type Decided,
  decideBy,
  needsBy,
  staged,
  taking,
} from "../../src/rules/command.ts";
import { member, token } from "../../src/rules/fields.ts";
import { type Folds, fold } from "../../src/rules/fold.ts";
import { readLine } from "../../src/rules/hours.ts";
import { upTo } from "../../src/rules/pages.ts";
import { casesAtOnce } from "../../src/rules/portion.ts";
import { anyWorker } from "../../src/rules/relation.ts";
import { dm, dotted, on, press, row, show, t, text } from "../../src/rules/say.ts";
import { stages, type Wait } from "../../src/rules/stages.ts";
import {
  type Block,
  type CaseRef,
  count,
  form,
  type InstanceId,
  type Instant,
  type MemberId,
  type Phrase,
  type Span,
} from "../../src/rules/ui.ts";
import { holderText } from "../../src/rules/who.ts";
import {
  memberOf,
  type Needs,
  noView,
  type Post,
  type Row,
  refuse,
  senderOf,
  type View,
  type World,
  workflow,
} from "../../src/rules/workflow.ts";
import { acuteFirst, isAcuteRow } from "../case/projection.ts";
import { caseSignals } from "../case/signals.ts";
import { type Event, isLive, type Live, type State, type Step } from "./model.ts";
import { handoverSignals } from "./signals.ts";

/** As many in one offer. Beyond it the offer says that there are more, which stay until they are offered too. */
const mostCases = 200;

/** A colleague's case is a colleague's to take: the one who has gone elsewhere since takes nothing along, and takes nothing back. */
const at = (side: "from" | "to") => (state: State) =>
  isLive(state) ? { agency: state.agency, person: state[side] } : {};
export const table = stages<
  State,
  "accept" | "decline" | "withdraw" | "remind",
  "sender" | "receiver"
>()({
  sides: { sender: at("from"), receiver: at("to") },
  tracks: {
    offer: {
      waits: (state): readonly Wait<Step>[] =>
        isLive(state)
          ? [{ row: state.step, round: "offer", escalationLevel: state.reminders }]
          : [],
      rows: {
        offered: {
          turn: "receiver",
          by: {
            name: "the next workday, 09:00, twice; then every 5 workdays",
            at: (state) => (isLive(state) ? state.remindAt : undefined),
          },
          silent: {
            name: "reminded, and the sender told to phone; everything stays with the sender",
            command: "remind",
          },
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
const { command, button, byClock } = commandsOn<State, Live, Event>(isLive);
const takes = taking<State, Event>()(handoverSignals);
const offerFields = {
  scope: token({ optional: true }),
  ref: token({ optional: true }),
  to: member("handover.to", { hint: "handover.hint" }),
} as const;
const offer = (
  state: State,
  { values, by, at }: Asked<typeof offerFields>,
  world: World,
): Decided<Event> => {
  const me = memberOf(by);
  if (state.step !== "new" || !me) return refuse("core.already");
  const { rows, cut } = upTo(world.rows("mine"), mostCases);
  if (rows.length === 0)
    return refuse(values.scope === "one" ? "handover.notYours" : "handover.none.left");
  const remindAt = world.calendar.addWorkdays(at, 1, "09:00");
  const cases = rows.map((row) => row.instance);
  return [
    {
      type: "offered",
      from: me.id,
      agency: me.agency,
      to: values.to,
      cases,
      at,
      remindAt,
      ...(cut && { more: true }),
    },
  ];
};
const accept = (state: Live, world: World): Decided<Event> => {
  const rows = new Map(world.rows("cases").map((row) => [row.instance, row.summary]));
  // What has meanwhile been closed or moved is left out: nobody takes over what the other no longer has.
  const still = state.cases.filter((id) => {
    const { open, holder } = rows.get(id) ?? {};
    return (
      open === true && holder !== undefined && "member" in holder && holder.member === state.from
    );
  });
  if (still.length === 0) return refuse("handover.nothingLeft");
  return [{ type: "accepted", moved: still.slice(0, casesAtOnce), left: still.slice(casesAtOnce) }];
};
/** Older ones say nothing that these do not. */
const shownReminders = 2;
/** Twice a workday apart, then so many. [design] */
const againDays = 5;
const remind = (state: Live, { at }: { readonly at: Instant }, world: World): readonly Event[] =>
  state.step !== "offered"
    ? []
    : [
        {
          type: "reminded",
          remindAt: world.calendar.addWorkdays(at, state.reminders < 1 ? 1 : againDays, "09:00"),
        },
      ];
const casesOf = (instances: readonly InstanceId[]): Needs => ({
  cases: { workflow: "case", instances, limit: mostCases },
});
const commands = staged(table)({
  offer: command({
    access: anyWorker,
    words: "handover.words",
    help: "handover.help",
    form: form("handover.title", "handover.submit", offerFields),
    prefill: (_state, _world, actor) => ({ to: memberOf(actor)?.deputy }),
    about: (_state, _world, { ref }) =>
      typeof ref === "string" && /^[A-ZÅÄÖ]+-[0-9A-Z]{4}-[0-9A-Z]{2}$/.test(ref)
        ? [{ ref: ref as CaseRef }]
        : [],
    choices: (_state, world, actor) => {
      const me = memberOf(actor);
      return { to: me === undefined ? [] : world.people.colleagues(me.agency, me.id) };
    },
    decideNeeds: (_state, { values: { scope, ref }, by }) => {
      const me = memberOf(by);
      if (!me) return {};
      const one = scope === "one" && ref !== undefined && { ref };
      return {
        mine: {
          workflow: "case",
          open: true,
          holders: [holderText({ member: me.id })],
          for: me,
          limit: mostCases + 1,
          ...one,
        },
      };
    },
    decide: offer,
  }),
  accept: button((state, _at, _by, world) => accept(state, world), {
    decideNeeds: (state) => (isLive(state) ? casesOf(state.cases) : {}),
  }),
  decline: button(() => [{ type: "declined" }]),
  withdraw: button(() => [{ type: "withdrawn" }]),
  remind: byClock(remind),
  rename: takes.rename((state, asked) => {
    const instance = senderOf(asked.by);
    if (
      !isLive(state) ||
      state.step !== "offered" ||
      instance === undefined ||
      !state.cases.includes(instance)
    )
      return [];
    return [{ type: "caseRenamed", instance }];
  }),
});
type C = keyof typeof commands;
/** Without the reminder that was set: whoever sets another says so. */
const quiet = ({ remindAt: _old, ...state }: Live): Live => state;
const folds: Folds<Live, Exclude<Event, { type: "offered" }>> = {
  accepted: (state, { moved, left }) => ({
    ...state,
    step: left.length === 0 ? "accepted" : "offered",
    portion: moved,
    moved: [...state.moved, ...moved],
    cases: left,
    portions: state.portions + 1,
  }),
  declined: (state) => ({ ...quiet(state), step: "declined" }),
  withdrawn: (state) => ({ ...quiet(state), step: "withdrawn" }),
  caseRenamed: (state) => state,
  reminded: (state, { remindAt }) => ({ ...state, reminders: state.reminders + 1, remindAt }),
};
const evolve = (state: State, event: Event): State => {
  if (event.type === "offered") {
    const { type: _type, ...rest } = event;
    return { ...rest, step: "offered", moved: [], portion: [], reminders: 0, portions: 0 };
  }
  return isLive(state) ? fold(folds, state, event) : state;
};

/** In the order of their references: the order of their days would tell their risk. What is in acute danger is marked, and stands first. */
const names = (rows: readonly Row[]): readonly Block<Span, C>[] =>
  acuteFirst(rows.toSorted((a, b) => ((a.summary.ref ?? "") < (b.summary.ref ?? "") ? -1 : 1)))
    .slice(0, 20)
    .map((each): Block<Span, C> => {
      const { ref, words } = each.summary;
      const called = dotted("core.dot", ref && { ref }, words && { words });
      const ringing = [
        show("acute", "handover.ring", { ...on("case", each.instance), style: "danger" }),
      ];
      return isAcuteRow(each)
        ? row(called, { detail: "handover.acute", tone: "danger", actions: ringing })
        : text(called);
    });
/** References stand here only while there is something to answer: afterwards the cases speak for themselves, and can be erased. */
const senderTitle = (state: Live): Phrase => {
  const who = { member: state.to };
  // After a first portion a no is not a no to all: what was taken stays taken.
  if (state.step === "declined" && state.moved.length > 0)
    return t("handover.sender.declinedRest", {
      who,
      moved: count(state.moved),
      rest: count(state.cases),
    });
  return t(`handover.sender.${state.step}`, {
    cases: count(state.step === "offered" ? state.cases : state.moved),
    who,
  });
};
const accepts = [
  press("accept", "handover.accept", "primary"),
  press("decline", "handover.decline"),
];
/** The newest of them alone: each says the same. */
const reminding = ({ step, reminders, to, from }: Live): readonly Post<C>[] =>
  Array.from({ length: step === "offered" ? reminders : 0 }, (_, i) => i)
    .slice(-shownReminders)
    .flatMap((i) =>
      dm(`remind:${i}`, to, "inHours", {
        title: "handover.reminder",
        notice: "handover.notice",
        body: [text(t("handover.waiting", { who: { member: from } }))],
        actions: accepts,
      }),
    );
const posts = (state: Live, world: World): readonly Post<C>[] => {
  // References go to those who may read them: whoever has gone elsewhere since is told no more, and the cases have stayed where they were.
  const agency = (id: MemberId) => world.people.agencyOf({ member: id });
  const rows = (id: MemberId): readonly Row[] => {
    const member = world.people.members.get(id);
    return member && world.people.works(member)
      ? world.rows("cases").filter(({ summary }) => summary.agency === member.agency)
      : [];
  };
  const offered = state.step === "offered";
  const late = state.reminders > 0;
  const toReceiver = dm("offer", state.to, "inHours", {
    title: t(`handover.receiver.${state.step}`, {
      cases: count(offered ? state.cases : state.moved),
      who: { member: state.from },
    }),
    notice: "handover.notice",
    body: offered ? names(rows(state.to)) : [],
    actions: offered ? accepts : [],
  });
  const toSender = dm("sent", state.from, "inHours", {
    title: senderTitle(state),
    notice: "handover.notice",
    body: offered
      ? [
          ...names(rows(state.from)),
          state.more && text("handover.more", "warning"),
          !late && readLine(state.to, "inHours", state.at, world),
          text(late ? "handover.noAnswer" : "handover.stillYours", late ? "warning" : "quiet"),
        ]
      : [],
    actions: [offered && press("withdraw", "handover.withdraw")],
  });
  return [...toReceiver, ...toSender, ...reminding(state)].filter(
    ({ to }) => !("member" in to) || agency(to.member) === state.agency,
  );
};
const view = (state: State, world: World): View<C> => {
  if (state.step === "new") return noView;
  const tells = state.portion.map((instance) =>
    caseSignals.to.take(instance, `take:${instance}`, { from: state.from, to: state.to }),
  );
  return {
    posts: posts(state, world),
    timers: table.timers(state, world),
    signals: tells,
    readers: table.readers(state, world),
    // Whoever offered it has left the register: what was theirs is the deputy's already, and nobody can answer.
    summary: {
      open: state.step === "offered" && world.people.members.has(state.from),
      holder: { member: state.to },
      agency: state.agency,
    },
  };
};

export const handover = workflow<State, Event>()({
  name: "handover",
  classA: "all",
  heading: "handover.heading",
  start: "offer",
  initial: { step: "new" },
  commands,
  signals: handoverSignals,
  needs: needsBy<State, Event>(commands),
  decide: decideBy<State, Event>(commands),
  evolve,
  denied: (state) =>
    state.step === "new" || state.step === "offered"
      ? undefined
      : refuse(`handover.is.${state.step}`),
  viewNeeds: (state) =>
    isLive(state) ? casesOf(state.step === "offered" ? state.cases : state.moved) : {},
  view,
  panels: {},
  declassified: {
    red: "After acute danger a case stands first in the offer, with the numbers to phone.",
  },
});
