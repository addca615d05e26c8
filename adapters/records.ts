// The port of what an adapter keeps beside `Kv`: records that have an owner and an end, and that several processes change and take.

type Kept = { readonly id: string; readonly body: string };
/**
 * Small durable records with an owner. `kind` is a word of the code and stands in clear; ids and owners lie as MACs, bodies encrypted. `until`: epoch ms by
 * the installation's clock; from then on there is nothing. What returns is durable; throws when the database does, and when a body is not the one of its row.
 */
export interface Records {
  get(kind: string, id: string): Promise<string | undefined>;
  /** Those of these that there are; their bodies are not opened. */
  present(kind: string, ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** Only where nothing is: true for one of all who try. */
  add(kind: string, id: string, owner: string, body: string, until: number): Promise<boolean>;
  /** Optimistic: only where `before` still is its body. Owner and `until` stay. */
  change(kind: string, id: string, before: string, after: string): Promise<boolean>;
  /** Takes it away and gives it: to one of all who try, in whichever process. */
  take(kind: string, id: string): Promise<string | undefined>;
  /** In the order in which they end, at most 100: who needs all keeps fewer. */
  of(kind: string, owner: string): Promise<readonly Kept[]>;
  remove(kind: string, id: string): Promise<void>;
  /** All of them, however many. */
  removeAll(kind: string, owner: string): Promise<void>;
  /** What has or had these ids is gone for good: not even a copy of before brings it back. Durable when it returns. */
  bury(kind: string, ids: readonly string[]): Promise<void>;
}
