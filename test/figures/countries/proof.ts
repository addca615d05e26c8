// What is proved of one year: each figure that anybody has read is what was sent, and nobody tells a cell that is held back.
import { contributor } from "../../../src/figures/cells.ts";
import { isProtected } from "../../../src/figures/rule.ts";
import { reveal } from "../../../src/rules/ui.ts";
import type { Year } from "../../../workflows/statistics/release-model.ts";
import { ownOf, type Section, sections, tablesOf } from "../../../workflows/statistics/sections.ts";
import { toldOf } from "./attacker.ts";
import type { Sent } from "./country.ts";
import { type Counted, countedIn, counterOf } from "./reckon.ts";

/** Figures from here on are shown by themselves. */
const leastShown = 5;
export type Proved = {
  readonly people: number;
  readonly shown: number;
  readonly held: number;
  /** One sentence for each cell that can be told, and for each figure that is not what was sent. */
  readonly told: readonly string[];
  readonly differs: readonly string[];
};

/** Taken back and objected to among it: what was proposed has been read. */
const readOf = (year: Year, section: Section) => {
  const seen = year.releases.filter(({ made }) => made !== undefined);
  const read = new Map<string, number | null>();
  const twice: string[] = [];
  for (const { made } of seen)
    for (const [name, figure] of Object.entries(made ? reveal(made)[section.population] : {})) {
      const before = read.get(name);
      if (typeof before === "number" && typeof figure === "number" && before !== figure)
        twice.push(`${name}: ${before}, then ${figure}`);
      read.set(name, before ?? figure);
    }
  return {
    read,
    twice,
    tables: tablesOf([...new Set(seen.flatMap(({ names }) => ownOf(section, names)))]),
  };
};
/** Of a year the few agencies that have told most. Each of the others has less to take away. */
const largestOf = (rows: Counted["people"]): readonly string[] => {
  const by = new Map<string, number>();
  for (const { [contributor]: who } of rows)
    if (who !== undefined) by.set(who, (by.get(who) ?? 0) + 1);
  return [...by.keys()].toSorted((a, b) => (by.get(b) ?? 0) - (by.get(a) ?? 0)).slice(0, 2);
};
const provedOf = (year: Year, section: Section, counted: Counted, isWhole: boolean): Proved => {
  const { read, twice, tables } = readOf(year, section);
  const catalogue = section.catalogueOf(year);
  const rows = counted[section.population];
  const countOf = counterOf(catalogue, rows);
  const figures = [...read].flatMap(([name, figure]) =>
    figure === null ? [] : [[name, figure] as const],
  );
  const wrong = figures.flatMap(([name, figure]) => {
    const count = countOf(name);
    if (figure !== count) return [`${name}: ${figure} was released, ${count} were sent`];
    return figure > 0 && figure < leastShown
      ? [`${name}: ${figure} is small, and was released`]
      : [];
  });
  const isOpen = (name: string, range: readonly [number, number]): boolean =>
    isProtected(countOf(name), range);
  const told = toldOf({ catalogue, tables, read, isOpen, isWhole }).map(
    ({ name, range }) => `${name}: ${countOf(name)} lies from ${range.join(" to ")}`,
  );
  const toldOfOthers = largestOf(rows).flatMap((who) => {
    const ownOf = counterOf(
      catalogue,
      rows.filter((row) => row[contributor] === who),
    );
    const isLeft = (name: string): boolean => [1, 2].includes(countOf(name) - ownOf(name));
    const isKept = (name: string, [low, high]: readonly [number, number]): boolean =>
      !isLeft(name) || (low - ownOf(name) <= 1 && high - ownOf(name) >= 3);
    const shown = figures
      .filter(([name]) => isLeft(name))
      .map(([name]) => `${name} is shown, and ${who} takes its own away`);
    const found = toldOf({ catalogue, tables, read, isOpen: isKept, own: ownOf, isWhole });
    return [
      ...shown,
      ...found.map(
        ({ name, range }) => `${name}: ${who} knows it to lie from ${range.join(" to ")}`,
      ),
    ];
  });
  return {
    people: rows.length,
    shown: figures.length,
    held: read.size - figures.length,
    told: [...told, ...toldOfOthers],
    differs: [...twice, ...wrong],
  };
};
/** `sent`: everything that had come when the year was frozen. `isWhole`: the attacker reckons in whole people. */
export const prove = (year: Year, sent: readonly Sent[], isWhole = false): Proved => {
  const counted = countedIn(year.year, sent);
  const wrong = (["noes", "unasked"] as const).flatMap((what) => {
    const sum = counted[what] < leastShown ? null : counted[what];
    const said = year.releases.flatMap(({ made }) => (made ? [reveal(made)[what]] : []));
    return said
      .filter((each) => each !== sum)
      .map((each) => `${what}: ${each} was released, ${counted[what]} were sent`);
  });
  return sum([
    ...sections.map((section) => provedOf(year, section, counted, isWhole)),
    { people: 0, shown: 0, held: 0, told: [], differs: wrong },
  ]);
};
export const sum = (all: readonly Proved[]): Proved => ({
  people: all.reduce((found, each) => found + each.people, 0),
  shown: all.reduce((found, each) => found + each.shown, 0),
  held: all.reduce((found, each) => found + each.held, 0),
  told: all.flatMap(({ told }) => told),
  differs: all.flatMap(({ differs }) => differs),
});
