// A bot on a database of its own with open cases, made through the engine; and many more of them by plain SQL.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Adapter, Delivery, Outcome } from "../adapters/port.ts";
import { PlayClock } from "../playground/server/controls.ts";
import { type ComposeOptions, compose, type Stafett } from "../src/app/compose.ts";
import { registerOf } from "../src/app/configuration/register.ts";
import { openServers, type Servers } from "../src/app/servers/opening.ts";
import type { Clock } from "../src/calendar/clock.ts";
import { type Config, loadConfig } from "../src/config/index.ts";
import { silent } from "../src/log.ts";
import type { InstanceId } from "../src/rules/ui.ts";
import type { Member, Platform } from "../src/rules/workflow.ts";
import type { SqliteDb } from "../src/store/sqlite.ts";
import { load } from "./stats.ts";

export const root = fileURLToPath(new URL("..", import.meta.url));
export const configFile = join(root, "stafett.yaml");
export const masterKey = new Uint8Array(32).fill(9);
/** The contact person of the sample: opens the cases and checks in. */
export const caller = { team: "T0STAFETT", user: "U0NOOMI01" } as const;
/** The caseworker of the sample who sits in Teams. */
export const teamsCaller = {
  tenant: "2f6d4b1e-8c03-4d57-9a1f-3be07c52d9a4",
  objectId: "c0de0011-5af3-4b71-a9d2-6e18f0b70011",
} as const;

/** A Wednesday at ten, going on by itself: nothing is due at night, so nothing could be measured then. */
export const officeTime = (): Clock => new PlayClock(Date.parse("2026-11-25T09:00:00Z"));

const made: string[] = [];
process.on("exit", () => {
  for (const directory of made) rmSync(directory, { recursive: true, force: true });
});
// An interrupted run tidies up as well.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));
/** Beside the real data, not in /tmp: that is often memory, where a durable write costs nothing. Gone when the process ends. */
export const newDirectory = (): string => {
  mkdirSync(join(root, "data"), { recursive: true, mode: 0o700 });
  const directory = mkdtempSync(join(root, "data", "bench-"));
  made.push(directory);
  return directory;
};
export type Fixture = {
  readonly directory: string;
  readonly file: string;
  readonly keyFile: string;
};
export const newFixture = (): Fixture => {
  const directory = newDirectory();
  const keyFile = join(directory, "key");
  writeFileSync(keyFile, Buffer.from(masterKey).toString("base64"), { mode: 0o600 });
  return { directory, file: join(directory, "stafett.db"), keyFile };
};
const config = (): Config => {
  const read = loadConfig(readFileSync(configFile, "utf8"), "stafett.yaml");
  if (!read.ok) throw new Error("the sample configuration has mistakes");
  return read.config;
};

export type BotOptions = {
  readonly platform?: Platform;
  readonly delivered?: (delivery: Delivery) => void;
  /** What comes of a delivery; undefined: it was taken. */
  readonly outcome?: (delivery: Delivery) => Outcome | undefined;
  readonly cacheSize?: number;
  /** Real ones for both platforms, instead of one that takes everything. */
  readonly adapters?: ComposeOptions["adapters"];
  /** How its databases are opened, if not as files. */
  readonly open?: ComposeOptions["open"];
};
/** The whole bot but for HTTP and Slack; its worker is not started. */
const openStafett = (
  file: string,
  clock: Clock,
  { platform = "slack", delivered, outcome, cacheSize, adapters, open }: BotOptions = {},
): Promise<Stafett> => {
  let sent = 0;
  const adapter: Adapter = {
    platform,
    deliver: async (delivery) => {
      delivered?.(delivery);
      sent += 1;
      return outcome?.(delivery) ?? { sent: delivery.ref ?? { channel: "C", id: String(sent) } };
    },
    history: { lookup: async () => ({ absent: true }) },
  };
  return compose({
    file,
    masters: { current: () => masterKey, older: () => [] },
    register: registerOf(config(), true, adapters ? ["slack", "teams"] : [platform]),
    clock,
    log: silent,
    codeRevision: "bench",
    adapters: adapters ?? (() => [adapter]),
    ...(cacheSize !== undefined && { bounds: { instancesKept: cacheSize } }),
    ...(open && { open }),
  });
};
/** On a file. */
export type Bot = Stafett & { readonly data: SqliteDb };
export const openBot = (
  file: string,
  clock: Clock,
  options: Omit<BotOptions, "open"> = {},
): Promise<Bot> => openStafett(file, clock, options) as Promise<Bot>;
/** On two databases of PostgreSQL, which others may share. */
export const openShared = (
  servers: Servers,
  clock: Clock,
  options: Omit<BotOptions, "open"> = {},
): Promise<Stafett> =>
  openStafett("", clock, { ...options, open: () => openServers(servers, silent) });
type Caller = typeof caller | typeof teamsCaller;
export const someone = async (bot: Stafett, who: Caller): Promise<Member> => {
  const { people } = await bot.engine.transact.instances.people();
  const member =
    "team" in who
      ? people.who("slack", `${who.team}/${who.user}`)
      : people.who("teams", `${who.tenant}/${who.objectId}`);
  if (!member) throw new Error("the sample has no such member");
  return member;
};

/** Everybody who can open a case and be written to. */
export const everybody = async (bot: Stafett): Promise<readonly Member[]> => {
  const { people } = await bot.engine.transact.instances.people();
  return [...people.members.values()].filter(
    ({ roles, deputy, addresses }) =>
      roles.includes("caseworker") && deputy !== undefined && addresses.length > 0,
  );
};

export type Opened = { readonly instance: InstanceId; readonly ref: string };
let openings = 0;
export const openCase = async (
  bot: Stafett,
  risk: "high" | "low",
  who: Caller | Member = caller,
): Promise<Opened> => {
  const member = "id" in who ? who : await someone(bot, who);
  openings += 1;
  const values = { deputy: member.deputy, child: "no", risk, quiet: "no" };
  const done = await bot.engine.transact.run({
    idempotencyKey: `open-${openings}`,
    workflow: "case",
    command: "open",
    values,
    by: { member },
  });
  if (done.kind !== "ok") throw new Error(`open: ${done.kind}`);
  return { instance: done.instance, ref: (done.state as { ref: string }).ref };
};
export const openCases = async (
  bot: Stafett,
  count: number,
  risk: "high" | "low",
  who: Caller = caller,
): Promise<readonly Opened[]> => {
  const opened: Opened[] = [];
  await load(32, count, async () => {
    opened.push(await openCase(bot, risk, who));
  });
  return opened;
};

let drawn = 0;
/** One check-in through the one door, in words or by the button; it must have been carried out. */
export const checkIn = async (
  bot: Stafett,
  one: Opened | undefined,
  how: "words" | "press",
): Promise<void> => {
  if (!one) throw new Error("no such case");
  drawn += 1;
  // Several processes may share one database.
  const idempotencyKey = `b${process.pid}-${drawn}`;
  const ask =
    how === "words"
      ? ({ kind: "words", slash: "/stafett", text: `lugnt ${one.ref}` } as const)
      : ({
          kind: "press",
          workflow: "case",
          instance: one.instance,
          command: "calm",
          values: {},
        } as const);
  const reply = await bot.engine.handle({
    idempotencyKey,
    platform: "slack",
    identity: `${caller.team}/${caller.user}`,
    ask,
  });
  if (reply.kind !== "done") throw new Error(`check-in: ${reply.kind}`);
};
