// The holder of a case hears what a receiver said of a referral that somebody else sent.
import { dm, inWords, on, show, t, text } from "../../../src/rules/say.ts";
import type { Post as AnyPost, World } from "../../../src/rules/workflow.ts";
import type { commands } from "../commands.ts";
import type { Case } from "../model.ts";
import { personOn } from "../rules.ts";

type C = keyof typeof commands;

/** The sender has a card of their own. */
export const answeredPosts = (state: Case, world: World): readonly AnyPost<C>[] =>
  state.shares.flatMap(({ referral, workflow, number, to, by, said }) => {
    if (said === undefined || by === undefined || workflow !== undefined) return [];
    const holder = personOn("holder", state, world.calendar.day(said.at), world);
    if (holder === by) return [];
    return dm<C>(`answered:${referral}:${said.step}`, holder, "inHours", {
      title: t("case.answered.title", { number: { ref: number } }),
      notice: "case.card.notice",
      body: [
        text([
          t("case.answered.who", { agency: { agency: to } }),
          inWords("referral.step", said.step),
        ]),
      ],
      actions: [
        show("show", "referral.open", on("referral", referral)),
        show("show", "case.card.open"),
      ],
    });
  });
