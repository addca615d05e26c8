// Tells the open pages that something changed: what, they ask themselves.
import type { Context } from "hono";
import { streamSSE } from "hono/streaming";
import type { Changes } from "../page/contract.ts";
import type { Readers } from "./readers.ts";

const GATHER_MS = 40;
const ALIVE_MS = 20_000;
const PAGES = 32;

export type Announcer = {
  stream(c: Context): Response | Promise<Response>;
  clock(state: { now: string; running: boolean }): void;
};

type Told = { onChange(listener: () => void): unknown };
type Cloud = Told & { readonly core: { readonly changes: number } };
/** `mail`: what stands beside the windows is asked for with every change. */
type Clouds = {
  readonly slack: Cloud;
  readonly teams?: Cloud | undefined;
  readonly mail?: Told | undefined;
};
/** Every cloud that the page shows, in one stream: a change says how far each has come. */
export function createAnnouncer({ slack, teams, mail }: Clouds, readers: Readers): Announcer {
  const pages = new Set<(event: string, data: string) => void>();
  const tell = (event: string, data: string): void => {
    for (const page of pages) page(event, data);
  };
  let gathering = false;
  const gather = (): void => {
    if (gathering || pages.size === 0) return;
    gathering = true;
    setTimeout(() => {
      gathering = false;
      const told: Changes = {
        slack: slack.core.changes,
        ...(teams && { teams: teams.core.changes }),
      };
      tell("change", JSON.stringify(told));
    }, GATHER_MS).unref();
  };
  slack.onChange(gather);
  teams?.onChange(gather);
  mail?.onChange(gather);
  return {
    clock: (state) => tell("clock", JSON.stringify(state)),
    stream: (c) => {
      if (pages.size >= PAGES) return c.json({ error: "too_many_pages" }, 503);
      return streamSSE(c, async (stream) => {
        const page = (event: string, data: string): void =>
          void stream.writeSSE({ event, data }).catch(() => pages.delete(page));
        pages.add(page);
        const closed = readers.opened(c.req.query("page") ?? "");
        const alive = setInterval(
          () => void stream.write(": \n\n").catch(() => pages.delete(page)),
          ALIVE_MS,
        );
        alive.unref();
        await stream.write("retry: 1000\n\n");
        await new Promise<void>((resolve) => stream.onAbort(resolve));
        clearInterval(alive);
        closed();
        pages.delete(page);
      });
    },
  };
}
