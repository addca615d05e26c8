// The names of the keys that the connector signs with.
import { z } from "zod";
import { type TeamsLimits, until, usualLimits } from "./limits.ts";

const named = z.object({ keys: z.array(z.looseObject({ kid: z.string() })) });
/** New keys are published days before they are used (Bot Connector authentication, read November 2026). */
const againMs = 60_000;

/**
 * The library asks for the keys anew whenever a token names one that it does not know: anybody could make the bot knock at Microsoft's door as often as
 * they like, until Microsoft no longer opens it. Here a name that is not known costs one question a minute at most, whoever asks and however often.
 */
export class Keys {
  readonly #url: string;
  readonly #now: () => number;
  readonly #ms: number;
  #kids: ReadonlySet<string> = new Set();
  #askedAt: number | undefined;
  #asking: Promise<void> | undefined;
  /** `url`: the list of keys. `now`: any clock that only goes forward, in milliseconds. */
  constructor(
    url: string,
    now: () => number = () => performance.now(),
    limits: TeamsLimits = usualLimits,
  ) {
    this.#url = url;
    this.#now = now;
    this.#ms = limits.keysMs;
  }
  /** Throws when the list cannot be had. */
  async knows(kid: string): Promise<boolean> {
    if (this.#kids.has(kid)) return true;
    if (this.#askedAt !== undefined && this.#now() - this.#askedAt < againMs) return false;
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = undefined;
    });
    await this.#asking;
    return this.#kids.has(kid);
  }
  async #ask(): Promise<void> {
    const response = await fetch(this.#url, { redirect: "error", signal: until(this.#ms) });
    if (!response.ok) throw new Error(`the keys: ${response.status}`);
    this.#kids = new Set(named.parse(await response.json()).keys.map(({ kid }) => kid));
    this.#askedAt = this.#now();
  }
}
const header = z.object({ kid: z.string().min(1).max(300) });
/** The name of the key in a token; undefined where there is none. */
export const kidIn = (authorization: string | undefined): string | undefined => {
  const [, head] = /^Bearer ([\w-]+)\./.exec(authorization ?? "") ?? [];
  if (head === undefined) return undefined;
  try {
    return header.safeParse(JSON.parse(Buffer.from(head, "base64url").toString("utf8"))).data?.kid;
  } catch {
    return undefined;
  }
};
