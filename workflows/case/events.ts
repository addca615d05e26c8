// What can happen to one case.
import type {
  AgencyId,
  Holder,
  InstanceId,
  Instant,
  MemberId,
  Sealed,
} from "../../src/rules/ui.ts";
import type {
  Code,
  callBases,
  called,
  endings,
  KeptCode,
  keepReasons,
  renameReasons,
  snoozeReasons,
  yesNo,
} from "./codes.ts";
import type { SafeContact } from "./contacting/model.ts";
import type { CountingEvent } from "./counting/model.ts";
import type { Taken } from "./erasing/model.ts";
import type { InvestigationEvent } from "./investigating/model.ts";
import type {
  Case,
  ClosingSaid,
  ConfirmedClosing,
  Deadline,
  FetchedBy,
  Filed,
  Latest,
  Look,
  Missed,
  Missing,
  NextStep,
  Part,
  Rang,
  Risk,
} from "./model.ts";
import type { Kept, PassingEvent } from "./passing/model.ts";
import type { SameEvent } from "./same/model.ts";

/** The next obligation. */
export type Planned = {
  readonly due: Instant;
  readonly nextMissAt: Instant | undefined;
  readonly weekendAt?: Instant;
};
export type Event =
  | ({ readonly type: "opened"; readonly at: Instant; readonly by: MemberId } & Pick<
      Case,
      | "ref"
      | "words"
      | "region"
      | "agency"
      | "holder"
      | "deputy"
      | "child"
      | "risk"
      | "quiet"
      | "language"
      | "safeContact"
    > &
      Planned & {
        /** Taken over in acute danger: it stays so until somebody has looked at it in full. */
        readonly acute?: true;
        readonly beside?: NonNullable<Case["beside"]>;
        readonly fromCall?: NonNullable<Case["fromCall"]>;
        /** Of the statistics, without a code until the person has said yes. */
        readonly row?: InstanceId;
        /** Whoever took the call has said who took over. */
        readonly rang?: Sealed<Code<typeof called>>;
      })
  | ({
      readonly type: "checkedIn";
      readonly at: Instant;
      readonly latest: Latest;
      readonly next?: NextStep;
      readonly agenda?: true;
      /** Acute danger, where nothing is kept of why. */
      readonly acute?: true;
      readonly risk?: Sealed<Risk>;
      /** Only where it was not known, or was something else. */
      readonly child?: Case["child"];
      readonly language?: NonNullable<Case["language"]>;
      readonly wish?: NonNullable<Case["wish"]>["what"];
    } & Planned)
  | ({ readonly type: "missed" } & Missed & { readonly nextMissAt: Instant | undefined })
  | ({
      readonly type: "snoozed";
      readonly at: Instant;
      readonly by: MemberId;
      readonly reason: Sealed<KeptCode<typeof snoozeReasons>>;
      /** What was asked for, where it was no workday. */
      readonly wished?: string;
    } & Planned)
  | { readonly type: "undone"; readonly at: Instant; readonly by: MemberId }
  | { readonly type: "discussed" }
  | {
      readonly type: "assigned";
      readonly at: Instant;
      readonly holder: Holder;
      readonly deputy: MemberId;
    }
  | ({ readonly type: "giving" } & NonNullable<Case["giving"]>)
  | { readonly type: "givingStopped" }
  | ({
      readonly type: "riskSet";
      readonly at: Instant;
      readonly by: MemberId;
      readonly risk: Sealed<Risk>;
      readonly quiet: Sealed<Code<typeof yesNo>>;
    } & Planned)
  | {
      readonly type: "childSet";
      readonly at: Instant;
      readonly by: MemberId;
      readonly child: Case["child"];
    }
  | ({ readonly type: "safeContactSet" } & SafeContact)
  | {
      readonly type: "languageSet";
      readonly at: Instant;
      readonly by: MemberId;
      readonly language: NonNullable<Case["language"]>;
    }
  | { readonly type: "quietSet"; readonly quiet: Sealed<Code<typeof yesNo>> }
  | ({
      readonly type: "calledFor";
      readonly at: Instant;
      readonly by: MemberId;
      readonly called: Sealed<KeptCode<typeof called>>;
    } & (
      | { readonly basis: Sealed<Code<typeof callBases>>; readonly record: Kept }
      /** Nobody was phoned. */
      | { readonly basis?: never }
    ))
  | {
      readonly type: "callReviewed";
      readonly at: Instant;
      readonly by: MemberId;
      readonly yes: boolean;
    }
  | { readonly type: "callUnsaid"; readonly at: Instant; readonly to?: MemberId }
  | { readonly type: "callUnreviewed"; readonly at: Instant }
  | { readonly type: "redTold"; readonly at: Instant }
  | { readonly type: "deadlineSet"; readonly deadline: Deadline; readonly replaces?: InstanceId }
  | ({ readonly type: "deadlineNear"; readonly id: string } & Deadline["reminded"][number])
  | { readonly type: "deadlineMet"; readonly id: string; readonly at: Instant }
  | { readonly type: "weekendPassed"; readonly weekendAt: Instant }
  | {
      readonly type: "weekendAsked";
      readonly day: string;
      readonly weekendAt: Instant;
      readonly to?: MemberId;
    }
  | {
      readonly type: "weekendAnswered";
      readonly day: string;
      readonly who?: Holder;
      readonly onCall?: AgencyId;
      readonly at: Instant;
      readonly by: MemberId;
      readonly until: Instant;
      /** The days off that it is about. */
      readonly days: readonly string[];
    }
  /** `to`: who had named them. */
  | {
      readonly type: "coverDeclined";
      readonly at: Instant;
      readonly by: MemberId;
      readonly days: readonly string[];
      readonly to: MemberId;
    }
  | { readonly type: "coverEnded" }
  | { readonly type: "invited"; readonly part: Part }
  | ({ readonly type: "looked"; readonly agency: AgencyId } & Look)
  | { readonly type: "unanswered"; readonly agency: AgencyId; readonly at: Instant }
  | {
      readonly type: "uninvited";
      readonly at: Instant;
      readonly agency: AgencyId;
      readonly by: MemberId;
    }
  | {
      readonly type: "joined";
      readonly at: Instant;
      readonly agency: AgencyId;
      readonly contact: MemberId;
      readonly record: Kept;
    }
  | {
      readonly type: "partEnded";
      readonly at: Instant;
      readonly agency: AgencyId;
      readonly by: MemberId;
      readonly reason?: Sealed<Code<typeof endings>>;
    }
  | {
      readonly type: "declined" | "departed";
      readonly at: Instant;
      readonly agency: AgencyId;
      readonly by: MemberId;
    }
  | ({
      readonly type: "closed";
      readonly at: Instant;
      readonly by: MemberId;
      readonly second?: ConfirmedClosing;
    } & ClosingSaid)
  | {
      readonly type: "closeAsked";
      readonly at: Instant;
      readonly by: MemberId;
      readonly to?: MemberId;
      readonly said: ClosingSaid;
    }
  | {
      readonly type: "closeWaits";
      readonly at: Instant;
      readonly by: MemberId;
      readonly said: ClosingSaid;
      readonly second?: ConfirmedClosing;
    }
  | {
      readonly type: "wished";
      readonly at: Instant;
      readonly by: MemberId;
      readonly what: NonNullable<Case["wish"]>["what"];
    }
  | { readonly type: "wentMissing"; readonly at: Instant; readonly by: MemberId }
  | ({ readonly type: "missingRang" } & Rang)
  | { readonly type: "missingAsked"; readonly at: Instant; readonly to?: MemberId }
  | ({ readonly type: "found" } & NonNullable<Missing["over"]>)
  | { readonly type: "closeAskedAgain"; readonly at: Instant; readonly to?: MemberId }
  | {
      readonly type: "keptOpen";
      readonly at: Instant;
      readonly by: MemberId;
      readonly instead: Sealed<Code<typeof keepReasons>>;
    }
  | ({ readonly type: "fetched" } & FetchedBy)
  | {
      readonly type: "openedForRegistrar";
      readonly at: Instant;
      readonly by: MemberId;
      readonly to: MemberId;
      readonly until: Instant;
    }
  | { readonly type: "closedForRegistrar"; readonly at: Instant }
  /** The lead has heard that it is erased by itself, and not before `erasesAt`. */
  | {
      readonly type: "disposalSaid";
      readonly at: Instant;
      readonly erasesAt: Instant;
      readonly to?: MemberId;
    }
  /** The agency's own day has come, and another that shares the case has a later one. */
  | { readonly type: "readingEnded"; readonly at: Instant; readonly agency: AgencyId }
  /** `document`: the one that is in the agency's records. */
  | {
      readonly type: "filed";
      readonly at: Instant;
      readonly by: MemberId;
      readonly document: Filed;
    }
  | ({ readonly type: "reopened"; readonly at: Instant; readonly by: MemberId } & Planned)
  | ({
      readonly type: "renamed";
      readonly at: Instant;
      readonly by: MemberId;
      readonly why: Sealed<Code<typeof renameReasons>>;
    } & Pick<NonNullable<Case["named"]>, "also" | "more"> &
      Pick<Case, "ref" | "words">)
  | { readonly type: "renamedMore" }
  | {
      readonly type: "eraseAsked";
      readonly at: Instant;
      readonly eraseBy: Instant;
      readonly operator?: true;
      /** The person asked for it: before its day. */
      readonly requested?: true;
      readonly drafts?: Case["drafts"];
    }
  /** `request`: of the person, about the information on them. */
  | { readonly type: "requested"; readonly request: InstanceId }
  /** Kinds of what is kept, at the request of the person; the case goes on. */
  | ({ readonly type: "kindsErased"; readonly at: Instant } & Taken)
  /** What was said here was of a kind that is erased. */
  | { readonly type: "kindGone" }
  | PassingEvent
  | CountingEvent
  | InvestigationEvent
  | SameEvent;
