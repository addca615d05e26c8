// What is true of one frozen year: what is counted, and every release of it.

import { recordKeys } from "../../src/figures/cell-key.ts";
import { contributor, type Group, keySpace } from "../../src/figures/cells.ts";
import type { Share } from "../../src/figures/coarser.ts";
import type { Figures, Method } from "../../src/figures/release.ts";
import { type Folds, fold } from "../../src/rules/fold.ts";
import {
  type InstanceId,
  type Instant,
  type MemberId,
  type Open,
  reveal,
  type Sealed,
  seal,
} from "../../src/rules/ui.ts";
import { type Actor, memberOf, type World } from "../../src/rules/workflow.ts";
import type { AnyTable, Coarser, FiguresOf, Frame, Made, Named, Population } from "./sections.ts";
import type { CallRow, Person } from "./signals.ts";

/** `Made`, as it is written. */
type Kept = Readonly<Record<Population, Figures>> &
  Pick<Made, "noes"> &
  Partial<Pick<Made, "unasked">>;
/** Codes and no text: a sentence that somebody writes could tell a figure that is held back. `withdrawn`: an earlier correction was wrong. */
export const reasons = ["missing", "twice", "wrongCode", "usage", "withdrawn"] as const;
/** `shifted`: figures stand under the wrong code, and their sum is right. */
export const shifts = ["low", "high", "shifted", "unknown"] as const;
export type Correction = {
  readonly why: (typeof reasons)[number];
  readonly effect: (typeof shifts)[number] | "none";
};
/** `silent`: none of its tables says anything, so nothing is released. */
type Step = "counting" | "impossible" | "silent" | "proposed" | "objected" | "released";
/** Instead of a table that says nothing, a coarser one that would say something; of each table the best first. */
export type Offered = { readonly of: Named; readonly name: Coarser; readonly share?: Share };
export type Release = {
  readonly id: InstanceId;
  readonly names: readonly Named[];
  /** Were proposed, and left out because they say nothing: each cell is held back, or a zero beside such. */
  readonly silent?: readonly Named[];
  readonly offers?: readonly Offered[];
  readonly by: MemberId;
  readonly at: Instant;
  readonly step: Step;
  readonly made?: Sealed<Kept>;
  /** It says in codes what is wrong with tables that are out, and has no figures. */
  readonly correction?: Correction;
  readonly second?: { readonly by: MemberId; readonly at: Instant };
  /** Since then it waits for a second person, and how often they have been reminded. */
  readonly since?: Instant;
  readonly reminded?: number;
};
/** Those who say the same, as one: of each population apart. */
type Groups = Sealed<Readonly<Record<Population, readonly Group[]>>>;
type Begun = {
  /** Its own, so that the regions know whom to answer. */
  readonly instance: InstanceId;
  readonly year: Open<string>;
  readonly by: MemberId;
  readonly at: Instant;
  readonly method: Method;
  readonly secret: Sealed<string>;
} & Frame;
export type Year = Begun & {
  readonly step: "frozen";
  readonly groups: Groups;
  readonly noes: Sealed<number>;
  /** Became known, and nobody had asked when the year was frozen. */
  readonly unasked: Sealed<number>;
  readonly collected: readonly string[];
  readonly releases: readonly Release[];
};
export type State = { readonly step: "new" } | Year;
/** Without `made`: nothing can be released so. `silent`: what of it says nothing, and is left out. */
export type Counted = {
  readonly made: Sealed<Kept>;
  readonly silent?: readonly Named[];
  readonly offers?: readonly Offered[];
};
type Signed = { readonly of: InstanceId; readonly by: MemberId; readonly at: Instant };
export type Event =
  | ({ readonly type: "frozen" } & Begun)
  | {
      readonly type: "collected";
      readonly region: string;
      readonly groups: Groups;
      readonly noes: Sealed<number>;
      readonly unasked?: Sealed<number>;
    }
  | {
      readonly type: "proposed";
      readonly id: InstanceId;
      readonly names: readonly Named[];
      readonly by: MemberId;
      readonly at: Instant;
    }
  | ({
      readonly type: "correctionProposed";
      readonly id: InstanceId;
      readonly names: readonly AnyTable[];
    } & Correction & {
        readonly by: MemberId;
        readonly at: Instant;
      })
  | ({ readonly type: "counted"; readonly of: InstanceId; readonly at: Instant } & Partial<Counted>)
  | { readonly type: "reminded"; readonly of: InstanceId; readonly at: Instant }
  | ({ readonly type: "approved" | "objected" } & Signed);

export const isYear = (state: State): state is Year => state.step === "frozen";
/** For a file or a panel that only a frozen year has. */
export const asYear = (state: State): Year => {
  if (!isYear(state)) throw new Error("a year that is not there");
  return state;
};
export const isTakenBack = ({ step, by, second }: Release): boolean =>
  step === "objected" && second?.by === by;
/** Rows with the same codes, as one; their keys added up. The contributor becomes a keyed number that differs from year to year. */
export const grouped = (rows: readonly (Person | CallRow)[], secret: string): readonly Group[] => {
  const found = new Map<string, Group>();
  const keyOf = recordKeys(secret);
  for (const { row, codes: said } of rows) {
    const codes: Readonly<Record<string, string>> =
      contributor in said ? { ...said, [contributor]: `${keyOf(said[contributor])}` } : said;
    const name = JSON.stringify(Object.entries(codes).toSorted());
    const { count = 0, key = 0 } = found.get(name) ?? {};
    found.set(name, { row: codes, count: count + 1, key: (key + keyOf(row)) % keySpace });
  }
  return [...found.values()];
};
export const released = ({ releases }: Year): readonly Release[] =>
  releases.filter(({ step, correction }) => step === "released" && !correction);
export const madeOf = ({ made }: Release): Made =>
  made ? { unasked: null, ...reveal(made) } : { people: {}, calls: {}, noes: null, unasked: null };
const joined = <P extends Population>(of: P, all: readonly Made[]): FiguresOf<P> => {
  const figures: Record<string, number | null> = {};
  for (const made of all)
    for (const [name, figure] of Object.entries(made[of])) figures[name] = figures[name] ?? figure;
  return figures;
};
/** What all these say together: a figure, or null where it is held back. */
export const together = (releases: readonly Release[]): Made => {
  const all = releases.map(madeOf);
  return {
    people: joined("people", all),
    calls: joined("calls", all),
    noes: all.at(-1)?.noes ?? null,
    unasked: all.at(-1)?.unasked ?? null,
  };
};
/** What somebody may have read: a proposal is shown as soon as it is counted, and taking it back takes nothing out of a head. */
export const seen = ({ releases }: Year): readonly Release[] =>
  releases.filter(({ made }) => made !== undefined);
export const pending = ({ releases }: Year): Release | undefined =>
  releases.find(({ step }) => step === "counting" || step === "proposed");
const withRelease = (year: Year, id: InstanceId, change: (old: Release) => Release): Year => ({
  ...year,
  releases: year.releases.map((each) => (each.id === id ? change(each) : each)),
});
const added = (old: Groups, more: Groups): Groups => {
  const [one, other] = [reveal(old), reveal(more)];
  return seal({ people: [...one.people, ...other.people], calls: [...one.calls, ...other.calls] });
};
/** What follows from a count: what it leaves out, and whether something can be released. */
const counted = (
  old: Release,
  { made, silent = [], offers, at }: Extract<Event, { type: "counted" }>,
): Release => {
  const names = old.names.filter((name) => !silent.includes(name));
  const step = made === undefined ? "impossible" : names.length === 0 ? "silent" : "proposed";
  const left = { ...(silent.length > 0 && { names, silent }), ...(offers && { offers }) };
  return { ...old, ...left, step, ...(step === "proposed" && made && { made, since: at }) };
};
const signed =
  (step: "released" | "objected") =>
  (year: Year, { of, by, at }: Signed): Year =>
    withRelease(year, of, (old) => ({ ...old, step, second: { by, at } }));
const folds: Folds<Year, Exclude<Event, { type: "frozen" }>> = {
  collected: (year, { region, groups, noes, unasked }) => ({
    ...year,
    groups: added(year.groups, groups),
    noes: seal(reveal(year.noes) + reveal(noes)),
    unasked: seal(reveal(year.unasked) + (unasked ? reveal(unasked) : 0)),
    collected: [...year.collected, region],
  }),
  proposed: (year, { type: _type, ...said }) => ({
    ...year,
    releases: [...year.releases, { ...said, step: "counting" }],
  }),
  correctionProposed: (year, { type: _type, why, effect, ...said }) => ({
    ...year,
    releases: [...year.releases, { ...said, correction: { why, effect }, step: "proposed" }],
  }),
  counted: (year, event) => withRelease(year, event.of, (old) => counted(old, event)),
  reminded: (year, { of, at }) =>
    withRelease(year, of, (old) => ({ ...old, since: at, reminded: (old.reminded ?? 0) + 1 })),
  approved: signed("released"),
  objected: signed("objected"),
};
export const evolve = (state: State, event: Event): State => {
  if (event.type === "frozen") {
    const { type: _type, ...begun } = event;
    return {
      ...begun,
      step: "frozen",
      groups: seal({ people: [], calls: [] }),
      noes: seal(0),
      unasked: seal(0),
      collected: [],
      releases: [],
    };
  }
  return isYear(state) ? fold(folds, state, event) : state;
};
/** What can be proposed instead of the tables that said nothing last, unless it has been since. */
export const offered = ({ releases }: Year): readonly Offered[] => {
  const last = releases.findLastIndex(({ offers }) => offers !== undefined);
  const since = new Set(
    releases.slice(last + 1).flatMap(({ names, silent = [] }) => [...names, ...silent]),
  );
  return (releases[last]?.offers ?? []).filter(({ name }) => !since.has(name));
};
/** One year for a drawing of several: nothing that is not released. */
export type ReleasedYear = Pick<Year, "year" | "regions" | "method"> & {
  readonly figures: FiguresOf<"people">;
};
/** The one region of the reader's agency, if the year has it. An agency with several, or with the whole country, has none. */
export const regionOf = (state: State, actor: Actor, { people }: World): string | undefined => {
  const own = people.agencies.get(memberOf(actor)?.agency ?? "")?.regions ?? [];
  return isYear(state) && own.length === 1
    ? state.regions.find((each) => each === own[0])
    : undefined;
};
