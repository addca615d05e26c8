// What forms are on the web: each field with its label, hint and error, each way to send them, and what goes along unseen.
import { describe, expect, test } from "vitest";
import { lineChars, type WordedField, type WordedForm } from "../../adapters/port.ts";
import { formPage } from "../../adapters/web/html/form.ts";
import { fields, form } from "../contract/samples.ts";
import { type Markup, readMarkup, visibleIn } from "../support/markup.ts";
import { testChrome } from "../support/web.ts";

const drawn = (more: Partial<WordedForm> = {}): readonly Markup[] =>
  readMarkup(formPage(form(more), testChrome(), { action: "/form/case/checkIn/x7" }));
const withField = (field: WordedField): readonly Markup[] => drawn({ fields: [field] });
const named = (elements: readonly Markup[], name: string): readonly Markup[] =>
  elements.filter(({ attributes }) => attributes.name === name);
const byId = (elements: readonly Markup[], id: string | undefined): Markup | undefined =>
  elements.find(({ attributes }) => attributes.id === id);
const optionsOf = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ value: `v${n}`, label: `Val ${n}` }));
const choice = (count: number, more: Partial<WordedField> = {}): WordedField => ({
  ...fields.choice,
  input: { kind: "choice", options: optionsOf(count) },
  ...more,
});

describe("a form", () => {
  test("is sent to its address with the token, its own key and what it does not ask for", () => {
    const elements = drawn({ showsMore: true });
    expect(
      elements.filter(
        ({ tag, attributes }) => tag === "form" && attributes.action === "/form/case/checkIn/x7",
      ),
    ).toHaveLength(1);
    expect(named(elements, "k").map(({ attributes }) => attributes.value)).toEqual(["f:abc:DEF"]);
    expect(named(elements, "hidden")[0]?.attributes.value).toBe('sealed:{"round":"3"}');
    expect(named(elements, "more")[0]?.attributes.value).toBe("1");
    expect(named(drawn(), "more")).toEqual([]);
  });
  test("is sent by Enter, and not drawn anew by it", () => {
    const [first] = named(drawn({ fields: [choice(2, { redraws: true })] }), "do");
    expect(first?.attributes.value).toBe("submit");
  });
  test("has a way to more questions where there are more, and a way back", () => {
    const elements = drawn({ more: "Mer" });
    expect(named(elements, "do").map(({ attributes, text }) => [attributes.value, text])).toEqual([
      ["submit", "Spara"],
      ["submit", "Spara"],
      ["more", "Mer"],
    ]);
    expect(
      elements.find(({ tag, text }) => tag === "a" && text === "Avbryt")?.attributes.href,
    ).toBe("/");
  });
  test("that the guard asks about has the box to tick", () => {
    expect(named(drawn({ sure: "Det pekar inte ut någon" }), "sure")[0]?.attributes).toMatchObject({
      type: "checkbox",
      value: "1",
    });
    expect(named(drawn(), "sure")).toEqual([]);
  });
});

/** Several answers of one field come as a list. */
const nameOf = ({
  name,
  input,
}: {
  readonly name: string;
  readonly input: { readonly kind: string };
}): string => `f.${name}${input.kind === "choices" ? "[]" : ""}`;
describe("every kind of field", () => {
  test.each(Object.entries(fields))(
    "%s has its name, its label and what was answered, and nothing is filled in by the browser",
    (_kind, field) => {
      const elements = withField(field);
      const inputs = named(elements, nameOf(field));
      expect(inputs.length).toBeGreaterThan(0);
      const [input] = inputs;
      const isGroup = input?.attributes.type === "radio" || input?.attributes.type === "checkbox";
      const label = elements.find(({ tag, attributes }) =>
        isGroup ? tag === "legend" : tag === "label" && attributes.for === input?.attributes.id,
      );
      expect(label?.text).toBe(field.label);
      const answered = isGroup
        ? inputs
            .filter(({ attributes }) => "checked" in attributes)
            .map(({ attributes }) => attributes.value)
        : [input?.attributes.value];
      expect(answered).toEqual([field.value].flat());
      expect(
        elements.find(({ tag, attributes }) => tag === "form" && attributes.class?.includes("form"))
          ?.attributes.autocomplete,
      ).toBe("off");
    },
  );
  test("seven options are buttons, eight are a list that begins with none chosen", () => {
    expect(named(withField(choice(7)), "f.choice").map(({ tag }) => tag)).toEqual(
      Array.from({ length: 7 }, () => "input"),
    );
    const elements = withField(choice(8, { value: "v3" }));
    expect(named(elements, "f.choice").map(({ tag }) => tag)).toEqual(["select"]);
    expect(
      elements
        .filter(({ tag }) => tag === "option")
        .map(({ attributes, text }) => [attributes.value, text])[0],
    ).toEqual(["", "Välj"]);
    expect(
      elements
        .filter(({ tag, attributes }) => tag === "option" && "selected" in attributes)
        .map(({ text }) => text),
    ).toEqual(["Val 3"]);
  });
  test("a button that need not be pressed can be let go of", () => {
    const values = (optional: boolean) =>
      named(withField(choice(2, { optional })), "f.choice").map(
        ({ attributes }) => attributes.value,
      );
    expect(values(false)).toEqual(["v0", "v1"]);
    expect(values(true)).toEqual(["v0", "v1", ""]);
  });
  test("more than a line has several, and keeps the line break that it begins with", () => {
    const line = (maxChars: number, value: string) =>
      named(withField({ ...fields.line, value, input: { kind: "line", maxChars } }), "f.line")[0];
    expect(line(lineChars, "hej")).toMatchObject({
      tag: "input",
      attributes: { maxlength: String(lineChars), value: "hej" },
    });
    expect(line(lineChars + 1, "\nhej")).toMatchObject({ tag: "textarea", text: "\n\nhej" });
  });
  test("with nothing to choose from is its label alone", () => {
    const elements = withField(choice(0));
    expect(named(elements, "f.choice")).toEqual([]);
    expect(elements.some(({ text }) => text === "Ett val")).toBe(true);
  });
  test("that shows others says so to the script, and has a button for browsers that run none", () => {
    const elements = withField(choice(2, { redraws: true }));
    expect(
      named(elements, "f.choice").every(({ attributes }) => "data-redraws" in attributes),
    ).toBe(true);
    expect(named(elements, "do").map(({ attributes }) => attributes.value)).toContain("redraw");
    expect(
      named(withField(choice(2)), "do").map(({ attributes }) => attributes.value),
    ).not.toContain("redraw");
  });
});

describe("an error", () => {
  const wrong: readonly WordedField[] = [
    { ...fields.line, error: "Det här liknar ett namn.", hint: "Inga namn." },
    choice(2, { error: "Välj ett svar." }),
    choice(9, { name: "list", error: "Välj ett svar." }),
    { ...fields.choices, error: "Välj något." },
    { ...fields.date, error: "Dagen har varit." },
  ];
  const html = formPage(form({ fields: wrong }), testChrome(), { action: "/form/case/checkIn" });
  const elements = readMarkup(html);
  test.each(wrong)("at $name is tied to its field and leads there from the top", (field) => {
    const { error } = field;
    const [input] = named(elements, nameOf(field));
    const at = elements.indexOf(input as Markup);
    const group = elements.slice(0, at).findLast(({ tag }) => tag === "fieldset");
    const described =
      input?.attributes["aria-describedby"] ?? group?.attributes["aria-describedby"] ?? "";
    expect(described.split(" ").map((id) => byId(elements, id)?.text)).toContain(error);
    expect([input?.attributes["aria-invalid"], group?.attributes["aria-invalid"]]).toContain(
      "true",
    );
    const link = elements.find(
      ({ tag, attributes }) => tag === "a" && attributes.href === `#${input?.attributes.id}`,
    );
    expect(link).toBeDefined();
    expect(elements.indexOf(link as Markup)).toBeLessThan(at);
  });
  test("is counted above the form, in the document's name too, and the hint stays", () => {
    expect(visibleIn(html)).toContain("5 saker behöver rättas");
    expect(elements.find(({ tag }) => tag === "title")?.text).toBe("Fel: Stafett · formulär");
    expect(visibleIn(html)).toContain("Inga namn.");
    expect(
      readMarkup(formPage(form(), testChrome(), { action: "/x" })).find(
        ({ tag }) => tag === "title",
      )?.text,
    ).toBe("Stafett · formulär");
  });
});
