// What may happen to a meeting before and after it is held.
import type { InstanceId, Instant, MemberId } from "../../src/rules/ui.ts";
import { type Member, memberOf, neutralBy, payloadOf, type Refusal, refuse, tellerOf, type World } from "../../src/rules/workflow.ts";
import { forgetAt, leftOver, missingApprovals, missingDocuments, present } from "./after.ts";
import { build, closedTo, fallen, isRaisable, mostItems, silent } from "./collect.ts";
import type { After, Command, Meeting, Of, Told } from "./commands.ts";
import { decideMeeting } from "./decide-meeting.ts";
import type { Agenda, Event, Item, State, Wish } from "./model.ts";
import { headingsOf, isOpenPoint, itemsUnder } from "./points.ts";
import { dayAfter, dayFault, span } from "./recurrence.ts";
import { isAgenda, namesCase } from "./rules.ts";

type Decided = readonly Event[] | Refusal;
/** An agency that has not taken the notes into its own records is asked again, and they are kept until then. [design] */
const askAgainDays = 30;
type Begun = Extract<Event, { type: "begun" }>;
const begin = (command: Of<"begin">, world: World): Decided => {
  const { at } = command;
  const series = tellerOf(command.by);
  if (series === undefined) return refuse("core.denied");
  return [
    {
      type: "begun",
      at,
      ...payloadOf<Omit<Begun, "type" | "at" | "series" | "number">>(command),
      series,
      number: world.fresh.number("D"),
    },
  ];
};
/** An item that comes too late for this agenda is on the next one. */
const placed = (state: Agenda, wish: Wish, member: Member): Decided =>
  state.step === "sent" ? [{ type: "kept", wishes: [wish] }] : [{ type: "added", wish, agency: member.agency }];
/** What everybody sees and what is closed are counted apart: whoever fills up the agenda shall not learn how many cases are on it. */
const full = (state: Agenda, closed = false): Refusal | undefined => {
  const waiting = state.step === "sent" ? state.kept.flat() : state.items.filter((item) => item.state !== "withdrawn");
  return waiting.filter((wish) => (wish.about !== undefined) === closed).length >= mostItems ? refuse("agenda.add.many") : undefined;
};
const add = (state: Agenda, command: Of<"add">, member: Member): Decided => {
  const { under, title, minutes, presenter } = command.values;
  if (!headingsOf(state).includes(under)) return refuse("agenda.add.notHere", "under");
  if (namesCase(title)) return refuse("agenda.refInText", "title");
  const wish: Wish = { under, title, by: member.id, carried: 0, ...(minutes && { minutes }), ...(presenter && { presenter }) };
  return full(state) ?? placed(state, wish, member);
};
const addCase = (state: Agenda, member: Member, world: World): Decided => {
  const [row] = world.rows("kase");
  if (!headingsOf(state).includes("cases")) return refuse("agenda.noCases");
  if (!row?.summary.ref || !row.summary.open) return refuse("core.absent");
  // A quiet case is on no agenda, not even when somebody wishes it.
  if (!isRaisable(row)) return refuse("agenda.addCase.quiet", "kase");
  if (itemsUnder(state, "cases").some((item) => item.about?.instance === row.instance)) return refuse("agenda.addCase.already", "kase");
  const about = { workflow: "case", instance: row.instance, ref: row.summary.ref } as const;
  return full(state, true) ?? placed(state, { under: "cases", about, by: member.id, carried: 0 }, member);
};
const itemOf = (state: Agenda, id: string): Item | undefined => state.items.find((item) => item.id === id && item.state !== "withdrawn");
const takeBack = (state: Agenda, command: Of<"takeBack">, member: Member): Decided => {
  const item = itemOf(state, command.values.item);
  if (!item) return refuse("agenda.item.gone");
  const own = [item.by, state.chair, state.notes].includes(member.id);
  return own ? [{ type: "itemWithdrawn", item: item.id }] : refuse("agenda.item.notYours");
};
const order = (state: Agenda, command: Of<"order">): Decided => {
  const [item, before] = [itemOf(state, command.values.item), itemOf(state, command.values.before)];
  if (!item || !before || item.id === before.id || item.under !== before.under) return refuse("agenda.item.gone");
  return [{ type: "ordered", item: item.id, before: before.id }];
};
const timed = (state: Agenda, command: Of<"time">): Decided =>
  itemOf(state, command.values.item)
    ? [{ type: "timed", item: command.values.item, minutes: command.values.minutes }]
    : refuse("agenda.item.gone");
const move = (state: Agenda, command: Of<"move">, world: World): Decided => {
  const { day, time } = command.values;
  const fault = dayFault(day, time, command.at, world.calendar);
  if (fault) return refuse(fault, "day");
  const minutes = (Date.parse(state.until) - Date.parse(state.from)) / 60_000;
  const { from, until } = span(day, time, minutes, world.calendar);
  return from === state.from ? refuse("agenda.move.same", "day") : [{ type: "moved", at: command.at, from, until }];
};
const seat = (state: Agenda, command: Of<"seat">): Decided => {
  const { chair, notes } = command.values;
  if (chair === notes) return refuse("agenda.seat.same", "notes");
  return chair === state.chair && notes === state.notes ? refuse("case.assign.nothing", "chair") : [{ type: "seated", chair, notes }];
};
const cancel = (state: Agenda, at: Instant, by: MemberId): Decided => [{ type: "cancelled", at, by, wishes: leftOver(state) }];

/** A clock never refuses: nothing to do is no events. */
const byClock = (
  state: Agenda,
  command: Of<"build" | "remind" | "close" | "late" | "stillOpen" | "forget">,
  world: World,
): readonly Event[] => {
  const { at } = command;
  switch (command.type) {
    case "build":
      return state.step === "draft" ? build(state, at, world) : [];
    case "remind": {
      const today = world.calendar.day(at);
      const tomorrow = dayAfter(today) === world.calendar.day(state.from);
      // After a stop: nobody is asked to prepare what has begun.
      return state.step === "draft" && at < state.from ? [{ type: "reminded", at, tomorrow, agencies: silent(state, today, world) }] : [];
    }
    case "close":
      return state.step === "draft" ? [...fallen(state, world), { type: "sent", at }] : [];
    case "late":
      return state.step === "review" ? [{ type: "late", at }] : [];
    case "stillOpen":
      return state.step === "sent" || state.step === "running" ? [{ type: "stillOpen", at }] : [];
    case "forget": {
      if (state.step !== "approved" && state.step !== "cancelled") return [];
      // Nobody waits for ever for an agency that is no longer there.
      const missing = state.step === "approved" && missingDocuments(state).some((id) => world.people.agencies.has(id));
      return missing
        ? [{ type: "forgetLater", forgetAt: world.calendar.addDays(at, askAgainDays, "09:00") }]
        : [{ type: "forgotten", eraseBy: neutralBy(at) }];
    }
  }
};
const adopted = (at: Instant, world: World): Event => ({ type: "adopted", at, forgetAt: forgetAt(at, world) });
const approve = (state: Agenda, command: Of<"approve">, member: Member, world: World): Decided => {
  if (!present(state).includes(member.agency)) return refuse("agenda.approve.absent");
  if (!missingApprovals(state).includes(member.agency)) return refuse("agenda.approve.already");
  // Approving takes back what one's own agency found wrong.
  const last = missingApprovals(state).length === 1 && state.faults.every(({ agency }) => agency === member.agency);
  return [{ type: "approved", agency: member.agency, by: member.id, at: command.at }, ...(last ? [adopted(command.at, world)] : [])];
};
const afterwards = (state: Agenda, command: After, member: Member, world: World): Decided => {
  const { at } = command;
  switch (command.type) {
    case "approve":
      return approve(state, command, member, world);
    case "fault":
      return present(state).includes(member.agency)
        ? [{ type: "faulted", agency: member.agency, what: command.values.what, at }]
        : refuse("agenda.approve.absent");
    case "correct": {
      const old = state.decided.find(({ n }) => String(n) === command.values.decision);
      const { code } = command.values;
      // The form of a closed point cannot show what was written: left empty, it stays.
      const text = command.values.text ?? (old && !isOpenPoint(state, old.point) ? old.text : undefined);
      if (old && namesCase(text) && isOpenPoint(state, old.point)) return refuse("agenda.refInText", "text");
      return old ? [{ type: "corrected", n: old.n, code, at, ...(text && { text }) }] : refuse("agenda.item.gone");
    }
    case "adopt":
      // Before the time is out only those who were there can approve; after it somebody must be able to end it.
      return state.approveBy !== undefined && at < state.approveBy ? refuse("agenda.adopt.early") : [adopted(at, world)];
    case "document":
      return state.documented.includes(member.agency)
        ? refuse("agenda.document.already")
        : [{ type: "documented", agency: member.agency, at }];
  }
};
const preparing = (state: Agenda, command: Exclude<Command, Told | After | Meeting>, member: Member, world: World): Decided => {
  switch (command.type) {
    case "add":
      return add(state, command, member);
    case "addCase":
      return addCase(state, member, world);
    case "order":
      return order(state, command);
    case "time":
      return timed(state, command);
    case "takeBack":
      return takeBack(state, command, member);
    case "collect":
      return build(state, command.at, world);
    case "send":
      return [...fallen(state, world), { type: "sent", at: command.at }];
    case "move":
      return move(state, command, world);
    case "cancel":
      return cancel(state, command.at, member.id);
    case "seat":
      return seat(state, command);
  }
};
/** Everything that can happen to a meeting. */
export const decide = (state: State, command: Command, world: World): Decided => {
  if (command.type === "begin") return isAgenda(state) ? [] : begin(command, world);
  // A meeting that is erased has nothing to hand on any more, and is in nobody's way.
  if (!isAgenda(state)) return command.by === "clock" || command.type === "handOn" ? [] : refuse("core.absent");
  switch (command.type) {
    case "receive":
      return [{ type: "received", wishes: payloadOf<{ readonly wishes: readonly Wish[] }>(command).wishes }];
    case "handOn": {
      const { portions, to } = payloadOf<{ readonly portions: readonly number[]; readonly to: InstanceId }>(command);
      const known = portions.filter((portion) => state.kept[portion]);
      return state.eraseBy || known.length === 0 ? [] : [{ type: "handedOn", portions: known, to }];
    }
    case "callOff":
      return state.step === "draft" ? cancel(state, command.at, state.chair) : [];
    case "build":
    case "remind":
    case "close":
    case "late":
    case "stillOpen":
    case "forget":
      return byClock(state, command, world);
  }
  const member = memberOf(command.by);
  if (!member) return refuse("core.denied");
  const closed = closedTo(state, command, world);
  if (closed) return closed;
  switch (command.type) {
    case "approve":
    case "fault":
    case "correct":
    case "adopt":
    case "document":
      return afterwards(state, command, member, world);
    case "start":
    case "takeChair":
    case "attend":
    case "excuse":
    case "presence":
    case "next":
    case "park":
    case "carry":
    case "decide":
    case "act":
    case "finish":
      return decideMeeting(state, command, member, world);
    default:
      return preparing(state, command, member, world);
  }
};
