// A register with its indexes, and maps that tell what is read of them.
import type { Address, Agency, Duty, Member, Space } from "../../src/rules/workflow.ts";
import type { Register } from "./register.ts";

export const addressKey = (address: Address): string => `${address.platform}|${address.id}`;
/** What a view reads of who is who, each as a key: `m:<member>`, `f:<function>`, `a:<agency>`, `s:<space>`, `staff:<agency>`, `duties:<agency>`, `spaces:<agency>`; `*members`, `*regions` … for all of a kind. */
export type Read = (key: string) => void;
const group = <T>(
  all: readonly T[],
  of: (one: T) => readonly string[],
): ReadonlyMap<string, readonly T[]> => {
  const found = new Map<string, T[]>();
  for (const one of all)
    for (const name of of(one)) {
      const list = found.get(name);
      if (list) list.push(one);
      else found.set(name, [one]);
    }
  return found;
};
/** Made when it is first asked for, and kept as long as what it is made of: a reload changes one list, and most questions need few indexes. */
const lazily = <Of extends object, T>(make: (of: Of) => T): ((of: Of) => T) => {
  const made = new WeakMap<Of, T>();
  return (of) => {
    const known = made.get(of);
    if (known !== undefined) return known;
    const fresh = make(of);
    made.set(of, fresh);
    return fresh;
  };
};
const byId = <T extends { readonly id: string }>(all: readonly T[]): ReadonlyMap<string, T> =>
  new Map(all.map((one) => [one.id, one]));
const [members, agencies, functions, spaces] = [
  lazily(byId<Member>),
  lazily(byId<Agency>),
  lazily(byId<Duty>),
  lazily(byId<Space>),
];
const staff = lazily((all: readonly Member[]) => group(all, ({ agency }) => [agency]));
const duties = lazily((all: readonly Duty[]) => group(all, ({ agency }) => [agency]));
const places = lazily((all: readonly Space[]) => group(all, ({ agencies: its }) => its));
const deputyOf = lazily((all: readonly Member[]) =>
  group(all, ({ deputy }) => (deputy === undefined ? [] : [deputy])),
);
const rosters = lazily((all: readonly Duty[]) =>
  group(all, ({ roster }) => [...new Set(roster.map(({ member }) => member))]),
);
const order = lazily(
  (all: readonly Member[]) => new Map(all.map(({ id }, at) => [id as string, at])),
);
const identities = lazily((all: readonly Member[]) => {
  const found = new Map<string, Member>();
  for (const member of all)
    for (const address of member.addresses) found.set(addressKey(address), member);
  return found;
});
/** A register, indexed. One for each register: that somebody is away makes none of it anew. */
export class Directory {
  readonly register: Register;
  constructor(register: Register) {
    this.register = register;
  }
  get members(): ReadonlyMap<string, Member> {
    return members(this.register.members);
  }
  get agencies(): ReadonlyMap<string, Agency> {
    return agencies(this.register.agencies);
  }
  get functions(): ReadonlyMap<string, Duty> {
    return functions(this.register.functions);
  }
  get spaces(): ReadonlyMap<string, Space> {
    return spaces(this.register.spaces);
  }
  get identities(): ReadonlyMap<string, Member> {
    return identities(this.register.members);
  }
  /** By agency. */
  get staff(): ReadonlyMap<string, readonly Member[]> {
    return staff(this.register.members);
  }
  get duties(): ReadonlyMap<string, readonly Duty[]> {
    return duties(this.register.functions);
  }
  get places(): ReadonlyMap<string, readonly Space[]> {
    return places(this.register.spaces);
  }
  /** By member: whose deputy they are, and on which rosters. */
  get deputyOf(): ReadonlyMap<string, readonly Member[]> {
    return deputyOf(this.register.members);
  }
  get rosters(): ReadonlyMap<string, readonly Duty[]> {
    return rosters(this.register.functions);
  }
  /** As the register has them. */
  sorted(ids: Iterable<string>): readonly Member[] {
    const all = order(this.register.members);
    const at = (id: string): number => all.get(id) ?? -1;
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
export const telling = <T>(
  map: ReadonlyMap<string, T>,
  prefix: string,
  all: string,
  read: Read,
): ReadonlyMap<string, T> => {
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
