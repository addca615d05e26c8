// What is true of a case because of consents and referrals.
import type { Case } from "../model.ts";
import type { PassingEvent } from "./model.ts";

const shutting = ["withdrawn", "mistaken"];
const endings = ["confirmed", "declined", "withdrawn", "mistaken"];
export const evolvePassing = (state: Case, event: PassingEvent): Case => {
  switch (event.type) {
    case "consented":
      return { ...state, consents: [...state.consents, event.consent] };
    case "consentWithdrawn": {
      const { id, at, by, how } = event;
      return {
        ...state,
        consents: state.consents.map((each) => (each.id === id ? { ...each, withdrawn: { at, by, how } } : each)),
        // What has ended was shared all the same: the receiver no longer opens it.
        shares: state.shares.map((each) => (each.consent === id && !each.shut ? { ...each, stopped: true as const } : each)),
      };
    }
    case "consentDue":
      return {
        ...state,
        consents: state.consents.map((each) =>
          each.id === event.id ? { ...each, reviewed: event.at, ...(event.to && { reviewer: event.to }) } : each,
        ),
      };
    case "forgotMore":
      return { ...state, forgets: (state.forgets ?? 1) + 1, eraseBy: event.eraseBy };
    case "shared": {
      const first = !state.shares.some((old) => old.referral === event.share.referral);
      return {
        ...state,
        shares: [...state.shares.filter((old) => old.referral !== event.share.referral), event.share],
        chain: first ? [...state.chain, { at: event.share.at, what: "referred", who: state.holder, agency: event.share.to }] : state.chain,
      };
    }
    case "passedOn": {
      const shares = endings.includes(event.step)
        ? state.shares.map((each) =>
            each.referral === event.referral
              ? { ...each, ended: true as const, ...(shutting.includes(event.step) && { shut: true as const }) }
              : each,
          )
        : state.shares;
      const what = event.step === "accepted" ? ("accepted" as const) : event.step === "handedOver" ? ("handedOver" as const) : undefined;
      return { ...state, shares, ...(what && { chain: [...state.chain, { at: event.at, what, who: state.holder, agency: event.to }] }) };
    }
  }
};
