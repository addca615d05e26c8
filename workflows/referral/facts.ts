// The coded facts of a referral, each declared once: what the form asks, what is kept and shown of it, and what the year's figures count.
import { agency, choice, choices, date } from "../../src/rules/fields.ts";
import { needed } from "../../src/rules/languages.ts";
import type { Values } from "../../src/rules/ui.ts";
import * as codes from "./codes.ts";

const more = { more: true, optional: true } as const;
/** What the receiver needs to know of the person: class B, asked behind "Mer", and shown to both sides in this order. */
export const told = {
  interpreter: choice("B", "interpreter", codes.yesNo, "referral.interpreter", more),
  language: choice("B", "spoken", needed, "case.language", more),
  children: choice("B", "band", codes.bands, "referral.children", more),
  needs: choices("B", "need", codes.needCodes, "referral.needs", more),
  conditions: choices("B", "condition", codes.conditions, "referral.conditions", more),
} as const;
export const facts = {
  service: choice("A", "service", codes.services, "referral.service", { shapes: true }),
  to: agency("referral.to"),
  urgency: choice("A", "urgency", codes.urgencies, "referral.urgency"),
  basis: choice("B", "basis", codes.bases, "referral.basis", { hint: "referral.basisHint" }),
  payer: choice("B", "payer", codes.payers, "referral.payer", { hint: "referral.payerHint" }),
  // Only the sender sees it: it says that the person has said no.
  provision: choice("B", "provision", codes.provisions, "referral.provision", {
    ...more,
    hint: "referral.provisionHint",
  }),
  kind: choice("A", "kind", codes.kinds, "referral.kind", {
    more: true,
    hint: "referral.kindHint",
  }),
  groups: choices("B", "group", codes.dataGroups, "referral.groups", { more: true }),
  ...told,
  carrier: choice("A", "carrier", codes.carriers, "referral.carrier", more),
  answerBy: date("A", "referral.answerBy", more),
} as const;
type Asked = Values<typeof facts>;
type Optional = {
  readonly [K in keyof Asked]: undefined extends Asked[K] ? K : never;
}[keyof Asked];
/** The sender's part: coded, and frozen when it is accepted. */
export type Facts = Omit<Asked, Optional> & Partial<Pick<Asked, Optional>>;

type Answer = "yes" | "no";
/** What the year's figures count, under their own names: told to the case as codes, and kept if the person wants to be counted. */
const counts = {
  counsel: ({ service }) => (service === "malsagandebitrade" ? "yes" : undefined),
  damages: ({ service }) => (service === "skadestand_ersattning" ? "yes" : undefined),
} as const satisfies Readonly<Record<string, (facts: Facts) => Answer | undefined>>;
export type Counted = Readonly<Partial<Record<keyof typeof counts, Answer>>>;
/** Nothing of what is not known. */
export const countedOf = (facts: Facts): Counted =>
  Object.fromEntries(
    Object.entries(counts).flatMap(([name, count]) => {
      const code = count(facts);
      return code === undefined ? [] : [[name, code]];
    }),
  );
