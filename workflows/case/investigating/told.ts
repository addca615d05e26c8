// Whom an investigation reaches: the police that said it, and the agencies that it chose and that have taken part ever since.
import type { AgencyId } from "../../../src/rules/ui.ts";
import { agencyOf } from "../../../src/rules/who.ts";
import type { World } from "../../../src/rules/workflow.ts";
import type { Case } from "../model.ts";
import type { Investigation } from "./model.ts";

/** The agencies of the case: whose it is, and those that take part. */
const agenciesIn = ({ agency, parts }: Case): readonly AgencyId[] => [
  agency,
  ...parts.filter((part) => part.state === "in" && part.agency !== agency).map((part) => part.agency),
];
const isPolice = (agency: AgencyId, world: World): boolean => agencyOf(agency, world)?.type === "LawEnforcement";
export const policeIn = (state: Case, world: World): readonly AgencyId[] => agenciesIn(state).filter((agency) => isPolice(agency, world));
/** Whom the police may choose among. */
export const othersIn = (state: Case, own: AgencyId | undefined): readonly AgencyId[] =>
  agenciesIn(state).filter((agency) => agency !== own);
/** Who left and was invited again has not been told anything in this stretch of taking part. */
export const reaches = (state: Case, { to, at }: Investigation, agency: AgencyId): boolean =>
  to.includes(agency) &&
  (agency === state.agency || state.parts.some((part) => part.agency === agency && part.state === "in" && part.since <= at));
