import { describe, expect, it } from "vitest";
import { statistics } from "../../workflows/statistics/index.ts";
import { grouped } from "../../workflows/statistics/release-model.ts";
import { everybody, given } from "../support/given.ts";

const tell = { sender: "case", instance: "C0" } as never;
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
  it("are counted only with the person's yes; a no is counted by itself, and a yes that is gone takes the row away", () => {
    const said = (counting: string) => ({ ...coded, counting });
    given(statistics)
      .when("add", said("yes"), tell)
      .then({ type: "added", row: { ...coded, agreed: true } });
    given(statistics)
      .when("add", said("no"), tell)
      .then({ type: "declined", row: "R1", year: "2026" });
    given(statistics)
      .when("add", said("none"), tell)
      .then({ type: "unasked", row: "R1", year: "2026" });
    given(statistics)
      .when("add", { ...said("none"), reason: "handedOver" }, tell)
      .then();
    given(statistics).when("add", said("out"), tell).then();
    expect(
      given(statistics).done("add", said("yes"), tell).done("add", said("no"), tell).state,
    ).toMatchObject({
      rows: [],
      noes: [{ row: "R1", year: "2026" }],
    });
    expect(
      given(statistics).done("add", said("no"), tell).done("add", said("none"), tell).state,
    ).toMatchObject({
      rows: [],
      noes: [],
      unasked: [{ row: "R1", year: "2026" }],
    });
    for (const before of ["yes", "no", "none"])
      expect(
        given(statistics).done("add", said(before), tell).done("add", said("out"), tell).state,
      ).toMatchObject({
        rows: [],
        noes: [],
        unasked: [],
      });
  });
  it("are given to the year once, without those that somebody else counts", () => {
    const release = { sender: "release", instance: "Y" } as never;
    const freeze = { year: "2026", region: "SYD", into: "Y" };
    const all = ["goalReached", "handedOver", "registeredByMistake"].map((reason, n) => ({
      ...coded,
      row: `R${n}`,
      reason,
      counting: "yes",
    }));
    const rows = [
      ...all,
      { ...coded, row: "R8", year: "2025", counting: "yes" },
      { ...coded, row: "R9" },
    ];
    const story = rows.reduce(
      (so, each) => so.done("add", each, tell),
      given(statistics)
        .done("add", { ...coded, row: "N", counting: "no" }, tell)
        .done("add", { ...coded, row: "U", counting: "none" }, tell)
        .done("add", { ...coded, row: "V", year: "2025", counting: "none" }, tell),
    );
    const frozen = story.done("freeze", freeze, release);
    expect(frozen.view.signals).toEqual([
      {
        key: "frozen:2026",
        workflow: "release",
        instance: "Y",
        command: "collect",
        values: {
          region: "SYD",
          people: [
            { row: "R0", codes: { ageGroup: "adult", closure: "goalReached", region: "SYD" } },
          ],
          calls: [],
          noes: 1,
          unasked: 1,
        },
      },
    ]);
    frozen.when("freeze", { ...freeze, into: "Z" }, release).refused("stat.frozenAlready");
  });
  it("are added by cases alone and show nowhere", () => {
    for (const by of ["noomi-chef", "clock", "configuration"])
      given(statistics).when("add", coded, by).denied();
    given(statistics)
      .when("add", coded, { sender: "handover", instance: "H" } as never)
      .denied();
    expect(given(statistics).done("add", coded, tell).view).toEqual({
      posts: [],
      timers: [],
      signals: [],
      readers: [],
      summary: { open: true },
    });
  });
  it("there is one list a region", () => {
    expect(statistics.standing?.(everybody).map((one) => one.instance)).toEqual(["stat-SYD"]);
    given(statistics).when("start", {}, "configuration").then({ type: "started" });
  });
});
it("people with the same codes are one group with all of them in it", () => {
  const [two, one] = grouped(
    [
      { row: "a", codes: { sex: "man" } },
      { row: "b", codes: { sex: "man" } },
      { row: "c", codes: { sex: "woman" } },
    ] as never,
    "secret",
  );
  expect([two?.count, one?.count]).toEqual([2, 1]);
});
