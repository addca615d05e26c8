// One person's client of Teams: which conversations and messages it shows, and what is seen after something was done.
import type { TeamsDialog } from "../page/teams-contract.ts";
import { type Outcome, UNREACHABLE } from "./answers.ts";
import { type Conversation, conversationById, seenBy } from "./conversations.ts";
import type { Answered, Outbox } from "./inbound.ts";
import type * as payloads from "./payloads.ts";
import { type Core, changed, personalId, type StoredActivity, type TeamsPerson } from "./state.ts";

export type Values = Readonly<Record<string, string>>;
export type TeamsSeen = {
  /** The bot's HTTP status; 0 where nothing was sent or no answer came. */
  status: number;
  /** What the bot answered. */
  body: unknown;
  dialog: TeamsDialog | null;
  /** The sentence that the client shows for a moment. */
  said?: string;
  /** Only this person sees them; new ones only. */
  targeted: StoredActivity[];
  error?: "timeout" | "failed" | "invalid_input" | "not_installed";
  /** Why the client could make nothing of the answer. */
  problems?: string[];
  /** Inputs that the client wants filled in first. */
  refused?: string[];
};
export type Scene = { core: Core; outbox: Outbox; person: TeamsPerson };

export function see({ core, person }: Scene, since = 0, more: Partial<TeamsSeen> = {}): TeamsSeen {
  const said = core.said.get(person.id);
  const targeted = [...core.options.channels.map(({ id }) => id), personalId(core, person.id)]
    .flatMap((id) => seenBy(core, id, person.id))
    .filter(
      ({ id, targeted: only, from }) =>
        only !== undefined && from === undefined && Number(id) > since,
    );
  return {
    status: 0,
    body: undefined,
    dialog: structuredClone(core.state.dialogs[person.id]?.shown ?? null),
    targeted: structuredClone(targeted),
    ...(said ? { said } : {}),
    ...more,
  };
}
export const mark = ({ core, person }: Scene): number => {
  core.said.delete(person.id);
  return core.state.lastMs;
};
function say(scene: Scene, said: string | undefined): void {
  if (said === undefined) return;
  scene.core.said.set(scene.person.id, said);
  changed(scene.core);
}
export function shown(
  scene: Scene,
  since: number,
  answer: Answered,
  { said, problems }: Outcome,
): TeamsSeen {
  say(scene, said);
  const { error } = answer;
  return see(scene, since, {
    status: answer.status,
    body: answer.body,
    ...(error ? { error } : {}),
    ...(problems ? { problems } : {}),
  });
}

/** A conversation that this person's client shows. */
export function placeFor({ core, person }: Scene, id: string): Conversation {
  const found = conversationById(core, id);
  if (!found?.members.includes(person)) throw new RangeError(`${person.id} is not in ${id}`);
  return found;
}
export const botIsIn = (core: Core, { kind, id, members }: Conversation): boolean =>
  core.state.installed[kind === "personal" ? (members[0]?.id ?? "") : id] === true;

/** The app is not there: its cards stand where they stood, and nobody answers. */
export function unreached(scene: Scene, since: number): TeamsSeen {
  say(scene, UNREACHABLE);
  return see(scene, since, { error: "not_installed" });
}

export const threadOf = (conversation: Conversation, activity: StoredActivity): payloads.Place =>
  conversation.kind === "channel"
    ? { conversation, thread: activity.replyTo ?? activity.id }
    : { conversation };

export const messageSeen = (
  { core, person }: Scene,
  conversation: string,
  activity: string | undefined,
): StoredActivity | undefined =>
  activity === undefined
    ? undefined
    : seenBy(core, conversation, person.id).find(({ id }) => id === activity);
