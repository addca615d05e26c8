// A meeting that nobody held, or that nobody ended.
import { describe, expect, it } from "vitest";
import { local, type Story, toOf } from "../../support/given.ts";
import { commandsIn } from "../referral/referrals.ts";
import { chair, closed, guest, notes, running, stranger, through } from "./meetings.ts";

describe("a meeting that nobody held, or nobody ended", () => {
  const openPost = (story: Story): readonly string[] =>
    story.view.posts.filter(({ key }) => key.startsWith("open:")).map(toOf);
  const first = local("2026-12-02", "09:00");
  it("is told its chair the next workday and every other one after, until somebody acts; nothing is closed by itself", () => {
    const sent = closed();
    expect(sent.timers).toEqual({
      "stillOpen:meeting:0:0": first,
      "day:0": local("2026-12-01", "07:00"),
    });
    const once = sent.fires("day:0").fires("stillOpen:meeting:0:0");
    expect([openPost(once), once.state.step]).toEqual([[chair], "sent"]);
    expect(commandsIn(once.post(`open:1:${chair}`).message)).toEqual(["move", "cancel", "start"]);
    expect(once.timers).toEqual({ "stillOpen:meeting:0:1": local("2026-12-04", "09:00") });
    expect(openPost(once.fires("stillOpen:meeting:0:1"))).toEqual([chair]);
    const held = running().fires("stillOpen:meeting:0:0");
    expect(commandsIn(held.post(`open:1:${chair}`).message)).toContain("finish");
    expect(openPost(through(held).done("finish", {}, chair, first))).toEqual([]);
    expect(openPost(once.done("cancel", {}, chair, first))).toEqual([]);
  });
  it("begins to count anew when it is moved", () => {
    const moved = closed()
      .fires("stillOpen:meeting:0:0")
      .done("move", { day: "2026-12-10", time: "09:00" }, chair, first);
    expect(moved.timers).toEqual({
      "stillOpen:meeting:1:1": local("2026-12-11", "09:00"),
      "day:1": local("2026-12-10", "07:00"),
    });
  });
});

describe("on the day of the meeting", () => {
  const card = (story: Story): readonly string[] =>
    commandsIn(story.post("card:noomi-region-syd").message);
  const called = (story: Story): readonly string[] =>
    commandsIn(story.post(`called:0:${"noomi"}:${notes}`).message);
  it("starting it is the first button, and on no other day any", () => {
    const sent = closed();
    expect([card(sent), called(sent)].flat()).not.toContain("start");
    const today = sent.fires("day:0");
    expect(today.post("card:noomi-region-syd").message.actions?.[0]).toMatchObject({
      command: "start",
      style: "primary",
    });
    expect(called(today)[0]).toBe("start");
    expect(commandsIn(sent.panel("show", guest, local("2026-11-30", "16:00")))).not.toContain(
      "start",
    );
    expect(commandsIn(sent.panel("show", guest, local("2026-12-01", "08:00")))[0]).toBe("start");
    expect(
      commandsIn(sent.panel("show", stranger, local("2026-12-01", "08:00")) ?? []),
    ).not.toContain("start");
    expect(today.timers).not.toHaveProperty("day:0");
    // Moved, it is another day.
    const moved = today.done(
      "move",
      { day: "2026-12-10", time: "09:00" },
      chair,
      local("2026-12-01", "08:00"),
    );
    expect(card(moved)).not.toContain("start");
    sent.when("dayCame", {}, "clock", local("2026-12-02", "07:00")).then();
  });
});

describe("who cannot come", () => {
  const told = (story: Story): readonly string[] =>
    story.view.posts.filter(({ key }) => key.startsWith("excused:")).map(toOf);
  it("is told the chair, and the note-taker when it is the chair's own agency; at the meeting everybody sees it", () => {
    expect(told(closed().done("excuse", {}, guest))).toEqual([chair]);
    expect(told(closed().done("excuse", {}, chair))).toEqual([notes]);
    expect(told(running().done("excuse", {}, guest, local("2026-12-01", "09:00")))).toEqual([]);
  });
});
