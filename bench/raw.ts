// The floor of durable work: six rows a command by hand on node:sqlite, grouped as the store groups. No rules, no view, no encryption.
import { randomBytes } from "node:crypto";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { migrations } from "../src/store/migrations.ts";

/** As in `src/store/group.ts`. */
const most = 128;
const pragmas =
  "pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on; pragma busy_timeout = 2000; pragma cache_size = -16000;";
export type Raw = { readonly write: (i: number) => Promise<void>; readonly close: () => void };

/** What is asked for while a transaction is being made durable goes into the next one. `beat`: the row that counts transactions. */
const grouped = (db: DatabaseSync, six: (i: number) => void, beat?: StatementSync): Raw => {
  let waiting: { readonly i: number; readonly done: () => void }[] = [];
  let armed = false;
  const flush = (): void => {
    armed = false;
    const group = waiting.slice(0, most);
    waiting = waiting.slice(most);
    db.exec("begin immediate");
    for (const job of group) six(job.i);
    beat?.run();
    db.exec("commit");
    for (const job of group) job.done();
    if (waiting.length > 0) arm();
  };
  const arm = (): void => {
    if (armed) return;
    armed = true;
    setImmediate(flush);
  };
  const write = (i: number): Promise<void> =>
    new Promise((done) => {
      waiting.push({ i, done });
      arm();
    });
  return { write, close: () => db.close() };
};

/** Bytes of what a check-in seals; `sameSizes` looks whether they still are. */
export const sealed = { event: 284, summary: 540, book: 2_076 } as const;
/** The event, the row with its summary, the book, and the cause. */
const bodies = [randomBytes(sealed.event + 32), randomBytes(sealed.summary + 60), randomBytes(sealed.book), randomBytes(24)];
/** Four inserts into one bare table: what the disk and the driver allow. */
export const bareInserts = (file: string): Raw => {
  const db = new DatabaseSync(file);
  db.exec(
    `${pragmas} create table if not exists rows (id integer primary key, instance text not null, at integer not null, body blob not null)`,
  );
  const insert = db.prepare("insert into rows (instance, at, body) values (?, ?, ?)");
  return grouped(db, (i) => {
    for (const body of bodies) insert.run(`c${i % 1_000}`, i, body);
  });
};

const book =
  "insert into wakes (instance, at, cipher) values (?, ?, ?) on conflict (instance) do update set at = excluded.at, cipher = excluded.cipher";
/** The four statements of a check-in on the store's own tables with all their indexes: what the schema allows. */
export const storeRows = (file: string): Raw => {
  const db = new DatabaseSync(file);
  db.exec(`${pragmas} begin; ${migrations.join("")} commit;`);
  const hash = randomBytes(32);
  const ids = Array.from({ length: 1_000 }, () => randomBytes(10).toString("hex"));
  const seqs = new Map<string, number>();
  const [fact, summary, remembered] = [randomBytes(sealed.event), randomBytes(sealed.summary), randomBytes(sealed.book)];
  const add = db.prepare(
    "insert into instances (instance, workflow, version, revision, key_id, head, people_revision, code_revision, ref, words, open, region, agency, holder, due_at, opened_at, summary) values (?, 'case', 1, 1, ?, ?, 1, 'x', ?, ?, 1, 'SYD', 'noomi', 'm:noomi-kontakt', 1, 1, ?)",
  );
  db.exec("begin");
  for (const id of ids) add.run(id, id, hash, id, id, summary);
  db.exec("commit");
  const instance = db.prepare(
    "update instances set version = ?, revision = revision + 1, head = ?, due_at = ?, summary = ? where instance = ? and revision = ? and erased_at is null returning 1",
  );
  const cause = db.prepare("insert into causes (cause, at) values (?, ?) on conflict do nothing returning 1");
  const event = db.prepare("insert into events (instance, seq, at, cipher, hash) values (?, ?, ?, ?, ?)");
  const set = db.prepare(book);
  const beat = db.prepare("update pulse set beat = beat + 1 where one = 1");
  return grouped(
    db,
    (i) => {
      const id = ids[i % ids.length] ?? "";
      const seq = (seqs.get(id) ?? 1) + 1;
      seqs.set(id, seq);
      instance.all(seq, hash, i + seq, summary, id, seq - 1);
      cause.all(randomBytes(12).toString("hex"), i);
      event.run(id, seq, i, fact, hash);
      set.run(id, i + seq, remembered);
    },
    beat,
  );
};
