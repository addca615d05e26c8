// Puts the parts together: database → store → engine → adapters → worker. Tests and the bench use the same.

import type { Adapter, Handle, Places } from "../../adapters/port.ts";
import { workflows } from "../../workflows/index.ts";
import { people, peopleInstance, read } from "../../workflows/people/index.ts";
import type { Clock } from "../calendar/clock.ts";
import { calendar } from "../calendar/index.ts";
import { createFileLinks, Files } from "../engine/files.ts";
import { opensSomething } from "../engine/forms.ts";
import { Engine } from "../engine/index.ts";
import type { Core } from "../engine/instances.ts";
import { createPresets } from "../engine/presets.ts";
import { chainText, keyMigrations, openKeys, textSeal } from "../engine/seal.ts";
import { guardTerms } from "../guard/index.ts";
import type { Log } from "../log.ts";
import type { Dates, People, Platform } from "../rules/workflow.ts";
import { createKv, type Kv } from "../store/kv.ts";
import { placesIn } from "../store/places.ts";
import type { Store } from "../store/port.ts";
import { sqlStore } from "../store/sql.ts";
import { openSqlite } from "../store/sqlite.ts";
import { Locale } from "../words/locale.ts";
import { Worker } from "../worker/index.ts";
import type { Counted } from "../worker/outbox.ts";
import { catalogues } from "./catalogues.ts";
import type { Register } from "./register.ts";

export type ComposeOptions = {
  /** The file of the database; its keys lie beside it, in `<name>.keys.db`. */
  readonly file: string;
  readonly masterKey: Uint8Array;
  readonly register: Register;
  readonly clock: Clock;
  readonly log: Log;
  readonly codeRevision: string;
  readonly adapters: (handle: Handle, storage: AdapterStorage) => readonly Adapter[];
  /** Where a browser reaches Stafett, without a slash at its end; undefined: nowhere (yet), and no file can be fetched. */
  readonly publicUrl?: () => string | undefined;
  readonly count?: (what: Counted) => void;
  readonly cacheSize?: number;
};
/** What an adapter may keep in the database, without knowing it. */
export type AdapterStorage = { readonly places: (platform: Platform) => Places; readonly kv: (namespace: string) => Kv };
export type Stafett = {
  readonly engine: Engine;
  readonly files: Files;
  readonly worker: Worker;
  readonly store: Store;
  readonly core: Core;
  readonly adapters: ReadonlyMap<Platform, Adapter>;
  stop(): Promise<void>;
};

export const keysFile = (file: string): string => `${file.replace(/\.db$/, "")}.keys.db`;
const terms = new WeakMap<People, ReturnType<typeof guardTerms>>();
const termsOf = (who: People): ReturnType<typeof guardTerms> => {
  let known = terms.get(who);
  if (!known) {
    const agencies = [...who.agencies.values()];
    known = guardTerms(
      agencies.filter((a) => a.shelter).map((a) => a.name),
      [...agencies.filter((a) => !a.shelter).map((a) => a.name), ...[...who.regions].map((r) => r.name)],
    );
    terms.set(who, known);
  }
  return known;
};

/** Everything that the configuration says should exist, exists. Safe to repeat. */
const provision = async (engine: Engine, register: Register): Promise<void> => {
  await engine.transact.run({
    workflow: people.name,
    instance: peopleInstance,
    command: "configure",
    values: { register },
    by: "configuration",
  });
  const { people: who } = await engine.transact.instances.people();
  for (const workflow of workflows) {
    for (const { instance, values } of workflow.standing?.(who) ?? []) {
      if (!(await engine.transact.instances.load(instance)))
        await engine.transact.run({ workflow: workflow.name, instance, command: workflow.start, values, by: "configuration" });
    }
  }
};

/** Throws `CannotOpen` when the database cannot be used, and whatever the disk throws. The worker is not started. */
export const compose = async (o: ComposeOptions): Promise<Stafett> => {
  const db = openSqlite(o.file);
  const store = sqlStore(db, chainText);
  const keysDb = openSqlite(keysFile(o.file), keyMigrations);
  const keys = await openKeys(keysDb, o.masterKey, (ids) => store.usedKeys(ids), keysDb.checkpoint).catch(async (error: unknown) => {
    await keysDb.close();
    await store.close();
    throw error;
  });
  let wake = (_atMs: number): void => undefined;
  const core: Core = {
    journal: store,
    keys,
    clock: o.clock,
    calendar: calendar as unknown as Dates,
    registry: new Map(workflows.map((w) => [w.name, w])),
    codeRevision: o.codeRevision,
    who: {
      workflow: people.name,
      instance: peopleInstance,
      read: (state) => read(state as never),
      revision: (state) => (state as { revision: number }).revision,
    },
    neutral: { title: { key: "core.erased" }, notice: "core.erased" },
    gone: { title: { key: "core.gone" }, notice: "core.gone" },
    wake: (atMs) => wake(atMs),
    presets: createPresets(o.masterKey, () => o.clock.now()),
    ...(o.publicUrl && { fileLinks: createFileLinks(o.masterKey, o.publicUrl) }),
    ...(o.cacheSize !== undefined && { cacheSize: o.cacheSize }),
  };
  const engine = new Engine(core, new Locale(catalogues, core.presets.sign, opensSomething(core.registry)), o.log, termsOf);
  const files = new Files({ core, instances: engine.transact.instances, locale: engine.locale, log: o.log });
  await provision(engine, o.register);
  const storage: AdapterStorage = {
    places: (platform) => placesIn(db, platform, () => o.clock.now()),
    kv: (namespace) => createKv(db, namespace, textSeal(o.masterKey, namespace)),
  };
  const adapters = new Map(o.adapters((incoming) => engine.handle(incoming), storage).map((adapter) => [adapter.platform, adapter]));
  const worker = new Worker({ core, queue: store, upkeep: store, engine, adapters, log: o.log, count: o.count });
  wake = (atMs) => worker.wakeAt(atMs);
  const stop = async (): Promise<void> => {
    for (const adapter of adapters.values()) await adapter.stop();
    await worker.stop();
    await keys.close();
    await store.close();
  };
  return { engine, files, worker, store, core, adapters, stop };
};
