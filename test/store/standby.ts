// An asynchronous standby of a server of the tests: it follows from far behind, and takes over without the last commits.
import { chmodSync, chownSync, cpSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { askedOf } from "./asking.ts";
import { type Started, startServer, user } from "./server.ts";

type Standby = Started & {
  /** Resolves when it has all that the first has acknowledged until now. */
  caughtUp(): Promise<void>;
  /** Hears nothing more of the first: whatever is acknowledged from here on is lost when it takes over. */
  cutOff(): Promise<void>;
  /** Is the first now. Resolves when it takes writes. */
  promote(): Promise<void>;
};
const own = (path: string): void => {
  if (user.uid !== undefined) chownSync(path, user.uid, user.gid);
};
/** A copy of the first's files while it runs, as a backup makes it. */
const copyOf =
  (first: Started) =>
  async (data: string): Promise<void> => {
    const client = new Client(first.url);
    await client.connect();
    try {
      await client.query("select pg_backup_start('standby', true)");
      cpSync(join(first.folder, "data"), data, { recursive: true, preserveTimestamps: true });
      const { rows } = await client.query<{ labelfile: string }>(
        "select labelfile from pg_backup_stop(false)",
      );
      rmSync(join(data, "postmaster.pid"), { force: true });
      writeFileSync(join(data, "backup_label"), rows[0]?.labelfile ?? "");
      writeFileSync(join(data, "standby.signal"), "");
      // Not on its command line, which could not be taken back.
      writeFileSync(
        join(data, "postgresql.auto.conf"),
        `primary_conninfo = 'host=${first.folder} user=stafett'\n`,
      );
    } finally {
      await client.end();
    }
    for (const entry of readdirSync(data, { recursive: true })) own(join(data, String(entry)));
    own(data);
    chmodSync(data, 0o700);
  };
const becomes = async (url: string, sql: string): Promise<void> => {
  for (const until = Date.now() + 30_000; ; ) {
    if ((await askedOf(url, sql))[0]?.yes === true) return;
    if (Date.now() > until) throw new Error(`never: ${sql}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
/** Follows `first`, which keeps enough of its log for that; its folder goes when it is stopped. */
export const startStandby = async (first: Started, durable: boolean): Promise<Standby> => {
  const started = await startServer(durable, { copied: copyOf(first) });
  return {
    ...started,
    caughtUp: async () => {
      const [row] = await askedOf(first.url, "select pg_current_wal_lsn()::text as lsn");
      await becomes(started.url, `select pg_last_wal_replay_lsn() >= '${row?.lsn}'::pg_lsn as yes`);
    },
    cutOff: async () => {
      await askedOf(started.url, "alter system set primary_conninfo = ''");
      await askedOf(started.url, "select pg_reload_conf()");
      await becomes(started.url, "select not exists (select 1 from pg_stat_wal_receiver) as yes");
    },
    promote: async () => {
      await askedOf(started.url, "select pg_promote(true, 30)");
      await becomes(started.url, "select not pg_is_in_recovery() as yes");
    },
  };
};
