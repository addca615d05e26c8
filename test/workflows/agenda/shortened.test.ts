// A panel that would not fit a dialog: the first rows of each heading, and how many there are.
import { describe, expect, it } from "vitest";
import { heading, row, text } from "../../../src/rules/say.ts";
import type { Open, Panel } from "../../../src/rules/ui.ts";
import { shortened } from "../../../workflows/agenda/shortened.ts";
import { keysIn } from "../../support/given.ts";

type Body = Panel["body"];
const rowOf = (letters: number, buttons = 0) =>
  row([{ text: "x".repeat(letters) as Open<string> }], {
    ...(buttons > 0 && {
      actions: Array.from(
        { length: buttons },
        () => ({ command: "approve", label: { key: "core.close" } }) as const,
      ),
    }),
  });
const panelOf = (...body: readonly Body[number][]): Panel => ({
  title: { key: "core.helpTitle" },
  body,
});
const rowsIn = (body: Body): number => body.filter(({ kind }) => kind === "row").length;
const counts = (body: Body): readonly unknown[] =>
  body
    .flatMap((block) =>
      block.kind === "text" && keysIn(block).includes("agenda.more") ? block.text : [],
    )
    .map((span) => (span as { with: unknown }).with);

describe("a long panel", () => {
  it("that fits stays as it is", () => {
    const whole = panelOf(
      heading("core.helpTitle"),
      ...Array.from({ length: 20 }, () => rowOf(10)),
      text("core.close"),
    );
    expect(shortened(whole)).toEqual(whole);
  });
  it("shows as many as there is room for, says how many there are, and keeps everything else", () => {
    // 15,500 bytes: 270 for each row, and two for each of its fifty letters.
    const short = shortened(
      panelOf(
        heading("core.helpTitle"),
        ...Array.from({ length: 50 }, () => rowOf(50)),
        text("core.close"),
      ),
    ).body;
    expect(rowsIn(short)).toBe(41);
    expect(short.map(({ kind }) => kind)).toEqual([
      "heading",
      ...Array<string>(41).fill("row"),
      "text",
      "text",
    ]);
    expect(counts(short)).toEqual([{ shown: 41, all: 50 }]);
    expect(keysIn(short.at(-1))).toEqual(["core.close"]);
  });
  it("takes the last row that fills it to the byte", () => {
    // 31 rows of 500 bytes are 15,500.
    expect(rowsIn(shortened(panelOf(...Array.from({ length: 31 }, () => rowOf(115)))).body)).toBe(
      31,
    );
    expect(
      rowsIn(shortened(panelOf(rowOf(116), ...Array.from({ length: 30 }, () => rowOf(115)))).body),
    ).toBe(30);
  });
  it("counts the buttons of a row", () => {
    expect(rowsIn(shortened(panelOf(...Array.from({ length: 50 }, () => rowOf(0, 1)))).body)).toBe(
      28,
    );
  });
  it("lets no heading crowd out another", () => {
    const long = Array.from({ length: 60 }, () => rowOf(50));
    const { body } = shortened(
      panelOf(
        heading("core.helpTitle"),
        ...long,
        heading("core.close"),
        rowOf(50),
        rowOf(50),
        heading("core.more"),
        ...long,
      ),
    );
    const second = body.findIndex(
      (block) => block.kind === "heading" && keysIn(block).includes("core.close"),
    );
    const third = body.findIndex(
      (block) => block.kind === "heading" && keysIn(block).includes("core.more"),
    );
    expect([
      rowsIn(body.slice(0, second)),
      rowsIn(body.slice(second, third)),
      rowsIn(body.slice(third)),
    ]).toEqual([20, 2, 19]);
    expect(counts(body)).toEqual([
      { shown: 20, all: 60 },
      { shown: 19, all: 60 },
    ]);
  });
});
