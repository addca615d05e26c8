import { describe, expect, it } from "vitest";
import { kase } from "../../../workflows/case/index.ts";
import { list } from "../../../workflows/case/surfaces/lists.ts";
import {
  hook,
  keysIn,
  local,
  memberOf,
  newPosts,
  now,
  peopleWith,
  register,
  type Story,
} from "../../support/given.ts";
import { checkInWith, closedByTwo, opened } from "./cases.ts";

const thursday = (wall: string) => local("2026-11-26", wall);

const ringing = { whom: "112", basis: "vitalt_intresse" };
describe("acute danger", () => {
  const red = opened().done("checkIn", checkInWith({ safety: "red" }));
  it("shows the numbers to phone at once", () => {
    expect(kase.commands.checkIn.after?.(red.state, { safety: "red" })).toEqual({ panel: "acute" });
    expect(kase.commands.checkIn.after?.(red.state, { safety: "yellow" })).toBeUndefined();
    const panel = red.panel("acute", "noomi-kontakt");
    expect(keysIn(panel)).toContain("core.emergency");
    expect(JSON.stringify(panel)).toContain('"112"');
  });
  it("sends the deputy a neutral message, and nothing to any space", () => {
    expect(newPosts(opened(), red)).toEqual(["red:1:noomi-ersattare"]);
    const { message } = red.post("red:1:noomi-ersattare");
    expect(JSON.stringify(message)).not.toMatch(/acute|danger|urgent|safety/);
    expect(message.body?.every((block) => !("tone" in block))).toBe(true);
    const spaces = (story: typeof red) =>
      story.view.posts.filter((post) => "space" in post.to).map((post) => keysIn(post.message));
    expect(spaces(red)).toEqual(spaces(opened().done("calm")));
  });
  it("says who has been told so far: at night nobody but whoever is there then", () => {
    const night = local("2026-11-25", "22:00");
    const late = opened().done("checkIn", checkInWith({ safety: "red" }), "noomi-kontakt", night);
    expect(keysIn(red.panel("acute", "noomi-kontakt"))).toContain("case.acute.then");
    expect(keysIn(late.panel("acute", "noomi-kontakt", night))).toContain("case.acute.thenLater");
    expect(
      keysIn(late.fires("tellRed").panel("acute", "noomi-kontakt", thursday("09:00"))),
    ).toContain("case.acute.then");
    const around = register.functions.map((each) => ({
      ...each,
      ...(each.agency === "noomi" && { around: true as const }),
    }));
    const there = late.in({ people: peopleWith([], { ...register, functions: around }) });
    expect(keysIn(there.panel("acute", "noomi-kontakt", night))).toContain("case.acute.thenDuty");
  });
  it("goes to the lead when the deputy made the check-in", () => {
    const byDeputy = opened().done("checkIn", checkInWith({ safety: "red" }), "noomi-ersattare");
    expect(Object.keys(byDeputy.posts)).toContain("red:1:noomi-chef");
    expect(Object.keys(byDeputy.posts)).not.toContain("red:1:noomi-ersattare");
  });
  it("does not alarm anybody anew when somebody else looks at it in full", () => {
    const full = red.done(
      "checkIn",
      checkInWith({ safety: "yellow" }),
      "noomi-ersattare",
      thursday("10:00"),
    );
    expect(newPosts(red, full)).toEqual([]);
  });
  it("is looked at again on the next workday at the latest, whatever the risk, and asks who has the weekend", () => {
    for (const risk of ["low", "medium", "high", "notAssessed"]) {
      const story = opened({ risk }).done("checkIn", checkInWith({ safety: "red", risk }));
      expect([risk, story.state.due]).toEqual([risk, thursday("09:00")]);
      expect(story.view.timers.map(({ command }) => command)).toContain("askWeekend");
    }
  });
  it("is answered by a full check-in: no one tap, no putting off, and the sentence says why", () => {
    for (const command of ["calm", "noContact", "snooze"]) {
      red
        .when(command, command === "snooze" ? { until: "2026-12-01", reason: "other" } : {})
        .denied("case.acute.full");
    }
    const again = red.done(
      "checkIn",
      checkInWith({ safety: "yellow" }),
      "noomi-kontakt",
      thursday("10:00"),
    );
    expect(again.done("calm").state.latest).toMatchObject({ safety: "yellow" });
  });
  it("stands first and marked in lists, without one tap, until somebody has looked at it in full", () => {
    expect(red.view.summary.facts).toMatchObject({ acute: "yes" });
    const row = (instance: string, facts: object) =>
      ({
        instance,
        workflow: "case",
        summary: { open: true, ref: instance, dueAt: thursday("09:00"), facts },
      }) as never;
    const shown = JSON.stringify(
      list("mine", [row("A", {}), row("B", { acute: "yes" })], {
        member: memberOf("noomi-kontakt"),
        now,
      } as never),
    );
    expect(shown.indexOf('"ref":"B"')).toBeLessThan(shown.indexOf('"ref":"A"'));
    expect(shown.match(/case\.mine\.full/g)).toHaveLength(1);
    expect(shown.match(/case\.calm\.button/g)).toHaveLength(1);
    const full = red.done(
      "checkIn",
      checkInWith({ safety: "yellow" }),
      "noomi-kontakt",
      thursday("10:00"),
    );
    expect(full.view.summary.facts).not.toHaveProperty("acute");
  });
  it("has the numbers on top of the case until then; who was phoned can be found afterwards, too", () => {
    const rung = red.done("called", ringing);
    expect(keysIn(rung.panel("show", "noomi-kontakt"))).toEqual(
      expect.arrayContaining(["case.acute.still", "case.acute.title", "case.show.rung"]),
    );
    const full = rung.done(
      "checkIn",
      checkInWith({ safety: "yellow" }),
      "noomi-kontakt",
      thursday("10:00"),
    );
    const keys = keysIn(full.panel("show", "noomi-kontakt"));
    expect([keys.includes("case.acute.still"), keys.includes("case.show.rung")]).toEqual([
      false,
      true,
    ]);
  });
});

describe("whom somebody rang", () => {
  const red = opened().done("checkIn", checkInWith({ safety: "red" }));
  const rung = red.done("called", ringing);
  const called = (story: Story) => story.state.red as { call?: object; called?: string };
  it("is noted with what it rested on, and never what was said", () => {
    red
      .when("called", ringing)
      .then({ type: "calledFor", ...{ called: "112", basis: "vitalt_intresse" } });
    red.when("called", { whom: "112" }).refused("case.called.noBasis", "basis");
    opened().when("called", ringing).refused("case.called.noRed");
    expect(called(rung)).toMatchObject({
      called: "112",
      call: { by: "noomi-kontakt", basis: "vitalt_intresse" },
    });
    expect(Object.values(kase.commands.called.form.fields).map(({ kind }) => kind)).toEqual([
      "choice",
      "choice",
    ]);
  });
  it("nobody yet: the numbers stand there still, and it is no call", () => {
    red.when("called", { whom: "nobody" }).then({ type: "calledFor", called: "nobody" });
    expect(kase.commands.called.after?.(red.state, { whom: "nobody" })).toEqual({ panel: "acute" });
    expect(called(red.done("called", { whom: "nobody" })).call).toBeUndefined();
  });
  it("rests on what the agency's regime has: an authority is never offered vital interest", () => {
    const bases = (story: Story) =>
      (hook(kase, "called", "choices")(story.state, story.world) as { basis: readonly string[] })
        .basis;
    expect(bases(red)).toEqual(["samtycke_ngo", "vitalt_intresse", "unclear"]);
    const social = "socialtjansten-malmo-handlaggare";
    const malmo = opened({ by: social, deputy: "socialtjansten-malmo-ersattare" }).done(
      "checkIn",
      checkInWith({ safety: "red", who: { member: social } }),
      social,
    );
    expect(bases(malmo)).toEqual([
      "samtycke_sekretess",
      "menprovning_klart",
      "uppgiftsskyldighet",
      "OSL_10_2",
      "unclear",
    ]);
    malmo.when("called", ringing, social).refused("case.called.badBasis", "basis");
  });
  it("is reviewed by somebody else, the lead first; without a word in chat of what it was", () => {
    expect(newPosts(red, rung)).toEqual([expect.stringMatching(/^review:.*:noomi-chef$/)]);
    for (const post of rung.view.posts)
      expect(JSON.stringify(post.message)).not.toMatch(/vitalt|"112"|callBasis/);
    expect(JSON.stringify(rung.panel("call", "noomi-chef"))).toContain("vitalt_intresse");
    for (const who of ["noomi-kontakt", "regionkoordinator-1"])
      rung.when("approveCall", {}, who).denied();
    const good = rung.done("approveCall", {}, "noomi-chef");
    expect(keysIn(good.panel("show", "noomi-kontakt"))).toContain("case.review.isGood");
    good.when("approveCall", {}, "noomi-chef").denied();
    const bad = rung.done("objectCall", {}, "noomi-ersattare");
    expect(newPosts(rung, bad)).toEqual([expect.stringMatching(/^review:.*:no:noomi-kontakt$/)]);
  });
  it("within a day; then the lead is told, and again every twenty workdays until somebody has looked at it", () => {
    const [key = "", at] =
      Object.entries(rung.timers).find(([each]) => each.startsWith("callUnreviewed:")) ?? [];
    expect(at).toBe(thursday("10:00"));
    const late = rung.fires(key);
    expect(newPosts(rung, late)).toEqual([expect.stringMatching(/^review:.*:late:noomi-chef$/)]);
    const due = (story: Story) =>
      Object.entries(story.timers).filter(([each]) => each.startsWith("callUnreviewed:"));
    expect(due(late)).toEqual([[expect.anything(), local("2026-12-28", "09:00")]]);
    const again = late.fires("callUnreviewed");
    expect(newPosts(late, again)).toEqual([
      expect.stringMatching(/^review:.*:late:202\d.*:noomi-chef$/),
    ]);
    expect(due(again)).toHaveLength(1);
    expect(due(again)[0]?.[0]).not.toBe(due(late)[0]?.[0]);
    expect(due(again.done("approveCall", {}, "noomi-chef"))).toEqual([]);
    // Also of a case that is over.
    expect(due(closedByTwo(again))).toHaveLength(1);
  });
  it("also when the case has been closed: whoever was asked finds it, and says what they think", () => {
    const closed = closedByTwo(rung);
    const reviews = (story: Story) =>
      Object.entries(story.posts).filter(([each]) => each.startsWith("review:"));
    expect(reviews(closed)).toEqual([
      [expect.stringMatching(/:noomi-chef$/), "noomi-chef case.review.title"],
    ]);
    expect(reviews(closed.done("approveCall", {}, "noomi-chef"))).toEqual([
      [expect.anything(), "noomi-chef case.review.over"],
    ]);
  });
  it("that nobody has noted is asked for within a day: the holder, then the lead, each workday", () => {
    const next = (story: Story): string =>
      Object.keys(story.timers).find((each) => each.startsWith("callUnsaid:")) ?? "none";
    expect(red.timers[next(red)]).toBe(thursday("10:00"));
    const once = red.fires(next(red));
    const twice = once.fires(next(once));
    expect([newPosts(red, once), newPosts(once, twice)]).toEqual([
      [expect.stringMatching(/^unsaid:.*:noomi-kontakt$/)],
      [expect.stringMatching(/^unsaid:.*:noomi-chef$/)],
    ]);
    expect(JSON.stringify(once.post(newPosts(red, once)[0] as string).message)).not.toMatch(
      /acute|danger|112/,
    );
    const full = twice.done(
      "checkIn",
      checkInWith({ safety: "yellow" }),
      "noomi-kontakt",
      local("2026-11-27", "10:00"),
    );
    expect(next(full)).not.toBe("none");
    expect(next(full.done("called", ringing))).toBe("none");
    expect(next(red.done("called", { whom: "nobody" }))).not.toBe("none");
    // Still nobody: it is asked on from there, under a name that has not rung.
    expect(next(twice.done("called", { whom: "nobody" }))).toBe(next(twice));
    const all = [red];
    for (let n = 0; n < 10; n++) all.push((all.at(-1) as Story).fires(next(all.at(-1) as Story)));
    expect(new Set(all.map(next)).size).toBe(11);
  });
});

describe("at night and on days off", () => {
  const friday = "2026-11-27";
  const late = (o: object = {}) =>
    opened({ at: local(friday, "10:00"), ...o }).done(
      "checkIn",
      checkInWith({ safety: "red", day: "2026-11-30" }),
      "noomi-kontakt",
      local(friday, "22:00"),
    );
  it("nobody who is off gets a message; the one who said it reads that, and whom to ring", () => {
    expect(Object.keys(late().posts).filter((key) => key.startsWith("red:"))).toEqual([]);
    const shown = late().panel("acute", "noomi-kontakt", local(friday, "22:00"));
    expect(keysIn(shown)).toContain("core.ring.nobodyYours");
    expect(JSON.stringify(shown)).toContain(local("2026-11-30", "08:30"));
    expect(
      keysIn(late().panel("acute", "noomi-kontakt", local("2026-11-30", "10:00"))),
    ).not.toContain("core.ring.nobodyYours");
  });
  it("the deputy is told when they are there, if nobody has looked at it in full before", () => {
    const morning = late().fires("red:1");
    expect(late().timers["red:1"]).toBe(local("2026-11-30", "08:30"));
    expect(newPosts(late(), morning)).toContain("red:1:noomi-ersattare");
    const full = late().done(
      "checkIn",
      checkInWith({ safety: "yellow" }),
      "noomi-kontakt",
      local("2026-11-28", "10:00"),
    );
    expect(Object.keys(full.timers)).not.toContain("red:1");
  });
  it("a function that is staffed then is reached at once", () => {
    const around = {
      ...register,
      functions: register.functions.map((duty) =>
        duty.id === "noomi-passet" ? { ...duty, around: true as const } : duty,
      ),
    };
    const story = late({ world: { people: peopleWith([], around) } });
    expect(Object.keys(story.posts)).toContain("red:1:noomi-ersattare");
    expect(keysIn(story.panel("acute", "noomi-kontakt", local(friday, "22:00")))).not.toContain(
      "core.ring.nobodyYours",
    );
  });
  it("what is to be done is done by the next workday", () => {
    opened()
      .when("checkIn", checkInWith({ safety: "red", day: "2026-11-27" }))
      .refused("case.acute.dayLate", "day");
  });
});
