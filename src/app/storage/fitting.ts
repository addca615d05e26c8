// Whether data and keys fit: every wrapped key opens with its master key, and every instance that lives has one.
import { unwrap } from "../../engine/encryption.ts";
import type { SqlRow } from "../../store/port.ts";

const living = "select key_id from instances where erased_at is null and erase_by is null";
export const fitting = {
  keys: "select id, wrapped from keys",
  living,
  /** Asked again of one that lacks its key: what was erased or rekeyed since is no longer found. */
  stillLiving: `${living} and key_id = ?`,
  /** All keys are given to `key`, which throws when one does not open; then `lacks` tells whose is missing. Where others write meanwhile, the living are read before the keys. */
  under: (master: Uint8Array) => {
    const there = new Set<string>();
    return {
      key: (row: SqlRow): void => {
        unwrap(master, { id: String(row.id), wrapped: row.wrapped as Uint8Array });
        there.add(String(row.id));
      },
      lacks: (row: SqlRow): boolean => !there.has(String(row.key_id)),
    };
  },
} as const;
