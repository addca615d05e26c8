// What is done beside the program: by it, when it runs, and else by this process in its place.
import { realpathSync } from "node:fs";
import { systemClock } from "../../calendar/clock.ts";
import { blinder, freshKeyId } from "../../engine/encryption.ts";
import type { Masters } from "../../engine/master.ts";
import { type Log, silent } from "../../log.ts";
import { CannotOpen } from "../../store/cannot-open.ts";
import { lock } from "../../store/sqlite.ts";
import type { Certificate } from "../../worker/erasing.ts";
import { codeRevision } from "../code-revision.ts";
import { compose, type Stafett } from "../compose.ts";
import { exportSql, orderedSql, orderSql } from "./orders.ts";
import { beside, rootAt, type Where } from "./second.ts";

export type Beside = { readonly where: Where; readonly masters: Masters };
/** The case of this reference that is not erased; undefined: there is none. Throws `KeyFileError`. */
export const findCase = ({ where, masters }: Beside, ref: string): Promise<string | undefined> =>
  beside(where, "reading", async (both) => {
    const blind = blinder(await rootAt(both, masters));
    const sql =
      "select instance from instances where ref = ? and workflow = 'case' and erased_at is null";
    const [row] = await both.data.query(sql, [blind("ref", ref)]);
    return row && String(row.instance);
  });

/** Of a file: whether somebody has it. On servers many may; what is ordered is done by the one of them that leads. */
const isRunning = async ({ file, servers }: Where): Promise<boolean> => {
  if (servers) {
    const led = "select 1 from leases where name = 'clock' and until > ?";
    return beside(
      { servers },
      "reading",
      async ({ data }) => (await data.query(led, [Date.now()])).length > 0,
    );
  }
  try {
    lock(realpathSync(file)).close();
    return false;
  } catch (error) {
    if (error instanceof CannotOpen && error.why === "locked") return true;
    throw error;
  }
};
/** Since when a program runs there, epoch ms: of servers, the oldest that is there; of a file nobody can say, and it is 0. undefined: none does. */
export const runningSince = async (where: Where): Promise<number | undefined> => {
  if (!(await isRunning(where))) return undefined;
  if (where.file !== undefined) return 0;
  const since = "select min(started) as since from processes where until > ?";
  return beside(where, "reading", async ({ data }) =>
    Number((await data.query(since, [Date.now()]))[0]?.since ?? Date.now()),
  );
};
/** Everything but platforms: nothing is sent, and no timer rings. Throws `CannotOpen`: `locked` when somebody was faster. */
export const inItsPlace = async <T>(
  { where: { file, servers }, masters }: Beside,
  work: (stafett: Stafett) => Promise<T>,
): Promise<T> => {
  const stafett = await compose({
    file: file ?? "",
    ...(servers && {
      open: async (_file: string, log: Log) =>
        (await import("../servers/opening.ts")).openServers(servers, log),
    }),
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
const write = (where: Where, sql: string, values: readonly string[]): Promise<unknown> =>
  beside(where, "writing", ({ data }) => data.transaction((run) => run(sql, values)));
/** Ordered, and done at once by the process that has the databases: the auditor of the agency is told, and the access log has a line. Durable when it returns. */
export const noteExport = async (o: Beside, agency: string, kind: string): Promise<void> => {
  await write(o.where, exportSql, [freshKeyId(), JSON.stringify({ agency, kind })]);
  if (!(await isRunning(o.where))) await inItsPlace(o, (stafett) => stafett.worker.erase());
};
const lookEveryMs = 250;
/** The program has a beat a second, and posts a minute to become neutral. */
const mostWaitMs = 180_000;
/**
 * Erases a case at once: ordered, and done by whoever has the databases. `late`: it is still ordered, and nobody has done it in three minutes. Throws
 * `CannotOpen`, `KeyFileError` and what the disk throws.
 */
export const eraseCase = async (
  o: Beside,
  instance: string,
): Promise<Certificate | "failed" | "late"> => {
  const { where, masters } = o;
  const about = await beside(where, "reading", async (both) =>
    blinder(await rootAt(both, masters))("instance", instance),
  );
  await write(where, orderSql, [instance]);
  for (const until = Date.now() + mostWaitMs; Date.now() < until; ) {
    const { order, row, erasures } = await beside(
      where,
      "reading",
      async ({ data: { query }, erasures }) => ({
        order: (await query(orderedSql, [instance]))[0],
        row: (
          await query("select erase_by, erased_at from instances where instance = ?", [instance])
        )[0],
        erasures: await erasures(),
      }),
    );
    const certified = erasures.findLast((one) => one.about === about);
    if (row?.erased_at !== null && certified) return certified;
    if (!order && row?.erased_at === null && row.erase_by === null) return "failed";
    if (!(await isRunning(where)))
      await inItsPlace(o, (stafett) => stafett.worker.erase()).catch((error: unknown) => {
        if (!(error instanceof CannotOpen && error.why === "locked")) throw error;
      });
    else await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
  return "late";
};
