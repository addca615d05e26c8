// kill -9 of the real program under load, again and again on one file: what was acknowledged is there once, what it implies is posted once.
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import type { SlackStandIn } from "../../playground/slack/stand-in.ts";
import { mastersIn } from "../../src/app/key-file.ts";
import { keysFile } from "../../src/app/opening.ts";
import { eventBound, summaryBound } from "../../src/engine/instances.ts";
import { openKeys } from "../../src/engine/keys.ts";
import { chain, chainStart, chainText, decrypt, digest, keyMigrations } from "../../src/engine/seal.ts";
import { sqlStore } from "../../src/store/sql.ts";
import { openSqlite } from "../../src/store/sqlite.ts";
import { temporary } from "../support/small-core.ts";
import { callers, causeOf, Load, room, running, slack } from "./load.ts";
import { freePort, stop, withSample } from "./program.ts";

const kills = 4;

type Journal = { readonly ref: string; readonly types: readonly string[] };
/** Everything that the file holds, read past the program. */
const journals = async (cwd: string): Promise<{ cases: readonly Journal[]; causes: ReadonlySet<string> }> => {
  const file = join(cwd, "data/stafett.db");
  const db = openSqlite(file);
  const store = sqlStore(db, { chain: chainText, digest });
  const masters = mastersIn(join(cwd, "data/stafett.key"), false);
  const keys = await openKeys(openSqlite(keysFile(file), keyMigrations), masters, (ids) => store.usedKeys(ids));
  const cases: Journal[] = [];
  for (const row of await store.list({ workflow: "case", limit: 10_000 })) {
    const loaded = await store.load(row.instance);
    const key = loaded && (await keys.open(loaded.keyId));
    if (!loaded || !key) throw new Error("a case without a key");
    let head = chainStart;
    for (const e of loaded.events) head = chain(head, e.seq, e.cipher);
    expect(Buffer.from(head).equals(loaded.head)).toBe(true);
    const types = loaded.events.map((e) => JSON.parse(decrypt(key, eventBound(row.instance, e.seq), e.cipher)).type as string);
    cases.push({ ref: JSON.parse(decrypt(key, summaryBound(row.instance), row.summary)).ref, types });
  }
  const causes = new Set((await db.query("select cause from causes")).map((row) => String(row.cause)));
  await keys.close();
  await store.close();
  return { cases, causes };
};
/** Posts that are still to come or in doubt, as a second reader sees the file. */
const unsettled = (cwd: string): number => {
  const db = new DatabaseSync(join(cwd, "data/stafett.db"), { readOnly: true });
  const { n } = db.prepare("select count(*) as n from outbox where state <> 'stands'").get() as { n: number };
  db.close();
  return n;
};
const outboxes = (cloud: SlackStandIn): string[] =>
  cloud.messages(room).map((message) => String(message.metadata?.event_payload.outbox ?? "none"));

test("every acknowledged command is in the journal once, every post in the channel once", async () => {
  const { cloud, url } = await slack();
  const cwd = withSample(temporary());
  const port = await freePort();
  const begin = () => running(cwd, url, port);
  const load = new Load(await begin());
  const calling = Array.from({ length: callers }, () => load.caller());
  for (let i = 0; i < kills; i++) {
    // Early on some answers are lost on their way back, so that there is time to look for them.
    if (i < 2) cloud.faults.next({ kind: "lost", method: "chat.postMessage", times: 3 });
    await new Promise((resolve) => setTimeout(resolve, 250 + Math.random() * 500));
    await stop(load.program, "SIGKILL");
    load.program = await begin();
  }
  load.end();
  await Promise.all(calling);
  const acknowledged = load.commands.filter((command) => command.acknowledged).length;
  // Whatever nobody knows about is sent again, as it was: it counts once all the same.
  for (const command of load.commands.filter((one) => !one.acknowledged)) await load.send(command);
  expect(load.commands.filter((command) => !command.acknowledged)).toEqual([]);

  const opened = load.commands.filter((command) => command.kind === "open").length;
  // Doubts are looked into after fifteen seconds: until then a post could still come twice.
  const deadline = Date.now() + 35_000;
  while (Date.now() < deadline && unsettled(cwd) > 0) await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await stop(load.program)).toBe(0);

  const found = await journals(cwd);
  const count = (types: readonly string[], type: string): number => types.filter((one) => one === type).length;
  expect([acknowledged > 100, opened > 10, load.commands.length - acknowledged]).toEqual([true, true, expect.any(Number)]);
  expect(found.cases.map((one) => count(one.types, "opened"))).toEqual(Array.from({ length: opened }, () => 1));
  const causes = load.commands.map((command) => causeOf(command.body));
  expect(causes.filter((cause) => !found.causes.has(cause))).toEqual([]);
  for (const { ref, types } of found.cases) {
    const sent = load.commands.filter((command) => command.kind === "calm" && command.ref === ref).length;
    expect([ref, count(types, "checkedIn")]).toEqual([ref, sent]);
  }
  const posted = outboxes(cloud);
  expect([posted.length, new Set(posted).size, posted.includes("none")]).toEqual([opened, opened, false]);
  expect(unsettled(cwd)).toBe(0);
}, 120_000);
