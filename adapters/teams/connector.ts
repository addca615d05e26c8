// Microsoft's library for Teams: its checks of what comes in, its calls of the connector.
import { PUBLIC, type TokenProvider, withOverrides } from "@microsoft/teams.api";
import { App, type HttpRouteHandler, type IHttpServerAdapter } from "@microsoft/teams.apps";
import { Kept } from "../kept.ts";
import type { MessageActivity } from "./deliver.ts";
import { type Connector, NoToken } from "./deliver.ts";
import { Keys, kidIn } from "./keys.ts";
import { type TeamsLimits, usualLimits } from "./limits.ts";
import type { Activity } from "./parse.ts";

const clientsMost = 50;

export type CloudOptions = {
  readonly clientId: string;
  readonly clientSecret?: string | undefined;
  readonly tenantId?: string | undefined;
  /** Where the keys of the connector's tokens are described; only a test or a stand-in sets it. */
  readonly openIdUrl?: string | undefined;
  /** The connector, until one has said its own. */
  readonly serviceUrl: string;
  /** Where tokens come from, instead of the client secret; only a test or a stand-in sets it. */
  readonly token?: TokenProvider | undefined;
  /** Only on this machine, for a client that sends no token. */
  readonly unauthenticated: boolean;
  readonly limits?: TeamsLimits;
  readonly fact: (fact: Readonly<Record<string, string | number>>) => void;
};
/** What the library answers to a request that our guard let through. */
type Answered = { readonly status: number; readonly body?: unknown };
/** What one activity is answered with; undefined answers nothing but "received". */
type OnActivity = (activity: Activity) => Promise<unknown>;

/** The library would listen by itself: here our one server feeds it. */
class Feed implements IHttpServerAdapter {
  handler: HttpRouteHandler | undefined;
  registerRoute(_method: "POST", _path: string, handler: HttpRouteHandler): void {
    this.handler = handler;
  }
  async start(): Promise<void> {}
  async stop(): Promise<void> {}
}
/** The library writes whole activities and errors to its log: facts only. */
const quiet = (fact: CloudOptions["fact"]) => {
  const logger = {
    error: () => fact({ event: "teams.error" }),
    warn: () => undefined,
    info: () => undefined,
    debug: () => undefined,
    trace: () => undefined,
    log: () => undefined,
    child: () => logger,
  };
  return logger;
};

/** What the connector answers is an object. A proxy's page is none, nor is nothing: then it is not known what became of the request. */
const read = <T extends object>(answer: T): T => {
  if (typeof answer !== "object" || answer === null || Array.isArray(answer))
    throw new Error("not an answer of the connector's");
  return answer;
};

export class Cloud implements Connector {
  readonly #app: App;
  readonly #feed = new Feed();
  readonly #ready: Promise<void>;
  readonly #clients = new Kept<App["api"]["conversations"]>(clientsMost);
  readonly #keys: Keys | undefined;
  readonly #fact: CloudOptions["fact"];
  constructor(o: CloudOptions, onActivity: OnActivity) {
    this.#fact = o.fact;
    const { limits = usualLimits } = o;
    // The library takes the same address for them.
    const keysUrl = (o.openIdUrl ?? PUBLIC.openIdMetadataUrl).replace(
      /\/openidconfiguration$/,
      "/keys",
    );
    if (!o.unauthenticated) this.#keys = new Keys(keysUrl, undefined, limits);
    // An empty secret: the library would otherwise take the environment's, and prefer it to the tokens that it is given.
    const credentials = o.token
      ? { token: o.token, clientSecret: "" }
      : { clientSecret: o.clientSecret ?? "" };
    this.#app = new App({
      clientId: o.clientId,
      ...(o.tenantId !== undefined && { tenantId: o.tenantId }),
      ...credentials,
      serviceUrl: o.serviceUrl,
      cloud:
        o.openIdUrl === undefined
          ? PUBLIC
          : withOverrides(PUBLIC, { openIdMetadataUrl: o.openIdUrl }),
      httpServerAdapter: this.#feed,
      // Said here, so that no variable of the environment can say otherwise.
      dangerouslyAllowUnauthenticatedRequests: o.unauthenticated,
      // A connector sends nobody elsewhere: whoever does is none, and gets neither the message nor the token.
      client: {
        ...(Number.isFinite(limits.requestMs) && { timeout: limits.requestMs }),
        interceptors: [{ request: ({ config }) => ({ ...config, maxRedirects: 0 }) }],
      },
      logger: quiet(o.fact),
      telemetry: { agent365: false },
    });
    // Between its checks and its handlers. Those would make five HTTP clients for each activity, a tenth of the time that it takes, and act on some by
    // themselves: a sign-in that nobody asked for makes them call the token service with the bot's own token.
    // What it hands on is what `receive` gave it.
    this.#app.server.onRequest = async ({ body }) => ({
      status: 200,
      body: await onActivity(body as Activity),
    });
    this.#ready = this.#app.initialize();
  }
  /** Checks signature, times, audience and service URL, then asks `onActivity`. 401: not from Teams. 500: it threw. 503: the keys cannot be had. */
  async receive(headers: Readonly<Record<string, string>>, activity: Activity): Promise<Answered> {
    await this.#ready;
    if (!this.#feed.handler) throw new Error("the library registered no endpoint");
    if (this.#keys) {
      const kid = kidIn(headers.authorization);
      try {
        if (kid === undefined || !(await this.#keys.knows(kid))) return { status: 401 };
      } catch {
        this.#fact({ event: "teams.keys" });
        return { status: 503 };
      }
    }
    return this.#feed.handler({ headers: { ...headers }, body: activity });
  }
  async #conversations(serviceUrl: string) {
    try {
      // Asked for first, so that a failure here is known to have sent nothing. The library keeps it until it runs out.
      await this.#app.tokenProvider.getAppToken(this.#app.cloud.botScope);
    } catch (cause) {
      throw new NoToken("no token", { cause });
    }
    // Making a client costs as much as a third of a call; there are as many as Microsoft has regions.
    return (
      this.#clients.get(serviceUrl) ??
      this.#clients.set(serviceUrl, this.#app.api.clone({ serviceUrl }).conversations)
    );
  }
  async post(
    serviceUrl: string,
    conversation: string,
    activity: MessageActivity,
  ): Promise<string | undefined> {
    const { id } = read(
      await (await this.#conversations(serviceUrl)).createActivity(conversation, activity as never),
    );
    return typeof id === "string" && id !== "" ? id : undefined;
  }
  /** Only `to` sees it. It may be kept for compliance all the same: short class-A sentences only. */
  async whisper(
    serviceUrl: string,
    conversation: string,
    to: { readonly id: string },
    activity: MessageActivity,
  ): Promise<void> {
    const recipient = { id: to.id, name: "", isTargeted: true };
    await (await this.#conversations(serviceUrl)).createTargetedActivity(conversation, {
      ...activity,
      recipient,
    } as never);
  }
  async update(
    serviceUrl: string,
    conversation: string,
    id: string,
    activity: MessageActivity,
  ): Promise<void> {
    read(
      await (await this.#conversations(serviceUrl)).updateActivity(conversation, id, {
        ...activity,
        id,
      } as never),
    );
  }
  async open(serviceUrl: string, tenant: string, objectId: string): Promise<string> {
    const conversations = await this.#conversations(serviceUrl);
    const made = await conversations.create({
      members: [{ id: objectId } as never],
      tenantId: tenant,
      channelData: { tenant: { id: tenant } },
    });
    const { id } = read(made);
    if (typeof id !== "string" || id === "") throw new Error("no conversation");
    return id;
  }
  /** The person's own organisation, from the conversation's list of members: in a shared channel the activity may name the host's. */
  async tenantOf(
    serviceUrl: string,
    conversation: string,
    memberId: string,
  ): Promise<string | undefined> {
    return read(await (await this.#conversations(serviceUrl)).getMemberById(conversation, memberId))
      .tenantId;
  }
}
