// Writes of a database on which several processes write: locks in one order, group commits that overlap, and timers of today told to the leader.
import { apart, GroupCommit } from "../group.ts";
import type { Committed, Database, Db, Restored, SqlRow, Unit } from "../port.ts";
import { clockBack } from "../queue.ts";
import { inOrder, type Step, stepsOf, touchedBy, uniqueFailure } from "../unit.ts";
import type { Writers } from "../writers.ts";
import { dueSteps, processesOf } from "./processes.ts";

type Job = {
  readonly unit: Unit;
  readonly touched: readonly string[];
  readonly done: (result: Committed) => void;
  readonly fail: (error: unknown) => void;
};
/** One of a group must not be: nothing of the group is kept. */
class Refused extends Error {
  readonly job: Job;
  readonly result: Committed;
  constructor(job: Job, result: Committed) {
    super("refused");
    this.job = job;
    this.result = result;
  }
}
/**
 * Group commit where others write, too: all statements of several units are sent without waiting for an answer in between, so that a group costs two round trips.
 * They hold what others may hold in one order. The unit that must not be has its answer, and the others are tried again; after an error each is tried alone.
 */
class Together {
  readonly #db: Db;
  readonly #restored: () => Restored | undefined;
  readonly #limits: { readonly groups: number; readonly most: number };
  readonly #waiting: Job[] = [];
  #running = 0;
  #isDue = false;
  /** `groups`: as many transactions at once; `most`: units in each. */
  constructor(
    db: Db,
    restored: () => Restored | undefined,
    limits: { readonly groups: number; readonly most: number },
  ) {
    this.#db = db;
    this.#restored = restored;
    this.#limits = limits;
  }
  /** Durable when it resolves with "ok"; with anything else nothing was written. */
  commit(unit: Unit): Promise<Committed> {
    return new Promise((done, fail) => {
      this.#waiting.push({ unit, touched: touchedBy(unit), done, fail });
      if (this.#isDue) return;
      this.#isDue = true;
      setImmediate(() => this.#flush());
    });
  }
  #flush(): void {
    this.#isDue = false;
    while (this.#waiting.length > 0 && this.#running < this.#limits.groups) {
      this.#running += 1;
      void this.#all(this.#next()).finally(() => {
        this.#running -= 1;
        this.#flush();
      });
    }
  }
  /** The first that waits, and those that touch nothing of each other's. */
  #next(): readonly Job[] {
    const touched = new Set<string>();
    const group: Job[] = [];
    for (const [at, job] of [...this.#waiting].entries()) {
      if (group.length === this.#limits.most) break;
      if (job.touched.some((one) => touched.has(one))) continue;
      for (const one of job.touched) touched.add(one);
      group.push(job);
      this.#waiting.splice(at - group.length + 1, 1);
    }
    return group;
  }
  async #all(group: readonly Job[]): Promise<void> {
    for (let left = group; left.length > 0; ) {
      try {
        await this.#write(left);
        for (const job of left) job.done("ok");
        return;
      } catch (error) {
        if (error instanceof Refused) error.job.done(error.result);
        else if (left.length > 1)
          return void (await Promise.all(left.map((job) => this.#all([job]))));
        else if (uniqueFailure(error)) left[0]?.done("taken");
        else left[0]?.fail(error);
        left = error instanceof Refused ? left.filter((job) => job !== error.job) : [];
      }
    }
  }
  #write(group: readonly Job[]): Promise<void> {
    const steps = group
      .flatMap((job) =>
        [...stepsOf(job.unit, this.#restored()), ...dueSteps(job.unit)].map(
          (step): Step & { readonly job: Job } => ({ ...step, job }),
        ),
      )
      .sort(inOrder);
    return this.#db.transaction(async (run) => {
      for (const job of group) if (job.unit.begins?.() === false) throw new Refused(job, "late");
      const answers = await Promise.allSettled(steps.map(({ sql, values }) => run(sql, values)));
      for (const [at, { job, otherwise }] of steps.entries()) {
        const answer = answers[at] as PromiseSettledResult<readonly SqlRow[]>;
        if (answer.status === "rejected") throw answer.reason;
        if (otherwise !== undefined && answer.value.length === 0) throw new Refused(job, otherwise);
      }
    });
  }
}

/** While one group is made durable, the next is on its way. */
const groupsAtOnce = 2;
/** `most`: units in a transaction. */
export const severalWriters = (
  db: Database,
  restored: () => Restored | undefined,
  most: number,
): Writers => {
  const together = new Together(db, restored, { groups: groupsAtOnce, most });
  const log = new GroupCommit(db, most);
  // Many jobs in one transaction would hold what other processes wait for: each has its own, and several are under way.
  const write: Writers["write"] = (work) => apart(db, work);
  return {
    write,
    append: (work) => log.write(work),
    commit: (unit) => together.commit(unit),
    // What is on its way may be another process's: its lease runs out.
    recover: (run, now, _, latest) => clockBack(run, now, latest),
    processes: processesOf(db, write),
  };
};
