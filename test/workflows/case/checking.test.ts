import { describe, expect, it } from "vitest";
import { kase } from "../../../workflows/case/index.ts";
import { hook, keysIn, local, memberOf, newPosts, now, peopleWith, register, worldOf } from "../../support/given.ts";
import { checkInWith, closing, high, opened, withCoordinator } from "./cases.ts";

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
    expect(opened().done("noContact").state.latest).toMatchObject({ safety: "notAssessed", contact: "no" });
  });
  it("a button of an earlier round is refused and nothing happens", () => {
    const story = opened().done("calm", { round: "1" });
    for (const type of ["calm", "noContact"]) story.when(type, { round: "1" }).refused("case.roundDone");
    story.when("checkIn", { ...checkInWith(), round: "1" }).refused("case.roundDone");
    story.when("calm", { round: "2" }).then({ type: "checkedIn" });
  });
  it("is for those who take part", () => {
    for (const stranger of ["regionkoordinator-1", "polisen-syd-kontakt", "dataskydd-malmo"]) opened().when("calm", {}, stranger).denied();
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
    expect(same.state).toMatchObject({ risk: "medium", round: 2, due: local("2026-11-30", "15:00") });
    expect(opened().done("checkIn", checkInWith({ risk: "high" })).state).toMatchObject({ risk: "high", round: 2 });
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
    expect(known).toEqual({ safety: "yellow", next: "meeting", who: { member: "noomi-kontakt" }, day: "2026-11-26" });
  });
  it("and so is every other form of a case", () => {
    const { state, world } = high();
    const known = (command: string, name: "prefill" | "choices") =>
      hook(kase, command, name)(state, world, { member: memberOf("noomi-ersattare") }, now, {});
    const holders = ["f:noomi-passet", "m:noomi-kontakt", "m:noomi-ersattare", "m:noomi-chef"];
    const people = ["noomi-kontakt", "noomi-ersattare", "noomi-chef"];
    expect(known("weekend", "prefill")).toEqual({ who: { member: "noomi-kontakt" } });
    expect(known("setRisk", "prefill")).toEqual({ risk: "high", quiet: "no" });
    expect(known("snooze", "prefill")).toEqual({ until: "2026-11-27" });
    expect(hook(kase, "snooze", "prefill")(opened().state, world, undefined, now)).toEqual({ until: "2026-11-27" });
    expect(known("assign", "prefill")).toEqual({ holder: { member: "noomi-kontakt" }, deputy: "noomi-ersattare" });
    expect(known("accept", "prefill")).toEqual({ contact: "noomi-ersattare" });
    for (const command of ["checkIn", "weekend"]) expect(known(command, "choices")).toEqual({ who: holders });
    expect(known("assign", "choices")).toEqual({ holder: holders, deputy: people });
    expect(known("accept", "choices")).toEqual({ contact: people });
    expect(known("consent", "choices").agency).toEqual(register.agencies.map(({ id }) => id).filter((id) => id !== "noomi"));
  });
  it("asks at most five things first, nothing of them optional, the rest behind Mer", () => {
    const fields = Object.values(kase.commands.checkIn.form.fields).filter((f) => f.kind !== "token");
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
    expect(twice.post("contact:2:noomi-chef").message).toEqual(red.post("red:1:noomi-ersattare").message);
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
  it("is bounded by the risk, and the refusal names no day", () => {
    high()
      .when("snooze", until("2026-11-27"))
      .then({ type: "snoozed", due: local("2026-11-27", "09:00") });
    withCoordinator(high()).when("snooze", until("2026-11-27"), "regionkoordinator-1").then({ type: "snoozed" });
    high().when("snooze", until("2026-11-28")).refused("case.snooze.tooLong", "until");
    opened()
      .when("snooze", until("2026-12-02"))
      .then({ type: "snoozed", due: local("2026-12-02", "15:00") });
    opened().when("snooze", until("2026-12-03")).refused("case.snooze.tooLong", "until");
    opened({ risk: "low" }).when("snooze", until("2026-12-09")).then({ type: "snoozed" });
    opened({ risk: "low" }).when("snooze", until("2026-12-10")).refused("case.snooze.tooLong", "until");
    expect(high().when("snooze", until("2026-11-30")).refusal?.refused.with).toBeUndefined();
  });
  it("goes forward only, and lands on a workday", () => {
    opened().when("snooze", until("2026-11-25")).refused("case.dayPast", "until");
    opened().when("snooze", until("2026-11-24")).refused("case.dayPast", "until");
    opened()
      .when("snooze", until("2026-11-28"))
      .then({ type: "snoozed", due: local("2026-11-30", "15:00") });
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
    for (let at = now; at < local("2026-12-18", "10:00"); at = story.world.calendar.addWorkdays(at, 1, "10:00")) {
      const next = story.world.calendar.addWorkdays(at, 1, "10:00");
      const outcome = story.when("snooze", until(story.world.calendar.day(next)), undefined, at);
      refusals.push(...(outcome.refusal ? [outcome.refusal] : []));
      story = story.after(...outcome.events);
    }
    expect(refusals).not.toEqual([]);
    const twice = high().done("snooze", until("2026-11-26")).done("snooze", until("2026-11-27"));
    twice.when("snooze", until("2026-11-27")).refused("case.snooze.often");
    twice.done("calm").when("snooze", until("2026-11-27")).then({ type: "snoozed" });
  });
  it("says so to whoever was reminded", () => {
    const put = high().fires("miss:case:1:0").done("snooze", until("2026-11-27"), undefined, thursday("10:00"));
    expect(keysIn(put.post("miss:1:1:noomi-kontakt").message)).toEqual(expect.arrayContaining(["case.miss.ended", "case.miss.postponed"]));
  });
});

describe("risk", () => {
  it("is set by the owner's agency, with whether the case is quiet", () => {
    opened()
      .when("setRisk", { risk: "high", quiet: "yes" })
      .then({ type: "riskSet", risk: "high", quiet: "yes", due: thursday("09:00") });
    withCoordinator(opened()).when("setRisk", { risk: "high", quiet: "yes" }, "regionkoordinator-1").denied();
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
    expect(late.done("setRisk", { risk: "high", quiet: "yes" }).state).toMatchObject({ quiet: "yes", round: 1, missed: [{ step: 1 }] });
  });
  it("a new one plans anew, and whoever was reminded is told so and not that it is done", () => {
    const planned = high().fires("miss:case:1:0").done("setRisk", { risk: "medium", quiet: "no" }, undefined, thursday("10:00"));
    const { message } = planned.post("miss:1:1:noomi-kontakt");
    expect(message.title.key).toBe("case.miss.ended");
    expect(keysIn(message)).toContain("case.miss.replanned");
  });
});

describe("the weekend", () => {
  const asked = high().fires(`weekend:${local("2026-11-27", "13:00")}`);
  it("is asked about on Friday, the holder alone, of high risk only", () => {
    expect(newPosts(high(), asked)).toEqual(["weekend:2026-11-27:noomi-kontakt"]);
    expect(Object.keys(opened().timers).filter((key) => key.startsWith("weekend:"))).toEqual([]);
    expect(asked.timers).toHaveProperty([`weekend:${local("2026-12-04", "13:00")}`]);
    // A question that has been taken back since it was set is not asked.
    for (const story of [opened(), high().done("close", closing)]) story.when("askWeekend", {}, "clock").then();
  });
  it("the day before a holiday that is a Friday", () => {
    const before = high({ at: local("2027-03-22", "10:00") });
    expect(before.timers).toHaveProperty([`weekend:${local("2027-03-25", "13:00")}`]);
  });
  it("is answered with who has it, by the owner", () => {
    asked.when("weekend", { who: { member: "noomi-chef" } }).then({ type: "weekendAnswered", who: { member: "noomi-chef" } });
    high()
      .when("weekend", { who: { member: "noomi-chef" } })
      .refused("case.weekend.notAsked");
    asked.when("weekend", { who: { member: "noomi-chef" } }, "regionkoordinator-1").denied();
    const answered = asked.done("weekend", { who: { member: "noomi-chef" } });
    expect(keysIn(answered.post("weekend:2026-11-27:noomi-kontakt").message)).toContain("case.weekend.has");
  });
  it("is not asked about on Monday, when it has been", () => {
    const late = high().fires(`weekend:${local("2026-11-27", "13:00")}`, local("2026-11-30", "08:00"));
    expect(newPosts(high(), late)).toEqual([]);
    expect(late.timers).toHaveProperty([`weekend:${local("2026-12-04", "13:00")}`]);
  });
  it("is asked of the stand-in when the holder is away, and stays with whoever was asked", () => {
    const away = { people: peopleWith([{ type: "wentAway", member: "noomi-kontakt", from: "2026-11-25", until: "2026-12-01" }]) };
    const question = `weekend:${local("2026-11-27", "13:00")}`;
    expect(Object.keys(high({ world: away }).fires(question).posts)).toContain("weekend:2026-11-27:noomi-ersattare");
    expect(Object.keys(asked.in(away).posts)).toContain("weekend:2026-11-27:noomi-kontakt");
  });
  it("goes with the case on the same afternoon, when nobody has answered", () => {
    const moved = asked.done(
      "assign",
      { holder: { member: "noomi-chef" }, deputy: "noomi-ersattare" },
      undefined,
      local("2026-11-27", "14:00"),
    );
    expect(newPosts(asked, moved)).toEqual(["weekend:2026-11-27:noomi-chef", "assigned:1:noomi-chef"]);
  });
  it("does not ask a new holder about a weekend that has been", () => {
    const later = asked.done("calm", {}, undefined, local("2026-12-01", "10:00"));
    const moved = later.done(
      "assign",
      { holder: { member: "noomi-chef" }, deputy: "noomi-ersattare" },
      undefined,
      local("2026-12-01", "11:00"),
    );
    expect(newPosts(later, moved)).toEqual(["assigned:1:noomi-chef"]);
  });
});
