// What a case takes from other instances, and from the configuration.

import type { HandOn } from "../../src/rules/command.ts";
import { from, signals } from "../../src/rules/signal.ts";
import type { AgencyId, InstanceId, Instant, MemberId, Sealed } from "../../src/rules/ui.ts";
import type { Second } from "../disclosure/signals.ts";
import type { Counted } from "../referral/facts.ts";
import type { SafeContact } from "./contacting/model.ts";
import type { TakesKinds } from "./erasing/model.ts";
import type { Event } from "./events.ts";
import type { Beside, Case, Deadline, FetchedBy } from "./model.ts";
import type { Consent, MovedTo, Share, WhyNot } from "./passing/model.ts";
import type { Ground, Wanted } from "./passing/resting.ts";
import type { SameBasis, Stands } from "./same/model.ts";

/** What a referral or an application asks of its case when it is sent. */
export type Asks = Wanted &
  Ground & {
    readonly number: Share["number"];
    readonly consent: boolean;
    readonly sends: number;
    readonly moves?: true;
    readonly counted?: Sealed<Counted>;
    readonly basis?: Sealed<string>;
    readonly by?: MemberId;
    /** An application for support. */
    readonly workflow?: "nsp";
    /** It may bring the yes that it rests on, and say when that was written down. */
    readonly agreed?: Consent["form"];
    readonly agreedAt?: Instant;
  };
/** A step of a referral or an application that the chain of the case shows. */
export type Chained = {
  readonly to: AgencyId;
  readonly step: string;
  readonly disputed?: true;
  readonly why?: Sealed<WhyNot>;
};
/** Both sides have confirmed: the case goes on at the receiver's. */
export type Moving = Omit<MovedTo, "covers" | "at" | "agency" | "guide"> & {
  readonly to: AgencyId;
};
/** The case as the receiver takes it over. */
export type TakenIn = Pick<MovedTo, "region" | "agency" | "holder" | "deputy" | "language"> &
  Pick<Case, "child" | "quiet" | "risk"> & {
    readonly deadlines: readonly Omit<Deadline, "reminders" | "reminded">[];
    readonly due: Instant;
    readonly acute: boolean;
    readonly missing?: boolean;
    readonly safeContact?: SafeContact;
    readonly guide?: InstanceId;
  };
/** Who a case begins with. */
export type First = Pick<
  Case,
  "agency" | "region" | "holder" | "deputy" | "child" | "risk" | "quiet" | "language"
> & {
  readonly by: Case["openedBy"];
};
/** What a call to the support line has said already. */
export type Called = Pick<Extract<Event, { type: "opened" }>, "acute" | "fromCall" | "rang">;
export type FromCall = Omit<First, "risk" | "quiet"> & Called;
/** The next of several that were found together. `left`: how many are still to be begun. */
export type Next = Omit<First, "child"> & { readonly left: Sealed<Beside> };
/** One agency says that both cases are about the same person. */
export type Offered = SameBasis & {
  readonly of: AgencyId;
  readonly to: AgencyId;
  readonly by: MemberId;
};

export const caseSignals = signals("case", {
  openBeside: from<Next>("case"),
  openCall: from<FromCall>("call"),
  /** `withinMs`: how long its posts have to become neutral. */
  eraseNow: from<{ readonly withinMs: number }>("configuration"),
  /** Somebody fetched its document. */
  noteFetched: from<Omit<FetchedBy, "at">>("configuration"),
  discussed: from("agenda"),
  take: from<HandOn>("handover"),
  handOn: from<HandOn>("leaving"),
  share: from<Asks>("referral", "nsp"),
  secondSaid: from<Second>("referral"),
  chain: from<Chained>("referral", "nsp"),
  moveAway: from<Moving>("referral"),
  takeIn: from<TakenIn>("case"),
  guided: from("guide"),
  /** A person has asked for something about this case. */
  requested: from("rights"),
  /** A request for erasure is met. `unfiled`: two people of an agency that keeps no official file have said that there is nothing to file. */
  eraseFor: from<{ readonly unfiled?: true }>("rights"),
  /** Of the same, for kinds of what is kept: the case goes on. */
  eraseKinds: from<TakesKinds>("rights"),
  sameOffered: from<Offered>("case"),
  sameSaid: from<{ readonly answer: "yes" | "no" }>("case"),
  sameOver: from("case"),
  sameNo: from<{ readonly noes: readonly AgencyId[] }>("case"),
  sameStands: from<{ readonly stands: Stands; readonly n: number }>("case"),
  sameMet: from("case"),
});
