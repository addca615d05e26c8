// What the Teams window draws for one person: only what that person may see.
import type {
  TeamsActivity,
  TeamsConversation,
  TeamsState,
  TeamsUser,
} from "../page/teams-contract.ts";
import { type Conversation, conversationsIn, seenBy } from "./conversations.ts";
import type { TeamsStandIn } from "./stand-in.ts";
import {
  type Core,
  changed,
  extensionsIn,
  type StoredActivity,
  type TeamsPerson,
} from "./state.ts";

/** More than a person scrolls through, and what they can search. */
const SHOWN = 200;

/** The person asked for, or the one to begin with: the page may remember somebody who is no longer there. */
export const personOr = (core: Core, id: string | undefined): TeamsPerson | undefined =>
  [id, core.options.begins].flatMap(
    (each) => core.options.users.find((person) => person.id === each) ?? [],
  )[0] ?? core.options.users[0];

type Language = TeamsUser["language"];
const nameOf = ({ options }: Core, name: string, language?: Language): string =>
  options.named?.(name, language) ?? name;
const personShown = (core: Core, person: TeamsPerson, language?: Language): TeamsUser => ({
  id: person.id,
  name: nameOf(core, person.real_name ?? person.name, language),
  agency: nameOf(core, person.agency ?? "", language),
  language: person.language === "en" ? "en" : "sv",
  tenant: nameOf(
    core,
    core.options.tenants.find(({ id }) => id === person.tenant)?.name ?? "",
    language,
  ),
  ...(person.title ? { title: nameOf(core, person.title, language) } : {}),
});

function activityShown(core: Core, user: string, activity: StoredActivity): TeamsActivity {
  const { id, from, at, text, summary, edited, targeted } = activity;
  const card = core.state.replaced[user]?.[id] ?? activity.card;
  return {
    id,
    at,
    edited,
    ...(from === undefined ? {} : { from }),
    ...(text === undefined ? {} : { text }),
    ...(summary === undefined ? {} : { summary }),
    ...(card === undefined ? {} : { card }),
    ...(targeted === undefined ? {} : { targeted: true }),
  };
}

function conversationShown(
  core: Core,
  user: string,
  conversation: Conversation,
  language?: Language,
): TeamsConversation {
  const { id, kind, name, members } = conversation;
  const read = Number(core.state.read[user]?.[id] ?? 0);
  const unread = seenBy(core, id, user).filter(
    (activity) => Number(activity.id) > read && activity.from !== user,
  ).length;
  return {
    id,
    name: nameOf(core, name, language),
    kind,
    shared: new Set(members.map(({ tenant }) => tenant)).size > 1,
    unread,
  };
}

/** Everything up to now. */
export function markRead(core: Core, user: string, conversation: string): void {
  const last = seenBy(core, conversation, user).at(-1)?.id;
  if (last === undefined || core.state.read[user]?.[conversation] === last) return;
  core.state.read[user] = { ...core.state.read[user], [conversation]: last };
  changed(core);
}

/** `language`: that of the page, in which it names people and places. */
export function teamsState(
  { core }: TeamsStandIn,
  person: TeamsPerson,
  language?: Language,
): TeamsState {
  // The conversation with the bot comes first.
  const places = conversationsIn(core).filter(({ members }) => members.includes(person));
  const said = core.said.get(person.id);
  core.said.delete(person.id);
  return {
    now: new Date(core.options.now()).toISOString(),
    changes: core.changes,
    user: person.id,
    users: core.options.users.map((one) => personShown(core, one, language)),
    conversations: places.map((place) => conversationShown(core, person.id, place, language)),
    activities: Object.fromEntries(
      places.map(({ id }) => [
        id,
        seenBy(core, id, person.id)
          .slice(-SHOWN)
          .map((activity) => activityShown(core, person.id, activity)),
      ]),
    ),
    dialog: core.state.dialogs[person.id]?.shown ?? null,
    ...(said ? { said } : {}),
    commands: [...(core.options.commands ?? [])],
    extensions: extensionsIn(core, "compose"),
    messageActions: extensionsIn(core, "message"),
  };
}
