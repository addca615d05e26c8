// What is true of an investigation because of what the police said.
import type { Folds } from "../../../src/rules/fold.ts";
import type { Case } from "../model.ts";
import type { InvestigationEvent } from "./model.ts";
import { receiptsOf } from "./records.ts";

/** Older ones stand in the record alone. */
const shownReceipts = 6;

export const investigating: Folds<Case, InvestigationEvent> = {
  investigationTold: (state, { type: _type, ...told }) => {
    const { investigations: all = [] } = state;
    const before = all.find(({ agency }) => agency === told.agency);
    const earlier = before ? receiptsOf(before).slice(-shownReceipts) : [];
    const now = { ...told, n: (before?.n ?? 0) + 1, ...(earlier.length > 0 && { earlier }) };
    return {
      ...state,
      investigations: [...all.filter(({ agency }) => agency !== told.agency), now],
    };
  },
  investigationEnded: (state, { type: _type, agency, ...over }) => ({
    ...state,
    investigations: (state.investigations ?? []).map((each) =>
      each.agency === agency ? { ...each, n: each.n + 1, over } : each,
    ),
  }),
};
