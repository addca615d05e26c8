// Bindings of accounts at issuers to members, and the sessions that rest on them: what a logout at the issuer ends.
import type { Records } from "../../../records.ts";
import type { Sessions } from "../sessions.ts";
import { minuteOf } from "../tokens.ts";
import type { Proven } from "./claims.ts";

const never = Number.MAX_SAFE_INTEGER;
/** As long as a session can last. */
const longestMs = 10 * 3_600_000;
type Clock = { now(): number };
type Bound = { readonly identity: string; readonly addedAt: number };
/** Of one session, by its `publicId`. `refresh`: the issuer's token for asking again without the person; undefined: it gave none. */
type Standing = {
  readonly identity: string;
  readonly account: string;
  readonly refresh: string | undefined;
};
type Named = { readonly id: string; readonly body: string };

/** Accounts at issuers, each bound to one member. */
const bindingsIn = (records: Records, clock: Clock) => {
  /** The address that the account is bound to; undefined: none. */
  const of = async (account: string): Promise<string | undefined> => {
    const text = await records.get("account", account);
    return text === undefined ? undefined : (JSON.parse(text) as Bound).identity;
  };
  return {
    of,
    /** Binds once: false where somebody else has the account. The person's earlier account is bound no longer. */
    bind: async (account: string, identity: string): Promise<boolean> => {
      const owner = await of(account);
      if (owner !== undefined && owner !== identity) return false;
      await records.removeAll("account", identity);
      const body: Bound = { identity, addedAt: minuteOf(clock.now()) };
      return await records.add("account", account, identity, JSON.stringify(body), never);
    },
    /** Where the key of a member is lost: bindings end as keys do. */
    removeAll: async (identity: string): Promise<void> => {
      const all = await records.of("account", identity);
      await records.bury(
        "account",
        all.map(({ id }) => id),
      );
      await records.removeAll("standing", identity);
    },
  };
};
/** Sessions, each with the account that it rests on. */
const standingsIn = (records: Records, clock: Clock) => ({
  /** Notes what a session rests on. */
  stands: async (
    publicId: string,
    identity: string,
    { account, sid }: Proven,
    refresh: string | undefined,
  ): Promise<void> => {
    const until = clock.now() + longestMs;
    const body: Standing = { identity, account, refresh };
    await records.remove("standing", publicId);
    await records.add("standing", publicId, identity, JSON.stringify(body), until);
    if (sid === undefined) return;
    await records.remove("sid", publicId);
    await records.add("sid", publicId, sid, JSON.stringify({ identity, account }), until);
  },
  standing: async (publicId: string) => {
    const text = await records.get("standing", publicId);
    return text === undefined ? undefined : { text, standing: JSON.parse(text) as Standing };
  },
  /** Keeps the token that the issuer gave for the one that was used; without one, the person is asked next time. */
  renewed: async (publicId: string, before: string, refresh: string | undefined): Promise<void> => {
    const { identity, account } = JSON.parse(before) as Standing;
    const after: Standing = { identity, account, refresh };
    await records.change("standing", publicId, before, JSON.stringify(after));
  },
});

export type Accounts = ReturnType<typeof createAccounts>;
/** Bindings last until a lost key or another binding ends them, as keys do. Of an issuer that is pinned no longer nobody can sign in, so its bindings are void. */
export const createAccounts = (
  records: Records,
  clock: Clock,
  sessions: Pick<Sessions, "endOne">,
) => {
  const bindings = bindingsIn(records, clock);
  /** How many of these sessions ended: those that rest on this account, where one is named. */
  const endAmong = async (all: readonly Named[], account: string | undefined): Promise<number> => {
    const read = all.map(({ id, body }) => ({ id, ...(JSON.parse(body) as Standing) }));
    const theirs = read.filter((one) => account === undefined || one.account === account);
    for (const { id, identity } of theirs) await sessions.endOne(identity, id);
    return theirs.length;
  };
  return {
    ...bindings,
    ...standingsIn(records, clock),
    /** What a logout at the issuer names: a session there, an account, or both. How many sessions ended here. */
    logOut: async (account: string | undefined, sid: string | undefined): Promise<number> => {
      if (sid !== undefined) return await endAmong(await records.of("sid", sid), account);
      const identity = account === undefined ? undefined : await bindings.of(account);
      return identity === undefined
        ? 0
        : await endAmong(await records.of("standing", identity), account);
    },
  };
};
