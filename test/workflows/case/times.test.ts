// How long it took: days that the case knows or is told, and bands that are all that leaves it.
import { describe, expect, it } from "vitest";
import { kase } from "../../../workflows/case/index.ts";
import { given, local, memberOf, now, type Story } from "../../support/given.ts";
import { closing, opened, withCoordinator } from "./cases.ts";

const shelter = { sender: "referral", instance: "R1" } as never;
const at = local("2026-12-07", "10:00");
const bandsOf = (story: Story): unknown => {
  const stats = story.view.signals.find(({ workflow }) => workflow === "statistics")?.values
    .stats as Readonly<Record<string, string>>;
  return Object.fromEntries(
    Object.entries(stats).filter(([name]) => name.startsWith("to") || name.startsWith("asked")),
  );
};
/** But the answers: only the days. */
const known = (story: Story): Readonly<Record<string, unknown>> => {
  const {
    ageGroup: _age,
    counting: _said,
    ...days
  } = kase.commands.close.prefill?.(
    story.state as never,
    story.world,
    { member: memberOf("noomi-kontakt") },
    at as never,
    {},
  ) ?? {};
  return days;
};
const closed = (
  days: Readonly<Record<string, string>>,
  story = opened(),
  counting = "yes",
): Story => story.done("close", { reason: "goalReached", counting, ...days }, undefined, at);
/** A place in a shelter was asked for on Wednesday, and given on Friday. */
const placed = (story = opened()): Story =>
  story
    .done(
      "share",
      {
        number: "H-1",
        to: "boende-syd",
        kind: "hanvisning",
        service: "skyddat_boende",
        groups: [],
        sends: 1,
      },
      shelter,
      now,
    )
    .done("chain", { to: "boende-syd", step: "accepted" }, shelter, local("2026-11-27", "10:00"));

describe("how long it took", () => {
  it("is told in bands from the first contact, and no day is", () => {
    const story = closed({
      firstContactOn: "2026-11-20",
      coordinatorOn: "2026-11-20",
      shelterOn: "2026-11-25",
    });
    expect(bandsOf(story)).toEqual({ toCoordinator: "sameDay", toShelter: "days3to7" });
    expect(
      JSON.stringify(story.view.signals.filter(({ workflow }) => workflow === "statistics")),
    ).not.toMatch(/2026-11-/);
  });
  it.each([
    ["2026-11-20", "sameDay"],
    ["2026-11-19", "days1to2"],
    ["2026-11-18", "days1to2"],
    ["2026-11-17", "days3to7"],
    ["2026-11-13", "days3to7"],
    ["2026-11-12", "days8to30"],
    ["2026-10-21", "days8to30"],
    ["2026-10-20", "longer"],
  ])("from %s it is %s", (firstContactOn, band) => {
    expect(bandsOf(closed({ firstContactOn, coordinatorOn: "2026-11-20" }))).toEqual({
      toCoordinator: band,
    });
  });
  it("is not known without the first contact, and kept nowhere without the person's yes", () => {
    expect(bandsOf(closed({ coordinatorOn: "2026-11-20", shelterOn: "2026-11-20" }))).toEqual({});
    const no = closed(
      { firstContactOn: "2026-11-20", coordinatorOn: "2026-11-20" },
      opened(),
      "no",
    );
    expect(bandsOf(no)).toEqual({});
    expect(JSON.stringify(no.state)).not.toContain("2026-11-20");
  });
  it("cannot end before it began, nor tomorrow", () => {
    const says = (days: object) => opened().when("close", { ...closing, ...days }, undefined, at);
    says({ firstContactOn: "2026-11-20", shelterOn: "2026-11-19" }).refused(
      "case.times.order",
      "shelterOn",
    );
    says({ firstContactOn: "2026-12-08" }).refused("case.times.ahead", "firstContactOn");
    says({ firstContactOn: "2026-12-07", coordinatorOn: "2026-12-07" }).then({ type: "closed" });
  });
});
describe("what the case knows", () => {
  it("is when a coordinator came, and when a shelter had said yes", () => {
    expect(known(opened())).toEqual({});
    expect(known(withCoordinator(opened(), local("2026-11-26", "10:00")))).toEqual({
      coordinatorOn: "2026-11-26",
    });
    expect(known(placed())).toEqual({ shelterOn: "2026-11-27" });
  });
  it("is the day of the call that it came from, and that whoever took it is a coordinator", () => {
    const began = local("2026-11-23", "22:10");
    const first = {
      agency: "evonhuset",
      region: "SYD",
      holder: { member: "regionkoordinator-1" },
      deputy: "regionkoordinator-2",
    };
    const call = { ...first, child: "no", by: "regionkoordinator-1", fromCall: { began } };
    const story = given(kase).done(
      "openCall",
      call,
      { sender: "call", instance: "S" } as never,
      now,
    );
    expect(known(story)).toEqual({
      source: "supportLine",
      firstContactOn: "2026-11-23",
      coordinatorOn: "2026-11-25",
    });
  });
  it("says how long the first yes took", () => {
    const over = placed().done("chain", { to: "boende-syd", step: "confirmed" }, shelter, at);
    expect(
      bandsOf(closed({ firstContactOn: "2026-11-25", shelterOn: "2026-11-27" }, over)),
    ).toEqual({
      askedShelter: "met",
      toShelter: "days1to2",
      toAnswer: "days1to2",
    });
  });
  it("is what was said before, when it is closed again", () => {
    const days = { firstContactOn: "2026-11-20", coordinatorOn: "2026-11-21" };
    const again = closed(days).done("reopen", {}, undefined, at);
    expect(known(again)).toEqual(days);
    expect(known(closed({}, again, "no").done("reopen", {}, undefined, at))).toEqual({});
  });
  it("is no day before the first contact: it would be refused where nobody has looked", () => {
    const over = placed().done("chain", { to: "boende-syd", step: "confirmed" }, shelter, at);
    const again = closed({ firstContactOn: "2026-11-28" }, over).done("reopen", {}, undefined, at);
    expect(known(again)).toEqual({ firstContactOn: "2026-11-28" });
    again
      .when("close", { reason: "goalReached", counting: "yes", ...known(again) }, undefined, at)
      .then({ type: "closed" });
  });
  it("is never that a reflection period was granted, or that there was support: nobody has said so", () => {
    const period = opened().done("setDeadline", {
      kind: "betanketid",
      day: "2026-12-20",
      appliedOn: "2026-11-20",
      decidedOn: "2026-11-24",
    });
    expect(known(period)).toEqual({});
    expect(known(placed())).not.toHaveProperty("support");
  });
});
