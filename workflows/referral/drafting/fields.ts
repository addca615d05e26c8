// The fields of a referral's forms, and what may be chosen in them.
import { agency, carrying, choice, choices, date, token } from "../../../src/rules/fields.ts";
import { needed } from "../../../src/rules/languages.ts";
import { agencyOf, holdersOf } from "../../../src/rules/who.ts";
import { type Actor, memberOf, type World } from "../../../src/rules/workflow.ts";
import * as codes from "../codes.ts";
import type { Referral, State } from "../model.ts";
import { basesFor, isReferral, provisionsFor, receivers } from "../rules.ts";

const more = { more: true, optional: true } as const;
export const facts = {
  service: choice("A", "service", codes.services, "referral.service", { shapes: true }),
  to: agency("referral.to"),
  urgency: choice("A", "urgency", codes.urgencies, "referral.urgency"),
  basis: choice("B", "basis", codes.bases, "referral.basis", { hint: "referral.basisHint" }),
  payer: choice("B", "payer", codes.payers, "referral.payer", { hint: "referral.payerHint" }),
  provision: choice("B", "provision", codes.provisions, "referral.provision", { ...more, hint: "referral.provisionHint" }),
  kind: choice("A", "kind", codes.kinds, "referral.kind", { more: true, hint: "referral.kindHint" }),
  groups: choices("B", "group", codes.dataGroups, "referral.groups", { more: true }),
  interpreter: choice("B", "interpreter", codes.yesNo, "referral.interpreter", more),
  language: choice("B", "spoken", needed, "case.language", more),
  children: choice("B", "band", codes.bands, "referral.children", more),
  needs: choices("B", "need", codes.needCodes, "referral.needs", more),
  conditions: choices("B", "condition", codes.conditions, "referral.conditions", more),
  carrier: choice("A", "carrier", codes.carriers, "referral.carrier", more),
  answerBy: date("A", "referral.answerBy", more),
} as const;
/** Which question the button answers. */
export const asked = carrying({ round: token({ optional: true }) });

type Known = Readonly<Record<string, unknown>>;
export const offered = (state: State, world: World, actor: Actor, known: Known) => {
  const own = isReferral(state) ? state.from : memberOf(actor)?.agency;
  if (own === undefined) return {};
  const service = typeof known.service === "string" ? known.service : undefined;
  return {
    to: receivers(service, own, world),
    basis: basesFor(agencyOf(own, world), service),
    provision: provisionsFor(agencyOf(own, world), world),
    // What somebody offers; everything, where nobody has said what they offer.
    service: offeredServices(own, world),
  };
};
const offeredServices = (own: Referral["from"], world: World): readonly string[] => {
  const there = new Set(world.people.services.filter((s) => s.agency !== own && s.status === "active").map((s) => s.type));
  const found = codes.services.filter((service) => there.has(service));
  return (found.length > 0 ? found : codes.services).filter((service) => service !== codes.methodSupport);
};
export const colleagues = (state: State, world: World): Readonly<Record<string, readonly string[]>> => {
  if (!isReferral(state)) return {};
  const agency = state.outside ? state.from : state.facts.to;
  return { holder: holdersOf(agency, world), deputy: world.people.colleagues(agency) };
};
