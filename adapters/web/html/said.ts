// A sentence as a page: what came of something, and the way on.
import { type Chrome, html, isLinkable, textOf } from "./chrome.ts";
import { page } from "./page.ts";

/** `back`: the address behind `close`. */
export const saidPage = (
  { title, said, close, back }: { readonly title: string; readonly said: string; readonly close: string; readonly back: string },
  chrome: Chrome,
): string => {
  const body = html`<div class="card"><p>${said}</p><div class="acts"><a class="btn main" href="${isLinkable(back) ? back : "/"}">${close}</a></div></div>`;
  return page(chrome, { title, body, kind: "said" });
};

/**
 * Why nothing came of a request, in words that are the same whatever was asked for. `old`: a form or button of before; `unknown`: no such address, or not
 * for this person; `foreign`: not sent by a page of ours; `often`: too many attempts; `down`: the database does not answer.
 */
type Trouble = "old" | "unknown" | "foreign" | "often" | "down";
export const troublePage = (trouble: Trouble, chrome: Chrome, back = "/"): string => {
  const [title, said, close] = (["title", "text", "close"] as const).map((part) => textOf(chrome, `${trouble}.${part}`));
  return saidPage({ title: title ?? "", said: said ?? "", close: close ?? "", back }, chrome);
};
