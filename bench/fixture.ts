// A database with open cases, made through the engine, and copies of their rows for large numbers.
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Adapter, Delivery } from "../src/adapter.ts";
import type { Clock } from "../src/clock.ts";
import { compose, type Stafett } from "../src/compose.ts";
import { loadConfig } from "../src/config.ts";
import { silent } from "../src/log.ts";
import { registerOf } from "../src/register.ts";
import { StageClock } from "../src/stage.ts";
import type { SqliteDb } from "../src/store/sqlite.ts";
import type { InstanceId } from "../src/ui.ts";
import type { Member } from "../src/workflow.ts";

export const masterKey = new Uint8Array(32).fill(9);
/** A Wednesday at ten: nothing is due at night, so nothing could be measured then. */
export const officeTime = (): Clock => new StageClock(Date.parse("2026-11-25T09:00:00Z"));

export type Fixture = { readonly directory: string; readonly file: string; readonly keyFile: string };
export const newFixture = (): Fixture => {
  const directory = mkdtempSync(join(tmpdir(), "stafett-bench-"));
  const keyFile = join(directory, "key");
  writeFileSync(keyFile, Buffer.from(masterKey).toString("base64"), { mode: 0o600 });
  return { directory, file: join(directory, "stafett.db"), keyFile };
};
const config = () => {
  const read = loadConfig(readFileSync(new URL("../stafett.yaml", import.meta.url), "utf8"), "stafett.yaml");
  if (!read.ok) throw new Error("the sample configuration has mistakes");
  return read.config;
};
export const openBot = (file: string, clock: Clock, delivered: (delivery: Delivery) => void = () => undefined): Promise<Stafett> => {
  let n = 0;
  const adapter: Adapter = {
    platform: "slack",
    receive: async () => new Response(),
    deliver: async (delivery) => {
      delivered(delivery);
      n += 1;
      return { sent: delivery.ref ?? { channel: "C", id: String(n) } };
    },
  };
  return compose({
    file,
    masterKey,
    register: registerOf(config(), true),
    clock,
    log: silent,
    codeRevision: "bench",
    adapters: () => [adapter],
  });
};
export const someone = async (bot: Stafett): Promise<Member> => {
  const { people } = await bot.engine.transact.instances.people();
  const member = people.who("slack", "T0STAFETT/U0NOOMI01");
  if (!member) throw new Error("the sample has no such member");
  return member;
};
export const openCases = async (
  bot: Stafett,
  count: number,
  risk: "high" | "low",
): Promise<readonly { instance: InstanceId; ref: string }[]> => {
  const member = await someone(bot);
  const made: { instance: InstanceId; ref: string }[] = [];
  for (let i = 0; i < count; i++) {
    const values = { deputy: "noomi-ersattare", child: "no", risk, quiet: "yes" };
    const done = await bot.engine.transact.run({ cause: `open-${i}`, workflow: "case", command: "open", values, by: { member } });
    if (done.kind !== "ok") throw new Error(done.kind);
    made.push({ instance: done.instance, ref: (done.state as { ref: string }).ref });
  }
  return made;
};
/** Rows of as many further open cases, with a timer each, by plain SQL: what a command meets in the indexes. */
export const crowd = (db: SqliteDb["raw"], from: number, to: number): void => {
  db.exec("begin");
  const instance = db.prepare(
    `insert into instances select 'X' || ?1, workflow, version, revision, 'k' || ?1, head, people_revision, code_revision, 'X' || ?1, words, 1, region, agency, holder, due_at + 86400000 * 30, opened_at, null, summary, null, null from instances where workflow = 'case' limit 1`,
  );
  const timer = db.prepare("insert into timers (instance, key, at, command, args, state) values (?, 'miss:1:1', ?, 'miss', '{}', 'set')");
  const reader = db.prepare("insert into readers (audience, instance) values ('a:noomi', ?)");
  for (let i = from; i < to; i++) {
    instance.run(String(i));
    timer.run(`X${i}`, Date.parse("2027-06-01T07:00:00Z") + i);
    reader.run(`X${i}`);
  }
  db.exec("commit");
};
