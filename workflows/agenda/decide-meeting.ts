// The meeting itself: who is there, where it is, what is decided, who does what.
import { isFar } from "../../src/rules/fields.ts";
import type { AgencyId } from "../../src/rules/ui.ts";
import { isRefusal, type Member, type Refusal, refuse, type World } from "../../src/rules/workflow.ts";
import { approveBy, leftOver } from "./after.ts";
import { fallen } from "./collect.ts";
import type { Meeting, Of } from "./commands.ts";
import type { Agenda, Entry, Event } from "./model.ts";
import { headingId, headingsOf, isOpenPoint, itemsUnder, pointNow, points } from "./points.ts";
import { namesCase } from "./rules.ts";

type Decided = readonly Event[] | Refusal;
/** The lines of one meeting. [design] */
const [mostDecisions, mostActions] = [100, 100];

const there = (state: Agenda, agency: AgencyId, member: Member): Event => ({
  type: "presenceNoted",
  agency,
  state: "present",
  members: [...new Set([...(state.presence.find((p) => p.agency === agency)?.members ?? []), member.id])],
});
const start = (state: Agenda, command: Of<"start">, member: Member, world: World): Decided => {
  // Two may press at once: whoever comes second is there too.
  if (state.step === "running") return [there(state, member.agency, member)];
  // A day early would be a slip: the agenda is still open to the others.
  if (world.calendar.day(command.at) < world.calendar.day(state.from)) return refuse("agenda.start.early");
  return [
    ...fallen(state, world),
    ...(state.step === "draft" ? [{ type: "sent", at: command.at } as const] : []),
    { type: "started", at: command.at, by: member.id },
    there(state, member.agency, member),
  ];
};
/** Two may press at once: the second press was meant for the point that was shown then. */
const stale = (state: Agenda, point: string): Refusal | undefined => (state.now === point ? undefined : refuse("agenda.movedOn"));
const goOn = (state: Agenda, command: Of<"next" | "park" | "carry">): Decided => {
  const old = stale(state, command.values.point);
  // Whoever pressed second wanted what the first has done: shown where the meeting is, not told off.
  if (old) return command.type === "next" ? [] : old;
  const item = pointNow(state)?.item;
  if (command.type !== "next" && item === undefined) return refuse("agenda.standing");
  const how = { next: "done", park: "parked", carry: "carried" } as const;
  return [{ type: "wentOn", point: command.values.point, how: how[command.type] }];
};
/** A point that was left can still get its decision: the note-taker writes while the others go on. */
const recorded = (state: Agenda, id: string): Entry | undefined => {
  const found = points(state).find((each) => each.id === id);
  if (found) return { point: found.id, heading: found.heading };
  // Also of a heading with closed points alone: a refusal would say that there are some.
  const heading = headingsOf(state).find((each) => headingId(each) === id && itemsUnder(state, each).every(({ about }) => about));
  return heading && { point: headingId(heading), heading };
};
const decided = (state: Agenda, command: Of<"decide">, member: Member): Decided => {
  const entry = recorded(state, command.values.point);
  const { code, text, dissent } = command.values;
  if (!entry) return refuse("agenda.movedOn");
  if (namesCase(text) && isOpenPoint(state, entry.point)) return refuse("agenda.refInText", "text");
  if (state.decided.length >= mostDecisions) return refuse("agenda.decide.many");
  const n = state.decided.length + 1;
  return [{ type: "decided", n, code, dissent: dissent === "yes", by: member.id, at: command.at, ...(text && { text }), ...entry }];
};
const act = (state: Agenda, command: Of<"act">, member: Member, world: World): Decided => {
  const entry = recorded(state, command.values.point);
  const { text, owner, due } = command.values;
  const agency = world.people.agencyOf(owner);
  if (!entry) return refuse("agenda.movedOn");
  if (namesCase(text) && isOpenPoint(state, entry.point)) return refuse("agenda.refInText", "text");
  if (agency === undefined || !state.invited.includes(agency)) return refuse("action.owner.unknown", "owner");
  if (due < world.calendar.day(command.at)) return refuse("case.dayPast", "due");
  if (isFar(due, command.at)) return refuse("action.tooFar", "due");
  if (state.acted.length >= mostActions) return refuse("agenda.act.many");
  const about = state.items.find((item) => item.id === entry.point)?.about;
  // What is said in a closed session is for the one who does it and the one who asked, not for all who were invited.
  const readers = about ? [...new Set([agency, member.agency])] : state.invited;
  return [
    {
      type: "acted",
      ...entry,
      instance: world.fresh.instance,
      values: { text, owner, due, agency, by: member.id, series: state.series, readers },
    },
  ];
};
const presence = (state: Agenda, command: Of<"presence">): Decided => {
  const { present = [], excused = [], absent = [] } = command.values;
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
/** What may happen while the meeting is held; who may has been looked at. */
export const decideMeeting = (state: Agenda, command: Meeting, member: Member, world: World): Decided => {
  const events = whileHeld(state, command, member, world);
  // Written after the meeting, it changes what somebody may have approved.
  return state.step !== "review" || isRefusal(events) ? events : [...events, { type: "amended", at: command.at }];
};
const whileHeld = (state: Agenda, command: Meeting, member: Member, world: World): Decided => {
  switch (command.type) {
    case "start":
      return start(state, command, member, world);
    case "takeChair":
      return state.chair === member.id
        ? []
        : [{ type: "seated", chair: member.id, notes: state.notes === member.id ? state.chair : state.notes }];
    case "attend":
      return [there(state, member.agency, member)];
    case "excuse":
      return [{ type: "presenceNoted", agency: member.agency, state: "excused", members: [] }];
    case "presence":
      return presence(state, command);
    case "next":
    case "park":
    case "carry":
      return goOn(state, command);
    case "decide":
      return decided(state, command, member);
    case "act":
      return act(state, command, member, world);
    case "finish": {
      const { at } = command;
      return [{ type: "finished", at, by: member.id, approveBy: approveBy(at, world), wishes: leftOver(state) }];
    }
  }
};
