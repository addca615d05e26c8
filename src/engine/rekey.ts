// What one instance said of another is taken out of its journal: all of it lies under a new key afterwards, and the old one is destroyed.

import type { InstanceId } from "../rules/ui.ts";
import type { AnyWorkflow, LeftOut } from "../rules/workflow.ts";
import type { EncryptedRows, EventRow, Rewrite } from "../store/port.ts";
import { openApplied, type PendingEvent } from "./applied.ts";
import type { Core } from "./core.ts";
import { chainStart, decrypt, encrypt, mac } from "./encryption.ts";
import { type Fact, heldEvent } from "./facts.ts";
import { nextRevision } from "./ids.ts";
import { landedBound, postBound, summaryBound, summaryBytes, type Working } from "./instances.ts";
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
/** Both keys of an instance. */
type Keys = {
  readonly instance: InstanceId;
  readonly key: Uint8Array;
  readonly fresh: Uint8Array;
};
type Rows = readonly (readonly PendingEvent[])[];
/** Its rows without what is taken out: each event stays where it was, and when. Undefined: none says anything of it. */
const rowsLeft = (
  core: Core,
  workflow: AnyWorkflow,
  was: Rows,
  { part, subject }: TakenOut,
): Rows | undefined => {
  const all = was.flat().map(([, fact]) => fact);
  const facts = part
    ? (workflow.redactPart?.(all, part) as readonly Fact[] | undefined)
    : withoutSubject(workflow, all, subject);
  if (!facts || (!part?.always && facts.every((fact, i) => fact === all[i]))) return undefined;
  const left = facts.values();
  return was.map((each) =>
    each.map(([at]): PendingEvent => [at, heldEvent(core, workflow.name, left.next().value)]),
  );
};
/** The journal under the fresh key. */
const eventsUnder = (
  workflow: AnyWorkflow,
  { instance, fresh }: Keys,
  events: readonly EventRow[],
  rows: Rows,
): { readonly events: readonly EventRow[]; readonly head: Uint8Array } => {
  let head = chainStart;
  const made = events.map(({ seq, at }, i): EventRow => {
    const row = rowOf({ instance, workflow, key: fresh }, seq, at, rows[i] ?? [], head);
    head = row.hash;
    return row;
  });
  return { events: made, head };
};
/** Its posts under the fresh key, and what is noted of them. */
const postsUnder = (
  { instance, key, fresh }: Keys,
  posts: Working["posts"],
  sealed: EncryptedRows["posts"],
) => {
  const noted = new Map(posts);
  const rows = [...posts].flatMap(([id, post]) => {
    const [name, as] = [postName(key, post), postName(fresh, post)];
    const old = sealed.find((one) => one.name === name);
    if (!old) return [];
    const content = decrypt(key, postBound(instance, name), old.cipher);
    // What is gone keeps its words, and nothing else would put its MAC under the new key.
    if (post.mac === mac(key, content)) noted.set(id, { ...post, mac: mac(fresh, content) });
    const bound = landedBound(old.outbox);
    const landed = old.landed && encrypt(fresh, bound, decrypt(key, bound, old.landed));
    return [{ name, as, cipher: encrypt(fresh, postBound(instance, as), content), landed }];
  });
  return { noted, rows };
};
type Rekeyed = "nothing" | "again" | { readonly was: string; readonly now: string };
/**
 * Rewrites `instance` without what is taken out, and destroys its old key: `was`; `now`: the new one. `nothing`: it says nothing of it, or is erased itself. `again`:
 * somebody wrote meanwhile, and nothing was changed. Throws when the database does; an old key that is then still there is destroyed later.
 */
export const rekey = async (core: Core, instance: InstanceId, out: TakenOut): Promise<Rekeyed> => {
  const row = await core.store.journal.load(instance);
  const key = row && !row.erased ? await core.keys.open(row.keyId) : undefined;
  const workflow = row && core.registry.get(row.workflow);
  if (!row || !key || !workflow) return "nothing";
  const applied = openApplied(key, instance, row.applied);
  const was = [...row.events.map((one) => eventsIn(key, instance, one)), applied.pending];
  const rows = rowsLeft(core, workflow, was, out);
  if (!rows) return "nothing";
  const { id: keyId, key: fresh } = await core.keys.fresh();
  const keys = { instance, key, fresh };
  const { summary, posts: sealed } = await core.store.rekeying.encryptedRows(instance);
  const posts = postsUnder(keys, applied.posts, sealed);
  const bound = summaryBound(instance);
  const erasure = !out.part ? out.subject : out.isCertified ? out.part.by : undefined;
  const rewrite: Rewrite = {
    instance,
    ...(erasure !== undefined && { about: core.blind("instance", erasure) }),
    revision: row.revision,
    next: nextRevision(row.revision),
    oldKey: row.keyId,
    keyId,
    ...eventsUnder(workflow, keys, row.events, rows),
    summary: encrypt(fresh, bound, decrypt(key, bound, summary), summaryBytes),
    applied: appliedOf({
      ...applied,
      posts: posts.noted,
      instance,
      key: fresh,
      pending: rows.at(-1) ?? [],
    }),
    posts: posts.rows,
  };
  if (!(await core.store.rekeying.rewrite(rewrite))) return "again";
  await core.keys.destroy(row.keyId);
  await core.store.rekeying.destroyed(row.keyId);
  return { was: row.keyId, now: keyId };
};
