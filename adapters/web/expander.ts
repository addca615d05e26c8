// An address that somebody pastes into a chat is fetched by the chat's servers, which show its title there: they get the kind of page, and nothing that needs a right.
import { htmlResponse } from "./answers.ts";
import { type Chrome, html, textOf } from "./html/chrome.ts";
import { page } from "./html/page.ts";
import type { Drawing } from "./visit.ts";

/** What the servers call themselves that look at pasted addresses: Slack's, Microsoft's, Meta's, and those of other chats. [design] */
const expanders =
  /\b(?:Slack(?:bot|-ImgProxy)|SkypeUriPreview|facebookexternalhit|WhatsApp|Twitterbot|TelegramBot|Discordbot|LinkedInBot|Mattermost-Bot)\b/i;
/** Pages about one thing: what is behind others is said where one signs in. */
const kinds = [
  { path: "/panel/", kind: "panel" },
  { path: "/form/", kind: "form" },
] as const;
const never = (): string => {
  throw new Error("nothing is sealed outside");
};

/**
 * The page for a chat's server, the same for every address and every person: nothing is read for it. It leads to where one signs in, for
 * a person whose browser calls itself such a thing. undefined: it is no such server, or no such page.
 */
export const pageForExpander = (
  request: Request,
  { style, script, icon }: Drawing,
): Response | undefined => {
  const { pathname } = new URL(request.url);
  const found = kinds.find(({ path }) => pathname.startsWith(path));
  if (
    !found ||
    request.method !== "GET" ||
    !expanders.test(request.headers.get("user-agent") ?? "")
  )
    return undefined;
  const language = /^en\b/i.test(request.headers.get("accept-language") ?? "") ? "en" : "sv";
  const chrome: Chrome = {
    language,
    csrf: "",
    newKey: never,
    href: never,
    seal: never,
    style,
    script,
    icon,
  };
  const link = html`<a class="btn main" href="/sign-in">${textOf(chrome, "ended.link")}</a>`;
  const body = html`<div class="card"><p>${textOf(chrome, "expander.text")}</p><div class="acts">${link}</div></div>`;
  return htmlResponse(page(chrome, { title: "Stafett", body, kind: found.kind }));
};
