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
import { blinder, unwrap } from "../../src/engine/encryption.ts";
import type { SqlValue } from "../../src/store/port.ts";
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

/** Cases with posts and reminders, showings, seals; one case is erased. */
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
  await move({ file: whole }, { servers: { ...onServers, beside: join(temporary(), "key") } }, () => undefined);
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
  servers: { data: await templated(onServers.data), keys: await templated(onServers.keys), beside: join(temporary(), "key") },
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
  certify(keyId: string): void {
    const { file, servers } = this.#where;
    const said = {
      about: "a",
      keyId,
      at: "2026-11-27T09:00:00.000Z",
      rewritten: 0,
      showings: 0,
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
      "select i.instance, i.key_id, i.summary, w.cipher from instances i join wakes w on w.instance = i.instance where workflow = 'case' and erased_at is null order by i.instance limit 1",
    );
    const instance = String(row?.instance);
    const key = await this.key(String(row?.key_id));
    return {
      instance,
      key,
      keyId: String(row?.key_id),
      summary: row?.summary as Uint8Array,
      book: openApplied(key, instance, row?.cipher as Uint8Array),
    };
  }
  async erased(): Promise<{ readonly instance: string; readonly keyId: string }> {
    const [row] = await this.ask("select instance, key_id from instances where erased_at is not null limit 1");
    return { instance: String(row?.instance), keyId: String(row?.key_id) };
  }
  /** Its memory is another, and the row says the same day as before, unless another is given. */
  async rebook(change: (book: Applied) => Applied, at?: number): Promise<void> {
    const { instance, key, book } = await this.one();
    await this.write(`update wakes set cipher = ?${at === undefined ? "" : ", at = ?"} where instance = ?`, [
      encryptApplied(key, instance, change(book)),
      ...(at === undefined ? [] : [at]),
      instance,
    ]);
  }
}
const noonOf = (day: number): number => day - (day % dayMs);
const withTimer = (book: Applied, at: number): Applied => {
  const [first] = book.timers.values();
  if (!first) throw new Error("no timer is set");
  return { ...book, timers: new Map([...book.timers, [first.key, { ...first, at }]]) };
};
const post = "insert into outbox (instance, name, lane, outbox, cipher, gone, wanted, sent, state, next_at, fence, attempts, landed)";
const bytes = new Uint8Array(40);
type Break = (hand: Hand) => Promise<unknown>;
const statement =
  (sql: string): Break =>
  (hand) =>
    hand.write(sql);
/** What somebody does to one row, so that exactly this is broken. */
const breaks: Readonly<Record<(typeof guarantees)[number]["name"], Break>> = {
  journal: async (hand) =>
    hand.write("update instances set head = ? where instance = ?", [bytes.slice(0, 32), (await hand.one()).instance]),
  memory: async (hand) => hand.write("delete from wakes where instance = ?", [(await hand.one()).instance]),
  rows: async (hand) =>
    hand.write(
      "delete from outbox where (instance, name) in (select instance, name from outbox where instance = ? and state = 'stands' limit 1)",
      [(await hand.one()).instance],
    ),
  orphans: statement("insert into readers (audience, instance) values ('aaaaaaaaaaaaaaaaaaaaaa', 'nobody')"),
  busy: statement("update lanes set busy = 1 where lane = (select lane from lanes where busy = 0 order by lane limit 1)"),
  forgotten: async (hand) => {
    const [row] = await hand.ask("select lane, name from outbox where state = 'stands' and landed is not null and gone = 0 limit 1");
    await hand.write("update outbox set state = 'due' where name = ?", [String(row?.name)]);
    await hand.write("update lanes set next_at = null where lane = ?", [String(row?.lane)]);
  },
  stands: statement(
    "update outbox set wanted = sent + 1 where name = (select name from outbox where state = 'stands' and gone = 0 order by name limit 1)",
  ),
  held: statement(
    "update lanes set held_since = 1, probe_at = 1, reason = null where lane = (select lane from lanes order by lane limit 1)",
  ),
  doubt: async (hand) => {
    const [row] = await hand.ask("select lane, name from outbox where state = 'stands' and gone = 0 limit 1");
    await hand.write("update outbox set state = 'doubt', doubt_since = null where name = ?", [String(row?.name)]);
    await hand.write("update lanes set next_at = ? where lane = ?", [noon, String(row?.lane)]);
  },
  newest: async (hand) =>
    hand.write(
      "update outbox set gone = 1 where name = (select name from outbox where instance = ? and gone = 0 and landed is not null order by name limit 1)",
      [(await hand.one()).instance],
    ),
  names: statement(
    `${post} select 'leftover', 'x', lane, outbox, cipher, 1, 1, 1, 'stands', 1, 1, 0, landed from outbox where landed is not null and state = 'stands' limit 1`,
  ),
  rung: async (hand) =>
    hand.rebook((book) => ({ ...book, past: [...book.past, { key: [...book.timers.keys()][0] ?? "", state: "fired" as const }] })),
  day: async (hand) => hand.write("update wakes set at = at + 86400000 where instance = ?", [(await hand.one()).instance]),
  lease: async (hand) => {
    const [row] = await hand.ask("select lane, name from outbox where state = 'stands' and gone = 0 limit 1");
    await hand.write("update outbox set state = 'sending', lease = 1 where name = ?", [String(row?.name)]);
    await hand.write("update lanes set busy = 1 where lane = ?", [String(row?.lane)]);
  },
  waiting: async (hand) => {
    const [row] = await hand.ask("select lane, name from outbox where state = 'stands' and gone = 0 limit 1");
    await hand.write("update outbox set state = 'due' where name = ?", [String(row?.name)]);
    await hand.write("update lanes set next_at = 1 where lane = ?", [String(row?.lane)]);
  },
  days: async (hand) => hand.rebook((book) => withTimer(book, noon - 4 * dayMs), noonOf(noon - 4 * dayMs)),
  reminders: async (hand) => hand.rebook((book) => withTimer(book, noon - 2 * 3_600_000), noonOf(noon)),
  views: statement("update meta set value = '0' where name = 'reviewed'"),
  readers: async (hand) => {
    const blind = await hand.root();
    const { instance, book } = await hand.one();
    await hand.write("delete from readers where instance = ? and audience = ?", [instance, blind("reader", book.readers[0] ?? "")]);
  },
  lists: async (hand) => hand.write("update instances set due_at = 1 where instance = ?", [(await hand.one()).instance]),
  sealed: async (hand) => {
    const { instance, summary } = await hand.one();
    const other = Uint8Array.from(summary);
    other[40] = (other[40] ?? 0) ^ 1;
    await hand.write("update instances set summary = ? where instance = ?", [other, instance]);
  },
  clear: statement("update lanes set home = 'T0STAFETT' where lane = (select lane from lanes order by lane limit 1)"),
  codes: statement("update outbox set error = 'the message said this' where name = (select name from outbox order by name limit 1)"),
  nobody: async (hand) =>
    hand.rebook((book) => ({
      ...book,
      posts: new Map([...book.posts].map(([id, one]) => [id, !one.gone && !one.decoy ? { ...one, audience: "m:gone" } : one])),
    })),
  erased: async (hand) => hand.write("update instances set region = 'SYD' where instance = ?", [(await hand.erased()).instance]),
  destroyed: async (hand) =>
    hand.writeKeys("insert into keys (id, wrapped) select ?, wrapped from keys limit 1", [(await hand.erased()).keyId]),
  keys: async (hand) => hand.writeKeys("delete from keys where id = ?", [(await hand.one()).keyId]),
  certified: async (hand) => {
    await hand.writeKeys("insert into keys (id, wrapped) select 'back', wrapped from keys limit 1");
    hand.certify("back");
  },
  unshown: async (hand) => {
    const about = (await hand.root())("instance", (await hand.erased()).instance);
    await hand.write("update showings set about = ? where seq = 1", [about]);
  },
  leftovers: statement(
    `${post} select 'leftover', 'x', lane, 'unheardof', cipher, 0, 1, 1, 'stands', 1, 1, 0, landed from outbox where landed is not null and state = 'stands' limit 1`,
  ),
  deadline: async (hand) => hand.write("update instances set erase_by = 1 where instance = ?", [(await hand.one()).instance]),
  causes: statement("insert into causes (cause, at) values ('an old one', 1)"),
  showings: statement("delete from showings where seq = 2"),
  seals: statement("update seals set lines = '' where day = (select min(day) from seals)"),
  shortened: async (hand) => hand.write("update sealed set version = version + 1 where instance = ?", [(await hand.one()).instance]),
  birth: (hand) => hand.writeKeys("update meta set value = 'x' where name = 'birth'"),
};
const broken = (came: Awaited<ReturnType<typeof audit>>): readonly string[] =>
  came.flatMap((one) => ("count" in one && one.count > 0 ? [`${one.id} ${one.name}`] : []));
const unasked = (came: Awaited<ReturnType<typeof audit>>): readonly string[] => came.flatMap((one) => ("unasked" in one ? [one.name] : []));

/** What is no statement of its own reads the same on either engine. */
const onBoth = guarantees.flatMap((one, n) => ("sql" in one ? [[`G${n + 1}`, one.name] as const] : []));
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
  test.skipIf(!isThere).each(all)("%s %s", async (id, name) => {
    const where = await copied();
    await breaks[name](new Hand(where));
    expect(broken(await audit({ where, masters, running }))).toEqual([`${id} ${name}`]);
  });
  test.skipIf(!isThere)("without the master key, or where nothing runs, the rest is asked, and says so", async () => {
    const where = await copied();
    const [locked, stopped] = [await audit({ where, masters: undefined, running }), await audit({ where, masters, running: undefined })];
    const named = (is: (one: (typeof guarantees)[number]) => boolean) => guarantees.filter(is).map(({ name }) => name);
    expect(unasked(locked)).toEqual(named((one) => "opened" in one || "derived" in one));
    expect(unasked(stopped)).toEqual(named((one) => "before" in one || "late" in one));
    expect([...broken(locked), ...broken(stopped)]).toEqual([]);
    const other = only(new Uint8Array(32).fill(3));
    expect(unasked(await audit({ where, masters: other, running }))).toEqual(unasked(locked));
  });
});
