// Slack's Web API as the bot calls it: POST /api/<method> and the response_urls.
import { type Context, Hono, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import * as blocks from "./api-blocks.ts";
import * as chat from "./api-chat.ts";
import * as conversations from "./api-conversations.ts";
import * as views from "./api-views.ts";
import type { Args } from "./args.ts";
import { takeFault } from "./faults.ts";
import { RESPONSE_URL_LIVES_MS, RESPONSE_URL_USES } from "./limits.ts";
import { Refusal, refuse } from "./refusal.ts";
import type { Call, Core } from "./state.ts";

const CALLS_KEPT = 500;
const BODY_BYTES = 4_000_000;

type Method = {
  run: (core: Core, args: Args) => Record<string, unknown>;
  /** Arguments that Slack knows. It ignores others; this refuses them, because here they are a slip of the pen. */
  takes: readonly string[];
  scope?: string;
};

const content = ["channel", "text", "blocks", "thread_ts", "parse", "link_names"];
const paging = ["cursor", "limit"];
const span = ["latest", "oldest", "inclusive", "include_all_metadata"];

const identity = (core: Core): Record<string, unknown> => ({
  url: `https://${core.options.team.domain}.slack.com/`,
  team: core.options.team.name,
  user: core.bot.name,
  team_id: core.options.team.id,
  user_id: core.bot.userId,
  bot_id: core.bot.botId,
  is_enterprise_install: false,
});

const methods: Readonly<Record<string, Method>> = {
  "auth.test": { run: identity, takes: [] },
  "apps.connections.open": {
    run: ({ link }) => (link ? { url: link.ticket() } : refuse("not_allowed")),
    takes: [],
  },
  "blocks.validate": { run: blocks.validate, takes: ["blocks", "message", "view"] },
  "chat.getPermalink": { run: chat.getPermalink, takes: ["channel", "message_ts"] },
  "chat.postMessage": {
    run: chat.postMessage,
    takes: [
      ...content,
      "metadata",
      "reply_broadcast",
      "unfurl_links",
      "unfurl_media",
      "mrkdwn",
      "client_msg_id",
    ],
    scope: "chat:write",
  },
  "chat.update": {
    run: chat.update,
    takes: [...content, "ts", "metadata", "reply_broadcast"],
    scope: "chat:write",
  },
  "chat.delete": { run: chat.remove, takes: ["channel", "ts"], scope: "chat:write" },
  "chat.postEphemeral": {
    run: chat.postEphemeral,
    takes: [...content, "user"],
    scope: "chat:write",
  },
  "conversations.open": {
    run: conversations.open,
    takes: ["users", "channel", "return_im", "prevent_creation"],
  },
  "conversations.info": {
    run: conversations.info,
    takes: ["channel", "include_locale", "include_num_members"],
  },
  "conversations.history": { run: conversations.history, takes: ["channel", ...paging, ...span] },
  "conversations.replies": {
    run: conversations.replies,
    takes: ["channel", "ts", ...paging, ...span],
  },
  "conversations.list": {
    run: conversations.list,
    takes: ["types", "exclude_archived", ...paging],
  },
  "users.info": {
    run: conversations.userInfo,
    takes: ["user", "include_locale"],
    scope: "users:read",
  },
  "views.open": { run: views.open, takes: ["trigger_id", "view"] },
  "views.push": { run: views.push, takes: ["trigger_id", "view"] },
  "views.update": { run: views.update, takes: ["view_id", "external_id", "view", "hash"] },
  "views.publish": { run: views.publish, takes: ["user_id", "view", "hash"] },
};

const parseForm = (body: string): Args => Object.fromEntries(new URLSearchParams(body));
function parseJson(body: string): Args {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body || "{}");
  } catch {
    return refuse("invalid_json");
  }
  return typeof parsed === "object" && parsed !== null && !Array.isArray(parsed)
    ? (parsed as Args)
    : refuse("json_not_object");
}

async function argsOf(c: Context): Promise<Args> {
  if (c.req.method === "GET") return parseForm(new URL(c.req.url).search);
  const type = c.req.header("content-type") ?? "";
  const body = await c.req.text();
  if (type.startsWith("application/json")) return parseJson(body);
  if (type.startsWith("application/x-www-form-urlencoded")) return parseForm(body);
  return body === "" ? {} : refuse(type === "" ? "missing_post_type" : "invalid_post_type");
}

/** Checks the caller, then the arguments' names, then carries it out. */
function carryOut(
  core: Core,
  name: string,
  authorization: string,
  raw: Args,
): Record<string, unknown> {
  // Bolt's clients name the team in every call; Slack needs it for organisation-wide tokens only.
  const { token, team_id: _, ...args } = raw;
  const given = authorization.replace(/^Bearer ?/, "") || (typeof token === "string" ? token : "");
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (!method) return refuse("unknown_method");
  if (!given) return refuse("not_authed");
  const forApp = name === "apps.connections.open";
  if (forApp && given === core.options.botToken) return refuse("not_allowed_token_type");
  if (forApp && core.link?.revoked) return refuse("token_revoked");
  if (given !== (forApp ? core.link?.appToken : core.options.botToken))
    return refuse("invalid_auth");
  if (method.scope) conversations.needScope(core, method.scope);
  const strange = Object.keys(args).filter((key) => !method.takes.includes(key));
  if (strange.length > 0)
    return refuse(
      "invalid_arguments",
      strange.map((key) => `invalid additional property: ${key} [json-pointer:]`),
    );
  return method.run(core, args);
}

type Answer = { status: 200 | 429 | 404; body: Record<string, unknown>; retryAfterS?: number };
function guarded(work: () => Record<string, unknown>): Answer {
  try {
    return { status: 200, body: { ok: true, ...work() } };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { retryAfterS, ...extra } = error.extra as { retryAfterS?: number };
    const body = { ok: false, error: error.code, ...extra };
    return retryAfterS === undefined ? { status: 200, body } : { status: 429, body, retryAfterS };
  }
}

const record = (core: Core, call: Call): void => {
  core.calls.push(call);
  if (core.calls.length > CALLS_KEPT) core.calls.shift();
};

/** Through a real port the connection is cut; in process nothing better than an empty 500 can be had. */
function cut(c: Context): Response {
  const bindings = c.env as { incoming?: { socket?: { destroy(): void } } } | undefined;
  bindings?.incoming?.socket?.destroy();
  return new Response(null, { status: 500 });
}

const hang = (core: Core, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, core.hangMs);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });

const answered = (c: Context, core: Core, { status, body, retryAfterS }: Answer): Response =>
  c.json(body, status, {
    "X-OAuth-Scopes": core.scopes.join(","),
    ...(retryAfterS === undefined ? {} : { "Retry-After": String(retryAfterS) }),
  });

async function call(c: Context, core: Core): Promise<Response> {
  const method = c.req.param("method") ?? "";
  const fault = takeFault(core, method);
  let args: Args = {};
  const carry = (): Answer =>
    guarded(() => carryOut(core, method, c.req.header("authorization") ?? "", args));
  const broken = await argsOf(c).then(
    (read) => {
      args = read;
      return undefined;
    },
    (error: unknown) =>
      error instanceof Refusal ? guarded(() => refuse(error.code)) : Promise.reject(error),
  );
  const note = (status: number, answer: unknown): void =>
    record(core, { method, args, status, answer });
  if (fault?.kind === "429") {
    const limited: Answer = {
      status: 429,
      body: { ok: false, error: "ratelimited" },
      retryAfterS: fault.retryAfterS ?? 1,
    };
    note(429, limited.body);
    return answered(c, core, limited);
  }
  if (fault?.kind === "500") {
    note(500, "");
    return new Response(null, { status: 500 });
  }
  // Something between us and Slack answers in its place.
  if (fault?.kind === "html") {
    note(200, "");
    return c.html("<!doctype html><title>Sign in to the network</title>");
  }
  if (fault?.kind === "timeout") {
    if (fault.carriedOut) carry();
    note(0, "");
    await hang(core, c.req.raw.signal);
    return cut(c);
  }
  const answer = broken ?? carry();
  note(fault ? 0 : answer.status, answer.body);
  return fault?.kind === "lost" ? cut(c) : answered(c, core, answer);
}

async function respond(c: Context, core: Core): Promise<Response> {
  const url = core.state.responseUrls[c.req.param("id") ?? ""];
  const fault = takeFault(core, "response_url");
  if (fault?.kind === "500") return new Response(null, { status: 500 });
  if (fault?.kind === "429")
    return answered(c, core, {
      status: 429,
      body: { ok: false, error: "ratelimited" },
      retryAfterS: fault.retryAfterS ?? 1,
    });
  if (!url || core.options.now() - url.issuedMs > RESPONSE_URL_LIVES_MS)
    return c.json({ ok: false, error: "expired_url" }, 404);
  if (url.uses >= RESPONSE_URL_USES) return c.json({ ok: false, error: "used_url" }, 404);
  const body = await c.req.text();
  const answer = guarded(() => {
    const args = parseJson(body);
    url.uses += 1;
    chat.respond(core, url, args);
    return {};
  });
  record(core, { method: "response_url", args: {}, status: answer.status, answer: answer.body });
  if (fault?.kind === "lost") return cut(c);
  return c.json(answer.body, answer.status);
}

/** The ids here can be guessed, and the port may be a browser's neighbour: what a page somewhere sends is turned away. */
const programsOnly: MiddlewareHandler = async (c, next): Promise<Response | undefined> => {
  if (c.req.header("origin") !== undefined || c.req.header("sec-fetch-site") !== undefined)
    return c.json({ ok: false, error: "access_denied" }, 403);
  await next();
  return undefined;
};

export function createWebApi(core: Core): Hono {
  const app = new Hono();
  const limit = bodyLimit({
    maxSize: BODY_BYTES,
    onError: (c) => c.json({ ok: false, error: "request_too_large" }, 413),
  });
  for (const path of ["/api/*", "/response/*"]) app.use(path, programsOnly, limit);
  app.on(["GET", "POST"], "/api/:method", (c) => call(c, core));
  app.post("/response/:id", (c) => respond(c, core));
  return app;
}
