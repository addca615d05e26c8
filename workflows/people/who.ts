// Who is who, ready to be asked: of the register and of what people say about themselves.

import type { AgencyId, FunctionId, Holder, Instant, MemberId } from "../../src/rules/ui.ts";
import { accessLogYears, holderText } from "../../src/rules/who.ts";
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
  Provision,
  PublicNumber,
  Region,
  Role,
  Service,
  Space,
  TermRule,
} from "../../src/rules/workflow.ts";
import { exceptionOn, exceptionsOn } from "./duties.ts";
import { present } from "./gone.ts";
import { addressKey, type Directory, directoryOf, type Read, telling, unread } from "./indexed.ts";
import { isOpening, isTaken } from "./joined.ts";
import type { Register } from "./register.ts";
import type { State } from "./state.ts";

/** 1 = Monday. Of a local day, so no clock and no zone. */
const weekdayOf = (day: string): number => new Date(`${day}T12:00:00Z`).getUTCDay() || 7;

/** Roles that bring no case and no meeting. */
const aside: readonly Role[] = ["auditor", "technician", "registrar", "statistics"];
export class Who implements People {
  readonly directory: Directory;
  readonly members: ReadonlyMap<string, Member>;
  readonly agencies: ReadonlyMap<string, Agency>;
  readonly functions: ReadonlyMap<string, Duty>;
  readonly spaces: ReadonlyMap<string, Space>;
  readonly state: State;
  readonly #read: Read;
  readonly #unreachable: ReadonlySet<string>;
  constructor(directory: Directory, state: State, unreachable: ReadonlySet<string>, read?: Read) {
    this.directory = directory;
    this.state = state;
    this.#read = read ?? unread;
    this.#unreachable = unreachable;
    this.members = read ? telling(directory.members, "m:", "*members", read) : directory.members;
    this.agencies = read
      ? telling(directory.agencies, "a:", "*agencies", read)
      : directory.agencies;
    this.functions = read
      ? telling(directory.functions, "f:", "*functions", read)
      : directory.functions;
    this.spaces = read ? telling(directory.spaces, "s:", "*spaces", read) : directory.spaces;
  }
  watched(read: Read): People {
    return new Who(this.directory, this.state, this.#unreachable, read);
  }
  #of<K extends keyof Register>(key: K): Register[K] {
    this.#read(`*${key}`);
    return this.directory.register[key];
  }
  get regions(): readonly Region[] {
    return this.#of("regions");
  }
  get services(): readonly Service[] {
    return this.#of("services");
  }
  get numbers(): readonly PublicNumber[] {
    return this.#of("numbers");
  }
  get manual(): readonly ManualPage[] {
    return this.#of("manual") ?? [];
  }
  get terms(): readonly TermRule[] {
    return this.#of("terms") ?? [];
  }
  get conventions(): readonly ConventionArticle[] {
    return this.#of("conventions") ?? [];
  }
  get provisions(): readonly Provision[] {
    return this.#of("provisions") ?? [];
  }
  get guarded(): boolean {
    return this.#of("guarded");
  }
  get operators(): Space["id"] | undefined {
    return this.#of("operators");
  }
  get programme(): Programme | undefined {
    return this.#of("programme");
  }
  get noise(): true | undefined {
    return this.#of("noise");
  }
  get accessLogYears(): number {
    return this.#of("accessLogYears") ?? accessLogYears;
  }
  keysLostAt(member: MemberId): Instant | undefined {
    this.#read(`m:${member}`);
    return this.state.keysLost?.[member];
  }
  staff(agency: string): readonly Member[] {
    this.#read(`staff:${agency}`);
    return this.directory.staff.get(agency) ?? [];
  }
  dutiesOf(agency: string): readonly Duty[] {
    this.#read(`duties:${agency}`);
    return this.directory.duties.get(agency) ?? [];
  }
  spacesOf(agency: string): readonly Space[] {
    this.#read(`spaces:${agency}`);
    return this.directory.places.get(agency) ?? [];
  }
  who(platform: Platform, identity: string): Member | undefined {
    this.#read("*members");
    return this.directory.identities.get(`${platform}|${identity}`);
  }
  addressesLike(platform: Platform, pattern: string): readonly Address[] {
    const fits = pattern.endsWith("/*")
      ? (id: string) => id.startsWith(pattern.slice(0, -1))
      : (id: string) => id === pattern;
    return [...this.members.values(), ...this.spaces.values()]
      .flatMap(({ addresses }) => addresses)
      .filter((address) => address.platform === platform && fits(address.id));
  }
  isUnreachable(address: Address): boolean {
    return this.#unreachable.has(addressKey(address));
  }
  #isAway(member: MemberId, day: string): boolean {
    const away = this.state.away[member];
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
    for (
      let id = this.members.get(first)?.deputy;
      id !== undefined && !asked.has(id);
      id = this.members.get(id)?.deputy
    ) {
      if (this.#available(id, day)) return id;
      asked.add(id);
    }
    return undefined;
  }
  exception(duty: FunctionId, day: string): MemberId | undefined {
    this.#read(`f:${duty}`);
    return exceptionOn(this.state.exceptions, duty, day);
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
  /** Members for whom this one can come to be on duty: their own, and along the chains of deputies. */
  #standsInFor(member: MemberId): ReadonlySet<string> {
    const found = new Set<string>([member]);
    // A set is walked through with what is added on the way.
    for (const id of found)
      for (const other of this.directory.deputyOf.get(id) ?? []) found.add(other.id);
    return found;
  }
  answersFor(member: MemberId, day: string): readonly string[] {
    this.#read("*members");
    this.#read("*functions");
    const { directory } = this;
    const own = directory.members.get(member)?.agency;
    // Of whom nobody is there it is whoever answers for the agency: they read in their lists what they are told of.
    const others = own && this.answers(own, day) === member ? own : undefined;
    const [mine, theirs] = [
      this.#standsInFor(member),
      others ? (directory.staff.get(others) ?? []) : [],
    ];
    const members = directory.sorted(new Set([...mine, ...theirs.map(({ id }) => id)]));
    const instead = exceptionsOn(this.state.exceptions, day).filter((one) => mine.has(one.member));
    const functions = new Set([
      ...[...mine].flatMap((id) => directory.rosters.get(id) ?? []),
      ...instead.flatMap(({ duty }) => directory.functions.get(duty) ?? []),
      ...(others ? (directory.duties.get(others) ?? []) : []),
    ]);
    const all: readonly Holder[] = [
      ...members.map(({ id }) => ({ member: id })),
      ...[...functions].map(({ id }) => ({ function: id })),
    ];
    return all
      .filter((holder) => {
        const on = this.onDuty(holder, day);
        return (
          on === member ||
          (on === undefined && others !== undefined && this.agencyOf(holder) === others)
        );
      })
      .map(holderText);
  }
  isTaken(address: Address): boolean {
    return isTaken(address, this.state.register, this.state.joined);
  }
  works(member: Member): boolean {
    this.#read(`a:${member.agency}`);
    if (isOpening(member.agency, this.state.joined)) return false;
    return member.roles.some(
      (role) => role === "caseworker" || role === "coordinator" || role === "lead",
    );
  }
  attends(member: Member): boolean {
    return this.members.has(member.id) && member.roles.some((role) => !aside.includes(role));
  }
  doers(agencies: readonly AgencyId[]): readonly string[] {
    const here = [...new Set(agencies)];
    const duties = here
      .flatMap((id) => this.dutiesOf(id))
      .map(({ id }): Holder => ({ function: id }));
    const there = here.flatMap((id) => this.staff(id)).filter((member) => this.attends(member));
    return [
      ...duties,
      ...this.directory.sorted(there.map(({ id }) => id)).map(({ id }): Holder => ({ member: id })),
    ].map(holderText);
  }
  agencyOf(holder: Holder): AgencyId | undefined {
    return "member" in holder
      ? this.members.get(holder.member)?.agency
      : this.functions.get(holder.function)?.agency;
  }
  colleagues(agency: AgencyId, not?: MemberId): readonly MemberId[] {
    return this.staff(agency)
      .filter((m) => m.id !== not && this.works(m))
      .map((m) => m.id);
  }
}
/** People, ready to be asked. */
export const read = (state: State): People =>
  new Who(directoryOf(present(state.register, state.gone)), state, new Set(state.unreachable));
