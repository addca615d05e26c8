// A message when it becomes one's turn: a card that changes where it stands disturbs nobody, and so reaches nobody.
import { dm, text } from "../../../src/rules/say.ts";
import type { World } from "../../../src/rules/workflow.ts";
import type { Referral, Side } from "../model.ts";
import { offeredBlocks } from "../outside/view.ts";
import { open as isOpen, isUnanswered, receiverOn, roundOf, urgencyOf } from "../rules.ts";
import { turnOf } from "../table.ts";
import {
  type C,
  numbered,
  open,
  openFirst,
  phoneOf,
  senderFacts,
  senderMain,
  toldReceiver,
  toSender,
} from "./cards.ts";
import { type Dated, since } from "./newest.ts";

/** Whose turn it has become by what the other did; `undefined` where they did it themselves, or have a message of its own. */
const turned = (state: Referral): Side | undefined => {
  const [before, last] = state.moments.slice(-2);
  const ball = turnOf(state);
  switch (state.step) {
    case "question":
    case "offered":
    case "done":
    case "failed":
    case "accepted":
      return ball === "sender" || ball === "receiver" ? ball : undefined;
    case "received":
      return before?.step === "question" ? "receiver" : undefined;
    case "handedOver":
      // The one who confirmed last made it so.
      return last?.by === state.handed.sender?.by ? "receiver" : undefined;
    case "draft":
    case "sent":
    case "ongoing":
    case "dormant":
    case "declined":
    case "confirmed":
    case "withdrawn":
    case "mistaken":
    case "astray":
    case "discarded":
      return undefined;
  }
};
const turnPost = (state: Referral, world: World): readonly Dated[] => {
  // The sender takes down what an agency outside says, but for what came by a link.
  const side = state.outside && !state.moments.at(-1)?.link ? undefined : turned(state);
  if (!side) return [];
  const at = state.handed.sender?.at ?? state.moments.at(-1)?.at ?? state.draftedAt;
  const isSender = side === "sender";
  const key = `turn:${roundOf(state)}:${state.handed.sender ? 1 : 0}`;
  const said = isSender
    ? toSender(key, state, at, world, {
        title: numbered("referral.card.title", state),
        body: [senderFacts(state), ...offeredBlocks(state)],
        actions: [state.step === "offered" && phoneOf(state, world), senderMain(state), open],
      })
    : dm<C>(key, receiverOn(state, world.calendar.day(at), world), urgencyOf(state), {
        title: numbered("referral.receiver.title", state),
        notice: "referral.notice.new",
        body: [text(toldReceiver(state))],
        actions: [openFirst],
      });
  return since(at, said);
};
/** Already sent, and a colleague says no: it is the sender who takes it back. */
const objected = (state: Referral, world: World): readonly Dated[] => {
  const { decided, when, askedAt } = state.second ?? {};
  if (when !== "after" || decided?.yes !== false || !isOpen.includes(state.step)) return [];
  const said = toSender(`objected:${askedAt}`, state, decided.at, world, {
    title: numbered("referral.card.title", state),
    body: [senderFacts(state), text("referral.second.no", "warning")],
    actions: [openFirst],
  });
  return since(decided.at, said);
};
/** Nobody phones, workday after workday: the sender is told again, and the sender's lead. */
const unphoned = (state: Referral): readonly Dated[] =>
  state.silence
    .filter(({ step }) => state.outside && isUnanswered(state) && step >= 2)
    .flatMap(({ phase, step, to, at }) =>
      since(
        at,
        dm<C>(`unphoned:${state.sends}:${roundOf(state)}:${phase}:${step}`, to, urgencyOf(state), {
          title: "referral.ring.title",
          notice: "referral.notice.changed",
          body: [senderFacts(state), text("referral.silent.sender", "warning")],
          actions: [openFirst],
        }),
      ),
    );
export const turnPosts = (state: Referral, world: World): readonly Dated[] => [
  ...turnPost(state, world),
  ...objected(state, world),
  ...unphoned(state),
];
