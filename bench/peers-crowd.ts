// One, two and three processes on one server: Stafett's engine, pg-boss and graphile-worker, in turn, with 32 callers in all.
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { askedOf, freshDatabase } from "../test/store/asking.ts";
import {
  checkIn,
  newDirectory,
  newFixture,
  type Opened,
  officeTime,
  openBot,
  openCases,
  root,
} from "./fixture.ts";
import type { Kind, Order, Setting } from "./peer.ts";
import { type Seen, watched } from "./peers-watch.ts";
import { flags } from "./program.ts";
import { divided, during, interleave, number, type Row, ratios, row, type Turn } from "./stats.ts";

const callers = 32;
const casesEach = 1_000;
const turnMs = 1_000;
const watchedMs = 5_000;
const most = 3;
export type Server = { readonly url: string; readonly folder: string };

type Member = { readonly pid: number; ask<T>(order: Order): Promise<T>; end(): Promise<void> };
const begun = async (setting: Setting): Promise<Member> => {
  const child: ChildProcess = fork(join(root, "bench/peer.ts"), [], { execArgv: [...flags()] });
  const gone = once(child, "exit");
  const ask = async <T>(order: Order): Promise<T> => {
    child.send(order);
    const ended = gone.then(() => Promise.reject(new Error("a process ended before it answered")));
    const [{ said, failed }] = (await Promise.race([once(child, "message"), ended])) as [
      { said?: T; failed?: string },
    ];
    if (failed !== undefined) throw new Error(failed);
    return said as T;
  };
  await ask({ begin: setting });
  return {
    pid: child.pid ?? 0,
    ask,
    end: async () => {
      await ask({ stop: true });
      child.disconnect();
      await gone;
    },
  };
};

/** So many processes on databases of their own. */
type Crowd = {
  readonly kind: Kind;
  readonly size: number;
  readonly database: string;
  readonly pids: readonly number[];
  /** Of all, in a second. `apart`: each has cases of its own, and meets nobody. */
  rate(ms: number, apart?: boolean): Promise<number>;
  /** What was acknowledged is there, or this throws. */
  end(): Promise<void>;
};
/** How many were done, by what the database says. What graphile-worker has handled it takes away a moment later, and may be stopped between. */
const countSql: Readonly<Record<Kind, string>> = {
  stafett:
    "select count(*) as n from events where instance in (select instance from instances where workflow = 'case')",
  "pg-boss": "select count(*) as n from pgboss.job where state = 'completed'",
  "graphile-worker":
    "select pg_sequence_last_value(pg_get_serial_sequence('graphile_worker._private_jobs', 'id')::regclass) - (select count(*) from graphile_worker._private_jobs where locked_at is null) as n",
};
const crowdOf = async (kind: Kind, size: number, server: Server): Promise<Crowd> => {
  const [data, keys] = [
    await freshDatabase(server.url),
    kind === "stafett" ? await freshDatabase(server.url) : "",
  ];
  const setting = {
    kind,
    data,
    keys,
    beside: join(newDirectory(), "key"),
    now: Date.parse("2026-11-25T09:00:00Z"),
    at: Date.now(),
  };
  const members: Member[] = [];
  // One after another: the first makes the tables.
  for (let n = 0; n < size; n++) members.push(await begun(setting));
  const [first] = members;
  const cases =
    kind === "stafett" && first ? await first.ask<readonly Opened[]>({ open: casesEach }) : [];
  const counted = async (): Promise<number> => Number((await askedOf(data, countSql[kind]))[0]?.n);
  const before = kind === "stafett" ? await counted() : 0;
  let acknowledged = 0;
  let dealt: boolean | undefined;
  const deal = async (apart: boolean): Promise<void> => {
    if (dealt === apart) return;
    dealt = apart;
    for (const [at, one] of members.entries())
      await one.ask({ cases: apart ? cases.filter((_, n) => n % size === at) : cases });
  };
  return {
    kind,
    size,
    database: /\/(\w+)\?/.exec(data)?.[1] ?? "",
    pids: members.map(({ pid }) => pid),
    rate: async (ms, apart = false) => {
      await deal(apart);
      const turns = members.map((one, at) =>
        one.ask<Turn>({ callers: Math.floor((callers + at) / size), ms }),
      );
      const done = await Promise.all(turns);
      for (const { count } of done) acknowledged += count;
      return done.reduce((sum, { rate }) => sum + rate, 0);
    },
    end: async () => {
      for (const one of members) await one.end();
      const found = (await counted()) - before;
      if (found < acknowledged) throw new Error(`${kind}: ${found} of ${acknowledged}`);
    },
  };
};

/** The same on a file, in this process, as `npm run bench -- engine` has it. */
const onFile = async (): Promise<{
  readonly rate: () => Promise<number>;
  readonly end: () => Promise<void>;
}> => {
  const bot = await openBot(newFixture().file, officeTime());
  const cases = await openCases(bot, casesEach, "low");
  const one = () => checkIn(bot, cases[Math.floor(Math.random() * cases.length)], "press");
  const rate = async (): Promise<number> => (await during(callers, turnMs, one)).rate;
  return { rate, end: () => bot.stop() };
};

const numbers = ["no", "one process", "two processes", "three processes"];
/** What it takes of the processors to do one, and what the sessions of the server waited for meanwhile. */
const told = (
  { programs, server, others, locks, flushes, client, transactions, syncs }: Seen,
  rate: number,
): string => {
  const each = (processors: number): string => `${number((processors / rate) * 1_000)} ms`;
  return (
    `${number(rate)}/s; each takes ${each(programs)} of the programs' and ${each(server)} of PostgreSQL's processor time, and ${number(transactions / rate)} transactions; ` +
    `processors: programs ${number(programs)}, PostgreSQL ${number(server)}, others ${number(others)}; ` +
    `sessions in a transaction wait for the program ${number(client * 100)} %, the log ${number(flushes * 100)} %, locks ${number(locks * 100)} %; ${number(syncs)} flushes/s`
  );
};
/** Apart from the rounds: whoever looks takes time, too. */
const reasons = async (crowds: readonly Crowd[], server: Server): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  for (const crowd of crowds) {
    const { seen, waits, result } = await watched(server, crowd.database, crowd.pids, () =>
      crowd.rate(watchedMs),
    );
    const top = [...waits].sort(([, a], [, b]) => b - a).slice(0, 6);
    const all = [...waits.values()].reduce((sum, n) => sum + n, 0);
    const named = top.map(([name, n]) => `${name} ${number((n / all) * 100)} %`).join(", ");
    const each = ((seen.programs + seen.server) / result) * 1_000;
    rows.push(
      row(
        `${crowd.kind}, ${numbers[crowd.size]}: processor time of one`,
        [each],
        "ms",
        undefined,
        `${told(seen, result)}; ${named}`,
      ),
    );
  }
  return rows;
};

const kinds: readonly Kind[] = ["stafett", "pg-boss", "graphile-worker"];
export const measureCrowds = async (rounds: number, server: Server): Promise<readonly Row[]> => {
  const file = await onFile();
  const crowds: Crowd[] = [];
  for (const kind of kinds)
    for (let size = 1; size <= most; size++) crowds.push(await crowdOf(kind, size, server));
  const three = crowds[most - 1];
  const turns = [
    ...crowds.map((one) => () => one.rate(turnMs)),
    () => three?.rate(turnMs, true) ?? Promise.resolve(Number.NaN),
    file.rate,
  ];
  const all = await interleave(rounds, turns);
  const [apart, sqlite] = [all[crowds.length], all[crowds.length + 1]];
  const rows: Row[] = [];
  const against = (
    what: string,
    over: (typeof all)[number] | undefined,
    under: (typeof all)[number] | undefined,
  ): void =>
    void rows.push(row(what, ratios(over, under), "×", undefined, divided(over, under, "/s")));
  for (const [at, kind] of kinds.entries()) {
    const [one, two, more] = all.slice(at * most, (at + 1) * most);
    const each = kind === "stafett" ? "commands" : "jobs";
    rows.push(row(`${kind}: ${each}/s, one process`, one ?? [], "/s", undefined));
    against(`${kind}: two processes ÷ one`, two, one);
    against(`${kind}: three processes ÷ one`, more, one);
    if (kind === "stafett")
      against("stafett: three processes, each with cases of its own ÷ one", apart, one);
    else against(`stafett ÷ ${kind}, one process`, all[0], one);
  }
  against("stafett: one process on PostgreSQL ÷ on SQLite", all[0], sqlite);
  rows.push(...(await reasons(crowds, server)));
  await file.end();
  for (const crowd of crowds) await crowd.end();
  return rows;
};
