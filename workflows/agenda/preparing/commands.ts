// What can be done with a meeting before it is held.
import { type Decided, staged } from "../../../src/rules/command.ts";
import {
  carrying,
  choice,
  date,
  dayFault,
  instance,
  line,
  member,
  shows,
  span,
  token,
} from "../../../src/rules/fields.ts";
import { upTo } from "../../../src/rules/pages.ts";
import { namesCase } from "../../../src/rules/reference.ts";
import { t, text } from "../../../src/rules/say.ts";
import { type AgencyId, form, type Open } from "../../../src/rules/ui.ts";
import {
  type Actor,
  type Member,
  memberOf,
  type Needs,
  type Refusal,
  refuse,
  type World,
} from "../../../src/rules/workflow.ts";
import { cancelled } from "../after.ts";
import * as codes from "../codes.ts";
import { act, atPoint, button, byPerson, readable } from "../live.ts";
import type { Agenda, Event, Item, State, Wish } from "../model.ts";
import { headingsOf, itemsUnder } from "../points.ts";
import { attends, isAgenda } from "../rules.ts";
import { table } from "../table.ts";
import { build, collecting, fallen, isRaisable, mostItems, still } from "./collect.ts";

const showIt = shows("show");
/** Back to where the button was: at the meeting while it is held. */
export const back = (state: State) => (state.step === "running" ? { panel: "meeting" } : showIt());
/** As many as one list of Teams holds. [design] */
const mostCases = 300;
/** The open cases that the viewer may put on an agenda, those due first; one more, so that the form can say that there are others. */
const ownCases = (actor: Actor): Needs => {
  const own = memberOf(actor);
  return own
    ? {
        choices: {
          workflow: "case",
          open: true,
          agency: own.agency,
          for: own,
          limit: mostCases + 1,
        },
      }
    : {};
};
const offered = (world: World) => upTo(world.rows("choices"), mostCases);
/** When the meeting is now, in the fields of the form. */
const planned = (state: Agenda, world: World): { readonly day: string; readonly time?: string } => {
  const on = world.calendar.day(state.from);
  const time = codes.times.find((each) => world.calendar.wall(on, each) === state.from);
  return { day: on, ...(time && { time }) };
};
const peopleOf = (agencies: readonly AgencyId[], world: World): readonly string[] =>
  [...new Set(agencies)]
    .flatMap((agency) => world.people.staff(agency))
    .filter((each) => attends(each, world))
    .map(({ id }) => id);

/** An item that comes too late for this agenda is on the next one. */
const placed = (state: Agenda, wish: Wish, by: Member): Decided<Event> =>
  state.step === "sent"
    ? [{ type: "kept", wishes: [wish] }]
    : [{ type: "added", wish, agency: by.agency }];
/** What everybody sees and what is closed are counted apart: whoever fills up the agenda shall not learn how many cases are on it. */
const full = (state: Agenda, closed = false): Refusal | undefined => {
  const waiting =
    state.step === "sent"
      ? state.kept.flat()
      : state.items.filter((item) => item.state !== "withdrawn");
  return waiting.filter((wish) => (wish.about !== undefined) === closed).length >= mostItems
    ? refuse("agenda.add.many")
    : undefined;
};
const addCase = (state: Agenda, by: Member, world: World): Decided<Event> => {
  const [row] = world.rows("kase");
  if (!headingsOf(state).includes("cases")) return refuse("agenda.noCases");
  if (!row?.summary.ref || !row.summary.open) return refuse("core.absent");
  // A quiet case is on no agenda, not even when somebody wishes it.
  if (!isRaisable(row)) return refuse("agenda.addCase.quiet", "kase");
  if (itemsUnder(state, "cases").some((item) => item.about?.instance === row.instance))
    return refuse("agenda.addCase.already", "kase");
  const about = { workflow: "case", instance: row.instance, ref: row.summary.ref } as const;
  return full(state, true) ?? placed(state, { under: "cases", about, by: by.id, carried: 0 }, by);
};
const itemOf = (state: Agenda, id: string): Item | undefined =>
  state.items.find((item) => item.id === id && item.state !== "withdrawn");
const timebox = choice("A", "timebox", codes.timeboxes, "agenda.add.minutes");

export const preparing = staged(table)({
  add: act({
    form: form(
      "agenda.add.title",
      "agenda.add.submit",
      {
        under: choice("A", "heading", codes.openHeadings, "agenda.add.under"),
        title: line(80, "agenda.add.item", { hint: "agenda.add.itemHint" }),
        minutes: choice("A", "timebox", codes.timeboxes, "agenda.add.minutes", {
          optional: true,
          more: true,
        }),
        presenter: member("agenda.add.presenter", { optional: true, more: true }),
      },
      [text("agenda.add.intro", "quiet")],
    ),
    prefill: () => ({ under: "method" }),
    choices: (state, world, actor) => {
      const own = memberOf(actor);
      return {
        presenter: own ? peopleOf([own.agency], world) : [],
        under: isAgenda(state)
          ? codes.openHeadings.filter((heading) => headingsOf(state).includes(heading))
          : codes.openHeadings,
      };
    },
    after: back,
    decide: byPerson((state, { values }, by) => {
      const { under, title, minutes, presenter } = values;
      if (!headingsOf(state).includes(under)) return refuse("agenda.add.notHere", "under");
      if (namesCase(title)) return refuse("agenda.refInText", "title");
      return (
        full(state) ??
        placed(
          state,
          {
            under,
            title,
            by: by.id,
            carried: 0,
            ...(minutes && { minutes }),
            ...(presenter && { presenter }),
          },
          by,
        )
      );
    }),
  }),
  addCase: act({
    ready: (state, world) => {
      if (isAgenda(state) && !headingsOf(state).includes("cases")) return refuse("agenda.noCases");
      return world.rows("choices").length === 0 ? refuse("agenda.addCase.none") : undefined;
    },
    needs: ownCases,
    form: form(
      "agenda.addCase.title",
      "agenda.add.submit",
      { kase: instance("agenda.addCase.which") },
      [text("agenda.addCase.intro", "quiet")],
    ),
    about: (_state, world) =>
      offered(world).cut ? [t("agenda.addCase.cut", { most: mostCases as Open<number> })] : [],
    choices: (_state, world) => ({ kase: offered(world).rows.map((row) => row.instance) }),
    after: back,
    decideNeeds: (_state, { values, by }) => {
      const own = memberOf(by);
      return own
        ? { kase: { workflow: "case", instances: [values.kase], for: own, limit: 1 } }
        : {};
    },
    decide: byPerson((state, _asked, by, world) => addCase(state, by, world)),
  }),
  order: act({
    form: carrying({ item: token(), before: token() }),
    after: showIt,
    decideNeeds: readable,
    decide: atPoint((state, { values }) => {
      const [item, before] = [itemOf(state, values.item), itemOf(state, values.before)];
      if (!item || !before || item.id === before.id || item.under !== before.under)
        return refuse("agenda.item.gone");
      return [{ type: "ordered", item: item.id, before: before.id }];
    }),
  }),
  time: act({
    form: form("agenda.time.title", "agenda.time.submit", { item: token(), minutes: timebox }),
    after: showIt,
    decideNeeds: readable,
    decide: atPoint((state, { values }) =>
      itemOf(state, values.item) ? [{ type: "timed", ...values }] : refuse("agenda.item.gone"),
    ),
  }),
  takeBack: act({
    form: carrying({ item: token() }),
    after: showIt,
    decideNeeds: readable,
    decide: atPoint((state, { values }, by) => {
      const item = itemOf(state, values.item);
      if (!item) return refuse("agenda.item.gone");
      const own = [item.by, state.chair, state.notes].includes(by.id);
      return own ? [{ type: "itemWithdrawn", item: item.id }] : refuse("agenda.item.notYours");
    }),
  }),
  collect: button((state, at, _by, world) => build(state, at, world), {
    after: showIt,
    decideNeeds: collecting,
  }),
  send: button((state, at, _by, world) => [...fallen(state, world), { type: "sent", at }], {
    after: showIt,
    decideNeeds: still,
  }),
  move: act({
    form: form(
      "agenda.move.title",
      "agenda.move.submit",
      {
        day: date("A", "series.plan.day"),
        time: choice("A", "time", codes.times, "series.plan.time"),
      },
      [text("agenda.move.intro", "quiet")],
    ),
    prefill: (state, world) => (isAgenda(state) ? planned(state, world) : {}),
    after: showIt,
    decide: byPerson((state, { values: { day, time }, at }, _by, world) => {
      const fault = dayFault(day, time, at, world.calendar);
      if (fault) return refuse(fault, "day");
      const long = (Date.parse(state.until) - Date.parse(state.from)) / 60_000;
      const { from, until } = span(day, time, long, world.calendar);
      return from === state.from
        ? refuse("agenda.move.same", "day")
        : [{ type: "moved", at, from, until }];
    }),
  }),
  cancel: button((state, at, by) => [cancelled(state, at, by.id)], { after: showIt }),
  seat: act({
    form: form("agenda.seat.title", "agenda.seat.submit", {
      chair: member("agenda.chair"),
      notes: member("agenda.notes"),
    }),
    prefill: (state) => (isAgenda(state) ? { chair: state.chair, notes: state.notes } : {}),
    choices: (state, world) => {
      const people = isAgenda(state) ? peopleOf(state.invited, world) : [];
      return { chair: people, notes: people };
    },
    after: showIt,
    decide: byPerson((state, { values: { chair, notes } }) => {
      if (chair === notes) return refuse("agenda.seat.same", "notes");
      return chair === state.chair && notes === state.notes
        ? refuse("case.assign.nothing", "chair")
        : [{ type: "seated", chair, notes }];
    }),
  }),
});
