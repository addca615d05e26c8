// From opening to erasure, and what the clock does.

import { type Asked, type Decided, staged } from "../../../src/rules/command.ts";
import { choice, date, nothing, shows } from "../../../src/rules/fields.ts";
import { notReady } from "../../../src/rules/relation.ts";
import { onDay, t, text } from "../../../src/rules/say.ts";
import { form, type Instant, reveal, seal } from "../../../src/rules/ui.ts";
import { agencyOf } from "../../../src/rules/who.ts";
import { configuration, type Member, memberOf, neutralBy, payloadOf, plus, refuse, type World } from "../../../src/rules/workflow.ts";
import { askAgain, askedWeekend, discussed, miss, remind } from "../by-clock.ts";
import * as codes from "../codes.ts";
import { countedIn, countedNeeds } from "../counted.ts";
import { askAtOnce } from "../daysoff.ts";
import { act, byClock, byPerson, command, isCase, isRed, told } from "../live.ts";
import { isForgotten } from "../passing/evolve.ts";
import { mayOpen, plan } from "../rules.ts";
import type { Case, Event, State } from "../state.ts";
import { table } from "../table.ts";
import { bandsOf, knownTimes, saidTimes, unfitTimes } from "../times.ts";
import { open, openBeside, openCall, openFields } from "./opening.ts";
import { colleaguesOf, me, ownOf, ready } from "./parts.ts";

type Stat =
  | "ageGroup"
  | "sex"
  | "exploitation"
  | "police"
  | "support"
  | "reflection"
  | "suspicion"
  | "traffickingStatus"
  | "industry"
  | "citizenship"
  | "source";
const stat = <const O extends readonly string[]>(of: Stat, options: O, extras: { readonly more?: true } = {}) =>
  choice("B", of, options, `case.stat.${of}`, { optional: true, ...extras });
const more = { more: true } as const;
const day = { optional: true, more: true } as const;
const dayMs = 86_400_000;

const closeFields = {
  reason: choice("B", "closure", codes.closureReasons, "case.close.reason"),
  counting: choice("B", "counting", codes.counting, "case.stat.counting", { hint: "case.stat.countingHint", optional: true }),
  ageGroup: stat("ageGroup", codes.ageGroups),
  sex: stat("sex", codes.sexes),
  exploitation: stat("exploitation", codes.exploitations),
  police: stat("police", codes.yesNo, more),
  support: stat("support", codes.yesNo, more),
  reflection: stat("reflection", codes.reflections, more),
  suspicion: stat("suspicion", codes.suspicions, more),
  traffickingStatus: stat("traffickingStatus", codes.traffickingStatuses, more),
  industry: stat("industry", codes.industries, more),
  citizenship: stat("citizenship", codes.citizenships, more),
  source: stat("source", codes.sources, more),
  firstContactOn: date("B", "case.times.firstContactOn", { ...day, hint: "case.times.hint" }),
  coordinatorOn: date("B", "case.times.coordinatorOn", day),
  shelterOn: date("B", "case.times.shelterOn", day),
} as const;
const close = (state: Case, { values, at }: Asked<typeof closeFields>, by: Member, world: World): Decided<Event> => {
  const { reason, counting, firstContactOn, coordinatorOn, shelterOn, ...stats } = values;
  const times = saidTimes({ firstContactOn, coordinatorOn, shelterOn });
  if (state.parts.some((part) => part.state === "invited")) return refuse("case.close.invited");
  // A referral that nobody has ended would have nobody to go back to.
  if (state.shares.some((share) => !share.ended && !share.workflow)) return refuse("case.close.referral");
  const unfit = unfitTimes(times, at, world);
  if (unfit) return unfit;
  const said = Object.fromEntries(Object.entries(stats).filter(([, code]) => code !== undefined)) as unknown as Record<string, string>;
  const asked = agencyOf(state.agency, world)?.counts && counting ? reveal(counting) : "notAsked";
  // Without a yes nothing is kept of what was answered.
  const kept = seal(asked === "yes" ? { ...said, ...countedIn(state, reveal(reason), world), ...bandsOf(state, times, world) } : {});
  return [
    {
      type: "closed",
      at,
      row: world.fresh.instance,
      by: by.id,
      reason,
      stats: kept,
      ...(asked !== "notAsked" && { counting: seal(asked) }),
      ...(asked === "yes" && Object.keys(times).length > 0 && { times }),
    },
  ];
};
const erase = (state: Case, at: Instant, world: World): Decided<Event> => {
  if (!state.closed) return refuse("case.isOpen");
  if (!state.filedOn) return refuse("case.erase.notFiled");
  const kept = (agencyOf(state.agency, world)?.retentionDays ?? 90) * dayMs;
  const from = plus(state.closed.at, kept);
  if (from > at) return refuse(t("case.erase.tooEarly", { from: onDay(from) }));
  return [{ type: "eraseAsked", at, eraseBy: neutralBy(at) }];
};

/** Wherever it has come to; repeated until all its referrals are told. `withinMs`: how long its posts have to become neutral. */
const eraseNow = (state: State, withinMs: number, at: Instant): readonly Event[] => {
  if (!isCase(state)) return [];
  const eraseBy = plus(at, withinMs);
  if (state.step !== "erasing") return [{ type: "eraseAsked", at, eraseBy, operator: true }];
  return isForgotten(state) && state.eraseBy !== undefined && state.eraseBy <= eraseBy ? [] : [{ type: "forgotMore", eraseBy }];
};

export const living = staged(table)({
  open: command({
    access: mayOpen,
    words: "case.open.words",
    help: "case.open.help",
    often: true,
    ready: (_state, world, actor) => notReady(ownOf(actor), world),
    form: form("case.open.title", "case.open.submit", openFields, [text("case.never", "warning")]),
    prefill: (_state, _world, actor) => ({ deputy: memberOf(actor)?.deputy, child: "unknown", risk: "notAssessed", quiet: "no" }),
    choices: (_state, world, actor) => ({ deputy: colleaguesOf(actor, world, me(actor)) }),
    // A child, or nobody knows.
    after: (_state, { child, moreChildren, moreUnknown }) => ({
      panel: child !== "no" || moreChildren !== undefined || moreUnknown !== undefined ? "childOpened" : "opened",
    }),
    decide: open,
  }),
  openBeside: told("case", openBeside),
  openCall: told("call", openCall),
  close: act({
    words: "case.close.words",
    help: "case.close.help",
    ready,
    form: form("case.close.title", "case.close.submit", closeFields, [text("case.close.intro")]),
    prefill: (state, world) => (isCase(state) ? { ...(state.fromCall && { source: "supportLine" }), ...knownTimes(state, world) } : {}),
    // Where nobody has checked on what it rests, nobody is asked.
    choices: (state, world) => ({
      counting: isCase(state) && agencyOf(state.agency, world)?.counts ? codes.counting : ["notAsked"],
    }),
    after: shows("closed"),
    decideNeeds: (state, { by }) => (isCase(state) ? countedNeeds(state, memberOf(by)) : {}),
    decide: byPerson(close),
  }),
  file: act({
    words: "case.file.words",
    help: "case.file.help",
    form: form("case.file.title", "case.file.submit", {}),
    after: shows("closed"),
    decide: byPerson((state, { at }, by) => (state.filedOn ? refuse("case.file.already") : [{ type: "filed", at, by: by.id }])),
  }),
  reopen: act({
    words: "case.reopen.words",
    help: "case.reopen.help",
    form: form("case.reopen.title", "case.reopen.submit", {}),
    after: shows("show"),
    decide: byPerson((state, { at }, by, world) => {
      const agency = agencyOf(state.agency, world);
      if (!agency) return refuse("case.noRegion");
      const planned = plan(state.risk, state.openedAt, at, agency, world, isRed(state));
      const asked = askAtOnce(state.weekendAsked, planned.weekendAt, at, by.id, world);
      return [{ type: "reopened", at, by: by.id, ...planned }, ...asked];
    }),
  }),
  erase: act({
    words: "case.erase.words",
    help: "case.erase.help",
    ready: (state) => (isCase(state) && !state.filedOn ? refuse("case.erase.notFiled") : undefined),
    form: form("case.erase.title", "case.erase.submit", { sure: choice("A", "erase", ["erase"], "case.erase.sure") }, [
      text("case.erase.intro", "warning"),
    ]),
    decide: byPerson((state, { at }, _by, world) => erase(state, at, world)),
  }),
  eraseNow: command({
    access: configuration,
    form: nothing,
    decide: (state, asked) => eraseNow(state, payloadOf<{ withinMs: number }>(asked).withinMs, asked.at),
  }),
  miss: byClock(miss),
  remind: byClock(remind),
  askWeekend: byClock(askedWeekend),
  endCover: byClock((state, { at }) => (state.cover && state.cover.until <= at ? [{ type: "coverEnded" }] : [])),
  askAgain: byClock(askAgain),
  discussed: told("agenda", discussed),
});
