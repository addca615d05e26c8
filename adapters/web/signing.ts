// Signing in as the pages have it: who is behind a request's cookie, where somebody is led who is nobody, and how the sign-in pages look.
import { raw } from "hono/html";
import type { Inbox } from "../inbox.ts";
import type { CodeAsk } from "../outside.ts";
import type { Records } from "../records.ts";
import { draftsIn } from "./drafts.ts";
import { keptNowhere, pageHeaders } from "./headers.ts";
import { page } from "./html/page.ts";
import { isFromOurPage } from "./sign-in/answers.ts";
import { isForIssuers, type OrganisationSettings } from "./sign-in/oidc/routes.ts";
import { createSignIn } from "./sign-in/routes.ts";
import type { SignIn } from "./site.ts";
import { type Drawing, outside } from "./visit.ts";

type SigningOptions = {
  readonly origin: string;
  readonly records: Records;
  readonly inbox: Inbox;
  readonly clock: { now(): number; at(ms: number, work: () => void): () => void };
  readonly fact: (fact: Readonly<Record<string, string | number>>) => void;
  readonly keyAdded: (address: string) => Promise<unknown>;
  readonly codeUsed: (ask: CodeAsk) => Promise<boolean>;
  /** How people sign in at their own organisation. `issuers`: those of all agencies, now. */
  readonly organisations?: Omit<OrganisationSettings, "issuers">;
  /** Address of the script of the sign-in pages. */
  readonly script: string;
};
/** What a script asks for is answered with a status; what a person asks for leads to where they can sign in. */
const isByScript = (request: Request): boolean =>
  request.headers.has("stafett-live") ||
  ["/events", "/active", "/cover"].includes(new URL(request.url).pathname);
const cookieOf = (request: Request): string | null => request.headers.get("cookie");
const headers = { ...pageHeaders, ...keptNowhere };
/** The page that asks for the key, and then leads to `next`. `draft`: the cookie of the form that goes on there. */
const before = (
  path: "/sign-in" | "/step-up",
  next: string,
  draft: string | undefined,
): Response => {
  const wanted = encodeURIComponent(draft === undefined ? next : `${next}?draft=1`);
  const response = new Response(null, {
    status: 303,
    headers: { ...headers, location: `${path}?next=${wanted}` },
  });
  if (draft !== undefined) response.headers.append("set-cookie", draft);
  return response;
};
/** `draft`: the cookie that leads to a form that goes on afterwards. */
const to = (request: Request, path: "/sign-in" | "/step-up", draft?: string): Response => {
  if (isByScript(request)) return new Response(null, { status: 401, headers });
  const { pathname, search } = new URL(request.url);
  return before(
    path,
    draft === undefined ? (request.method === "GET" ? `${pathname}${search}` : "/") : pathname,
    draft,
  );
};

/** The sign-in, with what it asks of the members, tells of them, and how its pages look. */
const signInFor = ({ organisations, ...o }: SigningOptions, drawing: Drawing) =>
  createSignIn({
    ...o,
    isMember: async (identity) => {
      const who = await o.inbox.who(identity);
      if (!who) return undefined;
      const { member: id, name, agency, language, syncedKeys, keysLostAt: lostAt, issuer } = who;
      return {
        id,
        name,
        agency,
        language,
        syncedKeys,
        ...(lostAt !== undefined && { lostAt }),
        ...(issuer && { issuer }),
      };
    },
    redeem: o.codeUsed,
    ...(organisations && { organisations: { ...organisations, issuers: () => o.inbox.issuers() } }),
    tell: async (identity, what) => {
      const who = await o.inbox.who(identity);
      o.fact({ event: `web.${what}`, member: who?.member ?? "" });
      if (what === "enrolled") await o.keyAdded(identity);
    },
    layout: (title, body, language) =>
      raw(
        page(outside(drawing, language), {
          title,
          body: raw(String(body)),
          kind: "sign-in",
          alsoRuns: o.script,
        }),
      ),
  });
export const openSignIn = (o: SigningOptions, drawing: Drawing): SignIn => {
  const signIn = signInFor(o, drawing);
  const { sessions } = signIn;
  // Asked in the background: an issuer that is away keeps nobody from starting, or from signing in elsewhere.
  void signIn.organisations?.warm().catch(() => o.fact({ event: "web.failed", error: "issuers" }));
  const drafts = draftsIn(o.records, o.clock);
  /** Of somebody who had a session here: a stranger leaves nothing. */
  const keep = async (request: Request, had: boolean): Promise<string | undefined> =>
    had && request.method === "POST" && new URL(request.url).pathname.startsWith("/form/")
      ? await drafts.keep(await request.text())
      : undefined;
  return {
    signedIn: async (request) => {
      const read = await sessions.read(cookieOf(request), !isByScript(request));
      if (read.kind === "ended")
        return to(request, "/sign-in", await keep(request, read.why !== "unknown"));
      const { session } = read;
      if (await signIn.isOver(session)) return to(request, "/sign-in");
      if (session.state === "quiet") return to(request, "/step-up", await keep(request, true));
      const { identity, csrf, quietAt, endsAt } = session;
      return {
        identity,
        session: session.id,
        csrf,
        endsAt: Math.min(quietAt, endsAt),
        isFresh: session.isFresh,
      };
    },
    stillOpen: sessions.stillOpen,
    isOwn: (request) => isFromOurPage(request, o.origin) || isForIssuers(request),
    act: async (request) => {
      const read = await sessions.read(cookieOf(request), true);
      return read.kind === "open" ? Math.min(read.session.quietAt, read.session.endsAt) : undefined;
    },
    cover: (request) => sessions.cover(cookieOf(request)),
    draft: (request) => drafts.take(cookieOf(request)),
    prove: async (path, body) =>
      before("/step-up", path, body === undefined ? undefined : await drafts.keep(body)),
    leave: sessions.endAll,
    visit: signIn.visit,
  };
};
