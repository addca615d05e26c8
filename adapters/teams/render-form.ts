// A form in words → a dialog. Teams has no errors of its own: each is drawn at its field.
import type { IChoiceSetInput, IDateInput, ITextInput } from "@microsoft/teams.cards";
import { lineChars, type PanelTarget, type WordedField, type WordedForm } from "../port.ts";
import {
  type Budget,
  type Button,
  budgets,
  cardOf,
  type Dialog,
  Drawing,
  type Drawn,
  dialogOf,
  type Element,
  type Json,
} from "./render.ts";
import { cut, limits, titleOf, toned, written } from "./text.ts";

/** Field names stand in input ids, so that an answer finds its field. */
export const fieldId = (name: string): string => `f:${name}`;
export const sureId = "s:sure";

type Input = IChoiceSetInput | IDateInput | ITextInput;
const input = (field: WordedField, optionMost: number): Input => {
  const { input: of } = field;
  switch (of.kind) {
    case "choice":
    case "choices": {
      const choices = of.options.slice(0, limits.options).map((o) => ({ title: titleOf(o.label, optionMost), value: o.value }));
      const value = typeof field.value === "string" ? field.value : field.value?.join(",");
      const many = of.kind === "choices";
      // Yes and no are read at once; anything longer is folded, so that five fields fit a telephone.
      const style = choices.length <= 2 || many ? "expanded" : choices.length > limits.unsearched ? "filtered" : "compact";
      return { type: "Input.ChoiceSet", choices, style, isMultiSelect: many, wrap: true, ...(value !== undefined && { value }) };
    }
    case "date":
      return { type: "Input.Date", ...(typeof field.value === "string" && { value: field.value }) };
    case "line":
      return {
        type: "Input.Text",
        maxLength: of.maxChars,
        ...(of.maxChars > lineChars && { isMultiline: true }),
        ...(typeof field.value === "string" && { value: field.value }),
      };
  }
};
const fieldElements = (field: WordedField, optionMost: number): readonly Element[] => {
  const label = cut(field.label, limits.label);
  if ("options" in field.input && field.input.options.length === 0)
    return [written(`${label}${label.endsWith("?") ? "" : ":"} –`, { isSubtle: true })];
  return [
    // Not `isRequired`: the client's own sentence would stand in the telephone's language, and an answer must reach us to be counted.
    { ...input(field, optionMost), id: fieldId(field.name), label },
    ...(field.hint !== undefined && field.hint !== ""
      ? [written(cut(field.hint, limits.label), { isSubtle: true, size: "Small" }, { spacing: "Small" })]
      : []),
    ...(field.error !== undefined ? [toned(field.error, "warning")] : []),
  ];
};
const many = (field: WordedField): boolean => field.input.kind === "choices";

/** What the form is about, in each of its buttons: `m` the fields that take several, `n` those on the screen, `r` that some show others. */
const metaOf = (form: WordedForm): Json => ({
  w: form.workflow,
  i: form.instance,
  c: form.command,
  u: form.cause,
  k: form.hidden,
  e: form.showsMore,
  m: form.fields.filter(many).map((f) => f.name),
  n: form.fields.map((f) => f.name),
  r: form.fields.some((f) => f.redraws),
});

/** `shown`: the panel that the form was opened from, to return to. */
export const renderForm = (form: WordedForm, shown?: PanelTarget, budget: Budget = budgets[0]): Dialog => {
  const drawing = new Drawing({ in: "dialog" });
  const panel = shown && { w: shown.workflow, i: shown.instance, p: shown.panel };
  const meta = metaOf(form);
  const sure: readonly Element[] =
    form.sure === undefined
      ? []
      : [{ type: "Input.Toggle", id: sureId, title: titleOf(form.sure, limits.label), wrap: true, value: "false" }];
  const actions: Button[] = [
    { type: "Action.Submit", title: cut(form.submit, limits.button), style: "positive", data: { f: meta, s: panel } },
  ];
  if (form.more !== undefined)
    actions.push({ type: "Action.Submit", title: cut(form.more, limits.button), data: { f: { ...meta, a: "more" }, s: panel } });
  // A dialog has no way back of its own: what is typed goes no further than the screen.
  if (panel) actions.push({ type: "Action.Submit", title: cut(form.cancel, limits.button), associatedInputs: "none", data: panel });
  const draw = (optionMost: number): Drawn => {
    const fields = form.fields.flatMap((field) => fieldElements(field, optionMost));
    return cardOf({ body: [...drawing.blocks(form.intro), ...fields, ...sure], actions }, budget);
  };
  // A field is never left out for want of room: its options are shortened first.
  let drawn = draw(limits.option);
  for (const most of limits.shortOptions) if (drawn.cut) drawn = draw(most);
  return dialogOf(form.title, drawn.card, form.fields.length > 3 || form.intro.length > 2 ? "large" : "medium");
};
