// What whoever watches may count, on an address of its own: strangers at the front door learn nothing.
import type { HttpBindings } from "@hono/node-server";
import { type Context, Hono } from "hono";
import { Counter, collectDefaultMetrics, Gauge, Registry } from "prom-client";
import { platformNames, platforms } from "../../../adapters/each.ts";
import type { RuleId } from "../../guard/finding.ts";
import type { Log } from "../../log.ts";
import type { Waiting } from "../../store/watched.ts";
import { triedMs } from "../../worker/again.ts";
import type { Counted } from "../../worker/outbox.ts";
import { type Listening, listen } from "../http.ts";
import type { Beat } from "./heartbeat.ts";
import type { Snapshot } from "./snapshot.ts";

/** What a rule of the guard is about: finer would say what people write. */
const families: Readonly<
  Record<RuleId, "number" | "contact" | "place" | "vehicle" | "name" | "hidden">
> = {
  personalIdentityNumber: "number",
  coordinationNumber: "number",
  reserveNumber: "number",
  caseNumber: "number",
  migrationNumber: "number",
  passport: "number",
  card: "number",
  iban: "number",
  bankAccount: "number",
  phone: "contact",
  email: "contact",
  socialProfile: "contact",
  url: "contact",
  coordinates: "place",
  what3words: "place",
  street: "place",
  postalCode: "place",
  shelter: "place",
  plate: "vehicle",
  flight: "vehicle",
  name: "name",
  calledName: "name",
  hidden: "hidden",
};
const verdicts = { blocked: "stopped", ask: "asked" } as const;
const outcomes = [
  "delivered",
  "parked",
  "unreachable",
  "retried",
  "unconfirmed",
  "unasked",
  "timerParked",
  "fired",
  "unnoted",
] as const satisfies Counted[];
const beats = ["sent", "failed", "withheld"] as const satisfies Beat[];
/** Facts of the log that are counted too; others are not. */
const troubles = [
  "handle.failed",
  "worker.failed",
  "review.failed",
  "delivery.broken",
  "file.failed",
  "timer.unreadable",
  "list.unreadable",
  "database.damaged",
  "database.lost",
  "freshness.failed",
  "values.forged",
  ...platformNames.flatMap((each): readonly string[] => platforms[each].troubles),
];
const whys = ["read", "write", "decrypt", "damaged"] as const;
const states = ["waiting", "sending", "unconfirmed"] as const;

type Labels = Readonly<Record<string, readonly string[]>>;
/** Every row of a metric from the start: what has not happened is 0 and not absent, and nothing else can become a row. */
const rowsOf = (labels: Labels): readonly Record<string, string>[] =>
  Object.entries(labels).reduce<Record<string, string>[]>(
    (rows, [name, values]) =>
      rows.flatMap((row) => values.map((value) => ({ ...row, [name]: value }))),
    [{}],
  );
const counter = (registry: Registry, name: string, help: string, labels: Labels = {}): Counter => {
  const made = new Counter({
    name: `stafett_${name}_total`,
    help,
    labelNames: Object.keys(labels),
    registers: [registry],
  });
  for (const row of rowsOf(labels)) made.inc(row, 0);
  return made;
};
const gauge = (registry: Registry, name: string, help: string, labels: Labels = {}): Gauge => {
  const made = new Gauge({
    name: `stafett_${name}`,
    help,
    labelNames: Object.keys(labels),
    registers: [registry],
  });
  for (const row of rowsOf(labels)) made.set(row, 0);
  return made;
};
/** How old the first of these is, at least: of what is tried again, when it was first due is not known. `last`: tries that have not failed yet. ms */
const ageMs = ({ since, unconfirmed, attempts }: Waiting, at: number, last: number): number => {
  const failed = Math.min(attempts, 1_000) - last;
  return unconfirmed || failed === 0
    ? at - since
    : Math.max(triedMs(failed - 1), at - since + triedMs(failed));
};
const posts = (rows: readonly Waiting[]): number => rows.reduce((sum, row) => sum + row.posts, 0);

/** One for each answer that holds at a look alone. */
const gaugesIn = (registry: Registry) => {
  const of = (name: string, help: string, labels?: Labels): Gauge =>
    gauge(registry, name, help, labels);
  return {
    ready: of("ready", "1 while it can do its work."),
    unready: of("unready", "1 where this is why it cannot.", { why: whys }),
    silent: of("platform_silent", "1 while a platform answers nothing.", {
      platform: platformNames,
    }),
    unheard: of("platform_unheard", "1 while nothing that is done there comes here.", {
      platform: platformNames,
    }),
    held: of("unreachable_posts", "Posts that wait for a place that takes nothing."),
    places: of("unreachable_destinations", "Places that take nothing."),
    contents: of("parked_posts", "Posts whose content a platform does not take."),
    posts: of("outbox_posts", "Posts that are not out, without those of held places.", {
      state: states,
    }),
    oldest: of("outbox_oldest_seconds", "Age of the oldest of them, at least."),
    late: of("timers_late_seconds", "How late the first reminder is that should have come."),
    round: of("round_age_seconds", "Since the worker last came round."),
    waiting: of("asks_waiting", "Asks that wait for another ask of the same person."),
  };
};
/** What waits to be sent: how much of it, and how old it is. */
const setOutbox = (
  now: ReturnType<typeof gaugesIn>,
  { waiting, sending }: Snapshot["watched"],
  at: number,
): void => {
  const [unconfirmed, due] = [
    waiting.filter((row) => row.unconfirmed),
    waiting.filter((row) => !row.unconfirmed),
  ];
  now.posts.set({ state: "waiting" }, posts(due));
  now.posts.set({ state: "unconfirmed" }, posts(unconfirmed));
  now.posts.set({ state: "sending" }, posts(sending));
  const ages = [
    ...waiting.map((row) => ageMs(row, at, 0)),
    ...sending.map((row) => ageMs(row, at, 1)),
  ];
  now.oldest.set(Math.max(0, ...ages) / 1_000);
};
/** What is asked at each look: gives what takes the answers. */
const looking = (registry: Registry) => {
  const refused = counter(
    registry,
    "asks_refused",
    "Asks over the budget of a person or a workspace.",
    { by: ["person", "workspace"] },
  );
  const shown = counter(registry, "showings", "Showings ever written into the log of them.");
  const now = gaugesIn(registry);
  const total = (of: Counter, value: number, row: Record<string, string> = {}): void => {
    of.remove(row);
    of.inc(row, value);
  };
  return ({ readiness, watched, at, lateMs, roundAt, waiting, over }: Snapshot): void => {
    const { because, held } = readiness;
    now.ready.set(because.length === 0 ? 1 : 0);
    for (const why of whys)
      now.unready.set({ why }, because.some((code) => code.split(":")[0] === why) ? 1 : 0);
    for (const platform of platformNames)
      for (const is of ["silent", "unheard"] as const)
        now[is].set({ platform }, readiness[is].includes(platform) ? 1 : 0);
    now.held.set(held);
    now.places.set(watched.places);
    now.contents.set(watched.parked);
    setOutbox(now, watched, at);
    now.late.set(lateMs / 1_000);
    now.round.set(Math.max(0, at - roundAt) / 1_000);
    now.waiting.set(waiting);
    total(shown, watched.accessLines);
    for (const by of ["person", "workspace"] as const) total(refused, over[by], { by });
  };
};
/** Gauges of the package's own that are named as counters are; each is the sum of a gauge that is there, by type. */
const misnamed = [
  "nodejs_active_resources_total",
  "nodejs_active_handles_total",
  "nodejs_active_requests_total",
];
/** Counts only: no id, no text, no address. */
export const createMetrics = () => {
  const registry = new Registry();
  // The package's own ten milliseconds wake an idle process a hundred times a second.
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 100 });
  for (const name of misnamed) registry.removeSingleMetric(name);
  const done = counter(
    registry,
    "outcomes",
    "Deliveries by what came of them, reminders that fired or were parked.",
    { what: outcomes },
  );
  const guarded = counter(registry, "guard", "Texts that were stopped or asked about.", {
    verdict: Object.values(verdicts),
    family: [...new Set(Object.values(families))],
  });
  const failed = counter(registry, "troubles", "Facts of the log that somebody should see.", {
    event: troubles,
  });
  const beaten = counter(registry, "heartbeats", "Signs of life to whoever waits for them.", {
    what: beats,
  });
  const set = looking(registry);
  const note = (fact: Parameters<Log["info"]>[0]): void => {
    const { event, rule, verdict } = fact;
    const [family, what] = [families[rule as RuleId], verdicts[verdict as keyof typeof verdicts]];
    if (event === "guard" && family && what) guarded.inc({ verdict: what, family });
    if (troubles.some((one) => one === event)) failed.inc({ event: event as string });
  };
  const noting =
    (say: Log["info"]): Log["info"] =>
    (fact) => {
      note(fact);
      say(fact);
    };
  return {
    count: (what: Counted): void => done.inc({ what }),
    beat: (what: Beat): void => beaten.inc({ what }),
    /** The same log, and what it is told is counted: whatever LOG_LEVEL lets through. */
    counting: (log: Log): Log => ({
      info: noting(log.info.bind(log)),
      warn: noting(log.warn.bind(log)),
      error: noting(log.error.bind(log)),
    }),
    /** In the format that Prometheus reads. `look`: asked at every look. */
    text: async (look: () => Promise<Snapshot>): Promise<string> => {
      set(await look());
      return registry.metrics();
    },
    type: registry.contentType,
  };
};
type Metrics = ReturnType<typeof createMetrics>;
type Asked = { Bindings: HttpBindings };
const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;
/** The address that a connection came in on, as it stands in a URL. */
const reached = (c: Context<Asked>): string | undefined => {
  const address = c.env.incoming.socket.localAddress?.replace(/^::ffff:/, "");
  return address?.includes(":") ? `[${address}]` : address;
};
/** DNS rebinding: a page gives a name of its own this address, and its reader's browser reads what is here for it. `Host` then has that name. */
const isForeign = (c: Context<Asked>, own: readonly string[]): boolean => {
  const host = `http://${c.req.header("host") ?? ""}`;
  if (!URL.canParse(host)) return true;
  const { hostname } = new URL(host);
  return !loopback.test(hostname) && !own.includes(hostname) && hostname !== reached(c);
};
/** Throws when the port is taken. `address`: host and port. `names`: under which it is asked for, beside that host and those of this machine itself. */
export const serveMetrics = (
  metrics: Metrics,
  look: () => Promise<Snapshot>,
  address: string,
  names: readonly string[] = [],
): Promise<Listening> => {
  const [at, app] = [address.lastIndexOf(":"), new Hono<Asked>()];
  const own = [address.slice(0, at), ...names].map((name) => name.toLowerCase());
  app.onError((_error, c) => c.text("internal", 500));
  app.use(async (c, next) =>
    isForeign(c, own)
      ? c.text("this host is not known here; METRICS_HOSTS names more", 421)
      : next(),
  );
  app.get("/metrics", async (c) =>
    c.body(await metrics.text(look), 200, { "content-type": metrics.type }),
  );
  return listen(
    app,
    address.slice(0, at).replace(/^\[(.*)\]$/, "$1"),
    Number(address.slice(at + 1)),
  );
};
