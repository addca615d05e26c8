// A stand-in for Teams' cloud: the playground's back end, and the tests' double. What it refuses and why: docs/stand-in-teams.md.
import type { Hono } from "hono";
import { z } from "zod";
import { actorFor, installs, type TeamsActor } from "./actor.ts";
import { createConnector } from "./connector.ts";
import {
  activitiesIn,
  type Conversation,
  conversationById,
  conversationsIn,
} from "./conversations.ts";
import { addFault } from "./faults.ts";
import { type Answered, type Outbox, redeliver, type Sent } from "./inbound.ts";
import { createKeys, type Forging, sign } from "./keys.ts";
import {
  type Call,
  type Core,
  changed,
  emptyState,
  type Fault,
  personalId,
  type State,
  type StoredActivity,
  serviceUrl,
  type TeamsPerson,
  type TeamsStandInOptions,
} from "./state.ts";

const FAULT_HANG_MS = 30_000;

export type TeamsStandIn = {
  readonly core: Core;
  /** What the bot calls: the connector, the tokens and the keys. */
  readonly web: Hono;
  /** Where `web` is served; the tokens and the activities name it. */
  listensAt(baseUrl: string): void;
  urls(): { openIdMetadataUrl: string; tokenUrl(tenant: string): string; serviceUrl: string };
  /** Every call that the bot made, oldest first. */
  readonly calls: readonly Call[];
  /** Everything that was sent to the bot. */
  readonly sent: readonly Sent[];
  as(userId: string): TeamsActor;
  /** The conversation of one person with the bot. */
  personal(userId: string): string;
  activities(conversationId: string): readonly StoredActivity[];
  conversations(): readonly Conversation[];
  users(): readonly TeamsPerson[];
  readonly faults: {
    next(fault: Omit<Fault, "times"> & { times?: number }): void;
    /** Takes back what has not happened yet. */
    drop(fault: Pick<Fault, "kind" | "method">): void;
    clear(): void;
  };
  /** A token as Teams would sign it, or as a forger might. */
  sign(forging?: Forging): string;
  installInChannel(channelId: string): Promise<Answered>;
  uninstallFromChannel(channelId: string): Promise<Answered>;
  /** The last activity once more, under the same id. */
  redeliver(): Promise<Answered>;
  /** Teams' rates for each conversation. Off at first. */
  limitRate(on: boolean): void;
  hangsFor(ms: number): void;
  onChange(listener: () => void): () => void;
  snapshot(): State;
  restore(snapshot: unknown): void;
  reset(): void;
};

const snapshotShape = z.looseObject({
  version: z.literal(1),
  activities: z.record(z.string(), z.array(z.unknown())),
});

function createCore(options: TeamsStandInOptions): Core {
  return {
    options,
    bot: { id: `28:${options.clientId}`, name: options.botName ?? "Stafett" },
    keys: createKeys(),
    state: emptyState(options),
    baseUrl: "http://127.0.0.1:3000",
    tokens: new Map(),
    rate: { on: false, spent: new Map() },
    hangMs: FAULT_HANG_MS,
    faults: [],
    calls: [],
    said: new Map(),
    listeners: new Set(),
    changes: 0,
  };
}

/** Who exists is the configuration's to say; what was written, opened and installed stays. */
function restore(core: Core, raw: unknown): void {
  const old = structuredClone(snapshotShape.parse(raw)) as unknown as State;
  const fresh = emptyState(core.options);
  core.state = { ...fresh, ...old, installed: { ...fresh.installed, ...old.installed } };
  changed(core);
}

function reset(core: Core): void {
  // Drawn ids go on rising: an id of before the reset must not mean something else afterwards; times go on from where the clock has been set.
  const { drawn, lastMs } = core.state;
  core.state = { ...emptyState(core.options), drawn, lastMs: Math.min(lastMs, core.options.now()) };
  core.faults = [];
  core.said.clear();
  core.rate.spent.clear();
  changed(core);
}

async function inChannel(
  core: Core,
  outbox: Outbox,
  id: string,
  action: "add" | "remove",
): Promise<Answered> {
  const conversation = conversationById(core, id);
  const [person] = conversation?.members ?? [];
  if (conversation?.kind !== "channel" || !person)
    throw new RangeError(`no channel ${id} with somebody in it`);
  return installs({ core, outbox, person }, conversation, action);
}

export function createTeamsStandIn(options: TeamsStandInOptions): TeamsStandIn {
  const core = createCore(options);
  const outbox: Outbox = { sent: [] };
  return {
    core,
    web: createConnector(core),
    listensAt: (baseUrl) => {
      core.baseUrl = baseUrl;
    },
    urls: () => ({
      openIdMetadataUrl: `${core.baseUrl}/v1/.well-known/openidconfiguration`,
      tokenUrl: (tenant) => `${core.baseUrl}/${tenant}/oauth2/v2.0/token`,
      serviceUrl: serviceUrl(core),
    }),
    calls: core.calls,
    sent: outbox.sent,
    as: (userId) => actorFor(core, outbox, userId),
    personal: (userId) => personalId(core, userId),
    activities: (conversationId) => activitiesIn(core, conversationId),
    conversations: () => conversationsIn(core),
    users: () => core.options.users,
    faults: {
      next: (fault) => addFault(core, fault),
      drop: ({ kind, method }) => {
        core.faults = core.faults.filter((fault) => fault.kind !== kind || fault.method !== method);
      },
      clear: () => {
        core.faults = [];
      },
    },
    sign: (forging) => sign(core, forging),
    installInChannel: (channelId) => inChannel(core, outbox, channelId, "add"),
    uninstallFromChannel: (channelId) => inChannel(core, outbox, channelId, "remove"),
    redeliver: () => redeliver(core, outbox),
    limitRate: (on) => {
      core.rate.on = on;
      core.rate.spent.clear();
    },
    hangsFor: (ms) => {
      core.hangMs = ms;
    },
    onChange: (listener) => {
      core.listeners.add(listener);
      return () => core.listeners.delete(listener);
    },
    snapshot: () => structuredClone(core.state),
    restore: (snapshot) => restore(core, snapshot),
    reset: () => reset(core),
  };
}
