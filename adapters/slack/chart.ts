// Bars as Slack draws them: a chart of one series, with every figure in words below it.
import type { WordedBlock } from "../port.ts";

/** Slack's limits (the block's reference page, read December 2026). A longer label is not cut: the bars are drawn with letters then. */
const [mostCharts, mostBars, mostTitle, mostLabel] = [2, 20, 50, 20] as const;

type Bars = Extract<WordedBlock, { kind: "bars" }>;
type Chart = { readonly type: "data_visualization"; readonly [key: string]: unknown };
/** A count that is not shown is no number, and is never drawn as one. */
const counted = ({
  bars,
}: Bars): readonly { readonly label: string; readonly value: number }[] | undefined => {
  const all = bars.flatMap(({ label, count }) =>
    count === "few" ? [] : [{ label, value: count }],
  );
  return all.length === bars.length ? all : undefined;
};
const fits = ({ caption, of, bars }: Bars): boolean => {
  const labels = bars.map(({ label }) => label);
  return (
    labels.length > 0 &&
    labels.length <= mostBars &&
    new Set(labels).size === labels.length &&
    [of, ...labels].every(({ length }) => length > 0 && length <= mostLabel) &&
    caption.length > 0 &&
    caption.length <= mostTitle
  );
};

/** Those of one screen. */
export class Charts {
  #left: number = mostCharts;
  /** Undefined: something of it is not shown, or it is larger than a chart may be, or the screen has as many as it may have. */
  draw(b: Bars): Chart | undefined {
    const data = counted(b);
    if (!data || !fits(b) || this.#left === 0) return undefined;
    this.#left -= 1;
    const axis = { categories: data.map(({ label }) => label), y_label: b.of };
    return {
      type: "data_visualization",
      title: b.caption,
      chart: { type: "bar", series: [{ name: b.of, data }], axis_config: axis },
    };
  }
}
