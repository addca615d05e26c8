// Socket Mode as Slack plays it: tickets from apps.connections.open, a real WebSocket for each, hello, envelopes, acknowledgements, disconnects.
import type { IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";
import { z } from "zod";
import type { Core } from "./state.ts";

const acknowledgement = z.strictObject({
  envelope_id: z.string(),
  payload: z.record(z.string(), z.unknown()).optional(),
});
export type Acknowledgement = z.infer<typeof acknowledgement>;
type Envelope = Readonly<Record<string, unknown>> & { readonly envelope_id: string };
export type SocketMode = {
  /** How what a person does reaches the bot, in place of HTTP: the answer is what it acknowledges. Throws where no socket is held. */
  send(request: Request): Promise<Response>;
  /** As Slack would write it: for what it never writes, too. On every socket. */
  says(raw: string | Buffer): void;
  pings(): void;
  /** `reason`: `warning`, `refresh_requested`, `link_disabled`. Slack closes afterwards; here `closes` says when. */
  disconnects(reason: string): void;
  /** Closes the oldest socket, or all. */
  closes(which?: "oldest" | "all"): void;
  /** Off: a socket is opened, and nobody says hello until it is on again. */
  greets(on: boolean): void;
  /** On: what is sent goes over every socket that is open, as it may at a refresh. */
  doubles(on: boolean): void;
  /** On: over one socket after the other, as between the processes that hold one each. Off: over the newest. */
  spreads(on: boolean): void;
  /** The token is taken back, or given again. */
  revokes(on: boolean): void;
  /** Sockets that are open, greeted or not. */
  readonly open: () => number;
  /** How many there have been. */
  readonly opened: () => number;
  /** Everything that was acknowledged, oldest first. */
  readonly acknowledged: readonly Acknowledgement[];
  close(): Promise<void>;
};

/** What HTTP would carry, as an envelope. `accepts_response_payload`: D; events take none. */
async function envelopeOf(request: Request): Promise<Envelope> {
  const envelope_id = crypto.randomUUID();
  const text = await request.text();
  const retry = request.headers.get("x-slack-retry-num");
  if (request.headers.get("content-type")?.includes("json"))
    return {
      envelope_id,
      type: "events_api",
      payload: JSON.parse(text),
      accepts_response_payload: false,
      retry_attempt: Number(retry ?? 0),
      retry_reason: request.headers.get("x-slack-retry-reason") ?? "",
    };
  const fields = Object.fromEntries(new URLSearchParams(text));
  if (fields.payload === undefined)
    return { envelope_id, type: "slash_commands", payload: fields, accepts_response_payload: true };
  const payload = JSON.parse(fields.payload) as { type: string };
  return {
    envelope_id,
    type: "interactive",
    payload,
    accepts_response_payload: payload.type === "view_submission",
  };
}

class Sockets {
  readonly open = new Set<WebSocket>();
  readonly #greeted = new Set<WebSocket>();
  readonly acknowledged: Acknowledgement[] = [];
  readonly #waiting = new Map<string, (answer: Response) => void>();
  readonly #appId: string;
  opened = 0;
  doubles = false;
  spreads = false;
  #sent = 0;
  #greets = true;
  constructor(appId: string) {
    this.#appId = appId;
  }
  set greets(on: boolean) {
    this.#greets = on;
    if (on) for (const socket of this.open) this.#greet(socket);
  }
  take(socket: WebSocket): void {
    this.open.add(socket);
    this.opened += 1;
    socket.on("close", () => {
      this.open.delete(socket);
      this.#greeted.delete(socket);
    });
    // What is broken off is closed: there is nothing more to know.
    socket.on("error", () => socket.terminate());
    socket.on("message", (data) => this.#acknowledge(String(data)));
    if (this.#greets) this.#greet(socket);
  }
  #greet(socket: WebSocket): void {
    if (this.#greeted.has(socket)) return;
    this.#greeted.add(socket);
    const info = {
      num_connections: this.open.size,
      connection_info: { app_id: this.#appId },
      debug_info: { host: "stand-in" },
    };
    socket.send(JSON.stringify({ type: "hello", ...info }));
  }
  says(raw: string | Buffer): void {
    for (const socket of this.open) socket.send(raw);
  }
  async send(request: Request): Promise<Response> {
    const envelope = await envelopeOf(request);
    const open = [...this.#greeted];
    if (open.length === 0) throw new Error("nobody holds a socket");
    const answer = Promise.withResolvers<Response>();
    this.#waiting.set(envelope.envelope_id, answer.resolve);
    const one = this.spreads ? this.#sent++ % open.length : open.length - 1;
    for (const socket of this.doubles ? open : open.slice(one, one + 1))
      socket.send(JSON.stringify(envelope));
    return answer.promise;
  }
  #acknowledge(raw: string): void {
    const answer = acknowledgement.parse(JSON.parse(raw));
    this.acknowledged.push(answer);
    const { payload } = answer;
    // The first one counts. Slack's own client always sends a payload: an empty one is none.
    const isEmpty = Object.keys(payload ?? {}).length === 0;
    this.#waiting.get(answer.envelope_id)?.(isEmpty ? new Response(null) : Response.json(payload));
    this.#waiting.delete(answer.envelope_id);
  }
}

/** On a port of its own, as Slack's sockets have a host of their own. From now on apps.connections.open gives tickets to whoever has `appToken`. */
export async function openSocketMode(core: Core, appToken: string): Promise<SocketMode> {
  const sockets = new Sockets(core.bot.appId);
  const tickets = new Set<string>();
  const server = new WebSocketServer({
    host: "127.0.0.1",
    port: 0,
    path: "/link/",
    // A ticket opens one socket, once.
    verifyClient: ({ req }: { req: IncomingMessage }) =>
      tickets.delete(new URLSearchParams(req.url?.split("?")[1]).get("ticket") ?? ""),
  });
  server.on("connection", (socket) => sockets.take(socket));
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  const link = {
    appToken,
    revoked: false,
    ticket: () => {
      const ticket = crypto.randomUUID();
      tickets.add(ticket);
      return `ws://127.0.0.1:${port}/link/?ticket=${ticket}&app_id=${core.bot.appId}`;
    },
  };
  core.link = link;
  return {
    send: (request) => sockets.send(request),
    says: (raw) => sockets.says(raw),
    pings: () => {
      for (const socket of sockets.open) socket.ping();
    },
    disconnects: (reason) =>
      sockets.says(
        JSON.stringify({ type: "disconnect", reason, debug_info: { host: "stand-in" } }),
      ),
    closes: (which = "all") => {
      for (const socket of [...sockets.open].slice(0, which === "oldest" ? 1 : undefined))
        socket.close();
    },
    greets: (on) => {
      sockets.greets = on;
    },
    doubles: (on) => {
      sockets.doubles = on;
    },
    spreads: (on) => {
      sockets.spreads = on;
    },
    revokes: (on) => {
      link.revoked = on;
    },
    open: () => sockets.open.size,
    opened: () => sockets.opened,
    acknowledged: sockets.acknowledged,
    close: async () => {
      for (const socket of sockets.open) socket.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
