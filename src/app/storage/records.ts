// Small records of an adapter, encrypted under the program's own key: the same for the program and for a command beside it.
import { keyFor, mac, textCipher } from "../../engine/encryption.ts";
import type { Db } from "../../store/port.ts";
import { createRecords, type Records } from "../../store/records.ts";

/** `now`: epoch ms. */
export const recordsIn = (db: Db, root: Uint8Array, namespace: string, now: () => number): Records => {
  const names = keyFor(root, "records");
  const crypt = { ...textCipher(root, `records:${namespace}`), mac: (text: string) => mac(names, text) };
  return createRecords(db, namespace, crypt, now);
};
