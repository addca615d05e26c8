// Which workspaces the bot is installed in, and with which token: Bolt's store over a small store of ours.
import type { Installation, InstallationQuery, InstallationStore } from "@slack/bolt";
import type { Kv } from "../port.ts";

/** The workspace has no installation. */
export class NotInstalled extends Error {
  override readonly name = "NotInstalled";
}
/** Whether it has one is not known: the store is down, or what it holds cannot be read. */
export class InstallationsDown extends Error {
  override readonly name = "InstallationsDown";
}
export type Installed = {
  readonly token: string;
  readonly botId: string;
  readonly botUserId: string;
  /** Where the token is the whole organisation's. */
  readonly enterprise: string | undefined;
};
/** A token in the place of one that is about to end. Throws what Slack's client throws. `expiresAt`: epoch seconds, as Slack's library keeps it. */
export type Renew = (
  refreshToken: string,
  now: number,
) => Promise<{ readonly token: string; readonly refreshToken: string; readonly expiresAt: number }>;
/** Slack's own library renews as long before the end; a token lives for twelve hours. */
const renewEarlyMs = 2 * 3_600_000;
const renewAgainMs = 60_000;
type Stored = { readonly at: number; readonly installation: Installation };
/** A workspace that an organisation's installation reaches has a row that points there. */
type Row = Stored | { readonly org: string };

const ownId = (installation: Installation): string | undefined =>
  installation.isEnterpriseInstall ? installation.enterprise?.id : installation.team?.id;
const queried = (query: InstallationQuery<boolean>): string | undefined =>
  query.isEnterpriseInstall ? (query.enterpriseId ?? query.teamId) : query.teamId;
/** A row that was moved to another workspace's place would give that workspace a foreign token. */
const readRow = (id: string, text: string): Row => {
  const row = JSON.parse(text) as {
    readonly at?: unknown;
    readonly org?: unknown;
    readonly installation?: Installation;
  };
  if (typeof row.org === "string") return { org: row.org };
  if (typeof row.at !== "number" || !row.installation || ownId(row.installation) !== id)
    throw new Error("row of another");
  return { at: row.at, installation: row.installation };
};

export class Installations implements InstallationStore {
  readonly #kv: Kv;
  readonly #now: () => number;
  readonly #renew: Renew;
  readonly #failed: (error: unknown) => void;
  readonly #renewing = new Map<string, Promise<Installation>>();
  readonly #notBefore = new Map<string, number>();
  constructor(kv: Kv, now: () => number, renew: Renew, failed: (error: unknown) => void) {
    this.#kv = kv;
    this.#now = now;
    this.#renew = renew;
    this.#failed = failed;
  }
  async #asked<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (cause) {
      throw new InstallationsDown("installations down", { cause });
    }
  }
  #row(id: string): Promise<Row | undefined> {
    return this.#asked(async () => {
      const text = await this.#kv.get(id);
      return text === undefined ? undefined : readRow(id, text);
    });
  }
  #keep(id: string, row: Row): Promise<void> {
    return this.#asked(() => this.#kv.set(id, JSON.stringify(row)));
  }
  async #stored(id: string | undefined): Promise<Stored> {
    const row = id === undefined ? undefined : await this.#row(id);
    const found = row && "org" in row ? await this.#row(row.org) : row;
    if (!found || "org" in found) throw new NotInstalled("no installation");
    return found;
  }
  async storeInstallation<V extends "v1" | "v2">(
    installation: Installation<V, boolean>,
  ): Promise<void> {
    const id = ownId(installation as Installation);
    if (id === undefined) throw new NotInstalled("installation without id");
    await this.#keep(id, { at: this.#now(), installation: installation as Installation });
  }
  async fetchInstallation(query: InstallationQuery<boolean>): Promise<Installation> {
    return (await this.#stored(queried(query))).installation;
  }
  async deleteInstallation(query: InstallationQuery<boolean>): Promise<void> {
    const id = queried(query);
    if (id !== undefined) await this.#asked(() => this.#kv.delete(id));
  }
  /** Once for all that ask meanwhile. Where it fails, the old one is used: while it holds it does, and then Slack says so. */
  async #fresh(stored: Stored): Promise<Installation> {
    const { installation } = stored;
    const { refreshToken, expiresAt } = installation.bot ?? {};
    const id = ownId(installation);
    const now = this.#now();
    if (id === undefined || refreshToken === undefined || expiresAt === undefined)
      return installation;
    if (expiresAt * 1_000 - now > renewEarlyMs || now < (this.#notBefore.get(id) ?? 0))
      return installation;
    const renewing =
      this.#renewing.get(id) ??
      this.#renewed(id, stored, refreshToken).finally(() => this.#renewing.delete(id));
    this.#renewing.set(id, renewing);
    return renewing;
  }
  async #renewed(
    id: string,
    { at, installation }: Stored,
    refreshToken: string,
  ): Promise<Installation> {
    try {
      const bot = {
        ...installation.bot,
        ...(await this.#renew(refreshToken, this.#now())),
      } as NonNullable<Installation["bot"]>;
      // Stored before it is used: the old refresh token is worth nothing any more.
      await this.#keep(id, { at, installation: { ...installation, bot } });
      return { ...installation, bot };
    } catch (error) {
      this.#failed(error);
      this.#notBefore.set(id, this.#now() + renewAgainMs);
      return installation;
    }
  }
  /** The token for a workspace or an organisation. Throws `NotInstalled` and `InstallationsDown`. */
  async of(id: string | undefined): Promise<Installed> {
    const installation = await this.#fresh(await this.#stored(id));
    const { bot } = installation;
    if (!bot) throw new NotInstalled("installation without bot");
    return {
      token: bot.token,
      botId: bot.id,
      botUserId: bot.userId,
      enterprise: installation.isEnterpriseInstall ? installation.enterprise?.id : undefined,
    };
  }
  /** From now on this workspace is reached through its organisation. */
  point(team: string, org: string): Promise<void> {
    return this.#keep(team, { org });
  }
  /** Whether this workspace is known to be reached through this organisation. */
  async points(team: string, org: string): Promise<boolean> {
    const row = await this.#row(team);
    return row !== undefined && "org" in row && row.org === org;
  }
  /** What was stored after this moment is not what an event of this moment speaks about. */
  async isNewerThan(id: string, at: number): Promise<boolean> {
    const row = await this.#row(id);
    return row !== undefined && "at" in row && row.at > at;
  }
}
