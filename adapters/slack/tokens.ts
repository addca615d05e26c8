// Which token speaks for a workspace. The token opens doors at Slack; who may do what is decided on the person's own (team, user).
import type { AuthorizeResult } from "@slack/bolt";
import { Kept } from "../kept.ts";
import type { Handle } from "../port.ts";
import { Client } from "./client.ts";
import { Installations, type Installed, type Renew } from "./installations.ts";
import { errorName, type OAuthOptions, type SlackOptions } from "./options.ts";

type Source = {
  readonly teamId?: string | undefined;
  readonly enterpriseId?: string | undefined;
  readonly isEnterpriseInstall: boolean;
};
/** Something that Slack said happened to an installation. `at`: by Slack's clock. */
type Ended = {
  readonly idempotencyKey: string;
  readonly team: string;
  readonly org?: string;
  readonly at: number;
};
export interface Tokens {
  /** For what comes in: where the trigger came from. Bolt gets no token, and so makes no client: `speaker` is ours. Throws `NotInstalled` and `InstallationsDown`. */
  authorize(source: Source, body: unknown): Promise<AuthorizeResult & { readonly speaker: Client }>;
  /** For what goes out. Throws the same. */
  clientOf(team: string): Promise<Client>;
  /** The app was removed from a workspace or an organisation. */
  ended(event: Ended): Promise<void>;
}

/** Each weighs some 30 kB, and is made in less than a millisecond. */
const mostClients = 200;
/** Those of the workspaces that were spoken with last. Bolt would keep one for each that ever asked. */
class Clients {
  readonly #options: SlackOptions;
  readonly #kept = new Kept<Client>(mostClients);
  constructor(options: SlackOptions) {
    this.#options = options;
  }
  /** `teamId`: which workspace is meant, for a token of a whole organisation. */
  of(token: string, teamId?: string): Client {
    const key = `${teamId ?? ""}|${token}`;
    return this.#kept.get(key) ?? this.#kept.set(key, new Client(token, this.#options, teamId));
  }
}

/** One workspace, whose token stands in the environment. */
const oneToken = (token: string, options: SlackOptions): Tokens => {
  const client = new Clients(options).of(token);
  return {
    authorize: async () => ({ speaker: client }),
    clientOf: async () => client,
    // Nothing is forgotten: a person gives a new token, and until then every delivery waits.
    ended: async () => undefined,
  };
};

/** A view that was opened in a shared channel comes back with the person's workspace, and beside it the one where the app is. */
const viewTeam = (body: unknown): string | undefined =>
  (body as { readonly view?: { readonly app_installed_team_id?: string } }).view
    ?.app_installed_team_id;

/** A new token for one that ends, where a workspace has chosen tokens that do. */
const renewer =
  ({ clientId, clientSecret }: OAuthOptions, options: SlackOptions): Renew =>
  async (refreshToken, now) => {
    const asked = {
      client_id: clientId,
      client_secret: clientSecret,
      grant_type: "refresh_token",
      refresh_token: refreshToken,
    } as const;
    const { access_token, refresh_token, expires_in } = await new Client(
      undefined,
      options,
    ).oauth.v2.access(asked);
    if (!access_token || !refresh_token || expires_in === undefined) throw new Error("nothing new");
    return {
      token: access_token,
      refreshToken: refresh_token,
      expiresAt: Math.floor(now / 1_000) + expires_in,
    };
  };

export class ManyTokens implements Tokens {
  readonly installations: Installations;
  readonly oauth: OAuthOptions;
  readonly #options: SlackOptions;
  readonly #clients: Clients;
  constructor(oauth: OAuthOptions, options: SlackOptions) {
    this.installations = new Installations(
      oauth.installations,
      options.now ?? Date.now,
      renewer(oauth, options),
      (error) => options.fact({ event: "slack.token_not_renewed", error: errorName(error) }),
    );
    this.#options = options;
    this.#clients = new Clients(options);
    this.oauth = oauth;
  }
  async authorize(source: Source, body: unknown): ReturnType<Tokens["authorize"]> {
    const team = viewTeam(body) ?? source.teamId;
    const org = source.isEnterpriseInstall ? source.enterpriseId : undefined;
    const found = await this.installations.of(org ?? team);
    if (org !== undefined && team !== undefined) await this.#learn(team, org);
    return {
      speaker: this.#client(found, team),
      botId: found.botId,
      botUserId: found.botUserId,
      ...(team !== undefined && { teamId: team }),
      ...(source.enterpriseId !== undefined && { enterpriseId: source.enterpriseId }),
    };
  }
  async clientOf(team: string): Promise<Client> {
    return this.#client(await this.installations.of(team), team);
  }
  /** A token of the whole organisation must be told which workspace is meant. */
  #client({ token, enterprise }: Installed, team: string | undefined): Client {
    return this.#clients.of(
      token,
      enterprise === undefined || enterprise === team ? undefined : team,
    );
  }
  async ended({ idempotencyKey, team, org, at }: Ended): Promise<void> {
    const id = org ?? team;
    // Slack repeats events for hours: this one may be older than the installation that is there now.
    if (await this.installations.isNewerThan(id, at)) return;
    const teams: string[] = [];
    for (const one of this.oauth.teams)
      if (one === id || (await this.installations.points(one, id))) teams.push(one);
    // The core first: it knows the idempotency key again, and a second attempt still finds whom it is about.
    for (const one of teams)
      await tellReach(this.#options.handle, `${idempotencyKey}:${one}`, `${one}/*`, false);
    for (const one of new Set([...teams, id]))
      await this.installations.deleteInstallation({
        isEnterpriseInstall: false,
        teamId: one,
        enterpriseId: undefined,
      });
  }
  /** An organisation's administrators add workspaces without installing anew: the first who does something there shows it. */
  async #learn(team: string, org: string): Promise<void> {
    if (!this.oauth.teams.includes(team) || (await this.installations.points(team, org))) return;
    await tellReach(this.#options.handle, `slack:learnt:${crypto.randomUUID()}`, `${team}/*`, true);
    await this.installations.point(team, org);
  }
}
export const tokensOf = (options: SlackOptions): Tokens => {
  const { tokens } = options;
  return typeof tokens === "string" ? oneToken(tokens, options) : new ManyTokens(tokens, options);
};
export const tellReach = async (
  handle: Handle,
  idempotencyKey: string,
  identity: string,
  reachable: boolean,
): Promise<void> => {
  await handle({ idempotencyKey, platform: "slack", identity, ask: { kind: "reach", reachable } });
};
