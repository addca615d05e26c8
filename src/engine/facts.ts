// Events on their way into the journal and out of it: each is held against what its workflow writes, so that what is written can be read.
import type { Core } from "./core.ts";
import { decrypt } from "./encryption.ts";

/** Written by other code, or not by a workflow at all. `fault`: where it differs, such as `answer.day`. */
export class UnreadableEvent extends Error {
  override readonly name = "UnreadableEvent";
  constructor(workflow: string, fault: string) {
    super(`an event of ${workflow} differs at ${fault}`);
  }
}
type Fact = { readonly type: string };
type Checks = Pick<Core, "events">;
const hold = ({ events }: Checks, workflow: string, event: unknown): void => {
  const fault = events(workflow, event);
  if (fault !== undefined) throw new UnreadableEvent(workflow, fault || "its form");
};
/**
 * The JSON of an event that is to be written. A field that no type knows would stop the instance at the next start: it stops the command instead.
 * @throws UnreadableEvent
 */
export const closeEvent = (checks: Checks, workflow: string, event: Fact): string => {
  hold(checks, workflow, event);
  return JSON.stringify(event);
};
/**
 * The event whose ciphertext is bound to `place`.
 * @throws UnreadableEvent when it is not what its workflow writes; what decrypting throws, when it does not open
 */
export const openEvent = (checks: Checks, workflow: string, key: Uint8Array, place: string, cipher: Uint8Array): Fact => {
  const event: unknown = JSON.parse(decrypt(key, place, cipher));
  hold(checks, workflow, event);
  return event as Fact;
};
