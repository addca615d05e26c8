// A form that was sent when its session was over: kept, encrypted, until its person has signed in again in the same browser.
import type { Records } from "../records.ts";
import { cookieIn, freshToken, hashed, hostCookie } from "./sign-in/tokens.ts";

const cookieName = "__Host-stafett-draft";
const keptMs = 30 * 60_000;
/** Longer than what somebody has typed into any form; what is larger is not kept. */
const mostChars = 60_000;

/** `now`: epoch ms. Who may open it, the sealed values in it say. */
export const draftsIn = (records: Records, clock: { now(): number }) => ({
  /** The cookie that leads to it; undefined: it is too large, and lost. */
  keep: async (body: string): Promise<string | undefined> => {
    if (body.length > mostChars) return undefined;
    const token = freshToken();
    await records.add("draft", hashed(token), "", body, clock.now() + keptMs);
    return hostCookie(cookieName, token, "Lax", keptMs / 1_000);
  },
  /** Once. undefined: there is none any more. */
  take: async (header: string | null): Promise<string | undefined> => {
    const token = cookieIn(header, cookieName);
    return token === undefined || token === ""
      ? undefined
      : await records.take("draft", hashed(token));
  },
});
