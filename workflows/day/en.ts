import type { sv } from "./sv.ts";

export const en: Readonly<Record<keyof typeof sv, string>> = {
  "day.title": "Today's check-ins",
  "day.allDone": "Today's check-ins are done",
  "day.notice": "You have check-ins to do today. Open Stafett.",
  "day.calm": "Contact today, nothing new",
  "day.noContact": "No contact today",
  "day.acute": "A full check-in is needed.",
  "day.ring": "Call now",
  "day.changed": "Something has changed",
  "day.done": " – done",
  "day.late": "This list comes late, because Stafett has been down.",
  "day.more": "There are more. Open My cases to see them all.",
  "day.closed": "The list for {day}",
  "day.closedBody": "What was not done is in today's list or in My cases.",
  "day.weekend.title": "Who has the cases while you are off?",
  "day.weekend.done": "It is settled who has the cases",
  "day.weekend.notice": "Days off are coming. Open Stafett.",
  "day.weekend.answer": "Answer",
  "day.weekend.over": "Those days have been.",
  "day.mine": "My cases",
};
