// How what Slack sends gets into Bolt, and how its answer gets out, over HTTP and over a socket alike.
import { type App, AuthorizationError, type Receiver, type ReceiverEvent } from "@slack/bolt";
import { InstallationsDown, NotInstalled } from "./installations.ts";
import type { SlackOptions } from "./options.ts";
import { reachEvents } from "./parse.ts";
import { en } from "./texts/en.ts";
import { sv } from "./texts/sv.ts";

/** Slack gives up after three seconds; we would rather answer late than not know, so the rest of the work goes on. */
const answerWithinMs = 2_900;
const kindOf = (body: ReceiverEvent["body"]): "event" | "command" | "interaction" =>
  body.type === "event_callback" ? "event" : typeof body.command === "string" ? "command" : "interaction";
const mustBeKept = (body: ReceiverEvent["body"]): boolean => (reachEvents as readonly string[]).includes(body.event?.type);

/** Bolt acknowledges an event before anybody has listened. What says that an address is gone comes once: it is acknowledged when it is kept. */
const run = async (app: Pick<App, "processEvent">, event: ReceiverEvent): Promise<void> => {
  if (!mustBeKept(event.body)) return app.processEvent(event);
  await app.processEvent({ ...event, ack: async () => undefined });
  await event.ack();
};

/** Bolt wraps what its `authorize` threw. */
const original = (error: unknown): unknown => (error instanceof AuthorizationError ? error.original : error);
/** 503: Slack sends an event again. From a workspace that is not installed there is nothing to wait for. */
const failed = (error: unknown, body: ReceiverEvent["body"], options: SlackOptions): Response => {
  const why = original(error);
  if (why instanceof InstallationsDown) return new Response(null, { status: 503 });
  if (!(why instanceof NotInstalled)) return new Response(null, { status: 500 });
  options.fact({ event: "slack.not_installed" });
  switch (kindOf(body)) {
    case "event":
      return new Response(null, { status: 200 });
    case "command":
      return Response.json({ response_type: "ephemeral", text: `${sv.notInstalled}\n${en.notInstalled}` });
    case "interaction":
      return new Response(null, { status: 403 });
  }
};

/** Lets our one HTTP server, or our socket, feed Bolt. */
export class Feed implements Receiver {
  readonly #options: SlackOptions;
  #app: App | undefined;
  constructor(options: SlackOptions) {
    this.#options = options;
  }
  init(app: App): void {
    this.#app = app;
  }
  async start(): Promise<void> {}
  async stop(): Promise<void> {}
  /** The answer is what was acknowledged; a listener that throws gives 500, and Slack sends an event again. */
  async process(body: ReceiverEvent["body"], retryNum: number | undefined): Promise<Response> {
    const app = this.#app;
    if (!app) return new Response(null, { status: 503 });
    return new Promise<Response>((resolve) => {
      const late = setTimeout(() => resolve(new Response(null, { status: 503 })), answerWithinMs);
      late.unref();
      const answer = (response: Response): void => {
        clearTimeout(late);
        resolve(response);
      };
      const ack = async (value?: unknown): Promise<void> => {
        if (value === undefined || value === "") answer(new Response(null, { status: 200 }));
        else if (typeof value === "string")
          answer(new Response(value, { status: 200, headers: { "content-type": "text/plain; charset=utf-8" } }));
        else answer(Response.json(value));
      };
      const event: ReceiverEvent = { body, ack, ...(retryNum !== undefined && { retryNum }) };
      run(app, event).then(
        () => answer(new Response(null, { status: 200 })),
        (error: unknown) => answer(failed(error, body, this.#options)),
      );
    });
  }
}
