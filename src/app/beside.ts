// What is done beside the program: by it, when it runs, and else by this process in its place.
import { realpathSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import { systemClock } from "../calendar/clock.ts";
import type { Masters } from "../engine/master.ts";
import { blinder, freshKeyId } from "../engine/seal.ts";
import { silent } from "../log.ts";
import { CannotOpen } from "../store/cannot-open.ts";
import { lock } from "../store/sqlite.ts";
import type { Certificate } from "../worker/erasing.ts";
import { rootIn } from "./backup.ts";
import { codeRevision } from "./code-revision.ts";
import { compose, type Stafett } from "./compose.ts";
import { exportSql, orderedSql, orderSql } from "./orders.ts";
import { readErasures } from "./scrub.ts";
import { openSecond } from "./second.ts";

export type Beside = { readonly file: string; readonly masters: Masters };
/** For as long as `work` takes. */
const opened = <T>(path: string, work: (db: DatabaseSync) => T): T => {
  const { db } = openSecond(path);
  try {
    return work(db);
  } finally {
    db.close();
  }
};
/** Names as they stand in the database. Throws `KeyFileError`. */
const blindIn = (file: string, masters: Masters): ReturnType<typeof blinder> => blinder(rootIn(file, masters));
/** The case of this reference that is not erased; undefined: there is none. Throws `KeyFileError`. */
export const findCase = ({ file, masters }: Beside, ref: string): string | undefined => {
  const blind = blindIn(file, masters);
  const sql = "select instance from instances where ref = ? and workflow = 'case' and erased_at is null";
  const row = opened(file, (db) => db.prepare(sql).get(blind("ref", ref)));
  return row && String(row.instance);
};

const isRunning = (file: string): boolean => {
  try {
    lock(realpathSync(file)).close();
    return false;
  } catch (error) {
    if (error instanceof CannotOpen && error.why === "locked") return true;
    throw error;
  }
};
/** Everything but platforms: nothing is sent, and no timer rings. Throws `CannotOpen`: `locked` when somebody was faster. */
export const inItsPlace = async <T>({ file, masters }: Beside, work: (stafett: Stafett) => Promise<T>): Promise<T> => {
  const stafett = await compose({
    file,
    masters,
    // Of whoever runs this nobody knows which platforms are connected.
    register: undefined,
    clock: systemClock,
    log: silent,
    codeRevision: codeRevision(),
    adapters: () => [],
  });
  try {
    return await work(stafett);
  } finally {
    await stafett.stop();
  }
};
/** Ordered, and done at once by whoever has the databases: whoever audits the agency is told, and the log of showings has a line. Durable when it returns. */
export const noteExport = async (o: Beside, agency: string, kind: string): Promise<void> => {
  opened(o.file, (db) => db.prepare(exportSql).run(freshKeyId(), JSON.stringify({ agency, kind })));
  if (!isRunning(o.file)) await inItsPlace(o, (stafett) => stafett.worker.erase());
};
const lookEveryMs = 250;
/** The program has a beat a second, and posts a minute to become neutral. */
const mostWaitMs = 180_000;
/**
 * Erases a case at once: ordered, and done by whoever has the databases. `late`: it is still ordered, and nobody has done it in three minutes. Throws
 * `CannotOpen`, `KeyFileError` and what the disk throws.
 */
export const eraseCase = async (o: Beside, instance: string): Promise<Certificate | "failed" | "late"> => {
  const { file, masters } = o;
  const about = blindIn(file, masters)("instance", instance);
  opened(file, (db) => db.prepare(orderSql).run(instance));
  for (const until = Date.now() + mostWaitMs; Date.now() < until; ) {
    const { order, row } = opened(file, (db) => ({
      order: db.prepare(orderedSql).get(instance),
      row: db.prepare("select erase_by, erased_at from instances where instance = ?").get(instance),
    }));
    const certified = readErasures(file).findLast((one) => one.about === about);
    if (row?.erased_at !== null && certified) return certified;
    if (!order && row?.erased_at === null && row.erase_by === null) return "failed";
    if (!isRunning(file))
      await inItsPlace(o, (stafett) => stafett.worker.erase()).catch((error: unknown) => {
        if (!(error instanceof CannotOpen && error.why === "locked")) throw error;
      });
    else await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
  return "late";
};
