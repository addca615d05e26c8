// What people do in Slack → the core, and its reply → their screen.
import type { App } from "@slack/bolt";
import { Kept } from "../kept.ts";
import { type Drawn, drawn, type Incoming, type PanelTarget, shownBy, within } from "../port.ts";
import type { Client } from "./client.ts";
import { errorName, type SlackOptions, usualLimits } from "./options.ts";
import {
  type ParsedAction,
  parseAction,
  parseCommand,
  parseEvent,
  parseReach,
  parseShortcut,
  parseSubmission,
} from "./parse.ts";
import { escaped, renderHome, renderNotice, renderPanel, type View } from "./render.ts";
import { fieldBlock, renderForm } from "./render-form.ts";
import type { Newer } from "./takes.ts";
import { type Tokens, tellReach } from "./tokens.ts";

/** The options, for what is asked with one request of Slack's. */
type Asking = Omit<SlackOptions, "handle"> & {
  handle(incoming: Incoming): Promise<Drawn>;
  /** What is being shown, as long as the acknowledgement can wait for it. */
  shown<T>(showing: Promise<T>): Promise<T | undefined>;
};
const askingSince = (heardAt: number, options: SlackOptions): Asking => ({
  ...options,
  handle: async (incoming) => drawn(await options.handle(incoming, heardAt)),
  // Screens are drawn before the acknowledgement, so that the person sees one thing happen; but a slow Web API must not cost the answer.
  shown: (showing) => {
    const { showMs, acknowledgeMs } = options.limits ?? usualLimits;
    return within(
      showing,
      Math.max(0, Math.min(showMs, acknowledgeMs - (performance.now() - heardAt))),
    );
  },
});
type Ack = (value?: unknown) => Promise<void>;
type Respond = (text: string) => Promise<unknown>;

/** A view, with as many of the newer blocks as it may have. */
type Draw = (newer: Newer) => View;
/** A home page beyond these is drawn anew when it is opened. */
const mostHomes = 5_000;
/** What a reply does on the screen of the one who asked. */
class Screens {
  readonly #client: Client;
  readonly #options: Asking;
  /** Whose home page has been looked at since the start. */
  readonly #homes: Kept<true>;
  constructor(client: Client, options: Asking, homes: Kept<true>) {
    this.#client = client;
    this.#options = options;
    this.#homes = homes;
  }
  view(reply: Drawn, shown?: PanelTarget): Draw | undefined {
    switch (reply.kind) {
      case "form":
      case "errors":
        return (newer) => renderForm(reply.form, shown, newer);
      case "panel":
      // Asked for in words: the home page itself is drawn when it is opened.
      case "home":
        return (newer) => renderPanel(reply.panel, newer);
      case "refused":
        return () => renderNotice(reply.title, reply.said, reply.close);
      case "done": {
        const { panel, said, title, close } = reply;
        if (panel) return (newer) => renderPanel(panel, newer);
        return said && title && close ? () => renderNotice(title, said, close) : undefined;
      }
    }
  }
  /** For an acknowledgement, which Slack does not judge: nothing in it that this workspace has not taken before. */
  acknowledged(draw: Draw): View {
    return draw(this.#client.takes.sure("modal"));
  }
  #modal(draw: Draw, show: (view: never) => Promise<unknown>): Promise<string | undefined> {
    return this.#drawn(
      "slack.view",
      this.#client.takes.send("modal", draw, (view) => show(view as never)),
    );
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
  /** A panel as it is now. */
  async again(incoming: Incoming, shown: PanelTarget): Promise<Draw | undefined> {
    return this.view(await this.#options.handle({ ...incoming, ask: { kind: "panel", ...shown } }));
  }
  open(trigger: string, draw: Draw): Promise<string | undefined> {
    return this.#modal(draw, (view) => this.#client.views.open({ trigger_id: trigger, view }));
  }
  /** On top of the panel that it was opened from, which is there again when the form is put away. */
  async push(trigger: string, id: string, draw: Draw): Promise<void> {
    const refused = await this.#modal(draw, (view) =>
      this.#client.views.push({ trigger_id: trigger, view }),
    );
    if (refused) await this.update(id, draw);
  }
  update(id: string, draw: Draw): Promise<string | undefined> {
    return this.#modal(draw, (view) => this.#client.views.update({ view_id: id, view }));
  }
  /** The home page says how it is now, for whoever has looked at it. */
  async refreshHome(incoming: Incoming): Promise<void> {
    if (this.#homes.get(incoming.identity)) await this.publish(incoming);
  }
  async publish(incoming: Incoming): Promise<void> {
    this.#homes.set(incoming.identity, true);
    const reply = await this.#options.handle({ ...incoming, ask: { kind: "home" } });
    if (reply.kind !== "home") return;
    const user = incoming.identity.split("/")[1] ?? "";
    const publish = (view: View): Promise<unknown> =>
      this.#client.views.publish({ user_id: user, view: view as never });
    await this.#drawn(
      "slack.home",
      this.#client.takes.send("home", (newer) => renderHome(reply.panel, newer), publish),
    );
  }
}
/** For the one who asked: it may say what somebody else has written. */
const sentence = (said: string) => ({ response_type: "ephemeral", text: escaped(said) }) as const;
const onCommand = async (
  body: unknown,
  ack: Ack,
  screens: Screens,
  options: Asking,
  respond: Respond,
): Promise<void> => {
  const incoming = parseCommand(body);
  if (!incoming) return ack();
  const reply = await options.handle(incoming);
  if (reply.kind === "refused") return ack(sentence(reply.said));
  if (reply.kind === "done" && !reply.panel)
    return ack(reply.said === undefined ? undefined : sentence(reply.said));
  const view = screens.view(reply);
  const opening = view
    ? screens.open((body as { trigger_id: string }).trigger_id, view)
    : Promise.resolve(undefined);
  await options.shown(opening);
  await ack();
  if (await opening) await respond(shownBy(reply)?.expired ?? "");
};

const onAction = async (
  parsed: ParsedAction | undefined,
  ack: Ack,
  screens: Screens,
  options: Asking,
): Promise<void> => {
  if (!parsed) return ack();
  const reply = await options.handle(parsed.incoming);
  const showing = showAfterAction(parsed, reply, screens);
  await options.shown(showing);
  await ack();
  await showing;
};
/** After a button inside a panel: the panel as it is now. A form lies on the panel that it was opened from. */
const showAfterAction = async (
  { incoming, trigger, view: place }: ParsedAction,
  reply: Drawn,
  screens: Screens,
): Promise<void> => {
  const modal = place?.type === "modal" ? place : undefined;
  const shown = modal?.meta.panel;
  const plain = reply.kind === "done" && !reply.panel;
  const view = plain ? shown && (await screens.again(incoming, shown)) : screens.view(reply, shown);
  if (view && modal)
    await (reply.kind === "form" && incoming.ask.kind === "press"
      ? screens.push(trigger, modal.id, view)
      : screens.update(modal.id, view));
  else if (view) await screens.open(trigger, view);
  if (reply.kind === "done") await screens.refreshHome(incoming);
};

const onSubmission = async (
  body: unknown,
  ack: Ack,
  screens: Screens,
  options: Asking,
): Promise<void> => {
  const parsed = parseSubmission(body);
  if (!parsed) return ack();
  const reply = await options.handle(parsed.incoming);
  // For a field that is not on the screen, and for a question that must be confirmed, the form is drawn again.
  if (
    reply.kind === "errors" &&
    reply.form.sure === undefined &&
    Object.keys(reply.fields).every((name) => parsed.shown.has(name))
  ) {
    return ack({
      response_action: "errors",
      errors: Object.fromEntries(
        Object.entries(reply.fields).map(([name, text]) => [fieldBlock(name), text]),
      ),
    });
  }
  const { below, from } = parsed;
  const view = screens.view(reply, from);
  const under =
    below &&
    reply.kind === "done" &&
    (reply.panel ? view : from && (await screens.again(parsed.incoming, from)));
  if (under) await options.shown(screens.update(below, under));
  if (view && view !== under)
    await ack({ response_action: "update", view: screens.acknowledged(view) });
  else await ack(under ? undefined : { response_action: "clear" });
  if (reply.kind === "done") await screens.refreshHome(parsed.incoming);
};

/** Somebody looks at their home page; or Slack says that an address, or a whole workspace, can or can no longer be written to. */
const onEvent = async (
  body: unknown,
  bot: string | undefined,
  screens: Screens,
  tokens: Tokens,
  options: SlackOptions,
): Promise<void> => {
  const opened = parseEvent(body);
  if (opened) return screens.publish(opened);
  const told = parseReach(body, bot);
  if (!told) return;
  if ("ended" in told) await tokens.ended(told.ended);
  else await tellReach(options.handle, told.idempotencyKey, told.address, told.reachable);
};

/**
 * It speaks through the client that `authorize` chose: its token is that of the workspace where the trigger came from, and no other opens a
 * view with it. In a shared channel that is not the person's own workspace. One listener for all: of many, Bolt asks each about whatever
 * comes.
 */
export const listen = (app: App, tokens: Tokens, options: SlackOptions): void => {
  const homes = new Kept<true>(mostHomes);
  app.use(async (args) => {
    const { body, context } = args;
    const asking = askingSince(Number(context.heardAt), options);
    const screens = new Screens(context.speaker as Client, asking, homes);
    if ("command" in args)
      await onCommand(body, args.ack as Ack, screens, asking, (text) =>
        args.respond(sentence(text)),
      );
    else if ("action" in args) await onAction(parseAction(body), args.ack as Ack, screens, asking);
    else if ("shortcut" in args)
      await onAction(parseShortcut(body), args.ack as Ack, screens, asking);
    else if ("view" in args && body.type === "view_submission")
      await onSubmission(body, args.ack as Ack, screens, asking);
    else if ("event" in args) await onEvent(body, context.botUserId, screens, tokens, options);
  });
};
