// The port of one chat platform. Everything here is already in words: an adapter draws, it does not decide.
import type { BlockOf, PlainOf, Tone } from "../src/rules/ui.ts";
import type { Platform } from "../src/rules/who.ts";

export type { Tone };

/** Raw answers as the platform gave them: one string per field, several for `choices`. */
export type Raw = Readonly<Record<string, string | readonly string[]>>;

type FilledForm = {
  readonly workflow: string;
  readonly instance?: string;
  readonly command: string;
  readonly values: Raw;
  readonly hidden: Raw;
  readonly more: boolean;
};
export type Ask =
  /** `/stafett <text>`; `slash` is the command that was used. */
  | { readonly kind: "words"; readonly slash: string; readonly text: string }
  /** A button: the values are a preset, the form asks the rest. */
  | {
      readonly kind: "press";
      readonly workflow: string;
      readonly instance?: string;
      readonly command: string;
      readonly values: Raw;
    }
  /** A filled form. */
  | (FilledForm & { readonly kind: "submit"; readonly sure?: boolean })
  /** A form changed while it is open ("Mer", or a field that shows others). */
  | (FilledForm & { readonly kind: "redraw" })
  | {
      readonly kind: "panel";
      readonly workflow: string;
      readonly instance?: string;
      readonly panel: string;
    }
  | { readonly kind: "home" }
  /** Not from a person: `identity` is an address, or `<organisation>/*` for every address there, that can or can no longer be written to. */
  | { readonly kind: "reach"; readonly reachable: boolean };

/** What a panel shows, so that it can be shown anew after what was done from it. */
export type PanelTarget = Omit<Extract<Ask, { readonly kind: "panel" }>, "kind">;
/** `idempotencyKey` makes a redelivery harmless: the platform's event id, or the id drawn when a form was opened. */
export type Incoming = {
  readonly idempotencyKey: string;
  readonly platform: Platform;
  readonly identity: string;
  readonly ask: Ask;
};

export type WordedAction = {
  readonly label: string;
  /** What it is about, where others on the screen are called the same: for whoever hears it without seeing where it stands. */
  readonly about?: string;
  readonly style?: "primary" | "danger";
  readonly confirm?: string;
  /** What comes back as `press` or `panel`, or a telephone number to call. */
  readonly does:
    | {
        readonly press: {
          readonly workflow: string;
          readonly instance?: string;
          readonly command: string;
          readonly values: Raw;
        };
        /** A form or a panel comes of it: some platforms must know before it is pressed. */
        readonly opens: boolean;
      }
    | {
        readonly panel: {
          readonly workflow: string;
          readonly instance?: string;
          readonly panel: string;
        };
      }
    | { readonly phone: string };
};
/** `shown`: the number in words, because "few" is none. */
type WordedBar = { readonly label: string; readonly count: number | "few"; readonly shown: string };
/** `by`: what it is sorted by, where that is not its text: a number, a moment (epoch ms). */
export type WordedCell = { readonly text: string; readonly by?: number };
export type WordedPlain = PlainOf<string, string, WordedBar>;
type WordedFile = { readonly label: string; readonly url: string };
export type WordedBlock =
  | BlockOf<string, string, WordedAction, WordedBar, WordedCell>
  /** Each `url` is a bearer token of the person it is shown to: drawn where only they see it, and kept nowhere. */
  | { readonly kind: "files"; readonly files: readonly WordedFile[] }
  /** A drawing. `src`: its address, for our own pages alone, where it stands itself and `said` is its text; undefined: there is none. Elsewhere `instead` stands. */
  | {
      readonly kind: "picture";
      readonly src?: string;
      readonly said: string;
      readonly files: readonly WordedFile[];
      readonly instead: readonly WordedBlock[];
    };
export type WordedMessage = {
  readonly title: string;
  readonly notice: string;
  readonly body: readonly WordedBlock[];
  readonly actions: readonly WordedAction[];
};
export type WordedPanel = {
  readonly title: string;
  readonly body: readonly WordedBlock[];
  readonly actions: readonly WordedAction[];
  readonly close: string;
  readonly expired: string;
  /** The label of the button that shows it, where the platform cannot show it at once. */
  readonly open: string;
  /** What is asked to show it anew; undefined: it was made for once, as help is. */
  readonly shown?: PanelTarget;
};

/** A field that takes more has room for several lines on the screen. */
export const lineChars = 140;
export type WordedOption = { readonly value: string; readonly label: string };
export type WordedField = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly optional: boolean;
  readonly value?: string | readonly string[];
  readonly error?: string;
  /** Others depend on it: the adapter asks for a redraw when it changes. */
  readonly redraws: boolean;
  readonly input:
    | { readonly kind: "choice" | "choices"; readonly options: readonly WordedOption[] }
    | { readonly kind: "date" }
    | { readonly kind: "line"; readonly maxChars: number };
};
export type WordedForm = {
  readonly workflow: string;
  readonly instance?: string;
  readonly command: string;
  readonly idempotencyKey: string;
  /** Values that the form does not ask for but sends along, as a hidden field of a page does. */
  readonly hidden: Raw;
  /** Said when the platform no longer lets us show it. */
  readonly expired: string;
  /** The label of the button that opens it, where the platform cannot open it at once. */
  readonly open: string;
  readonly title: string;
  readonly submit: string;
  readonly cancel: string;
  readonly intro: readonly WordedBlock[];
  readonly fields: readonly WordedField[];
  /** The label of "Mer", when there is more and it is not shown yet. */
  readonly more?: string;
  readonly showsMore: boolean;
  /** The guard asks: the label of a box that must be ticked before the text is taken. */
  readonly sure?: string;
};

export type Reply =
  /** Committed. `panel` is shown if there is one; otherwise the post in place says what is true. `title`, `close`: whoever sent a form reads `said` on a screen. */
  | {
      readonly kind: "done";
      readonly said?: string;
      readonly panel?: WordedPanel;
      readonly title?: string;
      readonly close?: string;
    }
  | { readonly kind: "form"; readonly form: WordedForm }
  | { readonly kind: "panel"; readonly panel: WordedPanel }
  | { readonly kind: "home"; readonly panel: WordedPanel }
  /** Nothing was saved: why, at which field. `form` is the form drawn again, for platforms without errors of their own. */
  | {
      readonly kind: "errors";
      readonly fields: Readonly<Record<string, string>>;
      readonly form: WordedForm;
    }
  /** It is not known yet whether it is saved; the person is told in their chat when it is. `kept`: the form that they sent, as it is to stay on their screen. */
  | {
      readonly kind: "unknown";
      readonly said: string;
      readonly title: string;
      readonly close: string;
      readonly kept?: Extract<Reply, { kind: "errors" }>;
    }
  | Refused;
/** Nothing was saved: why. `stranger`: nobody whom the register knows, who is told as little as the platform allows. `failed`: the database could not; the same may be sent again. */
type Refused = {
  readonly kind: "refused";
  readonly said: string;
  readonly title: string;
  readonly close: string;
  readonly stranger?: true;
  readonly failed?: true;
};

/** What a reply puts on the screen of the one who asked; undefined: nothing but a sentence. */
export const shownBy = (reply: Reply): WordedForm | WordedPanel | undefined =>
  "form" in reply ? reply.form : "panel" in reply ? reply.panel : undefined;

/** What is not known yet is drawn as the form that stays, or as a sentence. */
export type Drawn = Exclude<Reply, { kind: "unknown" }>;
export const drawn = (reply: Reply): Drawn =>
  reply.kind === "unknown"
    ? (reply.kept ?? { kind: "refused", said: reply.said, title: reply.title, close: reply.close })
    : reply;

/** Answers within two and a half seconds of `heardAt`, when it was received (`performance.now`); undefined: now. */
export type Handle = (incoming: Incoming, heardAt?: number) => Promise<Reply>;

/** What comes of it, or undefined after `ms`: it goes on by itself then. `Infinity`: without a limit. */
export const within = async <T>(work: Promise<T>, ms: number): Promise<T | undefined> => {
  if (ms === Number.POSITIVE_INFINITY) return await work;
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => resolve(undefined), ms);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
};
/** Where a posted message lies on its platform: what an update needs. */
export type PostRef = { readonly channel: string; readonly id: string };
export type Delivery = {
  /** Opaque and random: may stand in the message's metadata, where others can read it. */
  readonly outbox: string;
  /** `readers`: of a space, the organisations (as the platform names them) of those whom it is for. Without: nobody beside its own. */
  readonly to: {
    readonly platform: Platform;
    readonly id: string;
    readonly kind: "member" | "space";
    readonly readers?: readonly string[];
  };
  readonly message: WordedMessage;
  /** Known → update in place. */
  readonly ref?: PostRef;
  /** The post is gone: its buttons are taken away. */
  readonly gone: boolean;
  /** Since when it might be sent, epoch ms. Without: it is no post of the outbox, and its person is there. */
  readonly dueAt?: number;
  /** It follows from an act of its own reader. */
  readonly own?: true;
  /** Its place took nothing: this one tries whether it does again. */
  readonly probes?: true;
};
type Refusal = {
  readonly place: string;
  readonly unreachable?: boolean;
  readonly organisation?: true;
};
/**
 * What came of it, as a code. `retry`: not taken, or a change that harms nobody twice; `ratelimited`: too much was sent. `unknown`: no answer that can be read as the
 * platform's, so that a first post may stand. `waits`: nothing was tried, because its reader may not be disturbed before that moment (epoch ms); `keeps`: its place rests, and it has been due since it was. `place`: it takes nothing (archived, revoked, gone); `organisation`: nor does any other of its organisation. `content`: this is not taken. `lost`: what was to be changed is no longer there. `silent`: nobody answered.
 */
export type Outcome =
  | { readonly sent: PostRef }
  | {
      readonly retry: string;
      readonly afterMs?: number;
      readonly silent?: true;
      readonly keeps?: true;
    }
  | { readonly waits: number }
  | { readonly unknown: string }
  | Refusal
  | { readonly content: string }
  | { readonly lost: string };
/** Whether a delivery was taken between two moments (epoch ms) that nobody answered. `from`: where the last lookup stopped. */
export type Search = Delivery & {
  readonly unconfirmed: {
    readonly since: number;
    readonly until: number;
    readonly from: string | null;
  };
};
/** `more`: there is more to look through, from here on and not before. */
export type LookupResult =
  | { readonly found: PostRef }
  | { readonly absent: true }
  | { readonly more: string; readonly afterMs: number }
  | { readonly retry: string; readonly afterMs?: number; readonly silent?: true }
  | Refusal;

/** Where a platform said that an address can be written to. */
export type Place = {
  readonly serviceUrl: string;
  readonly conversation?: string;
  readonly team?: string;
};
/** What a platform taught an adapter about addresses: durable, because it is said once, when the app is installed. */
export interface Places {
  /** `address` as in the register. undefined: nothing was learnt of it. Throws when the database does. */
  find(address: string): Promise<Place | undefined>;
  /** The addresses that were learnt as those of a team, in no order; none for an unknown one. Throws when the database does. */
  ofTeam(team: string): Promise<readonly string[]>;
  /** Adds to what is known: `conversation` and `team` stay when they are not said. Durable when it returns; throws when the disk does. */
  learn(address: string, place: Place): Promise<void>;
}

/** Small things that an adapter keeps by name. It throws when it cannot answer, and answers nothing only when there is nothing. */
export interface Kv {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string, ttlMs?: number): Promise<void>;
  /** Only where nothing is: true for one of all who try. */
  add(key: string, value: string, ttlMs: number): Promise<boolean>;
  delete(key: string): Promise<void>;
}

/** What a platform's servers send. `header`: of a name in small letters; undefined: it was not sent, or not as one text. */
export type Sent = { readonly body: Buffer; header(name: string): string | undefined };
/** What they are answered. `json`: anything that JSON can say; without it, nothing but the status. */
export type Answered = { readonly status: number; readonly json?: unknown };

/** Requests of the platform's own servers. */
export interface Inbound {
  /**
   * What the platform's servers send over HTTP: verifies, parses, asks once, answers within the platform's three seconds. What cannot be verified or
   * read gets a status of 400 or more and no word of why. A status of 500 or more, or a throw: the platform sends it again.
   */
  receive(sent: Sent): Promise<Answered>;
}
/** Pages that a browser asks for. */
export interface Pages {
  /** `address`: of the client, as far as it is known. */
  visit(request: Request, address?: string): Promise<Response>;
}
/** What the platform shows of what it took. */
export interface History {
  /** Looks for what may have been taken; changes nothing. Comes back within a lease. Never throws. */
  lookup(search: Search): Promise<LookupResult>;
}
/** What is open or loaded while the process runs. */
export interface Lifecycle {
  /** Makes it ready to be spoken to: opens a socket, loads what is heavy. Returns when it is, or `unheard` says why not. Throws when it never can. */
  start(): Promise<void>;
  /** Takes nothing new over what `start` opened, answers what is under way and closes it. The same however often. */
  stop(): Promise<void>;
  /** Why nothing that people do on the platform comes here just now, as a code; undefined: it does, as far as anybody can know. */
  unheard(): string | undefined;
}
/** One chat platform: it delivers, and has those of the other parts that the platform has. */
export interface Adapter {
  /** Whose addresses it speaks for. */
  readonly platform: Platform;
  /** Posts, or updates where there is a `ref`; classifies a failure, decides nothing. Comes back within a lease (60 s), with `unknown` where it cannot know. Never throws. */
  deliver(delivery: Delivery): Promise<Outcome>;
  readonly inbound?: Inbound | undefined;
  readonly pages?: Pages | undefined;
  /** Without it, a first post whose outcome is unknown is sent again and counted (docs/decisions/0028). */
  readonly history?: History | undefined;
  readonly lifecycle?: Lifecycle | undefined;
}

/** Signs of markup, and signs that look the same and mean nothing, where a platform has no escape for them. */
const alike: Readonly<Record<string, string>> = {
  "*": "∗",
  _: "ˍ",
  "~": "∼",
  "`": "ˋ",
  "[": "［",
  "]": "］",
  "<": "‹",
  ">": "›",
};
/** `marks`: what means something there, each a single sign. */
export const disarmed = (text: string, marks: RegExp): string =>
  text.replace(marks, (sign) => alike[sign] ?? sign);
