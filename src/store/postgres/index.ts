// PostgreSQL, where several processes write at the same time: the same statements, on connections that come and go.
import { hash } from "node:crypto";
import type { ClientBase, Pool, PoolClient } from "pg";
import { markUnavailable } from "../../unavailable.ts";
import { CannotOpen } from "../cannot-open.ts";
import { formatName } from "../format.ts";
import type { Database, Run, SqlRow, SqlValue } from "../port.ts";
import { endPool, isSilence, knowing, poolOf, readingOn, renewAll } from "./connections.ts";
import { postgresMigrations } from "./migrations.ts";

/** Moments and numbers in a row are numbers; one that a number cannot hold is no row of ours. */
const integer = (text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value))
    throw new RangeError("an integer is larger than a number can hold");
  return value;
};
/** What comes back is what SQLite gives back, by PostgreSQL's own numbers for the types: bool, bytea, int8, int2, int4. Everything else is text. */
const parsers: Readonly<Record<number, (text: string) => SqlValue>> = {
  16: (text) => (text === "t" ? 1 : 0),
  17: (text) => new Uint8Array(Buffer.from(text.slice(2), "hex")),
  20: integer,
  21: integer,
  23: integer,
};
const types = { getTypeParser: (oid: number) => parsers[oid] ?? ((text: string) => text) };

type Statement = { readonly name?: string; readonly text: string; readonly query_timeout?: number };
/** Which index is best is SQLite's question: PostgreSQL has counted. */
const hint = / indexed by \w+/g;
/** Comments for SQLite, which has one writer. */
const holding = /\/\* (for (?:update|share)(?: skip locked)?) \*\//g;
/** A list asks by as many marks as it has values: texts without an end would be kept by every connection. */
const preparedMost = 500;
/**
 * Each text once: its marks as PostgreSQL writes them, and the name under which a connection keeps it prepared. The name is the text's own: behind a pooler that gives out connections
 * by transaction, one that only counted could be another program's statement. `areKept`: false where it turns out that such a pooler knows none of them.
 */
const statements = () => {
  const known = new Map<string, Statement>();
  const of = (sql: string): Statement => {
    const found = known.get(sql);
    if (found) return found;
    let mark = 0;
    const text = sql
      .replace(hint, "")
      .replace(holding, "$1")
      .replace(/\?(\d*)/g, (_, number: string) => {
        mark = number === "" ? mark + 1 : Number(number);
        return `$${mark}`;
      });
    const patience = long.test(sql) ? { query_timeout: longMs } : {};
    if (known.size >= preparedMost) return { text, ...patience };
    const statement = { name: hash("sha256", text, "base64"), text, ...patience };
    known.set(sql, statement);
    return statement;
  };
  return { of, areKept: true };
};
const codeOf = (error: unknown): string =>
  String((error as { readonly code?: unknown } | undefined)?.code);
/** invalid_sql_statement_name, duplicate_prepared_statement: nothing was done. */
const unkept = ["26000", "42P05"];
const runOn =
  (client: Pick<ClientBase, "query">, kept: ReturnType<typeof statements>): Run =>
  async (sql, values = []) => {
    const { name, ...statement } = kept.of(sql);
    try {
      return (
        await client.query<SqlRow>({
          ...statement,
          ...(kept.areKept && name !== undefined && { name }),
          values: [...values],
        })
      ).rows;
    } catch (error) {
      kept.areKept &&= !unkept.includes(codeOf(error));
      throw error;
    }
  };

/** serialization_failure, deadlock_detected: nothing is wrong with what was asked. */
const isAgain = (error: unknown): boolean => ["40001", "40P01", ...unkept].includes(codeOf(error));
/** Of these classes: the way there, rolled back, no room, told to stop, the system's own. And a server that only reads, as a copy does that is not yet the first. */
const unable = /^(08|40|53|57|58)|^25006$/;
/** What Node says of the way there has names; the driver says in words that a connection is gone, or that none came. */
const gone = /^(ECONN\w+|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|ENOENT)$/;
const goneInWords =
  /^(Query read timeout|Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|nothing was committed)/;
/** What Node says of a certificate that it does not take, and the driver of a server without TLS; or the file with the root's own is not there. It may be another server than it says. */
const doubtful =
  /CERT|ERR_TLS_|ERR_SSL_|INVALID_(CA|PURPOSE)|UNABLE_TO_VERIFY|HOSTNAME_MISMATCH|The server does not support SSL|ENOENT: /;
const wordsOf = (error: unknown): string =>
  String((error as { readonly message?: unknown }).message);
export const isDoubtful = (error: unknown): boolean =>
  doubtful.test(`${codeOf(error)} ${wordsOf(error)}`);
/** The way there, or whoever was at its end. */
const isGone = (error: unknown): boolean =>
  gone.test(codeOf(error)) || goneInWords.test(wordsOf(error)) || /^(08|57P0)/.test(codeOf(error));
/** Whether it is the server, or the way to it, that could not. */
export const isUnable = (error: unknown): boolean =>
  unable.test(codeOf(error)) ||
  gone.test(codeOf(error)) ||
  goneInWords.test(wordsOf(error)) ||
  isDoubtful(error);
const mostTries = 6;
/** Longer each time, and not the same for two that met. */
const pause = (tried: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * 5 * 2 ** tried));

/** Errors of a way that was lost before anything could have been kept: on another it may be done again, once. */
const uncommitted = new WeakSet<Error>();
type Begun<T> = (client: PoolClient) => Promise<T>;
/** On a connection of its own: all of it or nothing. One that was lost is thrown away, and its error comes through. */
const once = async <T>(pool: Pool, begin: string, work: Begun<T>): Promise<T> => {
  const client = await pool.connect();
  let isLost = false;
  const lost = (): void => {
    isLost = true;
  };
  client.on("error", lost);
  let isCommitting = false;
  try {
    // Not waited for: it is sent with the first statement.
    const begun = client.query(begin);
    begun.catch(() => undefined);
    const result = await work(client);
    await begun;
    isCommitting = true;
    // What failed on the way is rolled back by a commit, without an error.
    if ((await client.query("commit")).command !== "COMMIT")
      throw new Error("nothing was committed");
    return result;
  } catch (error) {
    if (isGone(error)) lost();
    else await client.query("rollback").catch(lost);
    if (!isCommitting && isGone(error)) uncommitted.add(error as Error);
    throw error;
  } finally {
    client.off("error", lost);
    client.release(isLost);
  }
};
const repeated = async <T>(work: () => Promise<T>): Promise<T> => {
  for (let tried = 1; ; tried++) {
    try {
      return await work();
    } catch (error) {
      const mayAgain = uncommitted.has(error as Error)
        ? tried === 1
        : isAgain(error) && tried < mostTries;
      if (!mayAgain) throw error;
      await pause(tried);
    }
  }
};
const inTransaction = <T>(pool: Pool, begin: string, work: Begun<T>): Promise<T> =>
  repeated(() => once(pool, begin, work));

/** A step that an older program can live with; or one that it cannot, and it stops when it sees it. None may hold a large table for long. */
export type Migration = string | { readonly breaking: string };
const overtakenSql = (known: number): string =>
  `select exists (select 1 from schema_version where step > ${known} and breaking) as yes`;
type AskOne = (sql: string) => Promise<SqlRow | undefined>;
/** Whether the schema has tables of ours. Throws `CannotOpen` (`format`) where they are of another format: before there were formats, a row named none. */
const hasSchema = async (ask: AskOne): Promise<boolean> => {
  if ((await ask("select to_regclass('schema_version') is not null as yes"))?.yes !== 1)
    return false;
  const other = `select 1 from schema_version v where to_jsonb(v) ->> 'format' is distinct from '${formatName}' limit 1`;
  if (await ask(other)) throw new CannotOpen("format", "the tables name another format");
  return true;
};
/** True: there was one to take. Whoever starts at the same time waits, and finds it taken. */
const nextStep = async (client: PoolClient, steps: readonly Migration[]): Promise<boolean> => {
  const ask: AskOne = async (sql) => (await client.query<SqlRow>(sql)).rows[0];
  await ask("select pg_advisory_xact_lock(hashtext('stafett'))");
  if (!(await hasSchema(ask)))
    await ask(
      'create table schema_version (step bigint not null primary key, at text collate "C" not null, breaking boolean not null, format text collate "C" not null)',
    );
  const version = Number(
    (await ask("select coalesce(max(step), 0) as step from schema_version"))?.step,
  );
  if ((await ask(overtakenSql(steps.length)))?.yes === 1)
    throw new CannotOpen("newer", `schema ${version} is newer than ${steps.length}`);
  const step = steps[version];
  if (step === undefined) return false;
  const { sql, breaking } =
    typeof step === "string"
      ? { sql: step, breaking: false }
      : { sql: step.breaking, breaking: true };
  // First: whoever looks meanwhile sees that it is being changed as soon as it is.
  await ask(
    `insert into schema_version (step, at, breaking, format) values (${version + 1}, now()::text, ${breaking}, '${formatName}')`,
  );
  await client.query({ text: sql, query_timeout: longMs } as Statement);
  return true;
};

/** `name`: what the server calls whoever is connected. `asItIs`: nothing is made and nothing migrated. `moved`: the first connection that leads to another server than those before, in a transaction; nobody asks anything there before. */
type Limits = {
  readonly readers?: number;
  readonly writers?: number;
  readonly name?: string;
  readonly asItIs?: true;
  readonly moved?: (identity: string, run: Run) => Promise<void>;
};
/** An open transaction whose process no longer says anything holds rows that others wait for. */
const silentMs = 10_000;
const connectMs = 15_000;
/** A statement of ours takes some milliseconds. A server that has said nothing for so long is not heard any more, and the connection is given up; what may take longer says so. */
const [unheardMs, longMs] = [4_000, 120_000];
const long = /\/\* long \*\//;
/** What the server must be for what is acknowledged to be there, and for letters to be what they are. */
const begins = async (pool: Pool): Promise<string> => {
  const sql =
    "select current_setting('server_encoding') as encoding, current_setting('synchronous_commit') as durable";
  const [row] = (await pool.query<SqlRow>(sql)).rows;
  if (row?.encoding !== "UTF8")
    throw new CannotOpen("unreadable", `the database is written in ${row?.encoding}`);
  // For each transaction and not when a connection begins: a pooler takes nobody in who asks for it there, and gives the connection to others between two transactions.
  const begin = `begin isolation level read committed; set local idle_in_transaction_session_timeout = ${silentMs}`;
  return row.durable === "off" || row.durable === "local"
    ? `${begin}; set local synchronous_commit = on`
    : begin;
};
/** Whether a pooler stands between: who greets is then not who answers. Throws what the driver throws. */
export const isPooled = async (url: string): Promise<boolean> => {
  const { default: pg } = await import("pg");
  const one = new pg.Client(url) as InstanceType<typeof pg.Client> & { readonly processID: number };
  await one.connect();
  const answered = one.query<{ readonly pid: number }>("select pg_backend_pid() as pid");
  const { rows } = await answered.finally(() => one.end());
  return rows[0]?.pid !== one.processID;
};
/** Thrown on. */
const noticed = (error: unknown): never => {
  if (isSilence(error)) renewAll();
  throw error;
};
/** What only reads may be asked again. */
const unread = (error: unknown): never => {
  if (isGone(error)) uncommitted.add(error as Error);
  return noticed(error);
};
/** Thrown on, and known by `isUnavailable` where the server, or the way to it, could not. */
const marked = (error: unknown): never => {
  if (isUnable(error)) markUnavailable(error);
  throw error;
};
const settingsOf = (url: string, name: string, asItIs: Limits["asItIs"]) => ({
  connectionString: url,
  application_name: name,
  keepAlive: true,
  connectionTimeoutMillis: connectMs,
  types,
  pipeline: true,
  ...(!asItIs && { query_timeout: unheardMs }),
});
/** The pool forgets whoever still waits for a connection when it ends. */
const awaiting = () => {
  const open = new Set<Promise<unknown>>();
  return {
    awaited: <T>(asked: Promise<T>): Promise<T> => {
      const work = asked.catch(marked);
      open.add(work);
      const done = (): void => void open.delete(work);
      work.then(done, done);
      return work;
    },
    settled: () => Promise.allSettled(open),
  };
};
export type ServerDb = Database & {
  /** Whether a newer program has changed it in a way that this one does not know. */
  isOvertaken(): Promise<boolean>;
};
/**
 * Opens (creates the tables in, migrates) a database of PostgreSQL. Throws `CannotOpen` for another format, a schema that a newer program has broken with, or another encoding, and what the driver throws.
 * `url`: `postgres://…`. Readers have connections of their own, so that no reading waits for a transaction.
 */
export const openPostgres = async (
  url: string,
  steps: readonly Migration[] = postgresMigrations,
  {
    readers = 4,
    writers = 8,
    name = "stafett",
    asItIs,
    moved = async () => undefined,
  }: Limits = {},
): Promise<ServerDb> => {
  // Who is on SQLite does not load it.
  const { default: pg } = await import("pg");
  const settings = settingsOf(url, name, asItIs);
  const kept = statements();
  const known = knowing<ClientBase>(async (identity, client) => {
    await client.query("begin");
    await moved(identity, runOn(client, kept));
    await client.query("commit");
  });
  const pool = (max: number): Pool => poolOf(pg.Pool, { ...settings, max }, known);
  const [reading, writing] = [pool(readers), pool(writers)];
  const end = () => Promise.all([endPool(reading), endPool(writing)]);
  const { awaited, settled } = awaiting();
  try {
    const begin = await begins(reading);
    while (!asItIs && (await inTransaction(writing, begin, (client) => nextStep(client, steps))));
    const asked = readingOn(reading, (client) => runOn(client, kept));
    if (asItIs) await hasSchema(async (sql) => (await asked(sql))[0]);
    const read = (sql: string, values?: readonly SqlValue[]) =>
      awaited(repeated(() => asked(sql, values).catch(unread)));
    return {
      query: read,
      writers: "several",
      isOvertaken: async () => (await read(overtakenSql(steps.length)))[0]?.yes === 1,
      transaction: (work) =>
        awaited(
          repeated(() =>
            once(writing, begin, (client) => work(runOn(client, kept))).catch(noticed),
          ),
        ),
      close: async () => {
        await settled();
        await end();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
};
