import { describe, expect, it } from "vitest";
import * as codes from "../../../workflows/case/codes.ts";
import { kase } from "../../../workflows/case/index.ts";
import {
  hook,
  keysIn,
  local,
  memberOf,
  newPosts,
  now,
  register,
  type Story,
  worldOf,
} from "../../support/given.ts";
import { checkInWith, endedIn, high, opened, withCoordinator } from "./cases.ts";

const thursday = (wall: string) => local("2026-11-26", wall);

describe("one tap", () => {
  it("contact says that there was contact, and never that somebody is safe", () => {
    const story = opened().done("calm", { round: "1" });
    expect(story.state).toMatchObject({
      round: 2,
      withoutContact: 0,
      latest: { safety: "notAssessed", contact: "yes", by: "noomi-kontakt" },
    });
    const judged = opened()
      .done("checkIn", checkInWith({ safety: "yellow" }))
      .done("calm");
    expect(judged.state.latest).toMatchObject({ safety: "yellow", contact: "yes" });
  });
  it("unchanged, no contact keeps what was judged last", () => {
    const story = opened()
      .done("checkIn", checkInWith({ safety: "yellow" }))
      .done("noContact", {});
    expect(story.state.latest).toMatchObject({ safety: "yellow", contact: "no" });
    expect(opened().done("noContact").state.latest).toMatchObject({
      safety: "notAssessed",
      contact: "no",
    });
  });
  it("a button of an earlier round is refused and nothing happens", () => {
    const story = opened().done("calm", { round: "1" });
    for (const type of ["calm", "noContact"])
      story.when(type, { round: "1" }).refused("case.roundDone");
    story.when("checkIn", { ...checkInWith(), round: "1" }).refused("case.roundDone");
    story.when("calm", { round: "2" }).then({ type: "checkedIn" });
  });
  it("is for those who take part", () => {
    for (const stranger of ["regionkoordinator-1", "polisen-syd-kontakt", "dataskydd-malmo"])
      opened().when("calm", {}, stranger).denied();
    withCoordinator(opened())
      .when("calm", {}, "regionkoordinator-2")
      .then({ type: "checkedIn", latest: { by: "regionkoordinator-2" } });
  });
});

describe("the form", () => {
  it("keeps the next step, who does it and when", () => {
    opened()
      .when("checkIn", checkInWith({ domains: ["housing"], consent: "yes", agenda: "yes" }))
      .then({
        type: "checkedIn",
        latest: { safety: "green", contact: "yes", domains: ["housing"], consent: "yes" },
        next: { code: "meeting", who: { member: "noomi-kontakt" }, day: "2026-12-01" },
        agenda: true,
      });
  });
  it("refuses a day that has passed", () => {
    opened()
      .when("checkIn", checkInWith({ day: "2026-11-24" }))
      .refused("case.dayPast", "day");
    opened()
      .when("checkIn", checkInWith({ day: "2026-11-25" }))
      .then({ type: "checkedIn" });
  });
  it("a new risk changes the cadence and the risk, the same risk neither; it is one check-in", () => {
    opened()
      .when("checkIn", checkInWith({ risk: "high" }))
      .then({ type: "checkedIn", risk: "high", due: thursday("09:00") });
    const same = opened().done("checkIn", checkInWith({ risk: "medium" }));
    expect(same.state).toMatchObject({
      risk: "medium",
      round: 2,
      due: local("2026-11-30", "15:00"),
    });
    expect(opened().done("checkIn", checkInWith({ risk: "high" })).state).toMatchObject({
      risk: "high",
      round: 2,
    });
  });
  it("is prefilled with what is known", () => {
    const { prefill } = kase.commands.checkIn;
    const known = prefill?.(
      opened().done("checkIn", checkInWith({ safety: "yellow" })).state,
      worldOf(),
      { member: memberOf("noomi-kontakt") },
      now,
      {},
    );
    // Whether there was contact, nobody has said yet.
    expect(known).toEqual({
      safety: "yellow",
      next: "meeting",
      who: { member: "noomi-kontakt" },
      day: "2026-11-26",
    });
  });
  it("and so is every other form of a case", () => {
    const { state, world } = high();
    const known = (command: string, name: "prefill" | "choices") =>
      hook(kase, command, name)(state, world, { member: memberOf("noomi-ersattare") }, now, {});
    const holders = ["f:noomi-passet", "m:noomi-kontakt", "m:noomi-ersattare", "m:noomi-chef"];
    const people = ["noomi-kontakt", "noomi-ersattare", "noomi-chef"];
    // Who has it, and whom somebody phoned, is for a person to say.
    expect(kase.commands.weekend).not.toHaveProperty("prefill");
    expect(known("setRisk", "prefill")).toEqual({ risk: "high", quiet: "no", child: "no" });
    expect(known("snooze", "prefill")).toEqual({ until: "2026-11-30" });
    expect(hook(kase, "snooze", "prefill")(opened().state, world, undefined, now)).toEqual({
      until: "2026-12-02",
    });
    expect(known("assign", "prefill")).toEqual({
      holder: { member: "noomi-kontakt" },
      deputy: "noomi-ersattare",
    });
    expect(known("accept", "prefill")).toEqual({ contact: "noomi-ersattare" });
    const plain = [
      "contactPerson",
      "contactAgency",
      "meeting",
      "housing",
      "health",
      "legal",
      "authority",
      "children",
      "wait",
    ];
    expect(known("checkIn", "choices")).toEqual({
      who: holders,
      next: plain,
      child: [],
      wish: codes.wishes,
    });
    const steps = (story: Story, who: string) =>
      hook(kase, "checkIn", "choices")(story.state, world, { member: memberOf(who) }, {})
        .next as readonly string[];
    const child = withCoordinator(high({ child: "yes" }));
    expect(steps(child, "noomi-kontakt")).toEqual(expect.arrayContaining(["barnahus", "guardian"]));
    // Whoever was not shown that it is a child is not told by a list either.
    expect(steps(child, "regionkoordinator-1")).toEqual(plain);
    const onCall = register.agencies
      .filter((agency) => agency.onCall.length > 0)
      .map(({ id }) => id);
    expect(known("weekend", "choices")).toEqual({ who: holders, onCall, sure: [] });
    expect(known("assign", "choices")).toEqual({ holder: holders, deputy: people });
    expect(known("accept", "choices")).toEqual({ contact: people });
    expect(known("consent", "choices").agency).toEqual(
      register.agencies.map(({ id }) => id).filter((id) => id !== "noomi"),
    );
  });
  it("asks at most five things first, nothing of them optional, the rest behind Mer", () => {
    const fields = Object.values(kase.commands.checkIn.form.fields).filter(
      (f) => f.kind !== "token",
    );
    expect(kase.commands.checkIn.form.fields).toHaveProperty("round");
    const first = fields.filter((f) => !("more" in f));
    expect(first).toHaveLength(5);
    expect(fields.filter((f) => "more" in f).every((f) => "optional" in f)).toBe(true);
  });
});

describe("no contact again and again", () => {
  const twice = opened().done("noContact").done("noContact");
  it("the first time tells nobody, the second tells the lead, in the words of red", () => {
    expect(newPosts(opened(), opened().done("noContact"))).toEqual([]);
    expect(newPosts(opened(), twice)).toEqual(["contact:2:noomi-chef"]);
    const red = opened().done("checkIn", checkInWith({ safety: "red" }));
    expect(twice.post("contact:2:noomi-chef").message).toEqual(
      red.post("red:1:noomi-ersattare").message,
    );
  });
  it("counts tried without reaching as no contact, and contact ends it", () => {
    expect(
      opened()
        .done("noContact")
        .done("checkIn", checkInWith({ contact: "notReached" })).state.withoutContact,
    ).toBe(2);
    expect(Object.keys(twice.done("calm").posts)).not.toContain("contact:2:noomi-chef");
    expect(twice.done("calm").done("noContact").state.withoutContact).toBe(1);
  });
  it("goes on telling while it goes on", () => {
    expect(newPosts(twice, twice.done("noContact"))).toEqual(["contact:3:noomi-chef"]);
  });
});

describe("putting off", () => {
  const until = (day: string) => ({ until: day, reason: "waitingForDecision" });
  // Due on Thursday 26 November: high; on Monday 30 November: medium; on Wednesday 2 December: low.
  it("is bounded by the risk, from the day on which it is due, and says the latest day to the owner; a guest was perhaps not shown the risk", () => {
    high()
      .when("snooze", until("2026-11-27"))
      .then({ type: "snoozed", due: local("2026-11-27", "09:00") });
    for (const [story, last, late] of [
      [high(), "2026-11-30", "2026-12-01"],
      [opened(), "2026-12-07", "2026-12-08"],
      [opened({ risk: "low" }), "2026-12-16", "2026-12-17"],
    ] as const) {
      story.when("snooze", until(last)).then({ type: "snoozed" });
      story.when("snooze", until(late)).refused("case.snooze.latest", "until");
      expect(JSON.stringify(story.when("snooze", until(late)).refusal)).toContain(
        local(last, "09:00"),
      );
    }
    const guests = withCoordinator(high());
    guests.when("snooze", until("2026-11-27"), "regionkoordinator-1").then({ type: "snoozed" });
    guests
      .when("snooze", until("2026-12-04"), "regionkoordinator-1")
      .refused("case.snooze.tooLong", "until");
    expect(
      guests.when("snooze", until("2026-12-04"), "regionkoordinator-1").refusal?.refused.with,
    ).toBeUndefined();
  });
  it("never makes it earlier, and says the day", () => {
    for (const day of ["2026-11-24", "2026-11-26", "2026-11-30"])
      opened().when("snooze", until(day)).refused("case.snooze.early", "until");
    const late = opened().fires("miss:case:1:0");
    late
      .when("snooze", until("2026-11-30"), undefined, local("2026-11-30", "16:00"))
      .refused("case.snooze.early", "until");
    late
      .when("snooze", until("2026-12-01"), undefined, local("2026-11-30", "16:00"))
      .then({ type: "snoozed" });
  });
  it("lands on a workday, says so, and says that it is done", () => {
    const moved = opened().done("snooze", until("2026-12-05"));
    expect(moved.state).toMatchObject({ due: local("2026-12-07", "15:00"), wished: "2026-12-05" });
    expect(kase.commands.snooze.after?.(moved.state, {})).toEqual({ panel: "snoozed" });
    expect(keysIn(moved.panel("snoozed", "noomi-kontakt"))).toEqual(
      expect.arrayContaining(["case.miss.postponed", "case.snooze.moved"]),
    );
    const usual = opened().done("snooze", until("2026-12-04"));
    expect(keysIn(usual.panel("snoozed", "noomi-kontakt"))).not.toContain("case.snooze.moved");
  });
  it("moves the reminder", () => {
    const put = high().done("snooze", until("2026-11-27"));
    expect(put.timers).toMatchObject({
      "miss:case:2:0": local("2026-11-27", "09:00"),
      [`weekend:${local("2026-11-27", "13:00")}`]: expect.anything(),
    });
    expect(put.timers).not.toHaveProperty("miss:case:1:0");
  });
  it("cannot be repeated without end", () => {
    let story = high();
    const refusals: unknown[] = [];
    for (
      let at = now;
      at < local("2026-12-18", "10:00");
      at = story.world.calendar.addWorkdays(at, 1, "10:00")
    ) {
      const next = story.world.calendar.addWorkdays(at, 1, "10:00");
      const outcome = story.when("snooze", until(story.world.calendar.day(next)), undefined, at);
      refusals.push(...(outcome.refusal ? [outcome.refusal] : []));
      story = story.after(...outcome.events);
    }
    expect(refusals).not.toEqual([]);
    const twice = high().done("snooze", until("2026-11-27")).done("snooze", until("2026-11-30"));
    twice.when("snooze", until("2026-12-01")).refused("case.snooze.often");
    twice.done("calm").when("snooze", until("2026-11-27")).then({ type: "snoozed" });
  });
  it("says so to whoever was reminded", () => {
    const put = high()
      .fires("miss:case:1:0")
      .done("snooze", until("2026-11-27"), undefined, thursday("10:00"));
    expect(endedIn(put)).toEqual(["noomi-kontakt postponed"]);
  });
});

describe("risk", () => {
  it("is set by the owner's agency, with whether the case is quiet", () => {
    opened()
      .when("setRisk", { risk: "high", quiet: "yes" })
      .then({ type: "riskSet", risk: "high", quiet: "yes", due: thursday("09:00") });
    withCoordinator(opened())
      .when("setRisk", { risk: "high", quiet: "yes" }, "regionkoordinator-1")
      .denied();
  });
  it("high brings Friday's question, lower takes it away", () => {
    const asked = `weekend:${local("2026-11-27", "13:00")}`;
    expect(opened().done("setRisk", { risk: "high", quiet: "no" }).timers).toHaveProperty([asked]);
    expect(high().done("setRisk", { risk: "low", quiet: "no" }).timers).not.toHaveProperty([asked]);
  });
  it("saved unchanged leaves a late check-in late, and so does becoming quiet", () => {
    const late = high().fires("miss:case:1:0");
    late.when("setRisk", { risk: "high", quiet: "no" }).refused("case.assign.nothing", "risk");
    late.when("setRisk", { risk: "high", quiet: "yes" }).then({ type: "quietSet", quiet: "yes" });
    expect(late.done("setRisk", { risk: "high", quiet: "yes" }).state).toMatchObject({
      quiet: "yes",
      round: 1,
      missed: [{ step: 1 }],
    });
  });
  it("a new one plans anew, and whoever was reminded is told so and not that it is done", () => {
    const planned = high()
      .fires("miss:case:1:0")
      .done("setRisk", { risk: "medium", quiet: "no" }, undefined, thursday("10:00"));
    expect(endedIn(planned)).toEqual(["noomi-kontakt forget"]);
    // After acute danger it had a message of its own.
    const acute = high()
      .done("checkIn", checkInWith({ safety: "red" }))
      .fires("miss:case:2:0");
    const { message } = acute
      .done("setRisk", { risk: "medium", quiet: "no" }, undefined, thursday("10:00"))
      .post("miss:2:1:noomi-kontakt");
    expect(message.title.key).toBe("case.miss.ended");
    expect(keysIn(message)).toContain("case.miss.replanned");
  });
});
