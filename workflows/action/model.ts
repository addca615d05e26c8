// One thing that somebody has promised to do, until it is done.
import { fold } from "../../src/rules/fold.ts";
import type {
  AgencyId,
  CaseRef,
  Holder,
  InstanceId,
  Instant,
  MemberId,
  Open,
  Sealed,
} from "../../src/rules/ui.ts";

export const reasons = ["changed", "otherDid", "notAgreed", "personDeclined", "other"] as const;
type Reason = (typeof reasons)[number];
type Ending = "done" | "impossible" | "withdrawn";
export type Doing = {
  readonly step: "open" | "begun" | Ending;
  readonly number: CaseRef;
  readonly text: Open<string>;
  readonly owner: Holder;
  readonly agency: AgencyId;
  readonly due: Open<string>;
  readonly by: MemberId;
  readonly at: Instant;
  readonly series?: InstanceId;
  /** Of an item of a guide: which, is said there and not here. */
  readonly guide?: InstanceId;
  readonly readers: readonly AgencyId[];
  readonly reason?: Sealed<Reason>;
  readonly endedAt?: Instant;
  readonly endedBy?: MemberId;
  /** When its owner was reminded since it was given, moved or opened again. */
  readonly reminded: readonly Instant[];
  /** Since when it is as it is: given, changed or opened again. */
  readonly since: Instant;
  readonly moves: number;
  readonly eraseBy?: Instant;
};
export type State = { readonly step: "new" } | Doing;
/** What a meeting says of an action, or whoever notes one. */
export type Given = Pick<
  Doing,
  "text" | "owner" | "agency" | "due" | "by" | "series" | "guide" | "readers"
>;
export type Ended = {
  readonly how: Ending;
  readonly at: Instant;
  readonly by: MemberId;
  readonly reason?: Sealed<Reason>;
};
export type Event =
  | ({ readonly type: "given" } & Given & Pick<Doing, "number" | "at">)
  | { readonly type: "begun"; readonly at: Instant }
  | ({ readonly type: "ended" } & Ended)
  | ({ readonly type: "moved"; readonly at: Instant } & Pick<Doing, "owner" | "agency" | "due">)
  | { readonly type: "reopened"; readonly at: Instant }
  | { readonly type: "called"; readonly text: Open<string> }
  | { readonly type: "reminded"; readonly at: Instant }
  | { readonly type: "forgotten"; readonly eraseBy: Instant };

export const isAction = (state: State): state is Doing => state.step !== "new";
/** Still to be done. */
export const isOpen = (state: State): boolean => state.step === "open" || state.step === "begun";

type Later = Exclude<Event, { type: "given" }>;
const anew = (state: Doing, since: Instant) => ({ reminded: [], since, moves: state.moves + 1 });
const later = (state: Doing, event: Later): Doing =>
  fold<Doing, Later>(
    {
      begun: (old) => ({ ...old, step: "begun" }),
      ended: (old, { how, at, by, reason }) => ({
        ...old,
        step: how,
        endedAt: at,
        endedBy: by,
        ...(reason && { reason }),
      }),
      moved: (old, { owner, agency, due, at }) => ({
        ...old,
        owner,
        agency,
        due,
        ...anew(old, at),
        // What comes from a guide is read by those who have it alone.
        ...(old.guide && { readers: [agency] }),
      }),
      reopened: ({ reason: _reason, endedAt: _at, endedBy: _by, ...old }, { at }) => ({
        ...old,
        step: "open",
        ...anew(old, at),
      }),
      called: (old, { text }) => ({ ...old, text }),
      reminded: (old, { at }) => ({ ...old, reminded: [...old.reminded, at] }),
      forgotten: (old, { eraseBy }) => ({ ...old, eraseBy }),
    },
    state,
    event,
  );
export const evolve = (state: State, event: Event): State => {
  if (event.type !== "given") return isAction(state) ? later(state, event) : state;
  const { type: _type, ...given } = event;
  return { ...given, step: "open", reminded: [], since: event.at, moves: 0 };
};
