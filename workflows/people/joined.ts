// Agencies that have joined by invitation, as long as the configuration does not have them: laid over it.
import { recordOf } from "../../src/retention.ts";
import type {
  AgencyId,
  FunctionId,
  InstanceId,
  Instant,
  MemberId,
  Open,
} from "../../src/rules/ui.ts";
import type { Address, Agency, Duty, Language, Member, Role } from "../../src/rules/workflow.ts";

/** Somebody of an agency that joins. */
export type Newcomer = {
  readonly id: MemberId;
  readonly name: Open<string>;
  readonly role: Role;
  /** As whoever invites them has it. */
  readonly language?: Language;
  readonly address: Address;
};
type Invited = {
  readonly instance: InstanceId;
  readonly agency: AgencyId;
  readonly name: Open<string>;
  readonly kind: string;
  readonly legalRegime: string;
  readonly regions: readonly string[];
  readonly phone: Open<string>;
  readonly shelter: boolean;
  readonly lead: Newcomer;
};
type Joined = Invited & {
  readonly confirmed: boolean;
  readonly since?: Instant;
  readonly colleagues: readonly Newcomer[];
  readonly roster: Duty["roster"];
  readonly duty?: Open<string>;
  readonly recorded: readonly string[];
};
export type JoinedAgencies = Readonly<Record<string, Joined>>;
export type JoinedEvent =
  | ({ readonly type: "agencyInvited" } & Invited)
  | { readonly type: "agencyConfirmed"; readonly agency: AgencyId; readonly at?: Instant }
  | { readonly type: "colleagueJoined"; readonly agency: AgencyId; readonly member: Newcomer }
  | {
      readonly type: "rosterJoined";
      readonly agency: AgencyId;
      readonly name: Open<string>;
      readonly member: MemberId;
      readonly days: readonly number[];
    }
  | { readonly type: "readinessJoined"; readonly agency: AgencyId; readonly what: string }
  | { readonly type: "agencyDropped"; readonly agency: AgencyId };

/** What an agency that joins says: which instance says it, is known from whoever tells. */
export type JoinedNews =
  | Omit<Extract<JoinedEvent, { type: "agencyInvited" }>, "instance">
  | Exclude<JoinedEvent, { type: "agencyInvited" }>;
/** Before real cases: the five decisions of the configuration. Where class B is shown is recorded as `classBPages`, `classBChat` or `classBOff`, and the latest holds. */
const decisions = [
  "controller",
  "impactAssessment",
  "processorAgreement",
  "disposalDecision",
  "classB",
] as const;
const openOf = (recorded: readonly string[]): readonly string[] =>
  decisions.filter(
    (each) =>
      !recorded.some((record) => record === each || (each === "classB" && isOfClassB(record))),
  );
const isOfClassB = (record: string): boolean => record.startsWith("classB");
export const withJoined = (all: JoinedAgencies = {}, event: JoinedEvent): JoinedAgencies => {
  if (event.type === "agencyInvited") {
    const { type: _type, ...invited } = event;
    return {
      ...all,
      [event.agency]: { ...invited, confirmed: false, colleagues: [], roster: [], recorded: [] },
    };
  }
  const old = all[event.agency];
  if (event.type === "agencyDropped")
    return Object.fromEntries(Object.entries(all).filter(([id]) => id !== event.agency));
  if (old === undefined) return all;
  const changed = (change: Partial<Joined>): JoinedAgencies => ({
    ...all,
    [event.agency]: { ...old, ...change },
  });
  switch (event.type) {
    case "agencyConfirmed":
      return changed({ confirmed: true, ...(event.at !== undefined && { since: event.at }) });
    case "colleagueJoined":
      return changed({ colleagues: [...old.colleagues, event.member] });
    case "rosterJoined":
      return changed({
        duty: event.name,
        roster: [
          ...old.roster.filter(({ member }) => member !== event.member),
          { member: event.member, days: event.days },
        ],
      });
    case "readinessJoined":
      return changed({
        recorded: [
          ...old.recorded.filter(
            (each) => each !== event.what && !(isOfClassB(each) && isOfClassB(event.what)),
          ),
          event.what,
        ],
      });
  }
};
type Known = {
  readonly members: readonly Member[];
  readonly agencies: readonly Agency[];
  readonly functions: readonly Duty[];
};
/** The configuration has it now: it is the operator's again. */
export const stillJoined = (all: JoinedAgencies = {}, { agencies }: Known): JoinedAgencies =>
  Object.fromEntries(
    Object.entries(all).filter(([id]) => !agencies.some((each) => each.id === id)),
  );

/** Usual hours, days and rhythm, until the configuration says others. [design] */
const usual = {
  hours: { days: [1, 2, 3, 4, 5], from: "08:00", to: "16:30" },
  onCall: [],
  retentionDays: 90,
  disclosureYears: 5,
  cadence: {
    high: { days: 2, firstWeekDays: 1 },
    medium: { days: 5, firstWeekDays: 3 },
    low: { days: 10, firstWeekDays: 5 },
  },
} as const;
const dutyOf = (agency: AgencyId): FunctionId => `${agency}-passet` as FunctionId;
const agencyOf = ({
  agency,
  name,
  kind,
  legalRegime,
  regions,
  phone,
  lead,
  shelter,
  confirmed,
  since,
  recorded,
}: Joined): Agency =>
  ({
    ...usual,
    id: agency,
    name,
    type: kind,
    legalRegime,
    regions,
    phone,
    shelter,
    // What tells one shelter from another says nothing.
    ...(shelter && { code: agency.slice(-2).toUpperCase() }),
    record: recordOf({ legalRegime }),
    missing: openOf(recorded),
    ...(recorded.includes("classBPages") && { pagesOnly: true }),
    ...(recorded.includes("classBOff") && { classA: true }),
    // Who has not confirmed leads nothing, and is told nothing.
    ...(confirmed && { lead: lead.id }),
    ...(since !== undefined && { since }),
  }) as unknown as Agency;
const memberOf = (
  { id, name, role, language = "sv", address }: Newcomer,
  { agency, confirmed, instance }: Joined,
): Member => ({
  id,
  name,
  agency,
  roles: confirmed ? [role, ...(role === "lead" ? (["caseworker"] as const) : [])] : [],
  language,
  addresses: [address],
  ...(!confirmed && { only: instance }),
});
const isSame = (a: Address, b: Address): boolean =>
  a.platform === b.platform && a.id.toLowerCase() === b.id.toLowerCase();
/** Somebody's account, also of one who has left or has been invited. */
export const isTaken = (
  address: Address,
  { members }: Pick<Known, "members">,
  joined: JoinedAgencies = {},
): boolean =>
  members.some(({ addresses }) => addresses.some((each) => isSame(each, address))) ||
  Object.values(joined).some(({ lead, colleagues }) =>
    [lead, ...colleagues].some((each) => isSame(each.address, address)),
  );
const laid = new WeakMap<object, { readonly joined: JoinedAgencies; readonly register: Known }>();
const lay = <R extends Known>(register: R, all: readonly Joined[]): R => {
  const members = all
    .flatMap((each) => [each.lead, ...each.colleagues].map((newcomer) => memberOf(newcomer, each)))
    .filter(
      ({ id, addresses: [address] }) =>
        address && !isTaken(address, register) && !register.members.some((each) => each.id === id),
    );
  const functions = all
    .filter(({ roster }) => roster.length > 0)
    .map(
      ({ agency, name, duty = name, roster }): Duty => ({
        id: dutyOf(agency),
        agency,
        name: duty,
        roster,
      }),
    );
  return {
    ...register,
    members: [...register.members, ...members],
    agencies: [...register.agencies, ...all.map(agencyOf)],
    functions: [...register.functions, ...functions],
  };
};
/** The configuration, and those who have joined; of the same the same object. An account that the configuration has is whoever's it says. */
export const together = <R extends Known>(register: R, joined: JoinedAgencies = {}): R => {
  const all = Object.values(joined);
  if (all.length === 0) return register;
  const before = laid.get(register);
  if (before?.joined === joined) return before.register as R;
  const made = lay(register, all);
  laid.set(register, { joined, register: made });
  return made;
};
/** No cases before everything is recorded: until then it is phoned. */
export const isOpening = (agency: AgencyId, joined: JoinedAgencies = {}): boolean => {
  const one = joined[agency];
  return one !== undefined && openOf(one.recorded).length > 0;
};
