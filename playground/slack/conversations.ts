// Channels and what is said in them.
import type { Block } from "./blocks.ts";
import { refuse } from "./refusal.ts";
import { type Channel, type Core, changed, type Ephemeral, type Message, nextTs } from "./state.ts";

const EPHEMERALS_KEPT = 200;

/** The direct message with the bot. Its id follows from the person's, so that a test can name it. */
const imId = (userId: string): string => `D${userId.slice(1)}`;

export function openIm(core: Core, userId: string): Channel {
  const id = imId(userId);
  core.state.channels[id] ??= { id, name: userId, kind: "im", members: [userId, core.bot.userId] };
  return core.state.channels[id];
}

/** As the bot sees it: what it is not in does not exist, unless it is public. */
export function visibleChannel(core: Core, id: string): Channel {
  const channel = core.state.channels[id];
  if (!channel) return refuse("channel_not_found");
  if (channel.kind !== "public" && !channel.members.includes(core.bot.userId))
    return refuse("channel_not_found");
  return channel;
}
export function joinedChannel(core: Core, id: string): Channel {
  const channel = visibleChannel(core, id);
  return channel.members.includes(core.bot.userId) ? channel : refuse("not_in_channel");
}

export const messagesIn = (core: Core, channelId: string): Message[] => {
  core.state.messages[channelId] ??= [];
  return core.state.messages[channelId];
};
export const findMessage = (core: Core, channelId: string, ts: string): Message | undefined =>
  messagesIn(core, channelId).find((message) => message.ts === ts);

export function say(core: Core, channelId: string, message: Omit<Message, "ts">): Message {
  const said: Message = { ts: nextTs(core), ...message };
  messagesIn(core, channelId).push(said);
  changed(core);
  return said;
}

export function whisper(
  core: Core,
  note: Omit<Ephemeral, "ts" | "blocks"> & { blocks?: Block[] | undefined },
): Ephemeral {
  const { blocks, ...rest } = note;
  const said: Ephemeral = { ts: nextTs(core), ...rest, ...(blocks ? { blocks } : {}) };
  core.state.ephemerals = [...core.state.ephemerals.slice(1 - EPHEMERALS_KEPT), said];
  changed(core);
  return said;
}

export const ephemeralsOf = (core: Core, userId: string): Ephemeral[] =>
  core.state.ephemerals.filter((note) => note.user === userId);

/** A message in the form in which Slack's methods and payloads carry it. */
export function messageOutput(
  core: Core,
  message: Message,
  withMetadata = false,
): Record<string, unknown> {
  return {
    type: "message",
    user: message.user,
    ts: message.ts,
    text: message.text,
    team: core.options.team.id,
    ...(message.bot
      ? {
          bot_id: core.bot.botId,
          app_id: core.bot.appId,
          bot_profile: {
            id: core.bot.botId,
            app_id: core.bot.appId,
            user_id: core.bot.userId,
            name: core.bot.name,
            deleted: false,
          },
        }
      : {}),
    ...(message.client_msg_id ? { client_msg_id: message.client_msg_id } : {}),
    ...(message.blocks ? { blocks: message.blocks } : {}),
    ...(message.attachments ? { attachments: message.attachments } : {}),
    ...(message.edited ? { edited: message.edited } : {}),
    ...(message.thread_ts ? { thread_ts: message.thread_ts } : {}),
    ...(withMetadata && message.metadata ? { metadata: message.metadata } : {}),
  };
}
