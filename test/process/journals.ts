// What the files hold and what Slack shows, read past the program.
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { SlackStandIn } from "../../playground/slack/stand-in.ts";
import { mastersIn } from "../../src/app/storage/key-file.ts";
import { keysFile } from "../../src/app/storage/opening.ts";
import {
  chain,
  chainStart,
  chainText,
  decrypt,
  digest,
  keyMigrations,
} from "../../src/engine/encryption.ts";
import { summaryBound } from "../../src/engine/instances.ts";
import { journalEvents } from "../../src/engine/journal-rows.ts";
import { openKeys } from "../../src/engine/keys.ts";
import type { Masters } from "../../src/engine/master.ts";
import type { Database, Db } from "../../src/store/port.ts";
import { sqlStore } from "../../src/store/sql.ts";
import { openSqlite } from "../../src/store/sqlite.ts";
import { room } from "./load.ts";

export type Journal = { readonly ref: string; readonly types: readonly string[] };
type Journals = {
  readonly cases: readonly Journal[];
  readonly idempotencyKeys: ReadonlySet<string>;
};
/** Every case in these databases, and the idempotency keys that they know; both are closed afterwards. Throws where a chain is broken. */
export const journalsIn = async (db: Database, keysDb: Db, masters: Masters): Promise<Journals> => {
  const store = sqlStore(db, { chain: chainText, digest });
  const keys = await openKeys(keysDb, masters, (ids) => store.upkeep.usedKeys(ids));
  const cases: Journal[] = [];
  for (const row of await store.lists.list({ workflow: "case", limit: 100_000 })) {
    const loaded = await store.journal.load(row.instance);
    const key = loaded && (await keys.open(loaded.keyId));
    if (!loaded || !key) throw new Error("a case without a key");
    let head = chainStart;
    for (const e of loaded.events) head = chain(head, e.seq, e.cipher);
    if (!Buffer.from(head).equals(loaded.head)) throw new Error("a chain is broken");
    const types = journalEvents(key, loaded).map(([, { type }]) => type);
    cases.push({
      ref: JSON.parse(decrypt(key, summaryBound(row.instance), row.summary)).ref,
      types,
    });
  }
  const idempotencyKeys = new Set(
    (await db.query("select idempotency_key from idempotency_keys")).map((row) =>
      String(row.idempotency_key),
    ),
  );
  await keys.close();
  await store.upkeep.close();
  return { cases, idempotencyKeys };
};
/** The same of a folder's database. The program must have stopped. */
export const journals = (cwd: string): Promise<Journals> => {
  const file = join(cwd, "data/stafett.db");
  const masters = mastersIn(join(cwd, "data/stafett.key"), false);
  return journalsIn(openSqlite(file), openSqlite(keysFile(file), keyMigrations), masters);
};
/** What a second reader sees in the file of a program that may be running. */
export const rowsIn = (
  cwd: string,
  sql: string,
  ...values: readonly (string | number)[]
): readonly Readonly<Record<string, unknown>>[] => {
  const db = new DatabaseSync(join(cwd, "data/stafett.db"), { readOnly: true });
  const rows = db.prepare(sql).all(...values);
  db.close();
  return rows;
};
/** Not out yet and due: what waits until its reader is there is not. `?`: now, epoch ms. */
export const isUnsettled =
  "state <> 'stands' and (landed is not null or not_before is null or not_before <= ?)";
/** Posts that are still to come or in doubt, as a second reader sees the file. */
export const unsettled = (cwd: string): number =>
  rowsIn(cwd, `select 1 from outbox where ${isUnsettled}`, Date.now()).length;
/** Posts that wait until the office of their reader opens. */
export const waiting = (cwd: string): number =>
  rowsIn(cwd, "select 1 from outbox where state <> 'stands' and not_before > ?", Date.now()).length;
/** The names of what stands in a channel, one for each message. */
export const outboxes = (cloud: SlackStandIn, channel = room): string[] =>
  cloud
    .messages(channel)
    .map((message) => String(message.metadata?.event_payload.outbox ?? "none"));
