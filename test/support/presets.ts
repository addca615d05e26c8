// What the program signs its buttons with, on a clock that stands still: what is measured in a test is as long as what is sent.
import type { Masters } from "../../src/engine/master.ts";
import { createSignedValues } from "../../src/engine/signed-values.ts";

/** Wednesday 25 November 2026. */
export const signedAt = Date.parse("2026-11-25T06:45:00.000Z");
export const masterKey = new Uint8Array(32).fill(7);
/** A master key that nobody replaces. */
export const only = (key: Uint8Array): Masters => ({ current: () => key, older: () => [] });
export const presets = createSignedValues(masterKey, () => signedAt);
