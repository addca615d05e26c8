// Puts the parts together: database → store → engine → adapters → worker. Tests and the bench use the same.

import type { Drawn } from "../../adapters/platform.ts";
import type { Adapter, Handle, Places } from "../../adapters/port.ts";
import eventShapes from "../../workflows/events.json" with { type: "json" };
import { workflows } from "../../workflows/index.ts";
import { who } from "../../workflows/people/index.ts";
import type { Clock } from "../calendar/clock.ts";
import { calendar } from "../calendar/index.ts";
import { noLinks } from "../engine/answer-links.ts";
import { type Bounds, usualBounds } from "../engine/bounds.ts";
import { CallerLimit } from "../engine/caller-limit.ts";
import type { Core } from "../engine/core.ts";
import { blinder, boundCipher, chainText, digest, textCipher } from "../engine/encryption.ts";
import { createFileLinks, Files } from "../engine/files.ts";
import { opensSomething } from "../engine/forms.ts";
import { freshIdempotencyKey } from "../engine/ids.ts";
import { InboxReader } from "../engine/inbox.ts";
import { Engine } from "../engine/index.ts";
import { openKeys } from "../engine/keys.ts";
import type { Masters } from "../engine/master.ts";
import { noticesOf, unreachedOn } from "../engine/notices.ts";
import { OutsideReader } from "../engine/outside.ts";
import { RateLimit } from "../engine/rate-limit.ts";
import type { RegisterNews } from "../engine/register.ts";
import { createSignedValues } from "../engine/signed-values.ts";
import { homeName } from "../engine/write.ts";
import { guardTerms } from "../guard/index.ts";
import type { Log } from "../log.ts";
import { eventFaults } from "../rules/shape.ts";
import { organisationOf } from "../rules/who.ts";
import type { Dates, People, Platform } from "../rules/workflow.ts";
import { createKv, type Kv } from "../store/kv.ts";
import { placesIn } from "../store/places.ts";
import type { Db, Restored, Run, Store } from "../store/port.ts";
import { sqlStore } from "../store/sql.ts";
import { inSpan } from "../trace.ts";
import { Locale } from "../words/locale.ts";
import { Worker } from "../worker/index.ts";
import type { Counted } from "../worker/outbox.ts";
import { takeAgain } from "../worker/parts.ts";
import { catalogues } from "./catalogues.ts";
import { configuring, provision } from "./configuration/provision.ts";
import type { Configured } from "./configuration/reading.ts";
import type { Register } from "./configuration/register.ts";
import { handling } from "./handling.ts";
import { knownPlatforms } from "./platforms/known.ts";
import { type KeyedAt, type PagesAt, waysIn } from "./platforms/own-pages.ts";
import { anchorsIn } from "./storage/audit-anchors.ts";
import { type Opened, openBoth, readMeta, setMeta } from "./storage/opening.ts";
import { ordersIn } from "./storage/orders.ts";
import { recordsIn } from "./storage/records.ts";
import { endAgain, onAnotherServer } from "./storage/restored.ts";
import { type Readiness, Room, readiness } from "./watch/ready.ts";

export type ComposeOptions = {
  /** The file of the database; its keys lie beside it, in `<name>.keys.db`. */
  readonly file: string;
  readonly masters: Masters;
  /** The register, or as it was read; undefined: who is in it already. */
  readonly register: Register | Configured | undefined;
  readonly clock: Clock;
  readonly log: Log;
  readonly codeRevision: string;
  readonly adapters: (
    handle: Handle,
    storage: AdapterStorage,
    news: RegisterNews,
  ) => readonly Adapter[] | Promise<readonly Adapter[]>;
  /** Where a browser reaches Stafett, without a slash at its end; undefined: nowhere (yet), and no file can be fetched. */
  readonly publicUrl?: () => string | undefined;
  /** It is played: each document says so on every page. */
  readonly isInvented?: true;
  /** Where somebody without an account answers, without a slash at its end; undefined: nowhere. */
  readonly answersAt?: () => string;
  /** Where members sign in by keys; undefined: nowhere. */
  readonly keyedAt?: KeyedAt;
  /** Pages of our own; undefined: there are none. */
  readonly pagesAt?: PagesAt;
  readonly count?: (what: Counted) => void;
  /** How both databases are opened; undefined: as they lie in `file`. */
  readonly open?: (file: string, log: Log) => Promise<Opened>;
  /** How large pages, pools, batches and caches are; undefined: as usual. */
  readonly bounds?: Partial<Bounds>;
  /** Whoever audits gets a seal of the journals, once a day. */
  readonly seals?: true;
  /** What is due once an hour, by one of all processes. `now`: epoch ms. */
  readonly hourly?: (now: number) => Promise<void>;
  /** How long one of several processes rings until it has said so again; undefined: as usual. */
  readonly leadMs?: number;
  /** What one person may ask for in a minute; undefined: as much as they like, where nobody is a stranger. */
  readonly asksPerMinute?: number;
};
/** What an adapter may keep in the database and read from it, without knowing it. */
export type AdapterStorage = {
  readonly places: (platform: Platform) => Places;
  readonly kv: (namespace: string) => Kv;
  readonly drawn: (platform: Platform) => Drawn;
};
export type Stafett = {
  readonly engine: Engine;
  readonly files: Files;
  readonly worker: Worker;
  readonly store: Store;
  readonly core: Core;
  /** The database of the data. */
  readonly data: Db;
  /** What another process has done to the databases. */
  readonly others: Pick<Opened, "written" | "isOvertaken">;
  readonly adapters: ReadonlyMap<Platform, Adapter>;
  /** Whether it can do its work just now. */
  ready(): Promise<Readiness>;
  /** Asks that wait for another ask of the same person. */
  waiting(): number;
  /** Who is who from now on: whatever stands in chat follows. */
  configure(to: Register | Configured): Promise<void>;
  /** The configuration that holds. Throws when the database does. */
  register(): Promise<Register>;
  stop(): Promise<void>;
};

const unlimited = 1e9;
/** What a page carries and brings back: a page has hundreds of them. */
const paddedTo = 32;
/** More than two hands can do; what is written in the same moment is still written in one transaction. [design] */
const asksAtOnce = 8;
/** By the agencies, which are the same while people come and go. */
const terms = new WeakMap<People["agencies"], ReturnType<typeof guardTerms>>();
const termsOf = (who: People): ReturnType<typeof guardTerms> => {
  let known = terms.get(who.agencies);
  if (!known) {
    const agencies = [...who.agencies.values()];
    known = guardTerms(
      agencies.filter((a) => a.shelter).map((a) => a.name),
      [
        ...agencies.filter((a) => !a.shelter).map((a) => a.name),
        ...[...who.regions].map((r) => r.name),
      ],
    );
    terms.set(who.agencies, known);
  }
  return known;
};

/** Whoever starts it has changed something: places are tried again, and under other code what a platform did not take. */
const tryAgain = async (
  db: Db,
  store: Store,
  { codeRevision, clock }: ComposeOptions,
): Promise<void> => {
  const other = (await readMeta(db.query, "code")) !== codeRevision;
  await store.outbox.release(clock.now(), other ? { contents: true } : {});
  if (other) await db.transaction((run) => setMeta(run, "code", codeRevision));
};

/** Counted, and thrown on. */
const counting =
  (count: ComposeOptions["count"], what: Counted) =>
  (error: unknown): never => {
    count?.(what);
    throw error;
  };
/** Both databases, up to date, and without what was erased since the older of them was written. Nothing is held when it throws. */
const openStores = async (o: ComposeOptions) => {
  const opened = await (o.open ?? openBoth)(o.file, o.log);
  const { data: db, keys: keysDb } = opened;
  let restored: Restored | undefined;
  const readRestored = async (run: Run): Promise<void> => {
    const said = await readMeta(run, "restored");
    restored = said === undefined ? undefined : (JSON.parse(said) as Restored);
  };
  await readRestored(db.query);
  const transaction: Db["transaction"] = (work) =>
    inSpan("stafett.transaction", {}, () => db.transaction(work));
  const sql = sqlStore(
    { ...db, transaction },
    { chain: chainText, digest },
    { restored: () => restored },
  );
  const room = new Room();
  const store: Store = {
    ...sql,
    journal: { ...sql.journal, commit: (unit) => room.noting(sql.journal.commit(unit)) },
    accessLog: {
      ...sql.accessLog,
      append: (line) => sql.accessLog.append(line).catch(counting(o.count, "unnoted")),
    },
  };
  try {
    const keys = await openKeys(
      keysDb,
      o.masters,
      store.processes ? undefined : store.upkeep.usedKeys,
      { ...usualBounds, ...o.bounds },
    );
    const blind = blinder(keys.root);
    const back = await endAgain(opened, keys, o.clock.now());
    return { opened, db, store, keys, blind, room, readRestored, back };
  } catch (error) {
    opened.end();
    await keysDb.close();
    await store.upkeep.close();
    throw error;
  }
};

type Stores = Awaited<ReturnType<typeof openStores>>;
/** What engine and worker share. `awake`: the worker, once there is one. */
const coreOf = (
  o: ComposeOptions,
  { opened, db, store, keys, blind }: Stores,
  awake: () => Worker | undefined,
): Core => ({
  store,
  keys,
  blind,
  clock: o.clock,
  calendar: calendar as unknown as Dates,
  registry: new Map(workflows.map((w) => [w.name, w])),
  events: eventFaults(eventShapes),
  codeRevision: o.codeRevision,
  platforms: knownPlatforms,
  who,
  neutral: { title: { key: "core.erased" }, notice: "core.erased" },
  gone: { title: { key: "core.gone" }, notice: "core.gone" },
  wake: () => {
    awake()?.wake();
    opened.tell();
  },
  unsure: (instance) => awake()?.unsure(instance),
  unreadable: () => o.log.error({ event: "list.unreadable" }),
  rings: (instance, atMs) => {
    awake()?.rings(instance, atMs);
    opened.tell();
  },
  reached: async (platform, organisation) => {
    await store.outbox.release(o.clock.now(), { home: homeName(blind, platform, organisation) });
    awake()?.wake();
  },
  signedValues: createSignedValues(keys.root, () => o.clock.now()),
  rateLimit: new RateLimit(o.asksPerMinute ?? unlimited, () => o.clock.now()),
  ...(o.isInvented && { isInvented: o.isInvented }),
  ...(o.publicUrl && { fileLinks: createFileLinks(keys.root, o.publicUrl) }),
  ...waysIn(o, { data: db, buried: opened.buried }, keys.root, (platform) =>
    boundCipher(keys.root, platform, paddedTo),
  ),
  bounds: { ...usualBounds, ...o.bounds },
});

const storageOf = (
  { db, keys, opened }: Stores,
  { clock, log }: ComposeOptions,
  { transact, locale }: Engine,
  core: Core,
): AdapterStorage => ({
  places: (platform) => placesIn(db, platform, () => clock.now()),
  kv: (namespace) => createKv(db, namespace, textCipher(keys.root, namespace)),
  drawn: (platform) => ({
    inbox: new InboxReader(core, transact.instances, locale, platform),
    outside: new OutsideReader({
      core,
      links: core.answerLinks ?? noLinks,
      transact,
      locale,
      terms: termsOf,
      log,
      platform,
    }),
    records: recordsIn({ data: db, buried: opened.buried }, keys.root, platform, () => clock.now()),
    cipher: boundCipher(keys.root, platform, paddedTo),
    noticeAt: noticesOf({ core, instances: transact.instances }, platform),
    unreached: async () => unreachedOn(platform, (await transact.instances.people()).people),
    proves: (workflow, command) => core.registry.get(workflow)?.proven?.includes(command) === true,
    freshKey: () => freshIdempotencyKey(clock.now()),
  }),
});
const engineOf = (core: Core, log: Log): Engine => {
  const { sign, hide } = core.signedValues;
  const locale = new Locale(catalogues, sign, opensSomething(core.registry), hide);
  return new Engine(core, locale, log, termsOf);
};
const workerOf = (
  { leadMs, hourly, seals, log, count }: ComposeOptions,
  { db, store, opened: { scrub } }: Stores,
  core: Core,
  engine: Engine,
  adapters: Stafett["adapters"],
): Worker =>
  new Worker({
    core,
    store,
    leadMs,
    hourly,
    scrub,
    orders: ordersIn(db),
    ...(seals && { seals: anchorsIn(db) }),
    engine,
    adapters,
    log,
    count,
  });
/** The databases last: a platform and the worker still write. */
const stop = async (
  { opened, store, keys }: Stores,
  adapters: Stafett["adapters"],
  worker: Worker,
): Promise<void> => {
  for (const adapter of adapters.values()) await adapter.lifecycle?.stop();
  await worker.stop();
  await keys.close();
  await store.upkeep.close();
  opened.end();
};
/** Throws `CannotOpen` when the database cannot be used, and whatever the disk throws. The worker is not started. */
export const compose = async (o: ComposeOptions): Promise<Stafett> => {
  const { log } = o;
  const stores = await openStores(o);
  const { opened, db, store, room } = stores;
  let worker: Worker | undefined;
  const core = coreOf(o, stores, () => worker);
  const engine = engineOf(core, log);
  const { transact, locale } = engine;
  const files = new Files({ core, transact, locale, log });
  if (o.register) await provision(engine, core, log, o.register);
  await tryAgain(db, store, o);
  const again = (back: Stores["back"]) =>
    takeAgain({ core, engine, log }, back, opened.scrub.certify);
  await again(stores.back);
  const limits = { all: new CallerLimit(asksAtOnce), slow: new CallerLimit(1) };
  const handled = handling(engine, core, limits, log, async (delivery) =>
    adapters.get(delivery.to.platform)?.deliver(delivery),
  );
  const handle: Handle = (incoming, heardAt) => {
    worker?.heard(incoming.platform, organisationOf(incoming.identity));
    return handled(incoming, heardAt);
  };
  const connected = await o.adapters(handle, storageOf(stores, o, engine, core), engine.register);
  const adapters = new Map(connected.map((adapter) => [adapter.platform, adapter]));
  const awake = workerOf(o, stores, core, engine, adapters);
  worker = awake;
  opened.moved(onAnotherServer({ ...stores, takeAgain: again }, awake, o.clock));
  return {
    engine,
    files,
    worker: awake,
    store,
    core,
    data: db,
    others: opened,
    adapters,
    ready: () => readiness(opened, core, store.outbox, awake, adapters, room),
    waiting: () => limits.all.waiting + limits.slow.waiting,
    ...configuring(engine, core, log),
    stop: () => stop(stores, adapters, awake),
  };
};
