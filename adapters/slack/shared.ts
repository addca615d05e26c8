// Who can read a channel: others than those whom it is for, where somebody has shared it.
import type { webApi } from "@slack/bolt";
import { Kept } from "../kept.ts";

/** How long what Slack said of a channel counts. [design] */
const knownMs = 5 * 60_000;
const mostChannels = 500;

export class Sharing {
  readonly #known = new Kept<{ readonly at: number; readonly teams: readonly string[] }>(
    mostChannels,
  );
  readonly #now: () => number;
  constructor(now: () => number) {
    this.#now = now;
  }
  /**
   * Whether a workspace beside `readers` can read it, by what Slack says of it (at most five minutes ago). `address`: workspace and channel.
   * Throws what Slack's client throws, and where the answer says nothing of a channel.
   */
  async isWider(
    client: webApi.WebClient,
    address: string,
    readers: readonly string[],
  ): Promise<boolean> {
    const known = this.#known.get(address);
    const teams =
      known && this.#now() - known.at < knownMs ? known.teams : await this.#ask(client, address);
    return teams.some((team) => !readers.includes(team));
  }
  async #ask(client: webApi.WebClient, address: string): Promise<readonly string[]> {
    const [own = "", id = ""] = address.split("/");
    const { channel } = await client.conversations.info({ channel: id });
    if (!channel) throw new Error("no channel");
    const {
      is_ext_shared,
      is_org_shared,
      shared_team_ids = [],
      connected_team_ids = [],
      internal_team_ids = [],
    } = channel;
    const named = [
      ...new Set([...shared_team_ids, ...connected_team_ids, ...internal_team_ids]),
    ].filter((team) => team !== own);
    // Shared, and nobody says with whom: with somebody.
    const teams = (is_ext_shared || is_org_shared) && named.length === 0 ? ["?"] : named;
    this.#known.set(address, { at: this.#now(), teams });
    return teams;
  }
}
