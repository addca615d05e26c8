// What a workflow can make for fetching, before it has bytes.
import type { Invitation, Open, Paper, Phrase, Secret, Sheet, Span } from "./ui.ts";

type Point = { readonly label: readonly (Span | Secret)[]; readonly value: Open<number> | null; readonly figure: Phrase };
/** Figures that are drawn; null: held back, which is drawn too. Of bars the first of a group is its sum; a trend is one line for each group. */
export type Drawing = {
  readonly shape: "bars" | "trend";
  readonly title: Phrase;
  readonly notes: readonly Phrase[];
  readonly groups: readonly { readonly name: readonly (Span | Secret)[]; readonly points: readonly Point[] }[];
};
export type Chart = Drawing & { readonly as: "svg" | "png"; readonly file: Phrase };

/** The cells of a sheet may be phrases: each is worded for the one who fetches it. */
export type Made = Paper | Invitation | Sheet<Phrase | string | number | null> | Chart;
