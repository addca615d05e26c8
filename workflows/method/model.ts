// What is true of one method question: no case in it, and nothing about a person.
import { type Folds, fold } from "../../src/rules/fold.ts";
import type { AgencyId, CaseRef, InstanceId, Instant, MemberId, Open } from "../../src/rules/ui.ts";
import type { Pace, Theme } from "./codes.ts";

type Done = { readonly by: MemberId; readonly at: Instant };
type Answer = Done & { readonly text: Open<string> };
/** What a second person has made of it: everybody finds it. */
type Rewritten = Done & {
  readonly instance: InstanceId;
  readonly theme: Open<Theme>;
  readonly question: Open<string>;
  readonly answer: Open<string>;
};
type Silence = { readonly at: Instant; readonly n: number; readonly to?: MemberId };
export type Question = {
  readonly step: "asked" | "received" | "returned" | "answered" | "closed" | "forgotten";
  readonly number: CaseRef;
  readonly theme: Open<Theme>;
  readonly pace: Open<Pace>;
  readonly text: Open<string>;
  readonly by: MemberId;
  readonly agency: AgencyId;
  readonly to: AgencyId;
  readonly at: Instant;
  /** When it was put to those who have it now. */
  readonly askedAt: Instant;
  /** Since when it is as it is. */
  readonly since: Instant;
  /** How often it has come to another stage: names a stretch of waiting. */
  readonly moves: number;
  /** How often it was put to somebody else. */
  readonly turns: number;
  readonly holder?: MemberId;
  readonly answer?: Answer;
  /** Whoever has answered: none of them writes it anew for everybody. */
  readonly authors: readonly MemberId[];
  /** In this stage. */
  readonly silence: readonly Silence[];
  readonly common?: Rewritten;
  readonly eraseBy?: Instant;
};
export type State = { readonly step: "new" } | Question;
export type Event =
  | ({ readonly type: "asked" } & Pick<
      Question,
      "number" | "theme" | "pace" | "text" | "by" | "agency" | "to" | "at"
    >)
  | ({ readonly type: "received" } & Done)
  | ({ readonly type: "returned" } & Done)
  | ({ readonly type: "redirected"; readonly to: AgencyId } & Done)
  | ({ readonly type: "answered" } & Answer)
  | ({ readonly type: "unanswered" } & Silence)
  | { readonly type: "closed"; readonly at: Instant; readonly by?: MemberId }
  | ({ readonly type: "rewritten" } & Rewritten)
  | { readonly type: "handedOn"; readonly to: MemberId }
  | { readonly type: "forgotten"; readonly eraseBy: Instant };

export const isQuestion = (state: State): state is Question => state.step !== "new";
/** Somebody waits for an answer. */
export const isWaiting = ({ step }: Question): boolean =>
  step === "asked" || step === "received" || step === "returned";

const moved = (
  { holder: _holder, ...state }: Question,
  step: Question["step"],
  since: Instant,
): Question => ({
  ...state,
  step,
  since,
  moves: state.moves + 1,
  silence: [],
});
const folds: Folds<Question, Exclude<Event, { type: "asked" }>> = {
  received: (state, { by, at }) => ({ ...moved(state, "received", at), holder: by }),
  returned: (state, { at }) => moved(state, "returned", at),
  redirected: (state, { to, at }) => ({
    ...moved(state, "asked", at),
    to,
    askedAt: at,
    turns: state.turns + 1,
  }),
  answered: (state, { text, by, at }) => ({
    ...moved(state, "answered", at),
    holder: by,
    answer: { text, by, at },
    authors: [...new Set([...state.authors, by])],
  }),
  unanswered: (state, { type: _type, ...silence }) => ({
    ...state,
    silence: [...state.silence, silence].slice(-6),
  }),
  closed: (state, { at }) => moved(state, "closed", at),
  rewritten: (state, { type: _type, ...common }) => ({ ...state, common }),
  handedOn: (state, { to }) => ({ ...state, by: to }),
  forgotten: (state, { eraseBy }) => ({ ...state, step: "forgotten", eraseBy }),
};
export const evolve = (state: State, event: Event): State => {
  if (event.type !== "asked") return isQuestion(state) ? fold(folds, state, event) : state;
  const { type: _type, ...first } = event;
  return {
    ...first,
    step: "asked",
    askedAt: event.at,
    since: event.at,
    moves: 0,
    turns: 0,
    authors: [],
    silence: [],
  };
};
