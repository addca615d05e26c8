// What is true of an investigation because of what the police said.
import type { Folds } from "../../../src/rules/fold.ts";
import type { Case } from "../model.ts";
import type { InvestigationEvent } from "./model.ts";

export const investigating: Folds<Case, InvestigationEvent> = {
  investigationTold: (state, { type: _type, ...told }) => {
    const { investigations: all = [] } = state;
    const n = (all.find(({ agency }) => agency === told.agency)?.n ?? 0) + 1;
    return { ...state, investigations: [...all.filter(({ agency }) => agency !== told.agency), { ...told, n }] };
  },
  investigationEnded: (state, { agency, at, how }) => ({
    ...state,
    investigations: (state.investigations ?? []).map((each) =>
      each.agency === agency ? { ...each, n: each.n + 1, over: { at, how } } : each,
    ),
  }),
};
