// What may be called after a case and is not the case's to know yet: a referral that has not been sent, an offer to hand over that nobody has answered.
import type { Needs, World } from "../../src/rules/workflow.ts";
import type { Case } from "./model.ts";

/** More than wait in one agency, or under the same two words. */
const mostWaiting = 40;
export const unsentNeeds = ({ agency, words }: Case): Needs => ({
  drafts: { workflow: "referral", open: true, words, limit: mostWaiting },
  offers: { workflow: "handover", open: true, agency, limit: mostWaiting },
});
/** Others may have drawn the same words, and an offer may be of other cases: each looks who tells it. */
export const unsent = (world: World): NonNullable<NonNullable<Case["named"]>["also"]> => [
  ...world.rows("drafts").map(({ instance }) => ({ workflow: "referral", instance }) as const),
  ...world.rows("offers").map(({ instance }) => ({ workflow: "handover", instance }) as const),
];
