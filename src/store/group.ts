// Many writes, one fsync.
import type { Db, Run } from "./port.ts";

/** A job that has written before it found that it must not: everything it wrote is undone, and this is its result. */
export class Undo extends Error {
  readonly result: unknown;
  constructor(result: unknown) {
    super("undo");
    this.result = result;
  }
}

/** A job in a transaction of its own. `work` may run twice: it must do nothing but write. */
export const apart = async <T>(db: Db, work: (run: Run) => Promise<T>): Promise<T> => {
  try {
    return await db.transaction(work);
  } catch (error) {
    if (error instanceof Undo) return error.result as T;
    throw error;
  }
};

type Job = {
  readonly work: (run: Run) => Promise<unknown>;
  readonly done: (result: unknown) => void;
  readonly fail: (error: unknown) => void;
};

/**
 * Group commit: everything that is asked for while a transaction is being made durable goes into the next one.
 * Each job fails alone: when one throws, the group is rolled back and its jobs run again in transactions of their own.
 * (A savepoint for each job would do the same and costs two statements a job, on the path where nothing goes wrong.)
 */
export class GroupCommit {
  readonly #db: Db;
  readonly #most: number;
  readonly #waiting: Job[] = [];
  #running = false;
  constructor(db: Db, most: number) {
    this.#db = db;
    this.#most = most;
  }
  /** Durable when it resolves. `work` may run twice: it must do nothing but write. */
  write<T>(work: (run: Run) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ work, done: resolve as (result: unknown) => void, fail: reject });
      if (this.#running) return;
      this.#running = true;
      setImmediate(() => void this.#flush());
    });
  }
  async #flush(): Promise<void> {
    while (this.#waiting.length > 0) {
      const group = this.#waiting.splice(0, this.#most);
      const results = await this.#together(group);
      if (results) for (const [i, job] of group.entries()) job.done(results[i]);
      else for (const job of group) await apart(this.#db, job.work).then(job.done, job.fail);
    }
    this.#running = false;
  }
  /** undefined: something went wrong, and nothing of it was kept. */
  async #together(group: readonly Job[]): Promise<readonly unknown[] | undefined> {
    try {
      return await this.#db.transaction(async (run) => {
        const results: unknown[] = [];
        for (const job of group) results.push(await job.work(run));
        return results;
      });
    } catch {
      return undefined;
    }
  }
}
