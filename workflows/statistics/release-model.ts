// What is true of one frozen year: what is counted, and every release of it.

import { releaseBeside } from "../../src/figures/beside.ts";
import { recordKeys } from "../../src/figures/cell-key.ts";
import { type Group, keySpace, namesOf } from "../../src/figures/cells.ts";
import { alone, type Figures, type Method, type Request, release } from "../../src/figures/release.ts";
import { type InstanceId, type Instant, type MemberId, type Open, reveal, type Sealed, seal } from "../../src/rules/ui.ts";
import { type Actor, memberOf, type World } from "../../src/rules/workflow.ts";
import {
  type AnyTable,
  type FiguresOf,
  type Frame,
  type Made,
  ownOf,
  type Population,
  type Section,
  sections,
  tablesOf,
} from "./sections.ts";
import type { CallRow, Person } from "./signals.ts";

/** `Made`, as it is written. */
type Kept = Readonly<Record<Population, Figures>> & Pick<Made, "noes">;
/** `silent`: none of its tables says anything, so nothing is released. */
type Step = "counting" | "impossible" | "silent" | "proposed" | "objected" | "released";
export type Release = {
  readonly id: InstanceId;
  readonly names: readonly AnyTable[];
  /** Were proposed, and left out because they say nothing: each cell is held back, or a zero beside such. */
  readonly silent?: readonly AnyTable[];
  readonly by: MemberId;
  readonly at: Instant;
  readonly step: Step;
  readonly made?: Sealed<Kept>;
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
  readonly collected: readonly string[];
  readonly releases: readonly Release[];
};
export type State = { readonly step: "new" } | Year;
type Signed = { readonly of: InstanceId; readonly by: MemberId; readonly at: Instant };
export type Event =
  | ({ readonly type: "frozen" } & Begun)
  | { readonly type: "collected"; readonly region: string; readonly groups: Groups; readonly noes: Sealed<number> }
  | {
      readonly type: "proposed";
      readonly id: InstanceId;
      readonly names: readonly AnyTable[];
      readonly by: MemberId;
      readonly at: Instant;
    }
  /** Without `made`: nothing can be released so. `silent`: what of it says nothing, and is left out. */
  | {
      readonly type: "counted";
      readonly of: InstanceId;
      readonly at: Instant;
      readonly made?: Sealed<Kept>;
      readonly silent?: readonly AnyTable[];
    }
  | { readonly type: "reminded"; readonly of: InstanceId; readonly at: Instant }
  | ({ readonly type: "approved" | "objected" } & Signed);

export const isYear = (state: State): state is Year => state.step === "frozen";
/** For a file or a panel that only a frozen year has. */
export const asYear = (state: State): Year => {
  if (!isYear(state)) throw new Error("a year that is not there");
  return state;
};
export const isTakenBack = ({ step, by, second }: Release): boolean => step === "objected" && second?.by === by;
/** Rows with the same codes, as one; their keys added up. */
export const grouped = (rows: readonly (Person | CallRow)[], secret: string): readonly Group[] => {
  const found = new Map<string, Group>();
  const keyOf = recordKeys(secret);
  for (const { row, codes } of rows) {
    const name = JSON.stringify(Object.entries(codes).toSorted());
    const { count = 0, key = 0 } = found.get(name) ?? {};
    found.set(name, { row: codes, count: count + 1, key: (key + keyOf(row)) % keySpace });
  }
  return [...found.values()];
};
export const released = ({ releases }: Year): readonly Release[] => releases.filter(({ step }) => step === "released");
const madeOf = ({ made }: Release): Made => (made ? reveal(made) : { people: {}, calls: {}, noes: null });
const joined = <P extends Population>(of: P, all: readonly Made[]): FiguresOf<P> => {
  const figures: Record<string, number | null> = {};
  for (const made of all) for (const [name, figure] of Object.entries(made[of])) figures[name] = figures[name] ?? figure;
  return figures;
};
/** What all these say together: a figure, or null where it is held back. */
export const together = (releases: readonly Release[]): Made => {
  const all = releases.map(madeOf);
  return { people: joined("people", all), calls: joined("calls", all), noes: all.at(-1)?.noes ?? null };
};
/** What somebody may have read: a proposal is shown as soon as it is counted, and taking it back takes nothing out of a head. */
const seen = ({ releases }: Year): readonly Release[] => releases.filter(({ made }) => made !== undefined);
/** After everything that has been seen of the year, released or not. undefined: none of the tables counts this population. */
const requestOf = (year: Year, { names }: Release, section: Section): Request | undefined => {
  const own = ownOf(section, names);
  if (own.length === 0) return undefined;
  return {
    catalogue: section.catalogueOf(year),
    groups: reveal(year.groups)[section.population],
    tables: tablesOf(own),
    method: year.method,
    earlier: seen(year).flatMap((each) => {
      const tables = tablesOf(ownOf(section, each.names));
      return tables.length > 0 ? [{ tables, figures: madeOf(each)[section.population] }] : [];
    }),
  };
};
/** One proof for each population; undefined where one of them cannot be had. */
type Proofs = readonly (Figures | undefined)[];
const asMade = (year: Year, proofs: Proofs): Sealed<Kept> | undefined => {
  const [people, calls] = proofs;
  return people && calls && seal({ people, calls, noes: alone(reveal(year.noes)) });
};
export const pending = ({ releases }: Year): Release | undefined => releases.find(({ step }) => step === "counting" || step === "proposed");
/** What has been worked out already, for this very state. */
const proved = new WeakMap<Year, Sealed<Kept> | undefined>();
/** In a thread of its own, so that nobody waits for it: what `make` says afterwards is the same, sooner. */
export const prove = async (state: State): Promise<void> => {
  const next = isYear(state) ? pending(state) : undefined;
  if (!isYear(state) || next?.step !== "counting" || proved.has(state)) return;
  const proofs: (Figures | undefined)[] = [];
  for (const section of sections) {
    const request = requestOf(state, next, section);
    proofs.push(request ? await releaseBeside(request) : {});
  }
  proved.set(state, asMade(state, proofs));
};
/** undefined: nobody can be kept from being told. */
export const make = (year: Year, next: Release): Sealed<Kept> | undefined => {
  if (proved.has(year)) return proved.get(year);
  const requests = sections.map((section) => requestOf(year, next, section));
  return asMade(
    year,
    requests.map((request) => (request ? release(request) : {})),
  );
};

/** Of what a release would say, the tables that say nothing, and the figures of the others. That there was nobody is said by zeros alone. Their margins say nothing either: a margin is a cell of its table. */
export const withoutSilent = (year: Year, { names }: Release, made: Sealed<Kept>) => {
  const { noes, ...all } = reveal(made);
  const [people, calls] = sections.map((section) => speaking(section, year, ownOf(section, names), all[section.population]));
  const silent = [...(people?.silent ?? []), ...(calls?.silent ?? [])];
  return {
    made: seal({ people: people?.figures ?? {}, calls: calls?.figures ?? {}, noes }),
    ...(silent.length > 0 && { silent }),
  };
};
const speaking = (section: Section, frame: Frame, names: readonly AnyTable[], figures: Figures) => {
  const catalogue = section.catalogueOf(frame);
  const cellsOf = (name: AnyTable): readonly string[] => namesOf(catalogue, tablesOf([name]));
  const says = (cells: readonly string[]): boolean =>
    cells.some((cell) => cell !== "" && figures[cell]) || cells.every((cell) => figures[cell] === 0);
  const silent = names.filter((name) => !says(cellsOf(name)));
  const kept = new Set(names.filter((name) => !silent.includes(name)).flatMap(cellsOf));
  return { silent, figures: Object.fromEntries(Object.entries(figures).filter(([cell]) => kept.has(cell))) };
};

const withRelease = (year: Year, id: InstanceId, change: (old: Release) => Release): Year => ({
  ...year,
  releases: year.releases.map((each) => (each.id === id ? change(each) : each)),
});
const added = (old: Groups, more: Groups): Groups => {
  const [one, other] = [reveal(old), reveal(more)];
  return seal({ people: [...one.people, ...other.people], calls: [...one.calls, ...other.calls] });
};
export const evolve = (state: State, event: Event): State => {
  if (event.type === "frozen") {
    const { type: _type, ...begun } = event;
    return { ...begun, step: "frozen", groups: seal({ people: [], calls: [] }), noes: seal(0), collected: [], releases: [] };
  }
  if (!isYear(state)) return state;
  switch (event.type) {
    case "collected":
      return {
        ...state,
        groups: added(state.groups, event.groups),
        noes: seal(reveal(state.noes) + reveal(event.noes)),
        collected: [...state.collected, event.region],
      };
    case "proposed": {
      const { type: _type, ...said } = event;
      return { ...state, releases: [...state.releases, { ...said, step: "counting" }] };
    }
    case "counted":
      return withRelease(state, event.of, (old) => {
        const { made, silent = [], at } = event;
        const names = old.names.filter((name) => !silent.includes(name));
        const step = made === undefined ? "impossible" : names.length === 0 ? "silent" : "proposed";
        return { ...old, ...(silent.length > 0 && { names, silent }), step, ...(step === "proposed" && made && { made, since: at }) };
      });
    case "reminded":
      return withRelease(state, event.of, (old) => ({ ...old, since: event.at, reminded: (old.reminded ?? 0) + 1 }));
    case "approved":
    case "objected": {
      const { of, by, at, type } = event;
      return withRelease(state, of, (old) => ({ ...old, step: type === "approved" ? "released" : "objected", second: { by, at } }));
    }
  }
};
/** One year for a drawing of several: nothing that is not released. */
export type ReleasedYear = Pick<Year, "year" | "regions" | "method"> & { readonly figures: FiguresOf<"people"> };
/** The one region of the reader's agency, if the year has it. An agency with several, or with the whole country, has none. */
export const regionOf = (state: State, actor: Actor, { people }: World): string | undefined => {
  const own = people.agencies.get(memberOf(actor)?.agency ?? "")?.regions ?? [];
  return isYear(state) && own.length === 1 ? state.regions.find((each) => each === own[0]) : undefined;
};
