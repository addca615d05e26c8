// What one instance said of another is taken out of its journal: all of it lies under a new key afterwards, and the old one is destroyed.

import type { InstanceId } from "../rules/ui.ts";
import type { EventRow, Rewrite } from "../store/port.ts";
import { openApplied } from "./applied.ts";
import type { Core } from "./core.ts";
import { chain, chainStart, decrypt, encrypt } from "./encryption.ts";
import { closeEvent } from "./facts.ts";
import { nextRevision } from "./ids.ts";
import { eventBound, landedBound, postBound, summaryBound, summaryBytes } from "./instances.ts";
import { appliedOf, postName } from "./write.ts";

type Fact = { readonly type: string };

/**
 * Rewrites what `instance` says of `subject`, and destroys its old key. `nothing`: it says nothing of it, or is erased itself. `again`: somebody wrote meanwhile,
 * and nothing was changed. Throws when the database does; an old key that is then still there is destroyed later.
 */
export const rekey = async (core: Core, instance: InstanceId, subject: InstanceId): Promise<"rewritten" | "nothing" | "again"> => {
  const row = await core.store.journal.load(instance);
  const key = row && !row.erased ? await core.keys.open(row.keyId) : undefined;
  const workflow = row && core.registry.get(row.workflow);
  if (!row || !key || !workflow?.redact) return "nothing";
  let state: unknown = workflow.initial;
  let changed = false;
  const facts: Fact[] = [];
  for (const e of row.events) {
    const fact = JSON.parse(decrypt(key, eventBound(instance, e.seq), e.cipher)) as Fact;
    const left = workflow.redact(fact, state, subject) as Fact;
    changed ||= left !== fact;
    facts.push(left);
    // Folded as it was: later facts name things by the numbers that they had.
    state = workflow.evolve(state, fact);
  }
  if (!changed) return "nothing";
  const { id: keyId, key: fresh } = await core.keys.fresh();
  let head = chainStart;
  const events = facts.map((fact, i): EventRow => {
    const { seq, at } = row.events[i] as EventRow;
    const cipher = encrypt(fresh, eventBound(instance, seq), closeEvent(core, row.workflow, fact));
    head = chain(head, seq, cipher);
    return { seq, at, cipher, hash: head };
  });
  const applied = openApplied(key, instance, row.applied);
  const { summary, posts: sealed } = await core.store.rekeying.encryptedRows(instance);
  const posts = [...applied.posts.values()].flatMap((post) => {
    const name = postName(key, post);
    const old = sealed.find((one) => one.name === name);
    if (!old) return [];
    const as = postName(fresh, post);
    const landed = old.landed && encrypt(fresh, landedBound(old.outbox), decrypt(key, landedBound(old.outbox), old.landed));
    return [{ name, as, cipher: encrypt(fresh, postBound(instance, as), decrypt(key, postBound(instance, name), old.cipher)), landed }];
  });
  const rewrite: Rewrite = {
    instance,
    about: core.blind("instance", subject),
    revision: row.revision,
    next: nextRevision(row.revision),
    oldKey: row.keyId,
    keyId,
    head,
    events,
    summary: encrypt(fresh, summaryBound(instance), decrypt(key, summaryBound(instance), summary), summaryBytes),
    applied: appliedOf({ instance, key: fresh, ...applied }),
    posts,
  };
  if (!(await core.store.rekeying.rewrite(rewrite))) return "again";
  await core.keys.destroy(row.keyId);
  await core.store.rekeying.destroyed(row.keyId);
  return "rewritten";
};
