// What wakes the worker by the wall clock: when, in which zone, until when.
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import * as cron from "node-cron";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { startGivingWay, startHousekeeping } from "../../src/app/housekeeping.ts";
import { writtenInto } from "../../src/app/storage/opening.ts";
import { temporary } from "../support/small-core.ts";

vi.mock("node-cron", { spy: true });

const minuteMs = 60_000;
let woken: string[] = [];
const worker = { wake: () => void woken.push(new Date().toISOString()) };
const data = new DatabaseSync(":memory:");
const on = (db: DatabaseSync) => ({ written: (told: () => void) => writtenInto(db, told) });
const from = (iso: string) => vi.setSystemTime(new Date(iso));

beforeEach(() => {
  woken = [];
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("wakes the worker at each minute and does no more", async () => {
  from("2026-11-26T08:07:30.500Z");
  const housekeeping = startHousekeeping(worker, on(data));
  expect(woken).toEqual([]);
  await vi.advanceTimersByTimeAsync(4 * minuteMs);
  housekeeping.stop();
  expect(woken.map((iso) => iso.slice(0, 19))).toEqual([
    "2026-11-26T08:08:00",
    "2026-11-26T08:09:00",
    "2026-11-26T08:10:00",
    "2026-11-26T08:11:00",
  ]);
});

it.each([
  ["back", "2026-10-24T22:00:00.000Z"],
  ["forward", "2027-03-27T22:00:00.000Z"],
])("skips and repeats nothing in the night the clocks go %s", async (_, night) => {
  from(night);
  const housekeeping = startHousekeeping(worker, on(data));
  await vi.advanceTimersByTimeAsync(24 * minuteMs);
  housekeeping.stop();
  const expected = Array.from({ length: 24 }, (_, n) =>
    new Date(Date.parse(night) + (n + 1) * minuteMs).toISOString().slice(0, 19),
  );
  expect(woken.map((iso) => iso.slice(0, 19))).toEqual(expected);
});

it("keeps its rhythm in UTC, whatever the machine's zone", () => {
  startHousekeeping(worker, on(data)).stop();
  expect(cron.schedule).toHaveBeenLastCalledWith(
    expect.anything(),
    expect.anything(),
    expect.objectContaining({ timezone: "Etc/UTC" }),
  );
});

it("stops when it is told, also twice, and leaves nothing behind", async () => {
  from("2026-11-26T08:07:00.000Z");
  const housekeeping = startHousekeeping(worker, on(data));
  expect(vi.getTimerCount()).toBe(2);
  housekeeping.stop();
  housekeeping.stop();
  expect(vi.getTimerCount()).toBe(0);
  expect(cron.getTasks().size).toBe(0);
  await vi.advanceTimersByTimeAsync(8 * minuteMs);
  expect(woken).toEqual([]);
});

it("wakes the worker within a second when another process has written, and not for what this one writes", async () => {
  from("2026-11-26T08:07:10.000Z");
  const file = join(temporary(), "a.db");
  const mine = new DatabaseSync(file);
  mine.exec("pragma journal_mode = wal; create table t (n)");
  const housekeeping = startHousekeeping(worker, on(mine));
  mine.exec("insert into t values (1)");
  await vi.advanceTimersByTimeAsync(2_000);
  expect(woken).toEqual([]);
  const other = new DatabaseSync(file);
  other.exec("insert into t values (2)");
  await vi.advanceTimersByTimeAsync(1_000);
  housekeeping.stop();
  expect(woken.map((iso) => iso.slice(0, 19))).toEqual(["2026-11-26T08:07:13"]);
  for (const db of [mine, other]) db.close();
});

it("gives way once, within a second of a newer program having changed the databases; where they do not answer, it goes on", async () => {
  let overtaken: () => Promise<boolean> = async () => false;
  let given = 0;
  const give = (): void => {
    given += 1;
  };
  const giving = startGivingWay({ isOvertaken: () => overtaken() }, give);
  await vi.advanceTimersByTimeAsync(5_000);
  overtaken = () => Promise.reject(new Error("down"));
  await vi.advanceTimersByTimeAsync(5_000);
  expect(given).toBe(0);
  overtaken = async () => true;
  await vi.advanceTimersByTimeAsync(1_000);
  expect([given, vi.getTimerCount()]).toEqual([1, 0]);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(given).toBe(1);
  giving.stop();
});
it("gives way once where the database is so slow that the next look has begun before the one before has ended", async () => {
  const slow: ((is: boolean) => void)[] = [];
  let given = 0;
  const isOvertaken = () => new Promise<boolean>((resolve) => void slow.push(resolve));
  startGivingWay({ isOvertaken }, () => {
    given += 1;
  });
  await vi.advanceTimersByTimeAsync(3_000);
  for (const answer of slow) answer(true);
  await vi.advanceTimersByTimeAsync(3_000);
  expect([slow.length, given]).toEqual([3, 1]);
});
