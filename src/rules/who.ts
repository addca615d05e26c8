// Who is who: members, agencies, functions, spaces, and how they are reached.
import type { OfficeHours } from "../calendar/index.ts";
import type { RetentionPlan } from "../retention.ts";
import type { Platform } from "./platform.ts";
import type {
  AgencyId,
  FunctionId,
  Holder,
  InstanceId,
  Instant,
  MemberId,
  Open,
  SpaceId,
} from "./ui.ts";

export type { Platform };
export type Role =
  | "coordinator"
  | "caseworker"
  | "lead"
  | "programme"
  | "national"
  | "auditor"
  | "technician"
  | "registrar"
  | "statistics";
export type Language = "sv" | "en";
/** An identity or a place on a platform. `id` is `<organisation>/<person or space>`, as `AddressForm` of the platform writes it. */
export type Address = { readonly platform: Platform; readonly id: string };
/** The organisation of an address: `T0HOME` of `T0HOME/U0ADA`. */
export const organisationOf = (id: string): string => id.split("/")[0] ?? "";

export type Member = {
  readonly id: MemberId;
  readonly name: Open<string>;
  readonly agency: AgencyId;
  readonly roles: readonly Role[];
  readonly language: Language;
  readonly deputy?: MemberId;
  readonly addresses: readonly Address[];
  /** Has been invited and has not confirmed: may press what stands in this instance, and is a stranger everywhere else. */
  readonly only?: InstanceId;
};
export type OnCall = {
  readonly municipality: Open<string>;
  readonly phone: Open<string>;
  readonly note?: Open<string>;
};
export type RiskLevel = "high" | "medium" | "low";
/** Workdays between check-ins, and in the first week. docs/domain.md §4 [design]. */
export type Cadence = Readonly<
  Record<RiskLevel, { readonly days: number; readonly firstWeekDays: number }>
>;
export type Agency = {
  readonly id: AgencyId;
  readonly name: Open<string>;
  /** When its lead said yes, of an agency that joined by invitation; the configuration does not say it. */
  readonly since?: Instant;
  /** HTCDS 2.0 `org_Type`. */
  readonly type: string;
  readonly legalRegime: string;
  readonly regions: readonly string[];
  /** Its name never stands in a post: the wording layer says "boende" instead. */
  readonly shelter: boolean;
  /** Neutral, such as A: tells it from another shelter where its name may not stand. */
  readonly code?: Open<string>;
  readonly hours: OfficeHours;
  readonly phone?: Open<string>;
  /** What the agency itself says beside its numbers. */
  readonly note?: Open<string>;
  readonly onCall: readonly OnCall[];
  readonly lead?: MemberId;
  readonly contact?: Holder;
  readonly record: "akt" | "egen";
  readonly retentionDays: number;
  /** How long it is kept that something was passed on: as the agency's disposal decision says. */
  readonly disclosureYears: number;
  /** Its decided lines of what is kept how long (informationshanteringsplan): src/rules/kept.ts reads them. */
  readonly plan?: RetentionPlan;
  readonly cadence: Cadence;
  /** The last local day of its certificate for the support programme. */
  readonly nspCertified?: string;
  /** Its people sign in on the web with keys that stay on one device. */
  readonly deviceKeys?: true;
  /** Where its people sign in on the web instead. */
  readonly signIn?: {
    readonly code: string;
    readonly issuer: string;
    readonly client: string;
    readonly acr?: string;
  };
  /** Its class B is shown and typed on pages of our own alone; undefined: in chat, too. */
  readonly pagesOnly?: true;
  /** It keeps no class B: its people are asked for none and shown none. */
  readonly classA?: true;
  /** Somebody has checked on what its statistics rest. */
  readonly counts?: true;
  /** They rest on a ground of its own: a person is informed, and may object. Else on the person's yes. */
  readonly informs?: true;
  /** What is missing before real cases; empty = ready. Codes of the configuration, class A. */
  readonly missing: readonly string[];
};
export type Duty = {
  readonly id: FunctionId;
  readonly name: Open<string>;
  readonly agency: AgencyId;
  readonly phone?: Open<string>;
  readonly roster: readonly { readonly member: MemberId; readonly days: readonly number[] }[];
  /** Staffed at any hour: clocks reach it at night and on days off, and nothing else. */
  readonly around?: true;
};
export type Space = {
  readonly id: SpaceId;
  readonly name: Open<string>;
  readonly addresses: readonly Address[];
  readonly language: Language;
  readonly shows: "counts" | "references" | "none";
  readonly agencies: readonly AgencyId[];
  readonly region?: string;
};
/** As HSDS names what a service has. Codes and lines of class A; of a shelter's no area below the region. */
export type Service = {
  readonly id: Open<string>;
  readonly agency: AgencyId;
  readonly type: string;
  readonly name: Open<string>;
  readonly status: string;
  /** The last local day on which somebody there said that it is right. */
  readonly assured?: Open<string>;
  /** That day is an example. */
  readonly invented?: true;
  readonly areas?: readonly Open<string>[];
  readonly languages?: readonly string[];
  readonly targetGroup?: readonly string[];
  readonly minimumAge?: Open<number>;
  readonly maximumAge?: Open<number>;
  readonly eligibility?: Open<string>;
  readonly openingHours?: Open<string>;
  readonly interpretation?: true;
  readonly certifiedUntil?: Open<string>;
  readonly licenceUntil?: Open<string>;
  /** Where it is kept, when that is in chat. */
  readonly instance?: InstanceId;
};
export type PublicNumber = {
  readonly name: Open<string>;
  readonly phone: Open<string>;
  readonly note?: Open<string>;
  readonly always: boolean;
  /** For those who read English. */
  readonly en?: { readonly name: Open<string>; readonly note?: Open<string> };
};
/** Who has looked at it, and on which day: what others decide is shown with that, or not at all. `invented`: it is an example that nobody has looked at. */
export type Checked = {
  readonly on: Open<string>;
  readonly by: Open<string>;
  readonly invented?: true;
};
/** The page of one step of the manual. */
export type ManualPage = {
  readonly step: number;
  readonly url: Open<string>;
  readonly checked: Checked;
};
/** A term that others have set: how many days it has, and how many days before its end somebody is reminded. */
export type TermRule = {
  readonly kind: string;
  readonly days?: Open<number>;
  readonly remind: readonly number[];
  readonly checked: Checked;
};
/** The article that a figure answers to: of the Council of Europe's convention, of directive 2011/36/EU, of directive 2004/81/EC on residence permits. */
export type ConventionArticle = {
  readonly indicator: string;
  readonly council?: Open<string>;
  readonly directive?: Open<string>;
  readonly residence?: Open<string>;
  readonly checked: Checked;
};
/** A provision that a disclosure may be said to rest on against the person's no; which one holds, the agency decides. */
export type Provision = { readonly code: string; readonly checked: Checked };
/** Who runs the support programme, its terms as somebody has checked them, and its budget by year. Terms that nobody has checked are not here. */
export type Programme = {
  readonly agency: AgencyId;
  readonly terms?: Checked & {
    readonly of: Readonly<
      Record<string, { readonly days?: Open<number>; readonly periods?: Open<number> }>
    >;
  };
  readonly budgets: readonly { readonly year: string; readonly kronor: number }[];
};
export type Region = {
  readonly id: string;
  readonly name: Open<string>;
  readonly coordinator?: AgencyId;
  readonly counties?: readonly Open<string>[];
};

/** How long the access log is kept where the configuration does not say. docs/domain.md §0.3, R-log [design]. */
export const accessLogYears = 5;
/** An agency, or another of its kind. */
export const isOfKind = (
  one: AgencyId,
  other: AgencyId,
  { people }: { readonly people: Pick<People, "agencies"> },
): boolean => {
  const kind = people.agencies.get(other)?.type;
  return one === other || (kind !== undefined && people.agencies.get(one)?.type === kind);
};
/** Who is who today: what the workflow `people` has folded, ready to be asked. */
export interface People {
  readonly members: ReadonlyMap<string, Member>;
  readonly agencies: ReadonlyMap<string, Agency>;
  readonly functions: ReadonlyMap<string, Duty>;
  readonly spaces: ReadonlyMap<string, Space>;
  readonly regions: readonly Region[];
  readonly services: readonly Service[];
  readonly numbers: readonly PublicNumber[];
  readonly manual: readonly ManualPage[];
  readonly terms: readonly TermRule[];
  readonly conventions: readonly ConventionArticle[];
  readonly provisions: readonly Provision[];
  readonly operators?: SpaceId | undefined;
  readonly programme?: Programme | undefined;
  /** A year's figures have noise, and nothing is hidden. */
  readonly noise?: true | undefined;
  /** For how many years it is kept who was shown what. */
  readonly accessLogYears: number;
  /** Real tokens: cases need a recorded readiness. */
  readonly guarded: boolean;
  /** Those of an agency, by whatever role; its functions; the spaces in which it takes part. Nothing walks through all members for it. */
  staff(agency: string): readonly Member[];
  dutiesOf(agency: string): readonly Duty[];
  spacesOf(agency: string): readonly Space[];
  /** The same, and `read` hears of each entry that is asked for, by its key: `m:<member>`, `staff:<agency>`, `*regions` … */
  watched(read: (key: string) => void): People;
  isUnreachable(address: Address): boolean;
  /** When it was last said, with a second person's yes, that all keys with which this member signs in are lost; undefined: never. */
  keysLostAt(member: MemberId): Instant | undefined;
  /** The addresses of members and spaces that are `pattern`, or begin with it when it ends with `/*`. */
  addressesLike(platform: Platform, pattern: string): readonly Address[];
  /** The member who answers for a holder on a local day: on the roster, not away; else the deputy, else the deputy's, else undefined. */
  onDuty(holder: Holder, day: string): MemberId | undefined;
  /** Who has this duty on a local day instead of whom its roster says; undefined: the roster holds. */
  exception(duty: FunctionId, day: string): MemberId | undefined;
  /**
   * The one who answers for an agency on a local day: its contact (a function's roster, a person's deputies), else its lead or the lead's deputies; when all
   * of them are away the lead all the same, because somebody must see it. undefined: the agency has neither contact nor lead, or is not in the register.
   */
  answers(agency: AgencyId, day: string): MemberId | undefined;
  /** Whoever is on duty for a holder, and still there; when nobody is, whoever answers for the agency. */
  inCharge(holder: Holder, agency: AgencyId, day: string): MemberId | undefined;
  /** The other way round: every holder for whom this member is on duty on a local day, or answers because nobody is, as a query names them. */
  answersFor(member: MemberId, day: string): readonly string[];
  /** Whether this member may have cases: by role. */
  works(member: Member): boolean;
  /** Whether this member goes to meetings and may be given something to do: by role; also those who work no cases, such as the national unit. */
  attends(member: Member): boolean;
  /** Functions and members of these agencies who may be given something to do, as a form writes a holder. */
  doers(agencies: readonly AgencyId[]): readonly string[];
  /** Where a holder works; undefined for one that is no longer in the register. */
  agencyOf(holder: Holder): AgencyId | undefined;
  /** Those of an agency who may have cases, but not `not`. */
  colleagues(agency: AgencyId, not?: MemberId): readonly MemberId[];
  /** Whether somebody has this account, has been invited with it, or had it until they left. */
  isTaken(address: Address): boolean;
  /** Who stands behind a platform identity such as `T…/U…`; undefined for a stranger. */
  who(platform: Platform, identity: string): Member | undefined;
}

/** Of a connected platform with pages of its own. */
export type Pages = {
  /** Somebody without an account can answer by a link. */
  readonly hasAnswerLinks: boolean;
  /** Where members sign in by keys; undefined: nowhere. */
  readonly keyPlatform: Platform | undefined;
};

/** Those who audit an agency or run the service. */
export const overseerRoles = ["auditor", "technician"] as const satisfies readonly Role[];
export const oversees = ({ roles }: Member): boolean =>
  overseerRoles.some((role) => roles.includes(role));
/** A holder as forms and queries write one. */
export const holderText = (holder: Holder): string =>
  "member" in holder ? `m:${holder.member}` : `f:${holder.function}`;
type Known = { readonly people: People };
/** The agency of this id; undefined for none, and for one that has left the register. */
export const agencyOf = (id: AgencyId | undefined, { people }: Known): Agency | undefined =>
  id === undefined ? undefined : people.agencies.get(id);
/** Whether this member leads the own agency: by role, or because the agency names them. */
export const leadsOwn = ({ id, agency, roles }: Member, { people }: Known): boolean =>
  roles.includes("lead") || people.agencies.get(agency)?.lead === id;
/** Whom an agency is reached through: its contact, else its lead; undefined when it has neither. */
export const contactOf = (agency: Agency | undefined): Holder | undefined =>
  agency?.contact ?? (agency?.lead === undefined ? undefined : { member: agency.lead });
/** Those who audit an agency. */
export const auditorsOf = (agency: AgencyId, { people }: Known): readonly Member[] =>
  people.staff(agency).filter(({ roles }) => roles.includes("auditor"));
/** Its lead, or who stands in that day. */
export const leadOn = (
  agency: Agency | undefined,
  day: string,
  { people }: Known,
): MemberId | undefined =>
  agency?.lead === undefined ? undefined : people.onDuty({ member: agency.lead }, day);
/** Functions and colleagues of an agency who may have cases, as a form writes a holder. */
export const holdersOf = (agency: AgencyId, { people }: Known): readonly string[] =>
  [
    ...people.dutiesOf(agency).map((duty) => ({ function: duty.id })),
    ...people.colleagues(agency).map((member) => ({ member })),
  ].map(holderText);
/** All that is a member's on a local day, as a query names holders. Whoever is away and looks all the same sees what is theirs. */
export const heldBy = (member: MemberId, day: string, { people }: Known): readonly string[] => [
  ...new Set([holderText({ member }), ...people.answersFor(member, day)]),
];
/** Its certificate for the support programme holds on that local day. */
export const isCertified = (agency: AgencyId, day: string, known: Known): boolean =>
  (agencyOf(agency, known)?.nspCertified ?? "") >= day;
/** Under a duty of confidence that is not the authorities': other bases for sharing hold. */
export const isNgo = (agency: Agency | undefined): boolean =>
  agency !== undefined && ["avtal_ideell", "tystnadsplikt_enskild"].includes(agency.legalRegime);
/** Whoever answers the support line: the national unit and the regions' coordinators. */
export const takesCalls = (member: Member | undefined): boolean =>
  member?.roles.some((role) => role === "national" || role === "coordinator") === true;
/** And the rest of a coordinators' agency, who have what was passed on to it. */
export const seesCalls = (member: Member | undefined, { people }: Known): boolean =>
  takesCalls(member) ||
  people.regions.some(
    ({ coordinator }) =>
      coordinator === member?.agency && member !== undefined && people.works(member),
  );
/** Towards these a person's residence is shared on a basis of its own: the police and the Migration Agency. */
export const isWatching = (agency: Agency | undefined): boolean =>
  ["LawEnforcement", "ImmigrationService"].includes(agency?.type ?? "");
/** Never along with something else. */
export const needsOwnBasis = (to: AgencyId, groups: readonly string[], world: Known): boolean =>
  groups.includes("migration") && groups.length > 1 && isWatching(agencyOf(to, world));
