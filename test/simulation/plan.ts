// What happens in a year, drawn from its seed: each by itself, so that a year can be shortened to what makes it fail.
import { calendar } from "../../src/calendar/index.ts";
import type { Instant } from "../../src/rules/ui.ts";
import type { Trouble } from "./database.ts";
import { drawsOf } from "./draws.ts";
import type { SizeName } from "./sizes.ts";

type What =
  /** Some people do something, at the same moment. */
  | { readonly kind: "acts"; readonly who: readonly number[] }
  | { readonly kind: "disk"; readonly trouble: Trouble }
  | {
      readonly kind: "weather";
      readonly platform: number;
      readonly weather: "storm" | "outage" | "lost" | "slow" | "revoked";
      readonly forMs: number;
    }
  | {
      readonly kind: "closed";
      readonly platform: number;
      readonly place: number;
      readonly forMs: number;
    }
  | { readonly kind: "takenAway"; readonly platform: number; readonly n: number }
  | { readonly kind: "kill"; readonly downMs: number }
  | { readonly kind: "restart"; readonly downMs: number; readonly upgraded: boolean }
  | { readonly kind: "clock"; readonly skewMs: number; readonly forMs: number }
  | { readonly kind: "suspended"; readonly forMs: number }
  | { readonly kind: "people"; readonly n: number }
  | { readonly kind: "back" }
  /** An operator has something erased at once. */
  | { readonly kind: "ordered"; readonly order: number }
  | { readonly kind: "copied" }
  | { readonly kind: "restored"; readonly downMs: number };
/** `n`: its number in the year; what it draws comes from there. */
export type Happening = { readonly n: number; readonly at: number } & What;
export type Plan = {
  /** Everything is looked at every evening, which takes ten times as long. */
  readonly daily?: true;
  readonly seed: string;
  readonly start: number;
  readonly end: number;
  readonly happenings: readonly Happening[];
  readonly goesOn?: true;
  /** So many processes share the databases; one, where nothing is said. */
  readonly processes?: number;
  /** How much there is from the start, and how small the program's bounds are; left out: a small region, and the program as it is. */
  readonly size?: SizeName;
};

const [minuteMs, hourMs, dayMs] = [60_000, 3_600_000, 86_400_000];
/** A season: what needs longer shows in whole years, and many seasons show more than one year in the same time. */
const seasonDays = 45;
/** One every other day. */
const faultsADay = 1 / 2;

/** So far into a season an operator has something erased: there must be something that others tell of. */
const orderedAt = [0.4, 0.55, 0.7, 0.85];

/** One kind of fault, with what makes it differ. */
const faultOf = (d: ReturnType<typeof drawsOf>): What => {
  const forMs = (5 + d.int(300)) * minuteMs;
  const platform = d.int(2);
  const kinds: readonly (() => What)[] = [
    () => ({ kind: "disk", trouble: { kind: "die", after: 1 + d.int(60) } }),
    () => ({ kind: "disk", trouble: { kind: "die", after: 1 + d.int(60) } }),
    () => ({ kind: "disk", trouble: { kind: "lose", after: 1 + d.int(30) } }),
    () => ({ kind: "disk", trouble: { kind: "refuse", forMs: forMs / 5 } }),
    () => ({ kind: "disk", trouble: { kind: "readonly", forMs: forMs / 5 } }),
    () => ({ kind: "disk", trouble: { kind: "slow", forMs, eachMs: 20 + d.int(1_000) } }),
    () => ({
      kind: "weather",
      platform,
      weather: d.pick(["storm", "outage", "lost", "slow"] as const) ?? "storm",
      forMs,
    }),
    () => ({
      kind: "weather",
      platform,
      weather: d.pick(["storm", "outage", "lost", "slow", "revoked"] as const) ?? "lost",
      forMs,
    }),
    () => ({ kind: "closed", platform, place: d.int(1_000), forMs: forMs * 4 }),
    () => ({ kind: "takenAway", platform, n: d.int(1_000) }),
    () => ({ kind: "kill", downMs: d.int(120) * minuteMs }),
    () => ({ kind: "restart", downMs: d.int(10) * minuteMs, upgraded: d.chance(0.4) }),
    () => ({ kind: "clock", skewMs: (d.int(72) - 36) * hourMs, forMs: forMs * 3 }),
    () => ({ kind: "suspended", forMs: d.int(20) * hourMs }),
    () => ({ kind: "people", n: d.int(1_000) }),
    () => ({ kind: "people", n: d.int(1_000) }),
    () => ({ kind: "back" }),
    () => ({ kind: "restored", downMs: d.int(60) * minuteMs }),
  ];
  return (d.pick(kinds) ?? (() => ({ kind: "back" as const })))();
};
/** Mostly by day; now and then at night and on days off. */
const momentOf = (d: ReturnType<typeof drawsOf>, day: number): number => {
  if (d.chance(0.08)) return day + d.int(dayMs);
  return day + 7 * hourMs + d.int(10 * hourMs);
};
/** The year of a seed. `pace`: how many times a day somebody does something. */
export const planOf = (seed: string, days = seasonDays): Plan => {
  const d = drawsOf(`${seed}/plan`);
  const start = Date.parse(calendar.wall("2026-09-01", "06:00") as Instant) + d.int(400) * dayMs;
  const pace = 0.2 + d.next() * 1.1;
  const drawn: { readonly at: number; readonly what: What }[] = [];
  for (let day = 0; day < days; day++) {
    const acts = Math.floor(pace + d.next());
    for (let i = 0; i < acts; i++) {
      const many = d.chance(0.12) ? 2 + d.int(5) : 1;
      drawn.push({
        at: momentOf(d, start + day * dayMs),
        what: { kind: "acts", who: Array.from({ length: many }, () => d.int(1_000)) },
      });
    }
  }
  for (let i = 0; i < days * faultsADay; i++) {
    const at = start + 3 * dayMs + d.int((days - 5) * dayMs);
    const what = faultOf(d);
    drawn.push({ at, what });
    // A copy is taken every day; the one that is put back is the only one that counts.
    if (what.kind === "restored")
      drawn.push({ at: at - d.int(48 * hourMs), what: { kind: "copied" } });
  }
  for (const share of orderedAt)
    drawn.push({
      at: momentOf(d, start + Math.floor(days * share) * dayMs),
      what: { kind: "ordered", order: d.int(1_000) },
    });
  drawn.sort((a, b) => a.at - b.at);
  return {
    seed,
    start,
    end: start + days * dayMs,
    happenings: drawn.map(({ at, what }, n) => ({ n, at, ...what })),
  };
};
