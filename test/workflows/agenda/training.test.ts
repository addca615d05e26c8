// Training is a standing item: what lies ahead stands there, and where nothing does it is passed over.
import { describe, expect, it } from "vitest";
import { keysIn, local, row } from "../../support/given.ts";
import { chair, closed, draft, from, goneTo, pointOf, running } from "./meetings.ts";

const soon = row(
  "T1",
  { open: true, dueAt: local("2026-12-15", "09:00"), facts: { step: "open", subject: "mmm" } },
  "training",
);
const past = row(
  "T2",
  { open: true, dueAt: local("2026-11-26", "09:00"), facts: { step: "held", subject: "law" } },
  "training",
);
const at = () => draft().in({ rows: { trainings: [soon, past], training: [soon] } });

describe("trainings at a meeting", () => {
  it("are collected with the rest: those that lie ahead of it", () => {
    const built = at().done("collect", {}, chair);
    expect(built.state).toMatchObject({ collected: { trainings: ["T1"] } });
  });
  it("stand under their heading for everybody invited, with a button to open them", () => {
    const shown = at().done("collect", {}, chair).panel("show", chair);
    expect(keysIn(shown)).toEqual(
      expect.arrayContaining(["heading.training", "training.subject.mmm", "training.open"]),
    );
  });
  it("are gone through where there are any, and passed over where there are none", () => {
    const [some, none] = [at(), draft()].map((story) =>
      running(closed(story.done("collect", {}, chair))),
    );
    expect(pointOf(goneTo(some as typeof none & object, "h:training"))).toBe("h:training");
    expect(none?.state.collected).not.toHaveProperty("trainings");
    expect(() => goneTo(none as typeof some & object, "h:training")).toThrow("never");
  });
  it("are no longer there once they are called off", () => {
    const off = row(
      "T1",
      {
        open: false,
        dueAt: local("2026-12-15", "09:00"),
        facts: { step: "cancelled", subject: "mmm" },
      },
      "training",
    );
    const built = at().done("collect", {}, chair);
    expect(keysIn(built.in({ rows: { training: [off] } }).panel("show", chair))).not.toContain(
      "training.subject.mmm",
    );
  });
});

describe("what is collected", () => {
  const asked = (name: string): number => {
    const { workflow, state, world } = draft();
    const needs =
      workflow.needs?.(
        state,
        { type: "collect", values: {}, by: "clock", at: from } as never,
        world,
      ) ?? {};
    return Number(Object(needs[name]).limit);
  };
  const collected = (name: string, n: number) => {
    const many = Array.from({ length: n }, (_, i) =>
      row(`X${i}`, { ...soon.summary, ref: `D-${i}` }),
    ).slice(0, asked(name));
    return draft()
      .in({ rows: { [name]: many } })
      .done("collect", {}, chair);
  };
  it.each(["unfinished", "impossible", "trainings"])(
    "says that there are more %s than were read, one beyond and not before",
    (name) => {
      const said = (n: number) =>
        keysIn(collected(name, n).panel("show", chair)).includes("agenda.collected.more");
      expect([200, 201].map(said)).toEqual([false, true]);
    },
  );
  it("has what lies ahead after as many trainings that were held and are not closed", () => {
    const held = Array.from({ length: 199 }, (_, i) => row(`H${i}`, past.summary));
    const rows = { trainings: [...held, soon].slice(0, asked("trainings")) };
    expect(draft().in({ rows }).done("collect", {}, chair).state).toMatchObject({
      collected: { trainings: ["T1"] },
    });
  });
});
