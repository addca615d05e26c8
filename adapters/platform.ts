// Port of a platform: everything that the rest of the program knows of one before it is opened. One value a platform, in `adapters/<name>/platform.ts`.
import { z } from "zod";
import type { Language } from "../src/rules/who.ts";
import type { Finding } from "./finding.ts";
import type { Inbox, PinnedIssuer } from "./inbox.ts";
import type { MailBook } from "./mail.ts";
import type { CodeAsk, Outside } from "./outside.ts";
import type { Adapter, Handle, Kv, Places } from "./port.ts";
import type { Records } from "./records.ts";
import type { Rehearsal } from "./rehearsal.ts";

/** An address taken apart: `T0HOME/U0ADA` is the member `U0ADA` of the organisation `T0HOME`. */
export type AddressParts = {
  readonly organisation: string;
  readonly kind: "member" | "space";
  readonly within: string;
};
/** How a platform's addresses are written, checked and read. */
type AddressForm = {
  /** A whole address as the configuration has it; the JSON Schema of `stafett.yaml` repeats them. */
  readonly member: RegExp;
  readonly space: RegExp;
  /** undefined: it is none of this platform's. */
  parse(written: string): AddressParts | undefined;
  write(parts: Omit<AddressParts, "kind">): string;
};
type Sources = Readonly<Record<"organisation" | "member" | "space", string>>;
const asWritten = (part: string): string => part;
/** `sources`: regular expressions of the parts. `canonical`: a member's part as the platform itself writes it, where it takes others for the same. */
export const addressForm = (
  { organisation, ...sources }: Sources,
  canonical = asWritten,
): AddressForm => {
  const whole = (kind: AddressParts["kind"]): RegExp =>
    new RegExp(`^${organisation}/${sources[kind]}$`);
  const forms = { member: whole("member"), space: whole("space") };
  return {
    ...forms,
    parse: (written) => {
      const [home = "", ...rest] = written.split("/");
      const within = rest.join("/");
      if (forms.member.test(written))
        return { organisation: canonical(home), kind: "member", within: canonical(within) };
      return forms.space.test(written)
        ? { organisation: canonical(home), kind: "space", within }
        : undefined;
    },
    write: (parts) => `${parts.organisation}/${parts.within}`,
  };
};

/**
 * Where requests come in. `inbound`: the platform's servers, read whole and handed to `Inbound`. `pages`: a browser, handed to `Pages`. A larger body than
 * `limitBytes` is answered with 413.
 */
export type Route =
  | {
      readonly to: "inbound";
      readonly path: `/${string}`;
      readonly methods: readonly ["POST"];
      readonly limitBytes: number;
    }
  | {
      readonly to: "pages";
      readonly path: `/${string}`;
      readonly methods: readonly ("GET" | "POST")[];
      readonly limitBytes: number;
    };

/** Building blocks of settings. The errors are codes of the configuration's texts. */
export const word = z.string().regex(/^\S+$/, "env-text");
export const url = z.url({ protocol: /^https?$/, error: "env-url" });
/** A platform's settings as they were read: an optional one is absent, never undefined. */
export type SettingsOf<S extends z.ZodRawShape> = {
  readonly [K in keyof z.infer<z.ZodObject<S>>]: Exclude<z.infer<z.ZodObject<S>>[K], undefined>;
};
/** Variables that are set, as texts: some may be wrong each for itself. */
export type SetVariables = Readonly<Record<string, string>>;
/** `path`: the variable's name. */
export type SettingProblem<Code extends string> = { readonly path: string; readonly code: Code };

/** What a platform needs whose pages are drawn here. */
export type Drawn = {
  /** What is wanted for the platform's people. */
  readonly inbox: Inbox;
  /** Those without an account. */
  readonly outside: Outside;
  /** Small durable records of the platform's own. */
  readonly records: Records;
  /** Encrypts texts under a key of the program, in base64url; `decrypt` throws for what it did not make, or made with another `bound`. */
  readonly cipher: {
    encrypt(bound: string, text: string): string;
    decrypt(bound: string, sealed: string): string;
  };
  /** When the person behind an address may be told of something, epoch ms: now, or when their office opens. undefined: nobody has it. Throws when the database does. */
  readonly noticeAt: (
    address: string,
  ) => Promise<{ readonly at: number; readonly language: Language } | undefined>;
  /** Addresses of the platform's people that took nothing, and count as unreachable. Throws when the database does. */
  readonly unreached: () => Promise<readonly string[]>;
  /** Whether somebody must have said who they are in the last minutes to do this. */
  readonly proves: (workflow: string, command: string) => boolean;
  /** An idempotency key for a form or a button that is drawn now. */
  readonly freshKey: () => string;
};
/** What an adapter is opened with. `organisations` follows the configuration while the process runs. */
type Opening<Settings> = {
  readonly settings: Settings;
  readonly organisations: readonly string[];
  readonly handle: Handle;
  readonly places: Places;
  readonly kv: () => Kv;
  readonly drawn: () => Drawn;
  readonly mail: MailBook;
  readonly clock: { now(): number; at(ms: number, work: () => void): () => void };
  readonly fact: (fact: Readonly<Record<string, string | number>>) => void;
  /** Tells the operators that nothing is heard. */
  readonly unheard: () => Promise<unknown>;
  /** A key was added with which this address can sign in: its person is told elsewhere, and so are those who audit. */
  readonly keyAdded: (address: string) => Promise<unknown>;
  /** Takes the one use of a code for a key that work has shown: true once, and never before a second person has approved. */
  readonly codeUsed: (ask: CodeAsk) => Promise<boolean>;
};
/** What `stafett doctor` gives: `words` are the sentences about this platform, `kept` opens for reading what the adapter keeps (throws when it cannot). */
export type DoctorAsked<Settings, Words> = {
  readonly settings: Settings;
  readonly organisations: readonly string[];
  readonly mail: MailBook;
  /** Of agencies whose people sign in at their own. */
  readonly issuers: readonly PinnedIssuer[];
  readonly words: Words;
  readonly unreached: (why: string) => string;
  readonly kept: <T>(work: (kv: Kv) => Promise<T>) => Promise<T>;
};
/** `encrypt`: under a key of the program, as base64url. `to`: `{ kind: "panel", workflow: "case", name: "show", instance: "…" }`. */
export type PageAsked = {
  readonly encrypt: (bound: string, text: string) => string;
  readonly identity: string;
  readonly to: {
    readonly kind: "panel" | "form";
    readonly workflow: string;
    readonly name: string;
    readonly instance?: string | undefined;
  };
};

/** `isLost`: every key that somebody has ends, and the code leads to a new one. `ask`: the same code for the same work. `until`: epoch ms, at most a quarter of an hour away. */
export type KeyCodeAsked = {
  readonly records: Records;
  readonly clock: { now(): number; at(ms: number, work: () => void): () => void };
  readonly address: string;
  readonly isLost: boolean;
  readonly ask?: CodeAsk;
  readonly until?: number;
};
/** `aheadMs`: how far this machine's clock is ahead of the platform's; undefined: it was not seen; absent: the platform has no clock, or the findings say it. */
export type Examined = {
  readonly findings: readonly Finding[];
  readonly aheadMs?: number | undefined;
};

/** What settings lack for the issuers of these agencies (`of`): the connection of the platform, a key, or the agency that a secret names. */
export type LacksForIssuers = {
  readonly lacks: "connection" | "key" | "agency";
  readonly of: readonly string[];
};

/** Its settings must be good together. `secrets`: those of every platform. */
export type SettingRules<Code extends string> = {
  problems(set: SetVariables, secrets: readonly string[]): readonly SettingProblem<Code>[];
};
/** One platform. `Code`: the problems that its settings can have; `Words`: what `stafett doctor` says of it. Both must be in the catalogues of their users. */
export type PlatformSpec<
  S extends z.ZodRawShape,
  Code extends string,
  Words,
> = SettingRules<Code> & {
  /** Its name, as sentences to operators have it. */
  readonly label: string;
  /** What people call it. */
  readonly named: Readonly<Record<Language, string>>;
  /** How people speak to the bot: what precedes the words; `renames`: that word can be another, and comes with what they write. */
  readonly speech: { readonly start: string; readonly renames: boolean };
  readonly routes: readonly Route[];
  readonly address: AddressForm;
  readonly settings: S;
  /** Names of settings that give access. With one of them set, a cloud that is not the platform's own must be said a second time. */
  readonly secrets: readonly (keyof S & string)[];
  /** Names of settings that lead to another cloud than the platform's own. */
  readonly otherCloud: readonly (keyof S & string)[];
  /** Names of settings that a misspelt variable was meant for by somebody who wants to connect it. */
  readonly connecting: readonly (keyof S & string)[];
  /** Names of settings that connect it; of a list within, one is enough. */
  readonly needs: readonly ((keyof S & string) | readonly (keyof S & string)[])[];
  /** The public address of its pages for those without an account, without a slash at its end. undefined: it has none. */
  answersAt(settings: SettingsOf<S>): string | undefined;
  /** How it is connected; undefined: it is not. */
  connection(settings: SettingsOf<S>): "http" | "socket" | undefined;
  /** Facts of its log that are counted in the metrics. */
  readonly troubles: readonly string[];
  /** A message reaches somebody who is not looking, as on a telephone. */
  readonly notifies: boolean;
  /** Where one signs in by keys: a code with which somebody adds theirs; undefined in it: none was made. undefined: keys are not its way. */
  readonly keyCode: ((asked: KeyCodeAsked) => Promise<string | undefined>) | undefined;
  /** The path of a page of its own, for one of its addresses; undefined: it has none. */
  readonly pagePath: ((asked: PageAsked) => string) | undefined;
  /** `agencies`: those with an issuer of their own. undefined: nothing is lacking, or nobody signs in there so. */
  lacksForIssuers(
    settings: SettingsOf<S>,
    agencies: readonly string[],
  ): LacksForIssuers | undefined;
  /** Kinds of its records (`Records`) that end when a copy is put back. */
  readonly endedByRestore: readonly string[];
  /** Said at a start that hears nothing: what to look at. undefined: it opens no line (`Lifecycle.unheard`). */
  readonly unheardHint: string | undefined;
  /** Asks the platform whether it takes the settings. undefined: there is nothing to ask. Never rejects. */
  doctor(asked: DoctorAsked<SettingsOf<S>, Words>): Promise<Examined> | undefined;
  /** What `stafett rehearse` can try beyond the port. undefined: nothing. */
  readonly rehearsal: (() => Promise<Rehearsal<SettingsOf<S>>>) | undefined;
  /** The adapter, not started. Called where `connection` says how. Rejects when the library cannot be set up. */
  open(given: Opening<SettingsOf<S>>): Promise<Adapter>;
};
