// The engine and the store without HTTP.

import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Stafett } from "../src/compose.ts";
import { GroupCommit } from "../src/store/group.ts";
import type { Run } from "../src/store/port.ts";
import { openSqlite, type SqliteDb } from "../src/store/sqlite.ts";
import { crowd, newFixture, officeTime, openBot, openCases, someone } from "./fixture.ts";
import { load, median, percentile, type Row, row } from "./stats.ts";

let cause = 0;
const checkIns = async (
  bot: Stafett,
  cases: readonly { instance: never }[] | Awaited<ReturnType<typeof openCases>>,
  callers: number,
  total: number,
): Promise<readonly number[]> => {
  const member = await someone(bot);
  return load(callers, total, async (i) => {
    cause += 1;
    const done = await bot.engine.transact.run({
      cause: `b${cause}`,
      workflow: "case",
      instance: cases[i % cases.length]?.instance as never,
      command: "calm",
      values: {},
      by: { member },
    });
    if (done.kind !== "ok") throw new Error(done.kind);
  });
};
const rate = async (total: number, work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return total / ((performance.now() - start) / 1_000);
};
/**
 * The six rows that a check-in writes (instance, event, cause, three timers), by hand: the store's own tables and indexes, pragmas and grouping,
 * but no rules, no view, no encryption. What SQLite and the disk allow for this work; six inserts into a bare table would be another work.
 */
const rawLoop = (file: string): { readonly run: (total: number) => Promise<unknown>; readonly close: () => Promise<void> } => {
  const db = openSqlite(file);
  const group = new GroupCommit(db, 128);
  const cipher = randomBytes(420);
  const hash = randomBytes(32);
  const ids = Array.from({ length: 200 }, () => randomBytes(10).toString("hex"));
  const at = Date.now();
  const seqs = new Map<string, number>();
  const summary = JSON.stringify({
    ref: "SYD-XXXX-XX",
    words: "blank kotte",
    open: true,
    region: "SYD",
    agency: "noomi",
    holder: { member: "noomi-kontakt" },
    dueAt: "2026-11-25T09:00:00.000Z",
  });
  const ready = db.transaction(async (sql) => {
    for (const id of ids) {
      await sql(
        "insert into instances (instance, workflow, version, revision, key_id, head, people_revision, code_revision, ref, words, open, region, agency, holder, due_at, opened_at, summary) values (?, 'case', 1, 1, ?, ?, 1, 'x', ?, ?, 1, 'SYD', 'noomi', 'm:noomi-kontakt', ?, ?, ?)",
        [id, id, hash, id, id, at, at, summary],
      );
    }
  });
  const timer =
    "insert into timers (instance, key, at, command, args, state) values (?, ?, ?, 'miss', '{}', ?) on conflict (instance, key) do update set at = excluded.at, state = excluded.state";
  const six = async (sql: Run, id: string, seq: number): Promise<void> => {
    await sql(
      "update instances set version = ?, revision = revision + 1, head = ?, due_at = ?, summary = ? where instance = ? returning 1",
      [seq, hash, at + seq, summary, id],
    );
    await sql("insert into causes (cause, at) values (?, ?) on conflict do nothing returning 1", [randomBytes(12).toString("hex"), at]);
    await sql("insert into events (instance, seq, at, cipher, hash) values (?, ?, ?, ?, ?)", [id, seq, at, cipher, hash]);
    await sql(timer, [id, `miss:${seq}:1`, at + seq, "set"]);
    await sql(timer, [id, `miss:${seq - 1}:1`, at + seq, "cancelled"]);
    await sql(timer, [id, `tell:done:${seq}`, at, "told"]);
  };
  const run = async (total: number): Promise<unknown> => {
    await ready;
    return load(32, total, (i) => {
      const id = ids[i % ids.length] ?? "";
      const seq = (seqs.get(id) ?? 1) + 1;
      seqs.set(id, seq);
      return group.write((sql) => six(sql, id, seq));
    });
  };
  return { run, close: () => db.close() };
};
export const measureEngine = async (rounds: number): Promise<readonly Row[]> => {
  const fixture = newFixture();
  const bot = await openBot(fixture.file, officeTime());
  const cases = await openCases(bot, 200, "low");
  const raw = rawLoop(join(fixture.directory, "raw.db"));
  const total = 4_000;
  await checkIns(bot, cases, 32, total);
  await raw.run(total);
  const shares: number[] = [];
  for (let i = 0; i < rounds; i++) {
    const engine = await rate(total, () => checkIns(bot, cases, 32, total));

    shares.push((engine / (await rate(total, () => raw.run(total)))) * 100);
  }
  await raw.close();
  await bot.stop();
  return [row("commands/s of the engine ÷ a raw six-row group-commit loop, 32 callers", shares, "%", "≥ 60 %", (v) => v >= 60)];
};

/** The database's own connection, for rows that no command makes. */
const behind = (file: string): DatabaseSync => new DatabaseSync(file);
export const measureCrowd = async (rounds: number): Promise<readonly Row[]> => {
  const make = async (crowdSize: number): Promise<{ bot: Stafett; cases: Awaited<ReturnType<typeof openCases>> }> => {
    const fixture = newFixture();
    const bot = await openBot(fixture.file, officeTime());
    const cases = await openCases(bot, 100, "low");
    const db = behind(fixture.file);
    crowd(db as SqliteDb["raw"], 0, crowdSize);
    db.close();
    return { bot, cases };
  };
  const [few, many] = [await make(0), await make(100_000)];
  for (const one of [few, many]) await checkIns(one.bot, one.cases, 1, 600);
  const ratios: number[] = [];
  for (let i = 0; i < rounds; i++)
    ratios.push(median(await checkIns(many.bot, many.cases, 1, 600)) / median(await checkIns(few.bot, few.cases, 1, 600)));
  await few.bot.stop();
  await many.bot.stop();
  return [row("a command with 100 k open cases ÷ with 100, p50", ratios, "×", "≤ 1.15 ×", (v) => v <= 1.15)];
};

const pendingSizes = [10_000, 100_000, 1_000_000] as const;
/** Reads the 100 due timers and writes them as fired, a commit each, all asked for at once. */
const claimDue = async (bot: Stafett, db: DatabaseSync, now: number): Promise<number> => {
  const arm = db.prepare("update timers set state = 'set', at = ? where key = 'due'");
  arm.run(now - 1);
  const start = performance.now();
  const due = await bot.store.due(now, 100);
  await Promise.all(due.map((timer) => bot.store.commit({ at: now, cause: undefined, fired: timer, writes: [], reads: [] })));
  const took = performance.now() - start;
  if (due.length !== 100) throw new Error(`${due.length} due`);
  return took;
};
export const measureDue = async (rounds: number): Promise<readonly Row[]> => {
  const bots = [];
  const now = Date.parse("2026-11-25T09:00:00Z");
  for (const size of pendingSizes) {
    const fixture = newFixture();
    const bot = await openBot(fixture.file, officeTime());
    await openCases(bot, 1, "low");
    await bot.worker.stop();
    const db = behind(fixture.file);
    db.exec("pragma busy_timeout = 5000; begin");
    const timer = db.prepare(
      "insert into timers (instance, key, at, command, args, state) select instance, ?, ?, 'miss', '{}', 'set' from instances where workflow = 'case' limit 1",
    );
    for (let i = 0; i < size; i++) timer.run(`later:${i}`, now + 86_400_000 + i);
    const due = db.prepare("insert into timers (instance, key, at, command, args, state) values (?, 'due', ?, 'miss', '{}', 'set')");
    const instance = db.prepare(
      "insert into instances select 'D' || ?1, workflow, version, revision, 'd' || ?1, head, people_revision, code_revision, 'D' || ?1, words, 1, region, agency, holder, due_at, opened_at, null, summary, null, null from instances where workflow = 'case' limit 1",
    );
    for (let i = 0; i < 100; i++) {
      instance.run(String(i));
      due.run(`D${i}`, now - 1);
    }
    db.exec("commit");
    bots.push({ bot, db });
  }
  const times: number[][] = pendingSizes.map(() => []);
  for (let i = -1; i < rounds; i++) {
    for (const [at, one] of bots.entries()) {
      const took = [];
      for (let n = 0; n < 7; n++) took.push(await claimDue(one.bot, one.db, now));
      if (i >= 0) times[at]?.push(median(took));
    }
  }
  for (const one of bots) {
    one.db.close();
    await one.bot.stop();
  }
  const ratio = (at: number): number[] => (times[at] ?? []).map((t, i) => t / (times[0]?.[i] ?? Number.NaN));
  return [
    row("claim of 100 due timers, 100 k pending ÷ 10 k", ratio(1), "×", "–", () => true),
    row("claim of 100 due timers, 1 M pending ÷ 10 k", ratio(2), "×", "≤ 1.5 ×", (v) => v <= 1.5),
  ];
};

/** From the moment of a timer to the message at the adapter, on the running clock. */
export const measureDelivery = async (rounds: number): Promise<readonly Row[]> => {
  const p99: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const fixture = newFixture();
    const clock = officeTime();
    const arrived: number[] = [];
    const bot = await openBot(fixture.file, clock, (delivery) => {
      if (delivery.message.notice.includes("försenad")) arrived.push(clock.now());
    });
    const cases = await openCases(bot, 150, "high");
    await bot.worker.start();
    await bot.worker.idle();
    const db = behind(fixture.file);
    const planned = cases.map((one, i) => ({ one, at: clock.now() + 300 + i * 13 }));
    const set = db.prepare("update timers set at = ? where instance = ? and key = 'miss:1:1'");
    for (const { one, at } of planned) set.run(at, one.instance);
    db.close();
    bot.worker.wake();
    while (arrived.length < planned.length) await new Promise((resolve) => setTimeout(resolve, 20));
    p99.push(
      percentile(
        arrived.map((at, i) => at - (planned[i]?.at ?? 0)),
        99,
      ),
    );
    await bot.stop();
  }
  return [row("due → delivered, p99", p99, "ms", "≤ 50 ms", (v) => v <= 50)];
};
