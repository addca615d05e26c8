// What is true of one incident: something came to somebody whom it was not for. What it was is never said here.
import { type Folds, fold } from "../../src/rules/fold.ts";
import type { AgencyId, CaseRef, InstanceId, Instant, MemberId, Open } from "../../src/rules/ui.ts";

export const kinds = ["name", "receiver", "reference"] as const;
type Kind = (typeof kinds)[number];
/** What is to be done, in this order. */
export const stepsOf = {
  name: ["remove", "seen", "lead", "controller"],
  receiver: ["stop", "ask", "lead", "controller"],
  reference: ["tell", "lead", "controller"],
} as const satisfies Readonly<Record<Kind, readonly string[]>>;
export type Step = (typeof stepsOf)[Kind][number];

export type Incident = {
  readonly step: "open" | "closed" | "forgotten";
  readonly number: CaseRef;
  readonly kind: Open<Kind>;
  readonly agency: AgencyId;
  readonly region?: string;
  /** Who sees to it: whoever told it, until they leave. */
  readonly by: MemberId;
  readonly toldBy?: MemberId;
  readonly at: Instant;
  readonly done: readonly { readonly step: Step; readonly at: Instant; readonly by: MemberId }[];
  /** `n`: how often, since the last step. */
  readonly reminded: readonly {
    readonly at: Instant;
    readonly to?: MemberId;
    readonly n: number;
  }[];
  /** The referral that reached the wrong agency, told by it: a reference that leads nowhere once that is erased. */
  readonly referral?: InstanceId;
  /** The other agency said it: nobody here knows yet. */
  readonly told?: true;
  /** The receiver has said that it has deleted what it had. */
  readonly clearedAt?: Instant;
  readonly closedAt?: Instant;
  readonly eraseBy?: Instant;
};
export type State = { readonly step: "new" } | Incident;
export type Event =
  | ({ readonly type: "reported" } & Pick<
      Incident,
      "number" | "kind" | "agency" | "region" | "by" | "at" | "referral" | "told"
    >)
  | { readonly type: "cleared"; readonly at: Instant }
  | { readonly type: "done"; readonly step: Step; readonly at: Instant; readonly by: MemberId }
  | { readonly type: "reminded"; readonly at: Instant; readonly to?: MemberId }
  | { readonly type: "closed"; readonly at: Instant; readonly by: MemberId }
  | { readonly type: "handedOn"; readonly to: MemberId }
  | { readonly type: "forgotten"; readonly eraseBy: Instant };

export const isIncident = (state: State): state is Incident => state.step !== "new";
export const left = (state: Incident): readonly Step[] =>
  stepsOf[state.kind as Kind].filter((step) => !state.done.some((each) => each.step === step));

const folds: Folds<Incident, Exclude<Event, { type: "reported" }>> = {
  done: (state, { step, at, by }) => ({
    ...state,
    done: [...state.done, { step, at, by }],
    reminded: [],
  }),
  reminded: (state, { at, to }) => ({
    ...state,
    reminded: [
      ...state.reminded,
      { at, n: (state.reminded.at(-1)?.n ?? 0) + 1, ...(to && { to }) },
    ].slice(-6),
  }),
  cleared: (state, { at }) => ({ ...state, clearedAt: at }),
  closed: (state, { at }) => ({ ...state, step: "closed", closedAt: at, reminded: [] }),
  handedOn: (state, { to }) => ({ ...state, by: to, toldBy: state.toldBy ?? state.by }),
  forgotten: (state, { eraseBy }) => ({ ...state, step: "forgotten", eraseBy }),
};
export const evolve = (state: State, event: Event): State => {
  if (event.type === "reported") {
    const { type: _type, ...first } = event;
    return { ...first, step: "open", done: [], reminded: [] };
  }
  return isIncident(state) ? fold(folds, state, event) : state;
};
