// A register with its indexes, and maps that tell what is read of them.
import type { Address, Agency, Duty, Member, Space } from "../../src/rules/workflow.ts";
import type { Register } from "./register.ts";

export const addressKey = (address: Address): string => `${address.platform}|${address.id}`;
/** What a view reads of who is who, each as a key: `m:<member>`, `f:<function>`, `a:<agency>`, `s:<space>`, `staff:<agency>`, `duties:<agency>`, `spaces:<agency>`; `*members`, `*regions` … for all of a kind. */
export type Read = (key: string) => void;
const group = <T>(all: readonly T[], of: (one: T) => readonly string[]): ReadonlyMap<string, readonly T[]> => {
  const found = new Map<string, T[]>();
  for (const one of all)
    for (const name of of(one)) {
      const list = found.get(name);
      if (list) list.push(one);
      else found.set(name, [one]);
    }
  return found;
};
/** A register, indexed. One for each register: that somebody is away makes none of it anew. */
export class Directory {
  readonly register: Register;
  readonly members: ReadonlyMap<string, Member>;
  readonly agencies: ReadonlyMap<string, Agency>;
  readonly functions: ReadonlyMap<string, Duty>;
  readonly spaces: ReadonlyMap<string, Space>;
  readonly identities = new Map<string, Member>();
  /** By agency. */
  readonly staff: ReadonlyMap<string, readonly Member[]>;
  readonly duties: ReadonlyMap<string, readonly Duty[]>;
  readonly places: ReadonlyMap<string, readonly Space[]>;
  /** By member: whose deputy they are, and on which rosters. */
  readonly deputyOf: ReadonlyMap<string, readonly Member[]>;
  readonly rosters: ReadonlyMap<string, readonly Duty[]>;
  readonly #order = new Map<string, number>();
  constructor(register: Register) {
    this.register = register;
    this.members = new Map(register.members.map((m) => [m.id, m]));
    this.agencies = new Map(register.agencies.map((a) => [a.id, a]));
    this.functions = new Map(register.functions.map((f) => [f.id, f]));
    this.spaces = new Map(register.spaces.map((s) => [s.id, s]));
    this.staff = group(register.members, ({ agency }) => [agency]);
    this.duties = group(register.functions, ({ agency }) => [agency]);
    this.places = group(register.spaces, ({ agencies }) => agencies);
    this.deputyOf = group(register.members, ({ deputy }) => (deputy === undefined ? [] : [deputy]));
    this.rosters = group(register.functions, ({ roster }) => [...new Set(roster.map(({ member }) => member))]);
    for (const member of register.members) for (const address of member.addresses) this.identities.set(addressKey(address), member);
    for (const { id } of register.members) this.#order.set(id, this.#order.size);
  }
  /** As the register has them. */
  sorted(ids: Iterable<string>): readonly Member[] {
    const at = (id: string): number => this.#order.get(id) ?? -1;
    return [...ids].sort((a, b) => at(a) - at(b)).flatMap((id) => this.members.get(id) ?? []);
  }
}
const directories = new WeakMap<Register, Directory>();
export const directoryOf = (register: Register): Directory => {
  const known = directories.get(register) ?? new Directory(register);
  directories.set(register, known);
  return known;
};
/** A map that tells what is read of it. Iterating tells `all`. */
export const telling = <T>(map: ReadonlyMap<string, T>, prefix: string, all: string, read: Read): ReadonlyMap<string, T> => {
  const whole = (): ReadonlyMap<string, T> => {
    read(all);
    return map;
  };
  return {
    get: (id) => {
      read(prefix + id);
      return map.get(id);
    },
    has: (id) => {
      read(prefix + id);
      return map.has(id);
    },
    get size() {
      return whole().size;
    },
    keys: () => whole().keys(),
    values: () => whole().values(),
    entries: () => whole().entries(),
    forEach: (each, of) => whole().forEach(each, of),
    [Symbol.iterator]: () => whole()[Symbol.iterator](),
  };
};
export const unread: Read = () => undefined;
