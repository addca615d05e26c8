// Short ways to write what a form asks. Each keeps its literal types, so that `Values` knows as exactly as from the hand-written field what an answer can be.
import { type Fields, form, type Instant, type Phrase, type PlainKey, phrase } from "./ui.ts";
import { type Dates, plus } from "./workflow.ts";

type Key = PlainKey;
/** `more`: behind "Mer"; `shapes`: what is chosen here decides what the others offer. */
type Extras = {
  readonly hint?: Key;
  readonly optional?: true;
  readonly more?: true;
  readonly shapes?: true;
};
/** Only what was given: an answer is optional when the field says so, and not when it might. */
type Added<X extends Extras> = Omit<X, "hint"> & { readonly label: Phrase; readonly hint?: Phrase };

const added = <const X extends Extras>(label: Key, extras: X): Added<X> => {
  const { hint, ...rest } = extras;
  return { label: phrase(label), ...(hint && { hint: phrase(hint) }), ...rest };
};

type Secrecy = "A" | "B";
/** One of `options`, worded as `<of>.<option>`: among the codes for class B, among the phrases for class A. */
export const choice = <
  const S extends Secrecy,
  const O extends readonly string[],
  const X extends Extras = {},
>(
  secrecy: S,
  of: string,
  options: O,
  label: Key,
  extras: X = {} as X,
) => ({ kind: "choice", secrecy, of, options, ...added(label, extras) }) as const;
/** Any of `options`, worded like those of a choice. */
export const choices = <
  const S extends Secrecy,
  const O extends readonly string[],
  const X extends Extras = {},
>(
  secrecy: S,
  of: string,
  options: O,
  label: Key,
  extras: X = {} as X,
) => ({ kind: "choices", secrecy, of, options, ...added(label, extras) }) as const;
/** A day: `2026-11-25`. */
export const date = <const S extends Secrecy, const X extends Extras = {}>(
  secrecy: S,
  label: Key,
  extras: X = {} as X,
) => ({ kind: "date", secrecy, ...added(label, extras) }) as const;
const dayMs = 86_400_000;
/** Further ahead nobody plans or promises anything; a year that was mistyped is no plan either. [design] */
const furthestDays = 2 * 365;
/** Whether a local day is further ahead of `at` than anybody plans. */
export const isFar = (day: string, at: Instant): boolean =>
  Date.parse(`${day}T00:00:00Z`) > Date.parse(at) + furthestDays * dayMs;
/** Why nothing that people come to can be then; undefined: it can. Days are compared before the calendar is asked, which knows no year 0. */
export const dayFault = (day: string, time: string, at: Instant, dates: Dates) => {
  if (day < dates.day(at)) return "series.plan.past";
  if (isFar(day, at)) return "series.plan.far";
  if (dates.wall(day, time) <= at) return "series.plan.past";
  return dates.isWorkday(dates.wall(day, "12:00")) ? undefined : "series.plan.holiday";
};
/** From and until on a day: wall times, so that nine o'clock stays nine o'clock when the clocks change. */
export const span = (
  day: string,
  time: string,
  minutes: number,
  dates: Dates,
): { readonly from: Instant; readonly until: Instant } => {
  const from = dates.wall(day, time);
  return { from, until: plus(from, minutes * 60_000) };
};
/** A line that somebody writes: class A, and it passes the guard. `phone`: a number to ring; `account`: an identity on a platform; `search`: words to search for; `placeless`: of a shelter no place. */
export const line = <
  const X extends Extras & {
    readonly phone?: true;
    readonly account?: true;
    readonly search?: true;
    readonly placeless?: true;
  } = {},
>(
  maxChars: number,
  label: Key,
  extras: X = {} as X,
) => ({ kind: "line", secrecy: "A", maxChars, ...added(label, extras) }) as const;

type Who = "agency" | "agencies" | "member" | "holder" | "instance" | "document";
const who =
  <const K extends Who>(kind: K) =>
  <const X extends Extras = {}>(label: Key, extras: X = {} as X) =>
    ({ kind, ...added(label, extras) }) as const;
export const agency = who("agency");
export const agencies = who("agencies");
export const member = who("member");
/** A person or a function. */
export const holder = who("holder");
/** A case or another instance that `choices` of the command offers. */
export const instance = who("instance");
/** A file that was fetched, of those that `choices` offers by their `FetchedName`. */
export const document = who("document");
/** Never asked: what a button carries, such as the round it was made for, so that a stale one is known. */
export const token = <const X extends Extras = {}>(extras: X = {} as X) =>
  ({ kind: "token", ...added("core.none", extras) }) as const;

/** The form of a button that asks nothing: it does what it says, with the tokens that it carries. */
export const carrying = <const F extends Fields>(tokens: F) =>
  form("core.none", "core.none", tokens);
/** The form of a button that carries nothing either, and of what the clock and other instances say. */
export const nothing = carrying({});

/** `after` of a command: the panel of its own instance that is shown then. */
export const shows = (name: string) => (): { readonly panel: string } => ({ panel: name });
