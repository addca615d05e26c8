// A case at a meeting: from when it is worth bringing up, and why, for those who take part in it.
import { describe, expect, it } from "vitest";
import { consentTo } from "../../support/consent-to.ts";
import { keysIn, local, now, type Story } from "../../support/given.ts";
import { checkInWith, closedByTwo, high, invitation, opened } from "./cases.ts";

const owner = "noomi-kontakt";
const guest = "regionkoordinator-1";
/** The codes behind "why", as the one who looks is shown them. */
const why = (
  story: Story,
  by = owner,
  at: string = local("2026-12-21", "10:00"),
): readonly string[] => {
  const shown = JSON.stringify(story.panel("meeting", by, at));
  const codes = /"codes":(?:\{"[^"]*":)?(\[[^\]]*\])/.exec(shown)?.[1];
  return codes === undefined ? [] : (JSON.parse(codes) as string[]);
};
const withGuest = (story: Story, ...groups: readonly string[]): Story =>
  story
    .done("consent", consentTo(invitation("evonhuset", groups)))
    .done("invite", invitation("evonhuset", groups))
    .done("accept", { contact: guest }, guest);
const wished = (): Story => opened().done("checkIn", checkInWith({ agenda: "yes" }));
const withDeadline = (): Story =>
  opened().done("setDeadline", { kind: "betanketid", day: "2027-01-02" });

describe("why a case is brought up", () => {
  it("is that it was asked for, its risk, a deadline within two weeks, or that it is new", () => {
    expect(why(wished())).toEqual(["asked"]);
    expect(why(high())).toEqual(["highRisk"]);
    expect(why(withDeadline())).toEqual(["deadline"]);
    expect(why(withDeadline(), owner, local("2026-12-18", "10:00"))).toEqual([]);
    expect(why(withDeadline(), owner, local("2026-12-19", "10:00"))).toEqual(["deadline"]);
    expect(why(opened(), owner, local("2026-12-09", "09:59"))).toEqual(["recent"]);
    expect(why(opened(), owner, local("2026-12-09", "10:00"))).toEqual([]);
    expect(why(high(), owner, now)).toEqual(["highRisk", "recent"]);
  });
  it("is asked of the owner where nothing can be said", () => {
    expect(keysIn(opened().panel("meeting", owner, local("2026-12-21", "10:00")))).toContain(
      "case.meeting.ask",
    );
    expect(keysIn(high().panel("meeting", owner, now))).not.toContain("case.meeting.ask");
  });
  it("is told a guest only as far as it was shown to them", () => {
    expect(why(withGuest(high(), "behov"), guest)).toEqual([]);
    expect(why(withGuest(high(), "sakerhet"), guest)).toEqual(["highRisk"]);
    expect(why(withGuest(withDeadline(), "behov"), guest)).toEqual([]);
    expect(why(withGuest(withDeadline(), "migration"), guest)).toEqual(["deadline"]);
    for (const story of [withGuest(high(), "behov"), withGuest(withDeadline(), "behov")])
      expect(why(story)).toHaveLength(1);
  });
});

describe("the day from which it is worth bringing up", () => {
  const raiseAt = (story: Story): unknown => story.view.summary.raiseAt;
  it("is at once for what was asked or is dangerous, and two weeks before the first deadline", () => {
    expect(raiseAt(high())).toBe(now);
    expect(raiseAt(wished())).toBe(now);
    expect(raiseAt(withDeadline().done("setDeadline", { kind: "NSP", day: "2027-02-01" }))).toBe(
      "2026-12-19T00:00:00.000Z",
    );
    expect(raiseAt(opened())).toBeUndefined();
  });
  it("never comes for a quiet case, or one that is closed", () => {
    expect(raiseAt(high({ quiet: "yes" }))).toBeUndefined();
    expect(raiseAt(closedByTwo(high()))).toBeUndefined();
  });
  it("is over when a meeting has been through what was asked for", () => {
    const through = wished().done("discussed", {}, { sender: "agenda", instance: "D1" } as never);
    expect(raiseAt(through)).toBeUndefined();
    through.when("discussed", {}, { sender: "agenda", instance: "D1" } as never).then();
  });
});
