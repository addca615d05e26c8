// What a card may contain in Teams, and the words for what it may not.
import { describe, expect, test } from "vitest";
import { cardProblems } from "../../playground/teams/cards.ts";
import { card, execute, fetchTask, save, text } from "./teams-world.ts";

const input = (type: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  type: `Input.${type}`,
  id: "a",
  label: "Fält",
  ...more,
});
const choices = [{ title: "Kläder", value: "clothes" }];
const run = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  type: "RichTextBlock",
  inlines: [{ type: "TextRun", text: "Hej", ...more }],
});
const refresh = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  refresh: { action: execute("show"), ...more },
});

describe("cards that Teams draws", () => {
  test.each([
    ["text and two buttons", card()],
    ["nothing", { type: "AdaptiveCard", version: "1.0" }],
    [
      "all that the bot draws",
      card(
        [
          run({ weight: "Bolder", color: "Attention", fontType: "Monospace", isSubtle: true }),
          { type: "RichTextBlock", inlines: ["bara text"] },
          {
            type: "Container",
            style: "emphasis",
            bleed: true,
            spacing: "Medium",
            separator: true,
            items: [text()],
          },
          {
            type: "ColumnSet",
            columns: [
              { type: "Column", width: "auto", items: [text()] },
              { width: 2, items: [] },
              { width: "50px" },
            ],
          },
          { type: "FactSet", facts: [{ title: "Vem", value: "Noomi" }] },
          {
            type: "ActionSet",
            actions: [execute("a"), { type: "Action.OpenUrl", title: "Ring", url: "tel:112" }],
          },
          {
            type: "Table",
            columns: [{ width: 1 }],
            rows: [{ type: "TableRow", cells: [{ type: "TableCell", items: [text()] }] }],
          },
          input("ChoiceSet", {
            choices,
            style: "filtered",
            isRequired: true,
            errorMessage: "Välj något",
            value: "clothes",
          }),
          input("ChoiceSet", {
            id: "q",
            style: "filtered",
            "choices.data": { type: "Data.Query", dataset: "x", associatedInputs: "auto" },
          }),
          input("Date", { id: "b", value: "2026-11-23", min: "2026-11-01", max: "" }),
          input("Time", { id: "c", value: "09:30" }),
          input("Toggle", { id: "d", title: "Ja", valueOn: "yes", valueOff: "no" }),
          input("Text", { id: "e", isMultiline: true, maxLength: 300, regex: "^.+$" }),
          input("Number", { id: "f", min: 1, max: 3, value: 2 }),
        ],
        [
          { type: "Action.ShowCard", title: "Mer", card: { type: "AdaptiveCard", body: [text()] } },
          fetchTask(),
        ],
        {
          ...refresh({ userIds: ["29:1abc"] }),
          msteams: { width: "Full" },
          lang: "sv",
          fallbackText: "Hej",
          $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
        },
      ),
    ],
    [
      "eight buttons: the rest are in a menu",
      card(
        [text()],
        Array.from({ length: 8 }, (_, nth) => execute(`a${nth}`)),
      ),
    ],
  ])("%s", (_, good) => {
    expect(cardProblems(good, "message")).toEqual([]);
  });
  test("a dialog's inputs and its button", () => {
    expect(cardProblems(card([input("Text")], [save()]), "dialog")).toEqual([]);
  });
});

describe("cards that it does not", () => {
  test.each([
    ["no card", "text", ": must be a card"],
    ["no type", { version: "1.5" }, ": type must be AdaptiveCard"],
    ["no version", { type: "AdaptiveCard" }, ": version is missing"],
    [
      "a version that Teams does not have",
      card([], [], { version: "1.6" }),
      ": version is over 1.5",
    ],
    ["a property that nobody knows", card([], [], { colour: "red" }), ": colour is not known"],
    [
      "an element that nobody knows",
      card([{ type: "Carousel" }]),
      "/body/0: element of type Carousel is not known",
    ],
    [
      "an element without type",
      card([{ text: "Hej" }]),
      "/body/0: element of type (none) is not known",
    ],
    [
      "a name of every object",
      card([{ type: "toString" }]),
      "/body/0: element of type toString is not known",
    ],
    [
      "an element's own property",
      card([text("Hej"), { ...text(), bold: true }]),
      "/body/1: bold is not known",
    ],
    [
      "a property of every object",
      card([JSON.parse('{"type":"TextBlock","text":"a","constructor":1}')]),
      "/body/0: constructor is not known",
    ],
    ["text that is missing", card([{ type: "TextBlock" }]), "/body/0: text is missing"],
    ["text that is none", card([{ type: "TextBlock", text: 1 }]), "/body/0/text: must be a string"],
    [
      "a colour that is none",
      card([{ ...text(), color: "red" }]),
      "/body/0/color: must be one of default, dark, light, accent, good, warning, attention",
    ],
    [
      "deep inside",
      card([
        {
          type: "Container",
          items: [{ type: "ColumnSet", columns: [{ items: [{ type: "X" }] }] }],
        },
      ]),
      "/body/0/items/0/columns/0/items/0: element of type X is not known",
    ],
    [
      "a column of another type",
      card([{ type: "ColumnSet", columns: [{ type: "Container" }] }]),
      "/body/0/columns/0: type must be Column",
    ],
    [
      "a run without type",
      card([{ type: "RichTextBlock", inlines: [{ text: "a" }] }]),
      "/body/0/inlines/0: type must be TextRun",
    ],
    [
      "a width that is none",
      card([{ type: "ColumnSet", columns: [{ width: "wide" }] }]),
      "/body/0/columns/0/width: must be auto, stretch, a weight or pixels",
    ],
    ["no list", card([], [], { body: "Hej" }), "/body: must be a list"],
    [
      "an action that nobody knows",
      card([], [{ type: "Action.Http" }]),
      "/actions/0: action of type Action.Http is not known",
    ],
    [
      "an action among the elements",
      card([execute()]),
      "/body/0: element of type Action.Execute is not known",
    ],
    [
      "an action's own property",
      card([], [execute("a", { value: "1" })]),
      "/actions/0: value is not known",
    ],
    [
      "data that is none",
      card([], [execute("a", { data: "text" })]),
      "/actions/0/data: must be an object",
    ],
    [
      "a script in a link",
      card([], [{ type: "Action.OpenUrl", url: "javascript:alert(1)" }]),
      "/actions/0: url must begin with a scheme that Teams opens",
    ],
    [
      "Action.Execute before its time",
      card([], [execute()], { version: "1.4" }),
      "/actions/0: Action.Execute needs version 1.5",
    ],
    ["an input without id", card([{ type: "Input.Text", label: "a" }]), "/body/0: id is missing"],
    [
      "an id twice",
      card([input("Text"), { type: "Container", items: [input("Date")] }]),
      '/body/1/items/0: id "a" is used twice',
    ],
    [
      "a query without dataset",
      card([input("ChoiceSet", { style: "filtered", "choices.data": { type: "Data.Query" } })]),
      "/body/0/choices.data: dataset is missing",
    ],
    [
      "a query of another type",
      card([
        input("ChoiceSet", { style: "filtered", "choices.data": { type: "Query", dataset: "x" } }),
      ]),
      "/body/0/choices.data: type must be Data.Query",
    ],
    [
      "a query in a list that is not filtered",
      card([input("ChoiceSet", { choices, "choices.data": { type: "Data.Query", dataset: "x" } })]),
      "/body/0: choices.data needs style filtered",
    ],
    ["no choices", card([input("ChoiceSet", { choices: [] })]), "/body/0: choices are missing"],
    [
      "a choice without value",
      card([input("ChoiceSet", { choices: [{ title: "a" }] })]),
      "/body/0/choices/0: value is missing",
    ],
    [
      "a required input without label",
      card([{ type: "Input.Text", id: "a", isRequired: true }]),
      "/body/0: a required input needs a label",
    ],
    [
      "a pattern that is none",
      card([input("Text", { regex: "(" })]),
      "/body/0/regex: must be a regular expression",
    ],
    [
      "a day that is none",
      card([input("Date", { value: "23/11" })]),
      "/body/0/value: must be YYYY-MM-DD",
    ],
    [
      "a time that is none",
      card([input("Time", { value: "25:00" })]),
      "/body/0/value: must be HH:mm",
    ],
    [
      "refresh without Action.Execute",
      card([], [], { refresh: { action: save() } }),
      "/refresh: action must be an Action.Execute",
    ],
    [
      "refresh for too many",
      card([], [], refresh({ userIds: Array.from({ length: 61 }, (_, nth) => `29:${nth}`) })),
      "/refresh: userIds names more than 60",
    ],
    [
      "refresh for object ids",
      card([], [], refresh({ userIds: ["c0de0011"] })),
      "/refresh: userIds must begin with 29:",
    ],
  ])("%s", (_, bad, problem) => {
    expect(cardProblems(bad, "message")).toEqual([problem]);
  });
  test("Action.Execute in a dialog", () => {
    expect(cardProblems(card([text()], [execute()]), "dialog")).toEqual([
      "/actions/0: Action.Execute does not work in a dialog",
    ]);
  });
});
