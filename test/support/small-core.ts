// Engine, worker and store around the puppet, with an adapter that answers what a test says, on a clock moved by hand.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Adapter, Ask, Delivery, Outcome, Raw, Reply } from "../../adapters/port.ts";
import { catalogues } from "../../src/app/catalogues.ts";
import { keysFile } from "../../src/app/compose.ts";
import type { Register } from "../../src/app/register.ts";
import { calendar } from "../../src/calendar/index.ts";
import { createFileLinks, Files } from "../../src/engine/files.ts";
import { Engine } from "../../src/engine/index.ts";
import type { Core } from "../../src/engine/instances.ts";
import { createPresets } from "../../src/engine/presets.ts";
import { chainText, type Keys, keyMigrations, openKeys } from "../../src/engine/seal.ts";
import type { Done } from "../../src/engine/transact.ts";
import { guardTerms } from "../../src/guard/index.ts";
import type { Log } from "../../src/log.ts";
import type { InstanceId } from "../../src/rules/ui.ts";
import type { AnyWorkflow, Dates, Member } from "../../src/rules/workflow.ts";
import type { Journal, Store } from "../../src/store/port.ts";
import { sqlStore } from "../../src/store/sql.ts";
import { openSqlite } from "../../src/store/sqlite.ts";
import { Locale } from "../../src/words/locale.ts";
import { Worker } from "../../src/worker/index.ts";
import { people, peopleInstance, read } from "../../workflows/people/index.ts";
import { type ManualClock, manualClock } from "./manual-clock.ts";
import { type PuppetState, puppet, type Wanted } from "./puppet.ts";

export const masterKey = new Uint8Array(32).fill(9);
/** Wednesday 25 November 2026, 10.00 in Stockholm. */
const wednesdayTen = Date.parse("2026-11-25T09:00:00.000Z");

const member = (id: string, agency: string, roles: Member["roles"], more: Partial<Member> = {}): Member => ({
  id: id as never,
  name: `Funktion ${id}` as never,
  agency: agency as never,
  roles,
  language: "sv",
  addresses: [{ platform: "slack", id: `T1/U${id.toUpperCase()}` }],
  ...more,
});
const agency = (id: string, lead?: string): Register["agencies"][number] => ({
  id: id as never,
  name: `Verksamhet ${id}` as never,
  legalRegime: "OSL_kommun",
  regions: ["SYD"],
  shelter: false,
  hours: { days: [1, 2, 3, 4, 5], from: "08:00", to: "16:30" },
  onCall: [],
  record: "akt",
  retentionDays: 90,
  cadence: { high: { days: 2, firstWeekDays: 1 }, medium: { days: 5, firstWeekDays: 3 }, low: { days: 10, firstWeekDays: 5 } },
  missing: [],
  ...(lead !== undefined && { lead: lead as never }),
});
const space = (id: string): Register["spaces"][number] => ({
  id: id as never,
  name: `Rum ${id}` as never,
  addresses: [{ platform: "slack", id: `T1/C${id.toUpperCase()}` }],
  language: "sv",
  shows: "none",
  agencies: [],
});
/** anna's deputy is bo, both of alfa, led by chef; cilla is of beta. */
export const register: Register = {
  members: [
    member("anna", "alfa", ["caseworker"], { deputy: "bo" as never }),
    member("bo", "alfa", ["caseworker"]),
    member("chef", "alfa", ["lead"]),
    member("cilla", "beta", ["caseworker"], { language: "en" }),
  ],
  agencies: [agency("alfa", "chef"), agency("beta")],
  functions: [],
  spaces: [space("rum"), space("drift")],
  regions: [{ id: "SYD", name: "Region Syd" as never }],
  services: [],
  numbers: [],
  guarded: false,
};
/** The same, with a space where operators see what did not work. */
export const watched: Register = { ...register, operators: "drift" as never };

export type FakeAdapter = Adapter & {
  readonly deliveries: Delivery[];
  /** What the next deliveries answer; nothing left: sent. */
  readonly answers: (Outcome | ((delivery: Delivery) => Outcome | Promise<Outcome>))[];
};
const fakeAdapter = (): FakeAdapter => {
  const deliveries: Delivery[] = [];
  const answers: FakeAdapter["answers"] = [];
  return {
    platform: "slack",
    deliveries,
    answers,
    receive: () => Promise.resolve(new Response(null, { status: 404 })),
    deliver: async (delivery) => {
      deliveries.push(delivery);
      const answer = answers.shift();
      if (typeof answer === "function") return answer(delivery);
      return answer ?? { sent: delivery.ref ?? { channel: delivery.to.id, id: `ts-${deliveries.length}` } };
    },
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
  };
};

export type SmallCore = {
  readonly core: Core;
  readonly engine: Engine;
  readonly files: Files;
  readonly worker: Worker;
  readonly store: Store;
  readonly db: ReturnType<typeof openSqlite>;
  readonly keys: Keys;
  readonly adapter: FakeAdapter;
  readonly clock: ManualClock;
  readonly facts: Parameters<Log["info"]>[0][];
  readonly file: string;
  ask(who: string, cause: string, ask: Ask): Promise<Reply>;
  press(who: string, cause: string, instance: string | undefined, command: string, values?: Raw): Promise<Reply>;
  run(command: string, instance: string, values?: Readonly<Record<string, unknown>>, by?: "clock" | "configuration"): Promise<Done>;
  pull(instance: string, wanted: Wanted): Promise<Done>;
  /** A new instance by its member; gives its id. */
  begin(who?: string, cause?: string): Promise<string>;
  state(instance: string): Promise<PuppetState>;
  sql(text: string, ...values: (string | number)[]): Record<string, unknown>[];
  /** Another process on the same database, as far as memory goes. */
  another(): Engine;
  configure(register: Register): Promise<unknown>;
  stop(): Promise<void>;
};
export type SmallOptions = {
  readonly start?: number;
  readonly file?: string;
  readonly register?: Register;
  readonly codeRevision?: string;
  readonly wrap?: (store: Store) => Store;
  readonly random?: () => number;
  readonly workflows?: readonly AnyWorkflow[];
  /** Where files can be fetched. */
  readonly publicUrl?: string;
};

const directories = new Set<string>();
export const temporary = (): string => {
  const directory = mkdtempSync(join(tmpdir(), "stafett-"));
  directories.add(directory);
  return directory;
};
process.once("exit", () => {
  for (const directory of directories) rmSync(directory, { recursive: true, force: true });
});

const coreOf = (o: SmallOptions, journal: Journal, keys: Keys, clock: ManualClock, wake: Core["wake"]): Core => ({
  journal,
  keys,
  clock,
  calendar: calendar as unknown as Dates,
  registry: new Map<string, AnyWorkflow>([puppet as unknown as AnyWorkflow, people, ...(o.workflows ?? [])].map((w) => [w.name, w])),
  codeRevision: o.codeRevision ?? "one",
  who: {
    workflow: people.name,
    instance: peopleInstance,
    read: (state) => read(state as never),
    revision: (state) => (state as { revision: number }).revision,
  },
  neutral: { title: { key: "core.erased" }, notice: "core.erased" },
  gone: { title: { key: "core.gone" }, notice: "core.gone" },
  fileLinks: createFileLinks(masterKey, () => o.publicUrl),
  presets: createPresets(masterKey, () => clock.now()),
  wake,
});

const openParts = async (o: SmallOptions) => {
  const file = o.file ?? join(temporary(), "stafett.db");
  const db = openSqlite(file);
  const inner = sqlStore(db, chainText);
  const store = o.wrap?.(inner) ?? inner;
  const keysDb = openSqlite(keysFile(file), keyMigrations);
  const keys = await openKeys(keysDb, masterKey, (ids) => store.usedKeys(ids), keysDb.checkpoint);
  const clock = manualClock(o.start ?? wednesdayTen);
  const facts: Parameters<Log["info"]>[0][] = [];
  const note: Log["info"] = (fact): void => void facts.push(fact);
  const log: Log = { info: note, warn: note, error: note };
  return { file, db, store, keys, clock, facts, log };
};
const stopper = (worker: Worker, keys: Keys, store: Store) => {
  let stopped = false;
  return async (): Promise<void> => {
    if (stopped) return;
    stopped = true;
    await worker.stop();
    await keys.close();
    await store.close();
  };
};

const createSmallCore = async (o: SmallOptions = {}): Promise<SmallCore> => {
  const { file, db, store, keys, clock, facts, log } = await openParts(o);
  let wake: Core["wake"] = () => undefined;
  const core = coreOf(o, store, keys, clock, (atMs) => wake(atMs));
  const newEngine = (): Engine => new Engine(core, new Locale(catalogues, core.presets.sign), log, () => guardTerms([], []));
  const engine = newEngine();
  const files = new Files({ core, instances: engine.transact.instances, locale: engine.locale, log });
  const run: SmallCore["run"] = (command, instance, values = {}, by = "configuration") =>
    engine.transact.run({ workflow: "puppet", instance: instance as InstanceId, command, values, by });
  const configure = (to: Register): Promise<Done> =>
    engine.transact.run({
      workflow: "people",
      instance: peopleInstance,
      command: "configure",
      values: { register: to },
      by: "configuration",
    });
  await configure(o.register ?? register);
  const adapter = fakeAdapter();
  const adapters = new Map([["slack", adapter] as const]);
  const worker = new Worker({ core, queue: store, upkeep: store, engine, adapters, log, random: o.random ?? (() => 1) });
  wake = (atMs) => worker.wakeAt(atMs);
  const ask: SmallCore["ask"] = (who, cause, asked) =>
    engine.handle({ cause, platform: "slack", identity: `T1/U${who.toUpperCase()}`, ask: asked });
  const press: SmallCore["press"] = (who, cause, instance, command, values = {}) =>
    ask(who, cause, { kind: "press", workflow: "puppet", command, values, ...(instance !== undefined && { instance }) });
  const sql: SmallCore["sql"] = (text, ...values) => db.raw.prepare(text).all(...values) as Record<string, unknown>[];
  const begin: SmallCore["begin"] = async (who = "anna", cause = `begin:${Math.random()}`) => {
    const before = new Set(sql("select instance from instances").map((row) => row.instance));
    await press(who, cause, undefined, "begin", { level: "high" });
    return String(sql("select instance from instances").find((row) => !before.has(row.instance))?.instance);
  };
  const state: SmallCore["state"] = async (instance) =>
    (await engine.transact.instances.load(instance as InstanceId))?.state as PuppetState;
  const stop = stopper(worker, keys, store);
  const parts = { core, engine, files, worker, store, db, keys, adapter, clock, facts, file };
  const pull: SmallCore["pull"] = (instance, wanted) => run("pull", instance, { wanted });
  return { ...parts, ask, press, run, sql, configure, pull, begin, state, another: newEngine, stop };
};
/** The same, closed when the test is over. */
export const small = async (o: SmallOptions = {}): Promise<SmallCore> => {
  const made = await createSmallCore(o);
  onTestFinished(() => made.stop());
  return made;
};

/** Everything due until then happens, each at its own time, as the worker wakes itself. */
export const until = async (c: SmallCore, iso: string): Promise<void> => {
  const to = Date.parse(iso);
  await c.worker.idle();
  for (let steps = 0; ; steps++) {
    const next = await c.worker.nextDue();
    if (next === undefined || next > to) break;
    if (steps > 1_000) throw new Error("something is due for ever");
    c.clock.set(Math.max(next, c.clock.now()));
    await c.worker.idle();
  }
  c.clock.set(to);
  await c.worker.idle();
};
