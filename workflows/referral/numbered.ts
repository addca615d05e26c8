// What an agency's own numbers count of a referral: when it was sent and answered, and how. The reason for a no is class B.
import { seal } from "../../src/rules/ui.ts";
import type { Referral, State } from "./model.ts";
import type { Numbered, WhyNot } from "./projection.ts";
import { isReferral, isStay } from "./rules.ts";

/** It counts once, from its first sending to the first answer, however often it was sent; which answer is the newest one, and none while it waits anew. */
export const numberedOf = (state: Referral): Numbered => {
  const { moments } = state;
  const sentAt = moments.find(({ step }) => step === "sent")?.at;
  const answeredAt = moments.find(({ step }) => step === "accepted" || step === "declined")?.at;
  const newest = moments.findLast(({ step }) =>
    ["sent", "accepted", "declined"].includes(step),
  )?.step;
  const answer = newest === "accepted" ? "yes" : newest === "declined" ? "no" : undefined;
  return {
    ...(sentAt && { sentAt }),
    ...(answeredAt && { answeredAt }),
    ...(answer && { answer }),
    ...(isStay(state) && { place: "yes" }),
  };
};
/** For both sides, as the referral itself shows it. */
export const whyNotOf = (state: State): WhyNot | undefined =>
  isReferral(state) && state.step === "declined" && state.reason
    ? seal({ reason: state.reason })
    : undefined;
