// What people see and fill in, drawn by no platform.
import type { Platform } from "./platform.ts";

declare const sealed: unique symbol;
declare const open: unique symbol;

/** A class-B value: coded, shown only in a panel to an authorised person. Never in a post. */
export type Sealed<T> = { readonly [sealed]: T };
/** A class-A value: may stand in a channel. Only class-A fields, the configuration and the core's own ids produce one. */
export type Open<T extends string | number = string | number> = T & { readonly [open]: true };

/** Rules may look inside; what comes out is a bare value that no Phrase accepts. */
export const reveal = <T>(value: Sealed<T>): T => value as unknown as T;
/** Marks a bare value as class B. */
export const seal = <T>(value: T): Sealed<T> => value as unknown as Sealed<T>;
/**
 * The only way from class B to class A: `reason` must stand in the workflow's `declassified` (a test reads every call).
 * An explicit door is better than a cast, because it can be counted.
 */
export const declassify = <T extends string | number>(value: T, reason: string): Open<T> => {
  void reason;
  return value as Open<T>;
};

/** A moment that may be shown: ISO 8601 in UTC. Made by the core only; a sealed date is a bare string inside. */
export type Instant = Open<string> & { readonly instant: true };
export type CaseRef = Open<string> & { readonly caseRef: true };
/** Two neutral Swedish words, drawn by the machine: the same in both languages, because they are a name and no text. */
export type CaseWords = Open<string> & { readonly caseWords: true };
export type AgencyId = Open<string> & { readonly agency: true };
export type MemberId = Open<string> & { readonly member: true };
export type FunctionId = Open<string> & { readonly function: true };
export type SpaceId = Open<string> & { readonly space: true };
export type InstanceId = Open<string> & { readonly instance: true };
/** Names an answer link in events and keys. What opens it is worked out from it with a key of the program, and is not this. */
export type LinkId = Open<string> & { readonly link: true };

/**
 * How soon a message to a person may come.
 * - `inHours`: in the office hours of the person's agency.
 * - `atOnce`: the same, and at any hour to the one who has a duty that is staffed then.
 * - `awaited`: as `atOnce`, and at any hour to `by`, who asked for it at that moment, for as long as they wait for it.
 */
export type Urgency = "inHours" | "atOnce" | { readonly awaited: Instant; readonly by: MemberId };
/** How many there are. Takes the things, not the number: a number could be class B. */
export const count = (things: readonly unknown[]): Open<number> => things.length as Open<number>;

/** What a message takes: a value that is shown where it is put, a number that is counted, one of several wordings. */
export type Shows<Name extends string> = { readonly [N in Name]: Open | Span };
export type Counts<Name extends string> = { readonly [N in Name]: Open<number> };
export type Selects<Name extends string> = { readonly [N in Name]: Open<string> };
export type None = null;
/** Every catalogue of class-A texts adds its keys here, each with what its message takes, so that a missing text or value is a compile error. */
export interface Phrases {}
/** The same for the wordings of class-B codes; a test proves the two disjoint. */
export interface Codes {}
export type PhraseKey = keyof Phrases & string;
/** A key whose message takes nothing: a label by itself. */
export type PlainKey = { [K in PhraseKey]: Phrases[K] extends None ? K : never }[PhraseKey];
/** A key whose message takes exactly this. */
export type KeyTaking<Values> = {
  [K in PhraseKey]: Phrases[K] extends Values ? (Values extends Phrases[K] ? K : never) : never;
}[PhraseKey];
/** What all of them take: where a key is one of several, each must have its values. */
type All<Values> = (Values extends None ? never : (values: Values) => void) extends (
  values: infer Every,
) => void
  ? Every
  : never;
/** What stands beside a key. */
type With<K extends PhraseKey> = [Phrases[K]] extends [None] ? [] : [values: All<Phrases[K]>];

declare const filled: unique symbol;
/** Words for people, by their key. One whose message takes values is made by `t` alone, which has compared them. */
export type Phrase =
  | { readonly key: PlainKey; readonly with?: never }
  | {
      readonly key: PhraseKey;
      readonly with: Readonly<Record<string, Open | Span>>;
      readonly [filled]: true;
    };
/** A phrase; one whose message takes nothing is its key alone. */
export type Label = PlainKey | Phrase;
export const phrase = (label: Label): Phrase =>
  typeof label === "string" ? { key: label } : label;
/** A phrase with what its message takes. One that takes nothing is its key alone, wherever a label or words are asked for. */
export const t = <const K extends PhraseKey>(key: K, ...[values]: With<K>): Phrase =>
  (values === undefined ? { key } : { key, with: values }) as Phrase;

/** Who has a case: a person, or a function whose roster says who is on duty. */
export type Holder = { readonly member: MemberId } | { readonly function: FunctionId };

export type Span =
  | Phrase
  | Holder
  | { readonly ref: CaseRef }
  | { readonly words: CaseWords }
  | { readonly date: Instant; readonly as?: "day" | "time" | "dayTime" | "date" }
  | { readonly agency: AgencyId }
  | { readonly space: SpaceId }
  /** Worded as the platform's label. */
  | { readonly platform: Platform }
  | { readonly list: readonly Span[] }
  /** Verbatim class-A text: from the configuration, or a line that passed the guard. `en`: the same for those who read English, where the configuration has it. */
  | { readonly text: Open<string>; readonly en?: Open<string> };
export type Text = readonly Span[];

/** In a panel, a value of class B may stand beside its label; worded from the code's own catalogue as `<list>.<code>`. */
export type Secret =
  | { readonly code: Sealed<string>; readonly of: string }
  | { readonly codes: Sealed<readonly string[]>; readonly of: string }
  | { readonly day: Sealed<string> };

export type Tone = "plain" | "quiet" | "warning" | "danger" | "good";
type Bar<Text> = { readonly label: Text; readonly count: Open<number> | "few" };
/** A block that nobody presses: what can stand instead of a table. */
export type PlainOf<Text, Label, Bars = Bar<Text>> =
  | { readonly kind: "text"; readonly text: Text; readonly tone?: Tone }
  | { readonly kind: "heading"; readonly text: Label }
  | { readonly kind: "facts"; readonly facts: readonly (readonly [label: Label, value: Text])[] }
  /** `of`: what is counted. A chart where the platform has one and shows every count. */
  | {
      readonly kind: "bars";
      readonly caption: Label;
      readonly of: Label;
      readonly bars: readonly Bars[];
    };
/**
 * What a screen is made of, for rules and adapters alike: the rules say phrases, an adapter gets words. One list, so that a new block is a compile error
 * in the wording and in each adapter.
 */
export type BlockOf<Text, Label, Action, Bars = Bar<Text>, Cell = Text | Open<number>> =
  | PlainOf<Text, Label, Bars>
  | {
      readonly kind: "steps";
      readonly steps: readonly { readonly text: Text; readonly state: "done" | "now" | "later" }[];
    }
  | {
      readonly kind: "row";
      readonly text: Text;
      readonly detail?: Text;
      readonly tone?: Tone;
      readonly actions?: readonly Action[];
    }
  /**
   * A table where the platform has one. `instead` is drawn where it has none, or none so large. Each row has as many cells as the head, and the first one names
   * it.
   */
  | {
      readonly kind: "table";
      readonly caption: Label;
      readonly head: readonly Label[];
      readonly rows: readonly (readonly Cell[])[];
      readonly instead: readonly PlainOf<Text, Label, Bars>[];
    }
  | { readonly kind: "actions"; readonly actions: readonly Action[] }
  | { readonly kind: "divider" };
export type Block<S = Span, C extends string = string> = BlockOf<readonly S[], Phrase, Action<C>>;

/** Class-A values that a button carries; a class-B value has no place here. */
export type Preset = Readonly<Record<string, Open<string> | readonly Open<string>[]>>;
export type Target = { readonly workflow: string; readonly instance?: InstanceId };
type Look = {
  readonly label: Phrase;
  readonly style?: "primary" | "danger";
  readonly confirm?: Phrase;
};
/** A button says what happens: a command of this workflow, one of another, or something to look at. */
export type Action<C extends string = string> =
  | (Look & { readonly command: C; readonly values?: Preset })
  | (Look & { readonly command: string; readonly on: Target; readonly values?: Preset })
  | (Look & { readonly panel: string; readonly on?: Target })
  | (Look & { readonly phone: Open<string> });

/** Goes to a channel or a direct message. `notice` is the push text: a key without values, so that a locked telephone shows none. */
export type Message<C extends string = string> = {
  readonly title: Phrase;
  readonly notice: PlainKey;
  readonly body?: readonly Block<Span, C>[];
  readonly actions?: readonly Action<C>[];
};
/** The figure of each item of a list, drawn beside it where the format can. null: held back, hatched. */
type Bars = readonly (Open<number> | null)[];
/** A document in neutral form: made into a file outside the rules. As `json` it is for an archive, with codes beside the words. */
export type PaperBlock =
  | { readonly kind: "heading"; readonly text: Phrase }
  | { readonly kind: "text"; readonly text: readonly (Span | Secret)[]; readonly tone?: "quiet" }
  | {
      readonly kind: "facts";
      readonly facts: readonly (readonly [label: Phrase, value: readonly (Span | Secret)[]])[];
    }
  | {
      readonly kind: "list";
      readonly items: readonly (readonly (Span | Secret)[])[];
      readonly bars?: Bars;
    }
  | {
      readonly kind: "table";
      readonly head: readonly Phrase[];
      readonly rows: readonly (readonly (readonly (Span | Secret)[])[])[];
    };
export type Paper = {
  readonly as: "docx" | "md" | "pdf" | "json";
  readonly file: Phrase;
  readonly title: Phrase;
  readonly body: readonly PaperBlock[];
};
/** For another program: its columns are named once, in every language the same. null: not shown. A phrase is worded for the reader. */
export type Sheet<Cell = string | number | null> = {
  readonly as: "csv" | "json";
  readonly file: Phrase;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
};
/** One meeting for a calendar: nothing confidential has a place here. */
export type Invitation = {
  readonly as: "ics";
  readonly file: Phrase;
  readonly cancelled: boolean;
  readonly uid: InstanceId;
  readonly sequence: Open<number>;
  readonly summary: Phrase;
  readonly description: Phrase;
  readonly from: Instant;
  readonly until: Instant;
  readonly stamp: Instant;
};
/** `file`: a file of this workflow, of the panel's own instance. `url`: a page of somebody else's, from the configuration. */
type FileLink =
  | { readonly label: Phrase; readonly file: string }
  | { readonly label: Phrase; readonly url: Open<string> };
/** Stands in a panel only: a link is for one person and for minutes, a post is for many and for good. */
export type FilesBlock = { readonly kind: "files"; readonly files: readonly FileLink[] };
type OwnFile = Extract<FileLink, { readonly file: string }>;
/** A drawing of the panel's own instance. On our own pages it stands itself, and `said` is its text; elsewhere `instead`, and links. In a panel only. */
export type PictureBlock = {
  readonly kind: "picture";
  readonly files: readonly [svg: OwnFile, png: OwnFile];
  readonly said: readonly (readonly (Span | Secret)[])[];
  readonly instead: readonly Block<Span | Secret, never>[];
};

/** The address and the code of an answer link. Stands in a panel only: together they let somebody answer. */
export type LinkBlock = {
  readonly kind: "answerLink";
  readonly link: LinkId;
  readonly until: Instant;
};
/** The address and the code with which `member` adds a key. `used`: the command that takes the one use of the code. Stands in a panel only. */
export type KeyCodeBlock<C extends string = string> = {
  readonly kind: "keyCode";
  readonly member: MemberId;
  readonly until: Instant;
  readonly used: C;
};

/** Shown once to one authorised person; never posted, every showing is logged. */
export type Panel<C extends string = string> = {
  readonly title: Phrase;
  readonly body: readonly (
    | Block<Span | Secret, C>
    | FilesBlock
    | PictureBlock
    | LinkBlock
    | KeyCodeBlock<C>
  )[];
  readonly actions?: readonly Action<C>[];
};
/** A panel that the platform keeps (App Home): class A only, by its type. */
export type Home<C extends string = string> = {
  readonly title: Phrase;
  readonly body: readonly Block<Span, C>[];
  readonly actions?: readonly Action<C>[];
};

// A form is both the screen and the parser.
type Base = {
  readonly label: Phrase;
  readonly hint?: Phrase;
  readonly optional?: true;
  /** Behind "Mer": the first screen has at most five fields. */
  readonly more?: true;
  /** What is chosen here decides what the others offer. */
  readonly shapes?: true;
  /** Shown only when the other values say so; pure, over bare values. */
  readonly when?: (values: Readonly<Record<string, unknown>>) => boolean;
};
type Meant = {
  readonly phone?: true;
  readonly account?: true;
  readonly search?: true;
  readonly placeless?: true;
};
export type Field =
  | (Base & {
      readonly kind: "choice";
      readonly secrecy: "A" | "B";
      readonly of: string;
      readonly options: readonly string[];
    })
  | (Base & {
      readonly kind: "choices";
      readonly secrecy: "A" | "B";
      readonly of: string;
      readonly options: readonly string[];
    })
  | (Base & { readonly kind: "date"; readonly secrecy: "A" | "B" })
  /**
   * Passes the guard. `phone`: an agency's number to ring, and nothing else. `account`: an identity on a platform, and nothing else. `search`: words to search for,
   * which are no incident when they are stopped. `placeless`: from a member of a shelter no place is taken.
   */
  | (Base & { readonly kind: "line"; readonly secrecy: "A"; readonly maxChars: number } & Meant)
  | (Base & { readonly kind: "agency" })
  | (Base & { readonly kind: "agencies" })
  | (Base & { readonly kind: "member" })
  | (Base & { readonly kind: "holder" })
  | (Base & { readonly kind: "instance" })
  | (Base & { readonly kind: "document" })
  /** Never asked: what a button carries, such as the round it was made for, so that a stale one is known. */
  | (Base & { readonly kind: "token" });

export type Fields = Readonly<Record<string, Field>>;
export type Form<F extends Fields = Fields> = {
  readonly title: Phrase;
  readonly submit: Phrase;
  /** Stands above the fields: what the person should know before answering. */
  readonly intro?: readonly Block[];
  readonly fields: F;
};
export const form = <const F extends Fields>(
  title: Label,
  submit: Label,
  fields: F,
  intro?: readonly Block[],
): Form<F> => ({
  title: phrase(title),
  submit: phrase(submit),
  fields,
  ...(intro && { intro }),
});

type Bare<F extends Field> = F extends {
  kind: "choice";
  options: readonly (infer V extends string)[];
}
  ? V
  : F extends { kind: "choices"; options: readonly (infer V extends string)[] }
    ? readonly V[]
    : F extends { kind: "agencies" }
      ? readonly AgencyId[]
      : F extends { kind: "agency" }
        ? AgencyId
        : F extends { kind: "member" }
          ? MemberId
          : F extends { kind: "holder" }
            ? Holder
            : F extends { kind: "instance" }
              ? InstanceId
              : string;
type Classed<F extends Field> = F extends { secrecy: "B" }
  ? Sealed<Bare<F>>
  : Bare<F> extends string
    ? Open<Bare<F>>
    : Bare<F>;
type Answer<F extends Field> = F extends { optional: true }
  ? Classed<F> | undefined
  : F extends { when: unknown }
    ? Classed<F> | undefined
    : Classed<F>;
export type Values<F extends Fields> = { readonly [K in keyof F]: Answer<F[K]> };
