// What may happen to a capacity question: no case in it, an answer that is true for a day.
import { endedLinks, linkFolds } from "../../../src/rules/answer-link.ts";
import {
  type Asked,
  commandsOn,
  type Decided,
  decideBy,
  needsBy,
  staged,
} from "../../../src/rules/command.ts";
import { agencies, choice, nothing, shows } from "../../../src/rules/fields.ts";
import { type Folds, fold } from "../../../src/rules/fold.ts";
import { anyWorker } from "../../../src/rules/relation.ts";
import { t, text } from "../../../src/rules/say.ts";
import { type AgencyId, form, type Open, type Span, seal } from "../../../src/rules/ui.ts";
import { holderText } from "../../../src/rules/who.ts";
import {
  type Access,
  type Actor,
  type Member,
  memberOf,
  type Needs,
  neutralBy,
  refuse,
  type World,
} from "../../../src/rules/workflow.ts";
import { type answers, bands, type Code, childs, services, urgencies, worded } from "../codes.ts";
import { capacityProjection } from "../projection.ts";
import { isOutside, offering, receivers } from "../rules.ts";
import { linked } from "./linked.ts";
import { type Event, isQuestion, later, type Question, type State } from "./model.ts";
import { table } from "./table.ts";

const mostAsked = 30;
/** More at once would bury those who are asked. [design] */
const mostOpen = 10;
/** As many are asked unless somebody says otherwise, if they all offer it: a screen that is read at a glance. [design] */
const mostTicked = 10;
/** As many of the own open ones are said on top of the form. [design] */
const mostSaid = 3;
/** A beginning is no way into what others have asked. */
const anew: Access<State> = (state, actor, world) =>
  isQuestion(state) ? table.isOn("asker", state, actor, world) : anyWorker(state, actor, world);
const { command, byClock, byPerson } = commandsOn<State, Question, Event>(isQuestion);
const answering = (answer: Code<typeof answers>) => ({
  form: nothing,
  decide: byPerson((_state, { at }, { agency, id }) => [
    { type: "answered", agency, answer: seal(answer), by: id, at, until: later(at) },
  ]),
});
const isServiceKnown = ({ service }: Readonly<Record<string, unknown>>): boolean =>
  service !== undefined;
const askFields = {
  service: choice("A", "service", services, "referral.service", { shapes: true }),
  urgency: choice("A", "urgency", urgencies, "referral.urgency"),
  child: choice("B", "child", childs, "referral.show.child"),
  band: choice("B", "band", bands, "referral.children"),
  // Not before it is known what for: an agency that is ticked there has been seen before the question goes.
  agencies: { ...agencies("capacity.ask.agencies"), when: isServiceKnown },
} as const;
/** Those who say that they offer it. */
const offeredBy = (service: unknown, by: Actor, world: World): readonly AgencyId[] => {
  const own = memberOf(by)?.agency;
  return own === undefined || typeof service !== "string" ? [] : offering(service, own, world);
};
/** Those of them who have Stafett. */
const inside = (found: readonly AgencyId[], world: World): readonly AgencyId[] =>
  found.filter((id) => !isOutside(id, world));
const asksFor = (service: unknown, by: Actor, world: World): readonly AgencyId[] => {
  const found = inside(offeredBy(service, by, world), world);
  return found.length > mostTicked ? [] : found;
};
/** Why these are ticked, or why nobody is. */
const tickedAs = (service: unknown, by: Actor, world: World) => {
  const all = offeredBy(service, by, world);
  if (all.length === 0) return t("capacity.ask.offerNobody");
  const { length } = inside(all, world);
  if (length === 0)
    return t(world.hasAnswerLinks ? "capacity.ask.offerLinked" : "capacity.ask.offerOutside");
  if (length > mostTicked) return t("capacity.ask.offerMany");
  return t(
    world.hasAnswerLinks && length < all.length ? "capacity.ask.offerSome" : "capacity.ask.offer",
  );
};
const ask = (
  state: State,
  { values, by, at }: Asked<typeof askFields>,
  world: World,
): Decided<Event> => {
  const member = memberOf(by);
  const region = member && world.people.agencies.get(member.agency)?.regions[0];
  if (state.step !== "new") return refuse("core.already");
  if (!member || region === undefined) return refuse("case.noRegion");
  if (world.rows("open").length >= mostOpen) return refuse("capacity.ask.many");
  const { service, urgency, child, band, agencies = [] } = values;
  const others = agencies.filter((id) => id !== member.agency && world.people.agencies.has(id));
  if (others.length > mostAsked) return refuse("capacity.ask.tooMany", "agencies");
  if (others.length === 0) return refuse("capacity.ask.nobody", "agencies");
  const outside = others.filter((id) => isOutside(id, world));
  const whom = { asked: others, ...(outside.length > 0 && { outside }) };
  return [
    {
      type: "asked",
      by: member.id,
      agency: member.agency,
      region,
      service,
      urgency,
      child,
      band,
      ...whom,
      at,
      until: later(at),
    },
  ];
};
/** Those outside can be asked where there are pages on which they answer. */
const canBeAsked = (id: AgencyId, world: World): boolean =>
  world.hasAnswerLinks || !isOutside(id, world);
/** Of the own agency alone: of another's it would tell that somebody looks for a place. */
const openOf = (member: Member | undefined): Needs =>
  member
    ? {
        own: {
          workflow: "capacity",
          open: true,
          agency: member.agency,
          for: member,
          limit: mostSaid,
        },
      }
    : {};
export const commands = staged(table)({
  ask: command({
    access: anew,
    words: "capacity.ask.words",
    help: "capacity.ask.help",
    often: true,
    form: form("capacity.ask.title", "capacity.ask.submit", askFields, [
      text("capacity.ask.intro", "quiet"),
    ]),
    needs: (actor) => openOf(memberOf(actor)),
    about: (_state, world) =>
      world.rows("own").flatMap((each): readonly Span[] => {
        const [service, at] = [capacityProjection.of(each).service, each.summary.openedAt];
        return service && at
          ? [
              t("capacity.ask.open", {
                service: worded("service", service as Open<string>),
                at: { date: at },
              }),
            ]
          : [];
      }),
    // How many children come along, nobody has said yet.
    prefill: (_state, world, by, _at, { service }) => ({
      urgency: "normal",
      agencies: asksFor(service, by, world),
    }),
    hints: (_state, world, by, { service }) => ({ agencies: tickedAs(service, by, world) }),
    choices: (_state, world, actor, known) => {
      const own = memberOf(actor)?.agency;
      const service = typeof known.service === "string" ? known.service : undefined;
      if (own === undefined) return {};
      return {
        agencies:
          service === undefined
            ? []
            : receivers(service, own, world).filter((id) => canBeAsked(id, world)),
      };
    },
    after: shows("show"),
    decideNeeds: (_state, { by }) => {
      const own = memberOf(by);
      return own
        ? {
            open: {
              workflow: "capacity",
              open: true,
              holders: [holderText({ member: own.id })],
              for: own,
              limit: mostOpen,
            },
          }
        : {};
    },
    decide: ask,
  }),
  place: answering("place"),
  waitlist: answering("waitlist"),
  full: answering("full"),
  assess: answering("assess"),
  unheard: byClock((state, { values: { of }, at }) => {
    const agency = state.step === "asked" ? state.asked.find((each) => each === of) : undefined;
    if (
      agency === undefined ||
      [...state.given, ...(state.silent ?? [])].some((each) => each.agency === agency)
    )
      return [];
    return [{ type: "unheard", agency, at }];
  }),
  age: byClock((state, { at }) =>
    state.step === "asked" ? [...endedLinks(state, at), { type: "aged" }] : [],
  ),
  forget: byClock((state, { at }) =>
    state.eraseBy ? [] : [{ type: "forgotten", eraseBy: neutralBy(at) }],
  ),
  ...linked,
});

export const decide = decideBy<State, Event>(commands);
export const needs = needsBy<State, Event>(commands);
const folds: Folds<Question, Exclude<Event, { type: "asked" }>> = {
  ...linkFolds<Question>(),
  answered: (state, { type: _type, until, ...given }) => ({
    ...state,
    until,
    given: [...state.given.filter((old) => old.agency !== given.agency), given],
  }),
  unheard: (state, { agency, at }) => ({
    ...state,
    silent: [...(state.silent ?? []), { agency, at }],
  }),
  aged: (state) => ({ ...state, step: "closed" }),
  forgotten: (state, { eraseBy }) => ({ ...state, eraseBy }),
};
export const evolve = (state: State, event: Event): State => {
  if (event.type === "asked") {
    const { type: _type, ...rest } = event;
    return { ...rest, step: "asked", given: [] };
  }
  return isQuestion(state) ? fold(folds, state, event) : state;
};
