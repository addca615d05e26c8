// Closing by two: which cases one person does not close alone, who is asked to confirm, and when again.
import type { Decided } from "../../../src/rules/command.ts";
import { type Instant, type MemberId, reveal } from "../../../src/rules/ui.ts";
import { agencyOf } from "../../../src/rules/who.ts";
import { type Refusal, refuse, type World } from "../../../src/rules/workflow.ts";
import { calls } from "../calls/decide.ts";
import { isRed } from "../live.ts";
import { isMissing } from "../missing/decide.ts";
import { awaited } from "../same/links.ts";
import type { Case, ClosingSaid, ConfirmedClosing, Event } from "../state.ts";

/** Acute danger that nobody has looked at again, or of which nobody has noted whom somebody rang. */
const isUnanswered = (state: Case): boolean =>
  isRed(state) || calls(state).some(({ row }) => row === "unsaid");
/** Both agencies have confirmed that the case itself is handed over. */
const isHandedOver = ({ shares }: Case): boolean =>
  shares.some(({ moves, handed, shut }) => moves && handed && !shut);
/** The person has taken back every consent, in person: what somebody else says for them does not count. */
const hasWithdrawn = ({ consents }: Case): boolean =>
  consents.some(({ withdrawn }) => withdrawn && reveal(withdrawn.how) !== "throughOther") &&
  !consents.some(({ given, withdrawn }) => reveal(given) === "yes" && !withdrawn);
const isExempt = (state: Case, reason: string): boolean =>
  (reason === "handedOver" && isHandedOver(state)) ||
  (reason === "supportDeclined" && hasWithdrawn(state));
/** Whether a colleague confirms before it is closed. Not known whether it is a child counts as a child. */
const closesByTwo = (state: Case, { reason }: Pick<ClosingSaid, "reason">): boolean => {
  const why = reveal(reason);
  if (isExempt(state, why)) return false;
  const { child, risk, unreached } = state;
  if (isMissing(state)) return true;
  return (
    why === "contactLost" ||
    reveal(child) !== "no" ||
    reveal(risk) === "high" ||
    unreached !== undefined ||
    isUnanswered(state)
  );
};

/** Those who know the case best come first: its deputy, its holder, the lead; only where none of them is there, another colleague. */
const thereOn = (
  state: Case,
  by: MemberId,
  day: string,
  { people }: World,
): readonly MemberId[] => {
  const { agency, deputy, holder } = state;
  const isThere = (id: MemberId): boolean => id !== by && people.onDuty({ member: id }, day) === id;
  const all = people.colleagues(agency, by).filter(isThere);
  const near = [
    deputy,
    "member" in holder ? holder.member : undefined,
    agencyOf(agency, { people })?.lead,
  ];
  const first = [...new Set(near)]
    .filter((id) => id !== undefined)
    .filter((id) => all.includes(id));
  return first.length > 0 ? first : all;
};
/** Each time the next of those who are there, in the hours of their office. */
const askedOf = (
  state: Case,
  by: MemberId,
  n: number,
  at: Instant,
  world: World,
): { readonly to?: MemberId } => {
  const hours = agencyOf(state.agency, world)?.hours;
  if (hours === undefined || !world.calendar.inOffice(at, hours)) return {};
  const there = thereOn(state, by, world.calendar.day(at), world);
  const to = there[n % Math.max(1, there.length)];
  return to === undefined ? {} : { to };
};
/** The next workday; where the office was closed, when it opens. */
export const closingDue = ({ closing, agency }: Case, world: World): Instant | undefined => {
  const last = closing?.asked.at(-1);
  const hours = agencyOf(agency, world)?.hours;
  if (last === undefined || hours === undefined) return undefined;
  return world.calendar.inOffice(last.at, hours)
    ? world.calendar.addWorkdays(last.at, 1, "09:00")
    : world.calendar.nextOffice(last.at, hours);
};

/** What has to be ended before the case is: nobody would answer it afterwards. */
export const unfinished = ({ parts, shares }: Case): Refusal | undefined => {
  if (parts.some((part) => part.state === "invited")) return refuse("case.close.invited");
  // A referral that nobody has ended would have nobody to go back to.
  return shares.some((share) => !share.ended && !share.workflow)
    ? refuse("case.close.referral")
    : undefined;
};
/** Where another agency has a case about the same person, this one's clocks go on until there was contact there. */
const closedOrWaits = (
  state: Case,
  said: ClosingSaid,
  at: Instant,
  by: MemberId,
  second?: ConfirmedClosing,
): readonly Event[] =>
  awaited(state).length > 0
    ? [{ type: "closeWaits", at, by, said, ...(second && { second }) }]
    : [{ type: "closed", at, by, ...said, ...(second && { second }) }];
/** It is closed at once, or a colleague is asked. Pressed again, the newest answer is what is asked about. */
export const closedOrAsked = (
  state: Case,
  said: ClosingSaid,
  at: Instant,
  by: MemberId,
  world: World,
): Decided<Event> =>
  closesByTwo(state, said)
    ? [{ type: "closeAsked", at, by, said, ...askedOf(state, by, 0, at, world) }]
    : closedOrWaits(state, said, at, by);
/** A button of an older question is no answer to a newer one. */
const stale = ({ closing }: Case, asked: string | undefined): boolean =>
  closing === undefined || (asked !== undefined && asked !== String(closing.n));
export const confirmed = (
  state: Case,
  asked: string | undefined,
  at: Instant,
  by: MemberId,
): Decided<Event> => {
  const { closing } = state;
  if (closing === undefined || stale(state, asked)) return refuse("case.closing.gone");
  return (
    unfinished(state) ??
    closedOrWaits(state, closing.said, at, closing.by, { n: closing.n, by, asker: closing.by })
  );
};
export const keptOpen = (
  state: Case,
  {
    asked,
    instead,
  }: {
    readonly asked: string | undefined;
    readonly instead: Extract<Event, { type: "keptOpen" }>["instead"];
  },
  at: Instant,
  by: MemberId,
): Decided<Event> =>
  stale(state, asked) ? refuse("case.closing.gone") : [{ type: "keptOpen", at, by, instead }];
/** The clock: nobody has answered, or nobody was there. */
export const askedAgain = (state: Case, at: Instant, world: World): readonly Event[] => {
  const { closing } = state;
  if (state.step !== "open" || closing === undefined || closing.waits) return [];
  return [
    {
      type: "closeAskedAgain",
      at,
      ...askedOf(state, closing.by, closing.asked.at(-1)?.n ?? 0, at, world),
    },
  ];
};
