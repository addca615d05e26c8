// Everything of one place goes to another, whichever engines they are on: in one transaction at each end, and proved before it is kept.
import { createHash } from "node:crypto";
import { realpathSync, rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { keyMigrations } from "../../engine/encryption.ts";
import { forSeveral } from "../../store/db.ts";
import { assertNoLink } from "../../store/durable.ts";
import { examinePages, type Fault } from "../../store/examine.ts";
import { assertFormat, formatOf } from "../../store/format.ts";
import { freshnessFile } from "../../store/freshness.ts";
import { migrations } from "../../store/migrations.ts";
import { inSnapshot, type Pages, pagesIn, pagesOf } from "../../store/pages.ts";
import type { Db, Run, SqlRow, SqlValue } from "../../store/port.ts";
import { postgresKeyMigrations, postgresMigrations } from "../../store/postgres/migrations.ts";
import { lock, openSqlite } from "../../store/sqlite.ts";
import type { Certificate } from "../../worker/erasing.ts";
import type { Servers } from "../servers/opening.ts";
import { type Buried, buriedBeside, buriedFile, buryIn } from "./buried.ts";
import { keysFile } from "./opening.ts";
import { addMissing, erasedFile, readErasures } from "./scrub.ts";
import { assertAlone, commandName, openBeside, type Where } from "./second.ts";

/** What goes along, in the order of its rows. What an engine keeps for itself alone stays where it is: SQLite's freshness; on PostgreSQL who is there, who rings, what was begun, how many keys were destroyed. */
export const carried = {
  data: {
    idempotency_keys: "idempotency_key",
    events: "instance, seq",
    instances: "instance",
    kv: "key",
    destinations: "destination",
    meta: "name",
    outbox: "instance, name",
    places: "platform, address",
    readers: "audience, instance",
    records: "kind, id",
    anchored_versions: "instance",
    audit_anchors: "day",
    access_log: "seq",
    applied: "instance",
  },
  keys: { keys: "id", meta: "name" },
} as const;
type Tables = Readonly<Record<string, string>>;
const rowsOf = (table: string, order: string): string =>
  `select * from ${table}${table === "meta" ? " where name <> 'destroyed'" : ""} order by ${order}`;

/** `notEmpty`: something lies at the target. `half`: another move was broken off between the two. `version`: the source is of another version. `different`: what was written is not what was read. */
export type MoveFailure = Fault | "notEmpty" | "half" | "version" | "different";
export class CannotMove extends Error {
  readonly why: MoveFailure;
  constructor(why: MoveFailure) {
    super(why);
    this.why = why;
  }
}
type Progress = (table: string, rows: number) => void;

/** Of every row with every value, whatever the order of the columns: the same on both engines when the rows are. */
const summing = () => {
  const sum = createHash("sha256");
  const add = (value: SqlValue | undefined): void => {
    if (value === null || value === undefined) return void sum.update("n;");
    const bytes = typeof value === "object" ? value : Buffer.from(String(value));
    sum.update(`${typeof value}${bytes.byteLength};`).update(bytes);
  };
  return {
    rows: (table: string, page: readonly SqlRow[]): void => {
      const names = Object.keys(page[0] ?? {}).sort();
      for (const row of page) {
        sum.update(`${table};`);
        for (const name of names) {
          add(name);
          add(row[name]);
        }
      }
    },
    end: (): string => sum.digest("hex"),
  };
};
const summed = async (pages: Pages, tables: Tables, progress: Progress): Promise<string> => {
  const sum = summing();
  for (const [table, order] of Object.entries(tables)) {
    let rows = 0;
    for await (const page of pages(`sum_${table}`, rowsOf(table, order))) {
      sum.rows(table, page);
      rows += page.length;
      progress(table, rows);
    }
  }
  return sum.end();
};

/** A statement of PostgreSQL takes 65,535 values at most, one of SQLite 32,766. */
const mostValues = 10_000;
const insert = async (run: Run, table: string, page: readonly SqlRow[]): Promise<void> => {
  const names = Object.keys(page[0] ?? {});
  const atOnce = Math.max(1, Math.floor(mostValues / names.length));
  const again = table === "meta" ? " on conflict (name) do update set value = excluded.value" : "";
  const marks = `(${names.map(() => "?").join(", ")})`;
  for (let at = 0; at < page.length; at += atOnce) {
    const rows = page.slice(at, at + atOnce);
    const sql = `insert into ${table} (${names.join(", ")}) values ${rows.map(() => marks).join(", ")}${again}`;
    await run(
      sql,
      rows.flatMap((row) => names.map((name) => row[name] ?? null)),
    );
  }
};
/** Gives back the sum of what was read. */
const copy = async (
  from: Pages,
  into: Run,
  tables: Tables,
  progress: Progress,
): Promise<string> => {
  const sum = summing();
  for (const [table, order] of Object.entries(tables)) {
    progress(table, 0);
    let rows = 0;
    for await (const page of from(`move_${table}`, rowsOf(table, order))) {
      sum.rows(table, page);
      await insert(into, table, page);
      rows += page.length;
      progress(table, rows);
    }
  }
  return sum.end();
};

type Source = {
  readonly data: Pages;
  readonly keys: Pages;
  readonly erasures: readonly Certificate[];
  readonly buried: readonly Buried[];
};
/** What was never brought up to date does not fit into tables of today. */
const filesRead = async <T>(file: string, work: (source: Source) => Promise<T>): Promise<T> => {
  const paths = [realpathSync(file), keysFile(realpathSync(file))] as const;
  const held: { close(): void }[] = [];
  try {
    paths.forEach(assertFormat);
    for (const path of paths) held.push(lock(path));
    const [data, keys] = paths.map((path) => new DatabaseSync(path, { readOnly: true })) as [
      DatabaseSync,
      DatabaseSync,
    ];
    held.push(data, keys);
    for (const [db, steps] of [
      [data, migrations],
      [keys, keyMigrations],
    ] as const) {
      db.exec("begin");
      if (Number(db.prepare("pragma user_version").get()?.user_version) !== steps.length)
        throw new CannotMove("version");
    }
    return await work({
      data: pagesIn(data),
      keys: pagesIn(keys),
      erasures: readErasures(file),
      buried: await buriedBeside(file).all(),
    });
  } finally {
    for (const each of held.reverse()) each.close();
  }
};
const serversRead = async <T>(
  servers: Servers,
  work: (source: Source) => Promise<T>,
): Promise<T> => {
  const { data, keys, erasures, buried, close } = await openBeside({ servers }, "reading");
  try {
    for (const [db, steps] of [
      [data, postgresMigrations],
      [keys, postgresKeyMigrations],
    ] as const) {
      await assertAlone(db);
      const [row] = await db.query("select max(step) as step from schema_version");
      if (row?.step !== steps.length) throw new CannotMove("version");
    }
    const [certified, gone] = [await erasures(), await buried.all()];
    return await inSnapshot(
      data,
      (d) =>
        inSnapshot(
          keys,
          (k) => work({ data: d, keys: k, erasures: certified, buried: gone }),
          Object.keys(carried.keys),
        ),
      Object.keys(carried.data),
    );
  } finally {
    await close();
  }
};

type End = Record<"data" | "keys", Db & { readonly pages: (run: Run) => Pages }> & {
  /** In the transaction of the keys. */
  certify(run: Run, all: readonly Certificate[], buried: readonly Buried[]): Promise<void>;
};
const filesWritten = (file: string): End => {
  const [data, keys] = [openSqlite(file), openSqlite(keysFile(file), keyMigrations)];
  return {
    data: { ...data, pages: () => pagesIn(data.raw) },
    keys: { ...keys, pages: () => pagesIn(keys.raw) },
    certify: async (_, all, buried) => {
      addMissing(file, all);
      await buriedBeside(file).add(buried);
      // Of a database that lay here once: what comes now has another count.
      rmSync(freshnessFile(file), { force: true });
    },
  };
};
const serversWritten = async (servers: Servers): Promise<End> => {
  const [{ openPostgres }, { erasuresSql, reason }] = await Promise.all([
    import("../../store/postgres/index.ts"),
    import("../servers/opening.ts"),
  ]);
  const few = { readers: 1, writers: 1, name: commandName };
  const open = async (url: string, steps: readonly string[]) => ({
    ...(await openPostgres(url, steps, few)),
    pages: pagesOf,
  });
  try {
    return {
      data: await open(servers.data, postgresMigrations),
      keys: await open(servers.keys, postgresKeyMigrations),
      certify: async (run, all, buried) => {
        for (const one of all) await run(erasuresSql, [one.keyId, JSON.stringify(one)]);
        await buryIn(run, buried);
      },
    };
  } catch (error) {
    throw reason(error);
  }
};
const isEmpty = async ({ query }: Db, tables: Tables): Promise<boolean> => {
  const all = Object.keys(tables).map(
    (table) => `select 1 from ${table}${table === "meta" ? " where name = 'birth'" : ""}`,
  );
  return (
    (await query(`select 1 where ${all.map((one) => `exists (${one})`).join(" or ")}`)).length === 0
  );
};
/** Data are kept before their keys: data without keys are known as half of something by whoever opens them. */
const assertEmpty = async (end: End): Promise<void> => {
  const [data, keys] = [
    await isEmpty(end.data, carried.data),
    await isEmpty(end.keys, carried.keys),
  ];
  if (!data) throw new CannotMove(keys ? "half" : "notEmpty");
  if (!keys) throw new CannotMove("notEmpty");
};
const patient = async (run: Run): Promise<void> => {
  await run(forSeveral("set local idle_in_transaction_session_timeout = 0"));
};
const fill = async (end: End, source: Source, progress: Progress): Promise<void> =>
  end.keys.transaction(async (keys) => {
    await patient(keys);
    const sums = [
      await copy(source.keys, keys, carried.keys, progress),
      await summed(end.keys.pages(keys), carried.keys, progress),
    ];
    await end.certify(keys, source.erasures, source.buried);
    await end.data.transaction(async (data) => {
      await patient(data);
      sums.push(
        await copy(source.data, data, carried.data, progress),
        await summed(end.data.pages(data), carried.data, progress),
      );
      if (sums[0] !== sums[1] || sums[2] !== sums[3]) throw new CannotMove("different");
      const fault = await examinePages(end.data.pages(data));
      if (fault !== undefined) throw new CannotMove(fault);
      // So that the first questions do not read whole tables.
      await data(forSeveral(`analyze ${Object.keys(carried.data).join(", ")}`));
    });
  });
/** Of all files that a database at `file` has. Throws `LinkInTheWay`. */
const assertNoLinks = (file: string): void => {
  const opened = [file, keysFile(file)].flatMap((one) =>
    ["", "-wal", "-shm", ".lock"].map((end) => `${one}${end}`),
  );
  for (const each of [...opened, erasedFile(file), buriedFile(file), freshnessFile(file)])
    assertNoLink(each);
};
/** What is no database of today is not even opened to be written. */
const isTaken = (file: string): boolean => {
  const format = formatOf(file);
  if (format !== "ours") return format !== "new";
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    return Number(db.prepare("pragma user_version").get()?.user_version) !== migrations.length;
  } finally {
    db.close();
  }
};

/**
 * Moves data, keys and what is certified as erased; the source is only read, and nobody may write to it meanwhile. Kept when the target's rows have the same
 * sum as the source's and its chains hold, and not otherwise. Throws `CannotMove`, `LinkInTheWay`, `CannotOpen` (`locked`: somebody runs on one of them; `format`), and what disk or
 * server throw: the target is as empty then as it was, but where it stopped between the two: then another move says `half`.
 */
export const move = async (from: Where, to: Where, progress: Progress): Promise<void> => {
  if (to.file !== undefined) assertNoLinks(to.file);
  if (to.file !== undefined && isTaken(to.file)) throw new CannotMove("notEmpty");
  const read = <T>(work: (source: Source) => Promise<T>): Promise<T> =>
    from.servers ? serversRead(from.servers, work) : filesRead(from.file, work);
  await read(async (source) => {
    const end = to.servers ? await serversWritten(to.servers) : filesWritten(to.file);
    try {
      await assertEmpty(end);
      await fill(end, source, progress);
    } finally {
      await end.keys.close();
      await end.data.close();
    }
  });
};
