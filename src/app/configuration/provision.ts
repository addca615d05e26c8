// What the configuration says should exist, exists.
import { workflows } from "../../../workflows/index.ts";
import { people, peopleInstance } from "../../../workflows/people/index.ts";
import type { Core } from "../../engine/core.ts";
import type { Engine } from "../../engine/index.ts";
import type { Log } from "../../log.ts";
import type { People } from "../../rules/workflow.ts";
import type { Configured } from "./reading.ts";
import type { Register } from "./register.ts";

/** A walk through so many takes a millisecond. */
const manyMembers = 1_000;
const standingOf = (now: People) => workflows.flatMap((each) => each.standing?.(now) ?? []);
/** Everything that the configuration says should exist, exists. Safe to repeat. `before`: who was who when that was last so; undefined: nobody has looked. */
export const provision = async (
  engine: Engine,
  { store, bounds }: Core,
  log: Log,
  to: Register | Configured,
  before?: People,
): Promise<void> => {
  const values = "members" in to ? { register: to } : to;
  if ("change" in values && values.change === undefined) return;
  const order = {
    workflow: people.name,
    instance: peopleInstance,
    command: "configure",
    values,
    by: "configuration",
  } as const;
  if ((await engine.transact.run(order)).kind !== "ok") throw new Error("not configured");
  const { people: now } = await engine.transact.instances.people();
  // Each of these walks through all members: where they are many, somebody may be answered in between.
  const rest = (): Promise<unknown> | undefined =>
    now.members.size > manyMembers ? new Promise(setImmediate) : undefined;
  await rest();
  const standing = standingOf(now);
  await rest();
  const old = before && new Set(standingOf(before).map(({ instance }) => instance));
  await rest();
  const added = old ? standing.filter(({ instance }) => !old.has(instance)) : standing;
  const known = await store.journal.known(added.map(({ instance }) => instance));
  const missing = added.filter(({ instance }) => !known.has(instance));
  const begin = async (one: (typeof standing)[number]): Promise<void> => {
    const { kind } = await engine.transact.run({ ...one, by: "configuration" });
    // Another process may have been faster.
    if (kind !== "ok" && !(await engine.transact.instances.load(one.instance)))
      throw new Error("not begun");
  };
  // Many side by side: they share their transactions, where each in one of its own writes the file twice as full. Not all: each holds a key and a draft.
  for (let from = 0; from < missing.length; from += bounds.begunAtOnce) {
    // A first start of thousands takes its time: how far it is can be read meanwhile.
    if (from > 0) log.info({ event: "beginning", begun: from, of: missing.length });
    await Promise.all(missing.slice(from, from + bounds.begunAtOnce).map(begin));
  }
};

/** How the configuration is taken in while the program runs, and what holds. */
export const configuring = (engine: Engine, core: Core, log: Log) => ({
  configure: async (to: Register | Configured): Promise<void> =>
    provision(engine, core, log, to, (await engine.transact.instances.people()).people),
  register: async (): Promise<Register> => {
    const working = await engine.transact.instances.load(peopleInstance);
    return (
      (working?.state as { readonly register: Register } | undefined)?.register ??
      people.initial.register
    );
  },
});
