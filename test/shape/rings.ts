// Files that import one another in a ring.
import type { Import } from "../support/source.ts";

/** Rings of files (strongly connected components of more than one), the largest first, each sorted by name. */
export const ringsOf = (
  imports: readonly Pick<Import, "from" | "to">[],
): readonly (readonly string[])[] => {
  const next = Map.groupBy(imports, ({ from }) => from);
  const reached = (from: string): ReadonlySet<string> => {
    const seen = new Set<string>();
    const open = [from];
    for (let at = open.pop(); at !== undefined; at = open.pop())
      for (const { to } of next.get(at) ?? [])
        if (!seen.has(to)) {
          seen.add(to);
          open.push(to);
        }
    return seen;
  };
  const all = new Map([...next.keys()].map((file) => [file, reached(file)]));
  const rings = new Map<string, readonly string[]>();
  for (const [file, seen] of all) {
    if (!seen.has(file)) continue;
    const ring = [...seen].filter((other) => all.get(other)?.has(file)).sort();
    rings.set(ring.join(" "), ring);
  }
  return [...rings.values()].sort((a, b) => b.length - a.length);
};
