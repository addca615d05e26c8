// load → decide → evolve → view → reconcile → commit, for one command and everything it tells, in one transaction.
import type { InstanceId } from "../rules/ui.ts";
import {
  type Actor,
  type AnyWorkflow,
  isRefusal,
  type Refusal,
  type World,
} from "../rules/workflow.ts";
import type { Committed, CreationLock } from "../store/port.ts";
import { inSpan } from "../trace.ts";
import { changed, nextDue } from "./applied.ts";
import { asWritten } from "./as-written.ts";
import type { Core } from "./core.ts";
import { type Deadline, patient } from "./deadline.ts";
import {
  type Draft,
  type Folded,
  type Gathered,
  joinDrafts,
  type Order,
  type Step,
  withoutSignal,
  writtenOf,
} from "./draft.ts";
import { drafted, type Making } from "./drafting.ts";
import { nextRevision } from "./ids.ts";
import { forPosts } from "./in-chat.ts";
import { Instances, instant, type Whoever, type Working } from "./instances.ts";
import { type Holding, KeyedMutex, type Met } from "./keyed-mutex.ts";
import { mayTell } from "./pages-only.ts";
import type { Mode } from "./reconcile.ts";
import { appliedOf, unitOf } from "./write.ts";

/** One command may touch this many instances at most; a rule that needs more works in portions. */
const [maxInstances, maxTells] = [64, 256];
export type Done =
  | { readonly kind: "ok"; readonly instance: InstanceId; readonly state: unknown }
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | { readonly kind: "denied" | "absent" | "late" | "duplicate" };

/** What an agency begins, it begins one after the other: whoever counts what there is already counts all of it. */
const lockName = ({ workflow, by }: Order): string | undefined =>
  typeof by === "object" && "member" in by ? `begin:${workflow}:${by.member.agency}` : undefined;

type Viewing = Omit<Making, "folded" | "world"> & Pick<Folded, "facts">;

export class Transact {
  readonly instances: Instances;
  readonly #core: Core;
  readonly #turns = new KeyedMutex();
  constructor(core: Core) {
    this.#core = core;
    this.instances = new Instances(core);
  }

  /**
   * Durable when it returns. Never throws for what a person can do; throws when the store or a rule does. `late`: nothing was saved, because the deadline came.
   * What meets others decides again when it holds the keys of all that it touched, in its turn: meeting others costs a place in a queue, and not a race.
   */
  run(order: Order, deadline: Deadline = patient()): Promise<Done> {
    const by =
      typeof order.by === "string"
        ? order.by
        : "member" in order.by
          ? "member"
          : "link" in order.by
            ? "link"
            : "tell";
    const names = {
      "stafett.workflow": order.workflow,
      "stafett.command": order.command,
      "stafett.by": by,
    };
    const own = order.instance ?? lockName(order);
    const attempts = () => this.#inTurn(own, (holding) => this.#attempt(order, deadline, holding));
    return inSpan("stafett.command", names, attempts, ({ kind }) => kind);
  }

  #inTurn<T>(own: string | undefined, work: (holding: Holding) => Promise<T | Met>): Promise<T> {
    const { asked } = this.instances;
    // What was asked before it met others may be so no longer.
    return this.#turns.takeMore(own === undefined ? [] : [own], (holding, tried) =>
      tried === 0 ? work(holding) : asked.once(() => work(holding)),
    );
  }

  /** Work on one instance while no command is. */
  alone<T>(instance: InstanceId, work: () => Promise<T>): Promise<T> {
    return this.#turns.take(instance, async () => {
      const done = await work();
      this.instances.forget(instance);
      return done;
    });
  }
  /** Makes the view again under today's people and code, without an event. "code" never adds anything to an old instance. False: there is none. */
  review(instance: InstanceId, mode: Mode): Promise<boolean> {
    return this.#inTurn(instance, (holding) => this.#reviewed(instance, mode, holding));
  }
  async #reviewed(instance: InstanceId, mode: Mode, holding: Holding): Promise<boolean | Met> {
    this.instances.forget(instance);
    const base = await this.instances.load(instance);
    if (!base) return false;
    const got = this.#gathered(await this.instances.people(), "clock");
    const draft = await this.#viewed({ base, facts: [], set: base, mode, got });
    let kept = draft;
    for (const told of this.#told(draft)) {
      const queue: Step[] = [told];
      for (let next = queue.shift(); next; next = queue.shift()) {
        const done = await this.#step(next, got, queue);
        // What the other would not be told has not been told: the next review tries again.
        if (done.kind !== "ok" && next === told) kept = withoutSignal(kept, told);
      }
    }
    got.drafts.set(instance, kept);
    const written = [...got.drafts.keys()];
    const order: Order = {
      workflow: base.workflow.name,
      instance,
      command: "",
      values: {},
      by: "clock",
    };
    // Others have written what it tells: it would be written of what is no longer so.
    return (
      (holding.extend(written) && (await this.#commit(order, got)) === "ok") || { met: written }
    );
  }

  /** Takes a timer that cannot be fired out of those that ring. One that is no longer set stays as it is. */
  park(instance: InstanceId, key: string): Promise<void> {
    return this.#turns.take(instance, async () => {
      this.instances.forget(instance);
      const base = await this.instances.load(instance);
      if (!base?.timers.has(key)) return;
      // Not by way of its view: that may be what fails.
      const next = {
        ...base,
        ...changed(base, [{ key, state: "parked" }]),
        revision: nextRevision(base.revision),
      };
      const saved = await this.#core.store.journal.saveApplied({
        instance,
        revision: base.revision,
        next: next.revision,
        applied: appliedOf(next),
      });
      if (!saved) return;
      this.instances.remember(next);
      this.#core.rings(instance, nextDue(next.timers));
    });
  }

  #gathered({ people, version }: Whoever, by: Actor): Gathered {
    const now = this.#core.clock.now();
    return {
      by,
      drafts: new Map(),
      reads: new Map(),
      now,
      at: instant(now),
      people,
      peopleVersion: version,
    };
  }
  async #attempt(order: Order, deadline: Deadline, holding: Holding): Promise<Done | Met> {
    if (deadline.isOver) return { kind: "late" };
    const got = this.#gathered(
      this.instances.whoAtHand ?? (await this.instances.people()),
      order.by,
    );
    const queue: Step[] = [];
    // Read before what it counts: whatever is begun elsewhere from here on refuses this commit.
    const lock = await this.#creationLock(order);
    const done = await this.#step(
      { ...order, instance: order.instance, fired: order.fired },
      got,
      queue,
    );
    if (done.kind !== "ok") return done;
    // Two that tell each other something new every time would never end.
    for (let next = queue.shift(), steps = 1; next; next = queue.shift(), steps++) {
      const told = await this.#step(next, got, queue);
      // One refusal refuses all: otherwise what the teller's event says would not be true.
      if (told.kind === "denied" || told.kind === "absent")
        return { kind: "refused", refusal: { refused: { key: "core.changedMeanwhile" } } };
      if (told.kind !== "ok") return told;
      if (got.drafts.size > maxInstances || steps > maxTells)
        throw new Error(
          `a command touches more than ${maxInstances} instances, or tells more than ${maxTells} times`,
        );
    }
    if (got.drafts.size === 0 && order.idempotencyKey === undefined) return done;
    const written = [...got.drafts.keys()];
    // Somebody here is at one of them: what was decided would be old when it came to be written.
    if (!holding.extend(written)) return { met: written };
    const committed = await this.#commit(order, got, lock, deadline);
    switch (committed) {
      case "ok":
        return done;
      case "duplicate":
      case "late":
        return { kind: committed };
      case "conflict":
        return { met: [...written, ...got.reads.keys()] };
      case "taken":
        return { met: [] };
    }
  }

  async #creationLock({ instance, ...order }: Order): Promise<CreationLock | undefined> {
    const { processes } = this.#core.store;
    const name = processes && instance === undefined ? lockName(order) : undefined;
    const lock = name === undefined ? undefined : this.#core.blind("lock", name);
    return processes && lock !== undefined
      ? { lock, count: await processes.createdUnder(lock) }
      : undefined;
  }
  /** Decides, folds and views one instance; puts what it tells into the queue. */
  async #step(s: Step, got: Gathered, queue: Step[]): Promise<Done> {
    const spec = this.instances.workflow(s.workflow).commands[s.command];
    if (!spec) return { kind: "absent" };
    const { instance: id, fired } = s;
    const known =
      id === undefined
        ? undefined
        : (got.drafts.get(id)?.next ??
          this.instances.atHand(id) ??
          (await this.instances.load(id)));
    const isAsked = typeof s.by === "object" && !("sender" in s.by);
    if (!known && id !== undefined && isAsked) return { kind: "absent" };
    if (fired !== undefined && !known?.timers.has(fired)) return { kind: "duplicate" };
    return await this.#decides(s, spec, known, got, queue);
  }
  async #decides(
    s: Step,
    spec: AnyWorkflow["commands"][string],
    known: Working | undefined,
    got: Gathered,
    queue: Step[],
  ): Promise<Done> {
    const workflow = this.instances.workflow(s.workflow);
    const state = known?.state ?? workflow.initial;
    if (spec.loads) await spec.loads(state);
    const command = { type: s.command, values: s.values, by: s.by, at: got.at } as never;
    const bare = this.instances.bareWorld(got.people);
    const needs = workflow.needs?.(state, command, bare);
    const world = needs ? await this.instances.world(got.people, needs, got.reads) : bare;
    if (!spec.access(state, s.by, world) || !mayTell(workflow, s, got.people))
      return { kind: "denied" };
    const decided = workflow.decide(state, command, world);
    if (isRefusal(decided)) return { kind: "refused", refusal: decided };
    const { instance = world.fresh.instance, fired } = s;
    // A timer that found nothing to do is still written: it must be known as fired.
    if (decided.length === 0 && fired === undefined) return { kind: "ok", instance, state };
    const base = known ?? (await this.instances.begin(instance, workflow));
    const draft = await this.#viewed({
      base,
      facts: decided,
      set: changed(base, fired === undefined ? [] : [{ key: fired, state: "fired" }]),
      mode: "command",
      got,
    });
    got.drafts.set(instance, joinDrafts(got.drafts.get(instance), draft));
    queue.push(...this.#told(draft));
    return { kind: "ok", instance, state: draft.next.state };
  }
  /** Folds the facts, and views what comes of them in the world that it asks for. */
  async #viewed({ facts, ...of }: Viewing): Promise<Draft> {
    const { base, got } = of;
    const state = facts.reduce<unknown>(
      (before, fact) => base.workflow.evolve(before, fact),
      base.state,
    );
    const folded = { state, facts };
    const seen = this.#worldOf(base, folded, got);
    const world = seen instanceof Promise ? await seen : seen;
    return drafted(this.#core, { ...of, folded, world });
  }

  #told(draft: Draft): Step[] {
    const by: Actor = { sender: draft.base.workflow.name, instance: draft.base.instance };
    return draft.difference.signals.map(({ key: _key, ...tell }) => ({
      ...tell,
      by,
      fired: undefined,
    }));
  }

  /** The world in which it is viewed; of who is who, the one that it makes. No promise where nothing is asked for: to wait for what is there has a price. */
  #worldOf(
    { instance, workflow }: Working,
    { state }: Folded,
    { people: before, drafts }: Gathered,
  ): World | Promise<World> {
    const people = instance === this.#core.who.instance ? this.#core.who.read(state) : before;
    const needs = forPosts(workflow.viewNeeds?.(state), people);
    const found = needs && this.instances.world(people, needs);
    return found
      ? found.then((world) => asWritten(world, needs, (id) => writtenOf(drafts.get(id))))
      : this.instances.bareWorld(people);
  }
  async #commit(
    order: Order,
    got: Gathered,
    lock?: CreationLock,
    deadline?: Deadline,
  ): Promise<Committed> {
    // In id order, so that two processes that meet do so at the first instance they share.
    const drafts = [...got.drafts.values()].sort((a, b) =>
      a.base.instance < b.base.instance ? -1 : 1,
    );
    const unit = unitOf(
      { ...got, drafts, idempotencyKey: order.idempotencyKey, lock, deadline },
      this.#core.blind,
    );
    const committed = await this.#core.store.journal.commit(unit).catch((error: unknown) => {
      for (const { base } of drafts) this.#unknown(base.instance);
      throw error;
    });
    if (committed === "ok" || committed === "duplicate") deadline?.saved();
    for (const { base, next } of drafts) {
      // Also where another was first: that may have been this very commit, whose answer was lost on the way, and which a group tried once more.
      if (committed !== "ok") this.#unknown(base.instance);
      else {
        this.instances.remember(next);
        this.instances.asked.wrote(next.instance, next.revision);
        if (next.timers !== base.timers) this.#core.rings(base.instance, nextDue(next.timers));
      }
    }
    // A post, an erasure, a change of people. When a timer comes due has been said.
    const atOnce = drafts.some(
      (d) =>
        d.difference.posts.length > 0 ||
        d.view.erase ||
        d.base.instance === this.#core.who.instance,
    );
    if (committed === "ok" && atOnce) this.#core.wake();
    return committed;
  }

  #unknown(instance: InstanceId): void {
    this.instances.forget(instance);
    this.#core.unsure(instance);
  }
}
