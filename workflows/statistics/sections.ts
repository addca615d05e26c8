// The two populations of a year, each with its catalogue: people, and calls to the support line. No cell and no sum has both.
import type { Catalogue } from "../../src/figures/cells.ts";
import type { Figures } from "../../src/figures/release.ts";
import { type CallDimension, type CallTable, callCatalogueOf, callDimensions, callTableNames, callTables } from "./calls.ts";
import { catalogueOf, type Dimension, dimensionNames, type TableName, tableNames, tables } from "./catalogue.ts";

export type Population = "people" | "calls";
export type AnyTable = TableName | CallTable;
export type AnyDimension = Dimension | CallDimension;
declare const counted: unique symbol;
/** Figures that count one population: those of calls are no figures of people, though their cells look alike. */
export type FiguresOf<P extends Population> = Figures & { readonly [counted]?: P };
/** What a release says of each population, and of how many the person said no. Zero is held back as any small number is. */
export type Made = { readonly [P in Population]: FiguresOf<P> } & { readonly noes: number | null };

/** What was there when a year was frozen. */
export type Frame = { readonly regions: readonly string[]; readonly counties: readonly string[] };
export type Section = {
  readonly population: Population;
  readonly dimensions: readonly AnyDimension[];
  readonly tables: readonly AnyTable[];
  readonly catalogueOf: (frame: Frame) => Catalogue;
};
export const sections: readonly Section[] = [
  { population: "people", dimensions: dimensionNames, tables: tableNames, catalogueOf: ({ regions }) => catalogueOf(regions) },
  {
    population: "calls",
    dimensions: callDimensions,
    tables: callTableNames,
    catalogueOf: ({ counties, regions }) => callCatalogueOf(counties, regions),
  },
];
const all: Readonly<Record<AnyTable, readonly AnyDimension[]>> = { ...tables, ...callTables };
export const anyTableNames: readonly AnyTable[] = sections.flatMap((section) => section.tables);
export const dimensionsOf = (table: AnyTable): readonly AnyDimension[] => all[table];
export const tablesOf = (names: readonly AnyTable[]): Catalogue["tables"] => names.map(dimensionsOf);
export const sectionOf = (table: AnyTable): Section => {
  const found = sections.find((section) => section.tables.includes(table));
  if (!found) throw new Error(`no population has the table ${table}`);
  return found;
};
export const isOfPeople = (table: AnyTable): table is TableName => table in tables;
/** Of these tables, those that count this population. */
export const ownOf = ({ tables: own }: Section, names: readonly AnyTable[]): readonly AnyTable[] =>
  names.filter((name) => own.includes(name));
