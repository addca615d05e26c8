// Small records of an adapter, encrypted under the program's own key: the same for the program and for a command beside it.
import { answerKinds } from "../../engine/answer-links.ts";
import { keyFor, mac, textCipher } from "../../engine/encryption.ts";
import type { Db } from "../../store/port.ts";
import { createRecords, type Records } from "../../store/records.ts";
import type { Burials } from "./buried.ts";

/** The database, and what no copy of it brings back. */
export type Recorded = { readonly data: Db; readonly buried: Burials };
/** `now`: epoch ms. */
export const recordsIn = (
  { data: db, buried }: Recorded,
  root: Uint8Array,
  namespace: string,
  now: () => number,
): Records => {
  const names = keyFor(root, "records");
  const crypt = {
    ...textCipher(root, `records:${namespace}`),
    mac: (text: string) => mac(names, text),
  };
  return createRecords(db, namespace, crypt, now, buried.add);
};

const answers = "answers";
/** Records of the answer links, which belong to no platform. */
export const answerRecords = (db: Recorded, root: Uint8Array, now: () => number): Records =>
  recordsIn(db, root, answers, now);
/** Their kinds as rows have them: all end when a copy is put back. */
export const answerRows: readonly string[] = answerKinds.map((kind) => `${answers}:${kind}`);
