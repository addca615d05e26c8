// The page's only way out: same-origin requests to the server that serves it.
import type {
  CaseRow,
  Changes,
  ClockState,
  DeliveryRow,
  JournalEntry,
  MailboxRow,
  PlayState,
  Requests,
  Weighed,
} from "./contract.ts";
import type { TeamsChoice, TeamsRequests, TeamsSearch, TeamsState } from "./teams-contract.ts";

export class Refused extends Error {}

/** This tab, for as long as it is open. */
export const pageId = Math.random().toString(36).slice(2);

/** With the page's own language: people are named in it. */
async function ask<T>(path: string, init?: RequestInit): Promise<T> {
  const response = await fetch(path, {
    ...init,
    headers: {
      accept: "application/json",
      "content-type": "application/json",
      "accept-language": document.documentElement.lang,
    },
  });
  const text = await response.text();
  const body: unknown =
    text && response.headers.get("content-type")?.includes("json") ? JSON.parse(text) : null;
  if (response.ok) return body as T;
  const reason =
    body && typeof body === "object" && "error" in body && typeof body.error === "string"
      ? body.error
      : `${response.status}`;
  throw new Refused(reason);
}
export const post = <K extends keyof Requests>(
  what: K,
  body: Requests[K],
): Promise<Partial<PlayState>> =>
  ask(`/play/${what}`, { method: "POST", body: JSON.stringify(body) });

export const postTeams = <K extends keyof TeamsRequests>(
  what: K,
  body: TeamsRequests[K],
): Promise<TeamsState> =>
  ask(`/play/teams/${what}`, { method: "POST", body: JSON.stringify(body) });

/** Nothing: this client asks the bot for nothing here, or can make nothing of its answer. */
export const searchTeams = (body: TeamsSearch): Promise<{ found?: TeamsChoice[] }> =>
  ask("/play/teams/search", { method: "POST", body: JSON.stringify(body) });

export const getTeams = (user: string): Promise<TeamsState> =>
  ask(`/play/teams/state${user ? `?user=${encodeURIComponent(user)}` : ""}`);
export const getState = (user: string): Promise<PlayState> =>
  ask(`/play/state${user ? `?user=${encodeURIComponent(user)}` : ""}`);
const query = (words: Record<string, string>) => new URLSearchParams(words).toString();
export const getPayload = (
  app: "slack" | "teams",
  user: string,
  place: string,
  id: string,
): Promise<Weighed> =>
  ask(
    app === "slack"
      ? `/play/payload?${query({ user, channel: place, ts: id })}`
      : `/play/teams/payload?${query({ user, conversation: place, activity: id })}`,
  );
export const getClock = (): Promise<ClockState> => ask("/play/clock");
/** Answers when nothing that is due is left to be sent. */
export const getSettled = (): Promise<ClockState> => ask("/play/settled");
export const getCases = (): Promise<CaseRow[]> => ask("/play/cases");
export const getJournal = (ref: string): Promise<JournalEntry[]> =>
  ask(`/play/journal?ref=${encodeURIComponent(ref)}`);
export const getMail = (): Promise<MailboxRow[]> => ask("/play/mail");
export const getDeliveries = (): Promise<DeliveryRow[]> => ask("/play/deliveries");

/** The browser reconnects by itself; `onOpen` runs each time, so that nothing that happened meanwhile is missed. */
export function listen(on: {
  open(): void;
  lost(): void;
  change(to: Changes): void;
  clock(data: string): void;
}): void {
  const source = new EventSource(`/play/events?page=${pageId}`);
  source.addEventListener("open", on.open);
  source.addEventListener("error", on.lost);
  source.addEventListener("change", (event) =>
    on.change(JSON.parse((event as MessageEvent<string>).data) as Changes),
  );
  source.addEventListener("clock", (event) => on.clock((event as MessageEvent<string>).data));
}
