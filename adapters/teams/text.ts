// Texts of a card: runs of plain text, with their look.
import type { IContainer, IRichTextBlock, ITextRun } from "@microsoft/teams.cards";
import { disarmed, type Tone } from "../port.ts";

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
  /** More than the first are searched as one types; more than the second by the bot, where that can be. A card has room for every municipality. */
  unsearched: 20,
  options: 300,
  label: 400,
  notice: 200,
} as const;

export const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1)}…`;

/** The titles of options and of a toggle are Markdown where they are unfolded, and not every client knows its escapes: a sign that looks the same means nothing. */
export const titleOf = (text: string, most: number): string =>
  cut(disarmed(text, /[*_~`[\]<>]/g), most);

/** Runs of plain text: Teams reads Markdown in a TextBlock, so that what somebody wrote could become a link. Here a text is a text. */
type Look = Pick<ITextRun, "weight" | "size" | "isSubtle" | "fontType">;
export const run = (text: string, look: Look = {}): ITextRun => ({
  type: "TextRun",
  text: cut(text, limits.text),
  ...look,
});
export type Spaced = Pick<IRichTextBlock, "spacing" | "separator">;
export const line = (inlines: ITextRun[], more: Spaced = {}): IRichTextBlock => ({
  type: "RichTextBlock",
  inlines,
  ...more,
});
export const written = (text: string, look: Look = {}, more: Spaced = {}): IRichTextBlock =>
  line([run(text, look)], more);
export const [tight, small, medium] = [
  { spacing: "None" },
  { spacing: "Small" },
  { spacing: "Medium" },
] as const;
/** A question is its own sign. */
export const before = (label: string): string => (label.endsWith("?") ? `${label} ` : `${label}: `);

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
