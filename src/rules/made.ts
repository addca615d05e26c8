// What a workflow can make for fetching, before it has bytes.
import type { Invitation, Open, Paper, Phrase, Secret, Sheet, Span } from "./ui.ts";

type Point = {
  readonly label: readonly (Span | Secret)[];
  readonly value: Open<number> | null;
  readonly figure: Phrase;
};
/** Figures that are drawn; null: held back, which is drawn too. Of bars the first of a group is its sum; a trend is one line for each group; of years each group is one, all on one scale. */
export type Drawing = {
  readonly shape: "bars" | "trend" | "years";
  readonly title: Phrase;
  readonly notes: readonly Phrase[];
  /** What the mark of a figure that is held back means. */
  readonly legend?: Phrase;
  /** `none`: why there are no points. */
  readonly groups: readonly {
    readonly name: readonly (Span | Secret)[];
    readonly points: readonly Point[];
    readonly none?: Phrase;
  }[];
};
export type Chart = Drawing & { readonly as: "svg" | "png"; readonly file: Phrase };

/** The cells of a sheet may be phrases: each is worded for the one who fetches it. */
export type Made = Paper | Invitation | Sheet<Phrase | string | number | null> | Chart;
