// One card for each person and referral: the newest says how it is, and the others say that there is a newer one.
import { message } from "../../../src/rules/say.ts";
import type { Instant } from "../../../src/rules/ui.ts";
import type { Post as AnyPost } from "../../../src/rules/workflow.ts";
import type { C } from "./cards.ts";

/** A message, and since when there has been a reason for it. */
export type Dated = { readonly at: Instant; readonly post: AnyPost<C> };
export const since = (at: Instant, posts: readonly AnyPost<C>[]): readonly Dated[] =>
  posts.map((post) => ({ at, post }));

const readerOf = ({ post: { to } }: Dated): string => ("member" in to ? to.member : to.space);
/** Of two that came at the same moment the later in the list. */
export const newestOnly = (all: readonly Dated[]): readonly AnyPost<C>[] => {
  const newest = new Map<string, Dated>();
  for (const each of all) {
    const before = newest.get(readerOf(each));
    if (before === undefined || before.at <= each.at) newest.set(readerOf(each), each);
  }
  return all.map((each) =>
    newest.get(readerOf(each)) === each
      ? each.post
      : {
          ...each.post,
          message: message({ title: "referral.older", notice: each.post.message.notice }),
        },
  );
};
