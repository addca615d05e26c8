// The items of the manual's six steps: what to ask about, and no decision. docs/domain.md §10; wordings stand in the catalogues.
import type { whyNot } from "../nsp/codes.ts";

export const steps = ["1", "2", "3", "4", "5", "6"] as const;
export type Step = (typeof steps)[number];
export const actors = ["authority", "ngo", "police", "lawyer"] as const;
export type Actor = (typeof actors)[number];
export const answers = ["done", "na", "notYet"] as const;
export type Said = (typeof answers)[number];
/** How far sharing must reach for an item to be seen by another agency. `whyNot`: no invitation reaches that far. */
type Group = "behov" | "sakerhet" | "migration" | "barn" | "whyNot";
/** `own`: whoever has the case does it. `child`: asked only where it may be about a child. */
type Asked = {
  readonly step: Step;
  readonly of: Group;
  readonly by: Actor | "own";
  readonly child?: true;
};
const asked = {
  indicators: { step: "1", of: "behov", by: "own" },
  consulted: { step: "1", of: "behov", by: "own" },
  alone: { step: "1", of: "behov", by: "own" },
  childAsked: { step: "1", of: "barn", by: "own" },
  danger: { step: "2", of: "sakerhet", by: "police" },
  coordinator: { step: "2", of: "behov", by: "own" },
  shelter: { step: "2", of: "sakerhet", by: "authority" },
  acuteCare: { step: "2", of: "behov", by: "authority" },
  rights: { step: "2", of: "behov", by: "own" },
  reflection: { step: "2", of: "migration", by: "authority" },
  protectedData: { step: "2", of: "sakerhet", by: "authority" },
  concern: { step: "2", of: "barn", by: "own", child: true },
  barnahus: { step: "2", of: "barn", by: "authority", child: true },
  repeated: { step: "3", of: "behov", by: "own" },
  returnInformed: { step: "3", of: "behov", by: "own" },
  counsel: { step: "3", of: "behov", by: "lawyer" },
  living: { step: "3", of: "behov", by: "authority" },
  health: { step: "3", of: "behov", by: "authority" },
  guardian: { step: "3", of: "barn", by: "authority", child: true },
  foreignAuthority: { step: "3", of: "barn", by: "authority", child: true },
  cooperation: { step: "4", of: "migration", by: "own" },
  permit: { step: "4", of: "migration", by: "police" },
  plan: { step: "4", of: "behov", by: "authority" },
  withoutPermit: { step: "4", of: "migration", by: "own" },
  nsp: { step: "4", of: "whyNot", by: "ngo" },
  investigation: { step: "5", of: "behov", by: "police" },
  hearing: { step: "5", of: "behov", by: "lawyer" },
  trialSafety: { step: "5", of: "sakerhet", by: "police" },
  damages: { step: "5", of: "behov", by: "lawyer" },
  ended: { step: "5", of: "behov", by: "police" },
  voluntary: { step: "6", of: "behov", by: "own" },
  programme: { step: "6", of: "behov", by: "authority" },
  returnRisk: { step: "6", of: "sakerhet", by: "authority" },
  childReturn: { step: "6", of: "barn", by: "authority", child: true },
  afterReturn: { step: "6", of: "behov", by: "own" },
} as const satisfies Readonly<Record<string, Asked>>;
export type Item = keyof typeof asked;
export const itemOf = (item: Item): Asked => asked[item];
export const items = Object.keys(asked) as readonly Item[];

/** Why it falls outside what the authorities give, where somebody turns to the support programme. docs/domain.md §9. The words stand with the programme's. */
export const whyNots = [
  "ej_polisanmalt",
  "vantar_betanketid",
  "ej_kommunalt_beslut",
  "ej_uppehallsratt",
  "annat",
] as const satisfies typeof whyNot;
export type WhyNot = (typeof whyNots)[number];
