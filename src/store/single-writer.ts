// Writes of a database with one writer: jobs that are asked for at the same time share a transaction.
import { GroupCommit, Undo } from "./group.ts";
import type { Committed, Database, Restored, Run, Unit } from "./port.ts";
import { recover } from "./queue.ts";
import { stepsOf, uniqueFailure } from "./unit.ts";
import type { Writers } from "./writers.ts";

/** One statement after the other, as is best where each is answered at once. */
const applyUnit = async (
  run: Run,
  unit: Unit,
  restored: Restored | undefined,
): Promise<Committed> => {
  if (unit.begins?.() === false) return "late";
  let wrote = false;
  for (const { sql, values, otherwise, reads } of stepsOf(unit, restored)) {
    const rows = await run(sql, values);
    if (otherwise !== undefined && rows.length === 0) {
      if (wrote) throw new Undo(otherwise);
      return otherwise;
    }
    wrote ||= !reads;
  }
  return "ok";
};
/** `most`: jobs in a transaction. */
export const singleWriter = (
  db: Database,
  restored: () => Restored | undefined,
  most: number,
): Writers => {
  const group = new GroupCommit(db, most);
  return {
    write: (work) => group.write(work),
    append: (work) => group.write(work),
    commit: (unit) => {
      const known = restored();
      return group
        .write((run) => applyUnit(run, unit, known))
        .catch((error: unknown) => {
          if (uniqueFailure(error)) return "taken";
          throw error;
        });
    },
    recover,
    processes: undefined,
  };
};
