// Corrections: a published figure stays, and the year's next edition says beside it, in codes, what was wrong.
import { choice, choices } from "../../src/rules/fields.ts";
import { inWords, t, text } from "../../src/rules/say.ts";
import { form, type Instant, type Open, type Phrase } from "../../src/rules/ui.ts";
import type { World } from "../../src/rules/workflow.ts";
import {
  type Correction,
  type Release,
  reasons,
  released,
  shifts,
  type Year,
} from "./release-model.ts";
import { named } from "./release-words.ts";
import { type AnyTable, anyTableNames, type Named, partsOfName } from "./sections.ts";

/** A correction that is out. A table with joined codes is named by the table itself. */
export type Corrected = Correction & { readonly tables: readonly AnyTable[]; readonly at: Instant };

/** The tables that are out, each once. */
const correctable = (year: Year): readonly AnyTable[] => {
  const out = new Set(
    released(year).flatMap(({ names }) => names.map((name) => partsOfName(name)[0])),
  );
  return anyTableNames.filter((name) => out.has(name));
};
export const correcting = form(
  "stat.correct.title",
  "stat.propose.submit",
  {
    names: choices("A", "statTable", anyTableNames, "stat.propose.which"),
    why: choice("A", "statWhy", reasons, "stat.correct.why", { shapes: true }),
    effect: choice("A", "statEffect", [...shifts, "none"], "stat.correct.effect"),
  },
  [text("stat.correct.intro", "quiet")],
);
/** Of what is out alone; that the figures are right is said of a correction that was wrong, and of nothing else. */
export const offeredIn = (year: Year, why: unknown) => ({
  names: correctable(year),
  effect: why === "withdrawn" ? ["none"] : shifts,
});

const outAt = ({ second, at }: Release): Instant => second?.at ?? at;
/** Each release and each correction that is out makes a new edition. The oldest first. */
const editionsOf = ({ releases }: Year): readonly Release[] =>
  releases
    .filter(({ step }) => step === "released")
    .toSorted((a, b) => (outAt(a) < outAt(b) ? -1 : 1));
export const newestEdition = (year: Year): Release | undefined => editionsOf(year).at(-1);
/** `3`: how many editions there are. */
export const editionNumber = (year: Year): Open<string> =>
  String(editionsOf(year).length) as Open<string>;
export const editionText = (year: Year): Phrase | undefined => {
  const newest = newestEdition(year);
  return (
    newest &&
    t("stat.edition", { n: { text: editionNumber(year) }, at: { date: outAt(newest), as: "date" } })
  );
};
export const correctionsOf = (year: Year): readonly Corrected[] =>
  editionsOf(year).flatMap((release) =>
    release.correction
      ? [
          {
            ...release.correction,
            tables: release.names as readonly AnyTable[],
            at: outAt(release),
          },
        ]
      : [],
  );
/** Of this table, or of the one whose codes it joins. */
export const correctionsIn = (all: readonly Corrected[], table: Named): readonly Corrected[] =>
  all.filter(({ tables }) => tables.includes(partsOfName(table)[0]));
/** `Purposes, age and sex: Something was counted twice. The figures are too high`. */
export const whatWasWrong = ({ why, effect }: Correction, names: readonly Named[]): Phrase =>
  t("stat.correction.what", {
    tables: named(names),
    why: inWords("statWhy", why),
    effect: inWords("statEffect", effect),
  });
export const correctionText = (corrected: Corrected): Phrase =>
  t("stat.correction", {
    at: { date: corrected.at, as: "date" },
    what: whatWasWrong(corrected, corrected.tables),
  });
/** For a file: `2027-03-01 missing low`, and the next after a comma. */
export const correctionCodes = (
  all: readonly Corrected[],
  { calendar }: Pick<World, "calendar">,
): string => all.map(({ at, why, effect }) => `${calendar.day(at)} ${why} ${effect}`).join(", ");
