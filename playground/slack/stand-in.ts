// A stand-in for Slack's cloud: the playground's back end, and the tests' double. What it refuses and why: docs/stand-in.md.
import type { Hono } from "hono";
import { z } from "zod";
import { type Actor, actorFor } from "./actor.ts";
import { messagesIn, openIm } from "./conversations.ts";
import { addFault } from "./faults.ts";
import {
  type Answered,
  deliver,
  eventDelivery,
  type Outbox,
  redeliver,
  retryFailed,
} from "./inbound.ts";
import { event } from "./payloads.ts";
import {
  type Bot,
  type Call,
  type Channel,
  type Core,
  changed,
  emptyState,
  type Faults,
  type Message,
  type SlackStandInOptions,
  type State,
  type User,
} from "./state.ts";
import { createWebApi } from "./web-api.ts";

/** What Stafett's manifest asks for, and what reading direct messages needs beside it. */
const SCOPES = [
  "commands",
  "chat:write",
  "channels:read",
  "channels:history",
  "groups:read",
  "groups:history",
  "im:read",
  "im:write",
  "im:history",
  "mpim:read",
  "mpim:write",
  "mpim:history",
  "users:read",
] as const;
const BOT: Bot = { userId: "U0STAFETT", botId: "B0STAFETT", appId: "A0STAFETT", name: "stafett" };
const HANG_MS = 30_000;

export type SlackStandIn = {
  readonly core: Core;
  readonly bot: Bot;
  /** POST /api/<method> and /response/<id>: serve it on a port, or hand `fetch` to a WebClient. */
  readonly web: Hono;
  readonly fetch: (url: string | URL | Request, init?: RequestInit) => Promise<Response>;
  /** Every call that the bot made, oldest first. */
  readonly calls: readonly Call[];
  /** Everything that was sent to the bot. */
  readonly sent: Outbox["sent"];
  readonly faults: {
    next(fault: Omit<Faults, "times"> & { times?: number }): void;
    /** Takes back what has not happened yet. */
    drop(fault: Pick<Faults, "kind"> & { method?: string }): void;
    clear(): void;
  };
  as(userId: string): Actor;
  im(userId: string): string;
  messages(channelId: string): readonly Message[];
  channels(): readonly Channel[];
  users(): readonly User[];
  /** One message a second and channel, as Slack counts. Off at first. */
  limitRate(on: boolean): void;
  /** Where this cloud answers; response_urls begin with it. */
  listensAt(baseUrl: string): void;
  hangsFor(ms: number): void;
  /** An event that nobody's click causes: `channel_archive`, `app_uninstalled`. `more` replaces parts of what is around it. */
  happens(inner: Record<string, unknown>, more?: Record<string, unknown>): Promise<Answered>;
  redeliver(): Promise<Answered>;
  retryFailed(): Promise<void>;
  verifyUrl(): Promise<Answered & { challenge: string }>;
  checkSsl(): Promise<Response>;
  onChange(listener: () => void): () => void;
  snapshot(): State;
  restore(snapshot: unknown): void;
  reset(): void;
};

const snapshotShape = z.looseObject({
  version: z.literal(1),
  users: z.record(z.string(), z.unknown()),
  channels: z.record(z.string(), z.unknown()),
});

function createCore(options: SlackStandInOptions): Core {
  const bot = { ...BOT, ...options.bot };
  return {
    options,
    bot,
    scopes: options.scopes ?? SCOPES,
    state: emptyState(options, bot),
    rate: { on: false, perMinute: options.perMinute, buckets: new Map() },
    baseUrl: options.baseUrl ?? "http://127.0.0.1:3000",
    hangMs: HANG_MS,
    faults: [],
    lacks: new Set(),
    calls: [],
    toasts: new Map(),
    listeners: new Set(),
    changes: 0,
  };
}

/** The people and channels of the configuration win over those of the snapshot; what was said and opened stays. */
function restore(core: Core, raw: unknown): void {
  const old = snapshotShape.parse(raw) as unknown as State;
  const fresh = emptyState(core.options, core.bot);
  core.state = {
    ...fresh,
    ...structuredClone(old),
    users: { ...old.users, ...fresh.users },
    channels: { ...old.channels, ...fresh.channels },
  };
  changed(core);
}

function reset(core: Core, outbox: Outbox): void {
  // Drawn ids and ts go on rising: an id of before the reset must not mean something else afterwards; times go on from where the clock has been set.
  const { drawn, lastMicros } = core.state;
  core.state = {
    ...emptyState(core.options, core.bot),
    drawn,
    lastMicros: Math.min(lastMicros, core.options.now() * 1000),
  };
  core.faults = [];
  core.toasts.clear();
  core.rate.buckets.clear();
  outbox.failed.length = 0;
  changed(core);
}

async function verifyUrl(core: Core, outbox: Outbox): Promise<Answered & { challenge: string }> {
  const challenge = crypto.randomUUID();
  return {
    ...(await deliver(
      core,
      outbox,
      eventDelivery({
        type: "url_verification",
        token: "verification-token-is-deprecated",
        challenge,
      }),
    )),
    challenge,
  };
}

/** Slack's certificate check carries no signature. */
const checkSsl = (core: Core): Promise<Response> =>
  core.options.send(
    new Request(core.options.botUrl ?? "http://127.0.0.1:3000/slack/events", {
      method: "POST",
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
      body: "ssl_check=1&token=verification-token-is-deprecated",
    }),
  );

export function createSlackStandIn(options: SlackStandInOptions): SlackStandIn {
  const core = createCore(options);
  const outbox: Outbox = { sent: [], failed: [] };
  const web = createWebApi(core);
  return {
    core,
    bot: core.bot,
    web,
    fetch: async (url, init) => web.fetch(new Request(url, init)),
    calls: core.calls,
    sent: outbox.sent,
    faults: {
      next: (fault) => addFault(core, fault),
      drop: ({ kind, method }) => {
        core.faults = core.faults.filter((fault) => fault.kind !== kind || fault.method !== method);
      },
      clear: () => {
        core.faults = [];
      },
    },
    as: (userId) => actorFor(core, outbox, userId),
    im: (userId) => openIm(core, userId).id,
    messages: (channelId) => messagesIn(core, channelId),
    channels: () => Object.values(core.state.channels),
    users: () => Object.values(core.state.users),
    limitRate: (on) => {
      core.rate.on = on;
      core.rate.buckets.clear();
    },
    listensAt: (baseUrl) => {
      core.baseUrl = baseUrl;
    },
    hangsFor: (ms) => {
      core.hangMs = ms;
    },
    happens: (inner, more) => deliver(core, outbox, eventDelivery(event(core, inner, more))),
    redeliver: () => redeliver(core, outbox),
    retryFailed: () => retryFailed(core, outbox),
    verifyUrl: () => verifyUrl(core, outbox),
    checkSsl: () => checkSsl(core),
    onChange: (listener) => {
      core.listeners.add(listener);
      return () => core.listeners.delete(listener);
    },
    snapshot: () => structuredClone(core.state),
    restore: (snapshot) => restore(core, snapshot),
    reset: () => reset(core, outbox),
  };
}
