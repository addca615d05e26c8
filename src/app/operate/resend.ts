import type { Run as Sql } from "../../store/port.ts";
import { release } from "../../store/queue.ts";
import { beside } from "../storage/second.ts";
import { good, placeWithData, type Run } from "./command.ts";

/** Every place that took nothing is tried again. */
export const run: Run = async (given) => {
  const { where } = placeWithData(given);
  given.out.step(given.out.say.waiting);
  const again = (sql: Sql) => release(sql, Date.now(), { contents: true });
  given.out.tell(
    given.out.say.resent(await beside(where, "writing", ({ data }) => data.transaction(again))),
  );
  return good;
};
