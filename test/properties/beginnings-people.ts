// The configurations of states that are built on purpose: the few people of the plays, and the others that a state needs.
import type { Register } from "../../workflows/people/index.ts";
import { register } from "../support/given.ts";
import { fewPeople } from "./plays.ts";

/** Nobody audits an agency of those who play. */
export const audited: Register = {
  ...fewPeople,
  members: [
    ...fewPeople.members,
    ...register.members
      .filter((m) => m.roles.includes("auditor"))
      .map((m) => ({ ...m, agency: "noomi" as never })),
  ],
};
/** Two people oversee whose accounts somebody who operates can suspend. */
export const overseen: Register = {
  ...audited,
  members: [
    ...audited.members,
    ...register.members
      .filter((m) => m.roles.includes("technician"))
      .map((m) => ({ ...m, agency: "evonhuset" as never })),
    ...register.members
      .filter((m) => m.roles.includes("auditor"))
      .map((m) => ({ ...m, id: "granskare-2" as never, agency: "evonhuset" as never })),
  ],
};
/** Noomi's people have keys. */
export const keyed: Register = {
  ...fewPeople,
  members: fewPeople.members.map((m) =>
    m.agency === "noomi"
      ? {
          ...m,
          addresses: [...m.addresses, { platform: "web" as const, id: `noomi/${m.id}00000000` }],
        }
      : m,
  ),
};
/** Noomi has a second function, with the same people. */
export const twoDuties: Register = {
  ...fewPeople,
  functions: [
    ...fewPeople.functions,
    ...fewPeople.functions.map((each) => ({
      ...each,
      id: "noomi-jouren" as never,
      name: "Jouren" as never,
    })),
  ],
};
/** Either of two may be asked to read a case at an authority. */
export const registrars: Register = {
  ...fewPeople,
  members: [
    ...fewPeople.members,
    ...register.members
      .filter((m) => m.roles.includes("registrar"))
      .flatMap((m) =>
        ["registrator-1", "registrator-2"].map((id) => ({
          ...m,
          id: id as never,
          agency: "evonhuset" as never,
        })),
      ),
  ],
};
/** The police have two functions. */
export const policeDuties: Register = {
  ...fewPeople,
  functions: [
    ...fewPeople.functions,
    ...["polisen-vakt", "polisen-grupp"].map((id) => ({
      ...(fewPeople.functions[0] as (typeof fewPeople.functions)[number]),
      id: id as never,
      agency: "polisen-syd" as never,
      roster: [{ member: "polisen-syd-kontakt" as never, days: [1, 2, 3, 4, 5, 6, 7] }],
    })),
  ],
};
/** The police work in two regions, whose coordinators are two agencies. */
export const twoRegions: Register = {
  ...fewPeople,
  regions: [
    ...fewPeople.regions,
    { id: "VAST", name: "Region Väst" as never, coordinator: "noomi" as never },
  ],
  agencies: fewPeople.agencies.map((each) =>
    each.id === "polisen-syd" ? { ...each, regions: ["SYD", "VAST"] } : each,
  ),
};
/** Those who decide on support are there, too. */
export const platform: Register = {
  ...fewPeople,
  agencies: [...fewPeople.agencies, ...register.agencies.filter(({ id }) => id === "plattformen")],
  members: [
    ...fewPeople.members,
    ...register.members.filter(({ agency }) => agency === "plattformen"),
  ],
};
