// One beyond what a card of a meeting names, and beyond the weeks in which a rare meeting looks for a workday.
import { describe, expect, it } from "vitest";
import { calendar } from "../../../src/calendar/index.ts";
import { daysFrom } from "../../../src/rules/workflow.ts";
import { keysIn } from "../../support/given.ts";
import { added, draft } from "./meetings.ts";

describe("a card with one item more than it names", () => {
  it("says that there are more", () => {
    const withItems = (n: number) =>
      Array.from({ length: n }).reduce<ReturnType<typeof draft>>(
        (story, _, i) => added(story, `Punkt ${i}`),
        draft(),
      );
    const card = (n: number) => withItems(n).view.posts.map(({ message }) => keysIn(message));
    const named = (n: number) =>
      card(n).map((keys) => keys.filter((key) => key === "agenda.card.item").length);
    expect([Math.max(...named(12)), Math.max(...named(13))]).toEqual([12, 12]);
    expect([12, 13].map((n) => card(n).flat().includes("agenda.card.more"))).toEqual([false, true]);
  });
});

describe("a weekday in the weeks that follow each other", () => {
  it("is off in no more than two of them in fifty years, so that six are enough to find a workday", () => {
    let most = 0;
    for (let first = "2026-11-23"; first < "2076-12-31"; first = daysFrom(first, 7))
      for (const weekday of [0, 1, 2, 3, 4]) {
        let off = 0;
        while (!calendar.isWorkday(calendar.wall(daysFrom(first, weekday + off * 7), "12:00")))
          off += 1;
        most = Math.max(most, off);
      }
    expect(most).toBe(2);
  });
});
