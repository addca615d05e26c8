// The configuration as the workflow of people keeps it.

import { platformNames } from "../../../adapters/each.ts";
import type { Register } from "../../../workflows/people/index.ts";
import { chosenIn } from "../../config/class-b-rules.ts";
import { type Config, defaultOfficeHours, missingReadiness } from "../../config/index.ts";
import { planOf } from "../../config/retention-plan.ts";
import type { Holder, Open } from "../../rules/ui.ts";
import { organisationOf } from "../../rules/who.ts";
import type { Address, Agency, Cadence, Platform, Programme } from "../../rules/workflow.ts";

export type { Register };

/** Workdays between check-ins: every second day, weekly, every second week; the first week closer. docs/domain.md §4 [design]. */
const defaultCadence: Cadence = {
  high: { days: 2, firstWeekDays: 1 },
  medium: { days: 5, firstWeekDays: 3 },
  low: { days: 10, firstWeekDays: 5 },
};

type Configured = Config["members"][number] | Config["spaces"][number];
const addresses = (of: Configured, connected: readonly Platform[]): readonly Address[] => {
  const preferred = "preferred" in of ? of.preferred : undefined;
  const all = platformNames.flatMap((platform): Address[] => {
    const id = of[platform];
    return id && connected.includes(platform) ? [{ platform, id }] : [];
  });
  return all.sort((a, b) => Number(b.platform === preferred) - Number(a.platform === preferred));
};
const cadence = (of: Config["agencies"][number]["cadence"]): Cadence => ({
  high: { ...defaultCadence.high, ...of?.high },
  medium: { ...defaultCadence.medium, ...of?.medium },
  low: { ...defaultCadence.low, ...of?.low },
});
const holder = (id: string | undefined, functions: ReadonlySet<string>): Holder | undefined =>
  id === undefined
    ? undefined
    : functions.has(id)
      ? { function: id as never }
      : { member: id as never };
/** Everything in the configuration is class A: display names of functions, agencies, numbers. */
const open = <T>(value: T): T & Open<string> => value as T & Open<string>;

const checked = ({ date, function: by, invented }: Config["manual"][number]["checked"]) => ({
  on: open(date),
  by: open(by),
  ...(invented && { invented }),
});
/** What tells shelters apart: what the configuration says, else a letter in its order. One alone needs none. */
const codesOf = (agencies: Config["agencies"]): ReadonlyMap<string, string> => {
  const shelters = agencies.filter((a) => a.shelter === true);
  const given = new Set(shelters.map(({ code }) => code));
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"].filter((letter) => !given.has(letter));
  return new Map(
    shelters.flatMap(({ id, code }) =>
      code === undefined && shelters.length < 2
        ? []
        : [[id, code ?? letters.shift() ?? id] as const],
    ),
  );
};
const agencyOf = (
  a: Config["agencies"][number],
  functions: ReadonlySet<string>,
  code: string | undefined,
): Agency => {
  const contact = holder(a.contact, functions);
  return {
    id: a.id as never,
    name: open(a.name),
    type: a.type,
    legalRegime: a.legalRegime,
    regions: a.regions,
    shelter: a.shelter === true,
    hours: a.officeHours ?? defaultOfficeHours,
    record: a.record,
    retentionDays: a.retentionDays,
    disclosureYears: a.disclosureYears,
    cadence: cadence(a.cadence),
    missing: missingReadiness(a),
    onCall: (a.onCall ?? []) as Agency["onCall"],
    ...(code !== undefined && { code: open(code) }),
    ...(a.phone && { phone: open(a.phone) }),
    ...(a.note && { note: open(a.note) }),
    ...(a.nspCertified && { nspCertified: a.nspCertified }),
    ...(a.syncedKeys === false && { deviceKeys: true as const }),
    ...(a.signIn && { signIn: a.signIn }),
    ...(chosenIn(a.classB) === "pages" && { pagesOnly: true as const }),
    ...(chosenIn(a.classB) === "off" && { classA: true as const }),
    ...(a.retentionPlan && { plan: planOf(a.retentionPlan) }),
    ...(a.statistics && {
      counts: true as const,
      ...(a.statistics.ground !== "consent" && { informs: true as const }),
    }),
    ...(a.lead && { lead: a.lead as never }),
    ...(contact && { contact }),
  };
};
const memberOf = (m: Config["members"][number], connected: readonly Platform[]) => ({
  id: m.id as never,
  name: open(m.name),
  agency: m.agency as never,
  roles: m.roles,
  language: m.language,
  addresses: addresses(m, connected),
  ...(m.deputy && { deputy: m.deputy as never }),
});
const spaceOf = (s: Config["spaces"][number], connected: readonly Platform[]) => ({
  id: s.id as never,
  name: open(s.name),
  language: s.language,
  shows: s.shows,
  agencies: s.agencies as never,
  addresses: addresses(s, connected),
  ...(s.region && { region: s.region }),
});
const numberOf = ({ name, phone, always, note, en }: Config["numbers"][number]) => ({
  name: open(name),
  phone: open(phone),
  always: always === true,
  ...(note && { note: open(note) }),
  ...(en && { en: { name: open(en.name), ...(en.note && { note: open(en.note) }) } }),
});
const functionOf = (f: Config["functions"][number]) => ({
  id: f.id as never,
  name: open(f.name),
  agency: f.agency as never,
  roster: f.roster as never,
  ...(f.phone && { phone: open(f.phone) }),
  ...(f.around && { around: true as const }),
});
const serviceOf = ({
  interpretation,
  ...service
}: Config["services"][number]): Register["services"][number] => ({
  ...(service as unknown as Register["services"][number]),
  ...(interpretation && { interpretation }),
});
/** Terms that nobody has checked are nobody's limit. */
const programmeOf = ({
  agency,
  checked: by,
  terms,
  budgets,
}: NonNullable<Config["programme"]>): Programme => ({
  agency: agency as never,
  budgets: budgets.map(({ year, kronor }) => ({ year: String(year), kronor })),
  ...(by &&
    !by.invented && {
      terms: { ...checked(by), of: terms as NonNullable<Programme["terms"]>["of"] },
    }),
});
const articleOf = ({
  indicator,
  council,
  directive,
  residence,
  checked: by,
}: Config["conventions"][number]) => ({
  indicator,
  checked: checked(by),
  ...(council && { council: open(council) }),
  ...(directive && { directive: open(directive) }),
  ...(residence && { residence: open(residence) }),
});
const termOf = ({ kind, remind, days, checked: by }: Config["terms"][number]) => ({
  kind,
  remind,
  checked: checked(by),
  ...(days !== undefined && { days: days as Open<number> }),
});
/**
 * Plain data, the same for the same configuration. `guarded`: real platforms are connected, so cases need a recorded readiness.
 * `connected`: whoever has no address there is as if away, and the deputy is chosen; nothing waits for a platform that is not there.
 */
export const registerOf = (
  config: Config,
  guarded: boolean,
  connected: readonly Platform[],
): Register => {
  const functions = new Set(config.functions.map((f) => f.id));
  const codes = codesOf(config.agencies);
  return {
    members: config.members.map((m) => memberOf(m, connected)),
    agencies: config.agencies.map((a) => agencyOf(a, functions, codes.get(a.id))),
    functions: config.functions.map(functionOf),
    spaces: config.spaces.map((s) => spaceOf(s, connected)),
    regions: config.regions.map((r) => ({
      id: r.id,
      name: open(r.name),
      counties: r.counties.map(open),
      ...(r.coordinator && { coordinator: r.coordinator as never }),
    })),
    services: config.services.map(serviceOf),
    numbers: config.numbers.map(numberOf),
    ...(config.programme && { programme: programmeOf(config.programme) }),
    manual: config.manual.map((page) => ({
      step: page.step,
      url: open(page.url),
      checked: checked(page.checked),
    })),
    terms: config.terms.map(termOf),
    conventions: config.conventions.map(articleOf),
    provisions: config.provisions.map(({ code, checked: by }) => ({ code, checked: checked(by) })),
    ...(config.statistics?.method === "cellKey" && { noise: true as const }),
    ...(config.accessLog && { accessLogYears: config.accessLog.years }),
    ...(config.operators && { operators: config.operators as never }),
    guarded,
  };
};

/** The organisation part of every address that the configuration gives a platform. */
export const organisations = (config: Config, platform: Platform): readonly string[] => [
  ...new Set(
    [...config.members, ...config.spaces].flatMap((each) =>
      each[platform] === undefined ? [] : organisationOf(each[platform]),
    ),
  ),
];
