// What is true of one referral.
import type { LinkEvent, WithLinks } from "../../src/rules/answer-link.ts";
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
import type * as codes from "./codes.ts";
import type { Facts } from "./facts.ts";

export type { Facts } from "./facts.ts";

export type Step =
  | "draft"
  | "sent"
  | "received"
  | "question"
  | "offered"
  | "accepted"
  | "handedOver"
  | "ongoing"
  | "dormant"
  | "done"
  | "failed"
  | "confirmed"
  | "declined"
  | "withdrawn"
  | "mistaken"
  | "astray"
  | "discarded";
/** What the case said when it was sent: later changes are not passed on. */
export type Snapshot = {
  readonly at: Instant;
  readonly child: Sealed<codes.Code<typeof codes.childs>>;
  readonly quiet?: Sealed<codes.Code<typeof codes.yesNo>>;
  readonly risk?: Sealed<string>;
  readonly language?: Sealed<Language>;
  readonly deadlines?: readonly {
    readonly kind: Sealed<string>;
    readonly day: Sealed<string>;
    readonly estimated?: true;
  }[];
};
/** Of a return: the sender's own look at it, before anything is sent. */
export type Assessment = {
  readonly asylum: Sealed<codes.Code<typeof codes.doubts>>;
  readonly risk: Sealed<codes.Code<typeof codes.returnRisks>>;
  readonly met: Sealed<codes.Code<typeof codes.doubts>>;
};
export type Side = "sender" | "receiver";
/** Situations after an answer, and before one, in which somebody is reminded. */
export type Waited =
  | "question"
  | "offered"
  | "accepted"
  | "acceptedGiven"
  | "acceptedTaken"
  | "ongoing"
  | "dormant"
  | "done"
  | "failed"
  | "declined"
  | "notOurs"
  | "stopped"
  | "stayStopped";
export type Silence = {
  readonly phase: "ack" | "answer" | Waited;
  readonly step: number;
  readonly at: Instant;
  readonly to?: MemberId;
};
export type Second = {
  readonly when: "before" | "after";
  readonly askedAt: Instant;
  readonly due: Instant;
  readonly to?: MemberId;
  readonly decided?: { readonly by: MemberId; readonly at: Instant; readonly yes: boolean };
  readonly late?: Instant;
  /** The newest time after that. */
  readonly again?: Instant;
};
/** `disputed`: sent back because another municipality is responsible. `link`: somebody without an account did it, by an answer link. */
export type Moment = {
  readonly at: Instant;
  readonly step: Step;
  readonly by?: MemberId;
  readonly disputed?: true;
  readonly link?: true;
};
/** It came to somebody whom it was not for. `side`: which of the two said so first; `to`: who sees to it at the sender. */
export type Astray = {
  readonly at: Instant;
  readonly by: MemberId;
  readonly side: Side;
  readonly to: MemberId;
  readonly incident: InstanceId;
  /** An association has deleted what it had. */
  readonly deleted?: Done;
};

export type Referral = WithLinks & {
  readonly step: Step;
  readonly number: CaseRef;
  readonly kase: InstanceId;
  readonly caseRef: CaseRef;
  readonly caseWords: CaseWords;
  readonly region: string;
  readonly from: AgencyId;
  readonly by: MemberId;
  /** Nobody there has Stafett: the sender phones, and answers in its name. */
  readonly outside: boolean;
  readonly facts: Facts;
  /** How the person said yes to it, and when that was written down here: kept in the case once it is sent. */
  readonly agreed?: { readonly form: Sealed<"spoken" | "written">; readonly at: Instant };
  readonly parent?: CaseRef;
  readonly draftedAt: Instant;
  readonly called?: Instant;
  readonly assessed?: Assessment & Done;
  readonly second?: Second;
  /** Who changed it or asked for a second person: none of them is one. */
  readonly authors?: readonly MemberId[];
  /** How often a second person was asked. */
  readonly asks?: number;
  /** How often it was sent: once, and again each time it was opened anew. */
  readonly sends: number;
  readonly sentAt?: Instant;
  readonly snapshot?: Snapshot;
  /** When the receiver should have opened it, or answered. */
  readonly ackBy?: Instant;
  readonly answerBy?: Instant;
  readonly silence: readonly Silence[];
  readonly nextSilenceAt?: Instant;
  readonly receivedBy?: MemberId;
  readonly question?: Sealed<codes.Code<typeof codes.questions>>;
  /** An agency outside has said yes by a link: whom to ask for when the sender calls back. */
  readonly offered?: {
    readonly at: Instant;
    readonly who: Open<codes.Code<typeof codes.linkFunctions>>;
  };
  readonly holder?: Holder;
  readonly deputy?: MemberId;
  readonly handed: Readonly<Partial<Record<Side, { readonly at: Instant; readonly by: MemberId }>>>;
  /** The receiver's own case, after a transfer. */
  readonly newCase?: InstanceId;
  readonly outcome?: Open<codes.Code<typeof codes.outcomes>>;
  readonly reason?: Sealed<
    | codes.Code<typeof codes.reasons>
    | codes.Code<typeof codes.withdrawReasons>
    | codes.Code<typeof codes.mistakes>
    | codes.Code<typeof codes.restReasons>
  >;
  readonly suggested?: AgencyId;
  readonly consentGone?: true;
  /** Stopped in the middle: until then the sender makes sure of how things are, and has said so. */
  readonly settleBy?: Instant;
  readonly settled?: Done;
  /** Of a return: when the person travels. */
  readonly travel?: {
    readonly day: Sealed<string>;
    readonly part: Sealed<codes.Code<typeof codes.dayParts>>;
  };
  /** What the receiver has said since, and how often. */
  readonly still?: {
    readonly at: Instant;
    readonly by?: MemberId;
    readonly code: Sealed<codes.Code<typeof codes.stills>>;
    readonly n: number;
  };
  readonly astray?: Astray;
  /** Its case is quiet: it stands in no space either. */
  readonly quiet?: Sealed<codes.Code<typeof codes.yesNo>>;
  /** As the receiver judged it, where nothing that was shared says it. */
  readonly judged?: Sealed<codes.Code<typeof codes.risks>>;
  readonly eraseBy?: Instant;
  readonly moments: readonly Moment[];
};
export type State = { readonly step: "new" } | Referral;

/** When, and who did it. */
type Done = { readonly at: Instant; readonly by: MemberId };
/** By a person, or by somebody without an account. */
type Said = { readonly at: Instant } & (
  | { readonly by: MemberId; readonly link?: never }
  | { readonly link: true; readonly by?: never }
);
type Why = { readonly reason: NonNullable<Referral["reason"]> };
export type Event =
  | ({ readonly type: "drafted"; readonly at: Instant } & Pick<
      Referral,
      | "number"
      | "kase"
      | "caseRef"
      | "caseWords"
      | "region"
      | "from"
      | "by"
      | "outside"
      | "facts"
      | "agreed"
      | "parent"
    >)
  | { readonly type: "handedOn"; readonly to: MemberId }
  | ({ readonly type: "edited"; readonly by: MemberId } & Pick<
      Referral,
      "facts" | "agreed" | "outside"
    >)
  | { readonly type: "called"; readonly at: Instant }
  | ({ readonly type: "assessed"; readonly assessment: Assessment } & Done)
  | { readonly type: "secondAsked"; readonly second: Second; readonly by: MemberId }
  | ({ readonly type: "secondDecided"; readonly yes: boolean } & Done)
  | { readonly type: "secondLate"; readonly at: Instant }
  | ({ readonly type: "sent"; readonly ackBy: Instant; readonly answerBy: Instant } & Done &
      Pick<Referral, "outside" | "second">)
  | { readonly type: "frozen"; readonly snapshot: Snapshot }
  | { readonly type: "unanswered"; readonly silence: Silence; readonly nextSilenceAt?: Instant }
  | ({ readonly type: "received"; readonly nextSilenceAt: Instant } & Said)
  | ({ readonly type: "asked"; readonly question: NonNullable<Referral["question"]> } & Said)
  | ({ readonly type: "answered"; readonly facts: Facts; readonly answerBy: Instant } & Done)
  | ({ readonly type: "accepted"; readonly holder: Holder; readonly deputy: MemberId } & Done &
      Pick<Referral, "judged">)
  | ({ readonly type: "offered"; readonly link: true } & NonNullable<Referral["offered"]>)
  | ({ readonly type: "declined" } & Said & Why & Pick<Referral, "suggested">)
  | ({ readonly type: "handed"; readonly side: Side } & Done &
      Pick<Facts, "carrier"> &
      Pick<Referral, "newCase">)
  | ({ readonly type: "began"; readonly at: Instant } & Partial<Done>)
  | ({ readonly type: "rested" | "failed" | "mistaken" } & Done & Why)
  | ({ readonly type: "finished"; readonly outcome: NonNullable<Referral["outcome"]> } & Done)
  | ({ readonly type: "confirmed" } & Done)
  | ({ readonly type: "withdrawn"; readonly at: Instant } & Partial<Done & Why> &
      Pick<Referral, "consentGone" | "settleBy">)
  | {
      readonly type: "travels";
      readonly at: Instant;
      readonly travel: NonNullable<Referral["travel"]>;
    }
  | ({ readonly type: "settled" } & Done)
  | ({ readonly type: "toldStill"; readonly code: NonNullable<Referral["still"]>["code"] } & Said)
  | ({ readonly type: "caseRenamed" } & Pick<Referral, "caseRef" | "caseWords">)
  | ({ readonly type: "wentAstray" } & Done & Pick<Astray, "side" | "to" | "incident">)
  | ({ readonly type: "deleted" } & Done)
  | { readonly type: "hushed"; readonly quiet: NonNullable<Referral["quiet"]> }
  | LinkEvent
  | { readonly type: "discarded"; readonly at: Instant; readonly eraseBy: Instant };
