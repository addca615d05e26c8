// The floor of durable work: the rows of a check-in by hand on node:sqlite, grouped as the store groups. No rules, no view, no worker.
import { randomBytes } from "node:crypto";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { chain, chainStart, encrypt, freshKey } from "../src/engine/encryption.ts";
import { migrations } from "../src/store/migrations.ts";

/** As in `src/store/group.ts`. */
const most = 128;
/** As in `src/store/sqlite.ts`, to the letter: a floor that is tuned worse than the program flatters it. */
export const pragmas =
  "pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on; pragma busy_timeout = 2000; pragma cache_size = -4000; pragma wal_autocheckpoint = 4000;";
export type Raw = { readonly write: (i: number) => Promise<void>; readonly close: () => void };

/** What is asked for while a transaction is being made durable goes into the next one. `count`: the row that counts transactions. */
const grouped = (db: DatabaseSync, one: (i: number) => void, count?: StatementSync): Raw => {
  let waiting: { readonly i: number; readonly done: () => void }[] = [];
  let armed = false;
  const flush = (): void => {
    armed = false;
    const group = waiting.slice(0, most);
    waiting = waiting.slice(most);
    db.exec("begin immediate");
    for (const job of group) one(job.i);
    count?.run();
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

/** Bytes of what a check-in writes encrypted: the event, the summary in the instance's row, the last-applied state. `sameSizes` looks whether they still are. */
export const sealed = { event: 284, summary: 540, applied: 2_076 } as const;
/** The event, the row with its summary, the last-applied state, and the idempotency key. */
const bodies = [
  randomBytes(sealed.event + 32),
  randomBytes(sealed.summary + 60),
  randomBytes(sealed.applied),
  randomBytes(24),
];
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

type Bodies = {
  readonly event: Uint8Array;
  readonly summary: Uint8Array;
  readonly applied: Uint8Array;
};
/** iv and tag of AES-GCM. */
const added = 28;
/** As JSON of the program's own is: of these lengths after padding. */
const texts = {
  event: "e".repeat(sealed.event - added - 30),
  summary: "s".repeat(sealed.summary - added - 30),
  applied: "b".repeat(sealed.applied - added - 200),
};
/** Each case has a key of its own, so that it can be erased; every row is bound to its place; the events are chained. With the program's own functions. */
const encryptedBodies = (
  count: number,
): ((n: number, seq: number) => Bodies & { readonly head: Uint8Array }) => {
  const cases = Array.from({ length: count }, () => ({ key: freshKey(), head: chainStart }));
  return (n, seq) => {
    const one = cases[n] as (typeof cases)[number];
    const event = encrypt(one.key, `e:${n}:${seq}`, texts.event);
    one.head = chain(one.head, seq, event);
    return {
      event,
      summary: encrypt(one.key, `s:${n}`, texts.summary),
      applied: encrypt(one.key, `b:${n}`, texts.applied, 2_048),
      head: one.head,
    };
  };
};
const clearBodies = (): ((n: number, seq: number) => Bodies & { readonly head: Uint8Array }) => {
  const [event, summary, remembered, head] = [
    randomBytes(sealed.event),
    randomBytes(sealed.summary),
    randomBytes(sealed.applied),
    randomBytes(32),
  ];
  return () => ({ event, summary, applied: remembered, head });
};
const applied =
  "insert into applied (instance, due_day, cipher) values (?, ?, ?) on conflict (instance) do update set due_day = excluded.due_day, cipher = excluded.cipher";
/** A day on which nothing falls due while it is measured: as at the program, a check-in in the same day moves no row in an index. */
const day = 1_893_456_000_000;
/**
 * The four statements of a check-in (instance, idempotency key, event, last-applied state) on the store's own tables with all their indexes, for so many cases in turn. `encrypted`:
 * as whoever has the same duty would write them; otherwise bytes of the same lengths that were drawn once.
 */
export const storeRows = (file: string, count: number, how: "encrypted" | "clear"): Raw => {
  const db = new DatabaseSync(file);
  db.exec(`${pragmas} begin; ${migrations.join("")} commit;`);
  const ids = Array.from({ length: count }, () => randomBytes(10).toString("hex"));
  const seqs = new Uint32Array(count).fill(1);
  const bodiesOf = how === "encrypted" ? encryptedBodies(count) : clearBodies();
  const add = db.prepare(
    "insert into instances (instance, workflow, version, revision, key_id, head, people_revision, code_revision, ref, words, open, region, agency, holder, due_at, opened_at, summary) values (?, 'case', 1, 1, ?, ?, 1, 'x', ?, ?, 1, 'SYD', 'noomi', 'm:noomi-kontakt', ?, 1, ?)",
  );
  db.exec("begin");
  for (const [n, id] of ids.entries()) {
    const { head, summary } = bodiesOf(n, 1);
    add.run(id, id, head, id, id, day, summary);
  }
  db.exec("commit");
  const instance = db.prepare(
    "update instances set version = ?, revision = revision + 1, head = ?, due_at = ?, summary = ? where instance = ? and revision = ? and erased_at is null returning 1",
  );
  const idempotencyKey = db.prepare(
    "insert into idempotency_keys (idempotency_key, at) values (?, ?) on conflict do nothing returning 1",
  );
  const event = db.prepare(
    "insert into events (instance, seq, at, cipher, hash) values (?, ?, ?, ?, ?)",
  );
  const set = db.prepare(applied);
  const counting = db.prepare("update freshness set count = count + 1 where one = 1");
  return grouped(
    db,
    (i) => {
      const n = i % count;
      const id = ids[n] as string;
      const before = seqs[n] as number;
      const seq = before + 1;
      seqs[n] = seq;
      const written = bodiesOf(n, seq);
      instance.all(seq, written.head, day, written.summary, id, before);
      idempotencyKey.all(randomBytes(12).toString("hex"), i);
      event.run(id, seq, i, written.event, written.head);
      set.run(id, day, written.applied);
    },
    counting,
  );
};
