// Events on their way into the journal and out of it: each is held against what its workflow writes, so that what is written can be read.
import type { Core } from "./core.ts";

/** Written by other code, or not by a workflow at all. `fault`: where it differs, such as `answer.day`. */
export class UnreadableEvent extends Error {
  override readonly name = "UnreadableEvent";
  constructor(workflow: string, fault: string) {
    super(`an event of ${workflow} differs at ${fault}`);
  }
}
export type Fact = { readonly type: string };
/**
 * The same event, when its workflow writes such. A field that no type knows would stop the instance at the next start: it stops the command instead.
 * @throws UnreadableEvent when it is not what its workflow writes
 */
export const heldEvent = (
  { events }: Pick<Core, "events">,
  workflow: string,
  event: unknown,
): Fact => {
  const fault = events(workflow, event);
  if (fault !== undefined) throw new UnreadableEvent(workflow, fault || "its form");
  return event as Fact;
};
