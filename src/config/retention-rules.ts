// What the lines of an agency's retention plan say about each other, and about the settings that were there before.
import { documentKindNames } from "../retention.ts";
import type { Found, Path } from "./problem.ts";

type Item = { readonly path: Path; readonly values: Readonly<Record<string, unknown>> };
/** The settings of before, of which a line of the plan says the same. */
const before = { case: "retentionDays", disclosure: "disclosureYears" } as const;
/** One length a line, and one place for each. */
export const checkPlans = (agencies: readonly Item[], found: Found): void => {
  for (const { path, values } of agencies)
    for (const kind of documentKindNames) {
      const { [kind]: one } = Object(values.retentionPlan) as Readonly<Record<string, unknown>>;
      if (typeof one !== "object" || one === null) continue;
      if ("days" in one === "years" in one)
        found([...path, "retentionPlan", kind], "plan-length", {}, "key");
      for (const [said, setting] of Object.entries(before))
        if (said === kind && values[setting] !== undefined)
          found([...path, setting], "plan-twice", {}, "key");
    }
};
