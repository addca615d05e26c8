// What follows from a meeting: what goes on to the next, who was there, until when the notes are approved.
import { daysKept } from "../../src/rules/kept.ts";
import type { AgencyId, Instant, MemberId } from "../../src/rules/ui.ts";
import type { World } from "../../src/rules/workflow.ts";
import type { Agenda, Event, Item, Presence, Wish } from "./model.ts";

/** Notes are approved within five working days. docs/domain.md §5. */
const approveDays = 5;
/** A meeting that was held, or called off, is kept as long as an agency needs to take it into its own records. docs/domain.md §0.3. */
export const keptDays = 90;
/** Of several agencies that were there, the latest of theirs. */
export const forgetAt = (state: Agenda, at: Instant, world: World): Instant =>
  world.calendar.addDays(at, daysKept("meeting", present(state), keptDays, world), "09:00");
/** Until when the notes of a meeting that ended at `at` are approved. */
export const approveBy = (at: Instant, world: World): Instant =>
  world.calendar.addWorkdays(at, approveDays, "15:00");
/** Nobody has come to it, or it was put aside and not taken up again. What something was decided about has been talked about. */
export const isLeft = (state: Agenda, item: Item): boolean =>
  (item.state === "waiting" || item.state === "parked") &&
  !state.decided.some(({ point }) => point === item.id);
/** An item as the next meeting gets it. */
export const goingOn = ({
  id: _id,
  collected: _collected,
  state: _state,
  ...wish
}: Item): Wish => ({ ...wish, carried: wish.carried + 1 });
/**
 * What has not been talked about goes on to the next meeting, once more carried. A referral without an answer is collected again; a case may have been there
 * because it was new, and would not be.
 */
export const leftOver = (state: Agenda): readonly Wish[] =>
  state.items
    .filter((item) => (!item.collected || item.under === "cases") && isLeft(state, item))
    .map(goingOn);
/** Called off: what was to be talked about goes on. */
export const cancelled = (state: Agenda, at: Instant, by: MemberId): Event => ({
  type: "cancelled",
  at,
  by,
  wishes: leftOver(state),
});
/** Agencies that are there, or were. Before the meeting: that have said that they come. */
export const present = (state: Agenda): readonly AgencyId[] => saidOf(state, "present");
/** Agencies about which that was noted. */
export const saidOf = (state: Agenda, said: Presence["state"]): readonly AgencyId[] =>
  state.presence.filter((each) => each.state === said).map((each) => each.agency);
/** Those who were there and have not said that the notes are in their own records. */
export const missingDocuments = (state: Agenda): readonly AgencyId[] =>
  present(state).filter((id) => !state.documented.includes(id));
/** Those who were there and have not approved the notes as they are now. */
export const missingApprovals = (state: Agenda): readonly AgencyId[] =>
  present(state).filter((id) => !state.approved.some((each) => each.agency === id));
