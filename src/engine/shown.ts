// The log of who was shown what: sealed under the key of its month, because the key of what was shown may be gone long before.

import type { AuditEvent } from "../store/port.ts";
import type { Core } from "./instances.ts";
import { encrypt } from "./seal.ts";

type Shown = { readonly member: string; readonly workflow: string; readonly instance: string; readonly panel: string };
export const showingBound = (about: string): string => `showing:${about}`;

/** A showing as it lies. */
export const sealShowing = async ({ keys, blind }: Pick<Core, "keys" | "blind">, at: number, shown: Shown): Promise<AuditEvent> => {
  const month = new Date(at).toISOString().slice(0, 7);
  const about = shown.instance === "" ? "" : blind("instance", shown.instance);
  const key = await keys.named(`log:${month}`);
  return { at, about, month, cipher: encrypt(key, showingBound(about), JSON.stringify(shown)) };
};
/** Durable when it returns; throws when it cannot be noted, and then nothing may be shown. `instance` is empty for what is about none. */
export const noteShown = async (core: Core, shown: Shown): Promise<void> => {
  await core.journal.shown(await sealShowing(core, core.clock.now(), shown));
};
