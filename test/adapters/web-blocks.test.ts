// What panels and posts are on the web: every kind of block and of button, as elements that a browser and a screen reader understand.
import { describe, expect, test } from "vitest";
import type { WordedAction, WordedBlock } from "../../adapters/port.ts";
import { inboxPage } from "../../adapters/web/html/inbox.ts";
import { panelPage } from "../../adapters/web/html/panel.ts";
import { spacePage } from "../../adapters/web/html/spaces.ts";
import { blocks, message, opening, panel, phone, press, show, tones } from "../contract/samples.ts";
import { type Markup, readMarkup, visibleIn } from "../support/markup.ts";
import { testChrome } from "../support/web.ts";

const drawn = (body: readonly WordedBlock[], actions: readonly WordedAction[] = []): string =>
  panelPage(panel(body, actions), testChrome());
const all = (
  html: string,
  tag: string,
  more: Readonly<Record<string, string>> = {},
): readonly Markup[] =>
  readMarkup(html).filter(
    (each) =>
      each.tag === tag &&
      Object.entries(more).every(([name, value]) => each.attributes[name] === value),
  );
const fieldsOf = (html: string, name: string): readonly string[] =>
  all(html, "input", { name }).map(({ attributes }) => attributes.value ?? "");

describe("every kind of block", () => {
  test.each(Object.entries(blocks))(
    "%s shows what it holds, in a panel, in a post and in a space",
    (_kind, { block, shows }) => {
      const posts = [{ id: "p1", message: message([block]) }];
      for (const html of [
        drawn([block]),
        inboxPage({ posts, home: panel([block]) }, testChrome()),
        spacePage({ name: "Malmö", posts }, testChrome()),
      ])
        for (const text of shows) expect(visibleIn(html)).toContain(text.replaceAll(/[[\]]/g, ""));
    },
  );
  test.each(tones)(
    "a text in the tone %s is also a word, for readers who see no colour",
    (tone) => {
      const html = drawn([{ kind: "text", text: "Läs det här", tone }]);
      const said = { plain: "", quiet: "", warning: "Obs: ", danger: "Viktigt: ", good: "Klart: " }[
        tone
      ];
      expect(visibleIn(html)).toContain(`${said}Läs det här`);
    },
  );
  test("an empty text, heading or list draws nothing", () => {
    const nothing: readonly WordedBlock[] = [
      { kind: "text", text: "" },
      { kind: "heading", text: "" },
      { kind: "facts", facts: [] },
      { kind: "steps", steps: [] },
      { kind: "bars", caption: "Staplar", of: "Ärenden", bars: [] },
      { kind: "actions", actions: [] },
      { kind: "files", files: [] },
    ];
    const html = drawn(nothing);
    for (const tag of ["dl", "ol", "section"]) expect(all(html, tag)).toEqual([]);
    expect(all(html, "h2").map(({ text }) => text)).toEqual(["Du loggas snart ut"]);
  });
  test("the step that is now is the current one", () => {
    expect(all(drawn([blocks.steps.block]), "li", { "aria-current": "step" })).toHaveLength(1);
  });
  test("rows that follow each other are one list", () => {
    const row = blocks.row.block;
    expect(all(drawn([row, row, blocks.text.block, row]), "ul", { class: "rows" })).toHaveLength(2);
  });
  test("a count that is not shown has no bar; nothing has none, and little has one that is seen", () => {
    const bars: WordedBlock = {
      kind: "bars",
      caption: "Staplar",
      of: "Ärenden",
      bars: [
        { label: "a", count: 1_000, shown: "1 000" },
        { label: "b", count: 1, shown: "1" },
        { label: "c", count: 0, shown: "0" },
        { label: "d", count: "few", shown: "färre än 5" },
      ],
    };
    const widths = all(drawn([bars]), "rect", { height: "10" }).map(
      ({ attributes }) => attributes.width,
    );
    expect(widths).toEqual(["100", "1", "0"]);
  });
});

describe("a table", () => {
  test("has a caption, and a head for each column and each row", () => {
    const html = drawn([blocks.table.block]);
    expect(all(html, "caption").map(({ text }) => text)).toEqual(["En tabell"]);
    expect(all(html, "th", { scope: "col" }).map(({ text }) => text)).toEqual(["Vad", "Antal"]);
    expect(all(html, "th", { scope: "row" }).map(({ text }) => text)).toEqual([
      "Rad & en <b>",
      "Hållet",
    ]);
    expect(all(html, "td").map(({ attributes }) => attributes["data-head"])).toEqual([
      "Antal",
      "Antal",
    ]);
    expect(visibleIn(html)).not.toContain("I stället");
  });
  test("without rows is what stands instead of it", () => {
    const html = drawn([{ ...blocks.table.block, rows: [] } as WordedBlock]);
    expect(all(html, "table")).toEqual([]);
    expect(visibleIn(html)).toContain("I stället");
  });
});

describe("a button", () => {
  test("sends the press sealed, with the token and a key of its own", () => {
    const html = drawn([{ kind: "actions", actions: [press("Lugnt"), press("Ändrat")] }]);
    expect(all(html, "form", { action: "/press", method: "post" })).toHaveLength(2);
    expect(fieldsOf(html, "press")[0]).toBe(
      'sealed:{"workflow":"case","instance":"I1","command":"calm","values":{"round":"3"}}',
    );
    expect(new Set(fieldsOf(html, "k")).size).toBe(2);
    expect(new Set(fieldsOf(html, "csrf"))).toEqual(new Set(["token"]));
  });
  test("in a panel says what to show anew; in a post it does not", () => {
    const shown = { workflow: "case", instance: "I1", panel: "show" };
    const html = panelPage({ ...panel([], [press("Lugnt")]), shown }, testChrome());
    expect(fieldsOf(html, "shown")).toEqual([`sealed:${JSON.stringify(shown)}`]);
    const posts = [{ id: "p1", message: message([], [press("Lugnt")]) }];
    expect(fieldsOf(inboxPage({ posts, home: undefined }, testChrome()), "shown")).toEqual([]);
  });
  test("that shows a panel is a link to its address", () => {
    expect(all(drawn([], [show("Visa")]), "a", { href: "/panel/case/show/I1" })).toHaveLength(1);
  });
  test("that asks first shows the question before the button, without a script", () => {
    const html = drawn(
      [],
      [press("Radera", { confirm: "Det går inte att ångra.", style: "danger" })],
    );
    const order = readMarkup(html).map(({ tag, attributes }) => `${tag}.${attributes.class ?? ""}`);
    const [asks, sends] = [order.indexOf("details.ask"), order.indexOf("button.btn danger")];
    expect(asks).toBeGreaterThan(0);
    expect(sends).toBeGreaterThan(asks);
    expect(visibleIn(html)).toContain("Det går inte att ångra.");
  });
  test("says what it is about after what is seen", () => {
    const html = drawn([], [press("Lugnt", { about: "SYD-1" })]);
    expect(visibleIn(html)).toContain("Lugnt : SYD-1");
  });
  test("with a number calls it and shows it", () => {
    const html = drawn(
      [],
      [{ label: "Socialjouren", does: { phone: "040-628 04 20" } }, phone("112")],
    );
    expect(all(html, "a", { class: "btn phone" }).map(({ attributes }) => attributes.href)).toEqual(
      ["tel:0406280420", "tel:112"],
    );
    expect(visibleIn(html)).toContain("Socialjouren 040-628 04 20");
  });
  test("of many the first three are in sight", () => {
    const many = Array.from({ length: 9 }, (_, n) => opening(`Val ${n}`));
    const order = readMarkup(drawn([], many));
    const folded = order.findIndex(({ attributes }) => attributes.class === "more");
    expect(order.slice(0, folded).filter(({ text }) => text.startsWith("Val "))).toHaveLength(3);
    expect(order.slice(folded).filter(({ text }) => text.startsWith("Val "))).toHaveLength(6);
  });
});

describe("a panel", () => {
  test("puts what can be done about the whole of it before its cards", () => {
    const body: readonly WordedBlock[] = [
      blocks.facts.block,
      blocks.heading.block,
      blocks.steps.block,
      { kind: "actions", actions: [press("Lugnt")] },
    ];
    const html = visibleIn(drawn(body));
    expect(html.indexOf("Lugnt")).toBeLessThan(html.indexOf("Passet"));
  });
  test("folds many buttons under their heading", () => {
    const actions = Array.from({ length: 5 }, (_, n) => opening(`Val ${n}`));
    expect(
      all(
        drawn([
          { kind: "heading", text: "Fler val" },
          { kind: "actions", actions },
        ]),
        "details",
        { class: "card more" },
      ),
    ).toHaveLength(1);
  });
  test("whose file has an address that is no page shows its name alone", () => {
    for (const url of [
      "javascript:alert(1)",
      "data:text/html,x",
      "//evil.example",
      "/\\evil.example",
      "ht\ntp://x",
    ]) {
      const html = drawn([{ kind: "files", files: [{ label: "Protokoll", url }] }]);
      expect(readMarkup(html).filter(({ attributes }) => attributes.href === url)).toEqual([]);
      expect(visibleIn(html)).toContain("Protokoll");
    }
  });
});
