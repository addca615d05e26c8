// Every instance that lives, opened past the program, one portion at a time: only that is in memory.
import { workflows } from "../../../workflows/index.ts";
import { peopleInstance, read } from "../../../workflows/people/index.ts";
import { type Applied, openApplied } from "../../engine/applied.ts";
import type { Blind } from "../../engine/blind.ts";
import { blinder, decrypt, unwrap } from "../../engine/encryption.ts";
import { landedBound, postBound, summaryBound } from "../../engine/instances.ts";
import { eventBound } from "../../engine/journal-rows.ts";
import { type Masters, masterOf } from "../../engine/master.ts";
import type { People, Summary } from "../../rules/workflow.ts";
import { among, clearColumns, rowsOf } from "../../store/columns.ts";
import type { Ask, SqlRow, SqlValue } from "../../store/port.ts";
import { type Both, markAt, rootAt } from "../storage/second.ts";
import type { Running } from "./moment.ts";
import type { Lying } from "./reading.ts";

type Bytes = Uint8Array;
/** The row of an instance, with its memory. The clear columns stand in it under their own names. */
type Row = SqlRow & {
  readonly instance: string;
  readonly workflow: string;
  readonly keyId: string;
  readonly summary: Bytes;
  readonly people: number;
  readonly code: string;
  readonly dueDay: number | null;
  readonly applied: Bytes | null;
};
type PostRow = {
  readonly instance: string;
  readonly name: string;
  readonly outbox: string;
  readonly gone: number;
} & {
  readonly cipher: Bytes;
  readonly landed: Bytes | null;
};
/** `content`: undefined, where it does not open. */
type OpenedPost = Pick<PostRow, "name" | "gone"> & { readonly content: string | undefined };
/** `applied`, `summary`: undefined, where they do not open. `unreadable`: how much of it did not. */
export type Opened = {
  readonly row: Row;
  readonly key: Bytes;
  readonly applied: Applied | undefined;
  readonly summary: Summary | undefined;
  readonly posts: readonly OpenedPost[];
  readonly readers: ReadonlySet<string>;
  readonly unreadable: number;
};
/** What the master key opens and derives, and what all instances are measured against. `people`: undefined, where who is who cannot be read. */
export type Root = {
  readonly blind: Blind;
  readonly code: string;
  readonly who: { readonly people: People; readonly revision: number } | undefined;
  /** Up to which revision of who is who every view that names somebody was made again. */
  readonly reviewed: number;
  readonly running: Running | undefined;
  key(id: string, wrapped: Bytes): Bytes;
};

const portion = 200;
const clear = clearColumns.map(({ name }) => `i.${name}`).join(", ");
const portionSql = `select i.instance, i.workflow, i.key_id as "keyId", i.summary, i.people_revision as people, i.code_revision as code, a.due_day as "dueDay", a.cipher as applied, ${clear}
  from instances i left join applied a on a.instance = i.instance where i.erased_at is null and i.instance > ? order by i.instance limit ?`;
const between = "instance >= ? and instance <= ?";
const eventsSql = `select instance, seq, cipher from events where ${between} order by instance, seq`;
const postsSql = `select instance, name, outbox, gone, cipher, landed from outbox where ${between}`;
const readersSql = `select instance, audience from readers where ${between}`;
const peopleSql =
  "select i.key_id as id, e.seq, e.cipher from instances i join events e on e.instance = i.instance where i.instance = ? order by e.seq";

/** undefined: it threw. */
export const tried = <T>(open: () => T): T | undefined => {
  try {
    return open();
  } catch {
    return undefined;
  }
};
/** Those that are there; undefined, where one does not open. */
const keysOf = async (
  ask: Ask,
  ids: readonly string[],
  { key }: Pick<Root, "key">,
): Promise<ReadonlyMap<string, Bytes | undefined>> => {
  const [sql, ...values] = among(ids);
  const rows = await ask(`select id, wrapped from keys where id ${sql}`, values);
  return new Map(
    rows.map(({ id, wrapped }) => [String(id), tried(() => key(String(id), wrapped as Bytes))]),
  );
};
const whoIn = async ({ ask, keys }: Lying, root: Pick<Root, "key">): Promise<Root["who"]> => {
  const workflow = workflows.find(({ single }) => single === peopleInstance);
  const rows = rowsOf<{ id: string; seq: number; cipher: Bytes }>(
    await ask(peopleSql, [peopleInstance]),
  );
  const key = (await keysOf(keys, [rows[0]?.id ?? ""], root)).get(rows[0]?.id ?? "");
  if (!workflow || !key) return undefined;
  try {
    const facts = rows.map(
      ({ seq, cipher }) =>
        JSON.parse(decrypt(key, eventBound(peopleInstance, seq), cipher)) as never,
    );
    const state = facts.reduce<unknown>(
      (folded, fact) => workflow.evolve(folded, fact),
      workflow.initial,
    );
    return {
      people: read(state as never),
      revision: (state as { readonly revision: number }).revision,
    };
  } catch {
    // What does not open is counted where all is opened.
    return undefined;
  }
};
/** undefined: the master key that wraps the keys is not here. */
export const rootOf = async (
  lying: Lying,
  both: Both,
  masters: Masters | undefined,
  running: Running | undefined,
): Promise<Root | undefined> => {
  const master = masters && masterOf(masters, await markAt(both));
  if (!masters || !master) return undefined;
  const blind = blinder(await rootAt(both, masters));
  const metaOf = async (name: string): Promise<unknown> =>
    (await lying.ask("select value from meta where name = ?", [name]))[0]?.value;
  const [code, reviewed] = [
    String((await metaOf("code")) ?? ""),
    Number((await metaOf("reviewed")) ?? 0),
  ];
  const key = (id: string, wrapped: Bytes): Bytes => unwrap(master, { id, wrapped });
  return { blind, code, reviewed, running, key, who: await whoIn(lying, { key }) };
};

type Parts = {
  readonly events: readonly SqlRow[];
  readonly posts: readonly PostRow[];
  readonly readers: readonly SqlRow[];
};
const opened = (row: Row, key: Bytes, { events, posts, readers }: Parts): Opened => {
  const { instance } = row;
  const applied =
    row.applied === null
      ? undefined
      : tried(() => openApplied(key, instance, row.applied as Bytes));
  const summary = tried(
    () => JSON.parse(decrypt(key, summaryBound(instance), row.summary)) as Summary,
  );
  const read = posts.map(({ name, gone, cipher, landed, outbox }) => {
    const content = tried(() => decrypt(key, postBound(instance, name), cipher));
    const where = landed === null ? "" : tried(() => decrypt(key, landedBound(outbox), landed));
    return { name, gone, content, isWhole: content !== undefined && where !== undefined };
  });
  const facts = events.filter(
    ({ seq, cipher }) =>
      !tried(() => decrypt(key, eventBound(instance, Number(seq)), cipher as Bytes)),
  );
  // Of another time than its rows: the program does not read it either.
  const isOld = applied?.packed !== undefined && applied.packed !== events.length;
  const unread = [
    row.applied !== null && !applied,
    isOld,
    !summary,
    ...read.map(({ isWhole }) => !isWhole),
  ].filter(Boolean);
  const unreadable = unread.length + facts.length;
  return {
    row,
    key,
    applied,
    summary,
    posts: read,
    readers: new Set(readers.map(({ audience }) => String(audience))),
    unreadable,
  };
};
const closed = {
  key: new Uint8Array(0),
  applied: undefined,
  summary: undefined,
  posts: [],
  readers: new Set<string>(),
  unreadable: 1,
};
/** In the order of their ids. What has no key is left out: another guarantee counts it. Throws what the database throws. */
export async function* eachOpened({ ask, keys }: Lying, root: Root): AsyncGenerator<Opened> {
  for (let after = "", rows: readonly Row[] = []; ; ) {
    rows = rowsOf<Row>(await ask(portionSql, [after, portion]));
    const [first, last] = [rows[0], rows.at(-1)];
    if (!first || !last) return;
    const range: readonly SqlValue[] = [first.instance, last.instance];
    const [events, posts, readers] = [
      await ask(eventsSql, range),
      rowsOf<PostRow>(await ask(postsSql, range)),
      await ask(readersSql, range),
    ];
    const [ofEvents, ofPosts, ofReaders] = [events, posts, readers].map((all) =>
      Map.groupBy(all as readonly SqlRow[], ({ instance }) => String(instance)),
    );
    const known = await keysOf(
      keys,
      rows.map(({ keyId }) => keyId),
      root,
    );
    for (const row of rows) {
      const key = known.get(row.keyId);
      const of = <T>(all: ReadonlyMap<string, unknown> | undefined): readonly T[] =>
        (all?.get(row.instance) ?? []) as readonly T[];
      if (!key && known.has(row.keyId)) yield { row, ...closed };
      if (key)
        yield opened(row, key, {
          events: of(ofEvents),
          posts: of(ofPosts),
          readers: of(ofReaders),
        });
    }
    after = last.instance;
  }
}
