// Answers to the question whether a person may be counted, by what the agency's statistics rest on: the person's yes, or a ground of its own and that the person is informed.
import { type Phrase, phrase, reveal, type Sealed, seal } from "../../../src/rules/ui.ts";
import { agencyOf } from "../../../src/rules/who.ts";
import type { World } from "../../../src/rules/workflow.ts";
import type { counting } from "../codes.ts";
import type { Case } from "../model.ts";
import { codesSaid } from "./decide.ts";

type Answer = (typeof counting)[number];
type Meaning = "yes" | "no" | "notAsked";
const byConsent = { yes: "yes", no: "no", notAsked: "notAsked" } as const;
/** A person who is informed and does not object is counted, an objection is a no. */
const byOwnGround = { informed: "yes", objects: "no", notInformed: "notAsked" } as const;
const meanings: Readonly<Record<Answer, Meaning>> = { ...byConsent, ...byOwnGround };

/** The choices of the form. Before anybody has checked what the statistics rest on, nobody is asked. */
export const answersOf = (state: Case, world: World): readonly string[] => {
  const agency = agencyOf(state.agency, world);
  return agency?.counts ? Object.keys(agency.informs ? byOwnGround : byConsent) : ["notAsked"];
};
/** Events keep the meaning, so that a case means the same when another agency takes it over. */
export const answerMeant = (answer: Sealed<Answer>): Sealed<Meaning> =>
  seal(meanings[reveal(answer)]);
/** Of the question, for an agency that counts on a ground of its own. */
export const groundHint = (state: Case, world: World): Readonly<Record<string, Phrase>> =>
  agencyOf(state.agency, world)?.informs ? { counting: phrase("case.count.informed") } : {};
/** The codes of the case as the form of closing has them filled in, in the words of the ground. */
export const prefilled = (state: Case, world: World) => {
  const { counting, ...codes } = codesSaid(state);
  const answer = answersOf(state, world).find((each) => meanings[each as Answer] === counting);
  return { ...codes, ...(counting !== undefined && answer !== undefined && { counting: answer }) };
};
