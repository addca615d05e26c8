// What can be said about a call, one button each, and what comes of it.
import { type Asked, commandsOn, type Decided, decideBy, staged } from "../../src/rules/command.ts";
import { choice, nothing, shows, token } from "../../src/rules/fields.ts";
import { atNight } from "../../src/rules/ring.ts";
import { t } from "../../src/rules/say.ts";
import { form, type Instant, type MemberId, type PhraseKey, reveal, seal } from "../../src/rules/ui.ts";
import { agencyOf, isNgo, takesCalls } from "../../src/rules/who.ts";
import { type Actor, clock, type Member, memberOf, neutralBy, type Refusal, refuse, type World } from "../../src/rules/workflow.ts";
import {
  type Basis,
  type Call,
  type Child,
  type County,
  callers,
  carries,
  dangers,
  type Ended,
  type Event,
  isCall,
  needs,
  overs,
  type State,
  untils,
} from "./model.ts";
import { table } from "./table.ts";

type Is = Decided<Event>;
const { command, act, button, byClock, byPerson } = commandsOn<State, Call, Event>(isCall);
const next = { after: shows("show") } as const;
/** One answer, class A, which its button brings. */
const answer = <const N extends string, const O extends readonly string[]>(name: N, of: string, options: O, label: PhraseKey) =>
  form(label, label, { [name]: choice("A", of, options, label) } as { readonly [K in N]: ReturnType<typeof choice<"A", O>> });
const child = (said: Child) => button(() => [{ type: "saidChild", child: seal(said) }], next);
const ended = (how: Ended["how"], at: Instant, { fresh }: World): Is => [{ type: "ended", at, how, row: fresh.instance }];

/** Every county of every region, by a name that a button can bring. */
export const counties = ({ people }: World): readonly { readonly id: string; readonly county: County }[] => [
  ...people.regions.flatMap(({ id, counties: all = [] }) => all.map((name, n) => ({ id: `${id}.${n}`, county: { name, region: id } }))),
  { id: "other", county: { code: "other" } },
  { id: "unknown", county: { code: "unknown" } },
];
/** The coordinators of the county's region; of another county, the own region's, who know the others. */
const coordinators = ({ county, region }: Call, { people }: World) => {
  const wanted = county && "region" in county ? county.region : region;
  return people.regions.find(({ id, coordinator }) => id === wanted && coordinator !== undefined);
};
/** What the person's yes is called, by the own agency's legal regime. */
const consent = (ngo: boolean): Basis => (ngo ? "samtycke_ngo" : "samtycke_sekretess");
const passOn = (state: Call, basis: Basis | "consent", at: Instant, world: World): Is => {
  const { calendar, people, fresh } = world;
  const found = coordinators(state, world);
  const to = agencyOf(found?.coordinator, world);
  const ngo = isNgo(agencyOf(state.agency, world));
  if (!found || !to) return refuse("call.noCoordinator");
  if (basis !== "consent" && ngo) return refuse("call.badBasis");
  const night = atNight(to, at, world);
  const first = night ? night.to : people.answers(to.id, calendar.day(at));
  return [
    {
      type: "passedOn",
      number: fresh.number("S"),
      to: to.id,
      region: found.id,
      basis: seal(basis === "consent" ? consent(ngo) : basis),
      at,
      ...(first && { first }),
      closed: night !== undefined || calendar.day(calendar.addOfficeHours(at, 1, to.hours)) !== calendar.day(at),
      ...(to.id !== state.agency && { record: { id: fresh.other, receipt: fresh.ref("KVI") } }),
    },
  ];
};
const pass = (basis: Basis | "consent") => button((state, at, _by, world) => passOn(state, basis, at, world), next);

/** Whoever is there instead, else the lead; past that the lead, every workday. */
const remindTo = ({ passed, reminded }: Call, at: Instant, world: World): MemberId | undefined => {
  const { people, calendar } = world;
  const agency = agencyOf(passed?.to, world);
  if (!agency) return undefined;
  const day = calendar.day(at);
  const inCharge = (member: MemberId | undefined) => member && people.inCharge({ member }, agency.id, day);
  const first = passed?.first ?? people.answers(agency.id, day);
  const deputy = reminded.length === 0 && first ? inCharge(people.members.get(first)?.deputy) : undefined;
  return deputy !== undefined && deputy !== first ? deputy : (inCharge(agency.lead) ?? people.answers(agency.id, day));
};
/** With real tokens an agency begins no cases until the configuration records that it may. */
const ready = (_state: State, { people }: World, actor: Actor): Refusal | undefined => {
  const missing = agencyOf(memberOf(actor)?.agency, { people })?.missing ?? [];
  if (!people.guarded || missing.length === 0) return undefined;
  return refuse(t("case.notReady", { missing: { list: missing.map((what) => t(`case.missing.${what}` as PhraseKey)) } }));
};
const accept = (state: Call, at: Instant, by: Member, world: World): Is => {
  const others = world.people.colleagues(by.agency, by.id);
  const lead = agencyOf(by.agency, world)?.lead;
  const deputy = [by.deputy, lead].find((id) => id !== undefined && others.includes(id)) ?? others[0];
  if (deputy === undefined) return refuse("call.noDeputy");
  const hours = agencyOf(state.agency, world)?.hours;
  const tellAt = hours ? world.calendar.nextOffice(at, hours) : at;
  return [{ type: "taken", at, by: by.id, deputy, into: world.fresh.other, row: world.fresh.instance, tellAt }];
};

const begin = (state: State, { values: { danger }, by, at }: Asked<typeof takeForm.fields>, world: World): Is => {
  const member = memberOf(by);
  const region = agencyOf(member?.agency, world)?.regions[0];
  if (state.step !== "new") return refuse("core.already");
  if (!member || region === undefined) return refuse("case.noRegion");
  return [{ type: "began", by: member.id, agency: member.agency, region, at, danger }];
};
const takeForm = answer("danger", "callDanger", dangers, "call.danger");
export const commands = staged(table)({
  take: command({
    access: (state, actor) => state.step === "new" && takesCalls(memberOf(actor)),
    form: takeForm,
    ...next,
    decide: begin,
  }),
  over: act({
    form: answer("over", "callOver", overs, "call.over"),
    ...next,
    decide: byPerson((_state, { values: { over } }) => [{ type: "saidOver", over }]),
  }),
  childYes: child("yes"),
  childNo: child("no"),
  childUnknown: child("unknown"),
  county: act({
    form: form("call.county", "call.county", { county: token() }),
    ...next,
    decide: byPerson((_state, { values }, _by, world) => {
      const found = counties(world).find(({ id }) => id === values.county);
      return found ? [{ type: "saidCounty", county: found.county }] : refuse("call.badCounty");
    }),
  }),
  caller: act({
    form: answer("caller", "caller", callers, "call.caller"),
    ...next,
    decide: byPerson((_state, { values: { caller } }) => [{ type: "saidCaller", caller }]),
  }),
  need: act({
    form: answer("need", "callNeed", needs, "call.need"),
    ...next,
    decide: byPerson((_state, { values: { need }, at }, _by, world) => ended(need, at, world)),
  }),
  passConsent: pass("consent"),
  passHarm: pass("menprovning_klart"),
  passDuty: pass("uppgiftsskyldighet"),
  back: button(() => [{ type: "wentBack" }], next),
  hangUp: button((_state, at, _by, world) => ended("broken", at, world), next),
  until: act({
    form: answer("until", "callUntil", untils, "call.until"),
    ...next,
    decide: byPerson((_state, { values: { until } }) => [{ type: "saidUntil", until }]),
  }),
  carry: act({
    form: answer("carry", "callCarry", carries, "call.carry"),
    ...next,
    decide: byPerson((state, { values: { carry } }) => (carry === state.carry ? refuse("call.answered") : [{ type: "carried", carry }])),
  }),
  takeBack: button((_state, at, _by, world) => ended("takenBack", at, world), next),
  accept: button(accept, {
    ready,
    after: (state: State) => {
      const child = isCall(state) && state.child && reveal(state.child) === "yes";
      const into = isCall(state) ? state.taken?.into : undefined;
      return into && { panel: child ? "childOpened" : "opened", on: { workflow: "case", instance: into } };
    },
  }),
  lapse: byClock((state, { at }, { fresh }) =>
    state.step === "asking" ? [{ type: "ended", at, how: "broken", row: fresh.instance }] : [],
  ),
  remind: byClock((state, { at }, world) => {
    if (state.step !== "passed") return [];
    const to = remindTo(state, at, world);
    return [{ type: "reminded", at, ...(to && { to }) }];
  }),
  tellTaker: byClock((state) => (state.taken && !state.told ? [{ type: "takerTold" }] : [])),
  forget: command({
    access: clock,
    form: nothing,
    decide: (state, { at }) => (state.step === "closed" || state.step === "taken" ? [{ type: "forgotten", eraseBy: neutralBy(at) }] : []),
  }),
});
export const decide = decideBy<State, Event>(commands);
