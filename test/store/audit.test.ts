// Each guarantee notices that it is broken, and no other does: one row is changed by hand, on each engine.
import { copyFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { guarantees } from "../../src/app/audit/guarantees.ts";
import { audit } from "../../src/app/audit/index.ts";
import { move } from "../../src/app/storage/moving.ts";
import { keysFile } from "../../src/app/storage/opening.ts";
import { orderSql } from "../../src/app/storage/orders.ts";
import { addErasures, erasedFile } from "../../src/app/storage/scrub.ts";
import { openBeside, type Where } from "../../src/app/storage/second.ts";
import { type Applied, encryptApplied, openApplied } from "../../src/engine/applied.ts";
import { blinder, chainText, digest, unwrap } from "../../src/engine/encryption.ts";
import type { AccessLine, SqlValue } from "../../src/store/port.ts";
import { appendAccess } from "../../src/store/upkeep.ts";
import { lineAbout } from "../support/access-log.ts";
import { onFile } from "../support/on-file.ts";
import { masterKey, only } from "../support/presets.ts";
import { temporary } from "../support/small-core.ts";
import { createWorld, sampleConfig } from "../support/world.ts";
import { askedOf, freshDatabase, server } from "./engines.ts";

const url = "skip" in server ? "" : server.url;
/** Friday, 12.00 in Stockholm: everything that was due has happened. */
const noon = Date.parse("2026-11-27T11:00:00.000Z");
const running = { now: noon, since: 0 };
const dayMs = 86_400_000;
let whole = "";
let onServers: { readonly data: string; readonly keys: string };

/** Cases with posts and reminders, lines of the access log, audit anchors; one case is erased. */
beforeAll(async () => {
  const w = await createWorld({ keep: true, seals: true, config: sampleConfig() });
  const anna = w.cloud.as("U0NOOMI01");
  for (let n = 0; n < 4; n++) {
    const form = await anna.slash("/arende", "nytt");
    await anna.submit(form.modal?.id ?? "");
  }
  await anna.slash("/stafett", "mina");
  const [first] = await w.lines({ workflow: "case", limit: 9 });
  await anna.slash("/stafett", `ärende ${first?.summary.ref}`);
  await w.until("2026-11-26T12:00:00.000Z");
  onFile(w.stafett)
    .raw.prepare(orderSql)
    .run(first?.instance ?? "");
  await w.until(new Date(noon).toISOString());
  await w.close();
  whole = w.file;
  if (url === "") return;
  onServers = { data: await freshDatabase(url), keys: await freshDatabase(url) };
  await move(
    { file: whole },
    { servers: { ...onServers, beside: join(temporary(), "key") } },
    () => undefined,
  );
});

const nameOf = (of: string): string => new URL(of).pathname.slice(1);
const templated = async (of: string): Promise<string> => {
  const fresh = await freshDatabase(url);
  await askedOf(url, `drop database ${nameOf(fresh)}`);
  await askedOf(url, `create database ${nameOf(fresh)} template ${nameOf(of)}`);
  return fresh;
};
const onFileCopied = async (): Promise<Where> => {
  const file = join(temporary(), "stafett.db");
  for (const [from, to] of [
    [whole, file],
    [keysFile(whole), keysFile(file)],
    [erasedFile(whole), erasedFile(file)],
  ] as const)
    if (existsSync(from)) copyFileSync(from, to);
  return { file };
};
const onServersCopied = async (): Promise<Where> => ({
  servers: {
    data: await templated(onServers.data),
    keys: await templated(onServers.keys),
    beside: join(temporary(), "key"),
  },
});

class Hand {
  readonly #where: Where;
  constructor(where: Where) {
    this.#where = where;
  }
  async #both<T>(work: (both: Awaited<ReturnType<typeof openBeside>>) => Promise<T>): Promise<T> {
    const both = await openBeside(this.#where, "writing");
    try {
      return await work(both);
    } finally {
      await both.close();
    }
  }
  ask(sql: string, values: readonly SqlValue[] = []) {
    return this.#both(({ data }) => data.query(sql, values));
  }
  write(sql: string, values: readonly SqlValue[] = []) {
    return this.#both(({ data }) => data.transaction((run) => run(sql, values)));
  }
  writeKeys(sql: string, values: readonly SqlValue[] = []) {
    return this.#both(({ keys }) => keys.transaction((run) => run(sql, values)));
  }
  async key(id: string): Promise<Uint8Array> {
    return this.#both(async ({ keys }) => {
      const [row] = await keys.query("select wrapped from keys where id = ?", [id]);
      return unwrap(masterKey, { id, wrapped: row?.wrapped as Uint8Array });
    });
  }
  async root() {
    return blinder(await this.key("root:1"));
  }
  appends(line: AccessLine) {
    return this.#both(({ data }) =>
      data.transaction((run) => appendAccess(run, line, chainText, digest)),
    );
  }
  certify(keyId: string): void {
    const { file, servers } = this.#where;
    const said = {
      about: "a",
      keyId,
      at: "2026-11-27T09:00:00.000Z",
      rewritten: 0,
      accessLines: 0,
      leftovers: 0,
      unemptied: [],
      found: [],
      named: 0,
      looked: 0,
    };
    addErasures(file ?? servers.beside, [said]);
  }
  /** A case that lives. */
  async one() {
    const [row] = await this.ask(
      "select i.instance, i.key_id, i.summary, a.cipher from instances i join applied a on a.instance = i.instance where workflow = 'case' and erased_at is null order by i.instance limit 1",
    );
    const instance = String(row?.instance);
    const key = await this.key(String(row?.key_id));
    return {
      instance,
      key,
      keyId: String(row?.key_id),
      summary: row?.summary as Uint8Array,
      applied: openApplied(key, instance, row?.cipher as Uint8Array),
    };
  }
  async erased(): Promise<{ readonly instance: string; readonly keyId: string }> {
    const [row] = await this.ask(
      "select instance, key_id from instances where erased_at is not null limit 1",
    );
    return { instance: String(row?.instance), keyId: String(row?.key_id) };
  }
  /** Its memory is another, and the row says the same day as before, unless another is given. */
  async saveApplied(change: (applied: Applied) => Applied, at?: number): Promise<void> {
    const { instance, key, applied } = await this.one();
    await this.write(
      `update applied set cipher = ?${at === undefined ? "" : ", due_day = ?"} where instance = ?`,
      [encryptApplied(key, instance, change(applied)), ...(at === undefined ? [] : [at]), instance],
    );
  }
}
const noonOf = (day: number): number => day - (day % dayMs);
const withTimer = (applied: Applied, at: number): Applied => {
  const [first] = applied.timers.values();
  if (!first) throw new Error("no timer is set");
  return { ...applied, timers: new Map([...applied.timers, [first.key, { ...first, at }]]) };
};
const post =
  "insert into outbox (instance, name, destination, outbox, cipher, gone, newer, state, next_at, fence, attempts, landed)";
const bytes = new Uint8Array(40);
type Break = (hand: Hand) => Promise<unknown>;
const statement =
  (sql: string): Break =>
  (hand) =>
    hand.write(sql);
/** What somebody does to one row, so that exactly this is broken. */
const breaks: Readonly<Record<(typeof guarantees)[number]["name"], Break>> = {
  journal: async (hand) =>
    hand.write("update instances set head = ? where instance = ?", [
      bytes.slice(0, 32),
      (await hand.one()).instance,
    ]),
  memory: async (hand) =>
    hand.write("delete from applied where instance = ?", [(await hand.one()).instance]),
  rows: async (hand) =>
    hand.write(
      "delete from outbox where (instance, name) in (select instance, name from outbox where instance = ? and state = 'stands' limit 1)",
      [(await hand.one()).instance],
    ),
  orphans: statement(
    "insert into readers (audience, instance) values ('aaaaaaaaaaaaaaaaaaaaaa', 'nobody')",
  ),
  busy: statement(
    "update destinations set busy = 1 where destination = (select destination from destinations where busy = 0 order by destination limit 1)",
  ),
  forgotten: async (hand) => {
    const [row] = await hand.ask(
      "select destination, name from outbox where state = 'stands' and landed is not null and gone = 0 limit 1",
    );
    await hand.write("update outbox set state = 'due' where name = ?", [String(row?.name)]);
    await hand.write("update destinations set next_at = null where destination = ?", [
      String(row?.destination),
    ]);
  },
  stands: statement(
    "update outbox set newer = 1 where name = (select name from outbox where state = 'stands' and gone = 0 order by name limit 1)",
  ),
  stopped: statement(
    "update destinations set unreachable_since = 1, probe_at = 1, reason = null where destination = (select destination from destinations order by destination limit 1)",
  ),
  unconfirmed: async (hand) => {
    const [row] = await hand.ask(
      "select destination, name from outbox where state = 'stands' and gone = 0 limit 1",
    );
    await hand.write(
      "update outbox set state = 'unconfirmed', unconfirmed_since = null where name = ?",
      [String(row?.name)],
    );
    await hand.write("update destinations set next_at = ? where destination = ?", [
      noon,
      String(row?.destination),
    ]);
  },
  newest: async (hand) =>
    hand.write(
      "update outbox set gone = 1 where name = (select name from outbox where instance = ? and gone = 0 and landed is not null order by name limit 1)",
      [(await hand.one()).instance],
    ),
  names: statement(
    `${post} select 'leftover', 'x', destination, outbox, cipher, 1, 0, 'stands', 1, 1, 0, landed from outbox where landed is not null and state = 'stands' limit 1`,
  ),
  rung: async (hand) =>
    hand.saveApplied((applied) => ({
      ...applied,
      past: [
        ...applied.past,
        { key: [...applied.timers.keys()][0] ?? "", state: "fired" as const },
      ],
    })),
  day: async (hand) =>
    hand.write("update applied set due_day = due_day + 86400000 where instance = ?", [
      (await hand.one()).instance,
    ]),
  lease: async (hand) => {
    const [row] = await hand.ask(
      "select destination, name from outbox where state = 'stands' and gone = 0 limit 1",
    );
    await hand.write("update outbox set state = 'sending', lease = 1 where name = ?", [
      String(row?.name),
    ]);
    await hand.write("update destinations set busy = 1 where destination = ?", [
      String(row?.destination),
    ]);
  },
  waiting: async (hand) => {
    const [row] = await hand.ask(
      "select destination, name from outbox where state = 'stands' and gone = 0 limit 1",
    );
    await hand.write("update outbox set state = 'due' where name = ?", [String(row?.name)]);
    await hand.write("update destinations set next_at = 1 where destination = ?", [
      String(row?.destination),
    ]);
  },
  days: async (hand) =>
    hand.saveApplied((applied) => withTimer(applied, noon - 4 * dayMs), noonOf(noon - 4 * dayMs)),
  reminders: async (hand) =>
    hand.saveApplied((applied) => withTimer(applied, noon - 2 * 3_600_000), noonOf(noon)),
  views: statement("update meta set value = '0' where name = 'reviewed'"),
  readers: async (hand) => {
    const blind = await hand.root();
    const { instance, applied } = await hand.one();
    await hand.write("delete from readers where instance = ? and audience = ?", [
      instance,
      blind("reader", applied.readers[0] ?? ""),
    ]);
  },
  lists: async (hand) =>
    hand.write("update instances set due_at = 1 where instance = ?", [(await hand.one()).instance]),
  sealed: async (hand) => {
    const { instance, summary } = await hand.one();
    const other = Uint8Array.from(summary);
    other[40] = (other[40] ?? 0) ^ 1;
    await hand.write("update instances set summary = ? where instance = ?", [other, instance]);
  },
  clear: statement(
    "update destinations set home = 'T0STAFETT' where destination = (select destination from destinations order by destination limit 1)",
  ),
  codes: statement(
    "update outbox set error = 'the message said this' where name = (select name from outbox order by name limit 1)",
  ),
  nobody: async (hand) =>
    hand.saveApplied((applied) => ({
      ...applied,
      posts: new Map(
        [...applied.posts].map(([id, one]) => [
          id,
          !one.gone && !one.decoy ? { ...one, audience: "m:gone" } : one,
        ]),
      ),
    })),
  erased: async (hand) =>
    hand.write("update instances set region = 'SYD' where instance = ?", [
      (await hand.erased()).instance,
    ]),
  destroyed: async (hand) =>
    hand.writeKeys("insert into keys (id, wrapped) select ?, wrapped from keys limit 1", [
      (await hand.erased()).keyId,
    ]),
  keys: async (hand) => hand.writeKeys("delete from keys where id = ?", [(await hand.one()).keyId]),
  certified: async (hand) => {
    await hand.writeKeys("insert into keys (id, wrapped) select 'back', wrapped from keys limit 1");
    hand.certify("back");
  },
  unshown: async (hand) =>
    hand.appends(lineAbout(await hand.key(`log:2026-11`), (await hand.erased()).instance, noon)),
  leftovers: statement(
    `${post} select 'leftover', 'x', destination, 'unheardof', cipher, 0, 0, 'stands', 1, 1, 0, landed from outbox where landed is not null and state = 'stands' limit 1`,
  ),
  deadline: async (hand) =>
    hand.write("update instances set erase_by = 1 where instance = ?", [
      (await hand.one()).instance,
    ]),
  idempotencyKeys: statement(
    "insert into idempotency_keys (idempotency_key, at) values ('an old one', 1)",
  ),
  accessLog: statement("delete from access_log where seq = 2"),
  seals: statement(
    "update audit_anchors set lines = '' where day = (select min(day) from audit_anchors)",
  ),
  shortened: async (hand) =>
    hand.write("update anchored_versions set version = version + 1 where instance = ?", [
      (await hand.one()).instance,
    ]),
  birth: (hand) => hand.writeKeys("update meta set value = 'x' where name = 'birth'"),
};
const broken = (came: Awaited<ReturnType<typeof audit>>): readonly string[] =>
  came.flatMap((one) => ("count" in one && one.count > 0 ? [`${one.id} ${one.name}`] : []));
const unasked = (came: Awaited<ReturnType<typeof audit>>): readonly string[] =>
  came.flatMap((one) => ("unasked" in one ? [one.name] : []));

const onBoth = guarantees.flatMap((one, n) =>
  "sql" in one ? [[`G${n + 1}`, one.name] as const] : [],
);
describe.each([
  ["sqlite", onFileCopied, true, guarantees.map(({ name }, n) => [`G${n + 1}`, name] as const)],
  ["postgres", onServersCopied, url !== "", onBoth],
] as const)("%s", (_engine, copied, isThere, all) => {
  const masters = only(masterKey);
  test.skipIf(!isThere)("all hold where nothing was changed, and are all asked", async () => {
    const came = await audit({ where: await copied(), masters, running });
    expect(came.map(({ id }) => id)).toEqual(guarantees.map((_, n) => `G${n + 1}`));
    expect([broken(came), unasked(came)]).toEqual([[], []]);
  });
  test.skipIf(!isThere)(
    "an older copy of what waits for a row counts as what does not open",
    async () => {
      const where = await copied();
      await new Hand(where).saveApplied((applied) => ({ ...applied, packed: 0 }));
      expect(broken(await audit({ where, masters, running }))).toEqual(["G21 sealed"]);
    },
  );
  test.skipIf(!isThere).each(all)("%s %s", async (id, name) => {
    const where = await copied();
    await breaks[name](new Hand(where));
    expect(broken(await audit({ where, masters, running }))).toEqual([`${id} ${name}`]);
  });
  test.skipIf(!isThere)(
    "without the master key, or where nothing runs, the rest is asked, and says so",
    async () => {
      const where = await copied();
      const [locked, stopped] = [
        await audit({ where, masters: undefined, running }),
        await audit({ where, masters, running: undefined }),
      ];
      const named = (is: (one: (typeof guarantees)[number]) => boolean) =>
        guarantees.filter(is).map(({ name }) => name);
      expect(unasked(locked)).toEqual(named((one) => "opened" in one || "derived" in one));
      expect(unasked(stopped)).toEqual(named((one) => "before" in one || "late" in one));
      expect([...broken(locked), ...broken(stopped)]).toEqual([]);
      const other = only(new Uint8Array(32).fill(3));
      expect(unasked(await audit({ where, masters: other, running }))).toEqual(unasked(locked));
    },
  );
});
