// Posts that are wanted for some destinations, in any state of delivery, and a change number for each destination.
import { among, rowsOf } from "./columns.ts";
import type { Db } from "./port.ts";

/** A post that is wanted. `cipher`: its message; `name`: a MAC of its key. `at`: when it was wanted, or tried, last, epoch ms. */
export type Standing = {
  readonly instance: string;
  readonly name: string;
  readonly outbox: string;
  readonly cipher: Uint8Array;
  readonly at: number;
};
/** Read model of the outbox for those who open what is wanted for them, beside what the worker posts. */
export interface Inbox {
  /** Of each destination (its MAC) at most `limit`, those that were wanted last first. Decoys are among them: the instance's last-applied state tells them apart. */
  standing(destinations: readonly string[], limit: number): Promise<readonly Standing[]>;
  /** Rises with every change of what is wanted there; a destination that was never written to is not in it. */
  changes(destinations: readonly string[]): Promise<ReadonlyMap<string, number>>;
}

const standingSql =
  "select instance, name, outbox, cipher, next_at as at from outbox where destination = ? and gone = 0 order by next_at desc limit ?";
/** Marks in one statement. */
const askedAtOnce = 500;

export const inboxIn = (db: Db): Inbox => ({
  standing: async (destinations, limit) => {
    const each = await Promise.all(destinations.map((one) => db.query(standingSql, [one, limit])));
    return each.flatMap((rows) => rowsOf<Standing>(rows));
  },
  changes: async (destinations) => {
    const found = new Map<string, number>();
    for (let from = 0; from < destinations.length; from += askedAtOnce) {
      const [sql, ...values] = among(destinations.slice(from, from + askedAtOnce));
      const rows = await db.query(`select destination, changes from destinations where destination ${sql}`, values);
      for (const { destination, changes } of rowsOf<{ destination: string; changes: number }>(rows)) found.set(destination, changes);
    }
    return found;
  },
});
