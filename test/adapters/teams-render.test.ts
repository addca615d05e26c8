// What a card may be: within Teams' budget, every button and every field on it, text as text, no link but a telephone number.
import { describe, expect, test } from "vitest";
import type { WordedBlock, WordedField } from "../../adapters/port.ts";
import { cardActivity, type MessageActivity } from "../../adapters/teams/deliver.ts";
import {
  budgets,
  type Dialog,
  renderHome,
  renderMessage,
  renderOpener,
  renderPanel,
  renderQuestion,
} from "../../adapters/teams/render.ts";
import { renderForm } from "../../adapters/teams/render-form.ts";
import { limits } from "../../adapters/teams/text.ts";
import { cardProblems } from "../../playground/teams/cards.ts";
import { MESSAGE_BYTES } from "../../playground/teams/limits.ts";
import {
  blocks,
  fields,
  form,
  message,
  opening,
  panel,
  phone,
  press,
  show,
  tones,
} from "../contract/samples.ts";
import { nodes } from "../support/nodes.ts";
import { buttonsIn, cardText, inputsIn } from "../support/teams.ts";

const bytes = (value: unknown): number => 2 * JSON.stringify(value).length;
/** With everything that Teams puts around a message: its own ids are longer than ours. */
const envelope = (activity: MessageActivity): number =>
  bytes({
    ...activity,
    recipient: { id: `29:1${"x".repeat(80)}`, name: "", isTargeted: true },
    conversation: {
      id: `19:${"x".repeat(80)}@thread.tacv2;messageid=1795588512400`,
      tenantId: "x".repeat(36),
    },
    from: { id: "x".repeat(40), name: "Stafett" },
    channelId: "msteams",
    serviceUrl: `https://smba.trafficmanager.net/emea/${"x".repeat(36)}/`,
    id: "1795588512400",
  });
const content = (dialog: Dialog): unknown => dialog.card.content;
const taskBytes = (dialog: Dialog): number => bytes({ task: { type: "continue", value: dialog } });

const long = "ö".repeat(5_000);
const rows = (n: number, text = "Rad"): readonly WordedBlock[] =>
  Array.from({ length: n }, (_, i) => ({
    kind: "row",
    text: `${text} ${i}`,
    detail: "eftertänksam sandstensklippa",
    tone: "warning",
    actions: [press(`Lugnt ${i}`), opening(`Ändrat ${i}`)],
  }));
const many = Array.from({ length: limits.actions }, (_, i) => press(`Knapp ${i}`));

describe("the budget", () => {
  test.each<[string, readonly WordedBlock[]]>([
    ["seventy rows", rows(70)],
    ["seventy rows of the longest text", rows(70, long)],
    ["one text of everything", [{ kind: "text", text: long, tone: "plain" }]],
    ["seventy headings", Array.from({ length: 70 }, () => ({ kind: "heading", text: long }))],
    [
      "three hundred facts",
      [{ kind: "facts", facts: Array.from({ length: 300 }, (_, i) => [`F${i}`, long] as const) }],
    ],
    [
      "three hundred bars",
      [
        {
          kind: "bars",
          caption: long,
          of: "Ärenden",
          bars: Array.from({ length: 300 }, (_, i) => ({
            label: long,
            count: i,
            shown: String(i),
          })),
        },
      ],
    ],
    [
      "four bytes a character",
      [{ kind: "text", text: "🚨".repeat(3_000), tone: "danger" }, ...rows(70, "🚨".repeat(500))],
    ],
  ])(
    "%s: a message, a panel and the home card fit every organisation with what is around them, and keep their buttons",
    (_what, body) => {
      for (const [budget, most] of [
        [budgets[0], MESSAGE_BYTES],
        [budgets[1], 40 * 1024],
        [budgets[2], 28 * 1024],
      ] as const)
        fits(body, budget, most);
    },
  );
  const fits = (
    body: readonly WordedBlock[],
    budget: (typeof budgets)[number],
    most: number,
  ): void => {
    const drawn = renderMessage(message(body, many), budget);
    expect(envelope(cardActivity(drawn.card, drawn.summary))).toBeLessThan(most);
    expect(cardProblems(drawn.card, "message")).toEqual([]);
    const dialog = renderPanel(
      { ...panel(body, many), shown: { workflow: "case", instance: "I1", panel: "show" } },
      budget,
    );
    expect(taskBytes(dialog)).toBeLessThan(most);
    expect(cardProblems(content(dialog), "dialog")).toEqual([]);
    const home = renderHome(panel(body, many), "29:1x", budget);
    expect(envelope(cardActivity(home, "x"))).toBeLessThan(most);
    expect(cardProblems(home, "message")).toEqual([]);
    for (const card of [drawn.card, content(dialog), home])
      expect(
        buttonsIn(card)
          .slice(-many.length)
          .map((button) => button.title),
      ).toEqual(many.map(({ label }) => label));
  };
  test("what is cut says so, and what is whole does not", () => {
    const cut = renderMessage(message(rows(70)));
    expect([cut.cut, cardText(cut.card).split("\n").at(-1)]).toEqual([true, "…"]);
    const whole = renderMessage(message(rows(10), many));
    expect([whole.cut, cardText(whole.card).includes("…")]).toEqual([false, false]);
    expect(cardText(whole.card)).toContain("Rad 9");
  });
  test("a list that is cut ends between two rows: no row without its buttons", () => {
    const { card } = renderMessage(message(rows(70)));
    const shown = [...cardText(card).matchAll(/Rad (\d+)/g)].map(([, n]) => n);
    expect(shown.length).toBeGreaterThan(20);
    expect(buttonsIn(card).map((button) => button.title)).toEqual(
      shown.flatMap((n) => [`Lugnt ${n}`, `Ändrat ${n}`]),
    );
  });
  const table = (n: number): WordedBlock => ({
    kind: "table",
    caption: "Alla",
    head: ["Vad", "Antal"],
    rows: Array.from({ length: n }, (_, i) => [{ text: `Cell ${i}` }, { text: String(i), by: i }]),
    instead: [{ kind: "text", text: "I stället" }],
  });
  const typesIn = (card: unknown) =>
    nodes(card).flatMap(({ type }) => (type === "Table" || type === "TableRow" ? [type] : []));
  test("a table has its head, its rows, and for a client without tables what stands instead of it", () => {
    const { card } = renderMessage(message([table(2)]));
    expect(cardText(card)).toBe("En titel\nAlla\n| Vad | Antal |\n| Cell 0 | 0 |\n| Cell 1 | 1 |");
    const [drawn] = nodes(card).filter(({ type }) => type === "Table");
    expect(cardText(drawn?.fallback)).toBe("I stället");
    expect([
      nodes(renderMessage(message([{ ...table(2), instead: [] } as WordedBlock])).card).find(
        ({ type }) => type === "Table",
      )?.fallback,
    ]).toEqual(["drop"]);
  });
  test("a table that there is no room for goes before a row does; one of no rows is none", () => {
    const { card, cut } = renderMessage(message([...rows(20), table(200)]));
    expect([
      cut,
      typesIn(card),
      cardText(card).includes("Rad 19"),
      cardText(card).endsWith("I stället"),
    ]).toEqual([false, [], true, true]);
    expect(typesIn(renderMessage(message([table(0)])).card)).toEqual([]);
    for (const budget of budgets)
      expect(renderMessage(message([table(200)]), budget).cut).toBe(false);
  });
  test("a question is its own sign, and gets no colon", () => {
    const facts = {
      kind: "facts",
      facts: [["Hur bråttom?", "Akut"] as const, ["Risk", "Hög"] as const],
    } as const;
    expect(cardText(renderMessage(message([facts])).card)).toContain(
      "Hur bråttom? Akut\nRisk: Hög",
    );
  });
  test("buttons about something else stand further from those before them than those do from each other", () => {
    const body: readonly WordedBlock[] = [
      { kind: "actions", actions: [press("Ja"), press("Nej")] },
      { kind: "actions", actions: [press("Tillbaka")] },
    ];
    const sets = nodes(renderMessage(message(body)).card).filter(
      ({ type }) => type === "ActionSet",
    );
    expect(sets.map(({ spacing }) => spacing)).toEqual(["Small", "Medium"]);
  });
  test("labels, titles and the sentence of a locked telephone are cut", () => {
    const { card, summary } = renderMessage({
      ...message([], [press(long)]),
      title: long,
      notice: long,
    });
    expect(buttonsIn(card)[0]?.title).toHaveLength(limits.button);
    expect(summary).toHaveLength(limits.notice);
    expect(cardText(card).split("\n")[0]).toHaveLength(limits.title);
  });
});

describe("a form", () => {
  const option = (i: number) => ({
    value: `v${i}`,
    label: `${"Ett mycket långt alternativ ".repeat(5)}${i}`,
  });
  const lists = (n: number): WordedField[] =>
    Array.from({ length: n }, (_, i) => ({
      ...fields.choice,
      name: `list${i}`,
      hint: "Välj ett.",
      error: "Välj ett alternativ.",
      input: { kind: "choice", options: Array.from({ length: 20 }, (__, at) => option(at)) },
    }));
  test.each([1, 4, 8])(
    "%i long lists: every field is there, under the budget, and can be sent",
    (n) => {
      const dialog = renderForm(
        form({ fields: lists(n), more: "Mer", sure: "Jag har läst texten igen." }),
      );
      expect(inputsIn(content(dialog))).toEqual([
        ...lists(n).map((field) => `f:${field.name}`),
        "s:sure",
      ]);
      expect(buttonsIn(content(dialog)).map((button) => button.title)).toEqual(["Spara", "Mer"]);
      expect(taskBytes(dialog)).toBeLessThan(MESSAGE_BYTES);
      expect(cardProblems(content(dialog), "dialog")).toEqual([]);
    },
  );
  test("three lists of a hundred, more than any form has: every field is there, its options shortened", () => {
    const hundred = {
      kind: "choice",
      options: Array.from({ length: 100 }, (_, at) => option(at)),
    } as const;
    const dialog = renderForm(
      form({ fields: lists(3).map((field) => ({ ...field, input: hundred })) }),
    );
    expect(inputsIn(content(dialog))).toEqual(lists(3).map((field) => `f:${field.name}`));
  });
  test("an error stands beside its own field, after its hint", () => {
    const shown = renderForm(
      form({ fields: [{ ...fields.choice, error: "Välj ett alternativ." }, fields.line] }),
    );
    expect(cardText(content(shown)).split("\n").slice(1, -1)).toEqual([
      "Ett val: Svar nej (Svar ja | Svar nej)",
      "Välj ett.",
      "⚠️ Välj ett alternativ.",
      "En rad: hej",
    ]);
  });
  test("nothing is required by the client: an empty answer reaches us", () => {
    for (const node of nodes(renderForm(form()))) expect(node).not.toHaveProperty("isRequired");
  });
});

describe("text is text", () => {
  const nasty = "[här](https://exempel.se) **x** <at>alla</at> \n# rubrik";
  const every: readonly WordedBlock[] = [
    ...Object.values(blocks).map(({ block }) => block),
    ...tones.flatMap((tone): WordedBlock[] => [
      { kind: "text", text: nasty, tone },
      {
        kind: "row",
        text: nasty,
        detail: nasty,
        tone,
        actions: [phone("114 14"), { ...phone("040-628 04 21"), label: nasty }],
      },
    ]),
    { kind: "heading", text: nasty },
    { kind: "facts", facts: [[nasty, nasty]] },
  ];
  const actions = [
    press("Gör"),
    press("Fara", { style: "danger", confirm: nasty }),
    show("Visa"),
    phone("112"),
  ];
  const question = { t: nasty, l: "Gör det", s: "danger" } as const;
  const drawn: readonly [string, unknown, "message" | "dialog"][] = [
    ["a message", renderMessage(message(every, actions)).card, "message"],
    ["a panel", content(renderPanel(panel(every, actions))), "dialog"],
    ["the home card", renderHome(panel(every, actions), "29:1x"), "message"],
    [
      "a form",
      content(
        renderForm(
          form({
            intro: every,
            fields: Object.values(fields).map((f) => ({ ...f, error: nasty, hint: nasty })),
            sure: nasty,
          }),
        ),
      ),
      "dialog",
    ],
    ["a question", content(renderQuestion(question, { w: "case", c: "calm", v: {} })), "dialog"],
    ["an opener", renderOpener(nasty, "Öppna", { q: nasty }), "message"],
  ];
  test.each(drawn)(
    "%s has no element that reads Markdown, and every text in a run",
    (_what, card, where) => {
      expect(cardProblems(card, where)).toEqual([]);
      const seen = nodes(card);
      expect(
        seen.map((node) => node.type).filter((type) => type === "TextBlock" || type === "FactSet"),
      ).toEqual([]);
      for (const node of seen)
        if ("text" in node && node.type !== "TextRun") throw new Error(`a text in a ${node.type}`);
    },
  );
  test.each(drawn)(
    "%s opens nothing but a telephone number, and the files that were given",
    (_what, card) => {
      const urls = nodes(card).flatMap((node) =>
        Object.entries(node).filter(([key]) => /url/i.test(key)),
      );
      for (const [, url] of urls)
        expect(url).toMatch(/^(tel:\+?\d+|https:\/\/stafett\.example\.org\/files\/\w+)$/);
      expect(nodes(card).filter((node) => node.type === "Action.OpenUrl").length).toBe(urls.length);
    },
  );
  test("what was written stands there as it was written", () => {
    expect(
      cardText(renderMessage(message([{ kind: "text", text: nasty, tone: "plain" }])).card),
    ).toContain(nasty);
  });
  test("the summary is the fixed sentence, and nothing of the card", () => {
    expect(renderMessage(message(rows(3))).summary).toBe("Öppna Stafett.");
  });
});

describe("buttons", () => {
  const kinds = (card: unknown) => buttonsIn(card).map(({ type, title }) => `${type} ${title}`);
  const asks = press("Fara", { confirm: "Är du säker?" });
  test("in a conversation: one that opens something fetches a dialog, one tap does it at once", () => {
    const { card } = renderMessage(
      message([], [press("Lugnt"), opening("Ändrat"), show("Visa"), asks]),
    );
    expect(kinds(card)).toEqual([
      "Action.Execute Lugnt",
      "Action.Submit Ändrat",
      "Action.Submit Visa",
      "Action.Submit Fara",
    ]);
    for (const button of buttonsIn(card))
      expect((button.data as { msteams?: unknown }).msteams).toEqual(
        button.type === "Action.Execute" ? undefined : { type: "task/fetch" },
      );
  });
  test("in a dialog: everything is sent, and no field of a form with it", () => {
    const dialog = renderPanel({
      ...panel([], [press("Lugnt"), show("Visa"), asks]),
      shown: { workflow: "case", instance: "I1", panel: "show" },
    });
    for (const button of buttonsIn(content(dialog))) {
      expect(button).toMatchObject({
        type: "Action.Submit",
        associatedInputs: "none",
        data: { s: { w: "case", i: "I1", p: "show" } },
      });
    }
  });
  test("more than six: the rest stands behind '…', none is lost", () => {
    const { card } = renderMessage(message([], many));
    expect(buttonsIn(card).map((button) => (button as { mode?: string }).mode)).toEqual([
      ...Array.from({ length: limits.primaryActions }, () => undefined),
      ...Array.from({ length: many.length - limits.primaryActions }, () => "secondary"),
    ]);
  });
});
