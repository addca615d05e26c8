// A message when it becomes one's turn: a card that changes where it stands disturbs nobody, and so reaches nobody.
import type { MemberId } from "../../src/rules/ui.ts";
import type { Post as AnyPost, World } from "../../src/rules/workflow.ts";
import type { commands } from "./commands.ts";
import type { Referral, Side } from "./model.ts";
import { receiverMessage, roundOf, senderFacts } from "./posts.ts";
import { open, receiverOn, senderOn } from "./rules.ts";

type Post = AnyPost<keyof typeof commands>;
/** Whose turn it has become by what the other did; `undefined` where they did it themselves, or have a message of its own. */
const turned = (state: Referral): Side | undefined => {
  switch (state.step) {
    case "question":
    case "done":
    case "failed":
      return "sender";
    case "received":
      return state.moments.at(-2)?.step === "question" ? "receiver" : undefined;
    case "accepted":
      return state.handed.sender ? "receiver" : "sender";
    case "handedOver":
      // The one who confirmed last made it so.
      return state.moments.at(-1)?.by === state.handed.sender?.by ? "receiver" : undefined;
    case "draft":
    case "sent":
    case "ongoing":
    case "dormant":
    case "declined":
    case "confirmed":
    case "withdrawn":
    case "mistaken":
    case "discarded":
      return undefined;
  }
};
const personOf = (side: Side, state: Referral, world: World): MemberId | undefined => {
  const since = state.handed.sender?.at ?? state.moments.at(-1)?.at ?? state.draftedAt;
  const day = world.calendar.day(since);
  if (side === "sender") return senderOn(state, day, world);
  return (state.holder && world.people.onDuty(state.holder, day)) ?? receiverOn(state, day, world);
};
/** Already sent, and a colleague says no: it is the sender who takes it back. */
const objected = (state: Referral, world: World): Post[] => {
  const { decided, when, askedAt } = state.second ?? {};
  const to = decided && senderOn(state, world.calendar.day(decided.at), world);
  if (when !== "after" || decided?.yes !== false || to === undefined || !open.includes(state.step)) return [];
  return [
    {
      key: `objected:${askedAt}:${to}`,
      to: { member: to },
      message: {
        title: { key: "referral.card.title", with: { number: { ref: state.number } } },
        notice: "referral.notice.changed",
        body: [{ kind: "text", text: [{ key: "referral.second.no" }], tone: "warning" }],
        actions: [{ panel: "show", label: { key: "referral.open" }, style: "primary" }],
      },
    },
  ];
};
/** Whoever has opened it and might share on must hear that it was stopped, not find a card that has changed. */
const stopped = (state: Referral, world: World): Post[] => {
  const at = state.moments.at(-1)?.at;
  const opened = state.moments.some(({ step }) => step === "received");
  if (state.outside || !opened || at === undefined || (state.step !== "withdrawn" && state.step !== "mistaken")) return [];
  const day = world.calendar.day(at);
  const to = (state.holder && world.people.onDuty(state.holder, day)) ?? receiverOn(state, day, world);
  return to === undefined ? [] : [{ key: `stopped:${roundOf(state)}:${to}`, to: { member: to }, message: receiverMessage(state) }];
};
/** Nobody phones, workday after workday: the sender is told again, and the sender's lead. */
const unphoned = (state: Referral): Post[] =>
  state.silence.flatMap(({ phase, step, to }) =>
    !state.outside || step < 2 || to === undefined
      ? []
      : [
          {
            key: `unphoned:${state.sends}:${roundOf(state)}:${phase}:${step}:${to}`,
            to: { member: to },
            message: {
              title: { key: "referral.ring.title" },
              notice: "referral.notice.changed",
              body: [senderFacts(state), { kind: "text", text: [{ key: "referral.silent.sender" }], tone: "warning" }],
              actions: [{ panel: "show", label: { key: "referral.open" }, style: "primary" }],
            },
          },
        ],
  );
export const turnPosts = (state: Referral, world: World): Post[] => [
  ...turnPost(state, world),
  ...objected(state, world),
  ...stopped(state, world),
  ...unphoned(state),
];
const turnPost = (state: Referral, world: World): Post[] => {
  const side = state.outside ? undefined : turned(state);
  const to = side && personOf(side, state, world);
  if (!side || to === undefined) return [];
  const number = { number: { ref: state.number } };
  const handed = state.handed.sender ? 1 : 0;
  return [
    {
      key: `turn:${roundOf(state)}:${handed}:${to}`,
      to: { member: to },
      message: {
        title: { key: side === "sender" ? "referral.card.title" : "referral.receiver.title", with: number },
        notice: side === "sender" ? "referral.notice.changed" : "referral.notice.new",
        body: side === "sender" ? [senderFacts(state)] : [{ kind: "text", text: [{ key: `referral.receiver.${state.step}` as never }] }],
        actions: [{ panel: "show", label: { key: "referral.open" }, style: "primary" }],
      },
    },
  ];
};
