// What a draft writes: sealed, and named so that the rows tell nothing.
import { organisationOf } from "../rules/who.ts";
import type { People, Platform } from "../rules/workflow.ts";
import type { CreationLock, Unit, Wanted, Write } from "../store/port.ts";
import { type Applied, dayOf, encryptApplied, nextDue, type PostRow, postKey } from "./applied.ts";
import type { Blind } from "./blind.ts";
import type { Deadline } from "./deadline.ts";
import { type Draft, type Gathered, sameKeys } from "./draft.ts";
import { encrypt, mac } from "./encryption.ts";
import { decoy, drawnFrom } from "./ids.ts";
import { landedBound, postBound, summaryBound, summaryBytes, type Working } from "./instances.ts";

/** How many may read it would tell a quiet case from others: rows that nobody asks for fill up to the next of these. */
const readersAtOnce = 8;
export const readerRows = (readers: readonly string[], blind: Blind): readonly string[] => {
  const rows = readers.map((reader) => blind("reader", reader));
  const missing = (readersAtOnce - (rows.length % readersAtOnce)) % readersAtOnce;
  return rows.length === 0 ? rows : [...rows, ...Array.from({ length: missing }, decoy)].sort();
};
/** The organisation in which an audience is reached on a platform; empty: in none. */
const homeOf = (people: People, audience: string, platform: Platform): string => {
  const id = audience.slice(2);
  const to = audience.startsWith("m:") ? people.members.get(id) : people.spaces.get(id);
  return organisationOf(to?.addresses.find((address) => address.platform === platform)?.id ?? "");
};
const names = new WeakMap<object, { readonly key: Uint8Array; readonly name: string }>();
/** The name of a post's row, worked out once for as long as the post is in memory. */
export const postName = (key: Uint8Array, post: Pick<PostRow, "key" | "platform">): string => {
  const known = names.get(post);
  if (known?.key === key) return known.name;
  const name = mac(key, `post:${postKey(post.key, post.platform)}`);
  names.set(post, { key, name });
  return name;
};
/** From so many on, an instance that tells everybody: each of its deliveries would work out the names of all. */
const many = 32;
const named = new WeakMap<Working["posts"], ReadonlyMap<string, PostRow>>();
/** The post that a row of this name is about. undefined: none of this instance. */
export const postNamed = (
  { key, posts }: Pick<Working, "key" | "posts">,
  name: string,
): PostRow | undefined => {
  if (posts.size < many) return [...posts.values()].find((post) => postName(key, post) === name);
  const known =
    named.get(posts) ?? new Map([...posts.values()].map((post) => [postName(key, post), post]));
  named.set(posts, known);
  return known.get(name);
};
/** Those of an organisation, as the destinations name it. */
export const homeName = (blind: Blind, platform: Platform, organisation: string): string =>
  blind("home", `${platform}|${organisation}`);

const wantedOf = (
  { instance, key, posts }: Working,
  { content, ...post }: Draft["difference"]["posts"][number],
  { view, people }: Pick<Draft, "view" | "people">,
  blind: Blind,
): Wanted => {
  const { platform, audience, gone, notBefore } = post;
  // A change of what stands is an answer to somebody.
  const isNew = !posts.has(postKey(post.key, platform));
  const name = postName(key, post);
  const outbox = drawnFrom(blind("post", `${instance}|${postKey(post.key, platform)}`));
  return {
    name,
    platform,
    gone,
    routine:
      isNew && view.posts.some(({ key: one, routine }) => routine === true && one === post.key),
    destination: blind("destination", `${platform}|${audience}`),
    home: homeName(blind, platform, homeOf(people, audience, platform)),
    // The same whenever it is wanted, also by a copy from before it was posted: so it can be found where it stands.
    outbox,
    notBefore: notBefore ?? null,
    cipher: content === "" ? new Uint8Array(0) : encrypt(key, postBound(instance, name), content),
    ...(post.decoy && { decoy: encrypt(key, landedBound(outbox), "{}") }),
  };
};
/** Its memory, sealed, and the day on which something in it comes due. */
export const appliedOf = ({
  instance,
  key,
  ...applied
}: Applied & { readonly instance: string; readonly key: Uint8Array }): NonNullable<
  Write["applied"]
> => {
  const rings = nextDue(applied.timers);
  return {
    dueDay: rings === undefined ? null : dayOf(rings),
    cipher: encryptApplied(key, instance, applied),
  };
};
/** What the commit of this draft writes. */
const writeOf = (
  { base, next, difference, view, events, listed, people }: Draft,
  blind: Blind,
): Write => {
  const { instance, key } = base;
  const sameReaders =
    base.revision > 0 && sameKeys(base.readers, next.readers) && sameKeys(base.named, next.named);
  const sameApplied =
    sameReaders &&
    next.timers === base.timers &&
    next.past === base.past &&
    next.pending === base.pending &&
    next.packed === base.packed &&
    difference.posts.length === 0;
  return {
    instance,
    workflow: base.workflow.name,
    keyId: base.keyId,
    revision: base.revision,
    next: next.revision,
    version: next.version,
    events,
    head: next.head,
    listed,
    before: base.listed,
    summary: encrypt(key, summaryBound(instance), JSON.stringify(view.summary), summaryBytes),
    readers: sameReaders ? undefined : readerRows([...next.readers, ...next.named], blind),
    posts: difference.posts.map((post) => wantedOf(base, post, { view, people }, blind)),
    applied: sameApplied ? undefined : appliedOf(next),
  };
};

type Unwritten = Pick<Gathered, "now" | "reads"> & {
  /** In the order in which they are written. */
  readonly drafts: readonly Draft[];
  readonly idempotencyKey: string | undefined;
  readonly lock: CreationLock | undefined;
  readonly deadline: Deadline | undefined;
};
/** All that a command writes, and what it has read and does not write. */
export const unitOf = (
  { now, reads, drafts, idempotencyKey, lock, deadline }: Unwritten,
  blind: Blind,
): Unit => {
  const written = new Set<string>(drafts.map(({ base }) => base.instance));
  return {
    at: now,
    idempotencyKey,
    writes: drafts.map((draft) => writeOf(draft, blind)),
    reads: [...reads]
      .filter(([instance]) => !written.has(instance))
      .map(([instance, revision]) => ({ instance, revision })),
    creationLock: lock,
    ...(deadline && { begins: () => deadline.begins() }),
  };
};
