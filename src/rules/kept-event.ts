// An event that one agency keeps to itself in an instance of another's: whose it is, and what those whom it told have of it.
import type { AgencyId } from "./ui.ts";

/** `of`: whose it is, all of it. `told`: what another agency has of it, as its panels show it; undefined: nothing, nor that there was something. */
export type KeptEvent = {
  readonly of: AgencyId;
  readonly told: (agency: AgencyId) => { readonly type: string } | undefined;
};
/** What of an event this agency may have. `kept`: as its workflow says. */
export const readableBy = (
  agency: AgencyId,
  event: { readonly type: string },
  kept: KeptEvent | undefined,
): object | undefined => (kept === undefined || kept.of === agency ? event : kept.told(agency));
