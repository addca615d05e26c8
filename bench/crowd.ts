// Many more open instances than rules could make in a moment: copies of one that they made, each with a key of its own.
import { randomBytes } from "node:crypto";
import { DatabaseSync } from "node:sqlite";
import { keysFile } from "../src/app/storage/opening.ts";
import { blinder, decrypt, encrypt, unwrap } from "../src/engine/encryption.ts";
import { summaryBound } from "../src/engine/instances.ts";
import { rootId } from "../src/engine/master.ts";
import { sharedIndexKeys } from "../src/engine/shared-index.ts";
import { readerRows } from "../src/engine/write.ts";
import type { CaseRef, CaseWords, Instant } from "../src/rules/ui.ts";
import type { AnyWorkflow, Summary } from "../src/rules/workflow.ts";
import { workflows } from "../workflows/index.ts";
import { masterKey } from "./fixture.ts";

export type Row = {
  readonly workflow: string;
  readonly readers: readonly string[];
  readonly summary: Summary;
};
/** What further rows are copies of. `deal`: what the n-th says instead. */
export type Like = {
  readonly workflow: string;
  readonly readers: readonly string[];
  readonly deal?: (n: number, summary: Summary) => Row;
};
const likeCase: Like = { workflow: "case", readers: ["a:noomi"] };
const dayMs = 86_400_000;
type Copied = Readonly<Record<"workflow" | "instance" | "key_id" | "code_revision", string>> & {
  readonly summary: Uint8Array;
  readonly head: Uint8Array;
  readonly people_revision: number;
};
const keyIn = (keys: DatabaseSync, id: string): Uint8Array => {
  const { wrapped } = keys.prepare("select wrapped from keys where id = ?").get(id) as {
    readonly wrapped: Uint8Array;
  };
  return unwrap(masterKey, { id, wrapped });
};
/** As names stand in this database. */
export const blindIn = (file: string): ReturnType<typeof blinder> => {
  const keys = new DatabaseSync(keysFile(file));
  const blind = blinder(keyIn(keys, rootId));
  keys.close();
  return blind;
};
/**
 * Rows of as many further open instances, spread over the indexes as real ones are: an instance with a key of its own, its readers, a due day, an
 * event and a post that stands. They are what a command meets on its way; in lists they can be read.
 */
export const crowd = (
  file: string,
  count: number,
  { workflow: of, readers: readBy, deal }: Like = likeCase,
): void => {
  const db = new DatabaseSync(file);
  const keys = new DatabaseSync(keysFile(file));
  const blind = blinder(keyIn(keys, rootId));
  for (const one of [db, keys]) one.exec("pragma busy_timeout = 5000; begin");
  const one = db
    .prepare("select * from instances where workflow = ? and open = 1 limit 1")
    .get(of) as unknown as Copied;
  const summary = JSON.parse(
    decrypt(keyIn(keys, one.key_id), summaryBound(one.instance), one.summary),
  ) as Summary;
  const names = [
    "instance",
    "workflow",
    "version",
    "revision",
    "key_id",
    "head",
    "summary",
    "people_revision",
    "code_revision",
  ];
  const clear = [
    "ref",
    "words",
    "open",
    "region",
    "agency",
    "holder",
    "due_at",
    "opened_at",
    "closed_at",
    "belongs_to",
    "raise_at",
  ];
  const marks = (list: readonly string[]): string => list.map(() => "?").join(", ");
  const addKey = keys.prepare("insert into keys (id, wrapped) values (?, ?)");
  const add = db.prepare(
    `insert into instances (${[...names, ...clear].join(", ")}) values (${marks([...names, ...clear])})`,
  );
  const addReader = db.prepare("insert into readers (audience, instance) values (?, ?)");
  const addApplied = db.prepare("insert into applied (instance, due_day, cipher) values (?, ?, ?)");
  const addEvent = db.prepare(
    "insert into events (instance, seq, at, cipher, hash) values (?, 1, ?, ?, ?)",
  );
  const addPost =
    db.prepare(`insert into outbox (instance, name, destination, outbox, cipher, gone, newer, state, next_at, fence, attempts, landed)
    values (?, ?, ?, ?, ?, 0, 0, 'stands', 0, 1, 0, ?)`);
  const ms = (iso: string | undefined): number | null =>
    iso === undefined ? null : Date.parse(iso);
  const registry = new Map(workflows.map((each) => [each.name, each]));
  for (let n = 0; n < count; n++) {
    const id = randomBytes(10).toString("hex");
    const key = randomBytes(32);
    const at =
      Date.parse(summary.dueAt ?? "2026-11-25T09:00:00Z") + Math.floor(Math.random() * 30 * dayMs);
    const copied: Summary = {
      ...summary,
      ref: `X${id}` as CaseRef,
      ...(summary.words && { words: `${summary.words}${id.slice(0, 4)}` as CaseWords }),
      ...(summary.dueAt && { dueAt: new Date(at).toISOString() as Instant }),
    };
    const {
      workflow,
      readers,
      summary: s,
    } = deal?.(n, copied) ?? { workflow: of, readers: readBy, summary: copied };
    const holder =
      s.holder && ("member" in s.holder ? `m:${s.holder.member}` : `f:${s.holder.function}`);
    addKey.run(`k${id}`, encrypt(masterKey, `key:k${id}`, key.toString("base64"), "exact"));
    const own = [
      id,
      workflow,
      1,
      1,
      `k${id}`,
      one.head,
      encrypt(key, summaryBound(id), JSON.stringify(s)),
      one.people_revision,
      one.code_revision,
    ];
    const said = [
      blind("ref", s.ref ?? id),
      s.words ? blind("words", s.words) : null,
      s.open ? 1 : 0,
      s.region ?? null,
      s.agency ?? null,
    ];
    const when = [
      ms(s.dueAt),
      ms(s.openedAt),
      ms(s.closedAt),
      s.of === undefined ? null : blind("instance", s.of),
      ms(s.raiseAt),
    ];
    add.run(...own, ...said, holder ? blind("holder", holder) : null, ...when);
    const met = sharedIndexKeys(registry.get(workflow) as AnyWorkflow, readers, s);
    for (const reader of readerRows([...readers, ...met], blind)) addReader.run(reader, id);
    addApplied.run(id, at - (at % dayMs), randomBytes(540));
    addEvent.run(id, 1, randomBytes(284), one.head);
    addPost.run(id, id, "destination", id, randomBytes(540), randomBytes(284));
  }
  for (const each of [db, keys]) {
    each.exec("commit; pragma wal_checkpoint(truncate)");
    each.close();
  }
};
