// What the case's guide and its referrals know already of what the year's figures ask: told at closing as codes, and kept in the row alone.
import { reveal } from "../../../src/rules/ui.ts";
import type { Member, Needs, World } from "../../../src/rules/workflow.ts";
import type { Counted } from "../../guide/counted.ts";
import { guideProjection } from "../../guide/projection.ts";
import type { Case } from "../model.ts";

/** Each in the words of a referral: whoever has said yes to one gives it. */
const services: Readonly<Record<"counsel" | "damages", readonly string[]>> = {
  counsel: ["malsagandebitrade"],
  damages: ["skadestand_ersattning"],
};
export const countedNeeds = ({ guide }: Case, by: Member | undefined): Needs =>
  guide && by ? { guide: { workflow: "guide", instances: [guide], for: by, titles: true, limit: 1 } } : {};
/** The journal says who has accepted, and not what: it is known of those who were asked for nothing else. */
const isGiven = ({ shares, chain }: Case, kinds: readonly string[]): boolean =>
  chain.some(({ what, agency }) => {
    const asked = shares.filter(({ to, shut }) => to === agency && !shut);
    return what === "accepted" && asked.length > 0 && asked.every(({ service = "" }) => kinds.includes(service));
  });
/** Nothing of what is not known. A return is said of those who have returned, and what is a child's of children. */
export const countedIn = (state: Case, reason: string, world: World): Counted => {
  const known = guideProjection.known(world.rows("guide")[0]);
  const { voluntary, guardian, concern, ...said } = known ? reveal(known).counted : {};
  const isChild = reveal(state.child) === "yes";
  return {
    ...said,
    ...(isGiven(state, services.counsel) && { counsel: "yes" }),
    ...(isGiven(state, services.damages) && { damages: "yes" }),
    ...(voluntary && reason === "returned" && { voluntary }),
    ...(guardian && isChild && { guardian }),
    ...(concern && isChild && { concern }),
  };
};
