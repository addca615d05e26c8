// The platforms that the environment connects, each with its adapter.

import type { Adapter, Handle } from "../../adapters/port.ts";
import { createSlackAdapter } from "../../adapters/slack/index.ts";
import { botToken } from "../../adapters/teams/bot-token.ts";
import type { TeamsOptions } from "../../adapters/teams/index.ts";
import { systemClock } from "../calendar/clock.ts";
import type { Environment } from "../config/index.ts";
import type { RegisterNews } from "../engine/register.ts";
import type { Log } from "../log.ts";
import type { Platform } from "../rules/workflow.ts";
import type { AdapterStorage } from "./compose.ts";

/** Microsoft's library weighs more than everything else together (docs/bench.md): it is loaded when Teams is first spoken with, or at `start`. */
export const teamsAdapter = (options: TeamsOptions): Adapter => {
  const load = async () => (await import("../../adapters/teams/index.ts")).createTeamsAdapter(options);
  let opened: ReturnType<typeof load> | undefined;
  const open = () => {
    opened ??= load();
    return opened;
  };
  return {
    platform: "teams",
    deliver: async (delivery) => (await open()).deliver(delivery),
    inbound: { receive: async (sent) => (await open()).inbound.receive(sent) },
    // It is spoken to over HTTP alone: there is nothing to close.
    lifecycle: { start: async () => void (await open()), stop: async () => undefined, unheard: () => undefined },
  };
};

/** Whose organisations are spoken with, now: adapters look into these lists each time. */
export type Organisations = Readonly<Record<Platform, string[]>>;
export const follow = (all: Organisations, now: Readonly<Record<Platform, readonly string[]>>): Organisations => {
  for (const platform of ["slack", "teams"] as const) all[platform].splice(0, all[platform].length, ...now[platform]);
  return all;
};

const slackTokens = (
  env: Environment,
  teams: Organisations["slack"],
  storage: AdapterStorage,
): Parameters<typeof createSlackAdapter>[0]["tokens"] | undefined => {
  const { SLACK_BOT_TOKEN, SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SLACK_STATE_SECRET } = env;
  if (SLACK_BOT_TOKEN !== undefined) return SLACK_BOT_TOKEN;
  if (SLACK_CLIENT_ID === undefined || SLACK_CLIENT_SECRET === undefined || SLACK_STATE_SECRET === undefined) return undefined;
  return {
    clientId: SLACK_CLIENT_ID,
    clientSecret: SLACK_CLIENT_SECRET,
    stateSecret: SLACK_STATE_SECRET,
    installations: storage.kv("slack"),
    teams,
  };
};
type Given = { readonly handle: Handle; readonly storage: AdapterStorage; readonly news: RegisterNews };
const slack = (env: Environment, all: Organisations, log: Log, { handle, storage, news }: Given): readonly Adapter[] => {
  const tokens = slackTokens(env, all.slack, storage);
  const appToken = env.SLACK_APP_TOKEN;
  if (tokens === undefined) return [];
  return [
    createSlackAdapter({
      tokens,
      signingSecret: env.SLACK_SIGNING_SECRET,
      ...(appToken !== undefined && { socket: { appToken, clock: systemClock, unheard: () => news.trouble("unheard") } }),
      apiUrl: env.SLACK_API_URL,
      handle,
      fact: (fact) => log.warn(fact),
    }),
  ];
};
/** The library reads the bot's own token. The local client looks at none, so this one says nothing and is signed by nobody. */
const noToken = [{ alg: "none" }, { exp: 4_102_444_800 }, {}]
  .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
  .join(".");
/** The local client sends no token; its service URL is on this machine. It has no Entra, so its organisation and the bot's id are its own. */
const agentsPlayground = {
  clientId: "00000000-0000-0000-0000-000000000000",
  token: () => noToken,
  serviceUrl: "http://localhost:56150/_connector",
  serviceOrigins: ["http://localhost:56150", "http://127.0.0.1:56150"],
  unauthenticated: true,
} as const;
/** With the client secret at Entra, by Microsoft's library; or at a token service that is none. */
const credentials = ({ CLIENT_ID = "", CLIENT_SECRET = "", TEAMS_TOKEN_URL }: Environment) =>
  TEAMS_TOKEN_URL === undefined
    ? { clientSecret: CLIENT_SECRET }
    : { token: botToken(TEAMS_TOKEN_URL, CLIENT_ID, CLIENT_SECRET, () => systemClock.now()) };
const teams = (env: Environment, all: Organisations, log: Log, { handle, storage }: Given): readonly Adapter[] => {
  const common = {
    tenants: all.teams,
    places: storage.places("teams"),
    handle,
    fact: (fact: Readonly<Record<string, string | number>>) => log.warn(fact),
  };
  if (env.STAFETT_AGENTS_PLAYGROUND !== undefined) return [teamsAdapter({ ...common, ...agentsPlayground })];
  if (env.CLIENT_ID === undefined) return [];
  return [
    teamsAdapter({
      ...common,
      clientId: env.CLIENT_ID,
      ...credentials(env),
      tenantId: env.TENANT_ID,
      openIdUrl: env.TEAMS_OPENID_URL,
      serviceUrl: env.SERVICE_URL,
      serviceOrigins: env.TEAMS_SERVICE_HOSTS,
    }),
  ];
};
/** What of the environment connects a platform; empty or undefined: nothing does. */
const connects: Readonly<Record<Platform, (env: Environment) => string | undefined>> = {
  slack: (env) => env.SLACK_BOT_TOKEN ?? env.SLACK_CLIENT_ID,
  teams: (env) => env.CLIENT_ID ?? env.STAFETT_AGENTS_PLAYGROUND,
};
/** What the environment connects. None: the playground. */
export const connected = (env: Environment): readonly Platform[] =>
  (Object.keys(connects) as Platform[]).filter((platform) => Boolean(connects[platform](env)));
const adaptersOf: Readonly<Record<Platform, typeof slack>> = { slack, teams };
export const realAdapters =
  (env: Environment, all: Organisations, log: Log) =>
  (handle: Handle, storage: AdapterStorage, news: RegisterNews): readonly Adapter[] =>
    Object.values(adaptersOf).flatMap((open) => open(env, all, log, { handle, storage, news }));
