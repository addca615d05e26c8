// What one attack is, and how it is said.
import type { Target } from "./target.ts";

export const areas = [
  "Slack's door",
  "Teams' door",
  "installing",
  "files and links",
  "who watches",
  "playground",
  "signing in",
  "pages",
  "answering",
  "mail notices",
  "members",
  "budgets and counts",
  "memory",
] as const;
export type Area = (typeof areas)[number];
export type Attack = {
  readonly area: Area;
  /** Short; what stands behind HELD or BROKEN. */
  readonly name: string;
  /** Who would try it. */
  readonly who: string;
  /** What they try, and what must come of it: a sentence for docs/threat-model.md. */
  readonly what: string;
  /** Takes too long for every build. */
  readonly long?: true;
  /** Undefined: it held. Otherwise what went wrong. Throws where it could not even be tried, which is a failure too. */
  readonly run: (target: Target) => Promise<string | undefined>;
};
export type Held = string | undefined;

/** The first thing that is wrong. */
export const first = (...found: readonly Held[]): Held => found.find((one) => one !== undefined);
/** Everything else than `allowed` is a failure; `what` says of which try. */
export const statusIn = (status: number, allowed: readonly number[], what: string): Held =>
  allowed.includes(status) ? undefined : `${what}: ${status}`;
/** One after the other, until one fails. */
export const each = async <T>(
  all: Iterable<T>,
  tried: (one: T) => Promise<Held>,
): Promise<Held> => {
  for (const one of all) {
    const wrong = await tried(one);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
};
