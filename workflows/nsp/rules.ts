// Who may apply, who decides, which limits somebody has checked, and until when whose turn it is.

import { isFar } from "../../src/rules/fields.ts";
import { t } from "../../src/rules/say.ts";
import {
  type AgencyId,
  type Instant,
  type MemberId,
  type Open,
  type Phrase,
  reveal,
} from "../../src/rules/ui.ts";
import { agencyOf, isCertified, leadOn } from "../../src/rules/who.ts";
import {
  type Access,
  daysFrom,
  memberOf,
  type Refusal,
  refuse,
  type World,
} from "../../src/rules/workflow.ts";
import type { Application, Wanted } from "./model.ts";

export const isOfficer: Access<unknown> = (_state, actor) =>
  memberOf(actor)?.roles.includes("programme") === true;
export const isNational: Access<unknown> = (_state, actor) =>
  memberOf(actor)?.roles.includes("national") === true;
/** Two decide: the second is never the first. */
const deciders = 2;
/** Nobody decides on what their own agency asks for. */
export const officersFor = (
  own: AgencyId,
  { people }: World,
  not?: MemberId,
): readonly MemberId[] =>
  [...people.members.values()]
    .filter(
      (member) => member.roles.includes("programme") && member.agency !== own && member.id !== not,
    )
    .map(({ id }) => id);
export const officers = (state: Application, world: World, not?: MemberId) => {
  const person = officersFor(state.agency, world, not);
  const agency = [...new Set(person.map((id) => world.people.agencyOf({ member: id })))].filter(
    (id) => id !== undefined,
  );
  return { agency, person, attends: true } as const;
};
/** Why this agency cannot ask for anything today, and what to do. */
export const cannotApply = (agency: AgencyId, day: string, world: World): Refusal | undefined => {
  if (!world.people.programme) return refuse("nsp.noProgramme");
  if (!isCertified(agency, day, world)) return refuse("nsp.notCertified");
  return officersFor(agency, world).length < deciders ? refuse("nsp.nobodyElse") : undefined;
};

/** Days of a period, as the programme counts them. */
const daysOf = ({ from, to }: Pick<Wanted, "from" | "to">, { calendar }: World): number =>
  calendar.daysIn("programme", reveal(from), reveal(to));
type Limit = { readonly days?: Open<number>; readonly periods?: Open<number> };
/** Only what somebody has checked limits anybody. */
export const limitOf = (form: string, { people }: World): Limit =>
  people.programme?.terms?.of[form] ?? {};
/** Support may have begun before anybody could write. [design] */
const backDays = 14;
/** As long as four weeks, where nobody says otherwise. [design] */
export const usualDays = 28;
export const unfit = (
  asked: Wanted,
  before: Application["periods"],
  at: Instant,
  world: World,
): Refusal | undefined => {
  const [from, to] = [reveal(asked.from), reveal(asked.to)];
  if (before.length === 0 && from < daysFrom(world.calendar.day(at), -backDays))
    return refuse("nsp.period.past", "from");
  if (to < from) return refuse("nsp.period.order", "to");
  if (isFar(to, at)) return refuse("nsp.period.far", "to");
  const { days, periods } = limitOf(asked.form, world);
  // Where periods are counted the days are those of one; else of all together.
  const all = [...(periods === undefined ? before : []), asked].reduce(
    (sum, each) => sum + daysOf(each, world),
    0,
  );
  if (days !== undefined && all > days) return refuse(t("nsp.tooLong", { days }), "to");
  return periods !== undefined && before.length + 1 > periods
    ? refuse(t("nsp.tooMany", { periods }))
    : undefined;
};
/** As long as a yes holds that no case keeps. docs/domain.md §7. */
const agreedDays = 90;
export const holds = (
  { agreed }: Pick<Application, "agreed">,
  at: Instant,
  world: World,
): boolean =>
  agreed !== undefined &&
  daysFrom(world.calendar.day(agreed.at), agreedDays) >= world.calendar.day(at);

const last = ({ silence, since }: Application): Instant => silence.at(-1)?.at ?? since;
/** Days before a period ends on which its applicant is reminded. docs/domain.md §8. */
const remindDays = [14, 7, 2];
const afterDays = 5;
export const workdaysOn =
  (n: number) =>
  (state: Application, world: World): Instant =>
    world.calendar.addWorkdays(last(state), n, "09:00");
export const periodDue = (state: Application, { calendar }: World): Instant | undefined => {
  const to = state.periods.at(-1)?.to;
  if (to === undefined) return undefined;
  const before = remindDays.map((n) => calendar.beforeDay(reveal(to), n, "09:00"));
  const over = calendar.addDays(calendar.wall(reveal(to), "12:00"), 1, "09:00");
  return (
    [...before, over].find((at) => at > last(state)) ??
    calendar.addWorkdays(last(state), afterDays, "09:00")
  );
};
export const beginsAt = ({ periods }: Application, { calendar }: World): Instant | undefined =>
  periods[0] && calendar.addDays(calendar.wall(reveal(periods[0].from), "00:00"), 0, "09:00");

/** How often nobody has done anything when it was time: before a period ends it is not yet. */
export const unheard = ({ step, silence, periods }: Application, { calendar }: World): number => {
  const to = step === "ongoing" && periods.at(-1)?.to;
  return to ? silence.filter(({ at }) => calendar.day(at) > reveal(to)).length : silence.length;
};
/** From the second reminder on the lead hears of it. [design] */
const leadFrom = 1;
/** Whoever has the turn, or is reminded for the n-th time: the applicant and then their lead, or each officer after the other. */
export const whoseOn = (
  state: Application,
  side: "applicant" | "officer" | "second",
  n: number,
  day: string,
  world: World,
): MemberId | undefined => {
  if (side === "applicant")
    return (
      (n >= leadFrom ? leadOn(agencyOf(state.agency, world), day, world) : undefined) ??
      world.people.inCharge({ member: state.by }, state.agency, day)
    );
  const others = officersFor(
    state.agency,
    world,
    side === "second" ? state.proposal?.by : undefined,
  );
  // The one who proposed is the last there is: they can take the proposal back.
  const all = others.length > 0 ? others : officersFor(state.agency, world);
  const there = all.filter((id) => world.people.onDuty({ member: id }, day) === id);
  const some = there.length > 0 ? there : all;
  return some[n % Math.max(1, some.length)];
};
/** Until when an application that is one of its own is kept once it is over. docs/domain.md §0.3. */
export const keptDays = 90;
export const limits = ({ days, periods }: Limit): Phrase | undefined =>
  days !== undefined
    ? periods === undefined
      ? t("nsp.terms.days", { days })
      : t("nsp.terms.both", { days, periods })
    : undefined;
