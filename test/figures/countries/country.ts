// A country that nobody lives in: regions, agencies that each do one kind of work more than others, and what they send of people and calls, year by year. The same for the same seed.
import { type Catalogue, contributor } from "../../../src/figures/cells.ts";
import { type InstanceId, seal } from "../../../src/rules/ui.ts";
import type { People } from "../../../src/rules/workflow.ts";
import { type Population, sections } from "../../../workflows/statistics/sections.ts";
import type { Added } from "../../../workflows/statistics/signals.ts";
import { peopleWith, register } from "../../support/given.ts";
import { type Dice, diceOf } from "../years.ts";
import { codeOf } from "./reckon.ts";

/** People and calls: of each year. */
export type Size = {
  readonly [what in "regions" | "agencies" | "years" | "people" | "calls"]: number;
};
export type Sent = {
  readonly region: string;
  readonly sender: "case" | "call";
  readonly values: Added;
};
/** `sent`: before this year is frozen, and after the year before was. */
type CountryYear = { readonly year: string; readonly sent: readonly Sent[] };
export type Country = { readonly people: People; readonly years: readonly CountryYear[] };

/** What the workflow itself says of a row; an agency sends every other dimension. */
const ofWorkflow: Readonly<Record<Population, readonly string[]>> = {
  people: ["region", "closure", "half"],
  calls: ["outcome"],
};
const firstYear = 2024;
const notCounted = ["handedOver", "registeredByMistake"];

type Agency = {
  readonly id: string;
  readonly region: string;
  readonly favourites: Readonly<Record<string, number>>;
};
type Codes = Readonly<Record<string, string>>;
class Drawing {
  readonly #dice: Dice;
  readonly #catalogues: Readonly<Record<Population, Catalogue>>;
  #rows = 0;
  #agencies = 0;
  constructor(dice: Dice, catalogues: Readonly<Record<Population, Catalogue>>) {
    this.#dice = dice;
    this.#catalogues = catalogues;
  }
  agency(region: string): Agency {
    const all = Object.values(this.#catalogues).flatMap(({ dimensions }) =>
      Object.entries(dimensions),
    );
    this.#agencies += 1;
    return {
      id: `A${this.#agencies}`,
      region,
      favourites: Object.fromEntries(
        all.map(([name, codes]) => [name, this.#lopsided(codes.length)]),
      ),
    };
  }
  #lopsided(sides: number): number {
    return Math.min(this.#dice(sides), this.#dice(sides));
  }
  /** A dimension is sometimes not said, and rarely said by a code that no list has any longer. */
  codes(population: Population, { favourites }: Agency): Codes {
    const { dimensions, joined = {} } = this.#catalogues[population];
    const asked = Object.entries(dimensions).filter(
      ([name]) => !(name in joined) && !ofWorkflow[population].includes(name),
    );
    return Object.fromEntries(
      asked.flatMap(([name, codes]) => {
        if (this.#dice(20) === 0) return [];
        if (this.#dice(80) === 0) return [[name, "of-before"]];
        const at = this.#dice(10) < 5 ? (favourites[name] ?? 0) : this.#lopsided(codes.length);
        return [[name, codes[at] ?? ""]];
      }),
    );
  }
  reason(population: Population, dimension: string, { favourites }: Agency): string {
    const codes = (this.#catalogues[population].dimensions[dimension] ?? []).filter(
      (code) => code !== "open",
    );
    return (
      codes[
        this.#dice(3) === 0
          ? (favourites[dimension] ?? 0) % codes.length
          : this.#lopsided(codes.length)
      ] ?? ""
    );
  }
  row(): InstanceId {
    this.#rows += 1;
    return `R${this.#rows}` as InstanceId;
  }
  /** What is sent of one person before their year is frozen, and after. */
  person(year: string, agency: Agency): readonly [before: readonly Sent[], after: readonly Sent[]] {
    const row = this.row();
    const said = (counting: "yes" | "no" | "none", more: Partial<Added> = {}): Sent => {
      const reason = seal(this.reason("people", "closure", agency));
      const values = {
        row,
        year,
        reason,
        stats: seal({ ...this.codes("people", agency), [contributor]: agency.id }),
        counting: seal(counting),
        ...more,
      };
      return { region: agency.region, sender: "case", values };
    };
    const next = String(Number(year) + 1);
    const open = said("yes", { reason: seal("open") });
    const drawn = this.#dice(100);
    if (drawn < 60) return [[said("yes")], []];
    if (drawn < 66) return [[said("no")], []];
    if (drawn < 69) return [[said("none")], []];
    if (drawn < 74) return [[said("yes"), said("none")], []];
    if (drawn < 76) return [[said("yes"), said("no")], []];
    if (drawn < 83) return [[said("yes"), said("yes")], []];
    if (drawn < 89) return [[open, said("yes", { closedIn: next })], []];
    if (drawn < 95) return [[open], [said("yes", { closedIn: next })]];
    if (drawn < 97) return [[said("yes", { reason: seal(notCounted[this.#dice(2)] ?? "") })], []];
    return [[said("yes")], [said("none")]];
  }
  /** No call is what the catalogue says that no call ever is. */
  call(year: string, agency: Agency): Sent {
    const catalogue = this.#catalogues.calls;
    for (;;) {
      const [reason, stats] = [
        this.reason("calls", "outcome", agency),
        this.codes("calls", agency),
      ];
      const whole: Codes = {
        ...Object.fromEntries(ofWorkflow.calls.map((name) => [name, reason])),
        ...stats,
      };
      const isNever = (catalogue.never ?? []).some((pair) =>
        Object.entries(pair).every(([name, code]) => codeOf(catalogue, whole, name) === code),
      );
      if (isNever) continue;
      return {
        region: agency.region,
        sender: "call",
        values: { row: this.row(), year, reason: seal(reason), stats: seal(stats), kind: "call" },
      };
    }
  }
}
const peopleIn = (regions: number, agencies: number): People => {
  const [sample] = register.agencies;
  const [first] = register.regions;
  if (!sample || !first) throw new Error("the sample has no agency and no region");
  const more = Array.from({ length: regions - 1 }, (_, n) => ({
    ...first,
    id: `R${n + 2}` as never,
    counties: [`L${n + 2}`] as never,
  }));
  const all = [first, ...more];
  const others = Array.from(
    { length: Math.max(0, agencies - register.agencies.length) },
    (_, n) => {
      return {
        ...sample,
        id: `agency-${n}` as never,
        regions: [all[n % all.length]?.id ?? first.id],
      };
    },
  );
  return peopleWith([], { ...register, regions: all, agencies: [...register.agencies, ...others] });
};
const frameOf = (people: People) => ({
  regions: people.regions.map(({ id }) => id as string),
  counties: [...new Set<string>(people.regions.flatMap(({ counties }) => counties ?? []))],
});
const catalogueOf = (population: Population, people: People): Catalogue => {
  const section = sections.find((each) => each.population === population);
  if (!section) throw new Error(`no section counts ${population}`);
  return section.catalogueOf(frameOf(people));
};

/** Agencies have unlike numbers of people: the first of them most. */
export const countryOf = (
  seed: number,
  { regions, agencies, years, people, calls }: Size,
): Country => {
  const everybody = peopleIn(regions, agencies);
  const dice = diceOf(seed);
  const drawing = new Drawing(dice, {
    people: catalogueOf("people", everybody),
    calls: catalogueOf("calls", everybody),
  });
  const ids = frameOf(everybody).regions;
  const all = Array.from({ length: agencies }, (_, n) => drawing.agency(ids[n % ids.length] ?? ""));
  const agency = (): Agency =>
    all[Math.min(dice(all.length), dice(all.length))] ?? drawing.agency(ids[0] ?? "");
  const drawn: CountryYear[] = [];
  for (let [n, late] = [0, [] as readonly Sent[]]; n < years; n++) {
    const year = String(firstYear + n);
    const persons = Array.from({ length: people }, () => drawing.person(year, agency()));
    const called = Array.from({ length: calls }, () => drawing.call(year, agency()));
    drawn.push({ year, sent: [...late, ...persons.flatMap(([before]) => before), ...called] });
    late = persons.flatMap(([, after]) => after);
  }
  return { people: everybody, years: drawn };
};
