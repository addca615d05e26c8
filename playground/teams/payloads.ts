// What Teams sends to a bot, in Teams' own shapes.
import type { TeamsAction } from "../page/teams-contract.ts";
import { CARD_TYPE } from "./activities.ts";
import type { Conversation } from "./conversations.ts";
import type { Activity } from "./inbound.ts";
import { SEARCH_RESULTS } from "./limits.ts";
import {
  accountId,
  type Core,
  drawId,
  type OpenDialog,
  type StoredActivity,
  serviceUrl,
  type TeamsPerson,
} from "./state.ts";

type Fields = Readonly<Record<string, unknown>>;
/** Where something happens: in a thread of a channel, or in the conversation itself. */
export type Place = { conversation: Conversation; thread?: string };

const THEME = { theme: "default" };
const ZONE = "Europe/Stockholm";
const locales: Readonly<Record<string, string>> = { sv: "sv-SE", en: "en-GB" };
const localeOf = (person: TeamsPerson): string => locales[person.language ?? "sv"] ?? "sv-SE";

const account = (core: Core, person: TeamsPerson): Fields => ({
  id: accountId(core, person),
  name: person.real_name ?? person.name,
  aadObjectId: person.id,
  ...(core.options.guestsUnnamed ? {} : { tenantId: person.tenant }),
});

function channelData(core: Core, { conversation }: Place, person: TeamsPerson): Fields {
  const tenant = { id: core.options.guestsUnnamed ? conversation.tenant : person.tenant };
  return conversation.kind === "personal"
    ? { tenant }
    : { tenant, team: { id: conversation.id }, channel: { id: conversation.id } };
}
const conversationShown = ({ conversation, thread }: Place): Fields => ({
  id: thread === undefined ? conversation.id : `${conversation.id};messageid=${thread}`,
  conversationType: conversation.kind,
  tenantId: conversation.tenant,
  ...(conversation.kind === "channel" ? { isGroup: true, name: conversation.name } : {}),
});

/** What stands in every activity. */
function envelope(
  core: Core,
  person: TeamsPerson,
  place: Place,
  id: string,
): Fields & { id: string } {
  const at = new Date(core.options.now()).toISOString();
  return {
    id,
    channelId: "msteams",
    serviceUrl: serviceUrl(core),
    timestamp: at,
    localTimestamp: at,
    localTimezone: ZONE,
    locale: localeOf(person),
    from: account(core, person),
    conversation: conversationShown(place),
    recipient: { ...core.bot },
    channelData: channelData(core, place, person),
  };
}
const clientInfo = (person: TeamsPerson): Fields => ({
  type: "clientInfo",
  locale: localeOf(person),
  country: localeOf(person).slice(-2),
  platform: "Web",
  timezone: ZONE,
});

/** In a channel a bot gets only what mentions it; a slash command carries no mention and is targeted. */
export function message(
  core: Core,
  person: TeamsPerson,
  place: Place,
  id: string,
  text: string,
  slash: boolean,
): Activity {
  const tag = `<at>${core.bot.name}</at>`;
  const mentions = place.conversation.kind === "channel" && !slash;
  const base = envelope(core, person, place, id);
  return {
    ...base,
    type: "message",
    textFormat: "plain",
    text: mentions ? `${tag} ${text}` : text,
    attachments: [],
    entities: [
      ...(mentions ? [{ type: "mention", mentioned: { ...core.bot }, text: tag }] : []),
      clientInfo(person),
    ],
    ...(slash ? { recipient: { ...core.bot, isTargeted: true } } : {}),
  };
}

/** A button of the old kind in a message: its data comes as a message without text. */
export const posted = (
  core: Core,
  person: TeamsPerson,
  place: Place,
  id: string,
  value: unknown,
  replyToId: string,
): Activity => ({
  ...envelope(core, person, place, id),
  type: "message",
  value,
  replyToId,
  entities: [clientInfo(person)],
});

function invoke(
  core: Core,
  person: TeamsPerson,
  place: Place,
  name: string,
  value: unknown,
  replyToId?: string,
): Activity {
  return {
    ...envelope(core, person, place, drawId(core, "f:")),
    type: "invoke",
    name,
    value,
    entities: [clientInfo(person)],
    ...(replyToId === undefined ? {} : { replyToId }),
  };
}

export const cardAction = (
  core: Core,
  person: TeamsPerson,
  place: Place,
  activity: string,
  { type, verb, data }: TeamsAction,
  trigger: "manual" | "automatic",
): Activity =>
  invoke(
    core,
    person,
    place,
    "adaptiveCard/action",
    { action: { type, ...(verb === undefined ? {} : { verb }), data }, trigger },
    activity,
  );

export const taskFetch = (
  core: Core,
  person: TeamsPerson,
  place: Place,
  activity: string,
  data: unknown,
): Activity =>
  invoke(core, person, place, "task/fetch", { data, context: THEME, tabContext: null }, activity);

/** D "Typeahead search in Adaptive Cards": `data` holds the other inputs where the query asks for them. */
export const search = (
  core: Core,
  person: TeamsPerson,
  place: Place,
  asked: { queryText: string; dataset: string; data?: Fields },
): Activity =>
  invoke(core, person, place, "application/search", {
    queryOptions: { skip: 0, top: SEARCH_RESULTS },
    ...asked,
  });

/** Who wrote it: a person, or the app itself. */
function messageFrom(core: Core, { from }: StoredActivity): Fields {
  const author = core.options.users.find(({ id }) => id === from);
  return {
    device: null,
    conversation: null,
    user: author
      ? { userIdentityType: "aadUser", id: author.id, displayName: author.real_name ?? author.name }
      : null,
    application: author
      ? null
      : { applicationIdentityType: "bot", id: core.options.clientId, displayName: core.bot.name },
  };
}
/** The whole message, whoever wrote it: Teams sends it along with a command from the message's menu. */
function messagePayload(core: Core, message: StoredActivity): Fields {
  const { id, conversation, replyTo, at, text = "", card } = message;
  return {
    linkToMessage: `https://teams.microsoft.com/l/message/${encodeURIComponent(conversation)}/${id}`,
    id,
    replyToId: replyTo ?? null,
    createdDateTime: at,
    lastModifiedDateTime: null,
    deleted: false,
    subject: null,
    summary: null,
    importance: "normal",
    locale: "sv-se",
    body: {
      contentType: "html",
      content: `<div>${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</div>`,
    },
    from: messageFrom(core, message),
    reactions: [],
    mentions: [],
    attachments: card
      ? [{ id: `card of ${id}`, contentType: CARD_TYPE, content: JSON.stringify(card) }]
      : [],
  };
}
const commandOf = (core: Core, commandId: string, message: StoredActivity | undefined): Fields =>
  message
    ? {
        commandId,
        commandContext: "message",
        messagePayload: messagePayload(core, message),
        context: THEME,
      }
    : { commandId, commandContext: "compose", context: THEME };

/** `message`: the one in whose menu the dialog's command was. */
export function dialogSubmit(
  core: Core,
  person: TeamsPerson,
  place: Place,
  dialog: OpenDialog,
  data: unknown,
  message?: StoredActivity,
): Activity {
  if (dialog.extension === undefined)
    return invoke(core, person, place, "task/submit", { data, context: THEME, tabContext: null });
  const value = { ...commandOf(core, dialog.extension, message), data };
  return invoke(core, person, place, "composeExtension/submitAction", value);
}

/** `message`: the one in whose menu the command is; left out: beside the writing box. */
export const extensionFetch = (
  core: Core,
  person: TeamsPerson,
  place: Place,
  commandId: string,
  message?: StoredActivity,
): Activity =>
  invoke(core, person, place, "composeExtension/fetchTask", commandOf(core, commandId, message));

export function installation(
  core: Core,
  person: TeamsPerson,
  place: Place,
  action: "add" | "remove",
): Activity {
  const base = envelope(core, person, place, drawId(core, "f:"));
  return { ...base, type: "installationUpdate", action, entities: [clientInfo(person)] };
}
/** The bot itself has come or gone. */
export function membership(
  core: Core,
  person: TeamsPerson,
  place: Place,
  action: "add" | "remove",
): Activity {
  const base = envelope(core, person, place, drawId(core, "f:"));
  const team =
    place.conversation.kind === "channel"
      ? { eventType: action === "add" ? "teamMemberAdded" : "teamMemberRemoved" }
      : {};
  return {
    ...base,
    type: "conversationUpdate",
    [action === "add" ? "membersAdded" : "membersRemoved"]: [{ ...core.bot }],
    channelData: { ...(base.channelData as Fields), ...team },
  };
}
