import { describe, expect, it } from "vitest";
import { statistics } from "../../workflows/statistics/index.ts";
import { everybody, given } from "../support/given.ts";

const tell = { tell: "case", instance: "C0" } as never;
const coded = { row: "R1", year: "2026", reason: "goalReached", stats: { ageGroup: "adult" } };

describe("the coded rows", () => {
  it("are added when a case tells that it is closed", () => {
    given(statistics).when("add", coded, tell).then({ type: "added", row: coded });
    expect(
      given(statistics)
        .done("add", coded, tell)
        .done("add", { ...coded, row: "R2" }, tell).state.rows,
    ).toHaveLength(2);
  });
  it("are replaced when the case is closed again", () => {
    const again = given(statistics)
      .done("add", coded, tell)
      .done("add", { ...coded, reason: "returned" }, tell);
    expect(again.state.rows).toEqual([{ ...coded, reason: "returned" }]);
  });
  it("cannot be led back to the case: no reference, no instance, no day", () => {
    const { events } = given(statistics).when("add", { ...coded, ref: "SYD-0000-00" }, tell);
    expect(Object.keys(events[0]?.row as object)).toEqual(["row", "year", "reason", "stats"]);
    expect(JSON.stringify(events)).not.toMatch(/C0|SYD/);
  });
  it("are added by cases alone and show nowhere", () => {
    for (const by of ["noomi-chef", "clock", "configuration"]) given(statistics).when("add", coded, by).denied();
    given(statistics)
      .when("add", coded, { tell: "handover", instance: "H" } as never)
      .denied();
    expect(given(statistics).done("add", coded, tell).view).toEqual({
      posts: [],
      timers: [],
      tells: [],
      readers: [],
      summary: { open: true },
    });
  });
  it("there is one list a region", () => {
    expect(statistics.standing?.(everybody).map((one) => one.instance)).toEqual(["stat-SYD"]);
    given(statistics).when("start", {}, "configuration").then({ type: "started" });
  });
});
