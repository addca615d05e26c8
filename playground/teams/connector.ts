// What the bot calls: the connector, and beside it the services that give out tokens and keys.
import { type Context, Hono, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { converse, create, member, members, remove, update } from "./activities.ts";
import { splitThread } from "./conversations.ts";
import { takeFault } from "./faults.ts";
import { keySet } from "./keys.ts";
import { bytesOf, MESSAGE_BYTES, RATES } from "./limits.ts";
import { Refusal, refuse } from "./refusal.ts";
import type { Call, Core, Fault, FaultKind, Method } from "./state.ts";
import { giveToken, holdsToken } from "./tokens.ts";

const CALLS_KEPT = 500;
/** More than any body that is read at all. */
const BODY_BYTES = 1_000_000;

type Answer = { status: number; body: unknown; retryAfterS?: number };
type Work = (body: unknown) => Answer;

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

const sentences: Readonly<
  Record<Exclude<FaultKind, "lost" | "timeout">, readonly [string, string]>
> = {
  "429": ["Throttled", "Too many requests."],
  "412": ["PreconditionFailed", "Precondition failed, please try again."],
  "500": ["ServiceError", "Service error."],
  "502": ["ServiceError", "Bad gateway."],
  "503": ["ServiceUnavailable", "Service unavailable."],
  "504": ["GatewayTimeout", "Gateway timeout."],
};
const broken = (kind: Exclude<FaultKind, "lost" | "timeout">, retryAfterS?: number): Answer => {
  const [code, message] = sentences[kind];
  const wait = kind === "429" && retryAfterS !== undefined ? { retryAfterS } : {};
  return { status: Number(kind), body: { error: { code, message } }, ...wait };
};

function guarded(work: () => Answer): Answer {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return {
      status: error.status,
      body: error.body,
      ...(error.retryAfterS === undefined ? {} : { retryAfterS: error.retryAfterS }),
    };
  }
}

/** Counts what was let through, for each conversation. */
function limit(core: Core, conversation: string): void {
  if (!core.rate.on) return;
  const now = core.options.now();
  const longest = Math.max(...RATES.map(({ withinS }) => withinS));
  const spent = (core.rate.spent.get(conversation) ?? []).filter((at) => now - at < longest * 1000);
  core.rate.spent.set(conversation, spent);
  const waits = RATES.flatMap(({ requests, withinS }) => {
    const within = spent.filter((at) => now - at < withinS * 1000);
    const oldest = within.at(-requests);
    return oldest === undefined
      ? []
      : [Math.max(1, Math.ceil((oldest + withinS * 1000 - now) / 1000))];
  });
  if (waits.length > 0)
    throw new Refusal(429, "Throttled", "Too many requests.", Math.max(...waits));
  spent.push(now);
}

async function answered(
  c: Context,
  core: Core,
  method: Method,
  answer: Answer,
  fault: Fault | undefined,
): Promise<Response> {
  if (fault?.kind === "timeout") await hang(core, c.req.raw.signal);
  if (fault?.kind === "timeout" || fault?.kind === "lost") return cut(c);
  const headers =
    answer.retryAfterS === undefined ? {} : { "Retry-After": String(answer.retryAfterS) };
  if (answer.body === undefined) return new Response(null, { status: answer.status, headers });
  const type =
    method === "token" || method === "keys"
      ? "application/json"
      : "application/json; charset=utf-8";
  return new Response(JSON.stringify(answer.body), {
    status: answer.status,
    headers: { "Content-Type": type, ...headers },
  });
}

/** What a fault leaves of the work. */
function outcome(fault: Fault | undefined, work: () => Answer): Answer {
  if (!fault) return guarded(work);
  switch (fault.kind) {
    case "lost":
      return guarded(work);
    case "timeout":
      return fault.carriedOut ? guarded(work) : { status: 0, body: undefined };
    default:
      return broken(fault.kind, fault.retryAfterS);
  }
}

/** Takes the next fault, carries out what it leaves, and writes down what was asked and answered. */
async function call(
  c: Context,
  core: Core,
  method: Method,
  shown: unknown,
  work: () => Answer,
): Promise<Response> {
  const fault = takeFault(core, method);
  const answer = outcome(fault, work);
  const { pathname, search } = new URL(c.req.url);
  const unheard = fault?.kind === "lost" || fault?.kind === "timeout";
  record(core, {
    method,
    path: pathname + search,
    body: shown,
    status: unheard ? 0 : answer.status,
    answer: answer.body,
  });
  return answered(c, core, method, answer, fault);
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return refuse(400, "BadSyntax", "the body is not JSON");
  }
}
/** For the list of calls, which takes what came as it came. */
const shownJson = (text: string): unknown => {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** One request to the connector: first the caller, then the size, then what it asks for. */
const route = (core: Core, method: Method, work: (c: Context) => Work) => async (c: Context) => {
  const text = await c.req.text();
  return call(c, core, method, shownJson(text), () => {
    const bearer = /^Bearer (.+)$/.exec(c.req.header("authorization") ?? "")?.[1];
    if (!bearer || !holdsToken(core, bearer))
      refuse(401, "Unauthorized", "Authorization has been denied for this request.");
    if (bytesOf(text) > (core.options.messageBytes ?? MESSAGE_BYTES))
      refuse(413, "MessageSizeTooBig", "Message size too large.");
    const id = c.req.param("id");
    if (id !== undefined && (method === "create" || method === "update"))
      limit(core, splitThread(id).conversation);
    return work(c)(c.req.method === "GET" || c.req.method === "DELETE" ? undefined : json(text));
  });
};

/** The ids here can be guessed, and the port may be a browser's neighbour: what a page somewhere sends is turned away. */
const programsOnly: MiddlewareHandler = async (c, next): Promise<Response | undefined> => {
  if (c.req.header("origin") !== undefined || c.req.header("sec-fetch-site") !== undefined)
    return c.json({ error: { code: "Forbidden", message: "programs only" } }, 403);
  await next();
  return undefined;
};

function connector(app: Hono, core: Core): void {
  const targeted = (c: Context): boolean => c.req.query("isTargetedActivity") === "true";
  const [id, activity] = [
    (c: Context) => c.req.param("id") ?? "",
    (c: Context) => c.req.param("activity") ?? "",
  ];
  const one = "/teams/v3/conversations/:id/activities/:activity";
  app.post(
    "/teams/v3/conversations",
    route(core, "conversation", () => (body) => ({ status: 201, body: converse(core, body) })),
  );
  app.post(
    "/teams/v3/conversations/:id/activities",
    route(core, "create", (c) => (body) => ({
      status: 201,
      body: create(core, id(c), body, targeted(c)),
    })),
  );
  app.put(
    one,
    route(core, "update", (c) => (body) => ({
      status: 200,
      body: update(core, id(c), activity(c), body, targeted(c)),
    })),
  );
  app.delete(
    one,
    route(core, "delete", (c) => () => ({
      status: 200,
      body: remove(core, id(c), activity(c), targeted(c)),
    })),
  );
  app.get(
    "/teams/v3/conversations/:id/members",
    route(core, "members", (c) => () => ({ status: 200, body: members(core, id(c)) })),
  );
  app.get(
    "/teams/v3/conversations/:id/members/:member",
    route(core, "members", (c) => () => ({
      status: 200,
      body: member(core, id(c), c.req.param("member") ?? ""),
    })),
  );
}

function services(app: Hono, core: Core): void {
  const keys = (c: Context): Promise<Response> =>
    call(c, core, "keys", undefined, () => ({ status: 200, body: keySet(core.keys) }));
  app.get("/v1/.well-known/openidconfiguration", (c) =>
    c.json({
      issuer: "https://api.botframework.com",
      authorization_endpoint: "https://invalid.botframework.com",
      jwks_uri: `${core.baseUrl}/v1/.well-known/keys`,
      id_token_signing_alg_values_supported: ["RS256"],
      token_endpoint_auth_methods_supported: ["private_key_jwt"],
    }),
  );
  app.get("/v1/.well-known/keys", keys);
  // Entra's own keys. The same ones: to a bot, a token from a stranger's organisation is as well signed as any.
  app.get("/:tenant/discovery/v2.0/keys", keys);
  app.post("/:tenant/oauth2/v2.0/token", async (c) => {
    const text = await c.req.text();
    const { client_secret: _, ...shown } = Object.fromEntries(new URLSearchParams(text));
    const form = (c.req.header("content-type") ?? "").startsWith(
      "application/x-www-form-urlencoded",
    );
    return call(c, core, "token", shown, () =>
      giveToken(core, c.req.param("tenant"), new URLSearchParams(form ? text : "")),
    );
  });
}

/** All that the bot calls. Serve it on a loopback port and tell the cloud where (`listensAt`). */
export function createConnector(core: Core): Hono {
  const app = new Hono();
  app.use(
    "*",
    programsOnly,
    bodyLimit({
      maxSize: BODY_BYTES,
      onError: (c) =>
        c.json(new Refusal(413, "MessageSizeTooBig", "Message size too large.").body, 413),
    }),
  );
  connector(app, core);
  services(app, core);
  return app;
}
