// Commands on a case that is there; on one that is being erased there is nothing to decide.
import { commandsOn } from "../../src/rules/command.ts";
import type { Case, Event, State } from "./state.ts";

export const isCase = (state: State): state is Case => state.step !== "new";
/** Not while it is being erased. */
export const isKept = (state: State): state is Case => isCase(state) && state.step !== "erasing";
export const { command, act, byClock, told, live, byPerson } = commandsOn<State, Case, Event>(isKept);
