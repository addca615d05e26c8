// Everything that a person (or the guide) can do in the Teams window.
import { fold, readAs } from "../actions.ts";
import { getTeams, postTeams, Refused, searchTeams } from "../client.ts";
import { inSight } from "../screen.ts";
import { get, remember, set, setTeams } from "../store.ts";
import type {
  TeamsAction,
  TeamsActivity,
  TeamsChoice,
  TeamsConversation,
  TeamsRequests,
  TeamsState,
} from "../teams-contract.ts";
import { texts } from "../texts.ts";

const SAID_MS = 6000;
/** Nobody of the configuration sits in Teams, or the playground has no Teams at all. */
const NOBODY = new Set(["nobody_here", "404"]);
let saidTimer: ReturnType<typeof setTimeout> | undefined;

function say(text: string): void {
  clearTimeout(saidTimer);
  setTeams({ said: text });
  saidTimer = setTimeout(() => setTeams({ said: null }), SAID_MS);
}
const t = () => texts[get().lang];

const words = (text: string) => fold(text).replace(/[^a-z0-9]+/g, " ");
/** Where this person can write together with colleagues: the channel of their own agency, or the first that they are in. */
function ownConversation(state: TeamsState): TeamsConversation | undefined {
  const agency = words(state.users.find((u) => u.id === state.user)?.agency ?? "");
  const channels = state.conversations.filter((c) => c.kind === "channel");
  return (
    channels.find((c) => words(c.name) === agency) ??
    channels.find((c) => !c.shared) ??
    channels[0] ??
    state.conversations[0]
  );
}
function placeFor(state: TeamsState): string | null {
  const { place, state: before } = get().teams;
  if (state.conversations.some((c) => c.id === place)) return place;
  // Who looked at their chat with Stafett goes on looking at it as the next person.
  const inChat = before?.conversations.some((c) => c.kind === "personal" && c.id === place);
  const chat = state.conversations.find((c) => c.kind === "personal");
  return ((inChat && chat) || ownConversation(state))?.id ?? null;
}
/** What is said stands in one answer only. */
function keep(state: TeamsState): void {
  const { state: known } = get().teams;
  // Asked for earlier and answered later: what is known is newer.
  const isOlder = known?.user === state.user && state.changes < known.changes;
  if (!isOlder) setTeams({ state });
  if (state.said) say(state.said);
  else if (state.stale) say(t().stale);
}
function take(state: TeamsState): void {
  const { user } = get().teams;
  if (user && state.user !== user) return;
  setTeams({ user: state.user, place: placeFor(state) });
  keep(state);
  readConversation();
}

/** What stands open where a person can see it counts as read. */
export function readConversation(): void {
  const { state, place, user } = get().teams;
  const open = state?.conversations.find((c) => c.id === place);
  if (!open || open.unread === 0 || !inSight("teams")) return;
  // Without a busy mark and without a complaint: nobody asked for it.
  void postTeams("read", { user, conversation: open.id })
    .then((now) => get().teams.user === user && keep(now))
    .catch(() => undefined);
}

export async function refreshTeams(): Promise<void> {
  const { absent, user } = get().teams;
  if (absent) return;
  try {
    const state = await getTeams(user);
    if (get().teams.user !== user) return;
    setTeams({ user: state.user });
    take(state);
  } catch (error) {
    // A lost connection is told by the other window's notice.
    if (error instanceof Refused && NOBODY.has(error.message)) setTeams({ absent: true });
  }
}

async function send<K extends keyof TeamsRequests>(
  what: K,
  body: TeamsRequests[K],
  busy: string,
): Promise<boolean> {
  setTeams({ busy });
  try {
    take(await postTeams(what, body));
    return true;
  } catch {
    // The server answers with a code; a person gets a sentence.
    say(t().failed);
    return false;
  } finally {
    if (get().teams.busy === busy) setTeams({ busy: null });
  }
}

export async function becomeTeams(user: string): Promise<void> {
  remember("teamsUser", user);
  setTeams({ user, draft: "", said: null });
  set({ drawer: null });
  await readAs();
  await refreshTeams();
}
export function openConversation(id: string): void {
  setTeams({ place: id, draft: "" });
  set({ drawer: null });
  readConversation();
}

export async function submitTeamsDraft(): Promise<void> {
  const { draft, place, user } = get().teams;
  const text = draft.trim();
  if (!text || !place) return;
  // At once: what is written while the answer is on its way is the next message.
  setTeams({ draft: "" });
  const sent = text.startsWith("/")
    ? await send("slash", { user, conversation: place, text: text.slice(1).trim() }, "send")
    : await send("say", { user, conversation: place, text }, "send");
  if (!sent && get().teams.draft === "") setTeams({ draft });
}
export async function openExtension(command: string): Promise<void> {
  const { place, user } = get().teams;
  if (place) await send("extension", { user, conversation: place, command }, "extension");
}
/** From the menu of a message. */
export async function openMessageAction(command: string, activity: string): Promise<void> {
  const { place, user } = get().teams;
  if (place)
    await send("messageAction", { user, conversation: place, activity, command }, "extension");
}
export async function pressCard(
  activity: TeamsActivity,
  action: TeamsAction,
  values: Record<string, string>,
): Promise<void> {
  const { place, user, busy } = get().teams;
  // A second press while the first is under way would be a second wish.
  if (!place || busy === activity.id) return;
  await send(
    "press",
    { user, conversation: place, activity: activity.id, action, values },
    activity.id,
  );
}
export async function submitCard(
  action: TeamsAction,
  values: Record<string, string>,
): Promise<void> {
  if (get().teams.busy === "submit") return;
  await send("submit", { user: get().teams.user, action, values }, "submit");
}
/** What the bot offers for what is typed in a list of the open dialog. Throws where nobody could be asked. */
export async function searchCard(
  input: string,
  text: string,
  values: Record<string, string>,
): Promise<TeamsChoice[]> {
  const { found } = await searchTeams({ user: get().teams.user, input, text, values });
  if (!found) throw new Error("nothing is asked here");
  return found;
}
export async function closeDialog(): Promise<void> {
  await send("close", { user: get().teams.user }, "close");
}

/** Which content of which card has been asked about, for whom. */
const refreshed = new Map<string, string>();
/** A card that asks for it is refreshed when it comes into view, once for each change. */
export async function refreshCard(activity: TeamsActivity): Promise<void> {
  const { user, place } = get().teams;
  if (!place || !activity.card || !("refresh" in activity.card)) return;
  const key = `${user}/${place}/${activity.id}`;
  const content = JSON.stringify(activity.card);
  if (refreshed.get(key) === content) return;
  refreshed.set(key, content);
  const state = await postTeams("refresh", {
    user,
    conversation: place,
    activity: activity.id,
  }).catch(() => null);
  if (!state || get().teams.user !== user) return;
  // What came back is this person's own card: it has been asked about too.
  const mine = state.activities[place]?.find((one) => one.id === activity.id)?.card;
  if (mine) refreshed.set(key, JSON.stringify(mine));
  keep(state);
}
