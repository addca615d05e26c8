// The web in the play: the product's own pages, on a loopback port of their own, where one is whom one chooses.
import { createHash } from "node:crypto";
import { Hono } from "hono";
import type { Adapter, Handle } from "../../adapters/port.ts";
import { createWebAdapter } from "../../adapters/web/index.ts";
import type { AdapterStorage } from "../../src/app/compose.ts";
import { type Listening, listen } from "../../src/app/http.ts";
import { systemClock } from "../../src/calendar/clock.ts";
import type { Config } from "../../src/config/index.ts";
import type { Log } from "../../src/log.ts";

const cookie = "stafett-play";
/** The same for a member each time, in the shape of an address: `spel/3f2a…`. */
const addressOf = (member: string): string => `spel/${createHash("sha256").update(member).digest("hex").slice(0, 16)}`;
const identityIn = (request: Request): string | undefined =>
  new RegExp(`(?:^|; )${cookie}=([\\w/-]+)`).exec(decodeURIComponent(request.headers.get("cookie") ?? ""))?.[1];
/** Longer than any play. */
const aDayMs = 24 * 3_600_000;
const nobody = "Välj vem du är i spelet. / Choose who you are in the play.";

/** Nobody signs in: the page of the play says as whom. */
export class PlayWeb {
  #pages: Listening | undefined;
  /** Where the pages are: cookies and addresses of the play's own page stay apart. */
  get origin(): string {
    return `http://127.0.0.1:${this.#pages?.port ?? 0}`;
  }
  async open(visit: (request: Request) => Promise<Response | undefined>): Promise<Listening> {
    const app = new Hono();
    app.get("/as/:place/:person", (c) => {
      const value = encodeURIComponent(`${c.req.param("place")}/${c.req.param("person")}`);
      return new Response(null, {
        status: 303,
        headers: { location: "/", "set-cookie": `${cookie}=${value}; Path=/; HttpOnly; SameSite=Lax` },
      });
    });
    app.all("*", async (c) => (await visit(c.req.raw)) ?? new Response(null, { status: 503 }));
    this.#pages = await listen(app, "127.0.0.1", 0);
    return this.#pages;
  }
  /** Everybody has the web, too, after what they have: nobody's messages go elsewhere for it. */
  with<M extends { readonly id: string }>(member: M): M & { readonly web: string } {
    return { ...member, web: addressOf(member.id) };
  }
  /** Where somebody is, by what they are called in a window; undefined: nobody is called so. */
  of(user: string, { members }: Config): string | undefined {
    const is = (address: string | undefined): boolean => address?.split("/")[1] === user;
    const member = members.find(({ slack, teams }) => is(slack) || is(teams));
    return member && `${this.origin}/as/${addressOf(member.id)}`;
  }
  adapter(handle: Handle, storage: AdapterStorage, log: Log): Adapter {
    const { origin } = this;
    return createWebAdapter({
      handle,
      ...storage.drawn("web"),
      // Open pages are looked at by the clock on the wall, whatever the play's says.
      clock: systemClock,
      fact: (fact) => log.warn(fact),
      signIn: () => ({
        signedIn: async (request) => {
          const identity = identityIn(request);
          if (identity === undefined)
            return new Response(nobody, { status: 401, headers: { "content-type": "text/plain; charset=utf-8" } });
          return { identity, csrf: identity, endsAt: Date.now() + aDayMs };
        },
        isOpen: async (request) => identityIn(request) !== undefined,
        isOwn: (request) => request.headers.get("sec-fetch-site") === "same-origin" || request.headers.get("origin") === origin,
        act: async () => Date.now() + aDayMs,
        cover: async () => undefined,
        draft: async () => undefined,
        leave: async () => undefined,
        // One is here as whom one chose: there is nothing to sign out of, and nothing that lasts.
        visit: async (request) => {
          const { pathname } = new URL(request.url);
          return ["/sign-out", "/sessions"].includes(pathname)
            ? new Response(null, { status: 303, headers: { location: "/" } })
            : undefined;
        },
      }),
    });
  }
}
