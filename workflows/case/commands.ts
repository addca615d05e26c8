// What can be done with a case: each a command, a button and a form.
import { decideBy, needsBy } from "../../src/rules/command.ts";
import { checking } from "./commands/checking.ts";
import { closing } from "./commands/closing.ts";
import { daysOff } from "./commands/covering.ts";
import { living } from "./commands/living.ts";
import { missing } from "./commands/missing.ts";
import { naming } from "./commands/naming.ts";
import { sharing } from "./commands/sharing.ts";
import { terms } from "./commands/terms.ts";
import { passing } from "./passing/commands.ts";
import { joining } from "./same/commands.ts";
import type { Event, State } from "./state.ts";

// The order is the order of `hjälp`.
export const commands = {
  ...living,
  ...closing,
  ...checking,
  ...missing,
  ...daysOff,
  ...terms,
  ...sharing,
  ...naming,
  ...passing,
  ...joining,
} as const;
export const decide = decideBy<State, Event>(commands);
export const needs = needsBy<State, Event>(commands);
