// What the core asks of a database. Times are epoch milliseconds; ciphertexts are opaque here.
import type { Platform, Query, Summary, Tally } from "../rules/workflow.ts";

export type SqlValue = string | number | null | Uint8Array;
export type SqlRow = Readonly<Record<string, SqlValue>>;
export type Run = (sql: string, values?: readonly SqlValue[]) => Promise<readonly SqlRow[]>;
/** All that a new engine must bring. `transaction` is durable when it returns. */
export interface Db {
  query: Run;
  transaction<T>(work: (run: Run) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Why a database cannot be opened. */
export type OpenFailure = "newer" | "locked" | "unreadable";
export type EventRow = { readonly seq: number; readonly at: number; readonly cipher: Uint8Array; readonly hash: Uint8Array };
export type PostRow = {
  readonly key: string;
  readonly platform: Platform;
  readonly audience: string;
  readonly mac: string;
  readonly gone: boolean;
};
type TimerState = "set" | "fired" | "cancelled" | "parked" | "told";
export type TimerRow = {
  readonly key: string;
  readonly at: number;
  readonly command: string;
  readonly values: string;
  readonly state: TimerState;
};
export type Loaded = {
  readonly instance: string;
  readonly workflow: string;
  readonly version: number;
  readonly revision: number;
  readonly keyId: string;
  readonly head: Uint8Array;
  readonly events: readonly EventRow[];
  readonly posts: readonly PostRow[];
  readonly timers: readonly TimerRow[];
  readonly readers: readonly string[];
  readonly erased: boolean;
};

export type PostChange = {
  readonly key: string;
  readonly platform: Platform;
  readonly audience: string;
  readonly outbox: string;
  readonly cipher: Uint8Array;
  readonly mac: string;
  readonly gone: boolean;
};
export type Write = {
  readonly instance: string;
  readonly workflow: string;
  readonly keyId: string;
  /** Expected before: 0 for a new instance. The row's `revision` is the lock, so that a re-view without events is checked too. */
  readonly revision: number;
  readonly version: number;
  readonly events: readonly EventRow[];
  readonly head: Uint8Array;
  readonly summary: Summary;
  /** Nothing of the row has changed but version, due day and summary. */
  readonly light?: boolean;
  readonly readers: readonly string[] | undefined;
  readonly posts: readonly PostChange[];
  readonly timers: readonly TimerRow[];
  readonly peopleRevision: number;
  readonly codeRevision: string;
  readonly eraseBy: number | null;
};
export type Unit = {
  readonly at: number;
  readonly cause: string | undefined;
  readonly fired: { readonly instance: string; readonly key: string } | undefined;
  readonly writes: readonly Write[];
  readonly reads: readonly { readonly instance: string; readonly revision: number }[];
};
/** `taken`: a fresh id was not fresh; draw again. */
export type Committed = "ok" | "conflict" | "duplicate" | "taken";

export type Due = {
  readonly instance: string;
  readonly workflow: string;
  readonly key: string;
  readonly at: number;
  readonly command: string;
  readonly values: string;
};
export type Claimed = {
  readonly instance: string;
  readonly key: string;
  readonly platform: Platform;
  readonly audience: string;
  readonly outbox: string;
  readonly keyId: string;
  readonly cipher: Uint8Array;
  readonly wanted: number;
  readonly gone: boolean;
  readonly attempts: number;
  readonly address: string | null;
  readonly channel: string | null;
  readonly ref: string | null;
  readonly doubtSince: number | null;
};
export type Settled =
  | { readonly state: "sent"; readonly channel: string; readonly ref: string }
  | { readonly state: "again"; readonly nextAt: number; readonly error: string; readonly doubtSince: number | null }
  | { readonly state: "failed"; readonly error: string };
export type Found = { readonly instance: string; readonly workflow: string; readonly revision: number; readonly summary: string };
export type Counted = {
  readonly agency: string;
  readonly open: number;
  readonly late: number;
  readonly opened: number;
  readonly closed: number;
};
export type AuditEvent = {
  readonly at: number;
  readonly member: string;
  readonly workflow: string;
  readonly instance: string;
  readonly panel: string;
};

export interface Store {
  load(instance: string): Promise<Loaded | undefined>;
  /** One transaction; durable when it returns. Concurrent commits share one. Throws when the disk does. */
  commit(unit: Unit): Promise<Committed>;
  due(now: number, limit: number): Promise<readonly Due[]>;
  /** When the next timer and the next delivery are due, epoch ms. */
  nextAt(): Promise<{ readonly timer: number | undefined; readonly delivery: number | undefined; readonly erasure: number | undefined }>;
  park(timer: { readonly instance: string; readonly key: string }, error: string): Promise<void>;
  claim(now: number, leaseUntil: number, limit: number): Promise<readonly Claimed[]>;
  /** `address` is where it went: fixed from the first send on. */
  /** After a crash: what was on its way is in doubt, and is looked for before it is sent again. Only where one process owns the database. */
  recover(leaseMs: number): Promise<void>;
  settle(claimed: Claimed, address: string, outcome: Settled): Promise<void>;
  list(query: Query): Promise<readonly Found[]>;
  tally(query: Tally): Promise<readonly Counted[]>;
  /** Instances whose view was made under another revision of people or code. */
  outdated(
    peopleRevision: number,
    codeRevision: string,
    limit: number,
  ): Promise<readonly { readonly instance: string; readonly people: boolean }[]>;
  shown(showing: AuditEvent): Promise<void>;
  erasable(now: number): Promise<readonly { readonly instance: string; readonly keyId: string }[]>;
  erase(instance: string): Promise<void>;
  housekeep(now: number, causesKeptMs: number): Promise<void>;
  usedKeys(ids: readonly string[]): Promise<readonly string[]>;
  operations(limit: number): Promise<readonly SqlRow[]>;
  close(): Promise<void>;
}
