// What the page draws for one person: only what that person may see.

import { ephemeralsOf, messagesIn, openIm } from "../slack/conversations.ts";
import { stackOf, topOf } from "../slack/modals.ts";
import { shortcutsFor } from "../slack/scene.ts";
import type { SlackStandIn } from "../slack/stand-in.ts";
import { type Channel, type Core, changed, type StoredView, type User } from "../slack/state.ts";

/** More than a person scrolls through, and what they can search. */
const MESSAGES_SHOWN = 200;

const people = (core: Core): User[] =>
  Object.values(core.state.users).filter((user) => !user.is_bot && !user.deleted);

/** The person asked for, or the one to begin with: the page may remember somebody who is no longer there. */
export const personOr = (core: Core, id: string | undefined): User | undefined =>
  [id, core.options.begins].flatMap(
    (each) => people(core).find((user) => user.id === each) ?? [],
  )[0] ?? people(core)[0];
export const person = (core: Core, id: string): User | undefined =>
  people(core).find((user) => user.id === id);

type Language = "sv" | "en";
function personShown(
  core: Core,
  user: User,
  language: Language | undefined,
): Record<string, unknown> {
  const named = (name: string): string => core.options.named?.(name, language) ?? name;
  return {
    id: user.id,
    name: named(user.real_name ?? user.name),
    agency: named(user.agency ?? ""),
    language: user.language ?? "sv",
    ...(user.title ? { title: named(user.title) } : {}),
  };
}

function viewShown(view: StoredView | undefined): Record<string, unknown> | null {
  if (!view) return null;
  const { user: _, values, private_metadata: __, ...shown } = view;
  return { ...shown, state: { values } };
}

function messagesShown(core: Core, channel: Channel, user: User): Record<string, unknown>[] {
  const said = messagesIn(core, channel.id).map(
    ({ ts, user: by, bot, text, blocks, edited, attachments }) => ({
      ts,
      user: by,
      bot,
      text,
      ...(blocks ? { blocks } : {}),
      ...(edited ? { edited } : {}),
      ...(attachments ? { attachments } : {}),
    }),
  );
  const notes = ephemeralsOf(core, user.id)
    .filter((note) => note.channel === channel.id)
    .map(({ ts, by, text, blocks }) => ({
      ts,
      bot: by === "bot",
      text,
      ...(blocks ? { blocks } : {}),
      ephemeral: true,
    }));
  return [...said, ...notes].sort((a, b) => Number(a.ts) - Number(b.ts)).slice(-MESSAGES_SHOWN);
}

function unread(core: Core, channel: Channel, user: User): number {
  const read = Number(core.state.read[user.id]?.[channel.id] ?? 0);
  return messagesIn(core, channel.id).filter(
    (message) => Number(message.ts) > read && message.user !== user.id,
  ).length;
}
export function markRead(core: Core, userId: string, channelId: string): void {
  const last = messagesIn(core, channelId).at(-1)?.ts;
  if (last === undefined || core.state.read[userId]?.[channelId] === last) return;
  core.state.read[userId] = { ...core.state.read[userId], [channelId]: last };
  changed(core);
}

/** The direct message with the bot comes first and is always there. */
function channelsOf(core: Core, user: User): Channel[] {
  const im = openIm(core, user.id);
  const others = Object.values(core.state.channels).filter(
    (channel) => channel !== im && !channel.is_archived && channel.members.includes(user.id),
  );
  return [im, ...others];
}

/** `language`: that of the page, in which it names people. */
export function playState(
  cloud: SlackStandIn,
  user: User,
  language?: Language,
): Record<string, unknown> {
  const { core } = cloud;
  const channels = channelsOf(core, user);
  const said = core.toasts.get(user.id);
  core.toasts.delete(user.id);
  return {
    now: new Date(core.options.now()).toISOString(),
    changes: core.changes,
    user: user.id,
    users: people(core).map((user) => personShown(core, user, language)),
    channels: channels.map((channel) => ({
      id: channel.id,
      name: channel.kind === "im" ? core.bot.name : channel.name,
      kind: channel.kind === "im" || channel.kind === "mpim" ? "dm" : "channel",
      unread: unread(core, channel, user),
    })),
    messages: Object.fromEntries(
      channels.map((channel) => [channel.id, messagesShown(core, channel, user)]),
    ),
    modal: viewShown(topOf(core, user.id)),
    stackDepth: stackOf(core, user.id).length,
    home: viewShown(core.state.homes[user.id]),
    ...(said ? { toast: said } : {}),
    commands: core.options.commands ?? [],
    shortcuts: shortcutsFor(core, user).map(({ callbackId, name }) => ({
      id: callbackId,
      title: name,
    })),
  };
}
