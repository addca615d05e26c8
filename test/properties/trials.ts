// Trials of non-interference: what two plays differ in, what may be taken out of what they show, and which workflows there are.
import fc from "fast-check";
import type { AnyWorkflow } from "../../src/rules/workflow.ts";
import { workflows } from "../../workflows/index.ts";
import { moves, starts } from "./plays.ts";
import {
  declaredNames,
  type Except,
  playTwins,
  type Twins,
  type Vary,
  visible,
} from "./secrets.ts";

export type Trial = {
  readonly vary: Vary;
  readonly except?: Except;
  /** What may be taken out; everything that is declared when nothing is said. */
  readonly names?: readonly string[];
  readonly instants?: "masked" | "exact";
  readonly workflows?: readonly AnyWorkflow[];
  /** The difference may decide whether a wish is granted. */
  readonly parts?: true;
};
/** A referral that stops is seen by the comparison as an event that only one has; its posts stay in. */
const names = declaredNames(workflows).filter((name) => name !== "referral.consent");
/** Throws where the twins differ in more than may be taken out. */
export const sameIn = ({ a, b }: Twins, t: Trial): void => {
  const [left, right] = [a, b].map((sim) => visible(sim, t.names ?? names, t.instants));
  if (JSON.stringify(left) === JSON.stringify(right)) return;
  const only = (one: readonly string[] = [], other: readonly string[] = []) =>
    one.filter((line) => !other.includes(line)).slice(0, 3);
  throw new Error(
    `a class-B value shows:\n${only(left, right).join("\n")}\nagainst\n${only(right, left).join("\n")}`,
  );
};
/** Forty moves that differ in what a trial varies show the same after each. */
export const property = (t: Trial) =>
  fc.property(starts, moves(40), (start, list) => {
    const parted = playTwins(
      start,
      list,
      t.vary,
      t.except ?? {},
      (twins) => sameIn(twins, t),
      t.workflows,
    );
    if (parted && !t.parts) throw new Error("a class-B value decides what happens to a referral");
  });
/** What decides whether something may be passed on at all. */
export const gates = (command: string, field: string): boolean =>
  command === "consent" ||
  command === "invite" ||
  `${command}.${field}` === "assess.asylum" ||
  ((command === "draft" || command === "edit") && ["basis", "groups", "provision"].includes(field));

/** What is said at a meeting, and why a promise was not kept. */
export const atMeetings: Vary = (command, field) =>
  ["decide.code", "correct.code", "fault.what", "cannot.reason"].includes(`${command}.${field}`);
/** Fewer workflows, so that the sequences come to where something is decided: without referrals, without meetings. */
const without = (...names: readonly string[]) =>
  workflows.filter(({ name }) => !names.includes(name));
// Nobody who plays audits an agency, answers the support line or decides on support: what only comes about with them would cost moves in which nothing happens.
const beside = [
  "call",
  "desk",
  "training",
  "evaluation",
  "veil",
  "method",
  "common",
  "nsp",
  "budget",
  "guide",
  "release",
  "roster",
  "leaving",
  "enrolling",
  "directory",
  "search",
  "conventions",
  "joining",
  "callback",
  "rights",
  "removal",
];
export const aroundMeetings = without(
  "referral",
  "capacity",
  "handover",
  "digest",
  "oversight",
  ...beside,
);
export const aroundReferrals = without("series", "agenda", "action", "oversight", ...beside);
