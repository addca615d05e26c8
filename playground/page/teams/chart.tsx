// Teams' own bars on a card: the official renderer knows none, and a client of Teams does.
import { CardElement, GlobalRegistry, type SerializationContext } from "adaptivecards";
import { render } from "preact";
import { Chart } from "../chart.tsx";

type Source = { title?: string; xAxisTitle?: string; data?: { x: string; y: number }[] };
class HorizontalBars extends CardElement {
  #source: Source = {};
  override getJsonTypeName(): string {
    return "Chart.HorizontalBar";
  }
  protected override internalParse(source: Source, context: SerializationContext): void {
    super.internalParse(source, context);
    this.#source = source;
  }
  protected override internalRender(): HTMLElement {
    const { title = "", xAxisTitle = "", data = [] } = this.#source;
    const node = document.createElement("div");
    render(
      <Chart
        title={title}
        series={[{ name: xAxisTitle, data: data.map(({ x, y }) => ({ label: x, value: y })) }]}
      />,
      node,
    );
    return node;
  }
}
/** Once, before a card is drawn. */
export const knowCharts = (): void =>
  GlobalRegistry.elements.register("Chart.HorizontalBar", HorizontalBars);
