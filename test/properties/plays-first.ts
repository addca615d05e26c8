// What is there before the first move, and what comes before a move that needs it.
import { consentTo } from "../support/consent-to.ts";
import type { Resolved } from "./plays.ts";

export const firstCases = [
  ["noomi-kontakt", "noomi-ersattare", "high"],
  ["regionkoordinator-1", "regionkoordinator-2", "low"],
] as const;
export const firstReferral = {
  service: "SocialCare",
  to: "noomi",
  urgency: "normal",
  basis: "menprovning_klart",
  payer: "unknown",
  kind: "overlamning",
  groups: ["behov"],
};
/** Before an invitation the person's yes to what it shares, in eight of nine: at random the two would hardly ever fit. */
export const agreed = (order: Resolved | undefined, n: number): readonly Resolved[] => {
  if (order?.workflow !== "case" || order.command !== "invite" || n % 9 === 0) return [];
  return [{ ...order, command: "consent", values: consentTo(order.values as never) }];
};
