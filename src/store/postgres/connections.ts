// Connections to a server of PostgreSQL: who the server is, asked of each new one.
import type { ClientBase, Pool, PoolClient, PoolConfig } from "pg";
import type { Run, SqlRow } from "../port.ts";

/** insufficient_privilege: a server's owner may have kept the function for themselves. */
const mayNot = "42501";
/**
 * The server's number, which its copies share, and the timeline of its log, which rises when a copy takes over. By the log's name: what the control file says of
 * a timeline is true from the next checkpoint on. null: a copy that only follows.
 */
const identitySql = {
  whole:
    "select case when pg_is_in_recovery() then null else (select system_identifier from pg_control_system()) || ' ' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) end as identity",
  timeline:
    "select case when pg_is_in_recovery() then null else substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) end as identity",
} as const;

type Asked = Pick<ClientBase, "query">;
/** undefined: it only follows another, or does not say. Throws what the driver throws of a connection that is lost. */
const identityOf = async (client: Asked): Promise<string | undefined> => {
  for (const sql of Object.values(identitySql)) {
    try {
      const { rows } = await client.query<{ readonly identity: string | null }>(sql);
      return rows[0]?.identity ?? undefined;
    } catch (error) {
      if ((error as { readonly code?: unknown }).code !== mayNot) throw error;
    }
  }
  return undefined;
};
/** What is done on the first connection that leads to another server, before anything else is asked of it, and while all others wait. */
type Moved<Client> = (identity: string, client: Client) => Promise<void>;
/** Asks each new connection whose it is: another server, or another timeline, than before is told to `moved`. Where that fails nobody gets the connection, and the next one is asked again. */
export const knowing = <Client extends Asked>(
  moved: Moved<Client>,
): ((client: Client) => Promise<void>) => {
  let known: string | undefined;
  let moving: Promise<void> | undefined;
  const move = async (identity: string, client: Client): Promise<void> => {
    if (known !== undefined) await moved(identity, client);
    known = identity;
  };
  return async (client) => {
    const identity = await identityOf(client);
    await moving?.catch(() => undefined);
    if (identity === undefined || identity === known) return;
    moving = move(identity, client).finally(() => {
      moving = undefined;
    });
    await moving;
  };
};

/** Of this process: data and keys are reached by the same way. */
const pools = new Set<Pool>();
/** `onConnect`: before the connection is given to anybody; one of which it throws is given to nobody. */
export const poolOf = (
  Pool: new (config: PoolConfig) => Pool,
  config: PoolConfig,
  onConnect: (client: ClientBase) => Promise<void>,
): Pool => {
  const pool = new Pool({ ...config, onConnect });
  // A connection that is lost while nobody uses it: the pool makes another.
  pool.on("error", () => undefined);
  pools.add(pool);
  return pool;
};
export const endPool = (pool: Pool): Promise<void> => {
  pools.delete(pool);
  return pool.end();
};

/** What the driver says when a server has said nothing for as long as `query_timeout`; it has given up the connection then. */
export const isSilence = (error: unknown): boolean =>
  error instanceof Error && error.message === "Query read timeout";
/**
 * One connection has been found silent, as when a firewall has forgotten them all: those that nobody uses are given up, so that each need not be found by
 * somebody who waits. Those in use are found by whoever uses them.
 */
export const renewAll = (): void => {
  for (const pool of pools) renew(pool);
};
const renew = (pool: Pool): void => {
  for (let left = pool.idleCount; left > 0; left--)
    pool.connect().then(
      (client) => {
        // A polite end would wait for an answer.
        (
          client as unknown as { readonly connection: { readonly stream: { destroy(): void } } }
        ).connection.stream.destroy();
        client.release(true);
      },
      () => undefined,
    );
};

type Read = {
  readonly work: (run: Run) => Promise<readonly SqlRow[]>;
  readonly done: (rows: readonly SqlRow[]) => void;
  readonly fail: (error: unknown) => void;
};
/** Pipelined reads: what is read in the same moment goes by one connection, one after the other, and the server is waited for once. One that fails takes its connection with it, as a pool does. */
export const readingOn = (pool: Pool, runOn: (client: PoolClient) => Run): Run => {
  let waiting: Read[] = [];
  const flush = async (): Promise<void> => {
    const all = waiting;
    waiting = [];
    let client: PoolClient;
    try {
      client = await pool.connect();
    } catch (error) {
      for (const { fail } of all) fail(error);
      return;
    }
    let isLost = false;
    const lost = (): void => {
      isLost = true;
    };
    client.on("error", lost);
    const run = runOn(client);
    const one = ({ work, done, fail }: Read): Promise<void> =>
      work(run).then(done, (error: unknown) => {
        lost();
        fail(error);
      });
    await Promise.all(all.map(one));
    client.off("error", lost);
    client.release(isLost);
  };
  return (sql, values) =>
    new Promise((done, fail) => {
      if (waiting.push({ work: (run) => run(sql, values), done, fail }) === 1)
        queueMicrotask(() => void flush());
    });
};
