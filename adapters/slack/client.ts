// Slack's own client, which asks no method again before Slack's time for it is over.
import { webApi } from "@slack/bolt";
import { Kept } from "../kept.ts";
import { clientOptions, type SlackOptions } from "./options.ts";
import { Takes } from "./takes.ts";

/** Methods, and channels that are posted to. */
const mostLimits = 500;
const rateLimited = "slack_webapi_rate_limited_error";
/** Slack counts by method, and posts by channel besides: what one may not do holds up no other. */
const counted = (method: string, options: Readonly<Record<string, unknown>>): string =>
  method === "chat.postMessage" ? `${method}|${String(options.channel)}` : method;

export class Client extends webApi.WebClient {
  readonly #until = new Kept<number>(mostLimits);
  readonly #now: () => number;
  /** What its workspace takes. */
  readonly takes: Takes;
  /** `teamId`: which workspace is meant, for a token of a whole organisation. */
  constructor(
    token: string | undefined,
    options: Pick<SlackOptions, "apiUrl" | "fact" | "now" | "limits">,
    teamId?: string,
  ) {
    super(token, { ...clientOptions(options), ...(teamId && { teamId }) });
    this.#now = options.now ?? Date.now;
    this.takes = new Takes(this.#now);
  }
  /** Throws as Slack would where it has said when to come back, and that is later than now. */
  override async apiCall(
    method: string,
    options: Record<string, unknown> = {},
  ): Promise<webApi.WebAPICallResult> {
    const what = counted(method, options);
    const left = (this.#until.get(what) ?? 0) - this.#now();
    if (left > 0)
      throw Object.assign(new Error("not yet"), {
        code: rateLimited,
        retryAfter: Math.ceil(left / 1_000),
      });
    try {
      return await super.apiCall(method, options);
    } catch (error) {
      const { code, retryAfter } = error as {
        readonly code?: string;
        readonly retryAfter?: number;
      };
      if (code === rateLimited && retryAfter !== undefined)
        this.#until.set(what, this.#now() + retryAfter * 1_000);
      throw error;
    }
  }
}
