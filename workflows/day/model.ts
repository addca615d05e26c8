// What is true of somebody's lists: of the day, of what is late, of days off.
import type { Turn } from "../../src/rules/escalation.ts";
import type { Holder, InstanceId, Instant, MemberId, Open } from "../../src/rules/ui.ts";

/** A message holds fifty blocks; a row with its buttons takes two. The rest are in the panel. */
export const listed = 20;

/** What a case says when its check-in did not come, to those who have it and those who had it before. */
export type Told = {
  /** Who has it now. */
  readonly to: MemberId;
  readonly turn: Turn;
  readonly holder: Holder;
  readonly deputy: MemberId;
  readonly round: number;
  /** When it became late. */
  readonly due: Instant;
  /** Said later than that, after a stop. */
  readonly late: boolean;
  /** This member has been told of the same step before. */
  readonly again: boolean;
  /** This member has nothing to do with it any more. */
  readonly gone: boolean;
};
/** A check-in that is late. */
export type Late = {
  readonly instance: InstanceId;
  /** Which obligation: an answer to one before strikes nothing. */
  readonly round: number;
  /** As which this member got it: by that it has its place in the list. */
  readonly as: Turn;
  /** Where it has gone on to since. */
  readonly turn: Turn;
};
/** What became late, until it is listed at `until`. */
type Waiting = { readonly until: Instant; readonly cases: readonly Late[]; readonly late: boolean };
type Overdue = {
  readonly at: Instant;
  readonly cases: readonly Late[];
  readonly more: boolean;
  readonly late: boolean;
};

export type State =
  | { readonly step: "new" }
  | {
      readonly step: "running";
      readonly member: MemberId;
      readonly next: Instant;
      /** Of the list that stands; undefined where there was nothing to do. */
      readonly day?: string;
      /** Yesterday's list is closed: no references are left in it. */
      readonly before?: string;
      readonly cases: readonly InstanceId[];
      /** Which of them stood first, because of acute danger: they stay where they are when they have been answered. */
      readonly first?: readonly InstanceId[];
      /** Answered, in the list of the day or in that of what is late: a case stands in one of them. */
      readonly done: readonly InstanceId[];
      /** What came of those of them that are not simply done. */
      readonly came?: Readonly<Record<string, Came>>;
      /** Where a case has gone on to since the list came: what the database says of it is one step behind. */
      readonly with?: Readonly<Record<string, With>>;
      readonly more: boolean;
      readonly late: boolean;
      /** Some of them have become late, and stand in the list of that. */
      readonly apart?: true;
      /** Answers of this member that can still be taken back, and the rounds of those that were. */
      readonly undoable?: readonly { readonly instance: InstanceId; readonly until: Instant }[];
      readonly rounds?: Readonly<Record<string, Open<string>>>;
      readonly waiting?: Waiting;
      /** The newest list of what is late, and the one before, which is closed. */
      readonly overdue?: Overdue;
      readonly overdueBefore?: Instant;
      /** For when the newest was asked for: its name is not used again. */
      readonly slot?: Instant;
      /** Before days off: which cases ask who has them. */
      readonly break?: Break;
      /** The one before is closed. */
      readonly breakBefore?: string;
    };
/** What came of a check-in: after acute danger nothing is done before a full one. */
export type Came =
  | { readonly what: "done" | "acute" }
  | { readonly what: "postponed"; readonly until: Instant };
/** Whose a case is, and on which step of the ladder: by that the person is found, also when people change later. */
export type With = { readonly holder: Holder; readonly deputy: MemberId; readonly turn?: Turn };
type Break = {
  readonly day: string;
  readonly cases: readonly InstanceId[];
  readonly done: readonly InstanceId[];
};
export type Event =
  | { readonly type: "started"; readonly member: MemberId; readonly next: Instant }
  | {
      readonly type: "listed";
      readonly day: string;
      readonly cases: readonly InstanceId[];
      readonly first: readonly InstanceId[];
      readonly more: boolean;
      readonly next: Instant;
      readonly late: boolean;
    }
  | ({ readonly type: "overdueNoted"; readonly until: Instant; readonly late: boolean } & Omit<
      Late,
      "as"
    >)
  | { readonly type: "overduePassed"; readonly instance: InstanceId; readonly turn: Turn }
  | { readonly type: "overdueGone"; readonly instance: InstanceId }
  | ({ readonly type: "overdueListed" } & Overdue)
  | { readonly type: "breakAsked"; readonly day: string; readonly instance: InstanceId }
  | {
      readonly type: "struck";
      readonly instance: InstanceId;
      readonly until?: Instant;
      readonly by?: MemberId;
      readonly came?: Came;
    }
  /** It has gone on to another step of the ladder, or to another holder. */
  | ({ readonly type: "passed"; readonly instance: InstanceId } & With)
  | {
      readonly type: "unstruck";
      readonly instance: InstanceId;
      readonly round: Open<string>;
      readonly at: Instant;
    }
  /** Called something else: the list is drawn again. What a case is called stands in no event, so that nothing of it is left when the case is erased. */
  | { readonly type: "renamed"; readonly instance: InstanceId }
  | { readonly type: "settled"; readonly at: Instant }
  | { readonly type: "breakAnswered"; readonly instance: InstanceId }
  /** `round`: what has become late in that stretch of waiting, or later, stays. */
  | { readonly type: "forgot"; readonly instance: InstanceId; readonly round: number };

export type Running = Extract<State, { step: "running" }>;
export const asksIn = (off: Break | undefined, instance: InstanceId): boolean =>
  off?.cases.includes(instance) === true;
