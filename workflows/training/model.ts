// What is true of one occasion of training: when and where, who has signed up in which order, how many came, what they thought of it together.
import { type Folds, fold } from "../../src/rules/fold.ts";
import type { AgencyId, InstanceId, Instant, MemberId, Open } from "../../src/rules/ui.ts";
import type { World } from "../../src/rules/workflow.ts";
import type { Kind, Question, Tag } from "./codes.ts";
import type { Named } from "./named.ts";

export type Counts = Readonly<Partial<Record<Kind, number>>>;
/** Of what five or more have answered: the sum, and how many. */
export type Results = Readonly<
  Partial<Record<Question, { readonly sum: number; readonly n: number }>>
>;
type Plan = Named & {
  readonly audience: Open<string>;
  readonly place: Open<"digital" | "venue">;
  readonly venue?: Open<string>;
  readonly minutes: Open<string>;
  readonly seats: Open<string>;
  /** So many days before it the sign-up closes. */
  readonly closes: Open<string>;
  readonly reach: Open<"shared" | "own">;
  readonly trainers: readonly AgencyId[];
  readonly tags?: readonly Tag[];
  readonly from: Instant;
  readonly until: Instant;
  readonly agency: AgencyId;
  readonly region: string;
  readonly by: MemberId;
  readonly at: Instant;
};
export type Training = Plan & {
  readonly step: "open" | "closed" | "held" | "done" | "cancelled" | "forgotten";
  /** In the order in which they signed up: the first have the seats, the others wait. */
  readonly joined: readonly MemberId[];
  /** iCalendar's SEQUENCE: grows with each move, and when it is cancelled. */
  readonly sequence: number;
  readonly changedAt: Instant;
  /** Who is told of the latest move, or that it is off. */
  readonly told: readonly MemberId[];
  readonly reminded: readonly MemberId[];
  /** When somebody was asked how many came; the first time when it was over. */
  readonly asked: readonly { readonly at: Instant; readonly to?: MemberId }[];
  /** Who had a seat when it was over. */
  readonly guests: readonly MemberId[];
  readonly came: Counts;
  /** Where those who were there say what they thought of it, while they do: evaluation.ts. */
  readonly evaluation?: {
    readonly instance: InstanceId;
    readonly veil: InstanceId;
    readonly until: Instant;
  };
  readonly results?: Results;
  /** Where the materials are: for those who have signed up. */
  readonly materials?: Open<string>;
  readonly eraseBy?: Instant;
};
export type State = { readonly step: "new" } | Training;
export type Event =
  | ({ readonly type: "planned" } & Plan)
  | { readonly type: "joined" | "left"; readonly by: MemberId }
  | { readonly type: "materialsSet"; readonly url?: Open<string> }
  | { readonly type: "signUpClosed" }
  | { readonly type: "reminded"; readonly members: readonly MemberId[] }
  | {
      readonly type: "moved";
      readonly from: Instant;
      readonly until: Instant;
      readonly at: Instant;
      readonly open: boolean;
      readonly told: readonly MemberId[];
    }
  | { readonly type: "cancelled"; readonly at: Instant; readonly told: readonly MemberId[] }
  | {
      readonly type: "held";
      readonly at: Instant;
      readonly guests: readonly MemberId[];
      readonly came: Counts;
    }
  | {
      readonly type: "evaluationBegun";
      readonly instance: InstanceId;
      readonly veil: InstanceId;
      readonly until: Instant;
    }
  | { readonly type: "askedWhoCame"; readonly at: Instant; readonly to?: MemberId }
  | { readonly type: "counted"; readonly kind: Kind; readonly count: number }
  | { readonly type: "reported" }
  | { readonly type: "handedOn"; readonly to: MemberId }
  | { readonly type: "evaluated"; readonly results: Results }
  | { readonly type: "forgotten"; readonly eraseBy: Instant };

export const isTraining = (state: State): state is Training => state.step !== "new";
/** What can still be moved, called off or given back. */
export const isAhead = ({ step }: Training): boolean => step === "open" || step === "closed";
/** Those who have signed up and are still in the register: the seat of one who has left is free. */
const there = (state: Training, { people }: World): readonly MemberId[] =>
  state.joined.filter((id) => people.members.has(id));
export const seated = (state: Training, world: World): readonly MemberId[] =>
  there(state, world).slice(0, Number(state.seats));
export const waiting = (state: Training, world: World): readonly MemberId[] =>
  there(state, world).slice(Number(state.seats));

const folds: Folds<Training, Exclude<Event, { type: "planned" }>> = {
  joined: (state, { by }) => ({ ...state, joined: [...state.joined, by] }),
  left: (state, { by }) => ({ ...state, joined: state.joined.filter((id) => id !== by) }),
  materialsSet: ({ materials: _old, ...state }, { url }) => ({
    ...state,
    ...(url && { materials: url }),
  }),
  signUpClosed: (state) => ({ ...state, step: "closed" }),
  reminded: (state, { members }) => ({ ...state, reminded: members }),
  moved: (state, { from, until, at, open, told }) => ({
    ...state,
    ...{
      from,
      until,
      told,
      changedAt: at,
      sequence: state.sequence + 1,
      reminded: [],
      step: open ? "open" : "closed",
    },
  }),
  cancelled: (state, { at, told }) => ({
    ...state,
    step: "cancelled",
    told,
    changedAt: at,
    sequence: state.sequence + 1,
  }),
  held: (state, { guests, came }) => ({ ...state, step: "held", guests, came }),
  evaluationBegun: (state, { type: _type, ...evaluation }) => ({ ...state, evaluation }),
  askedWhoCame: (state, { type: _type, ...asked }) => ({
    ...state,
    asked: [...state.asked, asked],
  }),
  counted: (state, { kind, count }) => ({ ...state, came: { ...state.came, [kind]: count } }),
  reported: (state) => ({ ...state, step: "done" }),
  handedOn: (state, { to }) => ({ ...state, by: to }),
  evaluated: (state, { results }) => ({ ...state, results }),
  forgotten: (state, { eraseBy }) => ({ ...state, step: "forgotten", eraseBy }),
};
export const evolve = (state: State, event: Event): State => {
  if (event.type !== "planned") return isTraining(state) ? fold(folds, state, event) : state;
  const { type: _type, ...plan } = event;
  const none = { joined: [], told: [], reminded: [], asked: [], guests: [], came: {} };
  return { ...plan, ...none, step: "open", sequence: 0, changedAt: plan.at };
};
