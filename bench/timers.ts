// Timers: finding what is due among many that are not, and how long from a timer's moment to the message.

import { randomBytes } from "node:crypto";
import type { Stafett } from "../src/app/compose.ts";
import type { Clock } from "../src/calendar/clock.ts";
import { dayOf } from "../src/engine/applied.ts";
import { chainText, digest } from "../src/engine/encryption.ts";
import { appliedOf } from "../src/engine/write.ts";
import type { InstanceId } from "../src/rules/ui.ts";
import { sqlStore } from "../src/store/sql.ts";
import { openSqlite } from "../src/store/sqlite.ts";
import {
  type BotOptions,
  caller,
  everybody,
  newFixture,
  type Opened,
  officeTime,
  openBot,
  openCase,
} from "./fixture.ts";
import { pause } from "./program.ts";
import { divided, interleave, number, percentile, type Row, ratios, row } from "./stats.ts";

const now = Date.parse("2026-11-25T09:00:00Z");
const today = dayOf(now);
const dueCount = 100;
const cipher = randomBytes(540);
/** `pending` instances that come due over the coming year and a hundred that come due today, on rows as the store writes them. */
const fill = (db: ReturnType<typeof openSqlite>["raw"], pending: number): void => {
  const series = (count: number): string =>
    `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count})`;
  db.exec(`begin;
    ${series(dueCount)} insert into instances (instance, workflow, version, revision, key_id, head, summary, people_revision, code_revision, ref, open, due_at)
      select 'due' || i, 'case', 1, 1, 'k' || i, randomblob(32), x'00', 1, 'x', 'R' || i, 1, ${now} from n;
    ${series(pending)} insert into applied (instance, due_day, cipher) select printf('%08x', i), ${today} + 86400000 * (1 + abs(random() % 365)), randomblob(540) from n;
    ${series(dueCount)} insert into applied (instance, due_day, cipher) select 'due' || i, ${today}, randomblob(540) from n;
    commit; pragma wal_checkpoint(truncate);`);
};
type Waiting = {
  readonly find: () => Promise<number>;
  readonly claim: () => Promise<number>;
  readonly close: () => Promise<void>;
};
const waiting = (pending: number): Waiting => {
  const db = openSqlite(newFixture().file);
  fill(db.raw, pending);
  const store = sqlStore(db, { chain: chainText, digest });
  const arm = db.raw.prepare(
    "update applied set due_day = ? where instance between 'due' and 'due~'",
  );
  const revised = db.raw.prepare("update instances set revision = 1");
  const before = { at: -1, instance: "" };
  const find = async (): Promise<number> => {
    arm.run(today);
    const start = performance.now();
    const due = await store.timers.dueDays(before, today, dueCount);
    if (due.length !== dueCount) throw new Error(`${due.length} due`);
    return performance.now() - start;
  };
  const claim = async (): Promise<number> => {
    arm.run(today);
    revised.run();
    const start = performance.now();
    const due = await store.timers.dueDays(before, today, dueCount);
    const done = await Promise.all(
      due.map(({ instance }) =>
        store.journal.saveApplied({
          instance,
          revision: 1,
          next: 2,
          applied: { dueDay: today + 86_400_000, cipher },
        }),
      ),
    );
    if (due.length !== dueCount || done.includes(false)) throw new Error("not all were claimed");
    return performance.now() - start;
  };
  return { find, claim, close: () => db.close() };
};

/** Reading what comes due, and writing each one's last-applied state in a commit of its own, all asked for at once as the worker does; no rules. */
export const measureDue = async (rounds: number): Promise<readonly Row[]> => {
  const sizes = [10_000, 100_000, 1_000_000].map(waiting);
  const claims = await interleave(
    rounds,
    sizes.map((one) => one.claim),
  );
  const finds = await interleave(
    rounds,
    sizes.map((one) => one.find),
  );
  for (const one of sizes) await one.close();
  const line = (
    what: string,
    times: typeof claims,
    at: number,
    target?: { readonly atMost: number },
  ): Row => row(what, ratios(times[at], times[0]), "×", target, divided(times[at], times[0]));
  return [
    line(
      "claim of 100 due timers (find, write the last-applied state), 100 k pending ÷ 10 k",
      claims,
      1,
    ),
    line("the same, 1 M pending ÷ 10 k", claims, 2, { atMost: 1.5 }),
    line("finding them only, 1 M pending ÷ 10 k", finds, 2, { atMost: 1.5 }),
  ];
};

export const planned = 150;
export const everyMs = 13;
/** After the last one; what has not come by then is far beyond the target anyway, and is waited for. */
const settleMs = 200;
/** And so long at most. */
const patientMs = 60_000;
type Open = (clock: Clock, options: Pick<BotOptions, "delivered">) => Promise<Stafett>;
const onFile: Open = (clock, options) => openBot(newFixture().file, clock, options);
/** From a timer's moment to the message at an adapter in the same process, on the running clock: one round, ms of each. `to`: all to one person, one after another, or to everybody in turn. */
export const deliveries = async (
  open: Open = onFile,
  to: "one" | "everybody" = "one",
): Promise<readonly number[]> => {
  const clock = officeTime();
  const arrived = new Map<string, number>();
  const bot = await open(clock, {
    delivered: ({ outbox }) => void (arrived.has(outbox) || arrived.set(outbox, clock.now())),
  });
  const all = to === "one" ? [caller] : await everybody(bot);
  const cases: Opened[] = [];
  for (let n = 0; n < planned; n++) cases.push(await openCase(bot, "high", all[n % all.length]));
  await bot.worker.start();
  await bot.worker.idle();
  arrived.clear();
  const begin = clock.now() + 300;
  const due = new Map(cases.map(({ instance }, i) => [instance as string, begin + i * everyMs]));
  const { instances } = bot.engine.transact;
  for (const [instance, at] of due) {
    const working = await instances.load(instance as InstanceId);
    const miss = [...(working?.timers.values() ?? [])].find(({ command }) => command === "miss");
    if (!working || !miss) throw new Error("no reminder is set");
    const next = {
      ...working,
      timers: new Map(working.timers).set(miss.key, { ...miss, at }),
      revision: working.revision + 1,
    };
    await bot.store.journal.saveApplied({
      instance,
      revision: working.revision,
      next: next.revision,
      applied: appliedOf(next),
    });
    instances.remember(next);
    bot.worker.rings(instance as InstanceId, at);
  }
  bot.worker.wake();
  await pause(Math.max(0, begin + planned * everyMs + settleMs - clock.now()));
  const late = new Map<string, number>();
  // A database that did not answer in between is asked again in a second: what came then came late, and is no mistake.
  for (
    const giveUp = clock.now() + patientMs;
    late.size < planned && clock.now() < giveUp;
    await pause(settleMs)
  ) {
    await bot.worker.idle();
    const posts = new Map(
      (await bot.data.query("select outbox, instance from outbox")).map((post) => [
        post.outbox,
        String(post.instance),
      ]),
    );
    for (const [outbox, at] of arrived) {
      const instance = posts.get(outbox) ?? "";
      const moment = due.get(instance);
      if (moment !== undefined && !late.has(instance)) late.set(instance, at - moment);
    }
  }
  await bot.stop();
  if (late.size !== planned) throw new Error(`${late.size} of ${planned} reminders came`);
  return [...late.values()];
};
export const measureDelivery = async (rounds: number): Promise<readonly Row[]> => {
  const all: (readonly number[])[] = [];
  for (let round = 0; round < rounds; round++) all.push(await deliveries());
  const p99 = all.map((times) => percentile(times, 99));
  return [
    row(
      "due → delivered, p99",
      p99,
      "ms",
      { atMost: 50 },
      `p50 ${number(percentile(all.flat(), 50))} ms`,
    ),
  ];
};
