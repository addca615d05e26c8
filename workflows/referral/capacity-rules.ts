// What may happen to a capacity question: no case in it, an answer that is true for a day.
import { agencies, choice, nothing, shows } from "../../src/rules/fields.ts";
import { type Folds, fold } from "../../src/rules/fold.ts";
import { anyWorker } from "../../src/rules/relation.ts";
import { text } from "../../src/rules/say.ts";
import { form, type Instant, seal } from "../../src/rules/ui.ts";
import { holderText } from "../../src/rules/who.ts";
import {
  type Access,
  type Asked,
  command as anyCommand,
  type CommandOf,
  clock,
  type Decided,
  decideBy,
  memberOf,
  type Needs,
  neutralBy,
  plus,
  refuse,
  type World,
} from "../../src/rules/workflow.ts";
import { type Event, isQuestion, type Question, type State } from "./capacity-model.ts";
import { table } from "./capacity-table.ts";
import { type answers, bands, type Code, childs, services, urgencies } from "./codes.ts";
import { isOutside, receivers } from "./rules.ts";

/** An answer is true for a day. docs/domain.md §1. */
const trueForMs = 24 * 3_600_000;
const mostAsked = 30;
/** More at once would bury those who are asked. [design] */
const mostOpen = 10;
export const later = (at: Instant): Instant => plus(at, trueForMs);
/** A beginning is no way into what others have asked. */
const anew: Access<State> = (state, actor, world) =>
  isQuestion(state) ? table.isOn("asker", state, actor, world) : anyWorker(state, actor, world);
const command = anyCommand<State, Event>();
const ofQuestion =
  (decide: (state: Question, at: Instant) => readonly Event[]) =>
  (state: State, { at }: { readonly at: Instant }) =>
    isQuestion(state) ? decide(state, at) : refuse("core.absent");
const answering = (answer: Code<typeof answers>) =>
  command({
    access: table.access(answer),
    form: nothing,
    decide: (_state, { by, at }) => {
      const member = memberOf(by);
      return member
        ? [{ type: "answered", agency: member.agency, answer: seal(answer), by: member.id, at, until: later(at) }]
        : refuse("core.denied");
    },
  });
const askFields = {
  service: choice("A", "service", services, "referral.service", { shapes: true }),
  urgency: choice("A", "urgency", urgencies, "referral.urgency"),
  child: choice("B", "child", childs, "referral.show.child"),
  band: choice("B", "band", bands, "referral.children"),
  agencies: agencies("capacity.ask.agencies"),
} as const;
const ask = (state: State, { values, by, at }: Asked<typeof askFields>, world: World): Decided<Event> => {
  const member = memberOf(by);
  const region = member && world.people.agencies.get(member.agency)?.regions[0];
  if (state.step !== "new") return refuse("core.already");
  if (!member || region === undefined) return refuse("case.noRegion");
  if (world.rows("open").length >= mostOpen) return refuse("capacity.ask.many");
  const { service, urgency, child, band, agencies } = values;
  const others = agencies.filter((id) => id !== member.agency && world.people.agencies.has(id)).slice(0, mostAsked);
  if (others.length === 0) return refuse("capacity.ask.nobody", "agencies");
  return [
    { type: "asked", by: member.id, agency: member.agency, region, service, urgency, child, band, asked: others, at, until: later(at) },
  ];
};
export const commands = {
  ask: command({
    access: anew,
    words: "capacity.ask.words",
    help: "capacity.ask.help",
    form: form("capacity.ask.title", "capacity.ask.submit", askFields, [text("capacity.ask.intro", "quiet")]),
    prefill: () => ({ band: "0", urgency: "normal" }),
    choices: (_state, world, actor, known) => {
      const own = memberOf(actor)?.agency;
      const service = typeof known.service === "string" ? known.service : undefined;
      if (own === undefined) return {};
      return { agencies: service === undefined ? [] : receivers(service, own, world).filter((id) => !isOutside(id, world)) };
    },
    after: shows("show"),
    decide: ask,
  }),
  place: answering("place"),
  waitlist: answering("waitlist"),
  full: answering("full"),
  assess: answering("assess"),
  age: command({ access: clock, form: nothing, decide: ofQuestion((state) => (state.step === "asked" ? [{ type: "aged" }] : [])) }),
  forget: command({
    access: clock,
    form: nothing,
    decide: ofQuestion((state, at) => (state.eraseBy ? [] : [{ type: "forgotten", eraseBy: neutralBy(at) }])),
  }),
} as const;
type Command = CommandOf<typeof commands>;

export const needs = (_state: State, command: Command): Needs => {
  const member = memberOf(command.by);
  if (command.type !== "ask" || !member) return {};
  return { open: { workflow: "capacity", open: true, holders: [holderText({ member: member.id })], for: member, limit: mostOpen } };
};

export const decide = decideBy<State, Event>(commands);
const folds: Folds<Question, Exclude<Event, { type: "asked" }>> = {
  answered: (state, { type: _type, until, ...given }) => ({
    ...state,
    until,
    given: [...state.given.filter((old) => old.agency !== given.agency), given],
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
