// Recipients of information in a case: whom a correction or an erasure is told.
import type { Recipients } from "../projection.ts";
import type { Case } from "../state.ts";

/** Those who take or took part, with the one whom they sent; then those to whom it was referred, or applied. Each once. An invitation that nobody accepted showed nothing of the case. */
export const recipientsOf = ({ parts, shares }: Case): Recipients["recipients"] => {
  const took = parts.filter(({ state, record }) => state === "in" || record !== undefined);
  const all = [
    ...took.map(({ agency, contact, state }) => ({
      agency,
      ...(contact && { contact }),
      ...(state === "in" && { takes: true as const }),
    })),
    ...shares.map(({ to: agency }) => ({ agency })),
  ];
  return all.filter(({ agency }, i) => all.findIndex((other) => other.agency === agency) === i);
};
