// Timers that are due fire, each as a command of the clock.
import { dayOf, nextDue, type SetTimer } from "../engine/applied.ts";
import { instant, type Working } from "../engine/instances.ts";
import type { InstanceId } from "../rules/ui.ts";
import type { TimerValues } from "../rules/workflow.ts";
import type { DueDay } from "../store/port.ts";
import { inSpan } from "../trace.ts";
import { isUnavailable } from "../unavailable.ts";
import { DueTimes } from "./due-times.ts";
import type { OutboxOptions } from "./outbox.ts";

/** Wider than any agency's office hours, narrower than a night. docs/architecture.md §5.7. */
export const humanHours = { days: [1, 2, 3, 4, 5], from: "07:00", to: "18:00" } as const;
/** After every instance of its day. */
const last = "\uffff";

/** What a timer says of itself, as it lies in its instance's memory. Throws where it is nothing of the kind: then that timer alone is parked. */
const valuesIn = (json: string): TimerValues => {
  const read: unknown = JSON.parse(json);
  const isText = ([name, value]: readonly [string, unknown]): boolean =>
    ["of", "days"].includes(name) && typeof value === "string";
  if (typeof read !== "object" || read === null || !Object.entries(read).every(isText))
    throw new TypeError("no values of a timer");
  return read;
};
export class Timers {
  readonly #o: OutboxOptions;
  /** When instances fire whose day has come: their rows tell the day only. */
  readonly #today = new DueTimes();
  /** Due days up to here are in `#today`, or will be when `#read` has come to the end of the last. */
  #until = -1;
  /** The row that was read last; `last` in the place of an instance: all of that day. */
  #read: DueDay = { at: -1, instance: last };
  /** Instances of which it is not known when they fire. */
  readonly #unsure = new Set<InstanceId>();
  /** Instances that are being read; one of which a commit says something meanwhile is taken out. */
  readonly #reading = new Set<InstanceId>();
  constructor(options: OutboxOptions) {
    this.#o = options;
  }
  get readUntil(): number {
    return this.#until;
  }
  /** Timers are for people: none fires at night or on a day off, not even a late one. Epoch ms: `at`, or the next opening. */
  opening(at: number): number {
    return Date.parse(this.#o.core.calendar.nextOffice(new Date(at).toISOString(), humanHours));
  }
  /** As if nothing had been read: somebody else has rung meanwhile. */
  forget(): void {
    this.#today.clear();
    this.#unsure.clear();
    this.#until = -1;
    this.#read = { at: -1, instance: last };
  }
  /** It is not known what was written of an instance. */
  unsure(instance: InstanceId): void {
    this.#unsure.add(instance);
  }
  /** Reads these, which another process has written, and all of which nothing is known. Throws when the database does; what was not read then is read the next time. */
  async hear(instances: readonly string[]): Promise<void> {
    for (const instance of instances as readonly InstanceId[]) this.#unsure.add(instance);
    for (const instance of this.#unsure) {
      this.#unsure.delete(instance);
      await this.#settle(instance).catch((error: unknown) => {
        this.#unsure.add(instance);
        throw error;
      });
    }
  }
  /** An instance fires then, as its last commit said; undefined: not at all. */
  rings(instance: InstanceId, at: number | undefined): void {
    this.#reading.delete(instance);
    this.#set(instance, at);
  }
  #set(instance: InstanceId, at: number | undefined): void {
    if (at === undefined || dayOf(at) > this.#until) this.#today.delete(instance);
    else this.#today.set(instance, at);
  }
  /** When one of those known fires next, epoch ms; undefined: none does. */
  get next(): number | undefined {
    return this.#today.next;
  }
  /** Fires what is due, of as many instances as `firedAtOnce` says. How many; asked again until it is 0, it has fired all. Throws when the database does; a rule that throws parks its timer. */
  async fire(): Promise<number> {
    const now = this.#o.core.clock.now();
    if (this.opening(now) > now) return 0;
    await this.#readUntil(dayOf(now));
    const due = this.#today.due(now, this.#o.core.bounds.firedAtOnce);
    const fired = await Promise.all(due.map((instance) => this.#fireAll(instance, now)));
    // What had nothing to fire has been looked at, and more may be due behind it.
    return fired.reduce((sum, n) => sum + n, due.length);
  }
  async #readUntil(until: number): Promise<void> {
    // The clock was ahead: of days that have not come yet, only what fires today is told when it is written.
    if (until < this.#until) this.forget();
    this.#until = until;
    const { core, store, engine } = this.#o;
    // A page that ends on a row of the last day is not its end: the last row of all is the one behind which nothing is found.
    while (this.#read.at < until || this.#read.instance !== last) {
      const page = await store.timers.dueDays(this.#read, until, core.bounds.duePage);
      const unknown = page.filter(({ instance }) => !this.#today.has(instance as InstanceId));
      const due = await engine.transact.instances.dueOf(unknown, (error) =>
        this.#unreadable(error),
      );
      // What has been written meanwhile has said so itself, and later than this was read.
      for (const [instance, at] of due)
        if (at !== undefined && !this.#today.has(instance)) this.#set(instance, at);
      this.#read =
        page.length < core.bounds.duePage ? { at: until, instance: last } : (page.at(-1) as DueDay);
    }
  }
  /** As the database has it. What a commit says while that is read is newer than what was read: then it is read again. undefined: there is nothing to read. */
  async #settle(instance: InstanceId): Promise<Working | undefined> {
    for (;;) {
      this.#reading.add(instance);
      const working = await this.#load(instance);
      if (!this.#reading.delete(instance)) continue;
      this.#set(instance, working && nextDue(working.timers));
      return working;
    }
  }
  /** One that cannot be opened keeps no other from firing. Throws when the database does. */
  async #load(instance: InstanceId): Promise<Working | undefined> {
    try {
      return await this.#o.engine.transact.instances.load(instance);
    } catch (error) {
      this.#unreadable(error);
      return undefined;
    }
  }
  /** Throws it again where it is the database: what it could not give now it can give later. */
  #unreadable(error: unknown): void {
    if (isUnavailable(error)) throw error;
    this.#o.log.error({ event: "timer.unreadable", error: (error as Error).name });
    this.#o.count?.("timerParked");
  }
  async #fireAll(instance: InstanceId, now: number): Promise<number> {
    const working = await this.#settle(instance);
    const due = [...(working?.timers.values() ?? [])]
      .filter(({ at }) => at <= now)
      .sort((a, b) => a.at - b.at);
    for (const timer of due)
      await this.#fireOne(instance, (working as Working).workflow.name, timer);
    if (due.length > 0) await this.#settle(instance);
    return due.length;
  }
  async #fireOne(instance: InstanceId, workflow: string, timer: SetTimer): Promise<void> {
    const { engine, log, count } = this.#o;
    try {
      const values = { ...valuesIn(timer.values), dueAt: instant(timer.at) };
      const order = {
        fired: timer.key,
        workflow,
        instance,
        command: timer.command,
        values,
        by: "clock",
      } as const;
      const names = { "stafett.workflow": workflow, "stafett.command": timer.command };
      const done = await inSpan(
        "stafett.timer",
        names,
        () => engine.transact.run(order),
        ({ kind }) => kind,
      );
      // Another of the same moment may have taken it back.
      if (done.kind === "duplicate") return;
      count?.("fired");
      // A clock command never refuses; a rule that does is a mistake, and must not run for ever.
      if (done.kind === "refused" || done.kind === "denied" || done.kind === "absent")
        throw new Error(done.kind);
    } catch (error) {
      // The rule may be right: it is tried again when the database can.
      if (isUnavailable(error)) throw error;
      log.error({
        event: "timer.parked",
        workflow,
        command: timer.command,
        error: (error as Error).name,
      });
      count?.("timerParked");
      await engine.transact.park(instance, timer.key);
      await engine.register.trouble("parked");
    }
  }
}
