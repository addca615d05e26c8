// What a form reads: only what it offered, however it was sent.
import { expect, test } from "vitest";
import { type FormContext, readForm } from "../../src/engine/forms.ts";
import { choice, choices } from "../../src/rules/fields.ts";
import { form } from "../../src/rules/ui.ts";
import { now, worldOf } from "../support/given.ts";

const fields = {
  one: choice("A", "yesNo", ["yes", "no", "maybe"], "core.none", { optional: true }),
  many: choices("A", "yesNo", ["yes", "no", "maybe"], "core.none", { optional: true }),
} as const;
const read = (typed: FormContext["typed"]) => {
  const spec = {
    form: form("core.none", "core.none", fields),
    access: () => true,
    choices: () => ({ one: ["yes", "no"], many: ["yes", "no"] }),
  };
  const context = {
    spec,
    state: {},
    world: worldOf(),
    actor: "clock",
    at: now,
    given: {},
    typed,
    more: false,
  } as unknown as FormContext;
  return readForm(context, {
    terms: { own: [], people: [] } as never,
    platform: "slack",
    sure: false,
    log: () => {},
  });
};

test.each([
  ["one", "maybe"],
  ["many", ["yes", "maybe"]],
] as const)("what was not offered is refused: %s", (name, value) => {
  expect(read({ [name]: value })).toMatchObject({
    kind: "errors",
    errors: { [name]: { key: "core.badChoice" } },
  });
});
test("what was offered is read", () => {
  expect(read({ one: "no", many: ["yes", "no"] })).toMatchObject({
    kind: "values",
    values: { one: "no", many: ["yes", "no"] },
  });
});
