// Pages whose every text is hostile: no element and no attribute comes of it, and each text is read as it was written. How large pages are, and what stands in none.
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { WordedAction, WordedBlock, WordedForm } from "../../adapters/port.ts";
import type { Chrome } from "../../adapters/web/html/chrome.ts";
import { formPage } from "../../adapters/web/html/form.ts";
import { inboxPage } from "../../adapters/web/html/inbox.ts";
import { panelPage } from "../../adapters/web/html/panel.ts";
import { saidPage } from "../../adapters/web/html/said.ts";
import { spacePage } from "../../adapters/web/html/spaces.ts";
import { blocks, fields, form, message, panel, phone, press, show } from "../contract/samples.ts";
import { hostile, written } from "../support/hostile.ts";
import { type Markup, readMarkup, saidIn, skeletonOf } from "../support/markup.ts";
import { testChrome } from "../support/web.ts";

const actions: readonly WordedAction[] = [
  press("a", { confirm: "c", about: "b", style: "danger" }),
  show("b"),
  { ...phone("1"), label: "d" },
  ...Array.from({ length: 8 }, () => press("e", { about: "f" })),
];
const body: readonly WordedBlock[] = [
  ...Object.values(blocks).map(({ block }) => block),
  { kind: "actions", actions },
];
const asked: WordedForm = form({
  intro: body,
  more: "m",
  sure: "s",
  fields: Object.values(fields).flatMap((field) => [
    { ...field, name: "one", error: "e", hint: "h", optional: true, redraws: true },
    ...("options" in field.input
      ? [
          {
            ...field,
            name: "two",
            input: {
              ...field.input,
              options: Array.from({ length: 9 }, () => ({ value: "v", label: "l" })),
            },
          },
        ]
      : [{ ...field, name: "two", value: "v", input: { kind: "line", maxChars: 500 } as const }]),
  ]),
});
const prng = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
};
/** Every page there is, with one text in all places of what is drawn and of what stands around it. */
const pagesOf = (text: string): Readonly<Record<string, string>> => {
  const around: Partial<Chrome> = {
    member: { name: text, agency: text },
    csrf: text,
    seal: () => text,
    newKey: () => text,
    emergency: "/panel/x",
    waiting: 2,
  };
  const chrome = testChrome(around);
  const post = { id: text, message: written(message(body, actions), text) };
  const drawnPanel = written(
    { ...panel(body, actions), shown: { workflow: "w", instance: "i", panel: "p" } },
    text,
  );
  return {
    panel: panelPage(drawnPanel, chrome, text),
    inbox: inboxPage({ posts: [post], home: drawnPanel, said: text }, chrome),
    space: spacePage({ name: text, posts: [post] }, chrome),
    form: formPage(written(asked, text), chrome, {
      action: "/form/x",
      said: text,
      back: "/panel/x",
    }),
    said: saidPage({ title: text, said: text, close: text, back: "/" }, chrome),
  };
};
/** How often it can be read, in text and in attributes. */
const timesSaid = (html: string, text: string): number => saidIn(html).split(text).length - 1;

describe("a text that is hostile", () => {
  const plain = pagesOf("vanlig text");
  test.each(hostile)(
    "%j adds no element and no attribute, and is shown as it was written",
    (text) => {
      for (const [name, html] of Object.entries(pagesOf(text))) {
        expect(skeletonOf(html), name).toEqual(skeletonOf(plain[name] ?? ""));
        expect(timesSaid(html, text), name).toBeGreaterThanOrEqual(
          timesSaid(plain[name] ?? "", "vanlig text"),
        );
      }
    },
  );
  test("stands in no document's name", () => {
    for (const html of Object.values(pagesOf("SYD-7KQ3-M9")))
      expect(readMarkup(html).find(({ tag }) => tag === "title")?.text).toMatch(
        /^(?:Fel: |\(2\) )?Stafett · [a-zåäö ]+$/,
      );
  });
  test("leads nowhere as an address: of a panel, of a form, of the way back, of who is called", () => {
    for (const address of [
      "javascript:alert(1)",
      "//evil.example/",
      "/\\evil.example",
      "data:text/html,x",
      "\tjavascript:alert(1)",
      "/a\nb",
    ]) {
      const chrome = testChrome({ href: () => address, emergency: address });
      const pages = [
        panelPage(panel([], [show("Visa")]), chrome),
        formPage(form(), chrome, { action: address, back: address }),
        saidPage({ title: "t", said: "s", close: "c", back: address }, chrome),
      ];
      const leads = pages.flatMap((html) =>
        readMarkup(html).flatMap(({ attributes }) => [attributes.href, attributes.action]),
      );
      expect(leads).not.toContain(address);
    }
  });
  test("is sealed with what a button carries, not written beside it", () => {
    const html = panelPage(panel([], [press("Lugnt")]), testChrome({ seal: () => "opaque" }));
    expect(html).not.toContain("calm");
    expect(html).not.toContain("I1");
  });
});

describe("every page", () => {
  test.each(Object.entries(pagesOf("text")))(
    "%s holds no style and no script of its own",
    (_name, html) => {
      for (const { tag, attributes } of readMarkup(html)) {
        expect(
          Object.keys(attributes).filter(
            (name) => name === "style" || /^on/i.test(name) || name === "srcdoc",
          ),
        ).toEqual([]);
        expect(["style", "iframe", "object", "embed", "base"]).not.toContain(tag);
        if (tag === "script") expect(Object.keys(attributes)).toEqual(["src", "defer"]);
      }
    },
  );
  test.each(Object.entries(pagesOf("text")))(
    "%s has one main, one first heading and a language",
    (_name, html) => {
      const elements = readMarkup(html);
      const isCover = ({ attributes }: Markup): boolean =>
        attributes.tabindex === "-1" && attributes.id === undefined;
      for (const tag of ["main", "h1", "title"])
        expect(elements.filter((each) => each.tag === tag && !isCover(each))).toHaveLength(1);
      expect(elements.find(({ tag }) => tag === "html")?.attributes.lang).toBe("sv");
    },
  );
  test.each(Object.entries(pagesOf("text")))(
    "%s sends the session's token with each form",
    (_name, html) => {
      const elements = readMarkup(html);
      expect(
        elements.filter(
          ({ attributes }) => attributes.name === "csrf" && attributes.value === "text",
        ),
      ).toHaveLength(elements.filter(({ tag }) => tag === "form").length);
    },
  );
  test("has no id twice", () => {
    const shown = panel(
      Object.values(blocks).map(({ block }) => block),
      actions,
    );
    const posts = ["a", "b"].map((id) => ({ id, message: message(body, actions) }));
    for (const html of [
      panelPage(shown, testChrome()),
      formPage(form(), testChrome(), { action: "/x" }),
      inboxPage({ posts, home: shown }, testChrome()),
    ]) {
      const ids = readMarkup(html).flatMap(({ attributes }) => attributes.id ?? []);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
  test("without a member has no way in, no form that signs out and nothing to listen for", () => {
    const { member: _member, ...chrome } = testChrome();
    const elements = readMarkup(saidPage({ title: "t", said: "s", close: "c", back: "/" }, chrome));
    expect(elements.filter(({ tag }) => ["nav", "form"].includes(tag))).toEqual([]);
    expect(elements.find(({ tag }) => tag === "body")?.attributes).not.toHaveProperty("data-in");
  });
  test("an ordinary panel is at most 15 KB on the way, and so is a full inbox", () => {
    const random = prng(7);
    const noise = (length: number): string =>
      Array.from({ length }, () => String.fromCharCode(65 + random() * 26)).join("");
    // What is encrypted does not shrink.
    const chrome = testChrome({
      seal: (json) => noise(Math.ceil((json.length + 28) * 1.34)),
      newKey: () => noise(22),
    });
    const rows = Array.from(
      { length: 8 },
      (_, n): WordedBlock => ({
        kind: "row",
        text: `SYD-${n} · lugn gran`,
        tone: "warning",
        actions: [press("Kontakt i dag, inget nytt"), show("Öppna")],
      }),
    );
    const options = Array.from({ length: 12 }, (_, n) => press(`Val ${n}`));
    const usual = panel([
      blocks.facts.block,
      blocks.facts.block,
      blocks.heading.block,
      blocks.steps.block,
      { kind: "actions", actions: options.slice(0, 3) },
      blocks.heading.block,
      { kind: "actions", actions: options },
    ]);
    const posts = Array.from({ length: 12 }, (_, n) => ({
      id: noise(20),
      message: message([blocks.facts.block], [press(`Svar ${n}`), press("Nej"), show("Öppna")]),
    }));
    expect(gzipSync(panelPage(usual, chrome)).length).toBeLessThan(15 * 1024);
    expect(gzipSync(inboxPage({ posts, home: panel(rows, options) }, chrome)).length).toBeLessThan(
      15 * 1024,
    );
  });
});
