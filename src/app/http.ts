// One server for everything that comes in over HTTP.
import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from "node:http";
import { type AddressInfo, Server as NetServer, type Socket } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { type Context, Hono, type Next } from "hono";
import { bodyLimit } from "hono/body-limit";
import { secureHeaders } from "hono/secure-headers";
import { platformNames, platforms } from "../../adapters/each.ts";
import type { Route } from "../../adapters/platform.ts";
import type { Adapter, Answered, Inbound } from "../../adapters/port.ts";
import type { Platform } from "../rules/workflow.ts";
import type { ClientAddress } from "./client-address.ts";
import type { Readiness } from "./watch/ready.ts";

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
/** What comes on one connection without waiting for answers is heard one after the other, and others in between. */
const oneByOne = (): ((socket: Socket, work: () => Promise<unknown>) => Promise<void>) => {
  const last = new WeakMap<Socket, Promise<unknown>>();
  return async (socket, work) => {
    const mine =
      last
        .get(socket)
        ?.then(() => new Promise(setImmediate))
        .then(work) ?? work();
    // Also when it throws: whatever comes after it on this connection would wait for ever.
    const over = mine.catch(() => undefined);
    last.set(socket, over);
    await mine;
    if (last.get(socket) === over) last.delete(socket);
  };
};
/** Whoever probes gets what was found within the last moment: looking writes to the disk, and anybody may ask. */
const readyKeptMs = 250;
const keptBriefly = <T>(look: () => Promise<T>): (() => Promise<T>) => {
  let found: { readonly at: number; readonly what: Promise<T> } | undefined;
  return () => {
    if (!found || performance.now() - found.at > readyKeptMs)
      found = { at: performance.now(), what: look() };
    return found.what;
  };
};

const routes = platformNames.flatMap((platform) =>
  platforms[platform].routes.map((route: Route) => ({ platform, ...route })),
);
/** Where each platform's servers come in. */
const doors = new Map(
  routes.flatMap((route) =>
    route.to === "inbound" ? [[route.path as string, route] as const] : [],
  ),
);
/** undefined: it is larger. Rejects when whoever sends it is gone. */
const bodyOf = (incoming: IncomingMessage, most: number): Promise<Buffer | undefined> =>
  new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    if (Number(incoming.headers["content-length"] ?? 0) > most) resolve(undefined);
    incoming.on("data", (part: Buffer) => {
      size += part.length;
      if (size > most) resolve(undefined);
      else parts.push(part);
    });
    incoming.on("end", () => resolve(Buffer.concat(parts)));
    incoming.on("error", reject);
  });
const answer = (outgoing: ServerResponse, { status, json }: Answered): void => {
  const text = json === undefined ? "" : JSON.stringify(json);
  // The rest of what is too large is not waited for.
  if (status === 413) outgoing.shouldKeepAlive = false;
  outgoing
    .writeHead(status, {
      ...(text && { "content-type": "application/json" }),
      "content-length": Buffer.byteLength(text),
    })
    .end(text);
};
/** Answers what is a platform's, undefined: it is not. */
type Doorkeeper = (
  incoming: IncomingMessage,
  outgoing: ServerResponse,
) => Promise<void> | undefined;
/** By Node's own means: what hono puts around a request and an answer was a twentieth of each command (docs/decisions/0074). A platform that is not connected is not here. */
export const doorsTo = (adapters: ReadonlyMap<Platform, Pick<Adapter, "inbound">>): Doorkeeper => {
  const next = spaced();
  const receive = async (
    inbound: Inbound,
    incoming: IncomingMessage,
    limitBytes: number,
  ): Promise<Answered> => {
    const body = await bodyOf(incoming, limitBytes);
    if (!body) return { status: 413, json: { error: "too large" } };
    // Only now: whoever sends it slowly keeps no turn waiting.
    if (body.length > largeBytes) await next();
    return await inbound.receive({ body, header: (name) => incoming.headers[name]?.toString() });
  };
  // The error's text could echo a request.
  const failed = (): Answered => ({ status: 500, json: { error: "internal" } });
  return (incoming, outgoing) => {
    const door =
      incoming.method === "POST" ? doors.get(incoming.url?.split("?")[0] ?? "") : undefined;
    const inbound = door && adapters.get(door.platform)?.inbound;
    const answered = inbound && receive(inbound, incoming, door.limitBytes).catch(failed);
    return answered?.then((said) => answer(outgoing, said));
  };
};
type HttpOptions = {
  readonly adapters: ReadonlyMap<Platform, Pick<Adapter, "pages">>;
  readonly ready: () => Promise<Readiness>;
  /** A file for whoever has the link; `head`: all but the file itself. */
  readonly files?: (token: string, head: boolean) => Promise<Response>;
  readonly playground?: Hono;
  /** undefined: nobody's address is asked for. */
  readonly clientAddress?: ClientAddress;
};
type Env = { readonly Bindings: { readonly incoming?: IncomingMessage } };
/** Headers of every answer. They replace what an answer has set itself, so the strictest page decides. */
const everywhere = {
  xFrameOptions: "DENY",
  strictTransportSecurity: "max-age=63072000; includeSubDomains",
} as const;
/** Of what is refused before a page is asked: nobody frames it, nobody keeps it. */
const refusing = {
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
} as const;
const notHere = (c: Context): Response => c.json({ error: "not here" }, 404, refusing);
const atMost = (limitBytes: number) =>
  bodyLimit({
    maxSize: limitBytes,
    onError: (c) => c.json({ error: "too large" }, 413, refusing),
  });
/** What is asked by whoever watches whether it runs, and whether it can do its work. */
const probes = (app: Hono<Env>, look: HttpOptions["ready"]): void => {
  const ready = keptBriefly(look);
  app.get("/healthz", (c) => c.json({ status: "ok" }));
  app.get("/readyz", async (c) => {
    const { because, ...beside } = await ready().catch(
      (): Readiness => ({ because: ["failed"], held: 0, silent: [], unheard: [] }),
    );
    return because.length === 0
      ? c.json({ status: "ready", ...beside })
      : c.json({ status: "not ready", because, ...beside }, 503);
  });
};
/** What people ask for. */
export const createHttp = (o: HttpOptions): Hono<Env> => {
  const app = new Hono<Env>();
  const addressOf = (c: Context<Env>) =>
    o.clientAddress?.(c.env?.incoming?.socket.remoteAddress, (name) => c.req.header(name));
  app.onError((_error, c) => c.json({ error: "internal" }, 500));
  app.use(secureHeaders(everywhere));
  const turn = spaced();
  const inTurn = async (c: Context, next: Next): Promise<void> => {
    // Without a length it may be large.
    if (c.req.method === "POST" && !(Number(c.req.header("content-length")) <= largeBytes))
      await turn();
    await next();
  };
  app.on("POST", [...doors.keys()], notHere);
  for (const { to, platform, path, methods, limitBytes } of routes) {
    // Where a platform is not connected, the playground may have a page at the same address.
    const visit = (c: Context<Env>, next: Next) =>
      o.adapters.get(platform)?.pages?.visit(c.req.raw, addressOf(c)) ??
      (o.playground ? next() : notHere(c));
    if (to === "pages") app.on([...methods], path, inTurn, atMost(limitBytes), visit);
  }
  probes(app, o.ready);
  app.get(
    "/files/:token",
    (c) => o.files?.(c.req.param("token"), c.req.method === "HEAD") ?? notHere(c),
  );
  app.all("/files/:token", (c) => c.json({ error: "read only" }, 405, { allow: "GET, HEAD" }));
  if (o.playground) app.route("/", o.playground);
  return app;
};

/** Whoever says what they want says it within this, or is let go: a connection that drips is held open for nothing. */
const patience = {
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  connectionsCheckingInterval: 5_000,
} as const;
/** Whoever is being answered when the process stops has as long to get the answer. */
const answerMs = 3_000;
/** Whoever is connected has as long to ask once more, and reads with the answer that the connection ends; with the deadline of an ask (2.5 s), within `answerMs`. */
const onceMoreMs = 400;
/** Where they never stop coming, nobody is waited for longer: of this process's own processor time, for on a busy machine a second may pass between two turns. */
const quietWithinMs = 1_000;
/** Who reads an answer in one turn asks again in it, and is heard in the next: before a connection is ended, one turn without anybody says nothing yet. */
const turnsToHangUp = 3;
/** A turn of the event loop takes one connection in, and reads what has come. One in which neither happened, and that was as short, has left nobody waiting. */
const quietTurnMs = 1;
const lookEveryMs = 25;
const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));
/** Returns when nobody has come for `turns` turns whom this process has not seen: to close now resets nobody. `seen`: how many it has. */
const nobodyWaits = async (seen: () => number, turns = 1): Promise<void> => {
  const since = process.cpuUsage();
  const isOver = (): boolean => {
    const { user, system } = process.cpuUsage(since);
    return (user + system) / 1_000 > quietWithinMs;
  };
  for (let quiet = 0; quiet < turns && !isOver(); ) {
    const [before, at] = [seen(), performance.now()];
    await new Promise((resolve) => void setImmediate(resolve));
    quiet = seen() === before && performance.now() - at < quietTurnMs ? quiet + 1 : 0;
  }
};
/** As Node's own server answers what it cannot read, by the code of the error. */
const unreadAs: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};
/** What is no request, or too large or too slow to become one. `isAnswering`: an answer has begun on this connection, into which nothing may be written. */
const refuseUnread = (
  error: NodeJS.ErrnoException,
  socket: NodeJS.WritableStream & { destroy(error: Error): unknown },
  isAnswering: boolean,
): void => {
  const status = unreadAs[error.code ?? ""] ?? 400;
  const head = ["HTTP/1.1", status, STATUS_CODES[status]].join(" ");
  if (socket.writable && !isAnswering)
    socket.write(`${head}\r\nConnection: close\r\nX-Content-Type-Options: nosniff\r\n\r\n`);
  socket.destroy(error);
};
/** What is open on a server, for a stop that resets nobody. */
const following = (server: Server) => {
  const answering = new Set<ServerResponse>();
  let [seen, isEnding] = [0, false];
  let held: Promise<void> | undefined;
  server.on("connection", () => {
    seen += 1;
  });
  return {
    /** From here until it is answered. While the server ends, the answer says that its connection does, too. A promise: not to be answered before that. */
    asked: (outgoing: ServerResponse): Promise<void> | undefined => {
      seen += 1;
      if (isEnding) outgoing.shouldKeepAlive = false;
      answering.add(outgoing);
      outgoing.once("close", () => answering.delete(outgoing));
      return held;
    },
    isAnswering: (socket: unknown): boolean =>
      [...answering].some((outgoing) => outgoing.socket === socket && outgoing.headersSent),
    /** Takes in those who wait to be, and nobody after them. Calls `closed` when the last connection is. */
    shut: async (closed: () => void): Promise<void> => {
      // Nothing is answered meanwhile: with one connection let in at each turn, those who are answered and ask again would keep the others out.
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      await nobodyWaits(() => seen);
      // By the server of connections: that of HTTP would cut off who asks in this moment.
      NetServer.prototype.close.call(server, closed);
      isEnding = true;
      for (const outgoing of answering) outgoing.shouldKeepAlive = false;
      held = undefined;
      resolve();
    },
    /** Ends the connections on which nothing is asked. */
    hangUp: async (): Promise<void> => {
      await nobodyWaits(() => seen, turnsToHangUp);
      server.closeIdleConnections();
    },
  };
};
/**
 * `close`: lets nobody new in, and waits for those who are being answered; at most `withinMs`. Nobody who was heard is reset within that: not who waited to be let
 * in, nor who has sent something, nor who asks once more on an open connection.
 */
export type Listening = { readonly port: number; close(withinMs?: number): Promise<void> };
/** Throws when the port is taken. `port` 0 takes a free one. */
export const listen = (
  app: { readonly fetch: Parameters<typeof getRequestListener>[0] },
  host: string,
  port: number,
  keeper: Doorkeeper = () => undefined,
): Promise<Listening> =>
  new Promise((resolve, reject) => {
    const [pages, inTurn] = [getRequestListener(app.fetch, { hostname: host }), oneByOne()];
    const server = createServer(patience, (incoming, outgoing) => {
      // Here, and not where an answer is made: no door, no refusal and no error can leave it out.
      outgoing.setHeader("x-content-type-options", "nosniff");
      const held = asked(outgoing);
      const answers = () =>
        keeper(incoming, outgoing) ?? Promise.resolve(pages(incoming, outgoing));
      inTurn(incoming.socket, held ? () => held.then(answers) : answers).catch(
        () => void outgoing.destroy(),
      );
    });
    const { asked, isAnswering, shut, hangUp } = following(server);
    server.on("clientError", (error, socket) => refuseUnread(error, socket, isAnswering(socket)));
    const close = async (withinMs = answerMs): Promise<void> => {
      let isClosed = false;
      const { promise: closed, resolve: done } = Promise.withResolvers<void>();
      // Open event streams would keep the server for ever.
      const late = setTimeout(() => server.closeAllConnections(), withinMs);
      await shut(() => {
        isClosed = true;
        done();
      });
      await Promise.race([closed, pause(Math.min(onceMoreMs, withinMs))]);
      while (!isClosed) {
        await hangUp();
        await Promise.race([closed, pause(lookEveryMs)]);
      }
      clearTimeout(late);
    };
    server.listen(port, host, () =>
      resolve({ port: (server.address() as AddressInfo).port, close }),
    );
    server.on("error", reject);
  });
