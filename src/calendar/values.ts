/** Instants are milliseconds since 1970 UTC; a local day is the count of days since 1970-01-01; a wall time is minutes after midnight. */

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export const dayMs = 86_400_000;
export const hourMs = 3_600_000;
export const minuteMs = 60_000;

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
  if (wall.length !== 5 || !/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(wall))
    throw new RangeError("not a wall time");
  return minutes;
}
