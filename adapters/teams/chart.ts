// Bars of a card: a chart where every count is shown, with its figures in words below it, which a client that draws none shows alone; else letters.
import type { IHorizontalBarChart, IRichTextBlock } from "@microsoft/teams.cards";
import type { WordedBlock } from "../port.ts";
import { line, medium, run, tight, written } from "./text.ts";

type Bars = Extract<WordedBlock, { kind: "bars" }>;
/** More are drawn with letters: a chart of more would be higher than a screen. [design] */
const mostBars = 20;
/** So many letters long is the longest bar. */
const long = 12;
const inLetters = ({ bars }: Bars): IRichTextBlock[] => {
  const most = Math.max(1, ...bars.map(({ count }) => (count === "few" ? 0 : count)));
  return bars.map(({ label, count, shown }, at) => {
    const full =
      count === "few" || count === 0 ? 0 : Math.max(1, Math.round((count / most) * long));
    const picture = run("█".repeat(full).padEnd(long, "░"), { fontType: "Monospace" });
    return line([picture, run(` ${shown}  ${label}`)], at === 0 ? {} : tight);
  });
};
const titled = ({ caption }: Bars): IRichTextBlock =>
  written(caption, { weight: "Bolder" }, medium);
/** A count that is not shown is no number, and is never drawn as one. */
const counted = ({ bars }: Bars): { readonly x: string; readonly y: number }[] | undefined => {
  const data = bars.flatMap(({ label, count }) =>
    count === "few" ? [] : [{ x: label, y: count }],
  );
  return data.length > 0 && data.length === bars.length && data.length <= mostBars
    ? data
    : undefined;
};
/** `roomy`: there is room for a chart. */
export const barsOf = (
  b: Bars,
  roomy: boolean,
): readonly (IHorizontalBarChart | IRichTextBlock)[] => {
  const data = roomy ? counted(b) : undefined;
  if (!data) return [titled(b), ...inLetters(b)];
  const chart: IHorizontalBarChart = {
    type: "Chart.HorizontalBar",
    title: b.caption,
    xAxisTitle: b.of,
    data,
    fallback: titled(b),
  };
  // Nobody has to see it, or to point at it, to know a figure.
  const words = b.bars.map(({ label, shown }) => `${label}: ${shown}`).join(" · ");
  return [chart, written(words, { isSubtle: true, size: "Small" }, tight)];
};
