// What the adapter is given, and how it makes Slack's clients of it.
import type { Logger, webApi } from "@slack/bolt";
import type { Handle, Kv } from "../port.ts";
import { slackFetch } from "./answer.ts";

/** Several workspaces, each with a token of its own, which it gave by installing the app. */
export type OAuthOptions = {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Signs what a browser brings back from Slack. */
  readonly stateSecret: string;
  readonly installations: Kv;
  /** The workspaces (T…) and organisations (E…) that the configuration names: no other may install. */
  readonly teams: readonly string[];
};
/** The core's clock, as far as it is needed. */
export type Clock = { now(): number; at(ms: number, work: () => void): () => void };
export type SocketOptions = {
  readonly appToken: string;
  readonly clock: Clock;
  /** Nothing has been heard for two minutes; once, until something is. */
  readonly unheard: () => Promise<unknown>;
};
/**
 * Limits of real time, ms. A process whose clock is moved by hand has none (`Infinity`): what people see there must not depend on how busy the machine is.
 * Slack gives up after three seconds: a screen that is late does not hold up the acknowledgement, and a late acknowledgement is a 503.
 */
type Limits = {
  readonly showMs: number;
  readonly acknowledgeMs: number;
  readonly answerMs: number;
  readonly requestMs: number;
};
export const usualLimits: Limits = {
  showMs: 1_500,
  acknowledgeMs: 2_800,
  answerMs: 2_900,
  requestMs: 10_000,
};

export type SlackOptions = {
  /** Of one workspace; or how several come to theirs. */
  readonly tokens: string | OAuthOptions;
  readonly signingSecret?: string | undefined;
  /** Socket Mode when it is there. */
  readonly socket?: SocketOptions;
  /** The base of the Web API; only a test or a stand-in sets it. */
  readonly apiUrl?: string | undefined;
  readonly handle: Handle;
  readonly fact: (fact: Readonly<Record<string, string | number>>) => void;
  readonly now?: () => number;
  readonly limits?: Limits;
};

/** Of opening a view, and of installing. Only names that are known here: what else an answer says could be anybody's text. */
const known = new Set(
  `account_inactive bad_client_secret duplicate_external_id exchanged_trigger_id expired_trigger_id fatal_error hash_conflict internal_error
  invalid_arguments invalid_auth invalid_blocks invalid_client_id invalid_code invalid_refresh_token invalid_trigger_id missing_scope not_allowed_token_type not_authed not_enabled
  not_found push_limit_reached ratelimited request_timeout service_unavailable token_expired token_revoked trigger_expired view_too_large`.split(
    /\s+/,
  ),
);
/** What Slack calls an error; never its text. */
export const errorName = (error: unknown): string => {
  const e = error as {
    readonly data?: { readonly error?: string };
    readonly code?: string;
    readonly name?: string;
  };
  if (e.data?.error !== undefined) return known.has(e.data.error) ? e.data.error : "other";
  const name = e.code ?? e.name ?? typeof error;
  // A name is one word: what is longer could be anybody's text.
  return /^\w{1,40}$/.test(name) ? name : "other";
};
/** Slack's library speaks to our log in facts, never to the terminal in texts. */
export const quietLogger = (options: Pick<SlackOptions, "fact">): Logger => ({
  debug: () => undefined,
  info: () => undefined,
  warn: () => options.fact({ event: "slack.warn" }),
  error: (...what: unknown[]) => options.fact({ event: "slack.error", error: errorName(what[0]) }),
  setLevel: () => undefined,
  getLevel: () => "info" as never,
  setName: () => undefined,
});
export const clientOptions = ({
  limits = usualLimits,
  ...options
}: Pick<SlackOptions, "apiUrl" | "fact" | "limits">): webApi.WebClientOptions => ({
  logger: quietLogger(options),
  // The client's own retries send again what Slack already has. The worker decides instead.
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  // 0 is what the library calls none.
  timeout: Number.isFinite(limits.requestMs) ? limits.requestMs : 0,
  fetch: slackFetch,
  ...(options.apiUrl && { slackApiUrl: options.apiUrl }),
});
