// The texts of test/guard/corpus: its README says what they are.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../support/source.ts";

export const halves = ["tuned", "held-out"] as const;
type Half = (typeof halves)[number];
/** `fresh`: written later, by somebody who had read neither the guard nor the halves. */
export const sets = [...halves, "fresh"] as const;
export type TextSet = Half | "fresh";
export type Line = { readonly text: string; readonly kind: string; readonly lang: "sv" | "en" } & (
  | { readonly identifies: true; readonly hit: string }
  | { readonly identifies: false }
);
type Kinds = Readonly<
  Record<string, { readonly identifies: boolean; readonly inEachHalf: number }>
>;

const read = (file: string): string => readFileSync(join(root, "test/guard/corpus", file), "utf8");
export const readSet = (set: TextSet): readonly Line[] =>
  read(`${set}.jsonl`)
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);
export const readKinds = (): Kinds => JSON.parse(read("kinds.json")) as Kinds;
