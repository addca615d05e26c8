// What a person can do in Teams' client, and what they then see.
import type { TeamsAction, TeamsCard } from "../page/teams-contract.ts";
import { afterAction, afterTask, UNREACHABLE } from "./answers.ts";
import { type Choice, filled, merged, opensDialog, pressed } from "./card-actions.ts";
import { type Conversation, nowText, personById, seenBy, store } from "./conversations.ts";
import { search, submit } from "./dialog.ts";
import { type Activity, type Answered, deliver, type Outbox } from "./inbound.ts";
import { REFRESH_PEOPLE } from "./limits.ts";
import * as payloads from "./payloads.ts";
import {
  botIsIn,
  mark,
  messageSeen,
  placeFor,
  type Scene,
  see,
  shown,
  type TeamsSeen,
  threadOf,
  unreached,
  type Values,
} from "./scene.ts";
import {
  accountId,
  type Core,
  changed,
  extensionsIn,
  nextActivityId,
  personalId,
  type StoredActivity,
} from "./state.ts";

export type TeamsActor = {
  see(): TeamsSeen;
  say(conversationId: string, text: string): Promise<TeamsSeen>;
  slash(conversationId: string, text: string): Promise<TeamsSeen>;
  press(
    conversationId: string,
    activityId: string,
    action: TeamsAction,
    values?: Values,
  ): Promise<TeamsSeen>;
  submit(action: TeamsAction, values?: Values): Promise<TeamsSeen>;
  /** Types in a list of the dialog that is searched at the bot. Gives what is offered; undefined: the client asks for nothing, or can make nothing of the answer. */
  search(inputId: string, text: string, values?: Values): Promise<readonly Choice[] | undefined>;
  close(): Promise<TeamsSeen>;
  extension(commandId: string, conversationId?: string): Promise<TeamsSeen>;
  /** From the menu of a message. */
  messageAction(commandId: string, conversationId: string, activityId: string): Promise<TeamsSeen>;
  refresh(conversationId: string, activityId: string): Promise<TeamsSeen>;
  install(): Promise<TeamsSeen>;
  uninstall(): Promise<TeamsSeen>;
  block(): Promise<TeamsSeen>;
  unblock(): Promise<TeamsSeen>;
};

async function write(
  scene: Scene,
  conversationId: string,
  text: string,
  slash: boolean,
): Promise<TeamsSeen> {
  const { core, outbox, person } = scene;
  const conversation = placeFor(scene, conversationId);
  const since = mark(scene);
  const id = nextActivityId(core);
  store(core, {
    id,
    conversation: conversation.id,
    from: person.id,
    at: nowText(core),
    text,
    edited: false,
    ...(slash ? { targeted: person.id } : {}),
  });
  if (!botIsIn(core, conversation)) return see(scene, since, { error: "not_installed" });
  // A message in a channel begins a thread, and is its id.
  const place = conversation.kind === "channel" ? { conversation, thread: id } : { conversation };
  const answer = await deliver(
    core,
    outbox,
    payloads.message(core, person, place, id, text, slash),
  );
  return shown(scene, since, answer, {});
}

/** The message as this person sees it, with the card that an answer may have put in its place. */
function cardSeen(
  scene: Scene,
  conversationId: string,
  activityId: string,
): { activity: StoredActivity; card: TeamsCard } {
  const { core, person } = scene;
  const activity = seenBy(core, conversationId, person.id).find(({ id }) => id === activityId);
  const card = core.state.replaced[person.id]?.[activityId] ?? activity?.card;
  if (!activity || !card) throw new RangeError(`no card ${activityId} in ${conversationId}`);
  return { activity, card };
}
async function press(
  scene: Scene,
  conversationId: string,
  activityId: string,
  action: TeamsAction,
  given?: Values,
): Promise<TeamsSeen> {
  const { core, outbox, person } = scene;
  const conversation = placeFor(scene, conversationId);
  const { activity, card } = cardSeen(scene, conversation.id, activityId);
  const { values, refused } = filled(card, pressed(card, action), given);
  const since = mark(scene);
  if (refused.length > 0) return see(scene, since, { error: "invalid_input", refused });
  if (!botIsIn(core, conversation)) return unreached(scene, since);
  const place = threadOf(conversation, activity);
  const data = merged(action.data, values);
  const send = (payload: Activity): Promise<Answered> => deliver(core, outbox, payload);
  if (action.type === "Action.Execute") {
    const answer = await send(
      payloads.cardAction(core, person, place, activityId, { ...action, data }, "manual"),
    );
    return shown(scene, since, answer, afterAction(core, person.id, activityId, answer));
  }
  if (opensDialog(action.data)) {
    const answer = await send(payloads.taskFetch(core, person, place, activityId, data));
    return shown(
      scene,
      since,
      answer,
      afterTask(core, person.id, { conversation: conversation.id, activity: activityId }, answer),
    );
  }
  const answer = await send(
    payloads.posted(core, person, place, nextActivityId(core), data, activityId),
  );
  return shown(scene, since, answer, answer.error ? { said: UNREACHABLE } : {});
}

type Command = { id: string; conversation: Conversation; message?: StoredActivity };
async function runExtension(
  scene: Scene,
  { id, conversation, message }: Command,
): Promise<TeamsSeen> {
  const { core, outbox, person } = scene;
  if (
    core.options.extensions &&
    !extensionsIn(core, message ? "message" : "compose").some((one) => one.id === id)
  )
    throw new RangeError(`the app has no command ${id} there`);
  const since = mark(scene);
  if (!core.state.installed[person.id] && !botIsIn(core, conversation))
    return unreached(scene, since);
  const place = message ? threadOf(conversation, message) : { conversation };
  const answer = await deliver(
    core,
    outbox,
    payloads.extensionFetch(core, person, place, id, message),
  );
  const origin = {
    conversation: conversation.id,
    extension: id,
    ...(message ? { activity: message.id } : {}),
  };
  return shown(scene, since, answer, afterTask(core, person.id, origin, answer));
}
const extension = async (scene: Scene, id: string, conversationId?: string): Promise<TeamsSeen> =>
  runExtension(scene, {
    id,
    conversation: placeFor(scene, conversationId ?? personalId(scene.core, scene.person.id)),
  });
async function messageAction(
  scene: Scene,
  id: string,
  conversationId: string,
  activityId: string,
): Promise<TeamsSeen> {
  const conversation = placeFor(scene, conversationId);
  const message = messageSeen(scene, conversation.id, activityId);
  if (!message) throw new RangeError(`no message ${activityId} in ${conversationId}`);
  return runExtension(scene, { id, conversation, message });
}

/** The client asks for this person's own view of a card, if the card says so. */
async function refresh(
  scene: Scene,
  conversationId: string,
  activityId: string,
): Promise<TeamsSeen> {
  const { core, outbox, person } = scene;
  const conversation = placeFor(scene, conversationId);
  const { activity } = cardSeen(scene, conversation.id, activityId);
  const since = mark(scene);
  const wanted = (
    activity.card as { refresh?: { action: TeamsAction; userIds?: readonly string[] } } | undefined
  )?.refresh;
  const listed =
    wanted?.userIds?.includes(accountId(core, person)) ??
    conversation.members.length <= REFRESH_PEOPLE;
  if (!wanted || !listed || !botIsIn(core, conversation)) return see(scene, since);
  const place = threadOf(conversation, activity);
  const action = { ...wanted.action, data: merged(wanted.action.data, {}) };
  const answer = await deliver(
    core,
    outbox,
    payloads.cardAction(core, person, place, activityId, action, "automatic"),
  );
  // Nobody has pressed anything: a failure changes nothing and says nothing.
  const { problems } = answer.error
    ? { problems: undefined }
    : afterAction(core, person.id, activityId, answer);
  return shown(scene, since, answer, problems ? { problems } : {});
}

/** The app in a conversation, or gone from it: two things that the bot is told. */
export async function installs(
  scene: Scene,
  conversation: Conversation,
  action: "add" | "remove",
): Promise<Answered> {
  const { core, outbox, person } = scene;
  core.state.installed[conversation.kind === "personal" ? person.id : conversation.id] =
    action === "add";
  changed(core);
  const first = await deliver(
    core,
    outbox,
    payloads.installation(core, person, { conversation }, action),
  );
  const second = await deliver(
    core,
    outbox,
    payloads.membership(core, person, { conversation }, action),
  );
  return first.error ? first : second;
}

async function setInstalled(scene: Scene, action: "add" | "remove"): Promise<TeamsSeen> {
  const since = mark(scene);
  const answer = await installs(
    scene,
    placeFor(scene, personalId(scene.core, scene.person.id)),
    action,
  );
  return shown(scene, since, answer, {});
}
/** The bot is told nothing about it: it learns when it writes. */
function setBlocked(scene: Scene, blocked: boolean): TeamsSeen {
  const since = mark(scene);
  scene.core.state.blocked[scene.person.id] = blocked;
  changed(scene.core);
  return see(scene, since);
}
function close(scene: Scene): TeamsSeen {
  const since = mark(scene);
  delete scene.core.state.dialogs[scene.person.id];
  changed(scene.core);
  return see(scene, since);
}

export function actorFor(core: Core, outbox: Outbox, userId: string): TeamsActor {
  const person = personById(core, userId);
  if (!person) throw new RangeError(`nobody is ${userId}`);
  const scene: Scene = { core, outbox, person };
  return {
    see: () => see(scene),
    say: (conversation, text) => write(scene, conversation, text, false),
    slash: (conversation, text) => write(scene, conversation, text, true),
    press: (conversation, activity, action, values) =>
      press(scene, conversation, activity, action, values),
    submit: (action, values) => submit(scene, action, values),
    search: (input, text, values) => search(scene, input, text, values),
    close: async () => close(scene),
    extension: (command, conversation) => extension(scene, command, conversation),
    messageAction: (command, conversation, activity) =>
      messageAction(scene, command, conversation, activity),
    refresh: (conversation, activity) => refresh(scene, conversation, activity),
    install: () => setInstalled(scene, "add"),
    uninstall: () => setInstalled(scene, "remove"),
    block: async () => setBlocked(scene, true),
    unblock: async () => setBlocked(scene, false),
  };
}
