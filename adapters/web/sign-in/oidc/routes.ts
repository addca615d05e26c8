// Routes of signing in at one's own organisation: the way there, the way back, and what its issuer says without a browser.
import type { PinnedIssuer } from "../../../inbox.ts";
import type { Records } from "../../../records.ts";
import { json, languageOf, ownPath, readForm, redirect } from "../answers.ts";
import type { Html, Language } from "../pages.ts";
import type { Ended, Proof, Session, Sessions } from "../sessions.ts";
import { asHeard, minuteOf, same } from "../tokens.ts";
import { uniform } from "../uniform.ts";
import type { Accounts } from "./accounts.ts";
import type { Proven } from "./claims.ts";
import { type ClientKeys, jwksOf } from "./client-key.ts";
import { type Aim, createWays, noWay, type Outcome } from "./flow.ts";
import { createIssuers, type IssuersGiven, tagOf } from "./issuers.ts";
import { createLogouts } from "./logout.ts";
import { againPage, bindPage, onPage, organisationPart, type Said, saidOf } from "./pages.ts";
import { createRechecks, recheckMs } from "./recheck.ts";

type Member = { readonly id: string; readonly language: Language; readonly issuer?: PinnedIssuer };
type Here = { readonly session: Session; readonly member: Member };
type Ticket = { readonly identity: string };
/** Settings of the whole installation. `secrets`: by agency. */
export type OrganisationSettings = Omit<IssuersGiven, "clock" | "fact"> & {
  readonly issuers: () => Promise<readonly PinnedIssuer[]>;
};
type Given = OrganisationSettings & {
  readonly records: Records;
  readonly clock: { now(): number; at(ms: number, work: () => void): () => void };
  readonly origin: string;
  readonly fact: (fact: Readonly<Record<string, string | number>>) => void;
  readonly isMember: (identity: string) => Promise<Member | undefined>;
  readonly tell: (identity: string, what: "enrolled") => Promise<void>;
  readonly sessions: Sessions;
  readonly accounts: Accounts;
  readonly passkeys: { removeAll(identity: string): Promise<void> };
  readonly here: (request: Request) => Promise<Here | { readonly why: Ended }>;
  readonly ownForm: (
    request: Request,
  ) => Promise<(Here & { readonly form: URLSearchParams }) | undefined>;
  readonly draw: (
    language: Language,
    drawn: { readonly title: string; readonly body: Html },
  ) => Promise<Response>;
  /** Enrolments that a code has opened, by the secret of the browser that had it. */
  readonly tickets: {
    of(request: Request): string | undefined;
    see(binding: string): Promise<Ticket | undefined>;
    take(binding: string): Promise<Ticket | undefined>;
  };
};

const at = (path: string, given: Readonly<Record<string, string>>): string =>
  `${path}?${new URLSearchParams(given)}`;
/** Where somebody reads that it came to nothing. */
const refusedAt = (aim: Aim | undefined, said: Said): string => {
  if (aim?.purpose === "bind") return at("/enrol/organisation", { said });
  if (aim?.purpose === "step-up" || aim?.purpose === "recheck")
    return at("/step-up", { next: aim.next, said });
  return at("/sign-in", { next: aim?.next ?? "/", said });
};

type Parts = Given & {
  readonly ways: ReturnType<typeof createWays>;
  readonly logouts: ReturnType<typeof createLogouts>;
};
type Done = Extract<Outcome, { proven: Proven }>;
type Ends = { readonly to: string; readonly cookies: readonly string[] } | { readonly said: Said };

/** Leads the browser to the issuer by a page of ours: see `onPage`. */
const leaves = async (
  { ways, draw, fact }: Parts,
  request: Request,
  to: PinnedIssuer,
  aim: Aim,
  language: Language,
): Promise<Response> => {
  const begun = await ways.begin(request, to, aim);
  if ("refused" in begun) {
    fact({ event: "web.organisationRefused", purpose: aim.purpose, why: begun.refused });
    return redirect(refusedAt(aim, begun.refused));
  }
  const response = await draw(language, onPage(language, begun.url));
  response.headers.set("refresh", `0;url=${begun.url}`);
  response.headers.append("set-cookie", begun.cookie);
  return response;
};
/** `authAt` is what the issuer says; one that says nothing proves nothing of just now. */
const proofOf = ({ clock }: Parts, { pinned, proven }: Done): Proof => {
  const now = clock.now();
  return {
    provenAt: minuteOf(Math.min(now, proven.authAt ?? 0)),
    organisation: { tag: tagOf(pinned), checkBy: minuteOf(now) + recheckMs },
  };
};
/** Whether the member's agency has this very issuer, at this level, today. */
const isTheirs = (member: Member | undefined, pinned: PinnedIssuer): boolean =>
  member?.issuer !== undefined && tagOf(member.issuer) === tagOf(pinned);
const begins = async (
  parts: Parts,
  request: Request,
  identity: string,
  done: Done,
  next: string,
): Promise<Ends> => {
  const { sessions, accounts } = parts;
  const { headers } = request;
  const begun = await sessions.begin(
    identity,
    headers.get("user-agent"),
    headers.get("cookie"),
    proofOf(parts, done),
  );
  await accounts.stands(begun.session.publicId, identity, done.proven, done.refresh);
  // A binding that was ended meanwhile: the session goes with it.
  if ((await accounts.of(done.proven.account)) === identity)
    return { to: next, cookies: [begun.cookie] };
  await sessions.endOne(identity, begun.session.publicId);
  return { said: "refused" };
};
const binds = async (
  parts: Parts,
  request: Request,
  aim: Extract<Aim, { purpose: "bind" }>,
  done: Done,
): Promise<Ends> => {
  const { accounts, tickets, isMember, sessions, passkeys, tell } = parts;
  const { identity, binding } = aim;
  if (!isTheirs(await isMember(identity), done.pinned)) return { said: "refused" };
  const owner = await accounts.of(done.proven.account);
  if (owner !== undefined && owner !== identity) return { said: "taken" };
  // One binding for each code: of two that come at once, one has the ticket.
  const ticket = await tickets.take(binding);
  if (ticket?.identity !== identity || !(await accounts.bind(done.proven.account, identity)))
    return { said: "refused" };
  // Who has left the organisation must not come in by a key of before.
  await passkeys.removeAll(identity);
  await sessions.endAll(identity);
  await tell(identity, "enrolled");
  return await begins(parts, request, identity, done, "/");
};
/** Of somebody who is signed in, by the account that they signed in with, or another that is theirs. */
const proves = async (
  parts: Parts,
  request: Request,
  aim: Extract<Aim, { identity: string; next: string }>,
  done: Done,
): Promise<Ends> => {
  const { accounts, sessions } = parts;
  const { identity, next, purpose } = aim;
  const here = await parts.here(request);
  const isSame =
    "session" in here && here.session.identity === identity && isTheirs(here.member, done.pinned);
  if (!isSame || (await accounts.of(done.proven.account)) !== identity) return { said: "refused" };
  const { publicId, id } = here.session;
  const proof = proofOf(parts, done);
  const renewed =
    purpose === "step-up"
      ? await sessions.stepUp(request.headers.get("cookie"), identity, proof)
      : undefined;
  if (purpose === "step-up" && !renewed) return { said: "refused" };
  // Last: with the old token of a session goes what was noted of it.
  await accounts.stands(publicId, identity, done.proven, done.refresh);
  if (purpose === "recheck") await sessions.checked(id, proof.organisation);
  return { to: next, cookies: renewed ? [renewed.cookie] : [] };
};
const signsIn = async (parts: Parts, request: Request, next: string, done: Done): Promise<Ends> => {
  const identity = await parts.accounts.of(done.proven.account);
  if (identity === undefined) return { said: "unbound" };
  return isTheirs(await parts.isMember(identity), done.pinned)
    ? await begins(parts, request, identity, done, next)
    : { said: "refused" };
};
const back = async (parts: Parts, request: Request): Promise<Response> => {
  const outcome = await parts.ways.end(request);
  const { aim } = outcome;
  const ends = await endsOf(parts, request, outcome);
  if ("to" in ends) return redirect(ends.to, [...ends.cookies, noWay]);
  parts.fact({ event: "web.organisationRefused", purpose: aim?.purpose ?? "none", why: ends.said });
  return redirect(refusedAt(aim, ends.said), aim ? [noWay] : []);
};
const endsOf = async (parts: Parts, request: Request, outcome: Outcome): Promise<Ends> => {
  if ("refused" in outcome) return { said: outcome.refused };
  const { aim } = outcome;
  if (aim.purpose === "sign-in") return await signsIn(parts, request, aim.next, outcome);
  return aim.purpose === "bind"
    ? await binds(parts, request, aim, outcome)
    : await proves(parts, request, aim, outcome);
};

const signIn = async (parts: Parts, request: Request): Promise<Response> => {
  const form = await readForm(request);
  const next = ownPath(form?.get("next"));
  const code = asHeard(form?.get("code") ?? "");
  const found = await uniform(
    parts.clock,
    // Every code is compared, whichever fits.
    async () => (await parts.issuers()).filter((one) => same(one.code, code))[0],
    (one) => one === undefined,
  );
  if (!found) return redirect(refusedAt({ purpose: "sign-in", next }, "unknown"));
  return await leaves(parts, request, found, { purpose: "sign-in", next }, languageOf(request));
};
const showBind = (parts: Parts, request: Request): Promise<Response> => {
  const language = languageOf(request);
  return parts.draw(
    language,
    bindPage(language, saidOf(new URL(request.url).searchParams.get("said"))),
  );
};
const bind = async (parts: Parts, request: Request): Promise<Response> => {
  const { tickets, isMember } = parts;
  const binding = tickets.of(request);
  const ticket = binding === undefined ? undefined : await tickets.see(binding);
  const to = ticket && (await isMember(ticket.identity))?.issuer;
  if (!binding || !ticket || !to) return redirect(at("/enrol/organisation", { said: "refused" }));
  return await leaves(
    parts,
    request,
    to,
    { purpose: "bind", identity: ticket.identity, binding },
    languageOf(request),
  );
};
const again = async (parts: Parts, request: Request): Promise<Response> => {
  const own = await parts.ownForm(request);
  const to = own?.member.issuer;
  if (!own || !to) return redirect("/sign-in");
  const aim = {
    purpose: "step-up",
    identity: own.session.identity,
    next: ownPath(own.form.get("next")),
  } as const;
  return await leaves(parts, request, to, aim, own.member.language);
};
/** The page that asks somebody of an organisation anew; where only the hour is over, their issuer is asked without them. */
const showAgain = async (
  parts: Parts,
  request: Request,
  { session, member }: Here,
  next: string,
): Promise<Response> => {
  const said = saidOf(new URL(request.url).searchParams.get("said"));
  const { language, issuer: to } = member;
  const isHourOnly = session.state === "quiet" && session.quietAt > parts.clock.now();
  if (!isHourOnly || said !== undefined || !to)
    return await parts.draw(language, againPage(language, next, session.csrf, said));
  const aim = { purpose: "recheck", identity: session.identity, next } as const;
  return await leaves(parts, request, to, aim, language);
};
/** Sent by the issuer's server, and by nobody's browser. */
const loggedOut = async (
  { logouts, accounts, fact }: Parts,
  request: Request,
): Promise<Response> => {
  const named = await logouts.read((await readForm(request))?.get("logout_token") ?? "");
  if (!named) {
    fact({ event: "web.logoutRefused" });
    return json(400, { error: "invalid_request" });
  }
  await accounts.logOut(named.account, named.sid);
  return json(200, {});
};

/** What an issuer's server sends. It comes from no page of ours, and its token says whose it is. */
export const isForIssuers = (request: Request): boolean =>
  request.method === "POST" && new URL(request.url).pathname === "/sign-in/back-channel";
type Handler = (parts: Parts, request: Request) => Promise<Response>;
const keysPage = async ({ keys }: { readonly keys: ClientKeys | undefined }): Promise<Response> =>
  json(200, jwksOf(keys));
const routes: Readonly<Record<string, Readonly<Partial<Record<"GET" | "POST", Handler>>>>> = {
  "/sign-in/organisation": { POST: signIn },
  "/sign-in/keys": { GET: keysPage },
  "/sign-in/back-channel": { POST: loggedOut },
  "/enrol/organisation": { GET: showBind, POST: bind },
  "/step-up/organisation": { POST: again },
};

export type Organisations = ReturnType<typeof createOrganisations>;
/** Signing in at one's own organisation, for one installation. */
export const createOrganisations = (given: Given) => {
  const { records, clock, origin, sessions } = given;
  const issuers = createIssuers(given);
  const shared = { records, clock, pinned: given.issuers, issuers };
  const parts: Parts = {
    ...given,
    ways: createWays({ ...shared, origin }),
    logouts: createLogouts(shared),
  };
  const rechecks = createRechecks({ ...given, issuers });
  return {
    /** On the sign-in page; undefined: no agency has an issuer. */
    part: async (
      language: Language,
      next: string,
      asked: URLSearchParams,
    ): Promise<Html | undefined> =>
      (await given.issuers()).length > 0
        ? organisationPart(language, next, saidOf(asked.get("said")))
        : undefined,
    /** Asks every issuer what it is, in the background: the first who comes need not wait for it. */
    warm: async (): Promise<void> => {
      await Promise.all((await given.issuers()).map((one) => issuers.of(one)));
    },
    showAgain: (request: Request, here: Here, next: string) =>
      showAgain(parts, request, here, next),
    settled: rechecks.settled,
    /** Whether a session holds that began at an organisation: its agency has the same issuer still. Asks the issuer in passing, when the hour is nearly over. */
    holds: async (session: Session, member: Pick<Member, "issuer">): Promise<boolean> => {
      const { organisation, identity, publicId } = session;
      if (!organisation) return true;
      if (member.issuer && tagOf(member.issuer) === organisation.tag) {
        rechecks.inPassing(session, member.issuer);
        return true;
      }
      await sessions.endOne(identity, publicId);
      return false;
    },
    /** What answers this request; undefined: the address is none of these. A method that it does not have is answered with 405. */
    handlerOf: (request: Request): (() => Promise<Response>) | undefined => {
      const { pathname } = new URL(request.url);
      if (request.method === "GET" && /^\/sign-in\/back\/[\w-]{22}$/.test(pathname))
        return () => back(parts, request);
      const route = routes[pathname];
      if (!route) return undefined;
      const handler =
        request.method === "GET" || request.method === "POST" ? route[request.method] : undefined;
      return handler ? () => handler(parts, request) : async () => json(405, { error: "method" });
    },
  };
};
