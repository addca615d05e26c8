// The rules of one kind of work. Pure: no clock, no random, no I/O.

import type { Calendar } from "../calendar/index.ts";
import type { Actor } from "./actor.ts";
import type { ClassA } from "./class-a.ts";
import type { KeptEvent } from "./kept-event.ts";
import type { Made } from "./made.ts";
import type { Parted } from "./part.ts";
import type { Placed } from "./placed.ts";
import type { AccessRows, Needs, Row, Summary, TallyRow } from "./query.ts";
import type { Signal, Taken } from "./signal.ts";
import {
  type AgencyId,
  type CaseRef,
  type CaseWords,
  type Fields,
  type Form,
  type Home,
  type InstanceId,
  type Instant,
  type Label,
  type LinkId,
  type MemberId,
  type Message,
  type Open,
  type Panel,
  type Phrase,
  type PlainKey,
  phrase,
  type Sealed,
  type SpaceId,
  type Span,
  type Urgency,
  type Values,
} from "./ui.ts";
import type { Address, Member, Pages, People, Role } from "./who.ts";

export * from "./actor.ts";
export type { Chart, Drawing, Made } from "./made.ts";
export type { LeftOut, TakenPart } from "./part.ts";
export type * from "./query.ts";
export * from "./rows.ts";
export type { Signal } from "./signal.ts";
export type * from "./who.ts";

/** Random material drawn by the engine before the rule runs; a unique index refuses a collision and the engine draws again. */
export type Fresh = {
  readonly instance: InstanceId;
  /** For what a new instance begins along with itself. */
  readonly other: InstanceId;
  /** For a row that is to lead back to nothing. */
  readonly row: InstanceId;
  ref(region: string): CaseRef;
  readonly words: CaseWords;
  number(prefix: string): CaseRef;
  readonly link: LinkId;
};

/** The calendar as rules see it: what it computes may be shown. */
export type Dates = {
  readonly [K in keyof Calendar]: Calendar[K] extends (...args: infer A) => string
    ? (...args: A) => K extends "day" | "lastDay" ? string : Instant
    : Calendar[K];
};

/** Plain data handed in: who is who, the calendar, what `needs` asked for. */
export interface World extends Pages {
  readonly people: People;
  /** An account as somebody wrote it; its id is as the platform writes it. undefined: no platform has one like it. */
  addressOf(written: string): Address | undefined;
  readonly calendar: Dates;
  readonly fresh: Fresh;
  rows(name: string): readonly Row[];
  tally(name: string): readonly TallyRow[];
  accessLog(name: string): AccessRows;
}

/** Who may. Every command has one; there is no default. */
export type Access<S> = (state: S, actor: Actor, world: World) => boolean;
export const clock: Access<unknown> = (_state, actor) => actor === "clock";
/** Whom a signal comes from: these workflows, or the core itself. */
export const sentBy =
  (senders: readonly string[]): Access<unknown> =>
  (_state, actor) =>
    typeof actor === "string"
      ? senders.includes(actor)
      : "sender" in actor && senders.includes(actor.sender);

/** What an answer link leads to. Everything in it is of class A, by its type: nobody has signed in. */
export type ByLink<S, C extends string> = {
  /** The command that carries the answer; its form is the page. */
  readonly answer: C;
  /** The commands that note what becomes of the link. */
  readonly opened: C;
  readonly failed: C;
  /** This link, of several that may stand at once; undefined: it does not stand. `until`: the moment from which it opens nothing. */
  stands(state: S, link: LinkId): { readonly until: Instant } | undefined;
  /** What is asked of those who have this link. */
  show(state: S, link: LinkId, world: World): Home<C>;
};

/** Done often, by everybody or by those with one of these roles: it stands among the first in `hjälp`. */
export type Often = true | readonly Role[];
export type CommandSpec<S, F extends Fields = Fields> = Placed & {
  readonly form: Form<F>;
  readonly access: Access<S>;
  /** Words after a slash command that mean this, comma-separated in each language. */
  readonly words?: PlainKey;
  /** Says in `hjälp` what it is for. */
  readonly help?: PlainKey;
  readonly often?: Often;
  /** Known answers, bare; the person only confirms. `given` holds what the button or the words brought, and what stands in the other fields. */
  readonly prefill?: (
    state: S,
    world: World,
    actor: Actor,
    at: Instant,
    given: Readonly<Record<string, unknown>>,
  ) => Readonly<Record<string, unknown>>;
  /** For member, agency, holder and instance fields: which may be chosen. For a choice: which of its options. */
  readonly choices?: (
    state: S,
    world: World,
    actor: Actor,
    given: Readonly<Record<string, unknown>>,
  ) => Readonly<Record<string, readonly string[]>>;
  /** What a field says below its label, by what stands in the others. */
  readonly hints?: (
    state: S,
    world: World,
    actor: Actor,
    given: Readonly<Record<string, unknown>>,
  ) => Readonly<Record<string, Phrase>>;
  /** Which thing it is about, where the instance itself does not say: stands on top of the form. `needs` fetches what it must know. */
  readonly about?: (
    state: S,
    world: World,
    given: Readonly<Record<string, unknown>>,
  ) => readonly Span[];
  /** Refuses before the form opens: nobody fills in what cannot be sent. */
  readonly ready?: (state: S, world: World, actor: Actor) => Refusal | undefined;
  /** What the form must know of other instances: rows for its choices. */
  readonly needs?: (
    actor: Actor,
    at: Instant,
    world: World,
    given: Readonly<Record<string, unknown>>,
  ) => Needs;
  /** What is heavy, and needed for this alone: there before it is decided. The same however often. */
  readonly loads?: (state: S) => Promise<void>;
  /** Shown after the commit; `on`: of another instance. */
  readonly after?: (
    state: S,
    values: Readonly<Record<string, unknown>>,
  ) =>
    | {
        readonly panel: string;
        readonly on?: { readonly workflow: string; readonly instance: InstanceId };
      }
    | undefined;
};
type Commands<S> = Readonly<Record<string, CommandSpec<S>>>;

export type CommandOf<C> = {
  [K in keyof C & string]: C[K] extends { form: Form<infer F extends Fields> }
    ? { readonly type: K; readonly values: Values<F>; readonly by: Actor; readonly at: Instant }
    : never;
}[keyof C & string];

/** `attending`: also those who go to meetings and work no cases. */
export type Audience =
  | { readonly agency: AgencyId; readonly attending?: true }
  | { readonly member: MemberId }
  | { readonly space: SpaceId };
/** A person is reached when `urgency` says so. A space is read by those who look, at an hour of their own. */
type Addressed =
  | { readonly to: { readonly member: MemberId }; readonly urgency: Urgency }
  | { readonly to: { readonly space: SpaceId }; readonly urgency?: never };
/** Posts go to a person or a space; an agency is reached through its contact, whom the view chooses. */
export type Post<C extends string = string> = Addressed & {
  readonly key: string;
  readonly message: Message<C>;
  /** Goes also to somebody who may not read the instance: it must not say what only readers may know. An invitation, for one. */
  readonly toAnyone?: true;
  /** A list that the clock makes for many people at one moment: all other posts go before it. The kind of a post says so, never a case: the database says it in clear. */
  readonly routine?: true;
};
/** What a timer says of itself when it fires. `of`: which of several (an agency, a member, an instance, a deadline); `days`: how many are left. */
export type TimerValues = { readonly of?: Open<string>; readonly days?: Open<string> };
export type Timer<C extends string = string> = {
  readonly key: string;
  readonly at: Instant;
  readonly command: C;
  readonly values?: TimerValues;
};
export type View<C extends string = string> = {
  readonly posts: readonly Post<C>[];
  /** Posts that go nowhere: their rows lie among the others, so that what has no such post cannot be told from what has. */
  readonly decoys?: readonly Post<C>[];
  readonly timers: readonly Timer<C>[];
  readonly signals: readonly Signal[];
  readonly readers: readonly Audience[];
  readonly summary: Summary;
  /** What a message says that is wanted no more, to whoever may still read it. Without: what it said, and no buttons. */
  readonly past?: Message;
  /** Set when the instance asks to be erased: posts are neutral first (24 h at most), then its key is destroyed. */
  readonly erase?: Instant;
};

/** What there is to see of an instance that has not begun. */
export const noView: View<never> = {
  posts: [],
  timers: [],
  signals: [],
  readers: [],
  summary: { open: false },
};

const dayMs = 86_400_000;
/** `ms` later, by the clock of physics: no calendar. */
export const plus = (at: Instant, ms: number): Instant =>
  new Date(Date.parse(at) + ms).toISOString() as Instant;
/** So many local days later, or earlier; days off count as others do. */
export const daysFrom = (day: string, n: number): string =>
  new Date(Date.parse(day) + n * dayMs).toISOString().slice(0, 10);
/** Posts in chat have a day to become neutral before the key is destroyed anyway. docs/architecture.md §5.9. */
export const neutralBy = (at: Instant): Instant => plus(at, dayMs);

/** A rule's no: says why, at a field where there is one. */
export type Refusal = { readonly refused: Phrase; readonly field?: string };
export const refuse = (why: Label, field?: string): Refusal =>
  field === undefined ? { refused: phrase(why) } : { refused: phrase(why), field };
export const isRefusal = (x: object): x is Refusal => "refused" in x;

/** `instance`: what the panel is about. */
export type Viewer = {
  readonly member: Member;
  readonly now: Instant;
  readonly instance?: InstanceId;
  /** What was written after the word that asked for it: compared, and never shown. */
  readonly asked?: string;
  /** From which row on a list is shown, where it is not from the first. */
  readonly from?: number;
};
type PanelBase<S> = {
  /** "one": about one instance, "all": about none. */
  readonly about: "one" | "all";
  readonly access: Access<S>;
  readonly words?: PlainKey;
  readonly help?: PlainKey;
  readonly often?: Often;
  /** For somebody in danger now: it stands before all else. */
  readonly urgent?: true;
  readonly needs?: (state: S, viewer: Viewer, world: World) => Needs;
  /** What of it waits for the viewer today, with what `needs` has fetched: it stands before what is only done often. */
  readonly waits?: (viewer: Viewer, world: World) => readonly Row[];
};
/** `leads`: words for something near it, which lead here where they mean nothing else that the person may do. `asks`: the same, and the word is what is asked. */
type Near = { readonly leads?: PlainKey; readonly asks?: PlainKey };
type PanelSpec<S, C extends string> = PanelBase<S> &
  Near &
  Placed & { show(state: S, viewer: Viewer, world: World): Panel<C> };
type HomeSpec<S, C extends string> = PanelBase<S> & {
  show(state: S, viewer: Viewer, world: World): Home<C>;
};

/** `summed`: kept in somebody's records; log and name have its checksum. `noted`: the same, and this command has it too. `language`: for somebody else than its reader. */
type Kept = {
  readonly summed?: true;
  readonly noted?: string;
  readonly language?: Member["language"];
};
/** Checked like a panel when it is linked and again when it is fetched. */
type FileSpec<S> = PanelBase<S> & Kept & { make(state: S, viewer: Viewer, world: World): Made };

interface Workflow<S, E extends { readonly type: string }, C extends Commands<S>>
  extends Parted<S, E> {
  readonly name: string;
  /** What its part of `hjälp` is called; without one it belongs to the part before it. */
  readonly heading?: PlainKey;
  readonly start: keyof C & string;
  /** There is one instance only, and this is its id. */
  readonly single?: InstanceId;
  readonly initial: S;
  readonly commands: C;
  needs?(state: S, command: CommandOf<C>, world: World): Needs | undefined;
  decide(state: S, command: CommandOf<C>, world: World): readonly E[] | Refusal;
  evolve(state: S, event: E): S;
  /** Sharing, disclosure, erasure, second decisions: where a platform can ask anew who it is, it does before these. */
  readonly proven?: readonly (keyof C & string)[];
  /** Why a member who may not do it now could do it at another time: said instead of a bare no to those who may read it. */
  denied?(state: S, actor: Actor, world: World, command: string): Refusal | undefined;
  /** What agencies may ask for of what they have in common (`shared`): all that is open, what was opened between two times. Never by what follows from class B. */
  readonly sharedIndex?: readonly ("open" | "opened")[];
  /** What the view must know of other instances: their summaries. */
  viewNeeds?(state: S): Needs;
  view(state: S, world: World): View<keyof C & string>;
  /** What is left of an event when another instance is erased: nothing that was said of it; the same event where it says nothing. `state`: before it. */
  redact?(event: E, state: S, erased: InstanceId): E;
  /** Its events lie in rows of one size; one that shows nowhere waits for the next: the rows do not tell of it. */
  readonly packs?: true;
  /** Whose this event is, where it is not for everybody who has the instance; undefined: it is for all of them. `state`: as it is now. */
  kept?(event: E, state: S): KeptEvent | undefined;
  /** What one of its instances is called on top of its forms, for those who may read it. */
  called?(state: S): readonly Span[];
  /** What one of its instances is called in a list: a line that somebody wrote, class A. Not in the summary, because that is clear text. */
  title?(state: S): Open<string> | undefined;
  /** What a panel of another workflow may know of it, of class B: for a reader who could open it as a panel. */
  known?(state: S, by: Member): Sealed<unknown> | undefined;
  readonly panels: Readonly<Record<string, PanelSpec<S, keyof C & string>>>;
  readonly home?: HomeSpec<S, keyof C & string>;
  readonly files?: Readonly<Record<string, FileSpec<S>>>;
  readonly byLink?: ByLink<S, keyof C & string>;
  /** Where class B chooses a post or its time: name → reason. Test and reader both look here. */
  readonly declassified: Readonly<Record<string, string>>;
  /** What people of an agency that keeps no class B may do. Without: nothing. */
  readonly classA?: ClassA;
  /** What it takes from others. Each has its command: a signal that nobody takes does not compile. */
  readonly signals?: Taken<keyof C & string>;
  /** Instances that exist because the configuration says so: the signal that begins each. */
  readonly standing?: (people: People) => readonly Signal[];
}
/** A workflow whose types have been forgotten: what the engine works with. */
// biome-ignore lint/suspicious/noExplicitAny: the registry holds workflows of different states; each was checked where it was written
export type AnyWorkflow = Workflow<any, any, Commands<any>>;

/** Every workflow by its name. */
export type Registry = ReadonlyMap<string, AnyWorkflow>;

/** Fixes S and E first, infers the commands' literal types after. */
export const workflow =
  <S, E extends { readonly type: string }>() =>
  <const C extends Commands<S>>(w: Workflow<S, E, C>): Workflow<S, E, C> =>
    w;
/** Names the place, never the value. */
export const never = (_: never, place: string): never => {
  throw new Error(`unreachable case in ${place}`);
};
