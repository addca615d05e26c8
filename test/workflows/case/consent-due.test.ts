// A consent is looked at again before it runs out.
import { describe, expect, it } from "vitest";
import { calendar } from "../../../src/calendar/index.ts";
import { local, peopleWith, type Story } from "../../support/given.ts";
import { closing } from "./cases.ts";
import { asks, consenting, last, referralOf } from "./consents.ts";

describe("before it runs out", () => {
  it("whoever has the case is asked to look at it again, once; what goes on is left alone", () => {
    const story = consenting();
    const [key = "", at] =
      Object.entries(story.timers).find(([each]) => each.startsWith("consentDue:")) ?? [];
    expect(at).toBe(calendar.beforeDay("2027-02-23", 7, "09:00"));
    const shared = story.done("share", asks(), referralOf(1));
    const due = shared.fires(key);
    expect(due.posts[`consent:${last(due)}:noomi-kontakt`]).toBe(
      "noomi-kontakt case.consent.review",
    );
    expect(Object.keys(due.timers).filter((each) => each.startsWith("consentDue:"))).toEqual([]);
    expect(due.view.signals.map((tell) => tell.command)).not.toContain("stop");
    due.when("consentDue", { id: last(due) }, "clock").then();
  });
  it("the one who stands in is asked when the holder is on leave", () => {
    const story = consenting();
    const key = Object.keys(story.timers).find((each) => each.startsWith("consentDue:")) ?? "";
    const away = peopleWith([
      { type: "wentAway", member: "noomi-kontakt", from: "2027-02-01", until: "2027-03-01" },
    ]);
    expect(story.in({ people: away }).fires(key).state).toMatchObject({
      consents: [{ reviewer: "noomi-ersattare" }],
    });
  });
  it("opened again after that day, it is asked about at the next check-in and not at night; closed again meanwhile, too", () => {
    const dues = (story: Story) =>
      Object.entries(story.timers).filter(([each]) => each.startsWith("consentDue:"));
    const closed = consenting().done("close", closing);
    expect(dues(closed)).toEqual([]);
    const night = local("2027-02-20", "23:00");
    const again = closed.done("reopen", {}, undefined, night);
    const [[key = "", at] = [], ...more] = dues(again);
    expect([at, more]).toEqual([again.state.due, []]);
    expect(again.state.due > night).toBe(true);
    const third = again
      .done("close", closing, undefined, night)
      .done("reopen", {}, undefined, local("2027-03-20", "23:00"));
    expect(dues(third)[0]?.[1]).toBe(third.state.due);
    expect(dues(third)[0]?.[0]).not.toBe(key);
    expect(dues(third.fires("consentDue"))).toEqual([]);
    // One whose day is still to come keeps it.
    expect(dues(closed.done("reopen", {}, undefined, local("2026-12-02", "10:00")))[0]?.[1]).toBe(
      dues(consenting())[0]?.[1],
    );
  });
  it("a no, a withdrawn one and one that is short from the start are not asked about", () => {
    for (const story of [
      consenting({ given: "no" }),
      consenting({ validTo: "2026-11-30" }),
      consenting().done("revoke", { id: last(consenting()), how: "spoken" }),
    ])
      expect(Object.keys(story.timers).filter((each) => each.startsWith("consentDue:"))).toEqual(
        [],
      );
  });
});
