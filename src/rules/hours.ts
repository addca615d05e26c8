// When a message may reach a person: at any hour on a staffed duty, else in the office hours of the person's agency.
import { t, text } from "./say.ts";
import type { Block, Instant, MemberId, Span, Urgency } from "./ui.ts";
import type { Duty, World } from "./workflow.ts";

/** Somebody who asked out of hours waits so long for the answer. [design] */
const waitsMs = 4 * 3_600_000;

type Known = Pick<World, "people" | "calendar">;
/** The functions that are staffed at any hour and that this member has on that local day. */
const staffedBy = (
  member: MemberId,
  day: string,
  { people }: Pick<World, "people">,
): readonly Duty[] =>
  people
    .dutiesOf(people.members.get(member)?.agency ?? "")
    .filter((duty) => duty.around === true && people.onDuty({ function: duty.id }, day) === member);

const isThere = (to: MemberId, urgency: Urgency, at: Instant, known: Known): boolean => {
  if (urgency === "inHours") return false;
  if (staffedBy(to, known.calendar.day(at), known).length > 0) return true;
  return (
    urgency !== "atOnce" &&
    to === urgency.by &&
    Date.parse(at) - Date.parse(urgency.awaited) < waitsMs
  );
};
/** The moment at which a message that is wanted at `at` reaches the person: `at` itself, or the next opening of their agency. */
export const comesAt = (to: MemberId, urgency: Urgency, at: Instant, known: Known): Instant => {
  const agency = known.people.agencies.get(known.people.members.get(to)?.agency ?? "");
  return agency === undefined || isThere(to, urgency, at, known)
    ? at
    : known.calendar.nextOffice(at, agency.hours);
};
/** For the sender: when the person reads it at the earliest. undefined: at once, or there is nobody. */
export const readFrom = (
  to: MemberId | undefined,
  urgency: Urgency,
  at: Instant,
  known: Known,
): Instant | undefined => {
  const comes = to === undefined ? at : comesAt(to, urgency, at, known);
  return comes > at ? comes : undefined;
};
/** The same as a line in what the sender reads. */
export const readLine = (...told: Parameters<typeof readFrom>): Block<Span, never> | undefined => {
  const at = readFrom(...told);
  return at && text(t("core.readFrom", { at: { date: at } }), "quiet");
};
