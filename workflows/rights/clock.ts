// The clock of a request: its last day, when somebody is reminded, and who.
import type { AgencyId, Instant, MemberId, Open } from "../../src/rules/ui.ts";
import { agencyOf, leadOn, leadsOwn } from "../../src/rules/who.ts";
import type { World } from "../../src/rules/workflow.ts";
import type { Request } from "./model.ts";

/** Calendar days before the last day: the one who answers for it, then the lead. [design] */
const remindDays = [10, 3] as const;
/** Workdays between two reminders that it is late. [design] */
const lateDays = 5;
/** Workdays until an agency that was told is asked again. [design] */
export const heardDays = 5;

/** The same day of a later month; its last day where it has no such day. */
const monthsAfter = (day: string, months: number): string => {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last)))
    .toISOString()
    .slice(0, 10);
};
/** The last local day on which it is answered in time: where that is a day off, the workday before it. */
export const dueAfter = (came: string, months: number, { calendar }: World): Open<string> =>
  calendar.day(calendar.beforeDay(monthsAfter(came, months), 0, "12:00")) as Open<string>;

/** When a reminder comes. Of those after the first that is late each counts from the one before it. */
export const rungAt = (
  { due, rung, reminded }: Pick<Request, "due" | "rung" | "reminded">,
  { calendar }: World,
): Instant => {
  const before = remindDays[rung];
  if (before !== undefined) return calendar.beforeDay(due, before, "09:00");
  const last = reminded.at(-1);
  return last && last.rung >= remindDays.length
    ? calendar.addWorkdays(last.at, lateDays, "09:00")
    : calendar.addWorkdays(calendar.wall(due, "12:00"), 1, "09:00");
};
/** The first reminder that has not passed at `at`: what is begun late is not reminded of twice at once. */
export const firstRung = (due: string, at: Instant, { calendar }: World): number =>
  remindDays.filter((days) => calendar.beforeDay(due, days, "09:00") <= at).length;
/** Leads of an agency: they decide. */
export const leadsOf = (agency: AgencyId, { people }: Pick<World, "people">): readonly MemberId[] =>
  people
    .staff(agency)
    .filter((member) => people.works(member) && leadsOwn(member, { people }))
    .map(({ id }) => id);
/** Who says yes to an answer of `by`: a lead, and where there is no other, a colleague. Nobody, where `by` is alone. */
export const decidersFor = (
  agency: AgencyId,
  by: MemberId,
  { people }: Pick<World, "people">,
): readonly MemberId[] => {
  const leads = leadsOf(agency, { people }).filter((id) => id !== by);
  return leads.length > 0 ? leads : people.colleagues(agency, by);
};
/** One of these who is there that day, else the first of them. */
export const oneThere = (
  all: readonly MemberId[],
  day: string,
  { people }: Pick<World, "people">,
): MemberId | undefined => all.find((id) => people.onDuty({ member: id }, day) === id) ?? all[0];
/** Whom a reminder goes to: the one who answers for it, the lead, and both when it is late. */
export const remindTo = (
  { agency, by }: Pick<Request, "agency" | "by">,
  rung: number,
  at: Instant,
  world: World,
): readonly MemberId[] => {
  const day = world.calendar.day(at);
  const holder = world.people.inCharge({ member: by }, agency, day);
  const lead =
    leadOn(agencyOf(agency, world), day, world) ?? agencyOf(agency, world)?.lead ?? holder;
  const all = rung === 0 ? [holder] : rung === 1 ? [lead] : [holder, lead];
  return [...new Set(all.filter((id) => id !== undefined))];
};
