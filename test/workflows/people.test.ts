import { describe, expect, it } from "vitest";
import { people, read } from "../../workflows/people/index.ts";
import {
  everybody,
  given,
  keysIn,
  local,
  memberOf,
  now,
  peopleWith,
  register,
  row,
  type Story,
  worldOf,
} from "../support/given.ts";

const configured = [{ type: "configured", register }];
/** The register with its own people as the world, as it is after the engine has committed. */
const current = (story: Story): Story => story.in({ people: read(story.state) });
const start = given(people, configured);
const away = (until = "2026-12-01", by = "noomi-kontakt", at = now): Story =>
  current(start.done("away", { until }, by, at));

describe("the configuration", () => {
  it("is taken in when it has changed, and only then", () => {
    given(people).when("configure", { register }, "configuration").then({ type: "configured" });
    start.when("configure", { register }, "configuration").then();
    const change = { lists: { members: { set: [], gone: [register.members[0]?.id] } }, rest: {} };
    const fewer = { ...register, members: register.members.slice(1) };
    start
      .when("configure", { register: fewer }, "configuration")
      .then({ type: "reconfigured", change });
  });
  it("is nobody's to change from chat", () => {
    for (const by of ["noomi-chef", "regionkoordinator-1", "clock"])
      start.when("configure", { register }, by).denied();
    start.when("unreachable", { platform: "slack", address: "x" }, "noomi-chef").denied();
    start.when("back", { member: "noomi-kontakt" }, "noomi-chef").denied();
  });
  it("gives those who could not be reached a new try", () => {
    const gone = start.done(
      "unreachable",
      { platform: "slack", address: "T0STAFETT/U0NOOMI01" },
      "clock",
    );
    const mended = gone.done(
      "configure",
      { register: { ...register, guarded: true } },
      "configuration",
    );
    expect(mended.state.unreachable).toEqual([]);
  });
});

describe("an agency where everybody who answers is away", () => {
  const all = ["noomi-kontakt", "noomi-ersattare", "noomi-chef"];
  const gone = (...ids: readonly string[]): Story =>
    current(
      ids.reduce<Story>(
        (story, id) =>
          story.after({ type: "wentAway", member: id, from: "2026-11-25", until: "2026-12-01" }),
        start,
      ),
    );
  const told = (story: Story): readonly string[] =>
    Object.keys(story.posts).filter((key) => key.startsWith("nobody:"));
  it("is said to the operators the same day, and no more when somebody is back", () => {
    expect(told(gone(...all))).toEqual(["nobody:noomi:2026-11-25"]);
    expect(told(gone(...all.slice(0, 2)))).toEqual([]);
    expect(
      told(
        current(
          gone(...all).after({
            type: "cameBack",
            member: "noomi-chef",
            until: "2026-12-01",
            open: 0,
            late: 0,
          }),
        ),
      ),
    ).toEqual([]);
  });
  it("is answered for by its lead all the same", () => {
    const { people } = gone(...all).world;
    expect(people.answers("noomi" as never, "2026-11-25")).toBe("noomi-chef");
    expect(
      people.inCharge({ member: "noomi-kontakt" as never }, "noomi" as never, "2026-11-25"),
    ).toBe("noomi-chef");
    expect(people.answers("nobody" as never, "2026-11-25")).toBeUndefined();
  });
});

describe("away", () => {
  it("from today until the day one is back, and the stand-in is told", () => {
    start
      .when("away", { until: "2026-12-01" })
      .then({ type: "wentAway", member: "noomi-kontakt", from: "2026-11-25", until: "2026-12-01" });
    expect(away().posts).toEqual({
      "away:noomi-kontakt:2026-11-25:noomi-ersattare": "noomi-ersattare people.awayPost.title",
    });
    expect(away().timers).toEqual({
      "back:noomi-kontakt:2026-12-01": local("2026-12-01", "08:00"),
    });
  });
  it("needs a later day, and not more than 120 days", () => {
    start.when("away", { until: "2026-11-25" }).refused("people.away.past", "until");
    start.when("away", { until: "2026-11-24" }).refused("people.away.past", "until");
    start.when("away", { until: "2027-03-25" }).then({ type: "wentAway" });
    start.when("away", { until: "2027-03-26" }).refused("people.away.long", "until");
  });
  it("needs somebody who stands in", () => {
    const ready = (id: string) =>
      people.commands.away.ready?.(people.initial, worldOf(), { member: memberOf(id) });
    expect(ready("evonhuset-chef")?.refused.key).toBe("people.away.noDeputy");
    expect(ready("noomi-kontakt")).toBeUndefined();
  });
  it("goes past a stand-in who is away too", () => {
    const both = current(
      away("2026-12-01", "noomi-kontakt").done("away", { until: "2026-12-01" }, "noomi-ersattare"),
    );
    expect(both.world.people.onDuty({ member: "noomi-chef" as never }, "2026-11-26")).toBe(
      "noomi-chef",
    );
    expect(
      both.world.people.onDuty({ member: "noomi-kontakt" as never }, "2026-11-26"),
    ).toBeUndefined();
    expect(both.world.people.onDuty({ member: "noomi-kontakt" as never }, "2026-12-01")).toBe(
      "noomi-kontakt",
    );
    const theirs = both.world.people.answersFor("noomi-chef" as never, "2026-11-26");
    expect(theirs, "what is nobody's stands in the list of whoever answers there").toEqual(
      expect.arrayContaining(["m:noomi-kontakt", "m:noomi-ersattare", "m:noomi-chef"]),
    );
    expect(both.world.people.answersFor("noomi-chef" as never, "2026-12-01")).not.toContain(
      "m:noomi-kontakt",
    );
    expect(both.world.people.answersFor("evonhuset-chef" as never, "2026-11-26")).not.toContain(
      "m:noomi-kontakt",
    );
  });
  it("comes back on a workday at eight, with a summary", () => {
    expect(away("2026-12-05").timers).toEqual({
      "back:noomi-kontakt:2026-12-05": local("2026-12-07", "08:00"),
    });
    const rows = {
      mine: [
        row("A", { open: true, dueAt: local("2026-11-30", "09:00") }),
        row("B", { open: true, dueAt: local("2026-12-03", "09:00") }),
      ],
    };
    const back = current(away().in({ rows }).fires("back:noomi-kontakt:2026-12-01"));
    expect(back.posts).toEqual({
      "welcome:noomi-kontakt:2026-12-01": "noomi-kontakt people.welcome.title",
    });
    expect(keysIn(back.post("welcome:noomi-kontakt:2026-12-01").message)).toContain(
      "people.welcome.body",
    );
    expect(JSON.stringify(back.post("welcome:noomi-kontakt:2026-12-01").message)).toContain(
      '{"open":2,"late":1}',
    );
    expect(back.timers).toEqual({});
  });
  it("shows whoever comes back their cases, if they work any", () => {
    const actions = (by: string) => {
      const until = "2026-12-01";
      const gone = start.after({ type: "wentAway", member: by, from: "2026-11-25", until });
      return (
        current(gone).done("home", {}, by).post(`welcome:${by}:${until}`).message.actions ?? []
      );
    };
    expect(actions("noomi-kontakt")).toMatchObject([{ panel: "mine" }]);
    expect(actions("drift-malmo")).toEqual([]);
  });
  it("and two who come back are both welcomed", () => {
    const both = away()
      .done("away", { until: "2026-12-01" }, "noomi-ersattare")
      .done("home")
      .done("home", {}, "noomi-ersattare");
    expect(Object.keys(current(both).posts).toSorted()).toEqual(
      ["noomi-ersattare", "noomi-kontakt"].map((id) => `welcome:${id}:2026-12-01`),
    );
  });
  it("can be ended early, once", () => {
    away().when("home").then({ type: "cameBack", member: "noomi-kontakt" });
    start.when("home").refused("people.home.notAway");
    current(away().done("home")).when("home").refused("people.home.notAway");
  });
  it("the clock that comes when one is already back does nothing", () => {
    start.when("back", { member: "noomi-kontakt" }, "clock").then();
  });
  it("is for every member", () => {
    for (const by of ["nspm-samordnare", "plattformen-nsp", "dataskydd-malmo"])
      start.when("away", { until: "2026-12-01" }, by).then({ type: "wentAway" });
    start.when("away", { until: "2026-12-01" }, "clock").denied();
  });
});

describe("a note for today", () => {
  it("is written by a lead or a coordinator, for their own agency", () => {
    start
      .when("note", { code: "fewer" }, "noomi-chef")
      .then({ type: "noted", agency: "noomi", day: "2026-11-25", code: "fewer" });
    start
      .when("note", { code: "urgentOnly" }, "regionkoordinator-1")
      .then({ type: "noted", agency: "evonhuset" });
    start.when("note", { code: "fewer" }, "noomi-kontakt").denied();
  });
  it("is seen that day and no longer", () => {
    const noted = start.done("note", { code: "fewer" }, "noomi-chef");
    const says = (story: Story, at: string) =>
      keysIn(current(story).panel("who", "noomi-kontakt", at)).includes("dayNote.fewer");
    expect([says(noted, now), says(noted, local("2026-11-26", "10:00"))]).toEqual([true, false]);
    // It is as usual again; and what was a text once, before anybody chose, is said no more.
    expect(says(noted.done("note", { code: "asUsual" }, "noomi-chef"), now)).toBe(false);
    expect(
      says(
        noted.after({ type: "noted", agency: "noomi", day: "2026-11-25", text: "Vi är två i dag" }),
        now,
      ),
    ).toBe(false);
  });
});

const night = local("2026-11-28", "22:00");
describe("who is on duty", () => {
  it("shows the numbers, one's own agency first, who is on duty and whether it is open", () => {
    const panel = (by: string, at: string = now) =>
      JSON.stringify(current(start).panel("who", by, at));
    for (const number of ["112", "114 14", "020-39 00 00", "020-35 40 40"])
      expect(panel("noomi-kontakt")).toContain(number);
    // Social services in office hours, the socialjour at other times.
    expect([
      panel("noomi-kontakt").includes("040-628 04 21"),
      panel("noomi-kontakt", night).includes("040-628 04 21"),
    ]).toEqual([false, true]);
    expect(panel("noomi-kontakt", night).indexOf("040-628 04 21")).toBeLessThan(
      panel("noomi-kontakt", night).indexOf("040-628 04 20"),
    );
    // At night only a function that is staffed then: the socialjour.
    expect(
      keysIn(current(start).panel("who", "noomi-kontakt", night)).filter(
        (key) => key === "people.who.duty",
      ),
    ).toHaveLength(1);
    expect(panel("noomi-kontakt").indexOf('"agency":"noomi"')).toBeLessThan(
      panel("noomi-kontakt").indexOf('"agency":"evonhuset"'),
    );
    expect(
      keysIn(current(start).panel("who", "noomi-kontakt", local("2026-11-25", "20:00"))),
    ).not.toContain("people.who.open");
    expect(keysIn(current(start).panel("who", "noomi-kontakt"))).toContain("people.who.open");
    const nobody = ["noomi-kontakt", "noomi-ersattare", "noomi-chef"].map((member) => ({
      type: "wentAway",
      member,
      from: "2026-11-25",
      until: "2026-12-01",
    }));
    const onDuty = (story: Story) =>
      keysIn(current(story).panel("who", "noomi-kontakt")).filter(
        (key) => key === "people.who.duty",
      ).length;
    expect(onDuty(start) - onDuty(start.after(...nobody))).toBe(1);
  });
  it("a roster answers by weekday, and by whoever is free", () => {
    const duty = (day: string, events: object[] = []) =>
      peopleWith(events as never).onDuty({ function: "noomi-passet" as never }, day);
    expect([duty("2026-11-25"), duty("2026-11-26"), duty("2026-11-28")]).toEqual([
      "noomi-kontakt",
      "noomi-ersattare",
      "noomi-chef",
    ]);
    expect(
      duty("2026-11-25", [
        { type: "wentAway", member: "noomi-kontakt", from: "2026-11-25", until: "2026-12-01" },
      ]),
    ).toBe("noomi-ersattare");
  });
  it("stands beside another agency's of the same day", () => {
    const both = current(
      start
        .done("note", { code: "fewer" }, "noomi-chef")
        .done("note", { code: "closedAfternoon" }, "regionkoordinator-1"),
    );
    expect(keysIn(both.panel("who", "noomi-kontakt", now))).toEqual(
      expect.arrayContaining(["dayNote.fewer", "dayNote.closedAfternoon"]),
    );
  });
});

describe("trouble", () => {
  const troubled = (...days: readonly string[]): Story =>
    days.reduce(
      (story, day) => story.done("trouble", { kind: "failed" }, "clock", local(day, "10:00")),
      start,
    );
  it("is counted by day and by kind", () => {
    const story = troubled("2026-11-25", "2026-11-25").done(
      "trouble",
      { kind: "parked" },
      "clock",
      local("2026-11-25", "11:00"),
    );
    expect(story.state.trouble).toEqual({
      "2026-11-25": { failed: 2, parked: 1, doubted: 0, unheard: 0, lost: 0, silent: 0 },
    });
  });
  it("of the last seven days is kept", () => {
    const days = Array.from({ length: 8 }, (_, i) => `2026-12-0${i + 1}`);
    expect(Object.keys(troubled(...days).state.trouble)).toEqual(days.slice(1));
  });
});

describe("who is asked", () => {
  const wednesday = "2026-11-25";
  it("answers for oneself and for the function that one has that day", () => {
    const answers = (id: string, day = wednesday) =>
      [...everybody.answersFor(id as never, day)].sort();
    expect(answers("noomi-kontakt")).toEqual(["f:noomi-passet", "m:noomi-kontakt"]);
    expect(answers("noomi-kontakt", "2026-11-26")).toEqual(["m:noomi-kontakt"]);
    expect(answers("noomi-ersattare", "2026-11-26")).toEqual([
      "f:noomi-passet",
      "m:noomi-ersattare",
    ]);
  });
  it("goes to meetings unless they only look after data or machines, or have left", () => {
    for (const id of ["noomi-kontakt", "nspm-samordnare", "plattformen-nsp"])
      expect(everybody.attends(memberOf(id)), id).toBe(true);
    for (const id of ["dataskydd-malmo", "drift-malmo"])
      expect(everybody.attends(memberOf(id)), id).toBe(false);
    const left = peopleWith([], {
      ...register,
      members: register.members.filter(({ id }) => id !== "noomi-kontakt"),
    });
    expect(left.attends(memberOf("noomi-kontakt"))).toBe(false);
  });
  it("can be given something to do: the functions and the people of those agencies", () => {
    const doers = everybody.doers(["noomi" as never]);
    expect(doers).toEqual(
      expect.arrayContaining(["f:noomi-passet", "m:noomi-kontakt", "m:noomi-chef"]),
    );
    expect(doers.filter((one) => /malmo|evonhuset|drift/.test(one))).toEqual([]);
    expect(everybody.doers(["socialtjansten-malmo" as never])).not.toContain("m:dataskydd-malmo");
  });
});

describe("whoever is in charge of something of an agency", () => {
  const day = "2026-11-25";
  const as = (id: string, more: object) =>
    peopleWith([], {
      ...register,
      members: register.members.map((m) => (m.id === id ? { ...m, ...more } : m)),
    });
  const held = { member: "noomi-kontakt" as never };
  it("is whoever has it, as long as they work there", () => {
    expect(as("noomi-kontakt", {}).inCharge(held, "noomi" as never, day)).toBe("noomi-kontakt");
  });
  it.each([
    ["gone to another agency", { agency: "evonhuset" }],
    ["a technician now", { roles: ["technician"] }],
    ["an auditor now", { roles: ["auditor"] }],
  ])("is not somebody who is %s", (_, more) => {
    expect(as("noomi-kontakt", more).inCharge(held, "noomi" as never, day)).not.toBe(
      "noomi-kontakt",
    );
    expect(as("noomi-kontakt", more).answers("noomi" as never, day)).not.toBe("noomi-kontakt");
    expect(as("noomi-kontakt", more).inCharge(held, "noomi" as never, day)).toBeDefined();
  });
});
