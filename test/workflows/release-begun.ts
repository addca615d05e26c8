// A year to begin from: frozen in January with one region's people, proposed and counted. The solver has to be loaded.
import { release } from "../../workflows/statistics/release.ts";
import { january, national } from "../support/charts.ts";
import { given, type Story } from "../support/given.ts";

export const stat = { sender: "statistics", instance: "stat-SYD" } as never;
export const person = (row: string, codes: Readonly<Record<string, string>> = {}) => ({
  row,
  codes: { region: "SYD", closure: "goalReached", ageGroup: "adult", sex: "woman", ...codes },
});
export const people = [
  ...Array.from({ length: 12 }, (_, n) => person(`w${n}`)),
  ...Array.from({ length: 7 }, (_, n) => person(`m${n}`, { sex: "man" })),
  ...Array.from({ length: 6 }, (_, n) => person(`u${n}`, { ageGroup: "child" })),
  person("one", { ageGroup: "child", sex: "man" }),
];
export const frozen = (world = {}): Story =>
  given(release, [], world)
    .done("freeze", {}, national, january)
    .done("collect", { region: "SYD", people, calls: [], noes: 3 }, stat, january);
export const proposed = (
  story = frozen(),
  by = national,
  names: readonly string[] = ["regions"],
): Story => story.done("propose", { names }, by, january);
export const counted = (story = proposed()): Story => story.done("count", {}, "clock", january);
export type Seen = {
  readonly releases: readonly {
    readonly id: string;
    readonly step: string;
    readonly made?: {
      readonly people: Readonly<Record<string, number | null>>;
      readonly noes: number | null;
    };
  }[];
};
export const last = (story: Story) => (story.state as Seen).releases.at(-1);
