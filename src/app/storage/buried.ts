// Records of adapters that were taken away for good, such as keys of sign-in: a list outside the databases, so that a copy that is put back brings none of them back.
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from "node:fs";
import { among } from "../../store/columns.ts";
import type { Db, Run } from "../../store/port.ts";

/** A row of `records` as the database names it: `web:passkey` and the MAC of its id. */
export type Buried = { readonly kind: string; readonly id: string };
export interface Burials {
  /** The oldest first. */
  all(): Promise<readonly Buried[]>;
  /** Durable when it returns. */
  add(rows: readonly Buried[]): Promise<void>;
}
/** Ids in one statement. */
const atOnce = 500;
export const buriedFile = (file: string): string => `${file}.buried`;
/** A line that was cut off by a power cut counts for nothing: the row that it was to name is still there, and the caller was told that it failed. */
const readBuried = (file: string): readonly Buried[] =>
  existsSync(buriedFile(file))
    ? readFileSync(buriedFile(file), "utf8")
        .split("\n")
        .flatMap((line) => {
          const [kind, id, end] = line.split(" ");
          return kind && id && end === "." ? [{ kind, id }] : [];
        })
    : [];
const addBuried = (file: string, rows: readonly Buried[]): void => {
  const handle = openSync(buriedFile(file), "a", 0o600);
  try {
    // After a line that was cut off.
    for (const { kind, id } of rows) writeSync(handle, `\n${kind} ${id} .`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};
/** Beside a database that is a file, or beside the key file of a machine. */
export const buriedBeside = (file: string): Burials => ({
  all: async () => readBuried(file),
  add: async (rows) => addBuried(file, rows),
});
export const buryIn = async (run: Run, rows: readonly Buried[]): Promise<void> => {
  for (const { kind, id } of rows)
    await run("insert into buried (kind, id) values (?, ?) on conflict (kind, id) do nothing", [
      kind,
      id,
    ]);
};
/** In the keys, which a copy of the data does not know, and on this machine, which a copy of the keys does not. */
export const buriedIn = (keys: Db, file: string): Burials => ({
  all: async () => {
    const here = (await keys.query("select kind, id from buried")).map(({ kind, id }) => ({
      kind: String(kind),
      id: String(id),
    }));
    const known = new Set(here.map(({ kind, id }) => `${kind} ${id}`));
    return [...here, ...readBuried(file).filter(({ kind, id }) => !known.has(`${kind} ${id}`))];
  },
  add: async (rows) => {
    addBuried(file, rows);
    await keys.transaction((run) => buryIn(run, rows));
  },
});
/** Rows of an older copy that were taken away for good since are not there when this returns. */
export const applyBurials = async (data: Db, burials: Burials): Promise<void> => {
  const rows = await burials.all();
  if (rows.length === 0) return;
  await data.transaction(async (run) => {
    // Not one by one: they are all that ever ended, and a start waits for it.
    for (const [kind, all] of Map.groupBy(rows, (row) => row.kind))
      for (let from = 0; from < all.length; from += atOnce) {
        const [sql, ...ids] = among(all.slice(from, from + atOnce).map(({ id }) => id));
        await run(`delete from records where kind = ? and id ${sql}`, [kind, ...ids.map(String)]);
      }
  });
};
