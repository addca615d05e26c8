// From yes to the end, and the ways back.

import type { Decided } from "../../src/rules/command.ts";
import { form, type Instant, type MemberId } from "../../src/rules/ui.ts";
import { clock, neutralBy, payloadOf, refuse, toldBy, type World } from "../../src/rules/workflow.ts";
import * as codes from "./codes.ts";
import { choice, nothing, showIt } from "./fields.ts";
import { byPerson, command, live } from "./live.ts";
import type { Event, Facts, Referral, Snapshot } from "./model.ts";
import { closedFor, isReferral } from "./rules.ts";
import { table } from "./table.ts";

const byCase = toldBy("case");
/** Both have confirmed: the case moves with a transfer, and gets a reference of its own there. */
const hand = (
  state: Referral,
  side: "sender" | "receiver",
  at: Instant,
  by: MemberId,
  world: World,
  carrier?: Facts["carrier"],
): Decided<Event> => {
  if (state.handed[side]) return refuse("referral.handed.already");
  const other = side === "sender" ? "receiver" : "sender";
  const both = state.handed[other] !== undefined || (state.outside && side === "sender");
  const newCase = both && state.facts.kind === "overlamning" && !state.outside ? world.fresh.instance : undefined;
  const first: Event = { type: "handed", side, at, by, ...(carrier && { carrier }), ...(newCase && { newCase }) };
  return state.outside && side === "sender" && !state.handed.receiver ? [first, { type: "handed", side: "receiver", at, by }] : [first];
};

export const handing = {
  handOver: command({
    access: table.access("handOver"),
    form: form(
      { key: "referral.handOver.title" },
      { key: "referral.handOver.submit" },
      { carrier: choice("A", "carrier", codes.carriers, "referral.carrier") },
      [{ kind: "text", text: [{ key: "referral.handOver.intro" }] }],
    ),
    prefill: (state) => (isReferral(state) && state.facts.carrier ? { carrier: state.facts.carrier } : {}),
    after: showIt,
    decide: byPerson((state, { values, at }, by, world) => hand(state, "sender", at, by, world, values.carrier)),
  }),
  takeOver: command({
    access: table.access("takeOver"),
    form: nothing,
    after: showIt,
    decide: byPerson((state, { at }, by, world) => hand(state, "receiver", at, by, world)),
  }),
  start: command({
    access: table.access("start"),
    form: nothing,
    after: showIt,
    decide: byPerson((_state, { at }, by) => [{ type: "began", at, by }]),
  }),
  rest: command({
    access: table.access("rest"),
    form: form(
      { key: "referral.rest.title" },
      { key: "referral.rest.submit" },
      { reason: choice("B", "rest", codes.restReasons, "referral.reason") },
    ),
    after: showIt,
    decide: byPerson((_state, { values, at }, by) => [{ type: "rested", at, by, reason: values.reason }]),
  }),
  finish: command({
    access: table.access("finish"),
    form: form(
      { key: "referral.finish.title" },
      { key: "referral.finish.submit" },
      { outcome: choice("A", "outcome", codes.outcomes, "referral.outcome") },
    ),
    after: showIt,
    decide: byPerson((_state, { values, at }, by) => [{ type: "finished", at, by, outcome: values.outcome }]),
  }),
  fail: command({
    access: table.access("fail"),
    form: form(
      { key: "referral.fail.title" },
      { key: "referral.fail.submit" },
      { reason: choice("B", "rejection", codes.reasons, "referral.reason") },
    ),
    after: showIt,
    decide: byPerson((_state, { values, at }, by) => [{ type: "failed", at, by, reason: values.reason }]),
  }),
  confirm: command({
    access: table.access("confirm"),
    form: nothing,
    after: showIt,
    decide: byPerson((_state, { at }, by) => [{ type: "confirmed", at, by }]),
  }),
  withdraw: command({
    access: table.access("withdraw"),
    form: form(
      { key: "referral.withdraw.title" },
      { key: "referral.withdraw.submit" },
      { reason: choice("B", "withdrawal", codes.withdrawReasons, "referral.reason") },
    ),
    after: showIt,
    decide: byPerson((_state, { values, at }, by) => [{ type: "withdrawn", at, by, reason: values.reason }]),
  }),
  mistake: command({
    // A draft is thrown away instead: nothing of it has been shared.
    access: table.access("mistake"),
    form: form(
      { key: "referral.mistake.title" },
      { key: "referral.mistake.submit" },
      { reason: choice("B", "mistake", codes.mistakes, "referral.reason") },
    ),
    decide: byPerson((_state, { values, at }, by) => [{ type: "mistaken", at, by, reason: values.reason }]),
  }),
  begin: command({
    access: clock,
    form: nothing,
    decide: live((state, { at }) => (state.step === "handedOver" ? [{ type: "began", at }] : [])),
  }),
  /** From the case: what it says today. */
  freeze: command({
    access: byCase,
    form: nothing,
    decide: live((state, asked) =>
      state.sends === 0 || state.step === "discarded"
        ? []
        : [{ type: "frozen", snapshot: payloadOf<{ snapshot: Snapshot }>(asked).snapshot }],
    ),
  }),
  /** From the case: the consent that it rested on is withdrawn. */
  stop: command({
    access: byCase,
    form: nothing,
    decide: live((state, { at }) =>
      state.step === "draft" || closedFor.includes(state.step) ? [] : [{ type: "withdrawn", at, consentGone: true }],
    ),
  }),
  /** From the case: it is erased, and everything with it. */
  forget: command({
    access: byCase,
    form: nothing,
    decide: live((state, { at }) => (state.step === "discarded" ? [] : [{ type: "discarded", at, eraseBy: neutralBy(at) }])),
  }),
} as const;
