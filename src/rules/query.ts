// What a rule may ask of other instances: rows of their summaries, or counts. Never their content.
import type {
  AgencyId,
  CaseRef,
  CaseWords,
  Holder,
  InstanceId,
  Instant,
  MemberId,
  Open,
  Sealed,
} from "./ui.ts";
import type { Member } from "./who.ts";

declare const said: unique symbol;
/** What a projection of its workflow says of it: written and read through that alone. */
export type Facts = { readonly [said]: true };
/** For lists, encrypted with its instance: references, agencies, dates, and what its projection says. */
export type Summary = {
  readonly ref?: CaseRef;
  readonly words?: CaseWords;
  readonly open: boolean;
  readonly region?: string;
  readonly agency?: AgencyId;
  readonly holder?: Holder;
  readonly deputy?: MemberId;
  readonly dueAt?: Instant;
  readonly openedAt?: Instant;
  readonly closedAt?: Instant;
  /** The instance that it belongs to. */
  readonly of?: InstanceId;
  /** From then on it is worth raising at a meeting; why is not said here. In no clear column: without it a case is quiet. */
  readonly raiseAt?: Instant;
  readonly facts?: Facts;
  /** What was owed before the newest answer, and until when that can be taken back, by whom: a list does not move under the finger. */
  readonly answered?: {
    readonly at: Instant;
    readonly dueAt: Instant;
    readonly until: Instant;
    readonly by: MemberId;
    /** It was put off to the day on which it is due now. */
    readonly postponed?: true;
  };
  /** Which obligation is running: what a button in a list was made for. */
  readonly round?: Open<string>;
};
/** Rows of other instances' summaries: references, agencies, dates and facts only. */
export type Row = {
  readonly instance: InstanceId;
  readonly workflow: string;
  readonly summary: Summary;
  /** With `titles`: what its workflow calls it. */
  readonly title?: Open<string>;
  /** With `titles`: what its workflow says of it to this reader, class B. Read through its projection. */
  readonly known?: Sealed<unknown>;
};
/** What a rule needs to know of other instances. `for` limits to what this member may read; rules of the clock see all. */
export type Query = {
  readonly workflow: string;
  readonly holders?: readonly string[];
  readonly agency?: AgencyId;
  readonly region?: string;
  readonly open?: boolean;
  readonly dueBefore?: Instant;
  readonly ref?: string;
  readonly words?: string;
  readonly instances?: readonly InstanceId[];
  /** What belongs to this instance. */
  readonly of?: InstanceId;
  /** Worth raising at a meeting at this time: read from the encrypted summary, so the rest of the query must narrow the rows (`shared`, `of`, `agency`). */
  readonly raised?: Instant;
  readonly openedSince?: Instant;
  /** With `openedSince`: and not later. What is `shared` is found by its month, so there must be a last one. */
  readonly openedUntil?: Instant;
  readonly closedSince?: Instant;
  /** At least two of these may read it: something that they have in common. Only of what is open, and in workflows that say that they `meets` what is asked for. */
  readonly shared?: readonly AgencyId[];
  readonly for?: Member;
  /** Only what names this member as a reader of their own, and not by where they work. Only with `for`. */
  readonly personal?: true;
  /** With what each is called: it lies encrypted, and is opened for a short list that one member may read. Only with `for`. */
  readonly titles?: true;
  /** Left out, or asked for alone: what is also read by an agency that keeps class B on pages. Set by the engine for what it draws in chat. */
  readonly onPages?: "without" | "alone";
  /** What is frozen as it is at this moment: a change meanwhile is no conflict. Never for what a rule decides about. */
  readonly snapshot?: true;
  readonly limit: number;
};
/** Counts by agency, without rows: `late` = due before `now`. */
export type Tally = {
  readonly tally: string;
  readonly region: string;
  readonly now: Instant;
  readonly since: Instant;
};
export type TallyRow = { readonly agency: AgencyId } & Readonly<
  Record<"open" | "late" | "opened" | "closed", Open<number>>
>;
/**
 * Lines of the access log, the newest first: what is about one instance (`of`); or, with `agency`, what its people were shown, and what anybody was shown of
 * its own instances of the workflow `showings`. `before`: where the page before ended.
 */
export type AccessQuery = {
  readonly showings: string;
  readonly agency?: AgencyId;
  readonly of?: InstanceId;
  readonly member?: MemberId;
  /** Only files that somebody keeps: those with a checksum. */
  readonly kept?: true;
  readonly from?: Instant;
  readonly until?: Instant;
  readonly before?: number;
  readonly limit: number;
};
/** A file that was fetched: which of its workflow's, and the SHA-256 of its bytes in hexadecimal. */
export type Fetched = { readonly file: Open<string>; readonly sha256: Open<string> };
/** Which, when, and the first characters of its checksum, as a form offers it: `pdf 2026-12-01T08:00:00.000Z 3f2a9c1b`. */
export type FetchedName = Open<string>;
/** When, who, and which kind of screen, worded as `shown.<workflow>.<panel>`; or what is left where that was erased, or where the key of the month is gone. */
export type AccessRow = { readonly at: Instant } & (
  | { readonly left: "erased" | "sealed" }
  | {
      readonly member: MemberId;
      readonly agency: AgencyId;
      readonly workflow: string;
      readonly panel: string;
      /** Of the agency's own: what it is called. */
      readonly ref?: CaseRef;
      readonly fetched?: Fetched;
    }
);
/** `next`: where the next page begins; without it there is none. */
export type AccessRows = { readonly rows: readonly AccessRow[]; readonly next?: number };
export type Needs = Readonly<Record<string, Query | Tally | AccessQuery>>;
