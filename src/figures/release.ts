// One release of one year: figures of the tables that are asked for, after everything that was released before of the same people, and proved before anybody sees them.
import { attack, hidden, nobody, type Range } from "./attack.ts";
import { countsOf, perturb } from "./cell-key.ts";
import { type Catalogue, type Cells, countCells, type Group, namesOf, withFine } from "./cells.ts";
import { intrudersOf, protectionInterval, smallest } from "./rule.ts";
import { disclosedTo, suppress } from "./suppress.ts";

export type Method = "suppression" | "cellKey";
/** By the name of the cell; null: not shown. */
export type Figures = Readonly<Record<string, number | null>>;
export type Request = {
  readonly catalogue: Catalogue;
  readonly groups: readonly Group[];
  /** Which of the catalogue's tables. */
  readonly tables: Catalogue["tables"];
  readonly method: Method;
  readonly earlier: readonly { readonly tables: Catalogue["tables"]; readonly figures: Figures }[];
};

/** What an attacker holds of a cell: what any release says of it. */
const heldOf = (name: string, releases: readonly Figures[]): number | null =>
  releases.map((each) => each[name]).find((figure) => typeof figure === "number") ?? null;
/**
 * The cells whose count the linear programme discloses to the public, or to a contributor, by name. The true counts serve as the comparison; no attacker has
 * them.
 */
export const disclosedCells = (
  cells: Cells,
  releases: readonly Figures[],
  method: Method,
): readonly string[] => {
  const { names, sums, empty } = cells;
  const known = names.map((name, cell): Range => {
    if (empty[cell]) return nobody;
    const held = heldOf(name, releases);
    return held === null ? hidden : method === "cellKey" ? countsOf(held) : [held, held];
  });
  // Noise protects against contributors, too: a contributor does not know what was added.
  if (method === "cellKey") {
    const found = attack(sums, known, (cell) => protectionInterval(cells.counts[cell] ?? 0));
    return names.filter((_, cell) => !empty[cell] && isNarrow(found[cell] ?? hidden));
  }
  const disclosed = new Set(disclosedTo(cells, known, intrudersOf(cells)).flat());
  return names.filter((_, cell) => disclosed.has(cell));
};
const isNarrow = ([low, high]: Range): boolean => high - low < 2;

/** A sum by itself, as that of refusals: not shown when it is small. */
export const alone = (count: number): number | null => (count < smallest ? null : count);
/** undefined: nothing can be released so that nobody can be told from it. */
export const release = ({
  catalogue,
  groups,
  tables,
  method,
  earlier,
}: Request): Figures | undefined => {
  const all = withFine(catalogue, [...earlier.flatMap((each) => each.tables), ...tables]);
  const cells = countCells({ ...catalogue, tables: all }, groups);
  const before = earlier.map(({ figures }) => figures);
  const own = new Set(namesOf(catalogue, tables));
  const shown = method === "cellKey" ? perturb(cells) : suppressed(cells, before, own);
  if (!shown) return undefined;
  const figures: Figures = Object.fromEntries(
    cells.names.flatMap((name, cell) => (own.has(name) ? [[name, shown[cell] ?? null]] : [])),
  );
  return disclosedCells(cells, [...before, figures], method).length === 0 ? figures : undefined;
};
const suppressed = (
  cells: Cells,
  before: readonly Figures[],
  own: ReadonlySet<string>,
): readonly (number | null)[] | undefined => {
  const seen = before.flatMap((each) => Object.keys(each));
  // What is neither seen nor asked for, as the codes that are joined, nobody is shown.
  const unseen = cells.names.filter((name) => !own.has(name));
  const earlier = new Map([...unseen, ...seen].map((name) => [name, heldOf(name, before)]));
  const hides = suppress(cells, earlier);
  return hides && cells.counts.map((count, cell) => (hides[cell] ? null : count));
};
