// What Slack's narrow places cut, and what is drawn of nothing.
import { describe, expect, test } from "vitest";
import {
  renderHome,
  renderMessage,
  renderNotice,
  renderPanel,
  type View,
} from "../../adapters/slack/render.ts";
import { renderForm } from "../../adapters/slack/render-form.ts";
import { Tables } from "../../adapters/slack/table.ts";
import { renderPanel as teamsPanel } from "../../adapters/teams/render.ts";
import { checkView } from "../../playground/slack/views.ts";
import { form, message, panel, press } from "../contract/samples.ts";
import { nodes } from "../support/nodes.ts";

const long = "Lämna över ansvaret för ärendet till en annan verksamhet";
const views: Readonly<Record<string, (title: string) => View>> = {
  panel: (title) => renderPanel({ ...panel([{ kind: "text", text: "Något" }], []), title }),
  form: (title) => renderForm(form({ title })),
  notice: (title) => renderNotice(title, "Inget har sparats.", "Stäng"),
};
const firstOf = (view: View): unknown => (view.blocks as readonly unknown[])[0];
describe.each(Object.entries(views))("the title of a %s", (_name, drawn) => {
  test("that is longer than Slack shows is the first block, whole", () => {
    expect(drawn(long)).toMatchObject({ title: { text: "Lämna över ansvaret för…" } });
    expect(firstOf(drawn(long))).toMatchObject({ type: "header", text: { text: long } });
    expect(checkView(drawn(long))).toMatchObject({ ok: true });
  });
  test("that Slack shows whole is said once", () => {
    const short = "x".repeat(24);
    expect(drawn(short)).toMatchObject({ title: { text: short } });
    expect(nodes(drawn(short)).filter(({ type }) => type === "header")).toEqual([]);
  });
});

describe("of texts that are empty", () => {
  const empty = panel(
    [
      { kind: "row", text: "" },
      { kind: "row", text: "", detail: "" },
      { kind: "row", text: "", actions: [press("Öppna")] },
      { kind: "row", text: "SYD-1234-5A", detail: "" },
      { kind: "heading", text: "" },
      { kind: "facts", facts: [["", "Ensam"]] },
    ],
    [],
  );
  test("no mark is left, no line is empty, and a button stays", () => {
    const view = renderPanel(empty);
    expect(checkView(view)).toMatchObject({ ok: true });
    const texts = nodes(view).flatMap(({ type, text }) => (type === "mrkdwn" ? [text] : []));
    expect(texts).toEqual(["*SYD-1234-5A*", "Ensam"]);
    expect(nodes(view).filter(({ type }) => type === "button")).toHaveLength(1);
    expect(renderMessage(message([{ kind: "row", text: "" }], [])).blocks).toHaveLength(1);
  });
});

describe("a list that is longer than Slack takes", () => {
  const rows = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ kind: "row" as const, text: `Ärende ${n + 1}` }));
  const drawn = {
    panel: (count: number) => renderPanel(panel(rows(count), [press("Stäng ärendet")])).blocks,
    home: (count: number) => renderHome(panel(rows(count), [press("Stäng ärendet")])).blocks,
    message: (count: number) => renderMessage(message(rows(count), [press("Svara")])).blocks,
  };
  test.each([
    ["panel", 99],
    ["home", 98],
    ["message", 48],
  ] as const)(
    "in a %s is whole at %i rows; one more is cut, which is said, and the buttons stay",
    (where, most) => {
      const whole = drawn[where](most);
      const cut = drawn[where](most + 1);
      expect(JSON.stringify(whole)).toContain(`Ärende ${most}`);
      expect(JSON.stringify(whole)).not.toContain("…");
      expect([cut.length, cut.at(-1)?.type]).toEqual([whole.length, "actions"]);
      expect(cut.at(-2)).toMatchObject({ type: "context", elements: [{ text: "…" }] });
      if (where !== "message")
        expect(checkView(renderPanel(panel(rows(most + 1), [])))).toMatchObject({ ok: true });
    },
  );
});

test("in letters a count of nothing has no bar, nor has one that is held back, and any other has one, in Slack and in Teams", () => {
  const counts = [0, 1, 100].map((count) => ({ label: "Skåne", count, shown: String(count) }));
  const all = [...counts, { label: "Gotland", count: "few" as const, shown: "visas inte" }];
  const counted = panel([{ kind: "bars", caption: "Region", of: "Ärenden", bars: all }], []);
  const none = "░".repeat(12);
  for (const drawn of [renderPanel(counted), teamsPanel(counted).card])
    expect(JSON.stringify(drawn).match(/[█░]{12}/g)).toEqual([
      none,
      `█${"░".repeat(11)}`,
      "█".repeat(12),
      none,
    ]);
});

describe("a table", () => {
  const cell = (text: string) => ({ text });
  const of = (columns: number, rows: number, text = "x") => ({
    kind: "table" as const,
    caption: "Tabell",
    head: Array.from({ length: columns }, () => "x"),
    rows: Array.from({ length: rows }, () => Array.from({ length: columns }, () => cell(text))),
    instead: [],
  });
  const isDrawn = (...all: Parameters<Tables["draw"]>[0][]) => {
    const tables = new Tables();
    return all.map((one) => tables.draw(one) !== undefined);
  };
  test("of twenty columns and a hundred rows is drawn, of one more it is not", () => {
    expect(isDrawn(of(20, 1), of(21, 1), of(1, 100), of(1, 101), of(1, 0))).toEqual([
      true,
      false,
      true,
      false,
      false,
    ]);
  });
  test("has ten thousand characters with those before it on the screen, and of one more it is not drawn", () => {
    // Its head is one of them.
    const long = (chars: number) => {
      const whole = Array.from({ length: Math.floor((chars - 1) / 300) }, () => [
        cell("x".repeat(300)),
      ]);
      const left = (chars - 1) % 300;
      return { ...of(1, 0), rows: left > 0 ? [...whole, [cell("x".repeat(left))]] : whole };
    };
    expect(isDrawn(long(10_000))).toEqual([true]);
    expect(isDrawn(long(10_001))).toEqual([false]);
    expect(isDrawn(long(9_998), of(1, 1))).toEqual([true, true]);
    expect(isDrawn(long(9_999), of(1, 1))).toEqual([true, false]);
  });
});
