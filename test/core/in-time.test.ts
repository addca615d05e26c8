// While the database stalls: within two and a half seconds a person reads the result, or that nothing is saved, or that it is not known yet; then what came of it.
import { describe, expect, test, vi } from "vitest";
import type { Delivery, Incoming, Outcome, Reply } from "../../adapters/port.ts";
import { InTime } from "../../src/engine/in-time.ts";
import type { Db } from "../../src/store/port.ts";
import { type Cast, cast, oid } from "../adapters/crossing-cast.ts";
import { type SmallCore, small } from "../support/small-core.ts";

const slackUser = "U0NOOMI01";
const withinMs = 2_500;
type Where = "queue" | "commit";
/** From now on nothing is written: what is asked for waits to begin (`queue`), or has begun and is not yet durable (`commit`). */
const stall = (db: Db, where: Where) => {
  const { transaction } = db;
  const [reached, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let fails = false;
  const waits = async (): Promise<void> => {
    reached.resolve();
    await gate.promise;
    if (fails) throw Object.assign(new Error("database or disk is full"), { errcode: 13 });
  };
  const queued: Db["transaction"] = async (work) => {
    await waits();
    return transaction(work);
  };
  const committing: Db["transaction"] = (work) =>
    transaction(async (run) => {
      const done = await work(run);
      await waits();
      return done;
    });
  Object.assign(db, { transaction: where === "queue" ? queued : committing });
  const open = (failing: boolean): void => {
    fails = failing;
    gate.resolve();
  };
  const end = (): void => void Object.assign(db, { transaction });
  return { reached: reached.promise, opens: () => open(false), failsNow: () => open(true), end };
};
const told = (c: Cast): string[] =>
  c.slack(slackUser).filter((text) => text.includes("Det du gjorde"));
const toldInTeams = (c: Cast): string[] =>
  c.personal(oid.worker).filter((text) => text.includes("Det du gjorde"));
const settled = async (c: Cast, seen: () => readonly string[]): Promise<readonly string[]> => {
  await vi.waitFor(() => expect(seen()).not.toEqual([]));
  await c.world.idle();
  return seen();
};
/** Everything that could still come has come. */
const quiet = async (c: Cast): Promise<void> => {
  for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate);
  await c.world.idle();
};
type Round = { readonly round: number };
const begun = async () => {
  const c = await cast();
  const id = await c.shared();
  const [row] = await c.world.lines({ workflow: "case", limit: 1 });
  return { c, id, ref: row?.summary.ref ?? "", db: c.world.stafett.data };
};
/** Asks, and moves the clock when the database has it. */
const late = async <T>(
  c: Cast,
  stalled: { readonly reached: Promise<void> },
  ask: () => Promise<T>,
): Promise<T> => {
  const asked = ask();
  await stalled.reached;
  c.world.clock.advance(withinMs);
  return asked;
};
const saidIn = (seen: { readonly ephemerals: readonly { readonly text: string }[] }): string =>
  seen.ephemerals.map(({ text }) => text).join();

describe("a command in Slack", () => {
  test("that has not begun at the deadline: nothing saved, and it never is", async () => {
    const { c, id, ref, db } = await begun();
    const before = await c.state<Round>(id);
    const stalled = stall(db, "queue");
    const seen = await late(c, stalled, () =>
      c.world.cloud.as(slackUser).slash("/stafett", `lugnt ${ref}`),
    );
    expect(saidIn(seen)).toContain("Det du gjorde har inte sparats");
    stalled.opens();
    stalled.end();
    await quiet(c);
    expect(await c.state<Round>(id)).toEqual(before);
    expect(told(c)).toEqual([]);
  });
  test.each([
    ["is saved after all", true, "är sparat", 1],
    ["is not", false, "sparades inte", 0],
  ] as const)(
    "that has begun is not known yet; it %s, and the person is told, once",
    async (_what, saved, words, rounds) => {
      const { c, id, ref, db } = await begun();
      const { round } = await c.state<Round>(id);
      const stalled = stall(db, "commit");
      const seen = await late(c, stalled, () =>
        c.world.cloud.as(slackUser).slash("/stafett", `lugnt ${ref}`),
      );
      expect(saidIn(seen)).toContain("Det är inte klart än");
      expect(told(c)).toEqual([]);
      if (saved) stalled.opens();
      else stalled.failsNow();
      await vi.waitFor(() => expect(told(c)).not.toEqual([]));
      stalled.end();
      const all = told(c);
      await quiet(c);
      expect([all.length, told(c).length]).toEqual([1, 1]);
      expect(all[0]).toMatch(new RegExp(`Det du gjorde kl. 08.45 ${words}`));
      expect((await c.state<Round>(id)).round).toBe(round + rounds);
    },
  );
  test("that is answered before the deadline says what it always says, and nothing later", async () => {
    const { c, id, ref, db } = await begun();
    const { round } = await c.state<Round>(id);
    const stalled = stall(db, "commit");
    const asked = c.world.cloud.as(slackUser).slash("/stafett", `lugnt ${ref}`);
    await stalled.reached;
    c.world.clock.advance(withinMs - 1);
    stalled.opens();
    stalled.end();
    expect(JSON.stringify(await asked)).not.toContain("inte klart");
    c.world.clock.advance(withinMs);
    await quiet(c);
    expect([told(c), (await c.state<Round>(id)).round]).toEqual([[], round + 1]);
  });
});

describe("a form in Slack", () => {
  const opened = async () => {
    const b = await begun();
    const { modal } = await b.c.world.cloud.as(slackUser).slash("/arende", "nytt");
    return { ...b, view: modal?.id ?? "" };
  };
  const cases = async (c: Cast): Promise<number> =>
    (await c.world.lines({ workflow: "case", limit: 10 })).length;
  test("stays on the screen when nothing is saved; sent again it is, and once", async () => {
    const { c, db, view } = await opened();
    const stalled = stall(db, "queue");
    const seen = await late(c, stalled, () => c.world.cloud.as(slackUser).submit(view));
    expect(Object.values(seen.errors ?? {}).join()).toContain("Det du gjorde har inte sparats");
    stalled.opens();
    stalled.end();
    await quiet(c);
    expect(await cases(c)).toBe(1);
    await c.world.cloud.as(slackUser).submit(view);
    expect([await cases(c), told(c)]).toEqual([2, []]);
  });
  test("stays when it is not known yet; sent again meanwhile neither is anything else known, and afterwards it is done already", async () => {
    const { c, db, view } = await opened();
    const stalled = stall(db, "commit");
    const seen = await late(c, stalled, () => c.world.cloud.as(slackUser).submit(view));
    expect(Object.values(seen.errors ?? {}).join()).toContain("Det är inte klart än");
    const again = c.world.cloud.as(slackUser).submit(view);
    await quietly();
    c.world.clock.advance(withinMs);
    expect(Object.values((await again).errors ?? {}).join()).toContain("Det är inte klart än");
    stalled.opens();
    stalled.end();
    await settled(c, () => told(c));
    await quiet(c);
    expect([await cases(c), told(c).length]).toEqual([2, 1]);
    const after = await c.world.cloud.as(slackUser).submit(view);
    expect(JSON.stringify(after)).toContain("Det är redan gjort");
    expect([await cases(c), told(c).length]).toEqual([2, 1]);
  });
});
const quietly = async (): Promise<void> => {
  for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate);
};

describe("in Teams", () => {
  test.each([
    ["queue", "Det du gjorde har inte sparats", 0],
    ["commit", "Det är inte klart än", 1],
  ] as const)(
    "a message while the database stalls at the %s: %s",
    async (where, words, messages) => {
      const c = await cast();
      const id = await c.own();
      const [row] = await c.world.lines({ workflow: "case", limit: 1 });
      const { round } = await c.state<Round>(id);
      const stalled = stall(c.world.stafett.data, where);
      const personal = c.teams.personal(oid.worker);
      const seen = await late(c, stalled, () =>
        c.teams.as(oid.worker).say(personal, `lugnt ${row?.summary.ref}`),
      );
      expect(JSON.stringify([seen, c.teams.activities(personal)])).toContain(words);
      stalled.opens();
      stalled.end();
      if (messages > 0) await settled(c, () => toldInTeams(c));
      await quiet(c);
      expect([toldInTeams(c).length, (await c.state<Round>(id)).round]).toEqual([
        messages,
        round + messages,
      ]);
    },
  );
  test.each([
    ["queue", "Det du gjorde har inte sparats", 0],
    ["commit", "Det är inte klart än", 1],
  ] as const)(
    "a dialog while the database stalls at the %s stays: %s",
    async (where, words, messages) => {
      const c = await cast();
      await c.own();
      const personal = c.teams.personal(oid.worker);
      await c.teams.as(oid.worker).say(personal, "nytt");
      await c.press(oid.worker, personal, "Öppna");
      const stalled = stall(c.world.stafett.data, where);
      const seen = await late(c, stalled, () => c.inDialog(oid.worker, "Öppna ärendet"));
      expect(JSON.stringify(seen.dialog)).toContain(words);
      stalled.opens();
      stalled.end();
      if (messages > 0) await settled(c, () => toldInTeams(c));
      await quiet(c);
      expect([
        toldInTeams(c).length,
        (await c.world.lines({ workflow: "case", limit: 10 })).length,
      ]).toEqual([messages, 1 + messages]);
    },
  );
});

describe("what is answered in time", () => {
  const incoming = (idempotencyKey: string): Incoming => ({
    idempotencyKey,
    platform: "slack",
    identity: "T1/UANNA",
    ask: { kind: "home" },
  });
  const open = async (send: (delivery: Delivery) => Promise<Outcome>) => {
    const c = await small();
    await c.engine.transact.instances.people();
    const facts: unknown[] = [];
    const note = (fact: unknown): void => void facts.push(fact);
    const log = { info: note, warn: note, error: note };
    const journal = { ...c.core.store.journal };
    const core = { clock: c.clock, store: { ...c.core.store, journal } };
    const inTime = new InTime({
      core,
      instances: c.engine.transact.instances,
      locale: c.engine.locale,
      log,
      send,
    });
    return { c, inTime, facts, journal };
  };
  const line = (work: () => Promise<Reply>) => work();
  test("what waited too long before it came here is not begun", async () => {
    const { inTime } = await open(async () => ({ sent: { channel: "", id: "" } }));
    const handle = vi.fn(async (): Promise<Reply> => ({ kind: "done" }));
    expect(await inTime.answer(incoming("a"), withinMs, line, handle)).toMatchObject({
      kind: "refused",
    });
    expect(await inTime.answer(incoming("a"), withinMs - 1, line, handle)).toEqual({
      kind: "done",
    });
    expect(handle).toHaveBeenCalledTimes(1);
  });
  test("nor is what still waits behind another ask of the same person", async () => {
    const { c, inTime } = await open(async () => ({ sent: { channel: "", id: "" } }));
    const turn = Promise.withResolvers<void>();
    const handle = vi.fn(async (): Promise<Reply> => ({ kind: "done" }));
    const asked = inTime.answer(incoming("a"), 0, (work) => turn.promise.then(work), handle);
    c.clock.advance(withinMs);
    expect(await asked).toMatchObject({ kind: "refused" });
    turn.resolve();
    await quietly();
    expect(handle).not.toHaveBeenCalled();
  });
  const unknownThen = async (inTime: InTime, c: SmallCore, ends: Promise<Reply>) => {
    const asked = inTime.answer(incoming("a"), 0, line, async (deadline) => {
      deadline.begins();
      return ends;
    });
    c.clock.advance(withinMs);
    expect(await asked).toMatchObject({ kind: "unknown" });
    await quietly();
  };
  const tries = 12;
  test.each([
    ["a platform that takes it at the last of twelve tries", tries - 1, "yes"],
    [
      "a platform that takes nothing is asked twelve times, and the log says that nobody was told",
      tries,
      "no",
    ],
  ])("%s", async (_what, refusals, is) => {
    let sent = 0;
    const { c, inTime, facts } = await open(async () =>
      sent++ < refusals ? { retry: "429" } : { sent: { channel: "", id: "" } },
    );
    await unknownThen(inTime, c, Promise.resolve({ kind: "done" }));
    expect([sent, facts]).toEqual([tries, [{ event: "late", saved: "no", told: is }]]);
  });
  test.each([
    [
      "a store that says at the last of twelve tries what came of it",
      tries - 1,
      { saved: "yes", told: "yes" },
    ],
    [
      "a store that never says it: nobody is told what nobody knows",
      tries,
      { saved: "unknown", told: "no" },
    ],
  ])("%s", async (_what, failures, is) => {
    const sent: Delivery[] = [];
    const { c, inTime, facts, journal } = await open(async (delivery) => {
      sent.push(delivery);
      return { sent: { channel: "", id: "" } };
    });
    let asked = 0;
    journal.isCommitted = async () =>
      asked++ < failures ? Promise.reject(new Error("gone")) : true;
    await unknownThen(inTime, c, Promise.reject(new Error("the connection was lost")));
    expect([asked, sent.length, facts]).toEqual([
      tries,
      is.told === "yes" ? 1 : 0,
      [{ event: "late", ...is }],
    ]);
  });
  test("a message of which it is not known whether it was taken is not sent twice", async () => {
    let sent = 0;
    const { c, inTime } = await open(async () => {
      sent += 1;
      return { unknown: "timeout" };
    });
    await unknownThen(inTime, c, Promise.resolve({ kind: "done" }));
    expect(sent).toBe(1);
  });
});
