// One delivery to Teams: post or update, and what its answer means. Decides nothing, never throws.
import type { Delivery, Outcome, Place, PostRef } from "../port.ts";
import type { Card } from "./render.ts";
import type { Sizes } from "./sizes.ts";

/** The connector, as far as it is used here. */
export type Connector = {
  /** Throws `NoToken` when no token can be had: then nothing has been sent. */
  post(
    serviceUrl: string,
    conversation: string,
    activity: MessageActivity,
  ): Promise<string | undefined>;
  update(
    serviceUrl: string,
    conversation: string,
    id: string,
    activity: MessageActivity,
  ): Promise<void>;
  /** The person's own chat with the bot: made, or the one that is there already. */
  open(serviceUrl: string, tenant: string, objectId: string): Promise<string>;
};
export class NoToken extends Error {}
export type MessageActivity = {
  readonly type: "message";
  readonly summary?: string;
  readonly text?: string;
  /** Without it Teams reads a text as Markdown. */
  readonly textFormat?: "plain";
  readonly attachments?: readonly {
    readonly contentType: "application/vnd.microsoft.card.adaptive";
    readonly content: Card;
  }[];
};
export const cardActivity = (card: Card, summary?: string): MessageActivity => ({
  type: "message",
  ...(summary !== undefined && { summary }),
  attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", content: card }],
});

/** Told to wait, but not how long. */
const noHeaderRetryMs = 5_000;
/** A wrong secret or a missing consent is mended by a person: nothing is lost, it is tried again now and then. */
const setUpRetryMs = 5 * 60_000;

type HttpError = {
  /** `data`: an object where it was JSON, and else the text. */
  readonly response?: {
    readonly status?: number;
    readonly headers?: Readonly<Record<string, unknown>>;
    readonly data?: unknown;
  };
  readonly code?: string;
};
/** The address is gone, or has shut its door, as Teams names it ("Send proactive messages", "Error codes", read November 2026). */
const closed = new Set([
  "MessageWritesBlocked",
  "ConversationBlockedByUser",
  "BotNotInConversationRoster",
  "ForbiddenOperationException",
  "ConversationNotFound",
  "InvalidConversation",
  "BotDisabledByAdmin",
  "User not found",
]);
/** Only names that are known here: what else an answer says could be anybody's text. */
const codeIn = (data: unknown): string => {
  const { error } = (typeof data === "object" && data !== null ? data : {}) as {
    readonly error?: { readonly code?: unknown };
  };
  return typeof error?.code === "string" && closed.has(error.code) ? error.code : "";
};
/** Retry-After: seconds, or a date. Milliseconds from now. */
const retryAfterMs = (
  headers: Readonly<Record<string, unknown>> | undefined,
): number | undefined => {
  const said = headers?.["retry-after"];
  if (typeof said !== "string") return undefined;
  const ms = /^\d{1,6}$/.test(said) ? Number(said) * 1_000 : Date.parse(said) - Date.now();
  return Number.isFinite(ms) && ms > 0 ? ms : undefined;
};
const neverSent = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN"]);
/** Something between us and Teams says so, and not Teams, which answers in JSON. */
const isPage = (data: unknown): boolean => typeof data === "string" && data.trim() !== "";
/** Refused by the place if it is the place that is gone, and else because of what was to be changed. */
const refusal = (name: string, isUpdate: boolean): Outcome =>
  !isUpdate || closed.has(name) ? { place: name, unreachable: true } : { content: name };

/** Nobody knows whether it was taken. An update can be sent again without harm. */
const unanswered = (
  why: string,
  isUpdate: boolean,
  again: { readonly afterMs?: number } = {},
): Outcome => (isUpdate ? { retry: why, ...again, silent: true } : { unknown: why });
/** A request that ran out of time may have gone on; a redirect is nobody's answer. */
const isUnanswered = (status: number, data: unknown): boolean =>
  status < 400 || status === 408 || (status >= 500 && (status !== 503 || isPage(data)));

/**
 * A first post without an answer that can be read is a doubt: Teams cannot be asked whether it took it. An update can be sent again without harm.
 * `isUpdate`: the message had its place, so that a missing one is the message's fault and not the address's.
 */
export const classify = (thrown: unknown, isUpdate: boolean): Outcome => {
  if (thrown instanceof NoToken) return { retry: "token", afterMs: setUpRetryMs };
  const { response, code } = (thrown ?? {}) as HttpError;
  if (response?.status === undefined) {
    if (code !== undefined && neverSent.has(code)) return { retry: "request", silent: true };
    return unanswered("request", isUpdate);
  }
  const { status, data } = response;
  const named = codeIn(data);
  const after = retryAfterMs(response.headers);
  const again = { ...(after !== undefined && { afterMs: after }) };
  if (isUnanswered(status, data) && !closed.has(named))
    return unanswered(`http_${status}`, isUpdate, again);
  // Refused on the way: neither the place's fault nor the content's.
  if (isPage(data) && status !== 429) return { retry: `http_${status}`, ...again, silent: true };
  switch (status) {
    case 429:
      return { retry: "ratelimited", afterMs: after ?? noHeaderRetryMs };
    case 412:
    case 503:
      return { retry: `http_${status}`, ...again };
    case 401:
      return { retry: "http_401", afterMs: setUpRetryMs };
    case 403:
      return refusal(named || "http_403", isUpdate);
    case 404:
      return isUpdate && !closed.has(named)
        ? { lost: "http_404" }
        : { place: named || "http_404", unreachable: true };
    default:
      if (closed.has(named)) return refusal(named, isUpdate);
      if (status === 400 || status === 413) return { content: `http_${status}` };
      // Whatever stands in front of Teams may say so, and it passes.
      return { retry: `http_${status}`, ...again };
  }
};

type Where = { readonly serviceUrl: string; readonly conversation: string };
/** Where the post lies or shall lie. `serviceUrl` may have been learnt from the place or from its organisation. */
const whereOf = async (
  to: Delivery["to"],
  place: Place | undefined,
  serviceUrl: string,
  connector: Connector,
): Promise<Where> => {
  const [tenant = "", rest = ""] = to.id.split("/");
  const url = place?.serviceUrl ?? serviceUrl;
  if (to.kind === "space") return { serviceUrl: url, conversation: rest };
  return {
    serviceUrl: url,
    conversation: place?.conversation ?? (await connector.open(url, tenant, rest)),
  };
};

type Deliver = {
  readonly connector: Connector;
  /** `learnt` keeps a conversation that was opened, so that the next post asks for nothing. */
  readonly find: (
    address: string,
  ) => Promise<{ readonly place: Place | undefined; readonly serviceUrl: string }>;
  readonly learnt: (address: string, where: Where) => Promise<void>;
  readonly sizes: Sizes;
};
export const deliver = async (
  { connector, find, learnt, sizes }: Deliver,
  delivery: Delivery,
): Promise<Outcome> => {
  const { ref, to, message } = delivery;
  const [tenant = ""] = to.id.split("/");
  if (!/^[^/]+\/[^/]+/.test(to.id)) return { place: "address" };
  let found: Awaited<ReturnType<Deliver["find"]>>;
  try {
    found = await find(to.id);
  } catch {
    // Nothing has been sent yet: a database that fails costs a delay, not a post.
    return { retry: "store" };
  }
  const { place, serviceUrl } = found;
  if (ref)
    return sizes.sent(tenant, message, async (card, summary) => {
      try {
        await connector.update(
          place?.serviceUrl ?? serviceUrl,
          ref.channel,
          ref.id,
          cardActivity(card, summary),
        );
        return { sent: ref };
      } catch (error) {
        return classify(error, true);
      }
    });
  let where: Where;
  try {
    where = await whereOf(to, place, serviceUrl, connector);
  } catch (error) {
    // Opening a chat changes nothing twice; one that cannot be opened is closed.
    const outcome = classify(error, true);
    const why =
      "content" in outcome ? outcome.content : "lost" in outcome ? outcome.lost : undefined;
    return why === undefined ? outcome : { place: why, unreachable: true };
  }
  try {
    await learnt(to.id, where);
  } catch {
    // Nothing has been sent yet: a full disk costs a delay, not a post.
    return { retry: "store" };
  }
  return sizes.sent(tenant, message, async (card, summary) => {
    try {
      const posted = await connector.post(
        where.serviceUrl,
        where.conversation,
        cardActivity(card, summary),
      );
      return posted === undefined
        ? { unknown: "no-id" }
        : { sent: { channel: where.conversation, id: posted } satisfies PostRef };
    } catch (error) {
      return classify(error, false);
    }
  });
};
