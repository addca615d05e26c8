// Spaces of the reader's agency, and the posts of one of them.
import { type Chrome, html, textOf } from "./chrome.ts";
import { type InboxPost, postOf } from "./inbox.ts";
import { page } from "./page.ts";

/** The posts in the order that they come in. */
export const spacePage = (
  { name, posts }: { readonly name: string; readonly posts: readonly InboxPost[] },
  chrome: Chrome,
): string => {
  const list =
    posts.length > 0
      ? html`<div class="posts">${posts.map((post) => postOf(post, chrome))}</div>`
      : html`<p class="quiet">${textOf(chrome, "space.empty")}</p>`;
  return page(chrome, { title: name, body: list, kind: "space", at: "spaces", live: true });
};
/** A link to each. */
export const spacesPage = (
  spaces: readonly { readonly id: string; readonly name: string }[],
  chrome: Chrome,
): string => {
  const links = spaces.map(
    ({ id, name }) => html`<li><a href="/spaces/${encodeURIComponent(id)}">${name}</a></li>`,
  );
  const body =
    links.length > 0
      ? html`<ul class="card">${links}</ul>`
      : html`<p class="quiet">${textOf(chrome, "spaces.none")}</p>`;
  return page(chrome, { title: textOf(chrome, "spaces.title"), body, kind: "list", at: "spaces" });
};
