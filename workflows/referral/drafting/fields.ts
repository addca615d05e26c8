// What may be chosen in a referral's forms.
import { carrying, choice, token } from "../../../src/rules/fields.ts";
import type { MemberId } from "../../../src/rules/ui.ts";
import { agencyOf, holdersOf } from "../../../src/rules/who.ts";
import { type Actor, type Member, memberOf, type World } from "../../../src/rules/workflow.ts";
import * as codes from "../codes.ts";
import { facts } from "../facts.ts";
import type { Referral, State } from "../model.ts";
import { isReferral, needsRisk, provisionsFor, receivers } from "../rules.ts";
import { groundsFor } from "./ground.ts";

/** The coded facts, of which the basis is asked together with how the person said yes. */
export const asks = {
  ...facts,
  basis: choice("B", "ground", codes.grounds, "referral.basis", { hint: "referral.basisHint" }),
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
    basis: groundsFor(agencyOf(own, world), service),
    provision: provisionsFor(agencyOf(own, world), world),
    // What somebody offers; everything, where nobody has said what they offer.
    service: offeredServices(own, world),
  };
};
const offeredServices = (own: Referral["from"], world: World): readonly string[] => {
  const there = new Set(
    world.people.services
      .filter((s) => s.agency !== own && s.status === "active")
      .map((s) => s.type),
  );
  const found = codes.services.filter((service) => there.has(service));
  return (found.length > 0 ? found : codes.services).filter(
    (service) => service !== codes.methodSupport,
  );
};
/** Who stands in where this member takes it with one press; undefined: there is something to ask first. */
export const deputyFor = (
  state: Referral,
  member: Member | undefined,
  world: World,
): MemberId | undefined => {
  const { deputy, agency } = member ?? {};
  if (
    state.outside ||
    needsRisk(state) ||
    agency !== state.facts.to ||
    deputy === undefined ||
    deputy === member?.id
  )
    return undefined;
  return world.people.colleagues(agency).includes(deputy) ? deputy : undefined;
};
export const colleagues = (
  state: State,
  world: World,
): Readonly<Record<string, readonly string[]>> => {
  if (!isReferral(state)) return {};
  const agency = state.outside ? state.from : state.facts.to;
  return { holder: holdersOf(agency, world), deputy: world.people.colleagues(agency) };
};
