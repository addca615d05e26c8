// What can be done with what an agency keeps of itself: one writes, a second says yes.
import { type Asked, commandsOn, type Decided, staged, taking } from "../../src/rules/command.ts";
import { carrying, shows, token } from "../../src/rules/fields.ts";
import { text } from "../../src/rules/say.ts";
import { entryShown, serviceShown } from "../../src/rules/shelter.ts";
import { type AgencyId, form, type Instant, type MemberId, type Open } from "../../src/rules/ui.ts";
import { agencyOf, leadOn } from "../../src/rules/who.ts";
import {
  type Access,
  type Agency,
  memberOf,
  neutralBy,
  type Refusal,
  refuse,
  type World,
} from "../../src/rules/workflow.ts";
import type { KeptService } from "../people/kept.ts";
import {
  answersOf,
  answersOfEntry,
  entryFields,
  entryWith,
  faultInEntry,
  faultInOnCall,
  faultInService,
  onCallFields,
  onCallWith,
  serviceFields,
  serviceOf,
  unaskedOfShelter,
} from "./forms.ts";
import { serviceWith } from "./found.ts";
import { type Change, type Event, type Item, isItem, type State, stepOf } from "./model.ts";
import { directorySignals, type Listed } from "./signals.ts";
import { secondOn, table } from "./table.ts";

const { command, act, button, byClock, byPerson } = commandsOn<State, Item, Event>(isItem);
const takes = taking<State, Event>()(directorySignals);
const after = shows("show");
/** Anybody who goes to meetings. */
export const anyone: Access<unknown> = (_state, actor, { people }) => {
  const member = memberOf(actor);
  return member !== undefined && people.attends(member);
};
/** The service as it holds now; nothing where it is new. */
export const heldService = (state: Item, world: World): KeptService | undefined =>
  state.holds && "service" in state.holds ? state.holds.service : serviceWith(state.id, world);

/** What the configuration lists. An agency that begins to keep it does so with the first change, or with a yes to what stands there. */
const listed = (said: Listed, at: Instant, world: World): readonly Event[] => {
  const { people, calendar } = world;
  if ("entry" in said) {
    const agency = people.agencies.get(said.entry);
    return agency
      ? [{ type: "listed", of: "entry", id: agency.id, agency: agency.id, at, checkedAt: at }]
      : [];
  }
  const service = serviceWith(said.service, world);
  if (service === undefined) return [];
  const checkedAt = calendar.wall(service.assured ?? "2000-01-01", "09:00");
  return [{ type: "listed", of: "service", id: service.id, agency: service.agency, at, checkedAt }];
};
/** As the configuration writes ids: letters, so that it is no number of anybody's. */
const idFor = (instance: string): Open<string> =>
  `t-${instance
    .toLowerCase()
    .replaceAll(/\d/g, (digit) => "bcdfghjklm"[Number(digit)] ?? "x")
    .replaceAll(/[^a-z]/g, "")}` as Open<string>;
const toAsk = (
  state: Pick<Item, "agency">,
  by: MemberId,
  at: Instant,
  world: World,
): { readonly to: MemberId } | Refusal => {
  const to = secondOn(state, by, world.calendar.day(at), world);
  return to === undefined ? refuse("directory.alone") : { to };
};
const offer = (
  state: State,
  { values, by, at }: Asked<typeof serviceFields>,
  world: World,
): Decided<Event> => {
  if (isItem(state)) return refuse("core.already");
  const member = memberOf(by);
  if (!member) return refuse("core.denied");
  const { id, agency } = member;
  const asked = faultInService(values, agency, world) ?? toAsk({ agency }, id, at, world);
  if ("refused" in asked) return asked;
  const change = { service: serviceOf(values, agency, world) };
  return [
    {
      type: "offered",
      of: "service",
      id: idFor(world.fresh.instance),
      agency,
      at,
      by: id,
      change,
      ...asked,
    },
  ];
};
const propose = (
  state: Item,
  change: Change,
  by: MemberId,
  at: Instant,
  world: World,
): Decided<Event> => {
  const asked = toAsk(state, by, at, world);
  return "refused" in asked ? asked : [{ type: "proposed", change, by, at, ...asked }];
};
const ofEntry = (state: Item, world: World): Agency | Refusal =>
  (state.of === "entry" ? agencyOf(state.agency, world) : undefined) ?? refuse("core.absent");

const shown = { round: token({ optional: true }) };
/** Nobody says yes to what they have not seen. */
const stale = ({ rounds }: Item, round: string | undefined): Refusal | undefined =>
  round !== undefined && round !== String(rounds) ? refuse("directory.changed") : undefined;
/** What never held is not kept. */
const never = (state: Item, at: Instant): { readonly eraseBy?: Instant } =>
  stepOf(state) === "offered" ? { eraseBy: neutralBy(at) } : {};
/** Of a shelter no other area is offered than its region, and nothing in words of its own is asked. */
const askedOf = (
  agency: AgencyId | undefined,
  world: World,
): Readonly<Record<string, readonly string[]>> =>
  agencyOf(agency, world)?.shelter ? unaskedOfShelter : {};
const intro = [text("directory.second", "quiet")];

export const commands = staged(table)({
  list: takes.list((state, { values, at }, world) =>
    isItem(state) ? [] : listed(values, at, world),
  ),
  offer: command({
    access: (state, actor, world) => !isItem(state) && anyone(state, actor, world),
    words: "directory.offer.words",
    help: "directory.offer.help",
    form: form("directory.offer.title", "directory.submit", serviceFields, intro),
    choices: (_state, world, actor) => askedOf(memberOf(actor)?.agency, world),
    after,
    decide: offer,
  }),
  change: act({
    form: form("directory.change", "directory.submit", serviceFields, intro),
    choices: (state, world) => askedOf(isItem(state) ? state.agency : undefined, world),
    prefill: (state, world) => {
      const held = isItem(state) ? heldService(state, world) : undefined;
      const its = agencyOf(isItem(state) ? state.agency : undefined, world);
      return isItem(state) && held && its
        ? answersOf(serviceShown(held, its), state.agency, world)
        : {};
    },
    after,
    decide: byPerson((state, { values, at }, { id: by }, world) => {
      if (state.of !== "service") return refuse("core.absent");
      const fault = faultInService(values, state.agency, world);
      return (
        fault ?? propose(state, { service: serviceOf(values, state.agency, world) }, by, at, world)
      );
    }),
  }),
  changeEntry: act({
    form: form("directory.changeEntry", "directory.submit", entryFields, intro),
    choices: (state, world) => askedOf(isItem(state) ? state.agency : undefined, world),
    prefill: (state, world) => {
      const agency = isItem(state) ? agencyOf(state.agency, world) : undefined;
      return agency ? answersOfEntry(entryShown(agency, agency.shelter)) : {};
    },
    after,
    decide: byPerson((state, { values, at }, { id: by }, world) => {
      const agency = ofEntry(state, world);
      if ("refused" in agency) return agency;
      return (
        faultInEntry(agency, values) ??
        propose(state, { entry: entryWith(agency, values) }, by, at, world)
      );
    }),
  }),
  changeOnCall: act({
    form: form("directory.changeOnCall", "directory.submit", onCallFields, intro),
    ready: (state, world) =>
      isItem(state) && agencyOf(state.agency, world)?.shelter
        ? refuse("directory.shelterLine")
        : undefined,
    after,
    decide: byPerson((state, { values, at }, { id: by }, world) => {
      const agency = ofEntry(state, world);
      if ("refused" in agency) return agency;
      return (
        faultInOnCall(agency, values) ??
        propose(state, { entry: onCallWith(agency, values) }, by, at, world)
      );
    }),
  }),
  end: button(
    (state, at, { id: by }, world) =>
      state.of === "service"
        ? propose(state, { ended: true }, by, at, world)
        : refuse("core.absent"),
    {
      after,
    },
  ),
  confirm: button((_state, at, { id: by }) => [{ type: "confirmed", at, by }], { after }),
  approve: act({
    form: carrying(shown),
    after,
    decide: byPerson(
      (state, { values: { round }, at }, { id: by }) =>
        stale(state, round) ?? [{ type: "approved", at, by }],
    ),
  }),
  decline: act({
    form: carrying(shown),
    after: shows("own"),
    decide: byPerson(
      (state, { values: { round }, at }, { id: by }) =>
        stale(state, round) ?? [{ type: "declined", at, by, ...never(state, at) }],
    ),
  }),
  withdraw: button(
    (state, at, { id: by }) => [{ type: "withdrawn", at, by, ...never(state, at) }],
    { after: shows("own") },
  ),
  remind: byClock((state, { at }, world) => {
    const n = (state.silence.at(-1)?.n ?? 0) + 1;
    const day = world.calendar.day(at);
    const lead = n > 1 ? leadOn(agencyOf(state.agency, world), day, world) : undefined;
    const to = state.proposal
      ? secondOn(state, state.proposal.by, day, world, n)
      : (lead ?? world.people.answers(state.agency, day));
    return stepOf(state) === "ended" || stepOf(state) === "gone"
      ? []
      : [{ type: "unanswered", at, n, ...(to !== undefined && { to }) }];
  }),
});
