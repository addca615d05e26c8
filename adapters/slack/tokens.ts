// Which token speaks for a workspace. The token opens doors at Slack; who may do what is decided on the person's own (team, user).
import { type AuthorizeResult, webApi } from "@slack/bolt";
import type { Handle } from "../port.ts";
import { Installations } from "./installations.ts";
import { clientOptions, type OAuthOptions, type SlackOptions } from "./options.ts";

type Source = {
  readonly teamId?: string | undefined;
  readonly enterpriseId?: string | undefined;
  readonly isEnterpriseInstall: boolean;
};
/** Something that Slack said happened to an installation. `at`: by Slack's clock. */
type Ended = { readonly cause: string; readonly team: string; readonly org?: string; readonly at: number };
export interface Tokens {
  /** For what comes in: where the trigger came from. Throws `NotInstalled` and `InstallationsDown`. */
  authorize(source: Source, body: unknown): Promise<AuthorizeResult>;
  /** For what goes out. Throws the same. */
  clientOf(team: string): Promise<webApi.WebClient>;
  /** The app was removed from a workspace or an organisation. */
  ended(event: Ended): Promise<void>;
}

/** One workspace, whose token stands in the environment. */
const oneToken = (token: string, options: SlackOptions): Tokens => {
  const client = new webApi.WebClient(token, clientOptions(options));
  return {
    authorize: async () => ({ botToken: token }),
    clientOf: async () => client,
    // Nothing is forgotten: a person gives a new token, and until then every delivery waits.
    ended: async () => undefined,
  };
};

/** A view that was opened in a shared channel comes back with the person's workspace, and beside it the one where the app is. */
const viewTeam = (body: unknown): string | undefined =>
  (body as { readonly view?: { readonly app_installed_team_id?: string } }).view?.app_installed_team_id;

export class ManyTokens implements Tokens {
  readonly installations: Installations;
  readonly oauth: OAuthOptions;
  readonly #options: SlackOptions;
  readonly #clients = new Map<string, { readonly token: string; readonly client: webApi.WebClient }>();
  constructor(oauth: OAuthOptions, options: SlackOptions) {
    this.installations = new Installations(oauth.installations, options.now ?? Date.now);
    this.#options = options;
    this.oauth = oauth;
  }
  async authorize(source: Source, body: unknown): Promise<AuthorizeResult> {
    const team = viewTeam(body) ?? source.teamId;
    const org = source.isEnterpriseInstall ? source.enterpriseId : undefined;
    const found = await this.installations.of(org ?? team);
    if (org !== undefined && team !== undefined) await this.#learn(team, org);
    return {
      botToken: found.token,
      botId: found.botId,
      botUserId: found.botUserId,
      ...(team !== undefined && { teamId: team }),
      ...(source.enterpriseId !== undefined && { enterpriseId: source.enterpriseId }),
    };
  }
  async clientOf(team: string): Promise<webApi.WebClient> {
    const { token, enterprise } = await this.installations.of(team);
    const known = this.#clients.get(team);
    if (known?.token === token) return known.client;
    const client = new webApi.WebClient(token, {
      ...clientOptions(this.#options),
      // A token of the whole organisation must be told which workspace is meant.
      ...(enterprise !== undefined && enterprise !== team && { teamId: team }),
    });
    this.#clients.set(team, { token, client });
    return client;
  }
  async ended({ cause, team, org, at }: Ended): Promise<void> {
    const id = org ?? team;
    // Slack repeats events for hours: this one may be older than the installation that is there now.
    if (await this.installations.isNewerThan(id, at)) return;
    const teams: string[] = [];
    for (const one of this.oauth.teams) if (one === id || (await this.installations.points(one, id))) teams.push(one);
    // The core first: it knows the cause again, and a second attempt still finds whom it is about.
    for (const one of teams) await tellReach(this.#options.handle, `${cause}:${one}`, `${one}/*`, false);
    for (const one of new Set([...teams, id]))
      await this.installations.deleteInstallation({ isEnterpriseInstall: false, teamId: one, enterpriseId: undefined });
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
export const tellReach = async (handle: Handle, cause: string, identity: string, reachable: boolean): Promise<void> => {
  await handle({ cause, platform: "slack", identity, ask: { kind: "reach", reachable } });
};
