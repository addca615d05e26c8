// Who is who: folded from the configuration and from what people say about themselves.
import { type Folds, fold } from "../../src/rules/fold.ts";
import type { AgencyId, Holder, MemberId, Open } from "../../src/rules/ui.ts";
import { holderText } from "../../src/rules/who.ts";
import type {
  Address,
  Agency,
  Duty,
  ManualPage,
  Member,
  People,
  Platform,
  Programme,
  PublicNumber,
  Region,
  Service,
  Space,
  TermRule,
} from "../../src/rules/workflow.ts";
import type { dayNotes } from "./codes.ts";

/** What `stafett.yaml` says, as plain data. */
export type Register = {
  readonly members: readonly Member[];
  readonly agencies: readonly Agency[];
  readonly functions: readonly Duty[];
  readonly spaces: readonly Space[];
  readonly regions: readonly Region[];
  readonly services: readonly Service[];
  readonly numbers: readonly PublicNumber[];
  readonly manual?: readonly ManualPage[];
  readonly terms?: readonly TermRule[];
  readonly operators?: Space["id"];
  readonly programme?: Programme;
  readonly noise?: true;
  readonly guarded: boolean;
};
/** Local days: away from the first, back on the second. */
/** Before anybody chose it was a text: of a day that is over, and shown to nobody. */
type Noted = { readonly code: (typeof dayNotes)[number] } | { readonly text: Open<string> };
type Away = { readonly from: string; readonly until: string };
type Welcome = { readonly until: string; readonly open: Open<number>; readonly late: Open<number> };
export type Trouble = Readonly<Record<"failed" | "parked" | "doubted" | "unheard", Open<number>>>;
export type Seal = { readonly day: string; readonly seal: Open<string>; readonly journals: Open<number>; readonly showings: Open<number> };
export type State = {
  /** Counts what changes who is who; every view is measured against it. A note or a trouble changes nothing for them. */
  readonly revision: number;
  readonly register: Register;
  readonly away: Readonly<Record<string, Away>>;
  readonly welcome: Readonly<Record<string, Welcome>>;
  /** `slack|T…/U…` */
  readonly unreachable: readonly string[];
  /** What did not work, counted by day: the operator sees it. */
  readonly trouble: Readonly<Record<string, Trouble>>;
  /** How many cases of somebody's an operator erased, by day. */
  readonly erased: Readonly<Record<string, Readonly<Record<string, Open<number>>>>>;
  /** The last ones: older messages stay as they are. */
  readonly seals: readonly Seal[];
  readonly exports: readonly {
    readonly day: string;
    readonly agency: AgencyId;
    readonly kind: "member" | "agency";
    readonly count: number;
  }[];
  readonly notes: Readonly<Record<string, { readonly day: string } & Noted>>;
};
export type Event =
  | { readonly type: "configured"; readonly register: Register }
  | { readonly type: "wentAway"; readonly member: MemberId; readonly from: string; readonly until: string }
  | {
      readonly type: "cameBack";
      readonly member: MemberId;
      readonly until: string;
      readonly open: Open<number>;
      readonly late: Open<number>;
    }
  | { readonly type: "becameUnreachable"; readonly address: string }
  | { readonly type: "becameReachable"; readonly address: string }
  | { readonly type: "troubled"; readonly day: string; readonly kind: keyof Trouble }
  /** A line over all that has happened until then; no word of it. */
  | ({ readonly type: "sealed" } & Seal)
  /** Somebody who asked by right was given what there is: of whom or of what, and never what. */
  | { readonly type: "exported"; readonly day: string; readonly agency: AgencyId; readonly kind: "member" | "agency" }
  /** Of a case that an operator took away: who is told. */
  | { readonly type: "caseErased"; readonly day: string; readonly to: readonly MemberId[] }
  | ({ readonly type: "noted"; readonly agency: AgencyId; readonly day: string } & Noted);

const empty: Register = { members: [], agencies: [], functions: [], spaces: [], regions: [], services: [], numbers: [], guarded: false };
export const initial: State = {
  revision: 0,
  register: empty,
  away: {},
  welcome: {},
  unreachable: [],
  trouble: {},
  erased: {},
  seals: [],
  exports: [],
  notes: {},
};

const zero = 0 as Open<number>;
const none: Trouble = { failed: zero, parked: zero, doubted: zero, unheard: zero };
const troubleDays = 7;
/** Those of the last weeks: an older message stays as it is. */
const mostExports = 20;
const without = <T>(from: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(from).filter(([name]) => name !== key));

/** Who is who has changed. */
const revised = (state: State, change: Partial<State>): State => ({ ...state, revision: state.revision + 1, ...change });
const folds: Folds<State, Event> = {
  // Somebody has looked at the configuration: what could not be reached is tried again.
  configured: (state, { register }) => revised(state, { register, unreachable: [] }),
  wentAway: (state, { member, from, until }) =>
    revised(state, { away: { ...state.away, [member]: { from, until } }, welcome: without(state.welcome, member) }),
  cameBack: (state, { member, until, open, late }) =>
    revised(state, { away: without(state.away, member), welcome: { ...state.welcome, [member]: { until, open, late } } }),
  becameUnreachable: (state, { address }) => revised(state, { unreachable: [...state.unreachable, address] }),
  becameReachable: (state, { address }) => revised(state, { unreachable: state.unreachable.filter((each) => each !== address) }),
  troubled: (state, { day, kind }) => {
    const before = state.trouble[day] ?? none;
    const days = Object.entries({ ...state.trouble, [day]: { ...before, [kind]: (before[kind] + 1) as Open<number> } });
    return { ...state, trouble: Object.fromEntries(days.slice(-troubleDays)) };
  },
  caseErased: (state, { day, to }) => {
    const before = state.erased[day] ?? {};
    const today = { ...before, ...Object.fromEntries(to.map((id) => [id, ((before[id] ?? 0) + 1) as Open<number>])) };
    return { ...state, erased: Object.fromEntries(Object.entries({ ...state.erased, [day]: today }).slice(-troubleDays)) };
  },
  exported: (state, { type: _type, ...one }) => ({
    ...state,
    exports: [...state.exports, { ...one, count: (state.exports.at(-1)?.count ?? 0) + 1 }].slice(-mostExports),
  }),
  sealed: (state, { type: _type, ...seal }) => ({ ...state, seals: [...state.seals, seal].slice(-troubleDays) }),
  noted: (state, { type: _type, agency, ...note }) => ({
    ...state,
    notes: "code" in note && note.code === "asUsual" ? without(state.notes, agency) : { ...state.notes, [agency]: note },
  }),
};
export const evolve = (state: State, event: Event): State => fold(folds, state, event);

export const addressKey = (address: Address): string => `${address.platform}|${address.id}`;
/** 1 = Monday. Of a local day, so no clock and no zone. */
const weekdayOf = (day: string): number => new Date(`${day}T12:00:00Z`).getUTCDay() || 7;

class Who implements People {
  readonly members: ReadonlyMap<string, Member>;
  readonly agencies: ReadonlyMap<string, Agency>;
  readonly functions: ReadonlyMap<string, Duty>;
  readonly spaces: ReadonlyMap<string, Space>;
  readonly regions: readonly Region[];
  readonly services: readonly Service[];
  readonly numbers: readonly PublicNumber[];
  readonly manual: readonly ManualPage[];
  readonly terms: readonly TermRule[];
  readonly guarded: boolean;
  readonly operators?: Space["id"];
  readonly programme?: Programme;
  readonly noise?: true;
  readonly #state: State;
  readonly #identities = new Map<string, Member>();
  readonly #unreachable: ReadonlySet<string>;
  constructor(state: State) {
    const { register } = state;
    this.#state = state;
    this.#unreachable = new Set(state.unreachable);
    this.members = new Map(register.members.map((m) => [m.id, m]));
    this.agencies = new Map(register.agencies.map((a) => [a.id, a]));
    this.functions = new Map(register.functions.map((f) => [f.id, f]));
    this.spaces = new Map(register.spaces.map((s) => [s.id, s]));
    this.regions = register.regions;
    this.services = register.services;
    this.numbers = register.numbers;
    this.manual = register.manual ?? [];
    this.terms = register.terms ?? [];
    this.guarded = register.guarded;
    if (register.operators !== undefined) this.operators = register.operators;
    if (register.programme !== undefined) this.programme = register.programme;
    if (register.noise !== undefined) this.noise = register.noise;
    for (const member of register.members) for (const address of member.addresses) this.#identities.set(addressKey(address), member);
  }
  who(platform: Platform, identity: string): Member | undefined {
    return this.#identities.get(`${platform}|${identity}`);
  }
  addressesLike(platform: Platform, pattern: string): readonly Address[] {
    const fits = pattern.endsWith("/*") ? (id: string) => id.startsWith(pattern.slice(0, -1)) : (id: string) => id === pattern;
    return [...this.members.values(), ...this.spaces.values()]
      .flatMap(({ addresses }) => addresses)
      .filter((address) => address.platform === platform && fits(address.id));
  }
  isUnreachable(address: Address): boolean {
    return this.#unreachable.has(addressKey(address));
  }
  #isAway(member: MemberId, day: string): boolean {
    const away = this.#state.away[member];
    return away !== undefined && away.from <= day && day < away.until;
  }
  #available(id: MemberId | undefined, day: string): boolean {
    const member = id === undefined ? undefined : this.members.get(id);
    if (member === undefined || this.#isAway(member.id, day)) return false;
    return member.addresses.some((address) => !this.isUnreachable(address));
  }
  #memberOnDuty(first: MemberId, day: string): MemberId | undefined {
    const asked = new Set<string>();
    for (let id: MemberId | undefined = first; id !== undefined && !asked.has(id); id = this.members.get(id)?.deputy) {
      if (this.#available(id, day)) return id;
      asked.add(id);
    }
    return undefined;
  }
  onDuty(holder: Holder, day: string): MemberId | undefined {
    if ("member" in holder) return this.#memberOnDuty(holder.member, day);
    const duty = this.functions.get(holder.function);
    const today = duty?.roster.filter((r) => r.days.includes(weekdayOf(day))) ?? [];
    const free = today.find((r) => this.#available(r.member, day));
    if (free) return free.member;
    for (const { member } of today) {
      const instead = this.#memberOnDuty(member, day);
      if (instead !== undefined) return instead;
    }
    return duty?.roster.find((r) => this.#available(r.member, day))?.member;
  }
  answers(agency: AgencyId, day: string): MemberId | undefined {
    const { contact, lead } = this.agencies.get(agency) ?? {};
    const first = contact && this.#there(contact, agency, day);
    return first ?? (lead && (this.#there({ member: lead }, agency, day) ?? lead));
  }
  /** Whoever has gone to another agency, or only audits or operates now, may not read it any more: what would be said to them is said to nobody. */
  #there(holder: Holder, agency: AgencyId, day: string): MemberId | undefined {
    const id = this.onDuty(holder, day);
    const member = id && this.members.get(id);
    return member && member.agency === agency && this.attends(member) ? id : undefined;
  }
  inCharge(holder: Holder, agency: AgencyId, day: string): MemberId | undefined {
    return this.#there(holder, agency, day) ?? this.answers(agency, day);
  }
  #duties(): readonly Holder[] {
    return [...this.functions.values()].map((duty) => ({ function: duty.id }));
  }
  answersFor(member: MemberId, day: string): readonly string[] {
    const all: readonly Holder[] = [...[...this.members.values()].map(({ id }) => ({ member: id })), ...this.#duties()];
    const own = this.members.get(member)?.agency;
    // Of whom nobody is there it is whoever answers for the agency: they read in their lists what they are told of.
    const others = own && this.answers(own, day) === member ? own : undefined;
    return all
      .filter((holder) => {
        const on = this.onDuty(holder, day);
        return on === member || (on === undefined && others !== undefined && this.agencyOf(holder) === others);
      })
      .map(holderText);
  }
  works(member: Member): boolean {
    return member.roles.some((role) => role === "caseworker" || role === "coordinator" || role === "lead");
  }
  attends(member: Member): boolean {
    return this.members.has(member.id) && member.roles.some((role) => role !== "auditor" && role !== "technician");
  }
  doers(agencies: readonly AgencyId[]): readonly string[] {
    const people: readonly Holder[] = [...this.members.values()].filter((m) => this.attends(m)).map(({ id }) => ({ member: id }));
    return [...this.#duties(), ...people].filter((each) => agencies.some((id) => id === this.agencyOf(each))).map(holderText);
  }
  agencyOf(holder: Holder): AgencyId | undefined {
    return "member" in holder ? this.members.get(holder.member)?.agency : this.functions.get(holder.function)?.agency;
  }
  colleagues(agency: AgencyId, not?: MemberId): readonly MemberId[] {
    return [...this.members.values()].filter((m) => m.agency === agency && m.id !== not && this.works(m)).map((m) => m.id);
  }
}
/** People, ready to be asked. */
export const read = (state: State): People => new Who(state);
