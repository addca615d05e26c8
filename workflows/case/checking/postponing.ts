// Putting a check-in off: until when, how often, and why.
import type { Asked, Decided } from "../../../src/rules/command.ts";
import { choice, date } from "../../../src/rules/fields.ts";
import { onDay, t } from "../../../src/rules/say.ts";
import type { Instant } from "../../../src/rules/ui.ts";
import { agencyOf } from "../../../src/rules/who.ts";
import { type Member, refuse, type World } from "../../../src/rules/workflow.ts";
import * as codes from "../codes.ts";
import { longestSnooze, paceOf } from "../rules.ts";
import type { Case, Event } from "../state.ts";

/** Putting off again and again is not following up. [design] */
const maxSnoozes = 2;

export const snoozeFields = {
  until: date("A", "case.snooze.until", { hint: "case.snooze.hint" }),
  reason: choice("B", "snooze", codes.snoozeReasons, "case.snooze.reason"),
} as const;
/** From the day on which it is due, and never to an earlier one. */
const putOffFrom = ({ due }: Case, at: Instant): Instant => (due > at ? due : at);
export const snooze = (
  state: Case,
  { values: { until, reason }, at }: Asked<typeof snoozeFields>,
  by: Member,
  world: World,
): Decided<Event> => {
  const { calendar } = world;
  const judged = paceOf(state.risk, agencyOf(state.agency, world));
  if (state.snoozes >= maxSnoozes) return refuse("case.snooze.often");
  const from = putOffFrom(state, at);
  const last = calendar.addWorkdays(from, longestSnooze[judged], "09:00");
  if (until <= calendar.day(from))
    return refuse(t("case.snooze.early", { day: onDay(from) }), "until");
  // How long is allowed follows the risk: a guest was perhaps not shown it.
  if (until > calendar.day(last))
    return refuse(
      by.agency === state.agency
        ? t("case.snooze.latest", { day: onDay(last) })
        : "case.snooze.tooLong",
      "until",
    );
  const due = calendar.addDays(
    calendar.wall(until, "00:00"),
    0,
    judged === "high" ? "09:00" : "15:00",
  );
  const wished = calendar.day(due) !== until && { wished: until };
  return [
    {
      type: "snoozed",
      at,
      by: by.id,
      reason,
      due,
      nextMissAt: due,
      ...wished,
      ...(state.weekendAt && { weekendAt: state.weekendAt }),
    },
  ];
};
/** Two workdays, or as long as the risk allows. */
export const putOffUntil = (state: Case, at: Instant, world: World) =>
  world.calendar.day(
    world.calendar.addWorkdays(
      putOffFrom(state, at),
      Math.min(2, longestSnooze[paceOf(state.risk, agencyOf(state.agency, world))]),
      "09:00",
    ),
  );
