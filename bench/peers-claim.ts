// A hundred that are due, found and settled beside many that are still to come: ours on both engines, pg-boss, graphile-worker.
import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { dayOf } from "../src/engine/applied.ts";
import { chainText, digest } from "../src/engine/encryption.ts";
import type { Store } from "../src/store/port.ts";
import { openPostgres } from "../src/store/postgres/index.ts";
import { sqlStore } from "../src/store/sql.ts";
import { openSqlite } from "../src/store/sqlite.ts";
import { freshDatabase } from "../test/store/asking.ts";
import { newFixture } from "./fixture.ts";
import { openBoss, openRunner, queue } from "./peers-others.ts";
import { divided, interleave, type Row, ratios, row } from "./stats.ts";

const now = Date.parse("2026-11-25T09:00:00Z");
const [today, dayMs] = [dayOf(now), 86_400_000];
const dueCount = 100;
const cipher = randomBytes(540);
const sizes = [10_000, 1_000_000] as const;
/** In ms; what makes a hundred due again is not in it. */
type Waiting = {
  readonly claims: Readonly<Record<string, () => Promise<number>>>;
  readonly close: () => Promise<unknown>;
};
/** Statements one after another; no values. */
type Exec = (sql: string) => Promise<unknown>;
const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

/** `series(n)`: numbers from 1 to n as `i`; `random`: from 0 to 1; `bytes`: of 540. */
type Dialect = {
  readonly series: (count: number) => string;
  readonly random: string;
  readonly bytes: string;
  readonly id: (prefix: string) => string;
};
const sqlite: Dialect = {
  series: (count) =>
    `(with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count}) select i from n)`,
  random: "(abs(random() % 1000000) / 1000000.0)",
  bytes: "randomblob(540)",
  id: (prefix) => `printf('${prefix}%08x', i)`,
};
const postgres: Dialect = {
  series: (count) => `(select i from generate_series(1, ${count}) as g(i))`,
  random: "random()",
  bytes: "decode(repeat(md5(i::text), 34), 'hex')",
  id: (prefix) => `'${prefix}' || lpad(to_hex(i), 8, '0')`,
};
/** As many timers and posts that are to come over the year, the posts ten to a place; and a hundred of each that are due, the posts at places of their own. */
const filled = ({ series, random, bytes, id }: Dialect, pending: number): readonly string[] => {
  const dueDays = (prefix: string, count: number, at: string) =>
    `insert into applied (instance, due_day, cipher) select ${id(prefix)}, ${at}, ${bytes} from ${series(count)}`;
  const later = `${now} + cast(${dayMs} * (1 + 364 * ${random}) as bigint)`;
  const posts = (prefix: string, count: number, destination: string, at: string) =>
    `insert into outbox (instance, name, destination, outbox, cipher, gone, newer, state, next_at, fence, attempts)
      select ${id(prefix)}, 'p', ${destination}, ${id(prefix)}, ${bytes}, 0, 1, 'due', ${at}, 0, 0 from ${series(count)}`;
  return [
    `insert into instances (instance, workflow, version, revision, key_id, head, summary, people_revision, code_revision, ref, open, due_at)
      select ${id("due")}, 'case', 1, 1, ${id("k")}, ${bytes}, ${bytes}, 1, 'x', ${id("R")}, 1, ${now} from ${series(dueCount)}`,
    dueDays("", pending, `${today} + ${dayMs} * cast(1 + 364 * ${random} as bigint)`),
    dueDays("due", dueCount, `${today}`),
    posts("", pending, `'destination' || (i % ${pending / 10})`, later),
    posts("due", dueCount, id("due"), `${now}`),
    `insert into destinations (destination, home, platform, busy, next_at) select destination, 'home', 'slack', 0, min(next_at) from outbox group by destination`,
  ];
};
const ours = (store: Store, exec: Exec): Waiting["claims"] => {
  const before = { at: -1, instance: "" };
  return {
    timers: async () => {
      await exec(`update applied set due_day = ${today} where instance between 'due' and 'due~'`);
      await exec("update instances set revision = 1");
      return timed(async () => {
        const due = await store.timers.dueDays(before, today, dueCount);
        const done = await Promise.all(
          due.map(({ instance }) =>
            store.journal.saveApplied({
              instance,
              revision: 1,
              next: 2,
              applied: { dueDay: today + dayMs, cipher },
            }),
          ),
        );
        if (done.filter(Boolean).length !== dueCount) throw new Error("not all were claimed");
      });
    },
    posts: async () => {
      await exec(
        `update outbox set state = 'due', next_at = ${now} where instance between 'due' and 'due~'`,
      );
      await exec(
        `update destinations set next_at = ${now} where destination between 'due' and 'due~'`,
      );
      return timed(async () => {
        const claimed = await store.outbox.claim(
          "slack",
          now,
          now + 60_000,
          now + 60_000,
          dueCount,
        );
        const done = await Promise.all(
          claimed.map((one) => store.outbox.settle(one, now, { state: "stands", landed: cipher })),
        );
        if (done.filter(Boolean).length !== dueCount) throw new Error("not all were claimed");
      });
    },
  };
};
const sums = { chain: chainText, digest };
const onFile = async (pending: number): Promise<Waiting> => {
  const db = openSqlite(newFixture().file);
  for (const sql of filled(sqlite, pending)) db.raw.exec(sql);
  await db.checkpoint();
  const store = sqlStore(db, sums);
  return {
    claims: ours(store, async (sql) => db.raw.exec(sql)),
    close: () => store.upkeep.close(),
  };
};
/** Swept and counted first, as a server does by itself before long: else it would do so at some moment of the measurement. */
const settled = "vacuum (analyze)";
const connected = async (url: string): Promise<Client> => {
  const client = new Client(url);
  await client.connect();
  return client;
};
const onServer = async (pending: number, server: string): Promise<Waiting> => {
  const url = await freshDatabase(server);
  const store = sqlStore(await openPostgres(url), sums);
  const client = await connected(url);
  for (const sql of [...filled(postgres, pending), settled]) await client.query(sql);
  const close = async (): Promise<void> => {
    await client.end();
    await store.upkeep.close();
  };
  return { claims: ours(store, (sql) => client.query(sql)), close };
};

/** A hundred fetched at once, each completed by itself. */
const pgBoss = async (pending: number, server: string): Promise<Waiting> => {
  const url = await freshDatabase(server);
  const boss = await openBoss(url, { max: 12, supervise: false, schedule: false });
  const client = await connected(url);
  // Its own row first, so that what a job takes over from its queue is in ours, too; older than what is due, as most of what waits long is.
  await boss.send(queue, { n: 1 }, { startAfter: 86_400 });
  const { rows } = await client.query("select * from pgboss.job");
  const own = ["id", "start_after", "created_on", "keep_until"];
  const same = Object.keys(rows[0] as object).filter((name) => !own.includes(name));
  await client.query(
    `insert into pgboss.job (start_after, created_on, keep_until, ${same.join(", ")})
      select now() + interval '1 day' + random() * interval '364 days', now() - random() * interval '364 days', now() + interval '3 years', ${same.join(", ")}
      from (select * from pgboss.job limit 1) as one, generate_series(2, ${pending})`,
  );
  await client.query(settled);
  const claim = async (): Promise<number> => {
    await boss.insert(
      queue,
      Array.from({ length: dueCount }, (_, n) => ({ data: { n } })),
    );
    return timed(async () => {
      const jobs = await boss.fetch(queue, { batchSize: dueCount });
      if (jobs.length !== dueCount) throw new Error(`${jobs.length} fetched`);
      await Promise.all(jobs.map(({ id }) => boss.complete(queue, id)));
    });
  };
  const close = async (): Promise<void> => {
    await client.end();
    await boss.stop();
  };
  return { claims: { jobs: claim }, close };
};

/** Eight workers of one pool, woken by its own notice, each finding one after another. */
const graphile = async (pending: number, server: string): Promise<Waiting> => {
  const url = await freshDatabase(server);
  // Nothing but the notice may wake them: else some would have begun before.
  const runner = await openRunner(url, {
    maxPoolSize: 12,
    concurrency: 8,
    pollInterval: 3_600_000,
  });
  const client = await connected(url);
  await runner.addJob(queue, { n: 1 }, { runAt: new Date(Date.now() + dayMs) });
  const more = (count: number, at: string) =>
    `insert into graphile_worker._private_jobs (task_id, payload, run_at) select id, '{"n":1}', ${at} from graphile_worker._private_tasks, generate_series(1, ${count})`;
  await client.query(
    more(pending - 1, "now() + interval '1 day' + random() * interval '364 days'"),
  );
  await client.query(settled);
  const claim = async (): Promise<number> => {
    await client.query(more(dueCount, "now()"));
    const done = Promise.withResolvers<void>();
    let count = 0;
    const one = (): void => {
      count += 1;
      if (count === dueCount) done.resolve();
    };
    runner.events.on("job:complete", one);
    const ms = await timed(async () => {
      await client.query(`select pg_notify('jobs:insert', '{"count":${dueCount}}')`);
      await done.promise;
    });
    runner.events.off("job:complete", one);
    return ms;
  };
  const close = async (): Promise<void> => {
    await client.end();
    await runner.stop();
  };
  return { claims: { jobs: claim }, close };
};

const kinds: Readonly<Record<string, (pending: number, server: string) => Promise<Waiting>>> = {
  "stafett on SQLite": onFile,
  "stafett on PostgreSQL": onServer,
  "pg-boss": pgBoss,
  "graphile-worker": graphile,
};
type Line = {
  readonly what: string;
  readonly few: () => Promise<number>;
  readonly many: () => Promise<number>;
};
export const measureClaims = async (rounds: number, server: string): Promise<readonly Row[]> => {
  const opened: Waiting[] = [];
  const lines: Line[] = [];
  try {
    for (const [kind, open] of Object.entries(kinds)) {
      for (const size of sizes) opened.push(await open(size, server));
      const [few, many] = opened.slice(-2);
      for (const [what, claim] of Object.entries(few?.claims ?? {}))
        lines.push({
          what: `${kind}: 100 due ${what}, 1 M to come ÷ 10 k`,
          few: claim,
          many: many?.claims[what] ?? claim,
        });
    }
    const times = await interleave(
      rounds,
      lines.flatMap(({ few, many }) => [few, many]),
    );
    return lines.map(({ what }, n) => {
      const [few, many] = [times[2 * n], times[2 * n + 1]];
      return row(what, ratios(many, few), "×", undefined, divided(many, few));
    });
  } finally {
    for (const one of opened) await one.close();
  }
};
