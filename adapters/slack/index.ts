// Slack through Bolt: signed HTTP or Socket Mode behind the same listeners.
import { App, isValidSlackRequest, type Receiver, type ReceiverEvent, SocketModeReceiver, webApi } from "@slack/bolt";
import type { Adapter, Handle, Incoming, Reply } from "../../src/adapter.ts";
import { deliver } from "./deliver.ts";
import { hasUser, type ParsedAction, parseAction, parseCommand, parseEvent, parseSubmission } from "./parse.ts";
import { type PanelTarget, renderHome, renderNotice, renderPanel, type View } from "./render.ts";
import { fieldBlock, renderForm } from "./render-form.ts";

export type SlackOptions = {
  readonly botToken: string;
  readonly signingSecret?: string | undefined;
  /** Socket Mode when it is there. */
  readonly appToken?: string | undefined;
  /** The base of the Web API; only a test or a stand-in sets it. */
  readonly apiUrl?: string | undefined;
  readonly handle: Handle;
  readonly fact: (fact: Readonly<Record<string, string | number>>) => void;
};

/** Slack gives up after three seconds; we would rather answer late than not know, so the rest of the work goes on. */
const answerWithinMs = 2_900;
/** What is shown is shown before the acknowledgement, so that the person sees one thing happen; but a slow Web API must not cost the answer. */
const showWithinMs = 1_500;
const within = async <T>(work: Promise<T>, ms: number): Promise<T | undefined> => {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => resolve(undefined), ms);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
};
/** Slack's library speaks to our log in facts, never to the terminal in texts. */
const quietLogger = (options: SlackOptions) => ({
  debug: () => undefined,
  info: () => undefined,
  warn: () => options.fact({ event: "slack.warn" }),
  error: (...what: unknown[]) => options.fact({ event: "slack.error", error: errorName(what[0]) }),
  setLevel: () => undefined,
  getLevel: () => "info" as never,
  setName: () => undefined,
});
const clientOptions = (options: SlackOptions) => ({
  // The client's own retries send again what Slack already has. The worker decides instead.
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  timeout: 10_000,
  ...(options.apiUrl && { slackApiUrl: options.apiUrl }),
});

/** Lets our one HTTP server feed Bolt. */
class Feed implements Receiver {
  #app: App | undefined;
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
      app.processEvent(event).then(
        () => answer(new Response(null, { status: 200 })),
        () => answer(new Response(null, { status: 500 })),
      );
    });
  }
}

type Ack = (value?: unknown) => Promise<void>;
const errorName = (error: unknown): string =>
  (error as { data?: { error?: string } }).data?.error ?? (error as { code?: string }).code ?? (error as Error).name;

/** What a reply does on the screen of the one who asked. */
class Screens {
  readonly #client: webApi.WebClient;
  readonly #options: SlackOptions;
  constructor(client: webApi.WebClient, options: SlackOptions) {
    this.#client = client;
    this.#options = options;
  }
  view(reply: Reply, shown?: PanelTarget): View | undefined {
    switch (reply.kind) {
      case "form":
      case "errors":
        return renderForm(reply.form);
      case "panel":
        return renderPanel(reply.panel, shown);
      case "home":
        return renderHome(reply.panel);
      case "refused":
        return renderNotice(reply.title, reply.said, reply.close);
      case "done":
        return reply.panel && renderPanel(reply.panel, undefined);
    }
  }
  async open(trigger: string, view: View): Promise<string | undefined> {
    try {
      await this.#client.views.open({ trigger_id: trigger, view: view as never });
      return undefined;
    } catch (error) {
      this.#options.fact({ event: "slack.view", error: errorName(error) });
      return errorName(error);
    }
  }
  async update(id: string, view: View): Promise<void> {
    try {
      await this.#client.views.update({ view_id: id, view: view as never });
    } catch (error) {
      this.#options.fact({ event: "slack.view", error: errorName(error) });
    }
  }
  async publish(incoming: Incoming): Promise<void> {
    const reply = await this.#options.handle({ ...incoming, ask: { kind: "home" } });
    if (reply.kind !== "home") return;
    try {
      await this.#client.views.publish({ user_id: incoming.identity.split("/")[1] ?? "", view: renderHome(reply.panel) as never });
    } catch (error) {
      this.#options.fact({ event: "slack.home", error: errorName(error) });
    }
  }
}
const targetOf = (incoming: Incoming): PanelTarget | undefined =>
  incoming.ask.kind === "panel"
    ? { workflow: incoming.ask.workflow, instance: incoming.ask.instance, panel: incoming.ask.panel }
    : undefined;
const expiredText = (reply: Reply): string =>
  reply.kind === "form"
    ? reply.form.expired
    : reply.kind === "panel"
      ? reply.panel.expired
      : reply.kind === "done"
        ? (reply.panel?.expired ?? "")
        : "";

const onCommand = async (
  body: unknown,
  ack: Ack,
  screens: Screens,
  options: SlackOptions,
  respond: (text: string) => Promise<unknown>,
): Promise<void> => {
  const incoming = parseCommand(body);
  if (!incoming) return ack();
  const reply = await options.handle(incoming);
  if (reply.kind === "refused") return ack({ response_type: "ephemeral", text: reply.said });
  if (reply.kind === "done" && !reply.panel)
    return ack(reply.said === undefined ? undefined : { response_type: "ephemeral", text: reply.said });
  const view = screens.view(reply, targetOf(incoming));
  const opening = view ? screens.open((body as { trigger_id: string }).trigger_id, view) : Promise.resolve(undefined);
  await within(opening, showWithinMs);
  await ack();
  if (await opening) await respond(expiredText(reply));
};

/** After a button inside a panel: the panel is shown anew, as it is now; if it no longer may be shown, a word that it is done. */
const refreshed = async (parsed: ParsedAction, reply: Reply, screens: Screens, options: SlackOptions): Promise<View | undefined> => {
  const shown = parsed.view?.meta.panel;
  if (reply.kind !== "done" || reply.panel || !shown) return screens.view(reply, targetOf(parsed.incoming));
  const { workflow, instance, panel } = shown;
  const again = await options.handle({
    ...parsed.incoming,
    ask: { kind: "panel", workflow, panel, ...(instance !== undefined && { instance }) },
  });
  return screens.view(again, shown);
};
const onAction = async (body: unknown, ack: Ack, screens: Screens, options: SlackOptions): Promise<void> => {
  const parsed = parseAction(body);
  if (!parsed) return ack();
  const reply = await options.handle(parsed.incoming);
  const showing = showAfterAction(parsed, reply, screens, options);
  await within(showing, showWithinMs);
  await ack();
  await showing;
};
const showAfterAction = async (parsed: ParsedAction, reply: Reply, screens: Screens, options: SlackOptions): Promise<void> => {
  if (parsed.view?.type === "modal") {
    const view = await refreshed(parsed, reply, screens, options);
    if (view) await screens.update(parsed.view.id, view);
    return;
  }
  const view = reply.kind === "done" && !reply.panel ? undefined : screens.view(reply, targetOf(parsed.incoming));
  if (view) await screens.open(parsed.trigger, view);
  if (parsed.view?.type === "home" && reply.kind === "done") await screens.publish(parsed.incoming);
};

const onSubmission = async (body: unknown, ack: Ack, screens: Screens, options: SlackOptions): Promise<void> => {
  const parsed = parseSubmission(body);
  if (!parsed) return ack();
  const reply = await options.handle(parsed.incoming);
  // For a field that is not on the screen, and for a question that must be confirmed, the form is drawn again.
  if (reply.kind === "errors" && reply.form.sure === undefined && Object.keys(reply.fields).every((name) => parsed.shown.has(name))) {
    return ack({
      response_action: "errors",
      errors: Object.fromEntries(Object.entries(reply.fields).map(([name, text]) => [fieldBlock(name), text])),
    });
  }
  const view = screens.view(reply);
  return ack(view ? { response_action: "update", view } : { response_action: "clear" });
};

const listen = (app: App, client: webApi.WebClient, options: SlackOptions): void => {
  const screens = new Screens(client, options);
  app.command(/.*/, async ({ body, ack, respond }) =>
    onCommand(body, ack as Ack, screens, options, (text) => respond({ response_type: "ephemeral", text })),
  );
  app.action(/.*/, async ({ body, ack }) => onAction(body, ack as Ack, screens, options));
  app.view(/.*/, async ({ body, ack }) => onSubmission(body, ack as Ack, screens, options));
  app.event("app_home_opened", async ({ body }) => {
    const incoming = parseEvent(body);
    if (incoming) await screens.publish(incoming);
  });
};

const interactions = new Set(["block_actions", "view_submission", "view_closed", "shortcut", "message_action", "block_suggestion"]);
const parseBody = (contentType: string, text: string): Record<string, unknown> | undefined => {
  try {
    const fields = contentType.includes("application/json") ? { payload: text } : Object.fromEntries(new URLSearchParams(text));
    const parsed: unknown = fields.payload === undefined ? fields : JSON.parse(fields.payload);
    return typeof parsed === "object" && parsed !== null && !Array.isArray(parsed) ? (parsed as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
};

class SlackAdapter implements Adapter {
  readonly platform = "slack";
  readonly #options: SlackOptions;
  readonly #app: App;
  readonly #client: webApi.WebClient;
  readonly #feed = new Feed();
  constructor(options: SlackOptions) {
    this.#options = options;
    const receiver: Receiver = options.appToken === undefined ? this.#feed : new SocketModeReceiver({ appToken: options.appToken });
    this.#app = new App({
      receiver,
      clientOptions: clientOptions(options),
      // One workspace and one token here; who may do what is decided on the person's own (team, user), never on the token.
      authorize: async () => ({ botToken: options.botToken }),
      // It would keep what people type in memory, for nobody.
      convoStore: false,
      ignoreSelf: false,
      logger: quietLogger(options),
    });
    this.#client = new webApi.WebClient(options.botToken, { ...clientOptions(options), logger: quietLogger(options) });
    listen(this.#app, this.#client, options);
  }
  /** Signed HTTP. 401: not from Slack, or older than five minutes. 400: not what Slack sends. */
  async receive(request: Request): Promise<Response> {
    const text = await request.text();
    // Slack's check of the certificate is not signed, and asks for nothing.
    if (new URLSearchParams(text).get("ssl_check") === "1") return new Response(null, { status: 200 });
    const signature = request.headers.get("x-slack-signature") ?? "";
    const timestamp = Number(request.headers.get("x-slack-request-timestamp") ?? Number.NaN);
    const { signingSecret } = this.#options;
    const valid =
      signingSecret !== undefined &&
      Number.isFinite(timestamp) &&
      isValidSlackRequest({
        signingSecret,
        body: text,
        headers: { "x-slack-signature": signature, "x-slack-request-timestamp": timestamp },
      });
    if (!valid) {
      this.#options.fact({ event: "slack.unsigned" });
      return new Response(null, { status: 401 });
    }
    const body = parseBody(request.headers.get("content-type") ?? "", text);
    if (!body || (typeof body.type === "string" && interactions.has(body.type) && !hasUser(body)))
      return new Response(null, { status: 400 });
    if (body.type === "url_verification") return Response.json({ challenge: String(body.challenge) });
    const retry = request.headers.get("x-slack-retry-num");
    return this.#feed.process(body, retry === null ? undefined : Number(retry));
  }
  deliver(delivery: Parameters<Adapter["deliver"]>[0]): ReturnType<Adapter["deliver"]> {
    return deliver(this.#client, delivery);
  }
  async start(): Promise<void> {
    if (this.#options.appToken !== undefined) await this.#app.start();
  }
  async stop(): Promise<void> {
    if (this.#options.appToken !== undefined) await this.#app.stop();
  }
}
export const createSlackAdapter = (options: SlackOptions): Adapter => new SlackAdapter(options);
