// Bars as a client draws a chart of its own: beside each its label, at its end its figure.
import type { Series } from "./blocks.ts";

/** Percent of the longest; one that is more than nothing can be seen. */
const wide = (value: number, most: number): string =>
  `${value === 0 ? 0 : Math.max(1, (value / most) * 100)}%`;
export function Chart({ title, series }: { title: string; series: Series[] }) {
  const most = Math.max(1, ...series.flatMap(({ data }) => data.map(({ value }) => value)));
  return (
    <figure class="b-chart">
      <figcaption>{title}</figcaption>
      {series.map(({ data }) => (
        <dl>
          {data.map(({ label, value }) => (
            <div>
              <dt>{label}</dt>
              <dd>
                <span class="b-bar" style={{ width: wide(value, most) }} />
                {value}
              </dd>
            </div>
          ))}
        </dl>
      ))}
    </figure>
  );
}
