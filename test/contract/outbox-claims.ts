// Posts claimed of a store's outbox as a worker claims them, and how the tests of the outbox say what they got.
import type { Claimed, Settled, Store } from "../../src/store/port.ts";
import { bytes } from "./stores.ts";

export const [lease, grace] = [60_000, 15_000];
export const claim = (store: Store, now: number, limit = 10): Promise<readonly Claimed[]> =>
  store.outbox.claim("slack", now, now + lease, now + grace, limit);
export const stands: Settled = { state: "stands", landed: bytes("there") };
export const one = async (store: Store, now: number): Promise<Claimed> => {
  const [claimed, ...more] = await claim(store, now);
  if (!claimed || more.length > 0) throw new Error(`claimed ${more.length + (claimed ? 1 : 0)}`);
  return claimed;
};
export const text = (c: Claimed | undefined): string => Buffer.from(c?.cipher ?? []).toString();
export const names = (claimed: readonly Claimed[]): string[] => claimed.map((c) => c.name).sort();
export const states = async (store: Store): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries((await store.upkeep.operations(99)).map((o) => [o.name, o.state]));
export const elsewhere = { destination: "to-bo" };
