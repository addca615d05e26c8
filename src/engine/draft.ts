// One instance in the making, within a transaction.

import { comesAt } from "../rules/hours.ts";
import { audienceKey, audiencesOf } from "../rules/relation.ts";
import type { InstanceId, Instant } from "../rules/ui.ts";
import {
  type Actor,
  type Dates,
  type Member,
  memberOf,
  type People,
  type Platform,
  type Post,
  type Row,
  type Signal,
  type View,
} from "../rules/workflow.ts";
import type { EventRow, Listed } from "../store/port.ts";
import { dayOf, nextDue, type TimerRow } from "./applied.ts";
import { type Blind, clearOf } from "./blind.ts";
import type { Fact } from "./facts.ts";
import type { Working } from "./instances.ts";
import type { Difference } from "./reconcile.ts";

type Values = Readonly<Record<string, unknown>>;
export type Folded = { readonly state: unknown; readonly facts: readonly Fact[] };
/** One instance in the making. */
export type Draft = {
  readonly base: Working;
  readonly next: Working;
  readonly listed: Listed;
  readonly events: readonly EventRow[];
  readonly difference: Difference;
  readonly view: View;
  /** Under whom it was viewed: who is who is viewed as it becomes, all else as it is. */
  readonly people: People;
};
export type Step = {
  readonly workflow: string;
  readonly instance: InstanceId | undefined;
  readonly command: string;
  readonly values: Values;
  readonly by: Actor;
  readonly fired: string | undefined;
};
/** What is asked for, of an instance or to begin one. */
export type Order = Omit<Step, "instance" | "fired"> & {
  readonly idempotencyKey?: string;
  /** The timer that it comes from: it must still be set. */
  readonly fired?: string;
  readonly instance?: InstanceId;
};
/** What one attempt has gathered. */
export type Gathered = {
  /** Who wants all of it. */
  readonly by: Actor;
  readonly drafts: Map<string, Draft>;
  readonly reads: Map<string, number>;
  readonly now: number;
  readonly at: Instant;
  readonly people: People;
  readonly peopleVersion: number;
};

/** Where a post goes: a person's preferred platform (the first address that can be reached), every platform of a space. */
export const platformsOf = (people: People, to: Post["to"]): readonly Platform[] => {
  if ("member" in to) {
    const addresses = people.members.get(to.member)?.addresses ?? [];
    const reachable = addresses.filter((address) => !people.isUnreachable(address));
    return (reachable.length > 0 ? reachable : addresses)
      .slice(0, 1)
      .map((address) => address.platform);
  }
  return people.spaces.get(to.space)?.addresses.map((a) => a.platform) ?? [];
};
/** When a post that is not out yet may go, epoch ms: at once to a space and to the one who has just acted (`own`); else when its reader is there. */
export const comesFor =
  (
    { by, at, now }: Pick<Gathered, "by" | "at" | "now">,
    known: { readonly people: People; readonly calendar: Dates },
  ) =>
  (post: Post): { readonly notBefore?: number; readonly own?: true } => {
    if (post.urgency === undefined) return {};
    if (post.to.member === memberOf(by)?.id) return { own: true };
    const comes = Date.parse(comesAt(post.to.member, post.urgency, at, known));
    return comes > now ? { notBefore: comes } : {};
  };
export const readerKeys = (view: View): readonly string[] => view.readers.map(audienceKey);
/** Whether somebody may read what a view shows. A view that names no readers has nothing that only they may know: a region's counts, what is said to each. */
export const mayRead = (
  member: Member | undefined,
  keys: readonly string[],
  people: People,
): boolean =>
  member !== undefined &&
  (keys.length === 0 || audiencesOf(member, people).some((key) => keys.includes(key)));
/** Whoever may not even read it learns no more than whoever asks for something that is not there. */
export const knows = (working: Working | undefined, member: Member, people: People): boolean =>
  !working ||
  working.workflow.single !== undefined ||
  (working.readers.length > 0 && mayRead(member, working.readers, people));
/** A view without what it says to people who may not read it: whoever changed agency or role is told no more. */
export const forReaders = (view: View, people: People): View => {
  const keys = readerKeys(view);
  const posts = view.posts.filter(
    ({ to, toAnyone }) =>
      "space" in to || toAnyone || mayRead(people.members.get(to.member), keys, people),
  );
  return posts.length === view.posts.length ? view : { ...view, posts };
};
/** What the row says for lists. */
export const listedOf = (
  { summary, erase }: View,
  peopleRevision: number,
  codeRevision: string,
  blind: Blind,
): Listed => ({
  clear: clearOf(summary, blind),
  peopleRevision,
  codeRevision,
  eraseBy: erase === undefined ? null : Date.parse(erase),
});
/** In whatever order. Mostly they are in the same; where not, some have hundreds. */
export const sameKeys = (a: readonly string[], b: readonly string[]): boolean => {
  if (a.length !== b.length) return false;
  if (a.every((one, at) => one === b[at])) return true;
  const known = new Set(a);
  return b.every((one) => known.has(one));
};
const dueDay = ({ timers }: Pick<Working, "timers">): number | undefined => {
  const at = nextDue(timers);
  return at === undefined ? undefined : dayOf(at);
};
/**
 * Whether anybody who sees the rows beside the journal, and not what they say, sees that it was written: it is new, comes due on another day, has other readers, or
 * lists are asked for it in another way. `was`: what its row said before.
 */
export const isShown = (base: Working, next: Working, was: () => Listed): boolean => {
  if (
    base.revision === 0 ||
    dueDay(base) !== dueDay(next) ||
    !sameKeys(base.readers, next.readers) ||
    !sameKeys(base.named, next.named)
  )
    return true;
  const [before, after] = [was(), next.listed];
  return (
    JSON.stringify([before.eraseBy, before.clear]) !==
    JSON.stringify([after?.eraseBy, after?.clear])
  );
};
const spreadMinutes = 120;
/** When a clock that an upgrade brings may ring: the next workday from nine, each instance at a minute of its own, so that it does not ring for everybody at once. */
export const laterFor = (instance: InstanceId, now: number, calendar: Dates): number => {
  const minute = [...instance].reduce(
    (sum, letter) => (sum * 31 + letter.charCodeAt(0)) % spreadMinutes,
    0,
  );
  return (
    Date.parse(calendar.addWorkdays(new Date(now).toISOString(), 1, "09:00")) + minute * 60_000
  );
};
export const signalRow = ({ key }: Signal): TimerRow => ({ key: `signal:${key}`, state: "told" });
export const joinDrafts = (earlier: Draft | undefined, later: Draft): Draft =>
  earlier === undefined
    ? later
    : {
        ...later,
        base: earlier.base,
        next: { ...later.next, revision: earlier.next.revision },
        events: [...earlier.events, ...later.events],
        difference: {
          posts: [...earlier.difference.posts, ...later.difference.posts],
          timers: [...earlier.difference.timers, ...later.difference.timers],
          signals: [...earlier.difference.signals, ...later.difference.signals],
        },
      };
/** What others read of it in the same transaction. */
export const writtenOf = (
  draft: Draft | undefined,
): Pick<Row, "workflow" | "summary"> | undefined =>
  draft && { workflow: draft.base.workflow.name, summary: draft.view.summary };
/** As if the tell had never been wanted. */
export const withoutSignal = (
  draft: Draft,
  told: Pick<Step, "workflow" | "instance" | "command">,
): Draft => {
  const refused = draft.difference.signals.filter(
    (t) =>
      t.workflow === told.workflow && t.instance === told.instance && t.command === told.command,
  );
  const keys = refused.map((signal) => `signal:${signal.key}`);
  return {
    ...draft,
    next: { ...draft.next, past: draft.next.past.filter(({ key }) => !keys.includes(key)) },
    difference: {
      ...draft.difference,
      signals: draft.difference.signals.filter((t) => !refused.includes(t)),
    },
  };
};
