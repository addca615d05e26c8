// After an erasure: everything that is left is opened and looked through for what the erased was called.
import { openApplied } from "./applied.ts";
import type { Core } from "./core.ts";
import { decrypt } from "./encryption.ts";
import { postBound, summaryBound } from "./instances.ts";
import { eventBound } from "./journal-rows.ts";
import { orUnreadable } from "./unreadable.ts";

/** Others are served meanwhile: after as many instances, which take some ten milliseconds. */
const atOnce = 50;
/** An erasure holds up the clocks of the worker for the time that it takes to open as many, some seconds. How many there were is said beside what was found. */
const mostLooked = 2_000;
/** All that can be read of an instance: its journal, its messages, its clocks and its line in lists. Empty where its key is gone, or about to be. */
const openAll = async (core: Core, instance: string): Promise<readonly string[]> => {
  const row = await core.store.journal.load(instance);
  const key = row && !row.erasing && !row.erased ? await core.keys.open(row.keyId) : undefined;
  if (!row || !key) return [];
  const { summary, posts } = await core.store.rekeying.encryptedRows(instance);
  const {
    posts: standing,
    timers,
    past,
    readers,
    named,
    pending,
  } = openApplied(key, instance, row.applied);
  return [
    ...row.events.map(({ seq, cipher }) => decrypt(key, eventBound(instance, seq), cipher)),
    ...posts.map(({ name, cipher }) => decrypt(key, postBound(instance, name), cipher)),
    JSON.stringify([[...standing.values()], [...timers.values()], past, readers, named, pending]),
    decrypt(key, summaryBound(instance), summary),
  ];
};
type Names = readonly string[];
/** `found`: for each of those asked about, in how many instances. `looked`: how many were opened. */
type Left = { readonly found: readonly number[]; readonly looked: number };
/**
 * For each of these, in how many instances one of its names is still found. One pass over what is there, up to `most` instances, for all of them: what costs
 * is to open it. What cannot be read names nothing that anybody can read.
 */
export const leftBehind = async (
  core: Core,
  all: readonly Names[],
  most = mostLooked,
): Promise<Left> => {
  const found = all.map(() => 0);
  if (all.every((names) => names.length === 0)) return { found, looked: 0 };
  let seen = 0;
  for (const workflow of core.registry.keys())
    for (const { instance } of seen < most
      ? await core.store.lists.list({ workflow, limit: most - seen })
      : []) {
      const opened = await orUnreadable(openAll(core, instance));
      if (opened !== "unreadable")
        for (const [i, names] of all.entries())
          if (names.some((name) => opened.some((text) => text.includes(name))))
            found[i] = (found[i] ?? 0) + 1;
      seen += 1;
      if (seen % atOnce === 0) await new Promise(setImmediate);
    }
  return { found, looked: seen };
};
