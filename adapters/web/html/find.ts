// The page for words: one field that knows the words, and what somebody can do that day.
import type { WordedBlock, WordedForm, WordedPanel } from "../../port.ts";
import { placeOf } from "./buttons.ts";
import { type Chrome, type Html, hiddenOf, html, textOf } from "./chrome.ts";
import { page } from "./page.ts";
import { bodyOf } from "./sections.ts";

/** Characters of the words that somebody searches for. */
export const mostWords = 500;
/** What can be done, as help shows it: rows, and where there are more a list to search among. */
type HelpShown = WordedPanel | WordedForm | undefined;
const rowsOf = (help: WordedPanel | WordedForm): readonly WordedBlock[] =>
  "intro" in help ? help.intro : help.body;
/** The words themselves: what stands before the first dot of an option, as in `vem betalar · Vem som betalar`. */
const wordsOf = (help: HelpShown): Html | undefined => {
  const fields = help && "intro" in help ? help.fields : [];
  const options = fields.flatMap(({ input }) => ("options" in input ? input.options : []));
  if (options.length === 0) return undefined;
  const each = options.map(
    ({ label }) => html`<option value="${label.split(" · ")[0] ?? label}">${label}</option>`,
  );
  return html`<datalist id="known">${each}</datalist>`;
};
/** The words are sent by POST: what is searched for reaches no history and no log on the way. */
export const findPage = (help: HelpShown, chrome: Chrome): string => {
  const list = wordsOf(help);
  const known = list && html` list="known"`;
  const input = html`<input type="text" id="words" name="words" maxlength="${mostWords}" autocomplete="off" spellcheck="false"${known}>`;
  const go = html`<div class="acts"><button class="btn main">${textOf(chrome, "find.go")}</button></div>`;
  const field = html`<form method="post" action="/find" class="card form" autocomplete="off">${hiddenOf(chrome)}
<div class="field"><label for="words">${textOf(chrome, "find.label")}</label>${input}${list}</div>${go}</form>`;
  const rows = help && bodyOf({ body: rowsOf(help), actions: [] }, placeOf(chrome, 2));
  return page(chrome, {
    title: textOf(chrome, "find.title"),
    body: html`${field}${rows}`,
    kind: "list",
    at: "find",
  });
};
