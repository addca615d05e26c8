// What an instance remembers beside its events: what comes due, what was told, what is posted, who reads. One sealed text, so that its row tells nothing.
import type { Platform } from "../rules/workflow.ts";
import { decrypt, encrypt, mac } from "./seal.ts";

/** What is wanted of a post: `mac` tells contents apart without showing them. `audience`: `m:<member>` or `s:<space>`. */
export type PostRow = {
  readonly key: string;
  readonly platform: Platform;
  readonly audience: string;
  readonly mac: string;
  readonly gone: boolean;
  readonly decoy?: true;
};
/** `told`: no timer but a tell whose key is kept, so that it is not told again. */
type TimerState = "set" | "fired" | "cancelled" | "parked" | "told";
/** `values`: JSON, what comes with the command. */
export type TimerRow = {
  readonly key: string;
  /** Epoch ms. */
  readonly at: number;
  readonly command: string;
  readonly values: string;
  readonly state: TimerState;
};
/** `readers`: `a:<agency>`, `m:<member>` or `s:<space>`. */
export type Book = {
  readonly posts: ReadonlyMap<string, PostRow>;
  readonly timers: ReadonlyMap<string, TimerRow>;
  readonly readers: readonly string[];
};
type Written = { readonly posts: readonly PostRow[]; readonly timers: readonly TimerRow[]; readonly readers: readonly string[] };

export const emptyBook: Book = { posts: new Map(), timers: new Map(), readers: [] };
export const postKey = (key: string, platform: Platform): string => `${key}|${platform}`;
/** A reminder or a card more would show in anything smaller. */
const blockBytes = 2_048;
const bound = (instance: string): string => `book:${instance}`;

/** Throws as `decrypt` does. */
export const openBook = (key: Uint8Array, instance: string, cipher: Uint8Array): Book => {
  if (cipher.byteLength === 0) return emptyBook;
  const { posts, timers, readers } = JSON.parse(decrypt(key, bound(instance), cipher)) as Written;
  return {
    posts: new Map(posts.map((post) => [postKey(post.key, post.platform), post])),
    timers: new Map(timers.map((timer) => [timer.key, timer])),
    readers,
  };
};
export const sealBook = (key: Uint8Array, instance: string, { posts, timers, readers }: Book): Uint8Array => {
  const written: Written = { posts: [...posts.values()], timers: [...timers.values()], readers };
  return encrypt(key, bound(instance), JSON.stringify(written), blockBytes);
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
/** A name that fired goes when its round is over: the oldest first. `wanted`: keys that the view still names. */
export const withoutPast = (timers: ReadonlyMap<string, TimerRow>, wanted: ReadonlySet<string>): ReadonlyMap<string, TimerRow> => {
  if (timers.size <= mostPast) return timers;
  const past = [...timers.values()].filter((timer) => timer.state !== "set" && !wanted.has(timer.key));
  if (past.length <= mostPast) return timers;
  const kept = new Map(timers);
  for (const { key } of past.slice(0, past.length - mostPast)) kept.delete(key);
  return kept;
};
/** When something in it comes due, epoch ms; undefined: nothing will. */
export const nextRing = (timers: ReadonlyMap<string, TimerRow>): number | undefined => {
  let first: number | undefined;
  for (const { state, at } of timers.values()) if (state === "set" && (first === undefined || at < first)) first = at;
  return first;
};
const dayMs = 86_400_000;
/** The beginning of the day, UTC: that is all that a row says of when its instance wakes. */
export const dayOf = (at: number): number => at - (at % dayMs);
