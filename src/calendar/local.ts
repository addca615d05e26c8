/** Instants are milliseconds since 1970 UTC; a local day is the count of days since 1970-01-01; a wall time is minutes after midnight. */

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export const dayMs = 86_400_000;

export type LocalTime = {
  /** The local day of an instant. */
  day(ms: number): number;
  /** The instant of a wall time; skipped → as much later as was skipped, repeated → the first. */
  instant(day: number, minutes: number): number;
};

/** What local time is ahead of UTC at an instant, in milliseconds. Throws a RangeError for a zone that is not known. */
const offsetOf = (zoneName: string): ((ms: number) => number) => {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat("en-US", { timeZone: zoneName, timeZoneName: "longOffset" });
  } catch {
    // The engine's own error repeats what it was given.
    throw new RangeError("unknown time zone");
  }
  return (ms) => {
    const name = format.formatToParts(ms).find((part) => part.type === "timeZoneName")?.value ?? "";
    const found = /^GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(name);
    if (!found) throw new RangeError("no offset");
    const [, sign, hours = "0", minutes = "0", seconds = "0"] = found;
    return (sign === "-" ? -1 : 1) * ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000;
  };
};

/** Local days and wall times of a zone. The instants at which its offset changes are found once per year of need. */
export function createLocalTime(zoneName: string): LocalTime {
  const ask = offsetOf(zoneName);
  const years = new Map<number, readonly Stretch[]>();

  const offset = (ms: number): number => {
    const year = new Date(ms).getUTCFullYear();
    let stretches = years.get(year);
    if (!stretches) {
      stretches = findStretches(Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1), ask);
      years.set(year, stretches);
    }
    let last = stretches.length - 1;
    while (stretches[last]!.fromMs > ms) last--;
    return stretches[last]!.offsetMs;
  };
  const instant = (day: number, minutes: number): number => {
    const wall = day * dayMs + minutes * 60_000;
    const before = offset(wall - dayMs);
    const first = wall - before;
    const second = wall - offset(wall + dayMs);
    // The offset of the day before is right for ordinary times, for the first of two, and, as the later wall time, for one that was skipped.
    if (first === second || offset(first) === before || offset(second) !== wall - second) return first;
    return second;
  };
  return { day: (ms: number) => Math.floor((ms + offset(ms)) / dayMs), instant };
}

/** From `fromMs` on, until the next stretch, local time is UTC + `offsetMs`. */
type Stretch = { readonly fromMs: number; readonly offsetMs: number };

/** Looks at each midnight, and between two that differ halves the span down to the second. (No zone has changed twice in one day.) */
function findStretches(startMs: number, endMs: number, ask: (ms: number) => number): Stretch[] {
  const stretches: Stretch[] = [{ fromMs: startMs, offsetMs: ask(startMs) }];
  for (let ms = startMs; ms < endMs; ms += dayMs) {
    const known = stretches.at(-1)!.offsetMs;
    const next = ask(ms + dayMs);
    if (next === known) continue;
    let [before, after] = [ms, ms + dayMs];
    while (after - before > 1000) {
      const middle = Math.floor((before + after) / 2000) * 1000;
      if (ask(middle) === known) before = middle;
      else after = middle;
    }
    stretches.push({ fromMs: after, offsetMs: next });
  }
  return stretches;
}

/** 1970-01-01 was a Thursday. */
export function weekdayOf(day: number): Weekday {
  return (((((day + 3) % 7) + 7) % 7) + 1) as Weekday;
}

export function parseInstant(iso: string): number {
  // Without the Z it would be read in the machine's zone.
  const ms = iso.endsWith("Z") ? Date.parse(iso) : Number.NaN;
  if (Number.isNaN(ms)) throw new RangeError("not an instant in UTC");
  return ms;
}

export function formatInstant(ms: number): string {
  return new Date(ms).toISOString();
}

export function parseDay(day: string): number {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  // Date.parse takes 30 February for 2 March.
  if (Number.isNaN(ms) || formatDay(ms / dayMs) !== day) throw new RangeError("not a day");
  return ms / dayMs;
}

export function formatDay(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** Minutes after midnight of "HH:mm". */
export function minutesOf(wall: string): number {
  const digit = (at: number) => wall.charCodeAt(at) - 48;
  const minutes = (digit(0) * 10 + digit(1)) * 60 + digit(3) * 10 + digit(4);
  if (wall.length !== 5 || !/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(wall)) throw new RangeError("not a wall time");
  return minutes;
}
