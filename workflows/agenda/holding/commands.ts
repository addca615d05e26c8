// The meeting itself: who is there, where it is, what is decided, who does what. While it is held whoever is there writes; afterwards those who answer for
// the notes put them right.
import { type Asked, type Decided, staged } from "../../../src/rules/command.ts";
import {
  agencies,
  carrying,
  choice,
  date,
  holder,
  isFar,
  line,
  shows,
  token,
} from "../../../src/rules/fields.ts";
import { namesCase } from "../../../src/rules/reference.ts";
import {
  type AgencyId,
  type Fields,
  form,
  type Instant,
  type Open,
} from "../../../src/rules/ui.ts";
import {
  isRefusal,
  type Member,
  type Refusal,
  refuse,
  type World,
} from "../../../src/rules/workflow.ts";
import { approveBy, leftOver } from "../after.ts";
import * as codes from "../codes.ts";
import { act, atPoint, button, byPerson, readable } from "../live.ts";
import type { Agenda, Entry, Event, State } from "../model.ts";
import {
  beforeThis,
  decisionsAt,
  headingId,
  headingsOf,
  isOpenPoint,
  itemsUnder,
  passedOver,
  pointNow,
  points,
} from "../points.ts";
import { fallen, still } from "../preparing/collect.ts";
import { back } from "../preparing/commands.ts";
import { isAgenda } from "../rules.ts";
import { table } from "../table.ts";

/** The lines of one meeting. [design] */
const [mostDecisions, mostActions] = [100, 100];
export const lineChars = 140;
const run = shows("meeting");
const notes = shows("notes");
const noted = (state: State) => (state.step === "review" ? notes() : run());

const there = (state: Agenda, agency: AgencyId, member: Member): Event => ({
  type: "presenceNoted",
  agency,
  state: "present",
  members: [
    ...new Set([...(state.presence.find((p) => p.agency === agency)?.members ?? []), member.id]),
  ],
});
const start = (state: Agenda, at: Instant, member: Member, world: World): Decided<Event> => {
  // Two may press at once: whoever comes second is there too.
  if (state.step === "running") return [there(state, member.agency, member)];
  // A day early would be a slip: the agenda is still open to the others.
  if (world.calendar.day(at) < world.calendar.day(state.from)) return refuse("agenda.start.early");
  return [
    ...fallen(state, world),
    ...(state.step === "draft" ? [{ type: "sent", at } as const] : []),
    { type: "started", at, by: member.id },
    there(state, member.agency, member),
  ];
};
/** Two may press at once: the second press was meant for the point that was shown then. */
const stale = (state: Agenda, point: string): Refusal | undefined =>
  state.now === point ? undefined : refuse("agenda.movedOn");
const wentOn = (state: Agenda, point: Open<string>, how: "done" | "parked" | "carried"): Event => {
  const over = passedOver(state, point);
  return { type: "wentOn", point, how, ...(over.length > 0 && { over }) };
};
const goOn = (state: Agenda, point: Open<string>, how: "parked" | "carried"): Decided<Event> =>
  stale(state, point) ??
  (pointNow(state)?.item === undefined ? refuse("agenda.standing") : [wentOn(state, point, how)]);
/** `from`: the point that was shown; the end of the list has none. */
const goBack = (state: Agenda, from: string | undefined): Decided<Event> => {
  const before = state.now === from && beforeThis(state);
  return before ? [{ type: "wentBack", to: before.id }] : [];
};
/** A point that was left can still get its decision: the note-taker writes while the others go on. */
const recorded = (state: Agenda, id: string): Entry | undefined => {
  const found = points(state).find((each) => each.id === id);
  if (found) return { point: found.id, heading: found.heading };
  // Also of a heading with closed points alone: a refusal would say that there are some.
  const heading = headingsOf(state).find(
    (each) => headingId(each) === id && itemsUnder(state, each).every(({ about }) => about),
  );
  return heading && { point: headingId(heading), heading };
};
const decisionFields = {
  point: token(),
  code: choice("B", "decision", codes.decisions, "agenda.decide.code"),
  text: line(lineChars, "agenda.decide.text", { hint: "agenda.lineHint", optional: true }),
  dissent: choice("A", "yesNo", codes.yesNo, "agenda.decide.dissent"),
} as const;
const decided = (
  state: Agenda,
  { values, at }: Asked<typeof decisionFields>,
  by: Member,
): Decided<Event> => {
  const entry = recorded(state, values.point);
  const { code, text, dissent } = values;
  if (!entry) return refuse("agenda.movedOn");
  if (namesCase(text) && isOpenPoint(state, entry.point)) return refuse("agenda.refInText", "text");
  if (state.decided.length >= mostDecisions) return refuse("agenda.decide.many");
  const n = state.decided.length + 1;
  return [
    {
      type: "decided",
      n,
      code,
      dissent: dissent === "yes",
      by: by.id,
      at,
      ...(text && { text }),
      ...entry,
    },
  ];
};
const actionFields = {
  point: token(),
  text: line(lineChars, "action.text", { hint: "agenda.lineHint" }),
  owner: holder("action.owner"),
  due: date("A", "action.due"),
} as const;
const given = (
  state: Agenda,
  { values, at }: Asked<typeof actionFields>,
  by: Member,
  world: World,
): Decided<Event> => {
  const entry = recorded(state, values.point);
  const { text, owner, due } = values;
  const agency = world.people.agencyOf(owner);
  if (!entry) return refuse("agenda.movedOn");
  if (namesCase(text) && isOpenPoint(state, entry.point)) return refuse("agenda.refInText", "text");
  if (agency === undefined || !state.invited.includes(agency))
    return refuse("action.owner.unknown", "owner");
  if (due < world.calendar.day(at)) return refuse("case.dayPast", "due");
  if (isFar(due, at)) return refuse("action.tooFar", "due");
  if (state.acted.length >= mostActions) return refuse("agenda.act.many");
  const about = state.items.find((item) => item.id === entry.point)?.about;
  // What is said in a closed session is for the one who does it and the one who asked, not for all who were invited.
  const readers = about ? [...new Set([agency, by.agency])] : state.invited;
  const said = { text, owner, due, agency, by: by.id, series: state.series, readers };
  return [{ type: "acted", ...entry, instance: world.fresh.instance, values: said }];
};
const presenceFields = {
  present: agencies("agenda.presence.present", { optional: true }),
  excused: agencies("agenda.presence.excused", { optional: true }),
  // Said, and not left unticked: somebody else may have come in the meantime.
  absent: agencies("agenda.presence.absent", { optional: true }),
} as const;
const presence = (state: Agenda, { values }: Asked<typeof presenceFields>): Decided<Event> => {
  const { present = [], excused = [], absent = [] } = values;
  if (present.some((id) => excused.includes(id))) return refuse("agenda.presence.both", "excused");
  const note = (agency: AgencyId, is: "present" | "excused" | "absent"): Event => ({
    type: "presenceNoted",
    agency,
    state: is,
    members: state.presence.find((p) => p.agency === agency)?.members ?? [],
  });
  // Whoever was ticked before and is not here is ticked still: what is said last counts.
  return [
    ...present.map((id) => note(id, "present")),
    ...excused.map((id) => note(id, "excused")),
    ...absent.map((id) => note(id, "absent")),
  ];
};
/** Written after the meeting, it changes what somebody may have approved. */
const amending = <F extends Fields>(
  decide: (state: Agenda, asked: Asked<F>, by: Member, world: World) => Decided<Event>,
) =>
  atPoint<F>((state, asked, by, world) => {
    const events = decide(state, asked, by, world);
    return state.step !== "review" || isRefusal(events)
      ? events
      : [...events, { type: "amended", at: asked.at }];
  });
const point = carrying({ point: token() });

export const holding = staged(table)({
  start: button(start, { after: run, decideNeeds: still }),
  takeChair: button(
    (state, _at, { id }) =>
      state.chair === id
        ? []
        : [{ type: "seated", chair: id, notes: state.notes === id ? state.chair : state.notes }],
    { after: run },
  ),
  attend: button((state, _at, by) => [there(state, by.agency, by)], { after: back }),
  excuse: button(
    (_state, _at, { agency }) => [{ type: "presenceNoted", agency, state: "excused", members: [] }],
    { after: shows("show") },
  ),
  presence: act({
    form: form("agenda.presence.title", "agenda.presence.submit", presenceFields),
    prefill: (state) => {
      const said = (is: "present" | "excused") =>
        isAgenda(state)
          ? state.presence.filter((each) => each.state === is).map(({ agency }) => agency)
          : [];
      return { present: said("present"), excused: said("excused") };
    },
    choices: (state) =>
      isAgenda(state)
        ? { present: state.invited, excused: state.invited, absent: state.invited }
        : {},
    after: noted,
    decide: amending(presence),
  }),
  next: act({
    form: point,
    after: run,
    // The meeting goes on for everybody. Whoever pressed second wanted what the first has done: shown where the meeting is, not told off.
    decide: byPerson((state, { values }) =>
      stale(state, values.point) ? [] : [wentOn(state, values.point, "done")],
    ),
  }),
  previous: act({
    form: carrying({ point: token({ optional: true }) }),
    after: run,
    decide: byPerson((state, { values }) => goBack(state, values.point)),
  }),
  park: act({
    form: point,
    after: run,
    decideNeeds: readable,
    decide: atPoint((state, { values }) => goOn(state, values.point, "parked")),
  }),
  carry: act({
    form: point,
    after: run,
    decideNeeds: readable,
    decide: atPoint((state, { values }) => goOn(state, values.point, "carried")),
  }),
  decide: act({
    form: form("agenda.decide.title", "agenda.decide.submit", decisionFields),
    prefill: () => ({ dissent: "no" }),
    choices: decisionsAt,
    after: noted,
    decideNeeds: readable,
    decide: amending(decided),
  }),
  act: act({
    form: form("agenda.act.title", "agenda.act.submit", actionFields),
    prefill: (_state, world, _actor, at) => ({
      due: world.calendar.day(world.calendar.addWorkdays(at, 5, "09:00")),
    }),
    choices: (state, world) => ({
      owner: isAgenda(state) ? world.people.doers(state.invited) : [],
    }),
    after: noted,
    decideNeeds: readable,
    decide: amending(given),
  }),
  finish: button(
    (state, at, by, world) => [
      { type: "finished", at, by: by.id, approveBy: approveBy(at, world), wishes: leftOver(state) },
    ],
    { after: notes },
  ),
});
