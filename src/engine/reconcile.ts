// What a view wants against what is posted and set. Pure: the difference is committed with the events.

import { audienceKey } from "../rules/relation.ts";
import type { Message } from "../rules/ui.ts";
import type { Platform, Post, Signal, View } from "../rules/workflow.ts";
import { type PostRow, postKey, type SetTimer, type TimerRow, type Timers } from "./applied.ts";

type Have = Timers & { readonly posts: ReadonlyMap<string, PostRow> };
/** `notBefore`: epoch ms; without it at once. */
type PostDiff = PostRow & { readonly content: string; readonly notBefore?: number | undefined };
export type Difference = {
  readonly posts: readonly PostDiff[];
  readonly timers: readonly TimerRow[];
  readonly signals: readonly Signal[];
};

/** "code": wording or code changed. It may change or remove what stands; it adds clocks to an old instance, and neither posts nor tells. */
export type Mode = "command" | "code";
type Tools = {
  /** Keyed by the instance, so that equal posts of two cases do not look equal. With the language of its audience: who has another from now on gets it anew. */
  readonly mac: (content: string, audience: string, old?: PostRow) => string;
  readonly platforms: (to: Post["to"]) => readonly Platform[];
  /** When a post that is not out yet may go, epoch ms; without, at once; and whether it follows from its reader's own act. */
  readonly comes: (post: Post) => Pick<PostDiff, "notBefore" | "own">;
  /** What is left of a post when the instance is erased. */
  readonly neutral: Message;
  /** Whether the member of an audience (`m:…`) may read the instance now. */
  readonly reads: (audience: string) => boolean;
  /** The clock, epoch ms. */
  readonly now: number;
  /** When a clock that new code brings may ring at the earliest, epoch ms: on the next workday, and not for all at once. */
  later(): number;
  /** What is left of a post that is gone in a space, for whoever reads the channel later, and with a person who may no longer read it: no reference. */
  readonly gone: Message;
};

const erasePosts = (have: Have, tools: Tools): PostDiff[] => {
  const content = JSON.stringify(tools.neutral);
  const neutral = [...have.posts.values()].map((post) => ({
    post,
    mac: tools.mac(content, post.audience),
  }));
  return neutral
    .filter(({ post, mac }) => post.mac !== mac || !post.gone)
    .map(({ post, mac }) => ({ ...post, content, mac, gone: true }));
};

const diffPosts = (have: Have, view: View, mode: Mode, tools: Tools): PostDiff[] => {
  const changes: PostDiff[] = [];
  const wanted = new Set<string>();
  const want = (post: Post, decoy: Pick<PostRow, "decoy">): void => {
    const content = JSON.stringify(post.message);
    for (const platform of tools.platforms(post.to)) {
      const id = postKey(post.key, platform);
      if (wanted.has(id)) throw new Error("a view names one post key twice");
      wanted.add(id);
      const old = have.posts.get(id);
      const audience = old?.audience ?? audienceKey(post.to);
      const mac = tools.mac(content, audience, old);
      if (old && !old.gone ? old.mac !== mac : mode === "command")
        changes.push({
          ...{ key: post.key, platform, audience, content, mac, gone: false },
          ...tools.comes(post),
          ...decoy,
          ...(post.toAnyone && { anyone: true }),
        });
    }
  };
  for (const post of view.posts) want(post, {});
  for (const post of view.decoys ?? []) want(post, { decoy: true });
  for (const [id, old] of have.posts) {
    if (wanted.has(id)) continue;
    // What stays with a person who may still read it says what it said, or what the view has for that; elsewhere, and once that person may not, nothing of it is left.
    const stays = old.audience.startsWith("m:") && tools.reads(old.audience);
    const content = stays
      ? view.past
        ? JSON.stringify(view.past)
        : ""
      : JSON.stringify(tools.gone);
    const mac = content === "" ? old.mac : tools.mac(content, old.audience, old);
    if (!old.gone || old.mac !== mac) changes.push({ ...old, content, mac, gone: true });
  }
  return changes;
};

/** The same obligation under the name that older code gave it: it rings when it was to ring. */
const isRenamed = (have: Have, command: string, at: number): boolean => {
  for (const old of have.timers.values()) if (old.command === command && old.at === at) return true;
  return false;
};
/** When a wanted timer rings. What new code brings waits for the next workday, and goes on waiting when a command looks at it before. */
const ringsAt = (
  wanted: number,
  old: SetTimer | undefined,
  mode: Mode,
  { now, later }: Tools,
): number => {
  if (old) return wanted < now && old.at > wanted ? old.at : wanted;
  return mode === "code" ? Math.max(wanted, later()) : wanted;
};
const diffTimers = (
  have: Have,
  past: ReadonlySet<string>,
  view: View,
  mode: Mode,
  tools: Tools,
): TimerRow[] => {
  const changes: TimerRow[] = [];
  const wanted = new Set<string>();
  for (const timer of view.timers) {
    wanted.add(timer.key);
    // A key that fired names an obligation that was met: it never comes again.
    if (past.has(timer.key)) continue;
    const old = have.timers.get(timer.key);
    const values = JSON.stringify(timer.values ?? {});
    const wantedAt = Date.parse(timer.at);
    const at =
      !old && isRenamed(have, timer.command, wantedAt)
        ? wantedAt
        : ringsAt(wantedAt, old, mode, tools);
    if (old?.at === at && old.command === timer.command && old.values === values) continue;
    changes.push({ key: timer.key, at, command: timer.command, values, state: "set" });
  }
  for (const key of have.timers.keys())
    if (!wanted.has(key)) changes.push({ key, state: "cancelled" });
  return changes;
};

/** New → send or set; known with other content → change; gone → take away. A fired timer and a delivered signal (`signal:<key>`) never come again. */
export const reconcile = (have: Have, view: View, mode: Mode, tools: Tools): Difference => {
  const past = new Set(have.past.map(({ key }) => key));
  return {
    posts: view.erase === undefined ? diffPosts(have, view, mode, tools) : erasePosts(have, tools),
    timers: diffTimers(have, past, view, mode, tools),
    signals:
      mode === "code" ? [] : view.signals.filter((signal) => !past.has(`signal:${signal.key}`)),
  };
};
