// Pure counting behind the panel `numbers`: rows of cases in a half-year. The rows are those that the reader may read: the query of the panel sees to it.
import type { Instant } from "../../../src/rules/ui.ts";
import type { Row, World } from "../../../src/rules/workflow.ts";
import { caseProjection, personOf } from "../projection.ts";

/** Local days: the first one, and the first one after it. */
export type HalfYear = { readonly from: string; readonly until: string };
const firstDays = ["01-01", "07-01"] as const;
const startOf = (year: number, half: number): string =>
  `${year + Math.floor(half / 2)}-${firstDays[half % 2 === 0 ? 0 : 1]}`;
/** The half-year of a local day, and the one before it. */
export const halfYearsOf = (day: string): readonly [now: HalfYear, before: HalfYear] => {
  const [year, half] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)) > 6 ? 1 : 0];
  const [before, from, until] = [
    startOf(year - 1, half + 1),
    startOf(year, half),
    startOf(year, half + 1),
  ];
  return [
    { from, until },
    { from: before, until: from },
  ];
};
/** Whether a moment has a local day of the half-year. */
export const isIn = (
  { from, until }: HalfYear,
  at: Instant | undefined,
  { calendar }: World,
): boolean => {
  const day = at && calendar.day(at);
  return day !== undefined && day >= from && day < until;
};

/** Those that are open, and of them those that one person has now. */
export const openCases = (rows: readonly Row[], member: string, today: string, world: World) => {
  const open = rows.filter(({ summary }) => summary.open);
  return { open, own: open.filter((row) => personOf(row, today, world) === member) };
};
/** What began in the half-year and what was closed in it; of the latter, what is in the agency's own records. */
export const casesIn = (half: HalfYear, rows: readonly Row[], world: World) => {
  const closed = rows.filter(({ summary }) => !summary.open && isIn(half, summary.closedAt, world));
  return {
    began: rows.filter(({ summary }) => isIn(half, summary.openedAt, world)),
    closed,
    filed: closed.filter((row) => caseProjection.of(row).filed !== undefined),
  };
};
