// What may happen to a referral. docs/domain.md §6: sixteen transitions, and nothing else.
import { type CaseRef, type Instant, type MemberId, reveal } from "../../src/rules/ui.ts";
import { type Member, memberOf, neutralBy, never, payloadOf, plus, type Refusal, refuse, type World } from "../../src/rules/workflow.ts";
import type { Command } from "./commands.ts";
import type { Event, Facts, Referral, Second, Snapshot, State } from "./model.ts";
import {
  agencyOf,
  basesFor,
  closedFor,
  contactOf,
  dueTimes,
  isOutside,
  nextAt,
  nextSilence,
  secondFor,
  secondOn,
  senderOn,
} from "./rules.ts";

type Of<T extends Command["type"]> = Extract<Command, { type: T }>;
type Decided = readonly Event[] | Refusal;
const secondWithinHours = 24;
/** More drafts than this is a mistake of hand; and a colleague is not asked for ever. [design] */
const [mostDrafts, mostAsks] = [40, 5];

const factsOf = (values: Of<"draft">["values"] | Of<"edit">["values"]): Facts => {
  const { service, to, urgency, basis, payer, kind, groups, interpreter, children, needs, conditions, carrier, answerBy } = values;
  return {
    service,
    to,
    urgency,
    basis,
    payer,
    kind,
    groups,
    ...(interpreter && { interpreter }),
    ...(children && { children }),
    ...(needs && { needs }),
    ...(conditions && { conditions }),
    ...(carrier && { carrier }),
    ...(answerBy && { answerBy }),
  };
};
/** A number of ours, or none: a form of one's own could bring any text. */
const numberOf = (raw: string | undefined): CaseRef | undefined =>
  raw !== undefined && /^H-[0-9A-Z]{6}$/.test(raw) ? (raw as CaseRef) : undefined;
const unfit = (facts: Facts, own: Referral["from"], world: World, today: string): Refusal | undefined => {
  if (facts.to === own) return refuse("referral.self", "to");
  if (!agencyOf(facts.to, world)) return refuse("referral.gone", "to");
  if (facts.answerBy !== undefined && facts.answerBy < today) return refuse("referral.dayPast", "answerBy");
  const allowed: readonly string[] = basesFor(agencyOf(own, world));
  return allowed.includes(reveal(facts.basis)) ? undefined : refuse("referral.badBasis", "basis");
};

const draft = (state: State, command: Of<"draft">, member: Member, world: World): Decided => {
  if (state.step !== "new") return refuse("core.already");
  const [row] = world.rows("kase");
  const { ref, words, region } = row?.summary ?? {};
  if (!row || ref === undefined || words === undefined || region === undefined || !row.summary.open) return refuse("referral.noCase");
  // Only whoever has the case may send it on: a guest in it may not.
  if (row.summary.agency !== member.agency) return refuse("referral.notYours");
  const facts = factsOf(command.values);
  const no = unfit(facts, member.agency, world, world.calendar.day(command.at));
  if (no) return no;
  if (world.rows("drafts").filter(({ summary }) => summary.flags?.includes("step:draft")).length >= mostDrafts)
    return refuse("referral.many");
  const parent = numberOf(command.values.parent);
  return [
    {
      type: "drafted",
      at: command.at,
      number: world.fresh.number("H"),
      kase: row.instance,
      caseRef: ref,
      caseWords: words,
      region,
      from: member.agency,
      by: member.id,
      outside: isOutside(facts.to, world),
      facts,
      ...(parent !== undefined && { parent }),
    },
  ];
};

const askSecond = (state: Referral, when: Second["when"], at: Instant, by: MemberId, world: World): Second => {
  const to = secondOn({ ...state, authors: [...(state.authors ?? []), by] }, world.calendar.day(at), world);
  const hours = agencyOf(state.from, world)?.hours;
  const within = plus(at, secondWithinHours * 3_600_000);
  return { when, askedAt: at, due: hours ? world.calendar.nextOffice(within, hours) : within, ...(to !== undefined && { to }) };
};
const sent = (state: Referral, at: Instant, by: MemberId, world: World, second?: Second): Event => ({
  type: "sent",
  at,
  by,
  outside: isOutside(state.facts.to, world),
  ...dueTimes(state.facts, at, world),
  ...(second && { second }),
});
const send = (state: Referral, at: Instant, by: MemberId, world: World): Decided => {
  if (state.facts.urgency === "akut" && state.called === undefined) return refuse("referral.callFirst");
  if (!agencyOf(state.facts.to, world)) return refuse("referral.gone");
  const needed = secondFor(state.facts);
  if (needed === "before") {
    if (state.second && !state.second.decided) return refuse("referral.second.waiting");
    if (state.second?.decided?.yes !== true) {
      if ((state.asks ?? 0) >= mostAsks) return refuse("referral.second.often");
      const second = askSecond(state, "before", at, by, world);
      // Somebody alone cannot decide this: better to hear it now than to wait for nobody.
      return second.to === undefined ? refuse("referral.second.nobody") : [{ type: "secondAsked", second, by }];
    }
  }
  return [sent(state, at, by, world, needed === "after" ? askSecond(state, "after", at, by, world) : undefined)];
};
/** Sent once more, as it was: what a second person must decide before is written anew. */
const reopened = (state: Referral, at: Instant, by: MemberId, world: World): Decided => {
  if (!agencyOf(state.facts.to, world)) return refuse("referral.gone");
  const needed = secondFor(state.facts);
  if (needed === "before") return refuse("referral.second.anew");
  return [sent(state, at, by, world, needed === "after" ? askSecond(state, "after", at, by, world) : undefined)];
};
const secondDecides = (state: Referral, command: Of<"approve" | "object">, by: MemberId, world: World): Decided => {
  if (!state.second || state.second.decided) return refuse("referral.second.done");
  // A button that was shown for what it was before: nobody says yes to what they have not seen.
  const { round } = command.values;
  if (round !== undefined && round !== String(state.asks ?? 0)) return refuse("referral.second.changed");
  const yes = command.type === "approve";
  if (yes && state.second.when === "before" && !agencyOf(state.facts.to, world)) return refuse("referral.gone");
  const decided: Event = { type: "secondDecided", by, at: command.at, yes };
  // Before: a yes sends it. After: a no is told to the sender, who withdraws it; nothing is undone by itself.
  return state.second.when === "before" && yes && state.step === "draft" ? [decided, sent(state, command.at, state.by, world)] : [decided];
};

/** Both have confirmed: the case moves with a transfer, and gets a reference of its own there. */
const hand = (
  state: Referral,
  side: "sender" | "receiver",
  command: { readonly at: Instant },
  by: MemberId,
  world: World,
  carrier?: Facts["carrier"],
): Decided => {
  if (state.handed[side]) return refuse("referral.handed.already");
  const other = side === "sender" ? "receiver" : "sender";
  const both = state.handed[other] !== undefined || (state.outside && side === "sender");
  const newCase = both && state.facts.kind === "overlamning" && !state.outside ? world.fresh.instance : undefined;
  const first: Event = { type: "handed", side, at: command.at, by, ...(carrier && { carrier }), ...(newCase && { newCase }) };
  return state.outside && side === "sender" && !state.handed.receiver
    ? [first, { type: "handed", side: "receiver", at: command.at, by }]
    : [first];
};

const silent = (state: Referral, at: Instant, world: World): Decided => {
  if (state.nextSilenceAt === undefined || (state.step !== "sent" && state.step !== "received")) return [];
  const phase = state.step === "sent" ? "ack" : "answer";
  const step = (state.silence.filter((s) => s.phase === phase).at(-1)?.step ?? 0) + 1;
  const day = world.calendar.day(at);
  const to = state.outside
    ? ((step === 2 ? nextAt(state.from, 2, day, world) : undefined) ?? senderOn(state, day, world))
    : step <= 2
      ? nextAt(state.facts.to, step, day, world)
      : contactOf(state.facts.to, day, world);
  return [
    {
      type: "unanswered",
      silence: { phase, step, at, ...(to !== undefined && { to }) },
      nextSilenceAt: nextSilence(state.facts, step, at, world),
    },
  ];
};
const byOthers = (
  state: Referral,
  command: Of<"silent" | "begin" | "expire" | "reviewLate" | "freeze" | "stop" | "forget">,
  world: World,
): Decided => {
  const { at } = command;
  switch (command.type) {
    case "silent":
      return silent(state, at, world);
    case "begin":
      return state.step === "handedOver" ? [{ type: "began", at }] : [];
    case "expire":
      return state.step === "draft" ? [{ type: "discarded", at, eraseBy: neutralBy(at) }] : [];
    case "reviewLate":
      return state.second && !state.second.decided && !state.second.late && !closedFor.includes(state.step)
        ? [{ type: "secondLate", at }]
        : [];
    case "freeze":
      return state.sends === 0 || state.step === "discarded"
        ? []
        : [{ type: "frozen", snapshot: payloadOf<{ snapshot: Snapshot }>(command).snapshot }];
    case "stop":
      return state.step === "draft" || closedFor.includes(state.step) ? [] : [{ type: "withdrawn", at, consentGone: true }];
    case "forget":
      return state.step === "discarded" ? [] : [{ type: "discarded", at, eraseBy: neutralBy(at) }];
    default:
      return never(command, "referral.byOthers");
  }
};

export const decide = (state: State, command: Command, world: World): Decided => {
  const member = memberOf(command.by);
  if (command.type === "draft") return member ? draft(state, command, member, world) : refuse("core.denied");
  if (state.step === "new") return refuse("core.absent");
  switch (command.type) {
    case "silent":
    case "begin":
    case "expire":
    case "reviewLate":
    case "freeze":
    case "stop":
    case "forget":
      return byOthers(state, command, world);
    default:
      return member ? byPerson(state, command, member.id, world) : refuse("core.denied");
  }
};
type ByPerson = Exclude<Command, Of<"draft" | "silent" | "begin" | "expire" | "reviewLate" | "freeze" | "stop" | "forget">>;
/** Opened when the answer was already late: there is still time to give one before anybody else is told. */
const received = (state: Referral, at: Instant, by: MemberId, world: World): Event => {
  const { answerBy } = state;
  return {
    type: "received",
    at,
    by,
    nextSilenceAt: answerBy !== undefined && answerBy > at ? answerBy : nextSilence(state.facts, 1, at, world),
  };
};
const answered = (state: Referral, command: Of<"answer">, by: MemberId, world: World): Decided => {
  const { values, at } = command;
  const defined = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
  const facts: Facts = { ...state.facts, ...defined };
  return [{ type: "answered", at, by, facts, answerBy: dueTimes(facts, at, world).answerBy }];
};
const byPerson = (state: Referral, command: ByPerson, by: MemberId, world: World): Decided => {
  const { at } = command;
  switch (command.type) {
    case "edit": {
      const facts = factsOf(command.values);
      return (
        unfit(facts, state.from, world, world.calendar.day(at)) ?? [{ type: "edited", facts, outside: isOutside(facts.to, world), by }]
      );
    }
    case "discard":
      return [{ type: "discarded", at, eraseBy: neutralBy(at) }];
    case "called":
      return state.called ? [] : [{ type: "called", at }];
    case "send":
      return send(state, at, by, world);
    case "approve":
    case "object":
      return secondDecides(state, command, by, world);
    case "receive":
      return state.step === "sent" ? [received(state, at, by, world)] : [];
    case "ask":
      return [{ type: "asked", at, by, question: command.values.question }];
    case "answer":
      return answered(state, command, by, world);
    case "accept": {
      const { holder, deputy } = command.values;
      return "member" in holder && holder.member === deputy
        ? refuse("referral.accept.same", "deputy")
        : [{ type: "accepted", at, by, holder, deputy }];
    }
    case "decline": {
      const { reason, suggested } = command.values;
      return [{ type: "declined", at, by, reason, ...(suggested && { suggested }) }];
    }
    case "handOver":
      return hand(state, "sender", command, by, world, command.values.carrier);
    case "takeOver":
      return hand(state, "receiver", command, by, world);
    case "start":
      return [{ type: "began", at, by }];
    case "rest":
      return [{ type: "rested", at, by, reason: command.values.reason }];
    case "finish":
      return [{ type: "finished", at, by, outcome: command.values.outcome }];
    case "fail":
      return [{ type: "failed", at, by, reason: command.values.reason }];
    case "confirm":
      return [{ type: "confirmed", at, by }];
    case "withdraw":
      return [{ type: "withdrawn", at, by, reason: command.values.reason }];
    case "mistake":
      return [{ type: "mistaken", at, by, reason: command.values.reason }];
    case "reopen":
      return reopened(state, at, by, world);
    default:
      return never(command, "referral.byPerson");
  }
};
