// What somebody wrote is drawn as it was written: nothing in it is bold, code, a link or a mention, in Slack and in Teams.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { WordedBlock, WordedField, WordedPanel } from "../../adapters/port.ts";
import * as slack from "../../adapters/slack/render.ts";
import { renderForm as slackForm } from "../../adapters/slack/render-form.ts";
import * as teams from "../../adapters/teams/render.ts";
import { renderForm as teamsForm } from "../../adapters/teams/render-form.ts";
import { fields, form, message, panel, press } from "../contract/samples.ts";
import { type Node, nodes } from "../support/nodes.ts";
import { type Door, openDoor } from "../support/teams-door.ts";

/** Everywhere that a text from outside can come to. */
const blocksWith = (words: string): readonly WordedBlock[] => [
  { kind: "text", text: words, tone: "plain" },
  { kind: "text", text: words, tone: "quiet" },
  { kind: "text", text: words, tone: "danger" },
  { kind: "heading", text: words },
  { kind: "facts", facts: [[words, words]] },
  {
    kind: "steps",
    steps: [
      { text: words, state: "done" },
      { text: words, state: "now" },
    ],
  },
  {
    kind: "row",
    text: words,
    detail: words,
    tone: "warning",
    actions: [press(words, { about: words, confirm: words })],
  },
  { kind: "bars", caption: words, of: words, bars: [{ label: words, count: 3, shown: "3" }] },
  { kind: "actions", actions: [press(words), { label: words, does: { phone: "112" } }] },
];
const optionsWith = (words: string) => [
  { value: "a", label: words },
  { value: "b", label: "Ett annat" },
];
const fieldsWith = (words: string): readonly WordedField[] => [
  {
    ...fields.choice,
    label: words,
    hint: words,
    error: words,
    input: { kind: "choice", options: optionsWith(words) },
  },
  { ...fields.choices, label: words, input: { kind: "choices", options: optionsWith(words) } },
  { ...fields.choices, name: "none", label: words, input: { kind: "choices", options: [] } },
  { ...fields.line, label: words, value: words },
];
const panelWith = (words: string): WordedPanel => ({
  ...panel(blocksWith(words), [press(words)]),
  title: words,
});
const formWith = (words: string) =>
  form({ title: words, intro: blocksWith(words), fields: fieldsWith(words), sure: words });
const messageWith = (words: string) => ({
  ...message(blocksWith(words), [press(words)]),
  title: words,
});

const samples = [
  "*x*",
  "_x_",
  "~x~",
  "`x`",
  "```x```",
  "<http://x|y>",
  "<!channel>",
  "<@U0NOOMI01>",
  "[a](b)",
  "**x**",
  "<at>x</at>",
  "> x",
  "å_x_å",
];

describe("in Slack", () => {
  const screens = (words: string): readonly unknown[] => [
    slack.renderMessage(messageWith(words)).blocks,
    slack.renderPanel(panelWith(words)),
    slack.renderHome(panelWith(words)),
    slack.renderNotice("En titel", words, "Stäng"),
    slackForm(formWith(words)),
  ];
  const marked = (words: string): readonly string[] =>
    screens(words)
      .flatMap(nodes)
      .filter(({ type }) => type === "mrkdwn")
      .map(({ text }) => String(text));
  test.each(samples)("%s is words", (words) => {
    for (const text of marked(words)) {
      // What Stafett itself draws: a bold line or label, a bar, a number to call.
      const rest = text
        .replaceAll(/^(:\w+: )?(?:[✓●○] {2})?\*([^*\n]*)\*$/gm, "$2")
        .replaceAll(/^`[█░]{12}`/gm, "")
        .replaceAll("<tel:112|112>", "")
        .replaceAll(/:(?:warning|rotating_light):/g, "");
      expect(rest).not.toMatch(/[*~`<>]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|^&gt;/m);
    }
  });
  test("an address or the name of a channel that somebody wrote becomes no link", () => {
    const all = screens("https://example.org www.example.org #allmänt @channel").flatMap(nodes);
    const drawn = all.filter(({ type }) => type === "mrkdwn");
    expect(drawn.length).toBeGreaterThan(20);
    for (const each of drawn) expect(each).toMatchObject({ verbatim: true });
  });
  test("ordinary words are what they were, and a name with `_` in it can be copied", () => {
    const words = "Å & Ö: SLACK_APP_TOKEN, 5 % [ny], a/b (c) – d.";
    expect(marked(words)).toContain(words.replace("&", "&amp;"));
  });
});

describe("in Teams", () => {
  const screens = (words: string): readonly unknown[] => [
    teams.renderMessage(messageWith(words)).card,
    teams.renderPanel(panelWith(words)).card,
    teams.renderHome(panelWith(words), "29:1"),
    teams.renderQuestion({ t: words, l: words }, {}).card,
    teams.renderOpener(words, words, {}),
    teamsForm(formWith(words)).card,
  ];
  test.each(samples)("%s is words", (words) => {
    const all = screens(words).flatMap(nodes);
    expect(all.filter(({ type }) => type === "TextBlock" || type === "FactSet")).toEqual([]);
    expect(all.some(({ type, text }) => type === "TextRun" && text === words)).toBe(true);
    // What a client may read as Markdown although it is no TextBlock.
    const titles = all.flatMap((node) =>
      node.type === "Input.ChoiceSet"
        ? (node.choices as Node[]).map(({ title }) => title)
        : node.type === "Input.Toggle"
          ? [node.title]
          : [],
    );
    expect(titles).toHaveLength(5);
    for (const title of titles) expect(title).not.toMatch(/[*_~`[\]<>]/);
    expect(
      all.filter((node) => "entities" in node || "msteams" in node).map(({ msteams }) => msteams),
    ).not.toContainEqual(expect.objectContaining({ entities: expect.anything() }));
  });
  describe("said in a conversation", () => {
    let door: Door;
    beforeAll(async () => {
      door = await openDoor();
    });
    afterAll(() => door.close());
    test.each(samples)("%s is sent as plain text", async (words) => {
      door.answers(() => ({ kind: "done", said: words }));
      await door.knocks(door.says("lugnt"));
      const said = door.cloud
        .activities(door.cloud.personal(door.cloud.users()[0]?.id ?? ""))
        .at(-1);
      expect(said?.sent).toMatchObject({ type: "message", text: words, textFormat: "plain" });
    });
  });
});
