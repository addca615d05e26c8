// What can be done with a meeting: before, at it and after. The order is the order of `hjälp`.
import { decideBy, needsBy } from "../../src/rules/command.ts";
import { holding } from "./holding/commands.ts";
import type { Event, State } from "./model.ts";
import { afterwards } from "./notes/commands.ts";
import { preparing } from "./preparing/commands.ts";
import { toldTo } from "./told.ts";

export const commands = { ...toldTo, ...preparing, ...holding, ...afterwards } as const;
export const decide = decideBy<State, Event>(commands);
export const needs = needsBy<State, Event>(commands);
