// Against a timing side channel: an instance that is not there and one of another agency get the same answer, and no sooner.
import type { Ask, Reply } from "../../adapters/port.ts";
import type { Clock } from "../calendar/clock.ts";
import type { Member } from "../rules/workflow.ts";

/** What is another's is opened before it is denied, what is not there is not: both take less than this. */
const afterMs = 10;
/** Whoever has been invited and has not confirmed is nobody, but where they answer. */
export const isOutOfBounds = ({ only }: Member, ask: Ask): boolean =>
  only !== undefined && !("instance" in ask && ask.instance === only);
/** The reply, at once; one that is the sentence `absent` no sooner than `afterMs` after `since` (of `performance.now`), so that its time says nothing either. */
export const uniformDelay = async (
  reply: Reply,
  absent: string,
  since: number,
  clock: Clock,
): Promise<Reply> => {
  const leftMs = Math.ceil(since + afterMs - performance.now());
  if (reply.kind === "refused" && reply.said === absent && leftMs > 0) await clock.pause(leftMs);
  return reply;
};
