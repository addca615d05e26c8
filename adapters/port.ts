// The port of one chat platform. Everything here is already in words: an adapter draws, it does not decide.
import type { Platform } from "../src/rules/who.ts";

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
  | { readonly kind: "press"; readonly workflow: string; readonly instance?: string; readonly command: string; readonly values: Raw }
  /** A filled form. */
  | (FilledForm & { readonly kind: "submit"; readonly sure?: boolean })
  /** A form changed while it is open ("Mer", or a field that shows others). */
  | (FilledForm & { readonly kind: "redraw" })
  | { readonly kind: "panel"; readonly workflow: string; readonly instance?: string; readonly panel: string }
  | { readonly kind: "home" }
  /** Not from a person: `identity` is an address, or `<organisation>/*` for every address there, that can or can no longer be written to. */
  | { readonly kind: "reach"; readonly reachable: boolean };

/** `cause` makes a redelivery harmless: the platform's event id, or the id drawn when a form was opened. */
export type Incoming = { readonly cause: string; readonly platform: Platform; readonly identity: string; readonly ask: Ask };

export type WordedAction = {
  readonly label: string;
  readonly style?: "primary" | "danger";
  readonly confirm?: string;
  /** What comes back as `press` or `panel`, or a telephone number to call. */
  readonly does:
    | {
        readonly press: { readonly workflow: string; readonly instance?: string; readonly command: string; readonly values: Raw };
        /** A form or a panel comes of it: some platforms must know before it is pressed. */
        readonly opens: boolean;
      }
    | { readonly panel: { readonly workflow: string; readonly instance?: string; readonly panel: string } }
    | { readonly phone: string };
};
export type WordedBlock =
  | { readonly kind: "text"; readonly text: string; readonly tone: "plain" | "quiet" | "warning" | "danger" | "good" }
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "facts"; readonly facts: readonly (readonly [label: string, value: string])[] }
  | { readonly kind: "steps"; readonly steps: readonly { readonly text: string; readonly state: "done" | "now" | "later" }[] }
  | {
      readonly kind: "row";
      readonly text: string;
      readonly detail?: string;
      readonly tone: "plain" | "quiet" | "warning" | "danger" | "good";
      readonly actions: readonly WordedAction[];
    }
  | { readonly kind: "bars"; readonly bars: readonly { readonly label: string; readonly count: number | "few"; readonly shown: string }[] }
  | { readonly kind: "actions"; readonly actions: readonly WordedAction[] }
  /** Each `url` is a bearer token of the person it is shown to: drawn where only they see it, and kept nowhere. */
  | { readonly kind: "files"; readonly files: readonly { readonly label: string; readonly url: string }[] }
  | { readonly kind: "divider" };
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
};

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
  readonly cause: string;
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
  /** Committed. `panel` is shown if there is one; otherwise the post in place says what is true. */
  | { readonly kind: "done"; readonly said?: string; readonly panel?: WordedPanel }
  | { readonly kind: "form"; readonly form: WordedForm }
  | { readonly kind: "panel"; readonly panel: WordedPanel }
  | { readonly kind: "home"; readonly panel: WordedPanel }
  /** Nothing was saved: why, at which field. `form` is the form drawn again, for platforms without errors of their own. */
  | { readonly kind: "errors"; readonly fields: Readonly<Record<string, string>>; readonly form: WordedForm }
  /** Nothing was saved: why. `stranger`: nobody whom the register knows, who is told as little as the platform allows. */
  | { readonly kind: "refused"; readonly said: string; readonly title: string; readonly close: string; readonly stranger?: true };

export type Handle = (incoming: Incoming) => Promise<Reply>;

/** Where a posted message lies on its platform: what an update needs. */
export type PostRef = { readonly channel: string; readonly id: string };
export type Delivery = {
  /** Opaque and random: may stand in the message's metadata, where others can read it. */
  readonly outbox: string;
  readonly to: { readonly platform: Platform; readonly id: string; readonly kind: "member" | "space" };
  readonly message: WordedMessage;
  /** Known → update in place. */
  readonly ref?: PostRef;
  /** The post is gone: its buttons are taken away. */
  readonly gone: boolean;
  /** An earlier attempt ended without an answer: look before sending. Epoch ms of that attempt. */
  readonly doubtSinceMs?: number;
};
export type Outcome =
  | { readonly sent: PostRef }
  | { readonly retry: string; readonly afterMs?: number }
  | { readonly unknown: string }
  | { readonly failed: string; readonly unreachable?: boolean };

/** Where a platform said that an address can be written to. */
export type Place = { readonly serviceUrl: string; readonly conversation?: string; readonly team?: string };
/** What a platform taught an adapter about addresses: durable, because it is said once, when the app is installed. */
export interface Places {
  find(address: string): Promise<Place | undefined>;
  /** The addresses of a team that was learnt with them. */
  ofTeam(team: string): Promise<readonly string[]>;
  learn(address: string, place: Place): Promise<void>;
}

export interface Adapter {
  readonly platform: Platform;
  /** Verifies, parses, asks once, answers within the platform's three seconds. */
  receive(request: Request): Promise<Response>;
  /** Posts or updates; classifies a failure, decides nothing. Never throws. */
  deliver(delivery: Delivery): Promise<Outcome>;
  /** Opens a socket where the platform is reached that way. */
  start?(): Promise<void>;
  stop?(): Promise<void>;
}
