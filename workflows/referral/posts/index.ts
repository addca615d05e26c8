// What stands in chat because of a referral: the sender's card, the receiver's, and the messages to those who must act.

import { readLine } from "../../../src/rules/hours.ts";
import { body, dm, press, show, t, text } from "../../../src/rules/say.ts";
import type { Instant, MemberId, Message } from "../../../src/rules/ui.ts";
import type { Post as AnyPost, World } from "../../../src/rules/workflow.ts";
import type { Referral } from "../model.ts";
import { linkFacts, offeredBlocks, toLink } from "../outside/view.ts";
import {
  closedFor,
  isQuiet,
  isUnanswered,
  receiverOn,
  roundOf,
  secondIsAsked,
  toldAt,
  urgencyOf,
  wrote,
} from "../rules.ts";
import { table } from "../table.ts";
import {
  againElsewhere,
  type C,
  numbered,
  open,
  phoneOf,
  receiverMessage,
  senderFacts,
  senderMain,
  toSender,
  waysOn,
} from "./cards.ts";
import { type Dated, newestOnly, since } from "./newest.ts";
import { stoppedMessage, stoppedPosts } from "./stopped.ts";
import { turnPosts } from "./turn.ts";

type Posts = readonly AnyPost<C>[];
const sentAt = (state: Referral): Instant => state.sentAt ?? state.draftedAt;
/** Who at the receiver is told that it was sent. */
const receiverTold = (state: Referral, world: World): MemberId | undefined => {
  const at = sentAt(state);
  return state.holder
    ? receiverOn(state, world.calendar.day(at), world)
    : toldAt(state.facts.to, state.facts.urgency, at, world);
};
const isWaiting = (state: Referral): boolean => state.step === "sent" || state.step === "received";

const senderCard = (state: Referral, world: World): Posts => {
  // Of an agency outside there is another card, with its number.
  if (state.step === "draft" || state.sends === 0 || state.outside) return [];
  const silent = isUnanswered(state);
  return toSender("sender", state, sentAt(state), world, {
    title: numbered("referral.card.title", state),
    body: body(
      senderFacts(state),
      state.step === "sent" &&
        !silent &&
        readLine(receiverTold(state, world), urgencyOf(state), sentAt(state), world),
      silent && text("referral.silent.sender", "warning"),
      state.second?.decided?.yes === false && text("referral.second.no", "warning"),
      state.step === "declined" && text("referral.declined.yours", "warning"),
    ),
    actions: [
      table.main(state, "sender"),
      !closedFor.includes(state.step) && open,
      silent && againElsewhere(state),
    ],
  });
};
const declinedPost = (state: Referral, world: World): readonly Dated[] => {
  const at = state.moments.findLast((m) => m.step === "declined")?.at;
  if (at === undefined || state.step !== "declined") return [];
  const said = toSender(`declined:${state.sends}`, state, at, world, {
    title: "referral.declined.title",
    body: [
      text(t("referral.declined.body", { ref: { ref: state.caseRef } })),
      text("referral.declined.yours", "warning"),
    ],
    actions: [open, ...waysOn(state)],
  });
  return since(at, said);
};
/** The receiver's own space; of a quiet case there is none. */
const spacePosts = (state: Referral, world: World): Posts => {
  if (state.sends === 0 || state.outside) return [];
  const said = messageOf(state, world);
  return world.people
    .spacesOf(state.facts.to)
    .filter(
      (s) =>
        s.agencies.length === 1 && s.agencies[0] === state.facts.to && s.shows === "references",
    )
    .map((space) => ({
      key: `receiver:${state.sends}:${space.id}`,
      to: { space: space.id },
      message: said,
    }));
};
/** What lies in the database looks as if it had. */
export const decoys = (state: Referral, world: World): Posts =>
  isQuiet(state)
    ? spacePosts(state, world).map((post) => ({ ...post, key: `no-${post.key}` }))
    : [];
const messageOf = (state: Referral, world: World): Message<C> =>
  closedFor.includes(state.step) ? stoppedMessage(state, world) : receiverMessage(state);
/** Where the receiver works, and whoever answers there today. */
const receiverPosts = (state: Referral, world: World): Posts => {
  if (state.sends === 0 || state.outside) return [];
  const person = receiverTold(state, world);
  return [
    // That it was stopped is said to those who could read it before, and without content.
    ...dm(`receiver:${state.sends}`, person, urgencyOf(state), messageOf(state, world)).map(
      (post) => (closedFor.includes(state.step) ? { ...post, toAnyone: true as const } : post),
    ),
  ];
};
/** Outside Stafett: the sender phones, with the same clocks. */
const outsidePosts = (state: Referral, world: World): Posts => {
  if (!state.outside || state.sends === 0) return [];
  const waits = isWaiting(state);
  // A yes by a link waits for a call back.
  const calls = waits || state.step === "offered";
  return toSender(`outside:${state.sends}`, state, sentAt(state), world, {
    title: calls ? "referral.outside.title" : "referral.outside.done",
    body: body(
      senderFacts(state),
      linkFacts(state),
      offeredBlocks(state),
      state.step !== "offered" && text(waits ? "referral.outside.body" : "referral.outside.after"),
      isUnanswered(state) && text("referral.silent.sender", "warning"),
      state.second?.decided?.yes === false && text("referral.second.no", "warning"),
      state.step === "declined" && text("referral.declined.yours", "warning"),
    ),
    actions: [
      calls && phoneOf(state, world),
      state.step === "sent"
        ? press("receive", "referral.outside.called", "primary")
        : senderMain(state),
      toLink(state, world),
      !closedFor.includes(state.step) && open,
    ],
  });
};
type Silence = Referral["silence"][number];
const keyOf = (state: Referral, { phase, step }: Silence): string =>
  `silent:${state.sends}:${roundOf(state)}:${phase}:${step}`;
const isFirst = (phase: Silence["phase"]): phase is "ack" | "answer" =>
  phase === "ack" || phase === "answer";
/** To those at the receiver who have not opened or answered it. */
const unansweredPost = (state: Referral, silence: Silence): Posts => {
  const waits = isWaiting(state);
  const unopened = silence.phase === "ack";
  return dm(keyOf(state, silence), silence.to, urgencyOf(state), {
    title: waits ? "referral.silent.title" : "referral.silent.over",
    notice: "referral.notice.new",
    body: body(
      waits && text(unopened ? "referral.silent.ack" : "referral.silent.answer", "warning"),
    ),
    actions: [waits && unopened ? press("receive", "referral.receive", "primary") : open],
  });
};
/** To whoever has the next step later on. What it waits for stands in the table's words. */
const remindPost = (state: Referral, silence: Silence): Posts =>
  isFirst(silence.phase)
    ? []
    : dm(keyOf(state, silence), silence.to, urgencyOf(state), {
        title: t("referral.remind.title", { number: { ref: state.number } }),
        notice: "referral.notice.changed",
        body: [text(`referral.remind.${silence.phase}`, "warning")],
        actions: [open],
      });
const silencePosts = (state: Referral): readonly Dated[] =>
  state.silence.flatMap((silence) =>
    since(
      silence.at,
      !isFirst(silence.phase)
        ? remindPost(state, silence)
        : state.outside
          ? []
          : unansweredPost(state, silence),
    ),
  );
/** The sender's own action: ring, or ask another agency. */
const senderSilence = (state: Referral, world: World): readonly Dated[] => {
  const [first] = state.silence;
  if (!first || !isUnanswered(state)) return [];
  const said = toSender(
    `ring:${state.sends}:${roundOf(state)}:${first.phase}`,
    state,
    first.at,
    world,
    {
      title: "referral.ring.title",
      body: [senderFacts(state), text("referral.silent.sender", "warning")],
      actions: [phoneOf(state, world), againElsewhere(state), open],
    },
  );
  return since(first.at, said);
};
/** The lead, who is often the one who was asked: then it is a reminder. Never one who wrote it. */
const againOf = (state: Referral, asked: MemberId, world: World): MemberId => {
  const lead = world.people.agencies.get(state.from)?.lead;
  return lead === undefined || wrote(state, lead) ? asked : lead;
};
const secondPosts = (state: Referral, world: World): Posts => {
  const { second } = state;
  if (!second || second.to === undefined) return [];
  const asks = secondIsAsked(state);
  const said = {
    title: t(asks ? "referral.second.title" : "referral.second.doneTitle", {
      number: { ref: state.number },
    }),
    notice: "referral.notice.second",
    body: [text(asks ? `referral.second.${second.when}` : "referral.second.over")],
    actions: [asks && show("show", "referral.second.open", "primary")],
  } as const;
  const refused = state.step === "draft" && second.decided?.yes === false;
  return [
    ...dm(`second:${second.askedAt}`, second.to, urgencyOf(state), said),
    ...(second.late
      ? dm(
          `second:${second.askedAt}:late`,
          againOf(state, second.to, world),
          urgencyOf(state),
          said,
        )
      : []),
    ...(second.again
      ? dm(
          `second:${second.askedAt}:late:${second.again}`,
          againOf(state, second.to, world),
          urgencyOf(state),
          said,
        )
      : []),
    ...(refused
      ? toSender(`second:no:${second.askedAt}`, state, second.askedAt, world, {
          title: numbered("referral.card.title", state),
          body: [text("referral.second.noBefore", "warning")],
          actions: [open],
        })
      : []),
  ];
};

/** What is thrown away is out of sight; what was posted becomes neutral by itself. */
export const posts = (state: Referral, world: World): Posts =>
  state.step === "discarded"
    ? []
    : [
        ...newestOnly([
          ...since(sentAt(state), [
            ...senderCard(state, world),
            ...outsidePosts(state, world),
            ...receiverPosts(state, world),
          ]),
          ...declinedPost(state, world),
          ...silencePosts(state),
          ...senderSilence(state, world),
          ...turnPosts(state, world),
          ...stoppedPosts(state, world),
        ]),
        ...(isQuiet(state) ? [] : spacePosts(state, world)),
        // Somebody else, and something else: they are asked for their judgement.
        ...secondPosts(state, world),
      ];
