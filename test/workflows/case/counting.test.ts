// Questions for statistics while a case goes on: one after a check-in, which is done without it; what is told of those who are still there at the end of a year.
import { describe, expect, it } from "vitest";
import { seal } from "../../../src/rules/ui.ts";
import { kase } from "../../../workflows/case/index.ts";
import { statistics } from "../../../workflows/statistics/index.ts";
import {
  given,
  hook,
  keysIn,
  local,
  memberOf,
  peopleWith,
  register,
  type Story,
} from "../../support/given.ts";
import { closing, opened } from "./cases.ts";

const anna = "noomi-kontakt";
const at = (day: string) => local(day, "10:00");
/** Tapped: contact, nothing new. */
const tapped = (story: Story = opened(), day = "2026-11-26"): Story =>
  story.done(
    "calm",
    { round: String((story.state as { readonly round?: number }).round) },
    anna,
    at(day),
  );
const asked = (story: Story, day = "2026-11-26"): string | undefined =>
  keysIn(story.panel("show", anna, at(day))).find((key) => key.startsWith("case.stat."));
const says = (story: Story, answer: Readonly<Record<string, unknown>>, day = "2026-11-26"): Story =>
  story.done("sayForStatistics", answer, anna, at(day));
const told = (story: Story) =>
  story.view.signals
    .filter(({ workflow }) => workflow === "statistics")
    .map(({ values }) => values);
const yes = (): Story => says(tapped(), { asks: "counting", counting: "yes" });

describe("the question after a check-in", () => {
  it("is none before it, is the person's yes first, and then one at a time", () => {
    expect(asked(opened())).toBeUndefined();
    expect(asked(tapped())).toBe("case.stat.counting");
    const agreed = yes();
    expect(asked(agreed)).toBeUndefined();
    const next = tapped(agreed, "2026-11-30");
    expect(asked(next, "2026-11-30")).toBe("case.stat.source");
    const source = says(next, { asks: "source", source: "police" }, "2026-11-30");
    expect(asked(source, "2026-11-30")).toBeUndefined();
    // Whether it is a child is known: nobody is asked twice.
    expect(asked(tapped(source, "2026-12-01"), "2026-12-01")).toBe("case.stat.sex");
  });
  it("is passed over by saving without an answer, and not asked again", () => {
    const passed = says(tapped(yes(), "2026-11-30"), { asks: "source" }, "2026-11-30");
    expect(asked(tapped(passed, "2026-12-01"), "2026-12-01")).toBe("case.stat.sex");
    expect(told(passed).at(-1)?.stats).toEqual({
      ageGroup: "adult",
      quarter: "q4",
      keeper: "association",
      contributor: "noomi",
    });
  });
  it("is asked again where the person was not asked that day, and never after a no", () => {
    const later = says(tapped(), { asks: "counting", counting: "notAsked" });
    expect(told(later)).toMatchObject([{ counting: "none", stats: {}, reason: "open" }]);
    expect(asked(tapped(later, "2026-11-30"), "2026-11-30")).toBe("case.stat.counting");
    const no = says(tapped(), { asks: "counting", counting: "no" });
    expect(asked(tapped(no, "2026-11-30"), "2026-11-30")).toBeUndefined();
    expect(told(no)).toMatchObject([{ counting: "out", stats: {}, reason: "open" }]);
  });
  it("is answered once, by a button of that question alone", () => {
    opened()
      .when("sayForStatistics", { asks: "sex", sex: "woman" }, anna, at("2026-11-26"))
      .refused("case.count.already");
    opened()
      .when("sayForStatistics", { asks: "counting", counting: "yes" }, "regionkoordinator-1")
      .denied();
  });
  it("is asked nowhere where nobody has checked on what the statistics rest", () => {
    const agencies = register.agencies.map(({ counts: _none, ...agency }) => agency);
    const world = { people: peopleWith([], { ...register, agencies } as never) };
    const story = tapped(opened().in(world));
    expect(asked(story)).toBeUndefined();
    story
      .when("sayForStatistics", { asks: "counting", counting: "yes" }, anna, at("2026-11-26"))
      .refused("case.count.already");
  });
});
describe("an agency that counts on a ground of its own", () => {
  const agencies = register.agencies.map((agency) =>
    agency.id === "noomi" ? { ...agency, informs: true as const } : agency,
  );
  const world = { people: peopleWith([], { ...register, agencies } as never) };
  const ask = (story: Story, name: "choices" | "hints" | "prefill", command: string) =>
    hook(kase, command, name)(story.state, story.world, { member: memberOf(anna) }, {}).counting;
  it("is asked whether the person is informed, and finds its own words filled in at closing", () => {
    const story = tapped(opened().in(world));
    expect(ask(story, "choices", "sayForStatistics")).toEqual([
      "informed",
      "objects",
      "notInformed",
    ]);
    expect(ask(story, "hints", "sayForStatistics")).toEqual({ key: "case.count.informed" });
    const informed = says(story, { asks: "counting", counting: "informed" });
    expect(told(informed)).toMatchObject([{ counting: "yes", stats: { ageGroup: "adult" } }]);
    expect(ask(informed, "prefill", "close")).toBe("informed");
    expect(ask(informed.in({ people: peopleWith([], register) }), "prefill", "close")).toBe("yes");
  });
  it("asks again about a person who is not informed yet, and never after an objection", () => {
    const later = says(tapped(opened().in(world)), { asks: "counting", counting: "notInformed" });
    expect(told(later)).toMatchObject([{ counting: "none", stats: {} }]);
    expect(asked(tapped(later, "2026-11-30"), "2026-11-30")).toBe("case.stat.counting");
    const no = says(tapped(opened().in(world)), { asks: "counting", counting: "objects" });
    expect(asked(tapped(no, "2026-11-30"), "2026-11-30")).toBeUndefined();
  });
});
describe("somebody who became known", () => {
  it("is a number from the first day, without a code, until somebody has asked", () => {
    expect(told(opened())).toMatchObject([
      { year: "2026", reason: "open", counting: "none", stats: {} },
    ]);
    const row = told(opened())[0]?.row;
    expect([
      told(yes())[0]?.row,
      told(yes().done("close", closing, anna, at("2026-12-01")))[0]?.row,
    ]).toEqual([row, row]);
  });
});
describe("a yes that is taken back while the case goes on", () => {
  it("takes the codes along, and the row with them; it can be given again", () => {
    const story = says(
      tapped(yes(), "2026-11-30"),
      { asks: "source", source: "police" },
      "2026-11-30",
    );
    expect(keysIn(story.panel("show", anna, at("2026-11-30")))).toContain("case.count.change");
    const no = says(story, { asks: "counting", counting: "no" }, "2026-12-01");
    expect(told(no)).toMatchObject([{ counting: "out", stats: {} }]);
    expect(JSON.stringify(no.state)).not.toContain('"source"');
    expect(told(says(no, { asks: "counting", counting: "yes" }, "2026-12-02"))).toMatchObject([
      { counting: "yes", stats: { ageGroup: "adult" } },
    ]);
    // Before anybody has answered there is nothing to change.
    expect(keysIn(opened().panel("show", anna))).not.toContain("case.count.change");
  });
});
describe("what has been said", () => {
  it("is filled in at closing", () => {
    const story = says(
      tapped(yes(), "2026-11-30"),
      { asks: "source", source: "police" },
      "2026-11-30",
    );
    const filled = kase.commands.close.prefill?.(
      story.state as never,
      story.world,
      { member: memberOf(anna) },
      at("2026-12-01") as never,
      {},
    );
    expect(filled).toEqual({ counting: "yes", ageGroup: "adult", source: "police" });
  });
  it("is told as one row by the year in which the person became known, open until it is closed", () => {
    const [open] = told(yes());
    expect(open).toMatchObject({
      year: "2026",
      reason: "open",
      counting: "yes",
      stats: { ageGroup: "adult" },
    });
    expect(open).not.toHaveProperty("closedIn");
    const closed = yes().done("close", { ...closing, counting: "yes" }, anna, at("2027-01-12"));
    expect(told(closed)).toMatchObject([
      { row: open?.row, year: "2026", closedIn: "2027", reason: closing.reason },
    ]);
    const again = closed.done("reopen", {}, anna, at("2027-01-13"));
    expect(told(again)).toMatchObject([
      { row: open?.row, year: "2026", reason: "open", counting: "yes" },
    ]);
    const keys = [yes(), closed, again].map(
      (story) => story.view.signals.find(({ workflow }) => workflow === "statistics")?.key,
    );
    expect(new Set(keys).size).toBe(3);
  });
  it("is told anew by each answer, also of two in one moment, and after the codes were erased", () => {
    const keys = (story: Story) =>
      story.view.signals.find(({ workflow }) => workflow === "statistics")?.key;
    const taken = {
      type: "kindsErased",
      at: at("2026-11-26"),
      into: "X1",
      of: ["K1"],
      kinds: seal(["stats"]),
    };
    const again = says(yes(), { asks: "counting", counting: "no" });
    const erased = says(again, { asks: "counting", counting: "yes" }).after(taken);
    const anew = says(
      tapped(erased, "2026-11-30"),
      { asks: "counting", counting: "yes" },
      "2026-11-30",
    );
    expect(new Set([opened(), yes(), again, anew].map(keys)).size).toBe(4);
  });
  it("goes with the codes that are erased, but for a no", () => {
    const taken = {
      type: "kindsErased",
      at: at("2026-12-01"),
      into: "X1",
      of: ["K1"],
      kinds: seal(["stats"]),
    };
    const erased = yes().after(taken);
    expect(JSON.stringify(erased.state)).not.toContain('"counting"');
    expect(told(erased)).toEqual([]);
    expect(asked(tapped(erased, "2026-12-02"), "2026-12-02")).toBe("case.stat.counting");
    const no = says(tapped(), { asks: "counting", counting: "no" }).after(taken);
    expect((no.state as { readonly forStatistics?: object }).forStatistics).toMatchObject({
      said: { counting: "no" },
    });
  });
});
describe("the year", () => {
  const tell = { sender: "case", instance: "C0" } as never;
  const release = { sender: "release", instance: "Y" } as never;
  const row = (n: number, more: object) => ({
    row: `R${n}`,
    year: "2026",
    stats: {},
    counting: "yes",
    reason: "goalReached",
    ...more,
  });
  it("counts who became known in it, and how it stood when it was over", () => {
    const rows = [
      row(1, { reason: "open" }),
      row(2, { closedIn: "2026" }),
      row(3, { closedIn: "2027" }),
      row(4, { closedIn: "2026", year: "2025" }),
      row(5, { closedIn: "2026", reason: "handedOver" }),
    ];
    const story = rows.reduce((so, each) => so.done("add", each, tell), given(statistics));
    const [collected] = story.done("freeze", { year: "2026", region: "SYD", into: "Y" }, release)
      .view.signals;
    const values = collected?.values as
      | { readonly people: readonly { row: string; codes: { closure: string } }[] }
      | undefined;
    expect(values?.people.map((one) => [one.row, one.codes.closure])).toEqual([
      ["R1", "open"],
      ["R2", "goalReached"],
      ["R3", "open"],
    ]);
  });
});
