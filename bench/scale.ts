// What a case and a member cost: a month of the sample's people on a clock that is moved, the same rows on both engines, and configurations of many members.
import { statSync } from "node:fs";
import type { InstanceId, Instant } from "../src/rules/ui.ts";
import type { Member } from "../src/rules/workflow.ts";
import type { SqlValue } from "../src/store/port.ts";
import { openPostgres } from "../src/store/postgres/index.ts";
import { startServer } from "../test/store/server.ts";
import { type ManualClock, manualClock } from "../test/support/manual-clock.ts";
import { register } from "../test/support/sample.ts";
import type { Register } from "../workflows/people/index.ts";
import { type Bot, newFixture, openBot } from "./fixture.ts";
import { type Row, row } from "./stats.ts";

type Counts = {
  readonly rows: number;
  readonly writes: number;
  readonly posts: number;
  readonly bytes: number;
};
const dayMs = 24 * 3_600_000;
/** A Wednesday in November, 07.45 in Stockholm: a month with an Advent, before Christmas. */
const begins = Date.parse("2026-11-25T06:45:00Z");
const [days, casesEach] = [28, 4];
/** Tables that are SQLite's own, and its counter. */
const own = "name not like 'sqlite_%' and name <> 'freshness'";

const tablesOf = (bot: Bot): readonly string[] =>
  bot.data.raw
    .prepare(`select name from sqlite_schema where type = 'table' and ${own}`)
    .all()
    .map(({ name }) => String(name));
const counted = (bot: Bot, posts: number): Counts => {
  const one = (sql: string): number =>
    Number(Object.values(bot.data.raw.prepare(sql).get() ?? {})[0] ?? 0);
  bot.data.raw.exec("pragma wal_checkpoint(truncate)");
  return {
    rows: tablesOf(bot).reduce((sum, table) => sum + one(`select count(*) from ${table}`), 0),
    writes: one("select sum(revision) from instances"),
    posts,
    bytes: statSync(bot.data.file).size,
  };
};
/** The same rows in tables of PostgreSQL, freshly written: bytes with their indexes, without what updates leave until it is swept. */
const onPostgres = async (bot: Bot): Promise<number> => {
  const server = await startServer(false);
  const db = await openPostgres(server.url);
  try {
    for (const table of tablesOf(bot))
      await db.transaction(async (run) => {
        for (const line of bot.data.raw.prepare(`select * from ${table}`).iterate()) {
          const [names, values] = [Object.keys(line), Object.values(line)];
          await run(
            `insert into ${table} (${names.join(", ")}) values (${names.map(() => "?").join(", ")}) on conflict do nothing`,
            values as SqlValue[],
          );
        }
      });
    const [size] = await db.query(
      "select sum(pg_total_relation_size(relid))::bigint as bytes from pg_stat_user_tables",
    );
    return Number(size?.bytes);
  } finally {
    await db.close();
    await server.stop();
  }
};

/** Moves the clock; what comes due on the way happens at its own time. */
const until = async (bot: Bot, clock: ManualClock, to: number): Promise<void> => {
  await bot.worker.idle();
  for (
    let next = await bot.worker.nextDue();
    next !== undefined && next <= to;
    next = await bot.worker.nextDue()
  ) {
    clock.set(Math.max(next, clock.now()));
    await bot.worker.idle();
  }
  clock.set(to);
  await bot.worker.idle();
};
/** Everybody who has a deputy opens cases, one in three of them dangerous, and answers each check-in on its day. */
const month = async (bot: Bot, clock: ManualClock, posts: () => number) => {
  const { transact } = bot.engine;
  const { people } = await transact.instances.people();
  const begun = counted(bot, posts());
  const holders = new Map<string, Member>();
  let [asked, answered] = [0, 0];
  for (const member of people.members.values())
    for (let n = 0; n < casesEach && member.deputy !== undefined; n++) {
      asked += 1;
      const values = {
        deputy: member.deputy,
        child: "no",
        risk: n === 0 ? "high" : "low",
        quiet: "no",
      };
      const done = await transact.run({
        idempotencyKey: `open-${asked}`,
        workflow: "case",
        command: "open",
        values,
        by: { member },
      });
      if (done.kind === "ok") holders.set(done.instance, member);
    }
  if (holders.size === 0) throw new Error("nobody could open a case");
  await bot.worker.idle();
  const opened = counted(bot, posts());
  for (let day = 0; day < days; day++) {
    await until(bot, clock, begins + day * dayMs + 2 * 3_600_000);
    const due = new Date(clock.now() + 12 * 3_600_000).toISOString();
    for (const { instance } of await bot.store.lists.list({
      workflow: "case",
      open: true,
      dueBefore: due as Instant,
      limit: 10_000,
    })) {
      const member = holders.get(instance);
      if (!member) continue;
      const calm = {
        idempotencyKey: `calm-${day}-${instance}`,
        workflow: "case",
        command: "calm",
        instance: instance as InstanceId,
        values: {},
        by: { member },
      };
      if ((await transact.run(calm)).kind === "ok") answered += 1;
    }
  }
  await until(bot, clock, begins + days * dayMs);
  return {
    begun,
    opened,
    after: counted(bot, posts()),
    cases: holders.size,
    holders: new Set([...holders.values()].map(({ id }) => id)).size,
    answered,
  };
};

/** The sample's people, and so many more like one of them. */
const many = (count: number): Register => {
  const like = register.members.find(({ roles }) => roles.includes("caseworker"));
  if (!like) throw new Error("the sample has no caseworker");
  const more = Array.from({ length: count }, (_, n) => ({
    ...like,
    id: `handlaggare-${n}` as typeof like.id,
    addresses: [{ platform: "slack" as const, id: `T0STAFETT/U1${String(n).padStart(7, "0")}` }],
  }));
  return { ...register, members: [...register.members, ...more] };
};
const order = {
  workflow: "people",
  instance: "people" as InstanceId,
  command: "configure",
  by: "configuration",
} as const;
/** What so many members take, in ms of the processor: to be taken over, and until everybody has what they are told and all that is open was looked at again. */
const configured = async (bot: Bot, clock: ManualClock, count: number) => {
  const to = many(count);
  const began = process.cpuUsage();
  const ms = (): number => {
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1_000;
  };
  const done = await bot.engine.transact.run({ ...order, values: { register: to } });
  if (done.kind !== "ok") throw new Error(`configure: ${done.kind}`);
  const taken = ms();
  await until(bot, clock, clock.now() + 60_000);
  return { taken, after: ms() - taken, bytes: JSON.stringify(to).length / to.members.length };
};

/** One month, whatever is asked for. */
export const measureScale = async (): Promise<readonly Row[]> => {
  const { file } = newFixture();
  const clock = manualClock(begins);
  let posts = 0;
  const bot = await openBot(file, clock, {
    delivered: () => {
      posts += 1;
    },
  });
  try {
    await bot.worker.start();
    const { begun, opened, after, cases, holders, answered } = await month(bot, clock, () => posts);
    const postgres = await onPostgres(bot);
    const each = (what: string, unit: string, of: (c: Counts) => number): readonly Row[] => [
      row(
        `${what} to open a case`,
        [(of(opened) - of(begun)) / cases],
        unit,
        undefined,
        `${of(begun)} → ${of(opened)}, ${cases} cases of ${holders}`,
      ),
      row(
        `${what} of an open case in ${days} days`,
        [(of(after) - of(opened)) / cases],
        unit,
        undefined,
        `${of(opened)} → ${of(after)}, ${answered} check-ins`,
      ),
    ];
    const rows = [
      ...each("rows", "rows", (c) => c.rows),
      ...each("writes of an instance", "writes", (c) => c.writes),
      ...each("deliveries", "posts", (c) => c.posts),
      ...each("bytes on SQLite", "KB", (c) => c.bytes / 1_024),
      row(
        "all of it on PostgreSQL ÷ on SQLite",
        [postgres / after.bytes],
        "×",
        undefined,
        `${postgres} ÷ ${after.bytes} bytes`,
      ),
    ];
    for (const count of [250, 500, 1_000]) {
      const { taken, after: told, bytes } = await configured(bot, clock, count);
      rows.push(
        row(
          `${count} members more: taken over`,
          [taken],
          "ms",
          undefined,
          `${Math.round(bytes)} bytes of configuration a member`,
        ),
        row(
          `${count} members more: told, and everything looked at again`,
          [told],
          "ms",
          undefined,
          `${posts} deliveries in all`,
        ),
      );
    }
    return rows;
  } finally {
    await bot.stop();
  }
};
