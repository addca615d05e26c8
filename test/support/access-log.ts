// Who was shown what, opened with the keys of the months.

import { accessBound } from "../../src/engine/access-log.ts";
import { decrypt, encrypt, type Keys } from "../../src/engine/encryption.ts";
import type { AccessLine } from "../../src/store/port.ts";

export type Shown = {
  readonly member: string;
  readonly workflow: string;
  readonly instance: string;
  readonly panel: string;
  readonly sha256?: string;
};
/** A line that says that something was shown of an instance. `key`: of November 2026. */
export const lineAbout = (key: Uint8Array, instance: string, at: number): AccessLine => {
  const about = "a".repeat(22);
  const shown: Shown = { member: "noomi-kontakt", workflow: "case", instance, panel: "show" };
  return {
    at,
    about,
    month: "2026-11",
    cipher: encrypt(key, accessBound(about), JSON.stringify(shown)),
  };
};
/** `rows`: `about`, `month` and `cipher`, as they lie. */
export const openAccessLog = (
  keys: Keys,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<readonly Shown[]> =>
  Promise.all(
    rows.map(async ({ about, month, cipher }): Promise<Shown> => {
      const key = await keys.named(`log:${String(month)}`);
      return JSON.parse(decrypt(key, accessBound(String(about)), cipher as Uint8Array));
    }),
  );
