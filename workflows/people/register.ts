// The configuration as the workflow of people keeps it.
import type {
  Agency,
  ConventionArticle,
  Duty,
  ManualPage,
  Member,
  Programme,
  Provision,
  PublicNumber,
  Region,
  Service,
  Space,
  TermRule,
} from "../../src/rules/workflow.ts";

/** What `stafett.yaml` says, as plain data. */
export type Register = {
  readonly members: readonly Member[];
  readonly agencies: readonly Agency[];
  readonly functions: readonly Duty[];
  readonly spaces: readonly Space[];
  readonly regions: readonly Region[];
  readonly services: readonly Service[];
  readonly numbers: readonly PublicNumber[];
  readonly manual?: readonly ManualPage[];
  readonly terms?: readonly TermRule[];
  readonly conventions?: readonly ConventionArticle[];
  readonly provisions?: readonly Provision[];
  readonly operators?: Space["id"];
  readonly programme?: Programme;
  readonly noise?: true;
  readonly accessLogYears?: number;
  readonly guarded: boolean;
};
