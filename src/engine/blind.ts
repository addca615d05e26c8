// What stands in the database in the place of names, and how it is asked for.
import type { InstanceId } from "../rules/ui.ts";
import type { Query, Summary } from "../rules/workflow.ts";
import type { Clear, Listing } from "../store/port.ts";
import { sharedIndexAsked } from "./shared-index.ts";

/** A name as it stands in the database: nobody without the key knows which. `what` keeps names of one kind from those of another. */
export type Blind = (
  what:
    | "ref"
    | "words"
    | "holder"
    | "instance"
    | "reader"
    | "destination"
    | "home"
    | "post"
    | "lock"
    | "shown",
  text: string,
) => string;
const ms = (iso: string | undefined): number | null => (iso === undefined ? null : Date.parse(iso));
/** A holder as one text: `m:<member>` or `f:<function>`. */
const holderKey = (holder: NonNullable<Summary["holder"]>): string =>
  "member" in holder ? `m:${holder.member}` : `f:${holder.function}`;
/** What lists are asked by. What could name somebody or something is a MAC. */
export const clearOf = (s: Summary, blind: Blind): Clear => ({
  ref: s.ref === undefined ? null : blind("ref", s.ref),
  words: s.words === undefined ? null : blind("words", s.words),
  open: s.open,
  region: s.region ?? null,
  agency: s.agency ?? null,
  holder: s.holder === undefined ? null : blind("holder", holderKey(s.holder)),
  dueAt: ms(s.dueAt),
  openedAt: ms(s.openedAt),
  closedAt: ms(s.closedAt),
  belongsTo: s.of === undefined ? null : blind("instance", s.of),
});
/** A query as the rows answer it. `paged`: who reads on pages alone, where it asks for that. */
export const blinded = (
  query: Query,
  audiences: readonly string[] | undefined,
  blind: Blind,
  paged: readonly string[] = [],
): Listing => {
  const { shared, raised: _raised, onPages, ...rest } = query;
  return {
    ...rest,
    ...(query.ref !== undefined && { ref: blind("ref", query.ref) }),
    ...(query.words !== undefined && { words: blind("words", query.words) }),
    ...(query.holders && { holders: query.holders.map((holder) => blind("holder", holder)) }),
    ...(query.of !== undefined && { of: blind("instance", query.of) as InstanceId }),
    ...(shared && {
      sharers: shared.map((agency) => blind("reader", `a:${agency}`)),
      pairs: sharedIndexAsked(query).map((key) => blind("reader", key)),
    }),
    ...(onPages && {
      [onPages === "alone" ? "within" : "without"]: paged.map((key) => blind("reader", key)),
    }),
    ...(audiences && { audiences: audiences.map((audience) => blind("reader", audience)) }),
  };
};
