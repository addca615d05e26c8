// Two agencies, four people and two spaces.
import type { Register } from "../../src/app/configuration/register.ts";
import type { Member } from "../../src/rules/workflow.ts";

const member = (
  id: string,
  agency: string,
  roles: Member["roles"],
  more: Partial<Member> = {},
): Member => ({
  id: id as never,
  name: `Funktion ${id}` as never,
  agency: agency as never,
  roles,
  language: "sv",
  addresses: [{ platform: "slack", id: `T1/U${id.toUpperCase()}` }],
  ...more,
});
const agency = (id: string, lead?: string): Register["agencies"][number] => ({
  id: id as never,
  name: `Verksamhet ${id}` as never,
  type: "LocalGovernmentOrganisation",
  legalRegime: "OSL_kommun",
  regions: ["SYD"],
  shelter: false,
  hours: { days: [1, 2, 3, 4, 5], from: "08:00", to: "16:30" },
  onCall: [],
  record: "akt",
  disclosureYears: 5,
  retentionDays: 90,
  cadence: {
    high: { days: 2, firstWeekDays: 1 },
    medium: { days: 5, firstWeekDays: 3 },
    low: { days: 10, firstWeekDays: 5 },
  },
  missing: [],
  ...(lead !== undefined && { lead: lead as never }),
});
const space = (id: string): Register["spaces"][number] => ({
  id: id as never,
  name: `Rum ${id}` as never,
  addresses: [{ platform: "slack", id: `T1/C${id.toUpperCase()}` }],
  language: "sv",
  shows: "none",
  agencies: [],
});
/** anna's deputy is bo, both of alfa, led by chef; cilla is of beta. */
export const register: Register = {
  members: [
    member("anna", "alfa", ["caseworker"], { deputy: "bo" as never }),
    member("bo", "alfa", ["caseworker"]),
    member("chef", "alfa", ["lead"]),
    member("cilla", "beta", ["caseworker"], { language: "en" }),
  ],
  agencies: [agency("alfa", "chef"), agency("beta")],
  functions: [],
  spaces: [space("rum"), space("drift")],
  regions: [{ id: "SYD", name: "Region Syd" as never }],
  services: [],
  numbers: [],
  guarded: false,
};
/** The same, with a space where operators see what did not work. */
export const watched: Register = { ...register, operators: "drift" as never };
