// Who is where, and who may write there.
import { TARGETED_LIVES_MS } from "./limits.ts";
import { refuse } from "./refusal.ts";
import {
  accountId,
  type Core,
  changed,
  personalId,
  type StoredActivity,
  type TeamsPerson,
} from "./state.ts";

export type Conversation = {
  id: string;
  kind: "personal" | "channel";
  /** The organisation that it belongs to. In a shared channel, people may have others. */
  tenant: string;
  name: string;
  members: readonly TeamsPerson[];
};

export const personById = (core: Core, id: string): TeamsPerson | undefined =>
  core.options.users.find((person) => person.id === id);
/** By object id, or by the id that the bot knows. */
export const personByAccount = (core: Core, id: string): TeamsPerson | undefined =>
  core.options.users.find((person) => person.id === id || accountId(core, person) === id);

/** `19:…;messageid=…` is a thread in a channel. */
export function splitThread(id: string): { conversation: string; thread?: string } {
  const [conversation = "", thread] = id.split(";messageid=");
  return thread === undefined ? { conversation } : { conversation, thread };
}

const personalOf = (core: Core, person: TeamsPerson): Conversation => ({
  id: personalId(core, person.id),
  kind: "personal",
  tenant: person.tenant,
  name: core.bot.name,
  members: [person],
});
/** Every conversation in which the bot could be. */
export const conversationsIn = (core: Core): Conversation[] => [
  ...core.options.users.map((person) => personalOf(core, person)),
  ...core.options.channels.map(
    ({ id, tenant, name, members }): Conversation => ({
      id,
      kind: "channel",
      tenant,
      name,
      members: core.options.users.filter((person) => members.includes(person.id)),
    }),
  ),
];
export const conversationById = (core: Core, id: string): Conversation | undefined =>
  conversationsIn(core).find((conversation) => conversation.id === id);

/** For the bot: a conversation that exists, in which it is, and which nobody has closed to it. */
export function openToBot(core: Core, id: string): Conversation {
  const found = conversationById(core, splitThread(id).conversation);
  if (!found) return refuse(404, "ConversationNotFound", "Conversation not found.");
  const [person] = found.members;
  const place = found.kind === "personal" ? (person?.id ?? "") : found.id;
  if (!core.state.installed[place])
    return refuse(
      403,
      "BotNotInConversationRoster",
      "The bot is not part of the conversation roster.",
    );
  if (found.kind === "personal" && core.state.blocked[place])
    return refuse(403, "MessageWritesBlocked", "User blocked the conversation with the bot.");
  return found;
}

export const activitiesIn = (core: Core, conversation: string): readonly StoredActivity[] =>
  core.state.activities[conversation] ?? [];
export const findActivity = (
  core: Core,
  conversation: string,
  id: string,
): StoredActivity | undefined =>
  core.state.activities[conversation]?.find((activity) => activity.id === id);
/** What this person's client shows. */
export const seenBy = (core: Core, conversation: string, user: string): readonly StoredActivity[] =>
  activitiesIn(core, conversation).filter(
    ({ targeted, at }) =>
      targeted === undefined ||
      (targeted === user && core.options.now() - Date.parse(at) < TARGETED_LIVES_MS),
  );

export function store(core: Core, activity: StoredActivity): StoredActivity {
  core.state.activities[activity.conversation] = [
    ...(core.state.activities[activity.conversation] ?? []),
    activity,
  ];
  changed(core);
  return activity;
}
export const nowText = (core: Core): string => new Date(core.options.now()).toISOString();
