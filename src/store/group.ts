// Many writes, one fsync.
import type { Db, Run } from "./port.ts";

type Job = {
  readonly work: (run: Run) => Promise<unknown>;
  readonly keep: (result: unknown) => boolean;
  readonly done: (result: unknown) => void;
  readonly fail: (error: unknown) => void;
};

/**
 * Group commit: everything that is written while a transaction is being made durable goes into the next one.
 * Each job has a savepoint, so it fails alone; a failing commit (a full disk) fails all of its group.
 */
export class GroupCommit {
  readonly #db: Db;
  readonly #most: number;
  #waiting: Job[] = [];
  #running = false;
  constructor(db: Db, most: number) {
    this.#db = db;
    this.#most = most;
  }
  write<T>(work: (run: Run) => Promise<T>, keep: (result: T) => boolean = () => true): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ work, keep: keep as (result: unknown) => boolean, done: resolve as (result: unknown) => void, fail: reject });
      if (this.#running) return;
      this.#running = true;
      setImmediate(() => void this.#flush());
    });
  }
  async #flush(): Promise<void> {
    while (this.#waiting.length > 0) {
      const group = this.#waiting.slice(0, this.#most);
      this.#waiting = this.#waiting.slice(this.#most);
      try {
        const settle = await this.#db.transaction(async (run) => {
          const after: (() => void)[] = [];
          for (const job of group) after.push(await this.#one(run, job));
          return after;
        });
        for (const tell of settle) tell();
      } catch (error) {
        for (const job of group) job.fail(error);
      }
    }
    this.#running = false;
  }
  async #one(run: Run, job: Job): Promise<() => void> {
    await run("savepoint one");
    try {
      const result = await job.work(run);
      if (!job.keep(result)) await run("rollback to one");
      await run("release one");
      return () => job.done(result);
    } catch (error) {
      await run("rollback to one");
      await run("release one");
      return () => job.fail(error);
    }
  }
}
