// Engine, worker and store around the puppet, with an adapter that answers what a test says, on a clock moved by hand.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Ask, Raw, Reply } from "../../adapters/port.ts";
import { catalogues } from "../../src/app/catalogues.ts";
import type { Register } from "../../src/app/configuration/register.ts";
import { knownPlatforms } from "../../src/app/platforms/known.ts";
import { keysFile } from "../../src/app/storage/opening.ts";
import { ordersIn } from "../../src/app/storage/orders.ts";
import { scrubOf } from "../../src/app/storage/scrub.ts";
import { calendar } from "../../src/calendar/index.ts";
import type { TimerRow } from "../../src/engine/applied.ts";
import { type Bounds, usualBounds } from "../../src/engine/bounds.ts";
import type { Core } from "../../src/engine/core.ts";
import {
  blinder,
  chainText,
  digest,
  type Keys,
  keyMigrations,
} from "../../src/engine/encryption.ts";
import { createFileLinks, Files } from "../../src/engine/files.ts";
import { Engine } from "../../src/engine/index.ts";
import type { Line } from "../../src/engine/instances.ts";
import { openKeys } from "../../src/engine/keys.ts";
import { RateLimit } from "../../src/engine/rate-limit.ts";
import { createSignedValues } from "../../src/engine/signed-values.ts";
import type { Done } from "../../src/engine/transact.ts";
import { homeName, postNamed } from "../../src/engine/write.ts";
import { guardTerms } from "../../src/guard/index.ts";
import type { Log } from "../../src/log.ts";
import type { InstanceId } from "../../src/rules/ui.ts";
import type { AnyWorkflow, Dates, Query } from "../../src/rules/workflow.ts";
import type { Store } from "../../src/store/port.ts";
import { sqlStore } from "../../src/store/sql.ts";
import { openSqlite } from "../../src/store/sqlite.ts";
import { Locale } from "../../src/words/locale.ts";
import type { Scrub } from "../../src/worker/erasing.ts";
import { Worker } from "../../src/worker/index.ts";
import { people, peopleInstance, who } from "../../workflows/people/index.ts";
import { openAccessLog, type Shown } from "./access-log.ts";
import { type FakeAdapter, fakeAdapter } from "./fake-adapter.ts";
import { type ManualClock, manualClock } from "./manual-clock.ts";
import { only } from "./presets.ts";
import { proven } from "./proven.ts";
import { type PuppetState, puppet, type Wanted } from "./puppet.ts";
import { register } from "./small-register.ts";

export const masterKey = new Uint8Array(32).fill(9);
export const sums = { chain: chainText, digest };
/** Wednesday 25 November 2026, 10.00 in Stockholm. */
const wednesdayTen = Date.parse("2026-11-25T09:00:00.000Z");

export { register, watched } from "./small-register.ts";

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
  ask(who: string, idempotencyKey: string, ask: Ask): Promise<Reply>;
  press(
    who: string,
    idempotencyKey: string,
    instance: string | undefined,
    command: string,
    values?: Raw,
  ): Promise<Reply>;
  run(
    command: string,
    instance: string,
    values?: Readonly<Record<string, unknown>>,
    by?: "clock" | "configuration",
  ): Promise<Done>;
  pull(instance: string, wanted: Wanted): Promise<Done>;
  begin(who?: string, idempotencyKey?: string): Promise<string>;
  state(instance: string): Promise<PuppetState>;
  lines(query: Query): Promise<readonly Line[]>;
  /** The rows of what an instance wants to stand, with the keys that only its own key tells, in order of these. */
  posts(instance: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  timers(instance: string): Promise<readonly TimerRow[]>;
  /** Who was shown what, opened, in order. */
  accessLog(): Promise<readonly Shown[]>;
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
  /** Where an event out of the database differs from its type; without it, nowhere. */
  readonly events?: Core["events"];
  readonly publicUrl?: string;
  readonly asksPerMinute?: number;
  readonly wrapScrub?: (scrub: Scrub) => Scrub;
  /** Smaller pages, pools and caches than usual: what lies one beyond each costs little. */
  readonly bounds?: Partial<Bounds>;
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

type Awake = Pick<Core, "wake" | "rings" | "unsure" | "unreadable" | "reached">;
const coreOf = (
  o: SmallOptions,
  store: Store,
  keys: Keys,
  clock: ManualClock,
  awake: Awake,
): Core => ({
  store,
  keys,
  blind: blinder(keys.root),
  clock,
  calendar: calendar as unknown as Dates,
  events: o.events ?? (() => undefined),
  registry: new Map<string, AnyWorkflow>(
    [puppet as unknown as AnyWorkflow, people, ...(o.workflows ?? [])].map((w) => [w.name, w]),
  ),
  codeRevision: o.codeRevision ?? "one",
  platforms: knownPlatforms,
  who,
  neutral: { title: { key: "core.erased" }, notice: "core.erased" },
  gone: { title: { key: "core.gone" }, notice: "core.gone" },
  fileLinks: createFileLinks(keys.root, () => o.publicUrl),
  signedValues: createSignedValues(keys.root, () => clock.now()),
  rateLimit: new RateLimit(o.asksPerMinute ?? 1e9, () => clock.now()),
  bounds: { ...usualBounds, ...o.bounds },
  ...awake,
});

const openParts = async (o: SmallOptions) => {
  const file = o.file ?? join(temporary(), "stafett.db");
  const db = openSqlite(file);
  const said = db.raw.prepare("select value from meta where name = 'restored'").get()?.value;
  const inner = sqlStore(
    db,
    sums,
    said === undefined ? {} : { restored: () => JSON.parse(String(said)) },
  );
  const store = o.wrap?.(inner) ?? inner;
  const keysDb = openSqlite(keysFile(file), keyMigrations);
  const keys = await openKeys(keysDb, only(masterKey), (ids) => store.upkeep.usedKeys(ids), {
    ...usualBounds,
    ...o.bounds,
  });
  const clock = manualClock(o.start ?? wednesdayTen);
  const facts: Parameters<Log["info"]>[0][] = [];
  const note: Log["info"] = (fact): void => void facts.push(fact);
  const log: Log = { info: note, warn: note, error: note };
  return {
    file,
    db,
    store,
    keys,
    scrub: (o.wrapScrub ?? ((scrub) => scrub))(scrubOf(db, keysDb)),
    clock,
    facts,
    log,
  };
};
const stopper = (worker: Worker, keys: Keys, store: Store) => {
  let stopped = false;
  return async (): Promise<void> => {
    if (stopped) return;
    stopped = true;
    await worker.stop();
    await keys.close();
    await store.upkeep.close();
  };
};

const createSmallCore = async (o: SmallOptions = {}): Promise<SmallCore> => {
  const { file, db, store, keys, scrub, clock, facts, log } = await openParts(o);
  let worker: Worker | undefined;
  const core = coreOf(o, store, keys, clock, {
    wake: () => worker?.wake(),
    rings: (instance, atMs) => worker?.rings(instance, atMs),
    unsure: (instance) => worker?.unsure(instance),
    unreadable: () => log.error({ event: "list.unreadable" }),
    reached: async (platform, organisation) => {
      await store.outbox.release(clock.now(), {
        home: homeName(core.blind, platform, organisation),
      });
      worker?.wake();
    },
  });
  const newEngine = (): Engine =>
    new Engine(core, new Locale(catalogues, core.signedValues.sign), log, () => guardTerms([], []));
  const engine = newEngine();
  const files = new Files({ core, transact: engine.transact, locale: engine.locale, log });
  const run: SmallCore["run"] = (command, instance, values = {}, by = "configuration") =>
    engine.transact.run({
      workflow: "puppet",
      instance: instance as InstanceId,
      command,
      values,
      by,
    });
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
  const awake = new Worker({
    core,
    store,
    scrub,
    orders: ordersIn(db),
    engine,
    adapters,
    log,
    random: o.random ?? (() => 1),
  });
  worker = awake;
  const ask: SmallCore["ask"] = (who, idempotencyKey, asked) =>
    engine.handle({
      idempotencyKey,
      platform: "slack",
      identity: `T1/U${who.toUpperCase()}`,
      ask: asked,
    });
  const press: SmallCore["press"] = (who, idempotencyKey, instance, command, values = {}) =>
    ask(
      who,
      idempotencyKey,
      proven(core.signedValues, {
        kind: "press",
        workflow: "puppet",
        command,
        values,
        ...(instance !== undefined && { instance }),
      }),
    );
  const sql: SmallCore["sql"] = (text, ...values) =>
    db.raw.prepare(text).all(...values) as Record<string, unknown>[];
  const begin: SmallCore["begin"] = async (
    who = "anna",
    idempotencyKey = `begin:${Math.random()}`,
  ) => {
    const before = new Set(sql("select instance from instances").map((row) => row.instance));
    await press(who, idempotencyKey, undefined, "begin", { level: "high" });
    return String(
      sql("select instance from instances").find((row) => !before.has(row.instance))?.instance,
    );
  };
  const state: SmallCore["state"] = async (instance) =>
    (await engine.transact.instances.load(instance as InstanceId))?.state as PuppetState;
  const lines: SmallCore["lines"] = async (query) =>
    engine.transact.instances.list(query, (await engine.transact.instances.people()).people);
  const posts: SmallCore["posts"] = async (instance) => {
    const working = await engine.transact.instances.load(instance as InstanceId);
    const rows = sql(
      "select name, state, gone, attempts, error, unconfirmed_since, next_at from outbox where instance = ?",
      instance,
    );
    const named = rows.map(({ name, ...row }) => ({
      key: (working && postNamed(working, String(name)))?.key,
      ...row,
    }));
    return named.sort((a, b) => ((a.key ?? "") < (b.key ?? "") ? -1 : 1));
  };
  const timers: SmallCore["timers"] = async (instance) => {
    engine.transact.instances.forget(instance);
    const found = await engine.transact.instances.load(instance as InstanceId);
    return [...(found?.timers.values() ?? []), ...(found?.past ?? [])];
  };
  const accessLog: SmallCore["accessLog"] = () =>
    openAccessLog(keys, sql("select about, month, cipher from access_log order by seq"));
  const stop = stopper(awake, keys, store);
  const parts = {
    core,
    engine,
    files,
    worker: awake,
    lines,
    posts,
    timers,
    accessLog,
    store,
    db,
    keys,
    adapter,
    clock,
    facts,
    file,
  };
  const pull: SmallCore["pull"] = (instance, wanted) => run("pull", instance, { wanted });
  return {
    ...parts,
    ask,
    press,
    run,
    sql,
    configure,
    pull,
    begin,
    state,
    another: newEngine,
    stop,
  };
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
