// The day on which somebody travels home. What stops a return then waits for no workday: the person may stand at an airport.
import { choice, date, isFar } from "../../../src/rules/fields.ts";
import { atNight, nobodyUntil } from "../../../src/rules/ring.ts";
import { actions, body, on, show, t, text } from "../../../src/rules/say.ts";
import {
  type Block,
  form,
  type Instant,
  type MemberId,
  reveal,
  type Span,
} from "../../../src/rules/ui.ts";
import { agencyOf } from "../../../src/rules/who.ts";
import { plus, refuse, type Viewer, type World } from "../../../src/rules/workflow.ts";
import * as codes from "../codes.ts";
import { does } from "../live.ts";
import type { Referral } from "../model.ts";
import { isReferral, isReturn, soonFrom } from "../rules.ts";

const hourMs = 3_600_000;
/** When each part of a day begins: the earliest moment at which the journey may. A minute would be a flight, and a flight is a person. */
const begins: Readonly<Record<codes.Code<typeof codes.dayParts>, string>> = {
  night: "00:00",
  morning: "06:00",
  forenoon: "09:00",
  afternoon: "12:00",
  evening: "17:00",
};
const departs = ({ travel }: Referral, { calendar }: World): Instant | undefined =>
  travel && calendar.wall(reveal(travel.day), begins[reveal(travel.part)]);
/** On the day of the journey, and in the day before it. */
export const travelsAt = (state: Referral, at: Instant, world: World): boolean => {
  const from = departs(state, world);
  if (from === undefined || state.travel === undefined) return false;
  return at >= plus(from, -24 * hourMs) && world.calendar.day(at) <= reveal(state.travel.day);
};
/** Who is there at the sender when the office is closed; undefined: it is open, or nobody is. */
export const dutyOn = (state: Referral, at: Instant, world: World): MemberId | undefined =>
  travelsAt(state, at, world) ? atNight(agencyOf(state.from, world), at, world)?.to : undefined;
/** Until when the sender has made sure: an hour before the journey where there is time, an hour from now out of hours where somebody is there. */
export const travelBy = (state: Referral, at: Instant, world: World): Instant | undefined => {
  const [from, hours] = [departs(state, world), agencyOf(state.from, world)?.hours];
  if (from === undefined || hours === undefined || !travelsAt(state, at, world)) return undefined;
  if (dutyOn(state, at, world) !== undefined) return plus(at, hourMs);
  const soon = world.calendar.addOfficeHours(at, 2, hours);
  const before = plus(from, -hourMs);
  return before > at && before < soon && world.calendar.inOffice(before, hours) ? before : soon;
};
/** The next step of the sender when the receiver could not do it. */
export const senderSoonAt = (state: Referral, world: World): Instant =>
  (state.silence.length === 0
    ? travelBy(state, state.moments.at(-1)?.at ?? state.draftedAt, world)
    : undefined) ?? soonFrom(state, state.from, world);

/** Of a return that goes on: either side says it, and says it again when it changes. */
export const travel = does(
  form(
    "referral.travel.title",
    "referral.travel.submit",
    {
      day: date("B", "referral.travel.day"),
      part: choice("B", "dayPart", codes.dayParts, "referral.travel.part"),
    },
    [text("referral.travel.intro")],
  ),
  (state, { values: { day, part }, at }, _by, world) => {
    if (!isReturn(state)) return refuse("referral.travel.none");
    if (reveal(day) < world.calendar.day(at) || isFar(reveal(day), at))
      return refuse("referral.travel.when", "day");
    return [{ type: "travels", at, travel: { day, part } }];
  },
  { prefill: (state) => (isReferral(state) ? (state.travel ?? {}) : {}) },
);
/** Said to those who have just stopped it, where nobody of theirs is there. */
export const travelBlocks = (
  state: Referral,
  { now }: Viewer,
  world: World,
): readonly Block<Span, never>[] => {
  if (!travelsAt(state, now, world)) return [];
  const until = nobodyUntil(agencyOf(state.from, world), now, world);
  return body<Block<Span, never>>(
    text("referral.travel.today", "danger"),
    until && text(t("core.ring.nobodyYours", { until: { date: until } }), "danger"),
    until && actions(show("ring", "people.ring.title", on("people"))),
  );
};
