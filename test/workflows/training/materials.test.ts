// Where the materials are, and what an occasion is about: for those who have signed up, and in the year's overview.
import { describe, expect, it } from "vitest";
import { training } from "../../../workflows/training/index.ts";
import { given, keysIn, memberOf, row, type Story } from "../../support/given.ts";
import { coordinator, during, held, joined, members, planned } from "./occasions.ts";

const url = "https://nspm.jamstalldhetsmyndigheten.se/utbildning";
const other = members.find((id) => id !== coordinator && id.startsWith("polisen")) ?? "";
const linked = (story: Story = planned()): Story => story.done("materials", { url }, coordinator);
const links = (story: Story, by: string): boolean =>
  JSON.stringify(story.panel("show", by, during)).includes(url);

describe("a link to the materials", () => {
  it("is shown to those who have signed up and to those who plan it, before and after, and to nobody else", () => {
    const [first = "", second = ""] = members.filter(
      (id) => !id.startsWith("regionkoordinator") && !id.startsWith("evonhuset"),
    );
    const story = linked().done("join", {}, first);
    expect([links(story, first), links(story, coordinator), links(story, second)]).toEqual([
      true,
      true,
      false,
    ]);
    expect(links(story.done("leave", {}, first), first)).toBe(false);
    const over = held(3).done("materials", { url }, coordinator);
    expect([
      links(over, members[0] ?? ""),
      links(over.done("report", {}, coordinator), members[0] ?? ""),
    ]).toEqual([true, true]);
  });
  it("stands in no message and no calendar file", () => {
    const story = joined(linked() as never, 5);
    expect(JSON.stringify(story.view.posts)).not.toContain(url);
    expect(
      JSON.stringify(
        training.files?.invitation?.make(story.state, { instance: "T1" } as never, story.world),
      ),
    ).not.toContain(url);
  });
  it("begins with https, signs nobody in, and names no case", () => {
    for (const bad of [
      "http://exempel.se/a",
      "exempel.se/a",
      "https://anna:hemligt@exempel.se/a",
      "https://intern/a",
      "javascript:alert(1)",
    ])
      planned()
        .when("materials", { url: bad }, coordinator)
        .refused("training.materials.bad", "url");
    planned()
      .when("materials", { url: "https://exempel.se/SYD-7KQ3-M9" }, coordinator)
      .refused("training.refInText", "url");
    planned().when("materials", { url }, other).denied();
  });
  it("is changed, and taken away with an empty line", () => {
    expect(
      training.commands.materials.prefill?.(
        linked().state,
        linked().world,
        "clock",
        during as never,
        {},
      ),
    ).toEqual({ url });
    expect(linked().done("materials", {}, coordinator).state).not.toHaveProperty("materials");
  });
});

describe("themes", () => {
  const year = (asked?: string) => {
    const all = [
      row(
        "T1",
        {
          dueAt: during,
          facts: { subject: "law", step: "open", seats: "20", tags: ["boende", "barn"] },
        },
        "training",
      ),
      row(
        "T2",
        {
          dueAt: during,
          facts: { subject: "mmm", step: "done", seats: "8", tags: ["boende"], came: { NGO: 4 } },
        },
        "training",
      ),
      row(
        "T3",
        {
          dueAt: during,
          facts: { subject: "basics", step: "cancelled", seats: "8", tags: ["barn"] },
        },
        "training",
      ),
    ];
    const { world } = given(training, [], { rows: { all } });
    return training.panels.year?.show(
      training.initial,
      {
        member: memberOf("noomi-kontakt"),
        now: during,
        ...(asked !== undefined && { asked }),
      } as never,
      world,
    );
  };
  it("are chosen when it is planned, stand on the card, and in its row", () => {
    const story = planned({ tags: ["boende", "barn"] });
    expect(keysIn(story.view.posts)).toEqual(
      expect.arrayContaining(["training.tags", "theme.boende", "theme.barn"]),
    );
    expect(story.view.summary.facts).toMatchObject({ tags: ["boende", "barn"] });
    expect(keysIn(planned().view.posts)).not.toContain("training.tags");
  });
  it("are counted in the year's overview, and one that is written after the word shows its occasions, in both languages", () => {
    expect(JSON.stringify(year())).toMatch(
      /theme\.boende"\}\],"count":2.*theme\.barn"\}\],"count":1/,
    );
    const instances = (asked: string) =>
      JSON.stringify(year(asked)).match(/"instance":"T\d"/g) ?? [];
    for (const word of ["boende", "Housing", "shelter"])
      expect(instances(word), word).toHaveLength(2);
    for (const word of ["barn", " children "])
      expect(instances(word), word).toEqual(['"instance":"T1"']);
    expect(keysIn(year("xyz"))).toContain("training.year.notFound");
    expect(JSON.stringify(year("xyz"))).not.toContain("xyz");
  });
});
