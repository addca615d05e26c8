import { type EscalationLevel, personAt, type Turn } from "../../src/rules/escalation.ts";
import {
  type AgencyId,
  declassify,
  type Holder,
  type InstanceId,
  type Instant,
  type MemberId,
  reveal,
  type Sealed,
} from "../../src/rules/ui.ts";
import { agencyOf } from "../../src/rules/who.ts";
import {
  type Access,
  type Agency,
  memberOf,
  type RiskLevel,
  type World,
} from "../../src/rules/workflow.ts";
import type { Code, deadlineKinds } from "./codes.ts";
import { remindDays } from "./codes.ts";
import { nextAsk } from "./covering/days-off.ts";
import type { Case, Deadline, Reminder, Risk, Snapshot, State } from "./state.ts";

/** A case of high risk is due when the day begins; the others when most of it is left to act in. */
const dueWall: Readonly<Record<RiskLevel, string>> = {
  high: "09:00",
  medium: "15:00",
  low: "15:00",
};
const dayMs = 86_400_000;
/** When whoever works may be told something, whatever the hours of an agency are. */
const daytime = { days: [1, 2, 3, 4, 5], from: "08:00", to: "17:00" } as const;
const firstWeekMs = 7 * dayMs;
/** Workdays that a check-in may be put off, by risk: shorter than the cadence's next turn. [design] */
export const longestSnooze: Readonly<Record<RiskLevel, number>> = { high: 2, medium: 5, low: 10 };

/** Not assessed is followed up as medium: the cautious middle, until somebody has judged. */
export const level = (risk: Sealed<Risk>): RiskLevel => {
  const value = reveal(risk);
  return value === "notAssessed" ? "medium" : value;
};

/** By what a case is followed up: where no risk is kept, by the shortest. */
export const paceOf = (
  risk: Sealed<Risk>,
  agency: Pick<Agency, "classA"> | undefined,
): RiskLevel => (agency?.classA ? "high" : level(risk));

/** The next obligation: due day by cadence (docs/domain.md §4), and for high risk the question before days off. */
export const plan = (
  risk: Sealed<Risk>,
  openedAt: Instant,
  at: Instant,
  agency: Agency,
  world: World,
  acute: boolean,
): { due: Instant; nextMissAt: Instant; weekendAt?: Instant } => {
  const judged = paceOf(risk, agency);
  const rhythm = agency.cadence[judged];
  const young = Date.parse(at) - Date.parse(openedAt) < firstWeekMs;
  const workdays = young ? rhythm.firstWeekDays : rhythm.days;
  // After acute danger the next workday at the latest, whatever the risk was said to be.
  const due = world.calendar.nextOffice(
    acute
      ? world.calendar.addWorkdays(at, Math.min(1, workdays), dueWall.high)
      : world.calendar.addWorkdays(at, workdays, dueWall[judged]),
    agency.hours,
  );
  return {
    due,
    nextMissAt: due,
    ...((acute || judged === "high") && { weekendAt: nextAsk(at, world) }),
  };
};

/** Where the region's coordinators work. */
export const isCoordinator = (agency: AgencyId, world: World): boolean =>
  world.people.staff(agency).some(({ roles }) => roles.includes("coordinator"));
/** The agency of the region's coordinators, when it takes part in this case and is not the owner itself. */
const coordinatorPart = (state: Case, world: World): AgencyId | undefined =>
  state.parts.find(
    (part) =>
      part.state === "in" && part.agency !== state.agency && isCoordinator(part.agency, world),
  )?.agency;

/** Escalation stays inside the agency; the coordinator only when taking part. docs/domain.md, decision 6. */
export const ladder = (state: Case, world: World): readonly EscalationLevel[] => {
  const lead = agencyOf(state.agency, world)?.lead;
  const rungs: EscalationLevel[] = ["holder", "deputy"];
  if (lead !== undefined && lead !== state.deputy) rungs.push("lead");
  if (coordinatorPart(state, world) !== undefined) rungs.push("coordinator");
  return rungs;
};
/** Each step counts from when the one before fired, so that downtime does not fire all at once. */
export const nextMiss = (state: Case, step: number, at: Instant, world: World): Instant => {
  const agency = agencyOf(state.agency, world);
  const judged = paceOf(state.risk, agency);
  // Past the last rung it is repeated every workday: a case is never dropped because everybody has been told once.
  if (!agency || step >= ladder(state, world).length)
    return world.calendar.addWorkdays(at, 1, "09:00");
  return judged === "high"
    ? world.calendar.addOfficeHours(at, 2, agency.hours)
    : world.calendar.addWorkdays(at, judged === "medium" ? 1 : 2, "09:00");
};
/** A rung on that day, with the region's coordinators where they take part. */
export const turnOn = (rung: EscalationLevel, state: Case, day: string, world: World): Turn => {
  const agency = rung === "coordinator" ? coordinatorPart(state, world) : undefined;
  const contact = state.parts.find((part) => part.agency === agency)?.contact;
  return { rung, day, ...(agency && { guest: { agency, ...(contact && { contact }) } }) };
};
/** Who stands on a rung that day. */
export const personOn = (
  rung: EscalationLevel,
  state: Case,
  day: string,
  world: World,
): MemberId | undefined => personAt(turnOn(rung, state, day, world), state, world);

export const mayOpen: Access<State> = (_state, actor, world) => {
  const member = memberOf(actor);
  // An agency on its way in works none yet.
  if (member === undefined || !world.people.works(member)) return false;
  return member.roles.some((role) => role === "caseworker" || role === "coordinator");
};
export const sameHolder = (a: Holder, b: Holder): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/** What the configuration says of times of this kind, and who has looked it up. */
export const ruleOf = (kind: Deadline["kind"], world: World) =>
  world.people.terms.find((rule) => rule.kind === reveal(kind));
/** What others are told of its deadlines. */
export const sharedDeadlines = ({ deadlines }: Case): NonNullable<Snapshot["deadlines"]> =>
  deadlines.map(({ kind, day, estimated }) => ({ kind, day, ...(estimated && { estimated }) }));
const sources = { betanketid: "reflectionPeriod", skyddsbedomning: "protection" } as const;
/** By which source the days of such a time are counted. Of the others nothing is counted: a permit's last day is what its decision says. */
export const countedBy = (
  kind: Deadline["kind"],
): (typeof sources)[keyof typeof sources] | undefined => {
  const said = reveal(kind);
  return said in sources ? sources[said as keyof typeof sources] : undefined;
};
/** Who hears of a deadline: its holder, until that was told that it is over; then the deputy, and then the lead. */
export const rungOf = (days: number): Exclude<EscalationLevel, "coordinator"> =>
  days >= -1 ? "holder" : days === -2 ? "deputy" : "lead";
/** How often the lead hears of one that is over and that nobody has done anything about. [design] */
const leadEveryDays = 5;
/** When it is said again that it is over, and to the next one. A step counts from the one before it, so that a stop does not bring all at once. */
export const overAgain = ({ day, reminded }: Deadline, world: World): Reminder | undefined => {
  const last = reminded.findLast((said) => said.days < 0);
  if (last === undefined) return undefined;
  const days = last.days - 1;
  const from = last.at ?? world.calendar.wall(reveal(day), "12:00");
  return {
    days: declassify(days, "deadline"),
    at: world.calendar.addWorkdays(from, days < -3 ? leadEveryDays : 1, "09:00"),
  };
};
/** A deadline with the reminders that are still to come. */
export const makeDeadline = (
  id: InstanceId,
  kind: Sealed<Code<typeof deadlineKinds>>,
  day: Sealed<string>,
  at: Instant,
  world: World,
  more: Partial<Deadline> = {},
): Deadline => {
  const reminders = (ruleOf(kind, world)?.remind ?? remindDays[reveal(kind)]).map((days) => ({
    days: declassify(days, "deadline"),
    at: world.calendar.beforeDay(reveal(day), days, "09:00"),
  }));
  // Two of the days can fall on the same Friday: then the nearer one is said.
  const coming = reminders.filter(
    (r, i) => r.at > at && !reminders.some((other, j) => j > i && other.at === r.at),
  );
  // One that is so near that none of its days is left is said now, and one that is over is said once more.
  const left = Math.round((Date.parse(reveal(day)) - Date.parse(world.calendar.day(at))) / dayMs);
  const now =
    coming.length === 0
      ? [{ days: declassify(left, "deadline"), at: world.calendar.nextOffice(at, daytime) }]
      : [];
  const over = {
    days: declassify(-1, "deadline"),
    at: world.calendar.addWorkdays(world.calendar.wall(reveal(day), "12:00"), 1, "09:00"),
  };
  return { ...more, id, kind, day, reminders: [...now, ...coming, over], reminded: [] };
};
