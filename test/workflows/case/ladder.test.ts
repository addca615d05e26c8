import { describe, expect, it } from "vitest";
import { ladder } from "../../../workflows/case/rules.ts";
import { keysIn, local, newPosts, now, peopleWith, type Story } from "../../support/given.ts";
import { checkInWith, high, invitation, opened, withCoordinator } from "./cases.ts";

const thursday = (wall: string) => local("2026-11-26", wall);
const friday = (wall: string) => local("2026-11-27", wall);
/** Fires the reminders 1 … n of the first round, each at its own time. */
const missed = (story: Story, n: number): Story =>
  Array.from({ length: n }, (_, i) => i + 1).reduce((s, step) => s.fires(`miss:case:1:${step - 1}`), story);
const reminders = (story: Story) => Object.fromEntries(Object.entries(story.posts).filter(([key]) => key.startsWith("miss:")));
const nextAt = (story: Story, step: number) => story.timers[`miss:case:1:${step - 1}`];

describe("a late check-in of high risk", () => {
  it("09 the holder, 11 the deputy, 13 the lead, and then the lead every workday", () => {
    const story = high();
    expect(nextAt(story, 1)).toBe(thursday("09:00"));
    expect(nextAt(missed(story, 1), 2)).toBe(thursday("11:00"));
    expect(nextAt(missed(story, 2), 3)).toBe(thursday("13:00"));
    expect(nextAt(missed(story, 3), 4)).toBe(friday("09:00"));
    expect(Object.keys(reminders(missed(story, 4)))).toEqual([
      "miss:1:1:noomi-kontakt",
      "miss:1:2:noomi-ersattare",
      "miss:1:3:noomi-chef",
      "miss:1:4:noomi-chef",
    ]);
  });
  it("15 the regional coordinator, but only when taking part", () => {
    const story = missed(withCoordinator(high()), 3);
    expect(nextAt(story, 4)).toBe(thursday("15:00"));
    const all = story.fires("miss:case:1:3");
    expect(reminders(all)).toHaveProperty("miss:1:4:regionkoordinator-1", "regionkoordinator-1 case.miss.title");
    expect(keysIn(all.post("miss:1:4:regionkoordinator-1").message)).toContain("case.miss.coordinator");
    expect(nextAt(all, 5)).toBe(friday("09:00"));
    const invitedOnly = missed(high().done("invite", { agency: "evonhuset", basis: "samtycke_ngo", purpose: "annat", groups: [] }), 4);
    expect(Object.values(reminders(invitedOnly)).filter((post) => post.startsWith("regionkoordinator"))).toEqual([]);
  });
  it("offers the holder to hand it over, and nobody who stands in", () => {
    const offers = (by: string, people = peopleWith()) =>
      JSON.stringify(missed(high(), 1).in({ people }).post(`miss:1:1:${by}`).message.actions);
    expect(offers("noomi-kontakt")).toContain('"command":"offer"');
    const away = { type: "wentAway", member: "noomi-kontakt", from: "2026-11-26", until: "2026-12-01" };
    expect(offers("noomi-ersattare", peopleWith([away]))).toContain('"command":"calm"');
    expect(offers("noomi-ersattare", peopleWith([away]))).not.toContain('"command":"offer"');
  });
  it("no longer goes to a coordinator who has left", () => {
    const left = withCoordinator(high()).done("leave", {}, "regionkoordinator-1");
    expect(Object.values(reminders(missed(left, 5))).filter((post) => post.startsWith("regionkoordinator"))).toEqual([]);
  });
  it("counts each step from when the one before fired: downtime does not fire all at once, and says so", () => {
    const late = high().fires("miss:case:1:0", thursday("14:00"));
    expect(nextAt(late, 2)).toBe(thursday("16:00"));
    expect(keysIn(late.post("miss:1:1:noomi-kontakt").message)).toContain("case.miss.late");
    const said = (wall: string) => keysIn(high().fires("miss:case:1:0", thursday(wall)).post("miss:1:1:noomi-kontakt").message);
    for (const wall of ["09:00", "11:00"]) expect(said(wall)).not.toContain("case.miss.late");
    expect(said("11:01")).toContain("case.miss.late");
    expect(nextAt(high().fires("miss:case:1:0", thursday("16:30")), 2)).toBe(friday("10:00"));
  });
  it("is only for the newest reader to act on; the earlier ones are told who has it", () => {
    const story = missed(high(), 2);
    const commands = (key: string) => story.post(key).message.actions?.filter((action) => "command" in action);
    expect(commands("miss:1:1:noomi-kontakt")).toEqual([]);
    expect(keysIn(story.post("miss:1:1:noomi-kontakt").message)).toContain("case.miss.passedOn");
    expect(commands("miss:1:2:noomi-ersattare")).toHaveLength(3);
  });
  it("ends with the check-in: everybody who was reminded is told who did it", () => {
    const done = missed(high(), 2).done("calm", {}, "noomi-ersattare", thursday("12:00"));
    expect(done.timers).not.toHaveProperty("miss:case:1:2");
    expect(reminders(done)).toEqual({
      "miss:1:1:noomi-kontakt": "noomi-kontakt case.miss.done",
      "miss:1:2:noomi-ersattare": "noomi-ersattare case.miss.done",
    });
    expect(keysIn(done.post("miss:1:1:noomi-kontakt").message)).toContain("case.miss.doneBy");
    expect(done.timers["miss:case:2:0"]).toBe(friday("09:00"));
  });
});

describe("a late check-in of medium or low risk", () => {
  it("medium: a workday each, the weekend does not count", () => {
    const story = opened({ risk: "medium" });
    expect(nextAt(story, 1)).toBe(local("2026-11-30", "15:00"));
    expect(nextAt(missed(story, 1), 2)).toBe(local("2026-12-01", "09:00"));
    expect(nextAt(missed(story, 2), 3)).toBe(local("2026-12-02", "09:00"));
    expect(nextAt(missed(withCoordinator(story), 3), 4)).toBe(local("2026-12-03", "09:00"));
  });
  it("low: two workdays each, every workday after the last", () => {
    const story = opened({ risk: "low" });
    expect(nextAt(story, 1)).toBe(local("2026-12-02", "15:00"));
    expect(nextAt(missed(story, 1), 2)).toBe(local("2026-12-04", "09:00"));
    expect(nextAt(missed(story, 2), 3)).toBe(local("2026-12-08", "09:00"));
    expect(nextAt(missed(story, 3), 4)).toBe(local("2026-12-09", "09:00"));
  });
  it("is never dropped, however long nobody does it", () => {
    const story = missed(opened({ risk: "medium" }), 30);
    expect(nextAt(story, 31)).toBeDefined();
    expect(Object.keys(reminders(story)).length).toBeLessThanOrEqual(6);
  });
});

describe("who stands on a rung", () => {
  const away = (...ids: string[]) => ({
    people: peopleWith(ids.map((member) => ({ type: "wentAway", member, from: "2026-11-25", until: "2026-12-24" }))),
  });
  it("somebody who is away is stood in for", () => {
    expect(Object.keys(reminders(missed(high({ world: away("noomi-kontakt") }), 1)))).toEqual(["miss:1:1:noomi-ersattare"]);
  });
  it("falls back upwards, so that there is somebody", () => {
    expect(Object.keys(reminders(missed(high({ world: away("noomi-kontakt", "noomi-ersattare") }), 1)))).toEqual(["miss:1:1:noomi-chef"]);
  });
  it("a function answers with who is on duty that day", () => {
    const duty = high().done("assign", { holder: { function: "noomi-passet" }, deputy: "noomi-chef" });
    expect(Object.keys(reminders(missed(duty, 1)))).toEqual(["miss:1:1:noomi-ersattare"]);
  });
  it("somebody who cannot be reached is stood in for at once", () => {
    const gone = { people: peopleWith([{ type: "becameUnreachable", address: "slack|T0STAFETT/U0NOOMI01" }]) };
    expect(Object.keys(reminders(missed(high(), 1).in(gone)))).toEqual(["miss:1:1:noomi-ersattare"]);
  });
  it("reminds somebody even when everybody is away", () => {
    const nobody = away("noomi-kontakt", "noomi-ersattare", "noomi-chef");
    expect(Object.keys(reminders(missed(high({ world: nobody }), 1)))).not.toEqual([]);
  });
});

describe("the rungs", () => {
  const rungs = (story: Story) => ladder(story.state as never, story.world);
  it("reach the region's coordinators when they take part, and no other guest", () => {
    expect(rungs(high())).toEqual(["holder", "deputy", "lead"]);
    expect(rungs(withCoordinator(high()))).toEqual(["holder", "deputy", "lead", "coordinator"]);
    const guest = high().done("invite", invitation("boende-syd")).done("accept", { contact: "boende-syd-kontakt" }, "boende-syd-kontakt");
    expect(rungs(guest)).toEqual(["holder", "deputy", "lead"]);
    expect(rungs(high().done("invite", invitation()))).toEqual(["holder", "deputy", "lead"]);
  });
  it("name nobody twice", () => {
    expect(rungs(high({ deputy: "noomi-chef" }))).toEqual(["holder", "deputy"]);
  });
});

describe("what has been said stays true", () => {
  it("a late check-in that changes the risk tells those who were reminded that it is done", () => {
    const late = missed(high(), 1);
    const done = late.done("checkIn", checkInWith({ risk: "medium" }), undefined, thursday("10:00"));
    expect(reminders(done)).toEqual({ "miss:1:1:noomi-kontakt": "noomi-kontakt case.miss.done" });
  });
  it("putting off a late check-in does not say that it is done", () => {
    const late = high().done("calm", {}, "noomi-ersattare", now).fires("miss:case:2:0");
    const put = late.done("snooze", { until: "2026-11-27", reason: "meetingBooked" }, undefined, thursday("10:00"));
    expect(keysIn(put.post("miss:2:1:noomi-kontakt").message)).not.toContain("case.miss.doneBy");
  });
  it("a new holder does not hear of what was done before", () => {
    const done = missed(high(), 1).done("calm", {}, undefined, thursday("10:00"));
    const moved = done.done("assign", { holder: { member: "noomi-chef" }, deputy: "noomi-ersattare" }, undefined, thursday("11:00"));
    expect(newPosts(done, moved)).toEqual(["assigned:1:noomi-chef"]);
  });
});
