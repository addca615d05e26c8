// What a step of the guide is made of: what happens in which window, and what it looks for.
import type { CaseRow, DeliveryRow, JournalEntry, PlayState } from "./contract.ts";
import { type Fill, readable } from "./find.ts";
import type { Lang, Texts } from "./texts.ts";

export type StepId = keyof Texts["steps"];
/** `name` looks at a person's name, agency and title together. */
export interface Who {
  name: RegExp;
  agency?: RegExp;
}
type Common =
  | { as: Who }
  | { go: "dm" | RegExp }
  /** `en`: the same command in the words of those who read English. */
  | { type: string; en?: string }
  | { fill: Fill[] }
  | { submit: true }
  | { press: RegExp; place?: RegExp; optional?: true }
  /** Shown, and left alone: whoever watches has not asked for a file. */
  | { look: RegExp }
  | { close: true }
  | { read: number };
/** What happens in the Teams window. */
export type TeamsAct = (Common | { extension: string }) & { in: "teams" };
/** Without a word about it, in Slack. */
export type SlackAct = (Common | { go: "home" } | { clock: ClockMove } | { again: RegExp; until: RegExp }) & { in?: never };
export type ClockMove = { nextWorkday: [number, number] } | { today: [number, number] } | { weekday: number; at: [number, number] };
export type Act = TeamsAct | SlackAct;
export interface Scene {
  state: PlayState;
  cases: CaseRow[];
  /** What has happened since the step before was ticked. */
  journal: JournalEntry[];
  deliveries: DeliveryRow[];
}
export interface Step {
  id: StepId;
  acts: Act[];
  done(scene: Scene): boolean;
}

/** What is typed, in the language of the page. */
export const typed = ({ type, en }: Extract<Common, { type: string }>, lang: Lang): string => (lang === "en" ? (en ?? type) : type);
export const contact: Who = { name: /kontaktperson|contact/i, agency: /noomi/i };
export const deputy: Who = { name: /ersättare|deputy/i, agency: /noomi/i };
export const evonhuset: Who = { name: /regionkoordinator|coordinator/i, agency: /evonhuset/i };
export const malmo: Who = { name: /handläggare|caseworker/i, agency: /malmö/i };
export const DM = /^dm$/;
export const REGION = /region.*syd/i;
export const teams = (act: Common | { extension: string }): TeamsAct => ({ ...act, in: "teams" });
export const reads = (scene: Scene, words: RegExp) => words.test(readable(scene.state));
export const times = (scene: Scene, type: RegExp) => scene.journal.filter((entry) => type.test(entry.type)).length;
export const NO = /^(nej|no)$/i;
export const YES = /^(ja|yes)/i;
