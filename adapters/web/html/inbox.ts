// What waits for one person: their posts in the order that they come in, then today's list.
import type { WordedMessage, WordedPanel } from "../../port.ts";
import { blocksOf } from "./blocks.ts";
import { buttonsOf, placeOf } from "./buttons.ts";
import { type Chrome, type Html, html, textOf } from "./chrome.ts";
import { page } from "./page.ts";
import { bodyOf } from "./sections.ts";

/** `id` is opaque: by it the script knows a post again when the page is drawn anew. */
export type InboxPost = { readonly id: string; readonly message: WordedMessage };

/** A post as a card. The sentence that a locked telephone shows is not repeated. */
export const postOf = ({ id, message }: InboxPost, chrome: Chrome): Html => {
  const place = placeOf(chrome, 3);
  const inner = html`${blocksOf(message.body, place)}${buttonsOf(message.actions, place)}`;
  return html`<article class="card post" id="post-${id}"><h2>${message.title}</h2>${inner}</article>`;
};
const countOf = (chrome: Chrome, waiting: number): string =>
  waiting === 0
    ? textOf(chrome, "waiting.none")
    : waiting === 1
      ? textOf(chrome, "waiting.one")
      : textOf(chrome, "waiting.many", waiting);

/** The first page: posts, then the home panel under its own title. `waiting` of the chrome is the number; without it, the posts are counted. */
export const inboxPage = (
  {
    posts,
    home,
    said,
  }: {
    readonly posts: readonly InboxPost[];
    readonly home: WordedPanel | undefined;
    readonly said?: string;
  },
  chrome: Chrome,
): string => {
  const heading = countOf(chrome, chrome.waiting ?? posts.length);
  const list =
    posts.length > 0
      ? html`<div class="posts">${posts.map((post) => postOf(post, chrome))}</div>`
      : html`<p class="quiet">${textOf(chrome, "waiting.empty")}</p>`;
  const today =
    home &&
    html`<section class="home"><h2 class="over">${textOf(chrome, "inbox.home")}</h2>${bodyOf(home, placeOf(chrome, 3))}</section>`;
  return page(chrome, {
    title: heading,
    body: html`${list}${today}`,
    kind: "inbox",
    at: "waiting",
    live: true,
    ...(said !== undefined && { said }),
  });
};
