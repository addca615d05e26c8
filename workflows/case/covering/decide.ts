// Cover over days off: which days each part of an answer is about, and who has the case on each of them.
import type { Holder, MemberId } from "../../../src/rules/ui.ts";
import { daysFrom, type World } from "../../../src/rules/workflow.ts";
import type { Event } from "../events.ts";
import type { Case, Cover, CoverPart } from "../model.ts";

type Answered = Extract<Event, { type: "weekendAnswered" }>;
type Cannot = Extract<Event, { type: "coverDeclined" }>;

/** The local days off after `day`, until the office is open again at `until` (a wall time of the morning, so its UTC day is the local one). */
export const offDays = (day: string, until: string): readonly string[] => {
  const days: string[] = [];
  for (let next = daysFrom(day, 1); next < until.slice(0, 10); next = daysFrom(next, 1))
    days.push(next);
  return days;
};
/** The cover after an answer: what was said before holds for the days that the answer is not about. */
export const answeredCover = (
  old: Cover | undefined,
  { day, at, by, until, who, onCall, days }: Answered,
): Cover => {
  const same = old?.day === day ? old : undefined;
  const before = (same?.parts ?? []).map((part) => ({
    ...part,
    left: part.left.filter((each) => !days.includes(each)),
  }));
  const part: CoverPart = {
    n: before.length,
    days,
    left: days,
    at,
    by,
    ...(who && { who }),
    ...(onCall && { onCall }),
  };
  return { day, until, parts: [...before, part], declined: same?.declined ?? [] };
};
/** Somebody cannot have it: the days are open again. */
export const declinedCover = (cover: Cover, { at, by, days, to }: Cannot): Cover => ({
  ...cover,
  declined: [...cover.declined, { at, by, days, to, n: cover.parts.length }],
});

/** Who has a part on that day, also after a no: the person who was named, or the one on the roster of the day. */
const personOn = (
  { who }: CoverPart,
  day: string,
  { agency }: Case,
  { people }: World,
): MemberId | undefined => {
  if (who === undefined) return undefined;
  const member = "member" in who ? who.member : people.inCharge(who, agency, day);
  // As long as they work there.
  return people.colleagues(agency).find((id) => id === member);
};
/** A later answer may name them again. */
const hasDeclined = (
  { declined }: Cover,
  part: CoverPart,
  member: MemberId,
  day: string,
): boolean =>
  declined.some((each) => each.by === member && part.n < each.n && each.days.includes(day));
/** A person's days of one part of an answer. `has`: those that are theirs still; `was`: all that they were told of. */
export type Share = {
  readonly part: CoverPart;
  readonly member: MemberId;
  readonly was: readonly string[];
  readonly has: readonly string[];
};
/** Everybody who has or had a part of the cover, in the order of the days. */
export const shares = (state: Case, world: World): readonly Share[] => {
  const { step, cover } = state;
  if (step !== "open" || cover === undefined) return [];
  return cover.parts.flatMap((part) => {
    const on = part.days.map((day) => ({ day, member: personOn(part, day, state, world) }));
    return [...new Set(on.map(({ member }) => member))].flatMap((member) => {
      if (member === undefined) return [];
      const was = on.flatMap((each) => (each.member === member ? [each.day] : []));
      const has = was.filter(
        (day) => part.left.includes(day) && !hasDeclined(cover, part, member, day),
      );
      return [{ part, member, was, has }];
    });
  });
};
/** Who has it on some of the days off. */
export const covering = (state: Case, world: World): readonly MemberId[] => [
  ...new Set(shares(state, world).flatMap(({ member, has }) => (has.length > 0 ? [member] : []))),
];
/** Days of the cover on which nobody has it. */
export const openDays = (state: Case, world: World): readonly string[] => {
  const { cover } = state;
  if (cover === undefined) return [];
  const held = [
    ...shares(state, world).flatMap(({ has }) => has),
    ...cover.parts.flatMap(({ onCall, left }) => (onCall === undefined ? [] : left)),
  ];
  return offDays(cover.day, cover.until).filter((day) => !held.includes(day));
};
/** Days on which the one who is named is registered as away or cannot be reached, or on which nobody who is there is on the roster. */
export const awayDays = (
  who: Holder,
  days: readonly string[],
  { people, calendar }: World,
): readonly string[] => {
  const isThere = (member: MemberId, day: string): boolean =>
    people.onDuty({ member }, day) === member;
  if ("member" in who) return days.filter((day) => !isThere(who.member, day));
  const roster = people.functions.get(who.function)?.roster ?? [];
  return days.filter((day) => {
    const instead = people.exception(who.function, day);
    const weekday = calendar.weekday(calendar.wall(day, "12:00"));
    const listed = roster.flatMap(({ member, days: on }) => (on.includes(weekday) ? [member] : []));
    return ![...listed, ...(instead ? [instead] : [])].some((member) => isThere(member, day));
  });
};
