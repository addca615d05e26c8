// Who has a case of high risk while the others are off.
import { describe, expect, it } from "vitest";
import { kase } from "../../../workflows/case/index.ts";
import { keysIn, local, newPosts, peopleWith, register, type Story } from "../../support/given.ts";
import { checkInWith, closedByTwo, high, opened } from "./cases.ts";

const friday = (wall: string) => local("2026-11-27", wall);
const question = `weekend:${friday("13:00")}`;
const asked = high().fires(question);
const chef = { member: "noomi-chef" };
/** Whose list of the day is told what: the lists ask, and not the case. */
const told = (story: Story): readonly string[] =>
  story.view.signals
    .filter(({ command }) => command.startsWith("weekend"))
    .map(({ key, instance }) => `${key.split(":")[0]} ${instance}`);
const asks = (at: string, more: object = {}): string | undefined =>
  Object.keys(opened({ risk: "high", at, ...more }).timers)
    .find((key) => key.startsWith("weekend:"))
    ?.slice("weekend:".length);

describe("the question", () => {
  it("comes on Friday, in the list of whoever has the case, of high risk only; the case itself says nothing", () => {
    expect(told(asked)).toEqual(["weekend day-noomi-kontakt"]);
    expect(newPosts(high(), asked)).toEqual([]);
    expect(Object.keys(opened().timers).filter((key) => key.startsWith("weekend:"))).toEqual([]);
    expect(asked.timers).toHaveProperty([`weekend:${local("2026-12-04", "13:00")}`]);
    // A question that has been taken back since it was set is not asked.
    for (const story of [opened(), closedByTwo(high())])
      story.when("askWeekend", {}, "clock").then();
  });
  it.each([
    ["a holiday that is a Friday", local("2027-03-22", "10:00"), local("2027-03-25", "13:00")],
    [
      "one day off in the middle of a week",
      local("2027-05-03", "10:00"),
      local("2027-05-05", "13:00"),
    ],
    ["Epiphany", local("2027-01-04", "10:00"), local("2027-01-05", "13:00")],
    ["Christmas", local("2026-12-21", "10:00"), local("2026-12-23", "13:00")],
    ["All Saints, a Saturday", local("2026-10-26", "10:00"), local("2026-10-30", "13:00")],
  ])("comes before every run of days off: %s", (_what, at, expected) => {
    expect(asks(at)).toBe(expected);
  });
  it("stands in the case until it is answered or over: whoever sets the risk reads it there, where their list only changes", () => {
    const inCase = (story: Story, at: string) =>
      keysIn(story.panel("show", "noomi-kontakt", at)).includes("case.weekend.who");
    expect(kase.commands.setRisk.after?.(asked.state as never, { risk: "high" })).toEqual({
      panel: "show",
    });
    expect(kase.commands.setRisk.after?.(asked.state as never, { risk: "low" })).toBeUndefined();
    const times = [friday("15:00"), local("2026-11-29", "20:00"), local("2026-11-30", "10:00")];
    expect(times.map((at) => inCase(asked, at))).toEqual([true, true, false]);
    const answered = asked.done(
      "weekend",
      { cover: "ours", who: chef },
      undefined,
      friday("15:00"),
    );
    expect([inCase(high(), friday("12:00")), inCase(answered, friday("15:00"))]).toEqual([
      false,
      false,
    ]);
  });
  it("comes at once when the risk is set later than that", () => {
    for (const at of [
      friday("15:00"),
      local("2026-11-28", "02:00"),
      local("2026-11-29", "20:00"),
    ]) {
      const late = opened({ at: friday("10:00") }).done(
        "setRisk",
        { risk: "high", quiet: "no" },
        undefined,
        at,
      );
      expect(told(late)).toEqual(["weekend day-noomi-kontakt"]);
      expect(late.state).toMatchObject({
        weekendAsked: { day: "2026-11-27", to: "noomi-kontakt" },
      });
    }
    for (const story of [
      opened({ risk: "high", at: friday("15:00") }),
      opened({ at: friday("10:00") }).done(
        "checkIn",
        checkInWith({ safety: "red", day: "2026-11-30" }),
        "noomi-ersattare",
        friday("16:00"),
      ),
      closedByTwo(opened({ risk: "high", at: friday("10:00") }), friday("11:00")).done(
        "reopen",
        {},
        undefined,
        friday("14:00"),
      ),
    ])
      expect(told(story)).toHaveLength(1);
    expect(
      told(
        opened({ at: friday("10:00") }).done(
          "setRisk",
          { risk: "high", quiet: "no" },
          undefined,
          friday("12:00"),
        ),
      ),
    ).toEqual([]);
    expect(
      told(
        opened({ at: friday("10:00") }).done(
          "setRisk",
          { risk: "low", quiet: "no" },
          undefined,
          friday("15:00"),
        ),
      ),
    ).toEqual([]);
  });
  it("is not put twice for the same days: an answer stands, whatever is checked in after it", () => {
    const answered = asked.done(
      "weekend",
      { cover: "ours", who: chef },
      undefined,
      friday("14:00"),
    );
    const later = answered.done(
      "checkIn",
      checkInWith({ safety: "yellow", risk: "high" }),
      undefined,
      friday("15:00"),
    );
    expect(later.state).toMatchObject({
      weekendAsked: { day: "2026-11-27", who: chef },
      cover: { parts: [{ who: chef }] },
    });
    expect(told(later)).toEqual(told(answered));
  });
  it("is not put on Monday, when the days have been", () => {
    const late = high().fires(question, local("2026-11-30", "08:00"));
    expect(told(late)).toEqual([]);
    expect(late.timers).toHaveProperty([`weekend:${local("2026-12-04", "13:00")}`]);
  });
  it("goes to the stand-in when the holder is away, and stays with whoever was asked", () => {
    const away = {
      people: peopleWith([
        { type: "wentAway", member: "noomi-kontakt", from: "2026-11-25", until: "2026-12-01" },
      ]),
    };
    expect(told(high({ world: away }).fires(question))).toEqual(["weekend day-noomi-ersattare"]);
    expect(told(asked.in(away))).toEqual(["weekend day-noomi-kontakt"]);
  });
  it("goes with the case on the same afternoon, when nobody has answered; not when the days have been", () => {
    const move = (story: Story, at: string) =>
      story.done("assign", { holder: chef, deputy: "noomi-ersattare" }, undefined, at);
    expect(told(move(asked, friday("14:00")))).toEqual(["weekend day-noomi-chef"]);
    const later = asked.done("calm", {}, undefined, local("2026-12-01", "10:00"));
    expect(told(move(later, local("2026-12-01", "11:00")))).toEqual(["weekend day-noomi-kontakt"]);
  });
});

describe("the answer", () => {
  const answered = (values: object, at = friday("14:00")): Story =>
    asked.done("weekend", values as never, undefined, at);
  it("is a person or a function of the owner, who can read it, is told, and has it among their own until the next workday", () => {
    const story = answered({ cover: "ours", who: chef });
    expect(story.state).toMatchObject({
      cover: { parts: [{ who: chef, by: "noomi-kontakt" }], until: local("2026-11-30", "09:00") },
    });
    expect(newPosts(asked, story)).toEqual(["cover:2026-11-27:noomi-chef"]);
    expect(story.view.readers).toEqual([{ agency: "noomi" }, { member: "noomi-chef" }]);
    expect(keysIn(story.panel("show", "noomi-ersattare"))).toContain("case.show.cover");
    expect(told(story)).toEqual(["weekend day-noomi-kontakt", "weekendDone day-noomi-kontakt"]);
    const shift = answered({ cover: "ours", who: { function: "noomi-passet" } });
    expect(shift.view.readers).toHaveLength(2);
    const over = story.fires("cover:2026-11-27");
    expect(over.view.readers).toEqual([{ agency: "noomi" }]);
    expect(keysIn(over.panel("show", "noomi-kontakt"))).not.toContain("case.show.cover");
    expect(Object.keys(over.posts).filter((key) => key.startsWith("cover:"))).toEqual([]);
  });
  it("and no longer theirs to read, when they have gone to another agency or work no cases any more", () => {
    const story = answered({ cover: "ours", who: chef });
    const readers = (change: object) => {
      const members = register.members.map((each) =>
        each.id === "noomi-chef" ? { ...each, ...change } : each,
      );
      return story.in({ people: peopleWith([], { ...register, members }) }).view.readers;
    };
    expect(readers({})).toContainEqual({ member: "noomi-chef" });
    for (const change of [{ agency: "evonhuset" }, { roles: ["auditor"] }])
      expect(readers(change)).toEqual([{ agency: "noomi" }]);
  });
  it("tells nobody who has said it themself", () => {
    expect(newPosts(asked, answered({ cover: "ours", who: { member: "noomi-kontakt" } }))).toEqual(
      [],
    );
  });
  it("or a socialjour that was phoned, with the time: that opens nothing", () => {
    const story = answered({ cover: "onCall", onCall: "socialtjansten-malmo" });
    expect(newPosts(asked, story)).toEqual([]);
    expect(story.view.readers).toEqual([{ agency: "noomi" }]);
    expect(JSON.stringify(story.panel("show", "noomi-kontakt"))).toContain(friday("14:00"));
    for (const who of ["socialtjansten-malmo-handlaggare", "socialtjansten-malmo-chef"])
      expect(story.panel("show", who)).toBeUndefined();
  });
  it("is one of the two", () => {
    asked.when("weekend", { cover: "ours" }).refused("case.weekend.one", "who");
    asked.when("weekend", { cover: "onCall", who: chef }).refused("case.weekend.one", "onCall");
    asked.when("weekend", { cover: "ours", who: chef }, "regionkoordinator-1").denied();
    opened().when("weekend", { cover: "ours", who: chef }).refused("case.weekend.notAsked");
  });
  it("can be given before it is asked, and then nobody is asked", () => {
    const before = high().done("weekend", { cover: "ours", who: chef }, undefined, friday("10:00"));
    expect(before.state).toMatchObject({ weekendAsked: { day: "2026-11-27", who: chef } });
  });
});

describe("a list that stands over days off", () => {
  const struck = (story: Story) =>
    story.view.signals.filter(({ command }) => command === "done").map(({ instance }) => instance);
  it("hears that a case was answered, though somebody else is on duty by then", () => {
    const duty = opened().done("assign", {
      holder: { function: "noomi-passet" },
      deputy: "noomi-chef",
    });
    const answered = duty.done("noContact", {}, "noomi-chef", local("2026-11-28", "10:00"));
    // On Friday the deputy was on duty, on Saturday the lead is.
    expect(struck(answered)).toEqual(
      expect.arrayContaining(["day-noomi-ersattare", "day-noomi-chef"]),
    );
  });
});
