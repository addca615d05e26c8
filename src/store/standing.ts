// Posts that are wanted at some destinations, and numbers of changes, as statements.
import { among, rowsOf } from "./columns.ts";
import type { Inbox, Standing } from "./inbox.ts";
import type { Db } from "./port.ts";

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
      const rows = await db.query(
        `select destination, changes from destinations where destination ${sql}`,
        values,
      );
      for (const { destination, changes } of rowsOf<{ destination: string; changes: number }>(rows))
        found.set(destination, changes);
    }
    return found;
  },
});
