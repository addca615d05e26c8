// What is not there, and what is another's: the same answer, and no sooner.
import type { Reply } from "../../adapters/port.ts";

/** What is another's is opened before it is denied, what is not there is not: both take less than this. */
const afterMs = 10;
/** The reply, at once; one that is the sentence `absent` no sooner than `afterMs` after `since` (of `performance.now`), so that its time says nothing either. */
export const noSooner = async (reply: Reply, absent: string, since: number): Promise<Reply> => {
  const leftMs = Math.ceil(since + afterMs - performance.now());
  if (reply.kind === "refused" && reply.said === absent && leftMs > 0) await new Promise((passed) => setTimeout(passed, leftMs));
  return reply;
};
