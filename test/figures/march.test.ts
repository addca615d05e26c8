// The ten questions that are asked in March, of a country of 21 regions and 60 agencies in its third year. Each figure is recounted from the rows that were sent.
import { beforeAll, describe, expect, it } from "vitest";
import { loadSolver } from "../../src/figures/solver.ts";
import { reveal } from "../../src/rules/ui.ts";
import { together, type Year } from "../../workflows/statistics/release-model.ts";
import {
  type AnyTable,
  anyTableNames,
  type Population,
  sections,
} from "../../workflows/statistics/sections.ts";
import { keysIn, type Story } from "../support/given.ts";
import { countryOf, type Sent } from "./countries/country.ts";
import { freezing, proposing, regionsOf, taking, yearOf } from "./countries/play.ts";
import { type Counted, countedIn, counterOf } from "./countries/reckon.ts";

type Question = {
  readonly of: Population;
  readonly asks: string;
  /** The tables that answer it. */
  readonly from: readonly AnyTable[];
  /** Cells of the answer, such as `ageGroup=child`. */
  readonly cells: readonly string[];
  /** What no table answers, as the panel says it. */
  readonly says?: readonly string[];
};
const each = (dimension: string, codes: string): readonly string[] =>
  codes.split(" ").map((code) => `${dimension}=${code}`);
const questions: readonly Question[] = [
  {
    of: "people",
    asks: "how many became known, of what age and with which exploitation, and how many of them are children",
    from: ["regions", "purposes", "suspicions", "statuses"],
    cells: [
      "",
      ...each("ageGroup", "child adult unknown"),
      ...each("exploitation", "SexualExploitation ForcedLabour ForcedBegging"),
      ...each("suspicion", "manniskohandel manniskoexploatering"),
      ...each("traffickingStatus", "PossibleVictimOfTrafficking ActualVictimOfTrafficking"),
      "region=SYD",
      "region=SYD&ageGroup=child",
    ],
    says: ["stat.cannot.dark"],
  },
  {
    of: "people",
    asks: "how they became known, and how long it took to a coordinator",
    from: ["sources", "coordinators"],
    cells: [
      ...each("source", "police migration health ngo self"),
      ...each("toCoordinator", "sameDay days1to2 days3to7 days8to30 longer"),
    ],
  },
  {
    of: "people",
    asks: "what was asked for, what was found, how long it took, and what nobody had",
    from: [
      "shelterNeeds",
      "shelters",
      "answers",
      "careNeeds",
      "lawNeeds",
      "moneyNeeds",
      "workNeeds",
      "familyNeeds",
    ],
    cells: [
      ...[
        "askedShelter",
        "askedCare",
        "askedLaw",
        "askedMoney",
        "askedWork",
        "askedFamily",
      ].flatMap((need) => each(need, "met noAnswer nobodyHad personDeclined notAsked")),
      ...each("toShelter", "sameDay days1to2 days3to7"),
      ...each("toAnswer", "sameDay days1to2"),
    ],
    says: ["stat.cannot.asked"],
  },
  {
    of: "people",
    asks: "how many reflection periods were applied for, granted, refused and prolonged, and of how many it is not known",
    from: ["reflections"],
    cells: each("reflection", "granted prolonged applied refused notApplied unknown"),
  },
  {
    of: "people",
    asks: "how many reported to the police, and how many had support without a report",
    from: ["reports", "support"],
    cells: [...each("police", "yes no unknown"), "police=no&support=yes"],
  },
  {
    of: "people",
    asks: "how many returned, and how many of them by their own will",
    from: ["outcomes", "returns"],
    cells: ["closure=returned", ...each("voluntary", "yes no unknown")],
  },
  {
    of: "calls",
    asks: "what the support line heard, from whom, and what came of it",
    from: ["callCallers", "callCounties", "callDangers", "callChildren"],
    cells: [
      "",
      ...each("outcome", "case advice method elsewhere broken takenBack"),
      ...each("caller", "authority care ngo self private"),
      ...each("danger", "yes urgent no"),
      "child=yes",
    ],
    says: ["stat.cannot.callers"],
  },
  {
    of: "people",
    asks: "how many cases were open at the year's end, and who may be counted twice",
    from: ["outcomes"],
    cells: ["closure=open"],
    says: ["stat.cannot.twice", "stat.noes", "stat.unasked", "stat.cannot.yes"],
  },
  {
    of: "people",
    asks: "what differs between years and halves of a year, and what must not be compared",
    from: ["halves", "quarters"],
    cells: [...each("half", "first second"), ...each("quarter", "q1 q2 q3 q4")],
    says: ["stat.cannot.years", "stat.cannot.since"],
  },
];

const size = { regions: 21, agencies: 60, years: 3, people: 450, calls: 300 };
let [story, counted]: [Story | undefined, Counted | undefined] = [undefined, undefined];
const theYear = (): Year => yearOf(story as never);
beforeAll(async () => {
  await loadSolver();
  const { people, years } = countryOf(11, size);
  let [regions, sent] = [regionsOf(people), [] as readonly Sent[]];
  for (const { year, sent: now } of years) {
    sent = [...sent, ...now];
    const [frozen, after] = freezing(year, people, taking(regions, now));
    regions = after;
    if (year !== years.at(-1)?.year) continue;
    story = await proposing(
      frozen,
      { names: anyTableNames, ended: "approved", coarsen: false },
      false,
    );
    counted = countedIn(year, sent);
  }
});

describe("in March", () => {
  it.each(questions)("is answered $asks", ({ of, from, cells, says = [] }) => {
    const year = theYear();
    const section = sections.find(({ population }) => population === of);
    const figures = together(year.releases)[of];
    const recount = counterOf(section?.catalogueOf(year) as never, counted?.[of] ?? []);
    const out = year.releases.flatMap(({ names, step }) => (step === "released" ? names : []));
    expect(out).toEqual(expect.arrayContaining([...from]));
    const answered = cells.map((cell) => [cell, figures[cell]] as const);
    expect(answered.filter(([, figure]) => figure === undefined)).toEqual([]);
    const shown = answered.flatMap(([cell, figure]) =>
      typeof figure === "number" ? [[cell, figure] as const] : [],
    );
    expect(shown.map(([cell]) => [cell, recount(cell)])).toEqual(shown);
    // A year of this size is not hidden: of each question at least half can be told.
    expect(shown.length).toBeGreaterThanOrEqual(cells.length / 2);
    expect(keysIn(story?.panel("show", "nspm-samordnare") as never)).toEqual(
      expect.arrayContaining([...says]),
    );
  });
  it("is answered how many said no and how many nobody asked", () => {
    const { noes, unasked } = together(theYear().releases);
    expect([noes, unasked]).toEqual([counted?.noes, counted?.unasked]);
    expect(reveal(theYear().noes)).toBe(counted?.noes);
  });
});
