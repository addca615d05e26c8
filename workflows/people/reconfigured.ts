// What one register has that another has not: a reload writes this, and not the whole register again.
import type { Register } from "./register.ts";

const byId = ["members", "agencies", "functions", "spaces"] as const;
type ById = (typeof byId)[number];
type Entry = { readonly id: string };
type Rest = Omit<Register, ById>;
/** `set`: new or other entries, whole; `gone`: ids of those that are there no more. `rest`: the short lists, whole where one differs; null: it is there no more. */
export type RegisterChange = {
  readonly lists: {
    readonly [K in ById]?: { readonly set: Register[K]; readonly gone: readonly string[] };
  };
  readonly rest: { readonly [K in keyof Rest]?: Rest[K] | null };
};

const text = (value: unknown): string => JSON.stringify(value) ?? "";
/** Every entry of a register by a name of its own: `members/anna`, `rest/regions`. */
export function* entriesOf(register: Register): Generator<readonly [name: string, value: unknown]> {
  for (const list of byId) for (const entry of register[list]) yield [`${list}/${entry.id}`, entry];
  const { members: _m, agencies: _a, functions: _f, spaces: _s, ...rest } = register;
  for (const [key, value] of Object.entries(rest)) yield [`rest/${key}`, value];
}
/** `known`: of each entry of the older register what `digest` makes of its JSON. undefined: they say the same. Costs a walk through the register. */
export const changeSince = (
  known: ReadonlyMap<string, string>,
  register: Register,
  digest: (json: string) => string,
): RegisterChange | undefined => {
  const set = new Map(
    [...entriesOf(register)].filter(([name, value]) => known.get(name) !== digest(text(value))),
  );
  const names = new Set([...entriesOf(register)].map(([name]) => name));
  const gone = [...known.keys()].filter((name) => !names.has(name));
  if (set.size + gone.length === 0) return undefined;
  const lists = byId.flatMap((list) => {
    const mine = (name: string): boolean => name.startsWith(`${list}/`);
    const change = {
      set: [...set].flatMap(([name, value]) => (mine(name) ? [value] : [])),
      gone: gone.filter(mine).map((name) => name.slice(list.length + 1)),
    };
    return change.set.length + change.gone.length > 0 ? [[list, change] as const] : [];
  });
  const rest = [...gone.map((name) => [name, null] as const), ...set].flatMap(([name, value]) =>
    name.startsWith("rest/") ? [[name.slice("rest/".length), value] as const] : [],
  );
  return { lists: Object.fromEntries(lists), rest: Object.fromEntries(rest) } as RegisterChange;
};
export const changeBetween = (before: Register, after: Register): RegisterChange | undefined =>
  changeSince(
    new Map([...entriesOf(before)].map(([name, value]) => [name, text(value)])),
    after,
    (json) => json,
  );
const applied = <T extends Entry>(
  list: readonly T[],
  change: { readonly set: readonly T[]; readonly gone: readonly string[] } | undefined,
): readonly T[] => {
  if (!change) return list;
  const [set, gone] = [new Map(change.set.map((entry) => [entry.id, entry])), new Set(change.gone)];
  const left = list.flatMap((entry) => {
    if (gone.has(entry.id)) return [];
    const anew = set.get(entry.id);
    set.delete(entry.id);
    return [anew ?? entry];
  });
  return [...left, ...set.values()];
};
/** In the order that they had; new entries last. What did not change is the same object. */
export const withChange = (register: Register, { lists, rest }: RegisterChange): Register => {
  const entries = Object.entries({ ...register, ...rest }).filter(([, value]) => value !== null);
  return {
    ...(Object.fromEntries(entries) as unknown as Register),
    members: applied(register.members, lists.members),
    agencies: applied(register.agencies, lists.agencies),
    functions: applied(register.functions, lists.functions),
    spaces: applied(register.spaces, lists.spaces),
  };
};
/** Of a change that was reckoned against another register: what of it is still one. undefined: nothing is. */
export const stillChange = (
  register: Register,
  { lists, rest }: RegisterChange,
): RegisterChange | undefined => {
  const still = byId.flatMap((list) => {
    const change = lists[list];
    if (!change) return [];
    const asked = new Set<string>([
      ...(change.set as readonly Entry[]).map(({ id }) => id),
      ...change.gone,
    ]);
    const known = new Map<string, unknown>(
      register[list].flatMap((entry) => (asked.has(entry.id) ? [[entry.id, entry] as const] : [])),
    );
    const set = (change.set as readonly Entry[]).filter(
      (entry) => text(known.get(entry.id)) !== text(entry),
    );
    const gone = change.gone.filter((id) => known.has(id));
    return set.length + gone.length > 0 ? [[list, { set, gone }] as const] : [];
  });
  const others = Object.entries(rest).filter(
    ([key, value]) => text(register[key as keyof Register] ?? null) !== text(value),
  );
  if (still.length + others.length === 0) return undefined;
  return { lists: Object.fromEntries(still), rest: Object.fromEntries(others) } as RegisterChange;
};
