// What a person can do in Slack's client, and what they then see.
import { z } from "zod";
import {
  actionOf,
  channelFor,
  dispatch,
  type MessageClick,
  mark,
  outcome,
  type Scene,
  type Seen,
  see,
  shortcutsFor,
} from "../slack/scene.ts";
import { clickInView, close, submit } from "./actor-views.ts";
import { respond } from "./api-chat.ts";
import type { Block } from "./blocks.ts";
import { ephemeralsOf, findMessage, openIm, say, whisper } from "./conversations.ts";
import type { FilledValues } from "./form.ts";
import { type Answered, deliver, eventDelivery, form, type Outbox } from "./inbound.ts";
import * as payloads from "./payloads.ts";
import { Refusal } from "./refusal.ts";
import { type Channel, type Core, nextTs, type User } from "./state.ts";
import { unfurl, written } from "./unfurl.ts";
import { type Filled, keptValues } from "./values.ts";

export type Actor = {
  slash(command: string, text: string, channelId?: string): Promise<Seen>;
  /** From the menu of a message. */
  shortcut(callbackId: string, channelId: string, ts: string): Promise<Seen>;
  click(click: MessageClick): Promise<Seen>;
  clickInView(
    viewId: string,
    blockId: string | undefined,
    actionId: string,
    more?: { value?: Filled; selected?: Filled; values?: FilledValues },
  ): Promise<Seen>;
  submit(viewId: string, values?: FilledValues): Promise<Seen>;
  close(viewId: string, how?: { all?: boolean }): Promise<Seen>;
  openHome(): Promise<Seen>;
  say(channelId: string, text: string): Promise<Seen>;
  see(): Seen;
};
async function slash(
  scene: Scene,
  command: string,
  text: string,
  channelId?: string,
): Promise<Seen> {
  const { core, outbox, user } = scene;
  const since = mark(core, user);
  const channel = channelId ? channelFor(scene, channelId) : openIm(core, user.id);
  const slackbot = (said: string, seen: Partial<Seen>): Seen => {
    whisper(core, { channel: channel.id, user: user.id, by: "slackbot", text: said });
    return see(scene, since, seen);
  };
  const known =
    core.options.commands?.some((one) => one.command === command) ?? command.startsWith("/");
  const stranger = (user.team_id ?? core.options.team.id) !== core.options.team.id;
  if (!known || stranger)
    return slackbot(`${command} is not a valid command.`, { error: "not_a_command" });
  const answer = await deliver(
    core,
    outbox,
    form("command", payloads.slash(core, user, channel, command, text)),
  );
  const code = answer.error ?? acknowledge(core, channel, user, answer);
  return code
    ? slackbot(`${command} failed with the error "${code}"`, { status: answer.status, error: code })
    : see(scene, since, outcome(answer));
}

/** Shows a command's answer; gives Slack's code where it makes no sense. */
function acknowledge(
  core: Core,
  channel: Channel,
  user: User,
  answer: Answered,
): string | undefined {
  if (answer.body.trim() === "") return undefined;
  try {
    const said: unknown = answer.type.includes("json")
      ? JSON.parse(answer.body)
      : { text: answer.body };
    respond(
      core,
      { channel: channel.id, user: user.id, ephemeral: true },
      z.record(z.string(), z.unknown()).parse(said),
    );
    return undefined;
  } catch (error) {
    if (error instanceof Refusal || error instanceof SyntaxError || error instanceof z.ZodError)
      return "invalid_command_response";
    throw error;
  }
}

async function click(scene: Scene, at: MessageClick): Promise<Seen> {
  const { core, user } = scene;
  const channel = channelFor(scene, at.channel);
  const note = ephemeralsOf(core, user.id).find(
    (one) => one.channel === channel.id && one.ts === at.ts,
  );
  const message = note ?? findMessage(core, channel.id, at.ts);
  if (!message) throw new RangeError(`no message ${at.ts} in ${channel.id}`);
  const since = mark(core, user);
  const done = actionOf(core, message.blocks ?? [], at);
  const key = `${user.id}/${channel.id}/${at.ts}`;
  const values = keptValues(message.blocks ?? [], core.state.chosen[key] ?? {});
  if (done.value) {
    values[done.blockId] = { ...values[done.blockId], [at.actionId]: done.value };
    core.state.chosen[key] = values;
  }
  return dispatch(
    scene,
    payloads.messageActions(
      core,
      user,
      channel,
      message,
      note !== undefined,
      [done.action],
      values,
    ),
    since,
  );
}

async function shortcut(
  scene: Scene,
  callbackId: string,
  channelId: string,
  ts: string,
): Promise<Seen> {
  const { core, user } = scene;
  if (!shortcutsFor(core, user).some((one) => one.callbackId === callbackId))
    throw new RangeError(`${user.id} has no shortcut ${callbackId}`);
  const channel = channelFor(scene, channelId);
  // What only one person can see has no such menu.
  const message = findMessage(core, channel.id, ts);
  if (!message) throw new RangeError(`no message ${ts} in ${channel.id}`);
  const since = mark(core, user);
  return dispatch(scene, payloads.messageShortcut(core, user, channel, message, callbackId), since);
}

async function openHome(scene: Scene): Promise<Seen> {
  const { core, outbox, user } = scene;
  const since = mark(core, user);
  const answer = await deliver(
    core,
    outbox,
    eventDelivery(
      payloads.homeOpened(core, user, openIm(core, user.id), core.state.homes[user.id]),
    ),
  );
  return see(scene, since, outcome(answer));
}

async function speak(scene: Scene, channelId: string, text: string): Promise<Seen> {
  const { core, outbox, user } = scene;
  const channel = channelFor(scene, channelId);
  const since = mark(core, user);
  const blocks: Block[] = [
    {
      type: "rich_text",
      block_id: nextTs(core),
      elements: [{ type: "rich_text_section", elements: written(text) }],
    },
  ];
  const message = say(core, channel.id, {
    user: user.id,
    bot: false,
    text,
    blocks,
    client_msg_id: crypto.randomUUID(),
  });
  await unfurl(core, message);
  if (channel.kind !== "im") return see(scene, since);
  const answer = await deliver(
    core,
    outbox,
    eventDelivery(payloads.messageIm(core, user, channel, message)),
  );
  return see(scene, since, outcome(answer));
}

export function actorFor(core: Core, outbox: Outbox, userId: string): Actor {
  const user = core.state.users[userId];
  if (!user || user.is_bot) throw new RangeError(`nobody is ${userId}`);
  const scene: Scene = { core, outbox, user };
  return {
    slash: (command, text, channelId) => slash(scene, command, text, channelId),
    shortcut: (callbackId, channelId, ts) => shortcut(scene, callbackId, channelId, ts),
    click: (at) => click(scene, at),
    clickInView: (viewId, blockId, actionId, more) =>
      clickInView(scene, viewId, blockId, actionId, more),
    submit: (viewId, values) => submit(scene, viewId, values),
    close: (viewId, how) => close(scene, viewId, how),
    openHome: () => openHome(scene),
    say: (channelId, text) => speak(scene, channelId, text),
    see: () => see(scene),
  };
}
