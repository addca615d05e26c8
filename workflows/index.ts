// The list of workflows and their texts (the core's own join them in src/app/catalogues.ts). A new workflow is added here, and nowhere else.
import type { AnyWorkflow } from "../src/rules/workflow.ts";
import type { Catalogues } from "../src/words/locale.ts";
import { codesEn as actionCodesEn } from "./action/codes.en.ts";
import { codesSv as actionCodesSv } from "./action/codes.sv.ts";
import { en as actionEn } from "./action/en.ts";
import { action } from "./action/index.ts";
import { sv as actionSv } from "./action/sv.ts";
import { table as actionTable } from "./action/table.ts";
import { codesEn as agendaCodesEn } from "./agenda/codes.en.ts";
import { codesSv as agendaCodesSv } from "./agenda/codes.sv.ts";
import { en as agendaEn } from "./agenda/en.ts";
import { agenda } from "./agenda/index.ts";
import { series } from "./agenda/series.ts";
import { sv as agendaSv } from "./agenda/sv.ts";
import { table as agendaTable } from "./agenda/table.ts";
import { desk } from "./call/desk.ts";
import { en as callEn } from "./call/en.ts";
import { call } from "./call/index.ts";
import { sv as callSv } from "./call/sv.ts";
import { table as callTable } from "./call/table.ts";
import { codesEn } from "./case/codes.en.ts";
import { codesSv } from "./case/codes.sv.ts";
import { en as caseEn } from "./case/en.ts";
import { kase } from "./case/index.ts";
import { spokenEn } from "./case/languages/codes.en.ts";
import { spokenSv } from "./case/languages/codes.sv.ts";
import { codesEn as passingCodesEn } from "./case/passing/codes.en.ts";
import { codesSv as passingCodesSv } from "./case/passing/codes.sv.ts";
import { en as passingEn } from "./case/passing/en.ts";
import { sv as passingSv } from "./case/passing/sv.ts";
import { en as sameEn } from "./case/same/en.ts";
import { sv as sameSv } from "./case/same/sv.ts";
import { sv as caseSv } from "./case/sv.ts";
import { table as caseTable } from "./case/table.ts";
import { en as conventionsEn } from "./conventions/en.ts";
import { conventions } from "./conventions/index.ts";
import { sv as conventionsSv } from "./conventions/sv.ts";
import { en as dayEn } from "./day/en.ts";
import { day } from "./day/index.ts";
import { sv as daySv } from "./day/sv.ts";
import { en as digestEn } from "./digest/en.ts";
import { digest } from "./digest/index.ts";
import { sv as digestSv } from "./digest/sv.ts";
import { en as directoryEn } from "./directory/en.ts";
import { directory } from "./directory/index.ts";
import { search } from "./directory/search.ts";
import { sv as directorySv } from "./directory/sv.ts";
import { table as directoryTable } from "./directory/table.ts";
import { en as disclosureEn } from "./disclosure/en.ts";
import { disclosure } from "./disclosure/index.ts";
import { sv as disclosureSv } from "./disclosure/sv.ts";
import { guideCodesEn } from "./guide/codes.en.ts";
import { guideCodesSv } from "./guide/codes.sv.ts";
import { en as guideEn } from "./guide/en.ts";
import { guide } from "./guide/index.ts";
import { sv as guideSv } from "./guide/sv.ts";
import { table as guideTable } from "./guide/table.ts";
import { en as handoverEn } from "./handover/en.ts";
import { handover, table as handoverTable } from "./handover/index.ts";
import { sv as handoverSv } from "./handover/sv.ts";
import { en as incidentEn } from "./incident/en.ts";
import { incident } from "./incident/index.ts";
import { sv as incidentSv } from "./incident/sv.ts";
import { table as incidentTable } from "./incident/table.ts";
import { en as joiningEn } from "./joining/en.ts";
import { joining } from "./joining/index.ts";
import { sv as joiningSv } from "./joining/sv.ts";
import { table as joiningTable } from "./joining/table.ts";
import { en as leavingEn } from "./leaving/en.ts";
import { leaving } from "./leaving/index.ts";
import { sv as leavingSv } from "./leaving/sv.ts";
import { table as leavingTable } from "./leaving/table.ts";
import { common } from "./method/common.ts";
import { table as commonTable } from "./method/common-table.ts";
import { en as methodEn } from "./method/en.ts";
import { method } from "./method/index.ts";
import { sv as methodSv } from "./method/sv.ts";
import { table as methodTable } from "./method/table.ts";
import { budget } from "./nsp/budget.ts";
import { codesEn as nspCodesEn } from "./nsp/codes.en.ts";
import { codesSv as nspCodesSv } from "./nsp/codes.sv.ts";
import { en as nspEn } from "./nsp/en.ts";
import { nsp } from "./nsp/index.ts";
import { sv as nspSv } from "./nsp/sv.ts";
import { table as nspTable } from "./nsp/table.ts";
import { en as oversightEn } from "./oversight/en.ts";
import { oversight } from "./oversight/index.ts";
import { sv as oversightSv } from "./oversight/sv.ts";
import { en as peopleEn } from "./people/en.ts";
import { people } from "./people/index.ts";
import { sv as peopleSv } from "./people/sv.ts";
import { capacity } from "./referral/capacity.ts";
import { table as capacityTable } from "./referral/capacity-table.ts";
import { codesEn as referralCodesEn } from "./referral/codes.en.ts";
import { codesSv as referralCodesSv } from "./referral/codes.sv.ts";
import { en as referralEn } from "./referral/en.ts";
import { referral } from "./referral/index.ts";
import { sv as referralSv } from "./referral/sv.ts";
import { table as referralTable } from "./referral/table.ts";
import { en as rosterEn } from "./roster/en.ts";
import { roster } from "./roster/index.ts";
import { sv as rosterSv } from "./roster/sv.ts";
import { table as rosterTable } from "./roster/table.ts";
import { en as statEn } from "./statistics/en.ts";
import { statistics } from "./statistics/index.ts";
import { release } from "./statistics/release.ts";
import { sv as statSv } from "./statistics/sv.ts";
import { en as trainingEn } from "./training/en.ts";
import { evaluation, table as evaluationTable } from "./training/evaluation.ts";
import { training } from "./training/index.ts";
import { sv as trainingSv } from "./training/sv.ts";
import { table as trainingTable } from "./training/table.ts";
import { veil } from "./training/veil.ts";

export const workflows: readonly AnyWorkflow[] = [
  kase,
  referral,
  capacity,
  agenda,
  series,
  action,
  handover,
  call,
  desk,
  guide,
  incident,
  training,
  evaluation,
  method,
  common,
  nsp,
  budget,
  veil,
  oversight,
  people,
  roster,
  leaving,
  joining,
  directory,
  search,
  day,
  digest,
  release,
  conventions,
  disclosure,
  statistics,
];
/** The situations of each kind of work, as docs/domain.md shows them. */
export const tables = {
  case: caseTable,
  referral: referralTable,
  capacity: capacityTable,
  handover: handoverTable,
  action: actionTable,
  guide: guideTable,
  agenda: agendaTable,
  call: callTable,
  training: trainingTable,
  method: methodTable,
  common: commonTable,
  nsp: nspTable,
  evaluation: evaluationTable,
  roster: rosterTable,
  leaving: leavingTable,
  joining: joiningTable,
  directory: directoryTable,
  incident: incidentTable,
} as const;
export const workflowTexts: Omit<Catalogues, "labels"> = {
  phrases: {
    sv: {
      ...actionSv,
      ...agendaSv,
      ...callSv,
      ...caseSv,
      ...passingSv,
      ...sameSv,
      ...conventionsSv,
      ...daySv,
      ...digestSv,
      ...directorySv,
      ...disclosureSv,
      ...guideSv,
      ...handoverSv,
      ...incidentSv,
      ...joiningSv,
      ...leavingSv,
      ...methodSv,
      ...nspSv,
      ...oversightSv,
      ...peopleSv,
      ...trainingSv,
      ...statSv,
      ...rosterSv,
      ...referralSv,
    },
    en: {
      ...actionEn,
      ...agendaEn,
      ...callEn,
      ...caseEn,
      ...passingEn,
      ...sameEn,
      ...conventionsEn,
      ...dayEn,
      ...digestEn,
      ...directoryEn,
      ...disclosureEn,
      ...guideEn,
      ...handoverEn,
      ...incidentEn,
      ...joiningEn,
      ...leavingEn,
      ...methodEn,
      ...nspEn,
      ...oversightEn,
      ...peopleEn,
      ...trainingEn,
      ...statEn,
      ...rosterEn,
      ...referralEn,
    },
  },
  codes: {
    sv: {
      ...actionCodesSv,
      ...agendaCodesSv,
      ...codesSv,
      ...guideCodesSv,
      ...nspCodesSv,
      ...passingCodesSv,
      ...referralCodesSv,
      ...spokenSv,
    },
    en: {
      ...actionCodesEn,
      ...agendaCodesEn,
      ...codesEn,
      ...guideCodesEn,
      ...nspCodesEn,
      ...passingCodesEn,
      ...referralCodesEn,
      ...spokenEn,
    },
  },
};
