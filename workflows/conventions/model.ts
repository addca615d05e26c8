// What has been released of each year, as far as the indicators need it; and what one indicator says of a year.
import type { Figures } from "../../src/figures/release.ts";
import { type Instant, type Open, reveal, type Sealed } from "../../src/rules/ui.ts";
import type { timeBands } from "../case/codes.ts";
import {
  coarserOf,
  correctionsIn,
  dimensionsOf,
  partsOfName,
  sectionOf,
} from "../statistics/projection.ts";
import type { Corrected } from "../statistics/release-correction.ts";
import type { AnyDimension, AnyTable, Named } from "../statistics/sections.ts";

/** What a release tells of the whole country: since when each table is out, the figures of people, and those of calls. */
export type Told = {
  readonly year: Open<string>;
  readonly tables: Readonly<Partial<Record<Named, Instant>>>;
  readonly figures: Sealed<Figures>;
  readonly calls?: Sealed<Figures>;
  /** In words, the oldest first: a figure that is out stays. */
  readonly corrections?: readonly Corrected[];
};
type Running = { readonly step: "running"; readonly years: readonly Told[] };
export type State = { readonly step: "new" } | Running;
export type Event = { readonly type: "started" } | ({ readonly type: "released" } & Told);

/** The newest year first. */
export const yearsOf = (state: State): readonly Told[] => (state.step === "new" ? [] : state.years);
export const evolve = (state: State, event: Event): State => {
  if (event.type === "started")
    return state.step === "new" ? { step: "running", years: [] } : state;
  const { type: _type, ...told } = event;
  const years = [...yearsOf(state).filter(({ year }) => year !== told.year), told];
  return { step: "running", years: years.toSorted((a, b) => (a.year < b.year ? 1 : -1)) };
};

/** Which figures answer to what: a list by its codes, one figure, a part of a whole, or the middle of how long it took. */
type Measure =
  | { readonly kind: "parts"; readonly of: AnyDimension }
  | { readonly kind: "number"; readonly of: string }
  | { readonly kind: "share"; readonly of: string; readonly rest: string }
  | { readonly kind: "median"; readonly of: "toCoordinator" | "toShelter" | "toAnswer" };
/** `from`: any of these tables says it, all of people or all of calls; or one of them with its codes joined. */
export type Indicator = {
  readonly name: string;
  /** A part of another one, which says of which article it is. */
  readonly under?: string;
  readonly from: readonly AnyTable[];
  readonly measure?: Measure;
  /** What the rows do not say: it stands beside whatever they do. */
  readonly lacks?: true;
};
export type Value =
  | {
      readonly kind: "parts";
      readonly of: AnyDimension;
      readonly parts: readonly (readonly [code: string, n: number])[];
      readonly held: boolean;
    }
  | { readonly kind: "number"; readonly n: number }
  | { readonly kind: "share"; readonly n: number; readonly whole: number }
  /** Two bands where the middle lies between them. */
  | {
      readonly kind: "median";
      readonly of: AnyDimension;
      readonly low: string;
      readonly high: string;
      readonly whole: number;
    }
  /** Of nobody: a share or a middle of none, a list in which every code is 0. */
  | { readonly kind: "zero" }
  | { readonly kind: "heldBack" }
  | { readonly kind: "notReleased" };

const bands = [
  "sameDay",
  "days1to2",
  "days3to7",
  "days8to30",
  "longer",
] as const satisfies typeof timeBands;
const joinedBands = ["week", "longer"];
const heldBack: Value = { kind: "heldBack" };
const zero: Value = { kind: "zero" };
/** The band in which the middle person stands; of an even number there are two in the middle. Where one band is held back nobody can say where that is. */
const medianOf = (of: AnyDimension, bands: readonly string[], figures: Figures): Value => {
  const counts = bands.map((band) => figures[`${of}=${band}`]);
  if (counts.some((each) => typeof each !== "number")) return heldBack;
  const known = counts as readonly number[];
  const whole = known.reduce((sum, each) => sum + each, 0);
  if (whole === 0) return zero;
  const bandOf = (person: number): string => {
    const upTo = (last: number): number =>
      known.slice(0, last + 1).reduce((sum, each) => sum + each, 0);
    return bands.find((_, at) => upTo(at) >= person) ?? "";
  };
  return {
    kind: "median",
    of,
    low: bandOf(Math.ceil(whole / 2)),
    high: bandOf(Math.floor(whole / 2) + 1),
    whole,
  };
};
/** Each code of a dimension with its figure, null where it is held back; every code is a cell of each table that has the dimension. */
export const marginOf = (
  of: AnyDimension,
  figures: Figures,
): readonly (readonly [code: string, n: number | null])[] => {
  const own = `${of}=`;
  return Object.entries(figures).flatMap(([name, n]) =>
    name.startsWith(own) && !name.includes("&") ? [[name.slice(own.length), n] as const] : [],
  );
};
/** `by`: the measure's own dimension, or the one in which its codes are joined. */
const measured = (measure: Measure, by: AnyDimension, figures: Figures): Value => {
  switch (measure.kind) {
    case "parts": {
      const all = marginOf(by, figures);
      const parts = all.flatMap(([code, n]) => (n ? [[code, n] as const] : []));
      const held = all.some(([, n]) => typeof n !== "number");
      if (parts.length > 0) return { kind: "parts", of: by, parts, held };
      return held || all.length === 0 ? heldBack : zero;
    }
    case "number": {
      const n = figures[measure.of];
      return typeof n === "number" ? { kind: "number", n } : heldBack;
    }
    case "share": {
      const [n, rest] = [figures[measure.of], figures[measure.rest]];
      if (typeof n !== "number" || typeof rest !== "number") return heldBack;
      return n + rest > 0 ? { kind: "share", n, whole: n + rest } : zero;
    }
    case "median":
      return medianOf(by, by === measure.of ? bands : joinedBands, figures);
  }
};
/** A released table, since when it is out, and the dimension in which it says what is measured. */
export type Source = { readonly table: Named; readonly at: Instant; readonly by: AnyDimension };
/** The table that says it that year: one with the measure's own codes before one with them joined. `of`: without it any of the tables. */
export const sourceIn = (
  from: readonly AnyTable[],
  of: AnyDimension | undefined,
  { tables }: Told,
): Source | undefined => {
  const out = [...from, ...from.flatMap(coarserOf)].flatMap((table): readonly Source[] => {
    const [at, [, joined], dimensions] = [tables[table], partsOfName(table), dimensionsOf(table)];
    const by = of === undefined || dimensions.includes(of) ? (of ?? dimensions[0]) : joined;
    return at === undefined || by === undefined ? [] : [{ table, at, by }];
  });
  return out.find(({ by }) => by === of) ?? out[0];
};
/** `closure=returned` and `police=no&support=yes` are cells: their first dimension is one of the table's. */
const dimensionOf = ({ of }: Measure): AnyDimension => of.split("=")[0] as AnyDimension;
export const sourceOf = ({ from, measure }: Indicator, told: Told): Source | undefined =>
  measure && sourceIn(from, dimensionOf(measure), told);
/** What has been said to be wrong with the table, the oldest first. */
export const correctionsAt = (
  { corrections = [] }: Told,
  { table }: Source,
): readonly Corrected[] => correctionsIn(corrections, table);
export const isOfCalls = (table: Named): boolean => sectionOf(table).population === "calls";
const figuresIn = ({ figures, calls }: Told, table: Named): Figures =>
  isOfCalls(table) ? (calls ? reveal(calls) : {}) : reveal(figures);
/** Nothing but what has been released is asked; undefined: no row says anything of it, in any year. */
export const valueIn = (indicator: Indicator, told: Told): Value | undefined => {
  if (!indicator.measure) return undefined;
  const source = sourceOf(indicator, told);
  if (!source) return { kind: "notReleased" };
  return measured(indicator.measure, source.by, figuresIn(told, source.table));
};
