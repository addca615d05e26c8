// What can be done with a meeting: before, at it and after.
import { agencies, carrying, choice, date, holder, instance, line, member, nothing, shows, token } from "../../src/rules/fields.ts";
import { text } from "../../src/rules/say.ts";
import { type AgencyId, form, type Instant } from "../../src/rules/ui.ts";
import { type Access, type Actor, type CommandOf, clock, memberOf, type Needs, refuse, type World } from "../../src/rules/workflow.ts";
import * as codes from "./codes.ts";
import type { Agenda, State } from "./model.ts";
import { headingsOf, isOpenPoint } from "./points.ts";
import { attends, byMeeting, bySeries, invited, isAgenda, leads } from "./rules.ts";

const lineChars = 140;
const showIt = shows("show");
const run = shows("meeting");
const notes = shows("notes");
/** Back to where the button was: at the meeting while it is held. */
const back = (state: State) => (state.step === "running" ? run() : showIt());

const noCases = (state: State) => (isAgenda(state) && !headingsOf(state).includes("cases") ? refuse("agenda.noCases") : undefined);
/** The viewer's open cases: what can be put on an agenda. */
const mostCases = 50;
const ownCases = (actor: Actor): Needs => {
  const member = memberOf(actor);
  return member ? { choices: { workflow: "case", open: true, agency: member.agency, for: member, limit: mostCases } } : {};
};
/** When the meeting is now, in the fields of the form. */
const planned = (state: Agenda, world: World): { readonly day: string; readonly time?: string } => {
  const on = world.calendar.day(state.from);
  const time = codes.times.find((each) => world.calendar.wall(on, each) === state.from);
  return { day: on, ...(time && { time }) };
};
const peopleOf = (agencies: readonly AgencyId[], world: World): readonly string[] =>
  [...world.people.members.values()].filter((m) => agencies.includes(m.agency) && attends(m, world)).map((m) => m.id);
const people = (state: State, world: World): readonly string[] => (isAgenda(state) ? peopleOf(state.invited, world) : []);
const ownPeople = (world: World, actor: Actor): readonly string[] => {
  const own = memberOf(actor);
  return own ? peopleOf([own.agency], world) : [];
};

const preparing = {
  add: {
    access: invited("draft", "sent", "running"),
    form: form(
      "agenda.add.title",
      "agenda.add.submit",
      {
        under: choice("A", "heading", codes.openHeadings, "agenda.add.under"),
        title: line(80, "agenda.add.item", { hint: "agenda.add.itemHint" }),
        minutes: choice("A", "timebox", codes.timeboxes, "agenda.add.minutes", { optional: true, more: true }),
        presenter: member("agenda.add.presenter", { optional: true, more: true }),
      },
      [text("agenda.add.intro", "quiet")],
    ),
    prefill: () => ({ under: "method" }),
    choices: (state: State, world: World, actor: Actor) => ({
      presenter: ownPeople(world, actor),
      under: isAgenda(state) ? codes.openHeadings.filter((heading) => headingsOf(state).includes(heading)) : codes.openHeadings,
    }),
    after: back,
  },
  addCase: {
    access: invited("draft", "sent", "running"),
    ready: noCases,
    needs: ownCases,
    form: form("agenda.addCase.title", "agenda.add.submit", { kase: instance("agenda.addCase.which") }, [
      text("agenda.addCase.intro", "quiet"),
    ]),
    choices: (_state: State, world: World) => ({ kase: world.rows("choices").map((row) => row.instance) }),
    after: back,
  },
  order: {
    access: invited("draft"),
    form: carrying({ item: token(), before: token() }),
    after: showIt,
  },
  time: {
    access: invited("draft"),
    form: form("agenda.time.title", "agenda.time.submit", {
      item: token(),
      minutes: choice("A", "timebox", codes.timeboxes, "agenda.add.minutes"),
    }),
    after: showIt,
  },
  takeBack: {
    access: invited("draft"),
    form: carrying({ item: token() }),
    after: showIt,
  },
  collect: { access: invited("draft"), form: nothing, after: showIt },
  send: { access: leads("draft"), form: nothing, after: showIt },
  move: {
    access: leads("draft", "sent"),
    form: form(
      "agenda.move.title",
      "agenda.move.submit",
      { day: date("A", "series.plan.day"), time: choice("A", "time", codes.times, "series.plan.time") },
      [text("agenda.move.intro", "quiet")],
    ),
    prefill: (state: State, world: World) => (isAgenda(state) ? planned(state, world) : {}),
    after: showIt,
  },
  cancel: { access: leads("draft", "sent"), form: nothing, after: showIt },
  seat: {
    access: leads("draft", "sent", "running"),
    form: form("agenda.seat.title", "agenda.seat.submit", { chair: member("agenda.chair"), notes: member("agenda.notes") }),
    prefill: (state: State) => (isAgenda(state) ? { chair: state.chair, notes: state.notes } : {}),
    choices: (state: State, world: World) => ({ chair: people(state, world), notes: people(state, world) }),
    after: showIt,
  },
} as const;

/** While the meeting is held whoever is there writes; afterwards those who answer for the notes put them right. */
const noting: Access<State> = (state, actor, world) => invited("running")(state, actor, world) || leads("review")(state, actor, world);
const noted = (state: State) => (state.step === "review" ? notes() : run());
const point = carrying({ point: token() });
const meeting = {
  start: { access: invited("sent", "draft", "running"), form: nothing, after: run },
  takeChair: { access: invited("running"), form: nothing, after: run },
  attend: {
    access: invited("draft", "sent", "running"),
    form: nothing,
    after: back,
  },
  excuse: { access: invited("draft", "sent", "running"), form: nothing, after: showIt },
  presence: {
    access: noting,
    form: form("agenda.presence.title", "agenda.presence.submit", {
      present: agencies("agenda.presence.present", { optional: true }),
      excused: agencies("agenda.presence.excused", { optional: true }),
      // Said, and not left unticked: somebody else may have come in the meantime.
      absent: agencies("agenda.presence.absent", { optional: true }),
    }),
    prefill: (state: State) =>
      isAgenda(state)
        ? {
            present: state.presence.filter((p) => p.state === "present").map((p) => p.agency),
            excused: state.presence.filter((p) => p.state === "excused").map((p) => p.agency),
          }
        : {},
    choices: (state: State) => (isAgenda(state) ? { present: state.invited, excused: state.invited, absent: state.invited } : {}),
    after: noted,
  },
  next: { access: invited("running"), form: point, after: run },
  park: { access: invited("running"), form: point, after: run },
  carry: { access: invited("running"), form: point, after: run },
  decide: {
    access: noting,
    form: form("agenda.decide.title", "agenda.decide.submit", {
      point: token(),
      code: choice("B", "decision", codes.decisions, "agenda.decide.code"),
      text: line(lineChars, "agenda.decide.text", { hint: "agenda.lineHint", optional: true }),
      dissent: choice("A", "yesNo", codes.yesNo, "agenda.decide.dissent"),
    }),
    prefill: () => ({ dissent: "no" }),
    after: noted,
  },
  act: {
    access: noting,
    form: form("agenda.act.title", "agenda.act.submit", {
      point: token(),
      text: line(lineChars, "action.text", { hint: "agenda.lineHint" }),
      owner: holder("action.owner"),
      due: date("A", "action.due"),
    }),
    prefill: (_state: State, world: World, _actor: Actor, at: Instant) => ({
      due: world.calendar.day(world.calendar.addWorkdays(at, 5, "09:00")),
    }),
    choices: (state: State, world: World) => ({ owner: isAgenda(state) ? world.people.doers(state.invited) : [] }),
    after: noted,
  },
  finish: { access: invited("running"), form: nothing, after: notes },
} as const;

const afterwards = {
  approve: { access: invited("review"), form: nothing, after: notes },
  fault: {
    access: invited("review"),
    form: form("agenda.fault.title", "agenda.fault.submit", { what: choice("B", "fault", codes.faults, "agenda.fault.what") }, [
      text("agenda.fault.intro", "quiet"),
    ]),
    after: notes,
  },
  correct: {
    access: leads("review"),
    form: form("agenda.correct.title", "agenda.correct.submit", {
      decision: token(),
      code: choice("B", "decision", codes.decisions, "agenda.decide.code"),
      text: line(lineChars, "agenda.decide.text", { hint: "agenda.lineHint", optional: true }),
    }),
    // What is not changed stays: an empty line would take the old one away. Not of a closed point: a form does not know who may read that.
    prefill: (state: State, _world: World, _actor: Actor, _at: Instant, given: Readonly<Record<string, unknown>>) => {
      if (!isAgenda(state)) return {};
      const old = state.decided.find(({ n, point: at }) => String(n) === given.decision && isOpenPoint(state, at));
      return old ? { code: old.code, ...(old.text && { text: old.text }) } : {};
    },
    after: notes,
  },
  adopt: { access: leads("review"), form: nothing, after: notes },
  document: { access: invited("approved"), form: nothing, after: notes },
} as const;

const told = {
  begin: { access: bySeries, form: nothing },
  receive: { access: byMeeting, form: nothing },
  handOn: { access: bySeries, form: nothing },
  callOff: { access: bySeries, form: nothing },
  build: { access: clock, form: nothing },
  remind: { access: clock, form: nothing },
  close: { access: clock, form: nothing },
  late: { access: clock, form: nothing },
  stillOpen: { access: clock, form: nothing },
  forget: { access: clock, form: nothing },
} as const;
// The order is the order of `hjälp`.
export const commands = { ...told, ...preparing, ...meeting, ...afterwards } as const;
export type Command = CommandOf<typeof commands>;
export type Of<T extends Command["type"]> = Extract<Command, { readonly type: T }>;
/** What others and the clock say. */
export type Told = Of<keyof typeof told>;
/** While the meeting is held. */
export type Meeting = Of<keyof typeof meeting>;
/** What happens to the notes. */
export type After = Of<keyof typeof afterwards>;
