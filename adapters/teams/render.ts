// Words → Adaptive Cards. Nothing is decided here.

import type {
  IActionSet,
  IAdaptiveCard,
  IChoiceSetInput,
  IContainer,
  IDateInput,
  IExecuteAction,
  IOpenUrlAction,
  IRichTextBlock,
  ISubmitAction,
  ITextInput,
  ITextRun,
  IToggleInput,
} from "@microsoft/teams.cards";
import { disarmed, type Tone, type WordedAction, type WordedBlock, type WordedMessage, type WordedPanel } from "../port.ts";

/**
 * How large a card may be, in bytes of UTF-16, the largest first. Copies of one page of Microsoft's ("Format your bot messages") say that a message is refused over
 * 100 KB, over 40 KB and over 28 KB, with everything around the card: which it is for an organisation, its refusals say (docs/decisions/0095).
 */
export const budgets = [48_000, 36_000, 24_000] as const;
export type Budget = (typeof budgets)[number];
/**
 * `primaryActions`: the rest stands behind "…" (Adaptive Cards in Teams, read November 2026). The others are our own: longer texts are cut, longer lists end.
 */
export const limits = {
  primaryActions: 6,
  actions: 12,
  title: 100,
  button: 60,
  tooltip: 75,
  text: 3_000,
  /** What fits a card: a form may hold several lists. */
  option: 75,
  shortOptions: [40, 20],
  /** More than the first are searched as one types. A card has room for every municipality. */
  unsearched: 20,
  options: 300,
  label: 400,
  notice: 200,
} as const;

export type Json = { readonly [key: string]: unknown };
/** The few elements that Stafett draws with, in the library's own shapes: a misspelt property is a compile error here. */
export type Element = IRichTextBlock | IContainer | IActionSet | IChoiceSetInput | IDateInput | ITextInput | IToggleInput;
export type Button = ISubmitAction | IExecuteAction;
export type Card = IAdaptiveCard;

export const cut = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);

/** The titles of options and of a toggle are Markdown where they are unfolded, and not every client knows its escapes: a sign that looks the same means nothing. */
export const titleOf = (text: string, most: number): string => cut(disarmed(text, /[*_~`[\]<>]/g), most);

/** Runs of plain text: Teams reads Markdown in a TextBlock, so that what somebody wrote could become a link. Here a text is a text. */
type Look = Pick<ITextRun, "weight" | "size" | "isSubtle" | "fontType">;
const run = (text: string, look: Look = {}): ITextRun => ({ type: "TextRun", text: cut(text, limits.text), ...look });
type Spaced = Pick<IRichTextBlock, "spacing" | "separator">;
const line = (inlines: ITextRun[], more: Spaced = {}): IRichTextBlock => ({ type: "RichTextBlock", inlines, ...more });
export const written = (text: string, look: Look = {}, more: Spaced = {}): IRichTextBlock => line([run(text, look)], more);
const [tight, small, medium] = [{ spacing: "None" }, { spacing: "Small" }, { spacing: "Medium" }] as const;
/** A question is its own sign. */
const before = (label: string): string => (label.endsWith("?") ? `${label} ` : `${label}: `);

/**
 * How a tone is said: a mark, a weight, and the ground that Teams lays under it, with letters in the colour of all others. Not in coloured letters: on white
 * Teams' own yellow and green have a contrast of 1.5 and 2.1, and who cannot tell colours apart reads the mark.
 */
type Saying = { readonly mark: string; readonly look: Look; readonly style?: IContainer["style"] };
const sayings: Readonly<Record<Tone, Saying>> = {
  plain: { mark: "", look: {} },
  quiet: { mark: "", look: { isSubtle: true, size: "Small" } },
  warning: { mark: "⚠️ ", look: { weight: "Bolder" }, style: "warning" },
  danger: { mark: "🚨 ", look: { weight: "Bolder" }, style: "attention" },
  good: { mark: "✅ ", look: {}, style: "good" },
};
export const toned = (text: string, tone: Tone, more: Look = {}): IRichTextBlock | IContainer => {
  const { mark, look, style } = sayings[tone];
  const said = written(`${mark}${text}`, { ...more, ...look });
  return style === undefined ? said : { type: "Container", style, items: [said], ...small };
};
const dots = { done: "✓", now: "●", later: "○" } as const;

/** What a button brings back. Short keys: every byte counts against the card. */
const packed = (does: Exclude<WordedAction["does"], { phone: string }>): Json =>
  "press" in does
    ? { w: does.press.workflow, i: does.press.instance, c: does.press.command, v: does.press.values }
    : { w: does.panel.workflow, i: does.panel.instance, p: does.panel.panel };
/** Teams has no question before a button: one that asks opens a dialog with the question and the button again. */
const question = (action: WordedAction): Json =>
  action.confirm === undefined ? {} : { x: { t: action.confirm, l: action.label, ...(action.style && { s: action.style }) } };
const styleOf = (style: WordedAction["style"] | undefined): Pick<ISubmitAction, "style"> =>
  style === undefined ? {} : { style: style === "primary" ? "positive" : "destructive" };
const modeOf = (at: number): Pick<ISubmitAction, "mode"> => (at >= limits.primaryActions ? { mode: "secondary" } : {});
const fetches = { msteams: { type: "task/fetch" } } as const;

/** Where a card stands: in a conversation it may open a dialog, in a dialog it may only be sent. */
type Where = { readonly in: "chat" } | { readonly in: "dialog"; readonly shown?: Json | undefined };

/** Numbers that a thumb can call, a line each. */
const phoneLines = (list: readonly WordedAction[]): readonly IRichTextBlock[] =>
  list.flatMap(({ label, does }) => {
    if (!("phone" in does)) return [];
    const { phone } = does;
    const call: ITextRun = { ...run(phone), selectAction: { type: "Action.OpenUrl", url: `tel:${phone.replaceAll(/[^\d+]/g, "")}` } };
    return [line(label === phone ? [call] : [run(`${label} `), call], small)];
  });

export class Drawing {
  readonly #where: Where;
  constructor(where: Where) {
    this.#where = where;
  }
  button(action: WordedAction, at: number): Button {
    if ("phone" in action.does) throw new Error("a telephone number is no button");
    const data = { ...packed(action.does), ...question(action) };
    const heard = action.about && { tooltip: cut(action.about, limits.tooltip) };
    const look = { title: cut(action.label, limits.button), ...heard, ...styleOf(action.style), ...modeOf(at) };
    if (this.#where.in === "dialog") {
      const { shown } = this.#where;
      return { type: "Action.Submit", ...look, associatedInputs: "none", data: { ...data, ...(shown && { s: shown }) } };
    }
    const opens = "panel" in action.does || action.does.opens || action.confirm !== undefined;
    return opens
      ? { type: "Action.Submit", ...look, data: { ...data, ...fetches } }
      : { type: "Action.Execute", ...look, verb: "do", data };
  }
  buttons(list: readonly WordedAction[]): Button[] {
    return list
      .filter((action) => !("phone" in action.does))
      .slice(0, limits.actions)
      .map((action, at) => this.button(action, at));
  }
  actions(list: readonly WordedAction[], look: Spaced = small): readonly Element[] {
    const actions = this.buttons(list);
    const phones = phoneLines(list);
    return actions.length > 0 ? [...phones, { type: "ActionSet", actions, ...look }] : phones;
  }
  files(files: Extract<WordedBlock, { kind: "files" }>["files"]): readonly Element[] {
    const actions = files
      .slice(0, limits.actions)
      .map(({ label, url }, at): IOpenUrlAction => ({ type: "Action.OpenUrl", title: cut(label, limits.button), url, ...modeOf(at) }));
    return actions.length === 0 ? [] : [{ type: "ActionSet", actions, ...small }];
  }
  row({ text, detail, tone = "plain", actions = [] }: Extract<WordedBlock, { kind: "row" }>): readonly Element[] {
    const items = [
      toned(text, tone, { weight: "Bolder" }),
      ...(detail ? [written(detail, { isSubtle: true }, tight)] : []),
      ...this.actions(actions),
    ];
    return [{ type: "Container", items }];
  }
  text({ text, tone = "plain" }: Extract<WordedBlock, { kind: "text" }>): readonly Element[] {
    return text === "" ? [] : [toned(text, tone)];
  }
  block(b: WordedBlock): readonly Element[] {
    switch (b.kind) {
      case "text":
        return this.text(b);
      case "heading":
        return [written(b.text, { weight: "Bolder" }, medium)];
      case "facts":
        return b.facts.map(([label, value], at) =>
          line([run(before(label), { isSubtle: true }), run(value || "–")], at === 0 ? {} : tight),
        );
      case "steps":
        return b.steps.map((step, at) =>
          written(
            `${dots[step.state]}  ${step.text}`,
            step.state === "now" ? { weight: "Bolder" } : step.state === "later" ? { isSubtle: true } : {},
            at === 0 ? {} : tight,
          ),
        );
      case "row":
        return this.row(b);
      case "bars": {
        const most = Math.max(1, ...b.bars.map((bar) => (bar.count === "few" ? 0 : bar.count)));
        return b.bars.map((bar, at) => {
          const long = bar.count === "few" ? 0 : Math.max(1, Math.round((bar.count / most) * 12));
          const picture = run("█".repeat(long).padEnd(12, "░"), { fontType: "Monospace" });
          return line([picture, run(` ${bar.shown}  ${bar.label}`)], at === 0 ? {} : tight);
        });
      }
      case "actions":
        return this.actions(b.actions);
      case "files":
        return this.files(b.files);
      case "divider":
        return [{ ...written(" ", { size: "Small" }), separator: true }];
    }
  }
  blocks(list: readonly WordedBlock[]): readonly Element[] {
    // Buttons about something else stand further from those before them than those do from each other.
    return list.flatMap((b, i) => (b.kind === "actions" && list[i - 1]?.kind === b.kind ? this.actions(b.actions, medium) : this.block(b)));
  }
}

/** In UTF-16, as Teams counts. */
const bytes = (value: unknown): number => 2 * JSON.stringify(value).length;
/** Blocks that fit, from the top; the actions below always do. `cut` says that something was left out. */
const fitting = (
  head: readonly Element[],
  body: readonly Element[],
  actions: Button[],
  budget: Budget,
): { readonly body: Element[]; readonly cut: boolean } => {
  let left = budget - bytes([head, actions]) - 600;
  const fits: Element[] = [];
  for (const element of body) {
    left -= bytes(element) + 2;
    if (left < 0) return { body: [...head, ...fits, written("…", { isSubtle: true })], cut: true };
    fits.push(element);
  }
  return { body: [...head, ...fits], cut: false };
};
/** Where there is not room for everything, a row that is seen goes before what a button says of itself. */
const untold = (body: readonly Element[]): readonly Element[] =>
  JSON.parse(JSON.stringify(body, (key, value: unknown) => (key === "tooltip" ? undefined : value)));
export type Drawn = { readonly card: Card; readonly cut: boolean };
type Parts = { readonly head?: readonly Element[]; readonly body?: readonly Element[]; readonly actions: Button[] };
export const cardOf = ({ head = [], body = [], actions }: Parts, budget: Budget, more: Partial<Card> = {}): Drawn => {
  const whole = fitting(head, body, actions, budget);
  const fit = whole.cut ? fitting(head, untold(body), actions, budget) : whole;
  const card: Card = { type: "AdaptiveCard", version: "1.5", ...more, body: fit.body, ...(actions.length > 0 && { actions }) };
  return { card, cut: fit.cut };
};
const titleLine = (title: string): Element => written(cut(title, limits.title), { weight: "Bolder", size: "Medium" });

/** A post. `notice` is what a locked telephone shows: the fixed sentence, nothing else. */
export const renderMessage = (message: WordedMessage, budget: Budget = budgets[0]): Drawn & { readonly summary: string } => {
  const drawing = new Drawing({ in: "chat" });
  const summary = cut(message.notice, limits.notice);
  const body = [...drawing.blocks(message.body), ...phoneLines(message.actions)];
  const parts = { head: [titleLine(message.title)], body, actions: drawing.buttons(message.actions) };
  return { ...cardOf(parts, budget, { fallbackText: summary }), summary };
};

/** A dialog: not kept at the platform. */
export type Dialog = {
  readonly title: string;
  readonly height: "small" | "medium" | "large";
  readonly width: "medium";
  readonly card: Json;
};
export const dialogOf = (title: string, card: Card, height: Dialog["height"]): Dialog => ({
  title: cut(title, limits.title),
  height,
  width: "medium",
  card: { contentType: "application/vnd.microsoft.card.adaptive", content: card },
});
/** Each button says what the panel shows, so that it can be shown anew after it. */
export const renderPanel = (panel: WordedPanel, budget: Budget = budgets[0]): Dialog => {
  const { shown } = panel;
  const drawing = new Drawing({ in: "dialog", shown: shown && { w: shown.workflow, i: shown.instance, p: shown.panel } });
  const body = [...drawing.blocks(panel.body), ...phoneLines(panel.actions)];
  return dialogOf(panel.title, cardOf({ body, actions: drawing.buttons(panel.actions) }, budget).card, "large");
};
const least = budgets[2];
type Ask = { readonly t: string; readonly l: string; readonly s?: WordedAction["style"] | undefined };
/** The question before a button. */
export const renderQuestion = (ask: Ask, data: Json): Dialog => {
  const button: Button = { type: "Action.Submit", title: cut(ask.l, limits.button), ...styleOf(ask.s), associatedInputs: "none", data };
  return dialogOf(ask.l, cardOf({ body: [written(ask.t)], actions: [button] }, least).card, "small");
};
/** What stands in the personal chat: class A by its type. It draws itself anew when `viewer` looks at it. */
export const renderHome = (panel: WordedPanel, viewer: string, budget: Budget = budgets[0]): Card => {
  const drawing = new Drawing({ in: "chat" });
  const action: IExecuteAction = { type: "Action.Execute", title: cut(panel.title, limits.button), verb: "home", data: { h: 1 } };
  const refresh = { action, userIds: [viewer] };
  const parts = { head: [titleLine(panel.title)], body: drawing.blocks(panel.body), actions: drawing.buttons(panel.actions) };
  return cardOf(parts, budget, { refresh }).card;
};
/** Where a conversation cannot show a form or a panel at once: a button that opens it. `again` is asked when it is pressed. */
export const renderOpener = (title: string, label: string, again: Json): Card => {
  const button: Button = { type: "Action.Submit", title: cut(label, limits.button), style: "positive", data: { ...again, ...fetches } };
  return cardOf({ head: [titleLine(title)], actions: [button] }, least, { fallbackText: cut(title, limits.title) }).card;
};
