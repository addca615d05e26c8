// Words → Block Kit. Nothing is decided here.
import type { WordedAction, WordedBlock, WordedField, WordedForm, WordedMessage, WordedPanel } from "../../src/adapter.ts";

/** Slack's limits (reference pages of Block Kit and of views, read November 2026). Longer texts are cut, longer lists end. */
export const limits = {
  messageBlocks: 50,
  viewBlocks: 100,
  viewTitle: 24,
  button: 75,
  buttonValue: 2_000,
  sectionText: 3_000,
  fields: 10,
  fieldText: 2_000,
  header: 150,
  contextText: 3_000,
  actions: 25,
  optionText: 75,
  options: 100,
  checkboxes: 10,
  label: 2_000,
  hint: 2_000,
  metadata: 3_000,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  messageText: 40_000,
} as const;

export type Json = { readonly [key: string]: unknown };
export type Block = Json & { readonly type: string };

const cut = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);
/** The three characters that mean something to Slack. */
const escape = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const plain = (text: string, most: number): Json => ({ type: "plain_text", text: cut(text, most), emoji: true });
const marked = (text: string, most: number): Json => ({ type: "mrkdwn", text: cut(text, most) });
const bold = (text: string): string => `*${escape(text).replaceAll("*", "∗")}*`;
const mark: Readonly<Record<"plain" | "quiet" | "warning" | "danger" | "good", string>> = {
  plain: "",
  quiet: "",
  warning: ":warning: ",
  danger: ":rotating_light: ",
  good: ":white_check_mark: ",
};
const dots: Readonly<Record<"done" | "now" | "later", string>> = { done: "✓", now: "●", later: "○" };

/** What a button brings back. Short keys: a value holds 2,000 characters. */
export const packAction = (does: WordedAction["does"]): string => {
  if ("press" in does)
    return JSON.stringify({ w: does.press.workflow, i: does.press.instance, c: does.press.command, v: does.press.values });
  if ("panel" in does) return JSON.stringify({ w: does.panel.workflow, i: does.panel.instance, p: does.panel.panel });
  return "";
};
const confirmOf = (action: WordedAction, cancel: string): Json => ({
  confirm: {
    title: plain(action.label, limits.confirmTitle),
    text: plain(action.confirm ?? "", limits.confirmText),
    confirm: plain(action.label, limits.confirmButton),
    deny: plain(cancel, limits.confirmButton),
  },
});
const phoneLink = (action: WordedAction): string =>
  "phone" in action.does ? `<tel:${action.does.phone.replaceAll(/[^\d+]/g, "")}|${escape(action.does.phone)}>` : "";

/** Draws one screen; ids are counted, so that no two buttons share one. */
class Drawing {
  #id = 0;
  readonly #cancel: string;
  constructor(cancel: string) {
    this.#cancel = cancel;
  }
  button(action: WordedAction): Json {
    this.#id += 1;
    return {
      type: "button",
      action_id: `do:${this.#id}`,
      text: plain(action.label, limits.button),
      value: packAction(action.does),
      ...(action.style && { style: action.style }),
      ...(action.confirm && confirmOf(action, this.#cancel)),
    };
  }
  actions(list: readonly WordedAction[]): readonly Block[] {
    const buttons = list.filter((action) => !("phone" in action.does)).slice(0, limits.actions);
    const phones = list.filter((action) => "phone" in action.does);
    return [
      ...(phones.length > 0 ? [{ type: "section", text: marked(phones.map(phoneLink).join("   "), limits.sectionText) }] : []),
      ...(buttons.length > 0 ? [{ type: "actions", elements: buttons.map((action) => this.button(action)) }] : []),
    ];
  }
  row(b: Extract<WordedBlock, { kind: "row" }>): readonly Block[] {
    const [only] = b.actions;
    const phone = only && "phone" in only.does ? ` ${phoneLink(only)}` : "";
    const detail = b.detail === undefined ? "" : `\n${escape(b.detail)}`;
    const text = marked(phone ? `${mark[b.tone]}${bold(b.text)}${phone}` : `${mark[b.tone]}${bold(b.text)}${detail}`, limits.sectionText);
    if (phone) return [{ type: "section", text }];
    if (b.actions.length === 1 && only) return [{ type: "section", text, accessory: this.button(only) }];
    return [{ type: "section", text }, ...this.actions(b.actions)];
  }
  facts(facts: readonly (readonly [string, string])[]): readonly Block[] {
    const fields = facts.map(([label, value]) => marked(`*${escape(label)}*\n${escape(value) || "–"}`, limits.fieldText));
    const sections: Block[] = [];
    for (let at = 0; at < fields.length; at += limits.fields)
      sections.push({ type: "section", fields: fields.slice(at, at + limits.fields) });
    return sections;
  }
  block(b: WordedBlock): readonly Block[] {
    switch (b.kind) {
      case "text":
        return b.text === ""
          ? []
          : b.tone === "quiet"
            ? [{ type: "context", elements: [marked(escape(b.text), limits.contextText)] }]
            : [{ type: "section", text: marked(`${mark[b.tone]}${escape(b.text)}`, limits.sectionText) }];
      case "heading":
        return [{ type: "section", text: marked(bold(b.text), limits.sectionText) }];
      case "facts":
        return this.facts(b.facts);
      case "steps":
        return b.steps.length === 0
          ? []
          : [
              {
                type: "section",
                text: marked(
                  b.steps.map((s) => `${dots[s.state]}  ${s.state === "now" ? bold(s.text) : escape(s.text)}`).join("\n"),
                  limits.sectionText,
                ),
              },
            ];
      case "row":
        return this.row(b);
      case "bars": {
        const most = Math.max(1, ...b.bars.map((bar) => (bar.count === "few" ? 0 : bar.count)));
        const line = (bar: (typeof b.bars)[number]): string =>
          `\`${"█".repeat(bar.count === "few" ? 0 : Math.max(1, Math.round((bar.count / most) * 12))).padEnd(12, "░")}\` ${escape(bar.shown)}  ${escape(bar.label)}`;
        return [{ type: "section", text: marked(b.bars.map(line).join("\n"), limits.sectionText) }];
      }
      case "actions":
        return this.actions(b.actions);
      case "divider":
        return [{ type: "divider" }];
      default: {
        const nothing: never = b;
        throw new Error(`unreachable case in slack.render ${typeof nothing}`);
      }
    }
  }
  blocks(list: readonly WordedBlock[]): readonly Block[] {
    return list.flatMap((b) => this.block(b));
  }
}

/** A post. `text` is what a locked telephone shows: the fixed sentence, nothing else. */
export const renderMessage = (message: WordedMessage): { readonly text: string; readonly blocks: readonly Block[] } => {
  const drawing = new Drawing("–");
  const blocks: readonly Block[] = [
    { type: "section", text: marked(bold(message.title), limits.sectionText) },
    ...drawing.blocks(message.body),
    ...drawing.actions(message.actions),
  ];
  return { text: cut(message.notice, limits.messageText), blocks: blocks.slice(0, limits.messageBlocks) };
};

export type PanelTarget = { readonly workflow: string; readonly instance?: string | undefined; readonly panel: string };
export type Meta = {
  readonly form?: {
    readonly w: string;
    readonly i?: string | undefined;
    readonly c: string;
    readonly cause: string;
    readonly kept: Json;
    readonly more: boolean;
  };
  readonly panel?: PanelTarget;
};
export type View = Json & { readonly type: "modal" | "home" };

const titled = (title: string): { readonly title: Json; readonly first: readonly Block[] } => ({
  title: plain(title, limits.viewTitle),
  first: title.length > limits.viewTitle ? [{ type: "header", text: plain(title, limits.header) }] : [],
});

/** A panel in a modal: it is not kept at the platform. `shown` is what it shows, so that it can be shown anew after a button in it. */
export const renderPanel = (panel: WordedPanel, shown: PanelTarget | undefined): View => {
  const drawing = new Drawing(panel.close);
  const { title, first } = titled(panel.title);
  const blocks = [...first, ...drawing.blocks(panel.body), ...drawing.actions(panel.actions)].slice(0, limits.viewBlocks);
  return {
    type: "modal",
    callback_id: "panel",
    title,
    close: plain(panel.close, limits.viewTitle),
    blocks,
    private_metadata: JSON.stringify(shown === undefined ? {} : { panel: shown }),
  };
};
export const renderHome = (panel: WordedPanel): View => {
  const drawing = new Drawing(panel.close);
  return {
    type: "home",
    callback_id: "home",
    blocks: [
      { type: "header", text: plain(panel.title, limits.header) },
      ...drawing.blocks(panel.body),
      ...drawing.actions(panel.actions),
    ].slice(0, limits.viewBlocks),
  };
};
/** A sentence in a modal of its own. */
export const renderNotice = (title: string, said: string, close: string): View => ({
  type: "modal",
  callback_id: "notice",
  title: plain(title, limits.viewTitle),
  close: plain(close, limits.viewTitle),
  blocks: [{ type: "section", text: marked(escape(said), limits.sectionText) }],
  private_metadata: "{}",
});

/** Field names stand in block ids, so that an error finds its field. */
export const fieldBlock = (name: string): string => `f:${name}`;
export const sureBlock = "s:sure";
export const moreAction = "more";

const option = (o: { readonly value: string; readonly label: string }): Json => ({
  text: plain(o.label, limits.optionText),
  value: o.value,
});
const element = (field: WordedField): Json => {
  const { input } = field;
  switch (input.kind) {
    case "choice": {
      const options = input.options.slice(0, limits.options).map(option);
      const chosen = options.find((o) => o["value"] === field.value);
      return { type: "static_select", action_id: "v", options, ...(chosen && { initial_option: chosen }) };
    }
    case "choices": {
      const options = input.options.slice(0, limits.options).map(option);
      const chosen = options.filter((o) => field.value?.includes(String(o["value"])));
      return options.length <= limits.checkboxes
        ? { type: "checkboxes", action_id: "v", options, ...(chosen.length > 0 && { initial_options: chosen }) }
        : { type: "multi_static_select", action_id: "v", options, ...(chosen.length > 0 && { initial_options: chosen }) };
    }
    case "date":
      return { type: "datepicker", action_id: "v", ...(typeof field.value === "string" && { initial_date: field.value }) };
    case "line":
      return {
        type: "plain_text_input",
        action_id: "v",
        max_length: input.maxChars,
        ...(typeof field.value === "string" && { initial_value: field.value }),
      };
  }
};
const fieldBlocks = (field: WordedField): readonly Block[] => {
  if ("options" in field.input && field.input.options.length === 0)
    return [{ type: "context", elements: [marked(`${escape(field.label)}: –`, limits.contextText)] }];
  return [
    {
      type: "input",
      block_id: fieldBlock(field.name),
      label: plain(field.label, limits.label),
      optional: field.optional,
      dispatch_action: field.redraws,
      element: element(field),
      ...(field.hint && { hint: plain(field.hint, limits.hint) }),
    },
    ...(field.error ? [{ type: "context", elements: [marked(`:warning: ${escape(field.error)}`, limits.contextText)] }] : []),
  ];
};
/** A form in a modal: the metadata keeps what the form is about and the cause it was opened with. */
export const renderForm = (form: WordedForm): View => {
  const drawing = new Drawing(form.cancel);
  const { title, first } = titled(form.title);
  const more: readonly Block[] =
    form.more === undefined
      ? []
      : [
          {
            type: "actions",
            block_id: "m:more",
            elements: [{ type: "button", action_id: moreAction, text: plain(form.more, limits.button), value: moreAction }],
          },
        ];
  const sure: readonly Block[] =
    form.sure === undefined
      ? []
      : [
          {
            type: "input",
            block_id: sureBlock,
            optional: true,
            label: plain(form.sure, limits.label),
            element: { type: "checkboxes", action_id: "v", options: [{ text: plain(form.sure, limits.optionText), value: "sure" }] },
          },
        ];
  const meta: Meta = {
    form: { w: form.workflow, i: form.instance, c: form.command, cause: form.cause, kept: form.kept, more: form.showsMore },
  };
  return {
    type: "modal",
    callback_id: "form",
    title,
    submit: plain(form.submit, limits.viewTitle),
    close: plain(form.cancel, limits.viewTitle),
    private_metadata: JSON.stringify(meta),
    blocks: [...first, ...drawing.blocks(form.intro), ...form.fields.flatMap(fieldBlocks), ...more, ...sure].slice(0, limits.viewBlocks),
  };
};
