// What people were told, and what they may rely on from then on.
import type { Incoming, Reply } from "../../adapters/port.ts";
import { audiencesOf } from "../../src/rules/relation.ts";
import type { Member, People } from "../../src/rules/workflow.ts";
import type { Instance } from "../properties/simulator.ts";
import type { Disk } from "./disk.ts";

/** Somebody was told that it is done, and nothing was to be done; if it is written later, they were told too soon. */
type Told = { readonly idempotencyKey: string; readonly at: number };
const soonMs = 3_600_000;
/** Idempotency keys are forgotten after 30 days, of a clock that may be wrong by two. */
const keptMs = 27 * 24 * 3_600_000;

export class Promises {
  #saved: readonly Told[] = [];
  #nothing: readonly Told[] = [];
  told(incoming: Incoming, reply: Reply | undefined, disk: Disk, now: number): void {
    if (reply?.kind !== "done" || (incoming.ask.kind !== "press" && incoming.ask.kind !== "submit"))
      return;
    const told = { idempotencyKey: incoming.idempotencyKey, at: now };
    if (disk.isCommitted(incoming.idempotencyKey)) this.#saved = [...this.#saved, told];
    else this.#nothing = [...this.#nothing, told];
  }
  /** How many were told that it is saved. */
  get count(): number {
    return this.#saved.length;
  }
  /** Whatever was acknowledged is there; and nobody was told too soon. */
  check(disk: Disk, now: number): readonly string[] {
    this.#saved = this.#saved.filter(({ at }) => now - at < keptMs);
    this.#nothing = this.#nothing.filter(({ at }) => now - at < soonMs);
    const lost = this.#saved
      .filter(({ idempotencyKey }) => !disk.isCommitted(idempotencyKey))
      .map(({ idempotencyKey }) => `${idempotencyKey} was acknowledged, and is lost`);
    const late = this.#nothing
      .filter(({ idempotencyKey }) => disk.isCommitted(idempotencyKey))
      .map(({ idempotencyKey }) => `${idempotencyKey} was acknowledged before it was kept`);
    return [...lost, ...late];
  }
  /** What is as it was when the copy was made. */
  copy(): readonly Told[] {
    return this.#saved;
  }
  restore(saved: readonly Told[]): void {
    this.#saved = saved;
    this.#nothing = [];
  }
}
const has = (one: Instance, member: Member, people: People): boolean => {
  const keys = audiencesOf(member, people);
  const spaces = [...people.spaces.values()]
    .filter(({ agencies }) => agencies.includes(member.agency))
    .map(({ id }) => `s:${id}`);
  return (
    one.readers.length === 0 ||
    keys.some((key) => one.readers.includes(key)) ||
    [...one.posts.values()].some(
      ({ audience, gone }) => !gone && (audience === `m:${member.id}` || spaces.includes(audience)),
    )
  );
};
/** Whoever changes something knows of it: may read it, or has a message of it. Before, or at the latest then. */
export const trespass = (
  before: Instance | undefined,
  after: Instance | undefined,
  member: Member,
  people: People,
): readonly string[] => {
  if (
    !before ||
    !after ||
    before.workflow.single !== undefined ||
    before.facts.length === after.facts.length
  )
    return [];
  return has(before, member, people)
    ? []
    : [`somebody who may not know of it changed a ${before.workflow.name}`];
};
