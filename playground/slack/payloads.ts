// The payloads that Slack sends, in its own shapes.
import { elementsOf } from "./blocks.ts";
import { messageOutput } from "./conversations.ts";
import type { Interactive } from "./elements.ts";
import { viewOutput } from "./modals.ts";
import {
  type Channel,
  type Core,
  drawId,
  issueResponseUrl,
  issueTrigger,
  type Message,
  nextTs,
  type StateValue,
  type StateValues,
  type StoredView,
  type User,
} from "./state.ts";

/** Long out of use, but still in every payload: never to be trusted. */
const VERIFICATION_TOKEN = "verification-token-is-deprecated";

const teamOf = (core: Core, user: User): string => user.team_id ?? core.options.team.id;
/** Where the app is installed for a whole organisation, no workspace is named. */
const envelope = (core: Core, user: User, team: string): Record<string, unknown> => ({
  team: core.options.enterprise
    ? null
    : { id: team, domain: team === core.options.team.id ? core.options.team.domain : "elsewhere" },
  user: { id: user.id, username: user.name, name: user.name, team_id: teamOf(core, user) },
  api_app_id: core.bot.appId,
  token: VERIFICATION_TOKEN,
  enterprise: core.options.enterprise
    ? { id: core.options.enterprise, name: "organisation" }
    : null,
  is_enterprise_install: core.options.enterprise !== undefined,
});
const channelName = (channel: Channel): string =>
  channel.kind === "im"
    ? "directmessage"
    : channel.kind === "private"
      ? "privategroup"
      : channel.name;

export function slash(
  core: Core,
  user: User,
  channel: Channel,
  command: string,
  text: string,
): URLSearchParams {
  return new URLSearchParams({
    token: VERIFICATION_TOKEN,
    team_id: core.options.team.id,
    team_domain: core.options.team.domain,
    channel_id: channel.id,
    channel_name: channel.kind === "public" ? channel.name : channelName(channel),
    user_id: user.id,
    user_name: user.name,
    command,
    text,
    api_app_id: core.bot.appId,
    is_enterprise_install: String(core.options.enterprise !== undefined),
    ...(core.options.enterprise ? { enterprise_id: core.options.enterprise } : {}),
    response_url: issueResponseUrl(core, { channel: channel.id, user: user.id, ephemeral: false }),
    trigger_id: issueTrigger(core, user.id, "command"),
  });
}

/** One action: the element as it stands there, and what the person did with it. */
export function action(
  core: Core,
  element: Interactive,
  blockId: string,
  value: StateValue | undefined,
  picked?: unknown,
): Record<string, unknown> {
  const common = {
    type: element.type,
    block_id: blockId,
    action_id: element.action_id,
    action_ts: nextTs(core),
  };
  if (element.type === "button") {
    const { text, value: given, style, url, confirm } = element;
    return {
      ...common,
      text: { emoji: true, ...text },
      ...(given === undefined ? {} : { value: given }),
      ...(style ? { style } : {}),
      ...(url ? { url } : {}),
      ...(confirm ? { confirm } : {}),
    };
  }
  if (element.type === "overflow") return { ...common, selected_option: picked };
  const { type: _, ...rest } = value ?? { type: element.type };
  const initial = Object.fromEntries(
    Object.entries(element).filter(([key]) => key.startsWith("initial_") || key === "placeholder"),
  );
  return { ...common, ...rest, ...initial };
}

export function messageActions(
  core: Core,
  user: User,
  channel: Channel,
  message: Pick<Message, "ts" | "blocks" | "text">,
  ephemeral: boolean,
  actions: unknown[],
  values: StateValues,
): Record<string, unknown> {
  const whole = "bot" in message ? messageOutput(core, message as Message) : undefined;
  return {
    type: "block_actions",
    // Of a click in a message Slack names the workspace where the app is, also when a stranger clicked.
    ...envelope(core, user, core.options.team.id),
    container: {
      type: "message",
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: ephemeral,
    },
    trigger_id: issueTrigger(core, user.id, "message"),
    channel: { id: channel.id, name: channelName(channel) },
    // Slack leaves the message out when only one person can see it.
    ...(ephemeral || !whole ? {} : { message: whole }),
    state: { values },
    response_url: issueResponseUrl(core, {
      channel: channel.id,
      user: user.id,
      ts: message.ts,
      ephemeral,
    }),
    actions,
  };
}

/** A shortcut on a message: the whole message goes along, whoever wrote it. */
export const messageShortcut = (
  core: Core,
  user: User,
  channel: Channel,
  message: Message,
  callbackId: string,
): Record<string, unknown> => ({
  type: "message_action",
  ...envelope(core, user, core.options.team.id),
  action_ts: nextTs(core),
  callback_id: callbackId,
  trigger_id: issueTrigger(core, user.id, "message"),
  channel: { id: channel.id, name: channelName(channel) },
  message_ts: message.ts,
  message: messageOutput(core, message),
  response_url: issueResponseUrl(core, { channel: channel.id, user: user.id, ephemeral: false }),
});

export function viewActions(
  core: Core,
  user: User,
  view: StoredView,
  actions: unknown[],
): Record<string, unknown> {
  return {
    type: "block_actions",
    ...envelope(core, user, teamOf(core, user)),
    container: { type: "view", view_id: view.id },
    trigger_id: issueTrigger(core, user.id, view.type),
    view: viewOutput(core, view),
    actions,
  };
}

export function viewSubmission(core: Core, user: User, view: StoredView): Record<string, unknown> {
  return {
    type: "view_submission",
    ...envelope(core, user, teamOf(core, user)),
    trigger_id: issueTrigger(core, user.id, "modal"),
    view: viewOutput(core, view),
    response_urls: [],
  };
}
export function viewClosed(
  core: Core,
  user: User,
  view: StoredView,
  cleared: boolean,
): Record<string, unknown> {
  return {
    type: "view_closed",
    ...envelope(core, user, teamOf(core, user)),
    view: viewOutput(core, view),
    is_cleared: cleared,
  };
}

/** `more` replaces parts of what is around the event. */
export function event(
  core: Core,
  inner: Record<string, unknown>,
  more: Record<string, unknown> = {},
): Record<string, unknown> {
  const { enterprise = null, team } = core.options;
  return {
    token: VERIFICATION_TOKEN,
    team_id: core.options.team.id,
    context_team_id: core.options.team.id,
    context_enterprise_id: enterprise,
    api_app_id: core.bot.appId,
    event: inner,
    type: "event_callback",
    event_id: drawId(core, "Ev"),
    event_time: Math.trunc(core.options.now() / 1000),
    authorizations: [
      {
        enterprise_id: enterprise,
        team_id: team.id,
        user_id: core.bot.userId,
        is_bot: true,
        is_enterprise_install: enterprise !== null,
      },
    ],
    is_ext_shared_channel: false,
    event_context: drawId(core, "4-"),
    ...more,
  };
}
export const homeOpened = (
  core: Core,
  user: User,
  channel: Channel,
  view: StoredView | undefined,
): Record<string, unknown> =>
  event(core, {
    type: "app_home_opened",
    user: user.id,
    channel: channel.id,
    tab: "home",
    event_ts: nextTs(core),
    ...(view ? { view: viewOutput(core, view) } : {}),
  });
export const messageIm = (
  core: Core,
  user: User,
  channel: Channel,
  message: Message,
): Record<string, unknown> =>
  event(core, {
    type: "message",
    channel: channel.id,
    user: user.id,
    text: message.text,
    ts: message.ts,
    event_ts: message.ts,
    channel_type: "im",
    team: teamOf(core, user),
    ...(message.client_msg_id ? { client_msg_id: message.client_msg_id } : {}),
    ...(message.blocks ? { blocks: message.blocks } : {}),
  });

/** The element at this place, or nothing: then nobody can click there. */
export const elementAt = (
  blocks: StoredView["blocks"],
  blockId: string,
  actionId: string,
): Interactive | undefined =>
  blocks
    .filter((block) => block.block_id === blockId)
    .flatMap(elementsOf)
    .find(({ element }) => element.action_id === actionId)?.element;
