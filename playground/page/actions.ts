// Everything that a person (or the guide) can do on the page.
import type { StateValue, Values } from "./blocks.ts";
import {
  getCases,
  getClock,
  getDeliveries,
  getJournal,
  getMail,
  getState,
  pageId,
  post,
  Refused,
} from "./client.ts";
import type { CaseRow, Channel, PlayState, Press, Requests } from "./contract.ts";
import { inSight } from "./screen.ts";
import { get, type Place, remember, set, type Ui } from "./store.ts";
import { texts } from "./texts.ts";

const TOAST_MS = 6000;
let toastTimer: ReturnType<typeof setTimeout> | undefined;

export function toast(text: string): void {
  clearTimeout(toastTimer);
  set({ toast: text });
  toastTimer = setTimeout(() => set({ toast: null }), TOAST_MS);
}
const t = () => texts[get().lang];

/** Lower case without accents, hyphens between the words: as channels are named. */
const slug = (words: string) => fold(words).replace(/[^a-z0-9]+/g, "-");
/** Where this person can write: the channel of their own agency, or the first that they are in. */
export function ownChannel(state: PlayState): Channel | undefined {
  const agency = slug(state.users.find((u) => u.id === state.user)?.agency ?? "");
  const channels = state.channels.filter((c) => c.kind === "channel");
  return channels.find((c) => agency.includes(c.name)) ?? channels[0];
}
function placeFor(ui: Ui, state: PlayState): Place {
  const { place } = ui;
  if (place?.kind === "home" || state.channels.some((c) => c.id === place?.id)) return place!;
  // Who looked at their messages from Stafett goes on looking at them as the next person; everybody else begins where one can write.
  const dm = state.channels.find((c) => c.kind === "dm");
  const inDm = ui.state?.channels.some((c) => c.kind === "dm" && c.id === place?.id);
  const next = inDm ? dm : (ownChannel(state) ?? dm);
  return next ? { kind: "channel", id: next.id } : { kind: "home" };
}
function take(state: PlayState): void {
  const ui = get();
  if (ui.user && state.user !== ui.user) return;
  if (state.toast) toast(state.toast);
  else if (state.stale) toast(t().stale);
  // Asked for earlier and answered later: what is known is newer.
  if (ui.state?.user === state.user && state.changes < ui.state.changes) return;
  const place = placeFor(ui, state);
  const now = Math.max(Date.parse(state.now), ui.clock.target ? ui.clock.now : 0);
  set({ state, user: state.user, place, offline: false, clock: { ...ui.clock, now } });
  readChannel();
}
/** What stands open where a person can see it counts as read. */
export function readChannel(): void {
  const { state, place } = get();
  const open = state && place?.kind === "channel" && state.channels.find((c) => c.id === place.id);
  if (open && open.unread > 0 && inSight("slack")) void markRead(state.user, open.id);
}
/** Without a busy mark and without a complaint: nobody asked for it. */
async function markRead(user: string, channel: string): Promise<void> {
  const state = await post("read", { user, channel }).catch(() => null);
  if (state?.channels && get().user === user) take(state as PlayState);
}

export async function refresh(): Promise<void> {
  try {
    const ui = get();
    const state = await getState(ui.user);
    if (get().user !== ui.user) return;
    set({ user: state.user });
    take(state);
  } catch (error) {
    set({ offline: !(error instanceof Refused) });
  }
}
const refNow = (ref: string | null, known: CaseRow[], cases: CaseRow[]): string | null => {
  const id = known.find((c) => c.ref === ref)?.id;
  return cases.find((c) => c.id === id)?.ref ?? ref;
};
export async function refreshSide(): Promise<void> {
  try {
    const asked = get().caseRef;
    const [cases, deliveries, mailboxes] = await Promise.all([
      getCases(),
      getDeliveries(),
      getMail(),
    ]);
    const isThere = (ref: string | null): boolean => cases.some((c) => c.ref === ref);
    const { caseRef: before, cases: known, guide } = get();
    // One that has got a new name is looked at still.
    const now = refNow(before, known, cases);
    // After a reload the one that the week is about, and not one that has come since.
    const told = Object.values(guide.done).findLast((tick) => isThere(tick.ref))?.ref;
    const caseRef = isThere(now) ? now : (told ?? cases.at(-1)?.ref ?? null);
    const journal = caseRef ? await getJournal(caseRef) : [];
    // Another case was chosen while these were on their way: they may be older than it.
    set({
      sideLoaded: true,
      cases,
      deliveries,
      mailboxes,
      ...(get().caseRef === asked && { caseRef, journal }),
    });
  } catch {
    // The pane shows what it last knew; the connection's own notice says that it is old.
  }
}
export async function refreshClock(): Promise<void> {
  const { now } = await getClock();
  set({ clock: { ...get().clock, now: Date.parse(now) } });
}

async function send<K extends keyof Requests>(
  what: K,
  body: Requests[K],
  busy: string,
): Promise<boolean> {
  set({ busy });
  try {
    const state = await post(what, body);
    if (state.channels) take(state as PlayState);
    else await refresh();
    return true;
  } catch (error) {
    // The server answers with a code; a person gets a sentence.
    toast(
      error instanceof Refused && error.message === "clock_is_moving"
        ? t().clock.running
        : t().failed,
    );
    return false;
  } finally {
    if (get().busy === busy) set({ busy: null });
  }
}

function wear(lang: Ui["lang"]): void {
  document.documentElement.lang = lang;
  document.title = texts[lang].title;
  set({ lang });
}
/** What the bot is told: in which language somebody reads, and as whom. */
const reading = (lang: Ui["lang"], chosen: boolean): Requests["language"] => {
  const { user, teams } = get();
  return {
    language: lang,
    page: pageId,
    people: [user, teams.user].filter((id) => id !== ""),
    chosen,
  };
};
/** The language that the page is in when it is loaded: the bot answers in it, and a new play is laid out in it first. */
export async function beginIn(lang: Ui["lang"]): Promise<void> {
  wear(lang);
  await readAs();
}
/** Each time that somebody is another person: that one is answered in the page's language, too. */
export async function readAs(): Promise<void> {
  await post("language", reading(get().lang, false)).catch(() => undefined);
}
/** This page's and its persons'; another reader's page stays as it is. */
export async function setLang(lang: Ui["lang"]): Promise<void> {
  remember("lang", lang);
  wear(lang);
  await send("language", reading(lang, true), "language");
}
export async function become(user: string): Promise<void> {
  remember("user", user);
  set({ user, confirm: null, drawer: null, draft: "" });
  await readAs();
  await refresh();
  if (get().place?.kind === "home") await openHome();
}
export function openChannel(id: string): void {
  set({ place: { kind: "channel", id }, drawer: null, draft: "" });
  void markRead(get().user, id);
}
export async function openHome(): Promise<void> {
  set({ place: { kind: "home" }, drawer: null });
  await send("home", { user: get().user }, "home");
}

export async function submitDraft(): Promise<void> {
  const ui = get();
  const text = ui.draft.trim();
  if (!text || ui.place?.kind !== "channel") return;
  const { user } = ui;
  const channel = ui.place.id;
  if (!text.startsWith("/")) {
    if (await send("say", { user, channel, text }, "send")) sent(ui.draft);
    return;
  }
  const [command = "", ...rest] = text.split(/\s+/);
  const known = ui.state?.commands.some((c) => fold(c.command) === fold(command)) ?? true;
  if (!known) return toast(t().unknownCommand(command));
  if (await send("slash", { user, channel, command, text: rest.join(" ") }, "send")) sent(ui.draft);
}
/** What has been written since then stays. */
function sent(draft: string): void {
  if (get().draft === draft) set({ draft: "" });
}
/** `/ärende` and `/arende` are the same command. */
export const fold = (word: string) => word.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

export type Scope = { view: string } | { channel: string; ts: string };
export const scopeKey = (scope: Scope) =>
  "view" in scope ? scope.view : `${scope.channel}/${scope.ts}`;
export const spotKey = (scope: Scope, press: Press) =>
  `${scopeKey(scope)}/${press.blockId}/${press.actionId}/${press.value ?? press.selected ?? ""}`;

export async function press(scope: Scope, what: Press, state: Values): Promise<void> {
  const { user } = get();
  await send(
    "click",
    "view" in scope ? { user, viewId: scope.view, ...what, state } : { user, ...scope, ...what },
    spotKey(scope, what),
  );
}
/** From the menu of a message. */
export async function openShortcut(shortcut: string, channel: string, ts: string): Promise<void> {
  await send("shortcut", { user: get().user, channel, ts, shortcut }, "shortcut");
}
export function edit(scope: Scope, blockId: string, actionId: string, value: StateValue): void {
  const key = scopeKey(scope);
  const form = get().forms[key] ?? {};
  set({
    forms: {
      ...get().forms,
      [key]: { ...form, [blockId]: { ...form[blockId], [actionId]: value } },
    },
  });
}
export async function submitView(viewId: string, values: Values): Promise<void> {
  await send("submit", { user: get().user, viewId, values }, "submit");
}
export async function closeView(viewId: string): Promise<void> {
  set({ confirm: null });
  await send("close", { user: get().user, viewId }, "close");
}

export async function moveClock(to: number): Promise<void> {
  const { now, target } = get().clock;
  if (target || to <= now) return;
  set({ clock: { now, from: now, target: to } });
  await send("clock", { to: new Date(to).toISOString() }, "clock");
  set({ clock: { ...get().clock, target: null } });
  await refreshClock().catch(() => undefined);
}
export async function reset(): Promise<void> {
  // One is again whom one was in the beginning, where the region can be seen.
  for (const [key, value] of [
    ["guide", "{}"],
    ["user", ""],
    ["teamsUser", ""],
  ] as const)
    remember(key, value);
  set({
    user: "",
    forms: {},
    place: null,
    caseRef: null,
    faults: {},
    draft: "",
    guide: { done: {}, current: "", playing: null, preparing: false, theme: null },
    teams: { ...get().teams, user: "", place: null, draft: "", said: null },
  });
  await send("reset", {}, "reset");
  await refreshClock().catch(() => undefined);
}
export async function setFault(kind: Requests["faults"]["kind"], on: boolean): Promise<void> {
  const times = on ? 3 : 0;
  const both =
    (await send(
      "faults",
      { platform: "slack", method: "chat.postMessage", times, kind },
      "faults",
    )) &&
    (get().teams.state === null ||
      (await send("faults", { platform: "teams", method: "create", times, kind }, "faults")));
  if (both) set({ faults: { ...get().faults, [kind]: on } });
}
