// What may happen to a capacity question: no case in it, an answer that is true for a day.
import { type AgencyId, form, type Instant, type MemberId, type Open, type Sealed, seal } from "../../src/rules/ui.ts";
import {
  type Access,
  type Actor,
  type CommandOf,
  clock,
  type Member,
  memberOf,
  type Needs,
  neutralBy,
  plus,
  type Refusal,
  refuse,
  type World,
} from "../../src/rules/workflow.ts";
import { type answers, bands, type Code, childs, services, urgencies } from "./codes.ts";
import { anyWorker, isOutside, receivers } from "./rules.ts";

type Answer = Code<typeof answers>;
type Given = { readonly agency: AgencyId; readonly answer: Sealed<Answer>; readonly by: MemberId; readonly at: Instant };
export type Question = {
  readonly step: "asked" | "closed";
  readonly by: MemberId;
  readonly agency: AgencyId;
  readonly region: string;
  readonly service: Open<Code<typeof services>>;
  readonly urgency: Open<Code<typeof urgencies>>;
  readonly child: Sealed<Code<typeof childs>>;
  readonly band: Sealed<Code<typeof bands>>;
  readonly asked: readonly AgencyId[];
  readonly at: Instant;
  readonly until: Instant;
  readonly given: readonly Given[];
  readonly eraseBy?: Instant;
};
export type State = { readonly step: "new" } | Question;
export type Event =
  | ({ readonly type: "asked" } & Omit<Question, "step" | "given">)
  | ({ readonly type: "answered"; readonly until: Instant } & Given)
  | { readonly type: "aged" }
  | { readonly type: "forgotten"; readonly eraseBy: Instant };

/** An answer is true for a day. docs/domain.md §1. */
const trueForMs = 24 * 3_600_000;
const mostAsked = 30;
/** More at once would bury those who are asked. [design] */
const mostOpen = 10;
export const later = (at: Instant): Instant => plus(at, trueForMs);
export const isQuestion = (state: State): state is Question => state.step !== "new";
export const asker: Access<State> = (state, actor, world) =>
  isQuestion(state) && anyWorker(state as never, actor, world) && memberOf(actor)?.agency === state.agency;
export const asked: Access<State> = (state, actor, world) => {
  const member = memberOf(actor);
  return isQuestion(state) && member !== undefined && anyWorker(state as never, actor, world) && state.asked.includes(member.agency);
};
/** A beginning is no way into what others have asked. */
const anew: Access<State> = (state, actor, world) =>
  isQuestion(state) ? asker(state, actor, world) : anyWorker(state as never, actor, world);
const nothing = form({ key: "capacity.none" }, { key: "capacity.none" }, {});
const answering = { access: asked, form: nothing } as const;
export const commands = {
  ask: {
    access: anew,
    words: "capacity.ask.words",
    help: "capacity.ask.help",
    form: form(
      { key: "capacity.ask.title" },
      { key: "capacity.ask.submit" },
      {
        service: { kind: "choice", secrecy: "A", of: "service", options: services, label: { key: "referral.service" }, shapes: true },
        urgency: { kind: "choice", secrecy: "A", of: "urgency", options: urgencies, label: { key: "referral.urgency" } },
        child: { kind: "choice", secrecy: "B", of: "child", options: childs, label: { key: "referral.show.child" } },
        band: { kind: "choice", secrecy: "B", of: "band", options: bands, label: { key: "referral.children" } },
        agencies: { kind: "agencies", label: { key: "capacity.ask.agencies" } },
      },
      [{ kind: "text", text: [{ key: "capacity.ask.intro" }], tone: "quiet" }],
    ),
    prefill: () => ({ band: "0", urgency: "normal" }),
    choices: (_state: State, world: World, actor: Actor, known: Readonly<Record<string, unknown>>) => {
      const own = memberOf(actor)?.agency;
      const service = typeof known.service === "string" ? known.service : undefined;
      if (own === undefined) return {};
      return { agencies: service === undefined ? [] : receivers(service, own, world).filter((id) => !isOutside(id, world)) };
    },
    after: () => ({ panel: "show" }),
  },
  place: answering,
  waitlist: answering,
  full: answering,
  assess: answering,
  age: { access: clock as Access<State>, form: nothing },
  forget: { access: clock as Access<State>, form: nothing },
} as const;
type Command = CommandOf<typeof commands>;

export const needs = (_state: State, command: Command): Needs => {
  const member = memberOf(command.by);
  if (command.type !== "ask" || !member) return {};
  return { open: { workflow: "capacity", open: true, holders: [`m:${member.id}`], for: member, limit: mostOpen } };
};

export const decide = (state: State, command: Command, world: World): readonly Event[] | Refusal => {
  const { at } = command;
  const member: Member | undefined = memberOf(command.by);
  if (command.type === "ask") {
    const region = member && world.people.agencies.get(member.agency)?.regions[0];
    if (state.step !== "new") return refuse("core.already");
    if (!member || region === undefined) return refuse("case.noRegion");
    if (world.rows("open").length >= mostOpen) return refuse("capacity.ask.many");
    const { service, urgency, child, band, agencies } = command.values;
    const others = agencies.filter((id) => id !== member.agency && world.people.agencies.has(id)).slice(0, mostAsked);
    if (others.length === 0) return refuse("capacity.ask.nobody", "agencies");
    return [
      { type: "asked", by: member.id, agency: member.agency, region, service, urgency, child, band, asked: others, at, until: later(at) },
    ];
  }
  if (!isQuestion(state)) return refuse("core.absent");
  if (command.type === "age") return state.step === "asked" ? [{ type: "aged" }] : [];
  if (command.type === "forget") return state.eraseBy ? [] : [{ type: "forgotten", eraseBy: neutralBy(at) }];
  if (!member) return refuse("core.denied");
  if (state.step === "closed") return refuse("capacity.closed");
  return [{ type: "answered", agency: member.agency, answer: seal(command.type), by: member.id, at, until: later(at) }];
};
export const evolve = (state: State, event: Event): State => {
  switch (event.type) {
    case "asked": {
      const { type: _type, ...rest } = event;
      return { ...rest, step: "asked", given: [] };
    }
    case "answered": {
      if (!isQuestion(state)) return state;
      const { type: _type, until, ...given } = event;
      return { ...state, until, given: [...state.given.filter((old) => old.agency !== given.agency), given] };
    }
    case "aged":
      return isQuestion(state) ? { ...state, step: "closed" } : state;
    case "forgotten":
      return isQuestion(state) ? { ...state, eraseBy: event.eraseBy } : state;
  }
};
