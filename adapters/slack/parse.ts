// Slack's payloads → what somebody wants. Everything is checked here; nothing behind this sees Slack.
import { z } from "zod";
import type { Ask, Incoming, PanelTarget, Raw } from "../port.ts";
import { id, instance, type Meta, meta, raw } from "./meta.ts";
import { fieldBlock, moreAction, sureBlock } from "./render-form.ts";

const press = z.strictObject({ w: id, i: instance, c: id, v: raw });
const panel = z.strictObject({ w: id, i: instance, p: id });

const option = z.object({ value: z.string().max(200) });
const stateValue = z.object({
  type: z.string(),
  value: z.string().max(4_000).nullish(),
  selected_option: option.nullish(),
  selected_options: z.array(option).max(2_000).nullish(),
  selected_date: z.string().max(10).nullish(),
});
/** A view has a hundred blocks at most. Counted before any is read. */
const few = z.custom<object>(
  (value) => typeof value === "object" && value !== null && Object.keys(value).length <= 100,
);
const view = z.object({
  id: z.string(),
  type: z.enum(["modal", "home"]),
  hash: z.string().optional(),
  private_metadata: z.string().max(3_000).default(""),
  previous_view_id: z.string().nullish(),
  state: z
    .object({ values: few.pipe(z.record(z.string(), z.record(z.string(), stateValue))) })
    .optional(),
});
const user = z.object({ id, team_id: id.optional() });
/** More than any command: what comes after it is not looked at, nor kept. */
const wordsMost = 1_000;
const team = z.object({ id }).nullish();
const command = z.object({
  command: z.string().max(40),
  text: z.string().max(4_000).default(""),
  team_id: id,
  user_id: id,
  trigger_id: z.string(),
});
const actions = z.object({
  user,
  team,
  trigger_id: z.string(),
  view: view.optional(),
  actions: z
    .array(
      z.object({
        action_id: z.string().max(255),
        block_id: z.string().max(255).optional(),
        value: z.string().max(2_000).optional(),
      }),
    )
    .min(1),
});
const submission = z.object({ user, team, view });
/**
 * A shortcut on a message. The payload holds the whole message, who wrote it, its channel and a way to answer there: no key here takes any of it, and
 * what has no key is dropped. What people write to each other is not Stafett's to read.
 */
const shortcut = z.object({
  type: z.literal("message_action"),
  callback_id: id,
  user,
  team,
  trigger_id: z.string(),
});
const opened = z.object({
  team_id: id,
  event_id: id,
  event: z.object({ type: z.literal("app_home_opened"), user: id, tab: z.string().optional() }),
});

/** Who else hears an event of ours: the bot, in the workspace or the organisation where it is installed. */
const authorization = z.object({
  team_id: id.nullish(),
  user_id: id.nullish(),
  is_bot: z.boolean().nullish(),
});
const reach = z.object({
  team_id: id,
  enterprise_id: id.nullish(),
  is_enterprise_install: z.boolean().nullish(),
  event_id: id,
  event_time: z.number(),
  authorizations: z.array(authorization).nullish(),
  event: z.object({
    type: z.string(),
    channel: id.optional(),
    user: id.optional(),
    tokens: z.object({ bot: z.array(id).nullish() }).optional(),
  }),
});

type View = z.infer<typeof view>;
const json = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
export const readMeta = (v: Pick<View, "private_metadata">): Meta =>
  meta.safeParse(json(v.private_metadata || "{}")).data ?? {};

const oneValue = (v: z.infer<typeof stateValue>): string | readonly string[] | undefined => {
  if (v.selected_option) return v.selected_option.value;
  if (v.selected_options) return v.selected_options.map((o) => o.value);
  return v.selected_date ?? v.value ?? undefined;
};
/** The fields of a form, by name. One that is empty was emptied, or never filled: it must not get its known answer back. */
const fieldsOf = (v: View): Raw => {
  const found: Record<string, string | readonly string[]> = {};
  for (const [block, elements] of Object.entries(v.state?.values ?? {})) {
    const [element] = Object.values(elements);
    if (block.startsWith(fieldBlock("")))
      found[block.slice(2)] = (element && oneValue(element)) ?? "";
  }
  return found;
};
const isSure = (v: View): boolean =>
  Object.values(v.state?.values?.[sureBlock] ?? {}).some(
    (e) => (e.selected_options?.length ?? 0) > 0,
  );
const own = (f: {
  readonly w: string;
  readonly i?: string | undefined;
}): { readonly workflow: string; readonly instance?: string } =>
  f.i === undefined ? { workflow: f.w } : { workflow: f.w, instance: f.i };
/** The person's own workspace: in a shared channel it is not the channel's. Rights hang on this pair, never on the channel. */
const identity = (u: z.infer<typeof user>, t: { readonly id: string } | null | undefined): string =>
  `${u.team_id ?? t?.id ?? ""}/${u.id}`;
const incoming = (idempotencyKey: string, who: string, ask: Ask): Incoming => ({
  idempotencyKey,
  platform: "slack",
  identity: who,
  ask,
});

export const parseCommand = (body: unknown): Incoming | undefined => {
  const found = command.safeParse(body).data;
  if (!found) return undefined;
  const ask: Ask = { kind: "words", slash: found.command, text: found.text.slice(0, wordsMost) };
  return incoming(`slack:${found.trigger_id}`, `${found.team_id}/${found.user_id}`, ask);
};
export const parseEvent = (body: unknown): Incoming | undefined => {
  const found = opened.safeParse(body).data;
  if (!found || (found.event.tab !== undefined && found.event.tab !== "home")) return undefined;
  return incoming(`slack:${found.event_id}`, `${found.team_id}/${found.event.user}`, {
    kind: "home",
  });
};
/** What says whether an address can be written to. Of itself the bot hears `…_left` in most cases and `member_left_channel` in some. */
export const reachEvents = [
  "app_uninstalled",
  "tokens_revoked",
  "channel_archive",
  "channel_unarchive",
  "channel_left",
  "group_archive",
  "group_unarchive",
  "group_left",
  "member_joined_channel",
  "member_left_channel",
] as const;
type ParsedReach =
  | { readonly idempotencyKey: string; readonly address: string; readonly reachable: boolean }
  | {
      readonly ended: {
        readonly idempotencyKey: string;
        readonly team: string;
        readonly org?: string;
        readonly at: number;
      };
    };
const endedOf = (found: z.infer<typeof reach>, idempotencyKey: string): ParsedReach => {
  const org = found.is_enterprise_install
    ? (found.enterprise_id ?? found.team_id)
    : found.team_id.startsWith("E")
      ? found.team_id
      : undefined;
  // Slack's clock has whole seconds here: the whole second counts.
  return {
    ended: {
      idempotencyKey,
      team: found.team_id,
      at: found.event_time * 1_000 + 999,
      ...(org !== undefined && { org }),
    },
  };
};
/** undefined: it is not about the bot. `botUserId`: the bot's own id, where it is known. */
export const parseReach = (
  body: unknown,
  botUserId: string | undefined,
): ParsedReach | undefined => {
  const found = reach.safeParse(body).data;
  if (!found) return undefined;
  const { event, authorizations } = found;
  const type = reachEvents.find((name) => name === event.type);
  const idempotencyKey = `slack:${found.event_id}`;
  const team = authorizations?.[0]?.team_id ?? found.team_id;
  const channel = (reachable: boolean): ParsedReach | undefined =>
    event.channel === undefined
      ? undefined
      : { idempotencyKey, address: `${team}/${event.channel}`, reachable };
  const bot = botUserId ?? authorizations?.find((one) => one.is_bot)?.user_id ?? undefined;
  switch (type) {
    case undefined:
      return undefined;
    case "app_uninstalled":
      return endedOf(found, idempotencyKey);
    case "tokens_revoked":
      return event.tokens?.bot?.length ? endedOf(found, idempotencyKey) : undefined;
    case "channel_archive":
    case "group_archive":
    case "channel_left":
    case "group_left":
      return channel(false);
    case "channel_unarchive":
    case "group_unarchive":
      return channel(true);
    case "member_joined_channel":
    case "member_left_channel":
      return bot !== undefined && event.user === bot
        ? channel(type === "member_joined_channel")
        : undefined;
  }
};
/** What the app's shortcuts on a message stand for, in the words that everybody may write, å as a. The manifest names them. */
export const shortcutWords: Readonly<Record<string, string>> = { atgard: "atgard" };
/** The command that takes every word. */
const slash = "/stafett";
export type ParsedAction = {
  readonly incoming: Incoming;
  readonly trigger: string;
  readonly view?: { readonly id: string; readonly type: "modal" | "home"; readonly meta: Meta };
};
export const parseAction = (body: unknown): ParsedAction | undefined => {
  const found = actions.safeParse(body).data;
  const [action] = found?.actions ?? [];
  if (!found || !action) return undefined;
  const who = identity(found.user, found.team);
  const shown = found.view && {
    id: found.view.id,
    type: found.view.type,
    meta: readMeta(found.view),
  };
  const done = (idempotencyKey: string, ask: Ask): ParsedAction => ({
    incoming: incoming(idempotencyKey, who, ask),
    trigger: found.trigger_id,
    ...(shown && { view: shown }),
  });
  const form = shown?.meta.form;
  if (
    form &&
    found.view &&
    (action.action_id === moreAction || action.block_id?.startsWith(fieldBlock("")))
  ) {
    return done(form.idempotencyKey, {
      kind: "redraw",
      ...own(form),
      command: form.c,
      values: fieldsOf(found.view),
      hidden: form.kept,
      more: form.more || action.action_id === moreAction,
    });
  }
  const value = json(action.value ?? "");
  const pressed = press.safeParse(value).data;
  if (pressed)
    return done(`slack:${found.trigger_id}`, {
      kind: "press",
      ...own(pressed),
      command: pressed.c,
      values: pressed.v,
    });
  const wanted = panel.safeParse(value).data;
  return (
    wanted && done(`slack:${found.trigger_id}`, { kind: "panel", ...own(wanted), panel: wanted.p })
  );
};
/** A shortcut on a message asks for the same as its words after a slash command, and nothing about the message. Undefined: no shortcut of ours. */
export const parseShortcut = (body: unknown): ParsedAction | undefined => {
  const found = shortcut.safeParse(body).data;
  if (!found || !Object.hasOwn(shortcutWords, found.callback_id)) return undefined;
  const ask: Ask = { kind: "words", slash, text: shortcutWords[found.callback_id] ?? "" };
  return {
    incoming: incoming(`slack:${found.trigger_id}`, identity(found.user, found.team), ask),
    trigger: found.trigger_id,
  };
};
/** `shown`: the fields that were on the screen; Slack draws an error at no other. `below`: the view that the form lies on. `from`: what that shows. */
type ParsedSubmission = {
  readonly incoming: Incoming;
  readonly shown: ReadonlySet<string>;
  readonly below?: string | null | undefined;
  readonly from?: PanelTarget | undefined;
};
export const parseSubmission = (body: unknown): ParsedSubmission | undefined => {
  const found = submission.safeParse(body).data;
  const { form, panel: from } = found ? readMeta(found.view) : {};
  if (!found || !form) return undefined;
  const ask: Ask = {
    kind: "submit",
    ...own(form),
    command: form.c,
    values: fieldsOf(found.view),
    hidden: form.kept,
    more: form.more,
    sure: isSure(found.view),
  };
  const blocks = Object.keys(found.view.state?.values ?? {}).filter((block) =>
    block.startsWith(fieldBlock("")),
  );
  return {
    incoming: incoming(form.idempotencyKey, identity(found.user, found.team), ask),
    shown: new Set(blocks.map((block) => block.slice(2))),
    below: found.view.previous_view_id,
    from,
  };
};
/** Slack sends who did it with every interaction; what comes without is not from a person. */
export const hasUser = (body: unknown): boolean =>
  z.object({ user: z.object({ id }) }).safeParse(body).success;

/** What comes over a socket: Slack's own words, or what somebody did, each with what no listener can do without. */
const frame = z.discriminatedUnion("type", [
  z.object({ type: z.literal("hello") }),
  z.object({ type: z.literal("disconnect"), reason: z.string().max(100).default("") }),
  z.object({
    type: z.literal("slash_commands"),
    envelope_id: id,
    payload: z.looseObject({ command: z.string() }),
  }),
  z.object({
    type: z.literal("interactive"),
    envelope_id: id,
    payload: z.looseObject({ type: z.string(), user: z.looseObject({ id }) }),
  }),
  z.object({
    type: z.literal("events_api"),
    envelope_id: id,
    payload: z.looseObject({
      type: z.literal("event_callback"),
      event: z.looseObject({ type: z.string() }),
    }),
    retry_attempt: z.number().optional(),
  }),
]);
type Frame = z.infer<typeof frame>;
export type Envelope = Extract<Frame, { readonly envelope_id: string }>;
/** undefined: nothing that Slack sends. */
export const parseFrame = (text: string): Frame | undefined => {
  try {
    return frame.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};
