// One field of a form: label, hint, error and input, tied together for readers who do not see them beside each other.
import { lineChars, type WordedField, type WordedOption } from "../../port.ts";
import { type Chrome, type Html, html, textOf } from "./chrome.ts";

/** So many options are read at once, as buttons; more are a list. [design] */
const mostButtons = 7;

/** The element that an error leads to: the input, or the first of several. */
export const fieldId = ({ name }: WordedField): string => `f-${name.replaceAll(/[^\w-]/g, "-")}`;

/** Attributes of an input: its name, what describes it, whether it is wrong, whether others depend on it. */
type Tied = {
  readonly id: string;
  readonly name: Html;
  readonly by: Html | false;
  readonly invalid: Html | false;
};
const tied = (field: WordedField): Tied => {
  const id = fieldId(field);
  const ids = [
    field.hint ? `${id}-hint` : "",
    field.error === undefined ? "" : `${id}-error`,
  ].filter((each) => each !== "");
  return {
    id,
    name: html` name="f.${field.name}${field.input.kind === "choices" && "[]"}"${field.redraws && html` data-redraws`}`,
    by: ids.length > 0 && html` aria-describedby="${ids.join(" ")}"`,
    invalid: field.error !== undefined && html` aria-invalid="true"`,
  };
};
const optionalOf = ({ optional }: WordedField, chrome: Chrome): Html | false =>
  optional && html` <span class="quiet">${textOf(chrome, "optional")}</span>`;
const around = (field: WordedField): Html => {
  const id = fieldId(field);
  const hint = field.hint && html`<p class="hint" id="${id}-hint">${field.hint}</p>`;
  return html`${hint}${field.error !== undefined && html`<p class="error" id="${id}-error">${field.error}</p>`}`;
};
/** Without a script, the questions that depend on an answer come when this is pressed. */
const redrawOf = ({ redraws }: WordedField, chrome: Chrome): Html | false =>
  redraws &&
  html`<button class="btn small redraw" name="do" value="redraw">${textOf(chrome, "redraw")}</button>`;
const lookOf = ({ error }: WordedField): string => (error === undefined ? "field" : "field wrong");

const isChosen = ({ value }: WordedField, option: string): boolean =>
  typeof value === "string" ? value === option : (value ?? []).includes(option);
const boxOf = (
  field: WordedField,
  type: "radio" | "checkbox",
  { value, label }: WordedOption,
  at: number,
): Html => {
  const { id, name, invalid } = tied(field);
  const state = html`${isChosen(field, value) && html` checked`}${type === "checkbox" && invalid}`;
  return html`<label><input type="${type}"${name} value="${value}" id="${at === 0 ? id : `${id}-${at}`}"${state}><span>${label}</span></label>`;
};
const boxes = (
  field: WordedField,
  type: "radio" | "checkbox",
  options: readonly WordedOption[],
  chrome: Chrome,
): Html => {
  const { by, invalid } = tied(field);
  const group = type === "radio" && html` role="radiogroup"${invalid}`;
  // Chosen by mistake, a radio button cannot be let go of.
  const all =
    type === "radio" && field.optional
      ? [...options, { value: "", label: textOf(chrome, "unanswered") }]
      : options;
  return html`<fieldset class="${lookOf(field)}"${group}${by}><legend>${field.label}${optionalOf(field, chrome)}</legend>${around(field)}
<div class="choice">${all.map((each, at) => boxOf(field, type, each, at))}</div>${redrawOf(field, chrome)}</fieldset>`;
};
const listOf = (field: WordedField, options: readonly WordedOption[], chrome: Chrome): Html => {
  const { id, name, by, invalid } = tied(field);
  const chosen = (value: string): Html | false => isChosen(field, value) && html` selected`;
  const each = options.map(
    ({ value, label }) => html`<option value="${value}"${chosen(value)}>${label}</option>`,
  );
  return html`<select id="${id}"${name}${by}${invalid} autocomplete="off"><option value="">${textOf(chrome, "choose")}</option>${each}</select>`;
};
const typed = ({ value }: WordedField): string => (typeof value === "string" ? value : "");
const dateOf = (field: WordedField): Html => {
  const { id, name, by, invalid } = tied(field);
  return html`<input type="date" class="date" id="${id}"${name} value="${typed(field)}"${by}${invalid} autocomplete="off">`;
};
/** The browser remembers nothing of it and sends it to no spelling service. */
const lineOf = (field: WordedField, maxChars: number): Html => {
  const { id, name, by, invalid } = tied(field);
  const rest = html`id="${id}"${name} maxlength="${maxChars}"${by}${invalid} autocomplete="off" spellcheck="false"`;
  // Every parser drops a line break that begins a textarea: one is put before the text.
  return maxChars > lineChars
    ? html`<textarea ${rest} rows="4">\n${typed(field)}</textarea>`
    : html`<input type="text" ${rest} value="${typed(field)}">`;
};
const single = (field: WordedField, input: Html, chrome: Chrome): Html =>
  html`<div class="${lookOf(field)}"><label for="${fieldId(field)}">${field.label}${optionalOf(field, chrome)}</label>
${around(field)}${input}${redrawOf(field, chrome)}</div>`;

/** One field. Where nothing can be chosen, only its label is left. */
export const fieldOf = (field: WordedField, chrome: Chrome): Html => {
  const { input } = field;
  switch (input.kind) {
    case "choice":
    case "choices": {
      const { options, kind } = input;
      if (options.length === 0)
        return html`<div class="field"><p><b>${field.label}</b> –</p>${around(field)}</div>`;
      if (kind === "choices") return boxes(field, "checkbox", options, chrome);
      return options.length <= mostButtons
        ? boxes(field, "radio", options, chrome)
        : single(field, listOf(field, options, chrome), chrome);
    }
    case "date":
      return single(field, dateOf(field), chrome);
    case "line":
      return single(field, lineOf(field, input.maxChars), chrome);
  }
};
