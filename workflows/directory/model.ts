// One thing that an agency keeps of itself: a service, or its own entry. What is written by one holds when a second has said yes.
import { type Folds, fold } from "../../src/rules/fold.ts";
import type { AgencyId, Instant, MemberId, Open } from "../../src/rules/ui.ts";
import type { KeptEntry, KeptService } from "../people/kept.ts";

export type Change =
  | { readonly service: KeptService }
  | { readonly entry: KeptEntry }
  | { readonly ended: true };
/** `to`: whose yes is asked for. */
type Proposal = {
  readonly change: Change;
  readonly by: MemberId;
  readonly at: Instant;
  readonly to?: MemberId;
};
type Silence = { readonly at: Instant; readonly n: number; readonly to?: MemberId };
type Born = {
  readonly of: "service" | "entry";
  /** Of a service as the configuration writes one; of an entry the agency's. */
  readonly id: Open<string>;
  readonly agency: AgencyId;
  readonly at: Instant;
};
export type Item = Born & {
  /** Stands in the configuration: what is there holds until something is kept here. */
  readonly listed: boolean;
  readonly holds?: Exclude<Change, { readonly ended: true }>;
  readonly ended?: true;
  /** When somebody last said that it is right. */
  readonly checkedAt: Instant;
  /** How often it has become another: what is told of it has this number. */
  readonly version: number;
  /** How often something was proposed. */
  readonly rounds: number;
  readonly proposal?: Proposal;
  readonly silence: readonly Silence[];
  /** How the newest proposal ended, for whoever had written it. */
  readonly outcome?: { readonly yes: boolean; readonly by: MemberId; readonly round: number };
  readonly eraseBy?: Instant;
};
export type State = { readonly of: "nothing" } | Item;
export type Event =
  | ({ readonly type: "listed"; readonly checkedAt: Instant } & Born)
  | ({ readonly type: "offered" } & Born & Proposal)
  | ({ readonly type: "proposed" } & Proposal)
  | { readonly type: "approved"; readonly at: Instant; readonly by: MemberId }
  | {
      readonly type: "declined";
      readonly at: Instant;
      readonly by: MemberId;
      readonly eraseBy?: Instant;
    }
  | {
      readonly type: "withdrawn";
      readonly at: Instant;
      readonly by: MemberId;
      readonly eraseBy?: Instant;
    }
  | { readonly type: "confirmed"; readonly at: Instant; readonly by: MemberId }
  | ({ readonly type: "unanswered" } & Silence);

export const isItem = (state: State): state is Item => state.of !== "nothing";
export type Step = "current" | "proposed" | "offered" | "ended" | "gone";
export const stepOf = ({ proposal, ended, eraseBy, listed, holds }: Item): Step => {
  if (eraseBy) return "gone";
  if (proposal) return listed || holds ? "proposed" : "offered";
  return ended ? "ended" : "current";
};
const settled = ({ proposal, ...state }: Item, yes: boolean): Item => ({
  ...state,
  silence: [],
  ...(proposal && { outcome: { yes, by: proposal.by, round: state.rounds } }),
});
const folds: Folds<Item, Exclude<Event, { type: "listed" | "offered" }>> = {
  proposed: (state, { type: _type, ...proposal }) => ({
    ...state,
    proposal,
    rounds: state.rounds + 1,
    silence: [],
  }),
  approved: (state, { at }) => {
    const change = state.proposal?.change;
    if (change === undefined) return state;
    const { holds: _was, ...rest } = settled(state, true);
    return {
      ...rest,
      checkedAt: at,
      version: state.version + 1,
      ...("ended" in change ? { ended: true } : { holds: change }),
    };
  },
  declined: (state, { eraseBy }) => ({ ...settled(state, false), ...(eraseBy && { eraseBy }) }),
  withdrawn: ({ proposal: _proposal, ...state }, { eraseBy }) => ({
    ...state,
    silence: [],
    ...(eraseBy && { eraseBy }),
  }),
  confirmed: (state, { at }) => ({
    ...state,
    checkedAt: at,
    version: state.version + 1,
    silence: [],
  }),
  unanswered: (state, { type: _type, ...silence }) => ({
    ...state,
    silence: [...state.silence, silence].slice(-6),
  }),
};
export const evolve = (state: State, event: Event): State => {
  if (event.type === "listed") {
    const { type: _type, ...born } = event;
    return { ...born, listed: true, version: 0, rounds: 0, silence: [] };
  }
  if (event.type === "offered") {
    const { type: _type, change, by, to, ...born } = event;
    const proposal = { change, by, at: born.at, ...(to && { to }) };
    return {
      ...born,
      listed: false,
      checkedAt: born.at,
      version: 0,
      rounds: 1,
      silence: [],
      proposal,
    };
  }
  return isItem(state) ? fold(folds, state, event) : state;
};
