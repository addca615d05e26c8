// A form as a page. What was typed is drawn again with each error at its field.
import type { WordedField, WordedForm } from "../../port.ts";
import { blocksOf } from "./blocks.ts";
import { placeOf } from "./buttons.ts";
import {
  type Chrome,
  type Html,
  hiddenField,
  hiddenOf,
  html,
  isLinkable,
  textOf,
} from "./chrome.ts";
import { fieldId, fieldOf } from "./field.ts";
import { page } from "./page.ts";

const sureId = "sure";
/** The errors once more above the form, each a link to its field. */
export const summaryOf = (
  fields: readonly WordedField[],
  sure: string | undefined,
  chrome: Chrome,
): Html | undefined => {
  const wrong = fields.filter(({ error }) => error !== undefined);
  const count = wrong.length + (sure === undefined ? 0 : 1);
  if (count === 0) return undefined;
  const items = wrong.map(
    (each) => html`<li><a href="#${fieldId(each)}">${each.label}</a>: ${each.error}</li>`,
  );
  const asked = sure !== undefined && html`<li><a href="#${sureId}">${sure}</a></li>`;
  const heading = count === 1 ? textOf(chrome, "errors.one") : textOf(chrome, "errors.many", count);
  return html`<div class="summary" id="errors" role="alert" tabindex="-1"><h2>${heading}</h2>
<p>${textOf(chrome, "errors.none")}</p><ul>${items}${asked}</ul></div>`;
};
const sureOf = (sure: string): Html =>
  html`<div class="choice sure"><label><input type="checkbox" id="${sureId}" name="sure" value="1"><span>${sure}</span></label></div>`;
const kept = (form: WordedForm, chrome: Chrome): Html =>
  html`${hiddenOf(chrome, form.idempotencyKey)}${hiddenField("hidden", chrome.seal(JSON.stringify(form.hidden)))}${
    form.showsMore && hiddenField("more", "1")
  }`;

type Ways = { readonly action: string; readonly back?: string };
/** The form itself. `action`: where it is sent. `back`: where "Avbryt" leads. */
export const formOf = (form: WordedForm, chrome: Chrome, { action, back = "/" }: Ways): Html => {
  const intro = blocksOf(form.intro, placeOf(chrome, 2));
  const more =
    form.more !== undefined &&
    html`<button class="btn" name="do" value="more">${form.more}</button>`;
  // Enter in a field presses the first button of a form: it must be the one that sends.
  const first = html`<button class="unseen" name="do" value="submit" tabindex="-1" aria-hidden="true">${form.submit}</button>`;
  const cancel = html`<a class="btn plain" href="${isLinkable(back) ? back : "/"}">${form.cancel}</a>`;
  const acts = html`<div class="acts"><button class="btn main" name="do" value="submit">${form.submit}</button>${more}${cancel}</div>`;
  const asked = html`${form.fields.map((each) => fieldOf(each, chrome))}${form.sure !== undefined && sureOf(form.sure)}`;
  return html`<form method="post" action="${isLinkable(action) ? action : "/"}" class="card form" autocomplete="off" novalidate>
${first}${kept(form, chrome)}${intro.length > 0 && html`<div class="intro">${intro}</div>`}${asked}${acts}</form>`;
};
/** `said`: what came of an attempt, where that is not known yet. */
export const formPage = (
  form: WordedForm,
  chrome: Chrome,
  { said, ...ways }: Ways & { readonly said?: string },
): string => {
  const summary = summaryOf(form.fields, form.sure, chrome);
  const body = html`${summary}${formOf(form, chrome, ways)}`;
  return page(chrome, {
    title: form.title,
    body,
    kind: "form",
    wrong: summary !== undefined,
    ...(said !== undefined && { said }),
  });
};
