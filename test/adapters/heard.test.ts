// Buttons that are heard and not seen: of forty that are called the same, each says what it is about.
import { describe, expect, test } from "vitest";
import type { WordedAction, WordedBlock, WordedPanel } from "../../adapters/port.ts";
import {
  limits as slackLimits,
  renderMessage as slackMessage,
  renderPanel as slackPanel,
  type View,
} from "../../adapters/slack/render.ts";
import { renderMessage, renderPanel } from "../../adapters/teams/render.ts";
import { limits } from "../../adapters/teams/text.ts";
import { checkMessageBlocks } from "../../playground/slack/blocks.ts";
import { cardProblems } from "../../playground/teams/cards.ts";
import { catalogues } from "../../src/app/catalogues.ts";
import type { Block } from "../../src/rules/ui.ts";
import { Locale } from "../../src/words/locale.ts";
import { placed } from "../../src/words/placed.ts";
import { workflows } from "../../workflows/index.ts";
import { message, panel, press, show } from "../contract/samples.ts";
import { everybody, now } from "../support/given.ts";
import { presets } from "../support/presets.ts";
import { statesOf, worldWith } from "../support/recorded.ts";
import { buttonsIn, cardText } from "../support/teams.ts";

type Heard = { readonly seen: string; readonly heard: string | undefined };
type Node = { readonly [key: string]: unknown };
const buttons = (node: unknown): Heard[] => {
  if (typeof node !== "object" || node === null) return [];
  const {
    type,
    text,
    accessibility_label: heard,
  } = node as Node & { readonly accessibility_label?: string };
  const own = type === "button" ? [{ seen: (text as { readonly text: string }).text, heard }] : [];
  return [...own, ...Object.values(node).flatMap(buttons)];
};
const row = (text: string, ...actions: readonly WordedAction[]): WordedBlock => ({
  kind: "row",
  text,
  actions,
});
const refs = Array.from({ length: 15 }, (_, at) => `SYD-7KQ${at}-M9 · lugn granit`);
const calm = "Kontakt i dag, inget nytt";
const list = placed("Dagens lägeskollar", {
  body: refs.map((ref) => row(ref, press(calm), press("Öppna"))),
  actions: [press("Visa alla")],
});

describe("what a button is about", () => {
  const above = { kind: "heading", text: "Två" } as const;
  const about = (body: readonly WordedBlock[], actions: readonly WordedAction[] = []) => {
    const screen = placed("En titel", { body, actions });
    const all = [
      ...screen.body.flatMap((b) => ("actions" in b ? (b.actions ?? []) : [])),
      ...screen.actions,
    ];
    return all.map((action) => [action.label, action.about]);
  };
  test("in a row, the row; and nothing where it is called what the row is", () => {
    expect(
      about([row("SYD-1", press("Öppna"), show("Visa")), row("Öppna", press("Öppna"))]),
    ).toEqual([
      ["Öppna", "SYD-1"],
      ["Visa", "SYD-1"],
      ["Öppna", undefined],
    ]);
  });
  test("elsewhere nothing, where no other is called the same", () => {
    expect(
      about([above, { kind: "actions", actions: [press("Svara")] }], [press("Stäng")]),
    ).toEqual([
      ["Svara", undefined],
      ["Stäng", undefined],
    ]);
  });
  test("elsewhere what stands above it, where another is called the same", () => {
    const once = { kind: "actions", actions: [press("Svara")] } as const;
    expect(
      about(
        [once, above, once, { kind: "text", text: "Tre" }, once, row("SYD-1")],
        [press("Svara")],
      ),
    ).toEqual([
      ["Svara", "En titel"],
      ["Svara", "Två"],
      ["Svara", "Tre"],
      ["Svara", "En titel"],
    ]);
  });
});

describe("in Slack", () => {
  test("each is heard with what it is about, beginning with what is seen, in at most 75 characters; the local Slack takes it", () => {
    const { blocks } = slackMessage(message(list.body, list.actions));
    const found = buttons(blocks);
    expect(found).toHaveLength(31);
    expect(found[0]).toEqual({
      seen: calm,
      heard: "Kontakt i dag, inget nytt: SYD-7KQ0-M9 · lugn granit",
    });
    expect(found.at(-1)).toEqual({ seen: "Visa alla", heard: undefined });
    expect(new Set(found.map(({ heard }) => heard)).size).toBe(31);
    expect(checkMessageBlocks(blocks)).toMatchObject({ ok: true });
  });
  test("a long one is cut, and what is seen stays whole", () => {
    const long = placed("", { body: [row("å".repeat(200), press(calm))], actions: [] });
    const { blocks } = slackMessage(message(long.body));
    const [only] = buttons(blocks);
    expect([only?.heard?.length, only?.heard?.startsWith(`${calm}: å`)]).toEqual([
      slackLimits.buttonHeard,
      true,
    ]);
    expect(checkMessageBlocks(blocks)).toMatchObject({ ok: true });
    expect(
      checkMessageBlocks(JSON.parse(JSON.stringify(blocks).replace(`${calm}: å`, `${calm}: åå`))),
    ).toMatchObject({ ok: false });
  });
});

describe("a morning of twenty cases in Slack, each with three buttons as they are signed", () => {
  const locale = new Locale(catalogues, presets.sign);
  const reader = { language: "sv", people: everybody, only: "noomi-kontakt" } as const;
  const row_ = (at: number, words: string): Block => ({
    kind: "row",
    text: [{ ref: `SYD-7KQ3-${at + 10}` as never }, { key: "core.dot" }, { words: words as never }],
    actions: (["calm", "noContact", "changed"] as const).map((name) => ({
      label: { key: `day.${name}` },
      command: name,
      on: { workflow: "case", instance: `CASE0000000000${at + 10}` as never },
      values: { round: `2026-11-25.${at}` as never },
    })),
  });
  const morning = (words: string) => {
    const body = Array.from({ length: 20 }, (_, at) => row_(at, words));
    return slackMessage(
      locale.message({ title: { key: "day.title" }, notice: "day.notice", body }, reader, {
        workflow: "day",
      }),
    ).blocks;
  };
  test("all is taken, and each button still says which reference it is about", () => {
    const blocks = morning("sömndrucken sandstensklippa");
    expect(checkMessageBlocks(blocks)).toMatchObject({ ok: true });
    const found = buttons(blocks);
    expect(found).toHaveLength(60);
    expect(found[0]?.heard).toBe("Kontakt i dag, inget nytt: SYD-7KQ3-10");
    expect(new Set(found.map(({ heard }) => heard)).size).toBe(60);
  });
  test("what is longer than that says nothing of itself, and is taken all the same", () => {
    const blocks = morning("å".repeat(100));
    expect(checkMessageBlocks(blocks)).toMatchObject({ ok: true });
    expect(new Set(buttons(blocks).map(({ heard }) => heard))).toEqual(new Set([undefined]));
  });
});

describe("in Teams", () => {
  const tooltips = (card: unknown) =>
    buttonsIn(card).map((button) => (button as { readonly tooltip?: string }).tooltip);
  test("each has a tooltip that is read after its name, and the local Teams takes it", () => {
    const { card } = renderMessage(message(list.body, list.actions));
    expect(tooltips(card)).toEqual([...refs.flatMap((ref) => [ref, ref]), undefined]);
    expect(cardProblems(card, "message")).toEqual([]);
    const dialog = renderPanel({ ...panel(list.body, list.actions) });
    expect(tooltips(dialog.card.content)).toHaveLength(31);
    expect(cardProblems(dialog.card.content, "dialog")).toEqual([]);
  });
  test("a row that is seen goes before it: what does not fit with them is drawn without", () => {
    const text = (at: number): string => `${at} ${"å".repeat(limits.tooltip)}`;
    const many = (list_: (text: string) => WordedBlock): readonly WordedBlock[] =>
      Array.from({ length: 70 }, (_, at) => list_(text(at)));
    const told = placed("", {
      body: many((said) => row(said, press(calm), press("Öppna"))),
      actions: [],
    });
    const untold = renderMessage(message(many((said) => row(said, press(calm), press("Öppna")))));
    const { card, cut } = renderMessage(message(told.body));
    expect([cut, cardText(card)]).toEqual([true, cardText(untold.card)]);
    expect(new Set(tooltips(card))).toEqual(new Set([undefined]));
  });
});

describe("on every screen of every workflow", () => {
  const locale = new Locale(catalogues, presets.sign);
  const world = worldWith();
  const members = [...everybody.members.values()];
  const check = (
    what: string,
    screen: View | readonly unknown[],
    seen: { count: number },
  ): void => {
    const found = buttons(screen);
    for (const { seen: label, heard } of found) {
      if (heard === undefined) continue;
      seen.count += 1;
      if (heard.length > slackLimits.buttonHeard || !heard.startsWith(`${label}: `))
        throw new Error(`${what}: ${heard}`);
    }
    const said = found.filter(
      ({ seen: label }) => found.filter((other) => other.seen === label).length > 1,
    );
    expect(
      said.filter(({ heard }) => heard === undefined).map(({ seen: label }) => [what, label]),
    ).toEqual([]);
  };
  test.each(workflows.map((w) => [w.name, w] as const))(
    "%s: whatever shares its name says what it is about",
    (_name, w) => {
      const seen = { count: 0 };
      for (const state of statesOf(w)) {
        for (const post of w.view(state, world).posts) {
          const worded = locale.message(
            post.message,
            { language: "sv", people: everybody },
            { workflow: w.name, instance: "I" },
          );
          check(post.key, slackMessage(worded).blocks, seen);
        }
        for (const [name, { about, access, needs, show: shows }] of Object.entries(w.panels))
          for (const member of members
            .filter((each) => access(state, { member: each }, world))
            .slice(0, 2)) {
            if (about === "one" && state === w.initial) continue;
            const viewer = { member, now, instance: "I" as never };
            const reader = { language: "sv", people: everybody, viewer: member } as const;
            const rich = worldWith(needs?.(state, viewer, world) ?? {});
            const worded: WordedPanel = locale.panel(shows(state, viewer, rich), reader, {
              workflow: w.name,
            });
            check(name, slackPanel(worded), seen);
          }
      }
      if (["case", "day"].includes(w.name)) expect(seen.count).toBeGreaterThan(0);
    },
  );
});
