// Words → Block Kit. Nothing is decided here.
import {
  disarmed,
  type Tone,
  type WordedAction,
  type WordedBlock,
  type WordedMessage,
  type WordedPanel,
} from "../port.ts";
import { Charts } from "./chart.ts";
import { Tables } from "./table.ts";
import { type Newer, none } from "./takes.ts";

/** Slack's limits (reference pages of Block Kit and of views, read November 2026). Longer texts are cut, longer lists end. */
export const limits = {
  messageBlocks: 50,
  viewBlocks: 100,
  viewTitle: 24,
  button: 75,
  buttonHeard: 75,
  buttonValue: 2_000,
  buttonUrl: 3_000,
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
  /** Every string in its blocks; others measured 13,172 (docs/stand-in.md). */
  messageChars: 13_000,
} as const;

export type Json = { readonly [key: string]: unknown };
export type Block = Json & { readonly type: string };

const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1)}…`;
/** Slack has no escape for these. Within a word `_` means nothing, and what somebody copies (`SLACK_APP_TOKEN`) is what it was. `>` is a quotation where a line begins. */
const marks = /[*~`]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|^>/gm;
/** A text as it was written, in mrkdwn: nothing in it is bold, code, a link or a mention. */
export const escaped = (text: string): string =>
  disarmed(text, marks).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
export const plain = (text: string, most: number): Json => ({
  type: "plain_text",
  text: cut(text, most),
  emoji: true,
});
/** `verbatim`: an address or the name of a channel that somebody wrote becomes no link. */
export const marked = (text: string, most: number): Json => ({
  type: "mrkdwn",
  text: cut(text, most),
  verbatim: true,
});
const section = (text: string): Block => ({
  type: "section",
  text: marked(text, limits.sectionText),
});
/** Nothing is bold where there is no text: two asterisks would be read as such. */
const bold = (text: string): string => (text === "" ? "" : `*${escaped(text)}*`);
const mark: Readonly<Record<Tone, string>> = {
  plain: "",
  quiet: "",
  warning: ":warning: ",
  danger: ":rotating_light: ",
  good: ":white_check_mark: ",
};
const dots: Readonly<Record<"done" | "now" | "later", string>> = {
  done: "✓",
  now: "●",
  later: "○",
};

/** What a button brings back. Short keys: a value holds 2,000 characters. */
const packAction = (does: WordedAction["does"]): string => {
  if ("press" in does)
    return JSON.stringify({
      w: does.press.workflow,
      i: does.press.instance,
      c: does.press.command,
      v: does.press.values,
    });
  if ("panel" in does)
    return JSON.stringify({ w: does.panel.workflow, i: does.panel.instance, p: does.panel.panel });
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
/** A number that a thumb can call; a button cannot: Slack takes only http links there. */
const phoneLine = (action: WordedAction): string => {
  if (!("phone" in action.does)) return "";
  const { phone } = action.does;
  const link = `<tel:${phone.replaceAll(/[^\d+]/g, "")}|${escaped(phone)}>`;
  return action.label === phone ? link : `${escaped(action.label)} ${link}`;
};
const phonesOf = (list: readonly WordedAction[]): readonly WordedAction[] =>
  list.filter((action) => "phone" in action.does);

/** What a button says that it is about: all of it, its first part (a reference without its words), nothing. */
const tellings: readonly ((about: string) => string)[] = [
  (about) => about,
  (about) => about.split(" · ")[0] ?? "",
  () => "",
];

/** Twelve characters. A count of nothing, and one that is not shown, has no bar; any other has one that can be seen. */
const barOf = (count: number | "few", most: number): string => {
  const long = count === "few" || count === 0 ? 0 : Math.max(1, Math.round((count / most) * 12));
  return "█".repeat(long).padEnd(12, "░");
};

/** How a tone is said by a block that has levels. */
const levels: Readonly<Partial<Record<Tone, string>>> = {
  warning: "warning",
  danger: "error",
  good: "success",
};

/** Draws one screen; ids are counted, so that no two buttons share one. `newer`: the newer blocks that it may use. */
export class Drawing {
  #id = 0;
  readonly #cancel: string;
  readonly #newer: Newer;
  readonly #telling: (about: string) => string;
  readonly #tables = new Tables();
  readonly #charts = new Charts();
  constructor(cancel: string, newer: Newer = none, telling = (about: string): string => about) {
    this.#cancel = cancel;
    this.#newer = newer;
    this.#telling = telling;
  }
  button(action: WordedAction): Json {
    this.#id += 1;
    const about = this.#telling(action.about ?? "");
    return {
      type: "button",
      action_id: `do:${this.#id}`,
      text: plain(action.label, limits.button),
      value: packAction(action.does),
      // Begins with what is seen: who speaks to the computer says that.
      ...(about && { accessibility_label: cut(`${action.label}: ${about}`, limits.buttonHeard) }),
      ...(action.style && { style: action.style }),
      ...(action.confirm && confirmOf(action, this.#cancel)),
    };
  }
  /** A browser opens it, and Slack tells of the press all the same: without a value, it wants nothing (parse.ts). */
  link({ label, url }: { readonly label: string; readonly url: string }): Json {
    this.#id += 1;
    return {
      type: "button",
      action_id: `open:${this.#id}`,
      text: plain(label, limits.button),
      url,
    };
  }
  files(files: Extract<WordedBlock, { kind: "files" }>["files"]): readonly Block[] {
    const links = files
      .filter(({ url }) => url.length <= limits.buttonUrl)
      .slice(0, limits.actions);
    return links.length === 0
      ? []
      : [{ type: "actions", elements: links.map((each) => this.link(each)) }];
  }
  actions(list: readonly WordedAction[]): readonly Block[] {
    const buttons = list.filter((action) => !("phone" in action.does)).slice(0, limits.actions);
    const phones = phonesOf(list);
    return [
      ...(phones.length > 0 ? [section(phones.map(phoneLine).join("  ·  "))] : []),
      ...(buttons.length > 0
        ? [{ type: "actions", elements: buttons.map((action) => this.button(action)) }]
        : []),
    ];
  }
  row({
    text,
    detail,
    tone = "plain",
    actions = [],
  }: Extract<WordedBlock, { kind: "row" }>): readonly Block[] {
    const phones = phonesOf(actions).map(phoneLine);
    const buttons = actions.filter((action) => !("phone" in action.does));
    const lines = [bold(text), escaped(detail ?? ""), phones.join("  ·  ")].filter(
      (line) => line !== "",
    );
    if (lines.length === 0) return this.actions(buttons);
    const said = section(`${mark[tone]}${lines.join("\n")}`);
    const [only] = buttons;
    return buttons.length === 1 && only
      ? [{ ...said, accessory: this.button(only) }]
      : [said, ...this.actions(buttons)];
  }
  facts(facts: readonly (readonly [string, string])[]): readonly Block[] {
    const fields = facts.map(([label, value]) =>
      marked(`${bold(label)}\n${escaped(value) || "–"}`.trimStart(), limits.fieldText),
    );
    const sections: Block[] = [];
    for (let at = 0; at < fields.length; at += limits.fields)
      sections.push({ type: "section", fields: fields.slice(at, at + limits.fields) });
    return sections;
  }
  text({ text, tone = "plain" }: Extract<WordedBlock, { kind: "text" }>): readonly Block[] {
    if (text === "") return [];
    if (tone === "quiet")
      return [{ type: "context", elements: [marked(escaped(text), limits.contextText)] }];
    const level = levels[tone];
    if (level !== undefined && this.#newer.has("alert"))
      return [{ type: "alert", level, text: marked(escaped(text), limits.sectionText) }];
    return [section(`${mark[tone]}${escaped(text)}`)];
  }
  table(b: Extract<WordedBlock, { kind: "table" }>): readonly Block[] {
    const table = this.#newer.has("data_table") ? this.#tables.draw(b) : undefined;
    return table ? [table] : this.blocks(b.instead);
  }
  bars(b: Extract<WordedBlock, { kind: "bars" }>): readonly Block[] {
    const chart = this.#newer.has("data_visualization") ? this.#charts.draw(b) : undefined;
    // Nobody has to see it, or to point at it, to know a figure.
    const words = b.bars.map(({ label, shown }) => `${label}: ${shown}`).join(" · ");
    if (chart) return [chart, ...this.text({ kind: "text", text: words, tone: "quiet" })];
    const most = Math.max(1, ...b.bars.map((bar) => (bar.count === "few" ? 0 : bar.count)));
    const line = (bar: (typeof b.bars)[number]): string =>
      `\`${barOf(bar.count, most)}\` ${escaped(bar.shown)}  ${escaped(bar.label)}`;
    return [
      ...this.block({ kind: "heading", text: b.caption }),
      section(b.bars.map(line).join("\n")),
    ];
  }
  block(b: WordedBlock): readonly Block[] {
    switch (b.kind) {
      case "text":
        return this.text(b);
      case "table":
        return this.table(b);
      case "heading":
        return b.text === "" ? [] : [section(bold(b.text))];
      case "facts":
        return this.facts(b.facts);
      case "steps":
        return b.steps.length === 0
          ? []
          : [
              section(
                b.steps
                  .map(
                    (s) =>
                      `${dots[s.state]}  ${s.state === "now" ? bold(s.text) : escaped(s.text)}`,
                  )
                  .join("\n"),
              ),
            ];
      case "row":
        return this.row(b);
      case "bars":
        return this.bars(b);
      case "actions":
        return this.actions(b.actions);
      case "files":
        return this.files(b.files);
      case "picture":
        // The drawing has everything: its links are not what a long screen leaves out.
        return [...this.files(b.files), ...this.blocks(b.instead)];
      case "divider":
        return [{ type: "divider" }];
    }
  }
  blocks(list: readonly WordedBlock[]): readonly Block[] {
    return list.flatMap((b) => this.block(b));
  }
}

const chars = (value: unknown): number =>
  typeof value === "string"
    ? value.length
    : Object.values(value ?? {}).reduce<number>((sum, inner) => sum + chars(inner), 0);
/** At most so many blocks: "…" says that the body was cut, and the buttons below it are always there. */
const fitted = (
  head: readonly Block[],
  body: readonly Block[],
  actions: readonly Block[],
  most: number,
): readonly Block[] => {
  const room = most - head.length - actions.length;
  const cut: Block = { type: "context", elements: [plain("…", 1)] };
  return [...head, ...(body.length > room ? [...body.slice(0, room - 1), cut] : body), ...actions];
};
const messageBlocks = (
  message: WordedMessage,
  newer: Newer,
  telling: (about: string) => string,
): readonly Block[] => {
  const drawing = new Drawing("–", newer, telling);
  const body = drawing.blocks(message.body);
  const actions = drawing.actions(message.actions);
  return fitted([section(bold(message.title))], body, actions, limits.messageBlocks);
};
/** A post. `text` is what a locked telephone shows: the fixed sentence, nothing else. A list that is seen goes before what its buttons say of themselves. */
export const renderMessage = (
  message: WordedMessage,
  newer: Newer = none,
): { readonly text: string; readonly blocks: readonly Block[] } => {
  let blocks: readonly Block[] = [];
  // The first nearly always fits: the others are not drawn then.
  for (const [each, telling] of [newer, none].flatMap((each) =>
    tellings.map((telling) => [each, telling] as const),
  )) {
    blocks = messageBlocks(message, each, telling);
    if (chars(blocks) <= limits.messageChars) break;
  }
  return { text: cut(message.notice, limits.messageText), blocks };
};

export type View = Json & { readonly type: "modal" | "home"; readonly blocks: readonly Block[] };

/** A title as a view holds it; one that is longer is the first block, whole. */
export const titled = (
  title: string,
): { readonly title: Json; readonly first: readonly Block[] } => ({
  title: plain(title, limits.viewTitle),
  first:
    title.length > limits.viewTitle ? [{ type: "header", text: plain(title, limits.header) }] : [],
});

/** A panel in a modal: it is not kept at the platform. The metadata say what it shows, so that it can be shown anew after a button in it. */
export const renderPanel = (panel: WordedPanel, newer: Newer = none): View => {
  const drawing = new Drawing(panel.close, newer);
  const { title, first } = titled(panel.title);
  const body = drawing.blocks(panel.body);
  const blocks = fitted(first, body, drawing.actions(panel.actions), limits.viewBlocks);
  return {
    type: "modal",
    callback_id: "panel",
    title,
    close: plain(panel.close, limits.viewTitle),
    blocks,
    private_metadata: JSON.stringify({ panel: panel.shown }),
  };
};
export const renderHome = (panel: WordedPanel, newer: Newer = none): View => {
  const drawing = new Drawing(panel.close, newer);
  const head: Block = { type: "header", text: plain(panel.title, limits.header) };
  const body = drawing.blocks(panel.body);
  const blocks = fitted([head], body, drawing.actions(panel.actions), limits.viewBlocks);
  return { type: "home", callback_id: "home", blocks };
};
/** A sentence in a modal of its own. */
export const renderNotice = (named: string, said: string, close: string): View => {
  const { title, first } = titled(named);
  return {
    type: "modal",
    callback_id: "notice",
    title,
    close: plain(close, limits.viewTitle),
    blocks: [...first, section(escaped(said))],
    private_metadata: "{}",
  };
};
