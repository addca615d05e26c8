// One state for the whole page. Components pick what they draw; the guide's runner changes the same state that a person's clicks do.
import { useEffect, useRef, useState } from "preact/hooks";
import type { Confirm, Values } from "./blocks.ts";
import type { CaseRow, DeliveryRow, JournalEntry, MailboxRow, PlayState } from "./contract.ts";
import type { Theme } from "./guide-kit.ts";
import type { TeamsState } from "./teams-contract.ts";
import { type Lang, type Texts, texts } from "./texts.ts";

export type Place = { kind: "home" } | { kind: "channel"; id: string };
/** Which case the guide was about when a step was ticked. */
export type Ticks = Record<string, { ref: string | null }>;
export type App = "slack" | "teams";
/** The window of the other platform: its own person, its own place, its own words. */
export interface TeamsUi {
  /** Nobody of the configuration sits in Teams: then there is no such window. */
  absent: boolean;
  user: string;
  place: string | null;
  state: TeamsState | null;
  draft: string;
  said: string | null;
  busy: string | null;
}
/** What the page itself lays over everything, and closes again. */
export type Sheet =
  | { kind: "payload"; app: App; place: string; id: string }
  | { kind: "search"; app: App }
  | { kind: "closing" };
/** A list beside the chat. */
export type Tab = "journal" | "deliveries" | "mail";
export interface Ui {
  lang: Lang;
  /** Where there is room for one window only: the one that is shown. */
  app: App;
  teams: TeamsUi;
  user: string;
  place: Place | null;
  state: PlayState | null;
  offline: boolean;
  draft: string;
  /** Edits by form: a view's id, or a message's channel and ts. */
  forms: Record<string, Values>;
  /** `page`: asked by the page itself, not by something in Slack. */
  confirm: { ask: Confirm; go: () => void; page?: true } | null;
  sheet: Sheet | null;
  /** The message that a search has led to, for a moment. */
  sought: { app: App; id: string } | null;
  toast: string | null;
  busy: string | null;
  clock: { now: number; from: number; target: number | null };
  sideLoaded: boolean;
  cases: CaseRow[];
  caseRef: string | null;
  journal: JournalEntry[];
  deliveries: DeliveryRow[];
  mailboxes: MailboxRow[];
  faults: Record<string, boolean>;
  /** `theme`: which of the steps beside the seven are shown; null: the seven. `preparing`: what the step needs is being brought about. */
  guide: {
    done: Ticks;
    current: string;
    playing: string | null;
    preparing: boolean;
    theme: Theme | null;
  };
  tab: Tab;
  drawer: "rail" | "teamsRail" | "side" | "guide" | "clock" | null;
  /** The control that the guide is about to use. */
  spot: string | null;
}

const remembered = (key: string) => {
  try {
    return localStorage.getItem(`stafett.${key}`);
  } catch {
    return null;
  }
};
export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(`stafett.${key}`, value);
  } catch {
    // Private windows refuse storage; the page works without.
  }
}
function rememberedDone(): Ticks {
  try {
    return JSON.parse(remembered("guide") ?? "{}") as Ticks;
  } catch {
    return {};
  }
}

/** The one that was chosen here before; else the one that the server drew the page in, by what the browser asked for. */
const firstLanguage = (): Lang =>
  (remembered("lang") ?? document.documentElement.lang) === "en" ? "en" : "sv";

let ui: Ui = {
  lang: firstLanguage(),
  app: "slack",
  teams: {
    absent: false,
    user: remembered("teamsUser") ?? "",
    place: null,
    state: null,
    draft: "",
    said: null,
    busy: null,
  },
  user: remembered("user") ?? "",
  place: null,
  state: null,
  offline: false,
  draft: "",
  forms: {},
  confirm: null,
  sheet: null,
  sought: null,
  toast: null,
  busy: null,
  clock: { now: 0, from: 0, target: null },
  sideLoaded: false,
  cases: [],
  caseRef: null,
  journal: [],
  deliveries: [],
  mailboxes: [],
  faults: {},
  guide: { done: rememberedDone(), current: "", playing: null, preparing: false, theme: null },
  tab: "journal",
  drawer: null,
  spot: null,
};
const listeners = new Set<() => void>();

export const get = (): Ui => ui;
export function set(change: Partial<Ui>): void {
  ui = { ...ui, ...change };
  for (const listener of [...listeners]) listener();
}
export const setTeams = (change: Partial<TeamsUi>): void =>
  set({ teams: { ...ui.teams, ...change } });
export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** `pick` must return a part of the state itself, or a primitive: what is built anew each time redraws each time. */
export function useUi<T>(pick: (ui: Ui) => T): T {
  const [, redraw] = useState(0);
  const latest = useRef({ pick, value: pick(ui) });
  latest.current = { pick, value: pick(ui) };
  useEffect(() => {
    const check = () => {
      if (latest.current.pick(ui) !== latest.current.value) redraw((n) => n + 1);
    };
    check();
    return subscribe(check);
  }, []);
  return latest.current.value;
}
export const useTexts = (): Texts => texts[useUi((u) => u.lang)];
