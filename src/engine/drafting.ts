// The draft of one instance: its view, its difference to what stands, and its rows.
import type { People, Post, View, World } from "../rules/workflow.ts";
import type { Listed } from "../store/port.ts";
import { macOf, type PostRow, postKey, type Timers, timersAfter } from "./applied.ts";
import type { Core } from "./core.ts";
import {
  comesFor,
  type Draft,
  type Folded,
  forReaders,
  type Gathered,
  isShown,
  laterFor,
  listedOf,
  mayRead,
  platformsOf,
  readerKeys,
  signalRow,
} from "./draft.ts";
import { nextRevision } from "./ids.ts";
import { isToldOnPages } from "./in-chat.ts";
import type { Working } from "./instances.ts";
import { rowsOf } from "./journal-rows.ts";
import { namedRows, shownIn } from "./named.ts";
import { saidTo } from "./pages-only.ts";
import { type Difference, type Mode, reconcile } from "./reconcile.ts";
import { sharedIndexKeys } from "./shared-index.ts";

/** `set`: its timers with those that have fired. */
export type Making = {
  readonly base: Working;
  readonly folded: Folded;
  readonly world: World;
  readonly set: Timers;
  readonly mode: Mode;
  readonly got: Gathered;
};
const toolsOf = (
  { calendar, neutral, gone }: Core,
  { base, folded, world, got }: Making,
  watched: People,
  readers: readonly string[],
) => {
  const { people } = world;
  const tells = isToldOnPages(base.workflow.viewNeeds?.(folded.state), {
    ...world,
    people: watched,
  });
  return {
    mac: (content: string, to: string, old?: PostRow) =>
      macOf(base.key, saidTo(to, content, readers, watched, tells), old),
    platforms: (to: Post["to"]) => platformsOf(watched, to),
    comes: comesFor(got, { people, calendar }),
    now: got.now,
    reads: (audience: string) => mayRead(watched.members.get(audience.slice(2)), readers, watched),
    later: () => laterFor(base.instance, got.now, calendar),
    neutral,
    gone,
  };
};
const postsAfter = (base: Working, { posts }: Difference): Working["posts"] => {
  const anew = posts.map(
    ({ content: _, notBefore: _at, ...post }) => [postKey(post.key, post.platform), post] as const,
  );
  return anew.length === 0 ? base.posts : new Map<string, PostRow>([...base.posts, ...anew]);
};
const timersOf = (set: Timers, view: View, { timers, signals }: Difference): Timers =>
  timersAfter(
    set,
    [...timers, ...signals.map(signalRow)],
    new Set([...view.timers.map((t) => t.key), ...view.signals.map((t) => `signal:${t.key}`)]),
  );
/** Views the folded state in `world` and compares it with the rows that stand; nothing is written yet. Throws where a rule throws. */
export const drafted = (core: Core, making: Making): Draft => {
  const { base, folded, world, set, mode, got } = making;
  const { who, codeRevision, blind } = core;
  const { people } = world;
  // Who is who is viewed whenever it changes: what it reads of itself finds nothing.
  const isWho = base.instance === who.instance;
  const read = new Set(shownIn(base.workflow, folded.state));
  const watched = isWho ? people : people.watched((key) => read.add(key));
  const view = forReaders(
    base.workflow.view(folded.state, { ...world, people: watched }) as View,
    watched,
  );
  const readers = readerKeys(view);
  const tools = toolsOf(core, making, watched, readers);
  const difference = reconcile({ posts: base.posts, ...set }, view, mode, tools);
  const peopleVersion = isWho ? who.revision(folded.state) : got.peopleVersion;
  const listing = (shown: View): Listed => listedOf(shown, peopleVersion, codeRevision, blind);
  const listed = listing(view);
  const next: Working = {
    ...base,
    posts: postsAfter(base, difference),
    ...timersOf(set, view, difference),
    state: folded.state,
    revision: nextRevision(base.revision),
    readers: [...readers, ...sharedIndexKeys(base.workflow, readers, view.summary)],
    named: namedRows(read, readers, people),
    listed,
    summary: view.summary,
  };
  const was = (): Listed => base.listed ?? listing(base.workflow.view(base.state, world) as View);
  const shows =
    base.workflow.packs !== true || difference.posts.length > 0 || isShown(base, next, was);
  const { events, ...rows } = rowsOf(core, base, { facts: folded.facts, now: got.now, shows });
  return { base, next: { ...next, ...rows }, listed, events, difference, view, people };
};
