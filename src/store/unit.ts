// A unit as the statements that write it: in which order they hold what others may hold, and what it means where one of them gives no row.
import { assignments, columns, oftenColumns, sameSeldom, valuesOf } from "./columns.ts";
import type { Committed, Restored, SqlValue, Unit, Write } from "./port.ts";
import type { CreationLock } from "./processes.ts";
import { placesOf, wanted } from "./queue.ts";

/** `otherwise`: what comes of the unit where it gives no row. */
type Statement = {
  readonly sql: string;
  readonly values: readonly SqlValue[];
  readonly otherwise?: Committed;
};
/** What is held by many is held in one order by all: these before those after them, and the same of one kind by its key; also by a unit that is refused, whose statements are on their way already. */
const order = { instance: 0, creationLock: 1, idempotencyKey: 2, body: 3, destination: 4 } as const;
/** `reads`: it changes nothing. */
export type Step = Statement & {
  readonly of: keyof typeof order;
  readonly key: string;
  readonly reads?: true;
};
export const inOrder = (a: Step, b: Step): number =>
  order[a.of] - order[b.of] || (a.key === b.key ? 0 : a.key < b.key ? -1 : 1);

const insertInstance = `insert into instances (instance, workflow, version, revision, key_id, head, summary, ${columns.map((c) => c.name).join(", ")})
  values (?, ?, ?, ?, ?, ?, ?, ${columns.map(() => "?").join(", ")}) on conflict (instance) do nothing returning 1`;
const updateInstance = (changed: readonly { readonly name: string }[]): string =>
  `update instances set version = ?, revision = ?, head = ?, summary = ?, ${assignments(changed)} where instance = ? and revision = ? and erased_at is null returning 1`;
const updateAll = updateInstance(columns);
// A check-in changes only these.
const updateOften = updateInstance(oftenColumns);
const insertEvent = "insert into events (instance, seq, at, cipher, hash) values (?, ?, ?, ?, ?)";
export const upsertApplied = `insert into applied (instance, due_day, cipher) values (?, ?, ?) on conflict (instance) do update set due_day = excluded.due_day, cipher = excluded.cipher`;
const insertReader =
  "insert into readers (audience, instance) values (?, ?) on conflict do nothing";
const insertKey =
  "insert into idempotency_keys (idempotency_key, at) values (?, ?) on conflict do nothing returning 1";
const stillAt = "select 1 from instances where instance = ? and revision = ? /* for share */";

/** The row that is the lock: one, or none where somebody was there first. */
const head = (w: Write): Step => {
  const held = { of: "instance", key: w.instance, otherwise: "conflict" } as const;
  if (w.revision === 0)
    return {
      ...held,
      sql: insertInstance,
      values: [
        w.instance,
        w.workflow,
        w.version,
        w.next,
        w.keyId,
        w.head,
        w.summary,
        ...valuesOf(columns, w.listed),
      ],
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
  ...w.events.map((e) => ({
    sql: insertEvent,
    values: [w.instance, e.seq, e.at, e.cipher, e.hash],
  })),
  ...w.posts
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((post) => wanted(w.instance, post, { at, restored })),
  ...(w.applied
    ? [{ sql: upsertApplied, values: [w.instance, w.applied.dueDay, w.applied.cipher] }]
    : []),
  ...(w.readers && w.revision > 0
    ? [{ sql: "delete from readers where instance = ?", values: [w.instance] }]
    : []),
  ...(w.readers ?? []).map((reader) => ({ sql: insertReader, values: [reader, w.instance] })),
];
const lockSql = `insert into creation_locks (lock, count) select cast(?1 as text), 1 where cast(?2 as bigint) = 0 or exists (select 1 from creation_locks where lock = ?1)
  on conflict (lock) do update set count = creation_locks.count + 1 where creation_locks.count = ?2 returning 1`;
/** No row: another has created something under it meanwhile. */
const creationLock = ({ lock, count }: CreationLock) => ({ sql: lockSql, values: [lock, count] });

/**
 * What decides comes first, so that a single writer has seldom written anything when it must not; what a unit rests on is held as what it changes is: two that each
 * read what the other writes would both be right.
 */
export const stepsOf = (unit: Unit, restored: Restored | undefined): readonly Step[] => {
  const still = unit.reads.map(({ instance, revision }): Step => {
    return {
      of: "instance",
      key: instance,
      otherwise: "conflict",
      sql: stillAt,
      values: [instance, revision],
      reads: true,
    };
  });
  const lock = unit.creationLock && {
    ...creationLock(unit.creationLock),
    of: "creationLock" as const,
    key: unit.creationLock.lock,
    otherwise: "conflict" as const,
  };
  const idempotencyKey: Step | undefined =
    unit.idempotencyKey === undefined
      ? undefined
      : {
          of: "idempotencyKey",
          key: unit.idempotencyKey,
          otherwise: "duplicate",
          sql: insertKey,
          values: [unit.idempotencyKey, unit.at],
        };
  const bodies = unit.writes.flatMap((write) => {
    const { instance } = write;
    return body(write, unit.at, restored).map((one) => ({
      ...one,
      of: "body" as const,
      key: instance,
    }));
  });
  const destinations = placesOf(
    unit.writes.flatMap((write) => write.posts),
    unit.at,
  );
  return [
    ...still,
    ...unit.writes.map(head),
    ...(lock ? [lock] : []),
    ...(idempotencyKey ? [idempotencyKey] : []),
    ...bodies,
    ...destinations.map(({ destination, ...one }) => ({
      ...one,
      of: "destination" as const,
      key: destination,
    })),
  ];
};
/** What two units may not both touch in one transaction: the second would find what the first has left. */
export const touchedBy = ({
  writes,
  reads,
  idempotencyKey,
  creationLock,
}: Unit): readonly string[] => [
  ...[...writes, ...reads].map(({ instance }) => `instance ${instance}`),
  ...(idempotencyKey === undefined ? [] : [`key ${idempotencyKey}`]),
  ...(creationLock ? [`lock ${creationLock.lock}`] : []),
];

/** As SQLite says it, and as PostgreSQL calls it. */
export const uniqueFailure = (error: unknown): boolean =>
  error instanceof Error &&
  (/UNIQUE constraint failed: instances\.(ref|key_id)/.test(error.message) ||
    /^instances_(ref|key_id)/.test(
      String((error as { readonly constraint?: unknown }).constraint),
    ));
