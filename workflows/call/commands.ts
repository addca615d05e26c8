// What can be said about a call, one button each, and what comes of it.

import { type Asked, commandsOn, type Decided, decideBy, staged } from "../../src/rules/command.ts";
import { agency, choice, shows, token } from "../../src/rules/fields.ts";
import { needed } from "../../src/rules/languages.ts";
import { notReady } from "../../src/rules/relation.ts";
import { atNight } from "../../src/rules/ring.ts";
import { form, type Instant, type MemberId, reveal, seal } from "../../src/rules/ui.ts";
import { agencyOf, isNgo, takesCalls } from "../../src/rules/who.ts";
import {
  type Actor,
  isRefusal,
  type Member,
  memberOf,
  neutralBy,
  type Refusal,
  refuse,
  type World,
} from "../../src/rules/workflow.ts";
import {
  type Answers,
  type Basis,
  type Call,
  type County,
  type Ended,
  type Event,
  isCall,
  lists,
  type Shared,
  type State,
} from "./model.ts";
import { wayOf } from "./region.ts";
import { table, takersOf } from "./table.ts";

type Is = Decided<Event>;
const { command, act, button, byClock, byPerson } = commandsOn<State, Call, Event>(isCall);
const next = { after: shows("show") } as const;
/** One answer, class A, which its button brings. What is class B has a command for each answer. */
const asked = <N extends keyof typeof lists>(name: N) =>
  choice("A", `call.${name}`, lists[name], `call.${name}`);
/** Municipalities of the register. A name is offered as an agency is: searched while it is typed, and nothing else can be sent. */
const places = ({ people }: World): readonly string[] => {
  const all = [...people.agencies.values()].flatMap(({ onCall }) =>
    onCall.map(({ municipality }) => municipality),
  );
  return [...new Set(all)].sort((a, b) => a.localeCompare(b, "sv"));
};
const said = (name: keyof typeof lists & keyof Answers) =>
  act({
    form: form(`call.${name}`, `call.${name}`, { [name]: asked(name) }),
    ...next,
    decide: byPerson((_state, { values }) => [{ type: "said", [name]: (values as Answers)[name] }]),
  });
const child = (answer: "yes" | "no" | "unknown") =>
  button(() => [{ type: "said", child: seal(answer) }], next);
const end = (how: Ended["how"], at: Instant, { fresh }: World): readonly Event[] => [
  { type: "ended", at, how, row: fresh.instance },
];
const ends = (how: Ended["how"]) => button((_state, at, _by, world) => end(how, at, world), next);

/** Every county of every region, by what a button can bring. */
export const counties = ({
  people,
}: World): readonly { readonly id: string; readonly county: County }[] => [
  ...people.regions.flatMap(({ id, counties: all = [] }) =>
    all.map((name, n) => ({ id: `${id}.${n}`, county: { name, region: id } })),
  ),
  ...(["other", "unknown"] as const).map((code) => ({ id: code, county: { code } })),
];
const passOn = (
  state: Call,
  basis: Basis | "consent",
  at: Instant,
  world: World,
  second?: MemberId,
): Is => {
  const { calendar, people, fresh } = world;
  const way = wayOf(state, world);
  const ngo = isNgo(agencyOf(state.agency, world));
  if (!way) return refuse("call.noCoordinator");
  if ("number" in way) return refuse("call.elsewhere.first");
  const { region, to } = way.pass;
  if (basis !== "consent" && ngo) return refuse("call.badBasis");
  const night = atNight(to, at, world);
  const first = night ? night.to : people.answers(to.id, calendar.day(at));
  return [
    {
      type: "passedOn",
      number: fresh.number("S"),
      to: to.id,
      region: region.id,
      basis: seal(basis !== "consent" ? basis : ngo ? "samtycke_ngo" : "samtycke_sekretess"),
      at,
      ...(first && { first }),
      ...(second && { second: { by: second, at, yes: true } }),
      closed:
        night !== undefined ||
        calendar.day(calendar.addOfficeHours(at, 1, to.hours)) !== calendar.day(at),
      ...(to.id !== state.agency && { record: { id: fresh.other, receipt: fresh.ref("KVI") } }),
    },
  ];
};
/** Only where the caller is to ring another region. */
const elsewhere = (decide: (at: Instant, world: World) => readonly Event[]) =>
  button((state, at, _by, world) => {
    const way = wayOf(state, world);
    return way && "number" in way ? decide(at, world) : refuse("call.answered");
  }, next);
const pass = (basis: Basis | "consent") =>
  button((state, at, _by, world) => passOn(state, basis, at, world), next);

/** The lead decides with whoever took the call, else another who takes calls there, who is there now; nobody who is off is asked. */
export const secondFor = (
  state: Call,
  id: MemberId,
  at: Instant,
  world: World,
): MemberId | undefined => {
  const [agency, day] = [agencyOf(state.agency, world), world.calendar.day(at)];
  const there = atNight(agency, at, world) ? [] : takersOf(state, world);
  const others = there.filter(
    (each) =>
      each !== state.by && each !== id && world.people.onDuty({ member: each }, day) === each,
  );
  return others.find((each) => each === agency?.lead) ?? others[0];
};
const asksSecond = (basis: Shared) =>
  button((state, at, { id }, world) => {
    const to = secondFor(state, id, at, world);
    const would = passOn(state, basis, at, world);
    if (isRefusal(would)) return would;
    return to
      ? [{ type: "secondAsked", basis: seal(basis), at, to }]
      : refuse("call.second.nobody");
  }, next);

/** Whoever is there instead, else the lead; past that the lead, every workday. */
const remindTo = (
  { passed, reminded }: Call,
  at: Instant,
  { people, calendar }: World,
): MemberId | undefined => {
  const agency = agencyOf(passed?.to, { people });
  if (!agency) return undefined;
  const day = calendar.day(at);
  const inCharge = (member: MemberId | undefined) =>
    member && people.inCharge({ member }, agency.id, day);
  const first = passed?.first ?? people.answers(agency.id, day);
  const deputy =
    reminded.length === 0 && first ? inCharge(people.members.get(first)?.deputy) : undefined;
  return deputy !== undefined && deputy !== first
    ? deputy
    : (inCharge(agency.lead) ?? people.answers(agency.id, day));
};
const ready = (_state: State, world: World, actor: Actor): Refusal | undefined =>
  notReady(memberOf(actor)?.agency, world);
const accept = ({ agency }: Call, at: Instant, by: Member, world: World): Is => {
  const others = world.people.colleagues(by.agency, by.id);
  const deputy = [by.deputy, agencyOf(by.agency, world)?.lead, others[0]].find(
    (id) => id !== undefined && others.includes(id),
  );
  const hours = agencyOf(agency, world)?.hours;
  const tellAt = hours ? world.calendar.nextOffice(at, hours) : at;
  if (deputy === undefined) return refuse("call.noDeputy");
  return [
    {
      type: "taken",
      at,
      by: by.id,
      deputy,
      into: world.fresh.other,
      row: world.fresh.instance,
      tellAt,
    },
  ];
};
const takeForm = form("call.danger", "call.danger", { danger: asked("danger") });
const take = (
  state: State,
  { values: { danger }, by, at }: Asked<typeof takeForm.fields>,
  world: World,
): Is => {
  const member = memberOf(by);
  const region = agencyOf(member?.agency, world)?.regions[0];
  if (state.step !== "new") return refuse("core.already");
  return member && region
    ? [{ type: "began", by: member.id, agency: member.agency, region, at, danger }]
    : refuse("case.noRegion");
};
export const commands = staged(table)({
  take: command({
    access: ({ step }, actor) => step === "new" && takesCalls(memberOf(actor)),
    form: takeForm,
    ...next,
    decide: take,
  }),
  over: said("over"),
  place: act({
    form: form("call.place", "call.place.show", { place: agency("call.place") }),
    choices: (_state, world) => ({ place: places(world) }),
    ...next,
    decide: byPerson((_state, { values: { place } }) => [
      { type: "said", place: seal(String(place)) },
    ]),
  }),
  language: act({
    form: form("call.language", "call.language.save", {
      language: choice("B", "spoken", needed, "case.language"),
    }),
    prefill: (state) =>
      isCall(state) && state.language ? { language: reveal(state.language) } : {},
    ...next,
    decide: byPerson((_state, { values: { language } }) => [{ type: "said", language }]),
  }),
  childYes: child("yes"),
  childNo: child("no"),
  childUnknown: child("unknown"),
  county: act({
    form: form("call.county", "call.county", { county: token() }),
    ...next,
    decide: byPerson((_state, { values }, _by, world) => {
      const found = counties(world).find(({ id }) => id === values.county);
      return found ? [{ type: "said", county: found.county }] : refuse("call.badCounty");
    }),
  }),
  caller: said("caller"),
  need: act({
    form: form("call.need", "call.need", { need: asked("need") }),
    ...next,
    decide: byPerson((_state, { values: { need }, at }, _by, world) => end(need, at, world)),
  }),
  gaveNumber: elsewhere((at, world) => end("elsewhere", at, world)),
  unreached: elsewhere(() => [{ type: "said", unreached: true }]),
  passConsent: pass("consent"),
  passHarm: pass("menprovning_klart"),
  passDuty: pass("uppgiftsskyldighet"),
  passOwn: asksSecond("OSL_10_2"),
  passOther: asksSecond("annan_bestammelse"),
  approve: button(
    (state, at, { id }, world) =>
      state.wanted ? passOn(state, reveal(state.wanted.basis), at, world, id) : [],
    next,
  ),
  object: button((_state, at) => [{ type: "secondSaidNo", at }], next),
  back: button(() => [{ type: "wentBack" }], next),
  hangUp: ends("broken"),
  until: said("until"),
  carry: said("carry"),
  takeBack: ends("takenBack"),
  accept: button(accept, {
    ready,
    after: (state) => {
      if (!isCall(state) || !state.taken) return undefined;
      const panel = state.child && reveal(state.child) !== "no" ? "childOpened" : "opened";
      return { panel, on: { workflow: "case", instance: state.taken.into } };
    },
  }),
  lapse: byClock((state, { at }, world) =>
    state.step === "asking" ? end("broken", at, world) : [],
  ),
  remind: byClock((state, { at }, world) => {
    const to = remindTo(state, at, world);
    return state.step === "passed" ? [{ type: "reminded", at, ...(to && { to }) }] : [];
  }),
  tellTaker: byClock((state) => (state.taken && !state.told ? [{ type: "takerTold" }] : [])),
  forget: byClock((state, { at }) =>
    state.step === "closed" || state.step === "taken"
      ? [{ type: "forgotten", eraseBy: neutralBy(at) }]
      : [],
  ),
});
export const decide = decideBy<State, Event>(commands);
