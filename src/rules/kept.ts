// How long a document is kept after its end: as the plan of its agency says, else as it is usual.
import type { DocumentKind } from "../retention.ts";
import type { AgencyId } from "./ui.ts";
import type { Agency, People } from "./who.ts";

/** Days, by one agency's plan. */
export const daysKeptBy = (
  kind: DocumentKind,
  agency: Pick<Agency, "plan"> | undefined,
  usual: number,
): number => agency?.plan?.[kind]?.days ?? usual;
/** Days. Of what several agencies share, the latest of theirs. */
export const daysKept = (
  kind: DocumentKind,
  agencies: readonly AgencyId[],
  usual: number,
  { people }: { readonly people: Pick<People, "agencies"> },
): number =>
  agencies.length === 0
    ? usual
    : Math.max(...agencies.map((id) => daysKeptBy(kind, people.agencies.get(id), usual)));
