// What somebody waits for who looks for a service among all that there are: by words, by filters, and the index that is made when the register changes.

import { readFileSync } from "node:fs";
import { registerOf } from "../src/app/configuration/register.ts";
import { loadConfig } from "../src/config/index.ts";
import { languages } from "../src/rules/languages.ts";
import { services as kinds } from "../src/rules/services.ts";
import type { People, Service } from "../src/rules/workflow.ts";
import { areas, groups } from "../workflows/directory/codes.ts";
import { find } from "../workflows/directory/found.ts";
import { people, read } from "../workflows/people/index.ts";
import { percentile, type Row, row } from "./stats.ts";

const [many, searches] = [2_000, 400] as const;
/** The target is for the whole catalogue of a country's regions. */
const mostMs = 20;
const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
const catalogue = (): People => {
  const config = loadConfig(
    readFileSync(new URL("../stafett.yaml", import.meta.url), "utf8"),
    "stafett.yaml",
  );
  if (!config.ok) throw new Error("the sample has mistakes");
  const register = registerOf(config.config, false, ["slack"]);
  const services = Array.from({ length: many }, (_, n) => ({
    ...{
      id: `s${n}`,
      agency: pick(register.agencies, n).id,
      type: pick(kinds, n),
      name: `Insats ${n} med ett vanligt långt namn`,
      status: "active",
    },
    ...{
      areas: [pick(areas, n * 7), pick(areas, n * 3 + 1)],
      languages: [pick(languages, n), "sv"],
      targetGroup: [pick(groups, n)],
    },
    eligibility: "För den som vill prata med någon om hur det är och vad som kan göras",
  })) as unknown as readonly Service[];
  return read(
    people.evolve(people.initial, { type: "configured", register: { ...register, services } }),
  );
};
const asked = [
  "skyddat boende skåne",
  "tolk arabiska",
  "juridik",
  "stöd kvinnor stockholm",
  "finns inte alls",
] as const;
const timed = (what: (n: number) => unknown): readonly number[] =>
  Array.from({ length: searches }, (_, n) => {
    const start = performance.now();
    what(n);
    return performance.now() - start;
  });
/** Rows for the table of the bench. */
export const measureDirectory = async (rounds: number): Promise<readonly Row[]> => {
  const [words, filters, first]: [number[], number[], number[]] = [[], [], []];
  for (let round = -1; round < rounds; round++) {
    const all = catalogue();
    const start = performance.now();
    find({ words: asked[0] }, { people: all });
    const made = performance.now() - start;
    const byWords = percentile(
      timed((n) => find({ words: pick(asked, n) }, { people: all })),
      99,
    );
    const wanted = (n: number) => ({
      kind: pick(kinds, n),
      area: pick(areas, n + 1),
      language: pick(languages, n),
    });
    const byFilters = percentile(
      timed((n) => find(wanted(n), { people: all })),
      99,
    );
    if (round < 0) continue;
    first.push(made);
    words.push(byWords);
    filters.push(byFilters);
  }
  const among = `among ${many.toLocaleString("en-GB")} services`;
  return [
    row(`directory: search by words ${among}, p99`, words, "ms", { atMost: mostMs }),
    row(`directory: search by filters ${among}, p99`, filters, "ms", { atMost: mostMs }),
    row(
      "directory: the first search after a change, which makes the index",
      first,
      "ms",
      undefined,
    ),
  ];
};
