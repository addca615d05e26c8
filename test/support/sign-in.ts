// Signing in on a database of its own, at a clock that a test moves.
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { html } from "hono/html";
import { onTestFinished } from "vitest";
import type { Records } from "../../adapters/records.ts";
import { endedByRestore } from "../../adapters/web/sign-in/kinds.ts";
import type { OrganisationSettings } from "../../adapters/web/sign-in/oidc/routes.ts";
import { createSignIn } from "../../adapters/web/sign-in/routes.ts";

import { mac, textCipher } from "../../src/engine/encryption.ts";
import { createRecords } from "../../src/store/records.ts";
import { openSqlite } from "../../src/store/sqlite.ts";
import { type ManualClock, manualClock } from "./manual-clock.ts";
import { temporary } from "./small-core.ts";

type Member = NonNullable<Awaited<ReturnType<Parameters<typeof createSignIn>[0]["isMember"]>>>;
export const origin = "https://stafett.example.se";
export const start = Date.UTC(2026, 10, 9, 8, 0, 0);
export const minute = 60_000;
/** Records as the program makes them, with how often each was written to, and what a restored copy does to them. */
type OnDatabase = {
  readonly records: Records;
  readonly writes: () => number;
  readonly restored: () => Promise<void>;
};
export const recordsOn = (clock: ManualClock): OnDatabase => {
  const db = openSqlite(join(temporary(), "records.db"));
  onTestFinished(() => db.close());
  const root = randomBytes(32);
  let writes = 0;
  const transaction: typeof db.transaction = (work) => {
    writes += 1;
    return db.transaction(work);
  };
  const crypt = { ...textCipher(root, "web"), mac: (text: string) => mac(root, text) };
  return {
    records: createRecords(
      { query: db.query, transaction },
      "web",
      crypt,
      () => clock.now(),
      async () => undefined,
    ),
    writes: () => writes,
    restored: () =>
      db.transaction(async (run) => {
        for (const kind of endedByRestore)
          await run("delete from records where kind = ?", [`web:${kind}`]);
      }),
  };
};
/** A clock that knows whether somebody waits for it. */
export type AwaitedClock = ManualClock & { readonly due: Set<number> };
export const awaitedClock = (): AwaitedClock => {
  const clock = manualClock(start);
  const due = new Set<number>();
  const at: ManualClock["at"] = (ms, work) => {
    due.add(ms);
    return clock.at(ms, () => {
      due.delete(ms);
      work();
    });
  };
  return { ...clock, at, due };
};
/** What a promise gives when the clock is moved to whatever it waits for, and no further. */
export const moving = async <T>(clock: AwaitedClock, work: Promise<T>): Promise<T> => {
  let isOver = false;
  const over = work.finally(() => {
    isOver = true;
  });
  over.catch(() => undefined);
  while (!isOver) {
    await new Promise((turn) => setImmediate(turn));
    if (!isOver && clock.due.size > 0) clock.set(Math.min(...clock.due));
  }
  return over;
};

const member = (id: string, more: Partial<Member> = {}): Member => ({
  id,
  name: id,
  agency: "alfa",
  language: "sv",
  syncedKeys: true,
  ...more,
});
/** Everything of signing in. `members`: by address; a test may change who is one. `approved`: the work whose code a second person has approved. */
export const signingIn = (
  limits = { perMinute: 1_000, allPerMinute: 10_000 },
  at = origin,
  organisations?: OrganisationSettings,
) => {
  const clock = awaitedClock();
  const { records, writes, restored } = recordsOn(clock);
  const members = new Map<string, Member>([
    ["web:anna", member("anna")],
    ["web:bo", member("bo", { syncedKeys: false })],
    ["web:lead", member("lead")],
    ["slack:lead", member("lead")],
    ["web:second", member("second")],
  ]);
  const facts: Readonly<Record<string, string | number>>[] = [];
  const told: string[] = [];
  const approved = new Set<string>();
  const signIn = createSignIn({
    records,
    clock,
    origin: at,
    isMember: async (identity) => members.get(identity),
    fact: (fact) => void facts.push(fact),
    redeem: async ({ instance }) => approved.delete(instance),
    tell: async (identity, what) => void told.push(`${what} ${identity}`),
    layout: (title, body, language) =>
      html`<!doctype html><html lang="${language}"><title>${title}</title><body><h1>${title}</h1>${body}<script src="/assets/sign-in.js" defer></script></body></html>`,
    limits,
    ...(organisations && { organisations }),
  });
  return { clock, records, writes, restored, members, facts, told, approved, ...signIn };
};
