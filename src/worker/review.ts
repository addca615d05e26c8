// Views made under other people or other code are made again: of people, those of the agencies that changed; of code, all.

import type { Core } from "../engine/core.ts";
import type { Engine } from "../engine/index.ts";
import type { Whoever } from "../engine/instances.ts";
import { namedBy } from "../engine/named.ts";
import type { Mode } from "../engine/reconcile.ts";
import type { Log } from "../log.ts";
import type { InstanceId } from "../rules/ui.ts";
import type { People } from "../rules/workflow.ts";
import { isUnavailable } from "../unavailable.ts";

type ReviewOptions = { readonly core: Core; readonly engine: Engine; readonly log: Log };
/** `people`: undefined where it is not known any more who was who then: everything is viewed again. */
type Done = { readonly version: number; readonly people: People | undefined };
/** One change of people on its way through all that may have read what changed. It ends before the next begins, so that the last of it come, too. */
type Pass = {
  readonly to: Whoever;
  readonly instances: readonly InstanceId[];
  from: number;
  failed: boolean;
};

export class Review {
  readonly #o: ReviewOptions;
  readonly #unreviewable = new Set<string>();
  #done: Done | undefined;
  #pass: Pass | undefined;
  constructor(options: ReviewOptions) {
    this.#o = options;
  }
  /** As if nothing were known: another process has done it meanwhile. */
  forget(): void {
    this.#done = undefined;
    this.#pass = undefined;
  }
  /** Makes the next few again, side by side. How many; 0: all are as they should be. Throws when the database does. */
  async next(): Promise<number> {
    return (await this.#people()) + (await this.#code());
  }
  async #people(): Promise<number> {
    const { core, engine } = this.#o;
    const now = await engine.transact.instances.people();
    this.#done ??= await this.#resumed(now);
    if (!this.#pass && this.#done.version === now.version) return 0;
    const pass = this.#pass ?? {
      to: now,
      instances: await this.#concerned(this.#done, now),
      from: 0,
      failed: false,
    };
    this.#pass = pass;
    const some = pass.instances.slice(pass.from, pass.from + core.bounds.reviewedAtOnce);
    const made = await Promise.all(some.map((instance) => this.#one(instance, "command")));
    pass.from += some.length;
    pass.failed ||= made.includes(false);
    if (pass.from < pass.instances.length) return some.length;
    // One that failed is tried again when the program starts.
    if (!pass.failed) await core.store.reviews.setReviewed(pass.to.version);
    this.#done = pass.to;
    this.#pass = undefined;
    return 1;
  }
  async #resumed(now: Whoever): Promise<Done> {
    const { core, engine } = this.#o;
    const version = await core.store.reviews.reviewed();
    if (version === undefined) return { version: -1, people: undefined };
    return version === now.version
      ? now
      : { version, people: await engine.transact.instances.peopleAt(version) };
  }
  /** What is due first in front: what is acute is looked at on the next workday. */
  async #concerned({ people }: Done, now: Whoever): Promise<readonly InstanceId[]> {
    const { core } = this.#o;
    const changed = people && core.who.changed(people, now.people);
    const readers =
      people &&
      changed &&
      namedBy(changed, people, now.people).map((name) => core.blind("reader", name));
    const found = await core.store.reviews.named(readers, now.version);
    return found
      .map(({ instance }) => instance as InstanceId)
      .filter((instance) => instance !== core.who.instance);
  }
  async #code(): Promise<number> {
    const { core } = this.#o;
    const { reviewedAtOnce } = core.bounds;
    const found = await core.store.reviews.outdated(
      core.codeRevision,
      reviewedAtOnce + this.#unreviewable.size,
    );
    const some = found
      .filter((instance) => !this.#unreviewable.has(instance))
      .slice(0, reviewedAtOnce);
    await Promise.all(some.map((instance) => this.#one(instance as InstanceId, "code")));
    return some.length;
  }
  /** False: its view has a mistake, which keeps no other waiting. */
  async #one(instance: InstanceId, mode: Mode): Promise<boolean> {
    const { core, engine, log } = this.#o;
    try {
      // What has no key any more has nothing to view, and would be found again for ever.
      if (!(await engine.transact.review(instance, mode))) this.#unreviewable.add(instance);
      return true;
    } catch (error) {
      if (isUnavailable(error)) throw error;
      this.#unreviewable.add(instance);
      log.error({
        event: "review.failed",
        about: core.blind("instance", instance),
        error: (error as Error).name,
      });
      return false;
    }
  }
}
