// Signing in as the pages have it: who is behind a request's cookie, where somebody is led who is nobody, and how the sign-in pages look.
import { raw } from "hono/html";
import type { Inbox } from "../inbox.ts";
import type { Records } from "../records.ts";
import { draftsIn } from "./drafts.ts";
import { keptNowhere, pageHeaders } from "./headers.ts";
import type { Chrome } from "./html/chrome.ts";
import { page } from "./html/page.ts";
import { isFromOurPage } from "./sign-in/answers.ts";
import { createSignIn } from "./sign-in/routes.ts";
import type { SignIn } from "./site.ts";
import type { Drawing } from "./visit.ts";

type SigningOptions = {
  readonly origin: string;
  readonly records: Records;
  readonly inbox: Inbox;
  readonly clock: { now(): number; at(ms: number, work: () => void): () => void };
  readonly fact: (fact: Readonly<Record<string, string | number>>) => void;
  /** Address of the script of the sign-in pages. */
  readonly script: string;
};
/** A page of somebody who is not signed in: no navigation, nothing that carries a right. */
const outside = ({ style, script, icon }: Drawing, language: Chrome["language"]): Chrome => {
  const never = (): string => {
    throw new Error("nothing is sealed outside");
  };
  return { language, csrf: "", newKey: never, href: never, seal: never, style, script, icon };
};
/** What a script asks for is answered with a status; what a person asks for leads to where they can sign in. */
const isByScript = (request: Request): boolean =>
  request.headers.has("stafett-live") || ["/events", "/active", "/cover"].includes(new URL(request.url).pathname);
const headers = { ...pageHeaders, ...keptNowhere };
/** `draft`: the cookie that leads to a form that goes on afterwards. */
const to = (request: Request, path: "/sign-in" | "/step-up", draft?: string): Response => {
  if (isByScript(request)) return new Response(null, { status: 401, headers });
  const { pathname, search } = new URL(request.url);
  const next = draft !== undefined ? `${pathname}?draft=1` : request.method === "GET" ? `${pathname}${search}` : "/";
  const response = new Response(null, { status: 303, headers: { ...headers, location: `${path}?next=${encodeURIComponent(next)}` } });
  if (draft !== undefined) response.headers.append("set-cookie", draft);
  return response;
};

export const openSignIn = (o: SigningOptions, drawing: Drawing): SignIn => {
  const signIn = createSignIn({
    ...o,
    // Which agencies take keys that a maker's cloud copies is not asked yet: all do.
    isMember: async (identity) => {
      const who = await o.inbox.who(identity);
      return who && { id: who.member, name: who.name, agency: who.agency, language: who.language, syncedKeys: true };
    },
    tell: async (identity, what) => {
      const who = await o.inbox.who(identity);
      o.fact({ event: `web.${what}`, member: who?.member ?? "" });
    },
    layout: (title, body, language) =>
      raw(page(outside(drawing, language), { title, body: raw(String(body)), kind: "sign-in", alsoRuns: o.script })),
  });
  const { sessions } = signIn;
  const drafts = draftsIn(o.records, o.clock);
  /** Of somebody who had a session here: a stranger leaves nothing. */
  const keep = async (request: Request, had: boolean): Promise<string | undefined> =>
    had && request.method === "POST" && new URL(request.url).pathname.startsWith("/form/")
      ? await drafts.keep(await request.text())
      : undefined;
  const cookieOf = (request: Request): string | null => request.headers.get("cookie");
  return {
    signedIn: async (request) => {
      const read = await sessions.read(cookieOf(request));
      if (read.kind === "ended") return to(request, "/sign-in", await keep(request, read.why !== "unknown"));
      const { session } = read;
      if (session.state === "quiet") return to(request, "/step-up", await keep(request, true));
      if (!isByScript(request)) await sessions.touch(cookieOf(request));
      const { identity, csrf, quietAt, endsAt } = session;
      return { identity, csrf, endsAt: Math.min(quietAt, endsAt) };
    },
    isOpen: async (request) => (await sessions.read(cookieOf(request))).kind === "open",
    isOwn: (request) => isFromOurPage(request, o.origin),
    act: async (request) => {
      await sessions.touch(cookieOf(request));
      const read = await sessions.read(cookieOf(request));
      return read.kind === "open" ? Math.min(read.session.quietAt, read.session.endsAt) : undefined;
    },
    cover: (request) => sessions.cover(cookieOf(request)),
    draft: (request) => drafts.take(cookieOf(request)),
    leave: (identity) => sessions.endAll(identity),
    visit: (request) => signIn.visit(request),
  };
};
