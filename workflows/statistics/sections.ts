// The two populations of a year, each with its catalogue: people, and calls to the support line. No cell and no sum has both.
import type { Catalogue } from "../../src/figures/cells.ts";
import type { Figures } from "../../src/figures/release.ts";
import {
  type CallDimension,
  type CallTable,
  callCatalogueOf,
  callDimensions,
  callJoins,
  callTableNames,
  callTables,
} from "./calls.ts";
import {
  catalogueOf,
  type Dimension,
  dimensionNames,
  joins,
  type TableName,
  tableNames,
  tables,
} from "./catalogue.ts";

export type Population = "people" | "calls";
export type AnyTable = TableName | CallTable;
export type AnyDimension = Dimension | CallDimension | JoinedDimension;
declare const counted: unique symbol;
/** Figures that count one population: those of calls are no figures of people, though their cells look alike. */
export type FiguresOf<P extends Population> = Figures & { readonly [counted]?: P };
/** What a release says of each population, of how many the person said no, and of how many nobody has asked. Zero is held back as any small number is. */
export type Made = { readonly [P in Population]: FiguresOf<P> } & {
  readonly noes: number | null;
  readonly unasked: number | null;
};

/** What was there when a year was frozen. */
export type Frame = { readonly regions: readonly string[]; readonly counties: readonly string[] };
export type Section = {
  readonly population: Population;
  readonly dimensions: readonly AnyDimension[];
  readonly tables: readonly AnyTable[];
  readonly catalogueOf: (frame: Frame) => Catalogue;
};
export const sections: readonly Section[] = [
  {
    population: "people",
    dimensions: [...dimensionNames, ...(Object.keys(joins) as readonly (keyof typeof joins)[])],
    tables: tableNames,
    catalogueOf: ({ regions }) => catalogueOf(regions),
  },
  {
    population: "calls",
    dimensions: [
      ...callDimensions,
      ...(Object.keys(callJoins) as readonly (keyof typeof callJoins)[]),
    ],
    tables: callTableNames,
    catalogueOf: ({ counties, regions }) => callCatalogueOf(counties, regions),
  },
];
const all = { ...tables, ...callTables };
const joined = { ...joins, ...callJoins };
type JoinedDimension = keyof typeof joined;
type Fine<J extends JoinedDimension> = (typeof joined)[J]["of"];
/** The tables with a dimension. */
type With<D> = {
  readonly [T in AnyTable]: D extends (typeof all)[T][number] ? T : never;
}[AnyTable];
/** A table with the codes of one dimension joined: `purposes+exploitationKind`. Proposed only where the table itself says nothing. */
export type Coarser = { readonly [J in JoinedDimension]: `${With<Fine<J>>}+${J}` }[JoinedDimension];
export type Named = AnyTable | Coarser;
const joinedNames = Object.keys(joined) as readonly JoinedDimension[];
/** Which dimension the codes are of that are joined. */
export const fineOf = (dimension: JoinedDimension): AnyDimension => joined[dimension].of;
export const coarserOf = (name: Named): readonly Coarser[] =>
  isCoarser(name)
    ? []
    : joinedNames
        .filter((each) => dimensionsOf(name).includes(fineOf(each)))
        .map((each) => `${name}+${each}` as Coarser);
export const isCoarser = (name: Named): name is Coarser => name.includes("+");
/** What a coarser table is made of; of a table of the catalogue, itself. */
export function partsOfName(name: Coarser): readonly [table: AnyTable, joined: JoinedDimension];
export function partsOfName(name: Named): readonly [table: AnyTable, joined?: JoinedDimension];
export function partsOfName(name: Named): readonly [table: AnyTable, joined?: JoinedDimension] {
  return name.split("+") as unknown as readonly [AnyTable, JoinedDimension?];
}
export const anyTableNames: readonly AnyTable[] = sections.flatMap((section) => section.tables);
export const dimensionsOf = (name: Named): readonly AnyDimension[] => {
  const [table, each] = partsOfName(name);
  const own: readonly AnyDimension[] = all[table];
  return each ? own.map((dimension) => (dimension === fineOf(each) ? each : dimension)) : own;
};
/** Everything that can be out. */
export const allNames: readonly Named[] = [...anyTableNames, ...anyTableNames.flatMap(coarserOf)];
export const tablesOf = (names: readonly Named[]): Catalogue["tables"] => names.map(dimensionsOf);
export const sectionOf = (name: Named): Section => {
  const [table] = partsOfName(name);
  const found = sections.find((section) => section.tables.includes(table));
  if (!found) throw new Error(`no population has the table ${table}`);
  return found;
};
/** A table of people, and no coarser one. */
export const isOfPeople = (name: Named): name is TableName => name in tables;
/** Of these tables, those that count this population. */
export const ownOf = ({ population }: Section, names: readonly Named[]): readonly Named[] =>
  names.filter((name) => sectionOf(name).population === population);
