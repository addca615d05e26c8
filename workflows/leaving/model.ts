// What is true of somebody who leaves: until when, what was given to whom, and what was left each workday.
import { type Folds, fold } from "../../src/rules/fold.ts";
import type { AgencyId, InstanceId, Instant, MemberId, Open } from "../../src/rules/ui.ts";

type Done = { readonly by: MemberId; readonly at: Instant };
/** What could still be given to somebody else. */
type Left = Readonly<Record<"cases" | "deputies" | "actions", Open<number>>> & {
  readonly others?: Open<number>;
};
/** `there`: their last day is over, and they still have access. */
type Look = { readonly at: Instant; readonly left: Left; readonly there?: true };
/** What is written to a person, and goes on with its agency besides. */
export const personal = ["referral", "method", "nsp", "incident", "training", "rights"] as const;
type Giving = Done & {
  readonly to: MemberId;
  readonly cases: readonly InstanceId[];
  readonly actions: readonly InstanceId[];
  readonly others?: readonly {
    readonly workflow: (typeof personal)[number];
    readonly instance: InstanceId;
  }[];
};
export type Leaving = {
  readonly step: "open" | "done" | "withdrawn" | "forgotten";
  readonly member: MemberId;
  readonly agency: AgencyId;
  readonly by: MemberId;
  /** Their last local day. */
  readonly last: Open<string>;
  readonly at: Instant;
  readonly since: Instant;
  /** How often it was looked at. */
  readonly looks: number;
  readonly looked?: Look & { readonly n: number };
  /** The newest one: what it gave is told once. */
  readonly giving?: Giving & { readonly n: number };
  /** Without access before the configuration says so. */
  readonly ended?: Done;
  readonly eraseBy?: Instant;
};
export type State = { readonly step: "new" } | Leaving;
export type Event =
  | ({ readonly type: "begun" } & Pick<Leaving, "member" | "agency" | "by" | "last" | "at">)
  | ({ readonly type: "looked" } & Look)
  | ({ readonly type: "given" } & Giving)
  | ({ readonly type: "ended" } & Done)
  | ({ readonly type: "withdrawn" } & Done)
  | { readonly type: "finished"; readonly at: Instant }
  | { readonly type: "forgotten"; readonly eraseBy: Instant };

export const isLeaving = (state: State): state is Leaving => state.step !== "new";
const folds: Folds<Leaving, Exclude<Event, { type: "begun" }>> = {
  looked: (state, { type: _type, ...look }) => ({
    ...state,
    looks: state.looks + 1,
    looked: { ...look, n: state.looks + 1 },
  }),
  given: (state, { type: _type, ...giving }) => ({
    ...state,
    giving: { ...giving, n: (state.giving?.n ?? 0) + 1 },
  }),
  ended: (state, { by, at }) => ({ ...state, ended: { by, at } }),
  withdrawn: (state, { at }) => ({ ...state, step: "withdrawn", since: at }),
  finished: (state, { at }) => ({ ...state, step: "done", since: at }),
  forgotten: (state, { eraseBy }) => ({ ...state, step: "forgotten", eraseBy }),
};
export const evolve = (state: State, event: Event): State => {
  if (event.type !== "begun") return isLeaving(state) ? fold(folds, state, event) : state;
  const { type: _type, ...first } = event;
  return { ...first, step: "open", since: event.at, looks: 0 };
};
