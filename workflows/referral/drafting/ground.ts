// What a form asks of the basis: with a consent also how the person has just said yes, so that nobody writes it down a second time.
import { type Instant, reveal, type Sealed, seal } from "../../../src/rules/ui.ts";
import { isNgo } from "../../../src/rules/who.ts";
import type { Agency } from "../../../src/rules/workflow.ts";
import { type Code, type grounds, isConsent } from "../codes.ts";
import type { Facts } from "../facts.ts";
import type { Referral } from "../model.ts";
import { basesFor } from "../rules.ts";

type Ground = Code<typeof grounds>;
/** Those that the agency's legal regime knows, the person's yes first where one of them rests on it. */
export const groundsFor = (
  agency: Agency | undefined,
  service: string | undefined,
): readonly Ground[] => {
  const bases = basesFor(agency, service);
  return bases.some(isConsent) ? ["spoken", "written", ...bases] : bases;
};
type Grounded = { readonly facts: Facts; readonly agreed?: NonNullable<Referral["agreed"]> };
type Written = Omit<Facts, "basis"> & { readonly basis: Sealed<Ground> };
/** What is kept of an answer: the basis, and the yes with the moment at which it was written down. */
export const grounded = (
  { basis: ground, ...rest }: Written,
  own: Agency | undefined,
  at: Instant,
): Grounded => {
  const said = reveal(ground);
  if (said !== "spoken" && said !== "written") return { facts: { ...rest, basis: seal(said) } };
  const basis = seal(isNgo(own) ? ("samtycke_ngo" as const) : ("samtycke_sekretess" as const));
  return { facts: { ...rest, basis }, agreed: { form: seal(said), at } };
};
