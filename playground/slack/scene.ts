// A person in front of Slack's client: what they see, and how their clicks reach the bot.
import type { Block } from "./blocks.ts";
import { ephemeralsOf } from "./conversations.ts";
import { optionsOf } from "./elements.ts";
import { type Answered, deliver, interaction, type Outbox } from "./inbound.ts";
import { stackOf, topOf } from "./modals.ts";
import * as payloads from "./payloads.ts";
import {
  type Channel,
  type Core,
  changed,
  type Ephemeral,
  type StoredView,
  type User,
} from "./state.ts";
import { type Filled, filledValue, isStateful } from "./values.ts";

/** Slack's own sentences. */
export const TROUBLE = "We had some trouble connecting. Try again?";
const APP_ERROR = "This app responded with an error. Try again, or contact the app's developer.";
const APP_SILENT = "This app is not responding. Try again, or contact the app's developer.";

export type Click = { blockId?: string; actionId: string; value?: Filled; selected?: Filled };
export type MessageClick = Click & { channel: string; ts: string };
export type Seen = {
  /** The bot's HTTP status; 0 where nothing was sent or no answer came. */
  status: number;
  /** Slack's code: dispatch_failed, operation_timeout, invalid_command_response, not_a_command, invalid_input. */
  error?: string;
  /** New ones only. */
  ephemerals: Ephemeral[];
  modal?: StoredView;
  stackDepth: number;
  /** Beside the fields, by block id. */
  errors?: Record<string, string>;
  home?: StoredView;
  toast?: string;
};
export type Scene = { core: Core; outbox: Outbox; user: User };

export function see({ core, user }: Scene, since = 0, answer?: Partial<Seen>): Seen {
  const modal = topOf(core, user.id);
  const home = core.state.homes[user.id];
  const toast = core.toasts.get(user.id);
  const fresh = ephemeralsOf(core, user.id).filter(
    (note) => Number(note.ts.replace(".", "")) > since,
  );
  return {
    status: 0,
    ephemerals: structuredClone(fresh),
    stackDepth: stackOf(core, user.id).length,
    ...(modal ? { modal: structuredClone(modal) } : {}),
    ...(modal?.errors ? { errors: { ...modal.errors } } : {}),
    ...(home ? { home: structuredClone(home) } : {}),
    ...(toast ? { toast } : {}),
    ...answer,
  };
}
export const outcome = (answer: Answered): Partial<Seen> => ({
  status: answer.status,
  ...(answer.error ? { error: answer.error } : {}),
});
export const mark = (core: Core, user: User): number => {
  core.toasts.delete(user.id);
  return core.state.lastMicros;
};
export const toast = (scene: Scene, said: string): void => {
  scene.core.toasts.set(scene.user.id, said);
  changed(scene.core);
};

/** Whoever comes from another workspace has only the shortcuts of the apps in their own, as with commands. */
export const shortcutsFor = (
  { options }: Core,
  user: User,
): readonly { callbackId: string; name: string }[] =>
  (user.team_id ?? options.team.id) === options.team.id ? (options.shortcuts ?? []) : [];

export function channelFor({ core, user }: Scene, id: string): Channel {
  const channel = core.state.channels[id];
  if (!channel?.members.includes(user.id)) throw new RangeError(`${user.id} is not in ${id}`);
  return channel;
}

export function actionOf(
  core: Core,
  blocks: readonly Block[],
  click: Click,
): {
  blockId: string;
  action: Record<string, unknown>;
  value: ReturnType<typeof filledValue> | undefined;
} {
  const blockId =
    click.blockId ??
    blocks.find((block) => payloads.elementAt([block], block.block_id ?? "", click.actionId))
      ?.block_id ??
    "";
  const element = payloads.elementAt([...blocks], blockId, click.actionId);
  if (!element) throw new RangeError(`nothing to click at ${blockId}/${click.actionId}`);
  const block = blocks.find((inner) => inner.block_id === blockId);
  if (block?.type === "input" && !block.dispatch_action)
    throw new RangeError(`${blockId} does not dispatch actions`);
  const given = click.selected ?? click.value ?? null;
  if (element.type === "overflow") {
    const picked = optionsOf(element).find((option) => option.value === given);
    if (!picked) throw new RangeError(`no such option: ${String(given)}`);
    return {
      blockId,
      action: payloads.action(core, element, blockId, undefined, picked),
      value: undefined,
    };
  }
  if (element.type === "button" && given !== null && given !== element.value)
    throw new RangeError(`the button's value is not ${String(given)}`);
  const value = isStateful(element) ? filledValue(element, given) : undefined;
  return { blockId, action: payloads.action(core, element, blockId, value), value };
}

export async function dispatch(scene: Scene, payload: unknown, since: number): Promise<Seen> {
  const answer = await deliver(scene.core, scene.outbox, interaction(payload));
  if (answer.error) toast(scene, answer.error === "operation_timeout" ? APP_SILENT : APP_ERROR);
  return see(scene, since, outcome(answer));
}
