// What people do in Slack → the core, and its reply → their screen.
import type { App, webApi } from "@slack/bolt";
import { type Incoming, type Reply, shownBy } from "../port.ts";
import { errorName, type SlackOptions } from "./options.ts";
import {
  type ParsedAction,
  parseAction,
  parseCommand,
  parseEvent,
  parseReach,
  parseShortcut,
  parseSubmission,
  reachEvents,
} from "./parse.ts";
import { type PanelTarget, renderHome, renderNotice, renderPanel, type View } from "./render.ts";
import { fieldBlock, renderForm } from "./render-form.ts";
import { type Tokens, tellReach } from "./tokens.ts";

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
type Ack = (value?: unknown) => Promise<void>;

/** Forgotten all at once: whoever looks again is known again. */
const mostHomes = 5_000;
/** What a reply does on the screen of the one who asked. */
class Screens {
  readonly #client: webApi.WebClient;
  readonly #options: SlackOptions;
  /** Whose home page has been looked at since the start. */
  readonly #homes: Set<string>;
  constructor(client: webApi.WebClient, options: SlackOptions, homes: Set<string>) {
    this.#client = client;
    this.#options = options;
    this.#homes = homes;
  }
  view(reply: Reply, shown?: PanelTarget): View | undefined {
    switch (reply.kind) {
      case "form":
      case "errors":
        return renderForm(reply.form);
      case "panel":
        return renderPanel(reply.panel, shown);
      // Asked for in words: the home page itself is drawn when it is opened.
      case "home":
        return renderPanel(reply.panel, undefined);
      case "refused":
        return renderNotice(reply.title, reply.said, reply.close);
      case "done":
        if (reply.panel) return renderPanel(reply.panel, undefined);
        return reply.said && reply.title && reply.close ? renderNotice(reply.title, reply.said, reply.close) : undefined;
    }
  }
  /** What Slack calls it when it cannot be drawn; undefined: it is. */
  #drawn(event: "slack.view" | "slack.home", work: Promise<unknown>): Promise<string | undefined> {
    return work.then(
      () => undefined,
      (error: unknown) => {
        this.#options.fact({ event, error: errorName(error) });
        return errorName(error);
      },
    );
  }
  open(trigger: string, view: View): Promise<string | undefined> {
    return this.#drawn("slack.view", this.#client.views.open({ trigger_id: trigger, view: view as never }));
  }
  update(id: string, view: View): Promise<string | undefined> {
    return this.#drawn("slack.view", this.#client.views.update({ view_id: id, view: view as never }));
  }
  /** The home page says how it is now, for whoever has looked at it. */
  async refreshHome(incoming: Incoming): Promise<void> {
    if (this.#homes.has(incoming.identity)) await this.publish(incoming);
  }
  async publish(incoming: Incoming): Promise<void> {
    if (this.#homes.size >= mostHomes) this.#homes.clear();
    this.#homes.add(incoming.identity);
    const reply = await this.#options.handle({ ...incoming, ask: { kind: "home" } });
    if (reply.kind !== "home") return;
    const user = incoming.identity.split("/")[1] ?? "";
    await this.#drawn("slack.home", this.#client.views.publish({ user_id: user, view: renderHome(reply.panel) as never }));
  }
}
const targetOf = (incoming: Incoming): PanelTarget | undefined =>
  incoming.ask.kind === "panel"
    ? { workflow: incoming.ask.workflow, instance: incoming.ask.instance, panel: incoming.ask.panel }
    : undefined;

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
  if (await opening) await respond(shownBy(reply)?.expired ?? "");
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
const onAction = async (parsed: ParsedAction | undefined, ack: Ack, screens: Screens, options: SlackOptions): Promise<void> => {
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
    if (reply.kind === "done") await screens.refreshHome(parsed.incoming);
    return;
  }
  const view = reply.kind === "done" && !reply.panel ? undefined : screens.view(reply, targetOf(parsed.incoming));
  if (view) await screens.open(parsed.trigger, view);
  if (reply.kind === "done") await screens.refreshHome(parsed.incoming);
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
  await ack(view ? { response_action: "update", view } : { response_action: "clear" });
  if (reply.kind === "done") await screens.refreshHome(parsed.incoming);
};

/** Slack says that an address, or a whole workspace, can or can no longer be written to. */
const onReach = async (body: unknown, botUserId: string | undefined, tokens: Tokens, options: SlackOptions): Promise<void> => {
  const told = parseReach(body, botUserId);
  if (!told) return;
  if ("ended" in told) await tokens.ended(told.ended);
  else await tellReach(options.handle, told.cause, told.address, told.reachable);
};

/**
 * Each listener gets Bolt's client: its token is that of the workspace where the trigger came from, and no other opens a view with it. In a shared
 * channel that is not the person's own workspace.
 */
export const listen = (app: App, tokens: Tokens, options: SlackOptions): void => {
  const homes = new Set<string>();
  const on = (client: webApi.WebClient): Screens => new Screens(client, options, homes);
  app.command(/.*/, async ({ body, ack, respond, client }) =>
    onCommand(body, ack as Ack, on(client), options, (text) => respond({ response_type: "ephemeral", text })),
  );
  app.action(/.*/, async ({ body, ack, client }) => onAction(parseAction(body), ack as Ack, on(client), options));
  app.shortcut({ type: "message_action", callback_id: /.*/ }, async ({ body, ack, client }) =>
    onAction(parseShortcut(body), ack as Ack, on(client), options),
  );
  app.view(/.*/, async ({ body, ack, client }) => onSubmission(body, ack as Ack, on(client), options));
  app.event("app_home_opened", async ({ body, client }) => {
    const incoming = parseEvent(body);
    if (incoming) await on(client).publish(incoming);
  });
  for (const name of reachEvents) app.event(name, async ({ body, context }) => onReach(body, context.botUserId, tokens, options));
};
