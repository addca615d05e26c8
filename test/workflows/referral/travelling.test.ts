// Somebody travels home on Saturday. What stops it then reaches those who are there, in time for the journey.
import { describe, expect, it } from "vitest";
import { comesAt } from "../../../src/rules/hours.ts";
import type { Post } from "../../../src/rules/workflow.ts";
import { keysIn, local, type Story } from "../../support/given.ts";
import {
  betweenAuthorities,
  byCase,
  cardsOf,
  commandsIn,
  malmo,
  ongoing,
  receiver,
  sender,
  taking,
} from "./referrals.ts";

const [owner, duty] = [malmo.by, "socialtjansten-malmo-ersattare"];
const saturday = local("2026-11-28", "12:00");
const going = (more: Readonly<Record<string, unknown>> = {}): Story =>
  betweenAuthorities("samtycke_sekretess", {
    service: "atervandande_AMP",
    to: "evonhuset",
    ...more,
  })
    .done("assess", { asylum: "no", risk: "low", met: "no" }, owner)
    .done("send", {}, owner)
    .done("freeze", { snapshot: { at: local("2026-11-25", "10:00"), child: "no" } }, byCase)
    .done("receive", {}, receiver)
    .done("accept", taking, receiver);
const travelling = (
  values: Readonly<Record<string, unknown>> = { day: "2026-11-28", part: "evening" },
  by = receiver,
): Story => going().done("travel", values, by);
/** To whom a post goes, and when. */
const told = (story: Story, prefix: string, at: string) =>
  Object.fromEntries(
    story.view.posts
      .filter(({ key }) => key.startsWith(prefix))
      .map(({ to, urgency }: Post) => [
        "member" in to && to.member,
        urgency && "member" in to && comesAt(to.member, urgency, at as never, story.world),
      ]),
  );
const dueOf = (story: Story): string | undefined =>
  story.view.timers.map(({ at }) => at).toSorted()[0];

describe("a journey home", () => {
  it("is said by either side, in codes, and changed by either", () => {
    for (const by of [receiver, owner])
      expect(travelling(undefined, by).state).toMatchObject({
        travel: { day: "2026-11-28", part: "evening" },
      });
    const later = travelling().done("travel", { day: "2026-12-01", part: "morning" }, owner);
    expect(later.state).toMatchObject({ travel: { day: "2026-12-01", part: "morning" } });
    for (const who of [receiver, owner])
      expect(JSON.stringify(later.panel("show", who))).toContain('{"day":"2026-12-01"}');
    for (const { message } of later.view.posts)
      expect(JSON.stringify(message)).not.toMatch(/2026-12-01|dayPart/);
  });
  it("cannot have been, nor be in years, and belongs to a return", () => {
    for (const day of ["2026-11-24", "2029-11-24"])
      going().when("travel", { day, part: "night" }, owner).refused("referral.travel.when", "day");
    const other = ongoing();
    other
      .when("travel", { day: "2026-11-28", part: "night" }, sender)
      .refused("referral.travel.none");
    expect(commandsIn(other.panel("show", sender))).not.toContain("travel");
    expect(commandsIn(going().panel("show", owner))).toContain("travel");
    going().when("travel", { day: "2026-11-28", part: "night" }, "noomi-kontakt").denied();
  });
});

describe("a journey that is stopped on its day", () => {
  const stops: readonly [string, (story: Story, at: string) => Story, string][] = [
    [
      "by its owner",
      (story, at) => story.done("withdraw", { reason: "other" }, owner, at),
      "halt:",
    ],
    ["by a consent that is taken back", (story, at) => story.done("stop", {}, byCase, at), "halt:"],
    [
      "by the receiver, who cannot do it",
      (story, at) => story.done("fail", { reason: "personDeclines" }, receiver, at),
      "turn:",
    ],
  ];
  it.each(stops)(
    "%s on a Saturday: who is on duty has it at once, and an hour",
    (_how, stop, key) => {
      const gone = stop(travelling(), saturday);
      expect(told(gone, key, saturday)).toEqual({
        [owner]: local("2026-11-30", "08:00"),
        [duty]: saturday,
      });
      expect(dueOf(gone)).toBe(local("2026-11-28", "13:00"));
      expect(keysIn(gone.panel("show", duty, saturday))).toContain("referral.travel.today");
    },
  );
  it.each(stops)(
    "%s in the middle of a workday: before the journey, not two hours later",
    (_how, stop) => {
      const noon = travelling({ day: "2026-11-27", part: "afternoon" });
      expect(dueOf(stop(noon, local("2026-11-27", "10:00")))).toBe(local("2026-11-27", "11:00"));
      expect(dueOf(stop(noon, local("2026-11-27", "08:30")))).toBe(local("2026-11-27", "10:30"));
    },
  );
  it.each(stops)(
    "%s days before, or afterwards: it waits for the next workday as it did",
    (_how, stop, key) => {
      const early = stop(travelling({ day: "2026-12-11", part: "evening" }), saturday);
      expect(Object.keys(told(early, key, saturday))).toEqual([owner]);
      expect(dueOf(early)).toBe(dueOf(stop(going(), saturday)));
      const after = stop(travelling({ day: "2026-11-26", part: "evening" }), saturday);
      expect(Object.keys(told(after, key, saturday))).toEqual([owner]);
    },
  );
  it("and nobody on duty does anything: they are told again, within the day", () => {
    const gone = travelling().done("withdraw", { reason: "other" }, owner, saturday);
    const again = gone.fires("silent", local("2026-11-28", "13:00"));
    expect(told(again, "", local("2026-11-28", "13:00"))).toHaveProperty(
      [duty],
      local("2026-11-28", "13:00"),
    );
    expect(
      cardsOf(again.done("settle", {}, duty, local("2026-11-28", "13:20")), duty).length,
    ).toBeGreaterThan(0);
  });
});
