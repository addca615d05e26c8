// A list as long as the municipalities of the country: nothing of it is left out, and it is searched while one types.
import { describe, expect, test } from "vitest";
import type { WordedField } from "../../adapters/port.ts";
import { renderForm as slackForm } from "../../adapters/slack/render-form.ts";
import { renderForm as teamsForm } from "../../adapters/teams/render-form.ts";
import { checkView } from "../../playground/slack/views.ts";
import { cardProblems } from "../../playground/teams/cards.ts";
import { form } from "../contract/samples.ts";

const letters = "ABDEFGHKLMNOPRSTUVYÅÄÖ";
const names = Array.from(
  { length: 290 },
  (_, at) => `${letters[Math.floor((at * letters.length) / 290)]}kommun ${at}`,
);
const list = (most: number): WordedField => ({
  name: "place",
  label: "Kommun? (sök)",
  optional: false,
  redraws: false,
  input: {
    kind: "choice",
    options: names.slice(0, most).map((name) => ({ value: name, label: name })),
  },
  value: names[most - 1] ?? "",
});
const found = (shown: unknown, name: string): unknown[] =>
  typeof shown !== "object" || shown === null
    ? []
    : Object.entries(shown).flatMap(([key, value]) => [
        ...(key === name ? [value] : []),
        ...found(value, name),
      ]);

describe("a list of 290", () => {
  test("stands in Slack in groups of a hundred, each called by its letters, with the last one chosen", () => {
    const view = slackForm(form({ fields: [list(290)] }));
    expect(checkView(view)).toMatchObject({ ok: true });
    const [groups] = found(view, "option_groups") as {
      label: { text: string };
      options: { value: string }[];
    }[][];
    expect(groups?.map(({ label, options }) => [label.text, options.length])).toEqual([
      ["A–K", 100],
      ["K–T", 100],
      ["T–Ö", 90],
    ]);
    expect(groups?.flatMap(({ options }) => options.map(({ value }) => value))).toEqual(names);
    expect(found(view, "initial_option")).toMatchObject([{ value: names[289] }]);
    expect(found(slackForm(form({ fields: [list(100)] })), "option_groups")).toEqual([]);
  });
  test("of which several may be chosen has all of them in Slack, too: the hundred and first is not left out", () => {
    const { input, ...field } = list(101);
    const several: WordedField = {
      ...field,
      input: { ...input, kind: "choices" } as never,
      value: [names[100] ?? ""],
    };
    const view = slackForm(form({ fields: [several] }));
    expect(checkView(view)).toMatchObject({ ok: true });
    const [groups] = found(view, "option_groups") as { options: { value: string }[] }[][];
    expect(groups?.flatMap(({ options }) => options.map(({ value }) => value))).toEqual(
      names.slice(0, 101),
    );
    expect(found(view, "initial_options")).toMatchObject([[{ value: names[100] }]]);
  });
  test("is searched in Teams, where a short one is not, and fits one card", () => {
    const card = (most: number) => teamsForm(form({ fields: [list(most)] })).card.content;
    expect(cardProblems(card(290), "dialog")).toEqual([]);
    expect([found(card(290), "style")[0], found(card(20), "style")[0]]).toEqual([
      "filtered",
      "compact",
    ]);
    expect(found(card(290), "choices")).toMatchObject([names.map((value) => ({ value }))]);
  });
});
