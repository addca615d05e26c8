// When a promise is asked about: the day before, on the day, and then every other workday, until it is done; and when it is forgotten.

import { describe, expect, it } from "vitest";
import { calendar } from "../../../src/calendar/index.ts";
import type { People } from "../../../src/rules/workflow.ts";
import { keysIn, local, newPosts, peopleWith, register, type Story } from "../../support/given.ts";
import { asker, colleague, created, days, gave, owner, remindedIn, rings } from "./actions.ts";

const when = (story: Story, n: number): readonly string[] => rings(story, n).map(({ at }) => at);
const toldAt = (story: Story, n: number): readonly string[] => rings(story, n).at(-1)?.to ?? [];
const titleAt = (story: Story, n: number): string | undefined => {
  const last = rings(story, n).at(-1)?.story;
  const post = last?.view.posts.find(({ key }) => key.startsWith("remind:"));
  return post && keysIn(post.message)[0];
};

describe("the reminders", () => {
  it("come the day before, on the day, and then every other workday", () => {
    // Due on a Friday.
    expect(when(gave(), 6)).toEqual(
      days("2026-12-03", "2026-12-04", "2026-12-08", "2026-12-10", "2026-12-14", "2026-12-16"),
    );
  });
  it("never come at night or on a day off, whatever day it is due on", () => {
    for (
      let at = Date.parse("2026-12-01T12:00:00Z");
      at < Date.parse("2027-07-01T12:00:00Z");
      at += 86_400_000
    ) {
      const day = new Date(at).toISOString().slice(0, 10);
      for (const ring of when(gave({ due: day }), 5)) {
        expect(calendar.isWorkday(ring), `${day} ${ring}`).toBe(true);
        expect(ring, day).toBe(calendar.wall(calendar.day(ring), "09:00"));
      }
    }
  });
  it("over Christmas, and due on a Sunday: the workday before, the workday after", () => {
    expect(when(gave({ due: "2026-12-24" }), 3)).toEqual(
      days("2026-12-23", "2026-12-28", "2026-12-30"),
    );
    expect(when(gave({ due: "2026-12-06" }), 3)).toEqual(
      days("2026-12-04", "2026-12-07", "2026-12-09"),
    );
  });
  it("do not remind anybody of what they were given a moment ago", () => {
    expect(when(gave({ due: "2026-11-26" }), 2)).toEqual(days("2026-11-26", "2026-11-30"));
    expect(when(gave({ due: "2026-11-25" }), 2)).toEqual(days("2026-11-27", "2026-12-01"));
    expect(when(created({ due: "2026-11-27" }, local("2026-11-26", "08:00")), 2)).toEqual(
      days("2026-11-26", "2026-11-27"),
    );
    const reopened = gave()
      .done("finish", {}, owner)
      .done("reopen", {}, owner, local("2026-12-15", "10:00"));
    expect(when(reopened, 2)).toEqual(days("2026-12-17", "2026-12-21"));
  });
  it("come beside what was given, which stays where it stands", () => {
    const [first] = rings(gave(), 1);
    expect(Object.keys(first?.story.posts ?? {})).toEqual([
      `given:0:${owner}`,
      `remind:0:1:${owner}`,
    ]);
  });
  it("say that it is soon, and from the day after that it is late", () => {
    expect([1, 2, 3].map((n) => titleAt(gave(), n))).toEqual([
      "action.soon",
      "action.soon",
      "action.late",
    ]);
    // Due on a Sunday is due on the Monday, until five.
    expect([1, 2, 3].map((n) => titleAt(gave({ due: "2026-12-06" }), n))).toEqual([
      "action.soon",
      "action.soon",
      "action.late",
    ]);
  });
  it("go to the owner, and from the third, when it is late, to the lead too", () => {
    expect([1, 2, 3, 4].map((n) => toldAt(gave(), n))).toEqual([
      [owner],
      [owner],
      [owner, "noomi-chef"],
      [owner, "noomi-chef"],
    ]);
    expect(toldAt(gave({ owner: { member: "noomi-chef" } }), 3)).toEqual(["noomi-chef"]);
    // Due on the day that it was given: late at once, and the lead hears of it no sooner.
    expect([1, 2, 3].map((n) => toldAt(gave({ due: "2026-11-25" }), n))).toEqual([
      [owner],
      [owner],
      [owner, "noomi-chef"],
    ]);
  });
  it("that were many before the day was moved do not bring in the lead", () => {
    const late = rings(gave(), 3).at(-1)?.story as Story;
    const moved = late.done(
      "change",
      { owner: { member: owner }, due: "2026-12-18" },
      asker,
      local("2026-12-08", "10:00"),
    );
    expect(remindedIn(moved)).toEqual([]);
    expect(toldAt(moved, 1)).toEqual([owner]);
  });
  it("go to whoever is there instead, and to the one on duty of a function", () => {
    const people = peopleWith([
      { type: "wentAway", member: owner, from: "2026-11-20", until: "2026-12-20" },
    ]);
    expect(toldAt(gave().in({ people }), 1)).toEqual([colleague]);
    const shift = gave({ owner: { function: "noomi-passet" } });
    // Thursday and Friday the deputy has it, Monday to Wednesday the contact person.
    expect([toldAt(shift, 1), toldAt(shift, 2), toldAt(shift, 3)[0]]).toEqual([
      [colleague],
      [colleague],
      owner,
    ]);
  });
  it("go to whoever answers for the agency when the owner has left, to the lead when all are away", () => {
    const left = peopleWith([], {
      ...register,
      members: register.members.filter(({ id }) => id !== owner),
    });
    expect(toldAt(gave().in({ people: left }), 1)).toEqual([colleague]);
    expect(gave().in({ people: left }).posts[`given:0:${colleague}`]).toBe(
      `${colleague} action.given`,
    );
    const away = [owner, colleague].map((member) => ({
      type: "wentAway",
      member,
      from: "2026-11-20",
      until: "2026-12-20",
    }));
    expect(toldAt(gave().in({ people: peopleWith(away) }), 1)).toEqual(["noomi-chef"]);
  });
  it("are not waited for where nobody is there for the owner on that day: whoever answers hears of it at once", () => {
    const away = (members: readonly string[], until: string) =>
      peopleWith(
        members.map((member) => ({ type: "wentAway", member, from: "2026-11-20", until })),
      );
    const told = (people: People): unknown => gave().in({ people }).posts["left:0:noomi-chef"];
    expect(told(away([owner, colleague], "2026-12-20"))).toBe("noomi-chef action.given");
    // Back before it is due.
    expect(told(away([owner, colleague], "2026-11-28"))).toBeUndefined();
    expect(told(away([owner], "2026-12-20"))).toBeUndefined();
  });
  it("ring one at a time, each anew, and stop when it is done", () => {
    const [first, second] = rings(gave(), 2);
    expect(Object.keys(second?.story.timers ?? {})).toHaveLength(1);
    expect(newPosts(first?.story as Story, second?.story as Story)).toEqual([
      `remind:0:2:${owner}`,
    ]);
    const done = second?.story.done("finish", {}, owner) as Story;
    // What was said stays where it was said, and says how it ended.
    expect(remindedIn(done)).toEqual([owner]);
    expect(done.posts[`remind:0:2:${owner}`]).toBe(`${owner} action.over`);
    expect(Object.keys(done.timers)).toEqual(["forget:0"]);
  });
  it("after a standstill ring once, not for each day that was missed", () => {
    const story = gave().fires("remind:doing:0:0", local("2026-12-14", "09:00"));
    expect(story.timers).toEqual({ "remind:doing:0:1": local("2026-12-16", "09:00") });
    expect(keysIn(story.view.posts.at(-1)?.message)[0]).toBe("action.late");
  });
});

describe("forgetting", () => {
  const ended = () => gave().done("finish", {}, owner);
  it("is ninety days after the end, on a workday, and takes everything", () => {
    const at = ended().timers["forget:0"] as string;
    expect(Date.parse(at) - Date.parse("2026-11-25T09:00:00Z")).toBeGreaterThanOrEqual(
      89 * 86_400_000,
    );
    expect(calendar.isWorkday(at)).toBe(true);
    const gone = ended().fires("forget:0");
    expect(gone.view).toMatchObject({ posts: [], timers: [], erase: expect.any(String) });
    expect(Date.parse(String(gone.view.erase)) - Date.parse(at)).toBe(86_400_000);
  });
  it("is nothing for what is open, and does not hinder one that is taken up again", () => {
    gave().when("forget", {}, "clock").then();
    const again = ended().done("reopen", {}, owner);
    again.when("forget", {}, "clock").then();
    expect(
      Object.keys(again.done("finish", {}, owner, local("2026-12-01", "10:00")).timers),
    ).toEqual(["forget:1"]);
  });
  it("cannot be undone", () => {
    ended().fires("forget:0").when("reopen", {}, owner).denied("core.absent");
  });
});
