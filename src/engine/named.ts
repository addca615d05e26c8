// By what an instance is found when people change or another is erased: rows beside those of its readers, for what its view has read.
import type { AnyWorkflow, People } from "../rules/workflow.ts";

const kindOf = (key: string): string => key.slice(0, key.indexOf(":"));
const idOf = (key: string): string => key.slice(key.indexOf(":") + 1);
/** The agency that an entry belongs to; undefined: it is nobody's, or is not in the register. */
const agencyOf = (key: string, { members, functions }: People): string | undefined => {
  switch (kindOf(key)) {
    case "m":
      return members.get(idOf(key))?.agency;
    case "f":
      return functions.get(idOf(key))?.agency;
    case "a":
    case "staff":
    case "duties":
    case "spaces":
      return idOf(key);
    default:
      return undefined;
  }
};
/** `i:<instance>` for each instance that a view asks for by its id: what shows it is found when it is erased. */
export const shownIn = (workflow: AnyWorkflow, state: unknown): readonly string[] =>
  Object.values(workflow.viewNeeds?.(state) ?? {}).flatMap((query) =>
    "instances" in query ? (query.instances ?? []).map((instance) => `i:${instance}`) : [],
  );
/** Under which name everything is found that shows an instance. */
export const showing = (instance: string): string => `named:i:${instance}`;
/**
 * `named:<agency>` for each agency of which the view has read anything; `named:<key>` for what is no agency's, such as `named:*regions`. By agency and not by
 * person: there are fewer rows, and they do not tell which of its people a view asked about. One who is an audience of their own has a row already.
 * Not found by the audiences themselves: what every agency reads would be viewed again for each change of anybody.
 * `read`: keys as `People.watched` tells them; `readers`: the audiences.
 */
export const namedRows = (
  read: ReadonlySet<string>,
  readers: readonly string[],
  people: People,
): readonly string[] => {
  const found = new Set<string>();
  const own = readers.filter((reader) => reader.startsWith("m:"));
  for (const key of read)
    if (!own.includes(key)) found.add(`named:${agencyOf(key, people) ?? key}`);
  return [...found].sort();
};
/** Under which names everything is found that may have read one of these: perhaps more, never less. */
export const namedBy = (
  changed: ReadonlySet<string>,
  before: People,
  after: People,
): readonly string[] => {
  const found = new Set<string>();
  for (const key of changed) {
    found.add(key);
    found.add(`named:${key}`);
    for (const agency of [agencyOf(key, before), agencyOf(key, after)])
      if (agency !== undefined) found.add(`named:${agency}`);
  }
  return [...found];
};
