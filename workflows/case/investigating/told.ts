// Who may read what the police say of an investigation: the police that said it, and the agencies that it chose and that have taken part ever since.
import type { KeptEvent } from "../../../src/rules/kept-event.ts";
import type { AgencyId } from "../../../src/rules/ui.ts";
import { agencyOf } from "../../../src/rules/who.ts";
import type { World } from "../../../src/rules/workflow.ts";
import type { Event } from "../events.ts";
import type { Case, State } from "../state.ts";
import type { Investigation, InvestigationEvent } from "./model.ts";

/** The agencies of the case: whose it is, and those that take part. */
const agenciesIn = ({ agency, parts }: Case): readonly AgencyId[] => [
  agency,
  ...parts
    .filter((part) => part.state === "in" && part.agency !== agency)
    .map((part) => part.agency),
];
const isPolice = (agency: AgencyId, world: World): boolean =>
  agencyOf(agency, world)?.type === "LawEnforcement";
export const policeIn = (state: Case, world: World): readonly AgencyId[] =>
  agenciesIn(state).filter((agency) => isPolice(agency, world));
/** Whom the police may choose among. */
export const othersIn = (state: Case, own: AgencyId | undefined): readonly AgencyId[] =>
  agenciesIn(state).filter((agency) => agency !== own);
/** Who left and was invited again has not been told anything in this stretch of taking part. */
export const reaches = (state: Case, { to, at }: Investigation, agency: AgencyId): boolean =>
  to.includes(agency) &&
  (agency === state.agency ||
    state.parts.some((part) => part.agency === agency && part.state === "in" && part.since <= at));
/** Who may read an investigation, whatever is made of it: a panel, a document, an export. */
export const mayRead = (state: Case, told: Investigation, agency: AgencyId): boolean =>
  told.agency === agency || reaches(state, told, agency);

const isOfIt = (event: Event): event is InvestigationEvent =>
  event.type === "investigationTold" || event.type === "investigationEnded";
/** Whether this event made the investigation as it is now, for this agency: what was told to others before, or is told anew, is none of theirs. */
const makes = (event: InvestigationEvent, told: Investigation, agency: AgencyId): boolean =>
  event.type === "investigationTold"
    ? event.at === told.at && event.to.includes(agency)
    : event.at === told.over?.at;
/** An event of an investigation is the police's. Those who may read the investigation have of it what their panel shows: to whom else it was told, and by whom, is not in it. */
export const keptOf = (event: Event, state: State): KeptEvent | undefined => {
  if (!isOfIt(event)) return undefined;
  const told =
    state.step === "new"
      ? undefined
      : state.investigations?.find((each) => each.agency === event.agency);
  return {
    of: event.agency,
    told: (agency) => {
      if (
        state.step === "new" ||
        !told ||
        !mayRead(state, told, agency) ||
        !makes(event, told, agency)
      )
        return undefined;
      const { by: _by, record: _record, ...said } = event;
      return { ...said, to: [agency] };
    },
  };
};
