// Every step of the guide first, last, and right after every other, over the real bot and without a browser; half of the orders in English.
import { expect, it } from "vitest";
import { allSteps } from "../../playground/page/guide.ts";
import { rowsOf } from "../playground/guide-order.ts";
import { inOrder } from "../playground/whole.ts";

const ROW_MS = 180_000;
it.each(rowsOf(allSteps.length).map((_, row) => row))(
  "the guide in order %i",
  async (row) => {
    expect(await inOrder(row, row % 2 === 0 ? "sv" : "en")).toEqual([]);
  },
  ROW_MS,
);
