// Sessions of browsers: a random token each, of which only the hash is kept. docs/threats-by-part.md says what they withstand.
import type { Records } from "../../records.ts";
import { type Browser, browserOf } from "./browser.ts";
import { cookieIn, derived, freshToken, hashed, hostCookie, minuteOf, same } from "./tokens.ts";

const cookieName = "__Host-stafett";
/** Without activity for so long, a session is quiet: it shows class A, and class B after a step-up. */
const quietMs = 15 * 60_000;
/** From the sign-in on, whatever is done meanwhile. */
const longestMs = 10 * 3_600_000;
/** How old a proof of the key may be for what asks for a step-up. */
const freshMs = 5 * 60_000;
/** More browsers than one person has. One beyond: the session that ends first is ended. */
const mostSessions = 20;

/** How a session ended: by oneself, by time, by another session or somebody else, with all the others when a copy was restored. `unknown`: there is no cookie of ours. */
export type Ended = "signed-out" | "idle" | "elsewhere" | "restart" | "unknown";
type Body = {
  readonly identity: string;
  /** Names it in lists; no secret. It stays when the token is renewed. */
  readonly publicId: string;
  readonly browser: Browser;
  /** Epoch ms of begun minutes. */
  readonly createdAt: number;
  readonly seenAt: number;
  readonly provenAt: number;
  readonly organisation?: ByOrganisation;
};
/** Begun at the issuer that `tag` names. From `checkBy` on (epoch ms) it is quiet until that issuer has said once more that the person may sign in. */
type ByOrganisation = { readonly tag: string; readonly checkBy: number };
/** How it was proved who it is, where that was not a key just now. `provenAt`: epoch ms. */
export type Proof = { readonly provenAt: number; readonly organisation: ByOrganisation };
export type Listed = Pick<Body, "publicId" | "browser" | "createdAt" | "seenAt">;
export type Session = Listed & {
  /** Names its row while its token is the same; no secret. */
  readonly id: string;
  readonly identity: string;
  readonly state: "active" | "quiet";
  readonly organisation?: ByOrganisation;
  /** The key was used at most five minutes ago. */
  readonly isFresh: boolean;
  /** Epoch ms: when it becomes quiet without activity, and when it ends. */
  readonly quietAt: number;
  readonly endsAt: number;
  /** Goes with each form: only pages of this session know it. */
  readonly csrf: string;
  /** Binds what is asked of the key to this session; changes with its token. */
  readonly binding: string;
};
type Read =
  | { readonly kind: "open"; readonly session: Session }
  | { readonly kind: "ended"; readonly why: Ended };
/** A `Set-Cookie` header. */
type SetCookie = string;

type Cookie = { readonly born: number; readonly token: string; readonly id: string };
/** `<minute of the sign-in, base 36>.<token>`, such as `8fz3k.4Qk…`. From the minute the server knows why there is no session any more; nothing else rests on it. */
const cookieOf = (header: string | null): Cookie | undefined => {
  const [, minute = "", token = ""] =
    /^([0-9a-z]{1,8})\.([\w-]{43})$/.exec(cookieIn(header, cookieName) ?? "") ?? [];
  return token
    ? { born: Number.parseInt(minute, 36) * 60_000, token, id: hashed(token) }
    : undefined;
};
const setCookie = (token: string, createdAt: number): SetCookie =>
  hostCookie(cookieName, `${(createdAt / 60_000).toString(36)}.${token}`, "Lax");
/** Takes the cookie away. */
export const noCookie: SetCookie = hostCookie(cookieName, "", "Lax", 0);

const listedOf = ({ publicId, browser, createdAt, seenAt }: Body): Listed => ({
  publicId,
  browser,
  createdAt,
  seenAt,
});
const sessionOf = (
  body: Body,
  { id, token }: Pick<Cookie, "id" | "token">,
  now: number,
): Session => ({
  id,
  identity: body.identity,
  ...listedOf(body),
  state:
    now - body.seenAt >= quietMs || now >= (body.organisation?.checkBy ?? Number.POSITIVE_INFINITY)
      ? "quiet"
      : "active",
  ...(body.organisation && { organisation: body.organisation }),
  isFresh: now - body.provenAt < freshMs,
  quietAt: body.seenAt + quietMs,
  endsAt: body.createdAt + longestMs,
  csrf: derived(token, "csrf"),
  binding: derived(token, "binding"),
});
export const isCsrfOf = (session: Session, given: string): boolean => same(session.csrf, given);

type Found = { readonly cookie: Cookie; readonly text: string; readonly body: Body };
type Clock = { now(): number };
/** Rows of sessions. `header`: the `Cookie` header of a request. */
const rowsIn = (records: Records, clock: Clock) => ({
  read: async (header: string | null) => {
    const cookie = cookieOf(header);
    const text = cookie && (await records.get("session", cookie.id));
    return cookie && text !== undefined
      ? { cookie, text, body: JSON.parse(text) as Body }
      : undefined;
  },
  started: async (body: Body) => {
    const token = freshToken();
    const id = hashed(token);
    await records.add(
      "session",
      id,
      body.identity,
      JSON.stringify(body),
      body.createdAt + longestMs,
    );
    return {
      id,
      cookie: setCookie(token, body.createdAt),
      session: sessionOf(body, { id, token }, clock.now()),
    };
  },
  /** The first to end comes first. */
  all: async (identity: string) =>
    (await records.of("session", identity)).map(({ id, body }) => ({
      id,
      body: JSON.parse(body) as Body,
    })),
});
type Rows = ReturnType<typeof rowsIn>;
/** What changes in a session that goes on, with the same token. */
const changesIn = (records: Records, clock: Clock, { read }: Rows) => {
  /** undefined: somebody else has written meanwhile. */
  const seen = async ({ cookie, text: before, body: old }: Found, seenAt: number) => {
    const body = { ...old, seenAt };
    const text = JSON.stringify(body);
    return (await records.change("session", cookie.id, before, text))
      ? { cookie, text, body }
      : undefined;
  };
  return {
    /** Quiet from now on: the key is asked for before anything is shown. */
    cover: async (header: string | null): Promise<void> => {
      const found = await read(header);
      if (found) await seen(found, Math.min(found.body.seenAt, minuteOf(clock.now()) - quietMs));
    },
    /** Somebody did something: written at most once a minute. A quiet session stays quiet. */
    acted: async (header: string | null) => {
      const found = await read(header);
      const now = clock.now();
      if (!found || now - found.body.seenAt >= quietMs || minuteOf(now) <= found.body.seenAt)
        return found;
      // Where it fails, somebody else has noted the same minute, or the session is quiet or over.
      return (await seen(found, minuteOf(now))) ?? read(header);
    },
    /** The issuer has said once more that the person may sign in. The token stays: nobody has proved anything. `id`: of the session. */
    checked: async (id: string, organisation: ByOrganisation): Promise<void> => {
      const text = await records.get("session", id);
      if (text !== undefined)
        await records.change(
          "session",
          id,
          text,
          JSON.stringify({ ...(JSON.parse(text) as Body), organisation }),
        );
    },
  };
};
/** How sessions end, and why they did. */
const endsIn = (records: Records, clock: Clock, { all }: Rows) => {
  /** A browser that still has the cookie is told why, as long as the session could have lasted. What an issuer gave for the session goes with it. */
  const note = async (
    id: string,
    { identity, createdAt, publicId, organisation }: Body,
    why: Ended,
  ): Promise<void> => {
    await records.add("ended", id, identity, why, createdAt + longestMs);
    if (organisation) for (const kind of ["standing", "sid"]) await records.remove(kind, publicId);
  };
  /** False: it had ended before. */
  const endById = async (id: string, why: Ended): Promise<boolean> => {
    const text = await records.take("session", id);
    if (text !== undefined) await note(id, JSON.parse(text) as Body, why);
    return text !== undefined;
  };
  return {
    endById,
    whyEnded: async (header: string | null): Promise<Ended> => {
      const cookie = cookieOf(header);
      if (!cookie) return "unknown";
      const noted = await records.get("ended", cookie.id);
      if (noted !== undefined) return noted as Ended;
      return clock.now() >= cookie.born + longestMs ? "idle" : "restart";
    },
    end: async (header: string | null): Promise<void> => {
      const cookie = cookieOf(header);
      if (cookie) await endById(cookie.id, "signed-out");
    },
    /** One of this person's, by its name in their list. False: they have none of that name. */
    endOne: async (identity: string, publicId: string): Promise<boolean> => {
      const found = (await all(identity)).find(({ body }) => body.publicId === publicId);
      return found !== undefined && (await endById(found.id, "elsewhere"));
    },
    /** Everywhere, in every process at once. */
    endAll: async (identity: string): Promise<void> => {
      const open = await all(identity);
      await records.removeAll("session", identity);
      for (const { id, body } of open) await note(id, body, "elsewhere");
    },
  };
};

/** The ways to a new token for a browser. */
const beginsIn = (
  records: Records,
  clock: Clock,
  { read, started, all }: Rows,
  endById: ReturnType<typeof endsIn>["endById"],
) => ({
  /** Signs in: always with a new token, whatever cookie came; a session that it was of is ended. */
  begin: async (
    identity: string,
    userAgent: string | null,
    header: string | null,
    proof?: Proof,
  ) => {
    const old = cookieOf(header);
    if (old) await endById(old.id, "signed-out");
    for (const { id } of (await all(identity)).slice(0, 1 - mostSessions))
      await endById(id, "elsewhere");
    const at = minuteOf(clock.now());
    return started({
      identity,
      publicId: freshToken().slice(0, 22),
      browser: browserOf(userAgent),
      createdAt: at,
      seenAt: at,
      provenAt: at,
      ...proof,
    });
  },
  /** The key was used anew by this person: the token is renewed, and the session is active again. undefined: it is not theirs, or over. */
  stepUp: async (header: string | null, identity: string, proof?: Proof) => {
    const found = await read(header);
    if (found?.body.identity !== identity) return undefined;
    const at = minuteOf(clock.now());
    const next = await started({ ...found.body, seenAt: at, provenAt: at, ...proof });
    // The old one last: a request that ends all of this person's meanwhile ends both, or finds the old one gone and the new one with it.
    if (await endById(found.cookie.id, "unknown")) return next;
    await records.remove("session", next.id);
    return undefined;
  },
});

export type Sessions = ReturnType<typeof createSessions>;
export const createSessions = (records: Records, clock: Clock) => {
  const rows = rowsIn(records, clock);
  const { read, all } = rows;
  const { acted, ...changes } = changesIn(records, clock, rows);
  const { whyEnded, endById, ...ends } = endsIn(records, clock, rows);
  return {
    ...changes,
    ...ends,
    ...beginsIn(records, clock, rows, endById),
    /** `acts`: somebody did something, which keeps the session (`acted`). */
    read: async (header: string | null, acts = false): Promise<Read> => {
      const found = await (acts ? acted : read)(header);
      if (!found) return { kind: "ended", why: await whyEnded(header) };
      return { kind: "open", session: sessionOf(found.body, found.cookie, clock.now()) };
    },
    /** Those of these (`Session.id`) that are open, quiet or not. */
    stillOpen: (ids: readonly string[]): Promise<ReadonlySet<string>> =>
      records.present("session", ids),
    /** The newest first. */
    list: async (identity: string): Promise<readonly Listed[]> =>
      (await all(identity))
        .map(({ body }) => listedOf(body))
        .toSorted((a, b) => b.createdAt - a.createdAt),
  };
};
