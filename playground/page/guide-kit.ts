// What a step of the guide is made of: what happens in which window, what it needs first, and what stands in the picture at its end.
import type { CaseRow, JournalEntry, MailboxRow, PlayState } from "./contract.ts";
import type { TeamsState } from "./teams-contract.ts";
import type { Lang, Texts } from "./texts.ts";
import type { ClockMove } from "./time.ts";

export type StepId = keyof Texts["steps"];
export type Theme = keyof Texts["guide"]["themes"];
/** `name` looks at a person's name, agency and title together. */
export interface Who {
  name: RegExp;
  agency?: RegExp;
}
/** What is wished for in the fields whose labels fit. */
export interface Fill {
  label: RegExp;
  /** The words of the option to choose, or the text to write: in the page's language, where people read it. A date may be the next such weekday; a choice, the guide's case. */
  with: RegExp | string | Readonly<Record<Lang, string>> | { weekday: number } | "{ref}";
}
type Common =
  | { as: Who }
  | { go: "dm" | RegExp }
  /** `en`: the same command in the words of those who read English. `{ref}` becomes the reference of the guide's case. */
  | { type: string; en?: string }
  | { fill: Fill[] }
  | { submit: true }
  /** `on`: words of the message that it stands on, or the guide's reference there; `beside`: the line of the guide's case; `naming`: the button that names it, if any does. */
  | { press: RegExp; place?: RegExp; on?: RegExp | "{ref}"; beside?: "{ref}"; naming?: "{ref}" }
  /** Shown, and left alone: whoever watches has not asked for a file. */
  | { look: RegExp }
  | { close: true }
  | { read: number };
/** What happens in the Teams window. */
export type TeamsAct = Common & { in: "teams" };
/** Without a word about it, in Slack. `keep`: the case whose reference the open form shows is the guide's from now on. `beside`: the list that is shown beside the chat. */
export type SlackAct = (
  | Common
  | { clock: ClockMove }
  | { again: RegExp; until: RegExp }
  | { keep: true }
  | { beside: "mail" }
) & {
  in?: never;
};
export type Act = TeamsAct | SlackAct;

/** The guide's own case, as its journal tells it; null: there is none. */
export interface Told {
  row: CaseRow;
  journal: JournalEntry[];
}
/** What somebody sees now. `now`: the play's clock in epoch ms. */
export interface Scene {
  slack: PlayState;
  teams: TeamsState | null;
  told: Told | null;
  now: number;
}
/** A state that a step needs. Where it does not hold, `acts` bring it about by the commands that people give, after what they need themselves. */
export interface Need {
  needs?: readonly Need[];
  /** As whom one looks for it, in Slack. */
  as: Who;
  holds(scene: Scene): boolean;
  acts: readonly Act[];
}
/** What can be read in a window: in the form that is open, else in the conversation that is. `mail`: every mail that has come. */
export interface Picture {
  slack: string;
  teams: string;
  mail: string;
}
export interface Step {
  id: StepId;
  needs: readonly Need[];
  acts: readonly Act[];
  /** Types of events of which one more must stand in the journal beside, before it counts as done by hand: its end can be read elsewhere too. */
  told?: RegExp;
  /** What the step is about, as it must be readable when it has been played. */
  ends: { readonly [W in keyof Picture]?: RegExp };
}

export type Pressing = Extract<Act, { press: RegExp }>;

/** What is typed, in the language of the page. */
export const typed = ({ type, en }: Extract<Common, { type: string }>, lang: Lang): string =>
  lang === "en" ? (en ?? type) : type;
export const contact: Who = { name: /kontaktperson|contact/i, agency: /noomi/i };
export const deputy: Who = { name: /ersättare|deputy/i, agency: /noomi/i };
export const evonhuset: Who = { name: /regionkoordinator|coordinator/i, agency: /evonhuset/i };
export const malmo: Who = { name: /handläggare|caseworker/i, agency: /malmö/i };
export const DM = /^dm$/;
export const NOOMI = /^noomi$/i;
export const REGION = /^region.syd$/i;
/** The space of Noomi and Malmö, by its name in the configuration or in its own words. */
export const TOGETHER = /noomi.*malm/i;
export const NO = /^(nej|no)$/i;
export const YES = /^(ja|yes)/i;
export const teams = (act: Common): TeamsAct => ({ ...act, in: "teams" });
export const mailWords = (boxes: readonly MailboxRow[]): string =>
  boxes.flatMap(({ mails }) => mails.map(({ subject, text }) => `${subject}\n${text}`)).join("\n");
/** Both windows free of forms. */
export const clear: readonly Act[] = [{ close: true }, teams({ close: true })];
/** Whether the picture has what the step must end on. */
export const isAtEnd = ({ ends }: Step, picture: Picture): boolean =>
  (["slack", "teams", "mail"] as const).every(
    (window) => ends[window]?.test(picture[window]) ?? true,
  );
