// A release without the tables that say nothing, and for each of these the coarser tables that would say something, the best first. docs/decisions/0109 says what may be told of them.
import { type Catalogue, codesOf, countCells, namesOf, withFine } from "./cells.ts";
import { disclosedCells, type Figures, type Request, release } from "./release.ts";

type Table = readonly string[];
/** `coarser`: what could be asked for instead of each of the tables, in their order. `out`: the tables that are out already. */
export type Asked = Request & {
  readonly coarser: readonly (readonly Table[])[];
  readonly out: readonly Table[];
};
/** About how many of all would stand in cells that are shown. A number of people never leaves the proof. */
export type Share = "most" | "half" | "some";
/** A coarser table of one that says nothing: both by their places in what was asked. Without `share`: too few, or nobody knows of how many. */
type Offer = { readonly table: number; readonly coarser: number; readonly share?: Share };
/** `silent`: the places of the tables that say nothing; their figures are left out. */
export type Proof = {
  readonly figures: Figures;
  readonly silent: readonly number[];
  readonly offers: readonly Offer[];
};

/** Of one table. */
const mostOffered = 3;
/** Of fewer, a third is so few that the word would nearly be a number. [design] */
const leastForShare = 30;

/** Nothing but what is held back, and zeros beside it. That there was nobody is said by zeros alone. Margins of such a table say nothing either: a margin is a cell of its table. A dimension of one code says nothing that the sum does not. */
const isSilent = (catalogue: Catalogue, table: Table, figures: Figures): boolean => {
  const cells = namesOf(catalogue, [table]);
  const isMore = (cell: string): boolean =>
    cell.split("&").some((part) => codesOf(catalogue, part.split("=")[0] ?? "").length > 1);
  return (
    !cells.some((cell) => isMore(cell) && figures[cell]) &&
    !cells.every((cell) => figures[cell] === 0)
  );
};
const isPartOf = (table: Table, others: readonly Table[]): boolean =>
  others.some((other) => table.every((dimension) => other.includes(dimension)));
const shownIn = (figures: Figures, { length }: Table): number =>
  Object.entries(figures).reduce(
    (sum, [cell, figure]) =>
      sum + (cell !== "" && cell.split("&").length === length ? (figure ?? 0) : 0),
    0,
  );
const shareOf = (shown: number, all: number | null | undefined): Share | undefined => {
  if (typeof all !== "number" || all < leastForShare) return undefined;
  if (3 * shown >= 2 * all) return "most";
  return 3 * shown >= all ? "half" : "some";
};

type Tried = { readonly figures: Figures; readonly table: Table };
/** What is offered is proved together, as if each had been read: who knows all of it, and what was seen, tells no cell. */
const togetherProved = (asked: Request, tried: readonly Tried[]): readonly Tried[] => {
  const [seen, known] = [
    asked.earlier.flatMap(({ tables }) => tables),
    asked.earlier.map(({ figures }) => figures),
  ];
  const kept: Tried[] = [];
  for (const one of tried) {
    const all = [...kept, one];
    const tables = withFine(asked.catalogue, [...seen, ...all.map(({ table }) => table)]);
    const cells = countCells({ ...asked.catalogue, tables }, asked.groups);
    const isSafe =
      disclosedCells(cells, [...known, ...all.map(({ figures }) => figures)], asked.method)
        .length === 0;
    if (isSafe) kept.push(one);
  }
  return kept;
};
/** Each coarser table by itself, after all that was seen and what this release keeps. One whose figures are in what is out or kept helps nobody. */
const offersOf = (asked: Asked, silent: readonly number[]): readonly Offer[] => {
  const wanted = new Map(
    silent.flatMap((at) => asked.coarser[at] ?? []).map((table) => [table.join("&"), table]),
  );
  const tried = [...wanted.values()].flatMap((table): readonly Tried[] => {
    const figures = isPartOf(table, asked.out) ? undefined : release({ ...asked, tables: [table] });
    return figures && !isSilent(asked.catalogue, table, figures) ? [{ table, figures }] : [];
  });
  const best = tried.toSorted((a, b) => shownIn(b.figures, b.table) - shownIn(a.figures, a.table));
  const proved = togetherProved(asked, best);
  return silent.flatMap((table) =>
    proved
      .flatMap((one): readonly Offer[] => {
        const coarser = (asked.coarser[table] ?? []).findIndex(
          (each) => each.join("&") === one.table.join("&"),
        );
        const share = shareOf(shownIn(one.figures, one.table), one.figures[""]);
        return coarser < 0 ? [] : [{ table, coarser, ...(share && { share }) }];
      })
      .slice(0, mostOffered),
  );
};
/** undefined: nothing can be released so that nobody can be told from it. */
export const proofOf = (asked: Asked): Proof | undefined => {
  const figures = release(asked);
  if (!figures) return undefined;
  const { catalogue, tables, earlier, out } = asked;
  const silent = [...tables.keys()].filter((at) => isSilent(catalogue, tables[at] ?? [], figures));
  const kept = tables.filter((_, at) => !silent.includes(at));
  const names = new Set(namesOf(catalogue, kept));
  const left = Object.fromEntries(
    Object.entries(figures).filter(([cell]) => kept.length > 0 && names.has(cell)),
  );
  const after = kept.length > 0 ? [...earlier, { tables: kept, figures: left }] : earlier;
  return {
    figures: left,
    silent,
    offers: offersOf({ ...asked, earlier: after, out: [...out, ...kept] }, silent),
  };
};
