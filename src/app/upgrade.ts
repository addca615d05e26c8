// A database of an older version told too much in clear: each row is moved to where it lies sealed. Broken off, it goes on where it stopped.

import { type Blind, clearOf } from "../engine/blind.ts";
import { type PostRow, postKey, type TimerRow, timersOf } from "../engine/book.ts";
import { landedBound, postBound, summaryBound, summaryBytes } from "../engine/instances.ts";
import { chainText, decrypt, digest, encrypt, type Keys, keyFor, mac } from "../engine/seal.ts";
import { sealShowing } from "../engine/shown.ts";
import { bookOf, homeName, postName, readerRows } from "../engine/write.ts";
import type { Log } from "../log.ts";
import type { Platform, Summary } from "../rules/workflow.ts";
import { among, clearColumns, nothingClear, valuesOf } from "../store/columns.ts";
import type { Db, Run, SqlRow } from "../store/port.ts";
import { logAudit } from "../store/upkeep.ts";

type Upgrade = { readonly db: Db; readonly keys: Keys; readonly blind: Blind; readonly log: Log };
type Row = Readonly<Record<string, unknown>>;
type OldInstance = Readonly<Record<"instance" | "workflow" | "key_id" | "code_revision" | "summary", string>> & {
  readonly erased_at: number | null;
};
type OldPost = Readonly<Record<"key" | "audience" | "outbox" | "mac" | "state", string>> & {
  readonly platform: Platform;
  readonly cipher: Uint8Array;
  readonly address: string | null;
  readonly channel: string | null;
  readonly ref: string | null;
} & Readonly<Record<"gone" | "wanted" | "sent" | "next_at" | "lease" | "doubt_since", number>>;
type OldTimer = Readonly<Record<"key" | "command" | "args" | "state", string>> & { readonly at: number };
type OldRead = Readonly<Record<"member" | "workflow" | "instance" | "panel", string>> & {
  readonly seq: number;
  readonly at: number;
  readonly hash: Uint8Array;
};

const oldTable = "select name from sqlite_schema where type = 'table' and name = 'old_instances'";
const rowsAs = <T>(rows: readonly SqlRow[]): readonly T[] => rows as unknown as readonly T[];
const insertFrom = (table: string, columns: readonly string[]): string =>
  `insert into ${table} (${columns.join(", ")}) values (${columns.map(() => "?").join(", ")})`;
const kept = ["instance", "workflow", "version", "revision", "key_id", "head", "people_revision", "code_revision", "erase_by", "erased_at"];
const intoInstances = insertFrom("instances", [...kept, "summary", ...clearColumns.map((c) => c.name)]);
const intoOutbox = insertFrom("outbox", [
  ...["instance", "name", "lane", "outbox", "cipher", "gone", "wanted", "sent", "state", "next_at"],
  ...["fence", "attempts", "landed", "doubt_since", "doubt_until"],
]);
const laneKept = "on conflict (lane) do update set next_at = min(coalesce(next_at, excluded.next_at), coalesce(excluded.next_at, next_at))";
const intoLanes = [insertFrom("lanes", ["lane", "home", "platform", "busy", "next_at"]), laneKept].join(" ");

/** What was given up is tried again: the day's first start releases it. */
const stateOf = (post: OldPost): string => {
  if (post.lease > 0 || post.doubt_since !== null) return "doubt";
  return { due: "due", idle: "stands", failed: "held" }[post.state] ?? "due";
};
const movePost = async (run: Run, { blind }: Upgrade, instance: string, key: Uint8Array, post: OldPost): Promise<void> => {
  const name = postName(key, post);
  const lane = blind("lane", `${post.platform}|${post.audience}`);
  const content = decrypt(key, `post:${instance}:${post.key}`, post.cipher);
  const where = post.channel !== null && post.ref !== null ? { address: post.address, channel: post.channel, id: post.ref } : undefined;
  const landed = where ? encrypt(key, landedBound(post.outbox), JSON.stringify(where)) : null;
  const state = stateOf(post);
  const since = state === "doubt" ? (post.doubt_since ?? post.next_at) : null;
  const own = [instance, name, lane, post.outbox, encrypt(key, postBound(instance, name), content), post.gone, post.wanted, post.sent];
  await run(intoOutbox, [...own, state, post.next_at, 0, 0, landed, since, since === null ? null : Math.max(post.lease, since)]);
  const home = homeName(blind, post.platform, post.address?.split("/")[0] ?? "");
  await run(intoLanes, [lane, home, post.platform, 0, state === "due" || state === "doubt" ? post.next_at : null]);
};

const moveBody = async (run: Run, u: Upgrade, old: OldInstance, key: Uint8Array): Promise<void> => {
  const { instance } = old;
  const posts = rowsAs<OldPost>(await run("select * from old_posts where instance = ?", [instance]));
  const timers = rowsAs<OldTimer>(await run("select * from old_timers where instance = ? and state <> 'cancelled'", [instance]));
  const readers = (await run("select audience from old_readers where instance = ?", [instance])).map((row) => String(row.audience));
  for (const post of posts) await movePost(run, u, instance, key, post);
  for (const reader of readerRows(readers, u.blind)) await run(insertFrom("readers", ["audience", "instance"]), [reader, instance]);
  const book = {
    posts: new Map(
      posts.map(({ key: k, platform, audience, mac: m, gone }): [string, PostRow] => [
        postKey(k, platform),
        { key: k, platform, audience, mac: m, gone: Boolean(gone) },
      ]),
    ),
    ...timersOf(timers.map(({ key: k, at, command, args, state }) => ({ key: k, at, command, values: args, state }) as TimerRow)),
    readers,
    named: [],
  };
  const { at, cipher } = bookOf({ instance, key, ...book });
  await run(insertFrom("wakes", ["instance", "at", "cipher"]), [instance, at, cipher]);
};
const moveInstance = async (run: Run, u: Upgrade, old: OldInstance & Row): Promise<void> => {
  const key = old.erased_at === null ? await u.keys.open(old.key_id) : undefined;
  const summary = JSON.parse(old.summary) as Summary;
  const clear = key ? clearOf(summary, u.blind) : nothingClear;
  const sealed = key ? encrypt(key, summaryBound(old.instance), old.summary, summaryBytes) : new Uint8Array(0);
  await run(intoInstances, [...kept.map((name) => old[name] as string), sealed, ...valuesOf(clearColumns, clear)]);
  if (key) await moveBody(run, u, old, key);
  for (const table of ["posts", "timers", "readers", "instances"]) await run(`delete from old_${table} where instance = ?`, [old.instance]);
};

/** The old chain is closed by a signed head, and a new one begins with the same showings, sealed. */
const moveShowings = async (run: Run, u: Upgrade, old: readonly OldRead[]): Promise<void> => {
  for (const { seq: was, at, hash: _, ...shown } of old) {
    await logAudit(run, await sealShowing(u, at, shown), chainText, digest);
    await run("delete from old_reads where seq = ?", [was]);
  }
};
const closeChain = async (run: Run, u: Upgrade): Promise<void> => {
  const [last] = await run("select seq, hash from old_reads order by seq desc limit 1");
  if (!last) return;
  const head = `${String(last.seq)}:${Buffer.from(last.hash as Uint8Array).toString("hex")}`;
  await run("insert into meta (name, value) values ('showings-closed', ?) on conflict do nothing", [
    `${head}:${mac(keyFor(u.keys.root, "showings"), head)}`,
  ]);
};

/** Which of these ids of keys some instance names that has not been moved. */
export const usedBefore = async (db: Db, ids: readonly string[]): Promise<readonly string[]> => {
  if ((await db.query(oldTable)).length === 0) return [];
  const [sql, ...values] = among(ids);
  return (await db.query(`select key_id from old_instances where key_id ${sql}`, values)).map((row) => String(row.key_id));
};
const atOnce = 100;
const old = ["instances", "posts", "timers", "readers", "reads"].map((table) => `old_${table}`);
/** Moves everything, `portion` rows at a time, each portion whole. Nothing is left of the old tables afterwards. Throws what the disk throws, and when a row cannot be opened. */
export const upgrade = async (u: Upgrade, portion = atOnce): Promise<void> => {
  const { db, log } = u;
  if ((await db.query(oldTable)).length === 0) return;
  await db.transaction((run) => closeChain(run, u));
  let moved = 0;
  for (let more = true; more; ) {
    more = await db.transaction(async (run) => {
      const instances = rowsAs<OldInstance & Row>(await run("select * from old_instances limit ?", [portion]));
      for (const one of instances) await moveInstance(run, u, one);
      const reads = rowsAs<OldRead>(await run("select * from old_reads order by seq limit ?", [portion]));
      await moveShowings(run, u, reads);
      moved += instances.length;
      return instances.length + reads.length > 0;
    });
    if (more && moved % 1_000 === 0 && moved > 0) log.info({ event: "upgrade", moved });
  }
  await db.transaction(async (run) => {
    for (const table of old) await run(`drop table if exists ${table}`);
  });
};
