// A sentence as a page: what came of something, and the way on.
import { type Chrome, type Html, html, isLinkable, textOf } from "./chrome.ts";
import { page } from "./page.ts";

/** `back`: the address behind `close`. */
export const saidPage = (
  {
    title,
    said,
    close,
    back,
  }: {
    readonly title: string;
    readonly said: string;
    readonly close: string;
    readonly back: string;
  },
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
  const [title, said, close] = (["title", "text", "close"] as const).map((part) =>
    textOf(chrome, `${trouble}.${part}`),
  );
  return saidPage({ title: title ?? "", said: said ?? "", close: close ?? "", back }, chrome);
};

/** What was sent where. */
type Sent = { readonly path: string; readonly fields: URLSearchParams };
/** A text area keeps line breaks. */
const kept = ([name, value]: readonly [
  string,
  string,
]): Html => html`<textarea name="${name}" hidden>
${value}</textarea>`;
/** The database does not answer: nothing of what was sent is lost, and the button sends it once more as it was. Its key makes that harmless. */
export const againPage = (
  { title, said, sent }: { readonly title: string; readonly said: string; readonly sent: Sent },
  chrome: Chrome,
): string => {
  const again = html`<button class="btn main">${textOf(chrome, "down.close")}</button>`;
  const form = html`<form method="post" action="${isLinkable(sent.path) ? sent.path : "/"}" autocomplete="off">${[...sent.fields].map(kept)}${again}</form>`;
  return page(chrome, {
    title,
    body: html`<div class="card"><p>${said}</p><div class="acts">${form}</div></div>`,
    kind: "said",
  });
};
