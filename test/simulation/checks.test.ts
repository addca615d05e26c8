// What is looked at every evening can fail.
import { describe, expect, it } from "vitest";
import type { Simulator } from "../properties/simulator.ts";
import { local } from "../support/given.ts";
import { overdue, twice, unset } from "./checks.ts";
import type { Cloud } from "./cloud.ts";
import type { Disk } from "./disk.ts";
import { Keys } from "./keys.ts";

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

describe("a timer that the rules want", () => {
  const wants = (keys: readonly string[]): Simulator => {
    const { instances, ...rest } = setFor(at(wednesday, "10:00"));
    const one = instances.get("i");
    const view = { timers: keys.map((key) => ({ key })) };
    return { ...rest, instances: new Map([["i", { ...one, view }]]) } as never;
  };
  it("is looked for among those that are set", () => {
    expect(unset(wants(["miss:1"]), ["i"])).toEqual([]);
    expect(unset(wants(["miss:1", "later:1"]), ["i"])).toEqual(["case later is not set"]);
  });
});

describe("a post that stands twice", () => {
  const one = (id: string, outbox: string) => ({
    ref: { id },
    outbox,
    at: at(wednesday, "10:00"),
    delivery: { to: { id: "U1" }, message: { title: "Hej" } },
  });
  const standing = [one("1", "a"), one("2", "a"), one("3", "b")].map(
    (post) => [post.ref.id, post] as const,
  );
  const cloud = {
    standing: new Map(standing),
    restoredAt: [],
    takenNames: new Set(),
  } as unknown as Cloud;
  it("is a fault, unless it was in doubt", () => {
    expect(twice(cloud, new Map())).toHaveLength(2);
    expect(twice(cloud, new Map([["b", 1]]))).toHaveLength(2);
    expect(twice(cloud, new Map([["a", 1]]))).toEqual([]);
  });
});

describe("a key that was replaced", () => {
  const lies = (key_id: string, waits: readonly string[] = [], gone: readonly string[] = []) =>
    ({
      rows: (sql: string) =>
        sql.includes("meta")
          ? waits.map((id) => ({ name: `destroy:${id}` }))
          : [{ instance: "i", key_id }],
      hasKey: (id: string) => !gone.includes(id),
    }) as unknown as Disk;
  const keys = new Keys();
  keys.look(lies("old"));
  keys.look(lies("new"));
  it("must be gone, or be noted as to be destroyed", () => {
    expect(keys.left(lies("new"))).toHaveLength(1);
    expect(keys.left(lies("new", ["old"]))).toEqual([]);
    expect(keys.left(lies("new", [], ["old"]))).toEqual([]);
  });
});
