// Whether data and keys on servers are whole: read as they are at one moment each, whoever writes meanwhile, and nothing is changed.

import { type Masters, masterOf } from "../../engine/master.ts";
import { examinePages } from "../../store/examine.ts";
import { inSnapshot, type Pages } from "../../store/pages.ts";
import type { Db, SqlRow } from "../../store/port.ts";
import { postgresKeyMigrations, postgresMigrations } from "../../store/postgres/migrations.ts";
import { isUnavailable } from "../../unavailable.ts";
import type { Wrong } from "../storage/backup.ts";
import { fitting } from "../storage/fitting.ts";
import { readMeta } from "../storage/opening.ts";
import { beside, markAt } from "../storage/second.ts";
import { isDamage, type Servers } from "./opening.ts";

/** Which version the tables are; 0: there are none. */
export const versionAt = async ({ query }: Db): Promise<number> => {
  const [made] = await query("select to_regclass('schema_version') is not null as yes");
  return made?.yes === 1
    ? Number((await query("select coalesce(max(step), 0) as step from schema_version"))[0]?.step)
    : 0;
};
const versionWrong = async (db: Db, steps: readonly string[]): Promise<Wrong | undefined> => {
  const version = await versionAt(db);
  return version === 0 ? "missing" : version > steps.length ? "newer" : undefined;
};
const each = async (
  pages: AsyncIterable<readonly SqlRow[]>,
  take: (row: SqlRow) => void,
): Promise<void> => {
  for await (const page of pages) for (const row of page) take(row);
};
const living = async (pages: Pages): Promise<readonly SqlRow[]> => {
  const rows: SqlRow[] = [];
  await each(pages("look_living", fitting.living), (row) => void rows.push(row));
  return rows;
};
/** One of those that are without a key, if it still is without: the data were read before, and what was erased or written anew since is in order. */
const stillWithout = async (data: Db, rows: readonly SqlRow[]): Promise<boolean> => {
  for (const { key_id } of rows)
    if ((await data.query(fitting.stillLiving, [String(key_id)])).length > 0) return true;
  return false;
};
/** What is not right with them. `masters`: undefined, and nobody can say whether the keys open. Throws `CannotOpen`, and what the driver throws where it is not damage. */
export const verifyServers = async (
  servers: Servers,
  masters: Masters | undefined,
  looking: (name: string) => void,
): Promise<readonly Wrong[]> =>
  beside({ servers }, "reading", async (both): Promise<readonly Wrong[]> => {
    const { data, keys } = both;
    const versions = [
      await versionWrong(data, postgresMigrations),
      await versionWrong(keys, postgresKeyMigrations),
    ];
    const unfit = versions.filter((one) => one !== undefined);
    if (unfit.length > 0) return [...new Set(unfit)];
    const births = [await readMeta(data.query, "birth"), await readMeta(keys.query, "birth")];
    const apart: readonly Wrong[] = births[0] === births[1] ? [] : ["birth"];
    looking("DATABASE_URL");
    const { fault, rows } = await inSnapshot(data, async (pages) => ({
      fault: await examinePages(pages),
      rows: await living(pages),
    }));
    const wrong: readonly Wrong[] = fault === undefined ? apart : [fault, ...apart];
    if (!masters) return wrong;
    looking("STAFETT_KEYS_URL");
    const master = masterOf(masters, await markAt(both));
    if (!master) return [...wrong, "master"];
    const { key, lacks } = fitting.under(master);
    const opens = await inSnapshot(keys, (pages) =>
      each(pages("look_keys", fitting.keys), key),
    ).then(
      () => true,
      (error: unknown) => {
        // Of what does not decrypt, the driver knows nothing.
        if (isUnavailable(error) || (error as { code?: unknown }).code !== undefined) throw error;
        return false;
      },
    );
    return !opens || (await stillWithout(data, rows.filter(lacks))) ? [...wrong, "keys"] : wrong;
  }).catch((error: unknown) => {
    if (isDamage(error)) return ["pages"] as const;
    throw error;
  });
