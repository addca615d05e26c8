import { release } from "../../store/queue.ts";
import { inTransaction, openSecond } from "../second.ts";
import { good, placeWithData, type Run } from "./command.ts";

/** Every place that took nothing is tried again. */
export const run: Run = async (given) => {
  const at = openSecond(placeWithData(given).file);
  given.out.step(given.out.say.waiting);
  try {
    given.out.tell(given.out.say.resent(await inTransaction(at, (sql) => release(sql, Date.now(), { contents: true }))));
  } finally {
    at.db.close();
  }
  return good;
};
