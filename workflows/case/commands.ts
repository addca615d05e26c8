// What can be done with a case: each a command, a button and a form.
import type { CommandOf } from "../../src/workflow.ts";
import { checking } from "./commands/checking.ts";
import { living } from "./commands/living.ts";
import { sharing } from "./commands/sharing.ts";

// The order is the order of `hjälp`.
export const commands = { ...living, ...checking, ...sharing } as const;
export type Command = CommandOf<typeof commands>;
