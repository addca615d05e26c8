// Gallrat: what an agency's Stafett has erased, counted by month, kind and the rule that it followed. For its registrar, its lead and those who audit it.
import { type DocumentKind, daysOfYears } from "../../src/retention.ts";
import { decideBy, taking } from "../../src/rules/command.ts";
import { daysKeptBy } from "../../src/rules/kept.ts";
import type { AgencyId, Open } from "../../src/rules/ui.ts";
import { type Agency, agencyOf, leadsOwn } from "../../src/rules/who.ts";
import { type Access, memberOf, noView, type World, workflow } from "../../src/rules/workflow.ts";
import { type Event, evolve, type Rule, type State } from "./model.ts";
import { paper, sheet, showList } from "./show.ts";
import { disposalInstance, disposalSignals, type Erased } from "./signals.ts";

/** The registrar of an authority, the lead of any agency, and those who audit one: each of their own. */
const reads: Access<State> = (_state, actor, world) => {
  const member = memberOf(actor);
  if (!member) return false;
  const isRegistrar =
    member.roles.includes("registrar") && agencyOf(member.agency, world)?.record === "akt";
  return isRegistrar || member.roles.includes("auditor") || leadsOwn(member, world);
};

/** Days without a plan: the configuration's own settings, else what the document's workflow says. */
const usualDays = (
  kind: DocumentKind,
  agency: Agency | undefined,
  usual: number | undefined,
): number => {
  if (kind === "case") return agency?.retentionDays ?? usual ?? 0;
  if (kind === "disclosure") return agency ? daysOfYears(agency.disclosureYears) : (usual ?? 0);
  return usual ?? 0;
};
/** By which rule `id` had it erased: as its plan is that day, since a plan that changes later does not change what was done. */
const ruleOf = (
  id: AgencyId,
  { kind, agencies, beside = [], usual, set, why }: Erased,
  world: World,
): Rule => {
  if (why) return { how: why };
  const daysOf = (each: AgencyId): number => {
    const agency = agencyOf(each, world);
    return daysKeptBy(kind, agency, usualDays(kind, agency, usual));
  };
  const own = daysOf(id);
  const days = set ?? Math.max(...[id, ...agencies, ...beside].map(daysOf));
  if (days !== own)
    return { how: set === undefined ? "shared" : "set", days: days as Open<number> };
  const plan = agencyOf(id, world)?.plan?.[kind];
  if (!plan) return { how: "usual", days: days as Open<number> };
  return {
    how: "plan",
    days: days as Open<number>,
    on: plan.decided.on,
    by: plan.decided.by as Open<string>,
  };
};

const takes = taking<State, Event>()(disposalSignals);
const commands = {
  start: takes.start(() => [{ type: "started" }]),
  erased: takes.erased((_state, { values, at }, world) => {
    const month = world.calendar.day(at).slice(0, 7) as Open<string>;
    const { kind, agencies } = values;
    return [...new Set(agencies)].map((agency) => ({
      type: "erased",
      month,
      agency,
      kind,
      rule: ruleOf(agency, values, world),
    }));
  }),
} as const;

export const disposal = workflow<State, Event>()({
  name: "disposal",
  classA: "all",
  start: "start",
  single: disposalInstance,
  initial: { lines: {} },
  commands,
  decide: decideBy<State, Event>(commands),
  evolve,
  view: () => noView,
  panels: {
    list: {
      about: "all",
      access: reads,
      words: "disposal.words",
      help: "disposal.help",
      often: ["registrar"],
      show: showList,
    },
  },
  files: {
    word: { about: "all", access: reads, make: paper },
    csv: { about: "all", access: reads, make: sheet },
  },
  declassified: {},
  signals: disposalSignals,
  standing: () => [disposalSignals.to.start(disposalInstance, "start")],
});
