// An independent reckoning of what was sent: plain loops, nothing of src/figures but the shape of a catalogue.
import type { Catalogue } from "../../../src/figures/cells.ts";
import { reveal } from "../../../src/rules/ui.ts";
import type { Sent } from "./country.ts";

type Codes = Readonly<Record<string, string>>;
/** Everybody who is counted in a year, each with the codes that were sent, how many said no, and how many nobody has asked. */
export type Counted = {
  readonly people: readonly Codes[];
  readonly calls: readonly Codes[];
  readonly noes: number;
  readonly unasked: number;
};

/** `dimension=code&…`, taken apart; the sum over everything has no part. */
export const partsOf = (name: string): readonly (readonly [dimension: string, code: string])[] =>
  name === "" ? [] : name.split("&").map((part) => part.split("=") as [string, string]);
/** What was not said, and what no list has, is the last code; a joined code is that of the code it joins. */
export const codeOf = (catalogue: Catalogue, codes: Codes, dimension: string): string => {
  const joined = catalogue.joined?.[dimension];
  if (joined) return joined.codes[codeOf(catalogue, codes, joined.of)] ?? "";
  const known = catalogue.dimensions[dimension] ?? [];
  const said = codes[dimension] ?? "unknown";
  return known.includes(said) ? said : (known.at(-1) ?? "");
};
/** The last that was sent of each row, in the order of sending. */
const lastOf = (sent: readonly Sent[]): readonly Sent[] => {
  const last = new Map<string, Sent>();
  for (const each of sent) {
    last.delete(each.values.row);
    last.set(each.values.row, each);
  }
  return [...last.values()];
};
const halves: Readonly<Record<string, string>> = {
  q1: "first",
  q2: "first",
  q3: "second",
  q4: "second",
};
const halfOf = (quarter: string | undefined): Codes => {
  const half = halves[quarter ?? ""];
  return half === undefined ? {} : { half };
};
/** What was true of a year when everything in `sent` had come, and nothing more. */
export const countedIn = (year: string, sent: readonly Sent[]): Counted => {
  const [people, calls]: [Codes[], Codes[]] = [[], []];
  let [noes, unasked] = [0, 0];
  for (const { region, sender, values } of lastOf(sent)) {
    if (values.year !== year) continue;
    const [reason, said] = [reveal(values.reason), values.counting && reveal(values.counting)];
    if (sender === "call") calls.push({ ...reveal(values.stats), outcome: reason });
    else if (said === "no") noes += 1;
    else if (reason === "handedOver" || reason === "registeredByMistake") continue;
    else if (said === "none") unasked += 1;
    else if (said === "yes") {
      const closure = values.closedIn !== undefined && values.closedIn > year ? "open" : reason;
      people.push({
        ...reveal(values.stats),
        ...halfOf(reveal(values.stats).quarter),
        closure,
        region,
      });
    }
  }
  return { people, calls, noes, unasked };
};
/** How many there are of a cell. Each set of dimensions is counted once, when it is first asked for. */
export const counterOf = (
  catalogue: Catalogue,
  rows: readonly Codes[],
): ((name: string) => number) => {
  const counted = new Map<string, Map<string, number>>();
  const resolved = new Map<string, readonly string[]>();
  const codesIn = (dimension: string): readonly string[] => {
    const found =
      resolved.get(dimension) ?? rows.map((codes) => codeOf(catalogue, codes, dimension));
    resolved.set(dimension, found);
    return found;
  };
  const count = (dimensions: readonly string[]): Map<string, number> => {
    const counts = new Map<string, number>();
    const columns = dimensions.map((dimension) => [dimension, codesIn(dimension)] as const);
    for (const at of rows.keys()) {
      const name = columns.map(([dimension, codes]) => `${dimension}=${codes[at]}`).join("&");
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    return counts;
  };
  return (name) => {
    const dimensions = partsOf(name).map(([dimension]) => dimension);
    const of = dimensions.join();
    const counts = counted.get(of) ?? count(dimensions);
    counted.set(of, counts);
    return counts.get(name) ?? 0;
  };
};
