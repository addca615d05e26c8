// What lies in a row and does not open: to try again is of no use, and nobody else may have to wait for it.
import { UnreadableEvent } from "./facts.ts";

/** What AES-GCM says of other bytes, another key or another place; and of a row that is cut off. */
const doesNotOpen = /unable to authenticate|^Invalid (?:initialization vector|authentication tag)/i;
/** A row that does not open, holds no JSON, or an event that no workflow writes. Not the database that cannot answer, no key file that is missing and no rule with a mistake: those are not the row's. */
export const isUnreadable = (error: unknown): boolean =>
  error instanceof SyntaxError ||
  error instanceof UnreadableEvent ||
  (error instanceof Error && doesNotOpen.test(error.message));
/** What `work` gives, or that its row cannot be read. Throws whatever else it throws. */
export const orUnreadable = async <T>(work: Promise<T>): Promise<T | "unreadable"> => {
  try {
    return await work;
  } catch (error) {
    if (isUnreadable(error)) return "unreadable";
    throw error;
  }
};
