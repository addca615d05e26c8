// The questions for statistics, as the form of closing and the one after a check-in ask them.
import { choice } from "../../../src/rules/fields.ts";
import * as codes from "../codes.ts";

type Stat =
  | "ageGroup"
  | "sex"
  | "exploitation"
  | "police"
  | "support"
  | "reflection"
  | "suspicion"
  | "traffickingStatus"
  | "industry"
  | "citizenship"
  | "source";
type Extras = { readonly more?: true };
const stat = <const O extends readonly string[]>(of: Stat, options: O, extras: Extras = {}) =>
  choice("B", of, options, `case.stat.${of}`, { optional: true, ...extras });
const more = { more: true } as const;

export const countFields = {
  counting: choice("B", "counting", codes.counting, "case.stat.counting", {
    hint: "case.stat.countingHint",
    optional: true,
  }),
  ageGroup: stat("ageGroup", codes.ageGroups),
  sex: stat("sex", codes.sexes),
  exploitation: stat("exploitation", codes.exploitations),
  police: stat("police", codes.yesNo, more),
  support: stat("support", codes.yesNo, more),
  reflection: stat("reflection", codes.reflections, more),
  suspicion: stat("suspicion", codes.suspicions, more),
  traffickingStatus: stat("traffickingStatus", codes.traffickingStatuses, more),
  industry: stat("industry", codes.industries, more),
  citizenship: stat("citizenship", codes.citizenships, more),
  source: stat("source", codes.sources, more),
} as const;
/** Asked after a check-in, in this order: what is known first comes first. The others are asked at closing alone. */
export const questions = [
  "counting",
  "source",
  "ageGroup",
  "sex",
  "suspicion",
  "exploitation",
  "citizenship",
  "support",
  "police",
] as const satisfies readonly (keyof typeof countFields)[];
export type Question = (typeof questions)[number];
