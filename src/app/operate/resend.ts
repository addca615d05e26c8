import { DatabaseSync } from "node:sqlite";
import type { Run as RunSql, SqlRow } from "../../store/port.ts";
import { release } from "../../store/queue.ts";
import { good, placeWithData, type Run } from "./command.ts";

/** Every place that took nothing is tried again. */
export const run: Run = async (given) => {
  const { file } = placeWithData(given);
  const db = new DatabaseSync(file);
  given.out.step(given.out.say.waiting);
  db.exec("pragma busy_timeout = 10000; begin immediate");
  const sql: RunSql = async (text, values = []) => db.prepare(text).all(...(values as never[])) as readonly SqlRow[];
  const places = await release(sql, Date.now(), { contents: true });
  db.exec("update pulse set beat = beat + 1; commit");
  db.close();
  given.out.tell(given.out.say.resent(places));
  return good;
};
