// Who has a case of high risk over days off: the answer, and the one who is named and cannot.
import { type Asked, type Decided, staged } from "../../../src/rules/command.ts";
import {
  choice,
  agency as chosenAgency,
  holder,
  nothing,
  shows,
} from "../../../src/rules/fields.ts";
import { onDay, t } from "../../../src/rules/say.ts";
import { type AgencyId, form, type Holder, type Instant } from "../../../src/rules/ui.ts";
import { type Member, refuse, type World } from "../../../src/rules/workflow.ts";
import * as codes from "../codes.ts";
import { act, byPerson, isCase } from "../live.ts";
import { agencyHolders, ready } from "../parts.ts";
import type { Case, Event, State } from "../state.ts";
import { table } from "../table.ts";
import { answeredDay, breakEnd } from "./days-off.ts";
import { awayDays, offDays, openDays, shares } from "./decide.ts";

const saysCover =
  (kind: (typeof codes.covers)[number]) => (values: Readonly<Record<string, unknown>>) =>
    values.cover === kind;
const weekendFields = {
  cover: choice("A", "cover", codes.covers, "case.weekend.who", { shapes: true }),
  who: {
    ...holder("case.weekend.ours", { hint: "case.weekend.whoHint" }),
    when: saysCover("ours"),
  },
  onCall: {
    ...chosenAgency("case.weekend.onCall", { hint: "case.weekend.onCallHint" }),
    when: saysCover("onCall"),
  },
  /** Asked only of somebody who is away. */
  sure: {
    ...choice("A", "coverSure", codes.coverSure, "case.weekend.sure", { optional: true }),
    when: saysCover("ours"),
  },
} as const;
const onCallAgencies = (world: World): readonly AgencyId[] =>
  [...world.people.agencies.values()].filter(({ onCall }) => onCall.length > 0).map(({ id }) => id);
/** A holder as a form brings one, or as a rule does. */
const holderOf = (given: unknown): Holder | undefined => {
  if (typeof given !== "string") return given as Holder | undefined;
  const [kind, id] = [given.slice(0, 2), given.slice(2)];
  if (kind !== "m:" && kind !== "f:") return undefined;
  return (kind === "m:" ? { member: id } : { function: id }) as Holder;
};
/** The question stands on the screen when somebody is chosen who is away on days off that are asked about. */
const asksSure = (
  state: State,
  world: World,
  given: Readonly<Record<string, unknown>>,
): boolean => {
  const who = holderOf(given.who);
  if (!isCase(state) || who === undefined) return false;
  const { weekendAsked: asked, weekendAt } = state;
  const breaks = [asked?.day, weekendAt && world.calendar.day(weekendAt)].filter(
    (day) => day !== undefined,
  );
  return breaks.some((day) => awayDays(who, offDays(day, breakEnd(day, world)), world).length > 0);
};
/** The days that nobody has since somebody could not; else all that are left of the days off. */
const askedDays = (state: Case, day: string, at: Instant, world: World): readonly string[] => {
  const { cover, weekendAsked: asked } = state;
  const left = offDays(day, breakEnd(day, world)).filter((each) => each >= world.calendar.day(at));
  const isOpen = cover?.day === day && cover.declined.length > 0 && !asked?.who && !asked?.onCall;
  const open = isOpen ? openDays(state, world).filter((each) => left.includes(each)) : [];
  return open.length > 0 ? open : left;
};
/** Somebody who can read it already, or a socialjour that was phoned, which opens nothing. Of those off duty nobody is woken by it: it is their own work that says so. */
const weekend = (
  state: Case,
  { values, at }: Asked<typeof weekendFields>,
  by: Member,
  world: World,
): Decided<Event> => {
  const { cover, sure } = values;
  const [who, onCall] = [
    cover === "ours" ? values.who : undefined,
    cover === "onCall" ? values.onCall : undefined,
  ];
  if (state.weekendAt === undefined && state.weekendAsked === undefined)
    return refuse("case.weekend.notAsked");
  if (who === undefined && onCall === undefined)
    return refuse("case.weekend.one", cover === "ours" ? "who" : "onCall");
  const day = answeredDay(at, world);
  const days = askedDays(state, day, at, world);
  const away = who && sure !== "yes" ? awayDays(who, days, world) : [];
  if (who && away.length > 0) {
    const list = { list: away.map((each) => onDay(world.calendar.wall(each, "12:00"))) };
    return refuse(
      t("member" in who ? "case.weekend.away" : "case.weekend.unstaffed", { who, days: list }),
      "sure",
    );
  }
  const said = { day, at, by: by.id, until: breakEnd(day, world), days };
  return [{ type: "weekendAnswered", ...said, ...(who && { who }), ...(onCall && { onCall }) }];
};
/** Of all days that are left of theirs: it goes back to each who had named them. */
const cannotCover = (state: Case, at: Instant, by: Member, world: World): Decided<Event> => {
  const today = world.calendar.day(at);
  const theirs = shares(state, world).filter(({ member }) => member === by.id);
  const declined = theirs.flatMap(({ part, has }): readonly Event[] => {
    const days = has.filter((day) => day >= today);
    return days.length > 0 ? [{ type: "coverDeclined", at, by: by.id, days, to: part.by }] : [];
  });
  return declined.length > 0 ? declined : refuse("case.cover.past");
};

export const daysOff = staged(table)({
  weekend: act({
    ready,
    form: form("case.weekend.title", "case.weekend.submit", weekendFields),
    choices: (state, world, _actor, given) => ({
      who: agencyHolders(state, world),
      onCall: onCallAgencies(world),
      sure: asksSure(state, world, given) ? codes.coverSure : [],
    }),
    after: shows("show"),
    decide: byPerson(weekend),
  }),
  cannotCover: act({
    form: nothing,
    decide: byPerson((state, { at }, by, world) => cannotCover(state, at, by, world)),
  }),
});
