/**
 * Limits of real time for what the adapter asks of Microsoft, ms. A process whose clock is moved by hand has none (`Infinity`): what people see there must not
 * depend on how busy the machine is. `requestMs` is longer than the connector takes and shorter than a delivery's lease.
 */
export type TeamsLimits = {
  readonly requestMs: number;
  readonly tokenMs: number;
  readonly keysMs: number;
};
export const usualLimits: TeamsLimits = { requestMs: 10_000, tokenMs: 10_000, keysMs: 5_000 };
const none = Number.POSITIVE_INFINITY;
/** For `fetch`: aborts after so long, or never. */
export const until = (ms: number): AbortSignal | null =>
  ms === none ? null : AbortSignal.timeout(ms);
