// The list of workflows and their texts (the core's own join them in src/app/catalogues.ts). A new workflow is added here, and nowhere else.
import type { Bundle } from "../src/rules/bundle.ts";
import type { AnyWorkflow, Language } from "../src/rules/workflow.ts";
import type { Catalogues } from "../src/words/locale.ts";
import { bundle as action } from "./action/bundle.ts";
import { bundle as agenda } from "./agenda/bundle.ts";
import { bundle as call } from "./call/bundle.ts";
import { bundle as callback } from "./callback/bundle.ts";
import { bundle as kase } from "./case/bundle.ts";
import { bundle as conventions } from "./conventions/bundle.ts";
import { bundle as day } from "./day/bundle.ts";
import { bundle as digest } from "./digest/bundle.ts";
import { bundle as directory } from "./directory/bundle.ts";
import { bundle as disclosure } from "./disclosure/bundle.ts";
import { bundle as disposal } from "./disposal/bundle.ts";
import { bundle as enrolling } from "./enrolling/bundle.ts";
import { bundle as guide } from "./guide/bundle.ts";
import { bundle as handover } from "./handover/bundle.ts";
import { bundle as incident } from "./incident/bundle.ts";
import { bundle as joining } from "./joining/bundle.ts";
import { bundle as leaving } from "./leaving/bundle.ts";
import { bundle as method } from "./method/bundle.ts";
import { bundle as nsp } from "./nsp/bundle.ts";
import { bundle as oversight } from "./oversight/bundle.ts";
import { bundle as people } from "./people/bundle.ts";
import { bundle as referral } from "./referral/bundle.ts";
import { bundle as rights } from "./rights/bundle.ts";
import { bundle as roster } from "./roster/bundle.ts";
import { bundle as statistics } from "./statistics/bundle.ts";
import { bundle as training } from "./training/bundle.ts";

const bundles: readonly Bundle[] = [
  kase,
  referral,
  agenda,
  action,
  handover,
  call,
  guide,
  incident,
  training,
  method,
  nsp,
  oversight,
  people,
  roster,
  leaving,
  enrolling,
  joining,
  directory,
  day,
  digest,
  statistics,
  conventions,
  callback,
  rights,
  disposal,
  disclosure,
];
const worded = (kind: "texts" | "codes", language: Language): Readonly<Record<string, string>> =>
  Object.assign({}, ...bundles.flatMap((each) => (each[kind] ?? []).map((both) => both[language])));

export const workflows: readonly AnyWorkflow[] = bundles.flatMap((each) => each.workflows);
/** The situations of each kind of work, as docs/domain.md shows them. */
export const tables: Readonly<Record<string, object>> = Object.assign(
  {},
  ...bundles.map((each) => each.tables),
);
export const workflowTexts: Omit<Catalogues, "labels"> = {
  phrases: { sv: worded("texts", "sv"), en: worded("texts", "en") },
  codes: { sv: worded("codes", "sv"), en: worded("codes", "en") },
};
