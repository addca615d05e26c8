// The first `stafett.yaml` of a region, made of answers: one agency, its people, and the five decisions as open.
import { stringify } from "yaml";
import type { Platform } from "../../adapters/each.ts";
import numbers from "./numbers.json" with { type: "json" };
import { type agencyTypes, idPattern, type legalRegimes, type roles } from "./schema.ts";
import { quietPlatforms } from "./told.ts";

type Addresses = Readonly<Partial<Record<Platform, string>>>;
/** `addresses`: one a platform, as the file has it. */
type Person = {
  readonly name: string;
  readonly roles: readonly (typeof roles)[number][];
  readonly addresses: Addresses;
};
/** Answers, each already good by itself. `lead` has the role of a lead beside those that it names. `space`: where cards go; without an address there is none. */
export type First = {
  readonly language: "sv" | "en";
  readonly region: {
    readonly id: string;
    readonly name: string;
    readonly counties: readonly string[];
  };
  readonly agency: {
    readonly name: string;
    readonly type: (typeof agencyTypes)[number];
    readonly legalRegime: (typeof legalRegimes)[number];
    readonly phone: string | undefined;
  };
  readonly lead: Omit<Person, "roles">;
  readonly others: readonly Person[];
  readonly space: Addresses;
};

/** Of a name, an id that nobody has: `Malmö stad` is `malmo-stad`, the second of its name `malmo-stad-2`. `otherwise`: where nothing of the name can be one. */
const drawId = (name: string, otherwise: string, taken: Set<string>): string => {
  const plain = name.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
  const short = plain
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+/, "")
    .slice(0, 34)
    .replace(/-+$/, "");
  const base = idPattern.test(short) ? short : otherwise;
  let id = base;
  for (let n = 2; taken.has(id); n += 1) id = `${base}-${n}`;
  taken.add(id);
  return id;
};

/** What stands above a part of the file. */
const heads: Readonly<Record<string, string>> = {
  version: `The first configuration of a region, made by stafett init. What else it can hold: the sample stafett.yaml.
Everybody has the name of a function, never of a person. Nothing about whom a case is about belongs here.
After a change: stafett check.`,
  agencies: `readiness and classB: who has decided, and when. Until all five decisions are there the agency's cases are off. Replace {} by:
  controller: { date: 2026-09-01, function: … }
  impactAssessment: { date: 2026-09-01, function: … }
  processorAgreement: { date: 2026-09-01, function: … }
  disposalDecision: { date: 2026-09-01, function: … }
and beside readiness, where what is sensitive (class B) may be shown: chat in workspaces and tenants of its own (owns), ${quietPlatforms.join(", ")}, on pages alone, or off, so that none is kept:
classB: { where: ${quietPlatforms[0]}, date: 2026-09-01, function: … }
An agency that is a shelter has shelter: true.`,
};
const commented = (key: string): string =>
  heads[key] === undefined ? "" : `${heads[key].replaceAll(/^/gm, "# ")}\n`;

/** The text of a `stafett.yaml`. Whether it is right as a whole, `loadConfig` says: two answers may not fit each other. */
export function firstConfig({ language, region, agency, lead, others, space }: First): string {
  const taken = new Set<string>();
  const agencyId = drawId(agency.name, "agency", taken);
  const member = ({ name, roles, addresses }: Person) => ({
    id: drawId(name, "member", taken),
    name,
    agency: agencyId,
    roles,
    ...(language !== "sv" && { language }),
    ...addresses,
  });
  const members = [{ ...lead, roles: ["lead"] as const }, ...others].map(member);
  const { phone, ...kind } = agency;
  const parts: Readonly<Record<string, unknown>> = {
    version: 1,
    language,
    regions: [{ ...region, coordinator: agencyId }],
    numbers,
    agencies: [
      {
        id: agencyId,
        ...kind,
        regions: [region.id],
        ...(phone && { phone }),
        lead: members[0]?.id,
        contact: members[0]?.id,
        readiness: {},
      },
    ],
    members,
    ...(Object.keys(space).length > 0 && {
      spaces: [
        {
          id: agencyId,
          name: agency.name,
          ...space,
          language,
          agencies: [agencyId],
          region: region.id,
        },
      ],
    }),
  };
  return Object.entries(parts)
    .map(
      ([key, part]) =>
        commented(key) + stringify({ [key]: part }, { lineWidth: 0, version: "1.2" }),
    )
    .join("\n");
}
