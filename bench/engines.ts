// The store on both engines, in turn: commits and deliveries of 32 callers in one process. PostgreSQL on this machine, by a socket: without the way to it.
import { chainText, digest } from "../src/engine/encryption.ts";
import { nothingClear } from "../src/store/columns.ts";
import type { Store, Write } from "../src/store/port.ts";
import { openPostgres } from "../src/store/postgres/index.ts";
import { sqlStore } from "../src/store/sql.ts";
import { openSqlite } from "../src/store/sqlite.ts";
import { startServer } from "../test/store/server.ts";
import { newFixture } from "./fixture.ts";
import { divided, interleave, load, type Row, ratios, row } from "./stats.ts";

const callers = 32;
const count = 400;
const bytes = (n: number): Uint8Array => new Uint8Array(n).fill(7);
const sums = { chain: chainText, digest };

/** As much as a check-in writes, and a post to one place of fifty. */
const written = (instance: string, revision: number, n: number): Write => ({
  instance,
  workflow: "case",
  keyId: `key-${instance}`,
  revision,
  next: revision + 1,
  version: revision + 1,
  events: [{ seq: revision + 1, at: 1, cipher: bytes(400), hash: bytes(32) }],
  head: bytes(32),
  listed: {
    clear: { ...nothingClear, open: true, dueAt: revision },
    peopleRevision: 1,
    codeRevision: "one",
    eraseBy: null,
  },
  before: undefined,
  summary: bytes(512),
  readers: revision === 0 ? ["a:alfa"] : undefined,
  posts: [
    {
      name: "p",
      destination: `destination-${n % 50}`,
      home: "home",
      platform: "slack",
      outbox: instance,
      cipher: bytes(500),
      gone: false,
      routine: false,
      notBefore: null,
    },
  ],
  applied: { dueDay: 1, cipher: bytes(2_000) },
});
/** One more revision of each; the time a commit takes, in ms. */
const committing = (store: Store) => {
  let revision = 0;
  return async (): Promise<number> => {
    const began = performance.now();
    await load(callers, count, async (n) => {
      const unit = {
        at: 1,
        idempotencyKey: `${n}:${revision}`,
        writes: [written(`i${n}`, revision, n)],
        reads: [],
      };
      if ((await store.journal.commit(unit)) !== "ok") throw new Error("not committed");
    });
    revision += 1;
    return (performance.now() - began) / count;
  };
};
/** All that waits is claimed and settled; the time a post takes, in ms. */
const delivering = async (store: Store): Promise<number> => {
  const began = performance.now();
  let delivered = 0;
  for (;;) {
    const claimed = await store.outbox.claim("slack", 10, 100_000, 100_000, callers);
    if (claimed.length === 0) break;
    delivered += claimed.length;
    await Promise.all(
      claimed.map((one) => store.outbox.settle(one, 11, { state: "stands", landed: bytes(60) })),
    );
  }
  if (delivered !== count) throw new Error(`${delivered} delivered`);
  return (performance.now() - began) / delivered;
};

export const measureEngines = async (rounds: number): Promise<readonly Row[]> => {
  const server = await startServer(true);
  const stores = [
    sqlStore(openSqlite(newFixture().file), sums),
    sqlStore(await openPostgres(server.url), sums),
  ];
  try {
    const commit = stores.map(committing);
    const commits = await interleave(rounds, commit);
    for (const store of stores) await delivering(store);
    const deliveries = await interleave(
      rounds,
      stores.map((store, n) => async () => {
        await commit[n]?.();
        return delivering(store);
      }),
    );
    const line = (what: string, [sqlite, postgres]: typeof commits): Row =>
      row(what, ratios(postgres, sqlite), "×", undefined, divided(postgres, sqlite));
    return [
      line("a commit on PostgreSQL ÷ on SQLite, 32 callers", commits),
      line("a post claimed and settled on PostgreSQL ÷ on SQLite, 32 at a time", deliveries),
    ];
  } finally {
    for (const store of stores) await store.upkeep.close();
    await server.stop();
  }
};
