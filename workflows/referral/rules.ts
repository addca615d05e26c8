// Whose turn it is, until when, and who may what.

import { atNight } from "../../src/rules/ring.ts";
import {
  type AgencyId,
  type Instant,
  type MemberId,
  reveal,
  type Urgency,
} from "../../src/rules/ui.ts";
import { agencyOf, isNgo, leadOn } from "../../src/rules/who.ts";
import { type Agency, plus, type World } from "../../src/rules/workflow.ts";
import {
  type Basis,
  bases,
  type Code,
  isConsent,
  returning,
  second,
  type urgencies,
} from "./codes.ts";
import type { Facts, Referral, State, Step } from "./model.ts";

export const isReferral = (state: State): state is Referral => state.step !== "new";

/** With the receiver or on the way there; not ended. */
export const open: readonly Step[] = [
  "sent",
  "received",
  "question",
  "offered",
  "accepted",
  "handedOver",
  "ongoing",
  "dormant",
  "done",
  "failed",
];
/** The receiver has said yes, and it has not come to an end. */
export const isUnderWay = ({ step }: Referral): boolean =>
  ["accepted", "handedOver", "ongoing", "dormant", "done"].includes(step);
/** Nobody at the receiver sees it any more. */
export const closedFor: readonly Step[] = ["withdrawn", "mistaken", "astray", "discarded"];
/** Whoever has written, changed or sent it. */
export const wrote = (state: Pick<Referral, "by" | "authors">, id: MemberId | undefined): boolean =>
  id !== undefined && (id === state.by || state.authors?.includes(id) === true);
/** One stretch of waiting: asked, answered and waited for again is another. */
export const roundOf = (state: Referral): number => state.moments.length;
/** Somebody else still has to decide. */
export const secondIsAsked = ({ second, step }: Referral): boolean =>
  second !== undefined && !second.decided && !closedFor.includes(step);
/** Responsibility moves with a transfer, and only when both have confirmed. docs/domain.md, decision 7. */
export const hasMoved = ({ facts: { kind }, handed }: Referral): boolean =>
  kind === "overlamning" && handed.sender !== undefined && handed.receiver !== undefined;
/** Its case is in no space, so it is in none either. */
export const isQuiet = ({ quiet }: Referral): boolean =>
  quiet !== undefined && reveal(quiet) === "yes";
/** Nobody has opened or answered it in time. */
export const isUnanswered = ({ step, silence }: Referral): boolean =>
  (step === "sent" || step === "received") && silence.length > 0;
/** A case is taken over with a risk: whoever takes it says what it is, where nothing that was shared does. */
export const needsRisk = ({ facts: { kind }, snapshot, outside }: Referral): boolean =>
  kind === "overlamning" && !outside && snapshot?.risk === undefined;
export const isChild = (state: Referral): boolean =>
  state.snapshot !== undefined && reveal(state.snapshot.child) === "yes";
export const isReturn = ({ facts: { service } }: Referral): boolean => service === returning;
/** Of a return: what is missing before it may be sent. Where asylum or a need of protection is in question, or nobody knows, it stops. */
export const returnLacks = (state: Referral): "assessment" | "lawyer" | undefined => {
  if (!isReturn(state)) return undefined;
  return state.assessed === undefined
    ? "assessment"
    : reveal(state.assessed.asylum) === "no"
      ? undefined
      : "lawyer";
};
/** Who applies for a return: whoever coordinates the sender's region. */
const coordinatorsOf = (own: AgencyId, { people }: World): readonly AgencyId[] => {
  const regions = agencyOf(own, { people })?.regions ?? [];
  return people.regions.flatMap(({ id, coordinator }) =>
    coordinator && coordinator !== own && regions.includes(id) ? [coordinator] : [],
  );
};
/** Acute: one phones first. */
export const needsCall = (state: Referral): boolean =>
  state.facts.urgency === "akut" && state.called === undefined;

/** An NGO never sees the authorities' bases, nor they its. Nobody returns without having said yes to it. */
export const basesFor = (agency: Agency | undefined, service?: string): readonly Basis[] =>
  regimeBases(agency).filter((basis) => service !== returning || isConsent(basis));
const regimeBases = (agency: Agency | undefined): readonly Basis[] =>
  isNgo(agency)
    ? ["samtycke_ngo", "vitalt_intresse"]
    : bases.filter((basis) => basis !== "samtycke_ngo" && basis !== "vitalt_intresse");
/** Those of the agency's legal regime that the configuration lists. */
export const provisionsFor = (agency: Agency | undefined, { people }: World): readonly string[] =>
  people.provisions
    .map(({ code }) => code)
    .filter((code) => isNgo(agency) === (code === "GDPR_6_9"));
/** What goes against the person's no needs a second person too; where the case is in acute danger it does not wait for them. */
export const secondFor = (facts: Facts, acute = false): "before" | "after" | undefined => {
  const own = second[reveal(facts.basis)];
  if (facts.provision === undefined || needsConsent(facts)) return own;
  return acute ? "after" : (own ?? "before");
};
export const needsConsent = (facts: Facts): boolean => isConsent(reveal(facts.basis));

const othersThan = (own: AgencyId, { people }: World): readonly AgencyId[] =>
  [...people.agencies.keys()].filter((id) => id !== own) as AgencyId[];
/** Other agencies that say that they offer the service now. */
export const offering = (service: string, own: AgencyId, world: World): readonly AgencyId[] => {
  const there = new Set(
    world.people.services
      .filter((s) => s.type === service && s.status === "active")
      .map((s) => s.agency),
  );
  return othersThan(own, world).filter((id) => there.has(id));
};
/** Agencies that offer the service now; when nobody has said so, every other agency. */
export const receivers = (
  service: string | undefined,
  own: AgencyId,
  world: World,
): readonly AgencyId[] => {
  if (service === returning) return coordinatorsOf(own, world);
  const found = service === undefined ? [] : offering(service, own, world);
  return found.length > 0 ? found : othersThan(own, world);
};
/** Nobody there works cases in Stafett. */
export const isOutside = (agency: AgencyId, world: World): boolean =>
  world.people.colleagues(agency).length === 0;

/** Who has it at the receiver; until somebody has, who answers there. Of an agency outside, the sender. */
export const receiverOn = (state: Referral, day: string, world: World): MemberId | undefined => {
  if (state.outside) return senderOn(state, day, world);
  const { to } = state.facts;
  return state.holder
    ? world.people.inCharge(state.holder, to, day)
    : world.people.answers(to, day);
};
/** Who is told what has just come to an agency: where the office is closed, the one whose duty is staffed then, where there is one. */
export const toldOn = (agency: AgencyId, at: Instant, world: World): MemberId | undefined =>
  atNight(agencyOf(agency, world), at, world)?.to ??
  world.people.answers(agency, world.calendar.day(at));
/** The same for a referral, which a staffed duty hears of only where it is acute. */
export const toldAt = (
  agency: AgencyId,
  urgency: Facts["urgency"],
  at: Instant,
  world: World,
): MemberId | undefined =>
  urgency === "akut"
    ? toldOn(agency, at, world)
    : world.people.answers(agency, world.calendar.day(at));
/** The sender, or whoever stands in. */
export const senderOn = (state: Referral, day: string, world: World): MemberId | undefined =>
  world.people.inCharge({ member: state.by }, state.from, day);
/** A deputy who is not the first; then the lead. */
export const nextAt = (
  agency: AgencyId,
  step: number,
  day: string,
  world: World,
): MemberId | undefined => {
  const first = world.people.answers(agency, day);
  const deputy = first === undefined ? undefined : world.people.members.get(first)?.deputy;
  const standIn = deputy === undefined ? undefined : world.people.onDuty({ member: deputy }, day);
  const its = agencyOf(agency, world);
  if (step === 1) return standIn !== undefined && standIn !== first ? standIn : its?.lead;
  return its?.lead === undefined ? standIn : leadOn(its, day, world);
};
/** Who decides as the second person: the lead, else another colleague; never one who wrote it. */
export const secondOn = (
  state: Pick<Referral, "from" | "by" | "authors">,
  day: string,
  world: World,
): MemberId | undefined => {
  const agency = agencyOf(state.from, world);
  const onLead = wrote(state, agency?.lead) ? undefined : leadOn(agency, day, world);
  if (onLead !== undefined && !wrote(state, onLead)) return onLead;
  return world.people
    .colleagues(state.from)
    .find((id) => !wrote(state, id) && world.people.onDuty({ member: id }, day) === id);
};

/** How soon those who must act on it are told. */
export const urgencyOf = ({ facts: { urgency } }: Pick<Referral, "facts">): Urgency =>
  urgency === "akut" ? "atOnce" : "inHours";
/** The sender of something acute waits for the answer. */
export const answerFor = (state: Pick<Referral, "facts" | "moments">): Urgency => {
  const sent = state.moments.findLast(({ step }) => step === "sent");
  return state.facts.urgency === "akut" && sent?.by !== undefined
    ? { awaited: sent.at, by: sent.by }
    : "inHours";
};

const hourMs = 3_600_000;
/** Acute, out of hours, to where a function is staffed then. */
const isStaffed = (facts: Facts, at: Instant, world: World): boolean =>
  facts.urgency === "akut" && atNight(agencyOf(facts.to, world), at, world)?.to !== undefined;
/** Time to open and time to answer, in the receiver's office hours or workdays. docs/domain.md §6 [design]. */
const clocks = {
  akut: { ackHours: 1, answerHours: 4 },
  skyndsam: { ackHours: 4, answerHours: 8 },
  normal: { ackDays: 1, answerDays: 3 },
  planerad: { ackDays: 3, answerDays: 10 },
} as const;
export const dueTimes = (
  facts: Facts,
  at: Instant,
  world: World,
): { readonly ackBy: Instant; readonly answerBy: Instant } => {
  const rhythm = clocks[facts.urgency as Code<typeof urgencies>];
  const hours = agencyOf(facts.to, world)?.hours;
  const { calendar } = world;
  // Somebody is there at any hour: what is acute does not wait for the morning.
  if (isStaffed(facts, at, world))
    return {
      ackBy: plus(at, clocks.akut.ackHours * hourMs),
      answerBy: plus(at, clocks.akut.answerHours * hourMs),
    };
  const days = (n: number): Instant => calendar.addWorkdays(at, n, "15:00");
  // A day that has passed since the draft, or since it was sent the first time, is nobody's day any more.
  const wished =
    facts.answerBy === undefined
      ? undefined
      : calendar.addWorkdays(calendar.wall(facts.answerBy, "00:00"), 0, "15:00");
  if (!("ackHours" in rhythm))
    return {
      ackBy: days(rhythm.ackDays),
      answerBy: wished !== undefined && wished > at ? wished : days(rhythm.answerDays),
    };
  return hours
    ? {
        ackBy: calendar.addOfficeHours(at, rhythm.ackHours, hours),
        answerBy: calendar.addOfficeHours(at, rhythm.answerHours, hours),
      }
    : { ackBy: days(1), answerBy: days(1) };
};
/** Somebody lives there: whether they still do is what both must know when the sharing is stopped. */
export const isStay = ({ facts: { service } }: Referral): boolean => service === "skyddat_boende";
/** Since when the one who has the turn is waited for: the last reminder, or what made it their turn. */
export const since = ({ silence, handed, step, moments, draftedAt }: Referral): Instant =>
  silence.at(-1)?.at ??
  (step === "accepted" ? (handed.sender ?? handed.receiver)?.at : undefined) ??
  moments.at(-1)?.at ??
  draftedAt;
/** It does not wait for the next workday. */
export const isUrgent = ({ urgency }: Facts): boolean =>
  urgency === "akut" || urgency === "skyndsam";
/** The next step of somebody who has said yes: soon when it is urgent, else on the next workday. [design] */
export const soonFrom = (state: Referral, whose: AgencyId, world: World): Instant => {
  const hours = agencyOf(whose, world)?.hours;
  return isUrgent(state.facts) && hours && state.silence.length < 2
    ? world.calendar.addOfficeHours(since(state), 2, hours)
    : world.calendar.addWorkdays(since(state), 1, "09:00");
};
/** After silence: an urgent one is asked about again soon, the others each workday; it never stops by itself. */
export const nextSilence = (facts: Facts, step: number, at: Instant, world: World): Instant => {
  const hours = agencyOf(facts.to, world)?.hours;
  if (isStaffed(facts, at, world) && step <= 2) return plus(at, hourMs);
  return isUrgent(facts) && hours && step <= 2
    ? world.calendar.addOfficeHours(at, 1, hours)
    : world.calendar.addWorkdays(at, 1, "09:00");
};
