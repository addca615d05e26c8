// The hour: a session that began at an organisation holds as long as the issuer has said within it that the person may sign in.
import type { PinnedIssuer } from "../../../inbox.ts";
import type { Records } from "../../../records.ts";
import type { Session, Sessions } from "../sessions.ts";
import type { Accounts } from "./accounts.ts";
import { type Claims, readClaims } from "./claims.ts";
import { whyOf } from "./flow.ts";
import { type Issuers, tagOf } from "./issuers.ts";

/** Who has left at the issuer is out here within it. */
export const recheckMs = 60 * 60_000;
/** Before its end the issuer is asked by its refresh token: there is time for some tries where it is away for a moment. */
const earlyMs = 15 * 60_000;
const againMs = 60_000;

type Given = {
  readonly records: Records;
  readonly clock: { now(): number };
  readonly issuers: Issuers;
  readonly accounts: Accounts;
  readonly sessions: Pick<Sessions, "checked">;
  readonly fact: (fact: Readonly<Record<string, string | number>>) => void;
};
/** The token that the issuer takes next time; or why it has not said yes. */
const refreshed = async (issuers: Issuers, token: string, to: PinnedIssuer, account: string) => {
  const reached = await issuers.of(to);
  if ("refused" in reached) return reached;
  try {
    const tokens = await reached.library.refreshTokenGrant(reached.config, token);
    const claims = tokens.claims();
    const read =
      claims && readClaims(claims as Claims, to.issuer, "acr" in claims ? to.acr : undefined);
    if (read && "refused" in read) return read;
    // Somebody else's account, or what looks like a number: not a yes.
    return read && read.account !== account
      ? ({ refused: "refused" } as const)
      : { refresh: tokens.refresh_token ?? token };
  } catch (error) {
    return { refused: whyOf(error) };
  }
};
/** Asks the issuer once, and notes what it says. */
const recheck = async (
  { records, clock, issuers, accounts, sessions, fact }: Given,
  { id, publicId }: Session,
  to: PinnedIssuer,
): Promise<void> => {
  const found = await accounts.standing(publicId);
  const token = found?.standing.refresh;
  if (!found || token === undefined) return;
  // By one of several processes: an issuer takes a token that comes twice for a stolen one.
  if (!(await records.add("asking", publicId, "", "1", clock.now() + againMs))) return;
  const answer = await refreshed(issuers, token, to, found.standing.account);
  if ("refresh" in answer) {
    await accounts.renewed(publicId, found.text, answer.refresh);
    await sessions.checked(id, { tag: tagOf(to), checkBy: clock.now() + recheckMs });
    return;
  }
  fact({ event: "web.organisationRefused", purpose: "recheck", why: answer.refused });
  // Away: asked again in a minute. Any other answer is a no to this token, and the person is asked when the hour is over.
  if (answer.refused !== "away") await accounts.renewed(publicId, found.text, undefined);
};
export const createRechecks = (given: Given) => {
  const { clock, fact } = given;
  /** When each session was asked about here: one try a minute. Those of before the hour are forgotten with the next. */
  const asked = new Map<string, number>();
  const going = new Set<Promise<void>>();
  return {
    /** What was being asked has its answer. */
    settled: async (): Promise<void> => void (await Promise.all(going)),
    /** Not waited for: nothing is shown by it, and a session whose hour is over shows nothing. */
    inPassing: (session: Session, to: PinnedIssuer): void => {
      const [now, { organisation, publicId }] = [clock.now(), session];
      if (!organisation || now < organisation.checkBy - earlyMs) return;
      if (now - (asked.get(publicId) ?? Number.NEGATIVE_INFINITY) < againMs) return;
      for (const [one, at] of asked) if (now - at > recheckMs) asked.delete(one);
      asked.set(publicId, now);
      const one = recheck(given, session, to)
        .catch(() => fact({ event: "web.organisationRefused", purpose: "recheck", why: "failed" }))
        .finally(() => going.delete(one));
      going.add(one);
    },
  };
};
