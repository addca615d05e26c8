// The master key wraps the keys and does nothing else: so it can be replaced. What is derived comes from the root, which lies among the keys.
import type { Run } from "../store/port.ts";
import { freshKey, KeyFileError, type KeyRow, keyFor, unwrap, wrap } from "./encryption.ts";

/** Where master keys come from. Both are looked for anew each time: another process may have replaced them. Throw `KeyFileError`. */
export interface Masters {
  /** The one that wraps from now on. */
  current(): Uint8Array;
  /** Those before it that are still there: what was begun with them can be finished. */
  older(): readonly Uint8Array[];
}
export const rootId = "root:1";
/** Tells master keys apart, and tells nothing of them: eight figures that somebody can compare by eye. */
export const markOf = (master: Uint8Array): string =>
  Buffer.from(keyFor(master, "mark")).toString("hex").slice(0, 8);
/** The mark of the key that wraps; empty: there is no key yet. Nobody wraps all of them anew until the transaction is over. */
export const readMark = async (run: Run): Promise<string> =>
  String(
    (await run("select value from meta where name = 'master' /* for share */"))[0]?.value ?? "",
  );
const holdMark = "select value from meta where name = 'master' /* for update */";

/** The master key of this mark; of an empty mark, the current one. undefined: it is not here. */
export const masterOf = (masters: Masters, mark: string): Uint8Array | undefined =>
  mark === ""
    ? masters.current()
    : [masters.current(), ...masters.older()].find((each) => markOf(each) === mark);

/** Rows that were wrapped anew before the transaction: so that it is short. `was`: only where it still stands so. */
export type Ahead = ReadonlyMap<string, { readonly was: Uint8Array; readonly row: KeyRow }>;
const wrapAnew = async (
  run: Run,
  from: Uint8Array,
  to: Uint8Array,
  ahead: Ahead,
): Promise<void> => {
  for (const row of (await run("select id, wrapped from keys")) as unknown as readonly KeyRow[]) {
    const made = ahead.get(row.id);
    const { wrapped } =
      made && Buffer.from(made.was).equals(row.wrapped)
        ? made.row
        : wrap(to, row.id, unwrap(from, row));
    await run("update keys set wrapped = ? where id = ?", [wrapped, row.id]);
  }
};
/**
 * In one transaction: whatever wraps the keys, the current master key wraps all of them afterwards, and their mark says so. Safe to repeat, and for two at the
 * same time. Gives back the root. Throws `KeyFileError` when no master key that is here opens them; nothing is changed then.
 */
export const settle = async (
  run: Run,
  masters: Masters,
  ahead: Ahead = new Map(),
): Promise<Uint8Array> => {
  const mark = String((await run(holdMark))[0]?.value ?? "");
  const [from, to] = [masterOf(masters, mark), masters.current()];
  if (!from) throw new KeyFileError("other");
  if (mark === "") {
    const row = wrap(from, rootId, freshKey());
    await run("insert into keys (id, wrapped) values (?, ?) on conflict do nothing", [
      row.id,
      row.wrapped,
    ]);
  }
  if (markOf(from) !== markOf(to)) await wrapAnew(run, from, to, ahead);
  if (mark !== markOf(to))
    await run("update meta set value = ? where name = 'master'", [markOf(to)]);
  const [root] = (await run("select id, wrapped from keys where id = ?", [
    rootId,
  ])) as unknown as readonly KeyRow[];
  if (!root) throw new KeyFileError("other");
  return unwrap(to, root);
};
