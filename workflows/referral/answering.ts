// What the receiver answers, and what happens when nobody does.

import type { Asked, Decided } from "../../src/rules/command.ts";
import { form, type Instant, type MemberId } from "../../src/rules/ui.ts";
import { clock, memberOf, refuse, type World } from "../../src/rules/workflow.ts";
import * as codes from "./codes.ts";
import { choice, colleagues, label, nothing, showIt } from "./fields.ts";
import { byPerson, command, live } from "./live.ts";
import type { Event, Facts, Referral } from "./model.ts";
import { dueTimes, isReferral, nextAt, nextSilence, receivers, senderOn } from "./rules.ts";
import { table } from "./table.ts";

const silent = (state: Referral, at: Instant, world: World): Decided<Event> => {
  if (state.nextSilenceAt === undefined || (state.step !== "sent" && state.step !== "received")) return [];
  const phase = state.step === "sent" ? "ack" : "answer";
  const step = (state.silence.filter((s) => s.phase === phase).at(-1)?.step ?? 0) + 1;
  const day = world.calendar.day(at);
  const to = state.outside
    ? ((step === 2 ? nextAt(state.from, 2, day, world) : undefined) ?? senderOn(state, day, world))
    : step <= 2
      ? nextAt(state.facts.to, step, day, world)
      : world.people.answers(state.facts.to, day);
  return [
    {
      type: "unanswered",
      silence: { phase, step, at, ...(to !== undefined && { to }) },
      nextSilenceAt: nextSilence(state.facts, step, at, world),
    },
  ];
};
/** Opened when the answer was already late: there is still time to give one before anybody else is told. */
const received = (state: Referral, at: Instant, by: MemberId, world: World): Event => {
  const { answerBy } = state;
  return {
    type: "received",
    at,
    by,
    nextSilenceAt: answerBy !== undefined && answerBy > at ? answerBy : nextSilence(state.facts, 1, at, world),
  };
};

const answerFields = {
  interpreter: { ...choice("B", "interpreter", codes.yesNo, "referral.interpreter"), optional: true },
  children: { ...choice("B", "band", codes.bands, "referral.children"), optional: true },
  needs: { kind: "choices", secrecy: "B", of: "need", options: codes.needCodes, ...label("referral.needs"), optional: true },
  conditions: {
    kind: "choices",
    secrecy: "B",
    of: "condition",
    options: codes.conditions,
    ...label("referral.conditions"),
    optional: true,
  },
  payer: choice("B", "payer", codes.payers, "referral.payer"),
} as const;
const answered = (state: Referral, command: Asked<typeof answerFields>, by: MemberId, world: World): Decided<Event> => {
  const { values, at } = command;
  const defined = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
  const facts: Facts = { ...state.facts, ...defined };
  return [{ type: "answered", at, by, facts, answerBy: dueTimes(facts, at, world).answerBy }];
};

export const answering = {
  receive: command({
    access: table.access("receive"),
    form: nothing,
    after: showIt,
    decide: byPerson((state, { at }, by, world) => (state.step === "sent" ? [received(state, at, by, world)] : [])),
  }),
  ask: command({
    access: table.access("ask"),
    form: form(
      { key: "referral.ask.title" },
      { key: "referral.ask.submit" },
      { question: choice("B", "question", codes.questions, "referral.ask.question") },
    ),
    after: showIt,
    decide: byPerson((_state, { values, at }, by) => [{ type: "asked", at, by, question: values.question }]),
  }),
  answer: command({
    access: table.access("answer"),
    form: form({ key: "referral.answer.title" }, { key: "referral.answer.submit" }, answerFields),
    prefill: (state) => (isReferral(state) ? { ...state.facts } : {}),
    after: showIt,
    decide: byPerson(answered),
  }),
  accept: command({
    access: table.access("accept"),
    form: form(
      { key: "referral.accept.title" },
      { key: "referral.accept.submit" },
      {
        holder: { kind: "holder", ...label("referral.accept.holder") },
        deputy: { kind: "member", ...label("referral.accept.deputy") },
      },
      [{ kind: "text", text: [{ key: "referral.accept.intro" }] }],
    ),
    prefill: (_state, world, actor) => {
      const member = memberOf(actor);
      return { holder: member && { member: member.id }, deputy: member && world.people.members.get(member.id)?.deputy };
    },
    choices: colleagues,
    after: showIt,
    decide: byPerson((_state, { values: { holder, deputy }, at }, by) =>
      "member" in holder && holder.member === deputy
        ? refuse("referral.accept.same", "deputy")
        : [{ type: "accepted", at, by, holder, deputy }],
    ),
  }),
  decline: command({
    access: table.access("decline"),
    form: form(
      { key: "referral.decline.title" },
      { key: "referral.decline.submit" },
      {
        reason: choice("B", "rejection", codes.reasons, "referral.reason"),
        suggested: { kind: "agency", optional: true, ...label("referral.decline.suggested") },
      },
    ),
    choices: (state, world) =>
      isReferral(state) ? { suggested: receivers(state.facts.service, state.from, world).filter((id) => id !== state.facts.to) } : {},
    decide: byPerson((_state, { values: { reason, suggested }, at }, by) => [
      { type: "declined", at, by, reason, ...(suggested && { suggested }) },
    ]),
  }),
  silent: command({ access: clock, form: nothing, decide: live((state, { at }, world) => silent(state, at, world)) }),
} as const;
