// Where class B is shown, as the configuration says it: who decided, when, and who then needs the web.
import { expect, it } from "vitest";
import { loadConfig } from "../../src/config/index.ts";
import { brief, edit } from "./edit.ts";

const decided = (where: string): string => `{ where: ${where}, date: 2026-11-20, function: Dataskyddsombud }`;
const agency = (written: string) => ["contact: noomi-passet", `contact: noomi-passet\n    classB: ${written}`] as const;

it("takes chat, and the web where everybody of the agency has an address there", () => {
  expect(brief(edit(agency(decided("chat"))))).toEqual([]);
  const found = loadConfig(edit(agency(decided("web"))), "stafett.yaml");
  expect(found.ok ? [] : found.problems.map(({ code }) => code)).toEqual(["class-b-page", "class-b-page", "class-b-page"]);
});
it.each([
  ["a place that there is not", decided("paper")],
  ["no day", "{ where: web, function: Dataskyddsombud }"],
  ["nobody who decided", "{ where: web, date: 2026-11-20 }"],
  ["a key too many", "{ where: chat, date: 2026-11-20, function: Dataskyddsombud, why: x }"],
])("refuses %s", (_what, written) => {
  expect(brief(edit(agency(written)))).not.toEqual([]);
});
