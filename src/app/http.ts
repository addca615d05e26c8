// One server for everything that comes in over HTTP.
import type { IncomingMessage, Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { serve } from "@hono/node-server";
import { type Context, Hono, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { secureHeaders } from "hono/secure-headers";
import type { Adapter } from "../../adapters/port.ts";
import type { Platform } from "../rules/workflow.ts";
import type { Readiness } from "./ready.ts";

/** Slack's largest payload is a view with its state, or a message of 40,000 characters, each `å` six signs long: well under this. */
const slackLimitBytes = 500_000;
/** A message in Teams is at most 28 KB, and so is what a dialog sends. */
const teamsLimitBytes = 256_000;

const tooLarge = (c: Context): Response => c.json({ error: "too large" }, 413);
/** A length that is said is kept by the parser: only a body without one must be counted, and counting costs more than reading. */
const limited = (maxSize: number): MiddlewareHandler => {
  const counted = bodyLimit({ maxSize, onError: tooLarge });
  return async (c, next) => {
    const said = c.req.header("transfer-encoding") === undefined ? Number(c.req.header("content-length") ?? Number.NaN) : Number.NaN;
    if (Number.isNaN(said)) return counted(c, next);
    return said > maxSize ? tooLarge(c) : next();
  };
};

/** What is larger takes its turn: to read it takes so long that several at once would keep everybody waiting. */
const largeBytes = 16_000;
/** Long enough for a small request to come all the way through between two large ones. */
const betweenMs = 10;
/** One after the other, with room for others in between. `next` resolves when it is the caller's turn. */
const spaced = (): (() => Promise<void>) => {
  let last = Promise.resolve();
  return () => {
    const mine = last;
    last = mine.then(() => new Promise((resolve) => void setTimeout(resolve, betweenMs)));
    return mine;
  };
};
const calmly = (next: () => Promise<void>): MiddlewareHandler => {
  return async (c, go) => {
    if (Number(c.req.header("content-length") ?? Number.POSITIVE_INFINITY) <= largeBytes) return go();
    // Whoever sends it slowly keeps no turn waiting.
    const body = await c.req.raw.arrayBuffer();
    await next();
    c.req.raw = new Request(c.req.url, { method: "POST", headers: c.req.raw.headers, body });
    return go();
  };
};

/** What comes on one connection without waiting for answers is heard one after the other, and others in between. */
const oneByOne = (): MiddlewareHandler<{ Bindings: { readonly incoming?: IncomingMessage } }> => {
  const last = new WeakMap<Socket, Promise<void>>();
  return async (c, go) => {
    const socket = c.env?.incoming?.socket;
    if (!socket) return go();
    const before = last.get(socket);
    const { promise, resolve } = Promise.withResolvers<void>();
    last.set(socket, promise);
    if (before) await before.then(() => new Promise(setImmediate));
    // Also when it throws: whatever comes after it on this connection would wait for ever.
    await go().finally(resolve);
    if (last.get(socket) === promise) last.delete(socket);
  };
};
/** Whoever probes gets what was found within the last moment: looking writes to the disk, and anybody may ask. */
const readyKeptMs = 250;
const keptBriefly = <T>(look: () => Promise<T>): (() => Promise<T>) => {
  let found: { readonly at: number; readonly what: Promise<T> } | undefined;
  return () => {
    if (!found || performance.now() - found.at > readyKeptMs) found = { at: performance.now(), what: look() };
    return found.what;
  };
};

type Door = { readonly post: string; readonly limitBytes: number; readonly get: readonly string[] };
/** Where each platform comes in: what it sends, and what a browser asks for. */
const doors: Readonly<Record<Platform, Door>> = {
  slack: { post: "/slack/events", limitBytes: slackLimitBytes, get: ["/slack/install", "/slack/oauth_redirect"] },
  teams: { post: "/api/messages", limitBytes: teamsLimitBytes, get: [] },
};
type HttpOptions = {
  /** Who receives; a platform that is not connected is not here. */
  readonly adapters: ReadonlyMap<Platform, Pick<Adapter, "receive">>;
  readonly ready: () => Promise<Readiness>;
  /** A file for whoever has the link; `head`: all but the file itself. */
  readonly files?: (token: string, head: boolean) => Promise<Response>;
  readonly playground?: Hono;
};
export const createHttp = (o: HttpOptions): Hono => {
  const app = new Hono();
  const notHere = (c: Context): Response => c.json({ error: "not here" }, 404);
  // The error's text could echo a request.
  app.onError((_error, c) => c.json({ error: "internal" }, 500));
  app.use(oneByOne());
  const [large, shown] = [calmly(spaced()), secureHeaders()];
  for (const [platform, door] of Object.entries(doors) as [Platform, Door][]) {
    const receive = (c: Context): Response | Promise<Response> => o.adapters.get(platform)?.receive(c.req.raw) ?? notHere(c);
    // No browser is shown what a platform's servers are answered.
    app.post(door.post, limited(door.limitBytes), large, receive);
    for (const path of door.get) app.get(path, shown, receive);
  }
  app.use(shown);
  app.get("/healthz", (c) => c.json({ status: "ok" }));
  app.get("/readyz", async (c) => {
    const { because, held } = await ready().catch(() => ({ because: ["failed"], held: 0 }));
    return because.length === 0 ? c.json({ status: "ready", held }) : c.json({ status: "not ready", because, held }, 503);
  });
  const ready = keptBriefly(o.ready);
  app.get("/files/:token", (c) => o.files?.(c.req.param("token"), c.req.method === "HEAD") ?? notHere(c));
  app.all("/files/:token", (c) => c.json({ error: "read only" }, 405, { allow: "GET, HEAD" }));
  if (o.playground) app.route("/", o.playground);
  return app;
};

/** Whoever says what they want says it within this, or is let go: a connection that drips is held open for nothing. */
const patience = { headersTimeout: 10_000, requestTimeout: 20_000, connectionsCheckingInterval: 5_000 } as const;
/** Whoever is being answered when the process stops has as long to get the answer. */
const answerMs = 3_000;
const lookEveryMs = 25;
/** `close`: takes nothing new, and waits for those who are being answered; at most `withinMs`. */
export type Listening = { readonly port: number; close(withinMs?: number): Promise<void> };
/** Throws when the port is taken. `port` 0 takes a free one. */
export const listen = (app: Hono, host: string, port: number): Promise<Listening> =>
  new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port, serverOptions: patience }, (info: AddressInfo) => {
      resolve({
        port: info.port,
        close: (withinMs = answerMs) =>
          new Promise((done) => {
            const { closeIdleConnections, closeAllConnections } = server as Server;
            // A connection that has got its answer would be kept open for the next question.
            const look = setInterval(() => closeIdleConnections.call(server), lookEveryMs);
            // Open event streams would keep the server for ever.
            const late = setTimeout(() => closeAllConnections.call(server), withinMs);
            server.close(() => {
              clearInterval(look);
              clearTimeout(late);
              done();
            });
          }),
      });
    });
    server.on("error", reject);
  });
