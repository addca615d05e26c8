// What a new engine brings: statements, and transactions around them.

export type SqlValue = string | number | null | Uint8Array;
export type SqlRow = Readonly<Record<string, SqlValue>>;
/** One statement, with the values of its marks in order; the rows that it gives. Throws what the driver throws. */
export type Ask = (sql: string, values?: readonly SqlValue[]) => Promise<readonly SqlRow[]>;
/** Statements of an open transaction. */
export type Run = Ask;
/** All that a new engine must bring. */
export interface Db {
  /** One statement that reads. It sees what has been committed, and waits for no transaction. */
  query: Ask;
  /** Everything that `work` runs, or nothing of it when it throws; then its error is thrown. Durable when it returns. `work` may run again, from the start. */
  transaction<T>(work: (run: Run) => Promise<T>): Promise<T>;
  /** After the transaction that is open. Nothing may be asked afterwards. */
  close(): Promise<void>;
}
/** A database as its driver opens it. `one`: this process alone writes, one transaction at a time. `several`: other processes write too, and transactions overlap. */
export type Database = Db & { readonly writers: "one" | "several" };

const mark = "/* several writers */ ";
/** A statement that only a database with several writers runs: a lock, or what its planner wants. The driver of a database with one writer skips it (`isForSeveral`). */
export const forSeveral = (sql: string): string => mark + sql;
export const isForSeveral = (sql: string): boolean => sql.startsWith(mark);
