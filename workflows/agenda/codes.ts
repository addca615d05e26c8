// Code lists of meetings. docs/domain.md §5; wordings stand in the catalogues.
import { inWords } from "../../src/rules/say.ts";
import type { Open, Phrase } from "../../src/rules/ui.ts";

export type Code<T extends readonly string[]> = T[number];
/** The standing items, in the order of an agenda. docs/domain.md §5. */
export const headings = [
  "opening",
  "presence",
  "previous",
  "actions",
  "cases",
  "referrals",
  "capacity",
  "method",
  "training",
  "outlook",
  "newActions",
  "nextMeeting",
] as const;
export type Heading = Code<typeof headings>;
/** Kinds of meetings, by the names that the field uses. */
export const templates = ["noomi_syd_avstamning", "nmt_kvartal", "arendekonferens"] as const;
export type Template = Code<typeof templates>;
/** NMT discusses no cases; a conference is about nothing else. */
export const standing: Readonly<Record<Template, readonly Heading[]>> = {
  noomi_syd_avstamning: headings,
  nmt_kvartal: headings.filter((heading) => heading !== "cases" && heading !== "referrals"),
  arendekonferens: [
    "opening",
    "presence",
    "actions",
    "cases",
    "referrals",
    "newActions",
    "nextMeeting",
  ],
};
/** Where somebody may put an item of their own. */
export const openHeadings = [
  "method",
  "capacity",
  "training",
  "outlook",
] as const satisfies readonly Heading[];
export const rhythms = ["once", "weekly", "biweekly", "everyFour", "monthly", "quarterly"] as const;
export type Rhythm = Code<typeof rhythms>;
export const yesNo = ["yes", "no"] as const;
export { meetingTimes as times } from "../../src/rules/conference.ts";
export const lengths = ["30", "60", "90", "120", "180"] as const;
export const timeboxes = ["5", "10", "15", "20", "30"] as const;
export const decisions = [
  "continue",
  "changeRisk",
  "newReferral",
  "close",
  "methodSupport",
  "other",
] as const;
/** Decided about a case: not at a meeting that has none. */
export const caseDecisions: readonly (typeof decisions)[number][] = [
  "changeRisk",
  "newReferral",
  "close",
];
export const faults = ["decision", "action", "presence", "missing"] as const;

/** A code of class A, in words. */
export const worded = (of: "meeting" | "rhythm" | "heading", code: Open<string>): Phrase =>
  inWords(of, code);
