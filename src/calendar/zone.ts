import { DateTime, IANAZone } from "luxon";
import { dayMs, minuteMs } from "./values.ts";

export type LocalTime = {
  /** The local day of an instant. */
  day(ms: number): number;
  /** The instant of a wall time; skipped → as much later as was skipped, repeated → the first. */
  instant(day: number, minutes: number): number;
};

/** Ten years, in less than 200 kB. A command asks about the next weeks, a statistic about the last years. */
export const rememberedDays = 4_000;

/** Works each key out once, and keeps at most `limit` of them: when there are more, it forgets all and begins anew. */
export const remember = <K, V>(limit: number, work: (key: K) => V): ((key: K) => V) => {
  const known = new Map<K, V>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined || known.has(key)) return before as V;
    const value = work(key);
    if (known.size >= limit) known.clear();
    known.set(key, value);
    return value;
  };
};

/**
 * Local days and wall times of an IANA zone, by luxon and the rules of the Node that runs.
 * Outside of what a `Date` can hold both are `NaN`.
 * @throws RangeError if the zone is unknown; it does not repeat the name
 */
export function createLocalTime(zoneName: string): LocalTime {
  const zone = IANAZone.create(zoneName);
  if (!zone.isValid) throw new RangeError("unknown time zone");

  const offset = (ms: number): number => Math.round(zone.offset(ms) * minuteMs);
  /**
   * What local time is ahead of UTC, in milliseconds, from the midnight UTC before a day until the one after it; undefined when the clocks change in
   * between. luxon reads each offset out of a text that `Intl` writes, some 18 µs, and a command asks for several: on all but six days a year it is known.
   */
  const steady = remember(rememberedDays, (day: number): number | undefined => {
    const [first, ...others] = [-1, 0, 1, 2].map((n) => offset((day + n) * dayMs));
    return others.every((other) => other === first) ? first : undefined;
  });
  const instant = (day: number, minutes: number): number => {
    const wall = day * dayMs + minutes * minuteMs;
    const known = steady(day);
    if (known !== undefined) return wall - known;
    const local = DateTime.fromMillis(wall, { zone: "utc" }).setZone(zone, { keepLocalTime: true });
    // Of a repeated minute luxon takes the one or the other; its list has the first in front.
    return local.getPossibleOffsets()[0]!.toMillis();
  };
  return {
    day: (ms) => Math.floor((ms + (steady(Math.floor(ms / dayMs)) ?? offset(ms))) / dayMs),
    instant,
  };
}
