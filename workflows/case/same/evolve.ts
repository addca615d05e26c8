// What is true of a case because another agency has one about the same person.
import type { Folds } from "../../../src/rules/fold.ts";
import type { Case } from "../model.ts";
import { awaited, isLive } from "./links.ts";
import type { Same, SameEvent } from "./model.ts";

/** Ended ones keep their receipts here for the one who looks. */
const keptEnded = 6;
const withLink = (state: Case, agency: Same["agency"], change: (link: Same) => Same): Case => ({
  ...state,
  same: (state.same ?? []).map((each) =>
    isLive(each) && each.agency === agency ? change(each) : each,
  ),
});
/** A closing that waits for nobody any more goes back: the case is open. */
const back = (state: Case, agency: Same["agency"]): Case => {
  const { closing, ...rest } = state;
  if (closing?.waits === undefined || awaited(state).length > 0) return state;
  return { ...rest, sameBack: { n: closing.n, to: closing.by, agency } };
};
export const joining: Folds<Case, SameEvent> = {
  sameAsked: (state, { at, agency, other, offer, rests }) => {
    const n = (state.sames ?? 0) + 1;
    const step = offer ? "asked" : "asking";
    const link: Same = {
      ...{ n, agency, other, at, step, noes: [], stands: "open", stood: { n: 0, at } },
      ...(offer && { offer }),
      ...(rests && { rests }),
    };
    const old = state.same ?? [];
    const ended = old.filter((each) => !isLive(each)).slice(-keptEnded);
    return { ...state, sames: n, same: [...ended, ...old.filter(isLive), link] };
  },
  sameAnswered: (state, { at, agency, answer, rests }) =>
    withLink(state, agency, ({ other, ...link }) => ({
      ...link,
      // The one who asked and hears a no has nothing that leads there any more.
      ...(other && (answer === "yes" || link.step === "asked") && { other }),
      step: answer === "yes" ? "same" : "different",
      answered: at,
      stood: { ...link.stood, at },
      ...(rests && { rests }),
    })),
  sameUndone: (state, { at, agency, by }) => {
    const over = withLink(state, agency, ({ other, offer: _offer, ...link }) => ({
      ...link,
      step: "over",
      noes: [],
      // The other side knows already: nothing leads there from here.
      ...(by ? other && { other } : { ended: { at } }),
    }));
    return back(over, agency);
  },
  sameNo: (state, { at, agency, noes }) =>
    withLink(state, agency, (link) => ({
      ...link,
      noes: noes.map(
        (whose) => link.noes.find((old) => old.agency === whose) ?? { agency: whose, at },
      ),
    })),
  sameStood: (state, { at, agency, stands, n }) =>
    back(
      withLink(state, agency, (link) => ({ ...link, stands, stood: { n, at } })),
      agency,
    ),
  sameContact: (state, { agency, met, heard }) => {
    const told = met === undefined ? state : withLink(state, agency, (link) => ({ ...link, met }));
    return heard ? { ...told, sameHeard: heard } : told;
  },
};
