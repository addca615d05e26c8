// What is true of a case because of consents and referrals.
import type { Folds } from "../../../src/rules/fold.ts";
import type { AgencyId, Instant } from "../../../src/rules/ui.ts";
import type { Case } from "../model.ts";
import type { OwnBasis, PassingEvent, Share } from "./model.ts";

/** One transaction holds sixteen instances; the lists of the day are among them. */
export const toldAtOnce = 3;
/** How many of its referrals have been told that it is erased. */
export const toldOf = (state: Case): number => toldAtOnce * (state.forgets ?? 1);
/** What goes with it. */
export type Along = Pick<Share, "referral"> & { readonly workflow?: Share["workflow"] | "rights" };
/** All that it takes along, requests of the person and what was sent first: a referral that was never sent has its reference, too. */
export const takenAlong = ({ shares, drafts = [], requests = [] }: Case): readonly Along[] => {
  const sent = new Set(shares.map(({ referral }) => referral));
  const asked = requests.map((referral): Along => ({ referral, workflow: "rights" }));
  return [
    ...asked,
    ...shares,
    ...drafts.filter((draft) => !sent.has(draft)).map((referral) => ({ referral })),
  ];
};
export const isForgotten = (state: Case): boolean => toldOf(state) >= takenAlong(state).length;

const withOwn = (state: Case, agency: AgencyId, own: OwnBasis | undefined): Case => ({
  ...state,
  covers: (state.covers ?? 0) + 1,
  parts: state.parts.map(({ own: old, ...part }) => {
    const is = part.agency === agency ? own : old;
    return { ...part, ...(is && { own: is }) };
  }),
});
const shutting = ["withdrawn", "mistaken", "astray"];
const endings = ["confirmed", "declined", ...shutting];
const chained = (step: string): "accepted" | "handedOver" | undefined =>
  step === "accepted" || step === "handedOver" ? step : undefined;
const answers = ["offered", "accepted", "declined"] as const;
const answered = (
  step: string,
  at: Instant,
  why: NonNullable<Share["said"]>["why"],
): Pick<Share, "said"> => {
  const said = answers.find((each) => each === step);
  return said ? { said: { step: said, at, ...(why && { why }) } } : {};
};
/** The coordinator hears at the second, and once. */
const toldAt = 2;
const disputed = (
  { disputed: before }: Case,
  by: AgencyId,
  at: Instant,
): NonNullable<Case["disputed"]> => {
  const n = (before?.n ?? 0) + 1;
  const told = before?.told ?? (n >= toldAt ? at : undefined);
  return { n, by: [...new Set([...(before?.by ?? []), by])], ...(told && { told }) };
};
export const passing: Folds<Case, PassingEvent> = {
  guided: (state, { guide }) => ({ ...state, guide }),
  covered: (state, { agency, own }) => withOwn(state, agency, own),
  uncovered: (state, { agency }) => withOwn(state, agency, undefined),
  consented: (state, { consent }) => ({ ...state, consents: [...state.consents, consent] }),
  consentWithdrawn: (state, { id, at, by, how }) => ({
    ...state,
    consents: state.consents.map((each) =>
      each.id === id ? { ...each, withdrawn: { at, by, how } } : each,
    ),
    // What has ended was shared all the same: the receiver no longer opens it.
    shares: state.shares.map((each) =>
      each.consent === id && !each.shut ? { ...each, stopped: true as const } : each,
    ),
  }),
  consentDue: (state, { id, at, to }) => {
    const asked = { reviewed: at, ...(to && { reviewer: to }) };
    return {
      ...state,
      consents: state.consents.map((each) => (each.id === id ? { ...each, ...asked } : each)),
    };
  },
  forgotMore: (state, { eraseBy }) => ({ ...state, forgets: (state.forgets ?? 1) + 1, eraseBy }),
  movedTo: (state, { moved }) => ({ ...state, movedTo: moved }),
  shared: (state, { share }) => {
    const others = state.shares.filter((old) => old.referral !== share.referral);
    const first = others.length === state.shares.length && !share.workflow;
    const step = { at: share.at, what: "referred", who: state.holder, agency: share.to } as const;
    return {
      ...state,
      shares: [...others, share],
      chain: first ? [...state.chain, step] : state.chain,
    };
  },
  shareReviewed: (state, { referral, at, by, yes }) => ({
    ...state,
    shares: state.shares.map((each) =>
      each.referral === referral ? { ...each, second: { by, at, yes } } : each,
    ),
  }),
  passedOn: (state, { referral, at, to, step, why, disputed: sentBack }) => {
    const end = endings.includes(step) && {
      ended: true as const,
      ...(shutting.includes(step) && { shut: true as const }),
    };
    const handed = step === "handedOver" && { handed: true as const };
    const back = (step === "withdrawn" || step === "failed") && { [step]: true as const };
    const its = { ...end, ...handed, ...back, ...answered(step, at, why) };
    const shares = state.shares.map((each) =>
      each.referral === referral ? { ...each, ...its } : each,
    );
    const what = chained(step);
    return {
      ...state,
      shares,
      ...(sentBack && { disputed: disputed(state, to, at) }),
      ...(what && { chain: [...state.chain, { at, what, who: state.holder, agency: to }] }),
    };
  },
};
