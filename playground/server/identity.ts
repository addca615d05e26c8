// The play's own provider of identities on its web: each visitor is the person they choose, and the page says so.
import { createHash } from "node:crypto";
import { parse } from "hono/utils/cookie";
import { html } from "../../adapters/web/html/chrome.ts";
import { page } from "../../adapters/web/html/page.ts";
import { languageOf, ownPath } from "../../adapters/web/sign-in/answers.ts";
import type { SignIn } from "../../adapters/web/site.ts";
import { type Drawing, outside } from "../../adapters/web/visit.ts";
import type { Config } from "../../src/config/index.ts";
import type { Language } from "../../src/rules/workflow.ts";
import { texts } from "../page/texts.ts";

const cookie = "stafett-play";
/** Longer than any play. */
const aDayMs = 24 * 3_600_000;
/** The same for a member each time, in the shape of an address: `spel/3f2a09c1d4e5b6a7`. */
export const addressOf = (member: string): string =>
  `spel/${createHash("sha256").update(member).digest("hex").slice(0, 16)}`;
export type Named = (name: string, language: Language | undefined) => string;

const setTo = (value: string, ageS: number): string =>
  `${cookie}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${ageS}`;
const leads = (location: string, value?: string, ageS = aDayMs / 1_000): Response =>
  new Response(null, {
    status: 303,
    headers: { location, ...(value !== undefined && { "set-cookie": setTo(value, ageS) }) },
  });
/** `GET /sign-in` lists everybody, `GET /as/{address}` makes the browser one of them, and leaving leads back to the list. */
export class PlayIdentities {
  readonly #config: Pick<Config, "agencies" | "members">;
  readonly #named: Named;
  constructor(config: Pick<Config, "agencies" | "members">, named: Named) {
    this.#config = config;
    this.#named = named;
  }
  #identityIn(request: Request): string | undefined {
    const found = parse(request.headers.get("cookie") ?? "", cookie)[cookie];
    return this.#config.members.some(({ id }) => addressOf(id) === found) ? found : undefined;
  }
  /** Makes the browser the person with this address. An address that nobody has leads to the list. */
  become(address: string): Response {
    const isKnown = this.#config.members.some(({ id }) => addressOf(id) === address);
    return isKnown ? leads("/", encodeURIComponent(address)) : leads("/sign-in");
  }
  #list(request: Request, drawing: Drawing): Response {
    const language = languageOf(request);
    const { title, intro, now, back } = texts[language].identities;
    const { agencies, members } = this.#config;
    const own = members.find(({ id }) => addressOf(id) === this.#identityIn(request));
    const groups = agencies.map(({ id, name }) => {
      const theirs = members.filter(({ agency }) => agency === id);
      const row = (one: (typeof theirs)[number]) =>
        html`<li><a href="/as/${addressOf(one.id)}">${this.#named(one.name, language)}</a></li>`;
      return (
        theirs.length > 0 &&
        html`<section class="card"><h2>${this.#named(name, language)}</h2><ul>${theirs.map(row)}</ul></section>`
      );
    });
    const is =
      own &&
      html`<p role="status">${now(this.#named(own.name, language))} <a href="/">${back}</a></p>`;
    const body = html`<p>${intro}</p>${is ?? ""}${groups}`;
    return new Response(page(outside(drawing, language), { title, body, kind: "sign-in" }), {
      headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
    });
  }
  /** Who is signed in is who was chosen: no key, no end by silence, no second proof. `origin`: of the play's web. */
  signIn(drawing: Drawing, origin: () => string): SignIn {
    return {
      signedIn: async (request) => {
        const identity = this.#identityIn(request);
        if (identity === undefined) return leads("/sign-in");
        return {
          identity,
          session: identity,
          csrf: identity,
          endsAt: Date.now() + aDayMs,
          isFresh: true,
        };
      },
      stillOpen: async (sessions) => new Set(sessions),
      isOwn: (request) =>
        request.headers.get("sec-fetch-site") === "same-origin" ||
        request.headers.get("origin") === origin(),
      act: async () => Date.now() + aDayMs,
      cover: async () => undefined,
      draft: async () => undefined,
      prove: async (path) => leads(ownPath(path)),
      leave: async () => undefined,
      visit: async (request) => {
        const { pathname } = new URL(request.url);
        if (pathname === "/sign-in" && request.method === "GET")
          return this.#list(request, drawing);
        if (pathname === "/sign-out") return leads("/sign-in", "", 0);
        return pathname === "/sessions" ? leads("/sign-in") : undefined;
      },
    };
  }
}
