// What one instance said of another is taken out of its journal: all of it lies under a new key afterwards, and the old one is destroyed.

import type { InstanceId } from "../rules/ui.ts";
import type { AnyWorkflow, LeftOut } from "../rules/workflow.ts";
import type { EncryptedRows, EventRow, Rewrite } from "../store/port.ts";
import { openApplied, type PendingEvent, type PostRow } from "./applied.ts";
import type { Core } from "./core.ts";
import { chainStart, decrypt, encrypt } from "./encryption.ts";
import { type Fact, heldEvent } from "./facts.ts";
import { nextRevision } from "./ids.ts";
import { landedBound, postBound, summaryBound, summaryBytes } from "./instances.ts";
import { eventsIn, rowOf } from "./journal-rows.ts";
import { appliedOf, postName } from "./write.ts";

/** What is left of these without `subject`; folded as they were: later facts name things by the numbers that they had. */
const withoutSubject = (
  workflow: AnyWorkflow,
  all: readonly Fact[],
  subject: InstanceId,
): readonly Fact[] => {
  let state: unknown = workflow.initial;
  return all.map((fact) => {
    const left = (workflow.redact?.(fact, state, subject) ?? fact) as Fact;
    state = workflow.evolve(state, fact);
    return left;
  });
};
/** What is taken out: all that names an instance, or a part. `certified`: by the erasure that does it; left out where an erasure that has its certificate is done again. */
export type TakenOut =
  | { readonly subject: InstanceId; readonly part?: undefined }
  | { readonly part: LeftOut; readonly subject?: undefined; readonly isCertified: boolean };
/** A cipher under the new key; `was` and `now`: the rows that it is bound to. */
type Anew = (was: string, cipher: Uint8Array, now: string, bytes?: number) => Uint8Array;
type Keys = {
  readonly key: Uint8Array;
  readonly fresh: Uint8Array;
  readonly instance: InstanceId;
  readonly anew: Anew;
};
const postsUnder = (
  { key, fresh, instance, anew }: Keys,
  posts: readonly PostRow[],
  sealed: EncryptedRows["posts"],
): Rewrite["posts"] =>
  posts.flatMap((post) => {
    const [name, as] = [postName(key, post), postName(fresh, post)];
    const old = sealed.find((one) => one.name === name);
    if (!old) return [];
    const landed = old.landed && anew(landedBound(old.outbox), old.landed, landedBound(old.outbox));
    const cipher = anew(postBound(instance, name), old.cipher, postBound(instance, as));
    return [{ name, as, cipher, landed }];
  });
type Rekeyed = "nothing" | "again" | { readonly was: string; readonly now: string };
/**
 * Rewrites `instance` without what is taken out, and destroys its old key: `was`; `now`: the new one. `nothing`: it says nothing of it, or is erased itself. `again`:
 * somebody wrote meanwhile, and nothing was changed. Throws when the database does; an old key that is then still there is destroyed later.
 */
export const rekey = async (core: Core, instance: InstanceId, out: TakenOut): Promise<Rekeyed> => {
  const { part } = out;
  const erasure = !out.part ? out.subject : out.isCertified ? out.part.by : undefined;
  const row = await core.store.journal.load(instance);
  const key = row && !row.erased ? await core.keys.open(row.keyId) : undefined;
  const workflow = row && core.registry.get(row.workflow);
  if (!row || !key || !workflow || !(part ? workflow.redactPart : workflow.redact))
    return "nothing";
  const applied = openApplied(key, instance, row.applied);
  const was = [...row.events.map((one) => eventsIn(key, instance, one)), applied.pending];
  const all = was.flat().map(([, fact]) => fact);
  const facts = part
    ? (workflow.redactPart?.(all, part) as readonly Fact[])
    : withoutSubject(workflow, all, out.subject);
  if (!part?.always && facts.every((fact, i) => fact === all[i])) return "nothing";
  // What is left of an event stays where it was, and when.
  const left = facts.values();
  const rows = was.map((row) =>
    row.map(([at]): PendingEvent => [at, heldEvent(core, workflow.name, left.next().value)]),
  );
  const pending = rows.pop() ?? [];
  const { id: keyId, key: fresh } = await core.keys.fresh();
  let head = chainStart;
  const events = row.events.map(({ seq, at }, i): EventRow => {
    const made = rowOf({ instance, workflow, key: fresh }, seq, at, rows[i] ?? [], head);
    head = made.hash;
    return made;
  });
  const anew: Anew = (was, cipher, now, bytes) =>
    encrypt(fresh, now, decrypt(key, was, cipher), bytes);
  const { summary, posts: sealed } = await core.store.rekeying.encryptedRows(instance);
  const rewrite: Rewrite = {
    instance,
    ...(erasure !== undefined && { about: core.blind("instance", erasure) }),
    revision: row.revision,
    next: nextRevision(row.revision),
    oldKey: row.keyId,
    keyId,
    head,
    events,
    summary: anew(summaryBound(instance), summary, summaryBound(instance), summaryBytes),
    applied: appliedOf({ ...applied, instance, key: fresh, pending }),
    posts: postsUnder({ key, fresh, instance, anew }, [...applied.posts.values()], sealed),
  };
  if (!(await core.store.rekeying.rewrite(rewrite))) return "again";
  await core.keys.destroy(row.keyId);
  await core.store.rekeying.destroyed(row.keyId);
  return { was: row.keyId, now: keyId };
};
