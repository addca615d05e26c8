// Every store keeps the same contract, whichever engine it stands on.
import { nothingClear } from "../../src/store/columns.ts";
import type { Clear, Listed, Restored, Store, Unit, Wanted, Write } from "../../src/store/port.ts";
import { sqlStore } from "../../src/store/sql.ts";
import { everyEngine } from "../store/engines.ts";
import { sums } from "../support/small-core.ts";

/** Walks the registry of engines. `open` gives an empty store that is closed after the test. */
export const everyStore = (
  about: string,
  suite: (open: (options?: { readonly restored?: Restored }) => Promise<Store>) => void,
): void =>
  everyEngine(about, ({ empty }) =>
    suite(async ({ restored } = {}) => sqlStore(await empty(), sums, { restored: () => restored })),
  );

export const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text));
/** A write, with what the row says beside the rest. */
type Said = Partial<
  Omit<Write, "listed" | "summary"> &
    Omit<Listed, "clear"> & { readonly clear: Partial<Clear>; readonly at: number | null }
>;
export const write = (
  instance: string,
  { clear = {}, peopleRevision = 1, codeRevision = "one", eraseBy = null, at, ...more }: Said = {},
): Write => ({
  next: (more.revision ?? 0) + 1,
  instance,
  workflow: "case",
  keyId: `key-${instance}`,
  revision: 0,
  version: 1,
  events: [{ seq: 1, at: 10, cipher: bytes("c1"), hash: bytes("h1") }],
  head: bytes("h1"),
  listed: {
    clear: { ...nothingClear, open: true, ...clear },
    peopleRevision,
    codeRevision,
    eraseBy,
  },
  summary: bytes(`summary of ${instance}`),
  before: undefined,
  readers: ["a:alfa"],
  posts: [],
  applied: at === undefined ? undefined : { dueDay: at, cipher: bytes(`applied of ${instance}`) },
  ...more,
});
/** A later write of the same instance, without events. */
export const again = (instance: string, revision: number, more: Said = {}): Write =>
  write(instance, { revision, events: [], ...more });
export const unit = (...writes: Write[]): Unit => ({
  at: 100,
  idempotencyKey: undefined,
  writes,
  reads: [],
});
export const post = (name: string, more: Partial<Wanted> = {}): Wanted => ({
  name,
  destination: "to-anna",
  home: "home-1",
  platform: "slack",
  outbox: `outbox-${name}`,
  cipher: bytes(`text of ${name}`),
  routine: false,
  notBefore: null,
  gone: false,
  ...more,
});
