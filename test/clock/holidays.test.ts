// The holidays that are written out against a library that knows those of all countries.
import Holidays from "date-holidays";
import { expect, it } from "vitest";
import { calendar } from "../../src/calendar/index.ts";

it("a hundred years of Swedish holidays are the library's", () => {
  const library = new Holidays("SE", { types: ["public", "bank"] });
  // Since 2005 the sixth of June is a holiday and Whit Monday is not.
  for (let year = 2005; year < 2105; year++) {
    const days = new Set(library.getHolidays(year).map((holiday) => holiday.date.slice(0, 10)));
    for (let at = Date.UTC(year, 0, 1, 12); at < Date.UTC(year + 1, 0, 1); at += 86_400_000) {
      const iso = new Date(at).toISOString();
      const weekend = [0, 6].includes(new Date(at).getUTCDay());
      if (!weekend) expect(calendar.isWorkday(iso), iso).toBe(!days.has(iso.slice(0, 10)));
    }
  }
});
it("in a hundred years no more than five days off follow each other, so that a search of fourteen days always finds office hours", () => {
  let [most, off] = [0, 0];
  for (let at = Date.UTC(2005, 0, 1, 12); at < Date.UTC(2105, 0, 1); at += 86_400_000) {
    off = calendar.isWorkday(new Date(at).toISOString()) ? 0 : off + 1;
    most = Math.max(most, off);
  }
  expect(most).toBe(5);
});
