// One delivery to Slack: post or update, and what its answer means. Decides nothing, never throws.
import type { webApi } from "@slack/bolt";
import type { Delivery, Outcome } from "../port.ts";
import { renderMessage } from "./render.ts";

type Client = webApi.WebClient;
/** The event type of our metadata. Others in the channel can read it: the payload is an opaque id and nothing else. */
const metadataType = "stafett_post";
/** Clocks differ: look a little earlier than the attempt. */
const lookBackMs = 60_000;
const lookPages = 10;
const noHeaderRetryMs = 30_000;
/** A wrong token or a missing scope is mended by a person: nothing is lost, it is tried again now and then. */
const setUpRetryMs = 5 * 60_000;

/** The address is gone for good, as Slack names it. */
const unreachable = new Set([
  "channel_not_found",
  "is_archived",
  "not_in_channel",
  "user_not_found",
  "user_disabled",
  "cannot_dm_bot",
  "messages_tab_disabled",
  "restricted_action",
  "channel_type_not_supported",
]);
const passing = new Set([
  "internal_error",
  "fatal_error",
  "service_unavailable",
  "request_timeout",
  "ratelimited",
  "rate_limited",
  "team_added_to_org",
  "message_limit_exceeded",
]);
const setUp = new Set([
  "invalid_auth",
  "not_authed",
  "token_revoked",
  "token_expired",
  "account_inactive",
  "missing_scope",
  "org_login_required",
  "access_denied",
  "ekm_access_denied",
]);

type SlackError = {
  readonly code?: string;
  readonly data?: { readonly error?: string };
  readonly retryAfter?: number;
  readonly statusCode?: number;
  readonly original?: { readonly code?: string };
  readonly message?: string;
};

/**
 * `sent`: the request may have reached Slack, so a lost answer is a doubt. An update can be sent again without harm, a first post cannot.
 */
export const classify = (thrown: unknown, isUpdate: boolean): Outcome => {
  const error = thrown as SlackError;
  switch (error.code) {
    case "slack_webapi_rate_limited_error":
      return { retry: "ratelimited", afterMs: (error.retryAfter ?? 30) * 1_000 };
    case "slack_webapi_platform_error": {
      const name = error.data?.error ?? "unknown";
      if (unreachable.has(name)) return { failed: name, unreachable: true };
      if (setUp.has(name)) return { retry: name, afterMs: setUpRetryMs };
      // "fatal_error" may have been posted, says Slack's own page.
      if (name === "fatal_error" && !isUpdate) return { unknown: name };
      return passing.has(name) ? { retry: name } : { failed: name };
    }
    case "slack_webapi_request_error":
      // Refused before anything was sent; everything else may have arrived.
      if (isUpdate || error.original?.code === "ECONNREFUSED" || error.original?.code === "ENOTFOUND") return { retry: "request" };
      return { unknown: "request" };
    case "slack_webapi_http_error":
      if (error.statusCode === 429) return { retry: "ratelimited", afterMs: noHeaderRetryMs };
      return isUpdate ? { retry: `http_${error.statusCode ?? 0}` } : { unknown: `http_${error.statusCode ?? 0}` };
    default:
      // A 429 without Retry-After is thrown as a plain Error.
      return /429|rate/i.test(error.message ?? "")
        ? { retry: "ratelimited", afterMs: noHeaderRetryMs }
        : isUpdate
          ? { retry: "unclear" }
          : { unknown: "unclear" };
  }
};

const channelOf = async (client: Client, delivery: Delivery): Promise<string> => {
  const place = delivery.to.id.split("/")[1] ?? "";
  if (delivery.to.kind === "space") return place;
  const opened = await client.conversations.open({ users: place });
  return opened.channel?.id ?? place;
};
/** More was written since than we look through: whether it was posted is still not known. */
class TooMuch extends Error {}
/** Was it posted? Looks for our id among the channel's messages since the attempt. */
const find = async (client: Client, channel: string, delivery: Delivery): Promise<string | undefined> => {
  const oldest = String(Math.max(0, ((delivery.doubtSinceMs ?? 0) - lookBackMs) / 1_000));
  let cursor: string | undefined;
  for (let page = 0; page < lookPages; page++) {
    const history = await client.conversations.history({
      channel,
      oldest,
      limit: 100,
      include_all_metadata: true,
      ...(cursor && { cursor }),
    });
    const found = history.messages?.find(
      (m) =>
        m.metadata?.event_type === metadataType &&
        (m.metadata.event_payload as { outbox?: string } | undefined)?.outbox === delivery.outbox,
    );
    if (found?.ts) return found.ts;
    cursor = history.response_metadata?.next_cursor;
    if (!cursor) return undefined;
  }
  throw new TooMuch();
};

export const deliver = async (client: Client, delivery: Delivery): Promise<Outcome> => {
  const { text, blocks } = renderMessage(delivery.message);
  const content = { text, blocks: blocks as never };
  try {
    let { ref } = delivery;
    if (!ref && delivery.doubtSinceMs !== undefined) {
      const channel = await channelOf(client, delivery);
      const ts = await find(client, channel, delivery);
      if (ts !== undefined) ref = { channel, id: ts };
    }
    if (ref) {
      await client.chat.update({ channel: ref.channel, ts: ref.id, ...content });
      return { sent: ref };
    }
  } catch (error) {
    if (error instanceof TooMuch) return { retry: "too-much-since", afterMs: setUpRetryMs };
    // Looking and updating change nothing twice.
    return classify(error, true);
  }
  try {
    const channel = await channelOf(client, delivery);
    const posted = await client.chat.postMessage({
      channel,
      ...content,
      metadata: { event_type: metadataType, event_payload: { outbox: delivery.outbox } },
      unfurl_links: false,
      unfurl_media: false,
    });
    return posted.ts && posted.channel ? { sent: { channel: posted.channel, id: posted.ts } } : { unknown: "no-ts" };
  } catch (error) {
    return classify(error, false);
  }
};
