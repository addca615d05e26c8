// What a machine and a server do while something is measured: whose processor time it is, what sessions wait for, how often a log is flushed.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { askedOf } from "../test/store/asking.ts";
import { pause } from "./program.ts";

/** Linux says so for all programs, whatever the kernel's own. */
const ticksPerSecond = 100;
const sampleEveryMs = 20;

/** Fields after the name, which may hold spaces: state, parent, … */
const statOf = (pid: number): readonly string[] =>
  readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
const ticks = (stat: readonly string[], from: number, to: number): number =>
  stat.slice(from, to).reduce((sum, part) => sum + Number(part), 0);
/** utime and stime. */
const ownOf = (pid: number): number => ticks(statOf(pid), 11, 13);
/** Of the server with all that it has started; those that ended have left theirs to it. */
const serverTicks = (postmaster: number): number => {
  let sum = ticks(statOf(postmaster), 11, 15);
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = statOf(Number(name));
      if (Number(stat[1]) === postmaster) sum += ticks(stat, 11, 13);
    } catch {
      // It ended meanwhile, and its time is the server's from now on.
    }
  }
  return sum;
};
/** All that the machine's processors did but wait. */
const machineTicks = (): number => {
  const [, ...parts] = (readFileSync("/proc/stat", "utf8").split("\n")[0] ?? "").split(/ +/);
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = parts.map(Number);
  return user + nice + system + irq + softirq;
};

/** Processors used (1: one of them all the time), by whom; shares of samples of a session at work, by what it waits for; in a second. */
export type Seen = {
  readonly programs: number;
  readonly server: number;
  readonly others: number;
  readonly locks: number;
  readonly flushes: number;
  readonly client: number;
  readonly transactions: number;
  readonly syncs: number;
};
type Where = { readonly url: string; readonly folder: string };
type Sampled = { readonly kind: string | null; readonly event: string | null; readonly n: number };

const sampling = async (
  url: string,
  database: string,
): Promise<() => Promise<ReadonlyMap<string, number>>> => {
  const client = new Client(url);
  await client.connect();
  const found = new Map<string, number>();
  let going = true;
  const sql = `select wait_event_type as kind, wait_event as event, count(*)::int as n from pg_stat_activity
    where datname = $1 and backend_type = 'client backend' and state in ('active', 'idle in transaction') group by 1, 2`;
  const loop = (async () => {
    while (going) {
      for (const { kind, event, n } of (await client.query<Sampled>(sql, [database])).rows) {
        const name = `${kind ?? "running"}:${event ?? ""}`;
        found.set(name, (found.get(name) ?? 0) + n);
      }
      await pause(sampleEveryMs);
    }
  })();
  return async () => {
    going = false;
    await loop;
    await client.end();
    return found;
  };
};
const counters = async (url: string, database: string): Promise<readonly [number, number]> => {
  const sql = `select xact_commit::float as commits, (select wal_sync::float from pg_stat_wal) as syncs from pg_stat_database where datname = '${database}'`;
  const [one] = await askedOf(url, sql);
  return [Number(one?.commits), Number(one?.syncs)];
};

/** While `work` goes on. `programs`: their process ids; `database`: the one that they share. */
export const watched = async <T>(
  { url, folder }: Where,
  database: string,
  programs: readonly number[],
  work: () => Promise<T>,
): Promise<{
  readonly seen: Seen;
  readonly waits: ReadonlyMap<string, number>;
  readonly result: T;
}> => {
  const postmaster = Number(
    readFileSync(join(folder, "data", "postmaster.pid"), "utf8").split("\n")[0],
  );
  const own = (): number => programs.reduce((sum, pid) => sum + ownOf(pid), 0);
  const used = (): readonly [number, number, number] => [
    own(),
    serverTicks(postmaster),
    machineTicks(),
  ];
  const ended = await sampling(url, database);
  const [counted, before, began] = [await counters(url, database), used(), performance.now()];
  const result = await work();
  const seconds = (performance.now() - began) / 1_000;
  const [after, recounted] = [used(), await counters(url, database)];
  const waits = await ended();
  const [ours, server, all] = after.map(
    (ticksNow, i) => (ticksNow - (before[i] ?? 0)) / ticksPerSecond / seconds,
  ) as [number, number, number];
  const total = [...waits.values()].reduce((sum, n) => sum + n, 0);
  const share = (of: RegExp): number =>
    [...waits].reduce((sum, [name, n]) => sum + (of.test(name) ? n : 0), 0) / Math.max(1, total);
  const seen = {
    programs: ours,
    server,
    others: Math.max(0, all - ours - server),
    locks: share(/^(Lock|LWLock):(?!WAL)/),
    flushes: share(/WAL/i),
    client: share(/^Client:/),
    transactions: (recounted[0] - counted[0]) / seconds,
    syncs: (recounted[1] - counted[1]) / seconds,
  };
  return { seen, waits, result };
};
