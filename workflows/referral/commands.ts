// What can be done with a referral. The first screen asks five things; the rest is behind "Mer".
import { decideBy, needsBy } from "../../src/rules/command.ts";
import { answering } from "./answering/commands.ts";
import { handing } from "./answering/handing.ts";
import { drafting } from "./drafting/commands.ts";
import type { Event, State } from "./model.ts";
import { linked } from "./outside/commands.ts";

export const commands = { ...drafting, ...answering, ...handing, ...linked } as const;
export const decide = decideBy<State, Event>(commands);
export const needs = needsBy<State, Event>(commands);
