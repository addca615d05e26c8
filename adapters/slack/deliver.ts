// One delivery to Slack: post or update, and what its answer means. Decides nothing, never throws.
import type { Delivery, LookupResult, Outcome, Search } from "../port.ts";
import { isErrorName } from "./answer.ts";
import type { Client } from "./client.ts";
import { renderMessage } from "./render.ts";
import type { Sharing } from "./shared.ts";

/** The event type of our metadata. Others in the channel can read it: the payload is an opaque id and nothing else. */
const metadataType = "stafett_post";
/** Clocks differ: look a little earlier than the attempt, and a little later. */
const marginMs = 60_000;
/** As many messages as Slack shows at once; to some apps it shows fifteen, and once a minute. */
const pageSize = 100;
const nextPageMs = 1_500;
const noScopeRetryMs = 10 * 60_000;
const noHeaderRetryMs = 30_000;
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
/** Said by Slack after it may have taken the post. */
const unsure = new Set(["internal_error", "fatal_error", "service_unavailable", "request_timeout"]);
const passing = new Set([
  "ratelimited",
  "rate_limited",
  "team_added_to_org",
  "message_limit_exceeded",
]);
/** A wrong token or a missing scope, mended by a person: nothing goes anywhere in this organisation until then. */
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
/** What was to be changed has been taken away by somebody. */
const lost = new Set(["message_not_found", "cant_update_message", "edit_window_closed"]);
const refusedContent = new Set([
  "invalid_blocks",
  "invalid_blocks_format",
  "msg_too_long",
  "msg_blocks_too_long",
  "no_text",
  "too_many_attachments",
]);

type SlackError = {
  readonly code?: string;
  readonly data?: { readonly error?: string };
  readonly retryAfter?: number;
  readonly statusCode?: number;
  /** What `fetch` threw; what its socket threw is the cause of that. */
  readonly original?: { readonly code?: string; readonly cause?: { readonly code?: string } };
  readonly message?: string;
};
/** Refused before anything was sent. */
const neverSent = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"]);

const named = (name: string, isUpdate: boolean): Outcome => {
  if (unreachable.has(name)) return { place: name, unreachable: true };
  if (setUp.has(name)) return { place: name, organisation: true };
  if (unsure.has(name)) return isUpdate ? { retry: name } : { unknown: name };
  if (passing.has(name)) return { retry: name };
  if (isUpdate && lost.has(name)) return { lost: name };
  // What else an answer says could be anybody's text, and may pass.
  return refusedContent.has(name) ? { content: name } : { retry: "other" };
};
const status = (code: number | undefined): string => `http_${code ?? 0}`;
/** Nobody knows whether it was taken. An update can be sent again without harm. */
const unanswered = (why: string, isUpdate: boolean): Outcome =>
  isUpdate ? { retry: why, silent: true } : { unknown: why };
/**
 * What an error means. Of a first post without an answer that can be read, nobody knows whether it stands: "not taken" is only what Slack itself said, or
 * what was never sent.
 */
export const classify = (thrown: unknown, isUpdate: boolean): Outcome => {
  const error = thrown as SlackError;
  switch (error.code) {
    case "slack_webapi_rate_limited_error":
      return { retry: "ratelimited", afterMs: (error.retryAfter ?? 30) * 1_000 };
    case "slack_webapi_platform_error": {
      const name = error.data?.error;
      return isErrorName(name) ? named(name, isUpdate) : unanswered("unclear", isUpdate);
    }
    case "slack_webapi_request_error":
      if (neverSent.has(error.original?.code ?? error.original?.cause?.code ?? ""))
        return { retry: "request", silent: true };
      return unanswered("request", isUpdate);
    case "slack_webapi_http_error":
      if (error.statusCode === 429) return { retry: "ratelimited", afterMs: noHeaderRetryMs };
      return unanswered(status(error.statusCode), isUpdate);
    default:
      // A 429 without Retry-After is thrown as a plain Error.
      if (/Retry header|\b429\b/.test(error.message ?? ""))
        return { retry: "ratelimited", afterMs: noHeaderRetryMs };
      return unanswered("unclear", isUpdate);
  }
};

/** An organisation and a place in it. */
const isAddress = (id: string): boolean => /^[^/]+\/[^/]+/.test(id);
const placeOf = ({ to }: Pick<Delivery, "to">): string => to.id.split("/")[1] ?? "";
/** Where it is read: messages of a conversation are listed by its own id alone. */
const channelOf = async (client: Client, search: Search): Promise<string> => {
  if (search.to.kind === "space") return placeOf(search);
  const { channel } = await client.conversations.open({ users: placeOf(search) });
  if (!channel?.id) throw new Error("no conversation");
  return channel.id;
};
const seconds = (ms: number): string => String(Math.max(0, ms) / 1_000);
/** Looks for our id among the channel's messages of that time: one page, and from where the last lookup stopped. */
export const lookup = async (client: Client, search: Search): Promise<LookupResult> => {
  const { since, until, from } = search.unconfirmed;
  try {
    const channel = await channelOf(client, search);
    const history = await client.conversations.history({
      channel,
      oldest: seconds(since - marginMs),
      latest: seconds(until + marginMs),
      inclusive: true,
      limit: pageSize,
      include_all_metadata: true,
      ...(from && { cursor: from }),
    });
    // Who says nothing of messages has not looked.
    if (!Array.isArray(history.messages)) return { retry: "look", silent: true };
    const found = history.messages.find(
      (m) =>
        m.metadata?.event_type === metadataType &&
        (m.metadata.event_payload as { outbox?: string } | undefined)?.outbox === search.outbox,
    );
    if (found?.ts) return { found: { channel, id: found.ts } };
    const next = history.response_metadata?.next_cursor;
    return next ? { more: next, afterMs: nextPageMs } : { absent: true };
  } catch (error) {
    // From the beginning.
    if ((error as SlackError).data?.error === "invalid_cursor")
      return { more: "", afterMs: nextPageMs };
    const outcome = classify(error, true);
    // It may write there and not read: that holds up this post alone.
    if ("place" in outcome && outcome.place === "missing_scope")
      return { retry: outcome.place, afterMs: noScopeRetryMs };
    return "retry" in outcome || "place" in outcome ? outcome : { retry: "look" };
  }
};

/** Posts, or changes what stands. What is gone is taken away wherever it stands; everything else goes to channels only that no others read. */
export const deliver = async (
  client: Client,
  delivery: Delivery,
  sharing: Sharing,
): Promise<Outcome> => {
  const { id, kind, readers = [] } = delivery.to;
  if (!isAddress(id)) return { place: "address" };
  try {
    if (kind === "space" && !delivery.gone && (await sharing.isWider(client, id, readers)))
      return { place: "shared" };
  } catch (error) {
    // Asking changes nothing twice.
    return classify(error, true);
  }
  const { ref } = delivery;
  const sending = <R>(
    send: (content: { readonly text: string; readonly blocks: never }) => Promise<R>,
  ): Promise<R> =>
    client.takes.send(
      "message",
      (newer) => renderMessage(delivery.message, newer),
      ({ text, blocks }) => send({ text, blocks: blocks as never }),
    );
  if (ref) {
    try {
      await sending((content) =>
        client.chat.update({ channel: ref.channel, ts: ref.id, ...content }),
      );
      return { sent: ref };
    } catch (error) {
      return classify(error, true);
    }
  }
  try {
    const posted = await sending((content) =>
      client.chat.postMessage({
        // A person's id opens the conversation with them. To open it first would be a second call of every message, under a limit of its own.
        channel: placeOf(delivery),
        ...content,
        metadata: { event_type: metadataType, event_payload: { outbox: delivery.outbox } },
        unfurl_links: false,
        unfurl_media: false,
      }),
    );
    return posted.ts && posted.channel
      ? { sent: { channel: posted.channel, id: posted.ts } }
      : { unknown: "no-ts" };
  } catch (error) {
    return classify(error, false);
  }
};
