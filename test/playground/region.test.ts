// What a trial begins with: a small region that lives, and that comes back when one starts over.
import { expect, test } from "vitest";
import { messagesIn, personOf } from "../../playground/page/find.ts";
import { contact } from "../../playground/page/guide-kit.ts";
import { daysOf } from "../../playground/server/region.ts";
import { startWhole, type Whole } from "./whole.ts";

const seen = async ({ door }: Whole) => {
  const { users } = await door.state("");
  const slack = await door.state(personOf(users, contact)?.id ?? "");
  const cases = await door.cases();
  const said = (place: RegExp): string[] => messagesIn(slack, place).map(({ words }) => words);
  return {
    now: slack.now.slice(0, 15),
    open: cases.filter(({ open }) => open).length,
    over: cases.filter(({ open }) => !open).length,
    checkIns: said(/^dm$/)
      .findLast((words) => /Dagens lägeskollar|check-ins/.test(words))
      ?.match(/SYD-/g)?.length,
    meeting: said(/noomi-malmo/).some((words) =>
      /Avstämningsmöte|Coordination meeting/.test(words),
    ),
    shared:
      cases.length > 0 &&
      Object.values((await door.teams(""))?.activities ?? {}).some((all) =>
        all.some(({ card }) => card !== undefined),
      ),
  };
};

test.each(["sv", "en"] as const)(
  "in %s: three open cases, a morning of check-ins, a meeting tomorrow, a year that is over; also after starting over, which may be in the midst of a week",
  async (language) => {
    const whole = await startWhole(language);
    try {
      const first = await seen(whole);
      expect(first).toMatchObject({ open: 3, over: 6, checkIns: 3, meeting: true });
      await whole.door.post("clock", {
        to: new Date(Date.parse(`${first.now}0:00.000Z`) + 9 * 24 * 3_600_000).toISOString(),
      });
      await whole.door.post("reset", {});
      expect(await seen(whole)).toEqual(first);
    } finally {
      await whole.stop();
    }
  },
);
test.each([
  ["2026-12-01", "2027-01-12"],
  ["2027-01-20", "2027-01-12"],
  ["2027-11-29", "2027-01-12"],
  ["2027-12-31", "2028-01-11"],
])("a play that is begun on %s begins on %s", (today, begins) => {
  const days = daysOf(Date.parse(`${today}T12:00:00Z`));
  expect(new Date(days.begins).toISOString().slice(0, 10)).toBe(begins);
  expect(days.yearBefore).toBeLessThan(days.cases);
  expect(new Date(days.yearBefore).getUTCFullYear()).toBe(
    new Date(days.begins).getUTCFullYear() - 1,
  );
});
