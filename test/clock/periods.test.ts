// One way of counting for each source: where a period ends.
import { describe, expect, it } from "vitest";
import { calendar } from "../../src/calendar/index.ts";

describe("the last day of a period", () => {
  it.each([
    ["reflectionPeriod", "2026-11-27", 30, "2026-12-26"],
    ["programme", "2026-11-27", 30, "2026-12-26"],
    ["programme", "2026-12-31", 1, "2026-12-31"],
    ["protection", "2026-11-27", 1, "2026-11-28"],
    // The year has 29 February.
    ["reflectionPeriod", "2028-02-01", 30, "2028-03-01"],
  ] as const)("by %s, from %s, of %i days: %s", (source, first, days, last) => {
    expect(calendar.lastDay(source, first, days)).toBe(last);
  });
  it("of what is no day, or no number of days, is none", () => {
    expect(() => calendar.lastDay("programme", "2026-02-30", 30)).toThrow(RangeError);
    expect(() => calendar.lastDay("programme", "2026-02-28", 1.5)).toThrow(RangeError);
  });
});

describe("hours in the GDPR", () => {
  it.each([
    ["2026-11-27T15:20:00.000Z", "2026-11-30T16:00:00.000Z"],
    ["2026-11-27T15:00:00.000Z", "2026-11-30T16:00:00.000Z"],
    ["2026-11-27T15:59:59.999Z", "2026-11-30T16:00:00.000Z"],
  ])("72 after %s end at %s: the hour of the event is not counted", (event, end) => {
    expect(calendar.gdprHours(event, 72)).toBe(end);
  });
});
