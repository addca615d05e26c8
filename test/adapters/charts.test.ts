// Bars as a platform's own chart: only where every count is shown, within the platform's limits, and with every figure in words.
import { describe, expect, test } from "vitest";
import type { WordedBlock } from "../../adapters/port.ts";
import { renderPanel } from "../../adapters/slack/render.ts";
import { Takes } from "../../adapters/slack/takes.ts";
import { renderPanel as teamsPanel } from "../../adapters/teams/render.ts";
import { checkView } from "../../playground/slack/views.ts";
import { cardProblems } from "../../playground/teams/cards.ts";
import { blocks, panel } from "../contract/samples.ts";
import { nodes } from "../support/nodes.ts";

type Bars = Extract<WordedBlock, { kind: "bars" }>;
const bars = (labels: readonly string[], more: Partial<Bars> = {}): Bars => ({
  kind: "bars",
  caption: "Kön",
  of: "Personer",
  bars: labels.map((label, at) => ({ label, count: at + 5, shown: String(at + 5) })),
  ...more,
});
const held = (label: string): Bars["bars"][number] => ({
  label,
  count: "few",
  shown: "visas inte",
});
const some = (n: number): readonly string[] => Array.from({ length: n }, (_, at) => `Kod ${at}`);
const slack = (...all: readonly WordedBlock[]) => {
  const view = renderPanel(panel(all), new Set(["data_visualization", "data_table"]));
  expect(checkView(view)).toMatchObject({ ok: true });
  return view.blocks;
};
const typesOf = (...all: readonly WordedBlock[]) => slack(...all).map(({ type }) => type);
const teams = (...all: readonly WordedBlock[]) => {
  const card = teamsPanel(panel(all)).card.content;
  expect(cardProblems(card as never, "dialog")).toEqual([]);
  return nodes(card).filter(({ type }) => type === "Chart.HorizontalBar");
};

describe("in Slack", () => {
  const [chart, letters] = [
    ["data_visualization", "context"],
    ["section", "section"],
  ];
  test("each bar has its figure, and the words below say it", () => {
    const [drawn, words] = slack(bars(["Kvinna", "Man"]));
    const data = [
      { label: "Kvinna", value: 5 },
      { label: "Man", value: 6 },
    ];
    expect(drawn).toEqual({
      type: "data_visualization",
      title: "Kön",
      chart: {
        type: "bar",
        series: [{ name: "Personer", data }],
        axis_config: { categories: ["Kvinna", "Man"], y_label: "Personer" },
      },
    });
    expect(JSON.stringify(words)).toContain("Kvinna: 5 · Man: 6");
  });
  test("one that is held back is in no chart, also beside others", () => {
    const { bars: all } = bars(["Kvinna"]);
    expect(typesOf(bars([], { bars: [...all, held("Man")] }))).toEqual(letters);
    expect(JSON.stringify(slack(bars([], { bars: [held("Man")] })))).not.toContain('"value":0');
  });
  test("twenty bars are drawn, and one more as letters", () => {
    expect(typesOf(bars(some(20)))).toEqual(chart);
    expect(typesOf(bars(some(21)))).toEqual(letters);
  });
  test("labels of twenty characters and a title of fifty are drawn; longer ones are letters, and never cut", () => {
    expect(typesOf(bars(["x".repeat(20)], { caption: "y".repeat(50) }))).toEqual(chart);
    expect(typesOf(bars(["x".repeat(21)]))).toEqual(letters);
    expect(typesOf(bars(["x"], { of: "y".repeat(21) }))).toEqual(letters);
    expect(typesOf(bars(["x"], { caption: "y".repeat(51) }))).toEqual(letters);
    expect(typesOf(bars(["x", "x"]))).toEqual(letters);
  });
  test("two stand on a screen, and the third is letters", () => {
    expect(typesOf(bars(["x"]), bars(["y"]), bars(["z"]))).toEqual([
      ...chart,
      ...chart,
      ...letters,
    ]);
  });
  test("where a workspace refuses the chart, its table stays, and next time it is not tried", async () => {
    const [takes, sent] = [new Takes(() => 0), [] as string[][]];
    const draw = (newer: ReadonlySet<string>) => ({
      blocks: renderPanel(panel([blocks.table.block, bars(["x"])]), newer as never).blocks,
    });
    const send = async (drawn: ReturnType<typeof draw>) => {
      const types = drawn.blocks.map(({ type }) => type);
      sent.push(types);
      if (types.includes("data_visualization"))
        throw Object.assign(new Error(), { data: { error: "invalid_blocks" } });
    };
    await takes.send("modal", draw, send);
    await takes.send("modal", draw, send);
    expect(sent).toEqual([
      ["data_table", ...chart],
      ["data_table", ...letters],
      ["data_table", ...letters],
    ]);
  });
});
describe("in Teams", () => {
  test("each bar has its figure, the words below say it, and a client without charts shows them with the title", () => {
    const card = JSON.stringify(teamsPanel(panel([bars(["Kvinna", "Man"])])).card.content);
    expect(teams(bars(["Kvinna", "Man"]))).toMatchObject([
      {
        title: "Kön",
        xAxisTitle: "Personer",
        data: [
          { x: "Kvinna", y: 5 },
          { x: "Man", y: 6 },
        ],
        fallback: { type: "RichTextBlock", inlines: [{ text: "Kön" }] },
      },
    ]);
    expect(card).toContain("Kvinna: 5 · Man: 6");
  });
  test("one that is held back is in no chart, and twenty bars are drawn but not one more", () => {
    const { bars: all } = bars(["Kvinna"]);
    expect(teams(bars([], { bars: [...all, held("Man")] }))).toEqual([]);
    expect([teams(bars(some(20))).length, teams(bars(some(21))).length]).toEqual([1, 0]);
  });
});
