// What another agency has of a guide: one that takes part sees the items of which it is the actor, and one that takes the case over goes on with a guide of its own.
import { describe, expect, it } from "vitest";
import { guide } from "../../workflows/guide/index.ts";
import { given, keysIn, local, type Story } from "../support/given.ts";
import { begun, byCase, facts, police, shared, shownTo } from "./guide-begun.ts";

describe("an invited agency", () => {
  it("sees the items of which it is the actor, and answers them with the same tap", () => {
    const story = shared(begun(), police);
    expect(shownTo(story, "polisen-syd-kontakt")).toEqual([
      "danger",
      "investigation",
      "trialSafety",
      "ended",
    ]);
    expect(story.panel("show", "polisen-syd-kontakt")).toEqual(
      story.panel("step4", "polisen-syd-kontakt"),
    );
    story.when("done", { item: "danger" }, "polisen-syd-kontakt").then({ type: "answered" });
    for (const item of ["rights", "shelter", "permit"])
      story.when("done", { item }, "polisen-syd-kontakt").refused("guide.notYours");
    for (const command of ["detail", "toNsp", "seen"])
      story.when(command, { item: "danger" }, "polisen-syd-kontakt").denied();
  });
  it("of the police is not told of residence, nor why it is not MMM, without a basis of its own", () => {
    const answered = begun()
      .done("done", { item: "reflection" })
      .done("notYet", { item: "permit" })
      .done("toNsp", { why: "ej_uppehallsratt" });
    const story = shared(answered, police);
    const seen = JSON.stringify(story.panel("show", "polisen-syd-kontakt"));
    expect(seen).not.toMatch(
      /reflection|permit|cooperation|withoutPermit|guide\.nsp|ej_uppehallsratt/,
    );
    const own = shared(answered, {
      ...police,
      reach: [...police.reach, "migration", "whyNot"],
      since: local("2026-11-25", "11:00"),
    });
    expect(shownTo(own, "polisen-syd-kontakt")).toEqual(
      expect.arrayContaining(["permit", "reflection"]),
    );
    expect(JSON.stringify(own.panel("show", "polisen-syd-kontakt"))).toContain("ej_uppehallsratt");
    // Taken back: nothing of it is left.
    expect(JSON.stringify(shared(own, police).panel("show", "polisen-syd-kontakt"))).not.toMatch(
      /permit|ej_uppehallsratt/,
    );
  });
  it("is not told that it may be about a child, unless that was shared", () => {
    const social = { agency: "socialtjansten-malmo", reach: ["behov"] };
    expect(shownTo(shared(begun(), social), "socialtjansten-malmo-handlaggare")).not.toContain(
      "guardian",
    );
    expect(
      shownTo(
        shared(begun(), { ...social, reach: ["behov", "barn"] }),
        "socialtjansten-malmo-handlaggare",
      ),
    ).toContain("guardian");
  });
  it("sees what its invitation covered as it was then, and not what comes after", () => {
    const story = shared(begun().done("done", { item: "rights" }), {
      agency: "evonhuset",
      reach: ["behov"],
    }).done("done", {
      item: "alone",
    });
    const seen = shownTo(story, "regionkoordinator-1");
    expect(seen).toContain("rights");
    expect(seen).not.toContain("alone");
  });
  it("sees nothing when it takes part no more", () => {
    const gone = shared(shared(begun(), police));
    expect(gone.panel("show", "polisen-syd-kontakt")).toBeUndefined();
    gone.when("done", { item: "danger" }, "polisen-syd-kontakt").denied();
  });
});

describe("a case that another agency takes over", () => {
  const there = {
    agency: "evonhuset",
    holder: { member: "regionkoordinator-1" },
    deputy: "regionkoordinator-2",
  };
  const answered = () =>
    [
      ["done", "rights"],
      ["notYet", "plan"],
      ["notYet", "shelter"],
      ["done", "permit"],
    ].reduce(
      (story, [tap = "", item]) => story.done(tap, { item }),
      begun().done("toNsp", { why: "ej_uppehallsratt" }),
    );
  const gone = (reach: readonly string[], story = answered()): Story =>
    story.done(
      "know",
      facts([], { open: false, moved: { into: "G2", to: "evonhuset", reach } }),
      byCase,
    );
  /** The guide that begins there, told by the new case and then by the old guide. */
  const come = (reach: readonly string[]): Story => {
    const tell = gone(reach).view.signals.find(({ workflow }) => workflow === "guide");
    const first = given(guide).done("know", { ...facts([], there), ref: "SYD-2222-22" }, {
      sender: "case",
      instance: "K2",
    } as never);
    return first.done(tell?.command ?? "", tell?.values ?? {}, {
      sender: "guide",
      instance: "G1",
    } as never);
  };
  const said = (story: Story) => Object.keys(story.state.answers);
  it("goes on with a guide of its own: what the sharing covered stands there, and both read where it came from and went", () => {
    const story = come(["behov"]);
    expect(story.state).toMatchObject({
      kase: "K2",
      ref: "SYD-2222-22",
      ...there,
      step: "open",
      came: { from: "noomi" },
    });
    expect(said(story)).toEqual(["rights", "plan"]);
    expect(keysIn(story.panel("show", "regionkoordinator-1"))).toContain("guide.came");
    expect(story.panel("show", "noomi-kontakt")).toBeUndefined();
    expect(keysIn(gone(["behov"]).panel("show", "noomi-kontakt"))).toContain("guide.went");
    expect(story.view.signals.map(({ command }) => command)).toEqual(["guided"]);
  });
  it("of residence, safety and why it is not MMM only where that was shared", () => {
    const page = (story: Story) =>
      JSON.stringify([story.state, story.panel("show", "regionkoordinator-1")]);
    expect(page(come(["behov"]))).not.toMatch(/shelter|permit":|ej_uppehallsratt/);
    expect(said(come(["sakerhet", "migration"]))).toEqual(["shelter", "permit"]);
    expect(page(come(["behov", "whyNot"]))).toContain("ej_uppehallsratt");
    expect(said(come([]))).toEqual([]);
  });
  it("is asked about there: what was an action here is none any more, what did not go along still is, and there one tap makes it one", () => {
    const swept = gone(["behov"]).fires("sweep");
    expect(
      Object.entries(swept.state.given).map(([item, each]) => [item, (each as { is: string }).is]),
    ).toEqual([
      ["plan", "withdrawn"],
      ["shelter", "given"],
    ]);
    expect(Object.keys(swept.timers)).toEqual([]);
    come(["behov"])
      .when("notYet", { item: "plan" }, "regionkoordinator-1")
      .then({ type: "answered", given: { agency: "evonhuset" } });
  });
  it("once: told again, or opened again here, nothing more goes along", () => {
    const again = gone(["behov", "sakerhet"], gone(["behov"]));
    expect(again.state.went.shown.items).toHaveLength(2);
    const back = again.done("know", facts([]), byCase);
    back
      .done("notYet", { item: "rights" })
      .when("done", { item: "rights" })
      .then({ type: "answered" });
    expect(
      Object.keys(back.done("notYet", { item: "rights" }).timers).filter((key) =>
        key.startsWith("sweep"),
      ),
    ).toEqual([]);
    given(guide)
      .when("carry", {}, { sender: "guide", instance: "G1" } as never)
      .refused("core.absent");
  });
});
