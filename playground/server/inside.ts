// The playground's server as people ask it, without a network.
import type { Hono } from "hono";
import type { Door } from "../page/guide-door.ts";

/** Throws where the server refuses. */
export const inside = (app: Hono): Door => {
  const ask = async <T>(path: string, body?: unknown): Promise<T> => {
    const response = await app.request(`http://127.0.0.1${path}`, {
      ...(body !== undefined && { method: "POST", body: JSON.stringify(body) }),
      headers: { "content-type": "application/json" },
    });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return (await response.json()) as T;
  };
  return {
    state: (user) => ask(`/play/state?user=${user}`),
    teams: (user) => ask(`/play/teams/state?user=${user}`),
    post: (what, body) => ask(`/play/${what}`, body),
    postTeams: (what, body) => ask(`/play/teams/${what}`, body),
    clock: () => ask("/play/clock"),
    settled: () => ask("/play/settled"),
    cases: () => ask("/play/cases"),
    journal: (ref) => ask(`/play/journal?ref=${ref}`),
    mail: () => ask("/play/mail"),
    pause: (ms) => new Promise((passed) => void setTimeout(passed, ms)),
  };
};
