// Who was shown what, opened with the keys of the months.

import { accessBound } from "../../src/engine/access-log.ts";
import { decrypt, type Keys } from "../../src/engine/encryption.ts";

export type Shown = {
  readonly member: string;
  readonly workflow: string;
  readonly instance: string;
  readonly panel: string;
  readonly sha256?: string;
};
/** `rows`: `about`, `month` and `cipher`, as they lie. */
export const openAccessLog = (keys: Keys, rows: readonly Readonly<Record<string, unknown>>[]): Promise<readonly Shown[]> =>
  Promise.all(
    rows.map(async ({ about, month, cipher }): Promise<Shown> => {
      const key = await keys.named(`log:${String(month)}`);
      return JSON.parse(decrypt(key, accessBound(String(about)), cipher as Uint8Array));
    }),
  );
