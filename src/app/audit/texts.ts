// The promises, each as a sentence that is true when it holds.
import type { GuaranteeName } from "./guarantees.ts";

export const guaranteeTexts: Readonly<Record<GuaranteeName, string>> = {
  journal:
    "What was answered stands in the journal, unchanged: every event follows the one before.",
  memory:
    "Every case and every other instance remembers what comes due in it and what it has posted.",
  rows: "What an instance wants to stand has its row in the outbox, and nothing else has one.",
  orphans: "Nothing waits, is read or is due that belongs to no instance.",
  busy: "A place that is busy has exactly one post on its way.",
  forgotten: "A place with something to send has a moment at which it is tried.",
  stands: "What counts as standing was taken by the platform, in its newest words.",
  stopped: "What is parked says why, and an unreachable destination when it is tried again.",
  unconfirmed:
    "A post of which nobody knows whether it was taken says since when, so that it can be looked for.",
  newest: "What is to be sent says what was decided last; what was withdrawn is being taken away.",
  names: "No two posts have the same name at a platform.",
  rung: "A reminder that has come does not come again.",
  day: "Every instance comes due on the day of its first reminder.",
  lease: "No delivery is five minutes past its lease.",
  waiting: "Nothing that can be sent has waited for an hour.",
  days: "Every reminder of an earlier day has come.",
  reminders: "Every reminder whose time came more than an hour of office hours ago has come.",
  views: "An hour after people change, everything is shown to those who may see it now.",
  readers: "Whom lists show an instance to are those who may read it.",
  lists: "Lists say of an instance what it says of itself.",
  sealed:
    "What is sealed opens with the key of its own instance, in its own place and nowhere else.",
  clear: "No reference, no words, no member and no agency stands in clear where a code should.",
  codes: "Reasons of failures are codes, and never a sentence.",
  nobody: "Nothing stands with somebody who is not in the register any more.",
  erased: "Of what was erased only ciphertext is left.",
  destroyed: "The key of what was erased is gone.",
  keys: "What was not erased has its key.",
  certified: "What was certified as erased has not come back.",
  unshown: "The access log no longer says who was shown what was erased.",
  leftovers: "What could not be made neutral before an erasure is only ever taken away.",
  deadline: "What was to be erased was erased within an hour of its deadline.",
  idempotencyKeys: "What was handled is remembered for 30 days and no longer.",
  accessLog: "The log of who was shown what has neither gap nor change.",
  seals: "What was sealed is there, unchanged.",
  shortened: "No journal is shorter than when it was sealed.",
  birth: "Data and keys belong together.",
};
