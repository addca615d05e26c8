// Whether it is a child: asked until somebody knows, changed when somebody knows better, and never without the way to a report of concern.
import { describe, expect, it } from "vitest";
import { kase } from "../../../workflows/case/index.ts";
import { hook, keysIn, local, memberOf, now, type Story } from "../../support/given.ts";
import { checkInWith, opened, withCoordinator } from "./cases.ts";

const unknown = (): Story => opened({ child: "unknown" });
const shown = (story: Story, panel = "show", by = "noomi-kontakt") =>
  keysIn(story.panel(panel, by));
const leadsTo = (command: string, story: Story, values: object) =>
  hook(kase, command, "after")(story.state, values);
const later = local("2026-11-26", "10:00");

describe("Är det ett barn?", () => {
  it("opened with 'Vet inte' shows the same text about a report of concern as 'Ja' does", () => {
    expect(leadsTo("open", unknown(), { child: "unknown" })).toEqual({ panel: "childOpened" });
    expect(leadsTo("open", opened(), { child: "no", moreUnknown: "2" })).toEqual({
      panel: "childOpened",
    });
    expect(leadsTo("open", opened(), { child: "no" })).toEqual({ panel: "opened" });
    const texts = ["case.child.now", "case.child.how", "case.child.numbers"];
    expect(shown(unknown(), "childOpened")).toEqual(
      expect.arrayContaining([...texts, "case.child.unknownTitle"]),
    );
    expect(shown(opened({ child: "yes" }), "childOpened")).toEqual(
      expect.arrayContaining([...texts, "case.child.title"]),
    );
  });
  it("can be changed: the new answer holds, the old one stands beside it with who changed it, and stays in the journal", () => {
    const changed = unknown().done("setChild", { child: "yes" }, "noomi-ersattare", later);
    expect(changed.state).toMatchObject({
      child: "yes",
      childBefore: [{ child: "unknown", at: later, by: "noomi-ersattare" }],
    });
    expect(shown(changed)).toContain("case.show.childBefore");
    const back = changed.done("setChild", { child: "no" }, undefined, later);
    expect(back.state).toMatchObject({
      child: "no",
      childBefore: [{ child: "unknown" }, { child: "yes" }],
    });
    unknown().when("setChild", { child: "unknown" }).refused("case.assign.nothing", "child");
    expect([
      leadsTo("setChild", changed, { child: "yes" }),
      leadsTo("setChild", back, { child: "no" }),
    ]).toEqual([{ panel: "child" }, { panel: "show" }]);
    expect(shown(changed, "child")).toEqual(
      expect.arrayContaining(["case.child.title", "case.child.now"]),
    );
    expect(shown(back, "child")).not.toContain("case.child.now");
  });
  it("is changed where risk is changed, too", () => {
    const changed = opened().done("setRisk", { risk: "medium", quiet: "no", child: "yes" });
    expect(changed.state).toMatchObject({ child: "yes", childBefore: [{ child: "no" }], round: 1 });
    expect(leadsTo("setRisk", changed, { risk: "high", child: "yes" })).toEqual({ panel: "child" });
    const both = opened().done("setRisk", { risk: "high", quiet: "no", child: "yes" });
    expect(both.state).toMatchObject({ child: "yes", risk: "high", round: 2 });
    opened()
      .when("setRisk", { risk: "medium", quiet: "no", child: "no" })
      .refused("case.assign.nothing", "risk");
  });
  it("also when the case is closed", () => {
    expect(
      opened().done("close", { reason: "goalReached" }).done("setChild", { child: "yes" }).state
        .child,
    ).toBe("yes");
  });
  it("is nobody else's to change, or to be shown", () => {
    const shared = withCoordinator(unknown());
    shared.when("setChild", { child: "yes" }, "regionkoordinator-1").denied();
    expect(shared.panel("child", "regionkoordinator-1")).toBeUndefined();
  });
  it("tells its guide", () => {
    const guided = unknown().done("guided", {}, { sender: "guide", instance: "G1" } as never);
    const told = (story: Story) => story.view.signals.find(({ workflow }) => workflow === "guide");
    const changed = guided.done("setChild", { child: "yes" });
    expect(told(changed)).toMatchObject({ values: { child: "yes" } });
    expect(told(changed)?.key).not.toBe(told(guided)?.key);
  });
});

describe("a case of which nobody knows", () => {
  const choices = (story: Story, who: string) =>
    hook(kase, "checkIn", "choices")(story.state, story.world, { member: memberOf(who) }, {}).child;
  it("asks again at each check-in, those whose case it is and nobody else, until somebody knows", () => {
    const shared = withCoordinator(unknown());
    expect(choices(shared, "noomi-kontakt")).toEqual(["yes", "no", "unknown"]);
    expect(choices(shared, "regionkoordinator-1")).toEqual([]);
    const still = unknown().done("checkIn", checkInWith({ child: "unknown" }));
    expect(still.state).toMatchObject({ child: "unknown" });
    expect(still.state).not.toHaveProperty("childBefore");
    expect(leadsTo("checkIn", still, checkInWith())).toEqual({ panel: "child" });
    const known = still.done("checkIn", checkInWith({ child: "yes" }), undefined, later);
    expect(known.state).toMatchObject({
      child: "yes",
      childBefore: [{ child: "unknown", by: "noomi-kontakt" }],
    });
    expect(leadsTo("checkIn", known, checkInWith({ child: "yes" }))).toEqual({ panel: "child" });
    expect(choices(known, "noomi-kontakt")).toEqual([]);
    expect(leadsTo("checkIn", known, checkInWith())).toBeUndefined();
    // Somebody who only takes part says nothing of it.
    expect(
      shared.done("checkIn", checkInWith({ child: "yes" }), "regionkoordinator-1").state.child,
    ).toBe("unknown");
  });
  it("asks in the case, with the way to a report of concern", () => {
    expect(shown(unknown())).toEqual(
      expect.arrayContaining(["case.child.unknownTitle", "case.child.report"]),
    );
    expect(shown(opened())).not.toContain("case.child.unknownTitle");
    expect(shown(withCoordinator(unknown()), "show", "regionkoordinator-1")).not.toContain(
      "case.child.unknownTitle",
    );
  });
  it("says the same in chat as any other", () => {
    const posts = (child: string) => opened({ child }).done("calm").view.posts;
    expect(posts("unknown")).toEqual(posts("no"));
    const changed = unknown().done("setChild", { child: "yes" });
    expect(changed.view.posts).toEqual(unknown().view.posts);
  });
  it("an answer on the wrong case is taken back with its check-in", () => {
    const wrong = unknown().done("checkIn", checkInWith({ child: "yes" }));
    const undone = wrong.done("undo", {}, undefined, now);
    expect(undone.state).toMatchObject({ child: "unknown" });
    expect(undone.state).not.toHaveProperty("childBefore");
  });
});
