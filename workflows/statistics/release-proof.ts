// What is worked out of a year for one release: figures that are proved, without the tables that say nothing, and what would help there.
import { proofBeside } from "../../src/figures/beside.ts";
import { type Asked, type Proof, proofOf } from "../../src/figures/coarser.ts";
import { alone } from "../../src/figures/release.ts";
import { reveal, seal } from "../../src/rules/ui.ts";
import {
  type Counted,
  isYear,
  madeOf,
  type Offered,
  pending,
  type Release,
  released,
  type State,
  seen,
  type Year,
} from "./release-model.ts";
import { coarserOf, ownOf, type Section, sections, tablesOf } from "./sections.ts";

/** After everything that has been seen of the year, released or not. undefined: none of the tables counts this population. */
const askedOf = (year: Year, { names }: Release, section: Section): Asked | undefined => {
  const own = ownOf(section, names);
  if (own.length === 0) return undefined;
  return {
    catalogue: section.catalogueOf(year),
    groups: reveal(year.groups)[section.population],
    tables: tablesOf(own),
    coarser: own.map((name) => tablesOf(coarserOf(name))),
    out: tablesOf(released(year).flatMap((each) => ownOf(section, each.names))),
    method: year.method,
    earlier: seen(year).flatMap((each) => {
      const tables = tablesOf(ownOf(section, each.names));
      return tables.length > 0 ? [{ tables, figures: madeOf(each)[section.population] }] : [];
    }),
  };
};
const nothing: Proof = { figures: {}, silent: [], offers: [] };
/** Of the proofs of each population; undefined where one of them cannot be had. */
const countedOf = (
  year: Year,
  { names }: Release,
  proofs: readonly (Proof | undefined)[],
): Counted | undefined => {
  const [people, calls] = proofs;
  if (!people || !calls) return undefined;
  const own = sections.map((section) => ownOf(section, names));
  const silent = own.flatMap((tables, at) =>
    tables.filter((_, n) => proofs[at]?.silent.includes(n)),
  );
  const offers = own.flatMap((tables, at) =>
    (proofs[at]?.offers ?? []).flatMap(({ table, coarser, share }): readonly Offered[] => {
      const of = tables[table];
      const name = of && coarserOf(of)[coarser];
      return name ? [{ of, name, ...(share && { share }) }] : [];
    }),
  );
  const made = seal({
    people: people.figures,
    calls: calls.figures,
    noes: alone(reveal(year.noes)),
    unasked: alone(reveal(year.unasked)),
  });
  return { made, ...(silent.length > 0 && { silent }), ...(offers.length > 0 && { offers }) };
};
/** What has been worked out already, for this very state. */
const proved = new WeakMap<Year, Counted | undefined>();
/** In a thread of its own, so that nobody waits for it: what `make` says afterwards is the same, sooner. */
export const prove = async (state: State): Promise<void> => {
  const next = isYear(state) ? pending(state) : undefined;
  if (!isYear(state) || next?.step !== "counting" || proved.has(state)) return;
  const proofs: (Proof | undefined)[] = [];
  for (const section of sections) {
    const asked = askedOf(state, next, section);
    proofs.push(asked ? await proofBeside(asked) : nothing);
  }
  proved.set(state, countedOf(state, next, proofs));
};
/** undefined: nobody can be kept from being told. */
export const make = (year: Year, next: Release): Counted | undefined => {
  if (proved.has(year)) return proved.get(year);
  const asked = sections.map((section) => askedOf(year, next, section));
  return countedOf(
    year,
    next,
    asked.map((each) => (each ? proofOf(each) : nothing)),
  );
};
