// How the figures came about, under the 19 headings of Eurostat's metadata structure (ESMS 2.0): what the program knows of each, and an empty one where it knows nothing.
import { body, heading, t } from "../../src/rules/say.ts";
import {
  declassify,
  type PaperBlock,
  type Phrase,
  type PlainKey,
  type Sheet,
  type Span,
} from "../../src/rules/ui.ts";
import type { World } from "../../src/rules/workflow.ts";
import { correctionText } from "../statistics/projection.ts";
import { type State, type Told, yearsOf } from "./model.ts";

/** In the order and with the numbers of ESMS 2.0. */
const esmsHeadings = [
  ...([
    "contact",
    "update",
    "presentation",
    "unit",
    "period",
    "mandate",
    "confidentiality",
    "release",
    "frequency",
  ] as const),
  ...([
    "accessibility",
    "quality",
    "relevance",
    "accuracy",
    "timeliness",
    "coherence",
    "cost",
    "revision",
    "processing",
    "comment",
  ] as const),
] as const;
type Heading = (typeof esmsHeadings)[number];

const daysOut = ({ tables }: Told) => Object.values(tables).toSorted();
/** None where no table is out. */
const first = (told: Told): readonly Phrase[] =>
  daysOut(told)
    .slice(0, 1)
    .map((at) =>
      t("conv.esms.timeliness.year", { year: { text: told.year }, at: { date: at, as: "date" } }),
    );
const outOf = (told: Told): Phrase =>
  t("conv.esms.presentation.year", {
    year: { text: told.year },
    n: declassify(daysOut(told).length, "figures"),
  });
const corrected = ({ year, corrections = [] }: Told): readonly Phrase[] =>
  corrections.map((each) =>
    t("conv.esms.revision.year", { year: { text: year }, what: correctionText(each) }),
  );
const plain = (...keys: readonly PlainKey[]): readonly Phrase[] => keys.map((key) => t(key));

/** Each by itself: without the words before it a row would claim what the figures do not say. */
const notSaid = [
  "stat.cannot.dark",
  "stat.cannot.yes",
  "stat.cannot.cases",
  "stat.cannot.twice",
] as const;
/** None: the program knows nothing, and only those who answer for the figures can write it. */
const saidUnder = (name: Heading, years: readonly Told[], { people }: World): readonly Phrase[] => {
  switch (name) {
    case "contact":
    case "mandate":
    case "relevance":
    case "cost":
    case "comment":
      return [];
    case "update": {
      const newest = years.flatMap(daysOut).toSorted().at(-1);
      return newest === undefined
        ? []
        : [t("conv.esms.update", { at: { date: newest, as: "date" } })];
    }
    case "presentation":
      return [...plain("conv.esms.presentation"), ...years.map(outOf)];
    case "period":
      return [
        t("conv.esms.period", { years: { list: years.map(({ year }) => ({ text: year })) } }),
      ];
    case "confidentiality":
      return plain(
        people.noise ? "stat.method.noise" : "stat.method.hidden",
        "conv.esms.confidentiality",
        "conv.hidden",
      );
    case "accuracy":
      return [
        t("conv.esms.accuracy"),
        ...notSaid.map((key) => t("conv.esms.accuracy.not", { what: t(key) })),
      ];
    case "timeliness":
      return years.flatMap(first);
    case "coherence":
      return plain("conv.esms.coherence", "conv.years");
    case "revision":
      return [t("conv.esms.revision"), ...years.flatMap(corrected)];
    case "unit":
    case "release":
    case "frequency":
    case "accessibility":
    case "quality":
    case "processing":
      return plain(`conv.esms.${name}`);
  }
};
const numbered = (name: Heading): Phrase => t(`esms.${name}`);
const empty = t("conv.esms.empty");

/** The end of a document. It is made once a year is out: no file is there before. */
export const metadataBlocks = (state: State, world: World): readonly PaperBlock[] => {
  const block = (text: readonly Span[]): PaperBlock => ({ kind: "text", text, tone: "quiet" });
  return body<PaperBlock>(
    heading("conv.esms.title"),
    block([t("conv.esms.intro")]),
    esmsHeadings.flatMap((name): readonly PaperBlock[] => {
      const said = saidUnder(name, yearsOf(state), world);
      return [
        heading(numbered(name)),
        ...(said.length === 0 ? [block([empty])] : said.map((each) => block([each]))),
      ];
    }),
  );
};
/** One row for each sentence; a heading of which the program knows nothing has one, whose status says so. */
export const metadataSheet = (
  state: State,
  world: World,
): Sheet<string | number | null | Phrase> => ({
  as: "csv",
  file: t("conv.esms.fileName"),
  head: ["number", "concept", "heading", "text", "status"],
  rows: esmsHeadings.flatMap((name, at) => {
    const said = saidUnder(name, yearsOf(state), world);
    const own = [at + 1, name, numbered(name)] as const;
    return said.length === 0
      ? [[...own, empty, "empty"]]
      : said.map((each) => [...own, each, "value"]);
  }),
});
