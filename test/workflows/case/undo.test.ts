// An answer on the wrong case can be taken back for ten minutes; a list does not move under the finger.
import { describe, expect, it } from "vitest";
import { kase } from "../../../workflows/case/index.ts";
import { given, local, newPosts, row, type Story } from "../../support/given.ts";
import { checkInWith, closing, high, opened } from "./cases.ts";

const thursday = (wall: string) => local("2026-11-26", wall);
const at = thursday("10:00");
const soon = thursday("10:09");
const owed = (story: Story) => {
  const { due, missed, risk, latest, next, snoozes, withoutContact, weekendAt } =
    story.state as unknown as Record<string, unknown>;
  return { due, missed, risk, latest, next, snoozes, withoutContact, weekendAt };
};

describe("taking back", () => {
  it.each([
    ["calm", {}],
    ["noContact", {}],
    ["checkIn", checkInWith({ risk: "low", agenda: "yes" })],
    ["snooze", { until: "2026-11-30", reason: "meetingBooked" }],
  ] as const)(
    "%s: what was owed before is owed again, at its old time, with the ladder as it was",
    (command, values) => {
      const late = high().fires("miss:case:1:0");
      const done = late.done(command, values, undefined, at);
      const back = done.done("undo", {}, undefined, soon);
      expect(owed(back)).toEqual(owed(late));
      expect(back.state).toMatchObject({ round: 3 });
      expect(Object.values(back.timers)).toEqual(Object.values(late.timers));
      // What rang once does not ring again, and what stood stands again.
      expect(Object.keys(back.timers)).toContain("miss:case:3:1");
      const again = back.view.signals.find((tell) => tell.command === "overdue");
      expect(again).toMatchObject({
        instance: "day-noomi-kontakt",
        values: { to: "noomi-kontakt", round: 3, again: true },
      });
      expect(late.view.signals.map(({ key }) => key)).not.toContain(again?.key);
      expect(newPosts(late, back)).toEqual([]);
    },
  );
  it("only for ten minutes, and only by whoever gave the answer", () => {
    const done = opened().done("calm", {}, undefined, at);
    done.when("undo", {}, undefined, thursday("10:10")).then({ type: "undone" });
    done.when("undo", {}, undefined, thursday("10:11")).refused("case.undo.late");
    done.when("undo", {}, "noomi-ersattare", soon).refused("case.undo.gone");
    opened().when("undo", {}, undefined, at).refused("case.undo.gone");
    done
      .done("undo", {}, undefined, soon)
      .when("undo", {}, undefined, soon)
      .refused("case.undo.gone");
  });
  it("not when something else has been planned since", () => {
    const done = opened().done("calm", {}, undefined, at);
    for (const story of [
      done.done("setRisk", { risk: "high", quiet: "no" }, undefined, at),
      done.done("close", closing, undefined, at).done("reopen", {}, undefined, at),
    ])
      story.when("undo", {}, undefined, soon).refused("case.undo.gone");
    done
      .done("close", closing, undefined, at)
      .when("undo", {}, undefined, soon)
      .denied("case.isClosed");
  });
  it("keeps what has happened beside it", () => {
    const done = opened().done("calm", {}, undefined, at);
    const moved = done.done(
      "assign",
      { holder: { member: "noomi-chef" }, deputy: "noomi-ersattare" },
      undefined,
      at,
    );
    expect(moved.done("undo", {}, undefined, soon).state).toMatchObject({
      holder: { member: "noomi-chef" },
    });
  });
  it("never acute danger, neither that it began nor that it ended", () => {
    const red = opened().done("checkIn", checkInWith({ safety: "red" }), undefined, at);
    red.when("undo", {}, undefined, soon).denied();
    const full = red.done("checkIn", checkInWith({ safety: "yellow" }), undefined, at);
    full.when("undo", {}, undefined, soon).refused("case.undo.gone");
  });
  it("the lists of the day are told, with the round that has begun", () => {
    const done = opened().done("calm", {}, undefined, at);
    const tells = (story: Story) =>
      story.view.signals
        .filter(({ workflow }) => workflow === "day")
        .map(({ command, values }) => [command, values]);
    expect(tells(done)).toEqual([
      ["done", { round: 2, until: thursday("10:10"), by: "noomi-kontakt" }],
    ]);
    expect(tells(done.done("undo", {}, undefined, soon))).toEqual([["undone", { round: "3" }]]);
  });
});

describe("a list", () => {
  const rows = (n: number) =>
    ["A", "B", "C"].map((name, i) =>
      row(name, {
        open: true,
        agency: "noomi",
        ref: `SYD-000${i}-00`,
        holder: { member: "noomi-kontakt" },
        dueAt: local(`2026-11-2${6 + i}`, "15:00"),
        round: "1",
        ...(i === n && {
          dueAt: local("2026-12-10", "15:00"),
          answered: {
            at,
            dueAt: local(`2026-11-2${6 + i}`, "15:00"),
            until: thursday("10:10"),
            by: "noomi-kontakt",
          },
        }),
      }),
    );
  const shown = (n: number, by = "noomi-kontakt", now = soon): readonly string[] =>
    (
      (given(kase, [], { rows: { mine: rows(n) } }).panel("mine", by, now) as { body: unknown })
        .body as readonly { kind: string }[]
    )
      .filter(({ kind }) => kind === "row")
      .map((each) => JSON.stringify(each));
  const order = (lines: readonly string[]): readonly string[] =>
    lines.map((line) => /SYD-000(\d)/.exec(line)?.[1] ?? "");
  it("keeps what has been answered where it was, struck out, with its receipt", () => {
    for (const n of [0, 1, 2]) expect(order(shown(n))).toEqual(["0", "1", "2"]);
    expect(shown(0)[0]).toMatch(/case\.mine\.done/);
    expect(shown(0)[0]).not.toMatch(/"command":"calm"/);
    expect(order(shown(0, "noomi-kontakt", thursday("10:11")))).toEqual(["1", "2", "0"]);
  });
  it("has the way back on another spot than the answer, and for whoever gave it", () => {
    const first = (line: string | undefined): string =>
      /"(?:command|panel)":"(\w+)"/.exec(line ?? "")?.[1] ?? "";
    expect([first(shown(0)[1]), first(shown(0)[0])]).toEqual(["calm", "show"]);
    expect(shown(0)[0]).toContain('"command":"undo"');
    expect(shown(0, "noomi-ersattare")[0]).not.toContain('"command":"undo"');
  });
  it("names its case in what each answer sends", () => {
    for (const [i, line] of shown(-1).entries())
      expect(line).toContain(`"instance":"${["A", "B", "C"][i]}"`);
  });
});
