// What may be chosen, in words that can be told apart.
import { expect, test } from "vitest";
import { catalogues } from "../../src/app/catalogues.ts";
import { inputOf } from "../../src/engine/inputs.ts";
import { member } from "../../src/rules/fields.ts";
import { Locale } from "../../src/words/locale.ts";
import { memberOf, worldOf } from "../support/given.ts";

const locale = new Locale(catalogues, (_to, values) => values);
const field = member("core.none");
/** The labels of a list that somebody of another agency is shown. */
const labels = (...ids: readonly string[]): readonly string[] => {
  const world = worldOf();
  const input = inputOf(world, ids, field, locale, {
    language: "sv",
    people: world.people,
    viewer: memberOf("noomi-kontakt"),
  });
  return "options" in input ? input.options.map(({ label }) => label) : [];
};

test("two people of one shelter are told apart by a number that is the same whenever the list is drawn", () => {
  const list = ["boende-syd-kontakt", "noomi-chef", "boende-syd-forestandare"];
  const [first = "", other, second = ""] = labels(...list);
  expect([first, second].map((label) => label.replace(/ \(\d\)$/, ""))).toEqual([
    "boende",
    "boende",
  ]);
  expect([first, second].map((label) => label.slice(-3))).toEqual(["(1)", "(2)"]);
  expect(other).not.toMatch(/\(\d\)$/);
  expect(labels(...list)).toEqual([first, other, second]);
});
test("one person of a shelter alone in a list has no number", () => {
  expect(labels("boende-syd-kontakt", "noomi-chef")[0]).toBe("boende");
});
