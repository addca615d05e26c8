// Seasons in which more is due on one day than any page, pool, batch or cache holds.
import type { Bounds } from "../../src/engine/bounds.ts";
import type { Register } from "../../workflows/people/index.ts";
import { region } from "./region.ts";

export type SizeName = "large" | "real";
type Size = {
  /** Caseworkers beside the region's own, over its agencies in turn. */
  readonly caseworkers: number;
  /** Cases that are open from the start. Each is due on the next workday, and again and again. */
  readonly cases: number;
  readonly days: number;
  readonly bounds: Partial<Bounds>;
};
export const sizes: Readonly<Record<SizeName, Size>> = {
  /** A program whose bounds are small: each is exceeded many times over in seconds. */
  large: {
    caseworkers: 20,
    cases: 60,
    days: 14,
    bounds: {
      duePage: 7,
      firedAtOnce: 5,
      reviewedAtOnce: 3,
      keyPool: 8,
      keysKept: 40,
      instancesKept: 20,
      begunAtOnce: 6,
    },
  },
  /** The program as it runs: more than a thousand wakes a day, more members than keys are made ahead. */
  real: { caseworkers: 300, cases: 1_200, days: 7, bounds: {} },
};
/** The region with so many more. They are all in Slack, as their agencies' first ones are. */
export const regionOf = (size: SizeName | undefined): Register => {
  if (size === undefined) return region;
  const models = region.members.filter(
    ({ roles, addresses }) => roles.includes("caseworker") && addresses.length > 0,
  );
  const more = Array.from({ length: sizes[size].caseworkers }, (_, n) => {
    const model = models[n % models.length] as (typeof models)[number];
    const addresses = model.addresses.map((one) => ({ ...one, id: `${one.id}X${n}` }));
    return {
      ...model,
      id: `${model.id}-${n}` as never,
      name: `${model.name} ${n}` as never,
      addresses,
    };
  });
  return { ...region, members: [...region.members, ...more] };
};
