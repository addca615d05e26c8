// What a new engine brings: statements, and transactions around them.

export type SqlValue = string | number | null | Uint8Array;
export type SqlRow = Readonly<Record<string, SqlValue>>;
/** One statement, with the values of its marks in order; the rows that it gives. Throws what the driver throws. */
export type Ask = (sql: string, values?: readonly SqlValue[]) => Promise<readonly SqlRow[]>;
/** `alone`: nobody else writes while a transaction is open. Where others do, a select that ends with the words for it, in a comment, holds its rows that long. */
export type Run = Ask & { readonly alone: boolean };
/** All that a new engine must bring. */
export interface Db {
  /** One statement that reads. It sees what has been committed, and waits for no transaction. */
  query: Run;
  /** Everything that `work` runs, or nothing of it when it throws; then its error is thrown. Durable when it returns. `work` may run again, from the start. */
  transaction<T>(work: (run: Run) => Promise<T>): Promise<T>;
  /** Whether it is the database, the disk or the way there that could not: what was asked for was not wrong, and may be asked again. */
  isUnable(error: unknown): boolean;
  /** After the transaction that is open. Nothing may be asked afterwards. */
  close(): Promise<void>;
}
