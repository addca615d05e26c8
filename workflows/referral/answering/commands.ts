// What the receiver answers, and what happens when nobody does.
import { type Asked, type Decided, staged } from "../../../src/rules/command.ts";
import { agency, choice, holder, member, nothing } from "../../../src/rules/fields.ts";
import { atNight } from "../../../src/rules/ring.ts";
import { text } from "../../../src/rules/say.ts";
import { form, type Instant, type MemberId } from "../../../src/rules/ui.ts";
import { memberOf, refuse, type World } from "../../../src/rules/workflow.ts";
import * as codes from "../codes.ts";
import { colleagues, deputyFor } from "../drafting/fields.ts";
import { told } from "../facts.ts";
import { byClock, does, shown } from "../live.ts";
import type { Event, Facts, Referral, Waited } from "../model.ts";
import {
  dueTimes,
  isReferral,
  needsRisk,
  nextAt,
  nextSilence,
  receiverOn,
  receivers,
  senderOn,
} from "../rules.ts";
import { table, turnOf } from "../table.ts";
import { dutyOn } from "./travel.ts";

/** Whoever has the turn, then their lead, then whoever has it again. */
const waited = (state: Referral, at: Instant, world: World): readonly Event[] => {
  const [here] = table.here(state);
  const side = turnOf(state);
  if (
    here === undefined ||
    side === "nobody" ||
    !("by" in here.row) ||
    here.row.silent.command !== "silent"
  )
    return [];
  const step = (state.silence.at(-1)?.step ?? 0) + 1;
  const day = world.calendar.day(at);
  const sending = side === "sender" || state.outside;
  const to =
    (sending ? dutyOn(state, at, world) : undefined) ??
    (step === 2 ? nextAt(sending ? state.from : state.facts.to, 2, day, world) : undefined) ??
    (sending ? senderOn : receiverOn)(state, day, world);
  return [
    {
      type: "unanswered",
      silence: { phase: here.wait.row as Waited, step, at, ...(to !== undefined && { to }) },
    },
  ];
};
const silent = (
  state: Referral,
  { at }: { readonly at: Instant },
  world: World,
): readonly Event[] => {
  if (state.step !== "sent" && state.step !== "received") return waited(state, at, world);
  if (state.nextSilenceAt === undefined) return [];
  const phase = state.step === "sent" ? "ack" : "answer";
  const step = (state.silence.filter((s) => s.phase === phase).at(-1)?.step ?? 0) + 1;
  const day = world.calendar.day(at);
  const night = state.outside
    ? undefined
    : atNight(world.people.agencies.get(state.facts.to), at, world);
  const to = state.outside
    ? ((step === 2 ? nextAt(state.from, 2, day, world) : undefined) ?? senderOn(state, day, world))
    : night
      ? night.to
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
export const received = (
  state: Referral,
  at: Instant,
  who: { readonly by: MemberId } | { readonly link: true },
  world: World,
): Event => {
  const { answerBy } = state;
  return {
    type: "received",
    at,
    ...who,
    nextSilenceAt:
      answerBy !== undefined && answerBy > at ? answerBy : nextSilence(state.facts, 1, at, world),
  };
};

/** On the first screen: what is asked about most. */
const first = <F extends { readonly more: true }>({ more: _more, ...field }: F) => field;
const { interpreter, language, children, needs, ...others } = told;
const answerFields = {
  interpreter: first(interpreter),
  language: first(language),
  children: first(children),
  needs: first(needs),
  ...others,
  payer: choice("B", "payer", codes.payers, "referral.payer"),
} as const;
const answered = (
  state: Referral,
  { values, at }: Asked<typeof answerFields>,
  by: MemberId,
  world: World,
): Decided<Event> => {
  const defined = Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  );
  const facts: Facts = { ...state.facts, ...defined };
  return [{ type: "answered", at, by, facts, answerBy: dueTimes(facts, at, world).answerBy }];
};

export const answering = staged(table)({
  receive: does(nothing, (state, { at }, by, world) =>
    state.step === "sent" ? [received(state, at, { by }, world)] : [],
  ),
  ask: does(
    form("referral.ask.title", "referral.ask.submit", {
      question: choice("B", "question", codes.questions, "referral.ask.question"),
    }),
    (_state, { values: { question }, at }, by) => [{ type: "asked", at, by, question }],
  ),
  answer: does(form("referral.answer.title", "referral.answer.submit", answerFields), answered, {
    ...shown,
    prefill: (state) => (isReferral(state) ? state.facts : {}),
  }),
  accept: does(
    form(
      "referral.accept.title",
      "referral.accept.submit",
      {
        holder: holder("referral.accept.holder"),
        deputy: member("referral.accept.deputy"),
        risk: choice("B", "risk", codes.risks, "referral.accept.risk", {
          optional: true,
          hint: "referral.accept.riskHint",
        }),
      },
      [text("referral.accept.intro")],
    ),
    (state, { values: { holder, deputy, risk }, at }, by) => {
      if ("member" in holder && holder.member === deputy)
        return refuse("referral.accept.same", "deputy");
      if (needsRisk(state) && risk === undefined) return refuse("referral.accept.noRisk", "risk");
      return [
        {
          type: "accepted",
          at,
          by,
          holder,
          deputy,
          ...(risk && needsRisk(state) && { judged: risk }),
        },
      ];
    },
    {
      ...shown,
      prefill: (_state, _world, actor) => {
        const me = memberOf(actor);
        return { holder: me && { member: me.id }, deputy: me?.deputy };
      },
      choices: (state, world) => ({
        ...colleagues(state, world),
        risk: isReferral(state) && needsRisk(state) ? codes.risks : [],
      }),
    },
  ),
  /** One press: the one who presses has it, and their own deputy stands in. */
  take: does(nothing, (state, { at }, id, world) => {
    const deputy = deputyFor(state, world.people.members.get(id), world);
    return deputy === undefined
      ? refuse("referral.take.who")
      : [{ type: "accepted", at, by: id, holder: { member: id }, deputy }];
  }),
  decline: does(
    form("referral.decline.title", "referral.decline.submit", {
      reason: choice("B", "rejection", codes.reasons, "referral.reason"),
      suggested: agency("referral.decline.suggested", { optional: true }),
    }),
    (_state, { values: { reason, suggested }, at }, by) => [
      { type: "declined", at, by, reason, ...(suggested && { suggested }) },
    ],
    {
      choices: (state, world) =>
        isReferral(state)
          ? {
              suggested: receivers(state.facts.service, state.from, world).filter(
                (id) => id !== state.facts.to,
              ),
            }
          : {},
    },
  ),
  silent: byClock(silent),
});
