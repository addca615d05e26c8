// What a word that needs one of several finds, where its reference or its words lead to several, or it has none.
import { chatOnly } from "./in-chat.ts";
import type { Instances } from "./instances.ts";
import type { Panels, Who } from "./panels.ts";
import type { Wish } from "./typed.ts";

/** How many rows a person chooses among when a word needs a case and names none; beyond it they read that there are more. */
const pickLimit = 20;
const by = (ref: Wish["ref"]) => {
  if (ref.kind === "ref") return { ref: ref.ref };
  return ref.kind === "words" ? { words: ref.words } : { open: true };
};
/** What this member may read of it; where nothing was named, what they may open. `cut`: at how many it was cut off. `partly`: some are on pages alone. */
export const pickable = async (
  instances: Instances,
  showing: Panels,
  { meant, ref }: Wish,
  who: Who,
) => {
  const query = { workflow: meant.workflow, for: who.member, limit: pickLimit + 1, ...by(ref) };
  const each = await instances.list(query, who.people);
  // What was named is answered by the way to its page; of several, chat shows what it may show.
  const inChat =
    showing.isChat(who) && (ref.kind === "none" || each.length > 1) ? chatOnly(who.people) : {};
  const all = inChat.onPages ? await instances.list({ ...query, ...inChat }, who.people) : each;
  const partly =
    inChat.onPages &&
    (await instances.list({ ...query, onPages: "alone", limit: 1 }, who.people)).length > 0;
  const some = all.slice(0, pickLimit);
  return {
    rows: ref.kind === "none" ? await showing.openable(meant, some, who) : some,
    cut: all.length > pickLimit ? pickLimit : undefined,
    partly,
  };
};
