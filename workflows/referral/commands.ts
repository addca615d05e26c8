// What can be done with a referral. The first screen asks five things; the rest is behind "Mer".
import type { InstanceId } from "../../src/rules/ui.ts";
import { holderText } from "../../src/rules/who.ts";
import { type CommandOf, decideBy, memberOf, type Needs } from "../../src/rules/workflow.ts";
import { answering } from "./answering.ts";
import { drafting } from "./drafting.ts";
import { handing } from "./handing.ts";
import type { Event, State } from "./model.ts";

export const commands = { ...drafting, ...answering, ...handing } as const;
type Command = CommandOf<typeof commands>;
export const decide = decideBy<State, Event>(commands);

/** A draft needs its case: read with what this member may read. */
export const needs = (_state: State, command: Command): Needs => {
  const member = memberOf(command.by);
  if (command.type !== "draft" || !member) return {};
  return {
    kase: { workflow: "case", instances: [command.values.kase as unknown as InstanceId], for: member, limit: 1 },
    drafts: { workflow: "referral", open: true, holders: [holderText({ member: member.id })], for: member, limit: 60 },
  };
};
