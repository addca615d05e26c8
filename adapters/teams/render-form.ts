// A form in words → a dialog. Teams has no errors of its own: each is drawn at its field.
import type { IChoiceSetInput, IDateInput, IQueryData, ITextInput } from "@microsoft/teams.cards";
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

/** How lists are drawn: with titles of so many signs; those of these fields searched at the bot, asked for what `dataset` says. */
type Lists = {
  readonly optionMost: number;
  readonly searched: readonly string[];
  readonly dataset: (name: string) => IQueryData;
};
type Input = IChoiceSetInput | IDateInput | ITextInput;
const input = (field: WordedField, { optionMost, searched, dataset }: Lists): Input => {
  const { input: of } = field;
  switch (of.kind) {
    case "choice":
    case "choices": {
      const isSearched = searched.includes(field.name);
      const stands = isSearched
        ? of.options.filter((o) => o.value === field.value)
        : of.options.slice(0, limits.options);
      const choices = stands.map((o) => ({ title: titleOf(o.label, optionMost), value: o.value }));
      const value = typeof field.value === "string" ? field.value : field.value?.join(",");
      const many = of.kind === "choices";
      // Yes and no are read at once; anything longer is folded, so that five fields fit a telephone.
      const folded = choices.length > limits.unsearched ? "filtered" : "compact";
      const style = isSearched ? "filtered" : choices.length <= 2 || many ? "expanded" : folded;
      const more = {
        ...(value !== undefined && { value }),
        ...(isSearched && { "choices.data": dataset(field.name) }),
      };
      return { type: "Input.ChoiceSet", choices, style, isMultiSelect: many, wrap: true, ...more };
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
const fieldElements = (field: WordedField, lists: Lists): readonly Element[] => {
  const label = cut(field.label, limits.label);
  const hint =
    field.hint !== undefined && field.hint !== ""
      ? [
          written(
            cut(field.hint, limits.label),
            { isSubtle: true, size: "Small" },
            { spacing: "Small" },
          ),
        ]
      : [];
  if ("options" in field.input && field.input.options.length === 0)
    return [written(`${label}${label.endsWith("?") ? "" : ":"} –`, { isSubtle: true }), ...hint];
  return [
    // Not `isRequired`: the client's own sentence would stand in the telephone's language, and an answer must reach us to be counted.
    { ...input(field, lists), id: fieldId(field.name), label },
    ...hint,
    ...(field.error !== undefined ? [toned(field.error, "warning")] : []),
  ];
};
const many = (field: WordedField): boolean => field.input.kind === "choices";

/** What the form is about, in each of its buttons: `m` the fields that take several, `n` those on the screen, `q` those that are searched, `r` that some show others. */
const metaOf = (form: WordedForm, searched: readonly string[]): Json => ({
  w: form.workflow,
  i: form.instance,
  c: form.command,
  u: form.idempotencyKey,
  k: form.hidden,
  e: form.showsMore,
  m: form.fields.filter(many).map((f) => f.name),
  n: form.fields.map((f) => f.name),
  ...(searched.length > 0 && { q: searched }),
  r: form.fields.some((f) => f.redraws),
});

/** Lists of which one is chosen, longer than what is read at once. */
const searchable = (form: WordedForm): readonly string[] =>
  form.fields.flatMap(({ name, input: of }) =>
    of.kind === "choice" && of.options.length > limits.unsearched ? [name] : [],
  );
/** `searches`: lists may be searched at the bot there. */
export type Room = { readonly budget: Budget; readonly searches: boolean };
/** `shown`: the panel that the form was opened from, to return to. */
export const renderForm = (
  form: WordedForm,
  shown?: PanelTarget,
  room: Room = { budget: budgets[0], searches: false },
): Dialog => {
  const whole = drawnForm(form, shown, room.budget, []);
  const isLonger = form.fields.some(
    ({ input: of }) => of.kind === "choice" && of.options.length > limits.options,
  );
  const unsearched = whole(limits.option);
  const searched = room.searches && (unsearched.cut || isLonger) ? searchable(form) : [];
  const draw = searched.length > 0 ? drawnForm(form, shown, room.budget, searched) : whole;
  // A field is never left out for want of room: its options are shortened first.
  let drawn = searched.length > 0 ? draw(limits.option) : unsearched;
  for (const most of limits.shortOptions) if (drawn.cut) drawn = draw(most);
  return dialogOf(
    form.title,
    drawn.card,
    form.fields.length > 3 || form.intro.length > 2 ? "large" : "medium",
  );
};
const drawnForm = (
  form: WordedForm,
  shown: PanelTarget | undefined,
  budget: Budget,
  searched: readonly string[],
) => {
  const drawing = new Drawing({ in: "dialog" });
  const panel = shown && { w: shown.workflow, i: shown.instance, p: shown.panel };
  const meta = metaOf(form, searched);
  // What else stands in the form goes along only where it decides what there is to choose.
  const associatedInputs = form.fields.some((f) => f.redraws) ? "auto" : "none";
  const dataset = (name: string): IQueryData => ({
    type: "Data.Query",
    dataset: JSON.stringify({ f: meta, d: name }),
    associatedInputs,
  });
  const sure: readonly Element[] =
    form.sure === undefined
      ? []
      : [
          {
            type: "Input.Toggle",
            id: sureId,
            title: titleOf(form.sure, limits.label),
            wrap: true,
            value: "false",
          },
        ];
  const actions: Button[] = [
    {
      type: "Action.Submit",
      title: cut(form.submit, limits.button),
      style: "positive",
      data: { f: meta, s: panel },
    },
  ];
  if (form.more !== undefined)
    actions.push({
      type: "Action.Submit",
      title: cut(form.more, limits.button),
      data: { f: { ...meta, a: "more" }, s: panel },
    });
  // A dialog has no way back of its own: what is typed goes no further than the screen.
  if (panel)
    actions.push({
      type: "Action.Submit",
      title: cut(form.cancel, limits.button),
      associatedInputs: "none",
      data: panel,
    });
  return (optionMost: number): Drawn => {
    const fields = form.fields.flatMap((field) =>
      fieldElements(field, { optionMost, searched, dataset }),
    );
    return cardOf({ body: [...drawing.blocks(form.intro), ...fields, ...sure], actions }, budget);
  };
};
