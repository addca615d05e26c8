// What a case knows of another agency's case about the same person: an opaque id, whose it is, and how far the two have agreed.
import type { AgencyId, InstanceId, Instant, MemberId, Sealed } from "../../../src/rules/ui.ts";
import type { bases, Code, purposes } from "../codes.ts";
import type { Kept } from "../passing/model.ts";

/** What a side may say it on: the bases of its own legal regime, as an invitation asks for. */
export type SameBasis = {
  readonly basis: Sealed<Code<typeof bases>>;
  readonly purpose: Sealed<Code<typeof purposes>>;
};
/** A side has said something of its person to the other: its receipt. */
export type SameRests = SameBasis & {
  readonly at: Instant;
  readonly by: MemberId;
  readonly record: Kept;
};
/** Whether the other case is open, is to be closed when this one has had contact, or is closed. */
export type Stands = "open" | "waits" | "closed";
/** One link between this case and another agency's. At most one with each agency lives. */
export type Same = {
  readonly n: number;
  readonly agency: AgencyId;
  /** The other case. Gone once the other side has ended the link, by erasure too. */
  readonly other?: InstanceId;
  readonly at: Instant;
  /** `asked`: they ask and this side answers. `asking`: the other way round. `over`: undone. */
  readonly step: "asked" | "asking" | "same" | "different" | "over";
  /** What the asking side rests on, on its way to the asking side's own case. Shown to nobody here. */
  readonly offer?: SameBasis & { readonly by: MemberId };
  readonly rests?: SameRests;
  readonly answered?: Instant;
  /** To whom the person has said no there, and since when that holds here. */
  readonly noes: readonly { readonly agency: AgencyId; readonly at: Instant }[];
  readonly stands: Stands;
  /** Counts what the other has said of itself; since when. */
  readonly stood: { readonly n: number; readonly at: Instant };
  /** For which of those the contact of this side was told. */
  readonly met?: number;
  /** Undone by the other side: when, and whether a closing that waited went back. */
  readonly ended?: { readonly at: Instant; readonly back?: true };
};
type Between = { readonly at: Instant; readonly agency: AgencyId };
export type SameEvent =
  | ({ readonly type: "sameAsked"; readonly other: InstanceId } & Between &
      Pick<Same, "offer" | "rests">)
  | ({
      readonly type: "sameAnswered";
      readonly answer: "yes" | "no";
      readonly rests?: SameRests;
    } & Between)
  /** Without `by`: the other side has undone it, or is erased. */
  | ({ readonly type: "sameUndone"; readonly by?: MemberId } & Between)
  | ({ readonly type: "sameNo"; readonly noes: readonly AgencyId[] } & Between)
  | ({ readonly type: "sameStood"; readonly stands: Stands; readonly n: number } & Between)
  /** `met`: this side had the contact that the other waits for. `heard`: the other had it, and the closing that waited is done. */
  | ({
      readonly type: "sameContact";
      readonly met?: number;
      readonly heard?: { readonly n: number; readonly to: MemberId };
    } & Between);
