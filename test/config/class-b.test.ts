// Where class B is shown, as the configuration says it: who decided, when, whose chat it is, and who then needs the web.
import { expect, it } from "vitest";
import { loadConfig, missingReadiness } from "../../src/config/index.ts";
import { brief, edit } from "./edit.ts";

const [chat, owns] = [
  "classB: { where: chat, date: 2026-11-20, function: Verksamhetschef }",
  "    owns: [T0STAFETT]\n",
];
const decided = (written: string) => [chat, `classB: ${written}`] as const;
const codesOf = (...edits: readonly (readonly [from: string, to: string])[]): readonly string[] =>
  brief(edit(...edits)).map((each) => each.replace(/^.* /, ""));

it("takes the web where everybody of the agency has an address there", () => {
  const web = decided("{ where: web, date: 2026-11-20, function: Dataskyddsombud }");
  expect(codesOf(web)).toEqual(["class-b-page", "class-b-page", "class-b-page"]);
  const people = [1, 2, 3].map(
    (n) =>
      [
        `slack: T0STAFETT/U0NOOMI0${n}`,
        `slack: T0STAFETT/U0NOOMI0${n}\n    web: noomi/k3v9q2m7x4t${n}`,
      ] as const,
  );
  expect(codesOf(web, ...people)).toEqual([]);
});
it("takes chat in workspaces and tenants of the agency's own, and in no other's", () => {
  expect(codesOf()).toEqual([]);
  // Three of its people, and the space that is its own; of what it shares with others nothing is asked.
  expect(codesOf([owns, ""])).toEqual([
    "class-b-owner",
    "class-b-owner",
    "class-b-owner",
    "class-b-owner",
  ]);
  expect(codesOf([owns, "    owns: [t0stafett]\n"])).toEqual([]);
  expect(codesOf(["slack: T0STAFETT/U0NOOMI01", "slack: T0ELSEWHERE/U0NOOMI01"])).toEqual([
    "class-b-owner",
  ]);
});
it("takes off without the web or a workspace of its own, and not from the coordinators of a region", () => {
  const none = decided("{ where: off, date: 2026-11-20, function: Verksamhetschef }");
  expect(codesOf(none, [owns, ""])).toEqual([]);
  expect(codesOf(none, ["coordinator: evonhuset", "coordinator: noomi"])).toEqual([
    "class-b-coordinator",
  ]);
});
it("is the fifth decision: without it the agency's cases stay off", () => {
  const found = loadConfig(edit([`    ${chat}\n`, ""]), "stafett.yaml");
  expect(
    found.ok && found.config.agencies.filter(({ id }) => id === "noomi").map(missingReadiness),
  ).toEqual([["classB"]]);
});
it.each([
  ["a place that there is not", "{ where: paper, date: 2026-11-20, function: Dataskyddsombud }"],
  ["no day", "{ where: web, function: Dataskyddsombud }"],
  ["nobody who decided", "{ where: web, date: 2026-11-20 }"],
  ["a key too many", "{ where: chat, date: 2026-11-20, function: Dataskyddsombud, why: x }"],
])("refuses %s", (_what, written) => {
  expect(brief(edit(decided(written)))).not.toEqual([]);
});
