// Why a row of a file has a figure, or none: one list of codes for every file of statistics.

/** `unknown` is of the indicators alone: no row says it, in any year. */
export type CellStatus = "value" | "zero" | "heldBack" | "notReleased" | "unknown";

/** The code of a cell of a released table. One code for all that is held back, for its own sake or another's: docs/decisions/0107. */
export const statusOf = (figure: number | null): CellStatus => {
  if (figure === null) return "heldBack";
  return figure === 0 ? "zero" : "value";
};
