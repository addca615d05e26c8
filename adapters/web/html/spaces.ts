// The posts of one space.
import { type Chrome, html, textOf } from "./chrome.ts";
import { type InboxPost, postOf } from "./inbox.ts";
import { page } from "./page.ts";

/** The posts in the order that they come in. */
export const spacePage = ({ name, posts }: { readonly name: string; readonly posts: readonly InboxPost[] }, chrome: Chrome): string => {
  const list =
    posts.length > 0
      ? html`<div class="posts">${posts.map((post) => postOf(post, chrome))}</div>`
      : html`<p class="quiet">${textOf(chrome, "space.empty")}</p>`;
  return page(chrome, { title: name, body: list, kind: "space", at: "spaces", live: true });
};
