// State of one code for a key: its member, its asker, and its approval.
import { type Folds, fold } from "../../src/rules/fold.ts";
import type { AgencyId, Instant, MemberId, Open } from "../../src/rules/ui.ts";

/** `more`: one more key. `lost`: all keys of before end. */
export const reasons = ["more", "lost"] as const;
type Done = { readonly by: MemberId; readonly at: Instant };
export type Key = {
  readonly step: "asked" | "approved" | "used" | "declined" | "withdrawn" | "over" | "forgotten";
  readonly member: MemberId;
  readonly agency: AgencyId;
  readonly by: MemberId;
  readonly why: Open<(typeof reasons)[number]>;
  /** Who may approve. */
  readonly to: readonly MemberId[];
  readonly at: Instant;
  readonly until: Instant;
  readonly since: Instant;
  readonly approved?: Done;
  readonly eraseBy?: Instant;
};
export type State = { readonly step: "new" } | Key;
export type Event =
  | ({ readonly type: "asked" } & Pick<
      Key,
      "member" | "agency" | "by" | "why" | "to" | "at" | "until"
    >)
  | ({ readonly type: "approved" } & Done)
  | ({ readonly type: "declined" } & Done)
  | ({ readonly type: "withdrawn" } & Done)
  /** The code was typed, in time and right. */
  | { readonly type: "used"; readonly at: Instant }
  | { readonly type: "lapsed"; readonly at: Instant }
  | { readonly type: "forgotten"; readonly eraseBy: Instant };

export const isKey = (state: State): state is Key => state.step !== "new";
/** The code may still be used, or approved. */
export const isOpen = ({ step }: Key): boolean => step === "asked" || step === "approved";

const moved = (state: Key, step: Key["step"], since: Instant): Key => ({ ...state, step, since });
const folds: Folds<Key, Exclude<Event, { type: "asked" }>> = {
  approved: (state, { by, at }) => ({ ...moved(state, "approved", at), approved: { by, at } }),
  declined: (state, { at }) => moved(state, "declined", at),
  withdrawn: (state, { at }) => moved(state, "withdrawn", at),
  used: (state, { at }) => moved(state, "used", at),
  lapsed: (state, { at }) => moved(state, "over", at),
  forgotten: (state, { eraseBy }) => ({ ...state, step: "forgotten", eraseBy }),
};
export const evolve = (state: State, event: Event): State => {
  if (event.type !== "asked") return isKey(state) ? fold(folds, state, event) : state;
  const { type: _type, ...first } = event;
  return { ...first, step: "asked", since: event.at };
};
