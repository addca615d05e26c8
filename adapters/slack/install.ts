// Installing in a workspace, with Slack's own provider: a page, Slack's question, and the way back in the same browser.
import { type Installation, type StateStore, webApi } from "@slack/bolt";
import {
  AuthorizationError,
  ClearStateStore,
  InstallProvider,
  InvalidStateError,
  MissingStateError,
} from "@slack/oauth";
import type { Kv } from "../port.ts";
import { type Installations, InstallationsDown } from "./installations.ts";
import {
  clientOptions,
  errorName,
  type OAuthOptions,
  quietLogger,
  type SlackOptions,
} from "./options.ts";
import { type PageName, pageOf } from "./pages.ts";
import { botScopes } from "./scopes.ts";
import { tellReach } from "./tokens.ts";

const startPath = "/slack/install";
const stateLivesS = 600;
/** The prefix makes browsers refuse it without Secure, with another path, or from a neighbouring host. */
const cookieName = "__Host-stafett-install";

/** Slack's signed state, and each of them once. */
class OnceStates implements StateStore {
  readonly generateStateParam: StateStore["generateStateParam"];
  readonly #signed: ClearStateStore;
  readonly #kv: Kv;
  constructor(secret: string, kv: Kv) {
    this.#signed = new ClearStateStore(secret, stateLivesS);
    this.generateStateParam = (options, now) => this.#signed.generateStateParam(options, now);
    this.#kv = kv;
  }
  readonly verifyStateParam: StateStore["verifyStateParam"] = async (now, state) => {
    const options = await this.#signed.verifyStateParam(now, state);
    const key = `used:${state.split(".").at(-1)}`;
    const isFirst = await this.#kv
      .add(key, "used", 2 * stateLivesS * 1_000)
      .catch((cause: unknown) => {
        throw new InstallationsDown("state not marked", { cause });
      });
    if (!isFirst) throw new InvalidStateError("used");
    return options;
  };
}

/** What the provider writes in: of a Node response it uses these four. */
class Capture {
  readonly cookies: string[] = [];
  #location: string | undefined;
  setHeader(name: string, value: string | readonly string[]): void {
    // Lax: the way back from Slack is a navigation, and nothing else may carry it.
    if (/^set-cookie$/i.test(name))
      this.cookies.splice(
        0,
        this.cookies.length,
        ...[value].flat().map((one) => `${one}; SameSite=Lax`),
      );
    if (/^location$/i.test(name)) this.#location = String(value);
  }
  getHeader(): undefined {
    return undefined;
  }
  writeHead(): void {}
  end(): void {}
  get location(): string {
    return this.#location ?? startPath;
  }
}
type Node = Parameters<InstallProvider["handleCallback"]>;
/** The provider reads the address and two headers of it. */
const requestFor = (request: Request): Node[0] =>
  ({
    url: request.url,
    headers: {
      host: new URL(request.url).host,
      cookie: request.headers.get("cookie") ?? undefined,
    },
  }) as unknown as Node[0];

const pageFor = (error: unknown): PageName => {
  if (error instanceof InstallationsDown) return "down";
  // The provider gives this name to a person who says no; Slack's own errors have others.
  if (error instanceof AuthorizationError) return "cancelled";
  return error instanceof InvalidStateError || error instanceof MissingStateError
    ? "stale"
    : "failed";
};

export class InstallFlow {
  readonly #oauth: OAuthOptions;
  readonly #options: SlackOptions;
  readonly #installations: Installations;
  readonly #provider: InstallProvider;
  constructor(oauth: OAuthOptions, installations: Installations, options: SlackOptions) {
    this.#oauth = oauth;
    this.#options = options;
    this.#installations = installations;
    this.#provider = new InstallProvider({
      clientId: oauth.clientId,
      clientSecret: oauth.clientSecret,
      stateStore: new OnceStates(oauth.stateSecret, oauth.installations),
      stateCookieName: cookieName,
      stateCookieExpirationSeconds: stateLivesS,
      installationStore: installations,
      // The page is ours: of the provider we want the address.
      directInstall: true,
      logger: quietLogger(options),
      clientOptions: clientOptions(options),
    });
  }
  async visit(request: Request): Promise<Response> {
    if (request.method !== "GET") return new Response(null, { status: 404 });
    return new URL(request.url).pathname === startPath ? this.#start(request) : this.#back(request);
  }
  async #start(request: Request): Promise<Response> {
    const capture = new Capture();
    await this.#provider.handleInstallPath(
      requestFor(request),
      capture as unknown as Node[1],
      undefined,
      { scopes: [...botScopes] },
    );
    return pageOf("start", capture.location, capture.cookies);
  }
  async #back(request: Request): Promise<Response> {
    const capture = new Capture();
    let page: PageName = "failed";
    let reached: readonly string[] = [];
    await this.#provider.handleCallback(requestFor(request), capture as unknown as Node[1], {
      afterInstallation: async (installation) => {
        reached = await this.#named(installation);
        if (reached.length === 0) page = await this.#refuse(installation);
        return reached.length > 0;
      },
      successAsync: async (installation) => {
        page = await this.#tell(installation, reached).then(
          () => "installed",
          (error: unknown) => {
            this.#options.fact({ event: "slack.install_untold", error: errorName(error) });
            return "down";
          },
        );
      },
      failure: (error) => {
        page = pageFor(error);
      },
    });
    return pageOf(page, startPath, capture.cookies);
  }
  #client(installation: Installation): webApi.WebClient {
    return new webApi.WebClient(installation.bot?.token, clientOptions(this.#options));
  }
  /** Which of the workspaces that the configuration names it reaches. */
  async #named(installation: Installation): Promise<readonly string[]> {
    const { teams } = this.#oauth;
    const { enterprise, team, bot } = installation;
    if (!bot) return [];
    if (!installation.isEnterpriseInstall) return teams.filter((one) => one === team?.id);
    const client = this.#client(installation);
    const reached = new Set([enterprise?.id]);
    let cursor: string | undefined;
    do {
      const page = await client.auth.teams.list({ limit: 100, ...(cursor && { cursor }) });
      for (const one of page.teams ?? []) reached.add(one.id);
      cursor = page.response_metadata?.next_cursor || undefined;
    } while (cursor);
    return teams.filter((one) => reached.has(one));
  }
  /** Nothing is stored, and Slack is told to forget the token. */
  async #refuse(installation: Installation): Promise<PageName> {
    const client = this.#client(installation);
    const revoked = await client.auth.revoke().then(
      () => "revoked",
      (error: unknown) => errorName(error),
    );
    this.#options.fact({ event: "slack.install_refused", revoked });
    return installation.bot ? "foreign" : "failed";
  }
  async #tell(installation: Installation, reached: readonly string[]): Promise<void> {
    const org = installation.isEnterpriseInstall ? installation.enterprise?.id : undefined;
    const idempotencyKey = `slack:installed:${crypto.randomUUID()}`;
    for (const team of reached) {
      if (org !== undefined && org !== team) await this.#installations.point(team, org);
      await tellReach(this.#options.handle, `${idempotencyKey}:${team}`, `${team}/*`, true);
    }
    this.#options.fact({ event: "slack.installed", workspaces: reached.length });
  }
}
