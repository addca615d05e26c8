// A unit as the statements that write it: in which order they hold what others may hold, and what it means where one of them gives no row.
import { assignments, columns, oftenColumns, sameSeldom, valuesOf } from "./columns.ts";
import type { Committed, Restored, SqlValue, Unit, Write } from "./port.ts";
import type { Beginning } from "./processes.ts";
import { placesOf, wanted } from "./queue.ts";

/** `otherwise`: what comes of the unit where it gives no row. */
type Statement = { readonly sql: string; readonly values: readonly SqlValue[]; readonly otherwise?: Committed };
/** What is held by many is held in one order by all: these before those after them, and the same of one kind by its key; also by a unit that is refused, whose statements are on their way already. */
const order = { instance: 0, beginning: 1, cause: 2, body: 3, lane: 4 } as const;
/** `reads`: it changes nothing. */
export type Step = Statement & { readonly of: keyof typeof order; readonly key: string; readonly reads?: true };
export const inOrder = (a: Step, b: Step): number => order[a.of] - order[b.of] || (a.key === b.key ? 0 : a.key < b.key ? -1 : 1);

const insertInstance = `insert into instances (instance, workflow, version, revision, key_id, head, summary, ${columns.map((c) => c.name).join(", ")})
  values (?, ?, ?, ?, ?, ?, ?, ${columns.map(() => "?").join(", ")}) on conflict (instance) do nothing returning 1`;
const updateInstance = (changed: readonly { readonly name: string }[]): string =>
  `update instances set version = ?, revision = ?, head = ?, summary = ?, ${assignments(changed)} where instance = ? and revision = ? and erased_at is null returning 1`;
const updateAll = updateInstance(columns);
// A check-in changes only these.
const updateOften = updateInstance(oftenColumns);
const insertEvent = "insert into events (instance, seq, at, cipher, hash) values (?, ?, ?, ?, ?)";
export const upsertBook = `insert into wakes (instance, at, cipher) values (?, ?, ?) on conflict (instance) do update set at = excluded.at, cipher = excluded.cipher`;
const insertReader = "insert into readers (audience, instance) values (?, ?) on conflict do nothing";
const insertCause = "insert into causes (cause, at) values (?, ?) on conflict do nothing returning 1";
const stillAt = "select 1 from instances where instance = ? and revision = ? /* for share */";

/** The row that is the lock: one, or none where somebody was there first. */
const head = (w: Write): Step => {
  const held = { of: "instance", key: w.instance, otherwise: "conflict" } as const;
  if (w.revision === 0)
    return {
      ...held,
      sql: insertInstance,
      values: [w.instance, w.workflow, w.version, w.next, w.keyId, w.head, w.summary, ...valuesOf(columns, w.listed)],
    };
  const often = w.before !== undefined && sameSeldom(w.before, w.listed);
  const changed = valuesOf(often ? oftenColumns : columns, w.listed);
  return {
    ...held,
    sql: often ? updateOften : updateAll,
    values: [w.version, w.next, w.head, w.summary, ...changed, w.instance, w.revision],
  };
};
const body = (w: Write, at: number, restored: Restored | undefined): readonly Statement[] => [
  ...w.events.map((e) => ({ sql: insertEvent, values: [w.instance, e.seq, e.at, e.cipher, e.hash] })),
  ...w.posts.toSorted((a, b) => (a.name < b.name ? -1 : 1)).flatMap((post) => wanted(w.instance, post, { at, restored })),
  ...(w.book ? [{ sql: upsertBook, values: [w.instance, w.book.at, w.book.cipher] }] : []),
  ...(w.readers && w.revision > 0 ? [{ sql: "delete from readers where instance = ?", values: [w.instance] }] : []),
  ...(w.readers ?? []).map((reader) => ({ sql: insertReader, values: [reader, w.instance] })),
];
const beginSql = `insert into beginnings (lane, count) select cast(?1 as text), 1 where cast(?2 as bigint) = 0 or exists (select 1 from beginnings where lane = ?1)
  on conflict (lane) do update set count = beginnings.count + 1 where beginnings.count = ?2 returning 1`;
/** No row: another has begun something there meanwhile. */
const beginning = ({ lane, count }: Beginning) => ({ sql: beginSql, values: [lane, count] });

/**
 * What decides comes first, so that a single writer has seldom written anything when it must not; what a unit rests on is held as what it changes is: two that each
 * read what the other writes would both be right.
 */
export const stepsOf = (unit: Unit, restored: Restored | undefined): readonly Step[] => {
  const still = unit.reads.map(({ instance, revision }): Step => {
    return { of: "instance", key: instance, otherwise: "conflict", sql: stillAt, values: [instance, revision], reads: true };
  });
  const begins = unit.beginning && {
    ...beginning(unit.beginning),
    of: "beginning" as const,
    key: unit.beginning.lane,
    otherwise: "conflict" as const,
  };
  const cause: Step | undefined =
    unit.idempotencyKey === undefined
      ? undefined
      : { of: "cause", key: unit.idempotencyKey, otherwise: "duplicate", sql: insertCause, values: [unit.idempotencyKey, unit.at] };
  const bodies = unit.writes.flatMap((write) => {
    const { instance } = write;
    return body(write, unit.at, restored).map((one) => ({ ...one, of: "body" as const, key: instance }));
  });
  const lanes = placesOf(
    unit.writes.flatMap((write) => write.posts),
    unit.at,
  );
  return [
    ...still,
    ...unit.writes.map(head),
    ...(begins ? [begins] : []),
    ...(cause ? [cause] : []),
    ...bodies,
    ...lanes.map(({ lane, ...one }) => ({ ...one, of: "lane" as const, key: lane })),
  ];
};
/** What two units may not both touch in one transaction: the second would find what the first has left. */
export const touchedBy = ({ writes, reads, idempotencyKey: cause, beginning: begins }: Unit): readonly string[] => [
  ...[...writes, ...reads].map(({ instance }) => `instance ${instance}`),
  ...(cause === undefined ? [] : [`cause ${cause}`]),
  ...(begins ? [`beginning ${begins.lane}`] : []),
];

/** As SQLite says it, and as PostgreSQL calls it. */
export const uniqueFailure = (error: unknown): boolean =>
  error instanceof Error &&
  (/UNIQUE constraint failed: instances\.(ref|key_id)/.test(error.message) ||
    /^instances_(ref|key_id)/.test(String((error as { readonly constraint?: unknown }).constraint)));
