// One server for everything that comes in over HTTP.
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { type Context, Hono, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { secureHeaders } from "hono/secure-headers";
import type { Adapter } from "../../adapters/port.ts";
import type { Platform } from "../rules/workflow.ts";

/** Slack's largest payload is a view with its state, well under this. */
const slackLimitBytes = 1_000_000;
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

type Door = { readonly post: string; readonly limitBytes: number; readonly get: readonly string[] };
/** Where each platform comes in: what it sends, and what a browser asks for. */
const doors: Readonly<Record<Platform, Door>> = {
  slack: { post: "/slack/events", limitBytes: slackLimitBytes, get: ["/slack/install", "/slack/oauth_redirect"] },
  teams: { post: "/api/messages", limitBytes: teamsLimitBytes, get: [] },
};
type HttpOptions = {
  /** Who receives; a platform that is not connected is not here. */
  readonly adapters: ReadonlyMap<Platform, Pick<Adapter, "receive">>;
  /** Facts for whoever watches: counts only. */
  readonly health: () => Readonly<Record<string, number | string>>;
  readonly ready: () => Promise<boolean>;
  /** A file for whoever has the link; `head`: all but the file itself. */
  readonly files?: (token: string, head: boolean) => Promise<Response>;
  readonly playground?: Hono;
};
export const createHttp = (o: HttpOptions): Hono => {
  const app = new Hono();
  const notHere = (c: Context): Response => c.json({ error: "not here" }, 404);
  // The error's text could echo a request.
  app.onError((_error, c) => c.json({ error: "internal" }, 500));
  app.use(secureHeaders());
  app.get("/healthz", (c) => c.json({ status: "ok", ...o.health() }));
  app.get("/readyz", async (c) =>
    (await o.ready().catch(() => false)) ? c.json({ status: "ready" }) : c.json({ status: "not ready" }, 503),
  );
  for (const [platform, door] of Object.entries(doors) as [Platform, Door][]) {
    const receive = (c: Context): Response | Promise<Response> => o.adapters.get(platform)?.receive(c.req.raw) ?? notHere(c);
    app.post(door.post, limited(door.limitBytes), receive);
    for (const path of door.get) app.get(path, receive);
  }
  app.get("/files/:token", (c) => o.files?.(c.req.param("token"), c.req.method === "HEAD") ?? notHere(c));
  app.all("/files/:token", (c) => c.json({ error: "read only" }, 405, { allow: "GET, HEAD" }));
  if (o.playground) app.route("/", o.playground);
  return app;
};

export type Listening = { readonly port: number; close(): Promise<void> };
/** Throws when the port is taken. `port` 0 takes a free one. */
export const listen = (app: Hono, host: string, port: number): Promise<Listening> =>
  new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, (info: AddressInfo) => {
      resolve({
        port: info.port,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            // Open event streams would keep the server for ever.
            (server as { closeAllConnections?: () => void }).closeAllConnections?.();
          }),
      });
    });
    server.on("error", reject);
  });
