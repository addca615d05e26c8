// The engine's loop in memory, without database, keys and platforms: the real workflows, the real reconcile, the real calendar.
// The real engine takes 150 ms to start and 1 ms a command; a property needs thousands of worlds.
import { knownPlatforms } from "../../src/app/platforms/known.ts";
import { calendar } from "../../src/calendar/index.ts";
import type { PostRow, SetTimer, TimerRow } from "../../src/engine/applied.ts";
import { changed, nothingApplied, postKey } from "../../src/engine/applied.ts";
import { asWritten } from "../../src/engine/as-written.ts";
import {
  comesFor,
  forReaders,
  mayRead,
  platformsOf,
  readerKeys,
  signalRow,
} from "../../src/engine/draft.ts";
import { reconcile } from "../../src/engine/reconcile.ts";
import { loadSolver } from "../../src/figures/solver.ts";
import type { Instant, Message } from "../../src/rules/ui.ts";
import {
  type Actor,
  type AnyWorkflow,
  type Fresh,
  isRefusal,
  type Needs,
  type People,
  type Query,
  type Row,
  type View,
  type World,
} from "../../src/rules/workflow.ts";
import { workflows as registry } from "../../workflows/index.ts";
import {
  peopleInstance,
  people as peopleWorkflow,
  type Register,
  read,
} from "../../workflows/people/index.ts";
import { freshAt } from "../support/fresh.ts";
import { register as sample } from "../support/sample.ts";
import { begin, begunBefore, remember } from "./begun.ts";
import { folded } from "./folding.ts";
import { answered, listed, writtenIn } from "./lists.ts";

// The engine waits for it before the command that needs it; here nothing waits.
await loadSolver();
type Values = Readonly<Record<string, unknown>>;
export type Instance = {
  readonly id: string;
  readonly workflow: AnyWorkflow;
  readonly state: unknown;
  readonly posts: ReadonlyMap<string, PostRow>;
  /** What stands in chat, as `reconcile` left it. */
  readonly shown: ReadonlyMap<string, ReturnType<typeof reconcile>["posts"][number]>;
  readonly timers: ReadonlyMap<string, TimerRow>;
  readonly readers: readonly string[];
  readonly view: View;
  readonly facts: readonly Values[];
};
export type Order = {
  readonly workflow: string;
  readonly instance?: string | undefined;
  readonly command: string;
  readonly values: Values;
  readonly by: Actor;
  readonly fired?: string;
};
/** One instance written: what properties look at. */
export type Written = {
  readonly before: Instance | undefined;
  readonly after: Instance;
  readonly events: readonly Values[];
  readonly now: number;
  readonly world: World;
  readonly order: Order;
  /** Who wants all of the transaction. */
  readonly by: Actor;
};
export type Result =
  | "ok"
  | "denied"
  | "absent"
  | { readonly refused: string; readonly field?: string | undefined };
export type Watch = {
  readonly decided?: (
    workflow: AnyWorkflow,
    state: unknown,
    command: unknown,
    world: World,
    outcome: unknown,
  ) => void;
  readonly written?: (written: Written) => void;
};

const maxInstances = 64;
/** Of one move; a hundred days of many cases take more than three thousand. What goes on longer has no end, and a run that hangs shows no sequence. */
const maxSteps = 6_000;
const humanHours = { days: [1, 2, 3, 4, 5], from: "07:00", to: "18:00" } as const;
export const instant = (ms: number): Instant => new Date(ms).toISOString() as Instant;
const neutral: Message = { title: { key: "core.erased" }, notice: "core.erased" };
const gone: Message = { title: { key: "core.gone" }, notice: "core.gone" };

export class Simulator {
  now: number;
  people: People;
  instances: ReadonlyMap<string, Instance> = new Map();
  readonly workflows: ReadonlyMap<string, AnyWorkflow>;
  #watch: Watch;
  /** Ids come from how much has been asked for, so that two runs of the same sequence have the same ones. */
  #orders = 0;
  #rang = "";
  #actor: Actor = "configuration";
  #steps = 0;
  mostSteps = maxSteps;
  constructor(
    start: number,
    watch: Watch = {},
    workflows: readonly AnyWorkflow[] = registry,
    register: Register = sample,
  ) {
    this.now = start;
    this.#watch = watch;
    this.workflows = new Map(workflows.map((w) => [w.name, w]));
    this.people = read(peopleWorkflow.initial);
    this.#begin(start, workflows, register);
  }
  #begin(start: number, workflows: readonly AnyWorkflow[], register: Register): void {
    const own = this.#watch;
    const same = begunBefore({ start, workflows, register });
    if (same) {
      [this.instances, this.people, this.#orders, this.#rang] = [
        same.instances,
        same.people,
        same.orders,
        same.rang,
      ];
      for (const one of same.seen) one(own);
      return;
    }
    const seen: ((watch: Watch) => void)[] = [];
    this.#watch = {
      decided: (...one) => void seen.push((watch) => watch.decided?.(...one)),
      written: (one) => void seen.push((watch) => watch.written?.(one)),
    };
    this.configure(register);
    this.#watch = own;
    for (const one of seen) one(own);
    const { instances, people } = this;
    remember({
      start,
      workflows,
      register,
      instances,
      people,
      orders: this.#orders,
      rang: this.#rang,
      seen,
    });
  }
  configure(register: Register): void {
    this.run({
      workflow: "people",
      instance: peopleInstance,
      command: "configure",
      values: { register },
      by: "configuration",
    });
    for (const w of this.workflows.values())
      for (const signal of w.standing?.(this.people) ?? [])
        if (!this.instances.has(signal.instance)) this.run({ ...signal, by: "configuration" });
  }
  world(needs: Needs): World {
    const [orders, rang, { instances, people }] = [this.#orders, this.#rang, this];
    let drawn: Fresh | undefined;
    const known = new Map<string, readonly object[]>();
    const asked = (name: string): readonly object[] => {
      const found = known.get(name) ?? answered(needs[name], instances, people);
      known.set(name, found);
      return found;
    };
    return {
      people,
      addressOf: knownPlatforms.addressOf,
      calendar: calendar as never,
      ...{ hasAnswerLinks: true, keyPlatform: "web" },
      // Few ask, and it was a tenth of a play.
      get fresh() {
        drawn ??= freshAt(orders, rang);
        return drawn;
      },
      rows: (name) => asked(name) as readonly Row[],
      tally: (name) => asked(name) as never,
      accessLog: () => ({ rows: this.fetched }),
    };
  }
  rows(q: Query): readonly Row[] {
    return listed(this.instances, q, this.people);
  }
  /** Files of cases that somebody has fetched. */
  readonly fetched: ReturnType<World["accessLog"]>["rows"][number][] = [];
  /** One order and everything that it tells, or nothing of it. */
  run(order: Order): Result {
    if (order.by !== "clock") [this.#orders, this.#steps] = [this.#orders + 1, 0];
    this.#rang = order.fired === undefined ? "" : `${order.instance} ${order.fired}`;
    this.#actor = order.by;
    const before = this.instances;
    const queue: Order[] = [order];
    const written: Written[] = [];
    const draft = new Map(before);
    let result: Result = "ok";
    for (let next = queue.shift(); next; next = queue.shift()) {
      result = this.#step(next, draft, queue, written);
      if (result !== "ok") return result;
      if (new Set(written.map((w) => w.after.id)).size > maxInstances)
        throw new Error(`a command touches more than ${maxInstances} instances`);
    }
    this.instances = draft;
    for (const one of written) this.#watch.written?.(one);
    if (written.some((one) => one.after.id === peopleInstance)) this.#peopleChanged();
    return result;
  }
  #peopleChanged(): void {
    this.people = read(this.instances.get(peopleInstance)?.state as never);
    for (const one of [...this.instances.values()]) this.#review(one.id);
  }
  #review(id: string): void {
    const one = this.instances.get(id);
    if (!one || one.view.erase !== undefined) return;
    const draft = new Map(this.instances);
    const queue: Order[] = [];
    const order: Order = {
      workflow: one.workflow.name,
      instance: id,
      command: "",
      values: {},
      by: "clock",
    };
    this.#actor = "clock";
    const written = [this.#write(one, one.state, [], draft, queue, order)];
    for (let next = queue.shift(); next; next = queue.shift())
      if (this.#step(next, draft, queue, written) !== "ok") return;
    this.instances = draft;
    for (const each of written) this.#watch.written?.(each);
  }
  #step(order: Order, draft: Map<string, Instance>, queue: Order[], written: Written[]): Result {
    this.#steps += 1;
    if (this.#steps > this.mostSteps)
      throw new Error(`${order.workflow} ${order.command} ${order.fired ?? ""} goes on for ever`);
    const workflow = this.workflows.get(order.workflow);
    const spec = workflow?.commands[order.command];
    if (!workflow || !spec) return "absent";
    const known = order.instance === undefined ? undefined : draft.get(order.instance);
    if (
      !known &&
      order.instance !== undefined &&
      typeof order.by === "object" &&
      "member" in order.by
    )
      return "absent";
    const state = known?.state ?? workflow.initial;
    if (typeof order.by === "object" && "sender" in order.by)
      this.#rang = JSON.stringify([order.by, order.instance, order.command]);
    const command = {
      type: order.command,
      values: order.values,
      by: order.by,
      at: instant(this.now),
    } as never;
    const world = this.world(workflow.needs?.(state, command, this.world({})) ?? {});
    if (!spec.access(state, order.by, world)) return "denied";
    const decided = workflow.decide(state, command, world) as readonly Values[];
    this.#watch.decided?.(workflow, state, command, world, decided);
    if (isRefusal(decided)) return { refused: decided.refused.key, field: decided.field };
    if (decided.length === 0 && order.fired === undefined) return "ok";
    const id = order.instance ?? world.fresh.instance;
    const base = known ?? begin(id, workflow);
    const next = folded(workflow, state, decided);
    written.push(this.#write(base, next, decided, draft, queue, order));
    return "ok";
  }
  #write(
    base: Instance,
    state: unknown,
    events: readonly Values[],
    draft: Map<string, Instance>,
    queue: Order[],
    order: Order,
  ): Written {
    const { workflow, id } = base;
    const needs = workflow.viewNeeds?.(state) ?? {};
    const world = asWritten(this.world(needs), needs, (one) => writtenIn(draft, one));
    const view = forReaders(workflow.view(state, world) as View, this.people);
    const timers = new Map(base.timers);
    const fired = order.fired === undefined ? undefined : timers.get(order.fired);
    if (fired) timers.set(fired.key, { ...fired, state: "fired" });
    const tools = {
      mac: (content: string) => content,
      reads: (audience: string) =>
        mayRead(this.people.members.get(audience.slice(2)), readerKeys(view), this.people),
      now: this.now,
      later: () => this.now,
      comes: comesFor(
        { by: this.#actor, at: instant(this.now), now: this.now },
        { people: this.people, calendar: calendar as never },
      ),
      platforms: (to: Parameters<typeof platformsOf>[1]) => platformsOf(this.people, to),
      neutral,
      gone,
    };
    const difference = reconcile(
      { posts: base.posts, ...changed(nothingApplied, [...timers.values()]) },
      view,
      "command",
      tools,
    );
    const posts = new Map(base.posts);
    const shown = new Map(base.shown);
    for (const p of difference.posts) {
      posts.set(postKey(p.key, p.platform), p);
      // Goes nowhere: nobody is shown it.
      if (p.decoy) continue;
      const old = shown.get(postKey(p.key, p.platform));
      shown.set(postKey(p.key, p.platform), p.content === "" && old ? { ...old, gone: true } : p);
    }
    for (const t of difference.timers) timers.set(t.key, { ...timers.get(t.key), ...t });
    for (const t of difference.signals) {
      timers.set(`tell:${t.key}`, signalRow(t));
      queue.push({
        workflow: t.workflow,
        instance: t.instance,
        command: t.command,
        values: t.values,
        by: { sender: workflow.name, instance: id as never },
      });
    }
    const after: Instance = {
      id,
      workflow,
      state,
      posts,
      shown,
      timers,
      view,
      readers: readerKeys(view),
      facts: [...base.facts, ...events],
    };
    draft.set(id, after);
    return { before: base, after, events, now: this.now, world, order, by: this.#actor };
  }

  /** The earliest timer of all. */
  next(): { readonly instance: Instance; readonly timer: SetTimer } | undefined {
    let found: { readonly instance: Instance; readonly timer: SetTimer } | undefined;
    for (const one of this.instances.values())
      for (const timer of one.timers.values())
        if (timer.state === "set" && (found === undefined || timer.at < found.timer.at))
          found = { instance: one, timer };
    return found;
  }
  /** Moves the clock; what is due happens on the way, at its time or at the next opening, as the worker does it. */
  until(to: number): void {
    this.#steps = 0;
    for (let due = this.next(); due; due = this.next()) {
      const at = Date.parse(
        calendar.nextOffice(instant(Math.max(due.timer.at, this.now)), humanHours as never),
      );
      if (at > to) break;
      this.now = at;
      this.fire(due.instance, due.timer);
    }
    this.now = Math.max(this.now, to);
  }
  fire(one: Instance, timer: SetTimer): void {
    const result = this.run({
      workflow: one.workflow.name,
      instance: one.id,
      command: timer.command,
      values: { ...JSON.parse(timer.values), dueAt: instant(timer.at) },
      by: "clock",
      fired: timer.key,
    });
    if (result !== "ok")
      throw new Error(
        `a clock command was ${JSON.stringify(result)}: ${one.workflow.name} ${timer.key}`,
      );
  }
  of(workflow: string): readonly Instance[] {
    return [...this.instances.values()].filter((one) => one.workflow.name === workflow);
  }
}
