// A register of any size: agencies of forty caseworkers in twenty-one regions, all in one workspace or tenant.
import type { Register } from "../src/app/configuration/register.ts";
import type { Member, Platform } from "../src/rules/workflow.ts";

const regions = 21;
const perAgency = 40;
const hours = { days: [1, 2, 3, 4, 5], from: "08:00", to: "16:30" } as const;
const cadence = {
  high: { days: 2, firstWeekDays: 1 },
  medium: { days: 5, firstWeekDays: 3 },
  low: { days: 10, firstWeekDays: 5 },
};
const region = (n: number): string => `R${String(n % regions).padStart(2, "0")}`;
/** Each caseworker's deputy is the next one of the agency; its first is the lead. */
export const registerOfSize = (members: number, platform: Platform): Register => {
  const agencies = Math.max(1, Math.ceil(members / perAgency));
  const agencyOf = (n: number): number => Math.floor(n / perAgency);
  const next = (n: number): number => {
    const first = agencyOf(n) * perAgency;
    return first + ((n - first + 1) % Math.min(perAgency, members - first));
  };
  return {
    members: Array.from({ length: members }, (_, n): Member => {
      const id =
        platform === "slack"
          ? `T0STAFETT/U${n}`
          : `2f6d4b1e-8c03-4d57-9a1f-3be07c52d9a4/c0de0011-5af3-4b71-a9d2-${String(n).padStart(12, "0")}`;
      return {
        id: `h${n}` as never,
        name: `Handläggare ${n}` as never,
        agency: `a${agencyOf(n)}` as never,
        roles: n % perAgency === 0 ? ["lead", "caseworker"] : ["caseworker"],
        language: "sv",
        addresses: [{ platform, id }],
        ...(next(n) !== n && { deputy: `h${next(n)}` as never }),
      };
    }),
    agencies: Array.from({ length: agencies }, (_, n) => ({
      id: `a${n}` as never,
      name: `Verksamhet ${n}` as never,
      type: "LocalGovernmentOrganisation",
      legalRegime: "OSL_kommun" as const,
      regions: [region(n)] as never,
      shelter: false,
      hours: hours as never,
      onCall: [],
      record: "akt" as const,
      disclosureYears: 5,
      retentionDays: 90,
      cadence,
      missing: [],
      lead: `h${n * perAgency}` as never,
    })),
    functions: [],
    spaces: [],
    regions: Array.from({ length: regions }, (_, n) => ({
      id: region(n) as never,
      name: `Region ${n}` as never,
    })),
    services: [],
    numbers: [],
    guarded: false,
  };
};
