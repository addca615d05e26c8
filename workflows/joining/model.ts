// What is true of an agency that joins, from the proposal until it is open.
import { type Folds, fold } from "../../src/rules/fold.ts";
import type { AgencyId, Instant, MemberId, Open } from "../../src/rules/ui.ts";
import type { JoinedNews, Newcomer } from "../people/joined.ts";

export const kinds = [
  "NGO",
  "LawEnforcement",
  "HealthServiceOrganisation",
  "CentralGovernmentOrganisation",
  "LocalGovernmentOrganisation",
  "ImmigrationService",
  "LegalService",
  "SchoolOrCollege",
] as const;
/** Where the number was found: never with the one who asks. */
export const sources = ["ownSite", "register", "switchboard", "known"] as const;
export const regimes = [
  "OSL_kommun",
  "OSL_stat",
  "OSL_region",
  "tystnadsplikt_enskild",
  "avtal_ideell",
] as const;
/** Decisions that an agency records; of the last three, which say where class B is shown, one. */
export const records = [
  "controller",
  "impactAssessment",
  "processorAgreement",
  "disposalDecision",
  "classBPages",
  "classBChat",
  "classBOff",
] as const;
type RecordKey = (typeof records)[number];
type Decision = Exclude<RecordKey, `classB${string}`> | "classB";
type Done = { readonly by: MemberId; readonly at: Instant };
type Facts = {
  readonly name: Open<string>;
  readonly kind: Open<(typeof kinds)[number]>;
  readonly shelter: boolean;
  readonly phone: Open<string>;
  readonly found: Open<(typeof sources)[number]>;
};
/** A decision of theirs: on which day, and which function took it. */
type Noted = { readonly day: Open<string>; readonly function: Open<string> };
export type Joining = Facts & {
  readonly step:
    | "proposed"
    | "phoned"
    | "approved"
    | "invited"
    | "joining"
    | "open"
    | "declined"
    | "expired";
  readonly agency: AgencyId;
  readonly region: string;
  /** The agency of the coordinator who proposed it. */
  readonly home: AgencyId;
  readonly by: MemberId;
  readonly at: Instant;
  readonly since: Instant;
  /** How often silence was noticed in this stage, and when last. */
  readonly told: number;
  readonly toldAt?: Instant;
  readonly phonedBy?: MemberId;
  readonly approvedBy?: MemberId;
  readonly legalRegime?: string;
  readonly lead?: Newcomer;
  readonly colleagues: readonly Newcomer[];
  readonly roster: readonly { readonly member: MemberId; readonly days: readonly number[] }[];
  readonly recorded: Readonly<Partial<Record<RecordKey, Noted>>>;
  /** What who is who hears, the newest. */
  readonly news?: { readonly n: number; readonly of: JoinedNews };
  readonly eraseBy?: Instant;
};
export type State = { readonly step: "new" } | Joining;
export type Event =
  | ({
      readonly type: "proposed";
      readonly agency: AgencyId;
      readonly region: string;
      readonly home: AgencyId;
    } & Facts &
      Done)
  | ({ readonly type: "phoned" } & Done)
  | ({ readonly type: "approved" } & Done)
  | ({ readonly type: "admitted"; readonly lead: Newcomer; readonly legalRegime: string } & Done)
  | ({ readonly type: "confirmed" } & Done)
  | ({ readonly type: "added"; readonly member: Newcomer } & Done)
  | ({
      readonly type: "rostered";
      readonly name: Open<string>;
      readonly member: MemberId;
      readonly days: readonly number[];
    } & Done)
  | ({ readonly type: "recorded"; readonly what: RecordKey } & Noted & Done)
  | { readonly type: "reminded"; readonly at: Instant }
  | {
      readonly type: "stopped";
      readonly at: Instant;
      readonly eraseBy: Instant;
      readonly by?: MemberId;
    };

export const isJoining = (state: State): state is Joining => state.step !== "new";
export const decisions = [
  "controller",
  "impactAssessment",
  "processorAgreement",
  "disposalDecision",
  "classB",
] as const satisfies readonly Decision[];
/** Which record stands for a decision, if one does. */
export const recordOf = ({ recorded }: Joining, decision: Decision): RecordKey | undefined =>
  (decision === "classB" ? (["classBPages", "classBChat", "classBOff"] as const) : [decision]).find(
    (each) => recorded[each] !== undefined,
  );
export const missing = (state: Joining): readonly Decision[] =>
  decisions.filter((each) => recordOf(state, each) === undefined);

const moved = (
  { toldAt: _told, ...state }: Joining,
  step: Joining["step"],
  since: Instant,
): Joining => ({
  ...state,
  step,
  since,
  told: 0,
});
const telling = (state: Joining, of: JoinedNews): Joining => ({
  ...state,
  news: { n: (state.news?.n ?? 0) + 1, of },
});
const invited = (state: Joining, lead: Newcomer, legalRegime: string): JoinedNews => {
  const { agency, name, kind, region, phone, shelter } = state;
  return {
    type: "agencyInvited",
    agency,
    name,
    kind,
    legalRegime,
    regions: [region],
    phone,
    shelter,
    lead,
  };
};
const folds: Folds<Joining, Exclude<Event, { type: "proposed" }>> = {
  phoned: (state, { by, at }) => ({ ...moved(state, "phoned", at), phonedBy: by }),
  approved: (state, { by, at }) => ({ ...moved(state, "approved", at), approvedBy: by }),
  admitted: (state, { lead, legalRegime, at }) =>
    telling(
      { ...moved(state, "invited", at), lead, legalRegime },
      invited(state, lead, legalRegime),
    ),
  confirmed: (state, { at }) =>
    telling(moved(state, "joining", at), { type: "agencyConfirmed", agency: state.agency, at }),
  added: (state, { member }) =>
    telling(
      { ...state, colleagues: [...state.colleagues, member] },
      { type: "colleagueJoined", agency: state.agency, member },
    ),
  rostered: (state, { name, member, days }) => {
    const roster = [...state.roster.filter((each) => each.member !== member), { member, days }];
    return telling(
      { ...state, roster },
      { type: "rosterJoined", agency: state.agency, name, member, days },
    );
  },
  recorded: (state, { what, day, function: by, at }) => {
    const { classBPages, classBChat, classBOff, ...others } = state.recorded;
    const kept = what.startsWith("classB") ? others : state.recorded;
    const after = { ...state, recorded: { ...kept, [what]: { day, function: by } } };
    const next =
      state.step === "joining" && missing(after).length === 0 ? moved(after, "open", at) : after;
    return telling(next, { type: "readinessJoined", agency: state.agency, what });
  },
  reminded: (state, { at }) => ({ ...state, told: state.told + 1, toldAt: at }),
  stopped: (state, { at, eraseBy, by }) => {
    const after = { ...moved(state, by ? "declined" : "expired", at), eraseBy };
    return state.lead ? telling(after, { type: "agencyDropped", agency: state.agency }) : after;
  },
};
export const evolve = (state: State, event: Event): State => {
  if (event.type !== "proposed") return isJoining(state) ? fold(folds, state, event) : state;
  const { type: _type, ...first } = event;
  return {
    ...first,
    step: "proposed",
    since: event.at,
    told: 0,
    colleagues: [],
    roster: [],
    recorded: {},
  };
};
