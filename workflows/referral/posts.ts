// What stands in chat because of a referral: the sender's card, the receiver's, and the messages to those who must act.
import {
  type Action,
  type AgencyId,
  type Block,
  type Holder,
  type MemberId,
  type Open,
  reveal,
  type Span,
  type Text,
} from "../../src/rules/ui.ts";
import type { Post as AnyPost, World } from "../../src/rules/workflow.ts";
import type { commands } from "./commands.ts";
import type { Referral, Silence } from "./model.ts";
import { closedFor, receiverOn, senderOn, wrote } from "./rules.ts";

type C = keyof typeof commands;
type Post = AnyPost<C>;
type B = Block<Span, C>;

/** One stretch of waiting: asked, answered and waited for again is another. */
export const roundOf = (state: Referral): number => state.moments.length;
/** Somebody else still has to decide. */
export const secondIsAsked = ({ second, step }: Referral): boolean => second !== undefined && !second.decided && !closedFor.includes(step);

const look: Action<C> = { panel: "show", label: { key: "referral.open" } };
const act = (command: C, key: Action["label"]["key"], style?: "primary" | "danger"): Action<C> => ({
  command,
  label: { key },
  ...(style && { style }),
});

/** Who has the ball, and so what the other waits for. */
export const turn = (state: Referral): "sender" | "receiver" | "second" | "nobody" => {
  switch (state.step) {
    case "draft":
      return state.second && !state.second.decided ? "second" : "sender";
    case "sent":
    case "received":
    case "handedOver":
    case "ongoing":
    case "dormant":
      return "receiver";
    case "accepted":
      return state.handed.sender ? "receiver" : "sender";
    case "question":
    case "done":
    case "failed":
    case "declined":
      return "sender";
    case "confirmed":
    case "withdrawn":
    case "mistaken":
    case "discarded":
      return "nobody";
  }
};
/** Responsibility moves with a transfer, and only when both have confirmed. docs/domain.md, decision 7. */
const hasMoved = (state: Referral): boolean =>
  state.facts.kind === "overlamning" && state.handed.sender !== undefined && state.handed.receiver !== undefined;
export const responsible = (state: Referral): Span =>
  hasMoved(state) ? (state.holder ?? { agency: state.facts.to }) : { member: state.by };
const stageText = (state: Referral): Span => ({ key: `referral.step.${state.step}` });

/** In the sender's own messages: reference, where it is, who is responsible, whose turn it is, until when. */
export const senderFacts = (state: Referral): B => {
  const facts: [Action["label"], Span[]][] = [
    [{ key: "referral.card.case" }, [{ ref: state.caseRef }]],
    [{ key: "referral.card.where" }, [stageText(state)]],
    [{ key: "referral.card.responsible" }, [responsible(state)]],
  ];
  if (turn(state) !== "nobody") facts.push([{ key: "referral.card.turn" }, [{ key: `referral.turn.${turn(state)}` }]]);
  const due = state.step === "sent" ? state.ackBy : state.step === "received" ? state.answerBy : undefined;
  if (due) facts.push([{ key: state.step === "sent" ? "referral.card.ackBy" : "referral.card.answerBy" }, [{ date: due }]]);
  return { kind: "facts", facts };
};
const senderActions = (state: Referral): readonly Action<C>[] => {
  switch (state.step) {
    case "question":
      return [act("answer", "referral.answer.title", "primary"), look];
    case "accepted":
      return state.handed.sender ? [look] : [act("handOver", "referral.handOver.title", "primary"), look];
    case "done":
      return [act("confirm", "referral.confirm", "primary"), look];
    case "failed":
      return [act("reopen", "referral.reopen.title", "primary"), look];
    case "withdrawn":
    case "mistaken":
    case "discarded":
      return [];
    default:
      return [look];
  }
};
const senderCard = (state: Referral, world: World): Post[] => {
  if (state.step === "draft" || state.sends === 0) return [];
  const to = senderOn(state, world.calendar.day(state.sentAt ?? state.draftedAt), world);
  if (to === undefined) return [];
  const body: B[] = [senderFacts(state)];
  if (state.silence.length > 0) body.push({ kind: "text", text: [{ key: "referral.silent.sender" }], tone: "warning" });
  if (state.second?.decided?.yes === false) body.push({ kind: "text", text: [{ key: "referral.second.no" }], tone: "warning" });
  if (state.step === "declined") body.push({ kind: "text", text: [{ key: "referral.declined.yours" }], tone: "warning" });
  if (state.consentGone) body.push({ kind: "text", text: [{ key: "referral.consentGone.sender" }], tone: "warning" });
  const message: Post["message"] = {
    title: { key: "referral.card.title", with: { number: { ref: state.number } } },
    notice: "referral.notice.changed",
    body,
    actions: [...senderActions(state), ...(state.silence.length > 0 ? [againElsewhere(state)] : [])],
  };
  return [{ key: `sender:${to}`, to: { member: to }, message }];
};
/** A new draft of the same, for another receiver: nobody is asked twice. */
const againElsewhere = (state: Referral, to?: AgencyId): Action<C> => ({
  command: "draft",
  on: { workflow: "referral" },
  values: {
    kase: state.kase as unknown as Open<string>,
    parent: state.number,
    service: state.facts.service,
    urgency: state.facts.urgency,
    ...(to && { to }),
  },
  label:
    to === undefined
      ? ({ key: "referral.again" } as const)
      : ({ key: "referral.again.suggested", with: { agency: { agency: to } } } as const),
});
/** The sender's way on after a no. */
export const waysOn = (state: Referral): readonly Action<C>[] => [
  ...(state.suggested ? [againElsewhere(state, state.suggested)] : []),
  againElsewhere(state),
];
const declinedPost = (state: Referral, world: World): Post[] => {
  const at = state.moments.findLast((m) => m.step === "declined")?.at;
  const to = at === undefined || state.step !== "declined" ? undefined : senderOn(state, world.calendar.day(at), world);
  if (to === undefined) return [];
  const body: B[] = [
    { kind: "text", text: [{ key: "referral.declined.body", with: { ref: { ref: state.caseRef } } }] },
    { kind: "text", text: [{ key: "referral.declined.yours" }], tone: "warning" },
  ];
  return [
    {
      key: `declined:${state.sends}:${to}`,
      to: { member: to },
      message: { title: { key: "referral.declined.title" }, notice: "referral.notice.changed", body, actions: [look, ...waysOn(state)] },
    },
  ];
};

/** Without content: that there is one, and until when. Everything else opens in a panel, which is logged. */
export const receiverMessage = (state: Referral): Post["message"] => {
  const open: Action<C> = { command: "receive", label: { key: "referral.receive" }, style: "primary" };
  const text = (key: Action["label"]["key"], more: Record<string, Span> = {}): B => ({ kind: "text", text: [{ key, with: more }] });
  if (closedFor.includes(state.step))
    return {
      title: { key: state.consentGone ? "referral.consentGone.title" : "referral.stopped.title" },
      notice: "referral.notice.changed",
      body: [text(state.consentGone ? "referral.consentGone.receiver" : "referral.stopped.receiver")],
    };
  const due = state.step === "sent" ? state.ackBy : state.answerBy;
  const body =
    state.step === "sent" && due
      ? text("referral.new.body", { by: { date: due } })
      : state.step === "received" && due
        ? text("referral.new.answer", { by: { date: due } })
        : text(`referral.receiver.${state.step}` as never);
  return {
    title: { key: state.step === "sent" ? "referral.new.title" : "referral.receiver.title", with: { number: { ref: state.number } } },
    notice: "referral.notice.new",
    body: [body],
    actions: [state.step === "sent" ? open : look],
  };
};
/** The receiver's own space, and whoever answers there today. */
const receiverPosts = (state: Referral, world: World): Post[] => {
  if (state.sends === 0 || state.outside) return [];
  const message = receiverMessage(state);
  const spaces = [...world.people.spaces.values()].filter(
    (s) => s.agencies.length === 1 && s.agencies[0] === state.facts.to && s.shows === "references",
  );
  const day = world.calendar.day(state.sentAt ?? state.draftedAt);
  const holder: Holder | undefined = state.holder;
  const person = holder ? world.people.onDuty(holder, day) : receiverOn(state, day, world);
  return [
    ...spaces.map((space): Post => ({ key: `receiver:${state.sends}:${space.id}`, to: { space: space.id }, message })),
    ...(person === undefined ? [] : [{ key: `receiver:${state.sends}:${person}`, to: { member: person }, message }]),
  ];
};
/** Outside Stafett: the sender phones, with the same clocks. */
const outsidePosts = (state: Referral, world: World): Post[] => {
  if (!state.outside || state.sends === 0) return [];
  const to = senderOn(state, world.calendar.day(state.sentAt ?? state.draftedAt), world);
  const phone = world.people.agencies.get(state.facts.to)?.phone;
  if (to === undefined) return [];
  const waiting = state.step === "sent" || state.step === "received";
  return [
    {
      key: `outside:${state.sends}:${to}`,
      to: { member: to },
      message: {
        title: { key: waiting ? "referral.outside.title" : "referral.outside.done" },
        notice: "referral.notice.changed",
        body: [{ kind: "text", text: [{ key: waiting ? "referral.outside.body" : "referral.outside.after" }] }],
        actions: [
          ...(waiting && phone ? [{ phone, label: { key: "referral.outside.call" } } as const] : []),
          state.step === "sent" ? act("receive", "referral.outside.called", "primary") : look,
        ],
      },
    },
  ];
};
const silencePosts = (state: Referral): Post[] =>
  state.silence.flatMap((s: Silence): Post[] => {
    if (s.to === undefined || state.outside) return [];
    const waits = state.step === "sent" || state.step === "received";
    const message: Post["message"] = {
      title: { key: waits ? "referral.silent.title" : "referral.silent.over" },
      notice: "referral.notice.new",
      body: waits
        ? [{ kind: "text", text: [{ key: s.phase === "ack" ? "referral.silent.ack" : "referral.silent.answer" }], tone: "warning" }]
        : [],
      actions: waits ? [s.phase === "ack" ? { command: "receive", label: { key: "referral.receive" }, style: "primary" } : look] : [look],
    };
    return [{ key: `silent:${state.sends}:${roundOf(state)}:${s.phase}:${s.step}:${s.to}`, to: { member: s.to }, message }];
  });
/** The sender's own action: ring, or ask another agency. */
const senderSilence = (state: Referral, world: World): Post[] => {
  const first = state.silence[0];
  const to = first && senderOn(state, world.calendar.day(first.at), world);
  if (!first || to === undefined) return [];
  const phone = world.people.agencies.get(state.facts.to)?.phone;
  return [
    {
      key: `ring:${state.sends}:${roundOf(state)}:${first.phase}:${to}`,
      to: { member: to },
      message: {
        title: { key: "referral.ring.title" },
        notice: "referral.notice.changed",
        body: [{ kind: "text", text: [{ key: "referral.silent.sender" }], tone: "warning" }],
        actions: [...(phone ? [{ phone, label: { key: "referral.outside.call" } } as const] : []), againElsewhere(state), look],
      },
    },
  ];
};
const secondPosts = (state: Referral, world: World): Post[] => {
  const { second } = state;
  if (!second || second.to === undefined) return [];
  const asks = secondIsAsked(state);
  const body: Text = [{ key: asks ? `referral.second.${second.when}` : "referral.second.over" }];
  const post = (key: string, to: MemberId): Post => ({
    key,
    to: { member: to },
    message: {
      title: { key: asks ? "referral.second.title" : "referral.second.doneTitle", with: { number: { ref: state.number } } },
      notice: "referral.notice.second",
      body: [{ kind: "text", text: body }],
      actions: asks ? [{ panel: "show", label: { key: "referral.second.open" }, style: "primary" }] : [],
    },
  });
  const lead = world.people.agencies.get(state.from)?.lead;
  const sender = senderOn(state, world.calendar.day(second.askedAt), world);
  const refused: Post[] =
    state.step === "draft" && second.decided?.yes === false && sender !== undefined
      ? [
          {
            key: `second:no:${second.askedAt}:${sender}`,
            to: { member: sender },
            message: {
              title: { key: "referral.card.title", with: { number: { ref: state.number } } },
              notice: "referral.notice.changed",
              body: [{ kind: "text", text: [{ key: "referral.second.noBefore" }], tone: "warning" }],
              actions: [look],
            },
          },
        ]
      : [];
  // The lead, who is often the one who was asked: then it is a reminder. Never one who wrote it.
  const again = lead === undefined || wrote(state, lead) ? second.to : lead;
  const late = second.late ? [post(`second:${second.askedAt}:late:${again}`, again)] : [];
  return [post(`second:${second.askedAt}:${second.to}`, second.to), ...late, ...refused];
};

export const posts = (state: Referral, world: World): Post[] => {
  // A mistake is taken out of sight; what was posted becomes neutral by itself.
  if (state.step === "discarded") return [];
  return [
    ...senderCard(state, world),
    ...declinedPost(state, world),
    ...receiverPosts(state, world),
    ...outsidePosts(state, world),
    ...silencePosts(state),
    ...senderSilence(state, world),
    ...secondPosts(state, world),
  ];
};
export const isChild = (state: Referral): boolean => state.snapshot !== undefined && reveal(state.snapshot.child) === "yes";
