// The fields of a referral's forms, and what may be chosen in them.
import { type Field, form, type Phrase } from "../../src/rules/ui.ts";
import { type Actor, memberOf, type World } from "../../src/rules/workflow.ts";
import * as codes from "./codes.ts";
import type { Referral, State } from "./model.ts";
import { agencyOf, basesFor, isReferral, receivers } from "./rules.ts";

type Key = Phrase["key"];
export const label = (key: Key) => ({ label: { key } });
export const nothing = form({ key: "referral.none" }, { key: "referral.none" }, {});
export const choice = <const S extends "A" | "B", const O extends readonly string[]>(secrecy: S, of: string, options: O, key: Key) =>
  ({ kind: "choice", secrecy, of, options, ...label(key) }) as const;
const choices = <const O extends readonly string[]>(of: string, options: O, key: Key) =>
  ({ kind: "choices", secrecy: "B", of, options, ...label(key), more: true, optional: true }) as const;

export const facts = {
  service: { ...choice("A", "service", codes.services, "referral.service"), shapes: true },
  to: { kind: "agency", ...label("referral.to") },
  urgency: choice("A", "urgency", codes.urgencies, "referral.urgency"),
  basis: { ...choice("B", "basis", codes.bases, "referral.basis"), hint: { key: "referral.basisHint" } },
  payer: { ...choice("B", "payer", codes.payers, "referral.payer"), hint: { key: "referral.payerHint" } },
  kind: { ...choice("A", "kind", codes.kinds, "referral.kind"), more: true, hint: { key: "referral.kindHint" } },
  groups: { kind: "choices", secrecy: "B", of: "group", options: codes.dataGroups, ...label("referral.groups"), more: true },
  interpreter: { ...choice("B", "interpreter", codes.yesNo, "referral.interpreter"), more: true, optional: true },
  children: { ...choice("B", "band", codes.bands, "referral.children"), more: true, optional: true },
  needs: choices("need", codes.needCodes, "referral.needs"),
  conditions: choices("condition", codes.conditions, "referral.conditions"),
  carrier: { ...choice("A", "carrier", codes.carriers, "referral.carrier"), more: true, optional: true },
  answerBy: { kind: "date", secrecy: "A", ...label("referral.answerBy"), more: true, optional: true },
} as const satisfies Readonly<Record<string, Field>>;
export const token = { kind: "token", optional: true, ...label("referral.none") } as const;
/** Which question the button answers. */
export const asked = form({ key: "referral.none" }, { key: "referral.none" }, { round: token });

type Known = Readonly<Record<string, unknown>>;
export const offered = (state: State, world: World, actor: Actor, known: Known) => {
  const own = isReferral(state) ? state.from : memberOf(actor)?.agency;
  if (own === undefined) return {};
  return {
    to: receivers(typeof known.service === "string" ? known.service : undefined, own, world),
    basis: basesFor(agencyOf(own, world)),
    // What somebody offers; everything, where nobody has said what they offer.
    service: offeredServices(own, world),
  };
};
const offeredServices = (own: Referral["from"], world: World): readonly string[] => {
  const there = new Set(world.people.services.filter((s) => s.agency !== own && s.status === "active").map((s) => s.type));
  const found = codes.services.filter((service) => there.has(service));
  return found.length > 0 ? found : codes.services;
};
export const colleagues = (state: State, world: World): Readonly<Record<string, readonly string[]>> => {
  if (!isReferral(state)) return {};
  const agency = state.outside ? state.from : state.facts.to;
  const members = world.people.colleagues(agency);
  const duties = [...world.people.functions.values()].filter((duty) => duty.agency === agency).map((duty) => `f:${duty.id}`);
  return { holder: [...duties, ...members.map((id) => `m:${id}`)], deputy: members };
};
export const showIt = (): { readonly panel: string } => ({ panel: "show" });
