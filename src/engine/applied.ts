// Last-applied state of an instance: its timers, the signals that were delivered, its posts and readers. One encrypted text, so that its row tells nothing.
import type { People, Platform } from "../rules/workflow.ts";
import { decrypt, encrypt, mac } from "./encryption.ts";

/** What is wanted of a post: `mac` tells contents apart without showing them. `audience`: `m:<member>` or `s:<space>`. */
export type PostRow = {
  readonly key: string;
  readonly platform: Platform;
  readonly audience: string;
  readonly mac: string;
  readonly gone: boolean;
  readonly decoy?: true;
  /** Its person gets it without being a reader of the instance: `Post.toAnyone`. */
  readonly anyone?: true;
  /** It follows from what its person has just done, who needs no notice of it. */
  readonly own?: true;
};
/** `at`: epoch ms. `values`: JSON, what comes with the command. */
export type SetTimer = Readonly<Record<"key" | "command" | "values", string>> & {
  readonly at: number;
  readonly state: "set";
};
/** Of what is over only the name is kept, so that it does not come again. `told`: no timer but a tell. */
type PastTimer = { readonly key: string; readonly state: "fired" | "parked" | "told" };
/** A cancelled timer is as if it had never been. */
export type TimerRow = SetTimer | PastTimer | { readonly key: string; readonly state: "cancelled" };
const isSet = (timer: TimerRow): timer is SetTimer => timer.state === "set";
const isPast = (timer: TimerRow): timer is PastTimer =>
  timer.state !== "set" && timer.state !== "cancelled";
/** `past`: in the order in which they were over. */
export type Timers = {
  readonly timers: ReadonlyMap<string, SetTimer>;
  readonly past: readonly PastTimer[];
};
/** `readers`: `a:<agency>`, `m:<member>` or `s:<space>`. `named`: under which further names it is found when people change (`named:<agency>`, src/engine/named.ts). */
/** An event that has no row yet: epoch ms, and what happened. */
export type PendingEvent = readonly [at: number, fact: { readonly type: string }];
type Rows = { readonly readers: readonly string[]; readonly named: readonly string[] };
/** `pending`: events that have no row yet, the oldest first. `packed`: after how many rows they come; undefined where each event has a row at once. */
type Packed = { readonly pending: readonly PendingEvent[]; readonly packed: number | undefined };
export type Applied = Timers & Rows & Packed & { readonly posts: ReadonlyMap<string, PostRow> };
/** `room`: blanks, so that what waits takes the same room however much it is. */
type Written = Rows & {
  readonly posts: readonly PostRow[];
  readonly timers: readonly TimerRow[];
  readonly pending?: {
    readonly after: number;
    readonly events: readonly PendingEvent[];
    readonly room: string;
  };
};

export const nothingApplied: Applied = {
  posts: new Map(),
  timers: new Map(),
  past: [],
  readers: [],
  named: [],
  pending: [],
  packed: undefined,
};
export const postKey = (key: string, platform: Platform): string => `${key}|${platform}`;
/** A reminder or a card more would show in anything smaller. */
const blockBytes = 2_048;
const bound = (instance: string): string => `applied:${instance}`;

/** As many bytes of events may wait for a row. */
export const pendingBytes = 2_048;
export const sizeOf = (events: readonly PendingEvent[]): number =>
  Buffer.byteLength(JSON.stringify(events));
/** Throws as `decrypt` does. */
export const openApplied = (key: Uint8Array, instance: string, cipher: Uint8Array): Applied => {
  if (cipher.byteLength === 0) return nothingApplied;
  const { posts, timers, readers, named, pending } = JSON.parse(
    decrypt(key, bound(instance), cipher),
  ) as Written;
  return {
    posts: new Map(posts.map((post) => [postKey(post.key, post.platform), post])),
    timers: new Map(timers.filter(isSet).map((timer) => [timer.key, timer])),
    past: timers.filter(isPast),
    readers,
    named,
    pending: pending?.events ?? [],
    packed: pending?.after,
  };
};
export const encryptApplied = (key: Uint8Array, instance: string, applied: Applied): Uint8Array => {
  const { posts, timers, past, readers, named, pending: events, packed: after } = applied;
  const room = " ".repeat(pendingBytes - sizeOf(events));
  const written: Written = {
    ...{ posts: [...posts.values()], timers: [...timers.values(), ...past], readers, named },
    ...(after !== undefined && { pending: { after, events, room } }),
  };
  return encrypt(key, bound(instance), JSON.stringify(written), { shifted: blockBytes });
};

/** A post's content as its audience reads it. Swedish, the default, adds nothing: such a post keeps the mac that it has. */
export const spokenTo = (
  audience: string,
  content: string,
  { members, spaces }: People,
): string => {
  const to = (audience.startsWith("m:") ? members : spaces).get(audience.slice(2));
  return to && to.language !== "sv" ? `${to.language} ${content}` : content;
};
const said = new WeakMap<PostRow, string>();
/** The mac of what a post is to say. What it said is remembered with its row, for as long as that is in memory: most commands change few posts (docs/bench.md). */
export const macOf = (key: Uint8Array, content: string, old: PostRow | undefined): string => {
  const made = old && said.get(old) === content ? old.mac : mac(key, content);
  if (old?.mac === made) said.set(old, content);
  return made;
};

/** Names of what was met or told and is wanted no longer: as many are kept, so that what comes and goes with people does not ring twice. */
const mostPast = 12;
/** With these changes, and nothing forgotten. */
export const changed = ({ timers, past }: Timers, changes: readonly TimerRow[]): Timers => {
  if (changes.length === 0) return { timers, past };
  const [set, over] = [new Map(timers), [...past]];
  for (const change of changes) {
    if (isSet(change)) set.set(change.key, change);
    else set.delete(change.key);
    if (isPast(change)) over.push(change);
  }
  return { timers: set, past: over };
};
/** After a change. A name that fired goes when its round is over: the oldest first. `wanted`: keys that the view still names. */
export const timersAfter = (
  before: Timers,
  changes: readonly TimerRow[],
  wanted: ReadonlySet<string>,
): Timers => {
  const { timers, past } = changed(before, changes);
  let tooMany =
    changes.length === 0 ? 0 : past.filter(({ key }) => !wanted.has(key)).length - mostPast;
  return {
    timers,
    past: tooMany <= 0 ? past : past.filter(({ key }) => wanted.has(key) || tooMany-- <= 0),
  };
};
/** When something in it comes due, epoch ms; undefined: nothing will. */
export const nextDue = (timers: Timers["timers"]): number | undefined => {
  let first: number | undefined;
  for (const { at } of timers.values()) if (first === undefined || at < first) first = at;
  return first;
};
const dayMs = 86_400_000;
/** The beginning of the day, UTC: that is all that a row says of when its instance comes due. */
export const dayOf = (at: number): number => at - (at % dayMs);
