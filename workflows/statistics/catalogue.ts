// The fixed catalogue: which tables there are, of which codes. docs/domain.md §15 says what must be true of it, and test/figures/catalogue.test.ts looks.
import type { Catalogue, Row } from "../../src/figures/cells.ts";
import type * as asked from "../case/codes.ts";
import type { AnswerToNeed, Need } from "../case/counting/needs.ts";
import type { Counted as Guided } from "../guide/counted.ts";
import type { Counted as Referred } from "../referral/facts.ts";
import { halfOf, quarters } from "./quarters.ts";

const unknown = "unknown";
/** A list that a case asks from, and its last one. */
type And<L extends readonly string[]> = readonly [...L, typeof unknown];
/** How long it took from the first contact: no day is in any row. */
const bands = [
  "sameDay",
  "days1to2",
  "days3to7",
  "days8to30",
  "longer",
  unknown,
] as const satisfies And<typeof asked.timeBands>;
/** What the guide and referrals know, told at closing. */
const answers = ["yes", "no", unknown] as const satisfies And<typeof asked.yesNo>;
/** What came of asking for it. Without a referral the last code holds. */
const came = [
  "met",
  "noAnswer",
  "nobodyHad",
  "personDeclined",
  "notAsked",
] as const satisfies readonly [...(readonly AnswerToNeed[]), "notAsked"];
/** The codes are those that a case asks for at closing, and a last one for what was not said. Of what is always known there is none such. */
const dimensions = {
  exploitation: [
    "SexualExploitation",
    "ForcedLabour",
    "ForcedBegging",
    "forced_criminality",
    "ForcedMarriage",
    "Servitude",
    "ChildLabour",
    "Surrogacy",
    "ForcedAdoption",
    "OrganRemoval",
    "ForcedMilitaryByNonStateActors",
    "Other",
    unknown,
  ],
  ageGroup: ["child", "adult", unknown],
  sex: ["woman", "man", "other", unknown],
  citizenship: ["SE", "EU_EES_CH", "third_country", "stateless", unknown],
  industry: ["A", "C", "F", "G", "H", "I", "N", "S", "T", "other", unknown],
  suspicion: ["manniskohandel", "manniskoexploatering", "annan_exploatering", unknown],
  traffickingStatus: [
    "PossibleVictimOfTrafficking",
    "ActualVictimOfTrafficking",
    "NotAVictimOfTrafficking",
    unknown,
  ],
  police: ["yes", "no", unknown],
  source: [
    "police",
    "migration",
    "socialServices",
    "health",
    "inspection",
    "ngo",
    "supportLine",
    "self",
    "relative",
    "other",
    unknown,
  ],
  support: ["yes", "no", unknown],
  reflection: ["granted", "prolonged", "applied", "refused", "notApplied", unknown],
  toCoordinator: bands,
  toShelter: bands,
  toAnswer: bands,
  permit: answers,
  counsel: answers,
  damages: answers,
  voluntary: answers,
  guardian: answers,
  concern: answers,
  askedShelter: came,
  askedCare: came,
  askedLaw: came,
  askedMoney: came,
  askedWork: came,
  askedFamily: came,
  half: ["first", "second", unknown],
  quarter: [...quarters, unknown],
  keeper: ["association", "authority", unknown],
  closure: ["open", "goalReached", "returned", "contactLost", "supportDeclined", "notAVictim"],
} as const satisfies {
  exploitation: And<typeof asked.exploitations>;
  ageGroup: And<typeof asked.ageGroups>;
  sex: And<typeof asked.sexes>;
  citizenship: And<typeof asked.citizenships>;
  industry: And<typeof asked.industries>;
  suspicion: And<typeof asked.suspicions>;
  traffickingStatus: And<typeof asked.traffickingStatuses>;
  police: And<typeof asked.yesNo>;
  source: And<typeof asked.sources>;
  support: And<typeof asked.yesNo>;
  reflection: And<typeof asked.reflections>;
  closure: readonly string[];
  half: readonly string[];
  quarter: And<typeof quarters>;
  keeper: readonly string[];
} & Readonly<Record<keyof Guided | keyof Referred, typeof answers>> &
  Readonly<Record<TimeTo, typeof bands>> &
  Readonly<Record<Need, typeof came>>;
type TimeTo = "toCoordinator" | "toShelter" | "toAnswer";
export type Dimension = keyof typeof dimensions | "region";
const span = {
  sameDay: "week",
  days1to2: "week",
  days3to7: "week",
  days8to30: "longer",
  longer: "longer",
  unknown,
} as const;
/** Dimensions with codes joined, for a table that says nothing with each code by itself. Each code is in one of them, and what is not known stays apart. */
export const joins = {
  exploitationKind: {
    of: "exploitation",
    codes: {
      SexualExploitation: "sexual",
      ForcedLabour: "work",
      ForcedBegging: "other",
      forced_criminality: "other",
      ForcedMarriage: "other",
      Servitude: "work",
      ChildLabour: "work",
      Surrogacy: "other",
      ForcedAdoption: "other",
      OrganRemoval: "other",
      ForcedMilitaryByNonStateActors: "other",
      Other: "other",
      unknown,
    },
  },
  sourceKind: {
    of: "source",
    codes: {
      police: "authority",
      migration: "authority",
      socialServices: "authority",
      health: "authority",
      inspection: "authority",
      ngo: "others",
      supportLine: "others",
      self: "others",
      relative: "others",
      other: "others",
      unknown,
    },
  },
  spanToCoordinator: { of: "toCoordinator", codes: span },
  spanToShelter: { of: "toShelter", codes: span },
  spanToAnswer: { of: "toAnswer", codes: span },
} as const satisfies Readonly<Record<string, Join>>;
type Fine = {
  readonly [D in keyof typeof dimensions]: {
    readonly of: D;
    readonly codes: Readonly<Record<(typeof dimensions)[D][number], string>>;
  };
};
type Join = Fine[keyof Fine];
type Joins = Readonly<Record<string, { readonly codes: Readonly<Record<string, string>> }>>;
/** What is joined, as dimensions: the codes, each once. */
export const joinedDimensions = (all: Joins): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    Object.entries(all).map(([name, { codes }]) => [name, [...new Set(Object.values(codes))]]),
  );
/** Of these the codes are what the guide and referrals answer. */
export const isAnswer = (dimension: Dimension): boolean =>
  dimension !== "region" && (dimensions[dimension] as readonly string[]) === answers;
/** Of these the codes are what came of asking. */
export const isNeed = (dimension: Dimension): dimension is Need => dimension.startsWith("asked");
/** Of these the codes are bands. */
export const isTime = (dimension: Dimension): dimension is TimeTo => dimension.startsWith("to");
export const dimensionNames = ["region", ...Object.keys(dimensions)] as readonly Dimension[];
/** At most three dimensions, none with region, citizenship and purpose together; and they hang together as a tree, so that whoever reckons with each table by itself reckons with everything. */
export const tables = {
  regions: ["region", "ageGroup", "sex"],
  purposes: ["exploitation", "ageGroup", "sex"],
  citizenships: ["exploitation", "citizenship"],
  industries: ["exploitation", "industry"],
  suspicions: ["exploitation", "suspicion"],
  statuses: ["exploitation", "traffickingStatus"],
  reports: ["exploitation", "police"],
  support: ["police", "support"],
  reflections: ["suspicion", "reflection"],
  sources: ["region", "source"],
  outcomes: ["region", "closure"],
  halves: ["region", "half"],
  quarters: ["half", "quarter"],
  keepers: ["exploitation", "keeper"],
  // By themselves: where few have a guide, what is held back of them holds back nothing else.
  permits: ["permit"],
  counsels: ["counsel"],
  damages: ["damages"],
  returns: ["voluntary"],
  guardians: ["guardian"],
  concerns: ["concern"],
  coordinators: ["region", "toCoordinator"],
  shelters: ["region", "toShelter"],
  answers: ["region", "toAnswer"],
  shelterNeeds: ["region", "askedShelter"],
  careNeeds: ["askedCare"],
  lawNeeds: ["askedLaw"],
  moneyNeeds: ["askedMoney"],
  workNeeds: ["askedWork"],
  familyNeeds: ["askedFamily"],
} as const satisfies Readonly<Record<string, readonly Dimension[]>>;
export type TableName = keyof typeof tables;
export const tableNames = Object.keys(tables) as readonly TableName[];
/** Cells of the wrong half-year: everybody knows them to be empty. */
const outOfHalf: readonly Row[] = dimensions.quarter.flatMap((quarter) =>
  dimensions.half
    .filter((half) => half !== (halfOf(quarter) ?? unknown))
    .map((half) => ({ half, quarter })),
);
/** Of the regions that there were when the year was frozen. */
export const catalogueOf = (regions: readonly string[]): Catalogue => ({
  dimensions: { region: regions, ...dimensions, ...joinedDimensions(joins) },
  tables: Object.values(tables),
  joined: joins,
  never: outOfHalf,
});
/** Handed over, somebody else counts it; registered by mistake, nobody does. */
export const isCounted = (reason: string): boolean =>
  (dimensions.closure as readonly string[]).includes(reason);
