// A shelter's place: no line of its own entry tells more of it than the region.
import type { Agency, Service } from "./workflow.ts";

type Served = Omit<Service, "id" | "agency" | "assured" | "instance">;
type Entry = Pick<Agency, "phone" | "hours" | "onCall" | "note">;
/** An agency's entry as others may read it: of a shelter the number and the hours alone, no matter who wrote the rest, and when. */
export const entryShown = ({ phone, hours, onCall, note }: Entry, shelter: boolean): Entry => ({
  hours,
  onCall: shelter ? [] : onCall,
  ...(phone && { phone }),
  ...(note && !shelter && { note }),
});
/** A service as others may read it: of a shelter what can be chosen, with a name that only its own people see. */
export const serviceShown = (
  service: Served,
  { shelter, regions }: Pick<Agency, "shelter" | "regions">,
): Served => {
  if (!shelter) return service;
  const { eligibility: _eligibility, openingHours: _hours, ...coded } = service;
  return { ...coded, areas: (service.areas ?? []).filter((area) => regions.includes(area)) };
};
