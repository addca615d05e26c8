// What is true of the guide of one case: what has been answered, what somebody still has to do, and how far the others' sharing reaches.
import { type Folds, fold } from "../../src/rules/fold.ts";
import {
  type AgencyId,
  type CaseRef,
  type CaseWords,
  type Holder,
  type InstanceId,
  type Instant,
  type MemberId,
  type Open,
  reveal,
  type Sealed,
} from "../../src/rules/ui.ts";
import type { Actor, Item, Said, WhyNot } from "./codes.ts";

type Done = { readonly at: Instant; readonly by: MemberId };
/** `by`: not of what came along from another agency. `actor`: where somebody has said that it is another than the manual's. */
export type Answer = {
  readonly at: Instant;
  readonly by?: MemberId;
  readonly said: Sealed<Said>;
  readonly actor?: Sealed<Actor>;
  readonly day: Sealed<string>;
};
/** What is not yet done is an action of somebody's. `n`: how often it was given. */
export type Given = {
  readonly id: InstanceId;
  readonly owner: Holder;
  readonly agency: AgencyId;
  readonly due: Open<string>;
  readonly by: MemberId;
  readonly n: number;
  readonly is: "given" | "done" | "withdrawn" | "ended" | "dropped";
};
type Seen = Pick<Answer, "said" | "day"> & { readonly item: Item };
/** Who takes part, how far what is shared with them reaches, and since when; `shown`: what it covered, as it was then. */
export type Part = {
  readonly agency: AgencyId;
  readonly since: Instant;
  readonly reach: Sealed<readonly string[]>;
  readonly shown: Shown;
};
/** What goes along to another agency, as it was then. */
export type Shown = {
  readonly at: Instant;
  readonly items: readonly Seen[];
  readonly why?: Sealed<WhyNot>;
};
type Whose = {
  readonly agency: AgencyId;
  readonly holder: Holder;
  readonly deputy: MemberId;
  readonly child?: Sealed<"yes" | "no" | "unknown">;
};
type Called = { readonly ref: CaseRef; readonly words: CaseWords };
/** Another agency has taken the case over, as a case of its own: which guide goes on there, and how far what was shared with it reaches. */
type Moving = {
  readonly into: InstanceId;
  readonly to: AgencyId;
  readonly reach: Sealed<readonly string[]>;
};
/** What its case says. */
export type Facts = Whose &
  Called & {
    readonly open: boolean;
    readonly parts: readonly Omit<Part, "shown">[];
    readonly moved?: Moving;
  };
type First = Whose & Called & { readonly kase: InstanceId; readonly at: Instant };
/** Where it goes on, and where it comes from. */
type Went = Omit<Moving, "reach"> & { readonly shown: Shown };
type Came = { readonly from: AgencyId; readonly at: Instant };
type Reminded = { readonly at: Instant; readonly n: number; readonly to?: MemberId };
export type Guide = First & {
  readonly step: "open" | "closed" | "erasing";
  readonly parts: readonly Part[];
  readonly answers: Readonly<Partial<Record<Item, Answer>>>;
  readonly given: Readonly<Partial<Record<Item, Given>>>;
  readonly why?: Sealed<WhyNot>;
  readonly went?: Went;
  readonly came?: Came;
  /** When somebody last answered, or looked at it; and when the case last said something. */
  readonly seenAt: Instant;
  readonly knownAt: Instant;
  readonly reminded: readonly Reminded[];
  readonly eraseBy?: Instant;
  /** How often its case was given a new name since. */
  readonly names?: number;
};
export type State = { readonly step: "new" } | Guide;
export type Event =
  | ({ readonly type: "begun" } & First)
  | ({ readonly type: "known"; readonly at: Instant; readonly open: boolean } & Whose &
      Pick<Guide, "parts"> &
      Partial<Called>)
  | {
      readonly type: "answered";
      readonly at: Instant;
      readonly item: Item;
      readonly answer: Answer;
      readonly given?: Given;
    }
  | { readonly type: "actionEnded"; readonly at: Instant; readonly item: Item }
  | ({ readonly type: "went"; readonly at: Instant } & Went)
  | ({ readonly type: "came"; readonly shown: Shown } & Came)
  | ({ readonly type: "saidWhy"; readonly why: Sealed<WhyNot> } & Done)
  | ({ readonly type: "seen" } & Done)
  | ({ readonly type: "reminded" } & Reminded)
  | { readonly type: "swept"; readonly at: Instant; readonly items: readonly Item[] }
  | { readonly type: "forgotten"; readonly at: Instant; readonly eraseBy: Instant };

export const isGuide = (state: State): state is Guide => state.step !== "new";
/** Its case has been taken over elsewhere, and not been opened again here. */
export const hasGone = ({ step, went }: Guide): boolean => step === "closed" && went !== undefined;
/** Older ones say nothing that these do not. */
const shownReminders = 3;
const touched = (state: Guide, at: Instant): Guide => ({ ...state, seenAt: at, reminded: [] });
const withGiven = (state: Guide, item: Item, change: (given: Given) => Given): Guide => {
  const old = state.given[item];
  return old ? { ...state, given: { ...state.given, [item]: change(old) } } : state;
};
/** An answer ends the action that waited for it; "not yet" gives one. */
const answered = (old: Guide, item: Item, answer: Answer, given: Given | undefined): Guide => {
  const state = { ...touched(old, answer.at), answers: { ...old.answers, [item]: answer } };
  if (given) return { ...state, given: { ...state.given, [item]: given } };
  const is = reveal(answer.said) === "na" ? "withdrawn" : "done";
  return withGiven(state, item, (was) =>
    was.is === "given" && reveal(answer.said) !== "notYet" ? { ...was, is } : was,
  );
};
const folds: Folds<Guide, Exclude<Event, { type: "begun" }>> = {
  known: (state, { type: _type, at, open, ...facts }) => ({
    ...touched(state, at),
    ...facts,
    step: open ? "open" : "closed",
    knownAt: at,
    ...(facts.ref !== undefined && facts.ref !== state.ref && { names: (state.names ?? 0) + 1 }),
  }),
  answered: (state, { item, answer, given }) => answered(state, item, answer, given),
  actionEnded: (state, { item }) => withGiven(state, item, (given) => ({ ...given, is: "ended" })),
  went: (state, { into, to, shown }) => ({ ...state, went: { into, to, shown } }),
  came: (state, { from, at, shown: { items, why } }) => ({
    ...state,
    came: { from, at },
    answers: {
      ...Object.fromEntries(items.map(({ item, ...said }) => [item, { ...said, at }])),
      ...state.answers,
    },
    ...(why && { why }),
  }),
  saidWhy: (state, { why, at }) => ({ ...touched(state, at), why }),
  seen: (state, { at }) => touched(state, at),
  reminded: (state, { type: _type, ...reminded }) => ({
    ...state,
    reminded: [...state.reminded, reminded].slice(-shownReminders),
  }),
  // What somebody had who takes part no more comes back to those whose case it is; what goes on elsewhere is asked about there.
  swept: (state, { items }) => {
    const { agency, holder: owner, step } = state;
    const anew = (given: Given): Given => {
      if (step === "erasing") return { ...given, is: "dropped" };
      return hasGone(state)
        ? { ...given, is: "withdrawn" }
        : { ...given, agency, owner, n: given.n + 1 };
    };
    return items.reduce((now, item) => withGiven(now, item, anew), state);
  },
  forgotten: (state, { eraseBy }) => ({ ...state, step: "erasing", eraseBy, reminded: [] }),
};
export const evolve = (state: State, event: Event): State => {
  if (event.type !== "begun") return isGuide(state) ? fold(folds, state, event) : state;
  const { type: _type, ...first } = event;
  return {
    ...first,
    step: "open",
    parts: [],
    answers: {},
    given: {},
    reminded: [],
    seenAt: first.at,
    knownAt: first.at,
  };
};
