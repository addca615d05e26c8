// What is known of a case that is closed, or that somebody wants to close.
import type { AgencyId, InstanceId, Instant, MemberId, Sealed } from "../../../src/rules/ui.ts";
import type { Fetched } from "../../../src/rules/workflow.ts";
import type { Code, closureReasons, KeptCode, keepReasons } from "../codes.ts";
import type { Taken } from "../erasing/model.ts";

/** As they were said when the case was closed, with the person's yes. */
export type Times = {
  readonly firstContactOn?: Sealed<string>;
  readonly coordinatorOn?: Sealed<string>;
  readonly shelterOn?: Sealed<string>;
};

/** What was said when somebody closed it. */
export type ClosingSaid = {
  readonly reason: Sealed<KeptCode<typeof closureReasons>>;
  readonly stats: Sealed<Readonly<Record<string, string>>>;
  /** Random: names the row in the statistics. */
  readonly row: InstanceId;
  /** Only where the agency may count. */
  readonly counting?: Sealed<"yes" | "no">;
  readonly times?: Times;
};
/** Somebody wants to close it, and a colleague has to confirm: it is open until then. */
export type Closing = {
  readonly n: number;
  readonly at: Instant;
  readonly by: MemberId;
  readonly said: ClosingSaid;
  /** Each time that it was asked. Without `to` nobody was there. */
  readonly asked: readonly { readonly n: number; readonly at: Instant; readonly to?: MemberId }[];
  /** Nobody is asked: it waits until another agency has had contact with the same person. */
  readonly waits?: { readonly second?: ConfirmedClosing };
};
/** The document of a closed case, fetched by somebody of `agency`. */
export type FetchedBy = Fetched & {
  readonly at: Instant;
  readonly by: MemberId;
  readonly agency: AgencyId;
};
export type Filed = Fetched & { readonly at: Instant };
export type ConfirmedClosing = {
  readonly n: number;
  readonly by: MemberId;
  readonly asker: MemberId;
};
/** A colleague did not want it to be closed. `asker`: who did. */
export type KeptOpen = {
  readonly n: number;
  readonly at: Instant;
  readonly by: MemberId;
  readonly asker: MemberId;
  readonly instead: Sealed<Code<typeof keepReasons>>;
};
/** It is being erased, or something of it is. */
export type Erasing = {
  readonly taken?: readonly Taken[];
  readonly eraseBy?: Instant;
  /** From outside, at once: whose it was is told. */
  readonly byOperator?: true;
  /** The person asked for it: before its day. */
  readonly byRequest?: true;
};
