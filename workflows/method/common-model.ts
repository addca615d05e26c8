// What is true of one question that everybody finds: written anew by somebody who did not answer it, and looked at again.
import { type Folds, fold } from "../../src/rules/fold.ts";
import type { AgencyId, CaseRef, Instant, MemberId, Open } from "../../src/rules/ui.ts";
import type { Theme } from "./codes.ts";

type Words = {
  readonly theme: Open<Theme>;
  readonly question: Open<string>;
  readonly answer: Open<string>;
};
/** What a method question says when somebody has written it anew. */
export type Published = Words & {
  readonly agency: AgencyId;
  readonly by: MemberId;
  readonly at: Instant;
};
type Silence = { readonly at: Instant; readonly n: number; readonly to?: MemberId };
export type Common = Published & {
  readonly step: "current" | "removed";
  readonly number: CaseRef;
  /** When somebody last said that it holds. */
  readonly checkedAt: Instant;
  readonly checks: number;
  readonly silence: readonly Silence[];
  /** Who wrote what stood there before: they hear that it is another text now. */
  readonly former?: MemberId;
  readonly eraseBy?: Instant;
};
export type State = { readonly step: "new" } | Common;
export type Event =
  | ({ readonly type: "published"; readonly number: CaseRef } & Published)
  | { readonly type: "confirmed"; readonly at: Instant; readonly by: MemberId }
  | ({ readonly type: "rewritten"; readonly at: Instant; readonly by: MemberId } & Words)
  | {
      readonly type: "unreviewed";
      readonly at: Instant;
      readonly n: number;
      readonly to?: MemberId;
    }
  | {
      readonly type: "removed";
      readonly at: Instant;
      readonly by?: MemberId;
      readonly eraseBy: Instant;
    };

export const isCommon = (state: State): state is Common => state.step !== "new";
const folds: Folds<Common, Exclude<Event, { type: "published" }>> = {
  confirmed: (state, { at }) => ({
    ...state,
    checkedAt: at,
    checks: state.checks + 1,
    silence: [],
  }),
  rewritten: (state, { type: _type, at, ...words }) => ({
    ...state,
    ...words,
    former: state.by,
    checkedAt: at,
    checks: state.checks + 1,
    silence: [],
  }),
  unreviewed: (state, { type: _type, ...silence }) => ({
    ...state,
    silence: [...state.silence, silence].slice(-6),
  }),
  removed: (state, { eraseBy }) => ({ ...state, step: "removed", eraseBy }),
};
export const evolve = (state: State, event: Event): State => {
  if (event.type !== "published") return isCommon(state) ? fold(folds, state, event) : state;
  const { type: _type, ...said } = event;
  return { ...said, step: "current", checkedAt: said.at, checks: 0, silence: [] };
};
