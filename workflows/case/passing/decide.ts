// Consents, and what a referral asks of its case in the same transaction.

import type { Asked, Decided, Fired, Said } from "../../../src/rules/command.ts";
import { agency, choice, choices, date, token } from "../../../src/rules/fields.ts";
import { cannotTake } from "../../../src/rules/relation.ts";
import { type InstanceId, type Instant, reveal, seal } from "../../../src/rules/ui.ts";
import { needsOwnBasis } from "../../../src/rules/who.ts";
import {
  daysFrom,
  type Member,
  neutralBy,
  refuse,
  senderOf,
  type World,
} from "../../../src/rules/workflow.ts";
import type { Second } from "../../disclosure/signals.ts";
import { dataGroups, purposes, yesNo } from "../codes.ts";
import { askAtOnce } from "../covering/days-off.ts";
import { isAcute } from "../live.ts";
import { makeDeadline, personOn, plan, sharedDeadlines } from "../rules.ts";
import { liveLinks, unjoined } from "../same/links.ts";
import type { Shared } from "../sharing/snapshot.ts";
import type { Asks, Chained, Moving, TakenIn } from "../signals.ts";
import type { Case, Event, State } from "../state.ts";
import * as codes from "./codes.ts";
import type { Consent, Kept } from "./model.ts";
import {
  isAgainst,
  isYes,
  mayGoAgainst,
  pausedSince,
  restsOn,
  saidNo,
  takenBack,
} from "./resting.ts";

/** As long as a consent holds unless somebody says otherwise. docs/domain.md §7. */
const validDays = 90;
const mostConsents = 60;
/** One transaction holds sixteen instances: a withdrawal must reach all that an agency can see of a case. */
const mostToOne = 12;
/** And that it has become quiet must reach all that go on. */
const mostAlive = 12;

export const consentFields = {
  /** The draft that it was asked for in: back to it afterwards, where it can be sent. */
  draft: token({ optional: true }),
  kind: choice("B", "consentKind", codes.consentKinds, "case.consent.kind"),
  agency: agency("case.consent.agency", { hint: "case.consent.agencyHint", optional: true }),
  purpose: choice("B", "purpose", purposes, "case.invite.purpose"),
  given: choice("B", "given", codes.givens, "case.consent.given"),
  form: choice("B", "consentForm", codes.forms, "case.consent.form"),
  groups: choices("B", "group", dataGroups, "case.invite.groups", { more: true }),
  interpreter: choice("B", "interpreter", yesNo, "case.consent.interpreter", {
    optional: true,
    more: true,
  }),
  informed: choices("B", "informed", codes.informedItems, "case.consent.informed", {
    optional: true,
    more: true,
  }),
  validTo: date("B", "case.consent.validTo", { optional: true, more: true }),
} as const;
export const revokeFields = {
  id: token(),
  how: choice("B", "withdrawalHow", codes.withdrawals, "case.revoke.how"),
} as const;
const validUntil = (today: string): string => daysFrom(today, validDays);
export const consent = (
  state: Case,
  { values, at }: Asked<typeof consentFields>,
  { id: by }: Member,
  world: World,
): Decided<Event> => {
  const today = world.calendar.day(at);
  const validTo = values.validTo === undefined ? validUntil(today) : reveal(values.validTo);
  if (validTo < today) return refuse("case.dayPast", "validTo");
  if (reveal(values.kind) === "sekretess" && values.agency === undefined)
    return refuse("case.consent.whom", "agency");
  const no = reveal(values.given) === "no";
  // A no is always taken.
  if (!no && state.consents.length >= mostConsents) return refuse("case.consent.many");
  const reviewAt = world.calendar.beforeDay(validTo, 7, "09:00");
  const given: Consent = {
    id: world.fresh.instance,
    kind: values.kind,
    purpose: values.purpose,
    groups: values.groups,
    given: values.given,
    form: values.form,
    at,
    by,
    validTo: seal(validTo),
    ...(reviewAt > at && { reviewAt }),
    ...(values.agency && { agency: values.agency }),
    ...(values.interpreter && { interpreter: values.interpreter }),
    ...(values.informed && { informed: values.informed }),
  };
  return [
    { type: "consented", consent: given },
    ...(no ? takenBack(state, given, given.form, at, by) : []),
  ];
};
export const revoke = (
  state: Case,
  { values: { id, how }, at }: Asked<typeof revokeFields>,
  { id: by }: Member,
): Decided<Event> => {
  const found = state.consents.find((each) => each.id === id && isYes(each));
  return found ? takenBack(state, found, how, at, by) : refuse("case.consent.gone");
};
/** Said once, to whoever has the case: a placement that goes on is left alone. */
export const consentDue = (
  state: Case,
  { values: { of }, at }: Fired,
  world: World,
): readonly Event[] => {
  const found =
    state.step === "open" &&
    state.consents.find((each) => each.id === of && !each.withdrawn && !each.reviewed);
  if (!found) return [];
  const to = personOn("holder", state, world.calendar.day(at), world);
  return [{ type: "consentDue", id: found.id, at, ...(to && { to }) }];
};

/** A receipt is read aloud and written into a record, so it has a check character like a reference. */
export const drawRecord = ({ fresh }: World): Kept => ({
  id: fresh.other,
  receipt: fresh.ref("KVI"),
});
/** What the case says today: coded, and only of the groups that are shared. That it is a child and that it is quiet are always said: other rules follow from them. */
const facts = (state: Case, groups: readonly string[], at: Instant): Shared => ({
  at,
  child: state.child,
  quiet: state.quiet,
  ...(groups.includes("behov") && state.language && { language: state.language }),
  ...(groups.includes("sakerhet") && { risk: state.risk }),
  ...(groups.includes("migration") && { deadlines: sharedDeadlines(state) }),
});
/** Somebody has doubted it since, or the person has said no to that agency: the last word counts. */
const isOverruled = (state: Case, { to, agreedAt }: Asks): boolean => {
  if (agreedAt === undefined) return false;
  const noes = state.consents.filter(({ agency }) => agency === to);
  const since = noes.flatMap(({ given, at, withdrawn }) =>
    reveal(given) === "no" ? [at] : withdrawn ? [withdrawn.at] : [],
  );
  return [...since, pausedSince(state, to)].some((at) => at !== undefined && at > agreedAt);
};
/** A yes that was said where it was asked for is kept where every other is, and taken back there. */
const yesTo = (state: Case, asked: Asks, at: Instant, world: World): Consent | undefined => {
  const { agreed: form, by } = asked;
  if (!form || !by || isOverruled(state, asked)) return undefined;
  const validTo = validUntil(world.calendar.day(at));
  const reviewAt = world.calendar.beforeDay(validTo, 7, "09:00");
  return {
    id: world.fresh.instance,
    kind: seal("sekretess" as const),
    agency: asked.to,
    // A service that is none of the purposes is the other one.
    purpose: seal(purposes.find((each) => each === asked.service) ?? "annat"),
    groups: asked.groups as Consent["groups"],
    given: seal("yes" as const),
    form,
    at,
    by,
    validTo: seal(validTo),
    ...(reviewAt > at && { reviewAt }),
  };
};
/** Whom the case may be shared with, and how many referrals it can have: whatever it rests on. */
const cannotShare = (state: Case, asked: Asks, referral: InstanceId, world: World) => {
  // As with an invitation: whoever may not work cases yet gets none. An agency outside Stafett is phoned.
  const none =
    world.people.colleagues(asked.to).length > 0 ? cannotTake(asked.to, world) : undefined;
  if (none) return none;
  if (needsOwnBasis(asked.to, reveal(asked.groups), world)) return refuse("case.share.ownBasis");
  const others = state.shares.filter((each) => each.referral !== referral);
  if (others.filter(({ to, shut }) => to === asked.to && !shut).length >= mostToOne)
    return refuse("case.share.many");
  return others.filter(({ ended }) => !ended).length >= mostAlive
    ? refuse("case.share.alive")
    : undefined;
};
/** The person has said no to that agency, and nothing lets it go there all the same. */
const goesAgainst = (state: Case, asked: Asks, world: World): boolean => {
  const cannotWait =
    isAcute(state) || (asked.basis !== undefined && reveal(asked.basis) === "vitalt_intresse");
  return isAgainst(saidNo(state), asked.to, world) && !mayGoAgainst(asked, cannotWait);
};
export const share = (state: Case, command: Said<Asks>, world: World): Decided<Event> => {
  const asked = command.values;
  const referral = senderOf(command.by);
  if (state.step !== "open" || referral === undefined) return refuse("case.share.closed");
  const none = cannotShare(state, asked, referral, world);
  if (none) return none;
  const today = world.calendar.day(command.at);
  const kept = asked.consent
    ? restsOn(state.consents, asked, today, pausedSince(state, asked.to))
    : undefined;
  const brought = kept ? undefined : yesTo(state, asked, command.at, world);
  const rests = kept ?? brought;
  if (asked.consent && !rests)
    return refuse(asked.workflow ? "nsp.noConsent" : "case.share.noConsent");
  if (!rests && goesAgainst(state, asked, world)) return refuse("case.share.against");
  const snapshot = facts(state, reveal(asked.groups), command.at);
  return [
    ...(brought ? [{ type: "consented" as const, consent: brought }] : []),
    {
      type: "shared",
      share: {
        referral,
        ...(asked.workflow && { workflow: asked.workflow }),
        ...(asked.moves && { moves: true as const }),
        ...(asked.counted && { counted: asked.counted }),
        number: asked.number,
        to: asked.to,
        at: command.at,
        sends: asked.sends,
        snapshot,
        service: asked.service,
        groups: asked.groups,
        ...(asked.basis && { basis: asked.basis }),
        ...(asked.by && { by: asked.by, record: drawRecord(world) }),
        ...(asked.second && { second: asked.second }),
        ...(asked.provision && { provision: asked.provision }),
        ...(rests && { consent: rests.id }),
      },
    },
  ];
};
/** A second person has looked at it after it was sent. */
export const shareReviewed = (state: Case, { values: said, by }: Said<Second>): Decided<Event> => {
  const referral = senderOf(by);
  return referral !== undefined && state.shares.some((each) => each.referral === referral)
    ? [{ type: "shareReviewed", referral, ...said }]
    : [];
};
export const passedOn = (_state: Case, { values, by, at }: Said<Chained>): Decided<Event> => {
  const referral = senderOf(by);
  return referral === undefined ? [] : [{ type: "passedOn", referral, at, ...values }];
};
/** Both have confirmed: it is closed here, and goes on there with what it takes along. */
export const movedAway = (state: Case, command: Said<Moving>, world: World): Decided<Event> => {
  const { to, language: said, ...moving } = command.values;
  const { at } = command;
  if (state.step !== "open") return refuse("case.share.closed");
  const share = state.shares.find((each) => each.referral === senderOf(command.by));
  const shared = share?.snapshot;
  const guide = state.guide && { id: world.fresh.other, groups: share?.groups ?? seal([]) };
  const covers = { risk: shared?.risk !== undefined, deadlines: shared?.deadlines !== undefined };
  const language = said ?? (shared?.language && state.language);
  return [
    ...liveLinks(state).flatMap((each) => unjoined(state, each.agency, at, state.openedBy)),
    {
      type: "movedTo",
      moved: {
        ...moving,
        agency: to,
        covers,
        at,
        ...(language && { language }),
        ...(guide && { guide }),
      },
    },
    {
      type: "closed",
      at,
      row: world.fresh.instance,
      by: state.openedBy,
      reason: seal("handedOver" as const),
      stats: seal({}),
    },
  ];
};
/** The receiver's own case, with a reference of its own: what was shared comes along, that it is quiet, and the next day, which is never put off by the move. */
export const takeIn = (state: State, command: Said<TakenIn>, world: World): Decided<Event> => {
  const { due, acute, missing, deadlines, guide, ...first } = command.values;
  const { at } = command;
  const found = world.people.agencies.get(first.agency);
  if (state.step !== "new" || !found) return refuse("case.alreadyOpen");
  const planned = plan(first.risk, at, at, found, world, acute || due <= at);
  const earlier = due > at && due < planned.due;
  return [
    {
      type: "opened",
      at,
      by: first.deputy,
      ref: world.fresh.ref(first.region),
      words: world.fresh.words,
      ...first,
      ...planned,
      ...(earlier && { due, nextMissAt: due }),
      ...(acute && { acute }),
      row: world.fresh.row,
    },
    ...(missing ? [{ type: "wentMissing" as const, at, by: first.deputy }] : []),
    ...(guide ? [{ type: "guided" as const, at, guide }] : []),
    ...askAtOnce(undefined, planned.weekendAt, at, first.deputy, world),
    ...deadlines.map(
      ({ id, kind, day, ...more }): Event => ({
        type: "deadlineSet",
        deadline: makeDeadline(id, kind, day, at, world, more),
      }),
    ),
  ];
};

/** The next portion of the referrals of a case that is erased. */
export const forgetMore = (state: State, at: Instant): readonly Event[] =>
  state.step === "erasing" ? [{ type: "forgotMore", eraseBy: neutralBy(at) }] : [];
