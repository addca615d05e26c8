// Routes of signing in: what a browser asks for and is answered, over sessions, passkeys and codes.
import type { PinnedIssuer } from "../../inbox.ts";
import type { CodeAsk } from "../../outside.ts";
import type { Records } from "../../records.ts";
import {
  type Fields,
  isFromOurPage,
  json,
  languageOf,
  leavingNothing,
  ownPath,
  page,
  readFields,
  readForm,
  redirect,
} from "./answers.ts";
import { type Codes, createCodes } from "./codes.ts";
import { createLimits, issuerLimits, type Limits, usualLimits } from "./limits.ts";
import { endLost } from "./lost.ts";
import { type Accounts, createAccounts } from "./oidc/accounts.ts";
import {
  createOrganisations,
  isForIssuers,
  type OrganisationSettings,
  type Organisations,
} from "./oidc/routes.ts";
import {
  enrolPage,
  type Html,
  type Language,
  type Layout,
  sessionsPage,
  signInPage,
  stepUpPage,
  type TextKey,
  textOf,
} from "./pages.ts";
import { createPasskeys, type Passkeys } from "./passkeys.ts";
import {
  createSessions,
  type Ended,
  isCsrfOf,
  noCookie,
  type Session,
  type Sessions,
} from "./sessions.ts";
import { bindingCookie, bindingOf, noBinding, ticketsIn } from "./tickets.ts";
import { freshToken } from "./tokens.ts";
import { uniform } from "./uniform.ts";

/** `id`: the person's, the same for all of their addresses. `syncedKeys`: whether their agency takes keys that a maker's cloud copies. */
type Member = {
  readonly id: string;
  readonly name: string;
  readonly agency: string;
  readonly language: Language;
  readonly syncedKeys: boolean;
  /** Epoch ms: when all keys of before were said to be lost, last. */
  readonly lostAt?: number;
  readonly issuer?: PinnedIssuer;
};
type SignInGiven = {
  readonly records: Records;
  readonly clock: { now(): number; at(ms: number, work: () => void): () => void };
  /** Of the configuration: `https://stafett.example.se`, without a path. */
  readonly origin: string;
  /** Who may use Stafett now, by address; undefined: nobody. Asked at every request. */
  readonly isMember: (identity: string) => Promise<Member | undefined>;
  /** Facts for the log, without texts or names. */
  readonly fact: (fact: Readonly<Record<string, string | number>>) => void;
  /** Takes the use of the code that this work has shown: true once, and never before a second person has approved. */
  readonly redeem: (ask: CodeAsk) => Promise<boolean>;
  /** A key was added, or all of somebody's were ended: the person is told elsewhere, and so are the agency's auditors. */
  readonly tell: (identity: string, what: "enrolled" | "lost") => Promise<void>;
  readonly layout: Layout;
  /** How people sign in at their own organisation; undefined: by keys alone. */
  readonly organisations?: OrganisationSettings;
  readonly limits?: Limits;
};

type Parts = Omit<SignInGiven, "organisations"> & {
  readonly sessions: Sessions;
  readonly accounts: Accounts;
  readonly passkeys: Passkeys;
  readonly codes: Codes;
  readonly organisations?: Organisations;
};
type Handler = (parts: Parts, request: Request, address: string | undefined) => Promise<Response>;
const refusedAs = (
  request: Request,
  key: TextKey,
  status = 400,
  cookies: readonly string[] = [],
): Response => json(status, { said: textOf(languageOf(request), key) }, cookies);
const drawn = async (
  { layout }: Pick<Parts, "layout">,
  language: Language,
  { title, body }: { readonly title: string; readonly body: Html },
): Promise<Response> => page(200, String(await layout(title, body, language)));

/** Every key that somebody has, what connects them to their organisation, and every session. */
const endKeys = async (
  { passkeys, accounts, sessions, tell }: Parts,
  identity: string,
): Promise<void> => {
  await passkeys.removeAll(identity);
  await accounts.removeAll(identity);
  await sessions.endAll(identity);
  await tell(identity, "lost");
};
const endedAsLost = (parts: Parts, identity: string, { lostAt }: Member): Promise<boolean> =>
  endLost(parts.records, identity, lostAt, () => endKeys(parts, identity));

/** Who is signed in and still may be. */
type Here = { readonly session: Session; readonly member: Member };
/** Whose session it is. "gone": the register has the person no longer. "ended": all keys were lost since, or the issuer that it began at is not the agency's. */
const memberOf = async (parts: Parts, session: Session): Promise<Member | "gone" | "ended"> => {
  const member = await parts.isMember(session.identity);
  if (!member) return "gone";
  if (await endedAsLost(parts, session.identity, member)) return "ended";
  return session.organisation && !(await parts.organisations?.holds(session, member))
    ? "ended"
    : member;
};
const hereIn = async (parts: Parts, request: Request): Promise<Here | { readonly why: Ended }> => {
  const read = await parts.sessions.read(request.headers.get("cookie"));
  if (read.kind === "ended") return { why: read.why };
  const { session } = read;
  const member = await memberOf(parts, session);
  // The first request that finds it ends all sessions.
  if (member === "gone") await parts.sessions.endAll(session.identity);
  return typeof member === "string" ? { why: "elsewhere" } : { session, member };
};

const showSignIn: Handler = async (parts, request) => {
  const { searchParams } = new URL(request.url);
  const next = ownPath(searchParams.get("next"));
  const here = await hereIn(parts, request);
  if ("session" in here) return redirect(next);
  const why = searchParams.get("ended") === "signed-out" ? "signed-out" : here.why;
  const language = languageOf(request);
  const organisation = await parts.organisations?.part(language, next, searchParams);
  return drawn(
    parts,
    language,
    signInPage(language, next, why, searchParams.get("enrolled") === "1", organisation),
  );
};
const signInOptions: Handler = async ({ passkeys }, request) => {
  const binding = bindingOf(request) ?? freshToken();
  return json(200, await passkeys.signInOptions(binding), [bindingCookie(binding)]);
};
/** undefined: refused, and the log says why. */
const provenMember = async (
  parts: Parts,
  prove: () => ReturnType<Passkeys["signIn"]>,
): Promise<{ readonly identity: string; readonly credential: string } | undefined> => {
  const { passkeys, isMember, fact } = parts;
  const proven = await prove();
  if ("refused" in proven) return undefined;
  const member = await isMember(proven.identity);
  if (member && (await endedAsLost(parts, proven.identity, member))) return undefined;
  const isTaken = member !== undefined && (member.syncedKeys || !proven.synced);
  if (!isTaken)
    fact({ event: "web.passkeyRefused", purpose: "sign-in", why: member ? "synced" : "stranger" });
  return isTaken && (await passkeys.has(proven.credential)) ? proven : undefined;
};
const isNone = (given: unknown): boolean => given === undefined;
const signIn: Handler = async (parts, request) => {
  const { clock, passkeys, sessions } = parts;
  const read = async () => {
    const [sent, binding] = [await readFields(request), bindingOf(request)];
    const proven = await provenMember(parts, () =>
      passkeys.signIn(binding ?? "", sent?.credential),
    );
    return proven && { ...proven, next: sent?.next };
  };
  const proven = await uniform(clock, read, isNone);
  if (!proven) return refusedAs(request, "refused", 403);
  const begun = await sessions.begin(
    proven.identity,
    request.headers.get("user-agent"),
    request.headers.get("cookie"),
  );
  // A key that was ended while it signed in: the session goes with it.
  if (!(await passkeys.has(proven.credential))) {
    await sessions.endOne(proven.identity, begun.session.publicId);
    return refusedAs(request, "refused", 403);
  }
  return json(200, { to: ownPath(proven.next) }, [begun.cookie, noBinding]);
};

const showEnrol: Handler = async (parts, request) =>
  drawn(parts, languageOf(request), enrolPage(languageOf(request)));
/** A code opens the enrolment for this browser; afterwards the browser goes on without it, if its first try at the key was broken off. */
const enrolOptions: Handler = async (parts, request, address) => {
  const { codes, isMember, passkeys } = parts;
  const [sent, tickets] = [await readFields(request), ticketsIn(parts)];
  if (!sent) return refusedAs(request, "enrol.refused");
  const open = await tickets.see(bindingOf(request));
  const used = open ? undefined : await codes.use(String(sent.code ?? ""), address);
  const enrolment = open ?? used;
  const member = enrolment && (await isMember(enrolment.identity));
  if (!enrolment || !member) return refusedAs(request, "enrol.refused", 403);
  await endedAsLost(parts, enrolment.identity, member);
  // A new secret with a code, so that nobody who knew the old one has the enrolment.
  const binding = (open && bindingOf(request)) || freshToken();
  if (used?.lost) await endKeys(parts, used.identity);
  if (used) await tickets.give(binding, { ...used, until: tickets.until() });
  // Who is of an organisation with a sign-in of its own connects the account there, and gets no key that would outlive it.
  if (parts.organisations && member.issuer)
    return json(200, { to: "/enrol/organisation" }, [bindingCookie(binding)]);
  const options = await passkeys.enrolOptions(enrolment.identity, member.name, binding);
  const cookies = [bindingCookie(binding)];
  return options === "full"
    ? refusedAs(request, "enrol.full", 409, cookies)
    : json(200, options, cookies);
};
const enrol: Handler = async (parts, request) => {
  const { isMember, passkeys, tell } = parts;
  const [sent, binding, tickets] = [
    await readFields(request),
    bindingOf(request),
    ticketsIn(parts),
  ];
  // One key for each code: of two that come at once, one has the ticket.
  const ticket = sent && binding ? await tickets.take(binding) : undefined;
  const member = ticket && (await isMember(ticket.identity));
  if (!sent || !binding || !ticket || !member) return refusedAs(request, "enrol.refused", 403);
  const result = await passkeys.enrol(ticket.identity, binding, sent.credential, member.syncedKeys);
  if ("refused" in result) {
    await tickets.give(binding, ticket);
    const said =
      result.refused === "synced" || result.refused === "full"
        ? (`enrol.${result.refused}` as const)
        : "enrol.failed";
    return refusedAs(request, said, 403);
  }
  await tell(ticket.identity, "enrolled");
  return json(200, { to: "/sign-in?enrolled=1" }, [noBinding]);
};

const signInAnd = (next: string): Response => redirect(`/sign-in?next=${encodeURIComponent(next)}`);
const showSessions: Handler = async (parts, request) => {
  const here = await hereIn(parts, request);
  if (!("session" in here)) return signInAnd("/sessions");
  const listed = await parts.sessions.list(here.session.identity);
  return drawn(
    parts,
    here.member.language,
    sessionsPage(here.member.language, listed, here.session),
  );
};
const signedOut = (): Response =>
  redirect("/sign-in?ended=signed-out", [noCookie, noBinding], leavingNothing);
/** A form of this session's own pages. */
const ownForm = async (
  parts: Parts,
  request: Request,
): Promise<(Here & { readonly form: URLSearchParams }) | undefined> => {
  const [form, here] = [await readForm(request), await hereIn(parts, request)];
  return form && "session" in here && isCsrfOf(here.session, form.get("csrf") ?? "")
    ? { ...here, form }
    : undefined;
};
const stale = (request: Request): Response => page(403, textOf(languageOf(request), "stale"));
const signOut: Handler = async (parts, request) => {
  if (!(await ownForm(parts, request))) return stale(request);
  await parts.sessions.end(request.headers.get("cookie"));
  return signedOut();
};
const endSessions: Handler = async (parts, request) => {
  const own = await ownForm(parts, request);
  if (!own) return stale(request);
  const { identity, publicId } = own.session;
  if (own.form.get("all") === "1") {
    await parts.sessions.endAll(identity);
    return signedOut();
  }
  const which = own.form.get("session") ?? "";
  await parts.sessions.endOne(identity, which);
  return which === publicId ? signedOut() : redirect("/sessions");
};

const showStepUp: Handler = async (parts, request) => {
  const next = ownPath(new URL(request.url).searchParams.get("next"));
  const here = await hereIn(parts, request);
  if (!("session" in here)) return signInAnd(next);
  if (parts.organisations && here.session.organisation)
    return parts.organisations.showAgain(request, here, next);
  return drawn(parts, here.member.language, stepUpPage(here.member.language, next, here.session));
};
/** Sent by the script of this session's own page. */
const ownScript = async (
  parts: Parts,
  request: Request,
): Promise<(Here & { readonly sent: Fields }) | undefined> => {
  const [sent, here] = [await readFields(request), await hereIn(parts, request)];
  return sent && "session" in here && isCsrfOf(here.session, String(sent.csrf ?? ""))
    ? { ...here, sent }
    : undefined;
};
const stepUpOptions: Handler = async (parts, request) => {
  const own = await ownScript(parts, request);
  if (!own) return refusedAs(request, "stale", 403);
  return json(200, await parts.passkeys.stepUpOptions(own.session.identity, own.session.binding));
};
const stepUp: Handler = async (parts, request) => {
  const own = await ownScript(parts, request);
  if (!own) return refusedAs(request, "stale", 403);
  const { identity, binding } = own.session;
  const prove = () => parts.passkeys.stepUp(identity, binding, own.sent.credential);
  const proven = await uniform(parts.clock, () => provenMember(parts, prove), isNone);
  const renewed = proven && (await parts.sessions.stepUp(request.headers.get("cookie"), identity));
  return renewed
    ? json(200, { to: ownPath(own.sent.next) }, [renewed.cookie])
    : refusedAs(request, "refused", 403);
};

const routes: Readonly<Record<string, Readonly<Partial<Record<"GET" | "POST", Handler>>>>> = {
  "/sign-in": { GET: showSignIn, POST: signIn },
  "/sign-in/options": { POST: signInOptions },
  "/sign-out": { POST: signOut },
  "/enrol": { GET: showEnrol, POST: enrol },
  "/enrol/options": { POST: enrolOptions },
  "/sessions": { GET: showSessions },
  "/sessions/end": { POST: endSessions },
  "/step-up": { GET: showStepUp, POST: stepUp },
  "/step-up/options": { POST: stepUpOptions },
};

const partsOf = (given: SignInGiven): Parts => {
  const { records, clock } = given;
  const origin = new URL(given.origin).origin;
  const { organisations: settings, ...rest } = given;
  const sessions = createSessions(records, clock);
  const keys = {
    ...rest,
    origin,
    sessions,
    accounts: createAccounts(records, clock, sessions),
    passkeys: createPasskeys({ records, clock, origin, fact: given.fact }),
    codes: createCodes({ records, clock, redeem: given.redeem }),
  };
  const organisations =
    settings &&
    createOrganisations({
      ...settings,
      ...keys,
      here: (request) => hereIn(parts, request),
      ownForm: (request) => ownForm(parts, request),
      draw: (language, drawing) => drawn(given, language, drawing),
      tickets: { of: bindingOf, ...ticketsIn(given) },
    });
  const parts: Parts = { ...keys, ...(organisations && { organisations }) };
  return parts;
};
/** Everything of signing in, for one installation. */
export const createSignIn = (given: SignInGiven) => {
  const parts = partsOf(given);
  const { clock, origin } = parts;
  const take = createLimits(given.limits ?? usualLimits, clock);
  const takeOfIssuers = createLimits(issuerLimits, clock);
  return {
    sessions: parts.sessions,
    passkeys: parts.passkeys,
    organisations: parts.organisations,
    issueCode: parts.codes.issue,
    endAll: (identity: string) => endKeys(parts, identity),
    /** Whether this session has just been found to be over. One whose person is gone is not: the page finds that itself. */
    isOver: async (session: Session): Promise<boolean> =>
      (await memberOf(parts, session)) === "ended",
    /** undefined: the address is none of these. `address`: the client's, where it is known whose it is. */
    visit: async (request: Request, address?: string): Promise<Response | undefined> => {
      const route = routes[new URL(request.url).pathname];
      const { method } = request;
      const theirs = parts.organisations?.handlerOf(request);
      if (!route && !theirs) return undefined;
      const handler =
        theirs ?? (method === "GET" || method === "POST" ? route?.[method] : undefined);
      if (!handler) return json(405, { error: "method" });
      if (isForIssuers(request))
        return takeOfIssuers(address)
          ? handler(parts, request, address)
          : json(429, { error: "limited" });
      if (method === "POST" && !isFromOurPage(request, origin))
        return refusedAs(request, "foreign", 403);
      if (method === "POST" && !take(address)) return refusedAs(request, "limited", 429);
      return handler(parts, request, address);
    },
  };
};
