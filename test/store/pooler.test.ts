// Behind a pooler that gives a connection to whoever has a transaction next: nothing that a connection remembers is ours.
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { backUpServers, CannotDump } from "../../src/app/servers/backup.ts";
import { openServers, reason, type Servers } from "../../src/app/servers/opening.ts";
import { silent } from "../../src/log.ts";
import { CannotOpen } from "../../src/store/cannot-open.ts";
import type { Db, Run, SqlRow } from "../../src/store/port.ts";
import { openPostgres } from "../../src/store/postgres/index.ts";
import { openNotices } from "../../src/store/postgres/notices.ts";
import { temporary } from "../support/small-core.ts";
import { askedOf, freshDatabase, server } from "./engines.ts";
import { lacksPooler, openPooler } from "./pooler.ts";

const lacks = "skip" in server ? server.skip : lacksPooler();
const url = "skip" in server ? "" : server.url;
const opened = async (at: string): Promise<Db> => {
  const db = await openPostgres(at);
  onTestFinished(() => db.close());
  return db;
};
const idempotencyKey = (run: Run, name: string): Promise<unknown> =>
  run("insert into idempotency_keys (idempotency_key, at) values (?, ?)", [name, 1]);
const remembered = "select current_setting('idle_in_transaction_session_timeout') as silent";

if (lacks) test.skip(`skipped: ${lacks}`, () => undefined);
describe.skipIf(lacks).for([
  { prepared: 200, connections: 1 },
  { prepared: 0, connections: 2 },
])(
  "PgBouncer by transaction, with $prepared prepared statements and $connections connections",
  ({ prepared, connections }) => {
    const two = async () => {
      const { through } = await openPooler(url, prepared, connections);
      const at = through(await freshDatabase(url));
      return { at, all: [await opened(at), await opened(at)] as const };
    };

    test("two programs write and read, more at once than there are connections", async () => {
      const { all } = await two();
      const writes = Array.from({ length: 40 }, (_, n) =>
        (all[n % 2] as Db).transaction(async (run) => {
          await idempotencyKey(run, `c${n}`);
          return run("select idempotency_key from idempotency_keys where idempotency_key = ?", [
            `c${n}`,
          ]);
        }),
      );
      const reads = Array.from({ length: 40 }, (_, n) =>
        (all[n % 2] as Db).query("select ? as n", [n]),
      );
      expect((await Promise.all(writes)).flat()).toEqual(
        writes.map((_, n) => ({ idempotency_key: `c${n}` })),
      );
      expect((await Promise.all(reads)).flat()).toEqual(reads.map((_, n) => ({ n: String(n) })));
      expect(await all[0].query("select count(*) as n from idempotency_keys")).toEqual([{ n: 40 }]);
    });
    test("what one program has prepared is never taken for what another asks", async () => {
      const { all } = await two();
      const ask = (who: number, n: number): Promise<readonly SqlRow[]> =>
        (all[who] as Db).query(`select '${who}' as who, ? as n`, [n]);
      const answers = Array.from({ length: 60 }, (_, n) => ask(n % 2, n));
      expect((await Promise.all(answers)).flat()).toEqual(
        answers.map((_, n) => ({ who: String(n % 2), n: String(n) })),
      );
    });
    test("what holds for a transaction holds for no other", async () => {
      const { at, all } = await two();
      expect(await all[0].transaction((run) => run(remembered))).toEqual([{ silent: "10s" }]);
      for (let n = 0; n < 4; n++) expect(await askedOf(at, remembered)).toEqual([{ silent: "0" }]);
    });
    test("an address that asks for more than it takes is told so, and not that nobody answers", async () => {
      const { through } = await openPooler(url, prepared, connections);
      const at = new URL(through(await freshDatabase(url)));
      at.searchParams.set("options", "-c search_path=keys");
      const refused = await openPostgres(at.href).catch(reason);
      expect([refused, (refused as CannotOpen).why]).toEqual([expect.any(CannotOpen), "noEntry"]);
    });
    test("no copy is made through it: pg_dump would leave an empty search_path behind", async () => {
      const { through } = await openPooler(url, prepared, connections);
      const straight = { data: await freshDatabase(url), keys: await freshDatabase(url) };
      const servers = (way: (at: string) => string) => ({
        data: way(straight.data),
        keys: way(straight.keys),
        beside: join(temporary(), "key"),
      });
      const running = await openServers(servers(through), silent);
      onTestFinished(async () => {
        running.end();
        await Promise.all([running.keys.close(), running.data.close()]);
      });
      const why = (at: Servers) =>
        backUpServers(at, temporary(), new Date(), () => undefined).catch(
          (error: unknown) => error,
        );
      expect(await why(servers(through))).toMatchObject({ constructor: CannotDump, why: "pooled" });
      expect(await why(servers((at) => at))).not.toMatchObject({ why: "pooled" });
      expect(await running.data.query("select count(*) as n from idempotency_keys")).toEqual([
        { n: 0 },
      ]);
    });
    test("whoever wants to hear of the others is let in, and what is told does no harm", async () => {
      const { at, all } = await two();
      const [heard, lost] = [vi.fn(), vi.fn()];
      const notices = openNotices(at, { heard, lost });
      onTestFinished(() => notices.end());
      await vi.waitFor(() => expect(heard).toHaveBeenCalled());
      notices.tell();
      await all[1].transaction((run) => idempotencyKey(run, "a"));
      expect(await all[0].query("select idempotency_key from idempotency_keys")).toEqual([
        { idempotency_key: "a" },
      ]);
      expect(lost).not.toHaveBeenCalled();
    });
  },
);
