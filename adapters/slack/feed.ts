// How what Slack sends gets into Bolt, and how its answer gets out, over HTTP and over a socket alike.
import { type App, AuthorizationError, type Receiver, type ReceiverEvent } from "@slack/bolt";
import { type Answered, within } from "../port.ts";
import { InstallationsDown, NotInstalled } from "./installations.ts";
import { type SlackOptions, usualLimits } from "./options.ts";
import { reachEvents } from "./parse.ts";
import en from "./texts/en.json" with { type: "json" };
import sv from "./texts/sv.json" with { type: "json" };

const kindOf = (body: ReceiverEvent["body"]): "event" | "command" | "interaction" =>
  body.type === "event_callback"
    ? "event"
    : typeof body.command === "string"
      ? "command"
      : "interaction";
const mustBeKept = (body: ReceiverEvent["body"]): boolean =>
  (reachEvents as readonly string[]).includes(body.event?.type);

/** Bolt acknowledges an event before anybody has listened. What says that an address is gone comes once: it is acknowledged when it is kept. */
const run = async (app: Pick<App, "processEvent">, event: ReceiverEvent): Promise<void> => {
  if (!mustBeKept(event.body)) return await app.processEvent(event);
  await app.processEvent({ ...event, ack: async () => undefined });
  await event.ack();
};

/** Bolt wraps what its `authorize` threw. */
const original = (error: unknown): unknown =>
  error instanceof AuthorizationError ? error.original : error;
/** 503: Slack sends an event again. From a workspace that is not installed there is nothing to wait for. */
const failed = (error: unknown, body: ReceiverEvent["body"], options: SlackOptions): Answered => {
  const why = original(error);
  if (why instanceof InstallationsDown) return { status: 503 };
  if (!(why instanceof NotInstalled)) return { status: 500 };
  options.fact({ event: "slack.not_installed" });
  switch (kindOf(body)) {
    case "event":
      return { status: 200 };
    case "command":
      return {
        status: 200,
        json: { response_type: "ephemeral", text: `${sv.notInstalled}\n${en.notInstalled}` },
      };
    case "interaction":
      return { status: 403 };
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
  async process(body: ReceiverEvent["body"], retryNum: number | undefined): Promise<Answered> {
    const app = this.#app;
    if (!app) return { status: 503 };
    const { promise, resolve } = Promise.withResolvers<Answered>();
    // Our listeners acknowledge nothing, or what JSON can say.
    const ack = async (json?: unknown): Promise<void> =>
      resolve(json === undefined ? { status: 200 } : { status: 200, json });
    const customProperties = { heardAt: performance.now() };
    run(app, { body, ack, customProperties, ...(retryNum !== undefined && { retryNum }) }).then(
      () => resolve({ status: 200 }),
      (error: unknown) => resolve(failed(error, body, this.#options)),
    );
    // Late is better than unknown: after the limit the rest of the work goes on.
    return (
      (await within(promise, (this.#options.limits ?? usualLimits).answerMs)) ?? { status: 503 }
    );
  }
}
