// A code for a key as the asker has it before them, and what the second person is asked.
import {
  actions,
  dm,
  facts,
  inWords,
  message,
  panel,
  type Said,
  show,
  t,
  text,
} from "../../src/rules/say.ts";
import type { MemberId, Panel } from "../../src/rules/ui.ts";
import type { Post, Viewer, World } from "../../src/rules/workflow.ts";
import type { C } from "./commands.ts";
import { isKey, isOpen, type Key, type State } from "./model.ts";
import { table } from "./table.ts";

const checkOf = (why: Key["why"]): "enrolling.panel.check.more" | "enrolling.panel.check.lost" =>
  why === ("lost" as Key["why"]) ? "enrolling.panel.check.lost" : "enrolling.panel.check.more";
const wordsOf = ({ member, by, until }: Key) => ({
  who: { member },
  by: { member: by },
  until: { date: until },
});
export const showKey = (state: State, { member }: Viewer, world: World): Panel<C> => {
  if (!isKey(state)) throw new Error("a panel of a code that is not there");
  const words = wordsOf(state);
  const { step, why, by, approved, until } = state;
  const isAsker = member.id === by;
  return panel<C>(
    t("enrolling.panel.title", words),
    facts(
      ["enrolling.why", inWords("keyWhy", why)],
      ["enrolling.by", { member: by }],
      ["enrolling.where", t(`enrolling.step.${step}`)],
      approved && ["enrolling.approvedBy", { member: approved.by }],
      isOpen(state) && ["enrolling.until", { date: until }],
    ),
    isAsker &&
      isOpen(state) && [
        text(t("enrolling.panel.how", words)),
        { kind: "keyCode" as const, member: state.member, until, used: "used" as const },
        text(
          step === "asked" ? "enrolling.panel.waits" : t("enrolling.panel.ready", words),
          step === "asked" ? "warning" : "good",
        ),
      ],
    !isAsker && step === "asked" && text(t(checkOf(why), words), "warning"),
    actions<C>(...table.actions(state, member, world)),
  );
};

/** One message to the asker at a time, and a new one for what somebody with a telephone in the hand waits for. */
const toldAs = ({ step, approved }: Key): string => {
  if (step === "declined" || step === "over") return `told:${step}`;
  return approved ? "told:approved" : "told";
};
const open = show("show", "enrolling.open");
/** Those who may approve, and the asker of what has come of it. The member hears of the key itself. */
export const posts = (state: Key, world: World): readonly Post<C>[] => {
  const { step, by, why, to, at } = state;
  const words = wordsOf(state);
  const asks = (id: MemberId): Said<C> => {
    const second = world.people.members.get(id);
    return {
      title: t(step === "asked" ? "enrolling.post.title" : `enrolling.post.${step}`, words),
      notice: "enrolling.notice",
      body: [text(t(step === "asked" ? checkOf(why) : `enrolling.post.${step}.body`, words))],
      actions: second ? [...table.actions(state, second, world), open] : [],
    };
  };
  const asker = world.people.members.get(by);
  const told: Said<C> = {
    title: t(`enrolling.post.${step}`, words),
    notice: "enrolling.notice",
    body: [text(t(`enrolling.post.${step}.body`, words))],
    actions: [open, ...(asker?.agency === state.agency ? table.actions(state, asker, world) : [])],
  };
  return [
    ...to.flatMap((id) => dm("second", id, "atOnce", asks(id))),
    ...dm(toldAs(state), by, { awaited: at, by }, told),
  ];
};
export const past = message({
  title: "enrolling.past.title",
  notice: "enrolling.notice",
  body: [text("enrolling.past.body")],
});
