// The page for words: one field, and what somebody can do that day.
import type { WordedPanel } from "../../port.ts";
import { placeOf } from "./buttons.ts";
import { type Chrome, hiddenOf, html, textOf } from "./chrome.ts";
import { page } from "./page.ts";
import { bodyOf } from "./sections.ts";

/** `help`: what can be done, as help shows it. The words are sent by POST: what is searched for reaches no history and no log on the way. */
export const findPage = (help: WordedPanel | undefined, chrome: Chrome): string => {
  const field = html`<form method="post" action="/find" class="card form" autocomplete="off">${hiddenOf(chrome)}<div class="field"><label for="words">${textOf(chrome, "find.label")}</label><input type="text" id="words" name="words" maxlength="500" autocomplete="off" spellcheck="false"></div><div class="acts"><button class="btn main">${textOf(chrome, "find.go")}</button></div></form>`;
  const body = html`${field}${help && bodyOf(help, placeOf(chrome, 2, help.shown))}`;
  return page(chrome, { title: textOf(chrome, "find.title"), body, kind: "list", at: "find" });
};
