// The ports of the store: what the core asks of a database, one interface for each use. Times are epoch milliseconds, unless an ISO instant comes from a rule; ciphertexts are opaque.
// Whatever the database or the disk throws comes through: nothing is then known to be written, and nothing is half written.
export type { Records } from "../../adapters/records.ts";

import type { Platform, Query, Tally } from "../rules/workflow.ts";
import type { Claimed, Paced, Settled, Wanted } from "./deliveries.ts";
import type { Inbox } from "./inbox.ts";
import type { CreationLock, Known, Processes, Starting } from "./processes.ts";
import type { Reviews } from "./reviews.ts";

export type { Ask, Database, Db, Run, SqlRow, SqlValue } from "./db.ts";
export type { Claimed, Restored, Settled, Unconfirmed, Wanted } from "./deliveries.ts";
export type { Standing } from "./inbox.ts";
export type { CreationLock, Known, Processes };
/** `seq` from 1, without a gap; `hash` chains `cipher` to the one before. */
export type EventRow = {
  readonly seq: number;
  readonly at: number;
  readonly cipher: Uint8Array;
  readonly hash: Uint8Array;
};
/** An instance as it lies. `version` counts events; `revision` rises with each write, by a number that is drawn, so that it says which write it was; `head` is the last event's hash. */
export type Loaded = {
  readonly instance: string;
  readonly workflow: string;
  readonly version: number;
  readonly revision: number;
  readonly keyId: string;
  readonly head: Uint8Array;
  /** In order. */
  readonly events: readonly EventRow[];
  /** What comes due, what was told, what is posted, who reads. Empty: nothing yet. */
  readonly applied: Uint8Array;
  /** Has asked to be erased. */
  readonly erasing: boolean;
  readonly erased: boolean;
};

/** What lists are asked by, in clear: docs/threat-model.md says why of each. What names somebody or something is a MAC. Times are epoch milliseconds. */
export type Clear = {
  readonly ref: string | null;
  readonly words: string | null;
  readonly open: boolean;
  readonly region: string | null;
  readonly agency: string | null;
  readonly holder: string | null;
  readonly dueAt: number | null;
  readonly openedAt: number | null;
  readonly closedAt: number | null;
  readonly belongsTo: string | null;
};
/** What the row of an instance says for lists and for whoever looks after it. */
export type Listed = {
  readonly clear: Clear;
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
  /** The revision after: `nextRevision` of it. */
  readonly next: number;
  /** After the events. */
  readonly version: number;
  readonly events: readonly EventRow[];
  readonly head: Uint8Array;
  readonly listed: Listed;
  /** What the row said until now, where that is known at the expected revision: only what differs costs something. */
  readonly before: Listed | undefined;
  /** The whole summary, for whoever has the instance's key. */
  readonly summary: Uint8Array;
  /** MACs of those who may read it; undefined: as before. */
  readonly readers: readonly string[] | undefined;
  readonly posts: readonly Wanted[];
  /** undefined: as before. `dueDay`: the day on which something in it comes due. */
  readonly applied: { readonly dueDay: number | null; readonly cipher: Uint8Array } | undefined;
};
/** The last-applied state alone: no event, and nothing to see. */
export type ApplyOnly = Pick<Write, "instance" | "revision" | "next"> & {
  readonly applied: NonNullable<Write["applied"]>;
};
/** A journal under another key. `as`: the name of a post's row under it. */
export type Rewrite = {
  readonly instance: string;
  /** The MAC of the erasure that this is done for, which is certified for it. Left out: an erasure that has its certificate is done once more. */
  readonly about?: string;
  readonly revision: number;
  readonly next: number;
  readonly oldKey: string;
  readonly keyId: string;
  readonly head: Uint8Array;
  readonly events: readonly EventRow[];
  readonly summary: Uint8Array;
  readonly applied: NonNullable<Write["applied"]>;
  readonly posts: readonly {
    readonly name: string;
    readonly as: string;
    readonly cipher: Uint8Array;
    readonly landed: Uint8Array | null;
  }[];
};
/** Encrypted rows of an instance beside its events and its last-applied state. */
export type EncryptedRows = {
  readonly summary: Uint8Array;
  readonly posts: readonly (Pick<Claimed, "name" | "outbox" | "cipher" | "landed"> & {
    readonly state: PostState;
  })[];
};
/** Names of the keys of an instance: the one that it was under, and the one that it was written anew under. */
export type Replaced = { readonly was: string; readonly now: string };
/** What an erasure has done elsewhere: instances written anew (how often, and under which keys), lines of the access log emptied, posts left to be made neutral. */
export type ErasedElsewhere = Readonly<
  Record<"rewritten" | "accessLines" | "leftovers", number>
> & {
  readonly replaced: readonly Replaced[];
};
/** A post whose instance is erased before it could be made neutral: what is left to do, without a word of it. */
export type Leftover = {
  readonly name: string;
  readonly as: string;
  readonly cipher: Uint8Array;
  readonly landed: Uint8Array | null;
};
/** What is written together or not at all. */
export type Unit = Starting & {
  readonly at: number;
  /** Idempotency key of what asked for it, if that may come again. */
  readonly idempotencyKey: string | undefined;
  readonly writes: readonly Write[];
  /** What the rules have read: it must still be at these revisions. */
  readonly reads: readonly { readonly instance: string; readonly revision: number }[];
};
/** `conflict`: somebody was there first. `duplicate`: the idempotency key has been dealt with. `taken`: a fresh id was not fresh; draw again. `late`: it might not begin any more. */
export type Committed = "ok" | "conflict" | "duplicate" | "taken" | "late";

/** Something comes due in it on the day that begins `at`. */
export type DueDay = { readonly instance: string; readonly at: number };
/** With its last-applied state, from which the hour is known, and the id of the key that opens it. */
export type DueInstance = DueDay & { readonly keyId: string; readonly applied: Uint8Array };
/**
 * `audiences`: MACs of those of `for`; a reader without any reads nothing. What is asked of a MAC is one. `pairs`: each instance that two of `sharers` may
 * read has one of these readers. `within`: at least one of these reads it, too; `without`: none of them does.
 */
export type Listing = Omit<Query, "shared" | "onPages"> &
  Readonly<
    Partial<Record<"audiences" | "sharers" | "pairs" | "within" | "without", readonly string[]>>
  >;
/** When the next of each is due; undefined: there is none. */
export type NextAt = {
  /** The next day on which something comes due, after those already read. */
  readonly day: number | undefined;
  readonly erasure: number | undefined;
};
/** A line of a list. `summary`: sealed. */
export type Found = {
  readonly instance: string;
  readonly workflow: string;
  readonly revision: number;
  readonly keyId: string;
  readonly summary: Uint8Array;
};
/** Counts of one agency. */
export type Counted = {
  readonly agency: string;
  readonly open: number;
  readonly late: number;
  readonly opened: number;
  readonly closed: number;
};
/** A line of the access log: to whom, of what, encrypted under the key of its month. `about`: one of the names that the instance has in its month, a MAC; empty for what is about none. */
export type AccessLine = {
  readonly at: number;
  readonly about: string;
  readonly month: string;
  readonly cipher: Uint8Array;
};
/** What the lines about an instance are called between two times: when the oldest line was written, and the newest. */
export type NamesIn = (first: number, last: number) => readonly string[];
/** Lines about an instance (its names), or of all: from one moment on, before another, and before a `seq`. */
export type AccessAsked = Readonly<
  Record<"from" | "until" | "before" | "limit", number> & { about: NamesIn | undefined }
>;
export type PostState = "due" | "sending" | "unconfirmed" | "stands" | "parked";
/** A delivery as the operator sees it: no content. `at`: when it is or was due. */
export type Operation = {
  readonly id: string;
  readonly at: number;
  readonly instance: string;
  readonly workflow: string;
  readonly name: string;
  readonly platform: Platform;
  readonly state: PostState;
  readonly attempts: number;
  readonly unconfirmedSince: number | null;
  readonly error: string | null;
};
/** A place that takes nothing, and one of those that wait for it. */
export type Unreachable = {
  readonly destination: string;
  readonly platform: Platform;
  readonly since: number;
  readonly reason: string;
  readonly instance: string;
  readonly name: string;
};

/** Aggregates as append-only event streams: the engine's side. */
export interface Journal {
  /** Everything of one instance. undefined: there never was one. Where it changes while it is read, `revision` is the older, and a commit with it is refused. */
  load(instance: string): Promise<Loaded | undefined>;
  /** Which of these there are, erased ones too. */
  known(instances: readonly string[]): Promise<ReadonlySet<string>>;
  /** One transaction, durable when it returns; concurrent ones share one, and each fails alone. Anything but "ok": nothing was written. docs/architecture.md §5.1, §5.2. */
  commit(unit: Unit): Promise<Committed>;
  /** Writes the last-applied state alone, at this revision, which becomes `next`. False: another write came first. */
  saveApplied(one: ApplyOnly): Promise<boolean>;
  /** Whether a unit with this idempotency key has been committed. */
  isCommitted(idempotencyKey: string): Promise<boolean>;
}

/** Read model: rows of instances by what stands in clear, and sums of them. */
export interface Lists {
  /** What fits, the earliest due first, at most `limit`, never an erased one. `for` (by its `audiences`) and `shared` are kept in the database, by the rows of readers: docs/architecture.md §5.5. */
  list(query: Listing): Promise<readonly Found[]>;
  /** One row for each agency of the region that has any, in order of its id. `now` and `since` are instants. */
  tally(query: Tally): Promise<readonly Counted[]>;
}

/** Access log: which person was shown what, hash-chained. docs/domain.md §0.3. */
export interface AccessLog {
  /** Appends a line; durable when it returns, and chained to the one before. What could not be logged is not shown. */
  append(line: AccessLine): Promise<void>;
  /** As they lie, the newest first, at most `limit`. A line that was redacted has no ciphertext, and is about nothing. */
  read(asked: AccessAsked): Promise<readonly (AccessLine & { readonly seq: number })[]>;
  /** Empties the lines about an instance (its MAC, which is what they are counted under, and its names); their chain stays. */
  redact(about: string, names: NamesIn): Promise<void>;
}

/** An instance under a new key, and the old key on its way to be destroyed. */
export interface Rekeying {
  /** Encrypted rows of an instance beside its events and its last-applied state. Of an unknown instance, empty. */
  encryptedRows(instance: string): Promise<EncryptedRows>;
  /** Puts another key under an instance; the old one is noted as to be destroyed until `destroyed` says so. False: another write came first. */
  rewrite(rewrite: Rewrite): Promise<boolean>;
  destroyed(keyId: string): Promise<void>;
  /** Keys that a crash left undestroyed. */
  toDestroy(): Promise<readonly string[]>;
}

/** Erasure by crypto-shredding, and what stands in clear beside it. docs/architecture.md §5.9. */
export interface Erasure {
  /** Instances that asked to be erased and can be: every post is neutral, or the time for that is up. At most 100. */
  erasable(
    now: number,
    limit: number,
  ): Promise<readonly { readonly instance: string; readonly keyId: string }[]>;
  /** Gives posts that still stand to the instance `to`, which has what is left to do. `about`: the MAC of the one that they were of. */
  leave(instance: string, about: string, to: string, leftovers: readonly Leftover[]): Promise<void>;
  /** What has been done for the erasure of an instance (its MAC) until now, also by one that was broken off. */
  elsewhere(about: string): Promise<ErasedElsewhere>;
  /** Empties what stands in clear, after the key is destroyed; the chain of ciphertexts stays. Safe to repeat; of an unknown instance, nothing. It stays erasable. */
  empty(instance: string): Promise<void>;
  /** Empties it, and says that it is erased: nothing more is to be done, and what was done for it is counted no more. Safe to repeat. */
  erase(instance: string, about: string): Promise<void>;
  /** Forgets the posts of an instance that stand: leftovers that are neutral now need nothing more. */
  forgetStanding(instance: string): Promise<void>;
}

/** Timers: on which day something in an instance comes due. */
export interface Timers {
  /** Instances in which something comes due, in order, after the one named and not after `until`; at most `limit`. */
  dueDays(after: DueDay, until: number, limit: number): Promise<readonly DueInstance[]>;
  /** When something but a delivery comes due. `readUntil`: days up to then are known already. */
  nextAt(readUntil: number): Promise<NextAt>;
}

/** Transactional outbox, read by the worker. docs/architecture.md §5.3. */
export interface Outbox {
  /** When a post is to be tried at a platform, or a lease runs out at any; undefined: never. `resting`: organisations (their MACs) that are left out. */
  nextDelivery(
    platform: Claimed["platform"],
    resting?: readonly string[],
  ): Promise<number | undefined>;
  /** Takes posts that are due at a platform, routine ones last, at most `limit`, at most one of each destination and no more than their organisations take (`paced`; without, all): no other claim gets them before `leaseUntil`, nor another of that destination. One whose lease has run out is unconfirmed from `lookAt` on. */
  claim(
    platform: Platform,
    now: number,
    leaseUntil: number,
    lookAt: number,
    limit: number,
    paced?: Paced,
  ): Promise<readonly Claimed[]>;
  /** Says what came of an attempt, and lets the next of its destination go. What stands says that its organisation takes again. Where something newer is wanted meanwhile, it is due again. False: the claim is no longer this one's, and nothing was changed. */
  settle(claimed: Claimed, now: number, outcome: Settled): Promise<boolean>;
  /** After a crash: what was on its way is unconfirmed, and is looked for from `lookAt` on; nothing waits longer than until `latest`. Where other processes write, it may be theirs: its lease runs out. */
  recover(now: number, lookAt: number, latest: number): Promise<void>;
  /** The clock was set back: what would wait until a later moment than `latest` is due now. */
  clockBack(now: number, latest: number): Promise<void>;
  /** Destinations that took nothing are tried now: those of an organisation (its MAC), or all; and with `contents`, what a platform did not take. `first`: one for the organisation, where it takes nothing as a whole. How many destinations. */
  release(
    now: number,
    which: { readonly home?: string; readonly contents?: true; readonly first?: true },
  ): Promise<number>;
  /** Destinations that take nothing, and what waits for them, at most `limit` lines. */
  unreachable(limit: number): Promise<readonly Unreachable[]>;
}

/** How long idempotency keys and lines of the access log are kept, in ms. */
export type Kept = { readonly idempotencyKeysMs: number; readonly accessLogMs: number };
/** Housekeeping, and the operator's view. */
export interface Upkeep {
  /** Forgets idempotency keys and lines of the access log that are older than they are kept. */
  housekeep(now: number, kept: Kept): Promise<void>;
  /** Which of these ids of keys some instance names; and those that wait to be destroyed. */
  usedKeys(ids: readonly string[]): Promise<readonly string[]>;
  /** The newest deliveries, at most `limit`. */
  operations(limit: number): Promise<readonly Operation[]>;
  close(): Promise<void>;
}

/** All ports, as one database brings them. `processes`: where other processes write, too. */
export type Store = {
  readonly journal: Journal;
  readonly lists: Lists;
  readonly reviews: Reviews;
  readonly accessLog: AccessLog;
  readonly rekeying: Rekeying;
  readonly erasure: Erasure;
  readonly timers: Timers;
  readonly outbox: Outbox;
  readonly inbox: Inbox;
  readonly upkeep: Upkeep;
  readonly processes: Processes | undefined;
};
