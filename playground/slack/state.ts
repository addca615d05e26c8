// What the cloud remembers: plain JSON, so that a snapshot is the state itself.
import { createHash } from "node:crypto";
import type { Block } from "./blocks.ts";
import type { Text } from "./composition.ts";

type Team = { id: string; name: string; domain: string };
export type Bot = { userId: string; botId: string; appId: string; name: string };
/** `team_id` differs from the installed team's → a stranger who came in through Slack Connect. */
export type User = {
  id: string;
  name: string;
  real_name?: string;
  title?: string;
  agency?: string;
  language?: string;
  tz?: string;
  team_id?: string;
  is_bot?: boolean;
  deleted?: boolean;
};
export type Channel = {
  id: string;
  name: string;
  kind: "public" | "private" | "im" | "mpim";
  members: string[];
  is_ext_shared?: boolean;
  is_archived?: boolean;
};
export type Metadata = { event_type: string; event_payload: Record<string, unknown> };
/** What Slack shows of an address below the message that has it. */
export type Attachment = {
  from_url: string;
  title_link: string;
  title: string;
  fallback: string;
  text?: string;
};
export type Message = {
  ts: string;
  user: string;
  text: string;
  bot: boolean;
  blocks?: Block[];
  metadata?: Metadata;
  thread_ts?: string;
  edited?: { user: string; ts: string };
  client_msg_id?: string;
  attachments?: Attachment[];
};
/** Seen by one person, kept in no history. */
export type Ephemeral = {
  ts: string;
  channel: string;
  user: string;
  text: string;
  by: "bot" | "slackbot";
  blocks?: Block[];
};

/** One element's value, as Slack writes it into `state.values`. */
export type StateValue = { type: string } & Record<string, unknown>;
export type StateValues = Record<string, Record<string, StateValue>>;
export type StoredView = {
  id: string;
  user: string;
  type: "modal" | "home";
  blocks: Block[];
  hash: string;
  private_metadata: string;
  callback_id: string;
  external_id: string;
  root_view_id: string;
  previous_view_id: string | null;
  values: StateValues;
  title?: Text;
  submit?: Text;
  close?: Text;
  clear_on_close?: boolean;
  notify_on_close?: boolean;
  /** What the client shows beside the fields after a refused submission. */
  errors?: Record<string, string>;
};
export type Trigger = {
  user: string;
  issuedMs: number;
  used: boolean;
  from: "command" | "message" | "modal" | "home";
};
export type ResponseUrl = {
  channel: string;
  user: string;
  issuedMs: number;
  uses: number;
  ts?: string;
  ephemeral: boolean;
};

export type State = {
  version: 1;
  drawn: number;
  lastMicros: number;
  users: Record<string, User>;
  channels: Record<string, Channel>;
  messages: Record<string, Message[]>;
  ephemerals: Ephemeral[];
  modals: Record<string, StoredView[]>;
  homes: Record<string, StoredView>;
  triggers: Record<string, Trigger>;
  responseUrls: Record<string, ResponseUrl>;
  read: Record<string, Record<string, string>>;
  /** What a person has chosen in a message's fields: kept by their client, sent along with each click there. */
  chosen: Record<string, StateValues>;
};

export type Faults = {
  method?: string;
  times: number;
  kind: "429" | "500" | "html" | "lost" | "timeout" | "badSignature" | "oldTimestamp" | "redeliver";
  retryAfterS?: number;
  /** For `timeout`: the request is carried out, only its answer never comes. */
  carriedOut?: boolean;
};
export type Call = {
  method: string;
  args: Record<string, unknown>;
  status: number;
  answer: unknown;
};

export type SlackStandInOptions = {
  now: () => number;
  signingSecret: string;
  botToken: string;
  team: Team;
  /** The app is installed for the whole organisation of this id. */
  enterprise?: string;
  users: readonly User[];
  /** What the page calls people and places, where it is not what they are called. */
  named?: (name: string, language?: "sv" | "en") => string;
  /** The id of whom the page begins with. Left out: the first one. */
  begins?: string;
  channels: readonly Channel[];
  /** The bot's door: POST /slack/events. */
  send: (request: Request) => Promise<Response>;
  /** Fetches an address that a person has written. Left out: nothing is expanded. */
  expands?: (request: Request) => Promise<Response | undefined>;
  bot?: Partial<Bot>;
  /** What the app's manifest asks for; a method whose scope is missing answers `missing_scope`. */
  scopes?: readonly string[];
  /** The app's slash commands. Left out: every command is known. */
  commands?: readonly { command: string; description: string; usageHint: string }[];
  /** The app's shortcuts on a message. Left out: it has none. */
  shortcuts?: readonly { callbackId: string; name: string }[];
  /** Where this cloud is reached; response_urls begin with it. */
  baseUrl?: string;
  /** Where the bot's door is, as the bot sees it. */
  botUrl?: string;
  ackMs?: number;
  /** Posts a minute in the whole workspace, a second's worth at once; more is answered with 429 and Retry-After. Left out: only channels have a limit, where `limitRate` turns it on. */
  perMinute?: number;
};

/** What everything here works on. */
export type Core = {
  options: SlackStandInOptions;
  bot: Bot;
  scopes: readonly string[];
  state: State;
  /** Off: tests that do not ask about it need not wait. */
  rate: {
    on: boolean;
    perMinute: number | undefined;
    buckets: Map<string, { tokens: number; atMs: number }>;
  };
  baseUrl: string;
  /** How long a `timeout` fault keeps a caller waiting. */
  hangMs: number;
  /** Socket Mode, where somebody has turned it on: whose token opens a socket, and where. */
  link?: { readonly appToken: string; revoked: boolean; ticket(): string };
  faults: Faults[];
  /** What the workspace does not have yet, where: `data_table in modal`. */
  lacks: Set<string>;
  calls: Call[];
  /** What the client shows for a moment, by person. */
  toasts: Map<string, string>;
  listeners: Set<() => void>;
  /** How often something has changed since the program started. */
  changes: number;
};

export const changed = (core: Core): void => {
  core.changes += 1;
  for (const listener of core.listeners) listener();
};

const MEMORY_MS = 60 * 60_000;
/** Random enough to be unguessable to nobody: this is a stand-in. The same run draws the same ids, so that golden files hold. */
export function draw(core: Core, length = 10): string {
  core.state.drawn += 1;
  return createHash("sha256")
    .update(`${core.options.team.id} ${core.state.drawn}`)
    .digest("hex")
    .slice(0, length);
}
export const drawId = (core: Core, prefix: string): string => prefix + draw(core, 10).toUpperCase();

/** A message's `ts` is its id: unique, rising, with microseconds. */
export function nextTs(core: Core): string {
  core.state.lastMicros = Math.max(
    core.state.lastMicros + 1,
    Math.trunc(core.options.now() * 1000),
  );
  const micros = String(core.state.lastMicros);
  return `${micros.slice(0, -6)}.${micros.slice(-6)}`;
}

export function issueTrigger(core: Core, user: string, from: Trigger["from"]): string {
  const now = core.options.now();
  for (const [id, trigger] of Object.entries(core.state.triggers))
    if (now - trigger.issuedMs > MEMORY_MS) delete core.state.triggers[id];
  core.state.drawn += 1;
  const id = `${9_000_000_000 + core.state.drawn}.${1_000_000 + core.state.drawn}.${draw(core, 32)}`;
  core.state.triggers[id] = { user, issuedMs: now, used: false, from };
  return id;
}

export function issueResponseUrl(
  core: Core,
  target: Pick<ResponseUrl, "channel" | "user" | "ephemeral"> & { ts?: string },
): string {
  const now = core.options.now();
  for (const [id, old] of Object.entries(core.state.responseUrls))
    if (now - old.issuedMs > MEMORY_MS) delete core.state.responseUrls[id];
  const id = draw(core, 24);
  core.state.responseUrls[id] = { ...target, issuedMs: now, uses: 0 };
  return `${core.baseUrl}/response/${id}`;
}

export function emptyState(options: SlackStandInOptions, bot: Bot): State {
  const users = Object.fromEntries(
    [...options.users, { id: bot.userId, name: bot.name, is_bot: true }].map((user) => [
      user.id,
      structuredClone(user) as User,
    ]),
  );
  const channels = Object.fromEntries(
    options.channels.map((channel) => [channel.id, structuredClone(channel) as Channel]),
  );
  return {
    version: 1,
    drawn: 0,
    lastMicros: 0,
    users,
    channels,
    messages: {},
    ephemerals: [],
    modals: {},
    homes: {},
    triggers: {},
    responseUrls: {},
    read: {},
    chosen: {},
  };
}
