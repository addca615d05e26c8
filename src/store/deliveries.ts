// Posts as the queue keeps them: what is wanted, what is on its way, what came of it.
import type { Platform } from "../rules/workflow.ts";

/**
 * A post that should stand. `name`, `destination` and `home` are MACs: of its key, of the reader at a platform, of the organisation there. An empty `cipher` leaves
 * what lies there. `outbox`: the post's name at the platform, the same whenever it is wanted.
 */
export type Wanted = {
  readonly name: string;
  readonly destination: string;
  readonly home: string;
  readonly platform: Platform;
  readonly outbox: string;
  readonly cipher: Uint8Array;
  readonly gone: boolean;
  /** One of many that the clock wants at one moment, as a list of the day: all else goes before it. */
  readonly routine: boolean;
  /** Where nothing of it is out yet, it is not sent before, epoch ms: its reader is off. null: at once. */
  readonly notBefore: number | null;
  /** Goes nowhere, and looks as if it stood: where that would be, sealed. */
  readonly decoy?: Uint8Array;
};
/** What is not known: whether a post of this name was taken between two moments, and where the last look stopped. */
export type Unconfirmed = {
  readonly since: number;
  readonly until: number;
  readonly from: string | null;
};
/** A post on its way. `fence`: drawn, tells this claim from every other; `attempts`: the tries at this one, this included. */
export type Claimed = Omit<Wanted, "routine" | "notBefore"> & {
  readonly instance: string;
  readonly keyId: string;
  readonly fence: number;
  readonly attempts: number;
  /** Where it stands, sealed; null: nowhere yet. */
  readonly landed: Uint8Array | null;
  /** It is to be looked for, and not to be sent. */
  readonly unconfirmed: Unconfirmed | null;
  /** Since when its place takes nothing: this is the one that tries whether it does again. */
  readonly unreachableSince: number | null;
  /** Since when it was to be sent, or tried again, epoch ms. */
  readonly dueAt: number;
};
/** What an organisation (its MAC) takes now. `resting`: nothing. `room`: so many more; it may be asked twice for one claim, and changes nothing. */
export type Paced = {
  readonly resting: readonly string[];
  readonly room: (home: string) => number;
};
/**
 * What came of an attempt. `error` is a code, never a text that somebody wrote. `parked`: the platform does not take this content. `unreachable`: the destination takes
 * nothing; all that waits for it waits until `probeAt`. `firstAt`: nor does any other of its organisation, whose first place is tried then already; null: it alone. `rests`: its whole place does, until then.
 * `keeps`: the post has been due since it was, and only its place waits; `untried`: that was no attempt.
 */
export type Settled =
  | { readonly state: "stands"; readonly landed: Uint8Array }
  | {
      readonly state: "due";
      readonly nextAt: number;
      readonly error: string;
      readonly rests?: true;
      readonly lost?: true;
      readonly keeps?: "tried" | "untried";
    }
  | {
      readonly state: "unconfirmed";
      readonly nextAt: number;
      readonly error: string;
      readonly unconfirmed: Unconfirmed;
    }
  | { readonly state: "parked"; readonly error: string }
  | {
      readonly state: "unreachable";
      readonly probeAt: number;
      readonly firstAt: number | null;
      readonly error: string;
    };
/** Restored from an older copy: what was posted between `from` and `at`, when it was put back, nobody here knows. Until `until` everything new is looked for first. */
export type Restored = { readonly from: number; readonly at: number; readonly until: number };
