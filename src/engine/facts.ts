// Events as they lie in the journal: opened, and held against what their workflow writes before a rule folds them.
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
/**
 * The event whose ciphertext is bound to `place`.
 * @throws UnreadableEvent when it is not what its workflow writes; what decrypting throws, when it does not open
 */
export const openEvent = ({ events }: Pick<Core, "events">, workflow: string, key: Uint8Array, place: string, cipher: Uint8Array): Fact => {
  const event: unknown = JSON.parse(decrypt(key, place, cipher));
  const fault = events(workflow, event);
  if (fault !== undefined) throw new UnreadableEvent(workflow, fault || "its form");
  return event as Fact;
};
