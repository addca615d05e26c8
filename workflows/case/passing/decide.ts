// Consents, and what a referral asks of its case in the same transaction.
import type { Asked, Decided } from "../../../src/rules/command.ts";
import { agency, choice, choices, date, token } from "../../../src/rules/fields.ts";
import {
  type AgencyId,
  type CaseRef,
  type Holder,
  type InstanceId,
  type Instant,
  type MemberId,
  reveal,
  type Sealed,
  seal,
} from "../../../src/rules/ui.ts";
import { type Actor, type Member, neutralBy, payloadOf, refuse, tellerOf, type World } from "../../../src/rules/workflow.ts";
import type { Code, childs } from "../codes.ts";
import { dataGroups, purposes, yesNo } from "../codes.ts";
import { notReady, personOn, plan } from "../rules.ts";
import type { Case, Event, Snapshot, State } from "../state.ts";
import * as codes from "./codes.ts";
import type { Consent } from "./model.ts";

/** What a timer or another instance says. */
type Said = { readonly values: unknown; readonly by: Actor; readonly at: Instant };
/** As long as a consent holds unless somebody says otherwise. docs/domain.md §7. */
const validDays = 90;
const dayMs = 86_400_000;
const mostConsents = 60;
/** One transaction holds sixteen instances: a withdrawal must reach all that an agency can see of a case. */
const mostToOne = 12;

type Taken = Pick<Consent, "kind" | "agency" | "purpose" | "groups">;
export const consentFields = {
  /** The draft that it was asked for in: back to it afterwards, where it can be sent. */
  draft: token({ optional: true }),
  kind: choice("B", "consentKind", codes.consentKinds, "case.consent.kind"),
  agency: agency("case.consent.agency", { hint: "case.consent.agencyHint", optional: true }),
  purpose: choice("B", "purpose", purposes, "case.invite.purpose"),
  given: choice("B", "given", codes.givens, "case.consent.given"),
  form: choice("B", "consentForm", codes.forms, "case.consent.form"),
  groups: choices("B", "group", dataGroups, "case.invite.groups", { more: true }),
  interpreter: choice("B", "interpreter", yesNo, "case.consent.interpreter", { optional: true, more: true }),
  informed: choices("B", "informed", codes.informedItems, "case.consent.informed", { optional: true, more: true }),
  validTo: date("B", "case.consent.validTo", { optional: true, more: true }),
} as const;
export const revokeFields = { id: token(), how: choice("B", "withdrawalHow", codes.withdrawals, "case.revoke.how") } as const;
/** A yes is taken back however often it was written down, and so is one that somebody says no to later. */
const takenBack = (
  state: Case,
  no: Taken,
  how: Sealed<Code<typeof codes.withdrawals> | Code<typeof codes.forms>>,
  at: Instant,
  by: MemberId,
): readonly Event[] =>
  state.consents
    .filter(
      (old) =>
        isYes(old) &&
        reveal(old.kind) === reveal(no.kind) &&
        old.agency === no.agency &&
        reveal(old.purpose) === reveal(no.purpose) &&
        reveal(no.groups).some((group) => covers(old, group)),
    )
    .map((old): Event => ({ type: "consentWithdrawn", id: old.id, at, by, how }));
const isYes = (each: Consent): boolean => reveal(each.given) === "yes" && each.withdrawn === undefined;
export const consent = (state: Case, { values, at }: Asked<typeof consentFields>, { id: by }: Member, world: World): Decided<Event> => {
  const today = world.calendar.day(at);
  const validTo =
    values.validTo === undefined ? new Date(Date.parse(today) + validDays * dayMs).toISOString().slice(0, 10) : reveal(values.validTo);
  if (validTo < today) return refuse("case.dayPast", "validTo");
  if (reveal(values.kind) === "sekretess" && values.agency === undefined) return refuse("case.consent.whom", "agency");
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
  return [{ type: "consented", consent: given }, ...(no ? takenBack(state, given, given.form, at, by) : [])];
};
export const revoke = (state: Case, { values: { id, how }, at }: Asked<typeof revokeFields>, { id: by }: Member): Decided<Event> => {
  const found = state.consents.find((each) => each.id === id && isYes(each));
  return found ? takenBack(state, found, how, at, by) : refuse("case.consent.gone");
};
/** Said once, to whoever has the case: a placement that goes on is left alone. */
export const consentDue = (state: Case, command: Said, world: World): readonly Event[] => {
  const { of: id } = payloadOf<{ of: InstanceId }>(command);
  const found = state.step === "open" && state.consents.find((each) => each.id === id && !each.withdrawn && !each.reviewed);
  if (!found) return [];
  const to = personOn("holder", state, world.calendar.day(command.at), world);
  return [{ type: "consentDue", id, at: command.at, ...(to && { to }) }];
};

type Wanted = {
  readonly number: CaseRef;
  readonly to: AgencyId;
  readonly groups: Sealed<readonly string[]>;
  readonly service: string;
  readonly consent: boolean;
  readonly sends: string;
};
/** About this agency and this purpose, and not withdrawn. */
const concerns = (each: Consent, asked: Wanted): boolean => {
  const purpose = (purposes as readonly string[]).includes(asked.service) ? asked.service : "annat";
  return reveal(each.kind) === "sekretess" && each.withdrawn === undefined && each.agency === asked.to && reveal(each.purpose) === purpose;
};
const covers = (each: Consent, group: string): boolean => (reveal(each.groups) as readonly string[]).includes(group);
/** Given for every group, still valid, and no later "no" to any of them: the last word counts. */
const restsOn = (consents: readonly Consent[], asked: Wanted, today: string): Consent | undefined => {
  const said = consents.filter((each) => concerns(each, asked));
  const groups = reveal(asked.groups);
  const lastNo = said.findLastIndex((each) => reveal(each.given) === "no" && groups.some((group) => covers(each, group)));
  return said
    .slice(lastNo + 1)
    .find((each) => reveal(each.given) === "yes" && reveal(each.validTo) >= today && groups.every((group) => covers(each, group)));
};
/** What the case says today: coded, and only of the groups that are shared. That it is a child is always said: other rules follow from it. */
const facts = (state: Case, groups: readonly string[], at: Instant): Snapshot => ({
  at,
  child: state.child,
  ...(groups.includes("sakerhet") && { risk: state.risk }),
  ...(groups.includes("migration") && { deadlines: state.deadlines.map(({ kind, day }) => ({ kind, day })) }),
});
export const share = (state: Case, command: Said, world: World): Decided<Event> => {
  const asked = payloadOf<Wanted>(command);
  const referral = tellerOf(command.by);
  if (state.step !== "open" || referral === undefined) return refuse("case.share.closed");
  // As with an invitation: whoever may not work cases yet gets none. An agency outside Stafett is phoned.
  if (world.people.colleagues(asked.to).length > 0 && notReady(asked.to, world)) return refuse("case.invite.notReady");
  const today = world.calendar.day(command.at);
  const seen = state.shares.filter((each) => each.to === asked.to && !each.shut && each.referral !== referral);
  if (seen.length >= mostToOne) return refuse("case.share.many");
  const rests = asked.consent ? restsOn(state.consents, asked, today) : undefined;
  if (asked.consent && !rests) return refuse("case.share.noConsent");
  const snapshot = facts(state, reveal(asked.groups), command.at);
  return [
    {
      type: "shared",
      share: {
        referral,
        number: asked.number,
        to: asked.to,
        at: command.at,
        sends: Number(asked.sends),
        snapshot,
        ...(rests && { consent: rests.id }),
      },
    },
  ];
};
export const passedOn = (_state: Case, command: Said): Decided<Event> => {
  const { to, step } = payloadOf<{ to: AgencyId; step: string }>(command);
  const referral = tellerOf(command.by);
  return referral === undefined ? [] : [{ type: "passedOn", referral, at: command.at, to, step }];
};
export const movedAway = (state: Case, { at }: Said, world: World): Decided<Event> =>
  state.step === "open"
    ? [{ type: "closed", at, row: world.fresh.instance, by: state.openedBy, reason: seal("handedOver" as const), stats: seal({}) }]
    : refuse("case.share.closed");
type TakenIn = {
  readonly region: string;
  readonly agency: AgencyId;
  readonly holder: Holder;
  readonly deputy: MemberId;
  readonly child?: Sealed<Code<typeof childs>>;
};
/** The receiver's own case, with a reference of its own. Nothing of the old one comes along but what was shared. */
export const takeIn = (state: State, command: Said, world: World): Decided<Event> => {
  const { region, agency, holder, deputy, child } = payloadOf<TakenIn>(command);
  const found = world.people.agencies.get(agency);
  if (state.step !== "new" || !found) return refuse("case.alreadyOpen");
  const risk = seal("notAssessed" as const);
  return [
    {
      type: "opened",
      at: command.at,
      by: deputy,
      ref: world.fresh.ref(region),
      words: world.fresh.words,
      region,
      agency,
      holder,
      deputy,
      child: child ?? seal("unknown" as const),
      risk,
      quiet: seal("no" as const),
      ...plan(risk, command.at, command.at, found, world, false),
    },
  ];
};

/** The next portion of the referrals of a case that is erased. */
export const forgetMore = (state: State, at: Instant): readonly Event[] =>
  state.step === "erasing" ? [{ type: "forgotMore", eraseBy: neutralBy(at) }] : [];
