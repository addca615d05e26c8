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
/** `actor`: where somebody has said that it is another than the manual's. */
export type Answer = Done & { readonly said: Sealed<Said>; readonly actor?: Sealed<Actor>; readonly day: Sealed<string> };
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
  readonly shown: { readonly at: Instant; readonly items: readonly Seen[]; readonly why?: Sealed<WhyNot> };
};
type Whose = {
  readonly agency: AgencyId;
  readonly holder: Holder;
  readonly deputy: MemberId;
  readonly child?: Sealed<"yes" | "no" | "unknown">;
};
/** What its case says. */
export type Facts = Whose & { readonly open: boolean; readonly parts: readonly Omit<Part, "shown">[] };
type First = Whose & { readonly kase: InstanceId; readonly ref: CaseRef; readonly words: CaseWords; readonly at: Instant };
type Reminded = { readonly at: Instant; readonly n: number; readonly to?: MemberId };
export type Guide = First & {
  readonly step: "open" | "closed" | "erasing";
  readonly parts: readonly Part[];
  readonly answers: Readonly<Partial<Record<Item, Answer>>>;
  readonly given: Readonly<Partial<Record<Item, Given>>>;
  readonly why?: Sealed<WhyNot>;
  /** When somebody last answered, or looked at it; and when the case last said something. */
  readonly seenAt: Instant;
  readonly knownAt: Instant;
  readonly reminded: readonly Reminded[];
  readonly eraseBy?: Instant;
};
export type State = { readonly step: "new" } | Guide;
export type Event =
  | ({ readonly type: "begun" } & First)
  | ({ readonly type: "known"; readonly at: Instant; readonly open: boolean } & Whose & Pick<Guide, "parts">)
  | { readonly type: "answered"; readonly at: Instant; readonly item: Item; readonly answer: Answer; readonly given?: Given }
  | { readonly type: "actionEnded"; readonly at: Instant; readonly item: Item }
  | ({ readonly type: "saidWhy"; readonly why: Sealed<WhyNot> } & Done)
  | ({ readonly type: "seen" } & Done)
  | ({ readonly type: "reminded" } & Reminded)
  | { readonly type: "swept"; readonly at: Instant; readonly items: readonly Item[] }
  | { readonly type: "forgotten"; readonly at: Instant; readonly eraseBy: Instant };

export const isGuide = (state: State): state is Guide => state.step !== "new";
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
  return withGiven(state, item, (was) => (was.is === "given" && reveal(answer.said) !== "notYet" ? { ...was, is } : was));
};
const folds: Folds<Guide, Exclude<Event, { type: "begun" }>> = {
  known: (state, { type: _type, at, open, ...facts }) => ({ ...touched(state, at), ...facts, step: open ? "open" : "closed", knownAt: at }),
  answered: (state, { item, answer, given }) => answered(state, item, answer, given),
  actionEnded: (state, { item }) => withGiven(state, item, (given) => ({ ...given, is: "ended" })),
  saidWhy: (state, { why, at }) => ({ ...touched(state, at), why }),
  seen: (state, { at }) => touched(state, at),
  reminded: (state, { type: _type, ...reminded }) => ({ ...state, reminded: [...state.reminded, reminded].slice(-shownReminders) }),
  // What somebody had who takes part no more comes back to those whose case it is.
  swept: (state, { items }) => {
    const { agency, holder: owner, step } = state;
    const anew = (given: Given): Given => (step === "erasing" ? { ...given, is: "dropped" } : { ...given, agency, owner, n: given.n + 1 });
    return items.reduce((now, item) => withGiven(now, item, anew), state);
  },
  forgotten: (state, { eraseBy }) => ({ ...state, step: "erasing", eraseBy, reminded: [] }),
};
export const evolve = (state: State, event: Event): State => {
  if (event.type !== "begun") return isGuide(state) ? fold(folds, state, event) : state;
  const { type: _type, ...first } = event;
  return { ...first, step: "open", parts: [], answers: {}, given: {}, reminded: [], seenAt: first.at, knownAt: first.at };
};
