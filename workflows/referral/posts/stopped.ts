// The sharing has been stopped. Both sides read it once, each the same words: nothing tells why.
import { body, dm, press, ring, t, text } from "../../../src/rules/say.ts";
import type { AgencyId, Message } from "../../../src/rules/ui.ts";
import type { Post as AnyPost, World } from "../../../src/rules/workflow.ts";
import { notMeant, receiverActions, toIncident } from "../astray/view.ts";
import type { Referral } from "../model.ts";
import { isStay, receiverOn, roundOf } from "../rules.ts";
import { againElsewhere, type C, open, openFirst, toSender } from "./cards.ts";
import { type Dated, since } from "./newest.ts";

type Posts = readonly AnyPost<C>[];
/** What everybody at the receiver reads, the one who stopped it and why. That it was not meant for them, they must know. */
export const stoppedMessage = (state: Referral, world: World): Message<C> =>
  state.step === "astray" ? notMeant(state, world) : stopped(state);
const stopped = (state: Referral): Message<C> => ({
  title: t("referral.stopped.title", { number: { ref: state.number } }),
  notice: "referral.notice.changed",
  body: [
    text(
      state.settleBy === undefined
        ? "referral.stopped.before"
        : isStay(state)
          ? "referral.stopped.stay"
          : "referral.stopped.ring",
    ),
  ],
});
const phone = (agency: AgencyId, world: World) =>
  ring(world.people.agencies.get(agency)?.phone, "referral.stopped.call");

/** Whoever has opened it and might share on must hear that it was stopped, not find a card that has changed. */
const toReceiver = (state: Referral, world: World): Posts => {
  const at = state.moments.at(-1)?.at;
  const opened = state.moments.some(({ step }) => step === "received");
  if (
    state.outside ||
    !opened ||
    at === undefined ||
    (state.step !== "withdrawn" && state.step !== "mistaken")
  )
    return [];
  const asks = state.step === "withdrawn" && state.settleBy !== undefined && !state.settled;
  const said = stopped(state);
  return dm<C>(
    `stopped:${roundOf(state)}`,
    receiverOn(state, world.calendar.day(at), world),
    "atOnce",
    {
      ...said,
      body: body(said.body, state.still && text("referral.still.received", "quiet")),
      actions: [
        phone(state.from, world),
        asks &&
          isStay(state) && [
            press("stays", "referral.still.stays"),
            press("movedOut", "referral.still.left"),
          ],
      ],
    },
  ).map((post) => ({ ...post, toAnyone: true as const }));
};
/** To the one who said it, or answers there: also where nobody had opened it. */
const notTheirs = (state: Referral, world: World): Posts => {
  const { astray } = state;
  if (state.step !== "astray" || astray === undefined || state.outside) return [];
  const to =
    astray.side === "receiver"
      ? astray.by
      : receiverOn(state, world.calendar.day(astray.at), world);
  return dm<C>(`notMeant:${roundOf(state)}`, to, "atOnce", {
    ...notMeant(state, world),
    actions: receiverActions(state, world),
  }).map((post) => ({ ...post, toAnyone: true as const }));
};
/** The receiver has said it: the sender has the case, and an incident. */
const cameBack = (state: Referral, world: World): Posts => {
  const { astray } = state;
  if (state.step !== "astray" || astray?.side !== "receiver") return [];
  return toSender(`notOurs:${roundOf(state)}`, state, astray.at, world, {
    title: t("referral.notOurs.told", { number: { ref: state.number } }),
    body: body(
      text("referral.astray.theirs", "warning"),
      state.settled
        ? text("referral.stopped.settled", "good")
        : text("referral.declined.yours", "warning"),
    ),
    actions: [toIncident(state), !state.settled && againElsewhere(state), open],
  });
};
/** Something to do: it goes on until somebody has said that it is done. */
const senderTask = (state: Referral, world: World): Posts => {
  const at = state.moments.at(-1)?.at;
  if (
    state.step !== "withdrawn" ||
    at === undefined ||
    (state.settleBy === undefined && !state.consentGone)
  )
    return [];
  const { title, body: said } = stopped(state);
  const waits = state.settleBy !== undefined && !state.settled;
  return toSender(`halt:${roundOf(state)}`, state, at, world, {
    title,
    body: body(
      said,
      waits &&
        state.settleBy &&
        text(t("referral.stopped.task", { by: { date: state.settleBy } }), "warning"),
      state.settled && text("referral.stopped.settled", "good"),
    ),
    actions: waits
      ? [phone(state.facts.to, world), press("settle", "referral.settle", "primary"), open]
      : [open],
  });
};
const answered = (state: Referral, world: World): Posts =>
  state.still === undefined || state.step !== "withdrawn"
    ? []
    : toSender(`still:${roundOf(state)}:${state.still.n}`, state, state.still.at, world, {
        title: t("referral.still.title", { number: { ref: state.number } }),
        body: [text("referral.still.open")],
        actions: [openFirst],
      });
export const stoppedPosts = (state: Referral, world: World): readonly Dated[] => {
  const at = state.moments.at(-1)?.at;
  if (at === undefined) return [];
  const still = state.still?.at;
  return [
    ...since(at, [
      ...toReceiver(state, world),
      ...senderTask(state, world),
      ...notTheirs(state, world),
      ...cameBack(state, world),
    ]),
    ...(still === undefined || state.settled ? [] : since(still, answered(state, world))),
  ];
};
