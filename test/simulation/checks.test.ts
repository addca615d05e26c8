// What is looked at every evening can fail.
import { describe, expect, it } from "vitest";
import type { Simulator } from "../properties/simulator.ts";
import { local } from "../support/given.ts";
import { overdue } from "./checks.ts";
import type { Disk } from "./disk.ts";

const at = (day: string, time: string): number => Date.parse(local(day, time));
const disk = { rows: () => [] } as unknown as Disk;
/** One case with a timer that is still set. */
const setFor = (when: number): Simulator =>
  ({
    instances: new Map([
      [
        "i",
        {
          workflow: { name: "case" },
          timers: new Map([["miss:1", { key: "miss:1", at: when, state: "set" }]]),
        },
      ],
    ]),
  }) as never;
const [wednesday, saturday] = ["2026-11-25", "2026-11-28"];

describe("a timer that is still set in the evening", () => {
  const found = ["case miss should have fired"];
  it.each([
    ["for the morning", at(wednesday, "10:00"), at(wednesday, "20:00"), found],
    ["for before the office opened", at(wednesday, "06:00"), at(wednesday, "20:00"), found],
    [
      "for just before it closed: it may wait for what went wrong shortly before",
      at(wednesday, "17:00"),
      at(wednesday, "20:00"),
      [],
    ],
    ["for tonight: it waits for the office", at(wednesday, "19:00"), at(wednesday, "20:00"), []],
    ["for Friday, looked at on Saturday", at("2026-11-27", "10:00"), at(saturday, "20:00"), found],
    ["for Saturday: it waits for Monday", at(saturday, "10:00"), at(saturday, "20:00"), []],
  ])("%s", (_what, when, now, faults) => {
    expect(overdue(disk, setFor(when), now, at("2026-11-24", "08:00"))).toEqual(faults);
  });
  it("is nobody's fault where something went wrong in the afternoon", () => {
    expect(
      overdue(disk, setFor(at(wednesday, "10:00")), at(wednesday, "20:00"), at(wednesday, "17:00")),
    ).toEqual([]);
  });
});
