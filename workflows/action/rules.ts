// One thing that somebody has promised to do, until it is done.
import { choice, date, holder, isFar, line, nothing, shows } from "../../src/rules/fields.ts";
import { text } from "../../src/rules/say.ts";
import {
  type AgencyId,
  type CaseRef,
  form,
  type Holder,
  type InstanceId,
  type Instant,
  type MemberId,
  type Open,
  type Sealed,
} from "../../src/rules/ui.ts";
import { holderText } from "../../src/rules/who.ts";
import {
  type Access,
  type Actor,
  type CommandOf,
  clock,
  memberOf,
  neutralBy,
  payloadOf,
  type Refusal,
  refuse,
  toldBy,
  type World,
} from "../../src/rules/workflow.ts";

const reasons = ["changed", "otherDid", "notAgreed", "personDeclined", "other"] as const;
type Reason = (typeof reasons)[number];
type Step = "open" | "begun" | "done" | "impossible" | "withdrawn";
export type Doing = {
  readonly step: Step;
  readonly number: CaseRef;
  readonly text: Open<string>;
  readonly owner: Holder;
  readonly agency: AgencyId;
  readonly due: Open<string>;
  readonly by: MemberId;
  readonly at: Instant;
  readonly series?: InstanceId;
  readonly readers: readonly AgencyId[];
  readonly reason?: Sealed<Reason>;
  readonly endedAt?: Instant;
  readonly endedBy?: MemberId;
  /** When its owner was reminded since it was given, moved or opened again. */
  readonly reminded: readonly Instant[];
  /** Since when it is as it is: given, changed or opened again. */
  readonly since: Instant;
  readonly moves: number;
  readonly eraseBy?: Instant;
};
export type State = { readonly step: "new" } | Doing;
export type Event =
  | ({ readonly type: "given" } & Pick<Doing, "number" | "text" | "owner" | "agency" | "due" | "by" | "at" | "series" | "readers">)
  | { readonly type: "begun"; readonly at: Instant }
  | {
      readonly type: "ended";
      readonly how: "done" | "impossible" | "withdrawn";
      readonly at: Instant;
      readonly by: MemberId;
      readonly reason?: Sealed<Reason>;
    }
  | { readonly type: "moved"; readonly at: Instant; readonly owner: Holder; readonly agency: AgencyId; readonly due: Open<string> }
  | { readonly type: "reopened"; readonly at: Instant }
  | { readonly type: "reminded"; readonly at: Instant }
  | { readonly type: "forgotten"; readonly eraseBy: Instant };

export const isAction = (state: State): state is Doing => state.step !== "new";
/** Still to be done. */
export const isOpen = (state: State): boolean => state.step === "open" || state.step === "begun";
/** Anybody who goes to meetings. */
export const anyone: Access<State> = (_state, actor, world) => {
  const member = memberOf(actor);
  return member !== undefined && world.people.attends(member);
};
const anew: Access<State> = (state, actor, world) => !isAction(state) && anyone(state, actor, world);
/** Of an agency that was there when it was given. */
export const reader: Access<State> = (state, actor, world) =>
  isAction(state) && anyone(state, actor, world) && state.readers.includes(memberOf(actor)?.agency as AgencyId);
/** The owner's colleagues: whoever is there when the owner is not. */
const owners: Access<State> = (state, actor, world) =>
  isAction(state) && anyone(state, actor, world) && memberOf(actor)?.agency === state.agency;
/** Who does it, and who asked for it, as long as that person may still read it: not from another agency. */
const both: Access<State> = (state, actor, world) =>
  owners(state, actor, world) || (isAction(state) && reader(state, actor, world) && memberOf(actor)?.id === state.by);
const byAgenda = toldBy("agenda");

/** What is usually promised. [design] */
const soonDays = 5;
const due = date("A", "action.due");
const owner = holder("action.owner");
const showIt = shows("show");
export const commands = {
  /** Empty whatever it was opened from: nothing of a message is copied. */
  create: {
    access: anew,
    words: "action.create.words",
    help: "action.create.help",
    form: form(
      "action.create.title",
      "action.create.submit",
      {
        text: line(140, "action.text", { hint: "action.textHint" }),
        owner,
        due,
      },
      [text("action.create.intro", "quiet")],
    ),
    prefill: (_state: State, world: World, actor: Actor, at: Instant) => {
      const own = memberOf(actor);
      return {
        due: world.calendar.day(world.calendar.addWorkdays(at, soonDays, "09:00")),
        owner: own && holderText({ member: own.id }),
      };
    },
    choices: (_state: State, world: World, actor: Actor) => {
      const own = memberOf(actor)?.agency;
      return { owner: own ? world.people.doers([own]) : [] };
    },
    after: showIt,
  },
  give: { access: byAgenda, form: nothing },
  begin: { access: owners, form: nothing, after: showIt },
  finish: { access: owners, form: nothing, after: showIt },
  cannot: {
    access: owners,
    form: form("action.cannot.title", "action.cannot.submit", { reason: choice("B", "actionReason", reasons, "action.reason") }),
    after: showIt,
  },
  change: {
    access: both,
    form: form("action.change.title", "action.change.submit", { owner, due }),
    prefill: (state: State) => (isAction(state) ? { due: state.due, owner: holderText(state.owner) } : {}),
    choices: (state: State, world: World) => (isAction(state) ? { owner: world.people.doers([state.agency]) } : {}),
    after: showIt,
  },
  withdraw: { access: both, form: nothing, after: showIt },
  reopen: { access: owners, form: nothing, after: showIt },
  remind: { access: clock, form: nothing },
  forget: { access: clock, form: nothing },
} as const;
type Command = CommandOf<typeof commands>;
type Decided = readonly Event[] | Refusal;

/** Å, the letter of its kind: docs/domain.md §0.4. */
const prefix = "\u00c5";
/** What a meeting says of an action, or whoever notes one. */
export type Given = Pick<Doing, "text" | "owner" | "agency" | "due" | "by" | "series" | "readers">;
const given = (of: Given, at: Instant, world: World): Event => ({ type: "given", number: world.fresh.number(prefix), at, ...of });

const dayFault = (day: string, at: Instant, world: World): "case.dayPast" | "action.tooFar" | undefined => {
  if (day < world.calendar.day(at)) return "case.dayPast";
  return isFar(day, at) ? "action.tooFar" : undefined;
};
const create = (command: Extract<Command, { type: "create" }>, world: World): Decided => {
  const member = memberOf(command.by);
  const { text, due: day, owner: who } = command.values;
  const agency = world.people.agencyOf(who);
  if (!member || agency === undefined || agency !== member.agency) return refuse("action.owner.unknown", "owner");
  const fault = dayFault(day, command.at, world);
  if (fault) return refuse(fault, "due");
  return [given({ text, owner: who, agency, due: day, by: member.id, readers: [agency] }, command.at, world)];
};
const onOpen = (
  state: Doing,
  command: Exclude<Command, { type: "create" | "give" | "reopen" | "remind" | "forget" }>,
  by: MemberId,
  world: World,
): Decided => {
  const { at } = command;
  switch (command.type) {
    case "begin":
      return state.step === "begun" ? refuse("action.already") : [{ type: "begun", at }];
    case "finish":
      return [{ type: "ended", how: "done", at, by }];
    case "cannot":
      return [{ type: "ended", how: "impossible", at, by, reason: command.values.reason }];
    case "withdraw":
      return [{ type: "ended", how: "withdrawn", at, by }];
    case "change": {
      const { owner: who, due: day } = command.values;
      const agency = world.people.agencyOf(who);
      if (agency !== state.agency) return refuse("action.owner.unknown", "owner");
      const fault = dayFault(day, at, world);
      return fault ? refuse(fault, "due") : [{ type: "moved", at, owner: who, agency, due: day }];
    }
  }
};
/** Everything that can happen to an action. The clock and a meeting are never refused. */
export const decide = (state: State, command: Command, world: World): Decided => {
  if (command.type === "create") return isAction(state) ? refuse("core.already") : create(command, world);
  if (command.type === "give") return isAction(state) ? [] : [given(payloadOf<Given>(command), command.at, world)];
  if (command.type === "remind") return isOpen(state) ? [{ type: "reminded", at: command.at }] : [];
  if (command.type === "forget") return !isAction(state) || isOpen(state) ? [] : [{ type: "forgotten", eraseBy: neutralBy(command.at) }];
  const member = memberOf(command.by);
  if (!isAction(state) || !member) return refuse("core.absent");
  // What is being forgotten is not taken up again.
  if (state.eraseBy) return refuse("core.absent");
  if (command.type === "reopen") return isOpen(state) ? refuse("action.already") : [{ type: "reopened", at: command.at }];
  return isOpen(state) ? onOpen(state, command, member.id, world) : refuse("action.isEnded");
};
export const evolve = (state: State, event: Event): State => {
  if (event.type === "given") {
    const { type: _type, ...rest } = event;
    return { ...rest, step: "open", reminded: [], since: event.at, moves: 0 };
  }
  if (!isAction(state)) return state;
  switch (event.type) {
    case "begun":
      return { ...state, step: "begun" };
    case "ended": {
      const { how, at, by, reason } = event;
      return { ...state, step: how, endedAt: at, endedBy: by, ...(reason && { reason }) };
    }
    case "moved":
      return { ...state, owner: event.owner, agency: event.agency, due: event.due, reminded: [], since: event.at, moves: state.moves + 1 };
    case "reopened": {
      const { reason: _reason, endedAt: _at, endedBy: _by, ...rest } = state;
      return { ...rest, step: "open", reminded: [], since: event.at, moves: state.moves + 1 };
    }
    case "reminded":
      return { ...state, reminded: [...state.reminded, event.at] };
    case "forgotten":
      return { ...state, eraseBy: event.eraseBy };
  }
};
