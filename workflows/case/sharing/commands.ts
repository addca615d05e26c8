// Who has it, and who takes part.

import {
  type Asked,
  type Decided,
  type HandOn,
  type Said,
  staged,
} from "../../../src/rules/command.ts";
import {
  agency,
  choice,
  choices,
  holder,
  member,
  nothing,
  shows,
  token,
} from "../../../src/rules/fields.ts";
import { cannotTake, notReady } from "../../../src/rules/relation.ts";
import { dotted, t, text } from "../../../src/rules/say.ts";
import { form, type Instant, type Phrase, reveal } from "../../../src/rules/ui.ts";
import { agencyOf, holdersOf, isNgo, needsOwnBasis } from "../../../src/rules/who.ts";
import { type Member, refuse, type World } from "../../../src/rules/workflow.ts";
import * as codes from "../codes.ts";
import { sharedContact } from "../contacting/commands.ts";
import { act, byClock, byPerson, isCase, live, takes } from "../live.ts";
import { aboutAgency, colleaguesOf, me, ownOf, ready } from "../parts.ts";
import { drawRecord } from "../passing/decide.ts";
import {
  boundNoes,
  isAgainst,
  isConsent,
  lacksConsent,
  ownNoes,
  saidNo,
} from "../passing/resting.ts";
import { sameHolder, sharedDeadlines } from "../rules.ts";
import { unjoined } from "../same/links.ts";
import type { Case, Event, Part, Snapshot } from "../state.ts";
import { table } from "../table.ts";
import { given, giveOver } from "./giving.ts";

/** Told by a hand-over that the other has accepted. */
const take = (
  state: Case,
  { values: { from, to }, at }: Said<HandOn>,
  world: World,
): Decided<Event> => {
  // Whoever offered it must still have it: otherwise two people would each believe that they have the case.
  if (state.step !== "open" || !("member" in state.holder) || state.holder.member !== from)
    return refuse("case.take.moved");
  const deputy =
    state.deputy === to ? (world.people.members.get(to)?.deputy ?? from) : state.deputy;
  return [{ type: "assigned", at, holder: { member: to }, deputy: deputy === to ? from : deputy }];
};
/** Of somebody who leaves: what is theirs here, as holder, as deputy or as both, goes to the one whom a person has chosen. Never refused: others go with it. */
const handOn = (
  state: Case,
  { values: { from, to }, at }: Said<HandOn>,
  world: World,
): readonly Event[] => {
  const isHolder = "member" in state.holder && state.holder.member === from;
  if (state.step !== "open" || !(isHolder || state.deputy === from)) return [];
  const holder = isHolder ? { member: to } : state.holder;
  const holds = "member" in holder ? holder.member : undefined;
  const others = [
    state.deputy,
    to,
    world.people.members.get(to)?.deputy,
    ...world.people.colleagues(state.agency, from),
  ];
  const deputy = others.find((id) => id !== undefined && id !== holds && id !== from) ?? from;
  return [{ type: "assigned", at, holder, deputy }];
};
/** One that says that it is a child goes with what may be said of children. */
const shownStep = ({ next }: Case, groups: readonly string[]) =>
  next === undefined || (codes.childSteps.includes(next.code) && !groups.includes("barn"))
    ? undefined
    : next.code;
const snapshot = (
  state: Case,
  groups: readonly string[],
  at: Instant,
  next = shownStep(state, groups),
): Snapshot => ({
  at,
  ...(groups.includes("sakerhet") && { risk: state.risk }),
  ...(groups.includes("sakerhet") &&
    state.safeContact && {
      safeContact: sharedContact(state.safeContact, groups.includes("barn")),
    }),
  ...(groups.includes("barn") && { child: state.child }),
  ...(groups.includes("behov") && next && { next }),
  ...(groups.includes("behov") && state.language && { language: state.language }),
  ...(groups.includes("migration") && { deadlines: sharedDeadlines(state) }),
});
/** What the person has said no to, for the one who is about to share; what holds here too says neither where nor by whom it was said. */
const noTo = (
  noes: readonly Part["agency"][],
  key: "case.consent.noTo" | "case.same.noTo",
): Phrase | false =>
  noes.length > 0 && t(key, { agencies: { list: noes.map((agency) => ({ agency })) } });
const noesOf = (state: Case) => [
  noTo(ownNoes(state), "case.consent.noTo"),
  noTo(boundNoes(state), "case.same.noTo"),
];
const inviteFields = {
  agency: agency("case.invite.agency"),
  basis: choice("B", "basis", codes.bases, "case.invite.basis", { hint: "case.invite.basisHint" }),
  purpose: choice("B", "purpose", codes.purposes, "case.invite.purpose"),
  groups: choices("B", "group", codes.dataGroups, "case.invite.groups", {
    hint: "case.invite.groupsHint",
  }),
} as const;
const invite = (
  state: Case,
  { values, at }: Asked<typeof inviteFields>,
  by: Member,
  world: World,
): Decided<Event> => {
  const none = cannotTake(values.agency, world);
  if (none) return { ...none, field: "agency" };
  // Two people can invite at once: the second must not turn those who take part back into guests.
  if (values.agency === state.agency || isPart(state, values.agency))
    return refuse("case.invite.already", "agency");
  if (needsOwnBasis(values.agency, reveal(values.groups), world))
    return refuse("case.share.ownBasis", "groups");
  if (lacksConsent(state, values, world.calendar.day(at)))
    return refuse("case.share.noConsent", "basis");
  if (!isConsent(reveal(values.basis)) && isAgainst(saidNo(state), values.agency, world))
    return refuse("case.invite.against", "agency");
  const remindAt = world.calendar.addWorkdays(at, 1, "09:00");
  const shown = snapshot(state, reveal(values.groups), at);
  const part: Part = {
    ...values,
    state: "invited",
    since: at,
    invitedAt: at,
    remindAt,
    by: by.id,
    snapshot: shown,
  };
  return [{ type: "invited", part }];
};
const isPart = (state: Case, id: Part["agency"]): boolean =>
  state.parts.some((old) => old.agency === id && (old.state === "in" || old.state === "invited"));

export const sharing = staged(table)({
  assign: act({
    words: "case.assign.words",
    help: "case.assign.help",
    ready,
    form: form("case.assign.title", "case.assign.submit", {
      holder: holder("case.assign.holder"),
      deputy: member("case.open.deputy"),
    }),
    prefill: (state) => (isCase(state) ? { holder: state.holder, deputy: state.deputy } : {}),
    choices: (state, world) =>
      isCase(state)
        ? { holder: holdersOf(state.agency, world), deputy: world.people.colleagues(state.agency) }
        : {},
    decide: byPerson((state, { values: { holder, deputy }, at }, by, world) => {
      if ("member" in holder && holder.member === deputy)
        return refuse("case.assign.same", "deputy");
      if (!sameHolder(holder, state.holder) || deputy !== state.deputy)
        return [given(state, { at, holder, deputy }, by.id, world)];
      return state.giving ? [{ type: "givingStopped" }] : refuse("case.assign.nothing", "holder");
    }),
  }),
  giveOver: byClock((state, { at }, world) => giveOver(state, at, world)),
  take: takes.take(live(take)),
  handOn: takes.handOn((state, asked, world) => (isCase(state) ? handOn(state, asked, world) : [])),
  invite: act({
    words: "case.invite.words",
    help: "case.invite.help",
    ready,
    // What the person has said no to stands on top, whatever is to be shared.
    about: (state) =>
      isCase(state)
        ? dotted("case.dot", { ref: state.ref }, { words: state.words }, ...noesOf(state))
        : [],
    form: form("case.invite.title", "case.invite.submit", inviteFields, [
      text("case.invite.intro"),
    ]),
    choices: (state, world, actor) => ({
      agency: isCase(state)
        ? [...world.people.agencies.values()]
            .filter(
              (a) =>
                a.id !== state.agency &&
                world.people.colleagues(a.id).length > 0 &&
                !isPart(state, a.id),
            )
            .map((a) => a.id)
        : [],
      basis: isNgo(agencyOf(ownOf(actor), world))
        ? ["samtycke_ngo"]
        : ["samtycke_sekretess", "menprovning_klart", "uppgiftsskyldighet"],
    }),
    decide: byPerson(invite),
  }),
  /** An invitation that nobody answers must not keep a case from being closed. */
  uninvite: act({
    form: form("case.uninvite.title", "case.uninvite.title", { agency: token() }),
    after: shows("show"),
    decide: byPerson((state, { values, at }, by) => {
      const waiting = state.parts.find(
        (part) => part.agency === values.agency && part.state === "invited",
      );
      return waiting
        ? [{ type: "uninvited", at, agency: waiting.agency, by: by.id }]
        : refuse("case.uninvite.gone");
    }),
  }),
  endPart: act({
    // Nobody ends another's by mistake.
    about: (state, _world, { agency: id }) =>
      aboutAgency(
        state,
        isCase(state) ? state.parts.find((part) => part.agency === id)?.agency : undefined,
      ),
    form: form(
      "case.endPart.title",
      "case.endPart.submit",
      { agency: token(), reason: choice("B", "ending", codes.endings, "case.endPart.reason") },
      [text("case.endPart.intro", "warning")],
    ),
    after: shows("show"),
    decide: byPerson((state, { values: { agency: whose, reason }, at }, by) => {
      const part = state.parts.find((each) => each.agency === whose && each.state === "in");
      if (!part) return refuse("case.endPart.gone");
      return [
        { type: "partEnded", at, agency: part.agency, by: by.id, reason },
        ...unjoined(state, part.agency, at, by.id),
      ];
    }),
  }),
  /** The first showing of an invitation is a disclosure, whatever the answer is. */
  look: act({
    form: nothing,
    ready: (_state, world, actor) => notReady(ownOf(actor), world),
    after: shows("invitation"),
    decide: byPerson((state, { at }, { id: by, agency: own }, world) => {
      const asked = state.parts.find((part) => part.agency === own && part.state === "invited");
      return asked && !asked.look
        ? [{ type: "looked", agency: own, at, by, record: drawRecord(world) }]
        : [];
    }),
  }),
  accept: act({
    ready: (_state, world, actor) => notReady(ownOf(actor), world),
    form: form("case.accept.title", "case.accept.submit", {
      contact: member("case.accept.contact"),
    }),
    prefill: (_state, _world, actor) => ({ contact: me(actor) }),
    choices: (_state, world, actor) => ({ contact: colleaguesOf(actor, world) }),
    after: shows("show"),
    decide: byPerson((_state, { values: { contact }, at }, by, world) => [
      { type: "joined", at, agency: by.agency, contact, record: drawRecord(world) },
    ]),
  }),
  decline: act({
    form: form("case.decline.title", "case.decline.title", {}),
    decide: byPerson((_state, { at }, by) => [
      { type: "declined", at, agency: by.agency, by: by.id },
    ]),
  }),
  leave: act({
    words: "case.leave.words",
    help: "case.leave.help",
    ready: (state, _world, actor) =>
      isCase(state) && state.agency === ownOf(actor) ? refuse("case.leave.owner") : undefined,
    form: form("case.leave.title", "case.leave.submit", {}),
    decide: byPerson((state, { at }, by) =>
      by.agency === state.agency
        ? refuse("case.leave.owner")
        : [
            { type: "departed", at, agency: by.agency, by: by.id },
            ...unjoined(state, by.agency, at, by.id),
          ],
    ),
  }),
});
