// What a meeting meets: open cases, referrals and questions of which a few are worth raising, and actions of which a few are of its series. As copies.
import type { InstanceId, Instant, Open } from "../src/rules/ui.ts";
import type { Summary } from "../src/rules/workflow.ts";
import { actionProjection } from "../workflows/action/projection.ts";
import { caseProjection } from "../workflows/case/projection.ts";
import { crowd, type Row } from "./crowd.ts";

const dayMs = 86_400_000;
/** The same draws every time, so that two runs differ by the machine alone: mulberry32. */
export const draws = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** Beside each hundred cases so many referrals without an answer, and one question. */
const [referralShare, questionShare] = [0.05, 0.01];
const [highRisk, nearDeadline, askedFor, quiet, sharedShare] = [0.2, 0.05, 0.02, 0.01, 0.1];
/** Opened, and ended, evenly over this long; a case that is younger than the last meeting is raised whatever its risk. */
const yearDays = 365;
/** The convener and another that is invited, in every tenth row; else one of the three alone. */
const [convener, other, outsider] = ["a:noomi", "a:evonhuset", "a:socialtjansten-lund"] as const;
const { facts: none } = caseProjection.says({});
const { facts: raisable } = caseProjection.says({ raisable: "yes" as Open<"yes"> });
type Dealt = {
  readonly openedAt: number;
  readonly raiseAt: number | null;
  readonly facts: Summary["facts"];
};
const dealCase = (draw: () => number, now: number): Dealt => {
  const openedAt = Math.round(now - draw() * yearDays * dayMs);
  if (draw() < quiet) return { openedAt, raiseAt: null, facts: none };
  if (draw() < highRisk || draw() < askedFor)
    return { openedAt, raiseAt: openedAt, facts: raisable };
  return {
    openedAt,
    raiseAt: draw() < nearDeadline ? Math.round(now - draw() * 14 * dayMs) : null,
    facts: raisable,
  };
};
const dealReferral = (draw: () => number, now: number): Dealt => {
  const openedAt = Math.round(now - draw() * 30 * dayMs);
  return { openedAt, raiseAt: openedAt, facts: none };
};
const deal = {
  case: dealCase,
  referral: dealReferral,
  capacity: (draw: () => number, now: number): Dealt => ({
    ...dealReferral(draw, now),
    raiseAt: null,
  }),
} as const;

const iso = (ms: number): Instant => new Date(ms).toISOString() as Instant;

/** `count` open cases and what is beside them. The database must hold a case that was opened by the rules: the others are copies of it. */
export const dealCases = (file: string, count: number, now: number): void => {
  const [referrals, questions] = [
    Math.ceil(count * referralShare),
    Math.ceil(count * questionShare),
  ];
  const draw = draws(7);
  const row = (i: number, summary: Summary): Row => {
    const workflow = i < count ? "case" : i < count + referrals ? "referral" : "capacity";
    const { openedAt, raiseAt, facts } = deal[workflow](draw, now);
    const said = {
      ...summary,
      openedAt: iso(openedAt),
      ...(raiseAt !== null && { raiseAt: iso(raiseAt) }),
      ...(facts && { facts }),
    };
    const alone = [convener, other, outsider][Math.floor(draw() * 3)] ?? outsider;
    return {
      workflow,
      readers: ["m:noomi-kontakt", ...(draw() < sharedShare ? [convener, other] : [alone])],
      summary: said,
    };
  };
  crowd(file, count + referrals + questions, { workflow: "case", readers: [], deal: row });
};

/** What a meeting of these has on its agenda, whatever else there is. */
export const sameOn = { case: 20, referral: 8, capacity: 2 } as const;
/**
 * `count` open cases and what is beside them, as above; but what these agencies have in common and is worth raising is always the same. In every tenth case of the
 * others they take part too, and it is not worth raising; all else is one agency's alone, as much of it worth raising as above.
 */
export const dealBeside = (file: string, count: number, now: number): void => {
  const all = {
    case: count,
    referral: Math.ceil(count * referralShare),
    capacity: Math.ceil(count * questionShare),
  };
  const rows = Object.entries(all).flatMap(([workflow, n]) =>
    Array.from({ length: n }, (_, i) => [workflow as keyof typeof all, i] as const),
  );
  const draw = draws(13);
  const row = (at: number, { raiseAt: _, ...summary }: Summary): Row => {
    const [workflow, i] = rows[at] ?? ["case", count];
    const [isOn, old] = [i < sameOn[workflow], iso(now - 100 * dayMs)];
    const { openedAt, raiseAt, facts } = deal[workflow](draw, now);
    if (isOn) {
      const raised = workflow !== "capacity" && { raiseAt: old };
      return {
        workflow,
        readers: [convener, other],
        summary: { ...summary, openedAt: old, ...raised, ...(raisable && { facts: raisable }) },
      };
    }
    if (workflow === "case" && draw() < sharedShare)
      return {
        workflow,
        readers: [convener, other],
        summary: { ...summary, openedAt: old, ...(raisable && { facts: raisable }) },
      };
    const said = {
      ...summary,
      openedAt: iso(openedAt),
      ...(raiseAt !== null && { raiseAt: iso(raiseAt) }),
      ...(facts && { facts }),
    };
    return {
      workflow,
      readers: [[convener, other, outsider][Math.floor(draw() * 3)] ?? outsider],
      summary: said,
    };
  };
  crowd(file, rows.length, { workflow: "case", readers: [], deal: row });
};

/** One in a hundred is of the series; of all, a fifth is still to be done, the rest has ended over the last year, one in twenty of these as impossible. */
const [ofSeriesShare, openShare, impossibleShare] = [0.01, 0.2, 0.05];
/** `count` actions. The database must hold one that was made by the rules. */
export const dealActions = (file: string, count: number, series: string, now: number): void => {
  const draw = draws(11);
  const row = (i: number, summary: Summary): Row => {
    const open = draw() < openShare;
    const closedAt = open ? {} : { closedAt: iso(Math.round(now - draw() * yearDays * dayMs)) };
    const step = open ? "open" : draw() < impossibleShare ? "impossible" : "done";
    // Every action belongs somewhere: the index is as full as it would be.
    const of = (i < count * ofSeriesShare ? series : `s${i % 500}`) as InstanceId;
    return {
      workflow: "action",
      readers: [convener, other],
      summary: { ...summary, of, open, ...closedAt, ...actionProjection.says({ step }) },
    };
  };
  crowd(file, count, { workflow: "action", readers: [], deal: row });
};
