// The registry of stores. Every store keeps the same contract; one that cannot be tried here says why.
import { join } from "node:path";
import { describe, onTestFinished, test } from "vitest";
import { nothingClear } from "../../src/store/columns.ts";
import type { Clear, Listed, Store, Unit, Wanted, Write } from "../../src/store/port.ts";
import { sqlStore } from "../../src/store/sql.ts";
import { openSqlite } from "../../src/store/sqlite.ts";
import { sums, temporary } from "../support/small-core.ts";

type Entry = { readonly name: string } & ({ readonly open: () => Store } | { readonly skip: string });
const stores: readonly Entry[] = [
  {
    name: "sqlite",
    open: () => sqlStore(openSqlite(join(temporary(), "store.db")), sums),
  },
  { name: "postgres", skip: "this version has no store on PostgreSQL; DATABASE_URL=postgres://… is refused at the start" },
];

/** Walks the registry. `open` gives an empty store that is closed after the test. */
export const everyStore = (about: string, suite: (open: () => Store) => void): void => {
  for (const entry of stores)
    describe(`${about}: ${entry.name}`, () => {
      if ("skip" in entry) test.skip(`skipped: ${entry.skip}`, () => undefined);
      else
        suite(() => {
          const store = entry.open();
          onTestFinished(() => store.close());
          return store;
        });
    });
};

export const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text));
/** A write, with what the row says beside the rest. */
type Said = Partial<
  Omit<Write, "listed" | "summary"> & Omit<Listed, "clear"> & { readonly clear: Partial<Clear>; readonly at: number | null }
>;
export const write = (
  instance: string,
  { clear = {}, peopleRevision = 1, codeRevision = "one", eraseBy = null, at, ...more }: Said = {},
): Write => ({
  instance,
  workflow: "case",
  keyId: `key-${instance}`,
  revision: 0,
  version: 1,
  events: [{ seq: 1, at: 10, cipher: bytes("c1"), hash: bytes("h1") }],
  head: bytes("h1"),
  listed: { clear: { ...nothingClear, open: true, ...clear }, peopleRevision, codeRevision, eraseBy },
  summary: bytes(`summary of ${instance}`),
  before: undefined,
  readers: ["a:alfa"],
  posts: [],
  book: at === undefined ? undefined : { at, cipher: bytes(`book of ${instance}`) },
  ...more,
});
/** A later write of the same instance, without events. */
export const again = (instance: string, revision: number, more: Said = {}): Write => write(instance, { revision, events: [], ...more });
export const unit = (...writes: Write[]): Unit => ({ at: 100, cause: undefined, writes, reads: [] });
export const post = (name: string, more: Partial<Wanted> = {}): Wanted => ({
  name,
  lane: "lane-anna",
  home: "home-1",
  platform: "slack",
  outbox: `outbox-${name}`,
  cipher: bytes(`text of ${name}`),
  gone: false,
  ...more,
});
