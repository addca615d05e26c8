// What the zones bring: changes of the clocks at other hours and by other lengths than Sweden's, and days that were asked for long ago.
import { describe, expect, it } from "vitest";
import { calendar, createCalendar } from "../../src/calendar/index.ts";
import { localMinute } from "./model.ts";

const dayMs = 86_400_000;

describe("a wall time", () => {
  it.each([
    [
      "Havana, where midnight is skipped",
      "America/Havana",
      "2026-03-08",
      "00:30",
      "2026-03-08T05:30:00.000Z",
    ],
    [
      "Havana, where the hour after midnight is repeated",
      "America/Havana",
      "2026-11-01",
      "00:30",
      "2026-11-01T04:30:00.000Z",
    ],
    [
      "Lord Howe, half an hour skipped",
      "Australia/Lord_Howe",
      "2026-10-04",
      "02:15",
      "2026-10-03T15:45:00.000Z",
    ],
    [
      "Lord Howe, half an hour repeated",
      "Australia/Lord_Howe",
      "2026-04-05",
      "01:45",
      "2026-04-04T14:45:00.000Z",
    ],
    [
      "Kathmandu, which is three quarters off",
      "Asia/Kathmandu",
      "2026-11-26",
      "08:30",
      "2026-11-26T02:45:00.000Z",
    ],
    [
      "Kiritimati, a day ahead of the date line",
      "Pacific/Kiritimati",
      "2026-11-26",
      "08:30",
      "2026-11-25T18:30:00.000Z",
    ],
  ])("in %s", (_, zone, day, wall, instant) => {
    const there = createCalendar(zone, () => []);
    expect(there.wall(day, wall)).toBe(instant);
    expect(there.day(instant)).toBe(day);
  });
});

describe("days", () => {
  it("are right when more have been asked for than are remembered, also the early ones again", () => {
    const days = Array.from({ length: 9_000 }, (_, n) =>
      new Date(Date.UTC(2026, 0, 1) + n * dayMs).toISOString().slice(0, 10),
    );
    const wrong = [...days, ...days.slice(0, 400)].filter((day) => {
      const there = localMinute(Date.parse(calendar.wall(day, "12:30")));
      return there.day !== day || there.wall !== "12:30";
    });
    expect(wrong).toEqual([]);
  });
  it("that a date cannot hold are refused, not searched for ever", () => {
    expect(() => calendar.day("+275760-09-13T00:00:00.000Z")).toThrow(RangeError);
    expect(() => calendar.addDays("+275760-09-10T00:00:00.000Z", 3, "08:30")).toThrow(RangeError);
  });
});
