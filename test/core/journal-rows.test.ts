// Events that show nowhere have no row of their own: they wait beside the journal, survive what rows survive, and lie in the next row.
import { describe, expect, onTestFinished, test } from "vitest";
import {
  encryptApplied,
  nothingApplied,
  openApplied,
  type PendingEvent,
  pendingBytes,
  sizeOf,
} from "../../src/engine/applied.ts";
import { chainStart, freshKey } from "../../src/engine/encryption.ts";
import { eventsOf, rowsOf } from "../../src/engine/journal-rows.ts";
import type { InstanceId } from "../../src/rules/ui.ts";
import { local } from "../support/given.ts";
import { anna, Office, yes } from "../support/office.ts";
import { createWorld } from "../support/world.ts";

const rowBytes = 1_024;
const core = { events: () => undefined };
const base = { instance: "one", workflow: { name: "case", packs: true as const }, key: freshKey() };
const begun = { ...base, version: 0, head: chainStart, pending: [], packed: undefined };
const [silent, shown] = [{ shows: false }, { shows: true }];
const fact = (n: number, more = 0) => ({ type: `fact ${n}`, text: "x".repeat(more) });
const sealed = (bytes: number): number => bytes + 28;
type State = Parameters<typeof rowsOf>[1];
const says = (
  state: State,
  facts: readonly { readonly type: string }[],
  { shows }: typeof silent,
  now = 1,
) => {
  const { events, ...rest } = rowsOf(core, state, { facts, now, shows });
  return { rows: events, state: { ...state, ...rest } };
};
const namesOf = (events: readonly PendingEvent[]): readonly string[] =>
  events.map(([at, { type }]) => `${at} ${type}`);

describe("rows of a workflow that packs its events", () => {
  test("are none where nothing shows, and one, of one size, where something does; the events keep their order and their times", () => {
    const first = says(begun, [fact(1)], shown, 1);
    const second = says(first.state, [fact(2)], silent, 2);
    const third = says(second.state, [fact(3), fact(4)], shown, 3);
    expect([first.rows.length, second.rows.length, third.rows.length]).toEqual([1, 0, 1]);
    expect([...first.rows, ...third.rows].map(({ cipher }) => cipher.byteLength)).toEqual([
      sealed(rowBytes),
      sealed(rowBytes),
    ]);
    const all = eventsOf(base.key, [...first.rows, ...third.rows], third.state);
    expect(namesOf(all)).toEqual(["1 fact 1", "2 fact 2", "3 fact 3", "3 fact 4"]);
    expect(namesOf(eventsOf(base.key, first.rows, second.state))).toEqual(["1 fact 1", "2 fact 2"]);
  });
  test("take what fits, the oldest first; the rest waits for the next", () => {
    const many = [1, 2, 3].map((n) => fact(n, 400));
    const waiting = says(begun, many, silent);
    const next = says(waiting.state, [fact(4)], shown);
    expect([waiting.rows.length, next.rows.length, namesOf(next.state.pending)]).toEqual([
      0,
      1,
      ["1 fact 3", "1 fact 4"],
    ]);
    expect(next.rows[0]?.cipher.byteLength).toBe(sealed(rowBytes));
  });
  test("are written at once, though nothing shows, for what there is no room for", () => {
    const room = pendingBytes - sizeOf([[1, fact(1)]]);
    const full = says(begun, [fact(1, room)], silent);
    expect([full.rows.length, sizeOf(full.state.pending)]).toEqual([0, pendingBytes]);
    const over = says(begun, [fact(1, room + 1)], silent);
    expect([over.rows.length, over.state.pending]).toEqual([1, []]);
    const later = says(full.state, [fact(2)], silent);
    expect([later.rows.length, namesOf(later.state.pending)]).toEqual([1, ["1 fact 2"]]);
  });
  test("what does not pack has a row for each", () => {
    const { rows, state } = says(
      { ...begun, workflow: { name: "action" } },
      [fact(1), fact(2)],
      silent,
    );
    expect([rows.length, state.packed, namesOf(eventsOf(base.key, rows, state))]).toEqual([
      2,
      undefined,
      ["1 fact 1", "1 fact 2"],
    ]);
  });
});
describe("what waits for a row", () => {
  const applied = (pending: readonly PendingEvent[]) => ({ ...nothingApplied, pending, packed: 3 });
  test("takes the same room whatever it is, and opens as it was", () => {
    const some: readonly PendingEvent[] = [[5, fact(1, 300)]];
    const full: readonly PendingEvent[] = [[5, fact(1, pendingBytes - sizeOf([[5, fact(1)]]))]];
    const sizes = [[], some, full].map(
      (pending) => encryptApplied(base.key, "one", applied(pending)).byteLength,
    );
    expect(new Set(sizes).size).toBe(1);
    expect(openApplied(base.key, "one", encryptApplied(base.key, "one", applied(some)))).toEqual(
      applied(some),
    );
  });
  test("is not read beside other rows than it came after: a copy from before would say it twice", () => {
    const before = says(says(begun, [fact(1)], shown).state, [fact(2)], silent).state;
    const after = says(before, [fact(3)], shown).state;
    expect(() =>
      eventsOf(base.key, [], { ...after, pending: before.pending, packed: before.packed }),
    ).toThrow("another time");
  });
});
describe("on the whole bot a consent by its own form", () => {
  const played = async () => {
    const world = await createWorld();
    const o = new Office(world);
    const kase = await o.kase();
    const rows = (): unknown =>
      world.stafett.data.query("select seq from events where instance = ?", [kase]);
    const before = await rows();
    await o.does(anna, "case", "consent", yes, kase);
    return { world, o, kase, rows, before };
  };
  const consents = async (o: Office, kase: string) =>
    (await o.state<{ readonly consents: readonly unknown[] }>(kase)).consents.length;
  test("has no row, and is there when another program opens the files", async () => {
    const { world, o, kase, rows, before } = await played();
    expect([await rows(), await consents(o, kase)]).toEqual([before, 1]);
    await world.stafett.stop();
    const again = await createWorld({ file: world.file, start: world.clock.now() });
    onTestFinished(() => again.close());
    expect(await consents(new Office(again), kase)).toBe(1);
  });
  test("is opened no more beside an older copy of its row", async () => {
    const { world, o, kase } = await played();
    onTestFinished(() => world.close());
    const { data, engine } = world.stafett;
    const [old] = await data.query("select cipher from applied where instance = ?", [kase]);
    await world.until(local("2026-11-26", "10:00"));
    const next = {
      safety: "green",
      contact: "yes",
      next: "wait",
      who: { member: anna },
      day: "2026-11-30",
      consent: "no",
      round: "1",
    };
    await o.does(anna, "case", "checkIn", next, kase);
    expect(await consents(o, kase)).toBe(1);
    await data.transaction((run) =>
      run("update applied set cipher = ? where instance = ?", [old?.cipher as Uint8Array, kase]),
    );
    engine.transact.instances.forget(kase);
    await expect(engine.transact.instances.load(kase as InstanceId)).rejects.toThrow(
      "another time",
    );
  });
});
