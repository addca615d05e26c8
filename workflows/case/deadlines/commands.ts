// Deadlines of a case: what they are about, who applied, from when until when; and how long others have said that such a time is.
import { type Asked, type Decided, staged } from "../../../src/rules/command.ts";
import { choice, date, isFar, shows, token } from "../../../src/rules/fields.ts";
import { form, type Instant, reveal, type Sealed, seal } from "../../../src/rules/ui.ts";
import { type Refusal, refuse, type World } from "../../../src/rules/workflow.ts";
import * as codes from "../codes.ts";
import { act, byPerson, isCase } from "../live.ts";
import { ready } from "../parts.ts";
import { countedBy, makeDeadline, ruleOf } from "../rules.ts";
import type { Case, Deadline, Event } from "../state.ts";
import { table } from "../table.ts";

/** More than this at once is a mistake of hand. */
const maxDeadlines = 12;
const more = { optional: true, more: true } as const;
const about = {
  startsOn: date("B", "case.deadline.startsOn", { ...more, hint: "case.deadline.startsHint" }),
  applicant: choice("B", "applicant", codes.applicants, "case.deadline.applicant", more),
  appliedOn: date("B", "case.deadline.appliedOn", more),
  decidedOn: date("B", "case.deadline.decidedOn", more),
} as const;
const setFields = {
  kind: choice("B", "deadline", codes.deadlineKinds, "case.deadline.kind"),
  day: date("B", "case.deadline.day", { optional: true, hint: "case.deadline.dayHint" }),
  ...about,
} as const;
const changeFields = {
  id: token(),
  day: date("B", "case.deadline.day", { optional: true, hint: "case.deadline.dayHint" }),
  ...about,
} as const;

/** The day that the decision names, where somebody has entered it. Else it is counted from the first day, where the configuration says how long it is. */
const endOf = (
  kind: Deadline["kind"],
  {
    day,
    startsOn,
  }: { readonly day: Sealed<string> | undefined; readonly startsOn: Sealed<string> | undefined },
  world: World,
): Pick<Deadline, "day" | "estimated"> | undefined => {
  if (day !== undefined) return { day };
  const [days, source] = [ruleOf(kind, world)?.days, countedBy(kind)];
  if (startsOn === undefined || days === undefined || source === undefined) return undefined;
  return { day: seal(world.calendar.lastDay(source, reveal(startsOn), days)), estimated: true };
};
const unfit = (
  day: Sealed<string>,
  startsOn: Sealed<string> | undefined,
  at: Instant,
  world: World,
): Refusal | undefined => {
  if (reveal(day) < world.calendar.day(at)) return refuse("case.dayPast", "day");
  if (isFar(reveal(day), at)) return refuse("case.deadline.far", "day");
  return startsOn && reveal(startsOn) > reveal(day)
    ? refuse("case.deadline.order", "day")
    : undefined;
};
type More = Partial<
  Pick<Deadline, "startsOn" | "applicant" | "appliedOn" | "decidedOn" | "extended" | "estimated">
>;
/** Only what was said. */
const said = (all: { readonly [K in keyof More]?: More[K] | undefined }): More =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
const set = (
  state: Case,
  { values, at }: Asked<typeof setFields>,
  world: World,
): Decided<Event> => {
  const { kind, day: _last, ...rest } = values;
  if (rest.startsOn && isFar(reveal(rest.startsOn), at))
    return refuse("case.deadline.far", "startsOn");
  const end = endOf(kind, values, world);
  if (end === undefined) return refuse("case.deadline.needsDay", "day");
  const { day, estimated } = end;
  const no = unfit(day, rest.startsOn, at, world);
  if (no) return no;
  if (state.deadlines.length >= maxDeadlines) return refuse("case.deadline.many");
  return [
    {
      type: "deadlineSet",
      deadline: makeDeadline(
        world.fresh.instance,
        kind,
        day,
        at,
        world,
        said({ ...rest, estimated }),
      ),
    },
  ];
};
const found = (state: Case, id: string): Deadline | undefined =>
  state.deadlines.find((each) => String(each.id) === id);
/** A later day is an extension, but not of a day that was counted. What was reminded of before is reminded of anew. */
const change = (
  state: Case,
  { values, at }: Asked<typeof changeFields>,
  world: World,
): Decided<Event> => {
  const { id, day: _last, ...rest } = values;
  const old = found(state, id);
  if (!old) return refuse("case.deadline.gone");
  const end = endOf(old.kind, values, world);
  if (end === undefined) return refuse("case.deadline.needsDay", "day");
  const { day, estimated } = end;
  const no = unfit(day, rest.startsOn, at, world);
  if (no) return no;
  const isLater = !old.estimated && !estimated && reveal(day) > reveal(old.day);
  const extended = old.extended || isLater ? { extended: true as const } : {};
  const deadline = makeDeadline(world.fresh.instance, old.kind, day, at, world, {
    ...said({ ...rest, estimated }),
    ...extended,
  });
  return [{ type: "deadlineSet", deadline, replaces: old.id }];
};

export const terms = staged(table)({
  setDeadline: act({
    words: "case.deadline.words",
    help: "case.deadline.help",
    ready,
    form: form("case.deadline.title", "case.deadline.submit", setFields),
    decide: byPerson((state, asked, _by, world) => set(state, asked, world)),
  }),
  changeDeadline: act({
    form: form("case.deadline.change", "case.deadline.submit", changeFields),
    prefill: (state, _world, _actor, _at, { id }) => {
      const old = isCase(state) ? found(state, String(id)) : undefined;
      if (!old) return {};
      const { estimated, startsOn, applicant, appliedOn, decidedOn } = old;
      // The day that was counted is no answer: the decision's is asked for.
      return { day: estimated ? undefined : old.day, startsOn, applicant, appliedOn, decidedOn };
    },
    after: shows("show"),
    decide: byPerson((state, asked, _by, world) => change(state, asked, world)),
  }),
  deadlineMet: act({
    form: form("case.deadline.met", "case.deadline.met", { id: token() }),
    after: shows("show"),
    decide: byPerson((state, { values: { id }, at }) =>
      found(state, id) ? [{ type: "deadlineMet", id, at }] : refuse("case.deadline.gone"),
    ),
  }),
});
