import { describe, expect, it } from "vitest";
import { kase } from "../../../workflows/case/index.ts";
import { handover } from "../../../workflows/handover/index.ts";
import { given, keysIn, peopleWith, register, row, type Story } from "../../support/given.ts";
import { opened } from "./cases.ts";

const without = (id: string) =>
  peopleWith([], { ...register, members: register.members.filter((m) => m.id !== id) });
const left = (story: Story) =>
  Object.entries(story.posts).filter(([key]) => key.startsWith("left:"));

describe("whoever has a case leaves the register", () => {
  it("the deputy hears of it at once, and nobody does while they are there", () => {
    const story = opened();
    expect(left(story)).toEqual([]);
    expect(left(story.in({ people: without("noomi-kontakt") }))).toEqual([
      ["left:1:noomi-ersattare", "noomi-ersattare case.assigned.title"],
    ]);
  });
  it("and what they had offered is no longer open", () => {
    const rows = {
      mine: [row("C1", { open: true, ref: "SYD-0001-00", holder: { member: "noomi-kontakt" } })],
    };
    const story = given(handover, [], { rows }).done("offer", { to: "noomi-ersattare" });
    expect(story.view.summary.open).toBe(true);
    expect(story.in({ people: without("noomi-kontakt") }).view.summary.open).toBe(false);
  });
});

describe("without anybody", () => {
  const own = [
    row("C1", {
      open: true,
      ref: "SYD-0001-00",
      agency: "noomi",
      holder: { member: "noomi-kontakt" },
    }),
    row("C2", {
      open: true,
      ref: "SYD-0002-00",
      agency: "noomi",
      holder: { member: "noomi-ersattare" },
    }),
    row("C3", {
      open: true,
      ref: "SYD-0003-00",
      agency: "noomi",
      holder: { function: "noomi-passet" },
    }),
  ];
  const listed = (people: ReturnType<typeof peopleWith>, by = "noomi-chef"): readonly string[] =>
    [
      ...JSON.stringify(given(kase, [], { rows: { own }, people }).panel("unheld", by)).matchAll(
        /"ref":"(SYD-\d+-00)"/g,
      ),
    ].map(([, ref]) => ref as string);
  it("is a case whose holder has gone, at once, whatever its risk and whenever it is due", () => {
    expect(listed(peopleWith())).toEqual([]);
    expect(listed(without("noomi-kontakt"))).toEqual(["SYD-0001-00"]);
    const elsewhere = peopleWith([], {
      ...register,
      members: register.members.map((m) =>
        m.id === "noomi-ersattare" ? { ...m, agency: "evonhuset" as never } : m,
      ),
    });
    expect(listed(elsewhere)).toEqual(["SYD-0002-00"]);
  });
  it("what is in acute danger stands first and marked there, too", () => {
    const rows = [
      ...own,
      row("C4", {
        open: true,
        ref: "SYD-0004-00",
        agency: "noomi",
        holder: { member: "noomi-kontakt" },
        facts: { acute: "yes" },
      }),
    ];
    const shown = JSON.stringify(
      given(kase, [], { rows: { own: rows }, people: without("noomi-kontakt") }).panel(
        "unheld",
        "noomi-chef",
      ),
    );
    expect(shown.indexOf("SYD-0004-00")).toBeLessThan(shown.indexOf("SYD-0001-00"));
    expect(
      [shown.match(/case\.mine\.full/g), shown.match(/case\.acute\.title/g)].map(
        (found) => found?.length,
      ),
    ).toEqual([1, 1]);
  });
  it("and one whose holder is away with nobody instead; each can be given to somebody", () => {
    const away = ["noomi-kontakt", "noomi-ersattare", "noomi-chef"].map((member) => ({
      type: "wentAway",
      member,
      from: "2026-11-25",
      until: "2026-12-01",
    }));
    expect(listed(peopleWith(away))).toEqual(["SYD-0001-00", "SYD-0002-00", "SYD-0003-00"]);
    const shown = given(kase, [], { rows: { own }, people: without("noomi-kontakt") }).panel(
      "unheld",
      "noomi-chef",
    );
    expect(JSON.stringify(shown)).toContain('"command":"assign"');
  });
});

describe("the list of my cases", () => {
  const list = (holder: string, by: string) =>
    keysIn(
      given(kase, [], {
        rows: { mine: [row("C1", { open: true, ref: "SYD-0001-00", holder: { member: holder } })] },
      }).panel("mine", by),
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
