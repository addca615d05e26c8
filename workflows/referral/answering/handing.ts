// From yes to the end, and the ways back.
import { type Decided, handedOn, staged } from "../../../src/rules/command.ts";
import { choice, nothing } from "../../../src/rules/fields.ts";
import { text } from "../../../src/rules/say.ts";
import {
  form,
  type Instant,
  type MemberId,
  type PlainKey,
  reveal,
  seal,
} from "../../../src/rules/ui.ts";
import { agencyOf } from "../../../src/rules/who.ts";
import { neutralBy, refuse, senderOf, type World } from "../../../src/rules/workflow.ts";
import { deleted, showsIncident, wentAstray } from "../astray/decide.ts";
import * as codes from "../codes.ts";
import { byClock, does, live, shown, takes } from "../live.ts";
import type { Event, Facts, Referral, Side } from "../model.ts";
import { closedFor, hasMoved, isReferral, isUnderWay } from "../rules.ts";
import { table } from "../table.ts";
import { travel, travelBy } from "./travel.ts";

/** Both have confirmed: the case moves with a transfer, and gets a reference of its own there. */
const hand = (
  state: Referral,
  side: Side,
  at: Instant,
  by: MemberId,
  world: World,
  carrier?: Facts["carrier"],
): Decided<Event> => {
  if (state.handed[side]) return refuse("referral.handed.already");
  const other = side === "sender" ? "receiver" : "sender";
  const newCase =
    state.handed[other] && state.facts.kind === "overlamning" && !state.outside
      ? world.fresh.instance
      : undefined;
  const first: Event = {
    type: "handed",
    side,
    at,
    by,
    ...(carrier && { carrier }),
    ...(newCase && { newCase }),
  };
  return state.outside && side === "sender" && !state.handed.receiver
    ? [first, { type: "handed", side: "receiver", at, by }]
    : [first];
};
const isHigh = ({ snapshot }: Referral): boolean =>
  snapshot?.risk !== undefined && reveal(snapshot.risk) === "high";
/** In the middle of something that goes on: the sender makes sure of how things are, today where the risk is high, and before a journey. */
const settling = (
  state: Referral,
  soon: boolean,
  at: Instant,
  world: World,
): Pick<Referral, "settleBy"> => {
  if (state.holder === undefined || !isUnderWay(state)) return {};
  const travel = travelBy(state, at, world);
  if (travel !== undefined) return { settleBy: travel };
  const hours = agencyOf(state.from, world)?.hours;
  return {
    settleBy:
      soon && hours
        ? world.calendar.addOfficeHours(at, 2, hours)
        : world.calendar.addWorkdays(at, 1, "15:00"),
  };
};
/** A form that asks why. */
const why = <const O extends readonly string[]>(
  title: PlainKey,
  submit: PlainKey,
  of: string,
  reasons: O,
) => form(title, submit, { reason: choice("B", of, reasons, "referral.reason") });

export const handing = staged(table)({
  handOver: does(
    form(
      "referral.handOver.title",
      "referral.handOver.submit",
      { carrier: choice("A", "carrier", codes.carriers, "referral.carrier") },
      [text("referral.handOver.intro")],
    ),
    (state, { values, at }, by, world) => hand(state, "sender", at, by, world, values.carrier),
    { ...shown, prefill: (state) => (isReferral(state) ? { carrier: state.facts.carrier } : {}) },
  ),
  takeOver: does(nothing, (state, { at }, by, world) => hand(state, "receiver", at, by, world)),
  start: does(nothing, (_state, { at }, by) => [{ type: "began", at, by }]),
  rest: does(
    why("referral.rest.title", "referral.rest.submit", "rest", codes.restReasons),
    (_state, { values: { reason }, at }, by) => [{ type: "rested", at, by, reason }],
  ),
  finish: does(
    form("referral.finish.title", "referral.finish.submit", {
      outcome: choice("A", "outcome", codes.outcomes, "referral.outcome"),
    }),
    (_state, { values: { outcome }, at }, by) => [{ type: "finished", at, by, outcome }],
  ),
  fail: does(
    why("referral.fail.title", "referral.fail.submit", "rejection", codes.reasons),
    (_state, { values: { reason }, at }, by) => [{ type: "failed", at, by, reason }],
  ),
  confirm: does(nothing, (_state, { at }, by) => [{ type: "confirmed", at, by }]),
  withdraw: does(
    why("referral.withdraw.title", "referral.withdraw.submit", "withdrawal", codes.withdrawReasons),
    (state, { values: { reason }, at }, by, world) =>
      hasMoved(state)
        ? refuse("referral.moved")
        : [{ type: "withdrawn", at, by, reason, ...settling(state, isHigh(state), at, world) }],
  ),
  // A draft is thrown away instead: nothing of it has been shared. Nobody opens what is out of sight.
  mistake: does(
    why("referral.mistake.title", "referral.mistake.submit", "mistake", codes.mistakes),
    (state, { values: { reason }, at }, by) =>
      hasMoved(state) ? refuse("referral.moved") : [{ type: "mistaken", at, by, reason }],
    {},
  ),
  /** Not a reason among others: it opens an incident, and both sides read what to do. */
  astray: does(nothing, (state, { at }, by, world) => wentAstray(state, "sender", at, by, world), {
    after: showsIncident,
  }),
  notOurs: does(
    nothing,
    (state, { at }, by, world) => wentAstray(state, "receiver", at, by, world),
    {},
  ),
  deleted: does(nothing, (state, { at }, by, world) => deleted(state, at, by, world), {}),
  begin: byClock((state, { at }) => (state.step === "handedOver" ? [{ type: "began", at }] : [])),
  freeze: takes.freeze(
    live((state, { values: { snapshot } }) =>
      state.sends === 0 || state.step === "discarded" ? [] : [{ type: "frozen", snapshot }],
    ),
  ),
  stop: takes.stop(
    live((state, { values: { soon }, at }, world) => {
      if (state.step === "draft" || closedFor.includes(state.step) || hasMoved(state)) return [];
      return [{ type: "withdrawn", at, consentGone: true, ...settling(state, soon, at, world) }];
    }),
  ),
  hush: takes.hush(live((_state, { values: { quiet } }) => [{ type: "hushed", quiet }])),
  rename: takes.rename(
    live((state, { values: { ref: caseRef, words: caseWords }, by }) =>
      senderOf(by) === state.kase ? [{ type: "caseRenamed", caseRef, caseWords }] : [],
    ),
  ),
  /** Not to the one who is asked to look at it as a second person. */
  handOn: takes.handOn((state, asked, world) =>
    isReferral(state)
      ? handedOn(asked, { by: state.by, agency: state.from }, world).filter(
          ({ to }) => state.second?.to !== to || state.second.decided !== undefined,
        )
      : [],
  ),
  travel,
  settle: does(nothing, (_state, { at }, by) => [{ type: "settled", at, by }]),
  stays: does(
    nothing,
    (_state, { at }, by) => [{ type: "toldStill", at, by, code: seal("stays" as const) }],
    {},
  ),
  movedOut: does(
    nothing,
    (_state, { at }, by) => [{ type: "toldStill", at, by, code: seal("left" as const) }],
    {},
  ),
  /** One that was not sent may be another case's, which has drawn the same words. */
  forget: takes.forget(
    live((state, { at, by }) =>
      state.step === "discarded" || senderOf(by) !== state.kase
        ? []
        : [{ type: "discarded", at, eraseBy: neutralBy(at) }],
    ),
  ),
});
