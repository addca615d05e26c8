// Whether instances are at the revisions that somebody remembers: what is asked in the same moment is one statement.
import type { Db } from "../port.ts";

/** Marks are rounded up to the next of these: each length is a statement that a connection keeps prepared. */
const lengths = [1, 2, 4, 8, 16, 32, 64, 128, 256];
const most = lengths.at(-1) as number;
type Asked = {
  readonly instance: string;
  readonly revision: number;
  readonly done: (isSo: boolean) => void;
  readonly fail: (error: unknown) => void;
};
const sqlFor = (marks: number): string =>
  `select instance, revision from instances where instance in (${Array(marks).fill("?").join(", ")}) and erased_at is null`;
/** False also of one that is erased. `query`: reads what is committed. */
export const revisionsIn = (
  query: Db["query"],
): ((instance: string, revision: number) => Promise<boolean>) => {
  let waiting: Asked[] = [];
  const ask = async (some: readonly Asked[]): Promise<void> => {
    const instances = [...new Set(some.map(({ instance }) => instance))];
    const marks = lengths.find((length) => length >= instances.length) ?? most;
    const values = Array.from(
      { length: marks },
      (_, n) => instances[Math.min(n, instances.length - 1)] as string,
    );
    try {
      const rows = await query(sqlFor(marks), values);
      const found = new Map(rows.map((row) => [row.instance, row.revision]));
      for (const { instance, revision, done } of some) done(found.get(instance) === revision);
    } catch (error) {
      for (const { fail } of some) fail(error);
    }
  };
  return (instance, revision) =>
    new Promise((done, fail) => {
      if (waiting.push({ instance, revision, done, fail }) > 1) return;
      setImmediate(() => {
        const all = waiting;
        waiting = [];
        for (let from = 0; from < all.length; from += most) void ask(all.slice(from, from + most));
      });
    });
};
