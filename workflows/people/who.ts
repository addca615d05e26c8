// Who is who, ready to be asked: of the register and of what people say about themselves.
import type { AgencyId, FunctionId, Holder, MemberId } from "../../src/rules/ui.ts";
import { holderText } from "../../src/rules/who.ts";
import type {
  Address,
  Agency,
  ConventionArticle,
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
import { exceptionOn } from "./duties.ts";
import { present } from "./gone.ts";
import { isOpening, isTaken } from "./joined.ts";
import type { State } from "./state.ts";

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
  readonly conventions: readonly ConventionArticle[];
  readonly guarded: boolean;
  readonly operators?: Space["id"];
  readonly programme?: Programme;
  readonly noise?: true;
  readonly #state: State;
  readonly #identities = new Map<string, Member>();
  readonly #unreachable: ReadonlySet<string>;
  constructor(state: State) {
    const register = present(state.register, state.gone);
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
    this.conventions = register.conventions ?? [];
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
    if (this.#available(first, day)) return first;
    const asked = new Set<string>([first]);
    for (let id = this.members.get(first)?.deputy; id !== undefined && !asked.has(id); id = this.members.get(id)?.deputy) {
      if (this.#available(id, day)) return id;
      asked.add(id);
    }
    return undefined;
  }
  exception(duty: FunctionId, day: string): MemberId | undefined {
    return exceptionOn(this.#state.exceptions, duty, day);
  }
  onDuty(holder: Holder, day: string): MemberId | undefined {
    if ("member" in holder) return this.#memberOnDuty(holder.member, day);
    const instead = this.exception(holder.function, day);
    const there = instead && this.#memberOnDuty(instead, day);
    if (there) return there;
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
  isTaken(address: Address): boolean {
    return isTaken(address, this.#state.register, this.#state.joined);
  }
  works(member: Member): boolean {
    if (isOpening(member.agency, this.#state.joined)) return false;
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
