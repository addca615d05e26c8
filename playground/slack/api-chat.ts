// chat.*: post, update, delete, whisper.
import { type Args, flag, json, needed, text } from "./args.ts";
import { type Block, checkMessageBlocks, withIds } from "./blocks.ts";
import {
  findMessage,
  joinedChannel,
  messageOutput,
  messagesIn,
  openIm,
  say,
  visibleChannel,
  whisper,
} from "./conversations.ts";
import {
  MESSAGE_BURST,
  MESSAGE_TEXT_CHARS,
  MESSAGES_PER_SECOND,
  METADATA_BYTES,
  UPDATE_TEXT_CHARS,
} from "./limits.ts";
import { accepted, Refusal, refuse } from "./refusal.ts";
import {
  type Channel,
  type Core,
  changed,
  draw,
  type Message,
  type Metadata,
  nextTs,
} from "./state.ts";

type Content = {
  text: string | undefined;
  blocks: Block[] | undefined;
  metadata: Metadata | undefined;
};

function metadataOf(args: Args): Metadata | undefined {
  const raw = json(args, "metadata", "invalid_metadata_format");
  if (raw === undefined) return undefined;
  if (typeof raw !== "object" || raw === null || Array.isArray(raw))
    return refuse("invalid_metadata_format");
  const { event_type, event_payload, ...rest } = raw as Record<string, unknown>;
  if (Object.keys(rest).length > 0) return refuse("invalid_metadata_schema");
  if (
    typeof event_type !== "string" ||
    !event_type ||
    typeof event_payload !== "object" ||
    event_payload === null
  )
    return refuse("invalid_metadata_schema");
  if (JSON.stringify(raw).length > METADATA_BYTES) return refuse("metadata_too_large");
  return { event_type, event_payload: event_payload as Record<string, unknown> };
}

function contentOf(core: Core, args: Args, maxChars: number): Content {
  const said = text(args, "text");
  const raw = json(args, "blocks", "invalid_blocks_format");
  if (raw !== undefined && !Array.isArray(raw)) refuse("invalid_blocks_format");
  const blocks =
    raw === undefined
      ? undefined
      : withIds(accepted(checkMessageBlocks(raw, core.lacks)), () => draw(core, 5));
  if (!said && !blocks?.length) refuse("no_text");
  if ((said?.length ?? 0) > maxChars) refuse("msg_too_long");
  return { text: said, blocks, metadata: metadataOf(args) };
}

type Share = { readonly name: string; readonly burst: number; readonly perS: number };
/** How long there is nothing left of it, in whole seconds; 0: there is. */
function waitS(core: Core, { name, burst, perS }: Share): number {
  const now = core.options.now();
  const bucket = core.rate.buckets.get(name) ?? { tokens: burst, atMs: now };
  const tokens = Math.min(burst, bucket.tokens + ((now - bucket.atMs) / 1000) * perS);
  core.rate.buckets.set(name, { tokens, atMs: now });
  return tokens < 1 ? Math.max(1, Math.ceil((1 - tokens) / perS)) : 0;
}
/** One message a second and channel, short bursts above it, and what the whole workspace may, where that is set: then the caller waits, and nothing is counted. */
function spend(core: Core, channelId: string): void {
  const { on, perMinute } = core.rate;
  const shares: readonly Share[] = [
    ...(on ? [{ name: channelId, burst: MESSAGE_BURST, perS: MESSAGES_PER_SECOND }] : []),
    ...(perMinute === undefined
      ? []
      : [{ name: "workspace", burst: Math.max(1, perMinute / 60), perS: perMinute / 60 }]),
  ];
  const retryAfterS = Math.max(0, ...shares.map((share) => waitS(core, share)));
  if (retryAfterS > 0) throw new Refusal("ratelimited", { retryAfterS });
  for (const { name } of shares) (core.rate.buckets.get(name) as { tokens: number }).tokens -= 1;
}

/** A person's id opens the direct message with them, as in Slack. */
function target(core: Core, id: string): Channel {
  const user = core.state.users[id];
  if (user && !core.state.channels[id])
    return user.is_bot || user.deleted ? refuse("channel_not_found") : openIm(core, id);
  const channel = joinedChannel(core, id);
  return channel.is_archived ? refuse("is_archived") : channel;
}

export function postMessage(core: Core, args: Args): Record<string, unknown> {
  const channel = target(core, needed(args, "channel"));
  const content = contentOf(core, args, MESSAGE_TEXT_CHARS);
  const thread = text(args, "thread_ts");
  if (thread && !findMessage(core, channel.id, thread)) refuse("thread_not_found");
  spend(core, channel.id);
  const said = say(core, channel.id, {
    user: core.bot.userId,
    bot: true,
    text: content.text ?? "",
    ...(content.blocks?.length ? { blocks: content.blocks } : {}),
    ...(content.metadata ? { metadata: content.metadata } : {}),
    ...(thread ? { thread_ts: thread } : {}),
  });
  return { channel: channel.id, ts: said.ts, message: messageOutput(core, said, true) };
}

/** D chat.getPermalink: `…/archives/C…/p` and the ts without its dot. */
export function getPermalink(core: Core, args: Args): Record<string, unknown> {
  const channel = visibleChannel(core, needed(args, "channel"));
  const message =
    findMessage(core, channel.id, needed(args, "message_ts")) ?? refuse("message_not_found");
  return {
    channel: channel.id,
    permalink: `https://${core.options.team.domain}.slack.com/archives/${channel.id}/p${message.ts.replace(".", "")}`,
  };
}

function ownMessage(
  core: Core,
  args: Args,
  otherwise: string,
): { channel: Channel; message: Message } {
  const channel = visibleChannel(core, needed(args, "channel"));
  const message = findMessage(core, channel.id, needed(args, "ts")) ?? refuse("message_not_found");
  return message.user === core.bot.userId ? { channel, message } : refuse(otherwise);
}

export function update(core: Core, args: Args): Record<string, unknown> {
  const { channel, message } = ownMessage(core, args, "cant_update_message");
  const content = contentOf(core, args, UPDATE_TEXT_CHARS);
  // D chat.update: blocks stay only where no text is given; "edited" is shown only for text.
  if (content.blocks?.length) message.blocks = content.blocks;
  else if (content.text !== undefined) delete message.blocks;
  if (content.text !== undefined) message.text = content.text;
  if (!content.blocks?.length) message.edited = { user: core.bot.userId, ts: nextTs(core) };
  if (content.metadata) message.metadata = content.metadata;
  changed(core);
  return {
    channel: channel.id,
    ts: message.ts,
    text: message.text,
    message: messageOutput(core, message, true),
  };
}

export function remove(core: Core, args: Args): Record<string, unknown> {
  const { channel, message } = ownMessage(core, args, "cant_delete_message");
  core.state.messages[channel.id] = messagesIn(core, channel.id).filter(
    (other) => other !== message,
  );
  changed(core);
  return { channel: channel.id, ts: message.ts };
}

export function postEphemeral(core: Core, args: Args): Record<string, unknown> {
  const channel = target(core, needed(args, "channel"));
  const user = needed(args, "user");
  if (!channel.members.includes(user)) refuse("user_not_in_channel");
  const content = contentOf(core, args, MESSAGE_TEXT_CHARS);
  spend(core, channel.id);
  const note = whisper(core, {
    channel: channel.id,
    user,
    by: "bot",
    text: content.text ?? "",
    blocks: content.blocks?.length ? content.blocks : undefined,
  });
  return { message_ts: note.ts };
}

/** What a `response_url` or a command's acknowledgement says. */
export function respond(
  core: Core,
  to: { channel: string; user: string; ts?: string; ephemeral: boolean },
  args: Args,
): void {
  if (flag(args, "delete_original") || flag(args, "replace_original")) {
    replace(core, to, args);
    return;
  }
  const content = contentOf(core, args, MESSAGE_TEXT_CHARS);
  const blocks = content.blocks?.length ? content.blocks : undefined;
  if (text(args, "response_type") === "in_channel")
    say(core, to.channel, {
      user: core.bot.userId,
      bot: true,
      text: content.text ?? "",
      ...(blocks ? { blocks } : {}),
    });
  else
    whisper(core, {
      channel: to.channel,
      user: to.user,
      by: "bot",
      text: content.text ?? "",
      blocks,
    });
}

function replace(
  core: Core,
  to: { channel: string; user: string; ts?: string; ephemeral: boolean },
  args: Args,
): void {
  const gone = flag(args, "delete_original");
  const content = gone ? undefined : contentOf(core, args, MESSAGE_TEXT_CHARS);
  const list: { ts: string; text: string; blocks?: Block[] }[] = to.ephemeral
    ? core.state.ephemerals
    : messagesIn(core, to.channel);
  const at = list.findIndex((message) => message.ts === to.ts);
  const original = list[at] ?? refuse("message_not_found");
  if (!content) list.splice(at, 1);
  else {
    original.text = content.text ?? "";
    if (content.blocks?.length) original.blocks = content.blocks;
    else delete original.blocks;
  }
  changed(core);
}
