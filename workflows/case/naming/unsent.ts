// What may be called after a case and is not the case's to know yet: a referral that has not been sent, an offer to hand over that nobody has answered.
import { upTo } from "../../../src/rules/pages.ts";
import type { Needs, World } from "../../../src/rules/workflow.ts";
import type { Case } from "../model.ts";

/** Of each kind, in one agency or under the same two words; beyond it, who gives the new name is told so. [design] */
const mostWaiting = 500;
const asked = mostWaiting + 1;
export const draftNeeds = ({ words }: Pick<Case, "words">): Needs => ({
  drafts: { workflow: "referral", open: true, words, limit: asked },
});
export const unsentNeeds = ({ agency, words }: Case): Needs => ({
  ...draftNeeds({ words }),
  offers: { workflow: "handover", open: true, agency, limit: asked },
});
/** What an erasure tells beside what the case knows: a draft has its reference with it. */
export const unsentDrafts = (world: World): Pick<Case, "drafts"> => {
  const drafts = world.rows("drafts").map(({ instance }) => instance);
  return drafts.length > 0 ? { drafts } : {};
};
/** Others may have drawn the same words, and an offer may be of other cases: each looks who tells it. `more`: there are others that are not told. */
export const unsent = (world: World): Pick<NonNullable<Case["named"]>, "also" | "more"> => {
  const [drafts, offers] = [
    upTo(world.rows("drafts"), mostWaiting),
    upTo(world.rows("offers"), mostWaiting),
  ];
  const also = [
    ...drafts.rows.map(({ instance }) => ({ workflow: "referral", instance }) as const),
    ...offers.rows.map(({ instance }) => ({ workflow: "handover", instance }) as const),
  ];
  return { ...(also.length > 0 && { also }), ...((drafts.cut || offers.cut) && { more: true }) };
};
