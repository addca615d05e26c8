// What is shared of a case.
import type { Language } from "../../../src/rules/languages.ts";
import type { Instant, Sealed } from "../../../src/rules/ui.ts";
import type { Code, childs, deadlineKinds, nextSteps, risks, yesNo } from "../codes.ts";
import type { SafeContact } from "../contacting/model.ts";

export type Risk = Code<typeof risks>;
/** What was shared, as it was then: not a live record. */
export type Snapshot = {
  readonly at: Instant;
  readonly risk?: Sealed<Risk>;
  readonly child?: Sealed<Code<typeof childs>>;
  /** Always told to whoever a case is passed on to: it decides where they may speak of it. */
  readonly quiet?: Sealed<Code<typeof yesNo>>;
  readonly language?: Sealed<Language>;
  /** Shown on pages of our own alone. */
  readonly safeContact?: SafeContact;
  readonly next?: Code<typeof nextSteps>;
  readonly deadlines?: readonly {
    readonly kind: Sealed<Code<typeof deadlineKinds>>;
    readonly day: Sealed<string>;
    readonly estimated?: true;
  }[];
};
/** What was passed on with a referral or an application: other rules follow from whether it is a child and whether it is quiet. */
export type Shared = Snapshot & Required<Pick<Snapshot, "child" | "quiet">>;
