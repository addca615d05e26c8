// What the core asks of a database: a journal, a queue and their upkeep. Times are epoch milliseconds, unless an ISO instant comes from a rule;
// ciphertexts are opaque here. Whatever the database or the disk throws comes through: nothing is then known to be written, and nothing is half written.
import type { Platform, Query, Summary, Tally } from "../rules/workflow.ts";

export type SqlValue = string | number | null | Uint8Array;
export type SqlRow = Readonly<Record<string, SqlValue>>;
/** One statement, with the values of its marks in order; the rows that it gives. Throws what the driver throws. */
export type Run = (sql: string, values?: readonly SqlValue[]) => Promise<readonly SqlRow[]>;
/** All that a new engine must bring. */
export interface Db {
  /** One statement that reads. It sees what has been committed, and waits for no transaction. */
  query: Run;
  /** Everything that `work` runs, or nothing of it when it throws; then its error is thrown. Durable when it returns. */
  transaction<T>(work: (run: Run) => Promise<T>): Promise<T>;
  /** After the transaction that is open. Nothing may be asked afterwards. */
  close(): Promise<void>;
}

/** Why a database cannot be opened. */
export type OpenFailure = "newer" | "locked" | "unreadable";
/** `seq` from 1, without a gap; `hash` chains `cipher` to the one before. */
export type EventRow = { readonly seq: number; readonly at: number; readonly cipher: Uint8Array; readonly hash: Uint8Array };
/** What is wanted of a post: `mac` tells contents apart without showing them. `audience`: `m:<member>` or `s:<space>`. */
export type PostRow = {
  readonly key: string;
  readonly platform: Platform;
  readonly audience: string;
  readonly mac: string;
  readonly gone: boolean;
};
/** `told`: no timer but a tell whose key is kept, so that it is not told again. */
type TimerState = "set" | "fired" | "cancelled" | "parked" | "told";
/** `values`: JSON, what comes with the command. */
export type TimerRow = {
  readonly key: string;
  readonly at: number;
  readonly command: string;
  readonly values: string;
  readonly state: TimerState;
};
/** An instance as it lies. `version` counts events, `revision` writes; `head` is the last event's hash. */
export type Loaded = {
  readonly instance: string;
  readonly workflow: string;
  readonly version: number;
  readonly revision: number;
  readonly keyId: string;
  readonly head: Uint8Array;
  /** In order. */
  readonly events: readonly EventRow[];
  readonly posts: readonly PostRow[];
  /** All but the cancelled. */
  readonly timers: readonly TimerRow[];
  /** `a:<agency>`, `m:<member>` or `s:<space>`. */
  readonly readers: readonly string[];
  readonly erased: boolean;
};

/** An empty `cipher` leaves what lies there. `outbox`: the post's name at the platform, drawn anew and used only where the post is new. */
export type PostChange = PostRow & { readonly outbox: string; readonly cipher: Uint8Array };
/** What the row of an instance says in clear, for lists and for whoever looks after it. */
export type Listed = {
  readonly summary: Summary;
  /** The revisions of people and code under which its view was made. */
  readonly peopleRevision: number;
  readonly codeRevision: string;
  /** When it is erased at the latest; null: not asked for. */
  readonly eraseBy: number | null;
};
/** One instance of a commit. */
export type Write = {
  readonly instance: string;
  readonly workflow: string;
  readonly keyId: string;
  /** Expected before: 0 for a new instance. The row's `revision` is the lock, so that a re-view without events is checked too. */
  readonly revision: number;
  /** After the events. */
  readonly version: number;
  readonly events: readonly EventRow[];
  readonly head: Uint8Array;
  readonly listed: Listed;
  /** What the row said until now, where that is known at the expected revision: only what differs costs something. */
  readonly before: Listed | undefined;
  /** undefined: as before. */
  readonly readers: readonly string[] | undefined;
  readonly posts: readonly PostChange[];
  readonly timers: readonly TimerRow[];
};
/** What is written together or not at all. */
export type Unit = {
  readonly at: number;
  /** What it was caused by, if that may come again. */
  readonly cause: string | undefined;
  /** The timer that it comes from: it must still be set. */
  readonly fired: { readonly instance: string; readonly key: string } | undefined;
  readonly writes: readonly Write[];
  /** What the rules have read: it must still be at these revisions. */
  readonly reads: readonly { readonly instance: string; readonly revision: number }[];
};
/** `conflict`: somebody was there first. `duplicate`: the cause or the timer has been dealt with. `taken`: a fresh id was not fresh; draw again. */
export type Committed = "ok" | "conflict" | "duplicate" | "taken";

/** A timer whose time has come, with what its command needs. */
export type Due = Omit<TimerRow, "state"> & { readonly instance: string; readonly workflow: string };
/** A post on its way. `wanted` counts what has been wanted of it, `attempts` the tries at this one, this included. */
export type Claimed = Omit<PostChange, "mac"> & {
  readonly instance: string;
  readonly keyId: string;
  readonly wanted: number;
  readonly attempts: number;
  /** Where it went the first time: there it stays. null: not sent yet. */
  readonly address: string | null;
  readonly channel: string | null;
  readonly ref: string | null;
  /** Since when it is not known whether it stands. */
  readonly doubtSince: number | null;
};
/** What came of an attempt. `error` is a code, never a text that somebody wrote. */
export type Settled =
  | { readonly state: "sent"; readonly channel: string; readonly ref: string }
  | { readonly state: "again"; readonly nextAt: number; readonly error: string; readonly doubtSince: number | null }
  | { readonly state: "failed"; readonly error: string };
/** `audiences`: those of `for`, as `readers` names them; a reader without any reads nothing. */
export type Listing = Query & { readonly audiences?: readonly string[] };
/** When the next of each is due; undefined: there is none. */
export type NextAt = {
  readonly timer: number | undefined;
  /** Also the end of a delivery that has not come back. */
  readonly delivery: number | undefined;
  readonly erasure: number | undefined;
};
/** A line of a list. `summary`: JSON. */
export type Found = { readonly instance: string; readonly workflow: string; readonly revision: number; readonly summary: string };
/** Counts of one agency. */
export type Counted = {
  readonly agency: string;
  readonly open: number;
  readonly late: number;
  readonly opened: number;
  readonly closed: number;
};
/** One showing: to whom, of what. `instance` is empty for what is about none. */
export type AuditEvent = {
  readonly at: number;
  readonly member: string;
  readonly workflow: string;
  readonly instance: string;
  readonly panel: string;
};
/** A delivery as the operator sees it: no content. `at`: when it is or was due. */
export type Operation = {
  readonly id: string;
  readonly at: number;
  readonly workflow: string;
  readonly key: string;
  readonly platform: Platform;
  readonly audience: string;
  readonly state: "due" | "idle" | "failed";
  readonly attempts: number;
  readonly doubtSince: number | null;
  readonly error: string | null;
};

/** What has happened, and what may be asked of it: the engine's side. */
export interface Journal {
  /** Everything of one instance. undefined: there never was one. Where it changes while it is read, `revision` is the older, and a commit with it is refused. */
  load(instance: string): Promise<Loaded | undefined>;
  /** One transaction, durable when it returns; concurrent ones share one, and each fails alone. Anything but "ok": nothing was written. docs/architecture.md §5.1, §5.2. */
  commit(unit: Unit): Promise<Committed>;
  /** What fits, the earliest due first, at most `limit`, never an erased one. `for` (by its `audiences`) and `shared` are kept in the database, by the rows of readers: docs/architecture.md §5.5. */
  list(query: Listing): Promise<readonly Found[]>;
  /** One row for each agency of the region that has any, in order of its id. `now` and `since` are instants. */
  tally(query: Tally): Promise<readonly Counted[]>;
  /** Instances whose view was made under an older revision of people (`people`: true) or another revision of code, at most `limit`. */
  outdated(
    peopleRevision: number,
    codeRevision: string,
    limit: number,
  ): Promise<readonly { readonly instance: string; readonly people: boolean }[]>;
  /** Notes that something is shown; durable when it returns, and chained to the one before. What could not be noted is not shown. docs/domain.md §0.3. */
  shown(showing: AuditEvent): Promise<void>;
}

/** What is to happen by itself: the worker's side. */
export interface Queue {
  /** Timers that are set and whose time is `now` or earlier, the earliest first, at most `limit`. A commit that names one in `fired` takes it away. */
  due(now: number, limit: number): Promise<readonly Due[]>;
  /** When somebody must look again. */
  nextAt(): Promise<NextAt>;
  /** Takes a timer that cannot be fired out of the queue; `error` is a name or a code. One that is no longer set stays as it is. */
  park(timer: { readonly instance: string; readonly key: string }, error: string): Promise<void>;
  /** Takes posts that are due, at most `limit`: nobody else gets them before `leaseUntil`. One whose lease has run out comes with a doubt. docs/architecture.md §5.3. */
  claim(now: number, leaseUntil: number, limit: number): Promise<readonly Claimed[]>;
  /** Says what came of an attempt. `address` is where it went, fixed from the first send on. Where something newer is wanted meanwhile, it is due again. */
  settle(claimed: Claimed, address: string, outcome: Settled): Promise<void>;
  /** After a crash: what was on its way, with leases of `leaseMs`, is in doubt and due, and is looked for before it is sent again. Only where one process owns the database. */
  recover(leaseMs: number): Promise<void>;
}

/** What keeps both small, honest and, in the end, empty. */
export interface Upkeep {
  /** Those that asked to be erased and can be: every post is neutral, or the time for that is up. docs/architecture.md §5.9. At most 100. */
  erasable(now: number): Promise<readonly { readonly instance: string; readonly keyId: string }[]>;
  /** Empties what stands in clear, after the key is destroyed; the chain of ciphertexts stays. Safe to repeat; of an unknown instance, nothing. */
  erase(instance: string): Promise<void>;
  /** Forgets causes older than `causesKeptMs`, and showings older than docs/domain.md §0.3 says. */
  housekeep(now: number, causesKeptMs: number): Promise<void>;
  /** Which of these ids of keys some instance names: the others are left over from a commit that never was. */
  usedKeys(ids: readonly string[]): Promise<readonly string[]>;
  /** The newest deliveries, at most `limit`. */
  operations(limit: number): Promise<readonly Operation[]>;
  /** After what is being written. Nothing may be asked afterwards. */
  close(): Promise<void>;
}

/** All three, as one database brings them: for whoever puts the program together. */
export type Store = Journal & Queue & Upkeep;
