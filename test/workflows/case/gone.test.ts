import { describe, expect, it } from "vitest";
import { kase } from "../../../workflows/case/index.ts";
import { handover } from "../../../workflows/handover/index.ts";
import { given, keysIn, peopleWith, register, row, type Story } from "../../support/given.ts";
import { opened } from "./cases.ts";

const without = (id: string) => peopleWith([], { ...register, members: register.members.filter((m) => m.id !== id) });
const left = (story: Story) => Object.entries(story.posts).filter(([key]) => key.startsWith("left:"));

describe("whoever has a case leaves the register", () => {
  it("the deputy hears of it at once, and nobody does while they are there", () => {
    const story = opened();
    expect(left(story)).toEqual([]);
    expect(left(story.in({ people: without("noomi-kontakt") }))).toEqual([
      ["left:1:noomi-ersattare", "noomi-ersattare case.assigned.title"],
    ]);
  });
  it("and what they had offered is no longer open", () => {
    const rows = { mine: [row("C1", { open: true, ref: "SYD-0001-00", holder: { member: "noomi-kontakt" } })] };
    const story = given(handover, [], { rows }).done("offer", { to: "noomi-ersattare" });
    expect(story.view.summary.open).toBe(true);
    expect(story.in({ people: without("noomi-kontakt") }).view.summary.open).toBe(false);
  });
});

describe("the list of my cases", () => {
  const list = (holder: string, by: string) =>
    keysIn(
      given(kase, [], { rows: { mine: [row("C1", { open: true, ref: "SYD-0001-00", holder: { member: holder } })] } }).panel("mine", by),
    );
  it("offers to hand over all of mine only where one is mine, and not a colleague's", () => {
    expect(list("noomi-kontakt", "noomi-kontakt")).toContain("case.mine.handOverAll");
    expect(list("noomi-ersattare", "noomi-kontakt")).not.toContain("case.mine.handOverAll");
  });
  it("offers a new case to those who may open one, and not to a lead who works none", () => {
    expect(list("noomi-kontakt", "noomi-kontakt")).toContain("case.mine.new");
    expect(list("noomi-kontakt", "evonhuset-chef")).not.toContain("case.mine.new");
  });
});
