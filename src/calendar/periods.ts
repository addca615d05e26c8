/** How a period is counted. Each source counts in its own way; each way stands here once, with its source. */
import { hourMs } from "./values.ts";

/**
 * - `reflectionPeriod`: the 30 days of a reflection period (UtlL 5 kap. 15 §). The decision names its last day. Until that is known the days are counted as the
 *   support programme counts them, which gives the earlier day.
 * - `programme`: periods of the support programme (NSP): the first and the last day are both in the period.
 * - `protection`: the assessment of protection after a report of concern: on the same day, or on the day after as the last.
 *
 * A permit has no way of counting: its last day is the one that its decision says.
 */
export type PeriodSource = "reflectionPeriod" | "programme" | "protection";

/** Of the days in a period, so many lie on its first day. */
const onTheFirst: Readonly<Record<PeriodSource, 0 | 1>> = {
  reflectionPeriod: 1,
  programme: 1,
  protection: 0,
};
/** The last day of a period of so many days from `first`. */
export const lastDayOf = (source: PeriodSource, first: number, days: number): number =>
  first + days - onTheFirst[source];
/** How many days a period from `first` to `last` has. */
export const daysIn = (source: PeriodSource, first: number, last: number): number =>
  last - first + onTheFirst[source];

/**
 * The end of hours in the GDPR, such as the 72 of art. 33. By Regulation (EEC, Euratom) 1182/71, art. 3.1, the hour of the event is not counted. Its art. 3.5
 * (two workdays in two days or more) is left out: with it the end would be later.
 */
export const endOfHours = (ms: number, hours: number): number =>
  (Math.floor(ms / hourMs) + 1 + hours) * hourMs;
