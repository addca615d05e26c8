// What can be done with a case: each a command, a button and a form.
import { decideBy, needsBy } from "../../src/rules/command.ts";
import { checking } from "./checking/commands.ts";
import { closing } from "./closing/commands.ts";
import { contacting } from "./contacting/commands.ts";
import { counting } from "./counting/commands.ts";
import { daysOff } from "./covering/commands.ts";
import { terms } from "./deadlines/commands.ts";
import { erasing } from "./erasing/commands.ts";
import { registrar } from "./filing/registrar.ts";
import { investigatings } from "./investigating/commands.ts";
import { living } from "./living/commands.ts";
import { missing } from "./missing/commands.ts";
import { naming } from "./naming/commands.ts";
import { passing } from "./passing/commands.ts";
import { joining } from "./same/commands.ts";
import { sharing } from "./sharing/commands.ts";
import type { Event, State } from "./state.ts";

// The order is the order of `hjälp`.
export const commands = {
  ...living,
  ...closing,
  ...checking,
  ...counting,
  ...missing,
  ...daysOff,
  ...terms,
  ...sharing,
  ...contacting,
  ...naming,
  ...passing,
  ...joining,
  ...registrar,
  ...erasing,
  ...investigatings,
} as const;
export const decide = decideBy<State, Event>(commands);
export const needs = needsBy<State, Event>(commands);
