// What the engine is given: where it writes, with which keys, what it knows of people, and whom it tells.
import type { Clock } from "../calendar/clock.ts";
import type { FileLinks } from "../files/links.ts";
import type { EventFault } from "../rules/shape.ts";
import type { InstanceId, Message, Open } from "../rules/ui.ts";
import type { Address, Dates, People, Platform, Registry } from "../rules/workflow.ts";
import type { Store } from "../store/port.ts";
import type { AnswerLinks } from "./answer-links.ts";
import type { Blind } from "./blind.ts";
import type { Bounds } from "./bounds.ts";
import type { Keys } from "./encryption.ts";
import type { KeyCodes } from "./openings.ts";
import type { OwnPages } from "./pages-only.ts";
import type { RateLimit } from "./rate-limit.ts";
import type { SignedValues } from "./signed-values.ts";

/** What engine and worker know of the chat platforms. They name none: the composition hands them the list. */
export type KnownPlatforms = {
  /** How people speak to the bot on each. `start`: what precedes the words; `renames`: what was used instead comes with the words. */
  readonly speech: Readonly<
    Record<Platform, { readonly start: Open<string>; readonly renames: boolean }>
  >;
  /** An account as somebody wrote it; its id is as the platform writes it. undefined: no platform has one like it. */
  addressOf(written: string): Address | undefined;
};
export type Core = {
  /** `processes`: where other processes write, too; without, what was read stays true until it is written here. */
  readonly store: Pick<
    Store,
    "journal" | "lists" | "inbox" | "reviews" | "accessLog" | "rekeying" | "processes"
  >;
  readonly keys: Keys;
  readonly blind: Blind;
  readonly clock: Clock;
  readonly calendar: Dates;
  readonly registry: Registry;
  /** Where an event out of the database differs from what its workflow writes. */
  readonly events: EventFault;
  readonly codeRevision: string;
  readonly platforms: KnownPlatforms;
  /** Which workflow folds who is who, and how it is read. */
  readonly who: {
    readonly workflow: string;
    readonly instance: InstanceId;
    read(state: unknown): People;
    revision(state: unknown): number;
    /** What differs between the two, as keys of what a view has read: `People.watched`. */
    changed(before: People, after: People): ReadonlySet<string>;
  };
  /** What is left of a post when its instance is erased. */
  readonly neutral: Message;
  /** What is left in a space of a post that is gone. */
  readonly gone: Message;
  /** Called after a commit that made something due at once. */
  readonly wake: () => void;
  /** Called after a commit that changed when an instance rings: epoch ms; undefined: not at all. */
  readonly rings: (instance: InstanceId, atMs: number | undefined) => void;
  /** Called where it is not known what was written of an instance, and so neither when it fires. */
  readonly unsure: (instance: InstanceId) => void;
  /** Called for each row that a list leaves out because it does not open. */
  readonly unreadable: () => void;
  /** Called when a platform says that it can be written to again. Durable when it returns. */
  readonly reached: (platform: Platform, organisation: string) => Promise<void>;
  /** Whatever is in it is played: each document says so on every page. */
  readonly isInvented?: true;
  /** Where files are fetched; without it, panels say that they cannot be. */
  readonly fileLinks?: FileLinks;
  /** Where somebody without an account answers; without it no link is made. */
  readonly answerLinks?: AnswerLinks;
  /** Pages of our own, where class B stays for some; without them chat shows no more all the same. */
  readonly pages?: OwnPages;
  /** Where members sign in by keys; without it no code for a key is given. */
  readonly keyCodes?: KeyCodes;
  /** Signs what buttons and forms carry, and knows it again. */
  readonly signedValues: SignedValues;
  readonly rateLimit: RateLimit;
  readonly bounds: Bounds;
};
