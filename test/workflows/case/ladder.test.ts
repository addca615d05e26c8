import { describe, expect, it } from "vitest";
import { ladder } from "../../../workflows/case/rules.ts";
import { consentTo } from "../../support/consent-to.ts";
import {
  keysIn,
  local,
  newPosts,
  now,
  peopleWith,
  register,
  type Story,
} from "../../support/given.ts";
import { checkInWith, endedIn, high, invitation, opened, withCoordinator } from "./cases.ts";

const thursday = (wall: string) => local("2026-11-26", wall);
const friday = (wall: string) => local("2026-11-27", wall);
/** Fires the reminders 1 … n of the first round, each at its own time. */
const missed = (story: Story, n: number): Story =>
  Array.from({ length: n }, (_, i) => i + 1).reduce(
    (s, step) => s.fires(`miss:case:1:${step - 1}`),
    story,
  );
type Said = {
  readonly to: string;
  readonly turn: { readonly rung: string };
  readonly late: boolean;
  readonly gone: boolean;
};
/** What the lists of what is late are told, by whose they are. */
const told = (story: Story): Readonly<Record<string, Said>> =>
  Object.fromEntries(
    story.view.signals
      .filter(({ workflow, command }) => workflow === "day" && command === "overdue")
      .map(({ instance, values }) => [instance.slice("day-".length), values as Said]),
  );
/** Who has it now. */
const hasIt = (story: Story): readonly string[] =>
  Object.entries(told(story)).flatMap(([id, { to, turn }]) =>
    id === to ? [`${id} ${turn.rung}`] : [],
  );
const nextAt = (story: Story, step: number) => story.timers[`miss:case:1:${step - 1}`];

describe("a late check-in of high risk", () => {
  it("09 the holder, 11 the deputy, 13 the lead, and then the lead every workday", () => {
    const story = high();
    expect(nextAt(story, 1)).toBe(thursday("09:00"));
    expect(nextAt(missed(story, 1), 2)).toBe(thursday("11:00"));
    expect(nextAt(missed(story, 2), 3)).toBe(thursday("13:00"));
    expect(nextAt(missed(story, 3), 4)).toBe(friday("09:00"));
    expect([1, 2, 3, 4].map((n) => hasIt(missed(story, n)))).toEqual([
      ["noomi-kontakt holder"],
      ["noomi-ersattare deputy"],
      ["noomi-chef lead"],
      ["noomi-chef lead"],
    ]);
    expect(newPosts(story, missed(story, 4))).toEqual([]);
  });
  it("15 the regional coordinator, but only when taking part", () => {
    const story = missed(withCoordinator(high()), 3);
    expect(nextAt(story, 4)).toBe(thursday("15:00"));
    const all = story.fires("miss:case:1:3");
    expect(hasIt(all)).toEqual(["regionkoordinator-1 coordinator"]);
    expect(told(all)["regionkoordinator-1"]).toMatchObject({
      turn: { guest: { agency: "evonhuset", contact: "regionkoordinator-1" } },
    });
    expect(nextAt(all, 5)).toBe(friday("09:00"));
    const invitedOnly = missed(
      high().done("consent", consentTo(invitation())).done("invite", invitation()),
      4,
    );
    expect(Object.keys(told(invitedOnly))).not.toContain("regionkoordinator-1");
  });
  it("no longer goes to a coordinator who has left", () => {
    const left = withCoordinator(high()).done("leave", {}, "regionkoordinator-1");
    expect(Object.keys(told(missed(left, 5)))).not.toContain("regionkoordinator-1");
    const late = missed(withCoordinator(high()), 4).done(
      "leave",
      {},
      "regionkoordinator-1",
      thursday("15:30"),
    );
    expect(told(late)["regionkoordinator-1"]).toMatchObject({ to: "noomi-chef", gone: true });
    expect(hasIt(late)).toEqual(["noomi-chef coordinator"]);
  });
  it("counts each step from when the one before fired: downtime does not fire all at once, and says so", () => {
    const late = high().fires("miss:case:1:0", thursday("14:00"));
    expect(nextAt(late, 2)).toBe(thursday("16:00"));
    expect(told(late)["noomi-kontakt"]).toMatchObject({ late: true, due: thursday("09:00") });
    const isLate = (wall: string) =>
      told(high().fires("miss:case:1:0", thursday(wall)))["noomi-kontakt"]?.late;
    for (const wall of ["09:00", "11:00"]) expect(isLate(wall)).toBe(false);
    expect(isLate("11:01")).toBe(true);
    expect(nextAt(high().fires("miss:case:1:0", thursday("16:30")), 2)).toBe(friday("10:00"));
  });
  it("is only for the newest reader to act on; the earlier ones are told who has it", () => {
    const two = told(missed(high(), 2));
    expect(Object.keys(two)).toEqual(["noomi-kontakt", "noomi-ersattare"]);
    for (const said of Object.values(two))
      expect(said).toMatchObject({ to: "noomi-ersattare", turn: { rung: "deputy" }, gone: false });
  });
  it("ends with the check-in: everybody who was reminded is told", () => {
    const done = missed(high(), 2).done("calm", {}, "noomi-ersattare", thursday("12:00"));
    expect(done.timers).not.toHaveProperty("miss:case:1:2");
    expect(told(done)).toEqual({});
    expect(endedIn(done)).toEqual(["noomi-kontakt done", "noomi-ersattare done"]);
    expect(done.timers["miss:case:2:0"]).toBe(friday("09:00"));
  });
  it("goes with the case to the one who gets it, and out of the list of the one who had it; and back", () => {
    const late = missed(high(), 1);
    const give = (story: Story, member: string, wall: string) =>
      story.done(
        "assign",
        { holder: { member }, deputy: "noomi-ersattare" },
        undefined,
        thursday(wall),
      );
    const moved = give(late, "noomi-chef", "10:00");
    expect(hasIt(moved)).toEqual(["noomi-chef holder"]);
    expect(told(moved)["noomi-kontakt"]).toMatchObject({ to: "noomi-chef", gone: true });
    const back = give(moved, "noomi-kontakt", "10:30");
    expect(hasIt(back)).toEqual(["noomi-kontakt holder"]);
    const keys = (story: Story) =>
      story.view.signals.filter(({ command }) => command === "overdue").map(({ key }) => key);
    expect(keys(back).filter((key) => keys(late).includes(key))).toEqual([]);
  });
  it("says it in a message of its own, at once, after acute danger", () => {
    const acute = missed(high().done("checkIn", checkInWith({ safety: "red" })), 0);
    const late = acute.fires("miss:case:2:0");
    expect(told(late)).toEqual({});
    expect(newPosts(acute, late)).toEqual(["miss:2:1:noomi-kontakt"]);
    const on = late.fires("miss:case:2:1");
    const commands = (key: string) =>
      on.post(key).message.actions?.filter((action) => "command" in action);
    expect(commands("miss:2:1:noomi-kontakt")).toEqual([]);
    expect(keysIn(on.post("miss:2:1:noomi-kontakt").message)).toContain("case.miss.passedOn");
    expect(commands("miss:2:2:noomi-ersattare")).toHaveLength(1);
    const done = on.done("checkIn", checkInWith(), "noomi-ersattare", thursday("12:00"));
    expect(keysIn(done.post("miss:2:1:noomi-kontakt").message)).toContain("case.miss.doneBy");
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
    expect(hasIt(story)).toEqual(["noomi-chef lead"]);
    // And its holder, in whose list it says so.
    expect(Object.keys(told(story)).sort()).toEqual(["noomi-chef", "noomi-kontakt"]);
  });
});

describe("who stands on a rung", () => {
  const away = (...ids: string[]) => ({
    people: peopleWith(
      ids.map((member) => ({ type: "wentAway", member, from: "2026-11-25", until: "2026-12-24" })),
    ),
  });
  it("somebody who is away is stood in for", () => {
    expect(hasIt(missed(high({ world: away("noomi-kontakt") }), 1))).toEqual([
      "noomi-ersattare holder",
    ]);
  });
  it("falls back upwards, so that there is somebody", () => {
    expect(hasIt(missed(high({ world: away("noomi-kontakt", "noomi-ersattare") }), 1))).toEqual([
      "noomi-chef holder",
    ]);
  });
  it("a function answers with who is on duty that day", () => {
    const duty = high().done("assign", {
      holder: { function: "noomi-passet" },
      deputy: "noomi-chef",
    });
    expect(hasIt(missed(duty, 1))).toEqual(["noomi-ersattare holder"]);
  });
  it("somebody who cannot be reached is stood in for at once", () => {
    const gone = {
      people: peopleWith([{ type: "becameUnreachable", address: "slack|T0STAFETT/U0NOOMI01" }]),
    };
    expect(hasIt(missed(high(), 1).in(gone))).toEqual(["noomi-ersattare holder"]);
  });
  it("somebody who has other work by now, or works elsewhere, is passed over: it would be said to nobody", () => {
    const changed = (id: string, change: object) => ({
      people: peopleWith([], {
        ...register,
        members: register.members.map((each) => (each.id === id ? { ...each, ...change } : each)),
      }),
    });
    for (const change of [{ roles: ["technician"] }, { agency: "evonhuset" }] as const) {
      expect(hasIt(missed(high(), 1).in(changed("noomi-kontakt", change)))).toEqual([
        "noomi-ersattare holder",
      ]);
      expect(hasIt(missed(high(), 2).in(changed("noomi-ersattare", change)))).toEqual([
        "noomi-chef deputy",
      ]);
    }
  });
  it("reminds somebody even when everybody is away", () => {
    const nobody = away("noomi-kontakt", "noomi-ersattare", "noomi-chef");
    expect(hasIt(missed(high({ world: nobody }), 1))).not.toEqual([]);
  });
});

describe("the rungs", () => {
  const rungs = (story: Story) => ladder(story.state as never, story.world);
  it("reach the region's coordinators when they take part, and no other guest", () => {
    expect(rungs(high())).toEqual(["holder", "deputy", "lead"]);
    expect(rungs(withCoordinator(high()))).toEqual(["holder", "deputy", "lead", "coordinator"]);
    const guest = high()
      .done("consent", consentTo(invitation("boende-syd")))
      .done("invite", invitation("boende-syd"))
      .done("accept", { contact: "boende-syd-kontakt" }, "boende-syd-kontakt");
    expect(rungs(guest)).toEqual(["holder", "deputy", "lead"]);
    expect(
      rungs(high().done("consent", consentTo(invitation())).done("invite", invitation())),
    ).toEqual(["holder", "deputy", "lead"]);
  });
  it("name nobody twice", () => {
    expect(rungs(high({ deputy: "noomi-chef" }))).toEqual(["holder", "deputy"]);
  });
});

describe("what has been said stays true", () => {
  it("a late check-in that changes the risk tells those who were reminded that it is done", () => {
    const late = missed(high(), 1);
    const done = late.done(
      "checkIn",
      checkInWith({ risk: "medium" }),
      undefined,
      thursday("10:00"),
    );
    expect(endedIn(done)).toEqual(["noomi-kontakt done"]);
  });
  it("putting off a late check-in does not say that it is done", () => {
    const late = high().done("calm", {}, "noomi-ersattare", now).fires("miss:case:2:0");
    const put = late.done(
      "snooze",
      { until: "2026-11-27", reason: "meetingBooked" },
      undefined,
      thursday("10:00"),
    );
    expect(endedIn(put)).toContain("noomi-kontakt postponed");
    expect(endedIn(put).filter((said) => said.endsWith("done"))).toEqual([]);
  });
  it("a new holder does not hear of what was done before", () => {
    const done = missed(high(), 1).done("calm", {}, undefined, thursday("10:00"));
    const moved = done.done(
      "assign",
      { holder: { member: "noomi-chef" }, deputy: "noomi-ersattare" },
      undefined,
      thursday("11:00"),
    );
    expect(newPosts(done, moved)).toEqual(["assigned:1:noomi-chef"]);
  });
});
