// What is true of one case.

import type { EscalationLevel } from "../../src/rules/escalation.ts";
import type { Language } from "../../src/rules/languages.ts";
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
} from "../../src/rules/ui.ts";
import type { Second } from "../disclosure/signals.ts";
import type {
  Closing,
  ClosingSaid,
  ConfirmedClosing,
  Erasing,
  FetchedBy,
  Filed,
  KeptOpen,
  Times,
} from "./closing/model.ts";
import type {
  applicants,
  bases,
  Code,
  callBases,
  called,
  childs,
  consents,
  contacts,
  dataGroups,
  deadlineKinds,
  domains,
  endings,
  KeptCode,
  nextSteps,
  purposes,
  safeties,
  yesNo,
} from "./codes.ts";
import type { SafeContact } from "./contacting/model.ts";
import type { Counting } from "./counting/model.ts";
import type { Investigation } from "./investigating/model.ts";
import type { Missing, Wish } from "./missing/model.ts";
import type { Consent, Kept, MovedTo, OwnBasis, Share } from "./passing/model.ts";
import type { Same } from "./same/model.ts";
import type { Risk, Snapshot } from "./sharing/snapshot.ts";

export type * from "./closing/model.ts";
export type * from "./missing/model.ts";
export type { Risk, Snapshot } from "./sharing/snapshot.ts";

export type Reminder = { readonly at: Instant; readonly days: Open<number> };
export type Deadline = {
  readonly id: InstanceId;
  readonly kind: Sealed<Code<typeof deadlineKinds>>;
  readonly day: Sealed<string>;
  readonly applicant?: Sealed<Code<typeof applicants>>;
  readonly appliedOn?: Sealed<string>;
  readonly decidedOn?: Sealed<string>;
  readonly startsOn?: Sealed<string>;
  readonly extended?: true;
  /** Counted, as long as nobody has entered the day that the decision names. */
  readonly estimated?: true;
  readonly reminders: readonly Reminder[];
  /** `days`: below zero it is over, one further for each time that it was said. */
  readonly reminded: readonly {
    readonly days: number;
    readonly left: Open<number>;
    readonly to?: MemberId;
    readonly at: Instant;
  }[];
};
/** An invitation was shown to the agency: basis, purpose and kinds of information, and nothing of the case. */
export type Look = { readonly at: Instant; readonly by: MemberId; readonly record: Kept };
export type Part = {
  readonly agency: AgencyId;
  readonly state: "invited" | "in" | "declined" | "left" | "withdrawn";
  readonly since: Instant;
  readonly basis: Sealed<Code<typeof bases>>;
  readonly purpose: Sealed<Code<typeof purposes>>;
  readonly groups: Sealed<readonly Code<typeof dataGroups>[]>;
  readonly snapshot: Snapshot;
  readonly by: MemberId;
  readonly contact?: MemberId;
  /** When it was invited: a second invitation is a new message. */
  readonly invitedAt: Instant;
  /** Asked again when nobody has answered; once. */
  readonly remindAt?: Instant;
  readonly unanswered?: Instant;
  /** Who first opened the invitation there, and when. */
  readonly look?: Look;
  /** What is kept of it when the case is gone. */
  readonly record?: Kept;
  /** Of invitations before this one: the newest last. */
  readonly earlier?: readonly CaseRef[];
  /** How many there were before those. */
  readonly older?: Open<number>;
  /** Towards the police and the Migration Agency: what does not follow from the invitation. */
  readonly own?: OwnBasis;
  /** Not by themselves: the owner ended it, or nothing carried it any more. */
  readonly ended?: {
    readonly at: Instant;
    readonly by: MemberId;
    readonly reason?: Sealed<Code<typeof endings>>;
  };
};
export type NextStep = {
  readonly code: Code<typeof nextSteps>;
  readonly who: Holder;
  readonly day: string;
};
/** Found together and opened in one form: those that are still to begin. */
export type Beside = {
  readonly children: number;
  readonly unknown: number;
  readonly adults: number;
};
export type Latest = {
  readonly at: Instant;
  readonly by: MemberId;
  readonly safety: Sealed<Code<typeof safeties>>;
  readonly contact: Sealed<KeptCode<typeof contacts>>;
  readonly domains?: Sealed<readonly Code<typeof domains>[]>;
  readonly consent?: Sealed<Code<typeof consents>>;
};
export type Step = {
  readonly at: Instant;
  readonly what:
    | "opened"
    | "moved"
    | "joined"
    | "left"
    | "closed"
    | "reopened"
    | "referred"
    | "accepted"
    | "handedOver"
    | "renamed";
  readonly who: Holder;
  readonly agency: AgencyId;
};
export type Missed = {
  readonly round: number;
  readonly step: number;
  readonly rung: EscalationLevel;
  readonly at: Instant;
  readonly late: boolean;
  /** Whom it went to then: an older message stays with its reader when the roster changes. */
  readonly to?: MemberId;
  /** When it became late: it stands in their list of what is. Without it, it has a message of its own: acute danger. */
  readonly gathered?: Instant;
};

/** One answer to who has it: for which local days, and which of them no later answer is about. `n`: its place among the answers for these days off. */
export type CoverPart = {
  readonly n: number;
  readonly days: readonly string[];
  readonly left: readonly string[];
  readonly who?: Holder;
  readonly onCall?: AgencyId;
  readonly at: Instant;
  readonly by: MemberId;
};
/** Somebody could not have it on these days. `to`: who had named them; `n`: how many answers there were by then. */
type Declined = {
  readonly at: Instant;
  readonly by: MemberId;
  readonly days: readonly string[];
  readonly to: MemberId;
  readonly n: number;
};
/** Who has it on the days off after the local day `day`. */
export type Cover = {
  readonly day: string;
  readonly until: Instant;
  readonly parts: readonly CoverPart[];
  readonly declined: readonly Declined[];
};

export type Case = Erasing &
  Counting & {
    readonly step: "open" | "closed" | "erasing";
    readonly ref: CaseRef;
    readonly words: CaseWords;
    readonly region: string;
    readonly agency: AgencyId;
    readonly holder: Holder;
    readonly deputy: MemberId;
    readonly child: Sealed<Code<typeof childs>>;
    /** What was said of it before, until when and who said otherwise: the newest last. The journal has them all. */
    readonly childBefore?: readonly {
      readonly child: Sealed<Code<typeof childs>>;
      readonly at: Instant;
      readonly by: MemberId;
    }[];
    readonly risk: Sealed<Risk>;
    readonly quiet: Sealed<Code<typeof yesNo>>;
    /** In which an interpreter is booked, or somebody speaks with the person. Erased with the case, and counted nowhere. */
    readonly language?: Sealed<Language>;
    /** How the person may be reached, and which roles stand beside them: shown on pages of our own alone. Erased with the case, and counted nowhere. */
    readonly safeContact?: SafeContact;
    /** What police agencies have told some of those that take part, the newest of each. */
    readonly investigations?: readonly Investigation[];
    readonly openedAt: Instant;
    readonly openedBy: MemberId;
    /** A call to the support line: who found it is known already, and where. */
    readonly fromCall?: { readonly county?: Open<string>; readonly began?: Sealed<Instant> };
    /** The next of several that were opened together, and those after it. */
    readonly beside?: { readonly into: InstanceId; readonly left: Sealed<Beside> };
    /** One obligation to check in; a new one starts with each check-in. */
    readonly round: number;
    readonly due: Instant;
    readonly missed: readonly Missed[];
    /** The ladder before this round, and why it ended. */
    readonly past: readonly Missed[];
    readonly pastEnded: "done" | "postponed" | "replanned";
    /** Put off since the last check-in. */
    readonly snoozes: number;
    /** The last time to this day, which was no workday. */
    readonly wished?: string;
    readonly nextMissAt: Instant | undefined;
    readonly withoutContact: number;
    readonly latest?: Latest;
    readonly next?: NextStep;
    readonly parts: readonly Part[];
    readonly consents: readonly Consent[];
    readonly shares: readonly Share[];
    /** How often it was sent back because another municipality is responsible, by whom, and when the coordinator heard. */
    readonly disputed?: {
      readonly n: number;
      readonly by: readonly AgencyId[];
      readonly told?: Instant;
    };
    readonly deadlines: readonly Deadline[];
    readonly weekendAt?: Instant;
    /** For the days off after this local day: asked of whom, and who has it. `onCall`: a socialjour that was phoned. */
    readonly weekendAsked?: {
      readonly day: string;
      readonly to?: MemberId;
      readonly who?: Holder;
      readonly onCall?: AgencyId;
      readonly at?: Instant;
      readonly by?: MemberId;
    };
    readonly cover?: Cover;
    readonly red?: {
      readonly round: number;
      readonly at: Instant;
      readonly by: MemberId;
      readonly called?: Sealed<KeptCode<typeof called>>;
      /** What was said, on which basis, and what a second person thinks of it. */
      readonly call?: {
        readonly at: Instant;
        readonly by: MemberId;
        readonly basis: Sealed<Code<typeof callBases>>;
        readonly record: Kept;
        readonly late?: Instant;
        /** The newest time after that. */
        readonly again?: Instant;
        readonly reviewed?: Second;
      };
      /** Those who were off when it was said have been told since. */
      readonly told?: Instant;
      /** Nobody had noted it: who was told so. */
      readonly unsaid?: readonly {
        readonly at: Instant;
        readonly to?: MemberId;
        readonly n: number;
      }[];
      readonly over?: Instant;
    };
    /** The newest check-in without contact that was one too many. */
    readonly unreached?: { readonly round: number; readonly at: Instant };
    readonly missing?: Missing;
    readonly wish?: Wish;
    readonly chain: readonly Step[];
    /** Who gets it when they have been told, and from when on. */
    readonly giving?: {
      readonly at: Instant;
      readonly holder: Holder;
      readonly deputy: MemberId;
      readonly from: Instant;
    };
    readonly agendaAsked: boolean;
    readonly closing?: Closing;
    /** How often a colleague was asked to confirm that it is closed. */
    readonly closingAsks?: number;
    readonly keptOpen?: KeptOpen;
    readonly closed?: Omit<ClosingSaid, "times"> & {
      readonly at: Instant;
      /** Who confirmed it, of whom, and the number of that question. */
      readonly second?: ConfirmedClosing;
    };
    readonly times?: Times;
    /** Its documents since it was closed, the newest last: what can be filed. */
    readonly fetched?: readonly FetchedBy[];
    readonly filedOn?: Instant;
    readonly filed?: Filed;
    /** A registrar of the agency reads it until then, to answer a request for a record. */
    readonly registrar?: {
      readonly at: Instant;
      readonly by: MemberId;
      readonly to: MemberId;
      readonly until: Instant;
    };
    /** Its lead has heard that it is erased by itself. */
    readonly disposal?: {
      readonly at: Instant;
      readonly erasesAt: Instant;
      readonly to?: MemberId;
    };
    /** Its agency's own day has come; others that share it have it until theirs. */
    readonly readingEnded?: Instant;
    /** Somebody said at a check-in that the person's yes no longer holds: nothing new rests on what was said before. */
    readonly doubted?: Instant;
    /** The newest answer, and what it changed: it can be taken back for some minutes. Never one about acute danger. */
    readonly undo?: {
      readonly at: Instant;
      readonly by: MemberId;
      readonly round: number;
      readonly before: Before;
    };
    /** The round that began when an answer was taken back, and when that answer had been given. */
    readonly undone?: number;
    readonly undoneAt?: Instant;
    /** Cases of other agencies about the same person, and how many such links there have been. */
    readonly same?: readonly Same[];
    readonly sames?: number;
    /** A closing that waited for contact there: done because there was some, or gone back because nobody is waited for any more. */
    readonly sameHeard?: { readonly n: number; readonly to: MemberId };
    readonly sameBack?: { readonly n: number; readonly to: MemberId; readonly agency: AgencyId };
    /** How often it became quiet, or no longer. */
    readonly hushes?: number;
    /** Its guide through the manual, where somebody has begun one; and how often what that may tell others has changed. */
    readonly guide?: InstanceId;
    readonly covers?: number;
    /** It is the receiver's now: what it takes along. */
    readonly movedTo?: MovedTo;
    /** Requests of the person about the information on them. */
    readonly requests?: readonly InstanceId[];
    /** Referrals that were not sent, and perhaps another case's, which an erasure tells with the others. */
    readonly drafts?: readonly InstanceId[];
    /** Portions of its referrals that an erasure has told. */
    readonly forgets?: number;
    readonly closings: number;
    /**
     * How often it was given a new name, when, by whom, and in how many portions its referrals have been told; with what it knows nothing of yet and may be called
     * after it; `more`: with others of these, which are not told. What it was called before stands nowhere.
     */
    readonly named?: {
      readonly n: number;
      readonly at: Instant;
      readonly by: MemberId;
      readonly told: number;
      readonly also?: readonly {
        readonly workflow: "referral" | "handover";
        readonly instance: InstanceId;
      }[];
      readonly more?: true;
    };
  };
/** What an answer changes. */
export type Before = Pick<
  Case,
  | "due"
  | "nextMissAt"
  | "missed"
  | "past"
  | "pastEnded"
  | "snoozes"
  | "withoutContact"
  | "agendaAsked"
  | "risk"
> &
  Partial<
    Pick<
      Case,
      | "child"
      | "childBefore"
      | "language"
      | "weekendAt"
      | "latest"
      | "next"
      | "unreached"
      | "doubted"
      | "wished"
      | "missing"
      | "wish"
    >
  >;
export type State = { readonly step: "new" } | Case;
