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
/** What is filed where nothing has been fetched before: the document that `agreed` fetches now. `now`: in epoch ms. */
export const documentAt = (now: number): string => `pdf ${new Date(now).toISOString()} 3f2a9c1b`;
/** A closed case is fetched before it is filed, by the same person. */
const fetched = (order: Resolved): readonly Resolved[] => {
  const { by } = order;
  if (typeof by !== "object" || !("member" in by)) return [];
  const values = {
    file: "pdf",
    sha256: "3f2a9c1b".padEnd(64, "0"),
    by: by.member.id,
    agency: by.member.agency,
  };
  return [{ ...order, command: "noteFetched", values, by: "configuration" }];
};
/** Before an invitation the person's yes to what it shares, in eight of nine: at random the two would hardly ever fit. */
export const agreed = (order: Resolved | undefined, n: number): readonly Resolved[] => {
  if (order?.workflow === "case" && order.command === "file") return fetched(order);
  if (order?.workflow !== "case" || order.command !== "invite" || n % 9 === 0) return [];
  return [{ ...order, command: "consent", values: consentTo(order.values as never) }];
};
