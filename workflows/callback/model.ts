// State of one wish to be contacted: who asks, whom it goes to, and the coordinators' own note. It has no reference and no code about a person.
import { type Folds, fold } from "../../src/rules/fold.ts";
import type { AgencyId, Instant, MemberId, Open } from "../../src/rules/ui.ts";

/** When the police hope to hear. */
export const hopes = ["soon", "week", "any"] as const;
type Hope = (typeof hopes)[number];
export type Wish = {
  readonly step: "sent" | "called" | "nothing" | "forgotten";
  /** The coordinators of the region. */
  readonly to: AgencyId;
  /** The police. */
  readonly from: AgencyId;
  readonly by: MemberId;
  readonly within: Open<Hope>;
  readonly at: Instant;
  /** The coordinator who got the post. */
  readonly first?: MemberId;
  /** `n`: how often. */
  readonly reminded: readonly {
    readonly at: Instant;
    readonly to?: MemberId;
    readonly n: number;
  }[];
  readonly notedAt?: Instant;
  readonly eraseBy?: Instant;
};
export type State = { readonly step: "new" } | Wish;
export type Event =
  | ({ readonly type: "sent" } & Pick<Wish, "to" | "from" | "by" | "within" | "at" | "first">)
  | { readonly type: "called" | "nothing"; readonly at: Instant; readonly by: MemberId }
  | { readonly type: "reminded"; readonly at: Instant; readonly to?: MemberId }
  | { readonly type: "forgotten"; readonly eraseBy: Instant };

export const isWish = (state: State): state is Wish => state.step !== "new";

const folds: Folds<Wish, Exclude<Event, { type: "sent" }>> = {
  called: (state, { at }) => ({ ...state, step: "called", notedAt: at }),
  nothing: (state, { at }) => ({ ...state, step: "nothing", notedAt: at }),
  reminded: (state, { at, to }) => ({
    ...state,
    reminded: [
      ...state.reminded,
      { at, n: (state.reminded.at(-1)?.n ?? 0) + 1, ...(to && { to }) },
    ],
  }),
  forgotten: (state, { eraseBy }) => ({ ...state, step: "forgotten", eraseBy }),
};
export const evolve = (state: State, event: Event): State => {
  if (event.type !== "sent") return isWish(state) ? fold(folds, state, event) : state;
  const { type: _type, ...first } = event;
  return { ...first, step: "sent", reminded: [] };
};
