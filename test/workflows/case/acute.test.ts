import { describe, expect, it } from "vitest";
import { kase } from "../../../workflows/case/index.ts";
import { list } from "../../../workflows/case/lists.ts";
import { keysIn, local, memberOf, newPosts, now } from "../../support/given.ts";
import { checkInWith, opened } from "./cases.ts";

const thursday = (wall: string) => local("2026-11-26", wall);

describe("acute danger", () => {
  const red = opened().done("checkIn", checkInWith({ safety: "red" }));
  it("shows the numbers to phone at once", () => {
    expect(kase.commands.checkIn.after?.(red.state, { safety: "red" })).toEqual({ panel: "acute" });
    expect(kase.commands.checkIn.after?.(red.state, { safety: "yellow" })).toBeUndefined();
    const panel = red.panel("acute", "noomi-kontakt");
    expect(keysIn(panel)).toContain("core.emergency");
    expect(JSON.stringify(panel)).toContain('"112"');
  });
  it("sends the deputy a neutral message, and nothing to any space", () => {
    expect(newPosts(opened(), red)).toEqual(["red:1:noomi-ersattare"]);
    const { message } = red.post("red:1:noomi-ersattare");
    expect(JSON.stringify(message)).not.toMatch(/acute|danger|urgent|safety/);
    expect(message.body?.every((block) => !("tone" in block))).toBe(true);
    const spaces = (story: typeof red) => story.view.posts.filter((post) => "space" in post.to).map((post) => keysIn(post.message));
    expect(spaces(red)).toEqual(spaces(opened().done("calm")));
  });
  it("goes to the lead when the deputy made the check-in", () => {
    const byDeputy = opened().done("checkIn", checkInWith({ safety: "red" }), "noomi-ersattare");
    expect(Object.keys(byDeputy.posts)).toContain("red:1:noomi-chef");
    expect(Object.keys(byDeputy.posts)).not.toContain("red:1:noomi-ersattare");
  });
  it("notes who was phoned, once there is something to note", () => {
    red.when("called", { whom: "112" }).then({ type: "calledFor", called: "112" });
    opened().when("called", { whom: "112" }).refused("case.called.noRed");
    expect(red.done("called", { whom: "112" }).state.red).toMatchObject({ called: "112" });
  });
  it("does not alarm anybody anew when somebody else looks at it in full", () => {
    const full = red.done("checkIn", checkInWith({ safety: "yellow" }), "noomi-ersattare", thursday("10:00"));
    expect(newPosts(red, full)).toEqual([]);
  });
  it("is looked at again on the next workday at the latest, whatever the risk, and asks who has the weekend", () => {
    for (const risk of ["low", "medium", "high", "notAssessed"]) {
      const story = opened({ risk }).done("checkIn", checkInWith({ safety: "red", risk }));
      expect([risk, story.state.due]).toEqual([risk, thursday("09:00")]);
      expect(story.view.timers.map(({ command }) => command)).toContain("askWeekend");
    }
  });
  it("is answered by a full check-in: no one tap, no putting off, and the sentence says why", () => {
    for (const command of ["calm", "noContact", "snooze"]) {
      red.when(command, command === "snooze" ? { until: "2026-12-01", reason: "other" } : {}).denied("case.acute.full");
    }
    const again = red.done("checkIn", checkInWith({ safety: "yellow" }), "noomi-kontakt", thursday("10:00"));
    expect(again.done("calm").state.latest).toMatchObject({ safety: "yellow" });
  });
  it("stands first and marked in lists, without one tap, until somebody has looked at it in full", () => {
    expect(red.view.summary.flags).toContain("acute");
    const row = (instance: string, flags: readonly string[]) =>
      ({ instance, workflow: "case", summary: { open: true, ref: instance, dueAt: thursday("09:00"), flags } }) as never;
    const shown = JSON.stringify(list("mine", [row("A", []), row("B", ["acute"])], { member: memberOf("noomi-kontakt"), now } as never));
    expect(shown.indexOf('"ref":"B"')).toBeLessThan(shown.indexOf('"ref":"A"'));
    expect(shown.match(/case\.mine\.full/g)).toHaveLength(1);
    expect(shown.match(/case\.calm\.button/g)).toHaveLength(1);
    const full = red.done("checkIn", checkInWith({ safety: "yellow" }), "noomi-kontakt", thursday("10:00"));
    expect(full.view.summary.flags).not.toContain("acute");
  });
  it("has the numbers on top of the case until then; who was phoned can be found afterwards, too", () => {
    const rung = red.done("called", { whom: "112" });
    expect(keysIn(rung.panel("show", "noomi-kontakt"))).toEqual(
      expect.arrayContaining(["case.acute.still", "case.acute.title", "case.show.rung"]),
    );
    const full = rung.done("checkIn", checkInWith({ safety: "yellow" }), "noomi-kontakt", thursday("10:00"));
    const keys = keysIn(full.panel("show", "noomi-kontakt"));
    expect([keys.includes("case.acute.still"), keys.includes("case.show.rung")]).toEqual([false, true]);
  });
});
