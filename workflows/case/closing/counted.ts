// What the case's guide and its referrals know already of what the year's figures ask: told at closing as codes, and kept in the row alone.
import { reveal } from "../../../src/rules/ui.ts";
import type { Member, Needs, World } from "../../../src/rules/workflow.ts";
import type { Counted as Guided } from "../../guide/counted.ts";
import { guideProjection } from "../../guide/projection.ts";
import type { Counted as Referred } from "../../referral/facts.ts";
import { needsSaid } from "../counting/needs.ts";
import type { Case } from "../model.ts";

export const countedNeeds = ({ guide }: Case, by: Member | undefined): Needs =>
  guide && by
    ? { guide: { workflow: "guide", instances: [guide], for: by, titles: true, limit: 1 } }
    : {};
const codesOf = ({ counted }: Case["shares"][number]) =>
  Object.entries(counted ? reveal(counted) : {});
/** The journal says who has accepted, and not what: a code is known of those who were asked for nothing that counts otherwise. A yes to one is a yes. */
const saidByReferrals = ({ shares, chain }: Case): Referred => {
  const accepted = new Set(
    chain.flatMap(({ what, agency }) => (what === "accepted" && agency ? [agency] : [])),
  );
  const codes = [...accepted].flatMap((agency) => {
    const [first = [], ...others] = shares
      .filter(({ to, shut }) => to === agency && !shut)
      .map(codesOf);
    return first.filter(([name, code]) =>
      others.every((other) => other.some((each) => each[0] === name && each[1] === code)),
    );
  });
  return Object.fromEntries([
    ...codes.filter(([, code]) => code === "no"),
    ...codes.filter(([, code]) => code === "yes"),
  ]);
};
/** Nothing of what is not known. A return is said of those who have returned, and what is a child's of children. */
export const countedIn = (
  state: Case,
  reason: string,
  world: World,
): Guided & Referred & ReturnType<typeof needsSaid> => {
  const known = guideProjection.known(world.rows("guide")[0]);
  const { voluntary, guardian, concern, ...said } = known ? reveal(known).counted : {};
  const isChild = reveal(state.child) === "yes";
  return {
    ...said,
    ...saidByReferrals(state),
    ...needsSaid(state),
    ...(voluntary && reason === "returned" && { voluntary }),
    ...(guardian && isChild && { guardian }),
    ...(concern && isChild && { concern }),
  };
};
