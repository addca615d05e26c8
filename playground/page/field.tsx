// The elements that hold a value. Native controls wherever the browser has one: they work with every keyboard, reader and thumb.
import { useEffect, useState } from "preact/hooks";
import { edit, press, type Scope, scopeKey } from "./actions.ts";
import type {
  Block,
  Checkboxes,
  Field,
  MultiSelect,
  NumberInput,
  Option,
  Radio,
  Select,
  StateValue,
  TextInput,
  Values,
} from "./blocks.ts";
import { CheckIcon, CloseIcon, DownIcon } from "./icons.tsx";
import { plain, Words } from "./mrkdwn.tsx";
import { useTexts } from "./store.ts";
import { optionsOf, pressOf } from "./values.ts";

interface Props<F> {
  field: F;
  value: StateValue;
  id: string;
  onValue(value: StateValue): void;
  /** Outside an input block a text counts when it is finished, not at each key. */
  lazy?: boolean;
  describedBy?: string | undefined;
  label?: string;
}
const chosen = (value: StateValue): Option[] =>
  "selected_option" in value
    ? value.selected_option
      ? [value.selected_option]
      : []
    : "selected_options" in value
      ? value.selected_options
      : [];

function SelectField({ field, value, id, onValue, describedBy, label }: Props<Select>) {
  const t = useTexts();
  const options = optionsOf(field);
  const current = chosen(value)[0]?.value ?? "";
  const list = (of: Option[]) => of.map((o) => <option value={o.value}>{o.text.text}</option>);
  return (
    <span class="select">
      <select
        id={id}
        aria-label={label ?? field.placeholder?.text}
        aria-describedby={describedBy}
        value={current}
        class={current ? "" : "empty"}
        onChange={(event) =>
          onValue({
            type: "static_select",
            selected_option: options.find((o) => o.value === event.currentTarget.value) ?? null,
          })
        }
      >
        <option value="">{field.placeholder?.text ?? t.choose}</option>
        {field.option_groups
          ? field.option_groups.map((group) => (
              <optgroup label={group.label.text}>{list(group.options)}</optgroup>
            ))
          : list(options)}
      </select>
      <DownIcon />
    </span>
  );
}

function MultiField({ field, value, id, onValue, describedBy }: Props<MultiSelect>) {
  const t = useTexts();
  const now = chosen(value);
  const left = optionsOf(field).filter((o) => !now.some((c) => c.value === o.value));
  const change = (selected_options: Option[]) =>
    onValue({ type: "multi_static_select", selected_options });
  return (
    <div class="multi">
      {now.map((option) => (
        <button
          type="button"
          class="chip"
          onClick={() => change(now.filter((c) => c !== option))}
          aria-label={`${t.clear}: ${option.text.text}`}
        >
          {plain(option.text.text)}
          <CloseIcon />
        </button>
      ))}
      {left.length > 0 && (
        <span class="select">
          <select
            id={id}
            aria-describedby={describedBy}
            value=""
            class="empty"
            onChange={(event) =>
              change([...now, left.find((o) => o.value === event.currentTarget.value)!])
            }
          >
            <option value="">{field.placeholder?.text ?? t.chooseSome}</option>
            {left.map((o) => (
              <option value={o.value}>{o.text.text}</option>
            ))}
          </select>
          <DownIcon />
        </span>
      )}
    </div>
  );
}

function ChoiceField({ field, value, id, onValue, describedBy, label }: Props<Radio | Checkboxes>) {
  const many = field.type === "checkboxes";
  const now = chosen(value);
  const toggle = (option: Option, on: boolean) => {
    if (field.type === "radio_buttons")
      return onValue({ type: "radio_buttons", selected_option: option });
    const rest = now.filter((c) => c.value !== option.value);
    onValue({ type: "checkboxes", selected_options: on ? [...rest, option] : rest });
  };
  return (
    <fieldset
      class={`choices${field.options.some((o) => o.description || o.text.text.length > 26) ? " tall" : ""}`}
      aria-label={label}
      aria-describedby={describedBy}
    >
      {field.options.map((option, index) => (
        <label class="choice">
          <input
            id={index ? undefined : id}
            type={many ? "checkbox" : "radio"}
            name={id}
            checked={now.some((c) => c.value === option.value)}
            onChange={(event) => toggle(option, event.currentTarget.checked)}
          />
          <span class="tick">{many && <CheckIcon />}</span>
          <span>
            <Words text={option.text} />
            {option.description && (
              <small>
                <Words text={option.description} />
              </small>
            )}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function TypedField({
  field,
  value,
  id,
  onValue,
  lazy,
  describedBy,
  label,
}: Props<TextInput | NumberInput>) {
  const t = useTexts();
  const stored = "value" in value ? (value.value ?? "") : "";
  const [text, setText] = useState(stored);
  useEffect(() => setText(stored), [stored]);
  const tell = (next: string) => onValue({ type: field.type, value: next === "" ? null : next });
  const onInput = (event: { currentTarget: { value: string } }) => {
    setText(event.currentTarget.value);
    if (!lazy) tell(event.currentTarget.value);
  };
  const shared = {
    id,
    value: text,
    placeholder: field.placeholder?.text,
    "aria-describedby": describedBy,
    "aria-label": label,
    autocomplete: "off",
    onInput,
    onBlur: () => lazy && text !== stored && tell(text),
  };
  if (field.type === "number_input") {
    return (
      <input
        {...shared}
        type="number"
        inputMode={field.is_decimal_allowed ? "decimal" : "numeric"}
        min={field.min_value}
        max={field.max_value}
        step={field.is_decimal_allowed ? "any" : 1}
      />
    );
  }
  const left = field.max_length ? field.max_length - text.length : null;
  return (
    <>
      {field.multiline ? (
        <textarea {...shared} rows={3} maxLength={field.max_length} />
      ) : (
        <input {...shared} type="text" maxLength={field.max_length} />
      )}
      {left !== null && left <= 40 && <small class="left">{t.left(left)}</small>}
    </>
  );
}

export function FieldControl(props: Props<Field>) {
  const { field, value, id, onValue, describedBy } = props;
  switch (field.type) {
    case "static_select":
      return <SelectField {...props} field={field} />;
    case "multi_static_select":
      return <MultiField {...props} field={field} />;
    case "radio_buttons":
    case "checkboxes":
      return <ChoiceField {...props} field={field} />;
    case "plain_text_input":
    case "number_input":
      return <TypedField {...props} field={field} />;
    case "datepicker": {
      const date = "selected_date" in value ? (value.selected_date ?? "") : "";
      return (
        <input
          id={id}
          type="date"
          value={date}
          aria-describedby={describedBy}
          onChange={(e) =>
            onValue({ type: "datepicker", selected_date: e.currentTarget.value || null })
          }
        />
      );
    }
    case "timepicker": {
      const time = "selected_time" in value ? (value.selected_time ?? "") : "";
      return (
        <input
          id={id}
          type="time"
          value={time}
          aria-describedby={describedBy}
          onChange={(e) =>
            onValue({ type: "timepicker", selected_time: e.currentTarget.value || null })
          }
        />
      );
    }
  }
}

export function FieldBox({
  block,
  blockId,
  scope,
  values,
  error,
}: {
  block: Extract<Block, { type: "input" }>;
  blockId: string;
  scope: Scope;
  values: Values;
  error?: string | undefined;
}) {
  const t = useTexts();
  const { element } = block;
  const id = `${scopeKey(scope)}-${blockId}-${element.action_id}`;
  const notes =
    [block.hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;
  const grouped = element.type === "radio_buttons" || element.type === "checkboxes";
  const onValue = (value: StateValue) => {
    edit(scope, blockId, element.action_id, value);
    if (!block.dispatch_action) return;
    const state = { ...values, [blockId]: { ...values[blockId], [element.action_id]: value } };
    void press(scope, { blockId, actionId: element.action_id, ...pressOf(value) }, state);
  };
  return (
    <div class={error ? "b-input wrong" : "b-input"} data-block={blockId}>
      <label for={grouped ? undefined : id} id={`${id}-label`}>
        {plain(block.label.text)}
        {block.optional && <span class="optional"> {t.optional}</span>}
      </label>
      <FieldControl
        field={element}
        value={values[blockId]![element.action_id]!}
        id={id}
        onValue={onValue}
        lazy={Boolean(block.dispatch_action)}
        describedBy={notes}
        {...(grouped ? { label: block.label.text } : {})}
      />
      {block.hint && (
        <p class="hint" id={`${id}-hint`}>
          {plain(block.hint.text)}
        </p>
      )}
      {error && (
        <p class="error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
