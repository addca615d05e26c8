// What the cloud of Teams remembers: plain JSON, so that a snapshot is the state itself.
import { createHash, type KeyObject } from "node:crypto";
import type { TeamsCard, TeamsDialog } from "../page/teams-contract.ts";

/** `id` is the object id in Entra. */
export type TeamsPerson = {
  id: string;
  tenant: string;
  name: string;
  real_name?: string;
  title?: string;
  agency?: string;
  language?: string;
};
export type TeamsChannel = { id: string; tenant: string; name: string; members: readonly string[] };
export type TeamsStandInOptions = {
  /** Epoch ms. */
  now: () => number;
  clientId: string;
  clientSecret: string;
  botName?: string;
  tenants: readonly { id: string; name: string }[];
  users: readonly TeamsPerson[];
  /** What the page calls people and places, where it is not what they are called. */
  named?: (name: string, language?: "sv" | "en") => string;
  /** The id of whom the page begins with. Left out: the first one. */
  begins?: string;
  channels: readonly TeamsChannel[];
  commands?: readonly { title: string; description: string }[];
  /** Where each is offered, as in the manifest; left out: beside the writing box. */
  extensions?: readonly {
    id: string;
    title: string;
    description: string;
    context?: readonly string[];
  }[];
  /** The bot's door: POST <botUrl>. */
  send: (request: Request) => Promise<Response>;
  botUrl?: string;
  /** False: nobody has the app until they install it, and no channel has it. True, as when an administrator has set it up, if left out. */
  installed?: boolean;
  /**
   * True: what comes from a shared channel names the host's organisation only, and a guest's own has to be asked for.
   * Nobody has confirmed which it is (docs/stand-in-teams.md); a bot must hold with both.
   */
  guestsUnnamed?: boolean;
  /** True: this organisation refuses a targeted message in a conversation of two. Nobody has confirmed which it is; a bot must hold with both. */
  untargetedInChats?: boolean;
  /** True: this organisation's clients ask the bot for nothing while somebody types. */
  unsearching?: boolean;
  /** How large a message may be, in bytes of UTF-16. Nobody has confirmed which it is; a bot must hold with all three. */
  messageBytes?: number;
  /** How long the client waits for the bot's answer, in real time. */
  hangMs?: number;
};

export type StoredActivity = {
  id: string;
  conversation: string;
  /** The object id of who wrote it; nobody: the bot. */
  from?: string;
  at: string;
  text?: string;
  summary?: string;
  card?: TeamsCard;
  edited: boolean;
  /** Object id of the only person who sees it. */
  targeted?: string;
  /** In a channel: the message that began the thread. */
  replyTo?: string;
  /** What the bot sent, untouched. */
  sent?: Readonly<Record<string, unknown>>;
};
export type OpenDialog = {
  shown: TeamsDialog;
  /** Where it was opened. */
  conversation: string;
  /** The command of the message extension that opened it. */
  extension?: string;
  /** The message whose button, or in whose menu the command, opened it. */
  activity?: string;
  /** What the bot has found in it while the person typed, by input. */
  found?: Record<string, { title: string; value: string }[]>;
};
export type State = {
  version: 1;
  drawn: number;
  lastMs: number;
  installed: Record<string, boolean>;
  blocked: Record<string, boolean>;
  activities: Record<string, StoredActivity[]>;
  dialogs: Record<string, OpenDialog>;
  /** The card that an action's answer put in the place of the message's own, for one person: by person, then by activity. */
  replaced: Record<string, Record<string, TeamsCard>>;
  read: Record<string, Record<string, string>>;
};

export type FaultKind = "429" | "412" | "500" | "502" | "503" | "504" | "lost" | "timeout";
export type Method = "create" | "update" | "delete" | "conversation" | "members" | "token" | "keys";
export type Fault = {
  kind: FaultKind;
  method?: Method;
  times: number;
  /** For 429. Left out: no Retry-After. */
  retryAfterS?: number;
  /** For `timeout`: the request is carried out, only its answer never comes. */
  carriedOut?: boolean;
};
export type Call = { method: Method; path: string; body: unknown; status: number; answer: unknown };

export type Pair = { publicKey: KeyObject; privateKey: KeyObject };
/** `stranger`: a pair that nobody has published. */
export type Keys = { kid: string; own: () => Pair; stranger: () => Pair };

/** What the app offers there; an extension that does not say where is beside the writing box. */
export const extensionsIn = (
  { options }: Core,
  context: "compose" | "message",
): { id: string; title: string; description: string }[] =>
  (options.extensions ?? [])
    .filter((one) => (one.context ?? ["compose"]).includes(context))
    .map(({ id, title, description }) => ({ id, title, description }));

/** What everything here works on. */
export type Core = {
  options: TeamsStandInOptions;
  bot: { id: string; name: string };
  keys: Keys;
  state: State;
  baseUrl: string;
  /** Bearer tokens that were given out, with the moment when each expires. */
  tokens: Map<string, number>;
  /** Off: tests that do not ask about it need not wait. */
  rate: { on: boolean; spent: Map<string, number[]> };
  /** How long a `timeout` fault keeps a caller waiting. */
  hangMs: number;
  faults: Fault[];
  calls: Call[];
  /** What the client shows for a moment, by person. */
  said: Map<string, string>;
  listeners: Set<() => void>;
  /** How often something has changed since the program started. */
  changes: number;
};

export const changed = (core: Core): void => {
  core.changes += 1;
  for (const listener of core.listeners) listener();
};

const digest = (text: string): string => createHash("sha256").update(text).digest("base64url");
/** The same run draws the same ids, so that golden files hold. */
export function drawId(core: Core, prefix: string): string {
  core.state.drawn += 1;
  return prefix + digest(`${core.options.clientId} ${core.state.drawn}`).slice(0, 24);
}
/** A message's id is its time in ms: unique and rising. */
export function nextActivityId(core: Core): string {
  core.state.lastMs = Math.max(core.state.lastMs + 1, Math.trunc(core.options.now()));
  return String(core.state.lastMs);
}

/** What the bot knows a person by: an id of this bot's own, from which nothing can be told. */
export const accountId = (core: Core, person: TeamsPerson): string =>
  `29:1${digest(`${core.options.clientId} ${person.id}`)}`;
export const personalId = (core: Core, userId: string): string =>
  `a:1${digest(`personal ${core.options.clientId} ${userId}`)}`;
export const serviceUrl = (core: Core): string => `${core.baseUrl}/teams`;

export function emptyState(options: TeamsStandInOptions): State {
  const installed = options.installed ?? true;
  return {
    version: 1,
    drawn: 0,
    lastMs: 0,
    installed: Object.fromEntries(
      [...options.users, ...options.channels].map(({ id }) => [id, installed]),
    ),
    blocked: {},
    activities: {},
    dialogs: {},
    replaced: {},
    read: {},
  };
}
