// What both sides read when a referral reached the wrong agency: the receiver what to do with what it has, the sender where its incident is.
import { body, on, press, show, t, text } from "../../../src/rules/say.ts";
import type { Action, Block, Message, Span } from "../../../src/rules/ui.ts";
import type { World } from "../../../src/rules/workflow.ts";
import type { Referral, State } from "../model.ts";
import type { C } from "../posts/cards.ts";
import { deletes } from "./decide.ts";

type B = Block<Span, C>;
/** What the receiver does now: an association deletes and says so, an authority asks its registrator. */
const receiverBlocks = (state: Referral, world: World): readonly B[] => {
  if (!deletes(state, world)) return [text("referral.notMeant.authority", "warning")];
  return [
    state.astray?.deleted
      ? text("referral.notMeant.done", "good")
      : text("referral.notMeant.association", "warning"),
  ];
};
export const receiverActions = (state: Referral, world: World): readonly Action<C>[] =>
  deletes(state, world) && !state.astray?.deleted
    ? [press("deleted", "referral.deleted.title", "primary")]
    : [];
export const notMeant = (state: Referral, world: World): Message<C> => ({
  title: t("referral.notMeant.title", { number: { ref: state.number } }),
  notice: "referral.notice.changed",
  body: receiverBlocks(state, world),
});
export const toIncident = ({ astray }: Referral): Action<never> | undefined =>
  astray &&
  show("show", "referral.astray.incident", {
    ...on("incident", astray.incident),
    style: "primary",
  });
/** In the sender's panel. */
export const senderBlocks = (state: State): readonly B[] => {
  if (state.step !== "astray") return [];
  const { astray } = state;
  return body<B>(
    text(
      astray?.side === "receiver" ? "referral.astray.theirs" : "referral.astray.yours",
      "warning",
    ),
    astray?.deleted &&
      text(t("referral.astray.deleted", { at: { date: astray.deleted.at } }), "good"),
  );
};
