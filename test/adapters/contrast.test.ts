// Words that can be read: what is drawn is measured in the colours of the platforms' own themes, and no tone says anything by its colour alone.
import { describe, expect, test } from "vitest";
import type { Tone, WordedBlock } from "../../adapters/port.ts";
import {
  renderHome as slackHome,
  renderMessage as slackMessage,
  renderPanel as slackPanel,
} from "../../adapters/slack/render.ts";
import { renderForm as slackForm } from "../../adapters/slack/render-form.ts";
import {
  renderHome,
  renderMessage,
  renderPanel,
  renderQuestion,
} from "../../adapters/teams/render.ts";
import { renderForm } from "../../adapters/teams/render-form.ts";
import { cardProblems } from "../../playground/teams/cards.ts";
import {
  blocks,
  fields,
  form,
  message,
  opening,
  panel,
  phone,
  press,
  tones,
} from "../contract/samples.ts";
import {
  type BlockLook,
  type CardTheme,
  cardThemes,
  contrast,
  type Foreground,
  type Ground,
  leastContrast,
  slackThemes,
} from "../support/themes.ts";

type Node = { readonly [key: string]: unknown };
const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const others = Object.values(blocks).map(({ block }) => block);
/** The tone in a sentence, in a row's headline, and in a row that has a detail, a number and buttons. */
const toned = (tone: Tone): readonly WordedBlock[] => [
  { kind: "text", text: "En mening", tone },
  { kind: "row", text: "En rad", tone },
  {
    kind: "row",
    text: "En rad",
    detail: "Det som står under",
    tone,
    actions: [phone("114 14"), press("Gör"), opening("Öppna")],
  },
];
const withErrors = Object.values(fields).map((field) => ({
  ...field,
  hint: "Så här",
  error: "Fyll i det här.",
}));
const styled = [
  press("Gör", { style: "primary" }),
  press("Ta bort", { style: "danger" }),
  press("Låt bli"),
  phone("112"),
];

const cards = (tone: Tone): Readonly<Record<string, unknown>> => {
  const body = [...toned(tone), ...others];
  return {
    message: renderMessage(message(body, styled)).card,
    panel: renderPanel(panel(body, styled)).card.content,
    form: renderForm(form({ intro: body, fields: withErrors, sure: "Jag har läst det." })).card
      .content,
    home: renderHome(panel(body, styled), "29:1x"),
    question: renderQuestion({ t: "Är du säker?", l: "Ja" }, {}).card.content,
  };
};
type Letters = {
  readonly text: string;
  readonly ground: Ground;
  readonly color: Foreground;
  readonly subtle: boolean;
  readonly link: boolean;
};
const named = <T extends string>(value: unknown, otherwise: T): T =>
  typeof value === "string" ? (value.toLowerCase() as T) : otherwise;
/** Every text of a card, with the ground that it stands on. */
const lettersIn = (node: unknown, ground: Ground = "default"): Letters[] => {
  if (Array.isArray(node)) return node.flatMap((each) => lettersIn(each, ground));
  if (!isNode(node)) return [];
  const under = node.type === "Container" ? named<Ground>(node.style, ground) : ground;
  const own: Letters[] =
    node.type === "TextRun" || node.type === "TextBlock"
      ? [
          {
            text: String(node.text),
            ground: under,
            color: named<Foreground>(node.color, "default"),
            subtle: node.isSubtle === true,
            link: node.selectAction !== undefined,
          },
        ]
      : [];
  return [...own, ...Object.values(node).flatMap((value) => lettersIn(value, under))];
};
const measured = (theme: CardTheme, { ground, color, subtle, link }: Letters): number => {
  const { background, foreground } = theme.styles[ground];
  return contrast(link ? theme.link : foreground[color][subtle ? "subtle" : "default"], background);
};

test("the measure: what WCAG says of black on white, and of what Teams' own colours of letters would be there", () => {
  const light = cardThemes["host config, light"]?.styles.default;
  const on = (color: Foreground): number =>
    Number(contrast(light?.foreground[color].default ?? "", light?.background ?? "").toFixed(1));
  expect(contrast("#000000", "#ffffff")).toBe(21);
  expect(contrast("#80000000", "#ffffff")).toBeCloseTo(3.98, 1);
  expect([on("warning"), on("good"), on("attention"), on("default")]).toEqual([
    1.5, 2.1, 5.4, 15.5,
  ]);
});

describe.each(Object.entries(cardThemes))("Teams, %s", (_name, theme) => {
  test.each(tones)(
    "%s can be read in a message, a panel, a form, at home and in a row with its detail",
    (tone) => {
      for (const [where, card] of Object.entries(cards(tone))) {
        const letters = lettersIn(card);
        expect(letters.length).toBeGreaterThan(0);
        const faint = letters.filter((each) => measured(theme, each) < leastContrast);
        expect([
          where,
          faint.map((each) => ({ ...each, is: measured(theme, each).toFixed(2) })),
        ]).toEqual([where, []]);
      }
    },
  );
});

const looksOf = (node: unknown, inContext = false): BlockLook[] => {
  if (Array.isArray(node)) return node.flatMap((each) => looksOf(each, inContext));
  if (!isNode(node)) return [];
  if (node.type === "button")
    return [node.style === "primary" || node.style === "danger" ? node.style : "button"];
  const context = inContext || node.type === "context";
  const own: BlockLook[] =
    typeof node.text === "string"
      ? [context ? "context" : "text", ...(node.text.includes("<tel:") ? (["link"] as const) : [])]
      : [];
  return [
    ...own,
    ...Object.entries(node).flatMap(([key, value]) => looksOf(value, context || key === "hint")),
  ];
};
describe.each(Object.entries(slackThemes))("Slack, %s", (_name, theme) => {
  test.each(tones)("%s can be read in a message, a panel, a form and at home", (tone) => {
    const body = [...toned(tone), ...others];
    const drawn = {
      message: slackMessage(message(body, styled)).blocks,
      panel: slackPanel(panel(body, styled)),
      form: slackForm(form({ intro: body, fields: withErrors, sure: "Jag har läst det." })),
      home: slackHome(panel(body, styled)),
    };
    for (const [where, screen] of Object.entries(drawn)) {
      const looks = [...new Set(looksOf(screen))];
      expect(looks).toContain("text");
      const faint = looks
        .filter((look) => contrast(...theme[look]) < leastContrast)
        .map((look) => `${look} ${contrast(...theme[look]).toFixed(2)}`);
      expect([where, faint]).toEqual([where, []]);
    }
  });
});

describe("no meaning by colour alone", () => {
  const colourless = (node: unknown): unknown =>
    JSON.parse(
      JSON.stringify(node, (key, value: unknown) =>
        key === "color" || key === "style" ? undefined : value,
      ),
    );
  test.each([
    ["a sentence", (tone: Tone): WordedBlock => ({ kind: "text", text: "En mening", tone })],
    [
      "a row",
      (tone: Tone): WordedBlock => ({ kind: "row", text: "En rad", detail: "Detalj", tone }),
    ],
  ])(
    "%s of two tones differs with every colour gone, in Teams and in Slack; but a row is no quieter for being quiet",
    (what, of) => {
      const told = what === "a row" ? tones.filter((tone) => tone !== "quiet") : tones;
      for (const draw of [
        (tone: Tone) => colourless(renderMessage(message([of(tone)])).card),
        (tone: Tone) => slackMessage(message([of(tone)])).blocks,
      ])
        expect(new Set(told.map((tone) => JSON.stringify(draw(tone)))).size).toBe(told.length);
    },
  );
  test.each(["warning", "danger", "good"] as const)(
    "%s has a mark before its words and a ground of its own, and no ground is under a button or a link",
    (tone) => {
      const { card } = renderMessage(message(toned(tone)));
      const grounds = (node: unknown): Node[] =>
        Array.isArray(node)
          ? node.flatMap(grounds)
          : isNode(node)
            ? [
                ...(node.type === "Container" && node.style !== undefined ? [node] : []),
                ...Object.values(node).flatMap(grounds),
              ]
            : [];
      const found = grounds(card);
      expect(found).toHaveLength(3);
      for (const one of found) expect(JSON.stringify(one)).not.toMatch(/Action/);
      expect(lettersIn(found).map(({ text }) => text.replace(/^\P{L}+ /u, "¤ "))).toEqual([
        "¤ En mening",
        "¤ En rad",
        "¤ En rad",
      ]);
      expect(cardProblems(card, "message")).toEqual([]);
    },
  );
});
