// Opens data and keys on PostgreSQL: several processes may have them at the same time.
import type { Log } from "../../log.ts";
import { CannotOpen } from "../../store/cannot-open.ts";
import type { Database, Db } from "../../store/port.ts";
import { isDoubtful, isUnable, openPostgres } from "../../store/postgres/index.ts";
import { postgresKeyMigrations } from "../../store/postgres/migrations.ts";
import { openNotices } from "../../store/postgres/notices.ts";
import type { Certificate } from "../../worker/erasing.ts";
import { buriedIn } from "../storage/buried.ts";
import { heardWithinMs, type Opened, sameBirth } from "../storage/opening.ts";
import { addErasures, fullest, holdsFrom, readErasures } from "../storage/scrub.ts";

/** `data`, `keys`: `postgres://…`. `keyDays`: after so many, a master key that was replaced is destroyed; undefined: never. `beside`: where what was erased is told outside both databases, too; each machine's own. */
export type Servers = {
  readonly data: string;
  readonly keys: string;
  readonly beside: string;
  readonly keyDays?: number | undefined;
};

/** invalid_password, invalid_authorization, invalid_catalog_name, insufficient_privilege, invalid_schema_name, and protocol_violation: what a pooler says to an address that asks for more than it takes. */
const noEntry = ["28P01", "28000", "3D000", "42501", "3F000", "08P01"];
/** As a reason for people, where the server does not answer or lets nobody in; else as it was. */
export const reason = (error: unknown): unknown => {
  const { code } = error as { readonly code?: unknown };
  if (error instanceof CannotOpen) return error;
  if (noEntry.includes(String(code))) return new CannotOpen("noEntry", String(code));
  return isUnable(error)
    ? new CannotOpen(isDoubtful(error) ? "doubtful" : "unreachable", String(code))
    : error;
};

/** Key id and certificate. */
export const erasuresSql =
  "insert into erasures (key_id, certificate) values (?, ?) on conflict (key_id) do update set certificate = excluded.certificate";
/** In the keys, since a copy of the data does not know it; and in a file, since a copy of the keys does not. */
export const erasuresIn = (keys: Db, { beside, keyDays }: Pick<Servers, "beside" | "keyDays">) => ({
  all: async (): Promise<readonly Certificate[]> => {
    const here = (await keys.query("select certificate from erasures order by key_id")).map(
      (row) => JSON.parse(String(row.certificate)) as Certificate,
    );
    return fullest([...here, ...readErasures(beside)]);
  },
  add: async (done: Certificate): Promise<void> => {
    const certificate =
      keyDays === undefined ? done : { ...done, holdsFrom: holdsFrom(done.at, keyDays) };
    await keys.transaction((run) =>
      run(erasuresSql, [certificate.keyId, JSON.stringify(certificate)]),
    );
    addErasures(beside, [certificate]);
  },
});

/** Keys are read once each, and stay in memory. */
const keysAtOnce = { readers: 2, writers: 2 } as const;
/** SQLSTATE class XX: a page or an index is none. */
export const isDamage = (error: unknown): boolean =>
  /^XX00[12]$/.test(String((error as { readonly code?: unknown }).code));
/** What was found wrong on the way. */
const noticing = (db: Database, found: () => void): Database => {
  const noticed = (error: unknown): never => {
    if (isDamage(error)) found();
    throw error;
  };
  return {
    ...db,
    query: (sql, values) => db.query(sql, values).catch(noticed),
    transaction: (work) => db.transaction(work).catch(noticed),
  };
};

/** Throws `CannotOpen`, and what the driver throws; nothing is held then. */
export const openServers = async (servers: Servers, log: Log): Promise<Opened> => {
  const { data: dataUrl, keys: keysUrl } = servers;
  const opened: Db[] = [];
  try {
    let fault: "pages" | undefined;
    const found = (): void => {
      fault = "pages";
    };
    let another: Parameters<Opened["moved"]>[0] = async () => undefined;
    const server = await openPostgres(dataUrl, undefined, {
      moved: (identity, run) => another({ identity, run }),
    });
    const data = noticing(server, found);
    opened.push(data);
    const keyServer = await openPostgres(keysUrl, postgresKeyMigrations, {
      ...keysAtOnce,
      moved: () => another(),
    });
    const keys = noticing(keyServer, found);
    opened.push(keys);
    await sameBirth(data, keys);
    const erasures = erasuresIn(keys, servers);
    const listeners = new Set<() => void>();
    const notices = openNotices(dataUrl, {
      heard: () => {
        for (const told of listeners) told();
      },
      lost: (reason) => log.warn({ event: "notices.lost", reason }),
    });
    return {
      data,
      keys,
      fault: () => fault,
      // What was deleted stays in dead rows, in archived logs and on copies until those go: nobody here can look.
      scrub: { empty: async () => [], search: async () => "unsearched", certify: erasures.add },
      erasures: erasures.all,
      buried: buriedIn(keys, servers.beside),
      written: (told) => {
        listeners.add(told);
        const look = setInterval(told, heardWithinMs);
        look.unref();
        return {
          stop: () => {
            clearInterval(look);
            listeners.delete(told);
          },
        };
      },
      moved: (told) => {
        another = told;
      },
      isOvertaken: async () => (await server.isOvertaken()) || (await keyServer.isOvertaken()),
      tell: notices.tell,
      end: () => void notices.end(),
    };
  } catch (error) {
    for (const db of opened) await db.close();
    throw reason(error);
  }
};

/** Whether nothing has been written there yet: before anything has a key. Throws as `openServers` does. */
export const areNew = async ({ keys: url }: Pick<Servers, "keys">): Promise<boolean> => {
  try {
    const keys = await openPostgres(url, postgresKeyMigrations, keysAtOnce);
    try {
      return (await keys.query("select 1 from keys limit 1")).length === 0;
    } finally {
      await keys.close();
    }
  } catch (error) {
    throw reason(error);
  }
};
