// The playground's server around a world, with a stage whose every step can be watched.
import { vi } from "vitest";
import type { Page } from "../../playground/server/assets.ts";
import { type Controls, createPlayground } from "../../playground/server/server.ts";
import { empty, type World, world } from "./world.ts";

export type Asked = { status: number; headers: Headers; body: never };
export type Play = World & {
  stage: { [K in keyof Controls]: ReturnType<typeof vi.fn<Controls[K]>> };
  ask(path: string, body?: unknown, headers?: Record<string, string>): Promise<Asked>;
  app: ReturnType<typeof createPlayground>;
  /** What the page asks for: script, style, icon. */
  files(): Promise<string[]>;
};
const HTML =
  '<!doctype html><html lang="sv"><script src="/play/page.js"></script><link href="/play/page.css" /><link href="/play/icon.svg" />';

const small: Page = { html: HTML, js: "1", css: "a{}" };
export function play(
  there: World = world(empty, {
    commands: [{ command: "/stafett", description: "Allt", usageHint: "hjälp" }],
  }),
  page: () => Promise<Page> = async () => small,
): Play {
  const stage = {
    moveClock: vi.fn<Controls["moveClock"]>(async (to) => {
      there.clock.ms = to;
    }),
    settled: vi.fn<Controls["settled"]>(async () => undefined),
    journal: vi.fn<Controls["journal"]>(async () => [
      {
        seq: 1,
        at: "2026-11-23T07:30:00.000Z",
        type: "opened",
        by: "noomi",
        facts: { deputy: "bo" },
      },
    ]),
    deliveries: vi.fn<Controls["deliveries"]>(async () => []),
    cases: vi.fn<Controls["cases"]>(async () => [
      { id: "I1", ref: "SYD-AAAA-AA", words: "blå sten", open: true },
    ]),
    reset: vi.fn<Controls["reset"]>(async () => undefined),
    daysOff: vi.fn<Controls["daysOff"]>(() => ["2026-12-24"]),
    speak: vi.fn<Controls["speak"]>(async () => undefined),
  };
  const app = createPlayground({ cloud: there.cloud, stage, page });
  const ask: Play["ask"] = async (path, body, headers = {}) => {
    const response = await app.request(`http://127.0.0.1:3000${path}`, {
      ...(body === undefined
        ? {}
        : { method: "POST", body: typeof body === "string" ? body : JSON.stringify(body) }),
      headers: {
        host: "127.0.0.1:3000",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: (response.headers.get("content-type")?.includes("json")
        ? JSON.parse(text)
        : text) as never,
    };
  };
  const files = async (): Promise<string[]> =>
    String((await ask("/")).body).match(/\/play\/[^"]+/g) ?? [];
  return { ...there, stage, app, ask, files };
}
