// Timers: finding what is due among many that are not, and how long from a timer's moment to the message.
import { DatabaseSync } from "node:sqlite";
import { chainText } from "../src/engine/seal.ts";
import { sqlStore } from "../src/store/sql.ts";
import { openSqlite } from "../src/store/sqlite.ts";
import { newFixture, officeTime, openBot, openCases } from "./fixture.ts";
import { pause } from "./program.ts";
import { divided, interleave, number, percentile, type Row, ratios, row } from "./stats.ts";

const now = Date.parse("2026-11-25T09:00:00Z");
const dueCount = 100;
/** `pending` timers over the coming year and a hundred that are due, on rows as the store writes them. */
const fill = (db: ReturnType<typeof openSqlite>["raw"], pending: number): void => {
  const series = (count: number): string => `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count})`;
  db.exec(`begin;
    ${series(dueCount)} insert into instances (instance, workflow, version, revision, key_id, head, people_revision, code_revision, ref, open, due_at, summary)
      select 'due' || i, 'case', 1, 1, 'k' || i, randomblob(32), 1, 'x', 'R' || i, 1, ${now}, '{}' from n;
    ${series(pending)} insert into timers (instance, key, at, command, args, state)
      select printf('%08x', i), 'miss:1:1', ${now} + 86400000 + abs(random() % 31536000000), 'miss', '{}', 'set' from n;
    ${series(dueCount)} insert into timers (instance, key, at, command, args, state) select 'due' || i, 'miss:1:1', ${now}, 'miss', '{}', 'fired' from n;
    commit; pragma wal_checkpoint(truncate);`);
};
type Waiting = { readonly find: () => Promise<number>; readonly claim: () => Promise<number>; readonly close: () => Promise<void> };
const waiting = (pending: number): Waiting => {
  const db = openSqlite(newFixture().file);
  fill(db.raw, pending);
  const store = sqlStore(db, chainText);
  const arm = db.raw.prepare(`update timers set state = 'set', at = ? where instance between 'due' and 'due~'`);
  const find = async (): Promise<number> => {
    arm.run(now - 1);
    const start = performance.now();
    const due = await store.due(now, dueCount);
    if (due.length !== dueCount) throw new Error(`${due.length} due`);
    return performance.now() - start;
  };
  const claim = async (): Promise<number> => {
    arm.run(now - 1);
    const start = performance.now();
    const due = await store.due(now, dueCount);
    const done = await Promise.all(due.map((fired) => store.commit({ at: now, cause: undefined, fired, writes: [], reads: [] })));
    if (due.length !== dueCount || done.some((one) => one !== "ok")) throw new Error("not all were claimed");
    return performance.now() - start;
  };
  return { find, claim, close: () => db.close() };
};

/** Reading the due timers, and marking each as fired in a commit of its own, all asked for at once as the worker does; no rules. */
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
  const line = (what: string, times: typeof claims, at: number, target?: { readonly atMost: number }): Row =>
    row(what, ratios(times[at], times[0]), "×", target, divided(times[at], times[0]));
  return [
    line("claim of 100 due timers (find, mark as fired), 100 k pending ÷ 10 k", claims, 1),
    line("the same, 1 M pending ÷ 10 k", claims, 2, { atMost: 1.5 }),
    line("finding them only, 1 M pending ÷ 10 k", finds, 2, { atMost: 1.5 }),
  ];
};

const planned = 150;
const everyMs = 13;
/** After the last one; what has not come by then is far beyond the target anyway, and is waited for. */
const settleMs = 200;
/** From a timer's moment to the message at an adapter in the same process, on the running clock: one round, ms of each. */
const deliveries = async (): Promise<readonly number[]> => {
  const { file } = newFixture();
  const clock = officeTime();
  const arrived = new Map<string, number>();
  const bot = await openBot(file, clock, { delivered: ({ outbox }) => void (arrived.has(outbox) || arrived.set(outbox, clock.now())) });
  const cases = await openCases(bot, planned, "high");
  await bot.worker.start();
  await bot.worker.idle();
  arrived.clear();
  const db = new DatabaseSync(file);
  db.exec("pragma busy_timeout = 5000; begin immediate");
  const set = db.prepare("update timers set at = ? where instance = ? and key = 'miss:1:1' and state = 'set'");
  const begin = clock.now() + 300;
  const due = new Map(cases.map(({ instance }, i) => [instance as string, begin + i * everyMs]));
  for (const [instance, at] of due) set.run(at, instance);
  db.exec("commit");
  bot.worker.wake();
  await pause(begin + planned * everyMs + settleMs - clock.now());
  await bot.worker.idle();
  const posts = db.prepare("select instance from posts where outbox = ?");
  const late = new Map<string, number>();
  for (const [outbox, at] of arrived) {
    const { instance } = posts.get(outbox) as { readonly instance: string };
    const moment = due.get(instance);
    if (moment !== undefined && !late.has(instance)) late.set(instance, at - moment);
  }
  db.close();
  await bot.stop();
  if (late.size !== planned) throw new Error(`${late.size} of ${planned} reminders came`);
  return [...late.values()];
};
export const measureDelivery = async (rounds: number): Promise<readonly Row[]> => {
  const all: (readonly number[])[] = [];
  for (let round = 0; round < rounds; round++) all.push(await deliveries());
  const p99 = all.map((times) => percentile(times, 99));
  return [row("due → delivered, p99", p99, "ms", { atMost: 50 }, `p50 ${number(percentile(all.flat(), 50))} ms`)];
};
