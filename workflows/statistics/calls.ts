// The catalogue of calls to the support line: a population of its own. Each table has what came of the call, so that they hang together as a star.
import type { Catalogue, Row } from "../../src/figures/cells.ts";
import type { Ended, lists } from "../call/model.ts";
import { joinedDimensions } from "./catalogue.ts";

const unknown = "unknown";
/** Each call has one of these; there is no call of which it is not known. */
const outcomes = [
  "case",
  "advice",
  "method",
  "elsewhere",
  "broken",
  "takenBack",
] as const satisfies readonly (Ended["how"] | "case")[];
const callers = [
  "authority",
  "care",
  "ngo",
  "self",
  "private",
  unknown,
] as const satisfies readonly [...typeof lists.caller, typeof unknown];
const dimensions = {
  outcome: outcomes,
  caller: callers,
  danger: ["yes", "urgent", "no", unknown] as const satisfies typeof lists.danger,
  child: ["yes", "no", unknown],
} as const;
/** Who calls, in two kinds. */
export const callJoins = {
  callerKind: {
    of: "caller",
    codes: {
      authority: "authority",
      care: "authority",
      ngo: "others",
      self: "others",
      private: "others",
      unknown,
    },
  },
} as const satisfies {
  readonly callerKind: {
    readonly of: "caller";
    readonly codes: Readonly<Record<(typeof callers)[number], string>>;
  };
};
export type CallDimension = keyof typeof dimensions | "county";
export const callDimensions = ["county", ...Object.keys(dimensions)] as readonly CallDimension[];
export const callTables = {
  callCounties: ["county", "outcome"],
  callCallers: ["caller", "outcome"],
  callDangers: ["danger", "outcome"],
  callChildren: ["child", "outcome"],
} as const satisfies Readonly<Record<string, readonly CallDimension[]>>;
export type CallTable = keyof typeof callTables;
export const callTableNames = Object.keys(callTables) as readonly CallTable[];
/** What a call can never have been, by how it is asked: a caller nobody has named is one who hung up, and who is sent to another region is in no danger and asks about no child. */
const never: readonly Row[] = [
  ...outcomes
    .filter((each) => each !== "broken")
    .flatMap((outcome) => [
      { caller: unknown, outcome },
      { callerKind: unknown, outcome },
    ]),
  ...(["yes", "urgent"] as const).map((danger) => ({ danger, outcome: "elsewhere" })),
  ...(["yes", unknown] as const).map((child) => ({ child, outcome: "elsewhere" })),
];
/** Of the counties that there were when the year was frozen. A county that was there no longer is another one. `regions`: with one alone, whoever is sent elsewhere asks from another county. */
export const callCatalogueOf = (
  counties: readonly string[],
  regions: readonly string[],
): Catalogue => ({
  dimensions: {
    county: [...counties, unknown, "other"],
    ...dimensions,
    ...joinedDimensions(callJoins),
  },
  tables: Object.values(callTables),
  joined: callJoins,
  never:
    regions.length > 1
      ? never
      : [...never, ...[...counties, unknown].map((county) => ({ county, outcome: "elsewhere" }))],
});
