// What an audit reads: one snapshot of the data, the keys after it, and the data as they are now. Nothing is written, and nobody waits.
import { inSnapshot, type Pages, pagesIn } from "../../store/pages.ts";
import type { Ask, Run } from "../../store/port.ts";
import type { Certificate } from "../../worker/erasing.ts";
import { type Both, beside, openSecond, type Where } from "../storage/second.ts";

/** The data as they are at one moment, whoever writes meanwhile. */
type Snapshot = { readonly ask: Run; readonly pages: Pages };
export type Lying = Snapshot & {
  /** The data as they are by now: what was erased since the snapshot is in order. */
  readonly later: Ask;
  /** Asked after the snapshot was taken: a key is durable before its instance is, and destroyed before its instance is emptied. */
  readonly keys: Ask;
  readonly erasures: readonly Certificate[];
};

const inFile = async <T>(file: string, work: (snapshot: Snapshot) => Promise<T>): Promise<T> => {
  const { run, db } = openSecond(file, true);
  try {
    db.exec("begin");
    // The first statement that reads is the moment.
    await run("select 1 from instances limit 1");
    return await work({ ask: run, pages: pagesIn(db) });
  } finally {
    db.close();
  }
};
const snapshot = <T>(
  { file }: Where,
  { data }: Both,
  work: (snapshot: Snapshot) => Promise<T>,
): Promise<T> =>
  file === undefined ? inSnapshot(data, (pages, ask) => work({ ask, pages })) : inFile(file, work);
/** For as long as `work` takes. Throws as `beside` does. */
export const lying = <T>(
  where: Where,
  work: (lying: Lying, both: Both) => Promise<T>,
): Promise<T> =>
  beside(where, "reading", (both) =>
    snapshot(where, both, async (one) => {
      const erasures = await both.erasures();
      return work({ ...one, later: both.data.query, keys: both.keys.query, erasures }, both);
    }),
  );
