// Rows of a journal. Where a workflow packs its events, rows are of one size and written when something else shows: how many there are tells no event that shows nowhere.
import type { AnyWorkflow } from "../rules/workflow.ts";
import type { EventRow, Loaded } from "../store/port.ts";
import { type Applied, openApplied, type PendingEvent, pendingBytes, sizeOf } from "./applied.ts";
import type { Core } from "./core.ts";
import { chain, decrypt, encrypt } from "./encryption.ts";
import { type Fact, heldEvent } from "./facts.ts";

/** Ciphertexts are bound to their place, so that a row cannot be moved. */
export const eventBound = (instance: string, seq: number): string => `event:${instance}:${seq}`;
/** A packed row, in bytes: an event of a case has 500 at most, and most have 160. */
const rowBytes = 1_024;
/** How many of the oldest fit into one row: one at least. */
const fitting = (events: readonly PendingEvent[]): number => {
  let n = 1;
  while (n < events.length && sizeOf(events.slice(0, n + 1)) <= rowBytes) n += 1;
  return n;
};
type Base = {
  readonly instance: string;
  readonly workflow: Pick<AnyWorkflow, "name" | "packs">;
  readonly key: Uint8Array;
};
/** The row `seq` of these events; `head`: the hash of the row before. */
export const rowOf = (
  { instance, workflow, key }: Base,
  seq: number,
  at: number,
  events: readonly PendingEvent[],
  head: Uint8Array,
): EventRow => {
  const bound = eventBound(instance, seq);
  const cipher = workflow.packs
    ? encrypt(key, bound, JSON.stringify(events), rowBytes)
    : encrypt(key, bound, JSON.stringify(events[0]?.[1]));
  return { seq, at, cipher, hash: chain(head, seq, cipher) };
};
/** `shows`: whether anybody who sees the rows, and not what they say, sees that the instance was written. */
type Folded = { readonly facts: readonly Fact[]; readonly now: number; readonly shows: boolean };
/** `version`: how many rows there are; `head`: the hash of the last. */
type Written = Pick<Applied, "pending" | "packed"> & {
  readonly version: number;
  readonly head: Uint8Array;
};
/**
 * The rows that these facts are written as, and what waits for one. Unpacked: a row for each fact. Packed: one row, the oldest first, and none where nothing shows;
 * the rest waits in the last-applied state. What that has no room for is written at once.
 * @throws UnreadableEvent as `heldEvent`
 */
export const rowsOf = (
  core: Pick<Core, "events">,
  base: Base & Written,
  { facts, now, shows }: Folded,
): Written & { readonly events: readonly EventRow[] } => {
  const { workflow, pending, packed } = base;
  if (facts.length === 0)
    return { head: base.head, version: base.version, pending, packed, events: [] };
  let waiting: readonly PendingEvent[] = [
    ...pending,
    ...facts.map((fact): PendingEvent => [now, heldEvent(core, workflow.name, fact)]),
  ];
  let { head, version } = base;
  const events: EventRow[] = [];
  const write = (n: number): void => {
    version += 1;
    const row = rowOf(base, version, now, waiting.slice(0, n), head);
    head = row.hash;
    events.push(row);
    waiting = waiting.slice(n);
  };
  if (!workflow.packs) {
    while (waiting.length > 0) write(1);
    return { events, head, version, pending, packed };
  }
  if (shows) write(fitting(waiting));
  while (sizeOf(waiting) > pendingBytes) write(fitting(waiting));
  return { events, head, version, pending: waiting, packed: version };
};

/** Events of a row, each with its time, epoch ms. */
export const eventsIn = (
  key: Uint8Array,
  instance: string,
  { seq, at, cipher }: Pick<EventRow, "seq" | "at" | "cipher">,
): readonly PendingEvent[] => {
  const read = JSON.parse(decrypt(key, eventBound(instance, seq), cipher)) as
    | Fact
    | readonly PendingEvent[];
  return Array.isArray(read) ? read : [[at, read as Fact]];
};
/**
 * All that has happened to an instance, in order: what its rows say, and what has none yet.
 * Throws as `decrypt` does, and where what waits comes after other rows than these.
 */
export const eventsOf = (
  key: Uint8Array,
  rows: readonly Pick<EventRow, "seq" | "at" | "cipher">[],
  { instance, version, pending, packed }: Omit<Written, "head"> & { readonly instance: string },
): readonly PendingEvent[] => {
  if (packed !== undefined && packed !== version)
    throw new Error("what waits for a row is of another time");
  return [...rows.flatMap((row) => eventsIn(key, instance, row)), ...pending];
};
/** The same of an instance as it lies. */
export const journalEvents = (key: Uint8Array, row: Loaded): readonly PendingEvent[] =>
  eventsOf(key, row.events, { ...openApplied(key, row.instance, row.applied), ...row });
