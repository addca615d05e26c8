// A sentence as a page: what came of something, and the way on.
import { type Chrome, html, isLinkable } from "./chrome.ts";
import { page } from "./page.ts";

/** `back`: the address behind `close`. */
export const saidPage = (
  { title, said, close, back }: { readonly title: string; readonly said: string; readonly close: string; readonly back: string },
  chrome: Chrome,
): string => {
  const body = html`<div class="card"><p>${said}</p><div class="acts"><a class="btn main" href="${isLinkable(back) ? back : "/"}">${close}</a></div></div>`;
  return page(chrome, { title, body, kind: "said" });
};
