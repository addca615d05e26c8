// What may happen to a case.
import { onDay, t } from "../../src/rules/say.ts";
import { type Instant, type MemberId, reveal, seal } from "../../src/rules/ui.ts";
import { agencyOf } from "../../src/rules/who.ts";
import { type Member, memberOf, neutralBy, never, payloadOf, plus, type Refusal, refuse, type World } from "../../src/rules/workflow.ts";
import { byClock } from "./by-clock.ts";
import type { Command } from "./commands.ts";
import { discussed } from "./meeting.ts";
import { byOwner, byReferral, consentDue, forgetMore, takeIn } from "./passing/decide.ts";
import { level, longestSnooze, makeDeadline, notReady, plan, sameHolder } from "./rules.ts";
import type { Case, Event, Latest, NextStep, Part, Snapshot, State } from "./state.ts";

type Of<T extends Command["type"]> = Extract<Command, { type: T }>;
type Decided = readonly Event[] | Refusal;
const dayMs = 86_400_000;
/** More than this at once is a mistake of hand. */
const maxDeadlines = 12;
/** Putting off again and again is not following up. [design] */
const maxSnoozes = 2;

/** What the clock and a tell bring is made by the core and the rules, not by a form. */

const open = (state: State, command: Of<"open">, world: World, member: Member): Decided => {
  if (state.step !== "new") return refuse("case.alreadyOpen");
  const agency = world.people.agencies.get(member.agency);
  const region = agency?.regions[0];
  if (!agency || region === undefined) return refuse("case.noRegion");
  const { deputy, child, risk, quiet } = command.values;
  const { ref, words } = { ref: world.fresh.ref(region), words: world.fresh.words };
  return [
    {
      type: "opened",
      at: command.at,
      by: member.id,
      ref,
      words,
      region,
      agency: agency.id,
      holder: { member: member.id },
      deputy,
      child,
      risk,
      quiet,
      ...plan(risk, command.at, command.at, agency, world),
    },
  ];
};

/** A button made for an earlier round: somebody has done it since. */
const stale = (state: Case, round: string | undefined): Refusal | undefined =>
  round !== undefined && round !== String(state.round) ? refuse("case.roundDone") : undefined;
const checkedIn = (
  state: Case,
  at: Instant,
  latest: Latest,
  world: World,
  risk = state.risk,
  more: { next?: NextStep; agenda?: true } = {},
): Decided => {
  const agency = agencyOf(state.agency, world);
  if (!agency) return refuse("case.noRegion");
  const changed = reveal(risk) !== reveal(state.risk);
  return [{ type: "checkedIn", at, latest, ...more, ...(changed && { risk }), ...plan(risk, state.openedAt, at, agency, world) }];
};
const quick = (state: Case, command: Of<"calm" | "noContact">, by: MemberId, world: World): Decided => {
  const calm = command.type === "calm";
  const latest: Latest = {
    at: command.at,
    by,
    safety: seal(calm ? "green" : state.latest ? reveal(state.latest.safety) : "notAssessed"),
    contact: seal(calm ? "yes" : "no"),
  };
  return stale(state, command.values.round) ?? checkedIn(state, command.at, latest, world);
};
const full = (state: Case, command: Of<"checkIn">, by: MemberId, world: World): Decided => {
  const { values, at } = command;
  const old = stale(state, values.round);
  if (old) return old;
  if (values.day < world.calendar.day(at)) return refuse("case.dayPast", "day");
  const latest: Latest = {
    at,
    by,
    safety: values.safety,
    contact: values.contact,
    ...(values.domains && { domains: values.domains }),
    ...(values.consent && { consent: values.consent }),
  };
  return checkedIn(state, at, latest, world, values.risk ?? state.risk, {
    next: { code: values.next, who: values.who, day: values.day },
    ...(values.agenda === "yes" && { agenda: true as const }),
  });
};

const snooze = (state: Case, command: Of<"snooze">, by: MemberId, world: World): Decided => {
  const { until, reason } = command.values;
  const { calendar } = world;
  const judged = level(state.risk);
  if (state.snoozes >= maxSnoozes) return refuse("case.snooze.often");
  const farthest = calendar.day(calendar.addWorkdays(command.at, longestSnooze[judged], "09:00"));
  if (until <= calendar.day(command.at)) return refuse("case.dayPast", "until");
  // How long is allowed follows the risk, so the sentence must not name the day: it would tell the risk.
  if (until > farthest) return refuse("case.snooze.tooLong", "until");
  const due = calendar.addDays(calendar.wall(until, "00:00"), 0, judged === "high" ? "09:00" : "15:00");
  return [{ type: "snoozed", at: command.at, by, reason, due, nextMissAt: due, ...(state.weekendAt && { weekendAt: state.weekendAt }) }];
};
const assign = (state: Case, command: Of<"assign">): Decided => {
  const { holder, deputy } = command.values;
  if ("member" in holder && holder.member === deputy) return refuse("case.assign.same", "deputy");
  return sameHolder(holder, state.holder) && deputy === state.deputy
    ? refuse("case.assign.nothing", "holder")
    : [{ type: "assigned", at: command.at, holder, deputy }];
};
const take = (state: Case, command: Of<"take">, world: World): Decided => {
  const { from, to } = payloadOf<{ from: MemberId; to: MemberId }>(command);
  // Whoever offered it must still have it: otherwise two people would each believe that they have the case.
  if (state.step !== "open" || !("member" in state.holder) || state.holder.member !== from) return refuse("case.take.moved");
  const deputy = state.deputy === to ? (world.people.members.get(to)?.deputy ?? from) : state.deputy;
  return [{ type: "assigned", at: command.at, holder: { member: to }, deputy: deputy === to ? from : deputy }];
};

const snapshot = (state: Case, groups: readonly string[], at: Instant): Snapshot => ({
  at,
  ...(groups.includes("sakerhet") && { risk: state.risk }),
  ...(groups.includes("barn") && { child: state.child }),
  ...(groups.includes("behov") && state.next && { next: state.next.code }),
  ...(groups.includes("migration") && { deadlines: state.deadlines.map(({ kind, day }) => ({ kind, day })) }),
});
const invite = (state: Case, command: Of<"invite">, by: Member, world: World): Decided => {
  const { agency, basis, purpose, groups } = command.values;
  const missing = notReady(agency, world);
  if (missing) return refuse("case.invite.notReady", "agency");
  // Two people can invite at once: the second must not turn those who take part back into guests.
  if (state.parts.some((old) => old.agency === agency && (old.state === "in" || old.state === "invited")))
    return refuse("case.invite.already", "agency");
  const part: Part = {
    agency,
    state: "invited",
    since: command.at,
    invitedAt: command.at,
    remindAt: world.calendar.addWorkdays(command.at, 1, "09:00"),
    basis,
    purpose,
    groups,
    by: by.id,
    snapshot: snapshot(state, reveal(groups), command.at),
  };
  return [{ type: "invited", part }];
};

const setRisk = (state: Case, command: Of<"setRisk">, by: MemberId, world: World): Decided => {
  const { risk, quiet } = command.values;
  const agency = agencyOf(state.agency, world);
  if (!agency) return refuse("case.noRegion");
  if (reveal(risk) !== reveal(state.risk))
    return [{ type: "riskSet", at: command.at, by, risk, quiet, ...plan(risk, state.openedAt, command.at, agency, world) }];
  // The same risk plans nothing anew: a late check-in stays late.
  return reveal(quiet) === reveal(state.quiet) ? refuse("case.assign.nothing", "risk") : [{ type: "quietSet", quiet }];
};
const setDeadline = (state: Case, command: Of<"setDeadline">, world: World): Decided => {
  const { kind, day } = command.values;
  if (reveal(day) < world.calendar.day(command.at)) return refuse("case.dayPast", "day");
  if (state.deadlines.length >= maxDeadlines) return refuse("case.deadline.many");
  return [{ type: "deadlineSet", deadline: makeDeadline(world.fresh.instance, kind, day, command.at, world) }];
};

const close = (state: Case, command: Of<"close">, by: MemberId, world: World): Decided => {
  const { reason, ...stats } = command.values;
  if (state.parts.some((part) => part.state === "invited")) return refuse("case.close.invited");
  // A referral that nobody has ended would have nobody to go back to.
  if (state.shares.some((share) => !share.ended)) return refuse("case.close.referral");
  return [
    {
      type: "closed",
      at: command.at,
      row: world.fresh.instance,
      by,
      reason,
      stats: seal(Object.fromEntries(Object.entries(stats).filter(([, code]) => code !== undefined)) as unknown as Record<string, string>),
    },
  ];
};
const reopen = (state: Case, command: Of<"reopen">, by: MemberId, world: World): Decided => {
  const agency = agencyOf(state.agency, world);
  return agency
    ? [{ type: "reopened", at: command.at, by, ...plan(state.risk, state.openedAt, command.at, agency, world) }]
    : refuse("case.noRegion");
};
const erase = (state: Case, command: Of<"erase">, world: World): Decided => {
  if (!state.closed) return refuse("case.isOpen");
  if (!state.filedOn) return refuse("case.erase.notFiled");
  const kept = (agencyOf(state.agency, world)?.retentionDays ?? 90) * dayMs;
  const from = plus(state.closed.at, kept);
  if (from > command.at) return refuse(t("case.erase.tooEarly", { from: onDay(from) }));
  return [{ type: "eraseAsked", at: command.at, eraseBy: neutralBy(command.at) }];
};

/** Each command to the rule that decides it. */
export const decide = (state: State, command: Command, world: World): Decided => {
  const member = memberOf(command.by);
  if (command.type === "open") return member ? open(state, command, world, member) : refuse("case.noRegion");
  if (command.type === "takeIn") return takeIn(state, command, world);
  if (command.type === "consentDue") return state.step === "new" ? [] : consentDue(state, command, world);
  if (command.type === "discussed") return discussed(state);
  if (command.type === "forgetMore") return forgetMore(state, command.at);
  if (command.type === "miss" || command.type === "remind" || command.type === "askWeekend" || command.type === "askAgain")
    return state.step === "new" ? [] : byClock(state, command, world);
  if (state.step === "new" || state.step === "erasing") return refuse("core.absent");
  if (command.type === "take") return take(state, command, world);
  if (command.type === "share" || command.type === "chain" || command.type === "moveAway") return byReferral(state, command, world);
  if (!member) return refuse("core.denied");
  const wantsClosed = command.type === "file" || command.type === "reopen" || command.type === "erase";
  // What was agreed to can be taken back when the case is over, too.
  if (state.step === "closed" && !wantsClosed && command.type !== "revoke") return refuse("case.isClosed");
  if (state.step === "open" && wantsClosed) return refuse("case.isOpen");
  return decideCase(state, command, world, member);
};

type Rest = Exclude<
  Command,
  Of<
    | "open"
    | "miss"
    | "remind"
    | "askWeekend"
    | "askAgain"
    | "take"
    | "takeIn"
    | "consentDue"
    | "forgetMore"
    | "share"
    | "chain"
    | "moveAway"
    | "discussed"
  >
>;
const decideCase = (state: Case, command: Rest, world: World, member: Member): Decided => {
  const { at } = command;
  switch (command.type) {
    case "calm":
    case "noContact":
      return quick(state, command, member.id, world);
    case "checkIn":
      return full(state, command, member.id, world);
    case "called":
      return state.red ? [{ type: "calledFor", at, by: member.id, called: command.values.whom }] : refuse("case.called.noRed");
    case "snooze":
      return snooze(state, command, member.id, world);
    case "assign":
      return assign(state, command);
    case "invite":
      return invite(state, command, member, world);
    case "uninvite": {
      const { agency } = command.values;
      const waiting = state.parts.find((part) => part.agency === agency && part.state === "invited");
      return waiting ? [{ type: "uninvited", at, agency: waiting.agency, by: member.id }] : refuse("case.uninvite.gone");
    }
    case "accept":
      return [{ type: "joined", at, agency: member.agency, contact: command.values.contact }];
    case "decline":
      return [{ type: "declined", at, agency: member.agency, by: member.id }];
    case "leave":
      return member.agency === state.agency ? refuse("case.leave.owner") : [{ type: "departed", at, agency: member.agency, by: member.id }];
    case "setRisk":
      return setRisk(state, command, member.id, world);
    case "setDeadline":
      return setDeadline(state, command, world);
    case "deadlineMet":
      return state.deadlines.some((d) => d.id === command.values.id)
        ? [{ type: "deadlineMet", id: command.values.id, at }]
        : refuse("case.deadline.gone");
    case "weekend":
      return state.weekendAsked
        ? [{ type: "weekendAnswered", day: state.weekendAsked.day, who: command.values.who }]
        : refuse("case.weekend.notAsked");
    case "close":
      return close(state, command, member.id, world);
    case "file":
      return state.filedOn ? refuse("case.file.already") : [{ type: "filed", at, by: member.id }];
    case "reopen":
      return reopen(state, command, member.id, world);
    case "erase":
      return erase(state, command, world);
    case "consent":
    case "revoke":
      return byOwner(state, command, member, world);
    default:
      return never(command, "case.decide");
  }
};
