// What a case knows of consents, and of what was shared of it.
import type { Language } from "../../../src/rules/languages.ts";
import type {
  AgencyId,
  CaseRef,
  Holder,
  InstanceId,
  Instant,
  MemberId,
  Sealed,
} from "../../../src/rules/ui.ts";
import type { Second } from "../../disclosure/signals.ts";
import type { Counted } from "../../referral/facts.ts";
import type { bases, Code, dataGroups, ownGroups, purposes, yesNo } from "../codes.ts";
import type { Risk, Shared, Snapshot } from "../sharing/snapshot.ts";
import type { consentKinds, forms, givens, informedItems, withdrawals } from "./codes.ts";

/** "No" is kept as strongly as "yes". */
export type Consent = {
  readonly id: InstanceId;
  readonly kind: Sealed<Code<typeof consentKinds>>;
  readonly agency?: AgencyId;
  readonly purpose: Sealed<Code<typeof purposes>>;
  readonly groups: Sealed<readonly Code<typeof dataGroups>[]>;
  readonly given: Sealed<Code<typeof givens>>;
  readonly form: Sealed<Code<typeof forms>>;
  readonly interpreter?: Sealed<Code<typeof yesNo>>;
  readonly informed?: Sealed<readonly Code<typeof informedItems>[]>;
  readonly at: Instant;
  /** The last local day on which it holds. */
  readonly validTo: Sealed<string>;
  readonly by: MemberId;
  readonly withdrawn?: {
    readonly at: Instant;
    readonly by: MemberId;
    readonly how: Sealed<Code<typeof withdrawals>>;
  };
  /** Somebody was asked to look at it again. */
  readonly reviewed?: Instant;
  readonly reviewer?: MemberId;
  readonly reviewAt?: Instant;
};
/** That something was passed on is kept under a key of its own; the receipt leads there, from the agency's own records. */
export type Kept = { readonly id: InstanceId; readonly receipt: CaseRef };
/** `shown`: deadlines as they were then. */
export type OwnBasis = {
  readonly basis: Sealed<Code<typeof bases>>;
  readonly what: Sealed<readonly Code<typeof ownGroups>[]>;
  readonly at: Instant;
  readonly by: MemberId;
  readonly record: Kept;
  readonly shown: Snapshot;
};
/** A case that another agency has taken over, as a case of its own. */
export type MovedTo = {
  readonly into: InstanceId;
  readonly agency: AgencyId;
  readonly holder: Holder;
  readonly deputy: MemberId;
  readonly region: string;
  /** As the receiver judged it, where what the sharing rested on did not cover it. */
  readonly risk?: Sealed<Risk>;
  /** In which it speaks, where the referral or what was shared says it. */
  readonly language?: Sealed<Language>;
  /** What the sharing covered beside. */
  readonly covers: { readonly risk: boolean; readonly deadlines: boolean };
  /** Its guide there, where there was one here; `groups`: what the sharing reached. */
  readonly guide?: { readonly id: InstanceId; readonly groups: Sealed<readonly string[]> };
  readonly at: Instant;
};
/** Why the receiver did not take it: the person did not want it, or the agency could not. */
export type WhyNot = "person" | "agency";
/** One sending of one referral: what it rested on, and what the case said then. */
export type Share = {
  readonly referral: InstanceId;
  /** Of what kind it is, where it is no referral: an application for support. */
  readonly workflow?: "nsp";
  readonly number: CaseRef;
  readonly to: AgencyId;
  readonly at: Instant;
  readonly sends: number;
  readonly consent?: InstanceId;
  readonly snapshot: Shared;
  /** What it rested on, and what is kept of that. */
  readonly basis?: Sealed<string>;
  readonly service?: string;
  /** What the year's figures count of it. */
  readonly counted?: Sealed<Counted>;
  readonly groups?: Sealed<readonly string[]>;
  readonly by?: MemberId;
  readonly second?: Second;
  /** Named, where it goes against what the person has said. */
  readonly provision?: Sealed<string>;
  readonly record?: Kept;
  /** What the receiver answered last. */
  readonly said?: {
    readonly step: "offered" | "accepted" | "declined";
    readonly at: Instant;
    readonly why?: Sealed<WhyNot>;
  };
  /** The case goes along when both have confirmed; and they have. */
  readonly moves?: true;
  readonly handed?: true;
  readonly ended?: true;
  /** Withdrawn, or a mistake: the receiver no longer sees it. */
  readonly shut?: true;
  /** Shut because the sender no longer asked, and not by mistake. */
  readonly withdrawn?: true;
  /** Taken, and then it could not be done. */
  readonly failed?: true;
  readonly stopped?: true;
};
export type PassingEvent =
  | { readonly type: "guided"; readonly at: Instant; readonly guide: InstanceId }
  | {
      readonly type: "covered";
      readonly at: Instant;
      readonly agency: AgencyId;
      readonly own: OwnBasis;
    }
  | {
      readonly type: "uncovered";
      readonly agency: AgencyId;
      readonly at: Instant;
      readonly by: MemberId;
    }
  | { readonly type: "consented"; readonly consent: Consent }
  | {
      readonly type: "consentWithdrawn";
      readonly id: InstanceId;
      readonly at: Instant;
      readonly by: MemberId;
      readonly how: Sealed<Code<typeof withdrawals>>;
    }
  | {
      readonly type: "consentDue";
      readonly id: InstanceId;
      readonly at: Instant;
      readonly to?: MemberId;
    }
  | { readonly type: "forgotMore"; readonly eraseBy: Instant }
  | { readonly type: "movedTo"; readonly moved: MovedTo }
  | { readonly type: "shared"; readonly share: Share }
  | ({ readonly type: "shareReviewed"; readonly referral: InstanceId } & Second)
  | {
      readonly type: "passedOn";
      readonly referral: InstanceId;
      readonly at: Instant;
      readonly to: AgencyId;
      readonly step: string;
      readonly disputed?: true;
      readonly why?: Sealed<WhyNot>;
    };
