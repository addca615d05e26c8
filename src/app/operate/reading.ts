import { DatabaseSync } from "node:sqlite";
import { type Masters, masterOf } from "../../engine/master.ts";
import { unwrap } from "../../engine/seal.ts";
import { markIn } from "../backup.ts";
import { keysFile } from "../opening.ts";

type Reading = {
  readonly data: DatabaseSync;
  /** The key of this id; undefined: it is gone, or there is no master key. Throws where the master key is another. */
  keyOf(id: string): Uint8Array | undefined;
  close(): void;
};
/** Both files, read where they lie while Stafett goes on: nothing is written. */
export const readingOf = (file: string, masters: Masters | undefined): Reading => {
  const [data, keys] = [new DatabaseSync(file, { readOnly: true }), new DatabaseSync(keysFile(file), { readOnly: true })];
  const master = masters && masterOf(masters, markIn(file), undefined);
  return {
    data,
    keyOf: (id) => {
      const wrapped = keys.prepare("select wrapped from keys where id = ?").get(id)?.wrapped as Uint8Array | undefined;
      return wrapped && master && unwrap(master, { id, wrapped });
    },
    close: () => {
      data.close();
      keys.close();
    },
  };
};
