// What is wanted for the people of a platform, for one that draws it when it is asked for and keeps no copy.
import type { Language } from "../src/rules/who.ts";
import type { WordedMessage } from "./port.ts";

/** A post that is wanted for somebody. `id`: opaque, the same while it stands. `changedAt`: epoch ms. */
export type InboxPost = {
  readonly id: string;
  readonly changedAt: number;
  readonly message: WordedMessage;
};
/** `more`: there are more than a page of them, and these were changed last. */
export type InboxPage = { readonly posts: readonly InboxPost[]; readonly more: boolean };
/** An agency's own issuer of OpenID Connect. `code`: typed by its people to come there. `acr`: the level of assurance that it must state. */
export type PinnedIssuer = {
  readonly agency: string;
  readonly code: string;
  readonly issuer: string;
  readonly client: string;
  readonly acr?: string;
};
/** Who somebody is, as far as a page of the platform says it. */
export type Acquaintance = {
  readonly member: string;
  readonly name: string;
  readonly agency: string;
  readonly language: Language;
  /** Whether their agency takes keys that a maker's cloud copies. */
  readonly syncedKeys: boolean;
  /** Epoch ms: when it was last said, with a second person's yes, that every key of before is lost. */
  readonly keysLostAt?: number;
  /** Where their agency's people sign in; absent: by keys. */
  readonly issuer?: PinnedIssuer;
  readonly spaces: readonly { readonly id: string; readonly name: string }[];
};
/** What is wanted for a person in any place, for a platform that draws it when it is asked for and keeps no copy. Each throws when the database does. */
export interface Inbox {
  /** Within `work` who is who, and whether something has changed since it was read, is asked for once: it was so at one moment after `work` began. */
  asking<T>(work: () => Promise<T>): Promise<T>;
  /** Whose address it is; undefined: nobody's. */
  who(identity: string): Promise<Acquaintance | undefined>;
  /** Those of all agencies that have one. */
  issuers(): Promise<readonly PinnedIssuer[]>;
  /** What is wanted for the person now, in all their destinations, what was changed last first. undefined: nobody has the address. */
  mine(identity: string): Promise<InboxPage | undefined>;
  /** What is wanted in a space of the person's agency. undefined: nobody has the address, or the space is none of theirs. */
  space(identity: string, space: string): Promise<InboxPage | undefined>;
  /** Of each address a text that differs when something has changed for its person; addresses of nobody are not in it. */
  changes(identities: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
