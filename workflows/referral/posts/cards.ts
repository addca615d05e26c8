// What both sides' cards say: where it is, who has the ball, until when, and the way on.
import {
  dm,
  facts,
  inWords,
  on,
  press,
  ring,
  type Said,
  show,
  t,
  text,
} from "../../../src/rules/say.ts";
import type {
  Action,
  AgencyId,
  Block,
  Instant,
  Message,
  Phrase,
  Span,
} from "../../../src/rules/ui.ts";
import type { Post, World } from "../../../src/rules/workflow.ts";
import { dutyOn, travelsAt } from "../answering/travel.ts";
import type { commands } from "../commands.ts";
import type { Referral } from "../model.ts";
import { answerFor, hasMoved, senderOn } from "../rules.ts";
import { table, turnOf } from "../table.ts";

export type C = keyof typeof commands;
type B = Block<Span, C>;

export const open = show("show", "referral.open");
export const openFirst = show("show", "referral.open", "primary");
export const numbered = (
  key: "referral.card.title" | "referral.receiver.title",
  state: Referral,
): Phrase => t(key, { number: { ref: state.number } });
export const responsible = (state: Referral): Span =>
  hasMoved(state) ? (state.holder ?? { agency: state.facts.to }) : { member: state.by };
/** Until when the receiver should have opened it, or answered. */
export const dueOf = (state: Referral): Referral["ackBy"] =>
  state.step === "sent" ? state.ackBy : state.step === "received" ? state.answerBy : undefined;

/** In the sender's own messages: reference, where it is, who is responsible, whose turn it is, until when. */
export const senderFacts = (state: Referral): B => {
  const ball = turnOf(state);
  const due = dueOf(state);
  return facts(
    ["referral.card.case", { ref: state.caseRef }],
    ["referral.card.where", t(`referral.step.${state.step}`)],
    ["referral.card.responsible", responsible(state)],
    ball !== "nobody" && ["referral.card.turn", t(`referral.turn.${ball}`)],
    due && [
      state.step === "sent" ? "referral.card.ackBy" : "referral.card.answerBy",
      { date: due },
    ],
  );
};
/** What the sender, or who stands in on that day, is told. On the day of a journey, out of hours, also who is on duty then. */
export const toSender = (
  key: string,
  state: Referral,
  at: Instant,
  world: World,
  said: Omit<Said<C>, "notice">,
): readonly Post<C>[] =>
  [...new Set([senderOn(state, world.calendar.day(at), world), dutyOn(state, at, world)])].flatMap(
    (to) =>
      dm(key, to, travelsAt(state, at, world) ? "atOnce" : answerFor(state), {
        notice: "referral.notice.changed",
        ...said,
      }),
  );
/** The number that the directory has: of an agency outside the sender rings it. */
export const phoneOf = (state: Referral, world: World) =>
  ring(world.people.agencies.get(state.facts.to)?.phone, "referral.outside.call");
/** Their own next step, or the one that they take down for an agency that has said yes by a link. */
export const senderMain = (state: Referral): Action<C> | undefined =>
  table.main(state, "sender") ??
  (state.step === "offered" ? table.main(state, "receiver") : undefined);
/** A new draft of the same, for another receiver: nobody is asked twice. */
export const againElsewhere = (state: Referral, to?: AgencyId): Action<C> =>
  press(
    "draft",
    to === undefined ? "referral.again" : t("referral.again.suggested", { agency: { agency: to } }),
    {
      ...on("referral"),
      values: {
        kase: state.kase,
        parent: state.number,
        service: state.facts.service,
        urgency: state.facts.urgency,
        ...(to && { to }),
      },
    },
  );
/** The sender's way on after a no. */
export const waysOn = (state: Referral): readonly Action<C>[] => [
  ...(state.suggested ? [againElsewhere(state, state.suggested)] : []),
  againElsewhere(state),
];

/** Where it is, to the receiver; when the sender has done theirs, what is left to do. */
export const toldReceiver = (state: Referral): Phrase =>
  state.step === "accepted" && state.handed.sender
    ? t("referral.remind.acceptedGiven")
    : inWords("referral.receiver", state.step);
/** Without content: that there is one, and until when. Everything else opens in a panel, which is logged. */
export const receiverMessage = (state: Referral): Message<C> => {
  const isNew = state.step === "sent";
  const due = dueOf(state);
  const said = due
    ? t(isNew ? "referral.new.body" : "referral.new.answer", { by: { date: due } })
    : toldReceiver(state);
  return {
    title: isNew
      ? { key: "referral.new.title" as const }
      : numbered("referral.receiver.title", state),
    notice: "referral.notice.new",
    body: [text(said)],
    actions: [(isNew && table.main(state, "receiver")) || open],
  };
};
