// What is true of one question "can you take Thursday?": a duty, a day, who has it and who was asked.
import { type Folds, fold } from "../../src/rules/fold.ts";
import type { AgencyId, FunctionId, Instant, MemberId, Open } from "../../src/rules/ui.ts";

type Done = { readonly by: MemberId; readonly at: Instant };
export type Swap = {
  readonly step: "asked" | "unanswered" | "taken" | "declined" | "withdrawn" | "over" | "forgotten";
  readonly duty: FunctionId;
  readonly day: Open<string>;
  readonly agency: AgencyId;
  /** Who had it when it was asked, and keeps it until somebody says yes. */
  readonly from: MemberId;
  readonly by: MemberId;
  readonly to: readonly MemberId[];
  /** Who had it by an exception already: if that has changed, the question is about nothing. */
  readonly over?: MemberId;
  readonly at: Instant;
  readonly since: Instant;
  /** Who cannot. */
  readonly no: readonly MemberId[];
  readonly takenBy?: MemberId;
  readonly eraseBy?: Instant;
};
export type State = { readonly step: "new" } | Swap;
export type Event =
  | ({ readonly type: "asked" } & Pick<
      Swap,
      "duty" | "day" | "agency" | "from" | "by" | "to" | "over" | "at"
    >)
  | ({ readonly type: "taken" } & Done)
  | ({ readonly type: "declined" } & Done)
  | ({ readonly type: "withdrawn" } & Done)
  /** `over`: it was too late for a yes. */
  | { readonly type: "lapsed"; readonly at: Instant; readonly over?: true }
  | { readonly type: "forgotten"; readonly eraseBy: Instant };

export const isSwap = (state: State): state is Swap => state.step !== "new";
/** Somebody may still say yes. */
export const isOpen = ({ step }: Swap): boolean => step === "asked" || step === "unanswered";
/** Who has been asked and has not said no. */
export const waitedFor = ({ to, no }: Swap): readonly MemberId[] =>
  to.filter((id) => !no.includes(id));

const moved = (state: Swap, step: Swap["step"], since: Instant): Swap => ({
  ...state,
  step,
  since,
});
const folds: Folds<Swap, Exclude<Event, { type: "asked" }>> = {
  taken: (state, { by, at }) => ({ ...moved(state, "taken", at), takenBy: by }),
  declined: (state, { by, at }) => {
    const after = { ...state, no: [...state.no, by] };
    return waitedFor(after).length === 0 ? moved(after, "declined", at) : after;
  },
  withdrawn: (state, { at }) => moved(state, "withdrawn", at),
  lapsed: (state, { at, over }) => moved(state, over ? "over" : "unanswered", at),
  forgotten: (state, { eraseBy }) => ({ ...state, step: "forgotten", eraseBy }),
};
export const evolve = (state: State, event: Event): State => {
  if (event.type !== "asked") return isSwap(state) ? fold(folds, state, event) : state;
  const { type: _type, ...first } = event;
  return { ...first, step: "asked", since: event.at, no: [] };
};
