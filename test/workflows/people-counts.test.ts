// What the register counts by the day: what was taken out of Stafett, and what an operator has erased.
import { describe, expect, it } from "vitest";
import { people } from "../../workflows/people/index.ts";
import { given, local, now, register } from "../support/given.ts";

const start = given(people, [{ type: "configured", register }]);
const case1 = { sender: "case", instance: "C1" } as never;
const tomorrow = local("2026-11-26", "10:00");

describe("an export", () => {
  it("is noted with its day, its agency and its kind, each as one more", () => {
    const one = start.done("exported", { agency: "noomi", kind: "member" }, "clock");
    expect(one.state.exports).toEqual([{ day: "2026-11-25", agency: "noomi", kind: "member", count: 1 }]);
    const two = one.done("exported", { agency: "evonhuset", kind: "agency" }, "clock", tomorrow);
    expect(two.state.exports.at(-1)).toEqual({ day: "2026-11-26", agency: "evonhuset", kind: "agency", count: 2 });
    start.when("exported", { agency: "noomi", kind: "member" }, "noomi-chef").denied();
  });
  it("beyond the last twenty is told no more of: its message stays, and keeps its number", () => {
    const done = (n: number) =>
      Array.from({ length: n }).reduce<typeof start>((s) => s.done("exported", { agency: "noomi", kind: "member" }, "clock"), start);
    const posts = (n: number) => [
      ...new Set(
        Object.keys(done(n).posts)
          .filter((key) => key.startsWith("export:"))
          .map((key) => key.split(":")[1]),
      ),
    ];
    expect(posts(20)).toEqual(Array.from({ length: 20 }, (_, i) => `${i + 1}`));
    expect(posts(21)).toEqual(Array.from({ length: 20 }, (_, i) => `${i + 2}`));
  });
});
describe("a case that an operator has erased", () => {
  it("is counted for each who is told, by the day", () => {
    const to = ["noomi-kontakt", "noomi-chef"];
    const one = start.done("caseErased", { to }, case1, now);
    const two = one.done("caseErased", { to: ["noomi-chef"] }, case1, now);
    expect(two.state.erased).toEqual({ "2026-11-25": { "noomi-kontakt": 1, "noomi-chef": 2 } });
    expect(two.done("caseErased", { to: ["noomi-chef"] }, case1, tomorrow).state.erased["2026-11-26"]).toEqual({ "noomi-chef": 1 });
    start.when("caseErased", { to }, "clock").denied();
  });
});
