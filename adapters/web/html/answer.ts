// Pages for somebody without an account: a cover that asks for the code, the question with its answers, and what came of it.
import type { WordedForm, WordedPanel } from "../../port.ts";
import { placeOf } from "./buttons.ts";
import { type Chrome, html, type TextKey, textOf } from "./chrome.ts";
import { formOf, summaryOf } from "./form.ts";
import { page } from "./page.ts";
import { bodyOf } from "./sections.ts";

/** Says nothing of what the link leads to: scanners open it, and it may have gone astray. `wrong`: a code was not taken. */
export const coverPage = (token: string, chrome: Chrome, wrong: boolean): string => {
  const fault =
    wrong && html`<p id="wrong" role="alert" class="wrong">${textOf(chrome, "answer.wrong")}</p>`;
  const described = wrong && html` aria-invalid="true" aria-describedby="wrong"`;
  const body = html`<form method="post" action="/answer/open" class="card form" autocomplete="off"><p>${textOf(chrome, "answer.cover.text")}</p>
<input type="hidden" name="token" value="${token}"><div class="field"><label for="code">${textOf(chrome, "answer.code")}</label>${fault}
<input type="text" id="code" name="code" required maxlength="12" inputmode="numeric" autocomplete="one-time-code"${described}></div>
<div class="acts"><button class="btn main">${textOf(chrome, "answer.open")}</button></div></form>`;
  return page(chrome, { title: textOf(chrome, "answer.cover.title"), body, kind: "answer", wrong });
};
/** A sentence without a way on: the page is closed after it. */
export const answerSaid = (about: "none" | "over" | "sent", chrome: Chrome): string => {
  const say = (part: "title" | "text"): string =>
    textOf(chrome, `answer.${about}.${part}` satisfies TextKey);
  return page(chrome, {
    title: say("title"),
    body: html`<div class="card"><p>${say("text")}</p></div>`,
    kind: "answer",
  });
};
/** `said`: an answer that has come, and does not end the link. */
export const answerPage = (
  panel: WordedPanel,
  form: WordedForm,
  chrome: Chrome,
  said?: string,
): string => {
  const summary = summaryOf(form.fields, form.sure, chrome);
  const body = html`${summary}${bodyOf(panel, placeOf(chrome, 2))}<h2>${form.title}</h2>${formOf(form, chrome, { action: "/answer", back: "/answer" })}`;
  return page(chrome, {
    title: panel.title,
    body,
    kind: "answer",
    wrong: summary !== undefined,
    ...(said !== undefined && { said }),
  });
};
