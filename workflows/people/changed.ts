// What differs between two states of who is who, as the keys that a view tells when it reads them.
import type { People } from "../../src/rules/workflow.ts";
import { addressKey } from "./indexed.ts";
import type { Register } from "./register.ts";
import { Who } from "./who.ts";

type Tell = (...keys: readonly string[]) => void;
const isSame = (a: unknown, b: unknown): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b);
/** Each entry of either that is not the same in the other: most are the same object, and cost nothing. */
const differing = <T>(
  a: ReadonlyMap<string, T>,
  b: ReadonlyMap<string, T>,
  each: (id: string, both: readonly T[]) => void,
): void => {
  for (const [id, one] of a) {
    const other = b.get(id);
    if (!isSame(one, other)) each(id, other === undefined ? [one] : [one, other]);
  }
  for (const [id, one] of b) if (!a.has(id)) each(id, [one]);
};
const registers = ({ directory: a }: Who, { directory: b }: Who, tell: Tell): void => {
  if (a === b) return;
  differing(a.members, b.members, (id, both) =>
    tell("*members", `m:${id}`, ...both.map(({ agency }) => `staff:${agency}`)),
  );
  differing(a.functions, b.functions, (id, both) =>
    tell("*functions", `f:${id}`, ...both.map(({ agency }) => `duties:${agency}`)),
  );
  differing(a.spaces, b.spaces, (id, both) =>
    tell(
      "*spaces",
      `s:${id}`,
      ...both.flatMap(({ agencies }) => agencies.map((agency) => `spaces:${agency}`)),
    ),
  );
  differing(a.agencies, b.agencies, (id) => tell("*agencies", `a:${id}`));
  const {
    members: _members,
    functions: _functions,
    spaces: _spaces,
    agencies: _agencies,
    ...rest
  } = { ...a.register, ...b.register };
  for (const key of Object.keys(rest) as (keyof Register)[])
    if (!isSame(a.register[key], b.register[key])) tell(`*${key}`);
};
const records = (a: object = {}, b: object = {}): readonly string[] => {
  const [old, now] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
  const keys: string[] = [];
  if (a !== b) differing(old, now, (key) => void keys.push(key));
  return keys;
};
/** Whose addresses can, or can no longer, be written to. */
const reached = (a: Who, b: Who, tell: Tell): void => {
  if (a.state.unreachable === b.state.unreachable) return;
  const [old, now] = [new Set(a.state.unreachable), new Set(b.state.unreachable)];
  const keys = new Set([...old, ...now].filter((key) => old.has(key) !== now.has(key)));
  for (const key of keys)
    for (const { directory } of [a, b])
      tell(...[directory.identities.get(key)].flatMap((one) => (one ? `m:${one.id}` : [])));
  for (const { directory } of [a, b])
    for (const space of directory.spaces.values())
      if (space.addresses.some((address) => keys.has(addressKey(address)))) tell(`s:${space.id}`);
};
/** Keys as `People.watched` tells them. Costs a walk through both registers where the register is another, else only what differs. */
export const changedBetween = (before: People, after: People): ReadonlySet<string> => {
  if (!(before instanceof Who && after instanceof Who)) throw new Error("not who is who");
  const found = new Set<string>();
  const tell: Tell = (...keys) => {
    for (const key of keys) found.add(key);
  };
  registers(before, after, tell);
  reached(before, after, tell);
  const [a, b] = [before.state, after.state];
  tell(...records(a.away, b.away).map((id) => `m:${id}`));
  tell(...records(a.exceptions, b.exceptions).map((key) => `f:${key.split("|")[0]}`));
  tell(...records(a.joined, b.joined).map((id) => `a:${id}`));
  return found;
};
