// Slack through Bolt: signed HTTP or Socket Mode behind the same listeners.
import { parse } from "node:querystring";
import { App } from "@slack/bolt";
import { readJson } from "../json.ts";
import type {
  Adapter,
  Answered,
  Delivery,
  History,
  Inbound,
  Lifecycle,
  LookupResult,
  Outcome,
  Pages,
  Sent,
} from "../port.ts";
import type { Client } from "./client.ts";
import { deliver, lookup } from "./deliver.ts";
import { Feed } from "./feed.ts";
import { InstallFlow } from "./install.ts";
import { InstallationsDown, NotInstalled } from "./installations.ts";
import { listen } from "./listeners.ts";
import { clientOptions, quietLogger, type SlackOptions } from "./options.ts";
import { hasUser } from "./parse.ts";
import { Sharing } from "./shared.ts";
import { signedWith } from "./signature.ts";
import { Socket } from "./socket.ts";
import { ManyTokens, type Tokens, tokensOf } from "./tokens.ts";

const interactions = new Set([
  "block_actions",
  "view_submission",
  "view_closed",
  "shortcut",
  "message_action",
  "block_suggestion",
]);
/** A command has some fifteen. Reading a megabyte of names takes seconds. */
const mostFields = 100;
/** A view of a hundred blocks with long lists has fewer. */
const mostParts = 20_000;
const parseBody = (contentType: string, text: string): Record<string, unknown> | undefined => {
  const isJson = contentType.includes("application/json");
  if (!isJson && text.split("&", mostFields + 1).length > mostFields) return undefined;
  const fields = isJson ? { payload: text } : parse(text);
  const parsed = typeof fields.payload === "string" ? readJson(fields.payload, mostParts) : fields;
  return typeof parsed === "object" && parsed !== null && !Array.isArray(parsed)
    ? (parsed as Record<string, unknown>)
    : undefined;
};

const certificateCheckBytes = 200;
/** Slack's check of the certificate is not signed, and asks for nothing. */
const isCertificateCheck = ({ header, body }: Sent): boolean =>
  body.length <= certificateCheckBytes &&
  header("x-slack-signature") === undefined &&
  parse(body.toString()).ssl_check === "1";

class BoltAdapter implements Adapter {
  readonly platform = "slack";
  readonly inbound: Inbound = { receive: (sent) => this.#receive(sent) };
  readonly history: History = {
    lookup: (search) => this.#within(search, (client) => lookup(client, search)),
  };
  /** Not with a single token, which installs nothing. */
  readonly pages: Pages | undefined;
  /** Socket Mode. Over HTTP there is nothing to open. */
  readonly lifecycle: Lifecycle | undefined;
  readonly #options: SlackOptions;
  readonly #tokens: Tokens;
  readonly #isSigned: ReturnType<typeof signedWith>;
  readonly #feed: Feed;
  readonly #sharing: Sharing;
  constructor(options: SlackOptions) {
    this.#options = options;
    this.#isSigned = signedWith(options.signingSecret);
    this.#feed = new Feed(options);
    this.lifecycle =
      options.socket &&
      new Socket(options.socket, options, (body, retryNum) => this.#feed.process(body, retryNum));
    this.#sharing = new Sharing(options.now ?? Date.now);
    const tokens = tokensOf(options);
    this.#tokens = tokens;
    const app = new App({
      receiver: this.#feed,
      clientOptions: clientOptions(options),
      authorize: (source, body) => tokens.authorize(source, body),
      // It would keep what people type in memory, for nobody.
      convoStore: false,
      ignoreSelf: false,
      logger: quietLogger(options),
    });
    listen(app, tokens, options);
    this.pages =
      tokens instanceof ManyTokens
        ? new InstallFlow(tokens.oauth, tokens.installations, options)
        : undefined;
  }
  /** 401: not from Slack, or older than five minutes. 400: not what Slack sends. */
  async #receive(sent: Sent): Promise<Answered> {
    // Nothing is read before it is known to be Slack's: what a stranger sends costs a hash of it and no more.
    if (!this.#isSigned(sent, Date.now())) {
      if (isCertificateCheck(sent)) return { status: 200 };
      this.#options.fact({ event: "slack.unsigned" });
      return { status: 401 };
    }
    const body = parseBody(sent.header("content-type") ?? "", sent.body.toString());
    if (!body || (typeof body.type === "string" && interactions.has(body.type) && !hasUser(body)))
      return { status: 400 };
    if (body.ssl_check === "1") return { status: 200 };
    if (body.type === "url_verification")
      return { status: 200, json: { challenge: String(body.challenge) } };
    const retry = sent.header("x-slack-retry-num");
    return await this.#feed.process(body, retry === undefined ? undefined : Number(retry));
  }
  deliver(delivery: Delivery): Promise<Outcome> {
    return this.#within(delivery, (client) => deliver(client, delivery, this.#sharing));
  }
  /** With the token of the workspace where the address is. */
  async #within<T>(
    { to }: Delivery,
    work: (client: Client) => Promise<T>,
  ): Promise<T | Extract<LookupResult & Outcome, object>> {
    try {
      return await work(await this.#tokens.clientOf(to.id.split("/")[0] ?? ""));
    } catch (error) {
      if (error instanceof NotInstalled) return { place: "not_installed", unreachable: true };
      if (error instanceof InstallationsDown) return { retry: "installations" };
      throw error;
    }
  }
}
export const createSlackAdapter = (
  options: SlackOptions,
): Adapter & Pick<BoltAdapter, "inbound" | "history"> => new BoltAdapter(options);
