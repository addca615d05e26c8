// Words → Adaptive Cards. Nothing is decided here.

import type {
  IActionSet,
  IAdaptiveCard,
  IChoiceSetInput,
  IContainer,
  IDateInput,
  IExecuteAction,
  IHorizontalBarChart,
  IOpenUrlAction,
  IRichTextBlock,
  ISubmitAction,
  ITable,
  ITextInput,
  ITextRun,
  IToggleInput,
} from "@microsoft/teams.cards";
import type { WordedAction, WordedBlock, WordedMessage, WordedPanel } from "../port.ts";
import { barsOf } from "./chart.ts";
import { tableOf } from "./table.ts";
import {
  before,
  cut,
  limits,
  line,
  medium,
  run,
  type Spaced,
  small,
  tight,
  toned,
  written,
} from "./text.ts";

/**
 * How large a card may be, in bytes of UTF-16, the largest first. Copies of one page of Microsoft's ("Format your bot messages") say that a message is refused over
 * 100 KB, over 40 KB and over 28 KB, with everything around the card: which it is for an organisation, its refusals say (docs/decisions/0091).
 */
export const budgets = [48_000, 36_000, 24_000] as const;
export type Budget = (typeof budgets)[number];

export type Json = { readonly [key: string]: unknown };
/** The few elements that Stafett draws with, in the library's own shapes: a misspelt property is a compile error here. */
export type Element =
  | IRichTextBlock
  | IContainer
  | IActionSet
  | IChoiceSetInput
  | IDateInput
  | IHorizontalBarChart
  | ITable
  | ITextInput
  | IToggleInput;
export type Button = ISubmitAction | IExecuteAction;
export type Card = IAdaptiveCard;

const dots = { done: "✓", now: "●", later: "○" } as const;

/** What a button brings back. Short keys: every byte counts against the card. */
const packed = (does: Exclude<WordedAction["does"], { phone: string }>): Json =>
  "press" in does
    ? {
        w: does.press.workflow,
        i: does.press.instance,
        c: does.press.command,
        v: does.press.values,
      }
    : { w: does.panel.workflow, i: does.panel.instance, p: does.panel.panel };
/** Teams has no question before a button: one that asks opens a dialog with the question and the button again. */
const question = (action: WordedAction): Json =>
  action.confirm === undefined
    ? {}
    : { x: { t: action.confirm, l: action.label, ...(action.style && { s: action.style }) } };
const styleOf = (style: WordedAction["style"] | undefined): Pick<ISubmitAction, "style"> =>
  style === undefined ? {} : { style: style === "primary" ? "positive" : "destructive" };
const modeOf = (at: number): Pick<ISubmitAction, "mode"> =>
  at >= limits.primaryActions ? { mode: "secondary" } : {};
const fetches = { msteams: { type: "task/fetch" } } as const;

/** Where a card stands: in a conversation it may open a dialog, in a dialog it may only be sent. */
type Where = { readonly in: "chat" } | { readonly in: "dialog"; readonly shown?: Json | undefined };

/** Numbers that a thumb can call, a line each. */
const phoneLines = (list: readonly WordedAction[]): readonly IRichTextBlock[] =>
  list.flatMap(({ label, does }) => {
    if (!("phone" in does)) return [];
    const { phone } = does;
    const call: ITextRun = {
      ...run(phone),
      selectAction: { type: "Action.OpenUrl", url: `tel:${phone.replaceAll(/[^\d+]/g, "")}` },
    };
    return [line(label === phone ? [call] : [run(`${label} `), call], small)];
  });

export class Drawing {
  readonly #where: Where;
  readonly #tables: boolean;
  /** `tables`: there is room for them, and for charts. */
  constructor(where: Where, tables = true) {
    this.#where = where;
    this.#tables = tables;
  }
  button(action: WordedAction, at: number): Button {
    if ("phone" in action.does) throw new Error("a telephone number is no button");
    const data = { ...packed(action.does), ...question(action) };
    const heard = action.about && { tooltip: cut(action.about, limits.tooltip) };
    const look = {
      title: cut(action.label, limits.button),
      ...heard,
      ...styleOf(action.style),
      ...modeOf(at),
    };
    if (this.#where.in === "dialog") {
      const { shown } = this.#where;
      return {
        type: "Action.Submit",
        ...look,
        associatedInputs: "none",
        data: { ...data, ...(shown && { s: shown }) },
      };
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
    const actions = files.slice(0, limits.actions).map(
      ({ label, url }, at): IOpenUrlAction => ({
        type: "Action.OpenUrl",
        title: cut(label, limits.button),
        url,
        ...modeOf(at),
      }),
    );
    return actions.length === 0 ? [] : [{ type: "ActionSet", actions, ...small }];
  }
  row({
    text,
    detail,
    tone = "plain",
    actions = [],
  }: Extract<WordedBlock, { kind: "row" }>): readonly Element[] {
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
            step.state === "now"
              ? { weight: "Bolder" }
              : step.state === "later"
                ? { isSubtle: true }
                : {},
            at === 0 ? {} : tight,
          ),
        );
      case "row":
        return this.row(b);
      case "bars":
        return barsOf(b, this.#tables);
      case "table": {
        const instead = this.blocks(b.instead);
        return this.#tables && b.rows.length > 0
          ? [written(b.caption, { weight: "Bolder" }, medium), tableOf(b, [...instead])]
          : instead;
      }
      case "actions":
        return this.actions(b.actions);
      case "files":
        return this.files(b.files);
      case "picture":
        // The drawing has everything: its links are not what a full card leaves out.
        return [...this.files(b.files), ...this.blocks(b.instead)];
      case "divider":
        return [{ ...written(" ", { size: "Small" }), separator: true }];
    }
  }
  blocks(list: readonly WordedBlock[]): readonly Element[] {
    // Buttons about something else stand further from those before them than those do from each other.
    return list.flatMap((b, i) =>
      b.kind === "actions" && list[i - 1]?.kind === b.kind
        ? this.actions(b.actions, medium)
        : this.block(b),
    );
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
  JSON.parse(
    JSON.stringify(body, (key, value: unknown) => (key === "tooltip" ? undefined : value)),
  );
export type Drawn = { readonly card: Card; readonly cut: boolean };
type Parts = {
  readonly head?: readonly Element[];
  readonly body?: readonly Element[];
  readonly actions: Button[];
};
export const cardOf = (
  { head = [], body = [], actions }: Parts,
  budget: Budget,
  more: Partial<Card> = {},
): Drawn => {
  const whole = fitting(head, body, actions, budget);
  const fit = whole.cut ? fitting(head, untold(body), actions, budget) : whole;
  const card: Card = {
    type: "AdaptiveCard",
    version: "1.5",
    ...more,
    body: fit.body,
    ...(actions.length > 0 && { actions }),
  };
  return { card, cut: fit.cut };
};
const roomyKinds: ReadonlySet<WordedBlock["kind"]> = new Set(["table", "bars", "picture"]);
/** A table or a chart that there is not room for is left out before a row is, with what stands instead of it. */
const roomy = (blocks: WordedMessage["body"], draw: (tables: boolean) => Drawn): Drawn => {
  const whole = draw(true);
  return whole.cut && blocks.some(({ kind }) => roomyKinds.has(kind)) ? draw(false) : whole;
};
const titleLine = (title: string): Element =>
  written(cut(title, limits.title), { weight: "Bolder", size: "Medium" });

/** A post. `notice` is what a locked telephone shows: the fixed sentence, nothing else. */
export const renderMessage = (
  message: WordedMessage,
  budget: Budget = budgets[0],
): Drawn & { readonly summary: string } => {
  const summary = cut(message.notice, limits.notice);
  const drawn = roomy(message.body, (tables) => {
    const drawing = new Drawing({ in: "chat" }, tables);
    const body = [...drawing.blocks(message.body), ...phoneLines(message.actions)];
    const parts = {
      head: [titleLine(message.title)],
      body,
      actions: drawing.buttons(message.actions),
    };
    return cardOf(parts, budget, { fallbackText: summary });
  });
  return { ...drawn, summary };
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
  const { card } = roomy(panel.body, (tables) => {
    const drawing = new Drawing(
      { in: "dialog", shown: shown && { w: shown.workflow, i: shown.instance, p: shown.panel } },
      tables,
    );
    const body = [...drawing.blocks(panel.body), ...phoneLines(panel.actions)];
    return cardOf({ body, actions: drawing.buttons(panel.actions) }, budget);
  });
  return dialogOf(panel.title, card, "large");
};
const least = budgets[2];
type Ask = {
  readonly t: string;
  readonly l: string;
  readonly s?: WordedAction["style"] | undefined;
};
/** The question before a button. */
export const renderQuestion = (ask: Ask, data: Json): Dialog => {
  const button: Button = {
    type: "Action.Submit",
    title: cut(ask.l, limits.button),
    ...styleOf(ask.s),
    associatedInputs: "none",
    data,
  };
  return dialogOf(
    ask.l,
    cardOf({ body: [written(ask.t)], actions: [button] }, least).card,
    "small",
  );
};
/** What stands in the personal chat: class A by its type. It draws itself anew when `viewer` looks at it. */
export const renderHome = (
  panel: WordedPanel,
  viewer: string,
  budget: Budget = budgets[0],
): Card => {
  const action: IExecuteAction = {
    type: "Action.Execute",
    title: cut(panel.title, limits.button),
    verb: "home",
    data: { h: 1 },
  };
  const refresh = { action, userIds: [viewer] };
  return roomy(panel.body, (tables) => {
    const drawing = new Drawing({ in: "chat" }, tables);
    const parts = {
      head: [titleLine(panel.title)],
      body: drawing.blocks(panel.body),
      actions: drawing.buttons(panel.actions),
    };
    return cardOf(parts, budget, { refresh });
  }).card;
};
/** Where a conversation cannot show a form or a panel at once: a button that opens it. `again` is asked when it is pressed. */
export const renderOpener = (title: string, label: string, again: Json): Card => {
  const button: Button = {
    type: "Action.Submit",
    title: cut(label, limits.button),
    style: "positive",
    data: { ...again, ...fetches },
  };
  return cardOf({ head: [titleLine(title)], actions: [button] }, least, {
    fallbackText: cut(title, limits.title),
  }).card;
};
